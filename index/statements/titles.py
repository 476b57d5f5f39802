"""Whether a description ("Washington's top diplomat") fits a person, by all that the article says of them."""

from __future__ import annotations

from .descriptions import Description
from .figures import Figure
from .words import word_set

# Roles wide enough to be said of anybody from the nation named, whatever the article calls them elsewhere.
_WIDE = word_set("diplomat official leader politician statesman counterpart ruler")


def fit(description: Description, figure: Figure) -> float:
    """How well a description fits a person: shared head, nation and further words; 0 where it does not."""
    heads: set[str] = set()
    nations: set[str] = set()
    others: set[str] = set()
    places: set[str] = set()
    parties: set[str] = set()
    for known in figure.descriptions:
        heads |= known.heads
        nations |= known.nations
        others |= known.modifiers
        places |= known.places
        parties |= known.parties
    for mention in figure.mentions:
        if mention.address:
            heads.add(mention.address)
    if description.nations and nations and not description.nations & nations:
        return 0
    if description.places and places and not description.places & places:
        return 0
    if description.parties and parties and not description.parties & parties:
        return 0
    if description.names and not description.names & others:
        return 0
    nation = bool(description.nations & nations)
    head = bool(description.heads & heads)
    wide = description.noun in _WIDE and nation and all(known.noun in _WIDE for known in figure.descriptions)
    if not head and not wide:
        return 0
    return 2 * head + 2 * nation + 0.5 * min(2, len(description.modifiers & others)) + (0 if head else 0.5)
