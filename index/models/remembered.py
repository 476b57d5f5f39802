"""Vectors of questions, remembered: the same one comes again with other filters."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future

from ..storage.vectors import Vectors


class Remembered:
    """Unit vectors of the texts asked for last. Safe to share between threads; no text is encoded twice at once."""

    def __init__(self, encode: Callable[[Sequence[str]], Vectors], most: int) -> None:
        """`encode` gives vectors, `(n, d)`; up to `most` of them are kept."""
        self._encode = encode
        self._most = most
        self._known: dict[str, Future[Vectors]] = {}
        self._looking = threading.Lock()

    def begin(self, texts: Sequence[str], pool: Executor) -> None:
        """Let a thread of a pool encode what isn't remembered, all at once; who asks for it meanwhile waits for it."""
        _, new = self._look_up(texts)
        if new:
            try:
                pool.submit(self._make, new)
            except RuntimeError as exc:  # the pool is closed, or no thread can be started
                self._give_up(new, exc)

    def __call__(self, text: str) -> Vectors:
        """The vector of a text, `(d,)`; raises what encoding it raised."""
        found, new = self._look_up([text])
        if new:
            self._make(new)
        return found[text].result()

    def _look_up(self, texts: Sequence[str]) -> tuple[dict[str, Future[Vectors]], dict[str, Future[Vectors]]]:
        """The vectors of texts, known, being made by another thread or new; and the new ones, which are to be made."""
        found: dict[str, Future[Vectors]] = {}
        new: dict[str, Future[Vectors]] = {}
        with self._looking:
            for text in dict.fromkeys(texts):
                known = self._known.pop(text, None)
                # What is asked for goes to the end, and what nobody asked for longest leaves.
                found[text] = self._known[text] = known or new.setdefault(text, Future())
            while len(self._known) > self._most:
                del self._known[next(iter(self._known))]
        return found, new

    def _make(self, new: dict[str, Future[Vectors]]) -> None:
        try:
            vectors = self._encode(list(new))
        except BaseException as exc:
            self._give_up(new, exc)
            raise
        for future, vector in zip(new.values(), vectors, strict=True):
            future.set_result(vector)

    def _give_up(self, new: dict[str, Future[Vectors]], exc: BaseException) -> None:
        """Forget what could not be made, and tell who waits for it."""
        with self._looking:
            for text, future in new.items():
                if self._known.get(text) is future:
                    del self._known[text]
        for future in new.values():
            future.set_exception(exc)
