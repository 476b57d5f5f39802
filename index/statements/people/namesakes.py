"""Which of several people of one name a mention means."""

from __future__ import annotations

from collections.abc import Callable

from ...lexicon.nicknames import same_given
from ...lexicon.roles import ADDRESS, KINSHIP, OFFICES, ROLES, TITLES, spellings
from ...lexicon.tokens import Tokens
from ...lexicon.words import PREPOSITIONS
from .descriptions import MODIFIERS
from .figures import Figure, gender_of
from .names import Name
from .personhood import speaks
from .runs import opens_sentence

_NEAR = 60  # tokens within which a bare surname goes on of whoever was named in full
_APART = 40  # tokens between two full names that are not named together


def fitting(name: Name, known: list[Figure], namesakes: Callable[[Name], list[Figure]]) -> list[Figure]:
    """Whom a name fits, of the `known` bearers of its surname; without any, of its namesakes by given name."""
    if len(name.words) > 1:
        same = [figure for figure in known if same_given(figure.words, name.words)]
        return same[:1]
    if not known:
        return namesakes(name)
    if name.address in TITLES:
        return _titled(known, name.address)
    wanted = ADDRESS.get(name.address, "")
    if wanted and len(known) > 1:
        agreeing = [figure for figure in known if (figure.gender or gender_of(figure)) in ("", wanted)]
        known = agreeing or known
    return known


def _titled(known: list[Figure], title: str) -> list[Figure]:
    """Bearers of a surname to whom a title before it may belong, by the roles met so far.

    "President Bush" is not Jeb where he is only ever governor, and neither of two Bushes whom nothing calls president.
    """
    holders = [figure for figure in known if figure.heads & spellings(title)]
    other = len(known) > 1 or (title == "president" and any(figure.heads & OFFICES for figure in known))
    return holders or ([] if other else known)


def likeliest(tokens: Tokens, name: Name, fitting: list[Figure]) -> Figure | None:
    """Of several with one surname: the one introduced so far, or just before; else whom the article has named more
    often, else nobody.

    News calls its main figure by the bare surname and relatives by their full names.
    """
    introduced = [figure for figure in fitting if figure.first.first <= name.first]
    if len(introduced) < 2:
        return introduced[0] if introduced else None
    ranked = sorted(introduced, key=lambda figure: -len(figure.mentions))
    first = ranked[0] if len(ranked[0].mentions) > len(ranked[1].mentions) else None
    just = _just_named(tokens, name, introduced, opening=first is not None)
    if just is not None or first is not None:
        return just or first
    own = [figure for figure in introduced if not _is_kin(tokens, figure.first)]
    return own[0] if len(own) == 1 else None


def _just_named(tokens: Tokens, name: Name, introduced: list[Figure], *, opening: bool) -> Figure | None:
    """Who was named last, where a bare name that speaks goes on of him and of nobody named beside him: "Gov. Anna Brown
    toured the town. “It is gone,” Brown said". `opening` where he must have opened his sentence with his full name.
    """
    if not speaks(tokens, name):
        return None
    named = [(mention, figure) for figure in introduced for mention in figure.mentions]
    full = [pair for pair in named if len(pair[0].words) > 1]
    last, figure = max(full if opening else named, key=lambda pair: pair[0].first)
    other = max((mention.first for mention, bearer in full if bearer is not figure), default=-_APART)
    near = name.first - last.first <= _NEAR and last.first - other > _APART
    called = _called(tokens, last)
    before = tokens.lowers[called - 1]
    aside = before in PREPOSITIONS and before != "to"  # "shares with", but "according to"
    return figure if near and not aside and (not opening or opens_sentence(tokens, called)) else None


def _called(tokens: Tokens, name: Name) -> int:
    """Where what somebody is called starts before the name: "former Gov. (Anna Brown)"."""
    at = name.first
    while not opens_sentence(tokens, at) and (
        tokens.lowers[at - 1] in ROLES or tokens.lowers[at - 1] in MODIFIERS or tokens.words[at - 1][0].isupper()
    ):
        at -= 1
    return at


def _is_kin(tokens: Tokens, name: Name) -> bool:
    """Whether somebody is named as another's: "her sister Anna Brown", "his wife, Anna Brown", "son of Anna Brown"."""
    called = _called(tokens, name)
    beside = tokens.lowers[called - 2] if tokens.lowers[called - 1] in (",", "of") else ""
    return beside in KINSHIP or not KINSHIP.isdisjoint(tokens.lowers[called : name.first])
