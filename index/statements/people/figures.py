"""The people of one article, and which of their mentions stand where."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace

from ...lexicon.given_names import called_by, gender
from ...lexicon.surnames import generation_of, surname_of
from ...lexicon.tokens import Tokens
from ...values import Mention, Span
from .descriptions import Description
from .names import Name


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


def gender_of(figure: Figure) -> str:
    """By given name first: women are called chairman and spokesman too."""
    given = called_by(figure.words) if len(figure.words) > 1 else ""
    if gender(given):
        return gender(given)
    return next((described.gender for described in figure.descriptions if described.gender), "")
