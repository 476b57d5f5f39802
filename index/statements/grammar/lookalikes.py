"""Forms of verbs of saying that say nothing where they stand: names, adjectives, set phrases, deeds, denials."""

from __future__ import annotations

from ...lexicon.gazetteer import NAME_PARTICLES
from ...lexicon.words import AUXILIARIES, BE, PREPOSITIONS, has_past_form, is_adverb, is_plural_noun, word_set
from .frame import Verb
from .outline import QUOTE, Outline
from .phrases import Range
from .verbs import opens_object

_HEARSAY = (["said", "to", "be"], ["said", "to", "have"])
_PUT_AWAY = word_set("up down off out back into onto together away aside behind through")
_BEFORE_PROMISING = word_set("with of the a most more very some other another so too less")
_DEGREES = word_set("less more so too")
# Dealt with before they are said: "pledged delegates", "new alleged survivors".
_DEALT = word_set("repeat pledge project estimate promise propose report confirm allege")
_ABOUT = word_set("about nearly over some approximately roughly almost more")
_GOODS = word_set("pounds vehicles products units cars trucks batches ambassador ambassadors envoy envoys diplomats")
# "with a vote ruled out", "stress related to it", "as agreed upon".
_SET_PHRASES = {("rule", "out"), ("relate", "to"), ("agree", "upon"), ("argue", "over"), ("call", "off")}
# "Rest assured, it will", "That helps explain why".
_SET_BEFORE = {("rest", "assure"), ("helps", "explain"), ("help", "explain"), ("helped", "explain")}
_LIVES = word_set("lives life")
_WARDS = word_set("hospital hospitals rehab hospice clinic treatment icu unit ward")
_GOALS = word_set("goal goals run runs points penalty corner touchdown touchdowns")
_TALES = word_set("jokes stories tales lies")
_NOBODY = word_set("nobody none few nothing")
_NAMED = word_set("named identified")
_NOTHING = word_set("nothing little")
_HARDLY = word_set("hardly barely scarcely")
_IF = word_set("if unless whether")
_VERBS_ALONE = (["says"], ["said"])
_DENIED = word_set("deny denies denied denying avoid avoids avoided avoiding")
_BEFORE_DEALT = word_set("new more other such any those these similar several many all some made make makes")


def says_nothing(verb: Verb) -> bool:
    """Whether a verb reports nothing in its sentence."""
    units, at, lo, hi, cue, following = verb.units, verb.at, verb.lo, verb.hi, verb.cue, verb.following
    if _is_named(verb) or units.lowers[at : at + 3] in _HEARSAY:  # "decorations, said to be inspired by"
        return True
    if cue.noun and at > lo and units.lowers[at - 1] in ("says", "said", "say"):
        return True  # "Kirby says claims that it is over are false"
    if cue.lemma == "put":  # "as Kirby put it", but "put it up for sale"
        return following != "it" or (at + 2 < hi and units.lowers[at + 2] in _PUT_AWAY)
    if (cue.lemma, following) in _SET_PHRASES or (at > lo and (units.lowers[at - 1], cue.lemma) in _SET_BEFORE):
        return True
    lives = units.lowers[at + 1 : min(at + 8, hi)]
    if cue.lemma == "claim" and following != "that" and not _LIVES.isdisjoint(lives):
        return True  # "the floods claimed the lives of 1,600 people"
    if cue.lemma == "recall" and _is_of_goods(units.lowers[at + 1 : min(at + 6, hi)]):
        return True
    ahead = units.lowers[at + 1 : min(at + 7, hi)]
    if cue.lemma == "admit" and "to" in ahead[:2] and not _WARDS.isdisjoint(ahead):
        return True  # "was admitted to hospital", "admitted himself to rehab"
    if cue.lemma == "concede" and not _GOALS.isdisjoint(ahead) and "that" not in ahead:
        return True
    if cue.lemma == "propose" and following == "to" and units.words[at + 2 : at + 3] != [] and "that" not in ahead:
        return units.words[at + 2][0].isupper() or ahead[1] in ("him", "her")  # "proposed to Anna"
    if cue.lemma == "tell" and following in _TALES:
        return True
    if cue.lemma == "beg" and ahead[:2] == ["the", "question"]:
        return True
    if cue.form == "ing":
        return _is_adjective(verb)
    if cue.form == "past" and at > lo and _is_dealt_with(verb):
        return True
    if cue.lemma == "ask" and "be" in units.lowers[at + 1 : at + 4]:
        return not _NAMED.isdisjoint(units.lowers[at : at + 6])  # "asked not to be named"
    if cue.lemma == "say" and following in _NOTHING and units.lowers[at + 2 : at + 3] != ["of"]:
        return following == "nothing" or units.lowers[at + 2 : at + 3] in (["about"], ["."])  # "said little about it"
    if cue.lemma == "identify" and following == "as":
        return cue.form != "past"  # "Americans who identify as agnostic"
    # "That said, the vote was close"
    return cue.lemma == "say" and following == "," and lo <= at - 1 <= lo + 1 and units.lowers[at - 1] == "that"


def _is_of_goods(ahead: list[str]) -> bool:
    """Whether goods or envoys are recalled: "is recalling 7,000 pounds of beef", but "recalled meeting her in 1997"."""
    if "that" in ahead:
        return False
    rough = ahead[:1] != [] and ahead[0] in _ABOUT
    counted = any(low[0].isdigit() for low in ahead[: 3 if rough else 1])
    return counted or not _GOODS.isdisjoint(ahead)


def is_unsaid(units: Outline, group: int, source: Range | None, lo: int) -> bool:
    """Whether a verb group with its source tells of what was not said, or only might have been."""
    if source is not None and units.lowers[slice(*source)] in _VERBS_ALONE:
        return True  # "her mother, who he said told him so"
    first = group - 1 if units.lowers[group - 1] == "having" else group
    if first > lo and units.lowers[first - 1] in _DENIED:  # "Kirby denied saying", "denies having said"
        return True
    return source is not None and _is_nobody(units, source, lo)


def _is_nobody(units: Outline, source: Range, lo: int) -> bool:
    first, end = source
    before = units.lowers[first - 1] if first > lo else ""
    if units.lowers[first] in _NOBODY or (before, *units.lowers[first:end]) == ("no", "one"):
        return True
    if before in _HARDLY:  # "hardly anyone said"
        return True
    if before in _IF or (before == "had" and first - 1 == lo):  # "if Kirby says", "Had Kirby said"
        return True
    # "no official told them"
    return units.lowers[first] in ("no", "not") and first + 1 < end and units.words[first + 1].islower()


def _is_named(verb: Verb) -> bool:
    """Whether a name holds it: "the United States", "the Center for Investigative Reporting", "Qaboos bin Said"."""
    units, at = verb.units, verb.at
    if at == verb.lo or not units.words[at][0].isupper():
        return False
    before = units.words[at - 1]
    return before in NAME_PARTICLES or (before[0].isupper() and (verb.cue.noun or verb.cue.form == "ing"))


def _is_adjective(verb: Verb) -> bool:
    units, at, cue, following = verb.units, verb.at, verb.cue, verb.following
    before = units.lowers[at - 1] if at > verb.lo else ""
    if cue.lemma == "promise":  # "with promising field position"
        return before in _BEFORE_PROMISING and following != "to"
    if cue.lemma == "defend":
        return following in ("champion", "champions") or is_adverb(following)
    if cue.lemma in ("continue", "go"):  # "is going through changes", "continuing to Ohio, ate “15 miles from it,”"
        return following not in (QUOTE, ",", ":")
    if before in _DEGREES:
        return True  # "less threatening than it might appear"
    if cue.lemma == "threaten":  # "sent threatening text messages", but "Kirby spoke, threatening tariffs"
        object_ahead = following in ("to", "that") or opens_object(following)
        verbal = object_ahead or not BE.isdisjoint(verb.helpers)
        return not verbal and verb.before not in (",", "and", "but", "—")
    return False


def _is_dealt_with(verb: Verb) -> bool:
    """Whether a participle describes what it stands beside."""
    units, at, lo, cue, following = verb.units, verb.at, verb.lo, verb.cue, verb.following
    before = units.lowers[at - 1]
    if cue.lemma == "recall":  # "the use of recalled sleepers", "more vehicles recalled"
        ends = following in ("", ".")
        sold = ends and is_plural_noun(before) and units.words[at - 1].islower() and at - 1 > lo
        return before in PREPOSITIONS or sold
    if cue.lemma not in _DEALT:
        return False
    if before[0].isdigit() or before in ("or", ":"):
        return True  # "roughly 270 pledged delegates", "28 probable or confirmed cases"
    if has_past_form(before) and before not in AUXILIARIES and units.words[at - 1].islower():
        # "fought proposed tax hikes", but "half of those surveyed reported struggling"
        return not opens_object(following) and following.isalpha() and not following.endswith("ing")
    if before in PREPOSITIONS and before != "as" and not opens_object(following) and following.isalpha():
        return following not in PREPOSITIONS  # "the number of confirmed cases"
    # "new alleged survivors", "resurrecting proposed bans"
    return (before in _BEFORE_DEALT or before.endswith("ing")) and is_plural_noun(following)
