"""Passages: runs of whole sentences, small enough to cite, that never hold boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..values import Article, Passage, Span
from .sentences import paragraphs, sentences

MIN_WORDS = 60
MAX_WORDS = 110
# A remainder this short joins the passage before it rather than stand alone.
_TAIL_WORDS = 25
# Text without sentence ends is cut at white space after so many words.
_LONGEST_SENTENCE = 200
# A word; what has no white space, as Thai and long addresses, counts as one for each so many code points.
_WORD = re.compile(r"\S{1,40}")


def split(article: Article, boilerplate: Sequence[Span] = ()) -> list[Passage]:
    """Passages of an article, in order; each is `article.text[start:end]`.

    Sentences are packed until a paragraph ends with `MIN_WORDS` or more, or the next would pass `MAX_WORDS`.
    """
    text = article.text
    spans: list[Span] = []
    for run in _runs(text, boilerplate):
        packed: list[tuple[Span, int]] = []
        start, end, words = -1, -1, 0
        for paragraph in run:
            if words >= MIN_WORDS:
                packed.append((Span(start, end), words))
                start, words = -1, 0
            for sentence, n in _short_enough(text, sentences(text, paragraph)):
                if words and words + n > MAX_WORDS:
                    packed.append((Span(start, end), words))
                    start, words = -1, 0
                if start < 0:
                    start = sentence.start
                end, words = sentence.end, words + n
        if words:
            packed.append((Span(start, end), words))
        if len(packed) > 1 and packed[-1][1] <= _TAIL_WORDS:
            (last, n), (before, m) = packed.pop(), packed.pop()
            packed.append((Span(before.start, last.end), m + n))
        spans += [span for span, _ in packed]
    return [Passage(article.id, s.start, s.end, s.of(text)) for s in spans]


def _runs(text: str, boilerplate: Sequence[Span]) -> list[list[Span]]:
    """Paragraphs less their boilerplate, in runs that no boilerplate interrupts."""
    runs: list[list[Span]] = [[]]
    marked = iter(sorted(boilerplate))
    mark = next(marked, None)
    for paragraph in paragraphs(text):
        start = paragraph.start
        while mark and mark.start < paragraph.end:
            if mark.start > start:
                runs[-1].append(Span(start, mark.start))
            if runs[-1]:
                runs.append([])
            start = max(start, mark.end)
            if mark.end > paragraph.end:
                break
            mark = next(marked, None)
        if start < paragraph.end:
            runs[-1].append(Span(start, paragraph.end))
    return [run for run in runs if run]


def _short_enough(text: str, found: list[Span]) -> Iterator[tuple[Span, int]]:
    """Sentences, or their pieces, each with the number of its words."""
    for sentence in found:
        n = len(_WORD.findall(text, *sentence))
        if n <= _LONGEST_SENTENCE:
            yield sentence, n
            continue
        words = [Span(*match.span()) for match in _WORD.finditer(text, *sentence)]
        for first in range(0, n, _LONGEST_SENTENCE):
            cut = words[first : first + _LONGEST_SENTENCE]
            yield Span(cut[0].start, cut[-1].end), len(cut)
