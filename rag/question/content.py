"""What a question asks about: the words of it that say so, and their terms."""

from __future__ import annotations

import re
from itertools import pairwise

from index.lexicon.given_names import GIVEN_NAMES
from index.terms import STOPWORDS, terms

_AROUND = "'\"“”‘’.,;:?!()[]…"
_INITIALS = re.compile(r"(?:\w\.)+\w")
_POSSESSIVE = re.compile(r"['’]s?$")


def question_terms(text: str) -> tuple[str, ...]:
    """Terms of a question, its stopwords left out unless there is nothing else."""
    return tuple(dict.fromkeys(terms(" ".join(content_words(text))) or terms(text)))


def content_words(text: str) -> list[str]:
    """Words of a question that say what it asks about: less stopwords, possessives and the punctuation around them."""
    bare = [_POSSESSIVE.sub("", word.strip(_AROUND)) for word in text.split()]
    bare = [f"{word}." if _INITIALS.fullmatch(word) else word for word in bare]
    return [word for word in bare if word and word.lower().replace("’", "'") not in STOPWORDS and terms(word)]


def surnamed(text: str) -> str:
    """A text without given names before family names, which news leave out: "Hannah Dugan" is "Dugan" there."""
    words = text.split()
    names = {word for word, after in pairwise(words) if word in GIVEN_NAMES and after[:1].isupper()}
    return " ".join(word for word in words if word not in names)
