"""A digest of our code: once that changes, what older code made is made anew."""

from __future__ import annotations

import hashlib
from pathlib import Path


def code_in(*folders: Path) -> str:
    """Digest of the Python files in some folders and below them."""
    files = (path for folder in folders for path in sorted(folder.rglob("*.py")))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
