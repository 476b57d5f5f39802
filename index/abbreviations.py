"""What an article's abbreviations stand for: "the Federal Trade Commission (FTC)"."""

from __future__ import annotations

import re
from functools import lru_cache

# An abbreviation after what it stands for: in brackets, or "the Department of Energy, or DOE,".
_SHORT = re.compile(r"(?:\(|,? or (?:the )?)(?P<short>[A-Z][A-Za-z&]{1,9}|(?:[A-Z]\.){2,10})(?=[),;.]|$)", re.MULTILINE)
# What no name goes over: the end of a sentence, a bracket, a quotation mark.
_APART = re.compile(r"[()\[\]“”\"!?;:\n]|(?<=[a-z)”\"]\.)\s")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+")
# What stands between the words of a name: "Food and Drug", "Anti-Defamation".
_BETWEEN = r"(?:-|[ ](?:(?:of|and|for|the|on|in|to|&)[ ])*)"
# Characters before an abbreviation among which what it stands for is looked for.
_NEAR = 200


def abbreviations(text: str) -> dict[str, str]:
    """Abbreviations that a text explains, without their dots, each with what it stands for, as written.

    The algorithm of Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in
    biomedical text", for abbreviations in capitals; a name whose initials spell one goes before others.
    """
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        short = match["short"].replace(".", "")
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if 2 * sum(map(str.isupper, short)) > len(short) and (name := _long_form(short, before)):
            found.setdefault(short, name)
    return found


def spelt_out(short: str, text: str) -> str | None:
    """The name in a text whose initials spell an abbreviation of three letters or more, though nothing says so."""
    name = _spelling(short).search(text) if len(short) > 2 and short.isalpha() and short.isupper() else None
    return name.group() if name else None


def initials(name: str) -> str:
    """The capitals that the words of a name begin with."""
    return "".join(word[0][0] for word in _WORD.finditer(name) if word[0][0].isupper())


@lru_cache(maxsize=1_024)
def _spelling(short: str) -> re.Pattern[str]:
    return re.compile(r"\b" + _BETWEEN.join(rf"{letter}[a-z][\w’']*" for letter in short) + r"\b")


def _long_form(short: str, before: str) -> str | None:
    """The shortest name at the end of a text that an abbreviation stands for; None where it stands for none.

    Its letters stand in the name in their order, the first at the beginning. A name has two words or more.
    """
    near = _POSSESSIVE.sub("", _APART.split(before)[-1].rstrip(" ,"))
    letters = short.replace("&", "").lower()
    lower, at = near.lower(), len(near)
    for letter in reversed(letters[1:]):
        at = lower.rfind(letter, 0, at)
        if at < 0:
            return None
    starts = [word.start() for word in _WORD.finditer(near) if word[0][0] == short[0]]
    names = [near[start:] for start in reversed(starts) if start < at]
    # "FedEx and UPS" explain nothing, nor does "the ESPN family of channels".
    letters_of = [name for name in names if "," not in name and short not in name.split()]
    name = next((name for name in names if initials(name) == short), letters_of[0] if letters_of else "")
    return name if 1 < name.count(" ") + 1 <= min(len(short) + 5, 2 * len(short)) else None
