"""Folders for files that nobody keeps."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from index import temporary
from index.errors import DiskFailed


def test_where_no_disk_can_be_written_it_is_in_memory_and_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "read-only"))
    with temporary.temporary_folder("onrecord-test-") as folder:
        assert Path(folder).match("/dev/shm/onrecord-test-*")
        assert Path(folder).is_dir()
    assert not Path(folder).exists()


def test_where_there_is_no_memory_for_it_either_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**where: object) -> None:
        raise PermissionError

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)
    with pytest.raises(DiskFailed, match="no folder for temporary files"):
        temporary.temporary_folder("onrecord-test-")
