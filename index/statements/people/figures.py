"""The people of one article: their names gathered from all mentions, with roles and gender."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ...lexicon.gazetteer import NAME_PARTICLES, NAME_SUFFIXES, NOT_NAMES
from ...lexicon.given_names import GIVEN_NAMES, called_by, gender
from ...lexicon.nicknames import same_given
from ...lexicon.roles import ADDRESS, FEMALE_ROLES, MALE_ROLES, OFFICES, REGNAL, TITLES, spellings
from ...lexicon.surnames import generation_of, is_formal, surname_of
from ...lexicon.tokens import Tokens
from ...values import Mention, Span
from .descriptions import Description, describe, roles_beside, tagged
from .names import Name, find_names, follows_headline_role
from .odd_names import odd_full_names, odd_surnames
from .personhood import (
    closes_quotation,
    is_a_body,
    is_brand,
    looks_like_a_person,
    may_be_a_person,
    speaks,
    stands_alone,
)
from .runs import opens_sentence


@dataclass(slots=True)
class Figure:
    """One person in one article, while the article is read."""

    name: str
    words: tuple[str, ...]
    first: Name
    gender: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    descriptions: list[Description] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)  # of all descriptions
    mentions: list[Name] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The family name in lower case."""
        return surname_of(self.words)

    @property
    def generation(self) -> str:
        """`jr`, `sr` or a numeral; the empty string for most."""
        return generation_of(self.words)


@dataclass(frozen=True, slots=True)
class Cast:
    """All people of an article. `places[i]` is where mention i starts, `named[i]` whom it names: nobody where two fit,
    or where a name may be a person's of whom nothing else is known.
    """

    figures: tuple[Figure, ...]
    places: tuple[int, ...]
    names: tuple[Name, ...]
    named: tuple[Figure | None, ...]

    def within(self, span: Span) -> list[tuple[Name, Figure | None]]:
        """Mentions that lie in a span, in order."""
        found = []
        at = bisect_right(self.places, span.start - 1)
        while at < len(self.places) and self.places[at] < span.end:
            if self.names[at].span.end <= span.end:
                found.append((self.names[at], self.named[at]))
            at += 1
        return found

    def hide(self, tokens: Tokens) -> Tokens:
        """Tokens whose `lowers` are in capitals where they name somebody, so that no grammar is read into a name:
        Theresa May's is no auxiliary, Stephen King's no title. The marks around a nickname are words of it.
        """
        words, lowers = list(tokens.words), list(tokens.lowers)
        for name, figure in zip(self.names, self.named, strict=True):
            if figure is not None:
                within = slice(name.first, name.after)
                words[within] = [word if word[0].isalnum() else name.words[-1] for word in words[within]]
                lowers[within] = [word.upper() for word in words[within]]
        return replace(tokens, words=words, lowers=lowers)

    def holds(self, span: Span) -> bool:
        """Whether a span lies within a name, as a nickname in quotation marks does."""
        at = bisect_right(self.places, span.start) - 1
        return at >= 0 and self.names[at].span.end >= span.end

    def mentions(self) -> tuple[Mention, ...]:
        """Everybody named, as values, in order of first mention."""
        return tuple(
            Mention(
                name=figure.name,
                forms=tuple(form for form, _ in figure.forms.most_common() if form != figure.name),
                roles=tuple(role for role, _ in figure.roles.most_common()),
                count=sum(figure.forms.values()),
            )
            for figure in self.figures
        )


def gather(text: str, tokens: Tokens, titles: Sequence[Name]) -> Cast:
    """Everybody whom the text names; `titles` are names in the article's title, which may give a fuller form."""
    names = _in_order([*find_names(tokens), *odd_full_names(tokens)])
    names = _bared(names, [*names, *titles])
    used = frozenset(tokens.words)
    figures: list[Figure] = []
    by_surname: dict[str, list[Figure]] = {}
    by_given: dict[str, list[Figure]] = {}
    alone = Counter(name.words[0] for name in names if len(name.words) == 1)
    bodies = {name.words[0] for name in names if len(name.words) == 1 and is_a_body(tokens, name)}
    inside = Counter(
        name.words[0]
        for name in names
        if len(name.words) == 1 and (not opens_sentence(tokens, name.first) or closes_quotation(tokens, name))
    )
    # Families whose son the article calls "Trump Jr.": "Trump" alone is not he.
    families = {name.surname for name in names if len(name.words) == 2 and generation_of(name.words) in ("jr", "sr")}
    reigning = {name.words for name in names if name.address in REGNAL}
    addressed = {name.surname for name in names if len(name.words) == 1 and name.address in ADDRESS}

    def enter(name: Name, words: tuple[str, ...]) -> None:
        figure = Figure(" ".join(words), words, name)
        figures.append(figure)
        by_surname.setdefault(figure.surname, []).append(figure)
        if len(words) > 1:
            given = words[0] if surname_of(words) != words[0].lower() else words[1]
            by_given.setdefault(given, []).append(figure)

    def namesakes(name: Name) -> list[Figure]:
        """Whose given name a single word is. Those who reign are called by it: "Prince Andrew" is not his lawyer."""
        known = by_given.get(name.words[0], [])
        if name.address in REGNAL:
            return [figure for figure in known if figure.words in reigning or figure.generation]
        return known if name.words[0] in GIVEN_NAMES else []

    def bearers(name: Name) -> list[Figure]:
        known = by_surname.get(name.surname, [])
        if name.surname in families or name.address in TITLES:
            return [figure for figure in known if not figure.generation or is_formal(figure.words)]
        return known

    whole = [name for name in names if len(name.words) > 1]
    for name in sorted(whole, key=lambda name: (not name.sure, _core(name.words) < 2)):
        known = by_surname.get(name.surname, [])
        headed = opens_sentence(tokens, name.first) or follows_headline_role(tokens, name.first)
        if not name.sure and known and not generation_of(name.words) and headed:
            continue  # "Support Trump", "Interestingly Blocher", "Mom Corners Obama"
        sure = name.sure or name.surname in addressed or (known and generation_of(name.words))
        if sure or looks_like_a_person(tokens, name, alone, used):
            known = [figure for figure in known if same_given(figure.words, name.words)]
            if not known:
                enter(name, name.words)
            elif (
                len(name.words) > len(known[0].words)
                and _core(known[0].words) < 3
                and not _extends(tokens, name, known[0])
            ):
                known[0].words, known[0].name = name.words, " ".join(name.words)
    for name in names:
        word = name.words[0]
        known = by_given.get(word, []) if name.address not in REGNAL else namesakes(name)
        if len(name.words) > 1 or bearers(name) or known or word in NOT_NAMES or is_brand(word):
            continue
        fuller = next((title for title in titles if len(title.words) > 1 and title.surname == word.lower()), None)
        if fuller is not None:
            enter(name, fuller.words)
        elif tokens.lowers[name.first] not in TITLES and (
            name.address in TITLES
            or name.address in ADDRESS
            or (
                inside[word]
                and word not in bodies
                and not word.isupper()
                and len(word) > 2
                and word.lower() not in used
                and stands_alone(tokens, name)
                and speaks(tokens, name)
            )
        ):
            enter(name, name.words)
    surnames = {figure.words[-1] for figure in figures if len(figure.words) > 1}
    names = _in_order([*names, *odd_surnames(tokens, surnames, {name.after - 1 for name in names})])
    named: list[Figure | None] = []
    kept: list[Name] = []
    for name in names:
        known = bearers(name) if len(name.words) == 1 else by_surname.get(name.surname, [])
        fitting = _fitting(name, known, namesakes)
        unknown = may_be_a_person(name, used) if len(name.words) > 1 else bool(known)
        if not fitting and not unknown:
            continue
        figure = fitting[0] if len(fitting) == 1 else _likeliest(name, fitting)  # of none: somebody unknown
        kept.append(name)
        named.append(figure)
        if figure is not None:
            _record(text, tokens, name, figure)
    for figure in figures:
        _call_as_usual(figure)
        figure.gender = figure.gender or _gender(figure)
    present = tuple(
        sorted((figure for figure in figures if figure.mentions), key=lambda figure: figure.mentions[0].first)
    )
    return Cast(present, tuple(name.span.start for name in kept), tuple(kept), tuple(named))


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


def _extends(tokens: Tokens, name: Name, figure: Figure) -> bool:
    """Whether a longer name only has a word of unknown kind before the other: "Has Bad Bunny"."""
    unknown = name.words[0] not in GIVEN_NAMES and name.words[-len(figure.words) :] == figure.words
    return unknown and (figure.words[0] in GIVEN_NAMES or opens_sentence(tokens, name.first))


def _core(words: tuple[str, ...]) -> int:
    return sum(word not in NAME_SUFFIXES for word in words)


def _fitting(name: Name, known: list[Figure], namesakes: Callable[[Name], list[Figure]]) -> list[Figure]:
    if len(name.words) > 1:
        same = [figure for figure in known if same_given(figure.words, name.words)]
        return same[:1]
    if not known:
        return namesakes(name)
    if name.address in TITLES:
        return _titled(known, name.address)
    wanted = ADDRESS.get(name.address, "")
    if wanted and len(known) > 1:
        agreeing = [figure for figure in known if (figure.gender or _gender(figure)) in ("", wanted)]
        known = agreeing or known
    return known


def _titled(known: list[Figure], title: str) -> list[Figure]:
    """Bearers of a surname to whom a title before it may belong, by the roles met so far.

    "President Bush" is not Jeb where he is only ever governor, and neither of two Bushes whom nothing calls president.
    """
    holders = [figure for figure in known if figure.heads & spellings(title)]
    other = len(known) > 1 or (title == "president" and any(figure.heads & OFFICES for figure in known))
    return holders or ([] if other else known)


def _likeliest(name: Name, fitting: list[Figure]) -> Figure | None:
    """Of several with one surname: the one introduced so far, else whom the article has named more often, else nobody.

    News calls its main figure by the bare surname and relatives by their full names.
    """
    introduced = [figure for figure in fitting if figure.first.first <= name.first]
    if len(introduced) < 2:
        return introduced[0] if introduced else None
    ranked = sorted(introduced, key=lambda figure: -len(figure.mentions))
    return ranked[0] if len(ranked[0].mentions) > len(ranked[1].mentions) else None


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
    full = {form: n for form, n in figure.forms.items() if len(form.split()) == len(figure.words) and _is_plain(form)}
    usual = max(full, key=lambda form: (full[form], form == figure.name), default=figure.name)
    figure.name, figure.words = usual, tuple(usual.split())


def _is_plain(form: str) -> bool:
    return not form.isupper() and len(form.split()[0].rstrip(".")) > 1


def _gender(figure: Figure) -> str:
    """By given name first: women are called chairman and spokesman too."""
    given = called_by(figure.words) if len(figure.words) > 1 else ""
    if gender(given):
        return gender(given)
    for described in figure.descriptions:
        if described.gender:
            return described.gender
    for mention in figure.mentions:
        if mention.address in MALE_ROLES or mention.address in FEMALE_ROLES:
            return "m" if mention.address in MALE_ROLES else "f"
    return ""
