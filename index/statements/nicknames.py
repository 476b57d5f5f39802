"""When two given names can be one person's: equal, initial, short form, or another spelling."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from .gazetteer import NAME_SUFFIXES
from .surnames import generation_of, is_formal, surname_of

_SETS = """
william will bill billy willie; robert rob bob bobby robbie; richard rick dick rich ricky; michael mike mick micky;
joseph joe joey; james jim jimmy jamie; john jack johnny jon; thomas tom tommy; edward ed eddie ted teddy; charles
charlie chuck; donald don donnie; david dave; daniel dan danny; stephen steve steven; anthony tony antony; benjamin
ben benny; samuel sam sammy; matthew matt; christopher chris; nicholas nick; andrew andy drew; gregory greg; jeffrey
jeff geoffrey geoff; kenneth ken kenny; lawrence larry; leonard len lenny; timothy tim; ronald ron ronnie; raymond
ray; patrick pat; peter pete; philip phil phillip; alexander alex; frederick fred; gerald gerry jerry; harold harry
hal; henry hank; jacob jake; joshua josh; nathaniel nathan nate; theodore ted theo; walter walt; zachary zach zack;
bernard bernie; mitchell mitch; randolph randy; rudolph rudy; newton newt; elizabeth liz beth betsy betty; katherine
catherine kate kathy cathy kathryn katie; margaret maggie meg peggy; patricia pat patty trish; susan sue suzanne;
deborah debbie debra; barbara barb; jennifer jen jenny; rebecca becky; samantha sam; victoria vicky; christine chris
christina tina; dmitry dmitri dmitriy dmytro; sergei sergey serhiy; alexei alexey aleksei oleksiy oleksii; vladimir
volodymyr; yuri yury yuriy; mohammed mohammad muhammad mohamed; nikolai mykola; andrei andrey andriy; louis lou louie;
arthur art; albert al bert; alan al; abraham abe; vincent vince vinny vinnie; francis frank fran; eugene gene; gilbert
gil; herbert herb; martin marty; melvin mel; norman norm; oliver ollie; reginald reg reggie; russell russ; stanley
stan; stuart stu; terence terrence terry; tobias toby; vernon vern; wesley wes; clifford cliff; clinton clint; curtis
curt; dennis denny; douglas doug; ernest ernie; frances fran; abigail abby; alexandra alex; amanda mandy; angela
angie; cynthia cindy; dorothy dot dottie; eleanor ellie; gabrielle gabby; jacqueline jackie; jessica jess jessie;
judith judy; kimberly kim; madeleine madeline maddie; pamela pam; penelope penny; roberta bobbie; sandra sandy;
stephanie steph; theresa teresa terry; valerie val; virginia ginny
"""
# One letter written twice.
_DOUBLE = re.compile(r"(.)\1")
_GROUPS: dict[str, set[int]] = {}
for _number, _group in enumerate(_SETS.replace("\n", " ").split(";")):
    for _word in _group.split():
        _GROUPS.setdefault(_word, set()).add(_number)


def same_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same surname may be one person's, by what else they hold."""
    if not _same_generation(one, other):
        return False
    a, b = _given(one), _given(other)
    if not a or not b:
        return True
    if _only_initials(a) != _only_initials(b) and min(len(a), len(b)) == 1:
        return False  # B. B. King is no Brian King
    if len(a) > 1 and len(b) > 1 and not _agree(a[1], b[1]):
        return a[-len(b) :] == b or b[-len(a) :] == a  # "Suu Kyi" of "Aung San Suu Kyi"
    return _agree(a[0], b[0]) or a[-len(b) :] == b or b[-len(a) :] == a


def _only_initials(given: list[str]) -> bool:
    return len(given) > 1 and all(len(part) == 1 for part in given)


def _same_generation(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
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


def _given(words: tuple[str, ...]) -> list[str]:
    surname = surname_of(words)
    given = [part.lower() for word in words if word not in NAME_SUFFIXES for part in _parts(word)]
    if surname in given:
        given.remove(surname)
    return [_folded(word.rstrip(".")) for word in given]


def _parts(word: str) -> list[str]:
    """A word of a name, or its initials one by one: "J.D." and "JD" are "J. D."."""
    letters = word.replace(".", "")
    return list(letters) if len(letters) == 2 and letters.isupper() else [word]


def _folded(word: str) -> str:
    """Without accents: François is Francois."""
    return word if word.isascii() else "".join(char for char in normalize("NFKD", word) if not combining(char))


def _agree(x: str, y: str) -> bool:
    if x == y or ((len(x) == 1 or len(y) == 1) and x[:1] == y[:1]):
        return True
    if min(len(x), len(y)) > 4 and _DOUBLE.sub(r"\1", x) == _DOUBLE.sub(r"\1", y):
        return True  # Hilary and Hillary
    return not _GROUPS.get(x, frozenset()).isdisjoint(_GROUPS.get(y, ()))
