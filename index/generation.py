"""A generation: one folder of files that never change, made live by replacing the small file `CURRENT`.

    index folder/
      CURRENT          name and manifest digest of the live generation
      generations/     one folder each; `manifest.json` lists every other file with size and sha256
      cache/           models compiled for this processor; may be deleted at any time
      rebuild.lock     held by the one rebuild that may run

Publishing: write into `generations/.building-*`, sync every file and folder, rename the folder, sync, replace
`CURRENT`, sync. A crash at any instant leaves the old generation live.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from .errors import DiskFailed, IndexBusy, IndexDamaged, IndexForeign, IndexMissing
from .vectors import DenseReport

SCHEMA_VERSION = 1
_CURRENT = re.compile(r"(?P<name>[0-9A-Za-z-]{1,80}) (?P<digest>[0-9a-f]{64})\n")
_REBUILD = "Run: onrecord rebuild-index SOURCE"
KEEP = 2


@dataclass(frozen=True, slots=True)
class Files:
    """Names of the files in a generation's folder."""

    manifest: str = "manifest.json"
    store: str = "store.sqlite"
    columns: str = "articles.npy"
    vectors: str = "vectors.npy"
    ivf: str = "ivf.faiss"
    lexical: str = "lexical"
    encoder: str = "encoder"


FILES = Files()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself. `built_at` is UTC, ISO 8601; `files` maps paths to size and sha256."""

    generation: str
    built_at: str
    version: str
    articles: int
    passages: int
    statements: int
    people: int
    encoder: dict[str, Any]
    dense: DenseReport
    newest_article: str | None = None
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    schema_version: int = SCHEMA_VERSION


# --- reading ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Current:
    """The live generation's name and the sha256 of its manifest."""

    name: str
    digest: str


def current(index: Path) -> Current:
    """Which generation is live.

    Raises:
        IndexMissing: there is none.
        IndexDamaged: `CURRENT` is not as it was written.
    """
    try:
        text = (index / "CURRENT").read_bytes().decode("ascii", "replace")
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise IndexMissing(f"there is no index in {index}", _REBUILD) from exc
    except OSError as exc:
        raise DiskFailed(f"{index / 'CURRENT'} cannot be read: {exc.strerror}", "Check its permissions.") from exc
    found = _CURRENT.fullmatch(text)
    if not found:
        raise IndexDamaged(f"{index / 'CURRENT'} is damaged: it holds {text[:60]!r}", _REBUILD)
    return Current(found["name"], found["digest"])


class Generation:
    """A published generation, held open under a shared lock that clearing-up respects. Close it when done."""

    def __init__(self, index: Path) -> None:
        """Open the live generation; sizes, schema and the manifest's digest are checked.

        Raises:
            IndexMissing, IndexDamaged, IndexForeign: it can't be used; the message names the file.
        """
        while True:
            live = current(index)
            self.folder = index / "generations" / live.name
            try:
                self._held = os.open(self.folder / FILES.manifest, os.O_RDONLY | os.O_CLOEXEC)
            except OSError as exc:
                if current(index) != live:
                    continue  # published anew and cleared away between the two reads
                raise IndexDamaged(f"{self.folder / FILES.manifest} cannot be read: {exc.strerror}", _REBUILD) from exc
            fcntl.flock(self._held, fcntl.LOCK_SH)
            if os.fstat(self._held).st_nlink:
                break
            os.close(self._held)
        try:
            self.manifest = self._read_manifest(live)
            self._check_sizes()
        except Exception:
            self.close()
            raise

    def _read_manifest(self, live: Current) -> Manifest:
        path = self.folder / FILES.manifest
        written = path.read_bytes()
        found = hashlib.sha256(written).hexdigest()
        if found != live.digest:
            raise IndexDamaged(f"{path} is damaged: its sha256 is {found}, CURRENT says {live.digest}", _REBUILD)
        fields = json.loads(written)
        if fields.get("schema_version") != SCHEMA_VERSION:
            raise IndexForeign(
                f"{path} has schema version {fields.get('schema_version')}, this onrecord reads {SCHEMA_VERSION}",
                _REBUILD,
            )
        fields["dense"] = DenseReport(**fields["dense"])
        fields["files"] = {name: (size, digest) for name, (size, digest) in fields["files"].items()}
        return Manifest(**fields)

    def _check_sizes(self) -> None:
        for name, (size, _) in self.manifest.files.items():
            path = self.folder / name
            try:
                found = path.stat().st_size
            except OSError as exc:
                raise IndexDamaged(f"{path} is missing", _REBUILD) from exc
            if found != size:
                raise IndexDamaged(f"{path} is damaged: it has {found:,} bytes, the manifest says {size:,}", _REBUILD)

    def verify(self, done: Callable[[int], None] = lambda n: None) -> None:
        """Check every file's sha256; `done` hears how many bytes were read each time some are.

        Raises:
            IndexDamaged: a file doesn't match, or one is there that the manifest doesn't list.
        """
        for name, (_, digest) in self.manifest.files.items():
            found = _sha256(self.folder / name, done)
            if found != digest:
                raise IndexDamaged(
                    f"{self.folder / name} is damaged: its sha256 is {found}, the manifest says {digest}", _REBUILD
                )
        strangers = sorted(set(_files(self.folder)) - {FILES.manifest, *self.manifest.files})
        if strangers:
            raise IndexDamaged(f"{self.folder / strangers[0]} does not belong to the generation", _REBUILD)

    def close(self) -> None:
        """Let go of the lock."""
        os.close(self._held)


# --- writing ----------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def rebuilding(index: Path) -> Iterator[None]:
    """Hold the index folder for one rebuild; what a crashed one left behind is removed.

    Raises:
        IndexBusy: another rebuild holds it.
        DiskFailed: it can't be written.
    """
    with translated(index):
        try:
            (index / "generations").mkdir(parents=True, exist_ok=True)
        except FileNotFoundError as exc:
            raise DiskFailed(f"{index} cannot be made: {exc.strerror}", "Name another --index.") from exc
        lock = os.open(index / "rebuild.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise IndexBusy(f"another rebuild of {index} is running", "Wait for it, or name another --index.") from exc
        for leftover in (index / "generations").iterdir():
            if leftover.name.startswith(".building-") or _number(leftover.name) > _live_number(index):
                shutil.rmtree(leftover)
        yield
    finally:
        os.close(lock)


def _number(name: str) -> int:
    number, _, _ = name.partition("-")
    return int(number) if number.isdigit() else 0


def _live_number(index: Path) -> int:
    """Number of the live generation; a higher one was renamed into place but never made live."""
    try:
        return _number(current(index).name)
    except IndexMissing:
        return 0
    except IndexDamaged:
        return max((_number(f.name) for f in (index / "generations").iterdir()), default=0)


def next_name(index: Path, now: datetime) -> str:
    """A name that sorts after all others, whatever the clock says."""
    newest = max((_number(f.name) for f in (index / "generations").iterdir()), default=0)
    return f"{newest + 1:06d}-{now:%Y%m%dT%H%M%SZ}"


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the errors of a full, read-only or forbidden disk into ours."""
    try:
        yield
    except OSError as exc:
        if exc.errno in (
            errno.ENOSPC,
            errno.EDQUOT,
            errno.EROFS,
            errno.EACCES,
            errno.EPERM,
            errno.ENOTDIR,
            errno.EEXIST,
        ):
            name = exc.filename or path
            raise DiskFailed(
                f"{name} cannot be written: {exc.strerror}", "Free space, or name another --index."
            ) from exc
        raise


@contextlib.contextmanager
def new_folder(index: Path) -> Iterator[Path]:
    """An empty folder to build a generation in; it is removed unless `publish` renamed it."""
    folder = index / "generations" / f".building-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove an unfinished folder, again where a writer that was interrupted is still putting files into it."""
    for _ in range(100):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
        time.sleep(0.02)


def publish(index: Path, folder: Path, manifest: Manifest) -> Manifest:
    """Write the manifest of a finished folder, sync everything, and make it the live generation."""
    files = {name: ((folder / name).stat().st_size, _sha256(folder / name)) for name in _files(folder)}
    manifest = dataclasses.replace(manifest, files=files)
    written = json.dumps(dataclasses.asdict(manifest), indent=1).encode()
    (folder / FILES.manifest).write_bytes(written)
    for path in [*folder.rglob("*"), folder]:
        # Readable by whoever may enter the folder: tantivy makes some files private.
        path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
        _sync(path)
    folder.rename(index / "generations" / manifest.generation)
    _sync(index / "generations")
    unpublished = index / ".CURRENT.new"
    unpublished.write_text(f"{manifest.generation} {hashlib.sha256(written).hexdigest()}\n")
    _sync(unpublished)
    unpublished.replace(index / "CURRENT")
    _sync(index)
    return manifest


def clear(index: Path, keep: int = KEEP) -> list[str]:
    """Remove all but the newest `keep` generations, the live one always kept; return those still held by a reader."""
    live = current(index).name
    folders = sorted((f for f in (index / "generations").iterdir() if not f.name.startswith(".")), reverse=True)
    folders.sort(key=lambda f: f.name != live)
    held = []
    for folder in folders[keep:]:
        try:
            manifest = os.open(folder / FILES.manifest, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            shutil.rmtree(folder)
            continue
        try:
            fcntl.flock(manifest, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The manifest goes first: a reader that opened it before finds it gone and looks again.
            (folder / FILES.manifest).unlink()
            shutil.rmtree(folder)
        except BlockingIOError:
            held.append(folder.name)
        finally:
            os.close(manifest)
    return held


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path, done: Callable[[int], None] = lambda n: None) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 22):
                digest.update(block)
                done(len(block))
    except FileNotFoundError as exc:
        raise IndexDamaged(f"{path} is missing", _REBUILD) from exc
    return digest.hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
