"""What one reporting verb reports: the quotation or clause that is its content, and on which side of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.cues import CUES
from ..lexicon.words import MONTHS, PREPOSITIONS, TIME_NOUNS, WEEKDAYS, word_set
from ..values import Span
from .attribution import Attribution, add_report
from .closings import close_clause, close_quote, closes, sets_scene
from .contents import content_start
from .deeds import is_no_content
from .endings import content_end
from .grammar.frame import Frame
from .grammar.frames import JOINING
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import DASHES, NOUN_LEADS, PAUSES, Range, begins_predicate, has_verb
from .grammar.signs import is_sign
from .grammar.utterances import is_title, is_utterance, opens_high
from .grammar.verbs import may_speak
from .shares import heads_share, next_share

_CLAUSE_SIGNS = word_set("that he she they it i we you who is are was were has had have will would")
_RELATIVE = (["which"], ["whom"], ["what"])
_THAT_TOO = word_set("charge fume gripe grumble mutter sigh whisper shout crow")  # "Critics charged that it failed"
_PHRASES = PREPOSITIONS - word_set("about around over under near outside inside")  # "about half", "outside experts"
_JUST = 40  # characters between two verbs of saying of which the second has no subject of its own
_TAKE_NOUNS = word_set("announce confirm deny acknowledge")
_ON_OCCASIONS = word_set("in on during at")
_MEDIA = word_set("twitter facebook instagram x")
_OCCASIONS = _MEDIA | word_set(
    "media interview interviews speech speeches statement statements tweet tweets post posts letter email remarks video"
    " videos podcast op-ed editorial appearance appearances conference"
)
_NOT_AFTER_OCCASIONS = word_set("for as that which who and but , of")
_NEAR = 6  # units from a preposition to the occasion
_FEW = 9  # units of what somebody endorsed or announced


def read_report(units: Outline, number: int, frame: Frame, found: list[Attribution], claimed: set[int]) -> int | None:
    """Add what a frame reports; the unit up to which the sentence is spoken for, or None."""
    lo, hi = units.sentences[number]
    frame = _with_source(units, number, frame, found)
    if frame.source is not None and _is_phrase(units, frame.source):
        if not frame.participle:
            return None
        frame = replace(frame, source=None)
    opens = frame.group if frame.inverted or frame.source is None else min(frame.source[0], frame.group)
    if opens - 2 > lo and units.lowers[opens - 1] == "as" and _ends_with_as(units, frame, opens - 2, hi):
        opens -= 1
    if (closed := _quote_before(units, number, frame, opens, found, claimed)) is not None:
        return close_quote(units, number, frame, *closed, found, claimed)
    enclosed = opens > lo and units.lowers[opens - 1] in PAUSES
    if frame.cue.lemma == "conclude" and units.lowers[frame.after : frame.after + 1] == [","] and not enclosed:
        return None  # "After the talks concluded, Kirby said"
    start = _spoken_start(units, frame, hi) or content_start(units, frame, hi)
    if (end := _clause_before(units, number, frame, opens, start)) is not None:
        stop = close_clause(units, number, frame, opens - 1, end, found, claimed)
        if stop is not None:
            return stop
    return _read_after(units, number, frame, opens, start, found, claimed)


def _is_phrase(units: Outline, source: Range) -> bool:
    """Whether a preposition opens a source, which then is none: "In the appeal (rejected Monday)", but "about half"."""
    opens = units.lowers[source[0] : source[0] + 2]
    return opens[0] in _PHRASES and opens[1:] not in (["least"], ["most"])


def _with_source(units: Outline, number: int, frame: Frame, found: Sequence[Attribution]) -> Frame:
    """A frame with whose its participle is by the reports before it."""
    if not frame.participle or not found:
        return frame
    last = found[-1]
    if frame.cue.form == "ing" and _closed_before(units, last, number, frame):
        frame = replace(frame, source=last.source)
    elif units.lowers[frame.group - 1] in JOINING:
        frame = replace(frame, source=_goes_on(units, found, number, frame))
    elif frame.source and last.source and last.sentence == number and not may_speak(units, frame.source):
        frame = replace(frame, source=last.source)  # "Out of nowhere, Kirby said it was over, citing"
    own, whole = frame.source, last.source if last.sentence == number else None
    if own and whole and whole[0] == own[0] and whole[1] > own[1]:
        return replace(frame, source=whole)  # "Acme board chair John Kirby announced it, citing"
    return frame


def _quote_before(
    units: Outline, number: int, frame: Frame, opens: int, found: Sequence[Attribution], claimed: set[int]
) -> tuple[int, int] | None:
    """The quotation before a report which it closes, and the unit after the report; None where there is none."""
    lowers, (lo, hi) = units.lowers, units.sentences[number]
    before = opens - 1
    if before > lo and lowers[before] in PAUSES:
        before -= 1
    if frame.participle or opens <= lo or before < lo or lowers[before] != QUOTE:
        return None
    if found and found[-1].cue is not None and units.starts[lo] == found[-1].cue.start:
        return None  # "Calling it “over,” Kirby left": the quotation is the participle's
    # "On Fox's “Hannity,” Kirby said": a programme.
    named = is_title(units, before) or (lowers[before - 1] == "'s" and opens_high(units, before))
    if named and frame.cue.pattern != "quote" and content_start(units, frame, hi) < hi - 1:
        return None
    end = closes(units, frame, hi)
    if frame.cue.pattern == "object" and lowers[frame.after : hi] != ["."]:
        return None
    if end is None and before in claimed:
        return None  # "Even as Xi claimed it was “over,” others said it would go on"
    if end is None and not is_utterance(units, before):
        return None
    return before, hi if end is None else end


def _clause_before(units: Outline, number: int, frame: Frame, opens: int, start: int) -> int | None:
    """The unit after a report that may close the clause before it; None of one that what was said follows."""
    lo, hi = units.sentences[number]
    if opens <= lo or units.lowers[opens - 1] not in PAUSES:
        return None
    if frame.participle or frame.cue.pattern not in ("clause", "tell"):
        return None
    end = closes(units, frame, hi)
    if end is None or (start < end and not frame.inverted):
        return None
    return None if sets_scene(units, lo, start, hi) else end


def _read_after(
    units: Outline,
    number: int,
    frame: Frame,
    opens: int,
    start: int,
    found: list[Attribution],
    claimed: set[int],
) -> int | None:
    """Add what follows a report, from unit `start` on; as `read_report`."""
    lowers, (lo, hi) = units.lowers, units.sentences[number]
    source, cue = frame.source, units.span(frame.at, frame.at + 1)
    if is_sign(units, source, frame.cue.lemma) if source else frame.cue.pattern == "object":
        return None
    for at in range(frame.after, min(start + 1, hi)):
        # past "CNN's “New Day”" and "on the “Today” show that"
        if lowers[at] == QUOTE and (at == start or (lowers[at - 1] != "'s" and lowers[start : start + 1] != ["that"])):
            start = at
            break
    if lowers[start : start + 1] == [","]:
        return None
    relative = source is not None and lowers[source[0] - 1 : source[0]] in _RELATIVE
    if relative and "," in lowers[frame.after : start] and lowers[start : start + 1] != [QUOTE]:
        return None  # "which China denies, include", "what Kirby told Xi, but it is"; "to which he said, “It is”"
    if start >= hi:
        return _headline(units, number, frame, opens, found, claimed)
    if (end := _quotations_end(units, start, hi)) is not None:
        spoken = [at for at in range(start, end) if lowers[at] == QUOTE]
        claimed.update(spoken)
        parts = tuple(Span(units.starts[at], units.ends[at]) for at in spoken)
        via = units.span(*frame.relay) if frame.relay else None
        found.append(Attribution(parts, "direct", cue, source, number, via))
        return end
    opens_clause = frame.cue.lemma in _THAT_TOO and frame.cue.form == "past" and lowers[frame.after] == "that"
    if frame.cue.pattern == "quote" and not opens_clause:
        return None
    end = content_end(units, start, hi, lo)
    end = _aside_end(units, frame, lo, start, end)
    if source and heads_share(lowers[slice(*source)]):
        end = next_share(units, start, end)
    if frame.cue.pattern == "object" or lowers[start] == QUOTE:
        end = _before_when(units, start, end)
    if frame.cue.pattern == "object" or frame.cue.lemma in _TAKE_NOUNS:
        end = _before_where(units, start, end)
    if not is_no_content(units, frame, start, end, lo):
        add_report(units, number, found, claimed, start, end, cue, source)
    return None


def _quotations_end(units: Outline, start: int, hi: int) -> int | None:
    """The unit after the quotations from a unit on that are all that was said; None where words go on with them."""
    lowers = units.lowers
    if lowers[start] != QUOTE or not is_utterance(units, start):
        return None
    end = start + 1
    while hi > end and units.is_mark(hi - 1):
        hi -= 1
    ended = units.last_inside(start) in ".?!…," or _before_when(units, start, hi) == end
    return end if ended else None


def _ends_with_as(units: Outline, frame: Frame, before: int, hi: int) -> bool:
    """Whether a report after `as` closes what stands before it: "The talks failed, as Kirby noted."."""
    if units.lowers[before] == QUOTE:
        return units.last_inside(before) == "," and closes(units, frame, hi) is not None
    return units.lowers[before] == "," and closes(units, frame, hi) in (hi - 1, hi)


def _aside_end(units: Outline, frame: Frame, lo: int, start: int, end: int) -> int:
    """Where content ends that stands in an aside: "A dozen men — among them five who said it was he — have come"."""
    opens = sum(units.lowers[at] in DASHES for at in range(lo, frame.at)) % 2 == 1
    dash = next((at for at in range(start, end) if units.lowers[at] in DASHES), end)
    return dash if opens and begins_predicate(units, dash + 1, end) else end


def _before_when(units: Outline, start: int, end: int) -> int:
    """Where no more than a few words end before the day on which they were said: "endorsed Xi | on Monday", "said
    “it is over” | on Monday".
    """
    first, lowers = end, units.lowers
    while first > start and (lowers[first - 1] in TIME_NOUNS or lowers[first - 1] in MONTHS):
        first -= 1
    day = not (WEEKDAYS | MONTHS).isdisjoint(lowers[first:end])
    if first == end or end - start > _FEW or has_verb(units, start, first) or lowers[first - 1] == "and":
        return end
    if lowers[first - 1] in ("last", "this", "late", "early", "earlier"):
        first, day = first - 1, True
    first -= lowers[first - 1] in ("on", "in")
    return first if day and (first > start + 1 or lowers[start] == QUOTE) else end


def _before_where(units: Outline, start: int, end: int) -> int:
    """Where a noun phrase ends before the occasion on which it was said: "praised the law | in a statement on X"."""
    lowers = units.lowers
    for at in range(start + 1, end - 1):
        if lowers[at] not in _ON_OCCASIONS:
            continue
        noun = next((i for i in range(at + 1, min(at + _NEAR, end)) if lowers[i] in _OCCASIONS), end)
        own = lowers[at + 1] in NOUN_LEADS or lowers[at + 1] in _MEDIA or lowers[at + 1] == "social"
        inside = PREPOSITIONS.isdisjoint(lowers[at + 1 : noun]) and QUOTE not in lowers[at:end]
        if noun < end and own and inside and _NOT_AFTER_OCCASIONS.isdisjoint(lowers[noun + 1 : end]):
            return end if has_verb(units, start, at) or has_verb(units, noun, end) else at
    return end


def _goes_on(units: Outline, found: Sequence[Attribution], number: int, frame: Frame) -> Range | None:
    """The source of a verb after `and`: whose report ends there, if anybody's ("He said it was over and urged")."""
    end = units.ends[frame.group - 2]
    ends_here = [last for last in found if last.sentence == number and last.parts[-1].end == end]
    if not ends_here or ends_here[-1].source is None:  # "smiled when asked about it and said"
        return frame.source
    last = ends_here[-1].source
    # Of "Kirby said Xi denied it and urged", Kirby.
    return next((whole.source for whole in ends_here if whole.parts[0].start == units.starts[last[0]]), last)


def _closed_before(units: Outline, last: Attribution, number: int, frame: Frame) -> bool:
    """Whether a report has just closed: "The talks failed, Kirby said, adding that ..." is Kirby's throughout."""
    if last.sentence != number or last.cue is None or not last.follows:
        return False
    end = max(last.cue.end, units.ends[last.source[1] - 1] if last.source else 0)
    return 0 < units.starts[frame.group] - end < _JUST


def _spoken_start(units: Outline, frame: Frame, hi: int) -> int | None:
    """The quotation that a verb leads up to: "told the news service TASS: "...""."""
    lowers = units.lowers
    for at in range(frame.after, min(frame.after + 25, hi)):
        low = lowers[at]
        if low == QUOTE:
            return at if lowers[at - 1] in (":", ",") and at > frame.after and is_utterance(units, at) else None
        cue = CUES.get(low)
        another = cue is not None and cue.form in ("past", "s") and cue.pattern != "object" and not cue.noun
        captioned = lowers[at : at + 3] == ["it", ",", QUOTE]  # "captioned it, “...”"
        if (low in _CLAUSE_SIGNS and not captioned) or another:
            return None
    return None


def _headline(
    units: Outline, number: int, frame: Frame, opens: int, found: list[Attribution], claimed: set[int]
) -> int | None:
    """A headline puts its speaker last without a comma: "Russia and China have 'similar goals' Xi tells Putin"."""
    lo, hi = units.sentences[number]
    quoted = any(units.lowers[at] == QUOTE for at in range(lo, opens)) and units.lowers[hi - 1] != "."
    if opens - lo < 2 or not quoted or frame.source is None or frame.participle or frame.cue.pattern == "quote":
        return None
    add_report(units, number, found, claimed, lo, opens, units.span(frame.at, frame.at + 1), frame.source)
    return frame.after
