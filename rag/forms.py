"""Words that are one though no stem tells: who spoke of the death said that she died."""

from __future__ import annotations

from functools import cache

from index.terms import terms

# Verbs with their irregular forms and their nouns, and words that are spelt in two ways.
_SAME = (
    "die death, lose lost loss, win won, keep kept, shoot shot, sell sold sale, buy bought, grow grew grown growth,"
    " rise rose risen, fall fell fallen, meet met, lead led, build built, spend spent, fight fought, send sent,"
    " think thought, choose chose chosen choice, steal stole stolen theft, break broke broken, drive drove driven,"
    " fly flew flown flight, strike struck, hold held, begin began begun, speak spoke spoken speech, teach taught,"
    " write wrote written, seek sought, catch caught, freeze froze frozen, hide hid hidden, throw threw thrown,"
    " sink sank sunk, withdraw withdrew withdrawn, overthrow overthrew overthrown, pay paid, decide decision,"
    " defend defence defense, succeed success, prove proof, believe belief, respond response, invade invasion,"
    " expand expansion, explode explosion, divide division, conclude conclusion, suspend suspension,"
    " extend extension, exclude exclusion, collide collision, destroy destruction, reduce reduction,"
    " produce production, marry marriage, bury burial, fail failure, depart departure, compete competition,"
    " acquire acquisition, admit admission, behave behaviour behavior, apologise apologize, labour labor, safe safety,"
    " poor poverty, strong strength, favour favor, honour honor, neighbour neighbor, harbour harbor, analyse analyze"
)


@cache
def _same() -> dict[str, tuple[str, ...]]:
    groups = [tuple(dict.fromkeys(terms(group))) for group in _SAME.split(",")]
    return {term: group for group in groups for term in group}


def forms(term: str) -> tuple[str, ...]:
    """A term, and those of other forms of its word."""
    return _same().get(term, (term,))
