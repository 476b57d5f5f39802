"""What an article's abbreviations stand for: "the Federal Trade Commission (FTC)"."""

from __future__ import annotations

import re

# An abbreviation after what it stands for: in brackets, or "the Department of Energy, or DOE,".
_SHORT = re.compile(r"(?:\(|,? or (?:the )?)(?P<short>[A-Z][A-Za-z&]{1,9}|(?:[A-Z]\.){2,10})(?=[),;.]|$)", re.MULTILINE)
# What no name goes over: the end of a sentence, a bracket, a quotation mark.
_APART = re.compile(r"[()\[\]“”\"!?;:\n]|(?<=[a-z)”\"]\.)\s")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+")
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
    name = next((name for name in names if _initials(name) == short), letters_of[0] if letters_of else "")
    return name if 1 < name.count(" ") + 1 <= min(len(short) + 5, 2 * len(short)) else None


def _initials(name: str) -> str:
    return "".join(word[0][0] for word in _WORD.finditer(name) if word[0][0].isupper())
