"""What kind of thing stands in quotation marks: something uttered, a fragment, or the title of a work."""

from __future__ import annotations

import re

from ...lexicon.words import POSSESSIVES, word_set
from ...values import Span
from .outline import Outline

_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_][\w'’-]*")  # "S.W.A.T." is one
_SMALL = word_set("a an the of in on at to for and or but nor by with from as is vs") | POSSESSIVES


def is_utterance(units: Outline, at: int) -> bool:
    """Whether the quotation at a unit can stand as a sentence: begins as one, or is long and ends as one."""
    inner = _inside(units, at).strip().removesuffix("'")
    first = next((char for char in inner if char.isalnum()), "")
    if first.isupper() or first.isdigit():
        return inner.endswith(tuple(".,!?…—-;")) or inner.count(" ") >= 3
    return inner.endswith((",", ".", "!", "?")) and inner.count(" ") >= 5


def _inside(units: Outline, at: int) -> str:
    return units.text[units.starts[at] + 1 : units.ends[at] - 1]


def opens_high(units: Outline, at: int) -> bool:
    """Whether a quotation opens with a capital."""
    return next((char for char in units.text[units.starts[at] : units.ends[at]] if char.isalnum()), "").isupper()


def is_title(units: Outline, at: int) -> bool:
    """Whether a quotation looks like the title of a work or a programme: every longer word is capitalised."""
    inner = _inside(units, at)
    if len(inner) > 120 or (inner.rstrip()[-1:] in (".", "?", "!") and inner.count(" ") > 6):
        return False
    words = _WORD.findall(inner)
    if len(words) < 2 or inner.isupper():
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words) and words[0][0].isupper()


def word_count(text: str, span: Span) -> int:
    """How many words a span holds."""
    return len(_WORD.findall(text, span.start, span.end))
