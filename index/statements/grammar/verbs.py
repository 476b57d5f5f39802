"""Whether a form is a reporting verb where it stands: a base form after its plural, a noun, a bare participle."""

from __future__ import annotations

from ...lexicon.cues import CUES, EVIDENCE, NAMING, SPEAKING, Cue
from ...lexicon.roles import ROLES
from ...lexicon.words import (
    AUXILIARIES,
    CONTRACTIONS,
    DETERMINERS,
    PLURALS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIME_NOUNS,
    has_past_form,
    is_adverb,
    is_plural_noun,
    word_set,
)
from .clauses import main_subject
from .frame import Verb
from .outline import QUOTE, Outline
from .phrases import FINITE, NOUN_LEADS, PAUSES, PRONOUNS, Range, begins_predicate, is_share, noun_phrase_before
from .preceding import subject_before

_SHARES = word_set(
    "percent % half third thirds quarter majority most few in one-third two-thirds three-quarters surveyed"
)
_SEVERAL = word_set("they we i you some many others both who those critics") | PLURALS
_STAND_LAST = word_set("report note state claim recall estimate")
_CLAIMS = word_set("claim report note")
_OFFERS = word_set("promise pledge vow")
# States of which nobody states anything.
_KINDS_OF_STATES = word_set("member swing battleground gulf southern northern red blue more most other nation many few")
# After a noun these go on with it: "sources close to the campaign".
_AFTER_NOUN = PREPOSITIONS | word_set(", who close familiar privy aware loyal opposed")
# Participles that tell how a thing came to be known.
_SHOWN = word_set(
    "reveal confirm identify express announce label disclose describe detail outline propose predict project report"
)
_NOUNS_IN_ING = word_set("filing ruling meeting hearing briefing posting writing finding listing reading recording")
_ADJECTIVES = word_set("major general private")  # "makes major claims"
_DOUBTFUL = word_set("false baseless bogus misleading wild early")
_NEVER_WITH_THAT = word_set("label brand question attack call voice talk praise blame compliment appeal salute")
_MAKES = word_set("dare let let's lets make makes made hear hears heard hearing")
_AHEAD = 12  # units after it in which a verb of the same subject is looked for
_GIVES_NAMES = word_set("call dub label brand")
_GAPS = word_set("what which whom that who")  # before whoever gives the name, not before what bears it
_NAMED = word_set("it him her them us me he she they we i you")


def is_plural(verb: Verb) -> bool:
    """Whether what stands before a base form can be its plural subject ("officials say", "they argue")."""
    units, group, lo, following = verb.units, verb.group, verb.lo, verb.following
    cue, low = verb.cue, verb.before
    if low == "":
        return False
    if cue.lemma == "state" and not _opens_clause(following):
        return False  # "some state laws", "many county and state officials"
    if low in _SEVERAL:
        if cue.noun and low == "who":
            return _opens_clause(following)  # "those who claim it is over"
        return not cue.noun or not is_plural_noun(following)  # "some state efforts"
    if cue.lemma == "point":
        return is_plural_noun(low)  # "advocates point out that"
    if cue.lemma == "say" and (following in NOUN_LEADS or _opens_clause(following)):
        # "The couple say that", but "their say", "I'd say", "let me say it"
        owned = low != "that" and (low in NOUN_LEADS or low in CONTRACTIONS)
        return not owned and _MAKES.isdisjoint(units.lowers[max(lo, group - 3) : group])
    if cue.noun and is_plural_noun(low) and _opens_clause(following):
        return True  # "experts note that", "lawmakers claim it will"
    if cue.lemma in _CLAIMS and is_plural_noun(low) and (group - 1 == lo or units.words[group - 1].islower()):
        # "Locals claim the town is the oldest", but "Locals claim the money", "a United Nations report"
        return _predicate_follows(units, group + 1)
    if cue.pattern == "quote" or (cue.noun and cue.lemma not in EVIDENCE):
        return False
    # "Workers with leaf blowers trash", "levels of water stress": what can't but be said has no such nouns.
    said = cue.lemma in ("say", "tell", "argue") or _opens_clause(following)
    if low != "and" and (said or following in NOUN_LEADS or cue.lemma in EVIDENCE):
        phrase = subject_before(units, group, lo)
        if phrase is None and cue.lemma == "say" and following not in (",", "for"):  # "People briefed on it say"
            phrase = main_subject(units, lo, group)
        if phrase is not None and heads_plural(units, *phrase):
            return True
    return is_plural_noun(low)


def _opens_clause(low: str) -> bool:
    return low == "that" or low in CONTRACTIONS or low in PRONOUNS


def heads_plural(units: Outline, first: int, after: int) -> bool:
    """Whether a noun phrase is of several: "four in 10", "critics like Xi", "a majority of voters", "Xi and Qin"."""
    phrase = units.lowers[first:after]
    if phrase[0][0].isdigit() or not _SHARES.isdisjoint(phrase) or is_share(phrase[-3:]):
        return True
    ends = (at for at in range(1, len(phrase)) if phrase[at] in _AFTER_NOUN or phrase[at].endswith(("ing", "ed")))
    head = next(ends, len(phrase))
    if phrase[head - 1] in _SEVERAL or is_plural_noun(phrase[head - 1]):
        return True
    return "and" in phrase[1 : head - 1]


def is_verbal(verb: Verb) -> bool:
    """Whether a form that is a noun as well is a verb here: a possible subject before it, an object after."""
    units, at, lo, following = verb.units, verb.at, verb.lo, verb.following
    if at == lo:
        return False
    phrase = noun_phrase_before(units, at, lo)
    low, word = units.lowers[at - 1], units.words[at - 1]
    if _is_described(units, at, following):
        return False
    if units.lowers[at] == "projects":  # "AAA projects that fewer will drive", but "solar projects"
        return following == "that" and units.words[at - 1][0].isupper()
    if following == "that" and CUES[units.lowers[at]].lemma in _NEVER_WITH_THAT:
        return False  # "the labels that they bear"
    if units.lowers[at] == "states" and (low in _KINDS_OF_STATES or low[0].isdigit()):
        return False
    if phrase is not None and phrase[0] > lo and units.lowers[phrase[0] - 1] == QUOTE:
        if units.lowers[phrase[0]].endswith("ing"):
            return False  # "“...,” giving states more power"
        return not begins_predicate(units, phrase[0], at)  # "“...” came up in recent tweets"
    if units.lowers[at] == "states" and not _is_stated(units, at, following):
        return False
    if low in ("he", "she", "it", "who") or (low == QUOTE and CUES[units.lowers[at]].lemma == "read"):
        return True
    if low in PREPOSITIONS:
        return False
    if cue_ends(units, at, lo, following, phrase):
        return True
    if low.endswith("ing") and word.islower() and low not in _NOUNS_IN_ING:
        return False  # "a statement addressing reports that it was over"
    if following == "that":
        return not is_object(units, at)
    if low in ("but", "and", "also"):
        return following in NOUN_LEADS or following in SUBJECT_PRONOUNS
    if low in NOUN_LEADS or low == "'s":
        return False
    if following in POSSESSIVES or following in SUBJECT_PRONOUNS or following == "the":
        return True
    if following.endswith("ed"):
        return False
    if following == "to" and low[0].isupper() and CUES[units.lowers[at]].lemma in _OFFERS:
        return True  # "Kirby promises to stay"
    if following in ("of", "from", "to", "in", "and", ",", ".", "were", "are", "was", "is", "have", "by", ""):
        return False
    if low == ",":  # "Kirby, director of the league, calls it"
        source = subject_before(units, at, lo)
        return source is not None and units.words[source[0]][0].isupper()
    return word[0].isupper() or (low in ROLES and low not in _ADJECTIVES) or low == ")"


def is_object(units: Outline, at: int) -> bool:
    """Whether a noun that may be a verb is what somebody deals with: "rejected (claims that)", "to use false (reports
    that)", "over (rumors that)", "the bank's (claims that)".
    """
    low, before = units.lowers[at - 1], units.lowers[at - 2] if at > 1 else ""
    if low == "'s":
        return units.words[at - 2].islower()
    dealt = low in PREPOSITIONS or has_past_form(low) or (low in _DOUBTFUL and not is_adverb(before))
    return units.words[at - 1].islower() and (dealt or before == "to")


def _is_described(units: Outline, at: int, following: str) -> bool:
    """Whether a relative clause describes what then is a noun: "the protests that swept the country"."""
    after = at + 2
    if following != "that" or CUES[units.lowers[at]].form == "past":
        return False
    return begins_predicate(units, after, len(units.lowers))


def _is_stated(units: Outline, at: int, following: str) -> bool:
    """Whether "states" tells what somebody stated: "the law states that", "states clearly", but "more states saw"."""
    opens = following in (QUOTE, "that", ":", ",", ".", "") or following in SUBJECT_PRONOUNS
    opens = opens or following in NOUN_LEADS
    return opens or units.words[at + 1][0].isupper()


def cue_ends(units: Outline, at: int, lo: int, following: str, phrase: Range | None) -> bool:
    """Whether a report that stands last may be a verb: "..., the BBC reports.", "..., reports the Guardian"."""
    if CUES[units.lowers[at]].lemma not in _STAND_LAST:
        return False
    goes_on = following == "," and units.words[at - 1][0].isupper()  # "..., the Post reports, citing aides"
    if (following in (".", "") or goes_on) and phrase is not None and phrase[0] - 1 > lo:
        named = units.lowers[phrase[0]] == "the" or units.words[phrase[0]][0].isupper()
        return named and units.lowers[phrase[0] - 1] in (",", "as")
    named = following == "the" or (units.words[at + 1 : at + 2] != [] and units.words[at + 1][0].isupper())
    return named and units.lowers[at - 1] in (",", QUOTE)


def opens_object(following: str) -> bool:
    """Whether a word after a verb opens its object."""
    return following == QUOTE or following in NOUN_LEADS or following in _NAMED


def can_speak(units: Outline, source: Range) -> bool:
    """Whether a noun phrase may be a person's or a body's: a name, a role, a pronoun."""
    return any(
        (units.words[at][0].isupper() and units.lowers[at] not in DETERMINERS)
        or units.lowers[at] in ROLES
        or units.lowers[at] in _SEVERAL
        for at in range(*source)
    )


def may_speak(units: Outline, source: Range) -> bool:
    """Whether a noun phrase may be somebody's, several people's, a body's or a paper's."""
    known = not (SPEAKING | SUBJECT_PRONOUNS).isdisjoint(units.lowers[slice(*source)])
    return known or can_speak(units, source) or heads_plural(units, *source)


def _predicate_follows(units: Outline, first: int) -> bool:
    """Whether an auxiliary comes before anything that opens what was said."""
    for low in units.lowers[first : first + _AHEAD]:
        if low in (QUOTE, "that", ":", ",", ".") or low in SUBJECT_PRONOUNS:
            return False
        if low in FINITE:
            return True
    return False


def only_names(verb: Verb, source: Range | None) -> bool:
    """Whether a participle only tells what a thing is called: "a bill, often called “M,”", "a plan dubbed “M”", but
    "what critics called “a sham”", "Kirby called “Medusa” a sham".
    """
    units, at = verb.units, verb.at
    if verb.cue.form != "past" or verb.cue.lemma not in _GIVES_NAMES or not all(map(is_adverb, verb.helpers)):
        return False
    if source is not None and (units.lowers[source[0] - 1] in _GAPS or units.lowers[source[1] - 1] in SUBJECT_PRONOUNS):
        return False
    articles = ("a", "an", "the")
    paused, articled = verb.before in PAUSES, verb.following in articles
    name, *rest = units.lowers[at + 1 + articled : verb.hi] or [""]
    if name != QUOTE or (rest and rest[0] in articles):
        return False
    if articled and verb.cue.lemma != "dub" and not verb.helpers and units.last_inside(at + 2) != ",":
        return False  # "Kirby, a lawyer, called the “brutal” attack a crime"
    return paused or units.words[verb.group - 1][0].islower() or verb.cue.lemma == "dub"


def is_reduced(units: Outline, source: Range, cue: Cue, following: str) -> bool:
    """A participle after its noun ("a group called X", "the votes cast", "a man accused of"): nobody said it."""
    lowers = units.lowers
    first = next((lowers[at] for at in range(source[1] - 1, source[0], -1) if lowers[at] in DETERMINERS), "")
    first = "something" if lowers[source[1] - 1] == "something" else first or lowers[source[0]]
    if cue.form != "past" or units.lowers[source[1] - 1] in SUBJECT_PRONOUNS:
        return False
    if cue.lemma in ("call", "dub", "label", "brand") and first in ("a", "an", "some", "something"):
        calls = cue.lemma == "call" and following in ("for", "on")
        return following not in _NAMED and not calls  # "a reporter called it “chaos”", "some have called for a vote"
    if cue.lemma in NAMING and units.words[source[1] - 1].islower() and not opens_object(following):
        verb = lowers[source[0] - 1] if source[0] else ""
        if verb in CUES or verb in AUXILIARIES or has_past_form(verb):
            return True  # "announced a version of its campaign called Replay"
    if cue.lemma in _SHOWN and not can_speak(units, source):
        if following in TIME_NOUNS and CUES.get(lowers[source[1]]) == cue:
            return begins_predicate(units, source[1] + 2, len(lowers))  # "the deal announced tonight is"
        least = lowers[source[1] + 2 : source[1] + 3] == ["least"]
        if following in PREPOSITIONS and following not in ("by", "after") and not least:
            return _predicate_follows(units, source[1] + 1)  # "the suits revealed at the center are"
    return following == "by" or (cue.pattern == "object" and following in (".", ",", ""))
