"""What a question asks about, and to whom it was said: the rest of it, after its verb."""

from __future__ import annotations

import re

from index.fold import fold
from index.lexicon.words import is_adverb

from .content import content_words
from .holders import NO_NAMES
from .people import by_name
from .registry import People
from .shapes import ABOUT
from .words import Words

_ANSWERS = re.compile("respon|react|repl|answer")
# Verbs and nouns that take their hearer with "to"; others take an infinitive, "threaten to leave".
_ADDRESSES = re.compile(
    "sa[iy]|comment|remark|statement|tweet|writ|wrote|message|complain|apolog|explain|words|warnings?$"
)
_TELLS = re.compile("tell|told|warn|urg|promis|ask|assur")
_TOLD = re.compile(
    rf"(?!(?:{ABOUT}|that|of|against|to) )(?P<to>(?:(?!(?:it|he|she|they|we|there|not) )\S+ ){{1,5}}?)"
    "(?=(?:about|that|regarding|concerning|over|how|why|what|when|whether|against|to|in|after|before|during) )"
)
_SAID_TO = re.compile(
    rf"to (?:(?P<to>(?:\S+ ){{1,5}}?)(?=(?:{ABOUT}|that|how|why|in|after|before|during) )"
    r"|(?P<all>\S+(?: \S+){0,3})$)"
)
# "Did Xi say (it was over)?"
_WHETHER = re.compile("(?:did|does|do|has|have|had) ")
# "How has Xi's view of trade (changed)?"
CHANGED = re.compile(r"how .+?( (?:changed?|evolved?|shift(?:ed)?)(?: over (?:time|the years))?)")
_CLAUSE = re.compile(r"(?:that )?(?:it|he|she|they|we|i|there|this) \S+ \S", re.IGNORECASE)
_ABOUT_WHAT = re.compile(r"(?P<whom>\S+(?: \S+){0,3}) (?:about|of|for|on|over)")
# Whoever is named in it, it was not said to.
_QUOTED = re.compile("[\"“‘'].+[\"”’']")
_NAME = re.compile(r"\b[A-Z]")
_AUDIENCES = frozenset(("reporters", "journalists", "congress", "parliament", "lawmakers", "the press", "the media"))
_LEAD = re.compile(
    "(?:anything|something|everything|much|more|nothing|things?|exactly|specifically|so far|else|,|about|abt|on|bout"
    "|(?:most )?recently|regarding|concerning|re|over|of|that|for|in"
    "|(?:with (?:regards?|respect)|in (?:response|relation|reaction)|as) to"
    "|(?:just|right|shortly|soon|immediately|(?:\\S+ )?(?:moment|hour|day|night|morning|week|month|year)s?)"
    "(?= (?:after|before) )|(?:what|who|where) (?:is|are|was|were|'s)|and (?:why|when|where|how))(?: |$)"
)


def read_topic(match: re.Match[str], verb: str, words: Words, people: People) -> tuple[str | None, str | None]:
    """What is asked about, and to whom it was said, both as asked."""
    rest = match.groupdict().get("rest") or ""
    at, end = (match.start("rest"), match.end("rest")) if rest else (0, 0)
    to: str | None = None
    whether = _WHETHER.match(words.line)
    told = _TOLD.match(words.line, at, end) if _TELLS.match(verb) else None
    said_to = _SAID_TO.match(words.line, at, end) if _ADDRESSES.match(verb) else None
    if told:
        to, at = words.slice(*told.span("to")), told.end()
    elif not whether and (about := _ABOUT_WHAT.fullmatch(words.line, at, end)):
        # "What did X warn Y about?", "What did X accuse Y of?"
        whom = words.slice(*about.span("whom"))
        return (None, whom) if _TELLS.match(verb) else (whom, None)
    elif verb in ("tell", "tells", "told", "telling") and 0 < rest.count(" ") + bool(rest) <= 4:
        return None, words.slice(at, end)
    elif said_to:
        to, at = words.slice(*said_to.span("to" if said_to["to"] else "all")), said_to.end()
    elif _ANSWERS.match(verb):
        at += len("to ") if words.line.startswith("to ", at) else 0
    elif verb and not _QUOTED.fullmatch(words.slice(at, end)):
        last = words.line.rfind(" to ", at, end)
        name = words.slice(last + 4, end) if last >= 0 else ""
        if name and len(name.split()) <= 4 and (name.lower() in _AUDIENCES or _is_hearer(name, people)):
            to, end = name, last
    if changed := CHANGED.fullmatch(words.line):
        end = min(end, changed.start(1))
    quoted = _QUOTED.match(words.slice(at, end))
    while at < end and not quoted and (lead := _LEAD.match(words.line, at, end)):
        at = lead.end()
    if all(is_adverb(word) for word in words.line[at:end].split()):
        return None, to
    topic = words.slice(at, end)
    # "About it" is about anything, but "the A's" are somebody, and whether "it was over" is no matter of what else is.
    asked = content_words(topic) or _NAME.search(topic) or (whether and _CLAUSE.match(topic))
    return topic if asked else None, to


def _is_hearer(name: str, people: People) -> bool:
    """Whether words name somebody whom others talk to: "aid to Israel" is said to no Israel."""
    return not NO_NAMES.issuperset(fold(name)) and by_name(name, people) is not None
