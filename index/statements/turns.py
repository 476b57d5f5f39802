"""Quotations that no reporting verb governs: they go on with a turn, are signed, or fill a sentence of their own."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon.cues import CUES
from ..lexicon.words import (
    AUXILIARIES,
    BE,
    NEGATIONS,
    PREPOSITIONS,
    TIME_NOUNS,
    has_past_form,
    is_adverb,
    word_set,
)
from ..values import Span, StatementKind
from .attribution import Attribution, of_sentence, quotes_only
from .endings import content_end
from .grammar.clauses import main_subject
from .grammar.frames import frame_at
from .grammar.inversion import phrase_after
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import DASHES, Range
from .grammar.utterances import is_title, is_utterance, opens_high, word_count
from .signatures import Signatures

_DECLINES = word_set("decline declined declines refuse refused refuses denied denies avoided avoids stopped")
_DONE = word_set("accused charged convicted arrested indicted fined sued sentenced jailed cited punished prosecuted")
_WHEN_OR_WHERE = word_set("on in at")
_WORKS = (["author", "of"], ["memoir", ","], ["book", ","], ["novel", ","])  # "the author of “Days of the Sun”"
_BEFORE_QUOTE = 5  # units from a verb or `as` to the quotation after it: "called a “...”"
_AGENT = 10  # units from `by` to `as`
_SPEAK_ALONE = word_set("he she they another one others")
# After who heard it, not who said it; and participles that describe who did.
_NOT_SPOKEN = word_set(
    "heard thinks overheard saw thought felt read named called dubbed known involved based briefed dressed"
)
_NO_VERBS = PREPOSITIONS | {"and"}
_NO_SUBJECTS = PREPOSITIONS | {"it", "this", "there"}  # "In his “season for the ages,” Kirby"
_PREDICATE = 16  # units between a verb and the quotation that it may still govern


def continues_turn(
    units: Outline, number: int, quotes: list[int], found: list[Attribution], signatures: Signatures
) -> bool:
    """A sentence that is nothing but quotation goes on with what its paragraph's last speaker says."""
    if not quotes or not _is_quotation(units, number, signatures):
        return False
    spoken = tuple(Span(units.starts[at], units.ends[at]) for at in quotes if units.quotes[at] is not None)
    signed = _signature(units, number, signatures)
    if signed is not None:
        found.append(Attribution(spoken, "direct", None, signed, number + 1))
        return True
    colon = announced(units, number - 1) if number > 0 else None
    if colon is not None:
        found.append(Attribution(spoken, "direct", colon[0], colon[1], number))
        return True
    same_paragraph = not units.opens_paragraph(number)
    for at in range(len(found) - 1, max(-1, len(found) - 5), -1):
        last = found[at]
        if same_paragraph and last.sentence == number - 1 and last.kind == "direct":
            found[at] = replace(last, parts=(*last.parts, *spoken), sentence=number)
            return True
    if sum(word_count(units.text, span) for span in spoken) < 2 or (len(quotes) == 1 and is_title(units, quotes[0])):
        return True
    if len(quotes) == 1 and _is_heading(units, number, quotes[0]):
        return True
    found.append(Attribution(spoken, "direct", None, None, number))
    return True


def _is_heading(units: Outline, number: int, at: int) -> bool:
    """Whether a sentence of its own paragraph is a heading of few words in single quotation marks."""
    quotation = units.quotes[at]
    alone = units.opens_paragraph(number) and units.closes_paragraph(number)
    return (
        alone and quotation is not None and not quotation.double and word_count(units.text, units.span(at, at + 1)) < 8
    )


def _signature(units: Outline, number: int, signatures: Signatures) -> Range | None:
    """The name in a line of its own under a paragraph that is all quotation: "- Bernie Sanders (CNN)".

    Under one that says more, as in live coverage, it is a reporter's.
    """
    if number + 1 == len(units.sentences) or not units.closes_paragraph(number):
        return None
    first = number
    while not units.opens_paragraph(first):
        first -= 1
    if not all(_is_quotation(units, each, signatures) for each in range(first, number + 1)):
        return None
    return signatures.get(units.sentences[number + 1][0])


def _is_quotation(units: Outline, number: int, signatures: Signatures) -> bool:
    """Whether a sentence is nothing but quotation, and the reporter's name at its end."""
    lo, hi = units.sentences[number]
    after = next((at + 1 for at in range(hi - 1, lo - 1, -1) if units.lowers[at] == QUOTE), lo)
    byline = after > lo and after in signatures and signatures[after] is None
    return quotes_only(units, lo, (after if byline else hi) - 1)


def announced(units: Outline, number: int) -> tuple[Span, Range | None] | None:
    """Cue and source of a sentence that ends in a colon, which hands the quotation after it to somebody."""
    lo, hi = units.sentences[number]
    if units.lowers[hi - 1] != ":":
        return None
    for at in range(hi - 1, lo - 1, -1):
        if units.lowers[at] in CUES:
            frame = frame_at(units, at, lo, hi)
            if frame is not None and frame.source is not None:
                return units.span(at, at + 1), frame.source
    return units.span(hi - 1, hi), main_subject(units, lo, hi - 1)


def read_bare_quote(units: Outline, number: int, at: int, found: list[Attribution], signatures: Signatures) -> None:
    """A quotation that no reporting verb governs: spoken where it is long enough to be and not a title."""
    lo, hi = units.sentences[number]
    quotation = units.quotes[at]
    if quotation is None or not quotation.double or is_title(units, at):
        return
    if units.lowers[max(lo, at - 2) : at] in _WORKS:
        return
    span = units.span(at, at + 1)
    introduced = at > lo and units.lowers[at - 1] in (":", ",") and is_utterance(units, at)
    told = _told_by(units, at, lo, hi)
    spoken = _spoken_by(units, at, hi) if at == lo and not told else None
    words = word_count(units.text, span)
    if words < (2 if told or spoken else 4) and not introduced:
        return
    if words < 2 and introduced and (units.lowers[at - 1] == "," or units.last_inside(at) == ","):
        return  # "its fifth album, “Arirang,” fell", "Anna Smith, “Schmigadoon!”", "WHAT: “Hadestown,” in Paris"
    if told:
        found.append(Attribution((span,), "mixed", units.span(told[0], told[0] + 1), told[1], number))
        return
    signed = signatures.get(at + 1) if at + 1 < hi else None
    if signed is not None:
        found.append(Attribution((span,), "direct", None, signed, number))
        return
    if spoken is not None:
        found.append(Attribution((span,), "direct", units.span(spoken[0], spoken[0] + 1), spoken[1], number))
        return
    closed = _closed_by(units, number, at, found)
    source = closed or (main_subject(units, lo, at) if at > lo else None)
    if source is not None and units.lowers[source[0]] in _NO_SUBJECTS and closed is None:
        source = None  # "It turns out that few wanted to “throw the bums out”"
    if source is not None and closed is None and _is_done_to(units, source, at):
        source = None  # "Kirby was charged with “theft of a car”"
    if introduced and units.lowers[at - 1] == ":":
        source = _labelled(units, lo, at - 1) or source
    kind: StatementKind = "direct" if is_utterance(units, at) and (introduced or at == lo) else "mixed"
    cue = units.span(at - 1, at) if introduced and units.lowers[at - 1] == ":" else None
    if kind == "mixed" and source is not None and closed is None:
        if _is_denied(units, source, at):
            return  # "Kirby has not said whether it was “a mistake”"
        span = _predicate(units, source, at, number)
        for i in of_sentence(found, number):
            said = found[i].parts[0]
            own = said.start == span.start or (span.start < said.start < span.end and found[i].source == source)
            if own and not found[i].label:
                # "Kirby said it was late, but it was “a good start”", "told CNN that it was late, calling it “sad”"
                found[i] = replace(found[i], parts=(Span(said.start, span.end),), kind=kind)
                return
    found.append(Attribution((span,), kind, cue, source, number))


def _spoken_by(units: Outline, at: int, hi: int) -> tuple[int, Range] | None:
    """The verb after a quotation and who speaks, though it is none of saying: "“...!” beamed Kirby".

    Before its subject any past tense is; after it, where a comma leads up to it.
    """
    if at + 2 >= hi or not opens_high(units, at) or not is_utterance(units, at):
        return None
    mark, low, words = units.last_inside(at), units.lowers[at + 1], units.words
    if mark in ",!?" and words[at + 1].islower() and has_past_form(low) and words[at + 2][0].isupper():
        return (at + 1, source) if (source := phrase_after(units, at + 2, hi)) else None
    begins = low in _SPEAK_ALONE or words[at + 1][0].isupper() or low in ("the", "a", "an")
    if mark != "," or not begins:
        return None
    for verb in range(at + 2, min(at + _AGENT, hi)):
        low = units.lowers[verb]
        if words[verb].islower() and (has_past_form(low) or _is_present(units, at + 1, verb, hi)):
            return (verb, (at + 1, verb)) if low not in _NOT_SPOKEN else None
        if units.is_mark(verb) or low in AUXILIARIES or low in PREPOSITIONS:
            break
    return None


def _is_present(units: Outline, first: int, verb: int, hi: int) -> bool:
    """Whether a name or a pronoun and a verb in the present close what they stand in: "“...,” Kirby remembers."."""
    closes = verb + 1 >= hi or units.lowers[verb + 1] in (".", ",", ";")
    named = units.lowers[first] in _SPEAK_ALONE or units.capitals_after(first, verb) == verb
    return closes and named and units.lowers[verb].endswith("s")


def _told_by(units: Outline, at: int, lo: int, hi: int) -> tuple[int, Range] | None:
    """The verb before a quotation, and whose words it is: "described by Kirby as “...”", "called “...” by Xi"."""
    lowers = units.lowers
    by, end = at + 1, hi
    verb = next((i for i in range(at - 1, max(lo, at - _BEFORE_QUOTE), -1) if lowers[i] in CUES), lo)
    if lowers[by : by + 1] != ["by"]:
        link = next((i for i in range(at - 1, max(lo, at - _BEFORE_QUOTE), -1) if lowers[i] in ("as", "of")), lo)
        by = next((i for i in range(link - 1, max(lo, link - _AGENT), -1) if lowers[i] == "by"), lo)
        verb, end = by - 1, link
    cue = CUES.get(lowers[verb]) if by > lo < verb else None
    if cue is None:
        return None
    agent = phrase_after(units, by + 1, end)
    return (verb, agent) if agent is not None and (by > at or agent[1] == end) else None


def _closed_by(units: Outline, number: int, at: int, found: list[Attribution]) -> Range | None:
    """Whose report has closed before a quotation in one sentence: "It was sold, Kirby said, to “a man of means”"."""
    for last in (found[i] for i in of_sentence(found, number)):
        if last.closes and last.parts[-1].end < units.starts[at]:
            return last.source
    return None


def _is_denied(units: Outline, source: Range, at: int) -> bool:
    """Whether what a subject is reported to convey is what it did not: the verb after it is negated, or declines."""
    verb = _verb_of(units, source, at)
    group = units.lowers[source[1] : min(verb + 1, at)]
    return not NEGATIONS.isdisjoint(group) or (verb < at and units.lowers[verb] in _DECLINES)


def _is_done_to(units: Outline, source: Range, at: int) -> bool:
    """Whether what stands after a subject was done to it: "was convicted of", ", accused of"."""
    verb = _verb_of(units, source, at)
    if verb < at and units.lowers[verb] == ",":
        verb += 1
    passive = not BE.isdisjoint(units.lowers[source[1] : verb]) or units.lowers[verb - 1] == ","
    return passive and units.lowers[verb] in _DONE


def _verb_of(units: Outline, source: Range, at: int) -> int:
    """The unit after a subject's auxiliaries and adverbs, `at` where nothing else stands before that."""
    verb = source[1]
    while verb < at and (units.lowers[verb] in AUXILIARIES or is_adverb(units.lowers[verb])):
        verb += 1
    placed = verb + 1 < at and units.lowers[verb] in _WHEN_OR_WHERE
    if placed and (units.words[verb + 1][0].isupper() or units.lowers[verb + 1] in TIME_NOUNS):
        # "Kirby on Wednesday recognized"
        ahead = range(verb + 1, min(verb + 5, at))
        verb = next((i for i in ahead if units.words[i].islower() and has_past_form(units.lowers[i])), verb)
    return verb


def _labelled(units: Outline, lo: int, colon: int) -> Range | None:
    """The name before a colon, after a dash or `from`: "It is late - John Kirby: ...", "More from Kirby: ..."."""
    first = units.capitals_before(colon, lo)
    if first in (lo, colon):
        return None
    return (first, colon) if units.lowers[first - 1] in DASHES or units.lowers[first - 1] == "from" else None


def _predicate(units: Outline, source: Range, at: int, number: int) -> Span:
    """What the subject is reported to convey, its verb left out: "heralded | the deal as a 'breakthrough'"."""
    hi = units.sentences[number][1]
    verb = _verb_of(units, source, at)
    start = verb + 1
    while start < at and (units.is_mark(start) or units.lowers[start] in ("but", "and")):
        start += 1  # "As the Record notes, “...”"
    aside = source[1] < hi and units.lowers[source[1]] == ","  # "Kirby, a spokesman, said in Boston. '...'"
    plain = (
        not aside
        and units.lowers[verb] not in _NO_VERBS  # "Those in the mill can stay"
        and start <= at
        and at - start <= _PREDICATE
        and not any(units.lowers[i] in ";:—–()" for i in range(start, at))
    )
    if not plain:
        return units.span(at, at + 1)
    return units.span(start, max(at + 1, content_end(units, start, hi, units.sentences[number][0])))
