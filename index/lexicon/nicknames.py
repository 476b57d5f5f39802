"""When two given names can be one person's: equal, initial, short form, or another spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from unicodedata import combining, normalize

from .gazetteer import NAME_PARTICLES, NAME_SUFFIXES
from .given_names import gender
from .surnames import generation_of, is_formal, surname_of

_SETS = """
william will bill billy willie; robert rob bob bobby robbie; richard rick dick rich ricky; michael mike mick micky;
joseph joe joey; james jim jimmy jamie; john jack johnny jon; thomas tom tommy; edward ed eddie ted teddy; charles
charlie chuck; donald don donnie; david dave; daniel dan danny; stephen steve steven; anthony tony antony; benjamin ben
benny; samuel sam sammy; matthew matt; christopher chris; nicholas nick; andrew andy drew; gregory greg gregg; jeffrey
jeffery jeff geoffrey geoff; kenneth ken kenny; lawrence larry laurence; leonard len lenny; timothy tim; ronald ron
ronnie; raymond ray; patrick pat; peter pete; philip phil phillip; alexander alex; frederick fred; gerald gerry jerry;
harold harry hal; henry hank; jacob jake; joshua josh; nathaniel nathan nate; theodore ted theo; walter walt; zachary
zach zack; bernard bernie; mitchell mitch; randolph randy; rudolph rudy; newton newt; elizabeth liz beth betsy betty;
katherine catherine kate kathy cathy kathryn katie; margaret maggie meg peggy; patricia pat patty trish; susan sue
suzanne susie suzy suzie; deborah debbie debra deb; barbara barb; jennifer jen jenny; rebecca becky; samantha sam;
victoria vicky; christine chris christina tina; dmitry dmitri dmitriy dmytro; sergei sergey serhiy; alexei alexey
aleksei oleksiy oleksii; vladimir volodymyr; yuri yury yuriy; mohammed mohammad muhammad mohamed; nikolai mykola; andrei
andrey andriy; louis lou louie; arthur art; albert al bert; alan al; abraham abe; vincent vince vinny vinnie; francis
frank fran; eugene gene; gilbert gil; herbert herb; martin marty; melvin mel; norman norm; oliver ollie; reginald reg
reggie; russell russ; stanley stan; stuart stu; terence terrence terry; tobias toby; vernon vern; wesley wes; clifford
cliff; clinton clint; curtis curt; dennis denny; douglas doug; ernest ernie; frances fran; abigail abby; alexandra alex;
amanda mandy; angela angie; cynthia cindy; dorothy dot dottie; eleanor ellie; gabrielle gabby; jacqueline jackie;
jessica jess jessie; judith judy; kimberly kim; madeleine madeline maddie; pamela pam; penelope penny; roberta bobbie;
sandra sandy; stephanie steph stef; theresa teresa terry terri; valerie val; virginia ginny; jonathan jon; gabriel gabe;
scott scottie scotty; francisco cisco paco; pedro pete; joseph josef; jerome jay; jerome jerry; kathleen kathy kathie;
kathleen kate katie; mykhailo mykhaylo mikhailo mikhaylo; vitali vitaly vitalii; bradley brad; bradford brad;
bartholomew bart; calvin cal; cameron cam; chester chet; dominic dom; emmanuel manny; manuel manny; ezekiel zeke; jeremy
jerry; leslie les; lester les; maxwell max; maximilian max; megan meg; melanie mel; michelle shelly; natalie nat; nicole
nikki nicky; rafael rafa; roderick rod; rodney rod; roger rog; sebastian seb; spencer spence; trevor trev; tyler ty;
wallace wally; augustus gus; gustavo gus; constance connie; caroline carrie; josephine josie; jillian jill; isabella
bella; lillian lily; lucille lucy; roslyn roz; alfred al; alfred fred; elizabeth lizzie; elizabeth libby; elizabeth
eliza; frederick freddie freddy; francis frankie; leonardo leo; desmond des; vivian viv; wilfred wilf; edward ned;
stephen steph
"""
# One letter written twice.
_DOUBLE = re.compile(r"(.)\1")
# The groups of names that one person may go by, by their numbers, of every name in one.
NICKNAMES: dict[str, frozenset[int]] = {}
_FIRST = []
for _number, _group in enumerate(_SETS.replace("\n", " ").split(";")):
    _FIRST.append(_group.split()[0])
    for _word in _group.split():
        NICKNAMES[_word] = NICKNAMES.get(_word, frozenset()) | {_number}


class Likeness(IntEnum):
    """Whether two names with the same surname are one person's, by what else they hold.

    What is `LIKELY` one person's within an article, "Bob" and "Robert", may well be two people's of two articles.
    """

    NO = 0
    LIKELY = 1
    SURE = 2


def same_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same surname may be one person's, by what else they hold."""
    return likeness(one, other) > Likeness.NO


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """How surely two names with the same surname are one person's."""
    if not same_generation(one, other):
        return Likeness.NO
    return alike(given_of(one), given_of(other))


def alike(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """As `likeness`, for given names."""
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if not short or long == short:
        return Likeness.SURE
    if _only_initials(long) != _only_initials(short) and len(short) == 1:
        return Likeness.NO  # B. B. King is no Brian King
    if long[-len(short) :] == short:
        # "Alberto Albert Pujols" is Albert Pujols, "Clara Jane Smith" may not be Jane Smith.
        return Likeness.SURE if agree(long[0], short[-1]) else Likeness.LIKELY
    if len(long[0]) == 1 and len(long) > 1 and len(short) == 1:
        # Who is called "A. Thomas Young" is not called Anna.
        return Likeness.LIKELY if agree(long[1], short[0]) else Likeness.NO
    if not all(map(agree, long[:2], short)):
        return Likeness.NO
    return Likeness.SURE if long[0] == short[0] and len(short) > 1 else Likeness.LIKELY


def likeness_keys(words: tuple[str, ...]) -> set[str]:
    """What two names must have in common to be alike; initials are of one letter, and full names have theirs too."""
    given = given_of(words)
    full = {given[0], given[-1], given[1] if len(given[0]) == 1 < len(given) else given[0]} - set(given[0][:1])
    keys = {_DOUBLE.sub(r"\1", word) for word in full}
    return keys | {f"group {number}" for word in full for number in NICKNAMES.get(word, ())} | {given[0][:1]}


def _only_initials(given: Sequence[str]) -> bool:
    return len(given) > 1 and all(len(part) == 1 for part in given)


def same_generation(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Father and son share all but the suffix, so that it may be left out only where a formal name gives it:
    "Joseph R. Biden Jr." is Joe Biden, "Donald Trump Jr." is not Donald Trump.
    """
    generations = generation_of(one), generation_of(other)
    if generations[0] == generations[1]:
        return True
    if all(generations):
        return False
    suffixed, bare = (one, other) if generations[0] else (other, one)
    return is_formal(suffixed) and not is_formal(bare) and len(bare) > 1


@lru_cache(maxsize=65_536)
def given_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words but for the surname and what tells generations apart, folded, initials one by one."""
    surname = surname_of(words)
    own = (word for word in words if word not in NAME_SUFFIXES and not (word.islower() and word in NAME_PARTICLES))
    given = [part.lower() for word in own for part in _parts(word)]
    if surname in given:
        given.remove(surname)
    return tuple(_folded(word.rstrip(".")) for word in given)


def _parts(word: str) -> list[str]:
    """A word of a name, or its initials one by one: "J.D." and "JD" are "J. D."."""
    letters = word.replace(".", "")
    return list(letters) if len(letters) == 2 and letters.isupper() else [word]


def _folded(word: str) -> str:
    """Without accents and apostrophes: François is Francois."""
    word = word.replace("’", "").replace("'", "")
    return word if word.isascii() else "".join(char for char in normalize("NFKD", word) if not combining(char))


@lru_cache(maxsize=65_536)
def gender_of(given: str) -> str:
    """`m`, `f`, or the empty string for a given name in lower case: Sam may be Samuel and Samantha."""
    genders = {gender(_FIRST[number].capitalize()) for number in NICKNAMES.get(given, ())} - {""}
    return gender(given.capitalize()) if len(genders) < 2 else ""


def agree(x: str, y: str) -> bool:
    """Whether two given names in lower case may be one person's."""
    if x == y or ((len(x) == 1 or len(y) == 1) and x[:1] == y[:1]):
        return True
    if min(len(x), len(y)) > 4 and _DOUBLE.sub(r"\1", x) == _DOUBLE.sub(r"\1", y):
        return True  # Hilary and Hillary
    shared = NICKNAMES.get(x, frozenset()) & NICKNAMES.get(y, frozenset())
    # Sam is Samantha, but no two short forms are of two genders: Chris is not Tina.
    genders = {gender(x.capitalize()), gender(y.capitalize())} - {""}
    return any(len(genders) < 2 or (_FIRST[at] in (x, y) and not (gender_of(x) and gender_of(y))) for at in shared)
