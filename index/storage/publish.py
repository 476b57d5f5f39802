"""Publishing a generation: one rebuild at a time, all synced before `CURRENT` is replaced, old ones cleared away.

Write into `generations/.building-*`, sync every file and folder, rename the folder, sync, replace `CURRENT`, sync. A
crash at any instant leaves the old generation live.
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
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ..errors import FREE_SPACE, DiskFailed, IndexBusy, IndexDamaged, IndexMissing
from .generation import CURRENT, FILES, GENERATIONS, Manifest, current, files_in, sha256_of

# Newest generations that are kept.
KEEP = 2
# Why a generation that a reader holds is not removed.
IN_USE = "in use"
# What `CURRENT` is replaced by.
_UNPUBLISHED = ".CURRENT.new"
# What else than space a disk may lack, by what it says of it.
_HINTS = {
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "Permit writing it, or name another --index."),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG), "Name another --index."),
}
# What a full, read-only, forbidden or failing disk says.
_FAILING = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO", "ENOTDIR", "EEXIST", "ENAMETOOLONG")
)


@contextlib.contextmanager
def rebuilding(index: Path) -> Iterator[None]:
    """Hold the index folder for one rebuild; what a crashed one left behind is removed.

    Raises:
        IndexBusy: another rebuild holds it.
        DiskFailed: it can't be written.
    """
    with translated(index):
        try:
            (index / GENERATIONS).mkdir(parents=True, exist_ok=True)
        except FileNotFoundError as exc:
            raise DiskFailed(f"{index} cannot be made: {exc.strerror}", "Name another --index.") from exc
        lock = os.open(index / "rebuild.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise IndexBusy(f"another rebuild of {index} is running", "Wait for it, or name another --index.") from exc
        live = _live_number(index)
        for leftover in (index / GENERATIONS).iterdir():
            if leftover.name.startswith(".building-") or _number(leftover.name) > live:
                # Without CURRENT none is live, but a reader may still hold one.
                with contextlib.suppress(BlockingIOError):
                    _clear_away(leftover)
        (index / _UNPUBLISHED).unlink(missing_ok=True)
        yield
    finally:
        os.close(lock)


# What `next_name` names: a folder of somebody else's has no number, and is never cleared away.
_NAME = re.compile(r"\d{6,}-\d{8}T\d{6}Z")


def _number(name: str) -> int:
    return int(name.partition("-")[0]) if _NAME.fullmatch(name) else 0


def _live_number(index: Path) -> int:
    """Number of the live generation; a higher one was renamed into place but never made live."""
    try:
        return _number(current(index).name)
    except IndexMissing:
        return 0
    except IndexDamaged:
        return max((_number(f.name) for f in (index / GENERATIONS).iterdir()), default=0)


def next_name(index: Path, now: datetime) -> str:
    """A name that sorts after all others, whatever the clock says."""
    newest = max((_number(f.name) for f in (index / GENERATIONS).iterdir()), default=0)
    return f"{newest + 1:06d}-{now:%Y%m%dT%H%M%SZ}"


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the errors of a full, read-only or forbidden disk into ours."""
    try:
        yield
    except shutil.Error as exc:
        # Of a folder that is copied, one (from, to, why) for each file that could not be.
        _, to, why = exc.args[0][0]
        raise DiskFailed(f"{to} cannot be written: {why}", FREE_SPACE) from exc
    except OSError as exc:
        if exc.errno not in _FAILING:
            raise
        hint = _HINTS.get(exc.errno or 0, FREE_SPACE)
        raise DiskFailed(f"{exc.filename or path} cannot be written: {exc.strerror}", hint) from exc


@contextlib.contextmanager
def new_folder(index: Path) -> Iterator[Path]:
    """An empty folder to build a generation in; it is removed unless `publish` renamed it."""
    folder = index / GENERATIONS / f".building-{os.getpid()}"
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
    files = {name: ((folder / name).stat().st_size, sha256_of(folder / name)) for name in files_in(folder)}
    manifest = dataclasses.replace(manifest, files=files)
    written = json.dumps(dataclasses.asdict(manifest), indent=1).encode()
    (folder / FILES.manifest).write_bytes(written)
    for path in [*folder.rglob("*"), folder]:
        # Readable by whoever may enter the folder: tantivy makes some files private.
        path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
        _sync(path)
    folder.rename(index / GENERATIONS / manifest.generation)
    _sync(index / GENERATIONS)
    unpublished = index / _UNPUBLISHED
    unpublished.write_text(f"{manifest.generation} {hashlib.sha256(written).hexdigest()}\n")
    _sync(unpublished)
    unpublished.replace(index / CURRENT)
    _sync(index)
    return manifest


def clear(index: Path, keep: int = KEEP) -> dict[str, str]:
    """Remove all but the newest `keep` generations, the live one always kept; return those that stay, and why."""
    live = current(index).name
    generations = (f for f in (index / GENERATIONS).iterdir() if _number(f.name))
    folders = sorted(generations, key=lambda f: _number(f.name), reverse=True)
    folders.sort(key=lambda f: f.name != live)
    left = {}
    for folder in folders[keep:]:
        try:
            _clear_away(folder)
        except BlockingIOError:
            left[folder.name] = IN_USE
        except OSError as exc:
            left[folder.name] = f"{exc.filename or folder}: {exc.strerror}"
    return left


def _clear_away(folder: Path) -> None:
    """Remove a generation that no reader holds.

    Raises:
        BlockingIOError: one does.
        OSError: it can't be removed.
    """
    try:
        manifest = os.open(folder / FILES.manifest, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        shutil.rmtree(folder)
        return
    try:
        fcntl.flock(manifest, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The manifest goes first: a reader that opened it before finds it gone and looks again.
        (folder / FILES.manifest).unlink()
        shutil.rmtree(folder)
    finally:
        os.close(manifest)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
