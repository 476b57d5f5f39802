"""Whether two statements by one person, from different articles, say the same.

Words tell most of it. Where they leave it in doubt, meaning does: how near such statements are is found once, when the
index is built, for encoding a few of them takes longer than all the rest of an answer.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .contrast import contradict
from .storage.places import Located, Places
from .storage.texts import Texts
from .storage.vectors import open_array, save_array
from .terms import STOPWORDS, WORD, word_terms
from .values import UNDATED

# Share of the shorter statement's words that the longer one holds: from here on they are the same statement,
SAME = 0.75
# and down to here they are in doubt.
MAYBE_SAME = 0.4
# Fewer words than this make no statement that could be told from another by its words.
FEWEST = 3
# Translations differ in a word's ending: "ratify" and "ratification", "Russia" and "Russian" agree so far.
_PREFIX = 5
# A politician repeats himself; what lies further apart in time, in days, was said again,
_DAYS = 10
# unless so many words in a row are the same: nobody says them twice, and articles quote them again months later.
_WORD_FOR_WORD = 10
# Of a person's statements that share a word so many before one are looked at: few lie within these days, but an archive
# without dates has them all.
_MOST = 1_000
# And so many, which share the most words, are compared with it: where all are worded alike each would be in doubt with
# all. Of 26,000 articles none is with more than two dozen.
_NEAREST = 100

# `pair` is the lower number, shifted by 32 bits, and the higher; `digest` is that of both texts, by which another build
# finds their cosine again. In the order of the pairs.
_COMPARED = np.dtype([("pair", np.uint64), ("digest", np.uint64), ("cosine", np.float32)], align=True)


class Content(NamedTuple):
    """What a statement says: beginnings of the words that carry it, and its text."""

    words: frozenset[str]
    text: str


def content(text: str) -> Content:
    """The content of a statement."""
    return Content(frozenset(chain.from_iterable(map(_content, WORD.findall(text)))), text)


@lru_cache(maxsize=16_384)
def _content(word: str) -> tuple[str, ...]:
    return tuple(term[:_PREFIX] for term in word_terms(word) if term not in STOPWORDS and len(term) > 1)


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set's words that both hold (Broder 1997's containment), 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def said_together(a: int, b: int) -> bool:
    """Whether two days, as the index numbers them, are near enough for one statement."""
    return UNDATED in (a, b) or abs(a - b) <= _DAYS


def is_quoted_again(a: str, b: str) -> bool:
    """Whether two texts share so many words in a row that nobody says them twice."""
    return not _runs(a).isdisjoint(_runs(b))


@lru_cache(maxsize=4_096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every so many words in a row of a text."""
    words = WORD.findall(text.lower())
    return frozenset(zip(*(words[at:] for at in range(_WORD_FOR_WORD)), strict=False))


def says_same(a: Content, b: Content) -> bool | None:
    """Whether two statements are the same; None where words leave it in doubt."""
    shared = len(a.words & b.words)
    if min(len(a.words), len(b.words)) < FEWEST:
        same: bool | None = a.words == b.words and shared > 0
    elif containment(a.words, b.words) >= SAME:
        same = True
    else:
        same = None if containment(a.words, b.words) >= MAYBE_SAME and shared >= FEWEST else False
    # Most are told apart by their words alone.
    return False if same is not False and contradict(a.text, b.text) else same


class Pair(NamedTuple):
    """Two statements in doubt, by number, the lower one first, and their texts."""

    a: int
    b: int
    texts: tuple[str, str]

    @property
    def digest(self) -> int:
        """Of both texts, whichever comes first."""
        written = "\n".join(sorted(self.texts)).encode()
        return int.from_bytes(hashlib.blake2b(written, digest_size=8).digest(), "big")


def in_doubt(places: Places, texts: Texts) -> Iterator[Pair]:
    """Pairs of statements by one person, from different articles of about the same days, that words leave in doubt."""
    for numbers in places.by_each_person():
        statements = places.located(numbers)
        if len({s.article for s in statements}) > 1:
            yield from _in_doubt([(s, texts.read(s.at, s.size)) for s in statements])


def _in_doubt(statements: Sequence[tuple[Located, str]]) -> Iterator[Pair]:
    """As `in_doubt`, of one person's statements, newest first and undated last."""
    contents = [content(text) for _, text in statements]
    holding: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(contents):
        if len(own.words) < FEWEST:
            continue
        located, text = statements[at]
        shared: Counter[int] = Counter()
        for word in own.words:
            for before in islice(reversed(holding[word]), _MOST):
                if not said_together(located.day, statements[before][0].day):
                    break
                shared[before] += 1
            holding[word].append(at)
        for before, n in nlargest(_NEAREST, shared.items(), key=lambda item: (item[1], item[0])):
            other, others_text = statements[before]
            if n >= FEWEST and other.article != located.article and says_same(own, contents[before]) is None:
                (a, first), (b, second) = sorted([(located.number, text), (other.number, others_text)])
                yield Pair(a, b, (first, second))


def write_compared(path: Path, pairs: Sequence[Pair], cosines: Sequence[float]) -> None:
    """Write the cosine of each of some pairs."""
    found = sorted((p.a << 32 | p.b, p.digest, cosine) for p, cosine in zip(pairs, cosines, strict=True))
    rows = np.zeros(len(found), _COMPARED)  # filled in place: what lies between the fields is no stray memory
    for column, name in enumerate(_COMPARED.names or ()):
        rows[name] = np.array([row[column] for row in found], _COMPARED[name])
    save_array(path, rows)


class Compared:
    """The pairs of a generation that were in doubt, and how near their meanings are."""

    def __init__(self, path: Path) -> None:
        rows = open_array(path, _COMPARED)
        self._rows: NDArray[Any] = rows
        self._pairs: NDArray[np.uint64] = rows["pair"]

    def cosine(self, a: int, b: int) -> float:
        """Cosine of two statements' meanings, 0 where they were not in doubt."""
        pair = np.uint64(min(a, b) << 32 | max(a, b))
        at = int(np.searchsorted(self._pairs, pair))
        return float(self._rows["cosine"][at]) if at < len(self._pairs) and self._pairs[at] == pair else 0.0

    def by_digest(self) -> Mapping[int, float]:
        """All cosines, by the digests of the pairs."""
        return dict(zip(self._rows["digest"].tolist(), self._rows["cosine"].tolist(), strict=True))

    @property
    def last(self) -> int:
        """The highest number of a statement in it; -1 in none."""
        return int((self._pairs & np.uint64(0xFFFFFFFF)).max()) if len(self._pairs) else -1
