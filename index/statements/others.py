"""Whether the words after what was said are another's: a report with its speaker, or what the writer makes of it."""

from __future__ import annotations

from ..lexicon.cues import CUES
from ..lexicon.words import AUXILIARIES, PARTY_TAGS, REMARKS, is_adverb, is_plural_noun, word_set
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import DASHES, FINITE, NOUN_LEADS, PRONOUNS, begins_predicate
from .grammar.verbs import opens_object

OTHERS = word_set("others some many critics experts officials they")
_NOT_FINITE = word_set("be been being am have having do 's 've 'd 'll")  # "vowed to stay and have fun"
# Units of a report that trails what was said, and words that no subject of one holds.
_TRAIL = 9
_NOT_IN_SUBJECTS = FINITE | {",", QUOTE, ";", ":"} | word_set("but who which that as when if what to")


def speaks_next(units: Outline, joint: int, hi: int) -> bool:
    """Whether a name and its verb of saying follow a conjunction or comma, and no aside (", Kirby said,")."""
    at = units.capitals_after(joint + 1, min(joint + 5, hi))
    tagged = at + 2 < hi and units.lowers[at] == units.lowers[at + 2] == "," and units.words[at + 1][:2] in PARTY_TAGS
    at += 3 * tagged  # "Rep. Kevin Hern, R-Okla., told"
    cue = CUES.get(units.lowers[at]) if at < hi else None
    aside = units.lowers[at + 1 : at + 2] == [","] and units.lowers[at + 2 : at + 3] != [QUOTE]
    if cue is None or at == joint + 1 or aside:
        return False
    return cue.form in ("past", "s", "ing") and not cue.noun


def another_speaks(units: Outline, comma: int, hi: int) -> bool:
    """Whether somebody else's report follows a comma: ", Kirby said", ", with Kirby tweeting that"."""
    led = units.lowers[comma + 1 : comma + 2] == ["with"] and has_participle(units, comma + 2, hi)
    return led or speaks_next(units, comma, hi)


def is_another_s(units: Outline, first: int, end: int) -> bool:
    """Whether others' words, or the writer's own, follow a conjunction: "while others argue", "and I doubt", "and she
    said".
    """
    if units.words[first : first + 1] == ["I"]:
        return True
    cue = CUES.get(units.lowers[first + 1]) if first + 1 < end else None
    spoke = cue is not None and (cue.form == "past" or (cue.form == "base" and not cue.noun))
    return spoke and units.lowers[first] in ("he", "she", *OTHERS)


def acts_next(units: Outline, first: int, end: int, anybody: bool) -> bool:
    """Whether whoever spoke does something after a conjunction, or anybody: "(and) took the stage", "(but) it has
    failed", "(and) the singer turned it into a song".
    """
    if anybody and first + 2 < end:
        low = units.lowers[first]
        first += 1 if low in PRONOUNS else 2 if low in ("the", "a", "an", "his", "her") else 0
    while first < end and is_adverb(units.lowers[first]):
        first += 1
    if not begins_predicate(units, first, end):
        return False
    if units.lowers[first] in AUXILIARIES:
        return units.lowers[first] not in _NOT_FINITE
    if first + 1 >= end:
        return False
    following = units.lowers[first + 1]
    return opens_object(following) or following in ("to", "that") or units.words[first + 1][0].isupper()


def trails(units: Outline, first: int, end: int) -> bool:
    """Whether what is left is somebody's report of all before it: "..., the state news agency Xinhua reported"."""
    last = end - 1
    cue = CUES.get(units.lowers[last]) if 1 < end - first <= _TRAIL else None
    if cue is None or cue.pattern not in ("clause", "tell") or (cue.form == "base" and cue.lemma != "say"):
        return False
    low = units.lowers[first]
    opens = low in NOUN_LEADS or units.words[first][0].isupper() or low in ("he", "she", "it", *OTHERS)
    joint = next((at for at in range(first, last) if units.lowers[at] == "and"), first)
    named = joint == first or (units.words[joint - 1][0].isupper() and units.words[joint + 1][0].isupper())
    return (opens or is_plural_noun(low)) and named and _NOT_IN_SUBJECTS.isdisjoint(units.lowers[first:last])


def has_participle(units: Outline, first: int, end: int) -> bool:
    """Whether a name has a participle of its own: "(with) Senator John McCain calling"."""
    at = units.capitals_after(first, end)
    return first < at < end and units.lowers[at].endswith("ing")


def is_remark(units: Outline, first: int, end: int) -> bool:
    """Whether no more than what the writer makes of it follows a dash: "a prediction that didn't come true"."""
    phrase = units.lowers[first : min(end, first + 4)]
    if not DASHES.isdisjoint(units.lowers[first:end]) or phrase[:1] not in (["a"], ["an"], ["something"]):
        return False
    return not REMARKS.isdisjoint(phrase)
