"""How long a client may keep a connection waiting: half a request, or an answer half read, holds a descriptor and more,
and needs no key.
"""

from __future__ import annotations

import asyncio
import functools

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..settings import from_environment


@functools.cache
def _seconds() -> float:
    return from_environment().max_seconds


class PatientProtocol(H11Protocol):
    """Closes a connection over which the head of a request takes longer than a request may take in all.

    And one whose client reads nothing of an answer for as long; one that reads slowly may.
    """

    _waiting: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on where the head of a request is not complete."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._wait_no_more()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._wait_no_more()
        self._cease_to_look()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Begin to look whether the client reads."""
        super().pause_writing()
        self._look_later()

    def resume_writing(self) -> None:
        """Stop looking."""
        super().resume_writing()
        self._cease_to_look()

    def _look_later(self) -> None:
        self._unread = self.loop.call_later(_seconds(), self._look, self.transport.get_write_buffer_size())

    def _look(self, before: int) -> None:
        if self.transport.get_write_buffer_size() < before:
            self._look_later()
        else:
            self.transport.abort()

    def _cease_to_look(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(_seconds(), self.transport.close)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
