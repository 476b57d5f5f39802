"""What else bodies of a state are called: "Russia's defence ministry" is "the Russian Ministry of Defense"."""

from __future__ import annotations

from itertools import pairwise

from ..lexicon.roles import NATIONS

# What they are for stands before these or after.
_HEADS = frozenset(["ministry", "department", "bureau"])
# Those of a nation, by whatever word for it; the Moscow police are no police of Russia's.
_NATIONAL = _HEADS | {"government", "military", "army", "navy", "parliament", "embassy"}
_SPELT = {"defence": "defense", "defense": "defence", "labour": "labor", "labor": "labour"}


def also_called(name: str) -> list[str]:
    """An organisation's name, folded, and others for the same: with its head before or after what it is for, by other
    words for its nation, and in British and American spelling.
    """
    words = name.split()
    if len(words) < 2 or _NATIONAL.isdisjoint(words):
        return [name]
    ways = _turned(words)
    nation = NATIONS.get(words[0].capitalize())
    others = [word.lower() for word, of in NATIONS.items() if of == nation] if nation else []
    ways += [[other, *way[1:]] for way in ways if way[0] == words[0] for other in others]
    ways += [[_SPELT.get(word, word) for word in way] for way in ways]
    return list(dict.fromkeys(map(" ".join, ways)))


def _turned(words: list[str]) -> list[list[str]]:
    """Words as they are, and with the head on the other side of what it is for, which of "Texas health department" may
    be "health" or all before the head.
    """
    *before, last = words
    if last in _HEADS:
        return [words, *([*before[:at], last, "of", *before[at:]] for at in range(len(before)))]
    at = next((at for at, (head, of) in enumerate(pairwise(words)) if head in _HEADS and of == "of"), None)
    if at is None or "of" in words[at + 2 :]:
        return [words]
    return [words, [*words[:at], *words[at + 2 :], words[at]]]
