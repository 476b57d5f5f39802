"""The family name among a name's words, and what tells generations apart."""

from __future__ import annotations

from .gazetteer import FAMILY_FIRST, NAME_SUFFIXES, NUMERALS


def surname_of(words: tuple[str, ...]) -> str:
    """The family name in lower case: the last word but for `Jr.`, the first in Chinese and Korean names.

    Who reigns has none: "Charles III" is the name of one person, not of everybody called Charles.
    """
    core = [word for word in words if word not in NAME_SUFFIXES]
    if not core or (len(core) == 1 and len(words) > 1 and words[-1] in NUMERALS):
        return " ".join(words).lower()
    family_first = len(core) > 1 and (
        core[0] in FAMILY_FIRST or (core[0] in ("Kim", "Lee", "Park") and len(core) == 3) or _is_compound(core[1])
    )
    return core[0 if family_first else -1].lower()


def _is_compound(word: str) -> bool:
    """Whether a word is a given name of two syllables, as Korean and Taiwanese ones are written: "Ki-moon"."""
    _, hyphen, second = word.partition("-")
    return hyphen != "" and second.islower()


def generation_of(words: tuple[str, ...]) -> str:
    """`jr`, `sr` or a numeral in lower case; the empty string for most names."""
    return next((word.rstrip(".").lower() for word in words if word in NAME_SUFFIXES), "")


def is_formal(words: tuple[str, ...]) -> bool:
    """Whether a name gives a middle initial, as formal names with `Jr.` do: "Joseph R. Biden Jr."."""
    core = [word for word in words if word not in NAME_SUFFIXES]
    return any(len(word.rstrip(".")) == 1 for word in core[1:-1])
