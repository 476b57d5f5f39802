"""Who may pass, by the name that is asked for and the address that asks."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from api.http.gate import Gate, _source


def passes(gate: Gate, scope: dict[str, Any]) -> bool:
    """Whether a request comes through; what doesn't is answered."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(gate(scope, None, send))  # type: ignore[arg-type]
    return not sent


async def app(scope: Any, receive: Any, send: Any) -> None:
    pass


@pytest.mark.parametrize(
    ("host", "path", "passed"),
    [
        ("news.example", "/v1/people", True),
        ("NEWS.Example:8000", "/v1/people", True),
        ("other.example", "/v1/people", False),
        ("news.example.other", "/v1/people", False),
        ("", "/v1/people", False),
        ("other.example", "/", False),
        # A probe names any host.
        ("other.example", "/livez", True),
    ],
)
def test_only_what_is_sent_to_a_name_of_ours_passes(host: str, path: str, passed: bool) -> None:
    scope = {"type": "http", "path": path, "headers": [(b"host", host.encode())]}
    assert passes(Gate(app, (), 0, ("News.Example",)), scope) is passed


def test_what_is_no_request_passes() -> None:
    assert passes(Gate(app, ("a hash",), 1, ("news.example",)), {"type": "lifespan"})


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        # This machine; and behind what names no address.
        ("127.0.0.1", None),
        ("::1", None),
        ("testclient", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_stands_for_whoever_has_it(address: str | None, expected: str | None) -> None:
    assert _source((address, 1) if address is not None else None) == expected
