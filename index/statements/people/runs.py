"""Capitalised runs of tokens, without what opens the sentence or the headline before a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...lexicon.cues import CUES
from ...lexicon.gazetteer import CALENDAR, FAMILY_FIRST, NAME_PARTICLES, NAME_SUFFIXES, NOT_NAMES, PLACE_OPENERS
from ...lexicon.given_names import GIVEN_NAMES
from ...lexicon.roles import ADDRESS, ROLES
from ...lexicon.things import LEADS, LETTERS
from ...lexicon.tokens import Tokens
from ...lexicon.words import CONTRACTIONS, OPENERS, PREPOSITIONS, has_past_form, is_adverb

# "Ingrid d’Hooghe", "Ron deHarte": an article of the language that the name comes from.
_ELIDED = re.compile("(?:[dl]['’]|d[eiu]|l[ae]|v[ao]n)[A-Z]")
NICKNAME_MARKS = frozenset("\"“”()'‘’")
_MONTHS_TOO = frozenset({"April", "May", "June", "August"})  # given names as well
# Auxiliaries that are given names as well, and so many tokens after which a question has ended.
_ASKING, _LONGEST_QUESTION = frozenset({"Will", "May"}), 30
_OF_SOMEBODY = frozenset({"old", "born", "lister", "winning", "time", "elect"})
_BEFORE_MONTHS = frozenset({"early", "late", "last", "this", "next", "mid", "every"})
_CLAUSE_ENDS = frozenset(".?!:;\"“”‘'*•—–-|/…") | {"--", "..."}


def name_runs(tokens: Tokens, used: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Token ranges that may hold a person's name, in order; `used` are all words of the article."""
    for first, after in _runs(tokens):
        opens = opens_sentence(tokens, first)
        at = max((i + 1 for i in range(first, after - 1) if _is_adjective(tokens.words[i])), default=first)
        if tokens.words[after - 1] in _MONTHS_TOO and after < len(tokens) and tokens.words[after][0].isdigit():
            after -= 1  # "April 14"
        while at < after and _leads(tokens, at, after, used if opens else frozenset(), first):
            at += 1
        if at < after and not (after - at == 1 and _is_no_name(tokens, at)):
            yield at, after


def _is_no_name(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word alone is a title or "Jr."; "Dean" is a name as well."""
    word = tokens.words[at]
    return word in NAME_SUFFIXES or (tokens.lowers[at] in ROLES and word not in GIVEN_NAMES)


def _is_adjective(word: str) -> bool:
    """Whether a word describes whom a name after it names: "German-born Benedict", "Emmy Award-winning (Smith)"."""
    _, hyphen, last = word.rpartition("-")
    return bool(hyphen) and last.islower() and (last in _OF_SOMEBODY or has_past_form(last))


def opens_sentence(tokens: Tokens, first: int) -> bool:
    """Whether a token opens a sentence, a line or a quotation, where any word is capitalised."""
    return not first or tokens.words[first - 1] in _CLAUSE_ENDS or breaks_line(tokens, first)


def breaks_line(tokens: Tokens, at: int) -> bool:
    """Whether more than a space stands before a token."""
    return tokens.starts[at] - tokens.ends[at - 1] > 1


def _leads(tokens: Tokens, at: int, after: int, used: frozenset[str], first: int) -> bool:
    """Whether the word only comes before a name; `used` are the article's words where the run opens a sentence."""
    word, lower = tokens.words[at], tokens.lowers[at]
    given = word in GIVEN_NAMES
    if used and at == first and word in _ASKING and is_question(tokens, at):
        return True  # "Will Iran strike back?"
    if word in _MONTHS_TOO:
        return at == first and _dates(tokens, at)
    if word in CALENDAR or word in LEADS or lower in CONTRACTIONS or (_is_verb(lower) and not given):
        return True
    if lower.capitalize() in OPENERS and (word[1:].islower() or "'" in lower or len(word) == 1):
        return (bool(used) and word not in _ASKING) or not given or at + 1 == after
    if at + 1 >= after or given:
        return False
    if (word.endswith("ing") and len(word) > 5) or (word in LETTERS and not tokens.words[at + 1].isupper()):
        return True
    if not used or lower in ROLES or lower in ADDRESS or word in NOT_NAMES or word in PLACE_OPENERS:
        return False
    plain = lower in used or lower in CUES or (len(word) > 5 and (is_adverb(lower) or word.endswith("ed")))
    return plain and word not in FAMILY_FIRST and word[1:].islower()


def _dates(tokens: Tokens, at: int) -> bool:
    """ "In June Trump": a month, where `June Trump` would be a woman."""
    before = tokens.lowers[at - 1] if at else "."
    return before in PREPOSITIONS or before[0].isdigit() or before in _BEFORE_MONTHS


def is_question(tokens: Tokens, at: int) -> bool:
    """Whether the sentence that a token opens is a question."""
    ends = (tokens.words[i] for i in range(at, min(at + _LONGEST_QUESTION, len(tokens))) if tokens.words[i] in ".?!")
    return next(ends, "") == "?"


def _is_verb(lower: str) -> bool:
    cue = CUES.get(lower)
    return cue is not None and not cue.noun and cue.form != "base" and lower != "sung"  # a family name


def _runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised tokens; particles and initials inside them belong."""
    words, lowers, count = tokens.words, tokens.lowers, len(tokens)
    at = 0
    while at < count:
        if not words[at][0].isupper():
            at += 1
            continue
        first = at
        at += 1
        while at < count:
            word = words[at]
            if word[0].isupper() or _ELIDED.match(word):
                if _is_verb(lowers[at]) or breaks_line(tokens, at):
                    break
                at += 1
            elif word in NAME_PARTICLES and _is_within_name(words, at, count):
                at += 1
            elif word in NICKNAME_MARKS and _is_nickname(tokens, at, at - 1):
                at += 3
            elif word == "." and len(words[at - 1]) == 1 and _is_nickname(tokens, at + 1, at - 2):
                at += 4
            else:
                break
        yield first, at


def _is_within_name(words: Sequence[str], at: int, count: int) -> bool:
    """Whether the particle at a token, with one after it perhaps, stands within a name: "Ursula von der Leyen".

    "Bill" stands for many things before one, and for a given name: "Bill de Blasio".
    """
    before, after = words[at - 1], at + 1 + (at + 1 < count and words[at + 1] in NAME_PARTICLES)
    return after < count and words[after][0].isupper() and (before in GIVEN_NAMES or before not in NOT_NAMES)


def _is_nickname(tokens: Tokens, at: int, given: int) -> bool:
    """A quoted word between given names and a surname: "John "Tig" Tiegen", "Robert C. "Bobby" Scott"."""
    words = tokens.words
    return (
        at + 3 < len(tokens)
        and given >= 0
        and words[given][0].isupper()
        and (words[given] in GIVEN_NAMES or words[at + 1] in GIVEN_NAMES)
        and words[at] in NICKNAME_MARKS
        and words[at + 1][0].isupper()
        and words[at + 2] in NICKNAME_MARKS
        and words[at + 3][0].isupper()
    )
