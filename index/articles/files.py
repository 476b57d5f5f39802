"""Which files of a source hold articles."""

from __future__ import annotations

import os
import stat
from collections import Counter
from pathlib import Path

from ..errors import SourceError
from .problem import Problem

SUFFIXES = (".txt", ".md", ".jsonl", ".jsonl.gz")


def files_of(source: Path, passed_over: list[Problem]) -> list[tuple[Path, Path]]:
    """Article files of a source and the folder their ids are relative to, sorted; what is wrong with folders within it
    is added to `passed_over`.

    A file named README describes its folder, so it counts only when named itself; hidden files never do.
    """
    try:
        kind = source.stat().st_mode
    except FileNotFoundError as exc:
        raise SourceError(
            f"{source} does not exist", "Name a file or folder of .txt, .md, .jsonl or .jsonl.gz articles."
        ) from exc
    except OSError as exc:
        raise SourceError(f"{source} cannot be read: {exc.strerror}", "Name another, or permit reading it.") from exc
    if not stat.S_ISDIR(kind):
        if not stat.S_ISREG(kind):
            raise SourceError(f"{source} is neither a file nor a folder", "Write it to a file, and name that.")
        if not suffix_of(source.name):
            raise SourceError(f"{source} is not one of {', '.join(SUFFIXES)}", "Convert it, or name another file.")
        return [(source, source.parent)]

    def unreadable(exc: OSError) -> None:
        passed_over.append(Problem("unreadable", str(exc.filename), str(exc)))

    within, waiting = list[Path](), [source]
    while waiting:
        # Each by itself: one walk of Python's before 3.12 goes no deeper than a thousand folders.
        at, folders, names = next(os.walk(waiting.pop(), onerror=unreadable), ("", [], []))
        for path in (Path(at, name) for name in sorted(folders) if not name.startswith(".")):
            if path.is_symlink():
                passed_over.append(Problem("unreadable", str(path), "a link to a folder; name it to read it"))
            else:
                waiting.append(path)
        within += (Path(at, name) for name in names if not name.startswith("."))
    root, found, other = os.path.realpath(source), list[tuple[Path, Path]](), Counter[str]()
    for path in sorted(within):
        if path.stem.upper() == "README":
            continue
        if not suffix_of(path.name):
            other[path.suffix.lower() or "without a suffix"] += 1
        elif why := _refusal(path, root):
            passed_over.append(Problem("unreadable", str(path), why))
        else:
            found.append((path, source))
    if not found and not passed_over:
        raise SourceError(
            f"{source} holds no article", f"Put {', '.join(SUFFIXES)} files into it, or name another folder."
        )
    passed_over += (
        Problem("other format", str(source), f"{n:,} {'file' if n == 1 else 'files'} {suffix}, not read", skipped=False)
        for suffix, n in sorted(other.items())
    )
    return found


def _refusal(path: Path, root: str) -> str | None:
    """Why a file within a source folder is not opened; None for one that is, and for a link to nothing."""
    if not os.path.exists(path):
        return None
    # Whoever may put a file into the folder would have it read whatever the one who builds the index may read.
    if not Path(os.path.realpath(path)).is_relative_to(root):
        return "a link to a file outside the folder; name it to read it"
    return None if os.path.isfile(path) else "neither a file nor a folder"


def suffix_of(name: str) -> str:
    """The suffix of a name that articles have, in small letters; empty for another."""
    return next((s for s in SUFFIXES if name.lower().endswith(s)), "")
