"""Terms of words and texts, as they are indexed and asked for."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Any

import tantivy

# A word, its hyphens with it, or initials: what `terms` counts in one word as well.
WORD = re.compile(r"\w(?:\.(?:\w\.)+|\w*(?:[-‐‑]\w+)*)")

# Words of the question itself rather than of what it asks about. They are indexed, for phrases; asking for them only
# drags in passages that are full of them.
_STOPWORDS = """
    a about after all also am an and any are as at be because been before being but by can could did do does during
    for from had happen happened happening happens has have he her him his how i if in into is it its may me might
    more most my new no not of on one or our out over said say saying says she should so some such than that the
    their them then there these they this those to two under until up was we were what when where which while who
    whom whose why will with would year years you your s t re ve ll d m
"""
STOPWORDS = frozenset(_STOPWORDS.split())


def _analyzer() -> Any:
    filters = [
        tantivy.Filter.remove_long(60),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ]
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in filters:
        builder = builder.filter(each)
    return builder.build()


ENGLISH = _analyzer()


# What is written both in one word and in several: "cease-fire" and "ceasefire", "U.S." and "US".
_COMPOUND = re.compile(r"\b\w+(?:[-‐‑]\w+)+\b|\b(?:\w\.){2,}")
_JOINT = re.compile(r"[-‐‑.]")


def terms(text: str) -> list[str]:
    """Terms of a text as they stand in the index: words, lower case, accents folded, stemmed (Porter2).

    Compounds count both word by word and, after everything else, in one word.
    """
    found: list[str] = ENGLISH.analyze(f"{text}\n{joined(text)}")
    return found


def joined(text: str) -> str:
    """A text's compounds, each in one word."""
    # Most words are no compound, and asking a string is faster than asking an expression.
    likely = [word for word in text.split() if "-" in word or "‑" in word or "‐" in word or "." in word[:-1]]
    return " ".join(_JOINT.sub("", compound) for word in likely for compound in _COMPOUND.findall(word))


@lru_cache(maxsize=65_536)
def word_terms(word: str) -> tuple[str, ...]:
    """Terms of a word, remembered: articles share their vocabulary, and hardly any text."""
    return tuple(terms(word))


def term_set(text: str) -> frozenset[str]:
    """The different terms of a text."""
    return frozenset(chain.from_iterable(map(word_terms, WORD.findall(text))))
