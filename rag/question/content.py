"""What a question asks about: the words of it that say so, and their terms."""

from __future__ import annotations

import re
from itertools import pairwise

from index.fold import fold
from index.lexicon.given_names import GIVEN_NAMES
from index.terms import STOPWORDS, terms

from .moments import MOMENT

_AROUND = "'\"“”‘’.,;:?!()[]…"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
# The same with its last full stop, within a text.
_IN_TEXT = re.compile(rf"\b{_INITIALS.pattern}\.")
_POSSESSIVE = re.compile(r"['’]s?$")


def question_terms(text: str) -> tuple[str, ...]:
    """Terms of a question, its stopwords left out unless there is nothing else.

    "U.S." is one term, as the index has it too: of its letters, "s" is in every possessive.
    """
    asked = _IN_TEXT.sub(lambda initials: initials[0].replace(".", ""), " ".join(content_words(text)))
    return tuple(dict.fromkeys(terms(asked) or terms(text)))


def content_words(text: str) -> list[str]:
    """Words of a question that say what it asks about: less stopwords, possessives and the punctuation around them."""
    bare = [_POSSESSIVE.sub("", word.strip(_AROUND)) for word in text.split()]
    bare = [f"{word}." if _INITIALS.fullmatch(word) else word for word in bare]
    return [word for word in bare if word and word.lower().replace("’", "'") not in STOPWORDS and terms(word)]


def names_in(text: str) -> tuple[str, ...]:
    """The parts of names in a text, folded, in order: of its words with a capital that say what it is about."""
    return tuple(part for word in content_words(text) if word[0].isupper() for part in fold(word))


def asks_nothing(text: str) -> bool:
    """Whether no word of a question says what it asks about, "is it?", or only when, "2023"."""
    return all(MOMENT.fullmatch(word) for word in content_words(text))


def surnamed(text: str) -> str:
    """A text without given names before family names, which news leave out: "Hannah Dugan" is "Dugan" there."""
    words = text.split()
    names = {word for word, after in pairwise(words) if word in GIVEN_NAMES and after[:1].isupper()}
    return " ".join(word for word in words if word not in names)
