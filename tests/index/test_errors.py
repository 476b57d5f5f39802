"""What libraries raise on a full disk, each in its own way, is one error that names the file."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import resource
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.errors import DiskFailed, writing
from index.models import cross_encoder
from index.models import sentence_transformer as model
from index.models.source import Source
from index.storage import ivf, lexical, vectors
from index.storage.lexical import LexicalWriter


@contextlib.contextmanager
def full_past(size: int) -> Iterator[None]:
    """Let no file grow past a size in bytes: what writes more finds the disk full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextlib.contextmanager
def refused(named: Path) -> Iterator[None]:
    with pytest.raises(DiskFailed, match=f"^{re.escape(str(named))} cannot be written: ") as raised:
        yield
    assert raised.value.hint == "Free space, or name another --index."


def test_other_errors_stay_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="of ours"), writing(tmp_path):
        raise ValueError("a mistake of ours")


def test_vectors_that_have_no_room_are_refused_before_any_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    # A file with holes takes no room yet: it is made on a full disk, too.
    monkeypatch.setattr(os, "posix_fallocate", full)
    with refused(tmp_path / "v.npy"):
        vectors.create(tmp_path / "v.npy", 1_000, 8)


def test_tables(tmp_path: Path) -> None:
    with full_past(1_000), refused(tmp_path / "t.npy"):
        vectors.save_array(tmp_path / "t.npy", np.zeros(1_000))


def test_an_ivf_index(tmp_path: Path) -> None:
    rows = np.random.default_rng(0).normal(size=(700, 8)).astype(np.float32)
    with full_past(1_000), refused(tmp_path / "ivf"):
        ivf.build_ivf(rows / np.linalg.norm(rows, axis=1, keepdims=True), tmp_path / "ivf", exact_limit=500)


def test_words_committed(tmp_path: Path) -> None:
    with full_past(5_000), refused(tmp_path), LexicalWriter(tmp_path) as writer:
        for row in range(5_000):
            writer.add(row, row, f"word{row}", None, None)


def test_words_that_tantivy_writes_on_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexical, "_HEAP_BYTES", 15_000_000)  # the least that it takes
    with full_past(5_000), refused(tmp_path), LexicalWriter(tmp_path) as writer:
        for row in range(100_000):
            writer.add(row, row, " ".join(f"w{row * 20 + at}" for at in range(20)), None, None)


@pytest.mark.parametrize(("size", "named"), [(1_000, "tokenizer.json"), (20_000, "model.xml")])
def test_a_model_that_has_no_room_is_not_one_that_cannot_be_exported(
    tiny_model: Path, tiny_cross_encoder: Path, tmp_path: Path, size: int, named: str
) -> None:
    for export, source in ((model.export, tiny_model), (cross_encoder.export, tiny_cross_encoder)):
        folder = tmp_path / source.name
        with full_past(size), refused(folder / named):
            export(Source.of("tiny", source), folder)
