from __future__ import annotations

import dataclasses
import gc
import gzip
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import threading
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

from index import build
from index.articles.problem import Problem
from index.build import rebuild
from index.errors import DiskFailed, EncoderError, IndexForeign, SourceError
from index.models import sentence_transformer as model
from index.models.encoder import EncoderSpec, ExportedEncoder
from index.progress import Silent
from index.report import Report
from index.searcher import Searcher
from index.storage import generation, vectors
from index.storage.generation import FILES, Generation
from index.storage.store import Store
from index.storage.vectors import DenseReport, Vectors
from index.values import Passage
from rag.answer import answer
from rag.values import Answer, Question

Rebuild = Callable[..., Report]
Write = Callable[..., Path]

QUESTIONS = ["what did Blinken say?", "Who called the ceasefire a ratification?", "weather in Paris", "U.S.", "😀"]


@pytest.fixture
def index(tiny_index: Path, tmp_path: Path) -> Path:
    """An index of the seeds by the tiny model, to be rebuilt."""
    shutil.copytree(tiny_index, tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def rebuilt(tiny_model: Path) -> Rebuild:
    """Rebuild an index by the tiny model."""

    def run(index: Path, *sources: Path, progress: Silent | None = None, **options: bool) -> Report:
        return rebuild(sources, index, progress or Silent(), encoder=str(tiny_model), **options)

    return run


def passages(index: Path) -> list[Passage]:
    held = Generation(index)
    store = Store(held.folder / FILES.store)
    found = store.passages(range(held.manifest.passages))
    store.close()
    held.close()
    return [found[row][0] for row in range(len(found))]


def vector_bytes(index: Path) -> bytes:
    return (index / "generations" / generation.current(index).name / FILES.vectors).read_bytes()


def answers(index: Path) -> list[Answer]:
    """Answers to the questions, less the time they took and the generation that gave them."""
    searcher = Searcher(index)
    found = [answer(searcher, Question(text)) for text in QUESTIONS]
    searcher.close()
    same = dataclasses.replace(found[0].index, generation="", built_at="")
    return [dataclasses.replace(a, took_ms=0.0, index=same) for a in found]


# --- the same again ---------------------------------------------------------------------------------------------------


def test_rebuilding_anew_gives_the_same(seeds: Path, rebuilt: Rebuild, tiny_index: Path, tmp_path: Path) -> None:
    index = tmp_path / "anew"
    report = rebuilt(index, seeds)
    assert (report.articles, report.reused) == (5, 0)
    assert passages(index) == passages(tiny_index)
    assert vector_bytes(index) == vector_bytes(tiny_index)
    assert answers(index) == answers(tiny_index)


def test_rebuilding_over_it_reuses_every_vector(
    seeds: Path, rebuilt: Rebuild, index: Path, monkeypatch: pytest.MonkeyPatch, something_new: None
) -> None:
    before = passages(index), vector_bytes(index), answers(index)
    monkeypatch.setattr(ExportedEncoder, "encode_passages", None)
    report = rebuilt(index, seeds)
    assert report.reused == report.passages == len(before[0])
    assert report.passages_per_second == 0.0
    assert not report.unchanged
    monkeypatch.undo()
    assert (passages(index), vector_bytes(index), answers(index)) == before


@pytest.mark.parametrize("library", ["faiss-cpu", "openvino", "sentencex", "tantivy", "tokenizers"])
def test_another_release_of_a_library_makes_the_index_anew(
    library: str, index: Path, seeds: Path, rebuilt: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rebuilt(index, seeds).unchanged
    monkeypatch.setattr("index.build.version", lambda name: "99" if name == library else version(name))
    assert not rebuilt(index, seeds).unchanged


def test_where_nothing_is_new_the_old_generation_stays(
    rebuilt: Rebuild,
    tmp_path: Path,
    write_articles: Write,
    tiny_model: Path,
    static_model: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [{"id": str(i), "text": "The war goes on, said Kirby.", "title": "War"} for i in range(3)]
    index = tmp_path / "index"
    first = rebuilt(index, write_articles(articles))
    assert not first.unchanged
    # In another order, from another file, past a record that is skipped: the same articles.
    again = rebuilt(index, write_articles([*reversed(articles), {"id": "x", "text": " "}], "other.jsonl"))
    assert again.unchanged
    assert again.generation == first.generation == generation.current(index).name
    assert (again.reused, again.encoding_seconds, again.skipped) == (first.passages, 0.0, {"no text": 1})
    same = ("articles", "passages", "statements", "people", "size", "encoder", "dense", "reranker")
    assert [getattr(again, name) for name in same] == [getattr(first, name) for name in same]
    assert [f.name for f in (index / "generations").iterdir()] == [first.generation]
    changed = [
        [*articles, {"id": "y", "text": "Peace."}],
        articles[:2],
        [*articles[:2], articles[2] | {"title": "Peace"}],
        [*articles[:2], articles[2] | {"published": "2024-01-01"}],
    ]
    for other in changed:
        assert not rebuilt(index, write_articles(other)).unchanged
    rebuilt(index, write_articles(articles))
    assert not rebuild([write_articles(articles)], index, Silent(), encoder=str(static_model)).unchanged
    # Tomorrow an article of tomorrow is news of its day.
    coming = [articles[0] | {"published": "2031-05-02"}, articles[1] | {"published": "2024-05-02"}]
    for today, newest, stays in (
        ("2031-04-30", "2024-05-02", False),
        ("2031-05-01", "2031-05-02", False),
        ("2031-05-09", "2031-05-02", True),
    ):
        tomorrow = date.fromisoformat(today) + timedelta(1)
        monkeypatch.setattr(build, "_tomorrow", lambda day=tomorrow: day)
        report = rebuilt(index, write_articles(coming))
        assert report.unchanged == stays
        opened = Generation(index)
        assert opened.manifest.newest_article == newest
        opened.close()
    monkeypatch.undo()
    rebuild([write_articles(articles)], index, Silent(), encoder=str(static_model))
    # And purging clears what is older all the same.
    last = rebuild([write_articles(articles)], index, Silent(), encoder=str(static_model), purge=True)
    assert last.unchanged
    assert [f.name for f in (index / "generations").iterdir()] == [last.generation]


def test_only_what_changed_is_encoded(rebuilt: Rebuild, index: Path, write_articles: Write, tmp_path: Path) -> None:
    shutil.copytree(index, tmp_path / "other")
    old = [{"id": str(i), "text": f"The war goes on, said Kirby. {'Peace. ' * i}"} for i in range(5)]
    new = [*old[1:], {"id": "5", "text": "Peace now."}, old[0] | {"text": "A bank."}]
    assert rebuilt(index, write_articles(old)).reused == 0
    report = rebuilt(index, write_articles(new))
    assert (report.passages, report.reused) == (6, 4)
    # And each vector is its own passage's.
    other = rebuilt(tmp_path / "other", write_articles(new))
    assert other.reused == 0
    reused = vectors.open_array(index / "generations" / report.generation / FILES.vectors)
    anew = vectors.open_array(tmp_path / "other" / "generations" / other.generation / FILES.vectors)
    np.testing.assert_allclose((reused * anew).sum(axis=1), 1, atol=1e-4)


def test_a_model_that_a_later_version_exported_is_exported_anew(
    rebuilt: Rebuild, seeds: Path, index: Path, tiny_index: Path
) -> None:
    live = index / "generations" / generation.current(index).name
    spec = live / FILES.encoder / EncoderSpec.FILE
    manifest = json.loads((live / FILES.manifest).read_text())
    later = json.loads(spec.read_text()) | {"colour": "blue"}
    spec.write_text(json.dumps(later))
    manifest["encoder"] = later
    manifest["files"][f"{FILES.encoder}/{EncoderSpec.FILE}"] = [len(spec.read_bytes()), generation.sha256_of(spec)]
    written = json.dumps(manifest).encode()
    (live / FILES.manifest).write_bytes(written)
    (index / "CURRENT").write_text(f"{live.name} {hashlib.sha256(written).hexdigest()}\n")
    with pytest.raises(EncoderError, match=r"holds no encoder: .*colour"):
        Searcher(index)
    report = rebuilt(index, seeds)
    assert (report.reused, report.unchanged) == (0, False)
    assert vector_bytes(index) == vector_bytes(tiny_index)


def test_vectors_outlive_the_schema(
    seeds: Path, tiny_model: Path, index: Path, tiny_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour of encoding isn't lost to a new version's other tables, nor to another name of the same model."""
    renamed = shutil.copytree(tiny_model, tmp_path / "renamed")
    live = index / "generations" / generation.current(index).name
    manifest = (live / FILES.manifest).read_bytes()
    older = manifest.replace(b'"schema_version": %d' % generation.SCHEMA_VERSION, b'"schema_version": 1')
    assert older != manifest
    (live / FILES.manifest).write_bytes(older)
    (index / "CURRENT").write_text(f"{live.name} {hashlib.sha256(older).hexdigest()}\n")
    with pytest.raises(IndexForeign, match="schema version 1, this onrecord reads"):
        Searcher(index)
    encode, encoded = ExportedEncoder.encode_passages, list[str]()

    def noted(self: ExportedEncoder, texts: Sequence[str], *done: Callable[[int], None]) -> Vectors:
        encoded.extend(texts)
        return encode(self, texts, *done)

    monkeypatch.setattr(ExportedEncoder, "encode_passages", noted)
    report = rebuild([seeds], index, Silent(), encoder=str(renamed))
    assert report.reused == report.passages
    # The model is exported anew, and statements are compared; none of it is a passage.
    assert set(model.SAMPLES) <= set(encoded)
    assert len(encoded) < report.passages
    monkeypatch.undo()
    assert (passages(index), vector_bytes(index)) == (passages(tiny_index), vector_bytes(tiny_index))


def test_another_model_reuses_nothing(seeds: Path, index: Path, static_model: Path) -> None:
    report = rebuild([seeds], index, Silent(), encoder=str(static_model))
    assert (report.reused, report.encoder.name) == (0, str(static_model))


def test_a_damaged_generation_is_rebuilt_from_nothing(
    seeds: Path, rebuilt: Rebuild, index: Path, tiny_index: Path
) -> None:
    array = index / "generations" / generation.current(index).name / FILES.vectors
    damaged = bytearray(array.read_bytes())
    damaged[-3] ^= 0x40
    array.write_bytes(damaged)
    assert rebuilt(index, seeds).reused == 0
    assert vector_bytes(index) == vector_bytes(tiny_index)


def test_a_generation_that_cannot_be_read_is_rebuilt_from_nothing(
    seeds: Path, rebuilt: Rebuild, index: Path, tiny_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = generation.current(index).name
    read = generation.sha256_of

    def read_or_fail(path: Path, done: Callable[[int], None] = lambda n: None) -> str:
        if path.parts[-2:] == (old, FILES.vectors):  # as from a bad sector
            raise DiskFailed(f"{path} cannot be read: Input/output error", "Check its permissions.")
        return read(path, done)

    monkeypatch.setattr(generation, "sha256_of", read_or_fail)
    assert rebuilt(index, seeds).reused == 0
    assert vector_bytes(index) == vector_bytes(tiny_index)


# --- records ----------------------------------------------------------------------------------------------------------


def test_a_later_record_wins_and_the_report_says_so(rebuilt: Rebuild, index: Path, write_articles: Write) -> None:
    progress = Silent()
    first = write_articles([{"id": "a", "text": "The first."}, {"id": "b", "text": "Another."}], "1.jsonl")
    second = write_articles([{"id": "a", "text": "The second."}], "2.jsonl")
    report = rebuilt(index, first, second, progress=progress)
    assert [(p.article_id, p.text) for p in passages(index)] == [("a", "The second."), ("b", "Another.")]
    assert (report.articles, report.skipped, report.noted) == (2, {"duplicate id": 1}, {})
    assert [str(p) for p in progress.problems] == [
        f"{first}:1: duplicate id: a is in {second}:1 again, and that is used; {build._FOR_BOTH}"
    ]


def test_both_places_of_an_id_are_named_whatever_the_files_are_called(rebuilt: Rebuild, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / os.fsdecode(b"b\xff.jsonl")).write_text('{"id": "a", "text": "The second."}')
    (source / "a.txt").write_text("The first.")
    progress = Silent()
    rebuilt(tmp_path / "new", source, progress=progress)
    [problem] = progress.problems
    assert problem.where == f"{source}/a.txt"
    assert problem.detail.startswith(f"a is in {source}/b\udcff.jsonl:1 again, and that is used; ")


def test_a_date_to_come_is_named_with_its_place(rebuilt: Rebuild, index: Path, write_articles: Write) -> None:
    progress = Silent()
    articles = write_articles([{"id": "a", "text": "News.", "published": "2999-01-01"}])
    assert rebuilt(index, articles, progress=progress).noted == {"future date": 1}
    assert [str(p) for p in progress.problems] == [f"{articles}:1: future date: 2999-01-01"]


def mixed(folder: Path) -> Path:
    lines = ['{"id": "a", "text": "Fine."}', "{", '{"text": ""}', '{"id": "b", "text": "B.", "published": "soon"}']
    (folder / "mixed.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    return folder / "mixed.jsonl.gz"


def test_what_cannot_be_used_is_counted_and_named(rebuilt: Rebuild, index: Path, tmp_path: Path) -> None:
    progress = Silent()
    report = rebuilt(index, mixed(tmp_path), progress=progress)
    assert (report.articles, report.skipped, report.noted) == (2, {"bad JSON": 1, "no text": 1}, {"bad date": 1})
    assert [p.where.rpartition("/")[2] for p in progress.problems] == [
        "mixed.jsonl.gz:2",
        "mixed.jsonl.gz:3",
        "mixed.jsonl.gz:4",
    ]


def test_problems_are_counted_and_not_kept(rebuilt: Rebuild, index: Path, write_articles: Write) -> None:
    class Counting(Silent):
        def problem(self, problem: Problem) -> None:
            """Forget it."""

        def stage(self, name: str, total: int | None) -> None:
            """Count those that are known still."""
            if name != "reading":
                left.append(sum(type(each) is Problem for each in gc.get_objects()))

    left: list[int] = []
    articles = write_articles([{"id": "a", "text": "News.", "authors": [1] * 1_000}])
    assert rebuilt(index, articles, progress=Counting()).noted == {"bad field": 1_000}
    assert max(left) <= 1


def test_an_id_of_any_length_is_named_by_its_beginning(rebuilt: Rebuild, index: Path, write_articles: Write) -> None:
    progress = Silent()
    rebuilt(index, write_articles([{"id": "a" * 10_000, "text": text} for text in ("One.", "Two.")]), progress=progress)
    assert [len(p.detail.partition(" is in ")[0]) for p in progress.problems] == [200]


def check_nothing_done(index: Path) -> None:
    assert not (index / "CURRENT").exists()
    assert not list((index / "generations").iterdir())


def test_strict_makes_it_an_error(rebuilt: Rebuild, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"mixed\.jsonl\.gz:2: bad JSON"):
        rebuilt(tmp_path / "new", mixed(tmp_path), strict=True)
    check_nothing_done(tmp_path / "new")


def test_strict_stops_at_what_is_not_used_and_at_nothing_else(rebuilt: Rebuild, tmp_path: Path) -> None:
    articles = tmp_path / "a.jsonl"
    articles.write_text('{"id": "a", "text": "Fine.", "published": "soon"}\n')
    assert rebuilt(tmp_path / "new", articles, strict=True).noted == {"bad date": 1}
    articles.write_text('{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}\n')
    with pytest.raises(SourceError, match=r"a\.jsonl:1: duplicate id: a is in .*/a\.jsonl:2 again"):
        rebuilt(tmp_path / "newer", articles, strict=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no article can be used"),
        ("Leave a Reply\n\nRequired fields are marked *", "no article holds a passage once boilerplate is set aside"),
    ],
)
def test_no_usable_article(rebuilt: Rebuild, write_articles: Write, tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        rebuilt(tmp_path / "new", write_articles([{"text": text}]))
    check_nothing_done(tmp_path / "new")


def test_a_source_or_model_that_is_not_there(rebuilt: Rebuild, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere does not exist"):
        rebuilt(tmp_path / "new", tmp_path / "nowhere")
    check_nothing_done(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    with pytest.raises(EncoderError, match="is not a sentence-transformers model"):
        rebuild([tmp_path], tmp_path / "other", Silent(), encoder=str(tmp_path / "empty"))
    assert not (tmp_path / "other").exists()


def test_boilerplate_is_never_a_passage(rebuilt: Rebuild, index: Path, write_articles: Write) -> None:
    plea = "We rely on readers like you to fund what we do"
    news = [f"News of day {'x' * (i + 1)}." for i in range(6)]
    rebuilt(
        index,
        write_articles(
            [{"id": str(i), "outlet": "Daily", "text": f"{text}\n{plea}\nLeave a Reply"} for i, text in enumerate(news)]
        ),
    )
    assert [p.text for p in passages(index)] == news


def test_what_was_found_in_what_has_become_boilerplate_is_gone(
    rebuilt: Rebuild, tmp_path: Path, write_articles: Write
) -> None:
    plea = "Editor Ann Lee said that our newsletter would tell you more."
    told = [f"Mayor Bob Ray said that the {what} was shut." for what in ("road", "port", "mill", "hall", "well", "inn")]
    daily = [{"id": str(i), "outlet": "Daily", "text": f"{text}\n\n{plea}"} for i, text in enumerate(told)]
    # Once in an outlet it is a report, in six of its articles a plea; the first article stays as it is.
    assert rebuilt(tmp_path / "new", write_articles(daily[:1])).statements == 2
    assert rebuilt(tmp_path / "new", write_articles(daily)).statements == 6


def test_articles_of_which_nothing_is_searched_are_counted(
    rebuilt: Rebuild, index: Path, write_articles: Write
) -> None:
    articles = write_articles([{"text": "News."}, *({"text": "Read more"} for _ in range(2))])
    first = rebuilt(index, articles)
    assert (first.articles, first.passages, first.without_passage) == (3, 1, 2)
    again = rebuilt(index, articles)
    assert (again.unchanged, again.without_passage) == (True, 2)


def test_articles_that_no_source_holds_any_more_are_counted(
    rebuilt: Rebuild, tmp_path: Path, write_articles: Write
) -> None:
    def of(*ids: str) -> Path:
        return write_articles([{"id": each, "text": f"News of {each}."} for each in ids])

    assert [rebuilt(tmp_path / "new", of(*ids)).left_out for ids in ("abcde", "abf", "abf", "abfg")] == [0, 3, 0, 0]


# --- interrupted ------------------------------------------------------------------------------------------------------


class Interrupted(Silent):
    """Presses Ctrl-C at the n-th thing that it is told."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self.left = n
        self.told: list[str] = []

    def stage(self, name: str, total: int | None) -> None:
        self.tell(name)

    def advance(self, steps: int) -> None:
        self.tell("advance")

    def tell(self, what: str) -> None:
        self.told.append(what)
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


def test_ctrl_c_leaves_nothing_half_done(rebuilt: Rebuild, write_articles: Write, index: Path) -> None:
    listing = {f: f.read_bytes() for f in index.rglob("*") if f.is_file()}
    articles = write_articles([{"id": str(i), "text": f"Day {i} of the war."} for i in range(3)])
    n, told = 0, []
    while True:
        n += 1
        progress = Interrupted(n)
        try:
            report = rebuilt(index, articles, progress=progress)
            break
        except KeyboardInterrupt:
            told.append(progress.told[-1])
            found = {f: f.read_bytes() for f in index.rglob("*") if f.is_file() and f.name != "rebuild.lock"}
            assert found == {f: content for f, content in listing.items() if f.name != "rebuild.lock"}
    assert {"reading", "encoder", "encoding", "publishing", "advance"} <= set(told)
    assert told.count("advance") >= 7
    assert report.articles == 3
    Searcher(index, verify=True).close()


def test_ctrl_c_while_both_cores_work_leaves_nothing(
    rebuilt: Rebuild, write_articles: Write, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(array: Vectors, path: Path) -> None:
        raise KeyboardInterrupt

    before = generation.current(index)
    monkeypatch.setattr("index.searchable.ivf.build_ivf", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rebuilt(index, write_articles([{"id": "a", "text": "The war goes on."}]))
    assert [f.name for f in (index / "generations").iterdir()] == [before.name]
    assert generation.current(index) == before


def test_ctrl_c_ends_the_indexing_of_words_too(
    rebuilt: Rebuild, write_articles: Write, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, built = list[bool](), threading.Event()

    def words(folder: Path, store: Store, progress: Silent, interrupted: threading.Event) -> None:
        built.wait(60)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        heard.append(interrupted.wait(60))

    def dense(array: Vectors, path: Path) -> DenseReport:
        built.set()
        return DenseReport("exact")

    monkeypatch.setattr("index.searchable._index_words", words)
    monkeypatch.setattr("index.searchable.ivf.build_ivf", dense)
    with pytest.raises(KeyboardInterrupt):
        rebuilt(index, write_articles([{"id": "a", "text": "The war goes on."}]))
    assert heard == [True]


# --- the report -------------------------------------------------------------------------------------------------------


def test_the_report_and_the_manifest_agree(seeds: Path, rebuilt: Rebuild, tiny_model: Path, tmp_path: Path) -> None:
    index = tmp_path / "new"
    report = rebuilt(index, seeds)
    folder = index / "generations" / report.generation
    manifest = json.loads((folder / FILES.manifest).read_bytes())
    on_disk = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and f.name != FILES.manifest)
    assert manifest["generation"] == report.generation == generation.current(index).name
    assert manifest["passages"] == report.passages == len(passages(index))
    assert manifest["articles"] == report.articles == 5
    assert manifest["encoder"] == dataclasses.asdict(report.encoder)
    assert manifest["dense"] == dataclasses.asdict(report.dense)
    assert manifest["built_at"].endswith("Z")
    assert report.size == on_disk
    assert report.encoder.name == str(tiny_model)
    assert report.not_removed == {}
    assert 0 < report.encoding_seconds <= report.seconds


@pytest.mark.parametrize(
    ("code", "fails"),
    [
        (sqlite3.SQLITE_FULL, DiskFailed),
        (sqlite3.SQLITE_IOERR_WRITE, DiskFailed),
        (sqlite3.SQLITE_CANTOPEN, DiskFailed),
        (sqlite3.SQLITE_LOCKED, sqlite3.OperationalError),
    ],
)
def test_what_sqlite_says_of_a_disk_is_the_disks(code: int, fails: type[Exception], tmp_path: Path) -> None:
    said = sqlite3.OperationalError("it says so")
    said.sqlite_errorcode = code
    with pytest.raises(fails, match="it says so"), build._database_errors(tmp_path):
        raise said
