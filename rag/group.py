"""The same statement in several articles, in other words or another translation, shown once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from index.values import UNDATED
from index.vectors import Vectors

from .choose import Choice
from .retrieve import STOPWORDS
from .terms import WORD, word_terms

# Share of the shorter statement's words that the longer one holds: from here on they are the same statement,
SAME = 0.75
# and down to here they are where their meaning is as near as this cosine.
MAYBE_SAME = 0.4
NEAR = 0.62
# Fewer words than this make no statement that could be told from another by its words.
_FEWEST = 3
# Translations differ in a word's ending: "ratify" and "ratification", "Russia" and "Russian" agree so far.
_PREFIX = 5
# A politician repeats himself; what lies further apart in time, in days, was said again.
_DAYS = 10
# Statements whose meaning is looked at for one answer; past them only words decide.
_MOST_ENCODED = 16


@dataclass(frozen=True, slots=True)
class Group:
    """A statement and its other wordings in other articles, in order of article and place."""

    shown: Choice
    others: tuple[Choice, ...]


def group(ranked: Sequence[Choice], encode: Callable[[Sequence[str]], Sequence[Vectors]]) -> list[Group]:
    """Group statements, ranked best first; a group stands where its best member does.

    Shown is the member that quotes most directly, then the one that says most. `encode` gives unit vectors.
    """
    # Once by words alone, to hear whose meaning is in doubt: encoded all at once they take a third of the time.
    doubtful: dict[str, None] = {}

    def hear(a: Choice, b: Choice) -> float:
        doubtful.update({a.text: None, b.text: None})
        return 0.0

    groups = _grouping(ranked, hear)
    if doubtful:
        texts = list(doubtful)[:_MOST_ENCODED]
        meaning = dict(zip(texts, encode(texts), strict=True))

        def cosine(a: Choice, b: Choice) -> float:
            both = a.text in meaning and b.text in meaning
            return float(meaning[a.text] @ meaning[b.text]) if both else 0.0

        groups = _grouping(ranked, cosine)
    return [_grouped(members) for members in groups]


def _grouping(ranked: Sequence[Choice], cosine: Callable[[Choice, Choice], float]) -> list[list[Choice]]:
    """Members of each group, in the order of the ranking."""
    groups: list[list[Choice]] = []
    words: list[list[frozenset[str]]] = []
    by_word: dict[tuple[str, str], set[int]] = {}
    for choice in ranked:
        if choice.speaker is None:
            # Nobody's words are never known to be the same.
            groups.append([choice])
            words.append([])
            continue
        own = content_words(choice.text)
        sharing = Counter(chain.from_iterable(by_word.get((choice.speaker, word), ()) for word in own))
        # With fewer words in common nothing is the same. The group with the most first, the better ranked of two.
        fewest = min(_FEWEST, len(own))
        likely = [at for at, shared in sharing.items() if shared >= fewest]
        for at in sorted(likely, key=lambda at: (-sharing[at], at)):
            if any(
                _may_be_same(choice, member) and _are_same(choice, own, member, theirs, cosine)
                for member, theirs in zip(groups[at], words[at], strict=True)
            ):
                break
        else:
            at = len(groups)
            groups.append([])
            words.append([])
        groups[at].append(choice)
        words[at].append(own)
        for word in own:
            by_word.setdefault((choice.speaker, word), set()).add(at)
    return groups


def content_words(text: str) -> frozenset[str]:
    """Beginnings of the words of a statement that carry its content."""
    return frozenset(chain.from_iterable(map(_content, WORD.findall(text))))


@lru_cache(maxsize=16_384)
def _content(word: str) -> tuple[str, ...]:
    return tuple(term[:_PREFIX] for term in word_terms(word) if term not in STOPWORDS and len(term) > 1)


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set's words that both hold (Broder 1997's containment), 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _may_be_same(a: Choice, b: Choice) -> bool:
    if a.speaker != b.speaker:
        return False
    if a.located.article == b.located.article:
        return a.text == b.text
    first, second = a.located.day, b.located.day
    return UNDATED in (first, second) or abs(first - second) <= _DAYS


def _are_same(
    a: Choice,
    a_words: frozenset[str],
    b: Choice,
    b_words: frozenset[str],
    cosine: Callable[[Choice, Choice], float],
) -> bool:
    if min(len(a_words), len(b_words)) < _FEWEST:
        return a_words == b_words and len(a_words) > 0
    shared = containment(a_words, b_words)
    enough = len(a_words & b_words) >= _FEWEST
    return shared >= SAME or (enough and shared >= MAYBE_SAME and cosine(a, b) >= NEAR)


def _grouped(members: list[Choice]) -> Group:
    # Kinds are numbered from the most direct.
    shown = min(members, key=lambda c: (c.located.kind, -len(c.text), members.index(c)))
    others = sorted((c for c in members if c is not shown), key=lambda c: (c.located.article, c.located.start))
    return Group(shown, tuple(others))
