"""The article as its writer's own sentences, each quotation folded into a single unit.

Grammar is read on these units, so that what is inside quotation marks can't be taken for the reporter's words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ...lexicon.cues import CUES
from ...lexicon.given_names import GIVEN_NAMES
from ...lexicon.tokens import Tokens
from ...lexicon.words import ABBREVIATIONS, OPENERS, PARTY_TAGS
from ...values import Span
from .quotations import Quotation

QUOTE = "“”"  # stands for a whole quotation in `words` and `lowers`
# No pronouns: "WHO officials", "urged US citizens".
ACRONYMS = frozenset({"WHO", "US"})
# No sentence is longer: what has no full stop (tables, lists, noise) is cut, so that reading stays linear.
_LONGEST_SENTENCE = 250
_CLOSERS = frozenset("\"”’'»)]")


@dataclass(frozen=True, slots=True)
class Outline:
    """Parallel lists over units; `quotes[i]` is the quotation that unit i stands for, or None.

    `sentences` are ranges of units, `paragraph_of` the paragraph number of each sentence.
    """

    text: str
    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    quotes: list[Quotation | None]
    sentences: list[tuple[int, int]]
    paragraph_of: list[int]

    def span(self, first: int, after: int) -> Span:
        """The text that units `[first, after)` cover."""
        return Span(self.starts[first], self.ends[after - 1])

    def opens_paragraph(self, number: int) -> bool:
        """Whether a sentence is the first of its paragraph."""
        return number == 0 or self.paragraph_of[number - 1] != self.paragraph_of[number]

    def closes_paragraph(self, number: int) -> bool:
        """Whether a sentence is the last of its paragraph."""
        return number + 1 == len(self.sentences) or self.opens_paragraph(number + 1)

    def is_mark(self, at: int) -> bool:
        """Whether a unit is neither a word nor a quotation."""
        return not self.words[at][0].isalnum() and self.quotes[at] is None

    def capitals_before(self, at: int, lo: int) -> int:
        """The first unit of the capitalised words that end before a unit: at most a name."""
        while at > lo and self.words[at - 1][0].isupper():
            at -= 1
        return at

    def capitals_after(self, at: int, hi: int) -> int:
        """The unit after the capitalised words that start at a unit."""
        while at < hi and self.words[at][0].isupper():
            at += 1
        return at

    def last_inside(self, at: int) -> str:
        """The last character that the quotation at a unit holds, before its mark."""
        return last_inside(self.text, self.ends[at])


def outline(text: str, tokens: Tokens, quotations: Sequence[Quotation], boilerplate: Sequence[Span]) -> Outline:
    """Fold quotations into units, leave boilerplate out, and split into sentences."""
    words: list[str] = []
    lowers: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quotes: list[Quotation | None] = []
    at = 0
    inserts: list[tuple[int, int, Quotation | None]] = [(q.start, q.end, q) for q in quotations]
    inserts.extend((span.start, span.end, None) for span in boilerplate)
    inserts.sort(key=lambda insert: insert[:2])
    last_end = -1
    for start, end, quotation in inserts:
        if start < last_end:
            if quotation is None and end > last_end:  # boilerplate that begins inside what was folded
                at = max(at, bisect_left(tokens.starts, end))
                last_end = end
            continue
        upto = bisect_left(tokens.starts, start, at)
        words += tokens.words[at:upto]
        lowers += tokens.lowers[at:upto]
        starts += tokens.starts[at:upto]
        ends += tokens.ends[at:upto]
        quotes += [None] * (upto - at)
        if quotation is not None:
            words.append(QUOTE)
            lowers.append(QUOTE)
            starts.append(start)
            ends.append(end)
            quotes.append(quotation)
        at = bisect_left(tokens.starts, end, upto)
        last_end = end
    words += tokens.words[at:]
    lowers += tokens.lowers[at:]
    starts += tokens.starts[at:]
    ends += tokens.ends[at:]
    quotes += [None] * (len(tokens) - at)
    for at, word in enumerate(words):
        if word in ACRONYMS and not (at and len(words[at - 1]) > 1 and words[at - 1].isupper()):
            lowers[at] = word
    sentences, paragraph_of = _sentences(text, words, starts, ends)
    return Outline(text, words, lowers, starts, ends, quotes, sentences, paragraph_of)


def _sentences(
    text: str, words: list[str], starts: list[int], ends: list[int]
) -> tuple[list[tuple[int, int]], list[int]]:
    sentences: list[tuple[int, int]] = []
    paragraph_of: list[int] = []
    first, paragraph, count = 0, 0, len(words)
    for i in range(count):
        last = i + 1 == count
        word = words[i]
        if last:
            new_paragraph = True
        else:
            gap = text[ends[i] : starts[i + 1]]
            new_paragraph = "\n" in gap or "\r" in gap or "\u2029" in gap
            if not new_paragraph and i - first < _LONGEST_SENTENCE:
                if word in ".?!":
                    if not _ends_sentence(words, i) or (gap == "" and words[i + 1][0].isdigit()):
                        continue  # no end either: "the .5 percent"
                elif word == ")" and i and words[i - 1] in ".?!":
                    if gap == "" or not words[i + 1][0].isupper():
                        continue  # "(She said so.) The others left."
                elif word is QUOTE:
                    if not _quote_ends_sentence(text, ends[i], words[i + 1 : i + 3]) or _attributes(words, i + 1):
                        continue
                elif not (word[-1] == "." and len(word) > 2 and gap != "" and _abbreviation_ends(word, words[i + 1])):
                    continue
        sentences.append((first, i + 1))
        paragraph_of.append(paragraph)
        first = i + 1
        if new_paragraph:
            paragraph += 1
    return sentences, paragraph_of


def _ends_sentence(words: list[str], i: int) -> bool:
    following = words[i + 1]
    if following in _CLOSERS or following in ".?!,;":
        return False
    if words[i] == "." and i and words[i - 1].lower().rpartition("-")[2] in ABBREVIATIONS:
        return False
    return not following[0].islower()


def _quote_ends_sentence(text: str, end: int, ahead: list[str]) -> bool:
    """A quotation that ends in a full stop, before a word that opens a sentence; "?" and "!" may go on."""
    inner, following = last_inside(text, end), ahead[0]
    if inner == ".":
        return following[0].isupper() or following is QUOTE or following[0].isdigit()
    named = following in GIVEN_NAMES and ahead[-1][0].isupper()  # "“Is it over?” Will Smith said"
    return inner in "?!…" and (following is QUOTE or (following in OPENERS and not named))


def last_inside(text: str, end: int) -> str:
    """The last character that a quotation ending at `end` holds, before its mark: one character or two single ones.

    The mark of a quotation inside is passed over.
    """
    at = end - (3 if text[end - 2 : end] in ("''", "’’") else 2)
    if text[at : at + 1] in ("'", "’"):
        at -= 1
    return text[at : at + 1]


def _attributes(words: list[str], first: int) -> bool:
    """Whether what follows a quotation is no more than its attribution: "... missing." Trump said."""
    for at in range(first, min(first + 5, len(words) - 1)):
        word = words[at]
        cue = CUES.get(word)
        if at > first and cue is not None and cue.pattern == "clause" and words[at + 1] == ".":
            return True
        if not word[0].isupper() and word not in ("he", "she", "they"):
            return False
    return False


def _abbreviation_ends(word: str, following: str) -> bool:
    """`U.S.` or `a.m.` ends its sentence only before a word that opens the next, `R-Ohio.` before a quotation."""
    if word[:2] in PARTY_TAGS and following is QUOTE:
        return True
    return following in OPENERS and (word.count(".") > 1 or word in ("Jr.", "Sr.", "Inc.", "Corp.", "Co.", "etc."))
