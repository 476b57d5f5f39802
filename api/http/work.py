"""Work that blocks, on threads of its own: so much at once, so much waiting, each for so long."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from http import HTTPStatus
from typing import Any, TypeVar

from starlette.exceptions import HTTPException

T = TypeVar("T")
_RETRY = {"Retry-After": "1"}


class Work:
    """A few threads, since more would only fight over the processors, and a queue that does not grow past a limit."""

    def __init__(self, threads: int, most: int, seconds: float) -> None:
        self._pool = ThreadPoolExecutor(threads, "onrecord")
        self._most = most
        self._seconds = seconds
        self._counting = threading.Lock()
        self._under_way = 0

    async def do(self, job: Callable[[], T]) -> T:
        """The result of a job.

        Raises:
            HTTPException: 503 where too much is under way or its turn did not come in time, 504 where it took too long.
        """
        with self._counting:
            if self._under_way >= self._most:
                raise HTTPException(
                    HTTPStatus.SERVICE_UNAVAILABLE,
                    f"{self._most} requests are under way, and no more are taken at once; ask again in a second",
                    _RETRY,
                )
            self._under_way += 1
        future = self._pool.submit(copy_context().run, job)
        # Not when the request ends: a job that nobody waits for any more still takes up a thread.
        future.add_done_callback(self._ended)
        try:
            async with asyncio.timeout(self._seconds):
                return await asyncio.wrap_future(future)
        except TimeoutError as exc:
            raise self._too_long(future.cancelled()) from exc

    def _too_long(self, waiting: bool) -> HTTPException:
        if waiting:
            detail = f"its turn did not come within {self._seconds:g} seconds; ask again in a second"
            return HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, detail, _RETRY)
        return too_slow(self._seconds)

    def _ended(self, future: Future[Any]) -> None:
        with self._counting:
            self._under_way -= 1

    def close(self) -> None:
        """Take no more work."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def deadline(seconds: float) -> Callable[[], None]:
    """What raises the problem of what takes too long, once so many seconds have passed."""
    ends = time.monotonic() + seconds

    def go_on() -> None:
        if time.monotonic() > ends:
            raise too_slow(seconds)

    return go_on


def too_slow(seconds: float) -> HTTPException:
    """The problem of what takes too long."""
    return HTTPException(HTTPStatus.GATEWAY_TIMEOUT, f"it took more than {seconds:g} seconds; ask for less")
