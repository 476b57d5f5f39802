"""Whether a description ("Washington's top diplomat") fits a person, by all that the article says of them."""

from __future__ import annotations

from collections.abc import Iterable

from ...lexicon.roles import NATIONS, OFFICES, UNNAMED, spellings
from ...lexicon.words import word_set
from .descriptions import Description
from .figures import Figure

# Roles wide enough to be said of anybody from the nation named, whatever the article calls them elsewhere.
_WIDE = word_set("diplomat official leader politician statesman counterpart ruler")
# Who was one is not meant by it any more.
_PASSING = word_set("candidate nominee contender hopeful front-runner frontrunner")
_PARTISANS = word_set("republican democrat")
# Said of anybody: these don't narrow a role down.
_PLAIN = word_set("former independent top senior veteran longtime outspoken embattled second-ranking own")
# Of each, one excludes the others: the first lady is not "the second lady".
_EXCLUSIVE = tuple(map(word_set, ("first second", "house senate", "majority minority")))
_NATION_WORDS = frozenset(word.lower() for word in NATIONS)


class Holders:
    """The people of an article by what it says of them: those of whom it says the same are compared once with a
    description, and only those that it can fit, however many there are.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        alike: dict[tuple[frozenset[Description], frozenset[str], str], list[Figure]] = {}
        for figure in figures:
            addresses = frozenset(mention.address for mention in figure.mentions)
            alike.setdefault((frozenset(figure.descriptions), addresses, figure.gender), []).append(figure)
        self._called: dict[str, list[list[Figure]]] = {}
        self._of_nation: dict[str, list[list[Figure]]] = {}
        for (descriptions, addresses, _), same in alike.items():
            for head in addresses.union(*(known.heads for known in descriptions)):
                self._called.setdefault(head, []).append(same)
            for nation in frozenset[str]().union(*(known.nations for known in descriptions)):
                self._of_nation.setdefault(nation, []).append(same)
        self._best: dict[Description, dict[int, Figure]] = {}

    def best(self, description: Description) -> dict[int, Figure]:
        """Whom a description fits best, by `id`; several where it fits them equally well."""
        if description not in self._best:
            self._best[description] = self._found(description)
        return self._best[description]

    def _found(self, description: Description) -> dict[int, Figure]:
        # What `fit` asks for in any case: the noun, or a nation with a wide one.
        nations = description.nations if description.noun in _WIDE else ()
        candidates = [self._called.get(description.noun, []), *(self._of_nation.get(nation, []) for nation in nations)]
        top, best = 0.0, dict[int, Figure]()
        for same in {id(same): same for found in candidates for same in found}.values():
            score = fit(description, same[0])
            if score > top:
                top, best = score, {}
            if score == top > 0:
                best |= {id(figure): figure for figure in same}
        return best


def contradicts(description: Description, figure: Figure) -> bool:
    """Whether a description tells of another nation, place or party than an article does of a person, or of what
    excludes what it calls them.
    """
    known = figure.descriptions
    nations = frozenset[str]().union(*(each.nations for each in known))
    places = frozenset[str]().union(*(each.places for each in known))
    parties = frozenset[str]().union(*(each.parties for each in known))
    told = ((description.nations, nations), (description.places, places), (description.parties, parties))
    if any(asked and own and asked.isdisjoint(own) for asked, own in told):
        return True
    own = frozenset[str]().union(*(each.modifiers for each in known))
    return any(
        words & description.modifiers and words & own and description.modifiers.isdisjoint(words & own)
        for words in _EXCLUSIVE
    )


def fit(description: Description, figure: Figure) -> float:
    """How well a description fits a person: shared head, nation and further words; 0 where it does not."""
    if contradicts(description, figure):
        return 0
    heads: set[str] = set()
    nouns: set[str] = set()
    nations: set[str] = set()
    others: set[str] = set()
    places: set[str] = set()
    for known in figure.descriptions:
        if known.is_tag and not description.places:
            continue  # "the Republican" is not whoever has a tag
        passed = "former" in known.modifiers - description.modifiers and description.noun in _PASSING
        if not passed:
            heads |= known.heads
            nouns |= spellings(known.noun)
        nations |= known.nations
        others |= known.modifiers
        places |= known.places
    for mention in figure.mentions:
        if mention.address:
            heads.add(mention.address)
    if description.names and not description.names & others:
        return 0
    if description.places and not places and description.noun in _PARTISANS and not heads & OFFICES:
        return 0  # "the Arizona Republican" holds an office there
    if description.nations and not nations and "us" not in description.nations:
        return 0  # "the president of Israel" is not whoever is called president
    nation = bool(description.nations & nations)
    head = description.noun in heads
    if head and description.noun not in nouns:  # a leader, of a president; but no "minority leader"
        head = description.modifiers <= others | heads | _PLAIN | _NATION_WORDS
    if description.noun in UNNAMED and not nation and not description.modifiers & others:
        return 0
    if description.noun == "president" and "former" in description.modifiers - others:
        return 0  # there always is another one
    wide = description.noun in _WIDE and nation and all(known.noun in _WIDE for known in figure.descriptions)
    if not head and not wide:
        return 0
    return 2 * head + 2 * nation + 0.5 * min(2, len(description.modifiers & others)) + (0 if head else 0.5)
