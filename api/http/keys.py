"""API keys: random, known to the service only by their hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from starlette.datastructures import Headers

_BYTES = 32


def make_key() -> str:
    """A new key. With 256 random bits it needs no slow hash: nobody guesses it."""
    return f"onrecord_{secrets.token_urlsafe(_BYTES)}"


def hash_of(key: str) -> str:
    """What the service keeps of a key: its sha256, in hexadecimal."""
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def known(headers: Headers, hashes: Sequence[str]) -> str | None:
    """The hash of the key that a request shows, if it is one of these; a wrong key beside a right one is none."""
    shown = headers.getlist("x-api-key")
    for credentials in headers.getlist("authorization"):
        # Another scheme is somebody else's: a proxy with passwords of its own may leave them in.
        scheme, _, token = credentials.partition(" ")
        if scheme.lower() == "bearer":
            shown.append(token.strip())
    found = [hash_of(key) for key in shown]
    return found[0] if found and all(_is_among(each, hashes) for each in found) else None


def _is_among(found: str, hashes: Sequence[str]) -> bool:
    """Whether a hash is one of these. All are compared, and in constant time, so that time does not tell which."""
    return sum(hmac.compare_digest(found, each) for each in hashes) > 0
