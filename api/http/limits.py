"""How large a request's body may be and how long it may take to come."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import problem


class Body:
    """Reads bodies before anything else does: whole, up to so many bytes, within so many seconds."""

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self._app = app
        self._most = most
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 413 or 408."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        length = headers.get("content-length", "")
        if not length and "transfer-encoding" not in headers:
            await self._app(scope, receive, send)
            return
        refused = None
        try:
            # The length is what the client says; what is counted is what comes.
            if length.isdecimal() and int(length) > self._most:
                raise _TooLarge
            async with asyncio.timeout(self._seconds):
                body = await self._read(receive)
        except ClientDisconnect:
            return
        except _TooLarge:
            refused = problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body may have {self._most:,} bytes")
        except TimeoutError:
            refused = problem(HTTPStatus.REQUEST_TIMEOUT, f"the body did not come within {self._seconds:g} seconds")
        if refused:
            # What is left of the body is not read, so the connection can't be used again.
            refused.headers["Connection"] = "close"
            await refused(scope, receive, send)
            return
        await self._app(scope, _replayed(body, receive), send)

    async def _read(self, receive: Receive) -> bytes:
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            body += message.get("body", b"")
            if len(body) > self._most:
                raise _TooLarge
            more = message.get("more_body", False)
        return bytes(body)


class _TooLarge(Exception):
    pass


def _replayed(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay
