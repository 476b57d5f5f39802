"""Which outlets a name may mean that none of them bears: "CNN" where articles name cnn.com."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.fold import edits

# Suggestions shown; names looked up per request.
_SHOWN = 5
_ASKED = 10
# Letters of a name within which one slip leaves it the same.
_LONG = 5


def nearest(asked: Iterable[str], outlets: Iterable[str]) -> tuple[str, ...]:
    """Of names that no outlet bears, in any case, the outlets that begin alike or are a slip away; shortest first."""
    keys = {outlet: _key(outlet) for outlet in outlets if outlet}
    borne = {outlet.casefold() for outlet in keys}
    unknown = [_key(name) for name in asked if name.casefold() not in borne][:_ASKED]
    near = {outlet for outlet, key in keys.items() for name in unknown if key and name and _are_near(name, key)}
    return tuple(sorted(near, key=lambda outlet: (len(outlet), outlet))[:_SHOWN])


def _key(name: str) -> str:
    """Letters and digits, less what opens a name or an address and tells none from another."""
    return re.sub(r"^(?:https?://)?(?:www\.|the\b)|[\W_]+", "", name.casefold())


def _are_near(a: str, b: str) -> bool:
    if a.startswith(b) or b.startswith(a):
        return True
    # Their lengths first: telling two long names apart takes long.
    return min(len(a), len(b)) >= _LONG and abs(len(a) - len(b)) <= 1 and edits(a, b) == 1
