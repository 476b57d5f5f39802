"""A question's words: in lower case with one space between them, and where each stands in the question."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.values import Span

from .shapes import PREFACE

_CHUNK = re.compile(r"\S+")
# How a question is opened by who types in haste.
_HASTY = {"wat": "what", "wot": "what", "wht": "what", "hw": "how"}
# What stands around a word and what ends one; neither is a part of it.
MARKS, _STOPS = "\"'“”‘’«»()[]{}<>", "?!,;:"


@dataclass(frozen=True, slots=True)
class Words:
    """A question's words: `line` in lower case with one space between them, `starts` in it, `spans` in the text."""

    text: str
    line: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    @property
    def cased(self) -> bool:
        """Whether names are written with capitals, as far as the question tells."""
        own = [span.of(self.text) for span in self.spans[1:]]
        return any(word[:1].isupper() and not word.isupper() for word in own)

    def goes_on(self, end: int) -> bool:
        """Whether a name that ends here in the line goes on in the text: "the White" before "House"."""
        after = bisect_left(self.starts, end)
        return after < len(self.spans) and self.spans[after].of(self.text)[:1].isupper()

    def slice(self, start: int, end: int) -> str:
        """The text of a part of the line; what was left out of it leaves one space."""
        pieces: list[str] = []
        first = after = 0
        for span in self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if after and any(map(str.isalnum, self.text[after : span.start])):
                pieces.append(self.text[first:after])
                after = 0
            first, after = first if after else span.start, span.end
        return " ".join([*pieces, self.text[first:after]]).strip(" ,")


def read_words(text: str, cut: Sequence[Span]) -> Words:
    """The words of a question without its dates and without a polite preface."""
    tokens: list[tuple[str, Span]] = []
    for chunk in _CHUNK.finditer(text):
        if not any(span.start < chunk.end() and chunk.start() < span.end for span in cut):
            tokens.extend(_tokens(chunk.group(), chunk.start()))
    preface = PREFACE.match(" ".join(word for word, _ in tokens))
    tokens = tokens[preface.group().count(" ") :] if preface else tokens
    tokens[:1] = [(_HASTY.get(word, word), span) for word, span in tokens[:1]]
    starts = accumulate((len(word) + 1 for word, _ in tokens), initial=0)
    return Words(text, " ".join(word for word, _ in tokens), tuple(starts), tuple(span for _, span in tokens))


def _tokens(chunk: str, start: int) -> Iterator[tuple[str, Span]]:
    """A run of characters without white space as words: quotation marks left out, `'s` and a comma on their own."""
    core = chunk.rstrip(_STOPS)
    if core.find(".") == len(core) - 1:
        core = core[:-1]
    end = start + len(core)
    word = core.strip(MARKS)
    if len(word) > 2 and word[-2:].lower() in ("'s", "’s"):
        own = start + core.rindex(word[-2:])
        yield word[:-2].lower(), Span(start, own)
        yield "'s", Span(own, end)
    elif word:
        yield word.lower().replace("’", "'"), Span(start, end)
    if "," in chunk[len(core) :]:
        yield ",", Span(end, end + 1)
