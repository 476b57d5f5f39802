"""A new generation takes over while questions are asked; a damaged one does not."""

from __future__ import annotations

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from starlette.exceptions import HTTPException

import api.http.lending
from api.http.lending import Lending
from index.build import rebuild
from index.errors import DiskFailed, IndexDamaged, IndexMissing
from index.progress import Silent
from index.storage.generation import Manifest, current

Build = Callable[..., str]
PATIENCE = 60.0


@pytest.fixture
def build(seeds: Path, tiny_model: Path, own_index: Path, something_new: None) -> Build:
    """Publish another generation and give its name."""

    def publish(*more: Path) -> str:
        return rebuild([seeds, *more], own_index, Silent(), encoder=str(tiny_model)).generation

    return publish


@pytest.fixture
def heard() -> list[str | None]:
    """Generations in the order in which they were opened; None where one was refused."""
    return []


@pytest.fixture
def lending(own_index: Path, heard: list[str | None]) -> Iterator[Lending]:
    def opened(manifest: Manifest | None) -> None:
        heard.append(manifest.generation if manifest else None)

    lending = Lending(own_index, PATIENCE, opened)
    yield lending
    lending.close()


def live(lending: Lending) -> str:
    with lending.borrow() as volume:
        return volume.searcher.manifest.generation


def is_held(index: Path, generation: str) -> bool:
    """Whether a reader keeps a generation from being cleared away."""
    manifest = os.open(index / "generations" / generation / "manifest.json", os.O_RDONLY)
    try:
        fcntl.flock(manifest, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(manifest)
    return False


def damage(index: Path) -> None:
    """Turn one bit of the live generation's vectors."""
    vectors = index / "generations" / current(index).name / "vectors.npy"
    torn = bytearray(vectors.read_bytes())
    torn[-1] ^= 1
    vectors.write_bytes(torn)


def test_requests_under_way_finish_on_the_old_generation_and_the_next_gets_the_new(
    own_index: Path, build: Build, lending: Lending, heard: list[str | None]
) -> None:
    first = current(own_index).name
    with ExitStack() as borrowers:
        old = [borrowers.enter_context(lending.borrow()) for _ in range(2)]
        second = build()
        assert live(lending) == second
        assert [volume.searcher.manifest.generation for volume in old] == [first, first]
        assert old[0].searcher.article("000_367beb4b8c22b65f") is not None
        assert is_held(own_index, first)
    assert not is_held(own_index, first)
    assert is_held(own_index, second)
    assert heard == [first, second]
    assert old[0].digest != lent_digest(lending)


def lent_digest(lending: Lending) -> str:
    with lending.borrow() as volume:
        return volume.digest


def test_a_damaged_generation_is_refused_once_and_the_old_one_stays(
    own_index: Path, build: Build, lending: Lending, heard: list[str | None], caplog: pytest.LogCaptureFixture
) -> None:
    first = live(lending)
    build()
    damage(own_index)
    with caplog.at_level(logging.ERROR, "onrecord"):
        assert [live(lending) for _ in range(5)] == [first] * 5
    assert heard == [first, None]
    (record,) = caplog.records
    assert "vectors.npy is damaged" in record.getMessage()
    assert record.getMessage().endswith(f"rebuild-index SOURCE --index {own_index}; {first} still answers")
    third = build()
    assert live(lending) == third
    assert heard == [first, None, third]


def test_a_current_that_says_nothing_is_refused_too(own_index: Path, lending: Lending, heard: list[str | None]) -> None:
    first = live(lending)
    written = (own_index / "CURRENT").read_text()
    (own_index / "CURRENT").write_text("torn")
    assert live(lending) == first
    (own_index / "CURRENT").unlink()
    assert live(lending) == first
    (own_index / "CURRENT").write_text(written)
    assert live(lending) == first
    assert heard == [first, None, None, first]


def test_without_a_usable_generation_every_borrower_hears_why(own_index: Path, heard: list[str | None]) -> None:
    damage(own_index)
    lending = Lending(own_index, PATIENCE, lambda manifest: heard.append(None))
    for _ in range(3):
        with pytest.raises(IndexDamaged, match=r"vectors\.npy"), lending.borrow():
            pass
    assert heard == [None]


def test_an_index_may_come_later(tmp_path: Path, tiny_index: Path, caplog: pytest.LogCaptureFixture) -> None:
    lending = Lending(tmp_path / "index", PATIENCE)
    with pytest.raises(IndexMissing), lending.borrow():
        pass
    # No error: a service may be started first.
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    (tmp_path / "index").symlink_to(tiny_index)
    assert live(lending) == current(tiny_index).name
    lending.close()


def test_nobody_waits_for_an_opening_longer_than_the_patience(
    own_index: Path, monkeypatch: pytest.MonkeyPatch, heard: list[str | None]
) -> None:
    go_on = threading.Event()
    opened = threading.Event()

    class Slow:
        def __init__(self, index: Path, verify: bool) -> None:
            go_on.wait(60)
            raise IndexMissing("none")

    monkeypatch.setattr("api.http.lending.Searcher", Slow)
    lending = Lending(own_index, 0.05, lambda manifest: opened.set())
    with pytest.raises(HTTPException) as refused, lending.borrow():
        pass
    assert (refused.value.status_code, refused.value.headers) == (503, {"Retry-After": "1"})
    go_on.set()
    assert opened.wait(60)


def test_no_question_fails_while_generations_change(
    own_index: Path, build: Build, serve: Callable[..., str], write_articles: Callable[..., Path]
) -> None:
    url = serve(own_index, reload_seconds=PATIENCE)
    names, statuses = [current(own_index).name], []
    seen: set[str] = set()
    stop = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=url, timeout=60) as client:
            while not stop.is_set():
                answer = client.post("/v1/ask", json={"question": "What did Kirby say?"})
                statuses.append(answer.status_code)
                seen.add(answer.json()["index"]["generation"])

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        for number in range(3):
            more = write_articles(
                [{"id": f"new-{number}", "text": "“All is well,” Ada Lovelace said."}], f"{number}.jsonl"
            )
            names.append(build(more))
            answer = httpx.get(f"{url}/v1/ask", params={"q": "Who is well?"}, timeout=60).json()
            assert answer["index"]["generation"] == names[-1]
            assert httpx.get(f"{url}/v1/articles/new-{number}", timeout=60).status_code == 200
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert set(statuses) == {200}
    assert names[0] in seen
    assert seen <= set(names)


@pytest.mark.parametrize(
    "fault", [DiskFailed("It can't be read.", ""), MemoryError(), BaseException("a panic of Rust's")]
)
def test_what_fails_for_no_fault_of_the_index_is_tried_again(
    fault: BaseException, own_index: Path, heard: list[str | None], lending: Lending, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, tries = api.http.lending.Searcher, []

    def crowded(index: Path, *, verify: bool) -> object:
        tries.append(index)
        if len(tries) == 1:
            raise fault
        return opened(index, verify=verify)

    monkeypatch.setattr(api.http.lending, "Searcher", crowded)
    monkeypatch.setattr(api.http.lending, "_RETRY_S", 0.0)
    with pytest.raises(DiskFailed if isinstance(fault, DiskFailed) else IndexDamaged):
        live(lending)
    assert live(lending) == current(own_index).name
    assert len(tries) == 2


def test_a_new_generation_is_found_though_nobody_asks(
    own_index: Path, build: Build, lending: Lending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.http.lending, "_LOOK_S", 0.01)
    first = live(lending)
    lending.watch()
    (watch,) = (thread for thread in threading.enumerate() if thread.name == "onrecord-watch")
    build()
    deadline = time.monotonic() + 60
    while is_held(own_index, first):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    monkeypatch.setattr(api.http.lending, "_LOOK_S", 60.0)
    lending.close()
    watch.join(30)
    assert not watch.is_alive()


def test_at_once_means_the_old_generation_while_a_new_one_is_opened(
    own_index: Path, lending: Lending, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = live(lending)
    opened, may_open = api.http.lending.Searcher, threading.Event()

    def slow(index: Path, *, verify: bool) -> object:
        may_open.wait(60)
        return opened(index, verify=verify)

    monkeypatch.setattr(api.http.lending, "Searcher", slow)
    build()
    began = time.monotonic()
    with lending.borrow(at_once=True) as volume:
        assert volume.searcher.manifest.generation == old
    # Not as long as the others would wait.
    assert time.monotonic() - began < PATIENCE / 2
    may_open.set()


def test_metrics_that_fail_keep_nobody_from_asking(own_index: Path) -> None:
    def fails(manifest: Manifest | None) -> None:
        raise OSError("no space")

    lending = Lending(own_index, PATIENCE, fails)
    try:
        assert live(lending) == current(own_index).name
    finally:
        lending.close()


def test_what_is_closed_is_held_by_its_borrowers_and_not_opened_again(
    own_index: Path, lending: Lending, heard: list[str | None]
) -> None:
    name = current(own_index).name
    with lending.borrow(), lending.borrow():
        lending.close()
        assert is_held(own_index, name)
    assert not is_held(own_index, name)
    # Though it looks as if another were published.
    os.utime(own_index / "CURRENT")
    with pytest.raises(HTTPException), lending.borrow():
        pass
    assert heard == [name]


def test_what_is_closed_while_it_is_opened_is_let_go(
    own_index: Path, lending: Lending, heard: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, may_open = api.http.lending.Searcher, threading.Event()

    def slow(index: Path, *, verify: bool) -> object:
        may_open.wait(60)
        return opened(index, verify=verify)

    monkeypatch.setattr(api.http.lending, "Searcher", slow)
    # A service of another test may still be at it.
    others = set(threading.enumerate())
    lending.start()
    (opening,) = (each for each in set(threading.enumerate()) - others if each.name == "onrecord-open")
    lending.close()
    may_open.set()
    opening.join(60)
    name = current(own_index).name
    assert heard == [name]
    assert not is_held(own_index, name)
