"""The people of one article: their names gathered from all mentions, with roles and gender."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..values import Mention, Span
from .cues import CUES
from .descriptions import Description, describe, roles_beside
from .gazetteer import NAME_SUFFIXES, NOT_NAMES
from .given_names import GIVEN_NAMES, gender
from .names import Name, find_names, surname_of
from .nicknames import same_given
from .roles import ADDRESS, FEMALE_ROLES, MALE_ROLES, TITLES
from .tokens import Tokens


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
    mentions: list[Name] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The family name in lower case."""
        return surname_of(self.words)


@dataclass(frozen=True, slots=True)
class Cast:
    """All people of an article. `places[i]` is where mention i starts, `named[i]` whom it names (None: two fit)."""

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
    names = find_names(tokens)
    figures: list[Figure] = []
    by_surname: dict[str, list[Figure]] = {}
    by_given: dict[str, list[Figure]] = {}
    alone = Counter(name.words[0] for name in names if len(name.words) == 1)
    inside = Counter(name.words[0] for name in names if len(name.words) == 1 and not _opens_sentence(tokens, name))

    def enter(name: Name, words: tuple[str, ...]) -> None:
        figure = Figure(" ".join(words), words, name)
        figures.append(figure)
        by_surname.setdefault(figure.surname, []).append(figure)
        if len(words) > 1:
            given = words[0] if surname_of(words) != words[0].lower() else words[1]
            by_given.setdefault(given, []).append(figure)

    whole = [name for name in names if len(name.words) > 1]
    for name in [*(name for name in whole if name.sure), *(name for name in whole if not name.sure)]:
        if not name.sure and name.surname in by_surname and _opens_sentence(tokens, name):
            continue  # "Support Trump", "Interestingly Blocher"
        if name.sure or _looks_like_a_person(tokens, name, alone):
            known = [figure for figure in by_surname.get(name.surname, ()) if same_given(figure.words, name.words)]
            if not known:
                enter(name, name.words)
            elif len(name.words) > len(known[0].words) and _core(known[0].words) < 3:
                known[0].words, known[0].name = name.words, " ".join(name.words)
    for name in names:
        word = name.words[0]
        if len(name.words) > 1 or word.lower() in by_surname or word in by_given or word in NOT_NAMES:
            continue
        fuller = next((title for title in titles if len(title.words) > 1 and title.surname == word.lower()), None)
        if fuller is not None:
            enter(name, fuller.words)
        elif (
            name.address in TITLES
            or name.address in ADDRESS
            or (
                inside[word]
                and not word.isupper()
                and len(word) > 2
                and _stands_alone(tokens, name)
                and _speaks(tokens, name)
            )
        ):
            enter(name, name.words)
    names = _with_odd_surnames(tokens, names, by_surname)
    named: list[Figure | None] = []
    kept: list[Name] = []
    for name in names:
        fitting = _fitting(name, by_surname, by_given)
        if not fitting:
            continue
        figure = fitting[0] if len(fitting) == 1 else _likeliest(name, fitting)
        kept.append(name)
        named.append(figure)
        if figure is not None:
            _record(text, tokens, name, figure)
    for figure in figures:
        figure.gender = figure.gender or _gender(figure)
    present = tuple(figure for figure in figures if figure.mentions)
    return Cast(present, tuple(name.span.start for name in kept), tuple(kept), tuple(named))


def _with_odd_surnames(tokens: Tokens, names: list[Name], by_surname: dict[str, list[Figure]]) -> list[Name]:
    """Bare surnames that read like a nation or a place count where they speak: "Cuban said" of Mark Cuban."""
    odd = {figure.words[-1] for figures in by_surname.values() for figure in figures if figure.words[-1] in NOT_NAMES}
    if not odd:
        return names
    found = [
        name
        for at, word in enumerate(tokens.words)
        if word in odd
        and _stands_alone(
            tokens, name := Name(at, at + 1, Span(tokens.starts[at], tokens.ends[at]), (word,), "", sure=False)
        )
        and _speaks(tokens, name)
    ]
    return sorted([*names, *found], key=lambda name: name.first)


_ENDS_ASIDE = frozenset('.?!;:"“”')


def _core(words: tuple[str, ...]) -> int:
    return sum(word not in NAME_SUFFIXES for word in words)


def _opens_sentence(tokens: Tokens, name: Name) -> bool:
    if not name.first:
        return True
    before = tokens.words[name.first - 1]
    return before in ".?!:;\"“”‘'*•—-" or tokens.starts[name.first] - tokens.ends[name.first - 1] > 1


def _looks_like_a_person(tokens: Tokens, name: Name, alone: Counter[str]) -> bool:
    """A name of unknown words: a person's where a role stands beside it, or it speaks, or its surname recurs."""
    words = name.words
    if len(words) > 3 or any(word in NOT_NAMES or (word.isupper() and len(word) > 2) for word in words):
        return False
    if any(len(word.rstrip(".")) < 2 for word in (words[0], words[-1])) and words[-1] not in NAME_SUFFIXES:
        return words[-1][-1] != "." and len(words[-1]) > 2 and _speaks(tokens, name)
    return (
        bool(alone[words[-1]] or alone[words[0]])
        or _gives_age(tokens, name)
        or _who_follows(tokens, name)
        or _speaks_past_aside(tokens, name)
        or bool(roles_beside(tokens, name))
        or _speaks(tokens, name)
    )


def _gives_age(tokens: Tokens, name: Name) -> bool:
    """ "Cory James, 22, of Flint"."""
    after = tokens.lowers[name.after : name.after + 3]
    return len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) == 2 and after[2] in (",", ".")


def _speaks_past_aside(tokens: Tokens, name: Name) -> bool:
    """ "Raffaello Pantucci, of the Royal United Services Institute, said"."""
    lowers = tokens.lowers
    if lowers[name.after : name.after + 1] != [","]:
        return False
    for at in range(name.after + 1, min(name.after + 18, len(tokens) - 1)):
        if lowers[at] in _ENDS_ASIDE:
            return False
        if lowers[at] == ",":
            cue = CUES.get(lowers[at + 1])
            if cue is not None and cue.pattern in ("clause", "tell") and cue.form in ("s", "past") and not cue.noun:
                return True
    return False


def _who_follows(tokens: Tokens, name: Name) -> bool:
    return tokens.lowers[name.after : name.after + 2] in ([",", "who"], [",", "whose"])


def _stands_alone(tokens: Tokens, name: Name) -> bool:
    """Whether nothing before the name can make it part of a longer noun phrase."""
    before = tokens.lowers[name.first - 1] if name.first else "."
    return not before[0].isalnum() or before in ("and", "but", "that", "as", "while", "when")


def _speaks(tokens: Tokens, name: Name) -> bool:
    after = CUES.get(tokens.lowers[name.after]) if name.after < len(tokens) else None
    before = CUES.get(tokens.lowers[name.first - 1]) if name.first else None
    return (
        after is not None and after.pattern in ("clause", "tell") and after.form in ("s", "past") and not after.noun
    ) or (before is not None and before.lemma in ("say", "write", "add") and before.form in ("past", "s"))


def _fitting(name: Name, by_surname: dict[str, list[Figure]], by_given: dict[str, list[Figure]]) -> list[Figure]:
    if len(name.words) > 1:
        known = by_surname.get(name.surname, [])
        same = [figure for figure in known if same_given(figure.words, name.words)]
        return same[:1] if same or name.sure else known
    fitting = by_surname.get(name.words[0].lower(), [])
    if not fitting:
        return by_given.get(name.words[0], []) if name.words[0] in GIVEN_NAMES else []
    wanted = ADDRESS.get(name.address, "")
    if wanted and len(fitting) > 1:
        agreeing = [figure for figure in fitting if (figure.gender or _gender(figure)) in ("", wanted)]
        fitting = agreeing or fitting
    return fitting


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
    for start, end in roles_beside(tokens, name):
        role = " ".join(text[tokens.starts[start] : tokens.ends[end - 1]].split())
        described = describe(tokens.words[start:end], tokens.lowers[start:end])
        figure.roles[role] += 1
        if described is not None:
            figure.descriptions.append(described)


def _gender(figure: Figure) -> str:
    """By given name first: women are called chairman and spokesman too."""
    given = figure.words[0] if len(figure.words) > 1 else ""
    if len(given.rstrip(".")) == 1 and len(figure.words) > 2:
        given = figure.words[1]
    if gender(given):
        return gender(given)
    for described in figure.descriptions:
        if described.gender:
            return described.gender
    for mention in figure.mentions:
        if mention.address in MALE_ROLES or mention.address in FEMALE_ROLES:
            return "m" if mention.address in MALE_ROLES else "f"
    return ""
