from __future__ import annotations

import errno
import hashlib
import json
import os
import pickle
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

import index as index_package
from index import prepare
from index.build import rebuild
from index.errors import DiskFailed, IndexBusy, IndexDamaged, IndexForeign, IndexMissing, IndexUnusable
from index.progress import Silent
from index.searcher import Searcher
from index.storage import generation, publish
from index.storage.generation import FILES, Generation, Manifest
from index.storage.store import Store

Rebuild = Callable[..., str]


def copied(index: Path, to: Path) -> Path:
    """A copy of an index, without what was compiled for this processor."""
    shutil.copytree(index, to, ignore=shutil.ignore_patterns("cache"))
    return to


def generations(index: Path) -> list[str]:
    return sorted(f.name for f in (index / "generations").iterdir())


def files(index: Path) -> list[Path]:
    """Files of the live generation."""
    return sorted(f for f in (index / "generations" / generation.current(index).name).rglob("*") if f.is_file())


@pytest.fixture
def index(tiny_index: Path, tmp_path: Path) -> Path:
    """An index of the seeds that a test may change."""
    return copied(tiny_index, tmp_path / "index")


@pytest.fixture
def rebuilt(seeds: Path, tiny_model: Path, something_new: None) -> Rebuild:
    """Rebuild an index of the seeds; gives the new generation's name."""
    return lambda index, **options: rebuild([seeds], index, Silent(), encoder=str(tiny_model), **options).generation


# --- damage -----------------------------------------------------------------------------------------------------------


def check_refused(index: Path, kind: type[IndexUnusable], named: str) -> None:
    """Opening with verify refuses the index, names what is wrong and says what to do."""
    with pytest.raises(kind) as raised:
        Searcher(index, verify=True)
    assert named in raised.value.message
    assert raised.value.hint == "Run: onrecord rebuild-index SOURCE"


def test_a_flipped_byte_in_any_file_is_found(index: Path) -> None:
    assert {f.name for f in files(index)} >= {
        "manifest.json",
        "store.sqlite",
        "texts.utf8",
        "articles.npy",
        "passages.npy",
        "statements.npy",
        "people.npy",
        "vectors.npy",
        "model.bin",
    }
    for file in files(index):
        whole = file.read_bytes()
        # First, middle and last byte; an empty file gets one.
        for at in {0, len(whole) // 2, len(whole) - 1} if whole else {0}:
            damaged = bytearray(whole or b"\0")
            damaged[at] ^= 1
            file.write_bytes(damaged)
            check_refused(index, IndexDamaged, str(file))
        file.write_bytes(whole)
    Searcher(index, verify=True).close()


def test_a_flipped_byte_in_current_is_found(index: Path) -> None:
    whole = (index / "CURRENT").read_bytes()
    for at in range(len(whole)):
        for flip in (1, 0x20, 0x80):
            damaged = bytearray(whole)
            damaged[at] ^= flip
            (index / "CURRENT").write_bytes(damaged)
            check_refused(index, IndexDamaged, str(index))


def test_a_missing_file_is_named(index: Path) -> None:
    for file in files(index):
        whole = file.read_bytes()
        file.unlink()
        check_refused(index, IndexDamaged, str(file))
        with pytest.raises(IndexDamaged):
            Generation(index)
        file.write_bytes(whole)


def test_a_file_that_cannot_be_read_is_not_called_missing(index: Path) -> None:
    for file in [*files(index), index / "CURRENT"]:
        whole = file.read_bytes()
        file.unlink()
        file.symlink_to(file)  # which nobody can open, not even root
        with pytest.raises(DiskFailed, match=re.escape(f"{file} cannot be read: Too many levels")) as raised:
            Generation(index)
        assert raised.value.hint == "Check its permissions."
        file.unlink()
        file.write_bytes(whole)


def test_a_manifest_that_is_a_folder_is_named(index: Path) -> None:
    manifest = index / "generations" / generation.current(index).name / "manifest.json"
    manifest.unlink()
    manifest.mkdir()
    with pytest.raises(DiskFailed, match=re.escape(f"{manifest} cannot be read: Is a directory")):
        Generation(index)


def test_a_torn_file_is_found_without_reading_it(index: Path) -> None:
    for file in files(index):
        whole = file.read_bytes()
        file.write_bytes(whole[:-1] or b"x")
        with pytest.raises(IndexDamaged, match=file.name):
            Generation(index)
        file.write_bytes(whole)


def test_a_file_that_does_not_belong_is_found(index: Path) -> None:
    stranger = files(index)[0].parent / "stranger"
    stranger.write_bytes(b"")
    check_refused(index, IndexDamaged, str(stranger))


@pytest.mark.parametrize("content", [b"", b"\n", b"000001", b"../../etc " + b"0" * 64 + b"\n", b"\xff\xfe" * 40])
def test_a_current_that_names_nothing(index: Path, content: bytes) -> None:
    (index / "CURRENT").write_bytes(content)
    check_refused(index, IndexDamaged, str(index / "CURRENT"))


def rewrite_manifest(index: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the live generation's manifest, as a version that writes others would have written it."""
    live = generation.current(index).name
    path = index / "generations" / live / FILES.manifest
    fields = json.loads(path.read_bytes())
    change(fields)
    written = json.dumps(fields).encode()
    path.write_bytes(written)
    (index / "CURRENT").write_text(f"{live} {hashlib.sha256(written).hexdigest()}\n")


@pytest.mark.parametrize("version", [0, 999, None, "1"])
def test_another_schema_is_foreign(index: Path, version: object) -> None:
    rewrite_manifest(index, lambda fields: fields.update(schema_version=version))
    check_refused(index, IndexForeign, f"schema version {version}")


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: fields["dense"].update(colour="blue"),
        lambda fields: fields["dense"].pop("kind"),
        lambda fields: fields.pop("dense"),
        lambda fields: fields.update(dense=None),
        lambda fields: fields.update(colour="blue"),
        lambda fields: fields.pop("files"),
        lambda fields: fields.update(files=["store.sqlite"]),
        lambda fields: fields["files"].update({"store.sqlite": [1]}),
    ],
)
def test_other_fields_are_foreign_and_a_rebuild_mends_them(
    index: Path, rebuilt: Rebuild, change: Callable[[dict[str, Any]], object]
) -> None:
    rewrite_manifest(index, change)
    check_refused(index, IndexForeign, "has other fields than this onrecord reads")
    newest = rebuilt(index)
    searcher = Searcher(index, verify=True)
    assert searcher.manifest.generation == newest
    searcher.close()


def test_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for folder in (tmp_path, tmp_path / "no where", tmp_path / "file"):
        with pytest.raises(IndexMissing, match=f"there is no index in {folder}") as raised:
            Searcher(folder)
        # What can be typed as it stands makes one there, and not in `.onrecord`.
        assert shlex.split(raised.value.hint)[2:] == ["rebuild-index", "SOURCE", "--index", str(folder)]


def test_the_manifest_lists_every_file_with_size_and_sha256(index: Path) -> None:
    held = Generation(index)
    expected = {
        file.relative_to(held.folder).as_posix(): (file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest())
        for file in files(index)
        if file.name != FILES.manifest
    }
    assert held.manifest.files == expected
    assert (held.manifest.articles, held.manifest.newest_article) == (5, "2023-03-20")
    read: list[int] = []
    held.verify(read.append)
    assert sum(read) == sum(size for size, _ in expected.values())
    held.close()


# --- kept, cleared, locked --------------------------------------------------------------------------------------------


def test_the_two_newest_are_kept(index: Path, rebuilt: Rebuild) -> None:
    (first,) = generations(index)
    second = rebuilt(index)
    assert generations(index) == [first, second]
    third = rebuilt(index)
    assert generations(index) == [second, third]
    assert generation.current(index).name == third
    fourth = rebuilt(index, purge=True)
    assert generations(index) == [fourth]


def test_the_newest_are_told_by_their_numbers(index: Path) -> None:
    live = generation.current(index).name
    for name in ("999999-20990101T000000Z", "1000000-20990101T000000Z"):
        shutil.copytree(index / "generations" / live, index / "generations" / name)
    assert publish.clear(index) == {}
    assert generations(index) == [live, "1000000-20990101T000000Z"]


def test_names_go_on_whatever_the_clock_says(index: Path, rebuilt: Rebuild) -> None:
    (first,) = generations(index)
    assert [first[:7], rebuilt(index)[:7], rebuilt(index)[:7]] == ["000001-", "000002-", "000003-"]


def test_what_a_reader_holds_stays(index: Path, rebuilt: Rebuild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.build._LET_GO_S", 0.0)
    reader = Searcher(index)
    held = reader.manifest.generation
    newest = rebuilt(index, purge=True)
    assert generations(index) == [held, newest]
    assert publish.clear(index, keep=1) == {held: publish.IN_USE}
    assert len(reader.passages(range(5))) == 5
    reader.close()
    assert publish.clear(index, keep=1) == {}
    assert generations(index) == [newest]


def test_what_a_reader_holds_stays_where_current_is_missing(index: Path) -> None:
    (held,) = generations(index)
    shutil.copytree(index / "generations" / held, index / "generations" / "000002-20990101T000000Z")
    reader = Searcher(index)
    (index / "CURRENT").unlink()
    with publish.rebuilding(index):
        assert generations(index) == [held]
    assert len(reader.passages(range(5))) == 5
    reader.close()
    with publish.rebuilding(index):
        assert generations(index) == []


def test_a_purge_waits_until_the_readers_let_go(index: Path, rebuilt: Rebuild, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = [Searcher(index), Searcher(index)]
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        readers.pop().close()

    monkeypatch.setattr("index.build.time.sleep", wait)
    newest = rebuilt(index, purge=True)
    assert generations(index) == [newest]
    assert (len(waits), readers) == (2, [])


def test_folders_of_somebody_else_stay(index: Path, rebuilt: Rebuild) -> None:
    for name in ("2024-archive", "aaa", "999999-notes"):
        (index / "generations" / name).mkdir()
        (index / "generations" / name / "notes.txt").write_text("mine")
    newest = rebuilt(index, purge=True)
    assert newest.startswith("000002-")
    assert generations(index) == [newest, "2024-archive", "999999-notes", "aaa"]
    assert (index / "generations" / "2024-archive" / "notes.txt").read_text() == "mine"


def test_the_live_generation_is_never_cleared(index: Path) -> None:
    live = generation.current(index).name
    shutil.copytree(index / "generations" / live, index / "generations" / "000009-20990101T000000Z")
    assert publish.clear(index, keep=1) == {}
    assert generations(index) == [live]


def test_what_was_renamed_into_place_and_never_made_live_goes(index: Path) -> None:
    live = generation.current(index).name
    shutil.copytree(index / "generations" / live, index / "generations" / "000099-20990101T000000Z")
    with publish.rebuilding(index):
        assert generations(index) == [live]


def test_a_damaged_current_has_nothing_cleared_away(index: Path) -> None:
    live = generation.current(index).name
    shutil.copytree(index / "generations" / live, index / "generations" / "000099-20990101T000000Z")
    (index / "CURRENT").write_text("damaged")
    with publish.rebuilding(index):
        assert generations(index) == [live, "000099-20990101T000000Z"]


def test_a_generation_cleared_away_while_it_is_opened_is_not_the_one_opened(
    index: Path, rebuilt: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = generations(index)
    second: list[str] = []

    def lock(handle: int, how: int, lock: Callable[[int, int], None] = generation.fcntl.flock) -> None:
        if not second:
            # Between opening the manifest and locking it, another is published and this one cleared away.
            second.append("")
            second[0] = rebuilt(index, purge=True)
        lock(handle, how)

    monkeypatch.setattr(generation.fcntl, "flock", lock)
    opened = Generation(index)
    assert opened.manifest.generation == second[0] != first
    opened.close()


def test_what_cannot_be_removed_is_named_and_keeps_nothing_else(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live = generation.current(index).name
    for name in ("000008-20990101T000000Z", "000009-20990101T000000Z"):
        shutil.copytree(index / "generations" / live, index / "generations" / name)
    (index / "generations" / "notes.txt").write_text("somebody else's")
    remove = shutil.rmtree

    def refuse(folder: Path) -> None:
        if folder.name.startswith("000009"):
            raise PermissionError(13, "Permission denied", str(folder))
        remove(folder)

    monkeypatch.setattr(shutil, "rmtree", refuse)
    left = publish.clear(index, keep=1)
    assert list(left) == ["000009-20990101T000000Z"]
    assert left["000009-20990101T000000Z"].endswith("Permission denied")
    assert not (index / "generations" / "000008-20990101T000000Z").exists()
    assert (index / "generations" / "notes.txt").exists()


def test_a_reader_looks_again_where_its_generation_was_cleared_away(
    index: Path, rebuilt: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = generation.current(index)
    newest = rebuilt(index, purge=True)
    answers = iter([stale])
    truth = generation.current
    monkeypatch.setattr(generation, "current", lambda index: next(answers, None) or truth(index))
    held = Generation(index)
    assert held.manifest.generation == newest
    held.close()


def test_two_rebuilds_at_once(index: Path, rebuilt: Rebuild) -> None:
    live = generation.current(index)
    with publish.rebuilding(index), pytest.raises(IndexBusy, match="another rebuild of") as raised:
        rebuilt(index)
    assert str(index) in raised.value.message
    assert generation.current(index) == live
    rebuilt(index)


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "Free"),
        (errno.EROFS, "Permit"),
        (errno.EDQUOT, "Free"),
        (errno.EACCES, "Permit"),
        (errno.EIO, "Free"),
    ],
)
def test_a_disk_that_fails_leaves_the_old_generation(
    index: Path, rebuilt: Rebuild, monkeypatch: pytest.MonkeyPatch, number: int, hint: str
) -> None:
    before = (generation.current(index), generations(index))

    def fail(handle: int) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DiskFailed, match=os.strerror(number)) as raised:
        rebuilt(index)
    assert raised.value.hint.startswith(hint)
    assert (generation.current(index), generations(index)) == before


def test_a_model_that_cannot_be_copied_leaves_the_old_generation(
    index: Path, rebuilt: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (generation.current(index), generations(index))

    def fail(source: Path, target: Path) -> NoReturn:
        raise shutil.Error([(str(source), str(target / "model.bin"), "[Errno 28] No space left on device")])

    monkeypatch.setattr(shutil, "copytree", fail)
    with pytest.raises(DiskFailed, match=r"encoder/model\.bin cannot be written: .*No space left"):
        rebuilt(index)
    assert (generation.current(index), generations(index)) == before


def test_a_disk_that_fails_once_the_new_generation_is_live_fails_nothing(
    index: Path, rebuilt: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(prepare, "compile_for_asking", fail)
    assert rebuilt(index) == generation.current(index).name


# --- crashes ----------------------------------------------------------------------------------------------------------

# Publishes what lies ready in a copy of the index, over and over; the n-th time the process dies, by SIGKILL, just
# before the n-th thing it does to the disk. Under "power cut" files that were not synced lose their content too.
CRASH = """
import os, pickle, shutil, signal, sys
from pathlib import Path
from index.storage import publish

template, cases, power_cut = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "power cut"
name, manifest = pickle.loads((template.parent / "ready.pickle").read_bytes())
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate"}


def die_publishing(index, n, steps):
    synced = {f.stat().st_ino for f in index.rglob("*") if ".building" not in str(f)}
    count, dying = 0, False

    def step(what):
        nonlocal count, dying
        if dying:
            return
        if count == n:
            dying = True
            if power_cut:
                for f in index.rglob("*"):
                    if f.is_file() and f.stat().st_ino not in synced:
                        os.truncate(f, 0)
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1
        os.write(steps, what.encode() + b"\\n")

    def audit(event, args):
        if event in CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)):
            step(f"{event} {args[1] if event == 'os.rename' else args[0]}")

    def fsync(handle, fsync=os.fsync):
        step("fsync")
        synced.add(os.fstat(handle).st_ino)
        fsync(handle)

    os.fsync = fsync
    sys.addaudithook(audit)
    publish.publish(index, index / "generations" / name, manifest)
    publish.clear(index, keep=1)


n = 0
while True:
    index = cases / f"{n:03d}"
    shutil.copytree(template, index)
    steps = os.open(cases / f"{n:03d}.steps", os.O_CREAT | os.O_WRONLY)
    child = os.fork()
    if not child:
        die_publishing(index, n, steps)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    os.close(steps)
    if os.WIFEXITED(status):
        sys.exit(os.WEXITSTATUS(status))
    assert os.WTERMSIG(status) == signal.SIGKILL
    n += 1
"""


class Stop(Exception):
    """Ends a rebuild where a test wants it to."""


@pytest.fixture(scope="module")
def ready(
    tiny_index: Path, seeds: Path, tiny_model: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Manifest]:
    """An index with a live generation and the next one, without one of the articles, built but not yet published."""
    folder = tmp_path_factory.mktemp("ready")
    index = copied(tiny_index, folder / "index")
    caught: list[Manifest] = []

    def stop(index: Path, built: Path, manifest: Manifest) -> NoReturn:
        copied(index, folder / "template")
        caught.append(manifest)
        (folder / "ready.pickle").write_bytes(pickle.dumps((built.name, manifest)))
        raise Stop

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "publish", stop)
        with pytest.raises(Stop):
            rebuild(sorted(seeds.glob("00[1-4]*")), index, Silent(), encoder=str(tiny_model))
    return folder / "template", caught[0]


@pytest.mark.parametrize("how", ["killed", "power cut"])
def test_a_crash_at_any_step_of_publishing_leaves_a_whole_generation_live(
    ready: tuple[Path, Manifest], rebuilt: Rebuild, tmp_path: Path, how: str
) -> None:
    template, manifest = ready
    old, new = generation.current(template).name, manifest.generation
    root = Path(index_package.__file__).parent.parent
    command = [sys.executable, "-c", CRASH, str(template), str(tmp_path), how]
    subprocess.run(command, check=True, cwd=root, timeout=300)
    cases = sorted(f for f in tmp_path.iterdir() if f.is_dir())
    steps = [(tmp_path / f"{case.name}.steps").read_text().splitlines() for case in cases]
    # Every step was died at, in the order in which they come, and the last time none was.
    assert [len(s) for s in steps] == [*range(len(cases) - 1), len(cases) - 1]
    replaced = next(i for i, s in enumerate(steps[-1]) if s.startswith("os.rename") and s.endswith("/CURRENT"))
    assert 20 < replaced < len(cases) - 10

    states: dict[tuple[str, ...], Path] = {}
    for n, case in enumerate(cases):
        expected = (old, 5) if n <= replaced else (new, 4)
        held = Generation(case)
        held.verify()
        store = Store(held.folder / FILES.store)
        assert (held.manifest.generation, len(list(store.articles()))) == expected, steps[n][-1:]
        store.close()
        held.close()
        left = [f.name[:9] for f in case.iterdir()] + [f[:7] for f in generations(case)]
        states.setdefault(tuple(sorted(left)), case)

    # From every kind of state that a crash leaves, the next rebuild works and tidies up.
    assert len(states) >= 4
    for case in states.values():
        newest = rebuilt(case)
        assert generation.current(case).name == newest
        assert sorted(f.name for f in case.iterdir()) == ["CURRENT", "cache", "generations", "rebuild.lock"]
        assert set(generations(case)) - {newest} <= {old, new}
        assert len(generations(case)) <= 2
        searcher = Searcher(case, verify=True)
        assert searcher.manifest.articles == 5
        searcher.close()


def test_everything_is_synced_before_it_is_made_live(
    ready: tuple[Path, Manifest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template, manifest = ready
    index = copied(template, tmp_path / "index")
    (building,) = (f for f in generations(index) if f.startswith("."))
    log: list[int | str] = []

    def fsync(handle: int, fsync: Callable[[int], None] = os.fsync) -> None:
        log.append(os.fstat(handle).st_ino)
        fsync(handle)

    def rename(source: Any, target: Any, rename: Callable[..., None] = os.rename) -> None:
        log.append(f"becomes {Path(target).name}")
        rename(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "rename", rename)
    monkeypatch.setattr(os, "replace", rename)
    publish.publish(index, index / "generations" / building, manifest)
    monkeypatch.undo()

    # Files are known again by their inodes, under the names that they have in the end.
    new = index / "generations" / manifest.generation
    names = {f.stat().st_ino: f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*")}
    done = [names[entry] if isinstance(entry, int) else entry for entry in log]
    whole = {f.relative_to(tmp_path).as_posix() for f in (new, *new.rglob("*"))}
    assert set(done[: len(whole)]) == whole
    assert done[len(whole) :] == [
        f"becomes {manifest.generation}",
        "index/generations",
        "index/CURRENT",
        "becomes CURRENT",
        "index",
    ]


def test_others_may_read_every_file(tiny_index: Path) -> None:
    folder = next((tiny_index / "generations").iterdir())
    assert all(path.stat().st_mode & 0o444 == 0o444 for path in [folder, *folder.rglob("*")])
