"""An open generation, ready to search: by words, by meaning, each with filters, and by id.

This is the seam behind which an archive too large for one machine would stand. A searcher is an immutable snapshot:
it answers from the generation that was live when it was opened, until it is closed. Safe to share between threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from . import common
from .alike import Compared
from .errors import REBUILD, EncoderError
from .filters import Filters
from .models.encoder import Encoder
from .models.remembered import Remembered
from .models.reranker import Reranker
from .models.sentence_transformer import open_encoder
from .narrow import Narrowed, narrow
from .storage.columns import Columns
from .storage.dense import DenseIndex
from .storage.generation import CACHE, FILES, Generation, Manifest
from .storage.lexical import LexicalIndex
from .storage.places import Located
from .storage.said import Place, StoredStatement, Wanted
from .storage.store import Heading, Store, StoredArticle
from .storage.vectors import Vectors
from .values import Passage, Person, Span

# Vectors of questions kept in memory, 1.5 kB each with the packaged encoder, names of speakers, and whom the names and
# roles in questions fit: the same few are asked about again and again.
_REMEMBERED = 4_096
_NAMES = 16_384
_ASKED = 512
# What filters resolve to, kept in memory, up to 9 bytes a passage each.
_FILTERS = 8


class Hit(NamedTuple):
    """A passage that a search found: its row and its score, BM25 or cosine."""

    row: int
    score: float


class Searcher:
    """A snapshot of the live generation of an index folder."""

    def __init__(self, index: Path, verify: bool = False) -> None:
        """Open the live generation; with `verify`, check every checksum first.

        Raises:
            IndexUnusable: it is missing, damaged or foreign.
            EncoderError: its encoder or its re-ranker can't be loaded.
        """
        self._generation = Generation(index)
        try:
            if verify:
                self._generation.verify()
            folder = self._generation.folder
            with ThreadPoolExecutor(2) as pool:
                # Loading the models is the longest part of a cold start, and mostly outside the interpreter's lock.
                # What verifies takes nothing on trust: the cache has no checksums.
                cache = None if verify else index / CACHE
                encoder = pool.submit(open_encoder, folder / FILES.encoder, cache)
                reranks = self.manifest.reranker is not None
                reranker = pool.submit(Reranker, folder / FILES.reranker, cache) if reranks else None
                self._store = Store(folder / FILES.store)
                self._texts, self._places = self._store.texts, self._store.places
                self._columns = Columns(folder / FILES.columns)
                self._compared = Compared(folder / FILES.compared)
                self._lexical = LexicalIndex(folder / FILES.lexical_passages, common.in_passages())
                self._articles = LexicalIndex(folder / FILES.lexical_articles, common.in_articles())
                self._dense = DenseIndex(folder / FILES.vectors, folder / FILES.ivf, self.manifest.dense)
                self._encoder: Encoder = encoder.result()
                self._reranker = reranker.result() if reranker else None
                self._check_models(folder)
        except BaseException:
            self._generation.close()
            raise
        self._vectors = Remembered(self._encoder.encode_questions, _REMEMBERED)
        self._ahead = ThreadPoolExecutor(1, "onrecord-encode")
        self._name_of = lru_cache(maxsize=_NAMES)(self._store.people.name)
        self._named = lru_cache(maxsize=_ASKED)(self._store.people.named)
        self._narrowed = lru_cache(maxsize=_FILTERS)(partial(narrow, self._store, self._columns))
        self._with_role = lru_cache(maxsize=_ASKED)(self._store.people.with_role)

    def _check_models(self, folder: Path) -> None:
        if asdict(self._encoder.spec) != self.manifest.encoder:
            raise EncoderError(f"{folder / FILES.encoder} is not the encoder that the manifest names", REBUILD)
        if self._reranker and asdict(self._reranker.spec) != self.manifest.reranker:
            raise EncoderError(f"{folder / FILES.reranker} is not the re-ranker that the manifest names", REBUILD)

    @property
    def manifest(self) -> Manifest:
        """What the generation says of itself."""
        return self._generation.manifest

    def begin_encoding(self, texts: Sequence[str]) -> None:
        """Encode questions that will be asked for, together, on a thread of its own."""
        self._vectors.begin(texts, self._ahead)

    def encode(self, text: str) -> Vectors:
        """Unit vector of a question, `(d,)`, by the model that encoded the passages; remembered."""
        return self._vectors(text)

    def narrow(self, filters: Filters) -> Narrowed:
        """Resolve filters against this generation; remembered, for one asks many questions of the same articles."""
        return self._narrowed(filters)

    def search_words(self, terms: Sequence[str], k: int, within: Narrowed) -> list[Hit]:
        """The k passages with the highest BM25 for any of the terms, best first, ties by row."""
        if not terms or within.is_empty:
            return []
        return list(map(Hit._make, self._lexical.search(terms, k, within.lexical, within.passages)))

    def search_articles(self, terms: Sequence[str], k: int, within: Narrowed) -> dict[int, float]:
        """The k articles with the highest BM25 for any of the terms, over all that an article says: number to score."""
        if not terms or within.is_empty:
            return {}
        # An article's document doesn't tell who speaks in it; the passages that it supports are filtered by that.
        only = replace(within.lexical, speakers=None) if within.lexical else None
        return dict(self._articles.search(terms, k, only, within.articles))

    def search_meaning(self, query: Vectors, k: int, within: Narrowed) -> list[Hit]:
        """The k passages whose vectors are nearest a `(d,)` unit query, with their cosines, best first, ties by row."""
        if within.is_empty:
            return []
        return list(map(Hit._make, self._dense.search(query, k, within.passages)))

    def cosines(self, query: Vectors, rows: Sequence[int]) -> list[float]:
        """Cosine of a query with each of some passages."""
        found: list[float] = self._dense.cosines(query, np.asarray(rows, np.int64)).tolist()
        return found

    def rerank(self, question: str, texts: Sequence[str]) -> list[float]:
        """Logit of each of some texts as an answer, the higher the better, by the cross-encoder that it holds."""
        assert self._reranker is not None
        return [float(score) for score in self._reranker.scores(question, texts)]

    def articles_of(self, rows: Sequence[int]) -> list[int]:
        """Number of the article of each of some passages."""
        return self._columns.articles_of(rows)

    def leads(self, articles: Sequence[int]) -> list[int]:
        """Row of the passage that each of some articles opens with; every article named holds a passage."""
        return self._columns.leads(articles)

    def passage_bound(self, terms: Sequence[str]) -> float:
        """What a passage's BM25 stays below for these terms."""
        return self._lexical.bound(terms)

    def article_bound(self, terms: Sequence[str]) -> float:
        """What an article's BM25 stays below for these terms."""
        return self._articles.bound(terms)

    def idf(self, term: str) -> float:
        """BM25's weight of a term."""
        return self._lexical.idf(term)

    def passages(self, rows: Sequence[int]) -> dict[int, tuple[Passage, Heading]]:
        """Passages by row, each with what is known of its article; rows that don't exist are left out."""
        return self._store.passages(rows)

    def passage_text(self, row: int) -> str:
        """The text of a passage; its row exists."""
        return self._store.passage_text(row)

    def headings_numbered(self, numbers: Sequence[int]) -> dict[int, Heading]:
        """Articles by number, less their texts."""
        return self._store.headings_numbered(numbers)

    def article(self, article_id: str) -> StoredArticle | None:
        """An article by id, with its full text; None where there is none."""
        return self._store.article(article_id)

    # --- statements and people ---

    def statements_by(self, names: Sequence[str], within: Narrowed, k: int) -> list[Located]:
        """Up to k statements by people of these names in the registry, newest first, undated last."""
        found = self._places.by_people(self.numbers_of(names))
        return self._places.located(self._places.passing(found, within.articles)[:k])

    def statements_by_unnamed(self, speaker: str, within: Narrowed, k: int) -> list[Located]:
        """Up to k statements by a speaker that is no person ("the White House"), newest first, undated last."""
        found = np.array(self._store.said.by_unnamed(speaker), np.int64)
        return self._places.located(self._places.passing(found, within.articles)[:k])

    def statements_in(self, rows: Sequence[int]) -> list[Located]:
        """Statements that lie in some passages, in order."""
        return self._places.in_rows(rows)

    def located(self, numbers: Sequence[int]) -> list[Located]:
        """Where statements stand, by number, in the order given."""
        return self._places.located(np.asarray(numbers, np.int64))

    def cosine(self, a: Located, b: Located) -> float:
        """Cosine of the meanings of two statements of which words leave in doubt whether they say the same; else 0."""
        return self._compared.cosine(a.number, b.number)

    def words(self, located: Located) -> str:
        """A statement, word for word."""
        return self._texts.read(located.at, located.size)

    def line(self, located: Located) -> str:
        """The line, or lines, that a statement stands in."""
        return self._texts.read(*self._texts.line(*located.piece))

    def around(self, located: Located) -> tuple[str, Span]:
        """As `line`, and where in it the statement stands."""
        line = self._texts.line(*located.piece)
        start = len(self._texts.read(line.at, located.at - line.at))
        return self._texts.read(*line), Span(start, start + located.end - located.start)

    def statements(self, numbers: Sequence[int]) -> dict[int, StoredStatement]:
        """Statements by number, with all that is known of them."""
        return self._store.said.numbered(numbers)

    def statements_of(self, stored: StoredArticle) -> list[StoredStatement]:
        """Statements of an article, in order."""
        return self._store.said.of_article(stored.number, stored.article.id)

    def articles(self, numbers: Sequence[int]) -> dict[int, StoredArticle]:
        """Articles by number."""
        return self._store.numbered(numbers)

    def named(self, name: str) -> tuple[Person, ...]:
        """People one of whose forms holds every word of a name, most mentioned first."""
        return self._named(name)

    def like(self, name: str) -> tuple[Person, ...]:
        """People whose names are spelt nearly so, best first."""
        return self._store.people.like(name)

    def with_role(self, role: str) -> tuple[Person, ...]:
        """People beside whose names a role stands that holds every word of `role`, most mentioned first."""
        return self._with_role(role)

    def said_by(self, person: Person, first: date | None, last: date | None) -> int:
        """How many statements of a person articles of these days hold; None leaves that end open."""
        return self._places.count_by(self.numbers_of([person.name]), first, last)

    def said_unnamed(self, speaker: str) -> int:
        """How many statements are by a speaker of these words that is no person of the registry."""
        return self._store.said.count_unnamed(speaker)

    def speaker_name(self, person: int) -> str:
        """The name of a person in the registry."""
        return self._name_of(person)

    # --- lists, a page at a time ---

    def statements_page(self, wanted: Wanted, after: Place | None, k: int) -> list[StoredStatement]:
        """Up to k statements after a place, newest first, undated last, then by article and start."""
        return self._store.said.page(wanted, after, k)

    def people_page(self, start: str, after: tuple[int, str] | None, k: int) -> list[tuple[Person, int]]:
        """Up to k people, each with the number of statements, as `Directory.page` orders and narrows them."""
        found = self._store.people.page(start, after, k)
        return [(person, self._store.said.count_by(number)) for number, person in found]

    def headings(self, after: str | None, k: int) -> list[Heading]:
        """Up to k articles by id, after an id, less their texts."""
        return self._store.headings(after, k)

    def numbers_of(self, names: Sequence[str]) -> tuple[int, ...]:
        """Numbers of the people who bear exactly these names in the registry."""
        return tuple(self._store.people.numbers(names))

    def outlets(self) -> tuple[str, ...]:
        """All outlets, as the articles write them; the empty name stands for articles without one."""
        return tuple(self._store.outlets())

    def outlets_named(self, names: Sequence[str]) -> tuple[str, ...]:
        """Outlets of these names, in any case, as the articles write them."""
        return tuple(self._store.outlets_named(names))

    def close(self) -> None:
        """Let the generation go, so that it may be cleared away."""
        self._ahead.shutdown()
        self._store.close()
        self._generation.close()
