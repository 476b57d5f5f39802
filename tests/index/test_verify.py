"""What `verify-index` finds beyond checksums: arrays and store that do not say the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.progress import Silent
from index.storage.generation import FILES, Generation, current
from index.verify import verify_index


@pytest.mark.parametrize("name", [FILES.passages, FILES.statements])
@pytest.mark.parametrize("field", ["start", "at", "size"])
def test_a_citation_that_stands_elsewhere_is_named(
    tiny_index: Path, tmp_path: Path, name: str, field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Path(shutil.copytree(tiny_index, tmp_path / "index"))
    array = index / "generations" / current(index).name / name
    places = np.load(array)
    # All of it in ASCII, so that a byte more or less is a character more or less.
    places[field][np.flatnonzero(places["size"] == places["end"] - places["start"])[-1]] -= 1
    np.save(array, places)
    # As where what was written was wrong from the start.
    monkeypatch.setattr(Generation, "verify", lambda self, done: None)
    with pytest.raises(IndexDamaged, match=r"\] stands elsewhere in texts\.utf8"):
        verify_index(index, Silent())
