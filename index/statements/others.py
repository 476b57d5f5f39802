"""Whether the words after what was said are another's: a report with its speaker, before or after its verb."""

from __future__ import annotations

from ..lexicon.cues import CUES
from ..lexicon.roles import ROLES
from ..lexicon.words import (
    PARTY_TAGS,
    has_past_form,
    is_plural_noun,
    word_set,
)
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import FINITE, NOUN_LEADS, PRONOUNS

OTHERS = word_set("others some many critics experts officials they")
# Units of a report that trails what was said, and words that no subject of one holds.
_TRAIL = 9
_NOT_IN_SUBJECTS = frozenset({",", QUOTE, ";", ":"}) | word_set("and but who which that as when if what to")


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
    if first + 1 >= end:
        return False
    low = units.lowers[first]
    if units.words[first] == "I" or low == "few":
        return True
    cue = CUES.get(units.lowers[first + 1])
    speaks = cue is not None and cue.pattern in ("clause", "tell") and not cue.noun
    if low in ("he", "she", "they"):
        return speaks and cue is not None and cue.form == "past" and units.lowers[first + 2 : first + 3] != [","]
    return low in OTHERS and speaks and cue is not None and cue.form in ("base", "past")


def trails(units: Outline, first: int, end: int) -> bool:
    """Whether what is left is somebody's report of all before it: "..., the state news agency Xinhua reported"."""
    last = end - 1
    cue = CUES.get(units.lowers[last]) if 1 < end - first <= _TRAIL else None
    if cue is None or cue.pattern not in ("clause", "tell"):
        return False
    if cue.form not in ("past", "s") and not (cue.lemma == "say" and is_plural_noun(units.lowers[last - 1])):
        return False
    if cue.noun and cue.lemma not in ("report", "state", "claim", "estimate", "note"):
        return False
    low = units.lowers[first]
    opens = low in NOUN_LEADS or units.words[first][0].isupper() or low in ROLES
    if not opens and low not in ("he", "she", "it", "they", *OTHERS) and not is_plural_noun(low):
        return False
    return not any(
        within in _NOT_IN_SUBJECTS or within in FINITE or has_past_form(within) or (within in PRONOUNS and at > first)
        for at, within in enumerate(units.lowers[first:last], first)
    )


def has_participle(units: Outline, first: int, end: int) -> bool:
    """Whether a name has a participle of its own: "(with) Senator John McCain calling"."""
    at = first
    while at < end and (units.words[at][0].isupper() or units.lowers[at] in ROLES):
        at += 1
    return first < at < end and units.lowers[at].endswith("ing")
