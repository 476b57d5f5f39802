"""What organisations are called: the FTC, where an article says so, is the Federal Trade Commission."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .abbreviations import abbreviations, initials, spelt_out
from .spokespeople import bare

# An abbreviation stands everywhere for what so many articles say, and this share of those that explain it; else only
# where an article explains it. NHC may be the National Hurricane Center or a National Health Commission.
_SEVERAL, _AGREED = 2, 2 / 3
_DOTS = re.compile(r"(?<=\b[A-Za-z])\.")
_LETTERS = re.compile(r"[A-Z][A-Za-z&]+")
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{3,}\b")


class Explained(NamedTuple):
    """What an abbreviation stands for in an article, folded; `implied` where the article doesn't say so."""

    short: str
    name: str
    implied: bool


def explained(text: str, speakers: Iterable[str]) -> Iterator[Explained]:
    """What abbreviations stand for in an article: those that it explains, and those of its speakers, or of whom it uses
    the initials, that it has the whole names of too.
    """
    own = abbreviations(text)
    yield from (Explained(short, bare(name), False) for short, name in own.items())
    implied = {short: bare(name) for short, name in _implied(text, speakers) if short not in own}
    yield from (Explained(short, name, True) for short, name in implied.items())


class Organisations:
    """Tells what a speaker that is no person is called, by what all articles say of abbreviations.

    Speakers are folded, as `bare` gives them, abbreviations as written.
    """

    def __init__(self, counted: Iterable[tuple[str, str, int]]) -> None:
        """`counted` are abbreviations, what they stand for, and in how many articles they do."""
        self._explained: dict[str, dict[str, int]] = defaultdict(dict)
        for short, name, articles in counted:
            self._explained[short][name] = articles
        self._short: dict[str, str] = {}
        self._long: dict[str, str] = {}
        self._settle()

    def explained(self, short: str) -> Mapping[str, int]:
        """What an abbreviation stands for, and how many articles say so."""
        return self._explained.get(short, {})

    def _settle(self) -> None:
        """Choose one name for each organisation."""
        # What is explained most goes first: "CDC" is no misprint, "CDCD" is.
        for short, names in sorted(self._explained.items(), key=lambda item: (-sum(item[1].values()), item[0])):
            name, _ = min(names.items(), key=lambda item: (-item[1], item[0]))
            same = [other for other in names if _begins(other, name) or _begins(name, other)]
            for other in same:
                self._long.setdefault(other, name)
            if sum(names[other] for other in same) >= max(_SEVERAL, _AGREED * sum(names.values())):
                self._short[short] = name

    def name(self, speaker: str, as_written: str, told: Iterable[Explained] = ()) -> str:
        """The one name of a speaker in an article, of whose abbreviations so much is told."""
        speaker = expanded(speaker, as_written, {e.short: e.name for e in told if not e.implied})
        short = {e.short: e.name for e in told if e.implied} | self._short
        called = (expanded(name, as_written, short) for name in (speaker, speaker.removeprefix("us ")))
        return next((self._long[name] for name in called if name in self._long), speaker)

    def called(self) -> Iterable[tuple[str, str]]:
        """Everything that an organisation is called, folded, with each name that it may stand for."""
        every = set(self._long.items())
        for short, names in self._explained.items():
            likely = [self._short[short]] if short in self._short else [bare(short), *names]
            every |= {(bare(short), self._long.get(name, name)) for name in likely}
        return sorted(every | {(f"us {called}", name) for called, name in every})


def _implied(text: str, speakers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Speakers whose initials an article uses, or whose name it spells out, though it doesn't say that they are one."""
    letters = {speaker: _LETTERS.findall(_DOTS.sub("", speaker)) for speaker in speakers}
    names = spelt_out({short for found in letters.values() for short in found}, text)
    used = frozenset(_CAPITALS.findall(text))
    for speaker, found in letters.items():
        yield from ((short, names[short]) for short in found if short in names)
        short = initials(speaker.removeprefix("The "))
        if short in used and bare(spelt_out([short], speaker).get(short, "")) == bare(speaker):
            yield short, speaker


def expanded(speaker: str, as_written: str, short: Mapping[str, str]) -> str:
    """What a speaker's abbreviation stands for; the speaker where it is none: "who" is no World Health Organization."""
    written = _LETTERS.findall(_DOTS.sub("", as_written))
    return next((short[word] for word in written if word in short and bare(word) == speaker), speaker)


def _begins(name: str, other: str) -> bool:
    return f"{other} ".startswith(f"{name} ")
