"""Forms of verbs of saying that say nothing where they stand: names, adjectives, set phrases, denials."""

from __future__ import annotations

from ...lexicon.words import BE, PREPOSITIONS, has_past_form, is_adverb, word_set
from .frame import Verb
from .outline import QUOTE, Outline
from .phrases import BORDERS, FINITE, Range
from .verbs import is_object, opens_object

_HEARSAY = tuple([low, "to", verb] for low in ("said", "estimated", "reported") for verb in ("be", "have"))
_PUT_AWAY = word_set("up down off out back into onto together away aside behind through")
_BEFORE_PROMISING = word_set("with of the a most more very some other another so too less")
# Dealt with before they are said: "pledged delegates", "confirmed cases".
_DEALT = word_set("repeat pledge project estimate promise propose report confirm allege recall")
_ABOUT = word_set("about all approximately more nearly over roughly some than")
_NO_MEMORIES = FINITE - {"having", "being"} | {"alone", "due"}
_CAUSES = word_set("for over due because after from")
_COUNTS = word_set("hundred thousand million billion dozen :")
# "with a vote ruled out", "stress related to it", "called police", "the defending champion".
_SET_PHRASES = {
    *(("call", following) for following in ("off", "police", "911", "back", "home", "again", "into")),
    *(("defend", "champion"), ("defend", "champions"), ("tell", "stories"), ("tell", "jokes"), ("say", "goodbye")),
    *(
        ("inform", "consent"),
        ("rule", "out"),
        ("pan", "out"),
        ("relate", "to"),
        ("agree", "upon"),
        ("argue", "over"),
        ("contend", "with"),
    ),
}
# "Rest assured, it will", "That helps explain why".
_SET_BEFORE = {("rest", "assure"), ("helps", "explain"), ("help", "explain"), ("helped", "explain")}
_NOBODY = word_set("nobody none few nothing")
_HAVE = word_set("had has have")
_IF = word_set("if unless whether hardly barely scarcely")
_SAID = ("said", "says")
_VERBS_ALONE = (["says"], ["said"])
_DENIED = word_set("deny denies denied denying avoid avoids avoided avoiding")
# Before a report, or after it: "It is untrue that Kirby said so", "The claim that Kirby said so is false".
_UNTRUE = word_set("untrue false fake baseless unfounded fabricated debunked")
_DISPUTED = _DENIED | _UNTRUE | word_set("falsely wrongly incorrectly dispute disputes disputed refutes refuted")
_PROOF = word_set("evidence proof record sign indication truth basis")
_CLAIMS = word_set("claim claims report reports rumor rumors allegation allegations assertion story notion idea")
_REACH = 10  # units between these and a report


def says_nothing(verb: Verb) -> bool:
    """Whether a verb reports nothing in its sentence."""
    units, at, lo, hi, cue, following = verb.units, verb.at, verb.lo, verb.hi, verb.cue, verb.following
    if _is_named(verb) or units.lowers[at : at + 3] in _HEARSAY:  # "decorations, said to be inspired by"
        return True
    if cue.lemma == "put":  # "as Kirby put it", but "put it up for sale"
        return following != "it" or (at + 2 < hi and units.lowers[at + 2] in _PUT_AWAY)
    if (cue.lemma, following) in _SET_PHRASES or (at > lo and (units.lowers[at - 1], cue.lemma) in _SET_BEFORE):
        return True
    if cue.lemma == "recall" and _calls_back(verb):
        return True
    if cue.lemma == "brand" and not _is_branded(verb):
        return True
    if cue.form == "ing":
        return _is_adjective(verb)
    if cue.form == "past" and at > lo and _is_dealt_with(verb):
        return True
    if cue.lemma == "identify" and following == "as":
        return cue.form != "past"  # "Americans who identify as agnostic"
    # "That said, the vote was close"
    return cue.lemma == "say" and following == "," and lo <= at - 1 <= lo + 1 and units.lowers[at - 1] == "that"


def is_unsaid(units: Outline, group: int, source: Range | None, lo: int, hi: int) -> bool:
    """Whether a verb group with its source tells of what was not said, or only might have been."""
    if source is not None and units.lowers[slice(*source)] in _VERBS_ALONE:
        return True  # "her mother, who he said told him so"
    if group > lo and units.lowers[group - 1] in _DENIED:  # "Kirby denied saying"
        return True
    return source is not None and (_is_nobody(units, source, lo) or _is_disputed(units, source[0], lo, hi))


def _is_disputed(units: Outline, first: int, lo: int, hi: int) -> bool:
    """Whether the writer doubts a report whose source starts at a unit: "It is false that Kirby said so", "No evidence
    exists that", "Posts falsely claimed that", "The claim that Kirby said so is false", "rejected claims that Kirby
    said so", "Had Kirby said so?".
    """
    lowers, before = units.lowers, first - 1
    if before <= lo:
        return before == lo and lowers[lo] in _HAVE
    if lowers[before] != "that":
        return False
    if lowers[before - 1] in _CLAIMS and (
        is_object(units, before - 1)
        or any(lowers[at] in BE and not _UNTRUE.isdisjoint(lowers[at + 1 : at + 3]) for at in range(first, hi))
    ):
        return True
    start = next((at + 1 for at in range(before - 1, max(lo, before - _REACH) - 1, -1) if lowers[at] in BORDERS), lo)
    near = lowers[max(start, before - _REACH) : before]
    return not _DISPUTED.isdisjoint(near) or ("no" in near and not _PROOF.isdisjoint(near))


def _is_nobody(units: Outline, source: Range, lo: int) -> bool:
    first, end = source
    before = units.lowers[first - 1] if first > lo else ""
    if units.lowers[first] in _NOBODY or (before, *units.lowers[first:end]) == ("no", "one"):
        return True
    if before in _IF:  # "if Kirby says", "hardly anyone said"
        return True
    # "no official told them"
    return units.lowers[first] in ("no", "not") and first + 1 < end and units.words[first + 1].islower()


def _is_named(verb: Verb) -> bool:
    """Whether a name holds it: "the United States", "the Center for Investigative Reporting", "Sung (said)"."""
    units, at = verb.units, verb.at
    if not units.words[at][0].isupper():
        return False
    if verb.following in _SAID:
        return True
    return at > verb.lo and units.words[at - 1][0].isupper() and (verb.cue.noun or verb.cue.form == "ing")


def _is_adjective(verb: Verb) -> bool:
    if verb.cue.lemma == "promise":  # "with promising field position"
        return verb.at > verb.lo and verb.units.lowers[verb.at - 1] in _BEFORE_PROMISING
    if verb.cue.lemma in (
        "continue",
        "go",
    ):  # "is going through changes", "continuing to Ohio, ate “15 miles from it,”"
        return verb.following not in (QUOTE, ",", ":")
    # "sent threatening text messages", but "Kirby spoke, threatening tariffs"
    object_ahead = verb.following in ("to", "that") or opens_object(verb.following)
    verbal = object_ahead or verb.before in (",", "and", "but") or not BE.isdisjoint(verb.helpers)
    return verb.cue.lemma == "threaten" and not verbal


def _calls_back(verb: Verb) -> bool:
    """Whether goods or players are what is recalled: "is recalling vans", "recalled 31,000 cars", "recalls X for fire".

    Who recalls somebody's words or deeds has a clause, a participle or a common noun after the verb.
    """
    lowers, first, hi = verb.units.lowers, verb.at + 1, verb.hi
    if (verb.cue.form == "ing" and not BE.isdisjoint(verb.helpers)) or "voluntarily" in verb.helpers:
        return True
    if verb.following in _NO_MEMORIES:
        return True  # "the cars recalled were red"
    while first + 1 < hi and lowers[first] in _ABOUT:
        first += 1
    if (
        first < hi
        and lowers[first][0].isdigit()
        and ("," in lowers[first] or {*lowers[first + 1 : first + 2]} & _COUNTS)
    ):
        return True
    end = verb.units.capitals_after(first, hi)
    for at in range(end, min(end + 8, hi)) if end > first else ():
        low = lowers[at]
        if low in _CAUSES:
            return True
        if low in FINITE or low.endswith("ing") or has_past_form(low) or low in (",", "as", "'s", QUOTE):
            return False
    return False


def _is_branded(verb: Verb) -> bool:
    """Whether somebody is told to be something, and goods don't bear a brand: "fully branded sauces"."""
    named = verb.at + 1 < verb.hi and verb.units.words[verb.at + 1][0].isupper()
    return named or opens_object(verb.following) or verb.following in ("himself", "herself", "itself", "themselves")


def _is_dealt_with(verb: Verb) -> bool:
    """Whether a participle describes what it stands beside."""
    before, following = verb.units.lowers[verb.at - 1], verb.following
    if verb.cue.lemma not in _DEALT:
        return False
    plain = following.isalpha() and following not in PREPOSITIONS and not opens_object(following)
    counted = verb.before if plain and all(map(is_adverb, verb.helpers)) else before
    if counted[:1].isdigit() or counted in _COUNTS:
        return True  # "roughly 270 pledged delegates", "2 million newly confirmed cases"
    # "the number of confirmed cases", "fought proposed tax hikes"
    return plain and (before in PREPOSITIONS or (has_past_form(before) and not following.endswith("ing")))
