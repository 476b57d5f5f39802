"""What an article's abbreviations stand for: "the Federal Trade Commission (FTC)"."""

from __future__ import annotations

import re
from collections.abc import Collection

# An abbreviation after what it stands for: in brackets, or "the Department of Energy, or DOE,".
_SHORT = re.compile(r"(?:\(|,? or (?:the )?)(?P<short>[A-Z][A-Za-z&]{1,9}|(?:[A-Z]\.){2,10})(?=[),;.]|$)", re.MULTILINE)
# What no name goes over: the end of a sentence, a bracket, a quotation mark.
_APART = re.compile(r"[()\[\]“”\"!?;:\n]|(?<=[a-z)”\"]\.)\s")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+")
# Where a word of a name begins, all of it, and what stands before the next: "Food and Drug", "Anti-Defamation".
_CAPITALISED = re.compile(r"\b[^\W\d_a-z](?=[a-z])")
_WHOLE = re.compile(r"[\w’']*")
_BETWEEN = re.compile(r"-|[ ](?:(?:of|and|for|the|on|in|to|&)[ ])*")
# The letters that an abbreviation has at most.
_LONGEST = 10
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


def spelt_out(wanted: Collection[str], text: str) -> dict[str, str]:
    """The first name in a text whose initials spell each of some abbreviations, though nothing says so.

    They have three letters to ten. The text is read once, however many are wanted.
    """
    ends: dict[int, int] = {}  # of the words of names, by where they begin
    follows: dict[int, int] = {}  # where the next word of a name may begin
    end = 0
    for word in _CAPITALISED.finditer(text):
        start = word.start()
        if start >= end and (whole := _WHOLE.match(text, start)):
            end = whole.end()
        between = _BETWEEN.match(text, end)
        ends[start], follows[start] = end, between.end() if between else len(text)
    found: dict[str, str] = {}
    for start in ends:
        letters, at = "", start
        while at in ends and len(letters) < _LONGEST:
            letters += text[at]
            if len(letters) > 2 and letters in wanted:
                found.setdefault(letters, text[start : ends[at]].rstrip("’'"))
            at = follows[at]
    return found


def initials(name: str) -> str:
    """The capitals that the words of a name begin with."""
    return "".join(word[0][0] for word in _WORD.finditer(name) if word[0][0].isupper())


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
