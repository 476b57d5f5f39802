"""For which organisation somebody speaks, by what he is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..fold import fold

_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "some", "many", "one", "two", "several"])
# Who or what speaks for an organisation that has a word after it, or before it.
_SPOKESPEOPLE = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokespeople", "representative", "rep"])
_SPOKEN_FOR = _SPOKESPEOPLE | {"statement", "release"}
# "The January 6 committee" is the Jan. 6 committee; a month is known by its first three letters.
_DAY = re.compile(
    r"\b(?:(jan)(?:uary)?|(feb)(?:ruary)?|(mar)(?:ch)?|(apr)(?:il)?|(jun)e?|(jul)y?|(aug)(?:ust)?|(sep)t?(?:ember)?"
    r"|(oct)(?:ober)?|(nov)(?:ember)?|(dec)(?:ember)?) (\d{1,2})(?:st|nd|rd|th)?\b"
)
_NATION = re.compile(r"(?:[Tt]he )?(?:U\.?S\.? )?")
_AMERICAN = re.compile(r"(?:[Tt]he )?U\.?S\.? ")
_SMALL = frozenset(["of", "and", "for", "on", "in", "to", "the", "&"])
_OF = frozenset(["for", "from", "of", "at", "with", "by"])


def bare(speaker: str) -> str:
    """A speaker that is no person, folded, without what stands before the noun: the organisation that is spoken for.

    "The U.S. Senate", "a spokesman for the US Senate" and "a US Senate spokeswoman" are all "us senate".
    """
    words = _undetermined(fold(speaker))
    if any(map(str.isdigit, speaker)):
        words = _DAY.sub(lambda day: " ".join(filter(None, day.groups())), " ".join(words)).split()
    for at, word in enumerate(words[:-2]):
        if word in _SPOKEN_FOR and words[at + 1] in _OF:
            return " ".join(_undetermined(words[at + 2 :]))
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _SPOKESPEOPLE else words)


def american(speaker: str) -> tuple[str, bool]:
    """An organisation's name as written, without "the U.S." before it, and whether that stood there; empty where it is
    no name: "US officials" are any.
    """
    own = _NATION.sub("", speaker, count=1)
    words = [word for word in own.split() if word.lower() not in _SMALL]
    is_name = all(word[0].isupper() for word in words) and not own.isupper()
    return (" ".join(own.split()) if is_name else "", _AMERICAN.match(speaker) is not None)


def spoken_for(role: str) -> str | None:
    """The organisation, folded, for which somebody of a role speaks: "FDA spokeswoman"; None where it names none."""
    name = bare(role.replace("press secretary", "spokesperson"))
    named = any(word[0].isupper() and not set(fold(word)).isdisjoint(name.split()) for word in role.split())
    return name if named and name != " ".join(_undetermined(fold(role))) else None


def _undetermined(words: Sequence[str]) -> Sequence[str]:
    return words[next((at for at, word in enumerate(words) if word not in _DETERMINERS), len(words)) :]
