"""What a noun phrase says of a person: head noun, nation, and the other words that narrow it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...lexicon.cues import CUES
from ...lexicon.gazetteer import INSTITUTIONS, NOT_NAMES, PLACES
from ...lexicon.roles import ADDRESS, FEMALE_ROLES, MALE_ROLES, NATIONS, ROLES, WIDER
from ...lexicon.things import COMPANIES
from ...lexicon.tokens import Tokens
from ...lexicon.words import AUXILIARIES, DETERMINERS, OPENERS, PARTY_TAGS, POSSESSIVES, PREPOSITIONS, word_set
from .names import Name

# Lower-case words that may stand between a determiner and a role ("a senior White House adviser").
MODIFIERS = word_set(
    "former top senior deputy vice prime foreign defense defence national security press chief campaign"
    " executive acting interim state communications party presidential vice-presidential gubernatorial"
    " congressional political economic staff general republican democratic then then- longtime ex veteran retired late"
    " current new outgoing incoming assistant associate fellow co federal local public policy legal presumptive"
    " leading likely first second house majority minority interior finance justice trade health opposition"
    " american billionaire real estate conservative liberal progressive independent evangelical christian jewish"
    " muslim tea rival business right-wing left-wing media government police city county university law history"
    " science nuclear military intelligence energy civil rights labor union world global british russian chinese"
    " 2016 one-time erstwhile newly elected elect hard-line"
)
_TAGGED = {"r": "republican", "d": "democrat", "i": "independent"}
# The word that tells a state apart, after how a party's tag spells it: "R-Tex." is of Texas, "D-N.Y." of New York.
_STATES = dict(
    spelt.split("=")
    for spelt in word_set(
        "Ala.=Alabama Ariz.=Arizona Ark.=Arkansas Cal.=California Calif.=California Colo.=Colorado Conn.=Connecticut"
        " Del.=Delaware Fla.=Florida Ga.=Georgia Ill.=Illinois Ind.=Indiana Kan.=Kansas Ky.=Kentucky La.=Louisiana"
        " Md.=Maryland Mass.=Massachusetts Mich.=Michigan Minn.=Minnesota Miss.=Mississippi Mo.=Missouri"
        " Mont.=Montana Neb.=Nebraska Nev.=Nevada N.H.=Hampshire N.J.=Jersey N.Y.=York N.C.=Carolina N.D.=Dakota"
        " Okla.=Oklahoma Ore.=Oregon Pa.=Pennsylvania R.I.=Rhode S.C.=Carolina S.D.=Dakota Tenn.=Tennessee Tex.=Texas"
        " Vt.=Vermont Wis.=Wisconsin Wyo.=Wyoming"
    )
)
_PARTIES = {"republican": "r", "republicans": "r", "gop": "r", "democratic": "d", "democrat": "d", "democrats": "d"}
_OWNS = (["'s"], ["’s"])
_STOPS = frozenset(',.;:()[]?!—–"“”') | {"--"}
_REACH = 12


@dataclass(frozen=True, slots=True)
class Description:
    """The head noun, all heads with their wider words, nations by key, other words in lower case, among them places,
    parties and names of what it belongs to ("the Cruz adviser"), and the gender they show."""

    noun: str
    heads: frozenset[str]
    nations: frozenset[str]
    modifiers: frozenset[str]
    places: frozenset[str]
    parties: frozenset[str]
    names: frozenset[str]
    gender: str

    @property
    def is_tag(self) -> bool:
        """Whether only a party's tag says so, which no head leaves among the other words."""
        return self.noun in self.modifiers


def describe(words: Sequence[str]) -> Description | None:
    """What a phrase says of a person, or None where it has no role to it. The head stands before any preposition."""
    lowers = [word.lower() for word in words]
    cut = next((i for i, low in enumerate(lowers) if low in PREPOSITIONS and i), len(words))
    head = next((i for i in range(cut - 1, -1, -1) if lowers[i] in ROLES), -1)
    beyond = words[head + 1 : cut]
    if head < 0 or lowers[head + 1 : head + 2] in _OWNS or any(word[0].islower() for word in beyond):
        return None  # "the congressman's office", "the candidate sent"
    if (beyond and beyond[-1] in INSTITUTIONS) or (lowers[-1] == "office" and lowers[-2:-1] in _OWNS):
        return None  # "the Justice Department", "the Secretary of State's Office"
    noun = lowers[head]
    heads = {noun, *WIDER.get(noun, ())}
    pair = f"{lowers[head - 1]} {noun}" if head else noun
    heads |= {pair, *WIDER.get(pair, ())} if pair in WIDER else set()
    triple = " ".join(lowers[head : head + 3])
    heads |= set(WIDER.get(triple, ()))
    for wider in tuple(heads):
        heads |= set(WIDER.get(wider, ())) if wider in ("sen.", "rep.", "gov.") else set()
    nations = {NATIONS[word] for word in words if word in NATIONS}
    if "white" in lowers and "house" in lowers:
        nations.add("us")
    modifiers = {
        low
        for i, low in enumerate(lowers)
        if i != head and low[0].isalnum() and low not in DETERMINERS and low not in PREPOSITIONS
    }
    places = frozenset(word for word in words if word in PLACES and word not in NATIONS)
    parties = frozenset(_PARTIES[low] for low in lowers if low in _PARTIES)
    names = frozenset(
        low
        for word, low in zip(words[1:], lowers[1:], strict=True)
        if word[0].isupper()
        and (word not in NOT_NAMES or word in COMPANIES)
        and low not in ROLES
        and low not in MODIFIERS
    )
    gender = "m" if noun in MALE_ROLES else "f" if noun in FEMALE_ROLES else ""
    return Description(noun, frozenset(heads), frozenset(nations), frozenset(modifiers), places, parties, names, gender)


def tagged(tokens: Tokens, after: int) -> Description | None:
    """What a party's tag before a token says of the person named there: "(R-Ohio)", ", D-N.Y.,"."""
    if after + 1 >= len(tokens) or tokens.words[after] not in "(," or tokens.words[after + 1][:2] not in PARTY_TAGS:
        return None
    tag = tokens.words[after + 1]
    noun, state = _TAGGED[tag[0].lower()], _STATES.get(tag[2:], tag[2:])
    places = frozenset({state} - {""})
    parties = frozenset({_PARTIES[noun]} if noun in _PARTIES else ())
    words = frozenset({noun, *(place.lower() for place in places)})
    return Description(noun, frozenset({noun}), frozenset(), words, places, parties, frozenset(), "")


def roles_beside(tokens: Tokens, name: Name) -> list[tuple[int, int]]:
    """Token ranges of the roles written right before or after a name."""
    found = []
    before = _before(tokens, name.first) or _before_comma(tokens, name)
    if before:
        found.append(before)
    after = _after(tokens, name.after)
    if after:
        found.append(after)
    return found


def _before(tokens: Tokens, first: int) -> tuple[int, int] | None:
    words, lowers = tokens.words, tokens.lowers
    at = first
    role = False
    while at > 0 and first - at < _REACH:
        low, word = lowers[at - 1], words[at - 1]
        if low in ADDRESS and low not in ROLES:
            break
        if low in ROLES:
            role = True
        else:
            links = (
                at > 1
                and at < first
                and ((low == "of" and lowers[at - 2] in ROLES) or (low == "'s" and words[at - 2][0].isupper()))
            )
            capital = word[0].isupper() and low not in DETERMINERS and low.isalpha()
            if not (links or capital or low in MODIFIERS or word in NATIONS):
                break
        at -= 1
    while at < first and words[at] in OPENERS:
        at += 1
    return (at, first) if role and at < first else None


def _before_comma(tokens: Tokens, name: Name) -> tuple[int, int] | None:
    """ "The senator, Ann Smith, ...": an aside; not "According to the senator, Smith said"."""
    lowers, first = tokens.lowers, name.first
    if first < 3 or lowers[first - 1] != ",":
        return None
    role = False
    for at in range(first - 2, max(-1, first - 2 - _REACH), -1):
        low = lowers[at]
        if low in _STOPS or (low in AUXILIARIES and low != "'s"):
            return None
        if low in ROLES:
            role = True
        elif role and (low in DETERMINERS or low in POSSESSIVES or low == "'s"):
            return (at + 1, first - 1) if _is_aside(tokens, at, name.after) else None
    return None


def _is_aside(tokens: Tokens, at: int, after: int) -> bool:
    """Whether a name past a comma is what the words from a determiner on are called: it ends at a mark or goes on
    with a preposition, or nothing stands before those words that they could belong to.
    """
    lowers = tokens.lowers
    ended = after >= len(tokens) or not lowers[after][0].isalnum() or lowers[after] in PREPOSITIONS
    return ended or at == 0 or not lowers[at - 1][0].isalnum()


def _after(tokens: Tokens, after: int) -> tuple[int, int] | None:
    words, lowers, count = tokens.words, tokens.lowers, len(tokens)
    at = after
    if at < count and lowers[at] == "(":
        close = next((i for i in range(at + 1, min(at + 8, count)) if lowers[i] == ")"), None)
        if close is None:
            return None
        at = close + 1
    if at >= count or lowers[at] != ",":
        return None
    start = at + 1
    role = False
    for i in range(start, min(start + 14, count)):
        low = lowers[i]
        if low in _STOPS or low in ("who", "whose", "and", "which"):
            return (start, i) if role and i > start else None
        cue = CUES.get(low)
        verb = low in AUXILIARIES or (cue is not None and cue.form in ("past", "s"))
        if role and verb and lowers[i - 1] in ROLES:
            return None  # "While speaking to Woods, the deputy observed": a new clause
        if role and words[i][0].isupper() and lowers[i - 1] in ROLES and words[i] not in NOT_NAMES:
            return None  # "Christie, Ohio Gov. John Kasich": the next in a list
        if not role:
            if low in ROLES:
                role = True
            elif not (
                low in DETERMINERS
                or low in POSSESSIVES
                or low in MODIFIERS
                or low == "'s"
                or words[i][0].isupper()
                or (i == start and low[0].isdigit())
                or (i + 1 < count and lowers[i + 1] in ROLES)
            ):
                return None
    return None
