"""What publishing does to an index folder that holds no generation; with generations, test_generation.py tells."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.errors import DiskFailed
from index.storage.publish import next_name, rebuilding, translated


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        *((number, "Permit writing it") for number in (errno.EROFS, errno.EACCES, errno.EPERM)),
        *((number, "Free") for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)),
        *((number, "Name another --index") for number in (errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG)),
    ],
)
def test_what_a_disk_says_that_fails(number: int, hint: str) -> None:
    said = os.strerror(number)
    with pytest.raises(DiskFailed, match=f"index/store cannot be written: {said}") as raised, translated(Path("index")):
        raise OSError(number, said, "index/store")
    assert raised.value.hint.startswith(hint)
    with pytest.raises(DiskFailed, match=f"index cannot be written: {said}"), translated(Path("index")):
        raise OSError(number, said)


def test_other_errors_are_not_the_disks() -> None:
    with pytest.raises(ConnectionResetError), translated(Path("index")):
        raise OSError(errno.ECONNRESET, "reset")


def test_of_a_folder_that_cannot_be_copied_the_first_file_is_named() -> None:
    with pytest.raises(DiskFailed, match=r"to/a cannot be written: full"), translated(Path("index")):
        raise shutil.Error([("from/a", "to/a", "full"), ("from/b", "to/b", "full")])


def test_what_a_crash_left_behind_goes_and_nothing_else(tmp_path: Path) -> None:
    generations = tmp_path / "generations"
    for name in (".building-7", "000001-20990101T000000Z", "000001-notes", "000001-20990101T000000Z-notes"):
        (generations / name / "within").mkdir(parents=True)
    (tmp_path / ".CURRENT.new").write_text("half")
    with rebuilding(tmp_path):
        assert sorted(f.name for f in generations.iterdir()) == ["000001-20990101T000000Z-notes", "000001-notes"]
    assert sorted(f.name for f in tmp_path.iterdir()) == ["generations", "rebuild.lock"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="Linux only")
def test_an_index_that_cannot_be_made_says_so() -> None:
    with (
        pytest.raises(DiskFailed, match="/proc/none/index cannot be made") as raised,
        rebuilding(Path("/proc/none/index")),
    ):
        pass
    assert raised.value.hint == "Name another --index."


def test_a_name_sorts_after_all_others(tmp_path: Path) -> None:
    (tmp_path / "generations").mkdir()
    now = datetime(2023, 3, 20, 12, 30, tzinfo=UTC)
    assert next_name(tmp_path, now) == "000001-20230320T123000Z"
    for name in ("000041-20990101T000000Z", "000999-notes"):
        (tmp_path / "generations" / name).mkdir()
    assert next_name(tmp_path, now) == "000042-20230320T123000Z"
    (tmp_path / "generations" / "1000000-20990101T000000Z").mkdir()
    assert next_name(tmp_path, now) == "1000001-20230320T123000Z"
