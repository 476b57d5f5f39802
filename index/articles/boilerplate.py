"""Spans of an article that are not its reporting: marked, never cut out, so that every offset still counts.

Two kinds: forms known from many sites, and paragraphs that come again and again in one outlet's articles
(advertisement surveys, privacy notices, newsletter pleas), which `Repeats` finds in one pass over all articles.
"""

from __future__ import annotations

import hashlib
import math
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

from ..values import Article, Span
from .read import DATE_HEADER
from .sentences import paragraphs

# A paragraph is repeated when at least this many of an outlet's articles hold it, and one in so many. News agencies
# repeat background too, so that fewer copies count only where the words are a plea or a notice.
MIN_ARTICLES = 5
ONE_IN = 100
# Shorter ones may be section headings ("Kentucky"); ones with quoted words may be news that was told twice.
MIN_WORDS = 5

_HEADER = re.compile(rf"{DATE_HEADER.pattern}\s*")
# What opens an update of live coverage: "9:28 pm ET April 1, 2026 Share this update".
_UPDATE = re.compile(r"\d{1,2}:\d\d [ap]\.?m\.? (?:[A-Z]{2,4} )?[A-Z][a-z]+\.? \d{1,2}, \d{4} Share this update\s*")
_KNOWN = re.compile(
    r"""(?:
        see\ also\b.*
      | leave\ a\ (?:reply|comment)\b.{0,40}
      | your\ e-?mail\ address\ will\ not\ be\ published\b.*
      | required\ fields\ are\ marked\b.*
      | scroll\ (?:down|to\ the\ bottom)\b.{0,40}\bcomment\b.*
      | source:\ .{2,60}
      | (?:advertisement|ad\ feedback|read\ more|sponsored|story\ continues\ below\ (?:this\ )?ad(?:vertisement)?)\W*
      | (?:story|article)\ continues\ (?:after|below)\b.{0,60}
      | how\ relevant\ is\ this\ ad\ to\ you.*
      | did\ you\ encounter\ any\ technical\ issues.*
      | (?:click|tap)\ here\ to\ .{0,120}
      | sign[ -]up\ (?:here\ )?(?:for|to)\ .{0,200}\b(?:newsletter|updates|inbox|alerts)\b.*
      | get\ .{0,80}\bnewsletter\b.{0,200}
      | subscribe\ to\ .{0,200}\bnewsletters?\b.*
      | (?:share|print|e-?mail)\ this\ (?:article|story|page)\W*
      | (?:©|copyright\b).{0,160}\ball\ rights\ reserved\b.*
      | this\ material\ may\ not\ be\ published,\ broadcast\b.*
      | (?:[A-Z][\w .]{0,30}\ )?cnn(?:\ business)?\ —
        # A link to another article: its label, and its title without a full stop.
      | [^.:\n]{3,60}:(?-i:[A-Z'‘"“]).{0,200}(?<![.?!"”…])
      | (?:more|read(?:\ more)?|related|previously|story|watch|opinion|explainer|fact[- ]check):\s?.{1,200}(?<![.!"”…])
        # Who wrote it: where to reach them, by what only an address has.
      | .{0,300}\b(?:(?:reach|contact|follow|e-?mail)\ (?:him|her|them|me|us)|(?-i:Reach|Contact|Follow|Email)\ .{1,80})
        \b.{0,160}@\w.{0,160}
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_PLEA = re.compile(
    r"\b(?:newsletters?|subscri\w+|sign(?:ed|ing)?[ -]?up|inbox|cookies?|privacy|advert\w*|download|podcasts?|click"
    r"|follow|twitter|facebook|instagram|hotline|contribut\w+|e-?mail|copyright|rights reserved|puzzles?|crossword"
    r"|reach (?:him|her|them|us|me)|contact|learn more|read more|more from|story (?:was|has been)|updated?|survey"
    r"|donat\w+|apps?|tips?)\b",
    re.IGNORECASE,
)
# Forms longer than this are not boilerplate that was forgotten but reporting that opens alike.
_MAX_KNOWN = 400


def mark(article: Article, is_repeated: Callable[[str | None, str], bool]) -> tuple[Span, ...]:
    """Boilerplate spans of an article, in order, whole paragraphs save for a date header and what opens an update."""
    text = article.text
    found = []
    header = _HEADER.match(text)
    if header:
        found.append(Span(0, header.end()))
    for p in paragraphs(text):
        if _is_known(text, p) or is_repeated(article.outlet, p.of(text)):
            found.append(p)
        elif update := _UPDATE.match(text, *p):
            found.append(Span(*update.span()))
    return tuple(found)


def _is_known(text: str, paragraph: Span) -> bool:
    return paragraph.end - paragraph.start <= _MAX_KNOWN and _KNOWN.fullmatch(text, *paragraph) is not None


class Repeats:
    """Counts in how many of an outlet's articles a paragraph stands; on disk, so that memory doesn't grow with them."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA synchronous = off")
        self._db.execute("CREATE TABLE seen (key BLOB, article TEXT)")
        self._db.execute("CREATE TABLE outlets (outlet TEXT, article TEXT)")
        self._db.execute("BEGIN")
        self._repeated: dict[bytes, bool] = {}

    def add(self, article: Article) -> None:
        """Count an article; one that comes again counts once."""
        rows = {(_key(article.outlet, p.of(article.text)), article.id) for p in paragraphs(article.text)}
        self._db.executemany("INSERT INTO seen VALUES (?, ?)", ((k, a) for k, a in rows if k))
        self._db.execute("INSERT INTO outlets VALUES (?, ?)", (article.outlet or "", article.id))

    def finish(self) -> None:
        """Keep what is repeated often enough, drop the rest."""
        sizes = self._db.execute("SELECT outlet, COUNT(DISTINCT article) FROM outlets GROUP BY outlet")
        usual = {_outlet_key(outlet): max(MIN_ARTICLES, math.ceil(n / ONE_IN)) for outlet, n in sizes}
        counts = self._db.execute(
            "SELECT key, COUNT(DISTINCT article) AS n FROM seen GROUP BY key HAVING n >= ?", (MIN_ARTICLES,)
        )
        self._repeated = {key: n >= usual[key[:4]] for key, n in counts}
        self._db.close()

    def __call__(self, outlet: str | None, paragraph: str) -> bool:
        """Whether a paragraph is repeated across the outlet's articles often enough for what it says."""
        if not self._repeated or (often := self._repeated.get(_key(outlet, paragraph))) is None:
            return False
        return often or _PLEA.search(paragraph) is not None


def _key(outlet: str | None, paragraph: str) -> bytes:
    """What identical paragraphs share: 4 bytes for the outlet, 12 for the words, numbers aside; empty if exempt."""
    words = paragraph.casefold().split()
    if outlet is None or len(words) < MIN_WORDS or any(mark in paragraph for mark in '"“”'):
        return b""
    shape = re.sub(r"\d+", "0", " ".join(words))
    return _outlet_key(outlet) + hashlib.blake2b(shape.encode(), digest_size=12).digest()


def _outlet_key(outlet: str) -> bytes:
    return hashlib.blake2b(outlet.encode(), digest_size=4).digest()
