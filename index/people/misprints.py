"""Misprints of names in a few articles, told from the names of others by the role that many articles give."""

from __future__ import annotations

from collections import defaultdict

from ..fold import edits
from ..lexicon.given_names import gender
from ..lexicon.surnames import generation_of
from .entries import Entry, common_heads, heads, spelled

# A name of one letter more, less or other is a misprint of somebody's whom this many times more articles name.
_MISPRINTED = 10


def corrected(people: list[Entry]) -> list[Entry]:
    """People with the misprints of their names: "Sen. Lindsay Graham" of a few articles is Sen. Lindsey Graham of many.

    One word has one slip, past its first letter, and the other is the same; a role that both have shows that no two
    people are meant.
    """
    known: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    kept = []
    for entry in sorted(people, key=lambda entry: (-entry.articles, entry.words)):
        likely = [person for key in _slip_keys(entry) for person in known[key] if _is_misprint(entry, person)]
        if len(likely) == 1:
            likely[0].join(entry)
            continue
        kept.append(entry)
        if entry.articles >= _MISPRINTED:
            for key in _slip_keys(entry):
                known[key].append(entry)
    return kept


def _slip_keys(entry: Entry) -> list[tuple[str, ...]]:
    """What a name shares with its misprints: one word and the first letter of the other; nothing of "Charles III"."""
    words = entry.words
    if len(words) != 2 or words[1].isupper() or generation_of(words):
        return []
    given, family = words[0].lower(), spelled(words[1].lower())
    return [("given", given, family[:1]), ("family", family, given[0])]


def _is_misprint(entry: Entry, person: Entry) -> bool:
    if person.articles < _MISPRINTED * entry.articles:
        return False
    slips = [edits(one.lower(), other.lower()) for one, other in zip(entry.words, person.words, strict=True)]
    genders = {gender(entry.words[0]), gender(person.words[0])} - {""}
    return min(slips) == 0 and max(slips) == 1 and len(genders) < 2 and bool(common_heads(heads(entry), heads(person)))
