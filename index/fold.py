"""Names and words as people type them: case, accents, apostrophes and punctuation aside."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’`ʼ]")
_POSSESSIVE = re.compile(r"['’`ʼ]s?\b")
_WORD = re.compile(r"[\w]+")


def fold(text: str) -> tuple[str, ...]:
    """Words of a text, folded: `"Zelenskyy’s São Paulo"` gives `("zelenskyy", "sao", "paulo")`."""
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(_WORD.findall(bare.casefold()))
