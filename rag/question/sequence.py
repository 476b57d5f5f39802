"""Whether a question asks for the first of what was said, for the last, or for how it has changed."""

from __future__ import annotations

import re
from typing import Literal

from .shapes import FIRST_OR_LAST
from .topic import CHANGED
from .words import Words

# In which order of time statements are asked for: from the first or from the last, or one of either in turn.
Order = Literal["first", "last", "both"]

# Before the verb or noun of saying: "Xi's latest", "when did Xi first", "when was the last time that Xi".
_ASKED = re.compile(
    rf".*?\b({FIRST_OR_LAST}) (?:(?:ever|public|publicly|known|official) )*(?:(?:time|thing) .*)?", re.DOTALL
)
_FIRST = frozenset(("first", "earliest", "oldest"))


def read_sequence(match: re.Match[str], words: Words) -> Order | None:
    """The sequence that a question of some shape asks for, if it does for any."""
    verb = match.groupdict().get("verb") or ""
    if CHANGED.fullmatch(words.line) or verb.startswith("change"):
        return "both"
    asked = _ASKED.fullmatch(words.line, 0, match.start("verb")) if verb else None
    return None if asked is None else "first" if asked[1] in _FIRST else "last"
