"""Answers to a poll: who gave one, told as a share of those asked, and where the answers of others begin."""

from __future__ import annotations

from ..lexicon.words import NUMBERS, word_set
from .grammar.outline import Outline
from .grammar.phrases import PAUSES, is_share

_PARTS = word_set("percent % half third quarter majority most one-third two-thirds three-quarters")
_REACH = 9  # units of what stands between a conjunction and the number after it
_BEFORE_SHARES = PAUSES | {";", "and", "while", "but"}
_ABOUT_SHARES = word_set("and while but with about nearly almost only just another some roughly around the other")


def heads_share(lowers: list[str]) -> bool:
    """Whether a noun phrase tells how many of those who were asked: "46 percent of voters", "four in 10", "half"."""
    of = lowers.index("of") if "of" in lowers else len(lowers)
    counted = len(lowers) == 1 and lowers[0].isdigit()
    return counted or not _PARTS.isdisjoint(lowers[:of]) or any(is_share(lowers[at : at + 3]) for at in range(of))


def next_share(units: Outline, start: int, end: int) -> int:
    """Where the answers of others begin in what a share of those asked said: "(46 percent said) yes, while 35 percent".

    `end` where none does.
    """
    lowers = units.lowers
    for at in range(start + 1, end):
        if lowers[at] == "compared":
            return at - (lowers[at - 1] == ",")
        if lowers[at] not in _BEFORE_SHARES:
            continue
        number = at + 1
        while number < min(end, at + 6) and lowers[number] in _ABOUT_SHARES:
            number += 1
        counted = number < end and (lowers[number][0].isdigit() or lowers[number] in NUMBERS)
        if not counted:
            continue
        if lowers[number + 1 : number + 2] in (["percent"], ["%"]) or is_share(lowers[number : number + 3]):
            # "and among those under 35, only 23 percent"
            at = next((i for i in range(at, max(start, at - _REACH), -1) if lowers[i] in ("and", "while", "but")), at)
            return at - (lowers[at - 1] == ",")
    return end
