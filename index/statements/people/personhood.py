"""Whether a capitalised name is a person's, by what stands beside it: a verb of saying, an age, a role, `who`."""

from __future__ import annotations

import re
from collections import Counter

from ...lexicon.cues import CUES
from ...lexicon.gazetteer import NOT_NAMES
from ...lexicon.given_names import GIVEN_NAMES, called_by
from ...lexicon.tokens import Tokens
from ...lexicon.words import DETERMINERS, OPENERS, SPOKEN, is_adverb, word_set
from .descriptions import roles_beside
from .names import Name
from .runs import breaks_line, opens_sentence

_BODIES = word_set(
    "company firm startup start-up retailer manufacturer automaker drugmaker airline chain brand bank site website"
    " outlet platform magazine newspaper nonprofit charity agency app group insurer grocer supermarket pharmacy"
)
_VOICED = 40  # tokens of a label and of what it opens
_APPOSED = 12  # tokens after a name within which an apposition ends
_ENDS_ASIDE = frozenset('.?!;:"“”')


# A capital inside a word is a brand's ("TikTok") but for these beginnings ("McConnell", "DeSantis").
_CAPITAL_INSIDE = re.compile(r"(?!(?:Ma?c|De|Di|Du|La|Le|Lo|Van|Von|Fitz|[DO]['’]|St|Mc)[A-Z])[A-Z]?[a-z]+[A-Z]")


def is_brand(word: str) -> bool:
    """Whether a word is written as companies write themselves: "TikTok", "BioNTech", "Space.com"."""
    return word.endswith((".com", ".org")) or _CAPITAL_INSIDE.match(word) is not None


def is_label(tokens: Tokens, name: Name) -> bool:
    """Whether a name opens a line and a colon follows, perhaps past an office: "ANNA SMITH, CNN HOST:"."""
    if name.first and not breaks_line(tokens, name.first):
        return False
    end = name.after
    if tokens.words[end : end + 1] == [","]:
        end += 1
        while end < len(tokens) and tokens.words[end].isupper():
            end += 1
    return tokens.words[end : end + 1] == [":"]


def is_voiced(tokens: Tokens, name: Name) -> bool:
    """Whether a label opens words of somebody who speaks of himself, or to somebody, or asks."""
    if not is_label(tokens, name):
        return False
    lines = range(name.after + 3, min(name.after + _VOICED, len(tokens)))
    lowers = tokens.lowers[name.after : next((at for at in lines if breaks_line(tokens, at)), lines.stop)]
    return "?" in lowers or not SPOKEN.isdisjoint(lowers)


def speaks_by_label(tokens: Tokens, name: Name, labelled: Counter[tuple[str, ...]], used: frozenset[str]) -> bool:
    """Whether a label gives a name that is a person's: by its given name, or for it or its surname comes again.

    `labelled` counts the names of labels that open speech; `used` are all words of the article.
    """
    plain = [word.capitalize() if word.isupper() else word for word in name.words]
    if len(plain) > 3 or not NOT_NAMES.isdisjoint(plain) or not is_label(tokens, name):
        return False
    if plain[0] in GIVEN_NAMES:
        return True
    comes_again = labelled[name.words] > 1 or labelled[name.words[-1:]] > 0
    return comes_again and used.isdisjoint(word.lower() for word in plain)


def looks_like_a_person(tokens: Tokens, name: Name, alone: Counter[str], used: frozenset[str]) -> bool:
    """A name of unknown words: a person's where a role stands beside it, or it speaks, or its surname recurs.

    Where the article uses one of its words in lower case too (`used` are all its words), only what persons alone do
    counts.
    """
    words = name.words
    if (
        len(words) > 3
        or words[-1] == "St."
        or is_brand(words[-1])
        or any(word in NOT_NAMES or (word.isupper() and word.isalpha() and len(word) > 2) for word in words)
    ):
        return False
    if any(len(word.rstrip(".")) < 2 for word in (called_by(words), words[-1])):
        return len(words[-1]) > 2 and speaks(tokens, name)
    if gives_age(tokens, name) or who_follows(tokens, name) or _speaks_past_aside(tokens, name) or speaks(tokens, name):
        return True
    if words[0].lower() in used or words[-1].lower() in used:
        return False
    return bool(alone[words[-1]]) or bool(roles_beside(tokens, name))


def may_be_a_person(name: Name, used: frozenset[str]) -> bool:
    """Whether a name of two or three unknown words can't be told from a person's."""
    return len(name.words) < 4 and not any(
        word in NOT_NAMES or not word.isalpha() or not word[1:].islower() or word.lower() in used for word in name.words
    )


def gives_age(tokens: Tokens, name: Name) -> bool:
    """ "Cory James, 22, of Flint"."""
    after = tokens.lowers[name.after : name.after + 3]
    return len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) == 2 and after[2] in (",", ".")


def _speaks_past_aside(tokens: Tokens, name: Name) -> bool:
    """ "Raffaello Pantucci, of the Royal United Services Institute, said"."""
    lowers = tokens.lowers
    if lowers[name.after : name.after + 1] != [","]:
        return False
    for at in range(name.after + 1, min(name.after + 18, len(tokens) - 1)):
        if lowers[at] in _ENDS_ASIDE:
            return False
        if lowers[at] == ",":
            cue = CUES.get(lowers[at + 1])
            if cue is not None and cue.pattern in ("clause", "tell") and cue.form in ("s", "past") and not cue.noun:
                return True
    return False


def who_follows(tokens: Tokens, name: Name) -> bool:
    """ "Cory James, who lives in Flint"."""
    return tokens.lowers[name.after : name.after + 2] in ([",", "who"], [",", "whose"])


def is_a_body(tokens: Tokens, name: Name) -> bool:
    """Whether what stands beside a name of one word shows a company or its like: "Lidl, a retailer", "Lidl said it"."""
    lowers, after = tokens.lowers, name.after
    if tokens.words[max(0, name.first - 1)].lower() in _BODIES:
        return True  # "the retailer Lidl"
    following = lowers[after : after + 3]
    if following[:2] in ([",", "which"], ["said", "it"], ["said", "its"]):
        return True
    if following[:1] != [","] or following[1:2] not in (["a"], ["an"], ["the"]):
        return False
    end = next((at for at in range(after + 2, min(after + _APPOSED, len(lowers))) if lowers[at] in ",."), 0)
    return not _BODIES.isdisjoint(lowers[after + 2 : end])


def stands_alone(tokens: Tokens, name: Name) -> bool:
    """Whether nothing before the name can make it part of a longer noun phrase."""
    before = tokens.lowers[name.first - 1] if name.first else "."
    joined = before == "and" and tokens.words[name.first - 2][0].isupper()
    led = before in ("and", "but", "that", "as", "while", "when") or _is_opener(tokens, name.first - 1)
    return not joined and (not before[0].isalnum() or led)


def _is_opener(tokens: Tokens, at: int) -> bool:
    """Whether a small word that opens its sentence stands at a token, and no article: "Now (Kirby says)"."""
    word = tokens.words[at]
    return word in OPENERS and word.lower() not in DETERMINERS and opens_sentence(tokens, at)


def closes_quotation(tokens: Tokens, name: Name) -> bool:
    """Whether a name tells who spoke the quotation before it: "..., ” Kirby said"."""
    before = tokens.words[max(0, name.first - 2) : name.first]
    return len(before) == 2 and before[0] in ",?!." and before[1] in '”"' and speaks(tokens, name)


def speaks(tokens: Tokens, name: Name) -> bool:
    """Whether a verb of saying stands right after a name, or right before it."""
    verb = name.after + (name.after < len(tokens) and is_adverb(tokens.lowers[name.after]))
    after = CUES.get(tokens.lowers[verb]) if verb < len(tokens) else None
    first = name.first
    if tokens.lowers[first - 1 : first] == ["'s"]:  # "said Sky News's Faye Brown"
        first -= 1
        while first > 0 and (tokens.words[first - 1][0].isupper() or tokens.lowers[first - 1] == "the"):
            first -= 1
    before = CUES.get(tokens.lowers[first - 1]) if first else None
    if after is not None and after.pattern in ("clause", "tell") and after.form in ("s", "past") and not after.noun:
        return True
    return before is not None and before.lemma in ("say", "write", "add") and before.form in ("past", "s")
