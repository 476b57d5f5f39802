"""The articles' texts, one after the other in one file, so that any slice of one is read without the rest of it.

Offsets here are bytes of UTF-8. A line feed stands after each text, so that no line runs from one into the next.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..errors import REBUILD, VERIFY, IndexDamaged

# Bytes on either side of a piece beyond which its line tells nothing of it: captions and digests run on in one.
_FAR = 500


class Piece(NamedTuple):
    """A run of bytes of the file, `[at, at + size)`."""

    at: int
    size: int


class TextsWriter:
    """Writes a new file of texts. It is closed after each, so that one left unfinished holds nothing open."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(b"")
        self._path = path
        self._end = 0

    def add(self, text: str) -> Piece:
        """Write a text and say where."""
        return self._write(text.encode())

    def copy(self, other: Texts, piece: Piece) -> Piece:
        """Write texts of another file that follow one another, and say where."""
        return self._write(other.bytes(piece))

    def _write(self, written: bytes | memoryview) -> Piece:
        with self._path.open("ab") as file:
            file.write(written)
            file.write(b"\n")
        piece = Piece(self._end, len(written))
        self._end += len(written) + 1
        return piece


class Texts:
    """A file of texts, memory-mapped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as exc:
            raise IndexDamaged(f"{path} holds no texts: {exc}", REBUILD) from exc

    def read(self, at: int, size: int) -> str:
        """A piece of the file."""
        try:  # no `reading`: this is called for every statement that is looked at
            return self._map[at : at + size].decode()
        except UnicodeDecodeError as exc:
            raise IndexDamaged(f"{self._path} cannot be read: {exc}", VERIFY) from exc

    def bytes(self, piece: Piece) -> memoryview:
        """A piece of the file as it lies there."""
        return memoryview(self._map)[piece.at : piece.at + piece.size]

    def line(self, at: int, size: int) -> Piece:
        """The line, or lines, that a piece stands in; of one that goes on for long, whole words not far from it."""
        end = at + size
        first, last = self._map.rfind(b"\n", 0, at) + 1, self._map.find(b"\n", end)  # which follows the last text too
        if at - first > _FAR:
            first = self._map.find(b" ", at - _FAR, at) + 1 or at
        if last - end > _FAR:
            last = max(end, self._map.rfind(b" ", end, end + _FAR))
        return Piece(first, last - first)

    def close(self) -> None:
        """Release the file."""
        self._map.close()


def byte_offsets(text: str, positions: Iterable[int]) -> dict[int, int]:
    """Where each of some code points begins in the text's UTF-8."""
    found: dict[int, int] = {}
    last = at = 0
    for position in sorted(set(positions)):
        at += len(text[last:position].encode())
        last = position
        found[position] = at
    return found
