"""Entries of one person made one.

Two names are one person's where the family names sound alike and nothing in them disagrees with any name that the
person already has. What agrees only as "Bob" does with "Robert", "Weissman" with "Weissmann" or "John F. Kennedy" with
"John Kennedy" needs more: an article that gives both, others who are named beside both, or names and roles so rare that
hardly two people have them. A family name alone joins a fuller name only within its own article, or where one person
alone bears it, or one alone in the role given with it, or where hardly any article names another bearer: two people
stay two, father and son above all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import prod

from ..fold import fold
from ..lexicon.given_names import GIVEN_NAMES
from ..lexicon.nicknames import Likeness, agree, alike, given_of, likeness_keys, same_generation
from ..lexicon.surnames import generation_of, is_formal, surname_of
from .entries import Entry, are_rivals, are_strangers, common_heads, gender_of, heads, respelled, role_words, spelled

# A bare family name goes to the bearer whom this many times more articles name than any other.
_DOMINANCE = 20
# A name of so many times more articles may be what another is with a stray word.
_USUAL = 2
# Two names of which so many people are to be expected are one person's, "Bob" and "Robert" or the same given name with
# and without a middle one; as if so many names more had been seen, each with another given name.
_FEW, _FEW_CALLED_SO, _UNSEEN = 0.03, 0.1, 1000
# So many named beside two names, one in so many of all who are and each in no more articles than that, show that they
# are one person's.
_COMPANY, _COMPANY_SHARE, _LITTLE_KNOWN = 2, 10, 12
# So many people, the most named, may be whom a name means that agrees with theirs: a hundred bear the commonest names
# of an archive, and to compare each with all would take hours where thousands do.
_MOST_ALIKE = 500
# A word of roles tells somebody if so few have it: "Vanderbilt" of a historian's and a professor's.
_TELLING = 0.002


def merged(entries: list[Entry]) -> list[Entry]:
    """Entries of one person made one: full names first, then family names that only one person bears."""
    full, alone = list[Entry](), list[Entry]()
    for entry in entries:
        (alone if _is_alone(entry.words) else full).append(entry)
    by_words = {_lower(entry.words): entry for entry in full}
    cores = {id(entry): core for entry in full if (core := _core(entry, by_words)) is not None}
    families = _Families(full)
    # Who has a stray word more comes after whom it is, and an initial tells least.
    for entry in sorted(full, key=lambda entry: (id(entry) in cores, _is_abbreviated(entry))):
        core = entry
        while id(core) in cores:
            core = cores[id(core)]
        families.enter(entry, core if core is not entry else None)
    people = families.people()
    for entry in alone:
        person = families.bearer(entry)
        if person is None:
            people.append(entry)
        else:
            person.join(entry)
    return people


class _Families:
    """People by family name, as their names come."""

    def __init__(self, full: Sequence[Entry]) -> None:
        self._bearers: dict[str, list[Entry]] = defaultdict(list)
        self._well_known = {name for entry in full if entry.articles > _LITTLE_KNOWN for name in entry.names}
        self._person: dict[int, Entry] = {}
        # By what two given names that agree have in common.
        self._alike: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        # Names that occur with `Jr.` and no middle initial.
        self._sons = {_son(e.words) for e in full if generation_of(e.words) and not is_formal(e.words)}
        # How many names have each family name, what share each given name, and of those with roles each role.
        self._sizes = Counter(_family(entry.words) for entry in full)
        given = Counter(word for entry in full for word in set(given_of(entry.words)))
        self._given = {word: count / (len(full) + _UNSEEN) for word, count in given.items()}
        held = Counter(head for entry in full for head in heads(entry))
        in_roles = sum(bool(entry.roles) for entry in full)
        self._held = {head: count / in_roles for head, count in held.items()}
        told = Counter(word for entry in full for word in role_words(entry))
        self._told = {word: count / in_roles for word, count in told.items()}

    def enter(self, entry: Entry, core: Entry | None) -> None:
        """Join an entry to the one person whose it is; else it is a person. `core` is an entry whose name it holds."""
        if core is not None and _may_be_of_one_gender(entry, core) and not are_rivals(heads(entry), heads(core)):
            self._person[id(core)].join(entry)
            self._person[id(entry)] = self._person[id(core)]
            return
        family, keys = _family(entry.words), likeness_keys(entry.words)
        wanted = keys if _is_abbreviated(entry) else {key for key in keys if len(key) > 1}
        known = {id(other): other for key in wanted for other in self._alike.get((family, key), ())}
        likely = [(self._likeness(entry, other), _are_spelled_alike(entry, other), other) for other in known.values()]
        best = max((how[:2] for how in likely), default=(Likeness.NO, False))
        same = [other for *how, other in likely if tuple(how) == best and how[0]]
        if len(same) == 1:
            person = same[0]
            person.join(entry)
            if not set(given_of(entry.words)) <= set(given_of(person.words)):
                person.wholes.append(entry.words)
        else:
            person = entry
            self._bearers[family].append(entry)
        self._person[id(entry)] = person
        for key in keys:
            known_by = self._alike[family, key]
            if len(known_by) < _MOST_ALIKE and person not in known_by:
                known_by.append(person)

    def people(self) -> list[Entry]:
        """Everybody entered."""
        return [entry for known in self._bearers.values() for entry in known]

    def bearer(self, entry: Entry) -> Entry | None:
        """Whom a family name alone means, if that is plain."""
        generation = generation_of(entry.words)
        known = self._bearers.get(spelled(surname_of(entry.words)), [])
        if generation:
            known = [person for person in known if generation_of(person.words) == generation]
        if len(known) > 1:
            known = _in_role(known, entry) or _dominant(known, entry)
        fits = len(known) == 1 and generation_of(known[0].words) == generation
        return known[0] if fits and not are_strangers(heads(entry), heads(known[0])) else None

    def _likeness(self, entry: Entry, other: Entry) -> Likeness:
        """How surely nothing speaks against one person."""
        if not same_generation(entry.words, other.words) or self._are_kin(entry, other):
            return Likeness.NO
        hows = {_likeness(entry.words, whole) for whole in other.wholes}
        how = min(hows)
        if how == Likeness.NO or Likeness.SURE in hows:  # "J.D. Vance" once "JD Vance" is known as James David
            return how
        if not _may_be_of_one_gender(entry, other) or are_rivals(heads(entry), heads(other)):
            return Likeness.NO
        told = _in_one_article(entry, other) or self._are_few(entry, other)
        return how if told or self._are_in_company(entry, other) else Likeness.NO

    def _are_few(self, entry: Entry, other: Entry) -> bool:
        """Whether hardly two people can be expected to bear such names and to hold the roles in common."""
        own, others = heads(entry), heads(other)
        told = [self._told[word] for word in role_words(entry) & role_words(other) if self._told[word] < _TELLING]
        if not told and are_strangers(own, others):
            return False  # Derrick D. Johnson, convicted, is not Derrick Johnson, president
        called = max(self._given[_called(entry)], self._given[_called(other)])
        held = prod(self._held[head] for head in common_heads(own, others))
        same = given_of(entry.words)[0] == given_of(other.words)[0]
        few = _FEW_CALLED_SO if same else _FEW
        return self._sizes[_family(entry.words)] * called * min([held, *told]) <= few

    def _are_in_company(self, entry: Entry, other: Entry) -> bool:
        """Whether articles name the same little known people beside each.

        Who is named beside the other is another, but for a slip: "Suzanne McConnel" is Suzanne McConnell.
        """
        one, two = set(entry.company), set(other.company)
        if not one.isdisjoint(other.names) or not two.isdisjoint(entry.names):
            return given_of(respelled(entry.words)) == given_of(respelled(other.words))
        return len((one & two) - self._well_known) >= max(_COMPANY, min(len(one), len(two)) / _COMPANY_SHARE)

    def _are_kin(self, entry: Entry, other: Entry) -> bool:
        """Whether two may be father and son.

        "Joseph R. Biden Jr." may be Joe Biden, but "Robert F. Kennedy Jr." is nobody else where there also is a "Robert
        Kennedy Jr.", or where one article names both.
        """
        if generation_of(entry.words) == generation_of(other.words):
            return False
        apart = _son(entry.words) in self._sons or _son(other.words) in self._sons
        return apart or not entry.beside.isdisjoint(other.names) or not other.beside.isdisjoint(entry.names)


def _core(entry: Entry, by_words: Mapping[tuple[str, ...], Entry]) -> Entry | None:
    """The entry of more articles before whose name another has only a stray word: "Famer Albert Pujols".

    What may be a given name makes another name: "Clara Jane Smith". But "Elizabeth Liz Cheney" is Liz Cheney.
    """
    words = entry.words
    for at in range(1, len(words) - 1):
        core = by_words.get(_lower(words[at:]))
        if core is not None and core.articles >= _USUAL * entry.articles and _opens_a_name(words[at]):
            called = given_of(core.words)[0]
            if all(_is_stray(word) or agree(word.lower(), called) for word in words[:at]):
                return core
    twice = len(words) > 2 and spelled(words[-1].lower()) == spelled(words[-2].lower())
    return by_words.get(_lower(words[:-1])) if twice else None


def _opens_a_name(word: str) -> bool:
    letters = word.replace(".", "")
    return word.capitalize() in GIVEN_NAMES or (len(letters) == 2 and letters.isupper())  # JD Vance


def _is_stray(word: str) -> bool:
    return word.capitalize() not in GIVEN_NAMES and len(word.rstrip(".")) > 1


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    how = alike(given_of(respelled(one)), given_of(respelled(other)))
    same = _plain(surname_of(one)) == _plain(surname_of(other)) and generation_of(one) == generation_of(other)
    return how if same else min(how, Likeness.LIKELY)


def _plain(surname: str) -> str:
    return " ".join(fold(surname))


def _is_alone(words: tuple[str, ...]) -> bool:
    """Whether a name is a family name alone: "Trump", "Trump Jr."."""
    return not given_of(words)


def _is_abbreviated(entry: Entry) -> bool:
    """Whether a name begins with an initial."""
    return len(next(iter(given_of(entry.words)), "")) == 1


def _are_spelled_alike(entry: Entry, other: Entry) -> bool:
    return _plain(surname_of(entry.words)) == _plain(surname_of(other.words))


def _called(entry: Entry) -> str:
    """The given name that tells most: "thomas" of "A. Thomas Young"."""
    return max(given_of(entry.words)[:2], key=lambda word: len(word) > 1)


def _family(words: tuple[str, ...]) -> str:
    """What two names must share to be one person's: the family name, or all of "Charles III" and of "Michael R."."""
    surname = surname_of(words)
    return spelled(surname) if len(surname.rstrip(".")) > 1 and " " not in surname else " ".join(words).lower()


def _son(words: tuple[str, ...]) -> tuple[str, str]:
    return words[0], spelled(surname_of(words))


def _may_be_of_one_gender(entry: Entry, other: Entry) -> bool:
    return len({gender_of(entry), gender_of(other)} - {""}) < 2


def _in_one_article(entry: Entry, other: Entry) -> bool:
    """Whether an article was found to give both names to one person."""
    return any(name in other.forms for name in entry.names) or any(name in entry.forms for name in other.names)


def _in_role(bearers: list[Entry], entry: Entry) -> list[Entry]:
    """Of several bearers the one who plainly holds the role beside a bare name: "President Obama" is not Michelle."""
    if not entry.roles:
        return []
    role = min(entry.roles.items(), key=lambda item: (-item[1], item[0]))[0]
    first, second = sorted(bearers, key=lambda person: -person.roles[role])[:2]
    return [first] if first.roles[role] > 4 * second.roles[role] else []


def _dominant(bearers: list[Entry], entry: Entry) -> list[Entry]:
    """Of several bearers the one whom nearly every article means: Taylor Swift, but by no "Justice Swift"."""
    first, second = sorted(bearers, key=lambda person: -person.articles)[:2]
    is_told = not (own := heads(entry)) or own.keys() & heads(first).keys()
    return [first] if first.articles >= _DOMINANCE * max(second.articles, 1) and is_told else []
