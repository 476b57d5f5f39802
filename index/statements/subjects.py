"""The person of whom a sentence speaks: whom a pronoun after it may mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ..lexicon.roles import FEMALE_ROLES, MALE_ROLES, ROLES
from ..lexicon.words import CLAUSE_LEADS, PREPOSITIONS, word_set
from ..values import Span
from .grammar.clauses import is_participle
from .grammar.outline import Outline
from .grammar.phrases import begins_predicate
from .people.figures import Cast, Figure

_MALE, _FEMALE = word_set("he him his"), word_set("she her hers")
_HE_OR_SHE = {"m": ("he",), "f": ("she",), "": ("he", "she")}
# After a name these show that it is no subject: "Cruz's", "the Cruz campaign".
_OWNED = word_set(
    "'s ' ’ campaign campaigns supporters aides administration camp team rally rallies surrogates surrogate"
    " backers voters allies ally officials foundation presidency family era fans event events organization"
)

_CREDIT = 9  # units from the end of a caption within which its credit starts


@dataclass(frozen=True, slots=True)
class Subjects:
    """Looks for the subjects of one article's sentences among its people."""

    units: Outline
    cast: Cast

    def subject(self, sentence: int, gender: str, before: int | None) -> tuple[Figure | None, bool]:
        """The person who is most likely the subject of a sentence, of those the pronoun agrees with.

        Without one, the flag tells that more than one person fits ("Xi and Putin announced"), so that nobody may be
        sought further back.
        """
        units = self.units
        lo, hi = units.sentences[sentence]
        end = units.starts[before] if before is not None else units.ends[hi - 1]
        weak: list[Figure] = []
        clause = self.opening_clause(sentence) if before is None else lo
        pronouns = _HE_OR_SHE[gender]
        meant = next((at for at in range(lo, hi if before is None else before) if units.lowers[at] in pronouns), hi)
        for name, figure in self.cast.within(Span(units.starts[lo], end)):
            at = bisect_left(units.starts, name.span.start, lo, hi)
            if at >= hi or units.starts[at] != name.span.start:
                continue  # inside a quotation
            if at > meant:
                break  # the sentence already speaks of its subject as `he`; the name is somebody else's
            after = bisect_left(units.starts, name.span.end, at, hi)
            if after < hi and units.lowers[after] == "/":
                continue  # "John Kirby/Getty Images" took the picture
            owns = after < hi and (units.lowers[after] in _OWNED or units.lowers[after] in ROLES)
            oblique = at < clause or (
                at > lo
                and units.lowers[at - 1] in PREPOSITIONS
                and units.lowers[at - 2 : at] != ["as", "for"]
                and not (units.lowers[at - 1] in CLAUSE_LEADS and begins_predicate(units, after, hi))
            )
            if figure is None:
                if not owns and not oblique:
                    return None, True
                continue
            if not agrees(figure, gender):
                continue
            second = at > lo and units.lowers[at - 1] == "and" and bool(weak) and at >= clause
            if second:
                return None, True
            if not owns and not oblique:
                return (None, True) if self._joined(name.span.end, hi, figure, gender) else (figure, False)
            if figure not in weak:
                weak.append(figure)
        return (weak[0] if len(weak) == 1 and before is None else None), False

    def opening_clause(self, sentence: int) -> int:
        """The unit where the main clause starts, after "When Maddow pointed it out,"."""
        lo, hi = self.units.sentences[sentence]
        lowers = self.units.lowers
        if lowers[lo] not in CLAUSE_LEADS and not is_participle(self.units, lo):
            return lo
        return next((at + 1 for at in range(lo, hi - 1) if lowers[at] == ","), lo)

    def goes_on(self, sentence: int, gender: str) -> bool:
        """Whether a sentence only goes on of somebody: it names nobody, and has a pronoun of the gender."""
        lo, hi = self.units.sentences[sentence]
        pronouns = _FEMALE if gender == "f" else _MALE
        return not pronouns.isdisjoint(self.units.lowers[lo:hi]) and not self.named(sentence)

    def is_of_somebody(self, sentence: int) -> bool:
        """Whether the subject of a sentence is `he` or `she`, and nobody is named before: "An immigrant, she hopes"."""
        lo, hi = self.units.sentences[sentence]
        at = next((at for at in range(lo, hi) if self.units.lowers[at] in _HE_OR_SHE[""]), hi)
        opens = at < lo + 3 or self.units.lowers[at - 1] == ","  # "Then he", "So is she"
        return at < hi and opens and not self.others(sentence, at)

    def another(self, sentence: int, gender: str) -> bool:
        """Whether a sentence speaks of somebody of the gender without a name: "his wife", "a man"."""
        lo, hi = self.units.sentences[sentence]
        roles = FEMALE_ROLES if gender == "f" else MALE_ROLES
        return not roles.isdisjoint(self.units.lowers[lo:hi])

    def is_caption(self, sentence: int) -> bool:
        """Whether a sentence stands under a picture, in a paragraph that ends in who took it: "Kirby/Getty Images"."""
        units, paragraph = self.units, self.units.paragraph_of
        lo, hi = units.sentences[bisect_right(paragraph, paragraph[sentence]) - 1]
        for at in range(max(lo, hi - _CREDIT) + 1, hi - 1):
            if units.lowers[at] == "/" and units.words[at - 1][0].isupper():
                return all(word[0].isupper() or not word[0].isalnum() for word in units.words[at + 1 : hi])
        return False

    def named(self, sentence: int) -> list[Figure | None]:
        """Everybody whom a sentence names."""
        lo, hi = self.units.sentences[sentence]
        return [figure for _, figure in self.cast.within(Span(self.units.starts[lo], self.units.ends[hi - 1]))]

    def is_alone(self, sentence: int, figure: Figure) -> bool:
        """Whether a sentence names nobody beside a person, but as an owner: "Xi (has Biden's word)"."""
        lo, hi = self.units.sentences[sentence]
        for name, other in self.cast.within(Span(self.units.starts[lo], self.units.ends[hi - 1])):
            after = bisect_left(self.units.starts, name.span.end, lo, hi)
            if other is not figure and not (after < hi and self.units.lowers[after] in _OWNED):
                return False
        return True

    def others(self, sentence: int, before: int) -> bool:
        """Whether a sentence names somebody before a unit, outside quotations."""
        units = self.units
        lo = units.sentences[sentence][0]
        found = self.cast.within(Span(units.starts[lo], units.starts[before]))
        return any(units.starts[bisect_left(units.starts, name.span.start, lo)] == name.span.start for name, _ in found)

    def owner(self, sentence: int, place: int) -> Figure | None:
        """Whose something is the subject of a sentence, up to a place in it."""
        lo = self.units.sentences[sentence][0]
        found = self.cast.within(Span(self.units.starts[lo], self.units.starts[place]))
        for name, figure in found[:1]:
            at = bisect_left(self.units.starts, name.span.end, lo, place)
            if self.units.lowers[at] in ("'s", "'") and at - lo < 6:
                return figure
        return None

    def _joined(self, end: int, hi: int, figure: Figure, gender: str) -> bool:
        """Whether `and` ties another person whom the pronoun may mean to the one whose name ends at `end`."""
        units = self.units
        at = bisect_left(units.starts, end)
        if at + 1 >= hi or units.lowers[at] != "and":
            return False
        others = self.cast.within(Span(units.starts[at + 1], units.ends[min(at + 4, hi - 1)]))
        return any(other is not figure and (other is None or agrees(other, gender)) for _, other in others[:1])


def agrees(figure: Figure, gender: str) -> bool:
    """Whether a pronoun of a gender may mean a person; both may be unknown."""
    return not gender or figure.gender in ("", gender)
