"""Who may pass: those with a key where one is needed, and nobody too often."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from . import keys
from .problems import problem

# What probes ask, by whatever address they reach the service: whether it is up.
_PROBED = frozenset(["/livez", "/readyz"])
# Nothing of the articles is in these either: the page's own files, and the documentation.
_OPEN = _PROBED | {"/", "/docs", "/openapi.json"}
_OPEN_BELOW = ("/page/", "/docs/")


class Gate:
    """Refuses requests without a key, or too many a minute by one key or address, loopback not counted.

    Where `hosts` are given, it refuses those to another name as well: a page on the internet may have its own name mean
    this machine (DNS rebinding), and then reads what needs no key. Probes of the service's health name any host.
    """

    def __init__(self, app: ASGIApp, hashes: Sequence[str], per_minute: int, hosts: Sequence[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._hashes = tuple(hashes)
        self._most = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._counts = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 401, 421 or 429."""
        if self._is_misdirected(scope):
            detail = "this name is not one that the service answers to; see ONRECORD_HOSTS"
            await problem(HTTPStatus.MISDIRECTED_REQUEST, detail)(scope, receive, send)
            return
        if scope["type"] != "http" or scope["path"] in _OPEN or scope["path"].startswith(_OPEN_BELOW):
            await self._app(scope, receive, send)
            return
        key = keys.known(Headers(scope=scope), self._hashes)
        app = self._app
        if (wait := self._wait(key, scope.get("client"))) is not None:
            app = problem(
                HTTPStatus.TOO_MANY_REQUESTS,
                f"more than {self._most} were sent; send the next one in {wait} seconds",
                headers={"Retry-After": str(wait)},
            )
        elif self._hashes and key is None:
            app = problem(
                HTTPStatus.UNAUTHORIZED,
                "a key is needed: send it as Authorization: Bearer KEY, or as X-API-Key: KEY",
                headers={"WWW-Authenticate": 'Bearer realm="onrecord"'},
            )
        await app(scope, receive, send)

    def _is_misdirected(self, scope: Scope) -> bool:
        if not self._hosts or scope["type"] != "http" or scope["path"] in _PROBED:
            return False
        return _host(Headers(scope=scope)) not in self._hosts

    def _wait(self, key: str | None, client: tuple[str, int] | None) -> int | None:
        """Seconds to wait for whoever sent too much; None where nobody did."""
        who = key or _source(client)
        if self._most is None or who is None or self._counts.hit(self._most, who):
            return None
        return max(1, round(self._counts.get_window_stats(self._most, who).reset_time - time.time()))


def _host(headers: Headers) -> str:
    """The name that a request is sent to, without the port: "[::1]" of "[::1]:8000"."""
    return re.sub(r":\d+$", "", headers.get("host", "")).lower()


def _source(client: tuple[str, int] | None) -> str | None:
    """Whom an address stands for; None for this machine. Who has one IPv6 address has the 2^64 beside it."""
    try:
        address = ip_address(client[0]) if client else None
    except ValueError:
        # Behind a proxy on this machine that names no address, or in a test.
        return None
    if address is None or address.is_loopback:
        return None
    if isinstance(address, IPv6Address):
        return (address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64)).compressed
    return address.compressed
