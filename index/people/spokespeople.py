"""For which organisation somebody speaks, by what he is called."""

from __future__ import annotations

from collections.abc import Sequence

from ..fold import fold

_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "some", "many", "one", "two", "several"])
# Who or what speaks for an organisation that has a word after it, or before it.
_SPOKESPEOPLE = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokespeople", "representative", "rep"])
_SPOKEN_FOR = _SPOKESPEOPLE | {"statement", "release"}
_OF = frozenset(["for", "from", "of", "at", "with", "by"])


def bare(speaker: str) -> str:
    """A speaker that is no person, folded, without what stands before the noun: the organisation that is spoken for.

    "The U.S. Senate", "a spokesman for the US Senate" and "a US Senate spokeswoman" are all "us senate".
    """
    words = _undetermined(fold(speaker))
    for at, word in enumerate(words[:-2]):
        if word in _SPOKEN_FOR and words[at + 1] in _OF:
            return " ".join(_undetermined(words[at + 2 :]))
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _SPOKESPEOPLE else words)


def spoken_for(role: str) -> str | None:
    """The organisation, folded, for which somebody of a role speaks: "FDA spokeswoman"; None where it names none."""
    name = bare(role.replace("press secretary", "spokesperson"))
    named = any(word[0].isupper() and not set(fold(word)).isdisjoint(name.split()) for word in role.split())
    return name if named and name != " ".join(_undetermined(fold(role))) else None


def _undetermined(words: Sequence[str]) -> Sequence[str]:
    return words[next((at for at, word in enumerate(words) if word not in _DETERMINERS), len(words)) :]
