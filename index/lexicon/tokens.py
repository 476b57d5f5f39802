"""An article's words and marks, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from .gazetteer import STATES_FOR_SHORT

_STATES = "|".join(re.escape(state[:-1]) for state in sorted(STATES_FOR_SHORT))
# Emoji, arrows and the marks before a list's items: neither words nor marks of a sentence.
_PICTURES = "\u2190-\u21ff\u220e\u2219\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
# Abbreviations keep their full stop, a possessive 's stands alone, and contractions stay whole.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:-(?:(?:[A-Z]\.){2,}|[^\W_]+))*"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Gen|Col|Capt|Sgt|Maj|Adm|Rev|Prof|St|Jr|Sr|Ft|Hon|Mt|vs|No"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Co|Ltd|etc"
    rf"|{_STATES})\.(?=[\s,)])"
    r"|(?:MR|MRS|MS|DR|SEN|REP|GOV|LT|GEN|COL|CAPT|SGT|MAJ|ADM|REV|PROF|HON|JR|SR)\.(?=\s[A-Z])"
    r"|\bv\.(?=\s[A-Z])"
    r"|[A-Z]\.(?=\s?[A-Z])"
    r"|[DRI]-(?:[A-Z][a-z]+\.?|(?:[A-Z]\.)+(?:[A-Z]|[A-Z][a-z]+\.)?|[A-Z]{2})(?=[),—–]|\s[\"“'])"
    r"|[Tt]hen-(?=[A-Z])"
    r"|[ap]\.m\."
    r"|\d{1,2}:\d{2}\b"
    r"|['’]s\b"
    r"|[@#]?[^\W_]+(?:[-&][^\W_]+|\.(?=[a-z0-9])[^\W_]+|['’](?!s\b)[^\W_]+|(?<=\d),(?=\d)[^\W_]+)*"
    r"|\.{3,}|--+|%-(?=\d)"
    rf"|[^\s{_PICTURES}]"
)
# Accents that are characters of their own, after their letter.
_MARKS = re.compile("[\u0300-\u036f]")
_MARKED_TOKEN = re.compile(_TOKEN.pattern.replace(r"[^\W_]+", "(?:[^\\W_]|[\u0300-\u036f])+"))
# A sentence that lost its space, as in "Xi's arrivalHe noted": only before words that open sentences.
_GLUED = re.compile(r"(?<=[a-z]{3})(?:He|She|They|It|We|The|This|That)(?=\s)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: what each token is, in lower case too, and where it starts and ends in the text."""

    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def tokenise(text: str) -> Tokens:
    """The tokens of a text, in order; white space belongs to none."""
    marked = _MARKS.search(text) is not None
    token = _MARKED_TOKEN if marked else _TOKEN
    cuts = [match.start() for match in _GLUED.finditer(text)]
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    for cut in [*cuts, len(text)]:
        for match in token.finditer(text, begin, cut):
            words.append(normalize("NFC", match.group()) if marked else match.group())
            starts.append(match.start())
            ends.append(match.end())
        begin = cut
    # A minus sign between words is a dash that somebody could not type.
    return Tokens(words, [word.lower().replace("’", "'").replace("−", "–") for word in words], starts, ends)
