"""A generation: one folder of files that never change, made live by replacing the small file `CURRENT`.

index folder/
  CURRENT          name and manifest digest of the live generation
  generations/     one folder each; `manifest.json` lists every other file with size and sha256
  cache/           models compiled for this processor; may be deleted at any time
  rebuild.lock     held by the one rebuild that may run
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shlex
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import REBUILD, DiskFailed, IndexDamaged, IndexForeign, IndexMissing
from .vectors import DenseReport

SCHEMA_VERSION = 6
# Schemas that keep texts' digests, vectors and models as this one does, so that a build can take those over.
REUSABLE_SCHEMAS = frozenset({1, 2, 3, 4, 5, 6})
# What lies in an index folder: the name of the live generation, all generations, and models compiled for this machine.
CURRENT, GENERATIONS, CACHE = "CURRENT", "generations", "cache"
_CURRENT = re.compile(r"(?P<name>[0-9A-Za-z-]{1,80}) (?P<digest>[0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Files:
    """Names of the files in a generation's folder."""

    manifest: str = "manifest.json"
    store: str = "store.sqlite"
    texts: str = "texts.utf8"
    columns: str = "articles.npy"
    passages: str = "passages.npy"
    statements: str = "statements.npy"
    people: str = "people.npy"
    compared: str = "compared.npy"
    vectors: str = "vectors.npy"
    ivf: str = "ivf.faiss"
    lexical: str = "lexical"
    lexical_passages: str = "lexical/passages"
    lexical_articles: str = "lexical/articles"
    encoder: str = "encoder"
    reranker: str = "reranker"


FILES = Files()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself. `built_at` is UTC, ISO 8601; `files` maps paths to size and sha256.

    `encoder` and `reranker` are what the folders of these names hold in `encoder.json` and `reranker.json`; there need
    be no re-ranker, and manifests written before there were any don't speak of one. `made_by` is the digest of the
    code and the libraries that made the generation, `made_from` that of all that decides what it holds.
    """

    generation: str
    built_at: str
    version: str
    articles: int
    passages: int
    statements: int
    people: int
    encoder: dict[str, Any]
    dense: DenseReport
    reranker: dict[str, Any] | None = None
    newest_article: str | None = None
    made_from: str | None = None
    made_by: str | None = None
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    schema_version: int = SCHEMA_VERSION


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
        DiskFailed: it can't be read.
    """
    try:
        text = (index / CURRENT).read_bytes().decode("ascii", "replace")
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise IndexMissing(f"there is no index in {index}", f"{REBUILD} --index {shlex.quote(str(index))}") from exc
    except OSError as exc:
        raise _unread(index / CURRENT, exc) from exc
    found = _CURRENT.fullmatch(text)
    if not found:
        raise IndexDamaged(f"{index / CURRENT} is damaged: it holds {text[:60]!r}", REBUILD)
    return Current(found["name"], found["digest"])


class Generation:
    """A published generation, held open under a shared lock that clearing-up respects. Close it when done."""

    def __init__(self, index: Path, schemas: Collection[int] = (SCHEMA_VERSION,)) -> None:
        """Open the live generation; sizes, schema and the manifest's digest are checked.

        Raises:
            IndexMissing, IndexDamaged, IndexForeign: it can't be used; the message names the file.
            DiskFailed: a file can't be read.
        """
        while True:
            live = current(index)
            self.folder = index / GENERATIONS / live.name
            try:
                self._held = os.open(self.folder / FILES.manifest, os.O_RDONLY | os.O_CLOEXEC)
            except OSError as exc:
                if current(index) != live:
                    continue  # published anew and cleared away between the two reads
                raise _unread(self.folder / FILES.manifest, exc) from exc
            fcntl.flock(self._held, fcntl.LOCK_SH)
            if os.fstat(self._held).st_nlink:
                break
            os.close(self._held)
        try:
            self.manifest = self._read_manifest(live, schemas)
            self._check_sizes()
        except Exception:
            self.close()
            raise

    def _read_manifest(self, live: Current, schemas: Collection[int]) -> Manifest:
        path = self.folder / FILES.manifest
        try:
            written = path.read_bytes()
        except OSError as exc:
            raise _unread(path, exc) from exc
        found = hashlib.sha256(written).hexdigest()
        if found != live.digest:
            raise IndexDamaged(f"{path} is damaged: its sha256 is {found}, CURRENT says {live.digest}", REBUILD)
        fields = json.loads(written)
        if fields.get("schema_version") not in schemas:
            raise IndexForeign(
                f"{path} has schema version {fields.get('schema_version')}, this onrecord reads {SCHEMA_VERSION}",
                REBUILD,
            )
        try:
            fields["dense"] = DenseReport(**fields["dense"])
            fields["files"] = {name: (size, digest) for name, (size, digest) in fields["files"].items()}
            return Manifest(**fields)
        except (TypeError, KeyError, ValueError, AttributeError) as exc:
            # A field more doesn't change the schema's number; it may be that of a later version all the same.
            raise IndexForeign(
                f"{path}, of onrecord {fields.get('version')}, has other fields than this onrecord reads: {exc}",
                REBUILD,
            ) from exc

    def _check_sizes(self) -> None:
        for name, (size, _) in self.manifest.files.items():
            path = self.folder / name
            try:
                found = path.stat().st_size
            except OSError as exc:
                raise _unread(path, exc) from exc
            if found != size:
                raise IndexDamaged(f"{path} is damaged: it has {found:,} bytes, the manifest says {size:,}", REBUILD)

    def verify(self, done: Callable[[int], None] = lambda n: None) -> None:
        """Check every file's sha256; `done` hears how many bytes were read each time some are.

        Raises:
            IndexDamaged: a file doesn't match, or one is there that the manifest doesn't list.
            DiskFailed: a file can't be read.
        """
        for name, (_, digest) in self.manifest.files.items():
            found = sha256_of(self.folder / name, done)
            if found != digest:
                raise IndexDamaged(
                    f"{self.folder / name} is damaged: its sha256 is {found}, the manifest says {digest}", REBUILD
                )
        strangers = sorted(set(files_in(self.folder)) - {FILES.manifest, *self.manifest.files})
        if strangers:
            raise IndexDamaged(f"{self.folder / strangers[0]} does not belong to the generation", REBUILD)

    def close(self) -> None:
        """Let go of the lock."""
        os.close(self._held)


def files_in(folder: Path) -> list[str]:
    """Paths of the files below a folder, relative to it, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def sha256_of(path: Path, done: Callable[[int], None] = lambda n: None) -> str:
    """Hex digest of a file; `done` hears how many bytes were read each time some are."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 22):
                digest.update(block)
                done(len(block))
    except OSError as exc:
        raise _unread(path, exc) from exc
    return digest.hexdigest()


def _unread(path: Path, exc: OSError) -> IndexDamaged | DiskFailed:
    """The error of a file of an index that is gone, or that is there and can't be read."""
    if isinstance(exc, FileNotFoundError | NotADirectoryError):
        return IndexDamaged(f"{path} is missing", REBUILD)
    return DiskFailed(f"{path} cannot be read: {exc.strerror}", "Check its permissions.")
