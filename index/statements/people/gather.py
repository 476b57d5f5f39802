"""Names gathered into people: by all mentions, with what the article calls them and their gender."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ...lexicon.gazetteer import NAME_PARTICLES, NAME_SUFFIXES, NOT_NAMES
from ...lexicon.given_names import GIVEN_NAMES
from ...lexicon.nicknames import same_given
from ...lexicon.roles import ADDRESS, REGNAL, TITLES
from ...lexicon.surnames import generation_of, is_formal, surname_of
from ...lexicon.tokens import Tokens
from .descriptions import describe, roles_beside, tagged
from .figures import Cast, Figure, gender_of
from .letters import in_ordinary_letters, is_shouted
from .names import Name, find_names
from .namesakes import fitting, likeliest
from .odd_names import odd_full_names, odd_surnames
from .personhood import (
    closes_quotation,
    is_a_body,
    is_brand,
    is_voiced,
    looks_like_a_person,
    may_be_a_person,
    speaks,
    speaks_by_label,
    stands_alone,
)
from .runs import opens_sentence


def gather(text: str, tokens: Tokens, titles: Sequence[Name]) -> Cast:
    """Everybody whom the text names; `titles` are names in the article's title, which may give a fuller form."""
    names = _in_order([*find_names(tokens), *odd_full_names(tokens)])
    names = _bared(names, [*names, *titles])
    used = frozenset(tokens.words)
    people = _People(names)
    _enter_whole_names(people, tokens, names, used)
    _enter_single_words(people, tokens, names, titles, used)
    surnames = {figure.words[-1] for figure in people.figures if len(figure.words) > 1}
    names = _in_order([*names, *odd_surnames(tokens, surnames, {name.after - 1 for name in names})])
    named: list[Figure | None] = []
    kept: list[Name] = []
    for name in names:
        bearers = people.bearers(name) if len(name.words) == 1 else people.of_surname(name)
        fit = fitting(name, bearers, people.namesakes)
        unknown = may_be_a_person(name, used) if len(name.words) > 1 else bool(bearers)
        if not fit and not unknown:
            continue
        figure = fit[0] if len(fit) == 1 else likeliest(tokens, name, fit)  # of none: somebody unknown
        kept.append(name)
        named.append(figure)
        if figure is not None:
            _record(text, tokens, name, figure)
    for figure in people.figures:
        _call_as_usual(figure)
        _lower_capitals(tokens, figure)
        figure.gender = figure.gender or gender_of(figure)
    present = sorted((figure for figure in people.figures if figure.mentions), key=lambda each: each.mentions[0].first)
    return Cast(tuple(present), tuple(name.span.start for name in kept), tuple(kept), tuple(named))


class _People:
    """Those found so far, by surname and by given name."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.figures: list[Figure] = []
        self._by_surname: dict[str, list[Figure]] = {}
        self._by_given: dict[str, list[Figure]] = {}
        # Families whose son the article calls "Trump Jr.": "Trump" alone is not he.
        self._families = {
            name.surname for name in names if len(name.words) == 2 and generation_of(name.words) in ("jr", "sr")
        }
        self._reigning = {name.words for name in names if name.address in REGNAL}

    def enter(self, name: Name, words: tuple[str, ...]) -> None:
        """Enter somebody new, named so."""
        figure = Figure(" ".join(words), words, name)
        self.figures.append(figure)
        self._by_surname.setdefault(figure.surname, []).append(figure)
        if len(words) > 1:
            given = words[0] if surname_of(words) != words[0].lower() else words[1]
            self._by_given.setdefault(given, []).append(figure)

    def of_surname(self, name: Name) -> list[Figure]:
        """Those with the surname of a name."""
        return self._by_surname.get(name.surname, [])

    def bearers(self, name: Name) -> list[Figure]:
        """Those whom a surname alone may mean."""
        known = self.of_surname(name)
        if name.surname in self._families or name.address in TITLES:
            return [figure for figure in known if not figure.generation or is_formal(figure.words)]
        return known

    def called(self, name: Name) -> list[Figure]:
        """Those whose given name a single word may be, whether it is known as one or not."""
        return self.namesakes(name) if name.address in REGNAL else self._by_given.get(name.words[0], [])

    def namesakes(self, name: Name) -> list[Figure]:
        """Whose given name a single word is. Those who reign are called by it: "Prince Andrew" is not his lawyer."""
        known = self._by_given.get(name.words[0], [])
        if name.address in REGNAL:
            return [figure for figure in known if figure.words in self._reigning or figure.generation]
        return known if name.words[0] in GIVEN_NAMES else []


def _enter_whole_names(people: _People, tokens: Tokens, names: Sequence[Name], used: frozenset[str]) -> None:
    """Enter whoever is named by more than one word, those first whose names are surely people's."""
    alone = Counter(name.words[0] for name in names if len(name.words) == 1)
    addressed = {name.surname for name in names if len(name.words) == 1 and name.address in ADDRESS}
    whole = [name for name in names if len(name.words) > 1]
    labelled = Counter(name.words for name in names if is_voiced(tokens, name))
    for name in sorted(whole, key=lambda name: (not name.sure, NAME_SUFFIXES.issuperset(name.words[1:]))):
        known = people.of_surname(name)
        if not name.sure and known and not generation_of(name.words) and opens_sentence(tokens, name.first):
            continue  # "Support Trump", "Interestingly Blocher"
        sure = name.sure or name.surname in addressed or (known and generation_of(name.words))
        labels = speaks_by_label(tokens, name, labelled, used)
        if not (sure or labels or looks_like_a_person(tokens, name, alone, used)):
            continue
        same = next((figure for figure in known if same_given(figure.words, name.words)), None)
        if same is None:
            people.enter(name, name.words)
        elif len(name.words) > len(same.words):
            same.words, same.name = name.words, " ".join(name.words)


def _enter_single_words(
    people: _People, tokens: Tokens, names: Sequence[Name], titles: Sequence[Name], used: frozenset[str]
) -> None:
    """Enter whoever is only named by one word: by a title before it, or by how it stands in the text."""
    single = [name for name in names if len(name.words) == 1]
    bodies = {name.words[0] for name in single if is_a_body(tokens, name)}
    inside = {
        name.words[0] for name in single if not opens_sentence(tokens, name.first) or closes_quotation(tokens, name)
    }
    for name in single:
        word = name.words[0]
        if people.bearers(name) or people.called(name) or word in NOT_NAMES or is_brand(word):
            continue
        fuller = next((title for title in titles if len(title.words) > 1 and title.surname == word.lower()), None)
        if fuller is not None:
            people.enter(name, fuller.words)
        elif tokens.lowers[name.first] not in TITLES and (
            name.address in TITLES
            or name.address in ADDRESS
            or (
                word in inside
                and word not in bodies
                and not word.isupper()
                and len(word) > 2
                and word.lower() not in used
                and stands_alone(tokens, name)
                and speaks(tokens, name)
            )
        ):
            people.enter(name, name.words)


def _in_order(names: list[Name]) -> list[Name]:
    return sorted(names, key=lambda name: name.first)


def _bared(names: list[Name], every: list[Name]) -> list[Name]:
    """Names without what is none: "De Blasio" is the surname of Bill de Blasio, "Crooked Hillary Clinton" is she."""
    tails = {tuple(word.lower() for word in name.words[-2:]) for name in every if len(name.words) > 2}
    whole = {name.words for name in every if name.words[0] in GIVEN_NAMES}

    def bare(words: tuple[str, ...]) -> tuple[str, ...]:
        particle = len(words) == 2 and words[0].lower() in NAME_PARTICLES
        if particle and tuple(word.lower() for word in words) in tails:
            return words[1:]
        return words[1:] if len(words) > 2 and words[0] not in GIVEN_NAMES and words[1:] in whole else words

    return [replace(name, words=bare(name.words)) for name in names]


def _record(text: str, tokens: Tokens, name: Name, figure: Figure) -> None:
    figure.mentions.append(name)
    figure.forms[" ".join(name.words)] += 1
    figure.gender = figure.gender or ADDRESS.get(name.address, "")
    tag = tagged(tokens, name.after)
    if tag is not None:
        figure.descriptions.append(tag)
        figure.heads |= tag.heads
    for start, end in roles_beside(tokens, name):
        role = " ".join(text[tokens.starts[start] : tokens.ends[end - 1]].split())
        described = describe(tokens.words[start:end])
        figure.roles[role] += 1
        if described is not None:
            figure.descriptions.append(described)
            figure.heads |= described.heads


def _call_as_usual(figure: Figure) -> None:
    """Name somebody by the commonest of the forms that are as full as the first: Hillary, though once "Hilary"."""
    full = {form: n for form, n in figure.forms.items() if len(form.split()) == len(figure.words)}
    usual = max(full, key=lambda form: (not is_shouted(form), full[form], form == figure.name), default=figure.name)
    figure.name, figure.words = usual, tuple(usual.split())


def _lower_capitals(tokens: Tokens, figure: Figure) -> None:
    """Name in ordinary letters whom only labels, titles or headings name; a word alone may be letters ("AOC")."""
    alone = len(figure.words) == 1
    if is_shouted(figure.name) and (not alone or any(_is_labelled(tokens, name) for name in figure.mentions)):
        figure.name = in_ordinary_letters(figure.name, figure.forms)


def _is_labelled(tokens: Tokens, name: Name) -> bool:
    titled = name.address if len(name.words[0]) > len("AOC") else name.address in ADDRESS
    return bool(titled) or tokens.words[name.after : name.after + 1] == [":"]
