"""Who is said to have said what, sentence by sentence: spans and noun phrases, nobody resolved yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..values import Span, StatementKind
from .according import read_according
from .contents import closes, content_end, content_start
from .cues import CUES, NEEDS_THAT
from .frames import Frame, frame_at, main_subject
from .outline import QUOTE, Outline
from .phrases import Range
from .utterances import is_title, is_utterance, word_count
from .words import AUXILIARIES, PREPOSITIONS, is_adverb, word_set

_PREDICATE = 12  # units between a verb and the quotation that it may still govern
_SCENES = word_set("while when asked later earlier last pressed then afterward afterwards once")
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_CLAUSE_SIGNS = word_set("that he she they it i we you who is are was were has had have will would")
# What somebody's conduct indicates, nobody said.
_SHOWS = word_set("indicate suggest imply signal reveal hint underscore")
_SIGNS = word_set("comments remarks actions moves move signs tone behavior behaviour words visit decision approach")
_CONTINUES = frozenset({".", "?", "!", "…", ","})


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was said, the cue, and the units of the noun phrase that said it (None: the turn's speaker).

    `sentence` is the index of the sentence that names the source; `via` is who relays it.
    """

    parts: tuple[Span, ...]
    kind: StatementKind
    cue: Span | None
    source: Range | None
    sentence: int
    via: Span | None = None


def find_attributions(units: Outline) -> list[Attribution]:
    """Every attribution of the article, in order of its sentences."""
    found: list[Attribution] = []
    for number in range(len(units.sentences)):
        _read_sentence(units, number, found)
    return found


def _read_sentence(units: Outline, number: int, found: list[Attribution]) -> None:
    lo, hi = units.sentences[number]
    lowers = units.lowers
    cue_places = [at for at in range(lo, hi) if lowers[at] in CUES or lowers[at] == "according"]
    quotes = [at for at in range(lo, hi) if lowers[at] == QUOTE]
    if not cue_places and not quotes:
        return
    if _continues_turn(units, number, quotes, found):
        return
    claimed: set[int] = set()  # quotations that already are part of a statement
    done = lo  # what stands before is spoken for by an earlier report of this sentence
    for at in cue_places:
        if lowers[at] == "according":
            attribution = read_according(units, at, lo, hi)
            if attribution is not None:
                source, cue, start, end = attribution
                if not _relayed(units, number, found, source):
                    _emit(units, number, found, claimed, start, end, cue, source)
            continue
        frame = frame_at(units, at, lo, hi)
        if frame is None or at < done:
            continue
        done = _read_frame(units, number, frame, found, claimed) or done
    for at in quotes:
        if at not in claimed:
            _read_bare_quote(units, number, at, found)
    _mark_relays(units, number, found)


def _relayed(units: Outline, number: int, found: list[Attribution], relay: Range) -> bool:
    """ ""...", Sanders said, according to CNN": CNN relays what already has its speaker."""
    last = found[-1] if found else None
    if last is None or last.sentence != number or last.cue is None or last.cue.start < last.parts[0].end:
        return False
    found[-1] = replace(last, via=units.span(*relay))
    return True


def _mark_relays(units: Outline, number: int, found: list[Attribution]) -> None:
    """A statement within what a closing source reports comes by way of that source."""
    here = [at for at in range(max(0, len(found) - 6), len(found)) if found[at].sentence == number]
    for outer in here:
        relay, whole = found[outer].source, found[outer].parts[0]
        if relay is None or units.starts[relay[0]] < whole.end:
            continue
        for inner in here:
            source = found[inner].source
            if source is not None and inner != outer and found[inner].via is None:
                if whole.start <= units.starts[source[0]] and found[inner].parts[-1].end <= whole.end:
                    found[inner] = replace(found[inner], via=units.span(*relay))


def _continues_turn(units: Outline, number: int, quotes: list[int], found: list[Attribution]) -> bool:
    """A sentence that is nothing but quotation goes on with what its paragraph's last speaker says."""
    lo, hi = units.sentences[number]
    if not quotes or any(units.lowers[at] != QUOTE and units.words[at][0].isalnum() for at in range(lo, hi)):
        return False
    spoken = tuple(Span(units.starts[at], units.ends[at]) for at in quotes if units.quotes[at] is not None)
    signed = _signature(units, number)
    if signed is not None:
        found.append(Attribution(spoken, "direct", None, signed, number + 1))
        return True
    colon = _announced(units, number - 1) if number > 0 else None
    if colon is not None:
        found.append(Attribution(spoken, "direct", colon[0], colon[1], number))
        return True
    same_paragraph = number > 0 and units.paragraph_of[number - 1] == units.paragraph_of[number]
    for at in range(len(found) - 1, max(-1, len(found) - 5), -1):
        last = found[at]
        if same_paragraph and last.sentence == number - 1 and last.kind == "direct":
            found[at] = replace(last, parts=(*last.parts, *spoken), sentence=number)
            return True
    if sum(word_count(units.text, span) for span in spoken) < 2 or (len(quotes) == 1 and is_title(units, quotes[0])):
        return True
    found.append(Attribution(spoken, "direct", None, None, number))
    return True


def _signature(units: Outline, number: int) -> Range | None:
    """The name in a line of its own under a quotation: "- Bernie Sanders"."""
    if number + 1 >= len(units.sentences) or units.paragraph_of[number + 1] == units.paragraph_of[number]:
        return None
    return _signed_name(units, *units.sentences[number + 1])


def _signed_name(units: Outline, lo: int, hi: int) -> Range | None:
    first = lo
    while first < hi and units.lowers[first] in _DASHES:
        first += 1
    after = first
    while after < hi and units.words[after][0].isupper() and after - first < 6:
        after += 1
    if first == lo or after == first or (after < hi and units.words[after] not in (",", ".", "(")):
        return None
    return first, after


def _announced(units: Outline, number: int) -> tuple[Span, Range | None] | None:
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


def _read_frame(units: Outline, number: int, frame: Frame, found: list[Attribution], claimed: set[int]) -> int | None:
    """Add what a frame reports; the unit up to which the sentence is spoken for, or None."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    cue = units.span(frame.at, frame.at + 1)
    opens = frame.group if frame.inverted or frame.source is None else min(frame.source[0], frame.group)
    before = opens - 1
    if before > lo and lowers[before] in (",", "—", "–", "―", "--"):
        before -= 1
    follows_quote = before >= lo and lowers[before] == QUOTE and not frame.participle and opens > lo
    if follows_quote and is_title(units, before) and frame.cue.pattern != "quote":
        follows_quote = content_start(units, frame, hi) >= hi - 1
    if follows_quote:
        end = closes(units, frame, hi)
        if frame.cue.pattern == "object" and lowers[opens - 1] != "," and lowers[frame.after : hi] != ["."]:
            follows_quote = False
    if follows_quote:
        if end is not None or is_utterance(units, before):
            return _close_quote(units, number, frame, before, hi if end is None else end, found, claimed)
    start = _spoken_start(units, frame, hi) or content_start(units, frame, hi)
    if (
        opens > lo
        and lowers[opens - 1] in (",", "—", "–", "―", "--")
        and not frame.participle
        and frame.cue.pattern in ("clause", "tell")
    ):
        end = closes(units, frame, hi)
        if end is not None and (start >= end or frame.inverted) and not _sets_scene(units, lo, start, hi):
            stop = _close_clause(units, number, frame, opens - 1, end, found, claimed)
            if stop is not None:
                return stop
    if frame.source is None and frame.cue.pattern == "object":
        return None
    if frame.source is not None and frame.cue.lemma in _SHOWS and lowers[frame.source[1] - 1] in _SIGNS:
        return None
    for at in range(frame.after, min(start + 1, hi)):
        if lowers[at] == QUOTE:
            start = at
            break
    if start >= hi:
        return _headline(units, number, frame, opens, found, claimed)
    if lowers[start] == QUOTE and is_utterance(units, start):
        end = start + 1
        while end < hi and (lowers[end] == QUOTE or (lowers[end] == "," and end + 1 < hi and lowers[end + 1] == QUOTE)):
            end += 1
        rest = end
        while rest < hi and not units.words[rest][0].isalnum():
            rest += 1
        if rest >= hi or (lowers[end - 1] == QUOTE and _ends_spoken(units, end - 1)):
            spoken = [at for at in range(start, end) if lowers[at] == QUOTE]
            claimed.update(spoken)
            parts = tuple(Span(units.starts[at], units.ends[at]) for at in spoken)
            via = units.span(*frame.relay) if frame.relay else None
            found.append(Attribution(parts, "direct", cue, frame.source, number, via))
            return end
    if frame.cue.pattern == "quote":
        return None
    end = content_end(units, start, hi, lo)
    quoted = any(lowers[at] == QUOTE for at in range(start, end))
    if frame.cue.lemma in NEEDS_THAT and not quoted and lowers[start] != "that":
        return None
    if end - start < (1 if lowers[start : start + 1] == [QUOTE] else 2):
        return None
    _emit(units, number, found, claimed, start, end, cue, frame.source)
    return None


def _spoken_start(units: Outline, frame: Frame, hi: int) -> int | None:
    """The quotation that a verb leads up to: "told the news service TASS: "...""."""
    for at in range(frame.after, min(frame.after + 25, hi)):
        low = units.lowers[at]
        if low == QUOTE:
            return at if units.lowers[at - 1] in (":", ",") and at > frame.after and is_utterance(units, at) else None
        if low in _CLAUSE_SIGNS:
            return None
    return None


def _close_quote(
    units: Outline, number: int, frame: Frame, last: int, end: int, found: list[Attribution], claimed: set[int]
) -> int:
    """ "...", Kirby said, "...": what stands before the verb, and goes on after it."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    first = last
    while first > lo and first - 1 not in claimed and lowers[first - 1] not in (":",):
        first -= 1
    while lowers[first] != QUOTE and (not units.words[first][0].isalnum() or lowers[first] in ("but", "and")):
        first += 1
    kind: StatementKind = "direct" if lowers[first] == QUOTE and _all_quotes(units, first, last) else "mixed"
    if kind == "mixed" and not any(lowers[at] == QUOTE for at in range(lo, first + 1)) and is_utterance(units, last):
        if lowers[last - 1] in (",", ":", ".", "—", "–") or word_count(units.text, units.span(last, last + 1)) > 6:
            first, kind = last, "direct"
    parts = [units.span(first, last + 1)]
    claimed.update(at for at in range(first, last + 1) if lowers[at] == QUOTE)
    at = end
    while at < hi and not units.words[at][0].isalnum() and lowers[at] != QUOTE:
        at += 1
    if at < hi and lowers[at] == QUOTE and at not in claimed:
        stop = hi
        while stop > at + 1 and lowers[stop - 1] != QUOTE and not units.words[stop - 1][0].isalnum():
            stop -= 1
        if _all_quotes(units, at, stop - 1):
            parts.append(units.span(at, stop))
            claimed.update(i for i in range(at, stop) if lowers[i] == QUOTE)
            end = hi
    cue = units.span(frame.at, frame.at + 1)
    via = units.span(*frame.relay) if frame.relay else None
    found.append(Attribution(tuple(parts), kind, cue, frame.source, number, via))
    return max(end, frame.after)


def _all_quotes(units: Outline, first: int, last: int) -> bool:
    return all(units.lowers[at] == QUOTE or not units.words[at][0].isalnum() for at in range(first, last + 1))


def _close_clause(
    units: Outline, number: int, frame: Frame, comma: int, end: int, found: list[Attribution], claimed: set[int]
) -> int | None:
    """ "Sales were great, he said": the clause before the verb, and after it where the sentence goes on."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    first = lo
    while first < comma and (
        (not units.words[first][0].isalnum() and lowers[first] != QUOTE) or lowers[first] in ("but", "and")
    ):
        first += 1
    if comma - first < 2:
        return None
    parts = [units.span(first, comma)]
    kind: StatementKind = "mixed" if any(lowers[at] == QUOTE for at in range(first, comma)) else "indirect"
    claimed.update(at for at in range(first, comma) if lowers[at] == QUOTE)
    at = end
    while at < hi and not units.words[at][0].isalnum() and lowers[at] != QUOTE:
        at += 1
    if (
        at < hi
        and lowers[end] in (",", "—", "–", "―", "--")
        and lowers[at] not in ("and", "but", "adding", "who", "which")
    ):
        stop = content_end(units, at, hi, at)
        cue = CUES.get(lowers[at])
        if (stop - at > 2 or lowers[at] == QUOTE) and not (cue is not None and cue.form == "ing"):
            parts.append(units.span(at, stop))
            claimed.update(i for i in range(at, stop) if lowers[i] == QUOTE)
            if any(lowers[i] == QUOTE for i in range(at, stop)):
                kind = "mixed"
    found.append(Attribution(tuple(parts), kind, units.span(frame.at, frame.at + 1), frame.source, number))
    return end


def _sets_scene(units: Outline, lo: int, start: int, hi: int) -> bool:
    """ "Asked about it in Miami, he said, "...": what stands before the verb is no part of what was said."""
    low = units.lowers[lo]
    return (
        start < hi
        and units.lowers[start] == QUOTE
        and is_utterance(units, start)
        and (low in _SCENES or low.endswith("ing") or low in PREPOSITIONS)
        and units.text[units.starts[start] + 1 : units.starts[start] + 2].isupper()
    )


def _headline(
    units: Outline, number: int, frame: Frame, opens: int, found: list[Attribution], claimed: set[int]
) -> int | None:
    """A headline puts its speaker last without a comma: "Russia and China have 'similar goals' Xi tells Putin"."""
    lo, _ = units.sentences[number]
    if opens - lo < 2 or not any(units.lowers[at] == QUOTE for at in range(lo, opens)):
        return None
    _emit(units, number, found, claimed, lo, opens, units.span(frame.at, frame.at + 1), frame.source)
    return frame.after


def _emit(
    units: Outline,
    number: int,
    found: list[Attribution],
    claimed: set[int],
    start: int,
    end: int,
    cue: Span,
    source: Range | None,
) -> None:
    quotes = [at for at in range(start, end) if units.lowers[at] == QUOTE and not is_title(units, at)]
    kind: StatementKind = "mixed" if quotes else "indirect"
    if quotes and _all_quotes(units, start, end - 1) and is_utterance(units, start):
        kind = "direct"
    claimed.update(quotes)
    found.append(Attribution((units.span(start, end),), kind, cue, source, number))


def _ends_spoken(units: Outline, at: int) -> bool:
    return units.text[units.ends[at] - 2 : units.ends[at] - 1] in _CONTINUES


def _read_bare_quote(units: Outline, number: int, at: int, found: list[Attribution]) -> None:
    """A quotation that no reporting verb governs: spoken where it is long enough to be and not a title."""
    lo, hi = units.sentences[number]
    quotation = units.quotes[at]
    if quotation is None or not quotation.double or is_title(units, at):
        return
    span = units.span(at, at + 1)
    introduced = at > lo and units.lowers[at - 1] in (":", ",") and is_utterance(units, at)
    if word_count(units.text, span) < 4 and not introduced:
        return
    signed = _signed_name(units, at + 1, hi)
    if signed is not None:
        found.append(Attribution((span,), "direct", None, signed, number))
        return
    source = main_subject(units, lo, at) if at > lo else None
    kind: StatementKind = "direct" if is_utterance(units, at) and (introduced or at == lo) else "mixed"
    cue = units.span(at - 1, at) if introduced and units.lowers[at - 1] == ":" else None
    if kind == "mixed" and source is not None:
        span = _predicate(units, source, at, number)
    found.append(Attribution((span,), kind, cue, source, number))


def _predicate(units: Outline, source: Range, at: int, number: int) -> Span:
    """What the subject is reported to convey, its verb left out: "heralded | the deal as a 'breakthrough'"."""
    hi = units.sentences[number][1]
    start = source[1]
    while start < at and (units.lowers[start] in AUXILIARIES or is_adverb(units.lowers[start])):
        start += 1
    start += 1
    plain = start <= at and at - start <= _PREDICATE and not any(units.lowers[i] in ",;:—–()" for i in range(start, at))
    if not plain:
        return units.span(at, at + 1)
    return units.span(start, max(at + 1, content_end(units, start, hi, units.sentences[number][0])))
