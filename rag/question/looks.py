"""What words of a question look like: whether they may be a name, and where in them it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from index.fold import fold
from index.lexicon.gazetteer import NAME_PARTICLES
from index.lexicon.roles import ADDRESS, ROLES
from index.lexicon.words import DETERMINERS, POSSESSIVES, PREPOSITIONS, word_set

from .holders import GIVEN, NATION_WORDS, NO_NAMES, head_end, is_role
from .spelling import in_capitals

Sort = Literal["person", "either", "group"]

# Words in the longest phrase that stands for a speaker.
_LONGEST = 8
_TITLES = ROLES | ADDRESS.keys()
_BODIES = word_set("administration government regime cabinet militants rebels authorities critics sources union team")
_PRONOUNS = word_set("he she they it you i we him her them this that these those there what who")
_NOBODY = _PRONOUNS | word_set(
    "people everyone everybody anyone anybody someone somebody nobody which one others man woman article"
    " articles report reports study studies poll polls survey surveys research data book review index paper news media"
    " question answer story text video science statistics figures evidence history law legend rumours rumors"
)


def sort_of(asked: str, cased: bool) -> Sort | None:
    """What words that name nobody in the registry look like; None where they name no speaker at all.

    `either` may be a person or an organisation. `cased` tells whether the question writes names with capitals.
    """
    words = undetermined(asked)
    bare = [_bare(word) for word in words]
    if not 0 < len(words) <= _LONGEST or not all(bare) or bare[-1] in PREPOSITIONS or names_nobody(words):
        return None
    determined = is_determined(asked)
    name = after_titles(words)
    if not determined and _opens_with_given(words, cased):
        return "person"
    if is_role(words) or any(
        word.endswith("s") and word[:-1] in ROLES for word in (bare[-1], bare[head_end(words) - 1])
    ):
        return "group"
    if 0 < len(name) < len(words) and _is_capitalised(name, cased) and NO_NAMES.isdisjoint(bare[-len(name) :]):
        return "person"
    if cased and not determined and len(words) > 1 and words[0].islower():
        return None
    if any(word in NO_NAMES or word in _BODIES or word in NATION_WORDS for word in bare):
        return "group"
    if cased and _is_capitalised(words, cased):
        return "group" if determined or words[0].isupper() else "either"
    return "either" if not cased and not determined and _may_be_surname(bare) else None


def points_elsewhere(words: Sequence[str]) -> bool:
    """Whether words stand for somebody named elsewhere: "he", "his family", "what" of "What about Joe?"."""
    if len(words) == 1:
        return words[0].lower() in _PRONOUNS and not in_capitals(words[0])
    return len(words) > 1 and words[0].lower() in POSSESSIVES


def names_nobody(words: Sequence[str]) -> bool:
    """Whether words hold one that names no speaker; in capitals it may be an organisation, "the WHO"."""
    return points_elsewhere(words) or any(_bare(word) in _NOBODY and not in_capitals(word) for word in words)


def as_name(asked: str) -> str:
    """The name in words that name somebody, without the titles before it."""
    words = undetermined(asked)
    return " ".join(after_titles(words) or ([] if is_role(words) else words))


def _opens_with_given(words: Sequence[str], cased: bool) -> bool:
    if not 2 <= len(words) <= 4 or words[0].lower() not in GIVEN or not _is_capitalised(words, cased):
        return False
    # "Megan Fox" bears a word of institutions; "Austin City Council" bears two.
    return len(words) == 2 or all(word.lower() not in NO_NAMES for word in words)


def _is_capitalised(words: Sequence[str], cased: bool) -> bool:
    """Whether words are written as a name's are."""
    if len(words) > 4 or not all(_bare(word).isalpha() for word in words):
        return False
    return not cased or all(word[0].isupper() or word.lower() in NAME_PARTICLES for word in words)


def _may_be_surname(bare: Sequence[str]) -> bool:
    return len(bare) == 1 and bare[0].isalpha() and len(bare[0]) > 3 and not bare[0].endswith("s")


def _is_title(word: str) -> bool:
    one = word.lower().removesuffix("s")  # "Senators Manchin and Sinema"
    return not _TITLES.isdisjoint((word.lower(), one)) or f"{_bare(word)}." in _TITLES or _bare(word) in NATION_WORDS


def after_titles(words: Sequence[str]) -> Sequence[str]:
    """What stands after the last title, role or nation: `Joe Biden` of "US President Joe Biden"."""
    return words[1 + max((i for i, word in enumerate(words) if _is_title(word)), default=-1) :]


def is_determined(asked: str) -> bool:
    """Whether an article or its like stands before the noun."""
    return asked.split(maxsplit=1)[0].lower() in DETERMINERS if asked.strip() else False


def is_lower(asked: str) -> bool:
    """Whether words are written as no name is, once what may open a sentence is left out."""
    words = undetermined(asked)
    return " ".join(words[1:] if words and words[0].lower() in ("what", "which") else words).islower()


def undetermined(asked: str) -> list[str]:
    """The words of a phrase without the articles and the like before the noun."""
    words = asked.split()
    while words and words[0].lower() in DETERMINERS:
        del words[0]
    return words


def _bare(word: str) -> str:
    return "".join(fold(word))
