"""The write path, top to bottom: articles -> a new generation, published.

read -> stage (and count what repeats) -> the same as before? then the old generation stays; else
-> mark boilerplate -> passages -> statements -> people -> store
-> words and vectors -> same statements -> dense index (searchable.py) -> publish
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from . import prepare
from .articles import passages
from .articles.boilerplate import Repeats
from .articles.problem import NOTHING_USABLE, Problem
from .articles.read import read
from .articles.stage import Stage
from .code import code_in
from .errors import FREE_SPACE, DiskFailed, SourceError
from .limits import MAX_ARTICLE_BYTES, PACKAGED_MODEL
from .models.encoder import EncoderSpec
from .models.reranker import RerankerSpec
from .models.source import Source, find_encoder, find_reranker
from .progress import Progress
from .record import StoreWriter
from .report import Report
from .reuse import Reusable, digest
from .searchable import Searchable, make_searchable, texts_to_index
from .statements.extract import extract
from .storage import publish
from .storage.columns import ColumnsWriter
from .storage.generation import CACHE, FILES, GENERATIONS, Manifest
from .storage.said import Named
from .storage.store import Store

# What they do with a text is in a generation as much as what our own code does.
_LIBRARIES = ("faiss-cpu", "openvino", "sentencex", "tantivy", "tokenizers")
# Seconds that a purge waits for readers of what is to go, and after which it looks again. A service notices a new
# generation within a few seconds, and verifies it before it lets go of the old one: 5 s for a million passages.
_LET_GO_S = 30.0
_LOOK_S = 0.2
# Characters of an id that a message shows.
_SHOWN_ID = 200
# How to keep two articles that have one id.
_FOR_BOTH = "for both, give each an id, or name a folder above both files"


def rebuild(
    sources: Sequence[Path],
    index: Path,
    progress: Progress,
    *,
    encoder: str = PACKAGED_MODEL,
    reranker: str | None = None,
    purge: bool = False,
    strict: bool = False,
    max_bytes: int = MAX_ARTICLE_BYTES,
) -> Report:
    """Build a generation from articles and make it live. The old one stays where something fails, or nothing is new.

    Raises:
        SourceError: no article can be used, or one can't under `strict`.
        EncoderError: a model can't be loaded, or the re-ranker can't be exported.
        IndexBusy: another rebuild is running.
        DiskFailed: the disk is full or can't be written.
    """
    began = time.perf_counter()
    encoded_by = find_encoder(encoder)
    reranked_by = find_reranker(reranker) if reranker else None
    with publish.translated(index), _database_errors(index), publish.rebuilding(index):
        old = Reusable(index)
        try:
            with publish.new_folder(index) as folder:
                stage, repeats, skipped, noted = _collect(sources, folder, progress, strict, max_bytes)
                made_by = _made_by()
                made_from = _made_from(made_by, stage, encoded_by, reranked_by)
                manifest, made, left_out = old.made_from(made_from), None, 0
                if manifest is None:
                    left_out = sum(id_ not in stage for id_ in old.articles())
                    made = _make(made_by, stage, repeats, encoded_by, reranked_by, folder, old, progress)
                    progress.stage("publishing", None)
                    manifest = publish.publish(index, folder, _manifest(index, folder, made, made_by, made_from))
        finally:
            old.close()
        spec = EncoderSpec(**manifest.encoder)
        reranks = RerankerSpec(**manifest.reranker) if manifest.reranker else None
        generation = index / GENERATIONS / manifest.generation
        store = Store(generation / FILES.store)
        without_passage = store.count_without_passage()
        store.close()
        left = publish.clear(index, keep=1 if purge else publish.KEEP)
        # The generation is live: a disk that is full by now keeps nobody from asking it.
        with contextlib.suppress(OSError):
            prepare.compile_for_asking(generation, spec, reranks, index / CACHE)
        if purge and publish.IN_USE in left.values():
            left = _purge_once_let_go(index, left, progress)
    return Report(
        generation=manifest.generation,
        articles=manifest.articles,
        passages=manifest.passages,
        without_passage=without_passage,
        left_out=left_out,
        statements=manifest.statements,
        people=manifest.people,
        skipped=dict(skipped),
        noted=dict(noted),
        reused=made.searchable.reused if made else manifest.passages,
        seconds=time.perf_counter() - began,
        encoding_seconds=made.searchable.encoding_seconds if made else 0.0,
        size=sum(size for size, _ in manifest.files.values()),
        encoder=spec,
        dense=manifest.dense,
        reranker=reranks,
        not_removed=left,
        unchanged=made is None,
    )


def _purge_once_let_go(index: Path, left: dict[str, str], progress: Progress) -> dict[str, str]:
    """Remove older generations as their readers let go of them; return those that stay all the same, and why."""
    held = ", ".join(name for name, why in left.items() if why == publish.IN_USE)
    progress.say(f"waiting up to {_LET_GO_S:.0f} s for the readers of {held}")
    until = time.monotonic() + _LET_GO_S
    while publish.IN_USE in left.values() and time.monotonic() < until:
        time.sleep(_LOOK_S)
        left = publish.clear(index, keep=1)
    return left


@dataclass(frozen=True, slots=True)
class _Made:
    """A finished folder: its models, and what searching needs."""

    encoder: EncoderSpec
    reranker: RerankerSpec | None
    searchable: Searchable


def _made_by() -> str:
    """Digest of our code and of what it builds on."""
    libraries = [version(name) for name in _LIBRARIES]
    return hashlib.sha256(json.dumps([code_in(Path(__file__).parent), libraries]).encode()).hexdigest()


def _made_from(made_by: str, stage: Stage, encoder: Source, reranker: Source | None) -> str:
    """Digest of all that decides what a generation holds: the articles, the models, the code and what it builds on.

    Of two builds of the same articles, a day that was to come in the first may have come in the second.
    """
    models = [encoder.fingerprint, reranker and reranker.fingerprint]
    digest = hashlib.sha256(json.dumps([made_by, models]).encode())
    newest, tomorrow = date.min, _tomorrow()
    for article in stage:
        digest.update(repr(article).encode())
        newest = max(newest, article.published) if article.published and article.published <= tomorrow else newest
    digest.update(newest.isoformat().encode())
    return digest.hexdigest()


def _make(
    made_by: str,
    stage: Stage,
    repeats: Repeats,
    encoder: Source,
    reranker: Source | None,
    folder: Path,
    old: Reusable,
    progress: Progress,
) -> _Made:
    """Everything that a generation holds, into a folder."""
    # Before the long work: a re-ranker that can't be exported ends the build.
    reranks = prepare.put_reranker(reranker, folder, old, progress) if reranker else None
    _store_articles(made_by, stage, repeats, folder, old, progress)
    stage.remove()
    repeats.remove()
    spec = prepare.put_encoder(encoder, folder, old, progress)
    return _Made(spec, reranks, make_searchable(folder, spec, old, progress))


def _collect(
    sources: Sequence[Path], folder: Path, progress: Progress, strict: bool, max_bytes: int
) -> tuple[Stage, Repeats, Counter[str], Counter[str]]:
    """Read everything once: articles onto the stage, paragraphs into the count of what repeats.

    Of problems only their numbers are kept, of those that cost a record and of the others: one line may have millions.
    """
    stage = Stage(folder / "stage.sqlite")
    repeats = Repeats(folder / "repeats.sqlite")
    skipped, noted = Counter[str](), Counter[str]()
    progress.stage("reading", None)
    tomorrow = _tomorrow()

    def met(problem: Problem) -> None:
        (skipped if problem.skipped else noted)[problem.kind] += 1
        progress.problem(problem)
        if strict and problem.skipped:
            raise SourceError(str(problem), "Mend the record, or leave --strict out to skip it.")

    for record in read(sources, max_bytes):
        if isinstance(record, Problem):
            met(record)
            continue
        if (earlier := stage.add(record)) is not None:
            again = f"{record.id[:_SHOWN_ID]} is in {record.where} again, and that is used; {_FOR_BOTH}"
            met(Problem("duplicate id", earlier, again))
        if record.published and record.published > tomorrow:
            met(Problem("future date", record.where, record.published.isoformat(), skipped=False))
        repeats.add(record)
        progress.advance(1)
    if not len(stage):
        raise SourceError(*NOTHING_USABLE)
    repeats.finish()
    return stage, repeats, skipped, noted


def _store_articles(
    made_by: str, stage: Stage, repeats: Repeats, folder: Path, old: Reusable, progress: Progress
) -> None:
    """Articles in the order of their ids, with their passages and statements, into the store.

    What the same code found in the very same article is copied, and nothing of it looked at.
    """
    progress.stage("statements", len(stage))
    copied_from = old.copied_from(made_by)
    store, columns = StoreWriter(folder / FILES.store, copied_from), ColumnsWriter()
    # What was found in an article is found anew once the code that finds statements, or a word that it knows, changes.
    extractor = code_in(*(Path(__file__).parent / room for room in ("lexicon", "statements")))
    for article in stage:
        progress.advance(1)
        marked = repeats.mark(article)
        if copied_from and (known := old.number_of(article, marked)) is not None:
            columns.add(article.published, article.outlet, store.copy(known))
            continue
        depends = digest(json.dumps([extractor, article.title, article.text, marked]))
        said = old.extraction(depends) or extract(article, marked)
        found = passages.split(article, marked)
        number = store.add(article, marked, depends)
        named = (Named(s.start, s.end, s.speaker.name) for s in said.statements if s.speaker.name)
        encoded = map(digest, texts_to_index(article, (p.span for p in found), named))
        store.add_found(number, article, list(zip(found, encoded, strict=True)), said)
        columns.add(article.published, article.outlet, len(found))
    if not store.passages:
        raise SourceError("no article holds a passage once boilerplate is set aside", "Name other articles.")
    store.add_outlets(columns.outlets)
    store.finish()
    columns.write(folder / FILES.columns)


def _tomorrow() -> date:
    """The last day on which an article may be dated: it is tomorrow somewhere. A later one is a mistake."""
    return datetime.now(UTC).date() + timedelta(1)


def _manifest(index: Path, folder: Path, made: _Made, made_by: str, made_from: str) -> Manifest:
    store = Store(folder / FILES.store)
    now = datetime.now(UTC)
    articles, newest = store.count_articles(), store.newest_article(_tomorrow())
    said, people = store.count_statements(), store.count_people()
    store.close()
    return Manifest(
        generation=publish.next_name(index, now),
        built_at=now.isoformat(timespec="seconds").replace("+00:00", "Z"),
        version=version("onrecord"),
        articles=articles,
        passages=made.searchable.passages,
        statements=said,
        people=people,
        encoder=asdict(made.encoder),
        dense=made.searchable.dense,
        reranker=asdict(made.reranker) if made.reranker else None,
        made_from=made_from,
        made_by=made_by,
        newest_article=newest.isoformat() if newest else None,
    )


@contextlib.contextmanager
def _database_errors(index: Path) -> Iterator[None]:
    """SQLite says "disk is full" in an error of its own."""
    try:
        yield
    except sqlite3.OperationalError as exc:
        if exc.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
            raise
        raise DiskFailed(f"{index} cannot be written: {exc}", FREE_SPACE) from exc
