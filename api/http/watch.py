"""Around every request: its id, its time, its line in the log, safe headers, and an answer if all else fails."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import time
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import log
from .metrics import Metrics
from .problems import problem

_LOG = logging.getLogger("onrecord.request")
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = frozenset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

# Nothing is loaded from elsewhere and no script or style stands in a page itself.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # The question is in the page's address, and an outlet has no business knowing it.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_noted: ContextVar[dict[str, Any]] = ContextVar("noted")


def note(**fields: Any) -> None:
    """Add to the line that the request under way will have in the log."""
    _noted.get().update(fields)


class Watch:
    """The outermost layer, so that what any other answers is seen too."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer 500 where that raises."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("x-request-id", "")
        id_ = asked if _SANE_ID.fullmatch(asked) else secrets.token_hex(8)
        log.request_id.set(id_)
        noted: dict[str, Any] = {}
        _noted.set(noted)
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = id_
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("Content-Security-Policy", POLICY)
            await send(message)

        began = time.perf_counter()
        self._metrics.began()
        try:
            await self._app(scope, receive, sending)
        except (asyncio.CancelledError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as exc:  # a library in Rust that panics raises no Exception
            _LOG.error("unexpected error", exc_info=exc)
            if not status:
                detail = f"an unexpected error; the log has the details of request {id_}"
                await problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail)(scope, receive, sending)
        finally:
            seconds = time.perf_counter() - began
            # Neither the URL, which may hold a question, nor a method that somebody made up: both would be without end.
            route = getattr(scope.get("route"), "path", "files" if "endpoint" in scope else "none")
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self._metrics.ended(method, route, status, seconds)
            fields = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 2)}
            _LOG.info("request", extra={"fields": fields | noted})
