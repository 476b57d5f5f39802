"""Where the content of a report ends: with its sentence, or where the writer or another report takes over."""

from __future__ import annotations

from ..lexicon.cues import CUES, NAMING, Cue
from ..lexicon.words import (
    CLAUSE_LEADS,
    CLAUSE_OPENERS,
    IRREGULAR_PAST,
    PREPOSITIONS,
    is_adverb,
    word_set,
)
from .grammar.clauses import is_participle, opens_sentence
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import (
    CLAUSE_BORDERS,
    DASHES,
    FINITE,
    JOINTS,
    NOUN_LEADS,
    PAUSES,
    PRONOUNS,
    begins_predicate,
    has_verb,
)
from .others import acts_next, has_participle, is_another_s, is_remark, speaks_next, trails

REFUSES = word_set("declined refused declines refuses")
_HAVE_TOO = word_set("has have had did does do")
_TAKE_NOUNS = word_set("deny announce confirm declare claim ask urge")
_ONLY = word_set("only merely just simply")
# What may end content, besides verbs of saying and whatever follows a comma.
_SIGNS = JOINTS | DASHES | {",", QUOTE, ")", ":", ";", "even", "when", "according"}
_BEFORE_LEADS = word_set("and but still even ever just only shortly soon")
_LISTS = {"and", "or", "but", QUOTE}
_RELATIVE = word_set("who which whose")
_LISTED = word_set("and or ,")
_BEFORE_OWN = word_set("if even when while although though because")  # they open a clause before the content's own
_COMPLEMENTISERS = word_set("that whether if")
_IN_CLAUSES = FINITE | CLAUSE_OPENERS | PRONOUNS | IRREGULAR_PAST
_ASIDES = word_set("which who whose compared a an")


def content_end(units: Outline, start: int, hi: int, lo: int, *, resumed: bool = False) -> int:
    """The unit after the content that starts at `start`, in sentence `[lo, hi)`: where the sentence or its opening
    clause ends, or another report begins. `resumed` after a report that stands inside what was said.
    """
    lowers = units.lowers
    end = hi
    while end > start and lowers[end - 1] in (".", "!", "?", ",", ";", ":", "...", ")", "—"):
        if lowers[end - 1] == ")" and "(" in lowers[start:end]:
            break
        end -= 1
    content = _Content(units, start, end, lo, hi, resumed)
    for at in range(start + 1, end):
        if lowers[at] not in _SIGNS and lowers[at - 1] not in (",", QUOTE) and lowers[at] not in CUES:
            continue  # nothing ends at a plain word
        stop = content.stop(at)
        if stop is not None:
            return stop
    return end


class _Content:
    """What was said, from unit `start` up to `end` at most, read unit by unit until one shows that it has ended."""

    def __init__(self, units: Outline, start: int, end: int, lo: int, hi: int, resumed: bool) -> None:
        self._units, self._lowers = units, units.lowers
        self._start, self._end, self._hi = start, end, hi
        self._resumed = resumed
        first = _clause_start(units, start, lo)
        # It opens its sentence before the main clause, or is a relative clause: then it ends with that.
        self._opening = not _is_main(units, first, start, lo) and _leads_up(units, first, start, lo)
        self._relative = self._lowers[first] in ("who", "whom", "which")
        self._body = next((at for at in range(start, end) if self._lowers[at] not in ("that", ",")), end)
        self._inner = inner = self._lowers[self._body] if self._body < end else ""
        # No clause stands before its own: "that, because they left, the talks failed".
        self._whole = inner == "to" or (inner not in PREPOSITIONS and inner not in CLAUSE_LEADS)
        before = CUES.get(self._lowers[start - 1]) if start > lo else None
        # No clause was said, and none can have been, so that `and` joins nobody to its subject: "endorsed Xi".
        verb = before or (CUES.get(self._lowers[start - 2]) if start - 1 > lo else None)
        takes_noun = verb is not None and (verb.pattern == "object" or verb.lemma in _TAKE_NOUNS)
        opens = self._lowers[start]
        self._nominal = opens == "to" or (takes_noun and opens not in CLAUSE_OPENERS)
        self._anybody = opens == "to" or (verb is not None and verb.pattern == "object")
        self._named = self._lowers[start] == QUOTE and before is not None and before.lemma in NAMING
        # The last place where another clause may have begun.
        self._border = 0

    def stop(self, at: int) -> int | None:
        """Where what was said ends, if unit `at` shows it. Units come in order."""
        low, cue = self._lowers[at], CUES.get(self._lowers[at])
        if self._named and at - 1 == self._start and self._units.last_inside(at - 1) == "," and low not in _LISTS:
            return at  # "what Xi called “a sham,” the vote began"
        stop = self._clause_ends(at)
        if stop is None:
            stop = self._clause_begins(at, cue)
        paused = _pauses(self._units, at - 1)
        if stop is None and paused and at - self._start > 2 and _leaves(self._lowers[at], cue):
            return None if self._aside_goes_on(at, cue) else at - (self._lowers[at - 1] == ",")
        if stop is None:
            stop = self._phrase_begins(at)
        if stop is None:
            stop = self._report_begins(at, cue)
        return stop

    def _clause_ends(self, at: int) -> int | None:
        """At a comma, a conjunction or a colon after which others speak, or the sentence goes on without it."""
        units, lowers, start, end = self._units, self._lowers, self._start, self._end
        low, before, inside = lowers[at], lowers[at - 1], at - start > 1
        quoted = low == QUOTE and units.last_inside(at) == ","
        if self._opening and quoted:
            return at + 1
        if low == ")" and "(" not in lowers[start:at]:
            return at  # "(Kirby said that it was over) and left"
        if (low == "," or quoted) and inside and trails(units, at + 1, end):
            return at + (low == QUOTE)
        if before == "," and low in JOINTS and is_another_s(units, at + 1, end):
            return at - 1
        if low == "," and (self._opening or (self._relative and inside and _predicate_follows(units, at, end))):
            return at
        if low in ("and", "but", ":") and inside and speaks_next(units, at, end):
            return at - (before == ",")
        return at if low == "," and inside and self._whole and speaks_next(units, at, end) else None

    def _clause_begins(self, at: int, cue: Cue | None) -> int | None:
        """At the verb of another clause that reports, before which that clause began; or at what opens one."""
        units, lowers, low, before = self._units, self._lowers, self._lowers[at], self._lowers[at - 1]
        paused = low == "while" and _pauses(units, at - 1)
        joined = self._nominal and at > self._body and (paused or low in ("and", "but"))
        leaves = joined and (paused or acts_next(units, at + 1, self._end, self._anybody))
        if leaves and not has_verb(units, self._start, at):
            return at - (before == ",")  # "endorsed Xi and took the stage", "called it “sad,” while she praised it"
        joint = low in JOINTS and (before in PAUSES or before == QUOTE) and lowers[at + 1 : at + 2] != ["that"]
        if (joint and at > self._body) or low == ";":
            self._border = at - (before != QUOTE and low != ";")
        near = self._border and 2 < at - self._border < 14
        if near and cue is not None and cue.form in ("past", "s") and not cue.noun:
            return self._border
        following = lowers[at + 1 : at + 2]
        if low in ("but", "and") and following and following[0] in REFUSES:
            return at - (before == ",")  # "said it was over but declined to say why"
        if before == "," and low == "with" and has_participle(units, at + 1, self._end):
            return at - 1  # ", with Kirby calling it a mistake"
        if before == "," and low in PREPOSITIONS and following in (["which"], ["whom"]):
            # ", to which Kirby replied", but "said the rules, under which they worked, were bad"
            return None if _resumes(units, self._start, at, self._end) else at - 1
        return None

    def _aside_goes_on(self, at: int, cue: Cue | None) -> bool:
        """Whether an aside after a comma is within what was said, which goes on after it."""
        units, lowers, start, low = self._units, self._lowers, self._start, self._lowers[at]
        named = cue is not None and cue.lemma in NAMING
        if (low in _RELATIVE or low in ("a", "an") or named) and _resumes(units, start, at, self._end):
            return True  # "said the decision, which struck down the law, shows", "said Fox, a rival, has"
        if low in ("a", "an") and self._inner in _BEFORE_OWN and "," not in lowers[start + 2 : at - 1]:
            return True  # "that, even if they left, a vote would"
        # "Last year, Kirby said, Anna and her sister, Jane, asked for help"
        return self._resumed and low not in _ASIDES and not has_verb(units, start, at - 1)

    def _phrase_begins(self, at: int) -> int | None:
        """At a set phrase with which the writer goes on."""
        lowers, low, before = self._lowers, self._lowers[at], self._lowers[at - 1]
        following = lowers[at + 1 : at + 2]
        colon = low == ":" and following == [QUOTE] and at - self._start > 2
        if colon and any(lowers[i] in CUES for i in range(at + 2, min(at + 6, self._hi))):
            return at  # "told them that it was over: “It is,” she said"
        if before == "," and low == "as" and following and following[0] in _HAVE_TOO:
            return at - 1  # "said she would not come, as have others"
        if low in DASHES and is_remark(self._units, at + 1, self._end):
            return at
        if lowers[at : at + 2] in (["even", "as"], ["when", "asked"]):
            return at  # "called it a mistake even as he praised it", "said he would not when asked"
        if low == "according" and at > self._body:
            return at - 1 if before == "," else at
        return None

    def _report_begins(self, at: int, cue: Cue | None) -> int | None:
        """At another verb of saying, of the same speaker or as a participle; or at what the writer has against it."""
        units, lowers, start, before = self._units, self._lowers, self._start, self._lowers[at - 1]
        if cue is None:
            contrary = lowers[at] == "but" and before == "," and not _but_goes_on(units, start, at)
            return at - 1 if contrary else None
        if (before in PAUSES or before == QUOTE) and cue.form == "ing" and cue.pattern != "quote":
            return at - 1 if before != QUOTE else at
        spoken = cue.form in ("past", "s", "ing") and cue.pattern != "quote"
        if before in ("and", "but", "also", "then") and spoken and not cue.noun and at - 2 > start:
            back = at - 1
            while back > start and lowers[back] in ("also", "then", "later", "and", "but", ","):
                back -= 1
            if lowers[back + 1] in ("and", "but", ","):
                return back + 1
        speaking = cue.form == "ing" and cue.pattern in ("clause", "tell")
        # "defended it by saying", but "said he won it by saying"
        by = before == "by" and not has_verb(units, start, at - 1)
        return at - 1 if (before in ("before", "after", "while") or by) and speaking else None


def _pauses(units: Outline, at: int) -> bool:
    """Whether a unit is a comma, or a quotation that ends in one and is neither an apposition nor the first of some."""
    if units.lowers[at] != QUOTE:
        return units.lowers[at] == ","
    listed = QUOTE in units.lowers[at + 2 : at + 3] and units.lowers[at + 1] in ("a", "an")
    return units.last_inside(at) == "," and units.lowers[at - 1] != "," and not listed


def _but_goes_on(units: Outline, start: int, at: int) -> bool:
    """Whether `but` joins what was said: "that", a quotation, "not only this, but", "this, but not that"."""
    lowers = units.lowers
    if lowers[at + 1 : at + 2] in (["that"], ["not"], [QUOTE]):
        return True
    negated = any(low == "not" or low.endswith("n't") for low in lowers[start:at])
    also = lowers[at + 1 : at + 2] in (["also"], ["rather"], ["instead"])
    return negated and (also or not _ONLY.isdisjoint(lowers[start:at]))


def _clause_start(units: Outline, start: int, lo: int) -> int:
    """The first unit of the clause whose verb stands before a content: after the comma, dash or quotation before it."""
    at = start
    while at > lo and (at == start or units.lowers[at - 1] not in CLAUSE_BORDERS):
        at -= 1
    while at < start - 1 and units.lowers[at] in _BEFORE_LEADS:
        at += 1
    return at


def _is_main(units: Outline, first: int, start: int, lo: int) -> bool:
    """Whether what was said is the main clause, past the one that opens its sentence: "As Kirby noted, the talks"."""
    opens = all(units.is_mark(at) or units.lowers[at] in ("and", "but") for at in range(lo, first))
    return opens and units.lowers[start - 1] == ","


def _leads_up(units: Outline, first: int, start: int, lo: int) -> bool:
    """Whether the clause from a unit on stands before the main one: "while Xi said", "Noting that", "In rejecting"."""
    lowers = units.lowers
    if lowers[first] in CLAUSE_LEADS or lowers[first] == "asked":
        return True
    if first == lo and "who" in lowers[lo:start] and lowers[lo] in PREPOSITIONS:
        return True  # "Among those who said so, half"
    cue = CUES.get(lowers[start - 1]) if start > lo else None
    if first == lo and lowers[lo] in PREPOSITIONS and cue is not None and cue.form == "ing":
        return True  # "In a statement announcing its decision, the Academy"
    return any(is_participle(units, at) and opens_sentence(units, lo, at) for at in range(max(first, start - 4), start))


def _predicate_follows(units: Outline, at: int, end: int) -> bool:
    """Whether the verb of the main clause follows the comma that closes a relative one: ", who said so, left"."""
    at += 1
    while at < end and is_adverb(units.lowers[at]):
        at += 1
    if begins_predicate(units, at, end):
        return True
    if at + 1 >= end or not units.words[at].islower():
        return False
    following = units.lowers[at + 1]  # ", goes too far", ", tend to"
    return following == "to" or (units.lowers[at].endswith("s") and following not in _LISTED)


def _resumes(units: Outline, start: int, at: int, end: int) -> bool:
    """Whether what was said goes on past the aside that starts at a unit: with its verb, or an infinitive."""
    closing = next((i for i in range(at, end) if units.lowers[i] == ","), end)
    if units.lowers[closing + 1 : end][:1] == ["to"] or units.lowers[closing + 1 : closing + 3] == ["and", QUOTE]:
        return True
    if _is_noun_phrase(units, start, at - 1):
        called = CUES.get(units.lowers[start - 1])
        if called is not None and called.lemma in NAMING:
            # "called Smith, who is 91, a pioneer", but "called Smith, who left"
            return units.lowers[closing + 1 : end][:1] in (["a"], ["an"], ["the"], ["as"], [QUOTE])
        return units.lowers[at] in _RELATIVE or _predicate_follows(units, closing, end)
    return _lacks_verb(units, start, at - 1) and _predicate_follows(units, closing, end)


def _lacks_verb(units: Outline, start: int, after: int) -> bool:
    """Whether a run ends in no more than a clause's subject: "(said) that it found that the committee's decision"."""
    start = max((i + 1 for i in range(start, after) if units.lowers[i] in _COMPLEMENTISERS), default=start)
    return start < after <= start + 12 and _IN_CLAUSES.isdisjoint(units.lowers[start:after])


def _is_noun_phrase(units: Outline, start: int, after: int) -> bool:
    """Whether a short run holds no verb, so that it is a clause's subject."""
    start += units.lowers[start] == "that"
    if not start < after <= start + 4 or has_verb(units, start, after):
        return False
    named = units.lowers[start] in NOUN_LEADS or units.words[start][0].isupper()
    return named and PREPOSITIONS.isdisjoint(units.lowers[start:after])


def _leaves(low: str, cue: Cue | None) -> bool:
    """Whether a word after a comma takes the sentence back to its writer: a relative clause, an apposition, a verb."""
    told = cue is not None and cue.form in ("past", "s") and not cue.noun and cue.pattern != "quote"
    return low in _ASIDES or told
