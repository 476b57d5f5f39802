"""Folders for files that nobody keeps."""

from __future__ import annotations

import contextlib
import tempfile

from .errors import DiskFailed


def temporary_folder(prefix: str) -> tempfile.TemporaryDirectory[str]:
    """A new folder that goes when it is closed: in memory where no disk can be written.

    Raises:
        DiskFailed: there is no place for one.
    """
    for place in (None, "/dev/shm"):
        with contextlib.suppress(OSError):
            return tempfile.TemporaryDirectory(prefix=prefix, dir=place, ignore_cleanup_errors=True)
    raise DiskFailed("no folder for temporary files can be written", "Set TMPDIR to one that can.")
