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
    """The hash of the key that a request shows, if it is one of these; compared in constant time."""
    shown = headers.get("x-api-key")
    if shown is None:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        shown = token.strip() if scheme.lower() == "bearer" else None
    if not shown:
        return None
    found = hash_of(shown)
    # Every hash is compared, so that the time does not tell which one fits.
    matches = [hmac.compare_digest(found, each) for each in hashes]
    return found if any(matches) else None
