"""Reporting verbs that end in -ing: whose they are, where they are verbs at all."""

from __future__ import annotations

from dataclasses import replace

from ...lexicon.words import (
    BE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    WEEKDAYS,
    word_set,
)
from .clauses import main_subject, nearest_clause, opens_sentence
from .frame import Frame, Verb
from .outline import QUOTE, Outline
from .phrases import NOUN_LEADS, PAUSES, Range, skip_back
from .preceding import subject_before

_RELAYS = word_set("quoted quotes quoting cited cites citing described recalled remembered")
_KEEP = word_set("keep keeps kept began begins started starts stopped heard seen")
_BEFORE_ABSOLUTE = PAUSES | word_set("and about of despite without included includes remember saw heard")
_BEFORE_PARTICIPLES = PAUSES | {"and", "or", "but", QUOTE}
# Verbs whose participle is a noun as well.
_NOUNS_IN_ING = word_set("warn report write post rule find show comment email text estimate charge demand answer")
# What was asked, or said, begins with these.
ASKED = word_set("if whether about how why what which who whom whose where when by")
# Verbs after which stands what was spoken about.
TOPICS = word_set("speak talk ask refer respond react reply continue start begin offer point")


def participle(verb: Verb) -> Frame | None:
    """The frame of a participle, by what stands before it."""
    units, lo = verb.units, verb.lo
    if not BE.isdisjoint(verb.helpers):  # "Kirby was saying"
        return Frame.of(verb, subject_before(units, verb.group, lo))
    if verb.before in _KEEP:  # "Kirby kept asking"
        source = subject_before(units, skip_back(units, verb.group - 1, lo), lo)
        return Frame.of(verb, source, participle=source is None)
    if _is_no_verb(verb):
        return None
    if verb.before == "as":
        return _quoted_as(verb)
    begins = verb.before in PREPOSITIONS or verb.before in ("while", "when")
    led = begins or verb.before == "" or verb.before in _BEFORE_PARTICIPLES
    if not led and verb.cue.lemma in _NOUNS_IN_ING and not _reports(verb):
        return None  # "a tornado warning has been issued", "the crime reporting system"
    if opens_sentence(units, lo, verb.group):  # "Noting that it was late, Kirby left": the subject follows
        follows = main_subject(units, lo, verb.hi)
        speaks = follows is not None and follows[0] > verb.at and verb.cue.lemma not in TOPICS
        return Frame.of(verb, follows, participle=True) if speaks else None
    if not begins and verb.before not in _BEFORE_PARTICIPLES:
        own = _with_its_own(units, verb.group, lo) or _absolute(units, verb.group, lo)
        if own is not None:
            return Frame.of(verb, own)
        if verb.cue.pattern == "object":
            return None
    return Frame.of(verb, main_subject(units, nearest_clause(units, lo, verb.group), verb.group), participle=True)


def _is_no_verb(verb: Verb) -> bool:
    """Whether a form in -ing is a noun or an adjective."""
    before, lemma = verb.before, verb.cue.lemma
    if before == "" and verb.following == ":":
        return True  # "Warning: The film is long"
    if before in NOUN_LEADS or before in ("'s", "of", "(", "/", "|"):
        return True
    if lemma == "report" and verb.following in PREPOSITIONS:
        return True  # "Additional reporting by Anna Smith", "while reporting in Iran"
    if lemma == "rule" and before != ",":
        return True  # "the emergency ruling that allowed it"
    return before in ("than", "like")  # "it is harder than telling him that it is over"


def _reports(verb: Verb) -> bool:
    """Whether what was said, or to whom, follows a participle that is a noun as well."""
    units, low = verb.units, verb.following
    if "that" in units.lowers[verb.at + 1 : verb.at + 3] or low in ASKED:
        return True
    if low in (QUOTE, ":", "of", "against", "people"):
        return True
    if low in SUBJECT_PRONOUNS or low in NOUN_LEADS or low in ("them", "him", "us", "me"):
        return True
    return low != "" and low not in WEEKDAYS and units.words[verb.at + 1][0].isupper()


def _with_its_own(units: Outline, group: int, lo: int) -> Range | None:
    """Who has a participle of their own after `with`: "with his lawyer saying that"."""
    introduced = next((i for i in range(group - 1, max(lo, group - 10), -1) if units.lowers[i] == "with"), None)
    return (introduced + 1, group) if introduced is not None and introduced + 1 < group else None


def _absolute(units: Outline, group: int, lo: int) -> Range | None:
    """A name with a participle of its own: "the two men spoke — Kirby saying that ..."."""
    first = units.capitals_before(group, lo)
    if not lo < first < group:
        return None
    return (first, group) if units.lowers[first - 1] in _BEFORE_ABSOLUTE else None


def _quoted_as(verb: Verb) -> Frame | None:
    """ "China's foreign ministry quoted Xi as telling Putin": Xi speaks, and the ministry relays it."""
    units, lowers, lo, group = verb.units, verb.units.lowers, verb.lo, verb.group
    quotes = next((i for i in range(group - 2, max(lo, group - 12), -1) if lowers[i] in _RELAYS), None)
    if quotes is None or quotes + 1 >= group - 1:
        return None
    first = skip_back(units, quotes, lo)
    if not BE.isdisjoint(lowers[first:quotes]):  # "Xi was quoted by Xinhua as saying"
        return None
    relay = subject_before(units, first, lo)
    frame = Frame.of(verb, (quotes + 1, group - 1))
    return replace(frame, group=relay[0] if relay else quotes, relay=relay)
