"""Names and words as people type them: case, accents, apostrophes, punctuation and a slip of the finger aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['’`ʼ]")
_POSSESSIVE = re.compile(r"['’`ʼ]s?\b")
_WORD = re.compile(r"[\w]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")


# The names that a question may mean are folded for each, and are mostly the same ones.
@lru_cache(maxsize=16_384)
def fold(text: str) -> tuple[str, ...]:
    """Words of a text, folded: `"Zelenskyy’s U.S. São Paulo"` gives `("zelenskyy", "us", "sao", "paulo")`."""
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    if "." in bare:
        bare = _DOTTED.sub(lambda initials: initials[0].replace(".", ""), bare)
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(_WORD.findall(bare.casefold()))


def edits(a: str, b: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y)))
            if i > 1 and j > 1 and (x, a[i - 2]) == (b[j - 2], y):
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]
