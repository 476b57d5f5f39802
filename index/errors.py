"""The error tree. Every message names the thing, what was found and expected; `hint` is the next thing to do.

OnRecordError
├── SourceError         articles that cannot be read
├── EncoderError        a model that cannot be loaded, or is not the one the generation was built with
├── IndexUnusable
│   ├── IndexMissing    no published generation in the folder
│   ├── IndexDamaged    a file is missing, torn or altered
│   └── IndexForeign    a generation of another schema, or no generation of ours at all
├── IndexBusy           another rebuild holds the folder
└── DiskFailed          the disk is full, read-only or not permitted
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What mends an index, and what tells whether it must be mended.
REBUILD = "Run: onrecord rebuild-index SOURCE"
VERIFY = "Run: onrecord verify-index"
FREE_SPACE = "Free space, or name another --index."

# What libraries say of a disk that takes no more: the system's words, or their own. OpenVINO's streams know no reason,
# numpy counts, and of tantivy's threads only their end is told.
_FULL = re.compile(
    r"No space left on device|Disk quota exceeded|File too large|iostream error|\d requested and \d+ written|"
    r"An index writer was killed"
)


class OnRecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SourceError(OnRecordError):
    """Articles that cannot be read."""


class EncoderError(OnRecordError):
    """A model that cannot be loaded, or is not the one the generation was built with."""


class IndexUnusable(OnRecordError):
    """An index that cannot be asked."""


class IndexMissing(IndexUnusable):
    """No published generation in the folder."""


class IndexDamaged(IndexUnusable):
    """A file of a generation is missing, torn or altered."""


class IndexForeign(IndexUnusable):
    """A generation of another schema, or no generation of ours at all."""


class IndexBusy(OnRecordError):
    """Another rebuild holds the index folder."""


class DiskFailed(OnRecordError):
    """The disk is full, read-only or not permitted."""


@contextmanager
def naming(index: Path) -> Iterator[None]:
    """Let the command that a hint gives name the index, which may not be the one that it would take by itself."""
    try:
        yield
    except OnRecordError as exc:
        if exc.hint in (REBUILD, VERIFY):
            exc.hint += f" --index {shlex.quote(str(index))}"
        raise


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn whatever a damaged file of an index makes its reader raise into `IndexDamaged`."""
    try:
        yield
    except OnRecordError:
        raise
    except Exception as exc:
        what = str(exc).partition("\n")[0][:200]
        raise IndexDamaged(f"{path} cannot be read: {what}", VERIFY) from exc


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what a library raises where the disk is full, each in a class of its own, into `DiskFailed`."""
    try:
        yield
    except Exception as exc:
        if isinstance(exc, OnRecordError) or not _FULL.search(str(exc)):
            raise
        what = getattr(exc, "strerror", None) or str(exc).partition("\n")[0][:200]
        raise DiskFailed(f"{path} cannot be written: {what}", FREE_SPACE) from exc
