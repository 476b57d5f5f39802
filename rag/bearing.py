"""Which statements bear on a topic, and how well: by their own words, their line's and their passage's meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.places import NONE, Located
from index.searcher import Searcher

from .retrieve import Candidates
from .weigh import Topic

# How much of a topic, by weight of its words, a statement must hold to bear on it,
_BEARS = 0.3
# or its passage must be as near in meaning as this cosine and its line or title share a word with the topic,
_NEAR = 0.4
# or share this much of it, which is also what tells of a topic without its names.
_HOLDS = 0.6


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


def bearing_on(
    searcher: Searcher,
    pool: Sequence[Located],
    about: str,
    found: Candidates,
    least: float = 0.0,
    *,
    wide: bool = False,
) -> list[Choice]:
    """The statements that bear on a topic and score at least so much, best first; `wide`ly, by titles too."""
    topic = Topic(searcher, about)
    rows = sorted({s.row for s in pool if s.row != NONE})
    near = dict(zip(rows, searcher.cosines(found.query, rows), strict=True))
    texts = [searcher.words(s) for s in pool]
    cosines = [max(0.0, near.get(s.row, 0.0)) for s in pool]
    likely = [
        (s, text, share, cosine)
        for s, text, share, cosine in zip(pool, texts, topic.shares(texts), cosines, strict=True)
        # Its line is read only where that can still make the difference.
        if _score(share, 1.0, cosine) >= least and (wide or share >= _BEARS or cosine >= _NEAR)
    ]
    titled = wide or topic.is_of_both
    headings = searcher.headings_numbered(sorted({s.article for s, *_ in likely})) if titled else {}
    titles = {number: heading.title or "" for number, heading in headings.items()}
    lines = [f"{titles[s.article]}\n{_around(searcher, s)}" if wide else searcher.line(s) for s, *_ in likely]
    different = list(dict.fromkeys(lines))
    wider = dict(zip(different, topic.shares(different), strict=True))
    # What bears on little of it holds both: the Uvalde shooting is no other, Biden's cancer nothing else about him.
    apart = _lacking(searcher, topic, {s.row: titles[s.article] for s, *_ in likely}) if topic.is_of_both else set()
    chosen = []
    for (s, text, share, cosine), line in zip(likely, lines, strict=True):
        held = wider[line]
        score = _score(share, held, cosine)
        bears = share >= _BEARS or held >= _HOLDS or (held > 0 and cosine >= _NEAR)
        if score >= least and bears and (max(share, held) >= _HOLDS or s.row not in apart):
            chosen.append(Choice.of(searcher, s, text, score))
    return sorted(chosen, key=order)


def order(choice: Choice) -> tuple[float, int, int, int]:
    """Best first, then newest, then by place."""
    return -choice.score, -choice.located.day, choice.located.article, choice.located.start


def _around(searcher: Searcher, located: Located) -> str:
    """The passage that a statement stands in, of neighbouring paragraphs; outside every passage its line."""
    return searcher.line(located) if located.row == NONE else searcher.passage_text(located.row)


def _lacking(searcher: Searcher, topic: Topic, titled: Mapping[int, str]) -> set[int]:
    """The passages that, with their titles, lack a topic's names or what it says of them."""
    texts = [f"{title}\n{'' if row == NONE else searcher.passage_text(row)}" for row, title in titled.items()]
    return {row for row, lacks in zip(titled, topic.lacking(texts), strict=True) if lacks}


def _score(share: float, wider: float, cosine: float) -> float:
    """How well a statement bears on a topic: by its own words, its line's and its passage's meaning."""
    return min(1.0, 0.5 * share + 0.2 * wider + 0.3 * cosine)
