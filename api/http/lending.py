"""The open generation, shared by all requests, and replaced when another is published.

A request borrows the generation and gives it back; one that was replaced is closed when the last borrower lets go.
A new one is opened and verified on a thread of its own while the old one answers. One that can't be used is refused,
logged, and not tried again until `CURRENT` changes.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException

from index.errors import DiskFailed, IndexDamaged, IndexMissing, OnRecordError, naming
from index.searcher import Searcher
from index.storage.generation import CURRENT, Manifest

_LOG = logging.getLogger("onrecord.lending")

# Seconds after which an index is opened again that something else kept from being opened.
_RETRY_S = 5.0
# Seconds after which `CURRENT` is looked at again though nobody asks: a retracted generation is let go of, too.
_LOOK_S = 2.0

# Hears of every generation that was opened, None where one was refused.
Opened = Callable[[Manifest | None], None]
_Mark = tuple[int, int, int] | None


class Volume:
    """An open generation, how many borrowed it, and a digest that no other generation has."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self.borrowers = 0
        written = json.dumps(dataclasses.asdict(searcher.manifest))
        self.digest = hashlib.sha256(written.encode()).hexdigest()


class Lending:
    """The live generation of an index folder."""

    def __init__(self, index: Path, patience: float, opened: Opened = lambda manifest: None) -> None:
        """`patience` is how long, in seconds, borrowers wait for a new generation before they get the old one."""
        self._index = index
        self._patience = patience
        self._opened = opened
        self._changed = threading.Condition()
        self._volume: Volume | None = None
        self._refusal: OnRecordError | None = None
        # What `CURRENT` was when it was last opened, or refused; a list, for even None would be something it can be.
        self._tried: list[_Mark] = []
        # Until then what failed for no reason of the index's own is not tried again.
        self._retry_at = math.inf
        self._opening = False
        self._deadline = 0.0
        self._closed = False

    def start(self) -> None:
        """Begin to open the live generation, unless that was done."""
        mark = _mark(self._index)
        with self._changed:
            settled = self._tried == [mark] and time.monotonic() < self._retry_at
            if self._opening or self._closed or settled:
                return
            self._tried, self._retry_at = [mark], math.inf
            self._opening = True
            self._deadline = time.monotonic() + self._patience
        # A daemon, so that stopping waits for no verification.
        threading.Thread(target=self._open, name="onrecord-open", daemon=True).start()

    def watch(self) -> None:
        """Look for a new generation now and then, until closed; else only borrowers do."""
        threading.Thread(target=self._watch, name="onrecord-watch", daemon=True).start()

    def _watch(self) -> None:
        while not self._is_closed_within(_LOOK_S):
            self.start()

    def _is_closed_within(self, seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self._closed, seconds)

    @contextmanager
    def borrow(self, *, at_once: bool = False) -> Iterator[Volume]:
        """The live generation, for as long as the context lasts; `at_once` the old one while a new one is opened.

        Raises:
            OnRecordError: there is none that can be used.
            HTTPException: none is open yet.
        """
        self.start()
        with self._changed:
            if not (at_once and self._volume):
                self._changed.wait_for(lambda: not self._opening, self._deadline - time.monotonic())
            volume = self._volume
            if volume is None:
                raise self._none()
            volume.borrowers += 1
        try:
            yield volume
        finally:
            with self._changed:
                volume.borrowers -= 1
                last = not volume.borrowers and volume is not self._volume
            if last:
                volume.searcher.close()

    def _none(self) -> Exception:
        if self._refusal is None:
            detail = "the index is being opened and verified; ask again in a moment"
            return HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, detail, {"Retry-After": "1"})
        # A new one each time: an exception that is raised again grows by its traceback.
        return type(self._refusal)(self._refusal.message, self._refusal.hint)

    def _open(self) -> None:
        volume, refusal = None, None
        try:
            with naming(self._index):
                volume = Volume(Searcher(self._index, verify=True))
        except OnRecordError as exc:
            refusal = exc
            if isinstance(exc, DiskFailed):
                self._retry_at = time.monotonic() + _RETRY_S
        except BaseException as exc:  # too little memory; Rust's panics are no Exception
            _LOG.exception("a generation cannot be opened")
            self._retry_at = time.monotonic() + _RETRY_S
            refusal = IndexDamaged(f"the index in {self._index} cannot be opened: {type(exc).__name__}")
        # Told before anybody can borrow it, so that whoever did finds it told.
        try:
            self._tell(volume, refusal)
        except Exception:  # metrics that can't be written keep nobody from asking
            _LOG.exception("a generation that was opened cannot be told of")
        with self._changed:
            unused = self._replace(volume) if volume else None
            self._refusal = refusal
            self._opening = False
            self._changed.notify_all()
        if unused:
            unused.searcher.close()

    def _tell(self, volume: Volume | None, refusal: OnRecordError | None) -> None:
        if volume:
            _LOG.info("generation %s is open", volume.searcher.manifest.generation)
        elif refusal:
            kept = self._volume
            serving = f"; {kept.searcher.manifest.generation} still answers" if kept else ""
            # A service may well be started before the first index is built.
            level = logging.WARNING if isinstance(refusal, IndexMissing) else logging.ERROR
            _LOG.log(level, "the index is refused: %s. %s%s", refusal.message, refusal.hint, serving)
        self._opened(volume.searcher.manifest if volume else None)

    def _replace(self, volume: Volume) -> Volume | None:
        """Put a volume in the place of the old one; return one that is to be closed because nobody uses it."""
        if self._closed:
            return volume
        old, self._volume = self._volume, volume
        return old if old and not old.borrowers else None

    def close(self) -> None:
        """Let the generation go, now or when the last borrower does."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            old, self._volume = self._volume, None
            unused = old if old and not old.borrowers else None
        if unused:
            unused.searcher.close()


def _mark(index: Path) -> _Mark:
    """What tells one `CURRENT` from another, at the cost of one system call; None where there is none."""
    try:
        found = (index / CURRENT).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
