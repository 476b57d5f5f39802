"""Names that read like a thing, a place or a title, where what stands beside shows a person: "Gov. Jim Justice"."""

from __future__ import annotations

from collections.abc import Collection

from ...lexicon.cues import CUES
from ...lexicon.gazetteer import CALENDAR, NOT_NAMES, PLACE_OPENERS, SURNAMES_TOO
from ...lexicon.given_names import GIVEN_NAMES, is_initial
from ...lexicon.roles import ADDRESS, ROLES, TITLES
from ...lexicon.things import COMPANY_ENDS, LEADS
from ...lexicon.tokens import Tokens
from ...lexicon.words import OPENERS, PREPOSITIONS, word_set
from ...values import Span
from .descriptions import roles_beside
from .names import Name
from .personhood import gives_age, speaks, stands_alone, who_follows

# What a capitalised word alone is likelier to be than a surname.
_ODD = NOT_NAMES | PLACE_OPENERS | OPENERS | LEADS
# After a given name these name a place or a company all the same: "Marion County", "Tyson Foods".
_ALWAYS_THINGS = COMPANY_ENDS | word_set(
    "City Township Parish Beach Park Street Center Church Tech Police Management Association Democrats Republicans"
    " Democrat Republican"
)


def odd_full_names(tokens: Tokens) -> list[Name]:
    """Given names with a surname that reads like a thing or a place, where a title stands before them, an age, a role
    or `who` beside them, or where the surname alone speaks elsewhere: "Jenny Town, a fellow", "Town said".
    """
    words = tokens.words
    found = []
    for at, word in enumerate(words[:-1]):
        last = at + 1 + is_initial(words[at + 1])
        if word not in GIVEN_NAMES or last >= len(words):
            continue
        surname = words[last]
        if surname not in NOT_NAMES or surname in _ALWAYS_THINGS or surname in SURNAMES_TOO:
            continue
        if word in OPENERS:
            continue  # "Will Target stay?", "Will Iran strike back?"
        if _goes_on(tokens, last + 1):
            continue  # "Clarence House Museum"
        before = tokens.lowers[at - 1] if at else "."
        address = before if before in TITLES or before in ADDRESS else ""
        name = _name(tokens, at, last + 1, address)
        if address or (_begins(tokens, at) and _is_shown(tokens, name)):
            found.append(name)
    return found


def odd_surnames(tokens: Tokens, surnames: Collection[str], taken: Collection[int]) -> list[Name]:
    """Bare surnames that read like a place, a title or a small word, where they speak or bear a title: "Cuban said" of
    Mark Cuban, "said King" of Stephen King, "Gov. Justice". Tokens that are `taken` belong to another name.
    """
    odd = {word for word in surnames if word in _ODD or word.lower() in ROLES}
    found = []
    for at, word in enumerate(tokens.words):
        if word not in odd or at in taken or _goes_on(tokens, at + 1):
            continue  # "Princess Cruises" is none of hers
        before = tokens.lowers[max(0, at - 2) : at]
        last = before[-1] if before else "."
        name = _name(tokens, at, at + 1, last if last in TITLES else "")
        heard = speaks(tokens, name) and (stands_alone(tokens, name) or last in CUES)
        heard = heard or before == ["according", "to"] or (who_follows(tokens, name) and stands_alone(tokens, name))
        if name.address or heard:
            found.append(name)
    return found


def _begins(tokens: Tokens, at: int) -> bool:
    """Whether nothing before a word can make it part of a longer name: "Georgia's (Virginia Tech)"."""
    before = tokens.words[at - 1] if at else "."
    return before.lower() not in PREPOSITIONS and (before.islower() or not before[0].isalnum() or before in OPENERS)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word follows that is no day or month: a longer name, of something else."""
    return at < len(tokens) and tokens.words[at][0].isupper() and tokens.words[at] not in CALENDAR


def _is_shown(tokens: Tokens, name: Name) -> bool:
    if gives_age(tokens, name) or who_follows(tokens, name) or roles_beside(tokens, name):
        return True
    surname = name.words[-1]
    return any(
        word == surname
        and at != name.after - 1
        and speaks(tokens, bare := _name(tokens, at, at + 1, ""))
        and stands_alone(tokens, bare)
        for at, word in enumerate(tokens.words)
    )


def _name(tokens: Tokens, first: int, after: int, address: str) -> Name:
    span = Span(tokens.starts[first], tokens.ends[after - 1])
    return Name(first, after, span, tuple(tokens.words[first:after]), address, sure=after - first > 1)
