"""Spans of an article that are not its reporting: marked, never cut out, so that every offset still counts.

Two kinds: forms known from many sites, and paragraphs that come again and again in one outlet's articles
(advertisement surveys, privacy notices, newsletter pleas), which `Repeats` finds in one pass over all articles.
"""

from __future__ import annotations

import hashlib
import math
import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from ..values import Article, Span
from .header import header_of
from .sentences import paragraphs

# A paragraph is repeated when at least this many of an outlet's articles hold it, and one in so many. News agencies
# repeat background too, so that fewer copies count only where the words are a plea or a notice.
MIN_ARTICLES = 5
ONE_IN = 100
# Shorter ones may be section headings ("Kentucky"); ones with quoted words may be news that was told twice.
MIN_WORDS = 5

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
_QUOTED = re.compile('["“”]')
_NUMBER = re.compile(r"\d+")
# Forms longer than this are not boilerplate that was forgotten but reporting that opens alike.
_MAX_KNOWN = 400
# A mark is sure, of a part of a paragraph unless another is of all of it, or sure where the words are a plea.
_SURE, _PART, _IF_PLEA = 0, 1, 2


def mark(article: Article) -> tuple[Span, ...]:
    """Boilerplate of known forms, in order, whole paragraphs save for a header and what opens an update."""
    return _below_header(article.text, (span for _, span, _ in _forms(article.text, paragraphs(article.text))))


def _below_header(text: str, found: Iterable[Span]) -> tuple[Span, ...]:
    """A text's header, which is boilerplate whole, and of what was found what is more than a part of it."""
    header = header_of(text).span(text)
    return (*([header] if header.end else ()), *(span for span in found if span.end > header.end))


def _forms(text: str, found: Iterable[Span]) -> Iterator[tuple[int, Span, int]]:
    """Of each paragraph that has a known form where it starts, what is boilerplate of it, and which kind that is."""
    for p in found:
        if p.end - p.start <= _MAX_KNOWN and _KNOWN.fullmatch(text, *p):
            yield p.start, p, _SURE
        elif update := _UPDATE.match(text, *p):
            yield p.start, Span(*update.span()), _PART


class Repeats:
    """Counts in how many of an outlet's articles a paragraph stands; tells all boilerplate once they have come.

    On disk, so that memory doesn't grow with them; every paragraph is looked at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(
            """
            PRAGMA journal_mode = off; PRAGMA synchronous = off;
            CREATE TABLE articles (id TEXT PRIMARY KEY, number INTEGER UNIQUE, outlet TEXT) WITHOUT ROWID;
            CREATE TABLE seen (key BLOB, article INTEGER, start INTEGER, "end" INTEGER);
            CREATE TABLE repeated (key BLOB PRIMARY KEY, kind INTEGER) WITHOUT ROWID;
            CREATE TABLE marks (article INTEGER, paragraph INTEGER, start INTEGER, "end" INTEGER, kind INTEGER);
            BEGIN;
            """
        )
        self._added = 0

    def add(self, article: Article) -> None:
        """Look through an article; the later of two with one id counts."""
        number, found = self._added, paragraphs(article.text)
        self._added += 1
        self._db.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?)", (article.id, number, article.outlet or ""))
        keys = ((_key(article.outlet, p.of(article.text)), number, *p) for p in found)
        self._db.executemany("INSERT INTO seen VALUES (?, ?, ?, ?)", (row for row in keys if row[0]))
        forms = ((number, start, *span, kind) for start, span, kind in _forms(article.text, found))
        self._db.executemany("INSERT INTO marks VALUES (?, ?, ?, ?, ?)", forms)

    def finish(self) -> None:
        """Keep what is repeated often enough."""
        sizes = self._db.execute("SELECT outlet, COUNT(*) FROM articles GROUP BY outlet")
        usual = {_outlet_key(outlet): max(MIN_ARTICLES, math.ceil(n / ONE_IN)) for outlet, n in sizes}
        counts = self._db.execute(
            "SELECT key, COUNT(DISTINCT article) AS n FROM seen WHERE article IN (SELECT number FROM articles) "
            "GROUP BY key HAVING n >= ?",
            (MIN_ARTICLES,),
        ).fetchall()
        repeated = ((key, _SURE if n >= usual[key[:4]] else _IF_PLEA) for key, n in counts)
        self._db.executemany("INSERT INTO repeated VALUES (?, ?)", repeated)
        self._db.execute(
            'INSERT INTO marks SELECT article, start, start, "end", kind FROM seen JOIN repeated USING (key)'
        )
        self._db.execute("CREATE INDEX marks_article ON marks (article)")

    def mark(self, article: Article) -> tuple[Span, ...]:
        """Boilerplate of an article that was added: known forms, and what is repeated often enough for what it says."""
        rows = self._db.execute(
            'SELECT paragraph, start, "end", kind FROM marks JOIN articles ON number = article WHERE id = ?',
            (article.id,),
        )
        found: dict[int, Span] = {}
        for paragraph, start, end, kind in rows:
            span = Span(start, end)
            if kind == _PART:
                found.setdefault(paragraph, span)
            elif kind == _SURE or _PLEA.search(span.of(article.text)):
                found[paragraph] = span
        return _below_header(article.text, (span for _, span in sorted(found.items())))

    def remove(self) -> None:
        """Close and delete the file."""
        self._db.close()
        self._path.unlink()


def _key(outlet: str | None, paragraph: str) -> bytes:
    """What identical paragraphs share: 4 bytes for the outlet, 12 for the words, numbers aside; empty if exempt."""
    if outlet is None or _QUOTED.search(paragraph):
        return b""
    words = paragraph.casefold().split()
    if len(words) < MIN_WORDS:
        return b""
    shape = _NUMBER.sub("0", " ".join(words))
    return _outlet_key(outlet) + hashlib.blake2b(shape.encode(), digest_size=12).digest()


@lru_cache(maxsize=1_024)
def _outlet_key(outlet: str) -> bytes:
    return hashlib.blake2b(outlet.encode(), digest_size=4).digest()
