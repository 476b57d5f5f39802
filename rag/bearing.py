"""Which statements bear on a topic, and how well: by their own words, their line's and their passage's meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.fold import fold
from index.lexicon.surnames import surname_of
from index.limits import PACKAGED_MODEL
from index.searcher import Searcher
from index.storage.places import KINDS, NONE, Located

from .question.content import surnamed
from .question.people import by_name
from .retrieve import Candidates
from .weigh import Topic

# How much of a topic, by weight of its words, a statement's line must hold to bear on it firmly; that also tells of a
# topic without its names.
_HOLDS = 0.6
# All of it, but for how floats are added.
_ALL = 0.999
# How much sooner what holds all of it comes.
_WHOLE = 0.2
# Of so many of each kind it is looked for.
_BEST_OF = 40
# To bear on it loosely, a statement must hold so much by itself: "white" alone is not on white rage.
_BEARS = 0.5
# or its line so much, and its passage be as near in meaning as this cosine.
_SOME, _NEAR = 0.4, 0.6
# To be on it without a word of it, a passage must be so near its topic alone: of 2,000 pairs of somebody who said
# little and of a topic of other people's, 1 % were, most of them rightly.
_ALIKE = 0.3
# The line of one that holds less is read only where its passage is so near.
_LEAST, _READ = 0.3, 0.4

# Score factor where a passage lacks the names or the other words, or is of another year: to hate somebody is not to
# hate Trump.
LACKING = 0.3

# How much better than another's words somebody's own answer what was said about something.
_QUOTED = {"direct": 0.1, "mixed": 0.05, "indirect": 0.0}

# How well a statement bears on a topic that only its passage names, or of which it holds a part; nothing holds more.
AROUND, PARTLY = 0.75, 0.5

# Characters before and after a statement in which whoever it is on is named.
_AROUND = 300
# Words of the longest name, titles and all, that a topic is looked up as: an open question is a topic whole.
_LONGEST_NAME = 8

# What it adds to a statement that it was made in the manner asked about, and what one loses that nobody known made.
MANNER, NOBODY = 0.2, 0.1

# How well one made on an occasion bears on it, by what its title holds of it, whether that does, and its meaning.
_TITLED, _IN_TITLE, _MEANT = 0.15, 0.1, 0.25

# Titles of digests, which say what some of it is about: of no statement can be told whether it is that.
DIGEST = re.compile(
    r"\bthings (?:you need )?to know (?:for|on|today|this)\b|\bnews from around\b|\btop (?:news|headlines)\b"
    r"|\bbriefing:|\bshort list:",
    re.IGNORECASE,
)

# What somebody is wanted to do, or will not, has not been done yet: no title tells of it as an occasion.
_UNDONE = re.compile(r"\b(?:call|urg|ask|want|press|refus|push|demand)\w*\b.*? to .*", re.IGNORECASE)

# Where a topic is looked for beside a statement's own words.
Reach = Literal["line", "title", "passage", "passages"]
# A statement, its words, the share of the topic that these hold, and its passage's cosine with the question.
_Weighed = tuple[Located, str, float, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen statement: where it stands, its words, its speaker, how well it bears on the topic, in [0, 1]."""

    located: Located
    text: str
    speaker: str | None
    score: float

    @classmethod
    def of(cls, searcher: Searcher, located: Located, text: str, score: float) -> Choice:
        """A statement of these words, chosen, with its speaker's name."""
        speaker = None if located.person == NONE else searcher.speaker_name(located.person)
        return cls(located, text, speaker, score)

    def times(self, factor: float) -> Choice:
        """The same, bearing on it so many times as well."""
        return replace(self, score=factor * self.score)


class Bearing:
    """How some statements bear on a topic; what is read of them is read once."""

    def __init__(self, searcher: Searcher, pool: Sequence[Located], about: str, found: Candidates) -> None:
        about, self._names = _as_called(about, searcher)
        self._searcher = searcher
        self._about = about
        self._topic = Topic(searcher, about)
        self._articles = found.articles
        rows = sorted({s.row for s in pool})
        near = dict(zip(rows, searcher.cosines(found.query, rows), strict=True))
        texts = [searcher.words(s) for s in pool]
        cosines = [max(0.0, near[s.row]) for s in pool]
        self._weighed: list[_Weighed] = list(zip(pool, texts, self._topic.shares(texts), cosines, strict=True))
        self._titles: dict[int, str] = {}

    def choices(self, least: float = 0.0, *, own: float = 0.0, firm: bool = False, by: Reach = "line") -> list[Choice]:
        """The statements that bear on the topic, or do so `firm`ly, and score at least so much, best first.

        They hold the share `own` of it in their own words, given names aside. What else is read of each is its line,
        itself and the title of its article, or the passage around it and the title.
        """
        likely = [each for each in self._weighed if self._is_likely(each, least, by)]
        if own:
            likely = self._holding(likely, own)
        lines = self._read([s for s, *_ in likely], by)
        different = list(dict.fromkeys(lines))
        wider = dict(zip(different, self._topic.shares(different), strict=True))
        chosen = []
        loosely: list[Located] = []
        for (s, text, share, cosine), line in zip(likely, lines, strict=True):
            held = wider[line]
            score = _score(share, held, cosine)
            bears = held >= _HOLDS or (not firm and (share >= _BEARS or (held >= _SOME and cosine >= _NEAR)))
            if score >= least and bears:
                chosen.append(Choice.of(self._searcher, s, text, score))
                loosely += [s] if held < (1.0 if firm else _HOLDS) else []
        if self._topic.is_of_both:
            apart = self._lacking(loosely)
            if firm:
                chosen = [c.times(LACKING) if c.located.number in apart else c for c in chosen]
            else:
                chosen = [c for c in chosen if c.located.number not in apart]
        if self._names:
            chosen = [c for each in chosen for c in self._on_somebody(each, by)]
        return sorted(chosen, key=order)

    def _holding(self, weighed: Sequence[_Weighed], least: float) -> list[_Weighed]:
        """Those that hold so much of the topic in their own words, given names aside."""
        if (about := surnamed(self._about)) == self._about:
            return [each for each in weighed if each[2] >= least]
        shares = Topic(self._searcher, about).shares([text for _, text, *_ in weighed])
        return [each for each, share in zip(weighed, shares, strict=True) if share >= least]

    def _on_somebody(self, choice: Choice, by: Reach) -> list[Choice]:
        """A statement on the person that the topic is, if he is named around it, or, less surely, only in the title: an
        article on somebody quotes what is said of others too.
        """
        if not self._names.isdisjoint(fold(self._searcher.line(choice.located))):
            return [choice]
        beside, text = passages_beside(self._searcher, choice.located.row), choice.text
        at = beside.find(text)
        near = beside[max(0, at - _AROUND) : at + len(text) + _AROUND] if at >= 0 else beside
        if not self._names.isdisjoint(fold(near)):
            return [choice]
        return [choice.times(PARTLY)] if by == "title" else []

    @property
    def around(self) -> float:
        """How well a statement bears on the topic that only its passage names: of people it names many."""
        return PARTLY if self._names else AROUND

    def whole_first(self, naming: Sequence[Choice], titled: Sequence[Choice]) -> list[Choice]:
        """Statements naming the topic, then those whose title does; either comes sooner where title and line together
        hold all of it.
        """
        if self._topic.is_one_word:
            return [*naming, *titled]
        ranked = [*self._with_bonus(naming, 0.0), *self._with_bonus(titled, -1.0)]
        return [choice for choice, _ in sorted(ranked, key=lambda each: order(*each))]

    def _with_bonus(self, choices: Sequence[Choice], otherwise: float) -> list[tuple[Choice, float]]:
        """The best of some statements, with what all of the topic in title and line is worth, and the others."""
        likely = choices[:_BEST_OF]
        titles = self._titles_of([c.located for c in likely])
        shares = self._topic.shares([f"{titles[c.located.article]}\n{self._searcher.line(c.located)}" for c in likely])
        worth = [_WHOLE if share > _ALL else otherwise for share in shares]
        return [*zip(likely, worth, strict=True), *((c, otherwise) for c in choices[_BEST_OF:])]

    def on_occasion(self) -> list[Choice]:
        """Statements made at an event that the topic is, best first, found by title and passage, since speakers rarely
        name the event they are at.
        """
        likely = [each for each in self._weighed if self._is_likely(each, 0.0, "title") or each[3] >= _READ]
        located = [s for s, *_ in likely]
        titles = self._titles_of(located)
        titled = self._topic.shares([_UNDONE.sub("", titles[s.article]) for s in located])
        around = self._read(located, "passage")
        held = self._topic.shares(around)
        if located and max(held) < _HOLDS:
            # Where it was, an article says first: "BERLIN (AP)".
            leads = self._searcher.leads([s.article for s in located])
            opened = [f"{self._searcher.passage_text(row)}\n{text}" for row, text in zip(leads, around, strict=True)]
            held = self._topic.shares(opened)
        chosen = [
            Choice.of(self._searcher, s, text, _TITLED * title + _MEANT * cosine + (_IN_TITLE if title else 0.0))
            for (s, text, _, cosine), title, around in zip(likely, titled, held, strict=True)
            if around >= _HOLDS
        ]
        return sorted(chosen, key=order)

    def alike(self) -> list[Choice]:
        """People's statements in passages that are near the topic in meaning, though they have none of its words: who
        spoke of flames spoke of the fire. None where another encoder has cosines of its own, nor on somebody, who has a
        name.
        """
        if self._names or self._searcher.manifest.encoder["name"] != PACKAGED_MODEL:
            return []
        rows = sorted({s.row for s, *_ in self._weighed})
        # What the whole question is near to tells little: it names the speaker.
        near = dict(zip(rows, self._searcher.cosines(self._searcher.encode(self._about), rows), strict=True))
        alike = [(s, text) for s, text, *_ in self._weighed if s.person != NONE and near[s.row] >= _ALIKE]
        return sorted((Choice.of(self._searcher, s, text, near[s.row]) for s, text in alike), key=order)

    def _is_likely(self, weighed: _Weighed, least: float, by: Reach) -> bool:
        """Whether what stands around a statement need be read."""
        located, _, share, cosine = weighed
        if _score(share, 1.0, cosine) < least:
            return False
        if by == "line":
            return share >= _LEAST or cosine >= _READ
        # A title that holds the topic is among the best that the question's words find.
        return by != "title" or located.article in self._articles

    def _read(self, located: Sequence[Located], by: Reach) -> list[str]:
        if by == "line":
            return [self._searcher.line(s) for s in located]
        titles = self._titles_of(located)
        if by == "title":
            return [f"{titles[s.article]}\n{self._searcher.words(s)}" for s in located]
        searcher, wide = self._searcher, by == "passages"
        rows = {s.row for s in located}
        passages = {row: passages_beside(searcher, row) if wide else searcher.passage_text(row) for row in rows}
        return [f"{titles[s.article]}\n{passages[s.row]}" for s in located]

    def _titles_of(self, located: Sequence[Located]) -> dict[int, str]:
        """The titles of the statements' articles, by number; those of digests are empty."""
        unread = sorted({s.article for s in located}.difference(self._titles))
        headings = self._searcher.headings_numbered(unread)
        titles = {number: heading.title or "" for number, heading in headings.items()}
        self._titles |= {number: "" if DIGEST.search(title) else title for number, title in titles.items()}
        return self._titles

    def _lacking(self, located: Sequence[Located]) -> set[int]:
        """Numbers of statements whose passage and title lack either the topic's names or its other words: the Uvalde
        shooting is no other, Biden's cancer nothing else about him.
        """
        titles = self._titles_of(located)
        titled = {s.row: titles[s.article] for s in located}
        texts = [f"{title}\n{self._searcher.passage_text(row)}" for row, title in titled.items()]
        apart = {row for row, lacks in zip(titled, self._topic.lacking(texts), strict=True) if lacks}
        return {s.number for s in located if s.row in apart}


def _as_called(about: str, searcher: Searcher) -> tuple[str, frozenset[str]]:
    """A topic as articles speak of it, and of somebody whom it names what he is called there, folded: most often by the
    family name alone, which tells enough where nobody better known bears it.
    """
    may_be_name = about[:1].isupper() and len(about.split()) <= _LONGEST_NAME
    found = by_name(about, searcher) if may_be_name else None
    if not found or not found.person:
        return about, frozenset()
    family = surname_of(tuple(found.person.name.split()))
    likeliest = by_name(family, searcher) if {*fold(family)} <= {*fold(about)} else None
    is_enough = likeliest is not None and likeliest.person == found.person
    return family if is_enough else about, frozenset(fold(name)[-1] for name in (about, family))


def passages_beside(searcher: Searcher, row: int) -> str:
    """The text of a passage, and of those before and after it in its article, of each side the next or, where it is a
    mere line, as a link to another article is, the next two; its row exists.
    """
    rows = [each for each in range(row - 2, row + 3) if 0 <= each < searcher.manifest.passages]
    articles = dict(zip(rows, searcher.articles_of(rows), strict=True))
    texts = {each: searcher.passage_text(each) for each in rows if articles[each] == articles[row]}
    far = {row + 2 * side for side in (-1, 1) if len(texts.get(row + side, "")) >= _AROUND}
    return "\n".join(text for each, text in texts.items() if each not in far)


def order(choice: Choice, bonus: float = 0.0) -> tuple[float, int, int, int]:
    """Best first, then newest, then by place."""
    quoted = _QUOTED[KINDS[choice.located.kind]] if choice.score else 0.0
    return -choice.score - quoted - bonus, -choice.located.day, choice.located.article, choice.located.start


def _score(share: float, wider: float, cosine: float) -> float:
    """How well a statement bears on a topic: by its own words, its line's and its passage's meaning."""
    return min(1.0, 0.5 * share + 0.2 * wider + 0.3 * cosine)
