"""Who is meant by a role: "the president of Ukraine", "the pope", "the vice president" of some year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice, product

from index.fold import fold
from index.lexicon.gazetteer import NOT_NAMES, PLACES
from index.lexicon.given_names import GIVEN_NAMES
from index.lexicon.roles import NATIONS, OFFICES, ROLES, WIDER
from index.lexicon.words import DETERMINERS, PREPOSITIONS, word_set
from index.values import Person

from .registry import Days, Found, People

# Others who hold it that are worth showing.
OTHERS = 10
# Given names, and words that are nobody's, in lower case.
GIVEN = frozenset(name.lower() for name in GIVEN_NAMES)
NO_NAMES = frozenset(word.lower() for word in NOT_NAMES)
# What people are by nature, as `gender` tells it.
SEXES = {"women": "f", "woman": "f", "men": "m", "man": "m"}
# Holders of a role, most mentioned first, of whom one is meant.
_HOLDERS = 50
# Unless the question has it too, a role with one of these is another role: "the vice president" is no president.
_RESTRICTS = word_set(
    "former then ex vice lieutenant lt deputy assistant acting undersecretary candidate nominee elect late shadow wife"
    " husband son daughter brother sister mother father aide counsel spokesman spokeswoman spokesperson"
)
# Words that ask for a role more widely than articles write it, and what they may stand for.
_WIDE = ("diplomat", "leader", "spokesperson", "premier", "monarch", "advisor", "adviser", "chair", "chairperson")
_NARROWER = {wide: tuple(narrow for narrow, wider in WIDER.items() if wide in wider) for wide in _WIDE}
# Words of roles that somebody has in a state where another leads it.
_OF_STATE = OFFICES | _NARROWER.keys()
# Titles as they are written before a name.
_WRITTEN = {
    "governor": ("gov",),
    "senator": ("sen",),
    "representative": ("rep",),
    "defence": ("defense",),
    "defense": ("defence",),
    "lawyer": ("attorney",),
    "attorney": ("lawyer",),
    "ceo": ("chief executive",),
    "head": ("chief", "director", "director general"),
    "un": ("united nations",),
    "eu": ("european union",),
    "who": ("world health organization",),
}
# How some are written shorter, the longest first.
_SHORT = (
    ("chief executive officer", "ceo"),
    ("chief executive", "ceo"),
    ("united states", "us"),
    ("united kingdom", "uk"),
)
# What those are called of whom a question asks by a wider word.
_DOCTORS = word_set("physician surgeon pediatrician paediatrician cardiologist oncologist neurologist epidemiologist")
_SCIENTISTS = {role for role in ROLES if role.endswith("logist")} | word_set(
    "researcher physicist chemist biochemist astronomer geneticist geophysicist astrophysicist climatologist"
)
_LEARNED = word_set(
    "professor lecturer scholar scientist economist analyst historian doctor fellow director dietitian statistician"
)
KINDS = {
    "doctor": _DOCTORS,
    "scientist": _SCIENTISTS,
    "expert": _DOCTORS | _SCIENTISTS | _LEARNED,
    "analyst": frozenset(["economist", "strategist"]),
}
# In so many ways at most.
_WAYS = 30
_RANKS = word_set("top chief senior main leading")
# Every word for a nation, folded, with all the words for the same nation.
NATION_WORDS = {
    "".join(fold(word)): tuple(dict.fromkeys("".join(fold(w)) for w, n in NATIONS.items() if n == nation))
    for word, nation in NATIONS.items()
    if word != "States"
}
# Places other than the United States and Washington: an office without a place means theirs. And of how many roles
# beside a name one of a place tells that its bearer's is there.
_PLACES = {"".join(fold(word)) for word in PLACES if NATIONS.get(word) != "us"} | {"virginia", "georgia"}
_USUAL = 6
# As so much of another role counts one that somebody holds no longer.
_FORMER = 0.5
# What somebody's being elsewhere divides how likely he is meant by.
_ELSEWHERE = 20


def by_role(words: Sequence[str], people: People, days: Days) -> Found | None:
    """Who holds a role, on the days asked about where there are any."""
    if not is_role(words):
        return None
    for alike in _roles_like(_content(words), people):
        held: dict[Person, float] = {}
        for role in alike:
            asked = set(role.split())
            for p in people.with_role(role)[:_HOLDERS]:
                at = _held_at(asked, p)
                if at is not None:
                    held[p] = min(at, held.get(p, at))
        meant, bare = set(alike[0].split()), " " not in alike[0]
        # "The president" may be so many that it is only one where he is named twice as often as any other, or spoke
        # twice as much of late.
        for when in (days, days.latest) if bare and not days.are_given else (days,):
            known = {p: _standing(meant, p, at, people, when) for p, at in held.items()}
            best = sorted(known, key=lambda p: (-known[p], -p.mentions, p.name))
            is_one = best and (not bare or len(best) == 1 or known[best[0]] >= 2 * known[best[1]])
            # Of late, only somebody whose role is just this: a pope, but no superintendent of somewhere.
            if is_one and (when is days or fold(best[0].roles[0]) == (alike[0],)):
                return Found(best[0], tuple(best[1 : 1 + OTHERS]))
    return None


def holds(role: str, person: Person) -> bool:
    """Whether a role of these words, folded, stands beside a person's name: an ex-wife is no wife."""
    return _held_at(set(role.split()), person) is not None


def calls(role: str, written: str) -> bool:
    """Whether what somebody is called has a role of these words, folded, and of no place that they don't name:
    "Secretary of State Ann Lee".
    """
    asked, own = set(role.split()), set(fold(written))
    return asked <= own and not (own - asked) & (_RESTRICTS | _PLACES)


def _held_at(asked: set[str], person: Person) -> float | None:
    """How many other roles stand beside a person's name more often than the one asked for; None who doesn't hold it.

    "Mayor" is no other role than "New York City Mayor", but "UN chief Turkish President" is no UN chief's. That
    somebody is rather a former mayor counts by half.
    """
    others, former = 0, 0.0
    for role in person.roles:
        own = set(fold(role))
        restricted = not _RESTRICTS.isdisjoint(own - asked)
        if asked <= own and not restricted and head(role) in asked:
            return others + former
        others += not (own <= asked or asked <= own)
        former = _FORMER if asked <= own and restricted else former
    return None


def head_end(words: Sequence[str], ends: Collection[str] = PREPOSITIONS) -> int:
    """Where the words of a phrase end that say what it names: before any preposition, "the secretary (of state)"."""
    return next((at for at, word in enumerate(words) if at and word.lower() in ends), len(words))


def head(role: str) -> str:
    """The word of a role that says what its holder is, folded: the last before any `of`. Empty where there is none."""
    words = role.split()
    return "".join(fold(" ".join(words[: head_end(words)]))[-1:])


def _standing(asked: set[str], person: Person, at: float, people: People, days: Days) -> float:
    """How likely a person is who is meant by a role: by how often he is named, on days asked about by how much he said.

    What stands beside his name less often is less his: Biden is called "Ukraine President" too, by a slip.
    """
    known = people.said_by(person, days.first, days.last) if days.are_given else person.mentions
    return known / (1 + at) ** 2 / (_ELSEWHERE if _is_elsewhere(asked, person) else 1)


def _is_elsewhere(asked: set[str], person: Person) -> bool:
    """Whether somebody holds a role of some place where none is named: the attorney general is no state's."""
    held = (set(fold(role)) - asked for role in person.roles[:_USUAL] if asked <= set(fold(role)))
    return len(asked) > 1 and asked.isdisjoint(_PLACES) and any(not rest.isdisjoint(_PLACES) for rest in held)


def usually_holds(role: str, person: Person, people: People) -> bool:
    """Whether at most one other role stands beside a person's name more often than one that a question asks for."""
    held = (_held_at(set(words.split()), person) for words in role_words(role, people))
    return any(at is not None and at < 2 for at in held)


def role_words(role: str, people: People) -> list[str]:
    """A role that a question asks for, folded, in every way in which articles may write it, without where that is.

    "The Uvalde police chief at the hearing" is any "uvalde police chief".
    """
    words = role.split()
    own = _content(words[: head_end(words, PREPOSITIONS - {"of", "for"})])
    return [words for alike in _roles_like(own, people) for words in alike]


def _roles_like(content: tuple[str, ...], people: People) -> Iterator[list[str]]:
    """The role as asked, then in other words for what makes one its holder; each with its nation by other names too."""
    heads = next((_NARROWER[word] for word in content if word in _NARROWER), ())
    core = [word for word in content if word not in _RANKS and word not in _NARROWER]
    for whole in dict.fromkeys([content, *((*core, *fold(head)) for head in heads)]):
        # "Putin's spokesman" is Russia's; "Hunter Biden's lawyer" is not America's, nor is Putin's doctor Russia's.
        leader = sum(word not in ROLES for word in whole) == 1 and not _OF_STATE.isdisjoint(whole)
        ways = [
            (word, *(_WRITTEN.get(word) or NATION_WORDS.get(word) or (_nation_of(word, people) if leader else ())))
            for word in whole
        ]
        yield list(dict.fromkeys(map(" ".join, islice(product(*ways), _WAYS))))


def _nation_of(name: str, people: People) -> tuple[str, ...]:
    """Words for the nation of somebody in its office for whom a role is named: "Putin's spokesman"."""
    if name in ROLES or name in NO_NAMES or name in _RESTRICTS or name == "prime":
        return ()
    fits = people.named(name)[:1]
    return next(
        (
            NATION_WORDS[word]
            for p in fits
            for role in map(fold, p.roles)
            for word in role
            if word in NATION_WORDS and not OFFICES.isdisjoint(role)
        ),
        (),
    )


def is_role(words: Sequence[str]) -> bool:
    """Whether a phrase says what somebody is: its last word before any `of` or `for` is a role."""
    head = head_end(words, ("of", "for", "to", "in"))
    if not words or ROLES.isdisjoint([words[head - 1].lower(), *words[head - 1].lower().split("-")]):
        return False
    # "Stephen King" is a name, "Hunter Biden's lawyer" is none.
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:head])
    return head < len(words) or owned or words[0].lower() not in GIVEN


def _content(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a role that tell it from others, folded."""
    small = DETERMINERS | PREPOSITIONS
    content = " ".join(folded for word in words if word.lower() not in small for folded in fold(word))
    for long, short in _SHORT:
        content = content.replace(long, short)
    return tuple(content.split())
