"""The same statement in several articles, in other words or another translation, shown once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from index.alike import FEWEST, Content, content, is_quoted_again, said_together, says_same
from index.contrast import contradict
from index.storage.places import Located

from .bearing import Choice

# Statements of which words leave it in doubt are the same where their meaning is as near as this cosine.
NEAR = 0.62


@dataclass(frozen=True, slots=True)
class Group:
    """A statement and its other wordings in other articles, in order of article and place."""

    shown: Choice
    others: tuple[Choice, ...]


def group(ranked: Sequence[Choice], cosine: Callable[[Located, Located], float]) -> list[Group]:
    """Group statements, ranked best first; a group stands where its best member does.

    Shown is the member that quotes most directly, then the one that says most. `cosine` is that of two statements'
    meanings, where their words leave it in doubt.
    """
    groups: list[list[Choice]] = []
    contents: list[list[Content]] = []
    by_word: dict[tuple[str, str], set[int]] = {}
    unnamed: dict[tuple[int, str], int] = {}
    for choice in ranked:
        if choice.speaker is None:
            # Nobody's words are known to be the same only where one article gives them twice.
            at = unnamed.setdefault((choice.located.article, choice.text), len(groups))
            if at == len(groups):
                groups.append([])
                contents.append([])
            groups[at].append(choice)
            continue
        own = content(choice.text)
        sharing = Counter(chain.from_iterable(by_word.get((choice.speaker, word), ()) for word in own.words))
        # With fewer words in common nothing is the same. The group with the most first, the better ranked of two.
        fewest = min(FEWEST, len(own.words))
        likely = [at for at, shared in sharing.items() if shared >= fewest]
        for at in sorted(likely, key=lambda at: (-sharing[at], at)):
            if any(
                _may_be_same(choice, member) and _are_same(choice, own, member, theirs, cosine)
                for member, theirs in zip(groups[at], contents[at], strict=True)
            ) and not any(contradict(own.text, theirs.text) for theirs in contents[at]):
                break
        else:
            at = len(groups)
            groups.append([])
            contents.append([])
        groups[at].append(choice)
        contents[at].append(own)
        for word in own.words:
            by_word.setdefault((choice.speaker, word), set()).add(at)
    return [_grouped(members) for members in groups]


def _may_be_same(a: Choice, b: Choice) -> bool:
    """Whether two statements by one person may be one."""
    if a.located.article == b.located.article:
        return a.text == b.text
    return said_together(a.located.day, b.located.day) or is_quoted_again(a.text, b.text)


def _are_same(
    a: Choice,
    a_content: Content,
    b: Choice,
    b_content: Content,
    cosine: Callable[[Located, Located], float],
) -> bool:
    same = says_same(a_content, b_content)
    if same is None:
        # No cosine was found of what lies far apart, and of what is quoted again none is needed.
        return is_quoted_again(a.text, b.text) or cosine(a.located, b.located) >= NEAR
    return same


def _grouped(members: list[Choice]) -> Group:
    # Kinds are numbered from the most direct.
    shown = min(members, key=lambda c: (c.located.kind, -len(c.text)))
    others = sorted((c for c in members if c is not shown), key=lambda c: (c.located.article, c.located.start))
    return Group(shown, tuple(others))
