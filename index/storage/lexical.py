"""Search by words: BM25 in tantivy, over what is indexed of each passage (heading and text), or of each article.

Queries are built from terms, never parsed from a string, so nothing in a question is syntax.
"""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from ..common import Common
from ..errors import VERIFY, IndexDamaged, writing
from ..filters import Subset
from ..temporary import temporary_folder
from ..terms import ENGLISH, joined
from ..values import day_number

_ANALYZER = "english"
_LOCK = ".tantivy-meta.lock"
# tantivy's own constant: how soon BM25 saturates as a term repeats.
_K1 = 1.2
_HEAP_BYTES = 256_000_000
# Hits past the k asked for, so that ties at the end go by row: tantivy's own order depends on its segments.
_SPARE = 32
# Terms whose weight and query are remembered: those of one question are asked for again and again.
_WEIGHED = 16_384
# Where a filter lets this share pass, so many times more hits are taken than should be needed, and the others dropped;
# sooner where it names articles or speakers, which are looked up for each hit, than where days or outlets do.
_MANY, _MANY_NAMED = 0.25, 0.05
_SLACK = 1.3
# By how much more is taken each time that a filter lets pass what may not be found.
_WIDER = 4


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_unsigned_field("row", fast=True)
    builder.add_unsigned_field("article", indexed=True, fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_text_field("outlet", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("speaker", indexed=True)
    return builder.build()


class LexicalWriter:
    """Writes a new lexical index of passages or of articles into a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        with writing(folder):
            index = tantivy.Index(_schema(), path=str(folder))
            index.register_tokenizer(_ANALYZER, ENGLISH)
            # One thread: the same passages in the same order make the same index.
            self._writer = index.writer(_HEAP_BYTES, 1)

    def add(
        self,
        row: int,
        article: int,
        words: str,
        outlet: str | None,
        published: date | None,
        speakers: Sequence[int] = (),
    ) -> None:
        """Index one passage or article; `row` is its number, `article` and `speakers` are numbers of the store."""
        document = tantivy.Document()
        document.add_unsigned("row", row)
        document.add_unsigned("article", article)
        document.add_text("words", f"{words}\n{joined(words)}")
        document.add_integer("day", day_number(published))
        document.add_text("outlet", outlet or "")
        for speaker in speakers:
            document.add_unsigned("speaker", speaker)
        with writing(self._folder):
            self._writer.add_document(document)

    def __enter__(self) -> LexicalWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Commit, or drop everything where something went wrong; either way tantivy's threads are done writing."""
        with writing(self._folder):
            if kind is None:
                self._writer.commit()
            else:
                self._writer.rollback()
            self._writer.wait_merging_threads()


@dataclass(frozen=True, slots=True)
class LexicalFilter:
    """What a hit must be, in numbers of the store; None lets everything pass, an empty set nothing."""

    first_day: int | None = None
    last_day: int | None = None
    outlets: tuple[str, ...] | None = None
    articles: tuple[int, ...] | None = None
    speakers: tuple[int, ...] | None = None


def _idf(n: float, df: float) -> float:
    """`log(1 + (n - df + .5) / (df + .5))`, of n texts, df of which hold a term.

    Robertson and Zaragoza 2009, with 1 added inside the logarithm as Lucene and tantivy do, so never negative.
    """
    return math.log(1 + (n - df + 0.5) / (df + 0.5))


class _Weighed(NamedTuple):
    """A term with its weight, and the query that gives it that weight in a search."""

    idf: float
    query: Any


def _weigh(schema: Any, searcher: Any, common: Common, word: str) -> _Weighed:
    """Weigh a term as BM25 does, among the rows of an index and the texts imagined beside them."""
    n, df = searcher.num_docs, searcher.doc_freq("words", word)
    idf = _idf(n + common.texts, df + common.holding(word))
    term = tantivy.Query.term_query(schema, "words", word, index_option="freq")
    # tantivy weighs it among the rows alone.
    return _Weighed(idf, tantivy.Query.boost_query(term, idf / _idf(n, df)))


@contextlib.contextmanager
def _lockable(folder: Path) -> Iterator[Path]:
    """A folder with the index's files in which tantivy can take its lock while it opens them.

    That is the folder itself, or where it may only be read (another user's, a read-only volume) one of links to it.
    """
    if os.access(folder / _LOCK, os.W_OK):
        yield folder
        return
    # tantivy may put its lock there once more while it is cleared away.
    with temporary_folder("onrecord-") as links:
        for path in folder.iterdir():
            if path.name != _LOCK:
                (Path(links) / path.name).symlink_to(path.absolute())
        yield Path(links)


class LexicalIndex:
    """The lexical index of a generation, opened for search."""

    def __init__(self, folder: Path, common: Common) -> None:
        """Open the index in a folder; `common` is what is known of terms besides."""
        try:
            with _lockable(folder) as place:
                index = tantivy.Index.open(str(place))
                # A generation never changes: no thread need watch it.
                index.config_reader(reload_policy="manual")
                index.register_tokenizer(_ANALYZER, ENGLISH)
                self._schema = index.schema
                self._searcher = index.searcher()
                # Of the searcher and not of this object, which would then live until the collector finds it.
                self._weighed = lru_cache(maxsize=_WEIGHED)(partial(_weigh, self._schema, self._searcher, common))
        except ValueError as exc:
            raise IndexDamaged(f"{folder} is not a readable lexical index: {exc}", VERIFY) from exc

    def search(
        self, words: Sequence[str], k: int, only: LexicalFilter | None = None, within: Subset | None = None
    ) -> list[tuple[int, float]]:
        """The k rows with the highest BM25 for any of the terms, with their scores, best first, ties by row.

        `within` are the rows that may be found, where they are known: then the same is found sooner. They may be fewer
        than the filter lets pass.
        """
        each = [self._weighed(word).query for word in dict.fromkeys(words)]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, q) for q in each])
        if within is None:
            return self._hits(query, k, only)
        # A filter inside the search makes it look at every hit. Where much passes it is cheaper to take more of the
        # best and to drop what doesn't.
        named = only is None or only.articles is not None or only.speakers is not None
        much = within.share >= (_MANY_NAMED if named else _MANY)
        first = [(math.ceil(_SLACK * k / within.share), None)] if much else []
        for wide, inside in chain(first, ((k * _WIDER**n, only) for n in count())):
            found = self._hits(query, wide, inside)
            kept = [hit for hit in found if within.mask[hit[0]]][:k]
            if len(kept) == k or len(found) < wide:
                break
        return kept

    def idf(self, word: str) -> float:
        """BM25's weight of a term."""
        return self._weighed(word).idf

    def bound(self, words: Sequence[str]) -> float:
        """What BM25 stays below for these terms, however often a text holds them: the sum of `idf * (k1 + 1)`."""
        return (_K1 + 1) * sum(self.idf(word) for word in dict.fromkeys(words))

    def _hits(self, query: Any, k: int, only: LexicalFilter | None) -> list[tuple[int, float]]:
        if k < 1:
            return []
        found = self._searcher.search(self._filtered(query, only), k + _SPARE, count=False).hits
        rows: Any = self._searcher.fast_field_values("row", [address for _, address in found])
        best = sorted((-score, row) for (score, _), row in zip(found, rows, strict=True))[:k]
        return [(row, -negative) for negative, row in best]

    def _filtered(self, query: Any, only: LexicalFilter | None) -> Any:
        if only is None:
            return query
        must = [query]
        if only.first_day is not None or only.last_day is not None:
            first = 0 if only.first_day is None else only.first_day
            last = date.max.toordinal() if only.last_day is None else only.last_day
            must.append(
                self._constant(tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, first, last))
            )
        for field, values in (("outlet", only.outlets), ("article", only.articles), ("speaker", only.speakers)):
            if values is not None:
                must.append(self._constant(tantivy.Query.term_set_query(self._schema, field, list(values))))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, q) for q in must])

    @staticmethod
    def _constant(query: Any) -> Any:
        """A filter: it decides what passes and adds nothing to the score."""
        return tantivy.Query.const_score_query(query, 0.0)
