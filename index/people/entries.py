"""A person while names are gathered: every form, every role, and what two entries are compared by."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, normalize

from ..fold import fold
from ..lexicon.given_names import called_by
from ..lexicon.nicknames import gender_of as given_gender
from ..lexicon.roles import FEMALE_ROLES, KINSHIP, MALE_ROLES, WIDER
from ..lexicon.surnames import surname_of

# What differs between romanisations of one name, most specific first: Zelenskyy and Zelensky, Dmitri and Dmitry.
_SPELLINGS = (
    (re.compile(r"['’]"), ""),
    (re.compile(r"(?:yy|iy|ii|ij|yi|ey|y)\b"), "i"),
    (re.compile(r"th(?!\b)"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ts|tz|cz"), "c"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"(?<=.)[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
# What stands between a role and where it is held: "professor of history at Yale".
_HELD = re.compile(r"\s(?:of|at|for|in|with|from|on|to|who)\s|,")
# One role in other words: "Sens." are senators.
_SAME_HEAD = {fold(short)[0]: wider[0] for short, wider in WIDER.items() if short.endswith(".")}
_SAME_HEAD |= {f"{short}s": whole for short, whole in _SAME_HEAD.items()}
_SAME_HEAD |= {"lawyer": "attorney", "advisor": "adviser", "chairman": "chair", "chairwoman": "chair"}
_SAME_HEAD |= dict.fromkeys(("spokesman", "spokeswoman"), "spokesperson")
_SAME_HEAD |= dict.fromkeys(("congressman", "congresswoman"), "representative")
# Two who are often called something, and so seldom the same, are two.
_SEVERAL, _SHARED = 5, 0.2
# A role is one's own if he has it so often among all that he has.
_OFTEN = 0.1


@dataclass(slots=True, eq=False)
class Entry:
    """A person; `words` are the most usual full name, `wholes` all full names, `names` all by frequency, and `within`
    by the number of articles that give no fuller one. `company` are some of those named beside them.
    """

    words: tuple[str, ...] = ()
    wholes: list[tuple[str, ...]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    company: list[str] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)  # for a formal name with `Jr.`: its namesakes in the same articles

    def join(self, entry: Entry) -> None:
        """Take another's names and roles: both are one person."""
        self.names += entry.names
        self.within += entry.within
        self.forms += entry.forms
        self.roles += entry.roles
        self.articles += entry.articles
        self.company += entry.company
        self.beside |= entry.beside


def heads(entry: Entry) -> Counter[str]:
    """What somebody is in a word, whose wife or son aside: the senator of "South Carolina Sen."."""
    counts: Counter[str] = Counter()
    for role, count in entry.roles.items():
        if (head := _head(role)) and head not in KINSHIP:
            counts[head] += count
    return counts


def role_words(entry: Entry) -> set[str]:
    """All words of somebody's roles, folded."""
    return {word for role in entry.roles for word in fold(role)}


def gender_of(entry: Entry) -> str:
    """`m`, `f`, or the empty string, by the given name, else by what somebody is called: "spokeswoman"."""
    last = {role.split()[-1].lower() for role in entry.roles if role.split()}
    told = "f" if last & FEMALE_ROLES else "m" if last & MALE_ROLES else ""
    return given_gender(called_by(entry.words).lower()) or told


@lru_cache(maxsize=65_536)
def _head(role: str) -> str:
    words = fold(_HELD.split(role)[0])
    head = _SAME_HEAD.get(words[-1], words[-1]) if words else ""
    return f"state {head}" if words[-2:-1] == ("state",) else head  # Sen. Mike Lee is no state Sen. Michael Lee


def are_strangers(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two have roles, and none in common."""
    return bool(one and other) and one.keys().isdisjoint(other)


def are_rivals(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two are known by their roles, and by others: a senator Kennedy is not the president, once a senator."""
    totals = one.total(), other.total()
    if min(totals) < _SEVERAL:
        return False
    return sum(min(one[head] / totals[0], other[head] / totals[1]) for head in one) < _SHARED


def common_heads(one: Counter[str], other: Counter[str]) -> list[str]:
    """What both are more than once in a while: a senator is no chairman, though he was called one."""
    totals = one.total(), other.total()
    return sorted(head for head in one if min(one[head] / totals[0], other[head] / (totals[1] or 1)) >= _OFTEN)


def respelled(words: tuple[str, ...]) -> tuple[str, ...]:
    """A full name with its family name last and spelled one way, so that given names can be compared."""
    surname = surname_of(words)
    if " " in surname:
        return words
    at = next(at for at, word in enumerate(words) if word.lower() == surname)
    return (*words[:at], *words[at + 1 :], spelled(surname))


@lru_cache(maxsize=65_536)
def spelled(surname: str) -> str:
    """One spelling for all romanisations of a family name, in lower case without accents."""
    plain = "".join(char for char in normalize("NFKD", surname) if not combining(char))
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return plain
