"""The environment variables that something reads; light, for every command looks whether one is misspelt."""

from __future__ import annotations

from collections.abc import Iterable

# What the service's settings read, and what options of the commands read besides.
_OF_SERVICE = (
    *("INDEX", "API_KEYS", "OPEN", "HOSTS", "MAX_QUESTION", "MAX_TOP_K", "MAX_BODY", "MAX_REQUESTS", "MAX_SECONDS"),
    *("MAX_PER_MINUTE", "THREADS", "RELOAD_SECONDS", "LOG_QUESTIONS"),
)
_OF_COMMANDS = ("ENCODER", "RERANKER", "MAX_ARTICLE_BYTES", "HOST", "PORT", "WORKERS")
KNOWN = tuple(f"ONRECORD_{name}" for name in sorted(_OF_SERVICE + _OF_COMMANDS))
# From this likeness on, a variable is a setting misspelt: "ONRECORD_API_KEY", but not "ONRECORD_SERVICE_PORT".
_NEAR = 0.86


def misspelt(environment: Iterable[str]) -> list[str]:
    """What to say of each variable that nothing reads though it looks like a setting.

    Others that begin like ours are none of ours: Kubernetes sets `ONRECORD_SERVICE_HOST` beside a service of that name.
    """
    unknown = sorted(name for name in environment if name.startswith("ONRECORD") and name not in KNOWN)
    if not unknown:
        return []
    # A millisecond that a cold `ask` need not pay.
    from difflib import get_close_matches

    near = {name: get_close_matches(name, KNOWN, n=1, cutoff=_NEAR) for name in unknown}
    return [
        f"{name} is no setting, and nothing reads it; did you mean {found[0]}?" for name, found in near.items() if found
    ]
