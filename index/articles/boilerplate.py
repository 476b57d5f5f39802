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
# Shorter ones may be section headings ("Kentucky").
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
        # A video's caption, how long it is and whose.
      | .{0,200}\b\d\d?:\d\d\ -\ source:\ .{2,120}
      | contributing\ ?:.{2,300}
        # When: "June 16, 2023 Updated June 20, 2023, 2:11 p.m. ET".
      | (?:[a-z]{3,9}\.?\ \d\d?,\ \d{4}\ )?(?:updated|published|posted):?
        \ [a-z]{3,9}\.?\ \d\d?,\ \d{4}(?:,?\ \d\d?:\d\d\ [ap]\.?m\.?(?:\ [A-Z]{2,4})?)?
      | (?:advertisement|ad\ feedback|read\ more|sponsored|story\ continues\ below\ (?:this\ )?ad(?:vertisement)?)\W*
      | (?:story|article)\ continues\ (?:after|below)\b.{0,60}
      | (?:\d\.\ )?how\ relevant\ is\ this\ ad\ to\ you.*
      | did\ you\ encounter\ any\ technical\ issues.*
      | (?:click|tap)\ here\ to\ .{0,120}
      | sign[ -]up\ (?:here\ )?(?:for|to)\ .{0,200}\b(?:newsletter|updates|inbox|alerts)\b.*
      | get\ .{0,80}\bnewsletter\b.{0,200}
      | subscribe\ to\ .{0,200}\bnewsletters?\b.*
      | (?:share|print|e-?mail)\ this\ (?:article|story|page)\W*
      | (?:©|copyright\b).{0,160}\ball\ rights\ reserved\b.*
      | (?:©|copyright\ (?:©|\(c\)|\d{4})).{0,160}
      | this\ material\ may\ not\ be\ published,\ broadcast\b.*
      | (?:[A-Z][\w .]{0,30}\ )?cnn(?:\ business)?\ —
        # A link to another article: its label, and its title without a full stop.
      | [^.:\n]{3,60}:(?-i:[A-Z'‘"“]).{0,200}(?<![.?!"”…])
      | (?:more|read(?:\ more)?|related|previously|story|watch|opinion|explainer|fact[- ]check):\s?.{1,200}(?<![.!"”…])
        # Who wrote it: where to reach them, by what only an address has.
      | (?=[^@]*@)
        .{0,300}\b(?:(?:reach|contact|follow|e-?mail)\ (?:him|her|them|me|us)|(?-i:Reach|Contact|Follow|Email)\ .{1,80})
        \b.{0,160}@\w.{0,160}
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
# In lower case.
_PLEA = re.compile(
    r"\b(?:newsletters?|subscri\w+|sign(?:ed|ing)?[ -]?up|inbox|cookies?|privacy|advert\w*|download|podcasts?|click"
    r"|follow|twitter|facebook|instagram|hotline|contribut\w+|e-?mail|copyright|rights reserved|puzzles?|crossword"
    r"|reach (?:him|her|them|us|me)|contact|learn more|read more|more from|story (?:was|has been)|updated?|survey"
    r"|donat\w+|apps?|tips?|content partners?|originally (?:appeared|published))\b"
)
_QUOTED = re.compile('["“”]')
_NUMBER = re.compile(r"\d+")
# Forms longer than this are not boilerplate that was forgotten but reporting that opens alike.
_MAX_KNOWN = 400
# What a paragraph is: a heading or the like; a plea or notice by its words; a sentence that may be the page's or the
# article's; one that is the article's however often it is repeated, for it has quoted words or a number.
_HEADS, _PLEADS, _TELLS, _REPORTS = range(4)


def mark(article: Article) -> tuple[Span, ...]:
    """Boilerplate of known forms, in order, whole paragraphs save for a header and what opens an update."""
    header, found = _below_header(article.text)
    return (*header, *(span for _, span in _forms(article.text, found)))


def _below_header(text: str) -> tuple[list[Span], list[Span]]:
    """A text's header, which is boilerplate whole, if it has one; and its paragraphs, or what is left of them below."""
    header = header_of(text).span(text)
    below = (Span(max(p.start, header.end), p.end) for p in paragraphs(text) if p.end > header.end)
    return [header] if header.end else [], list(below)


def _forms(text: str, found: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Each paragraph that has a known form where it starts, and what is boilerplate of it."""
    for p in found:
        if p.end - p.start <= _MAX_KNOWN and _KNOWN.fullmatch(text, *p):
            yield p, p
        elif update := _UPDATE.match(text, *p):
            yield p, Span(*update.span())


class Repeats:
    """Counts in how many of an outlet's articles a paragraph stands; tells all boilerplate once they have come.

    Only articles that otherwise differ are counted: that versions of one story, and reports after one pattern, share
    paragraphs tells nothing. On disk, so that memory doesn't grow with them; every paragraph is looked at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(
            """
            PRAGMA journal_mode = off; PRAGMA synchronous = off;
            CREATE TABLE articles (
                id TEXT PRIMARY KEY, number INTEGER UNIQUE, outlet TEXT, title TEXT, text BLOB, paragraphs INTEGER
            ) WITHOUT ROWID;
            CREATE TABLE seen (key BLOB, kind INTEGER, article INTEGER, start INTEGER, "end" INTEGER);
            CREATE TABLE marks (article INTEGER, paragraph INTEGER, start INTEGER, "end" INTEGER);
            BEGIN;
            """
        )
        self._added = 0

    def add(self, article: Article) -> None:
        """Look through an article; the later of two with one id counts."""
        number, text, outlet = self._added, article.text, article.outlet
        self._added += 1
        header, found = _below_header(text)
        forms = list(_forms(text, found))
        marks = [*((span, span) for span in header), *forms]
        self._db.executemany("INSERT INTO marks VALUES (?, ?, ?, ?)", ((number, p.start, *s) for p, s in marks))
        known = {p for p, span in forms if p == span}
        left = [p for p in found if p not in known] if outlet is not None else []
        self._db.executemany(
            "INSERT INTO seen VALUES (?, ?, ?, ?, ?)", ((*_key(outlet or "", p.of(text)), number, *p) for p in left)
        )
        title = _NUMBER.sub("0", (article.title or "").casefold())
        self._db.execute(
            "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)",
            (article.id, number, outlet or "", title, _digest(text), len(left)),
        )

    def finish(self) -> None:
        """Mark what is repeated often enough."""
        self._db.executescript(
            f"""
            -- Paragraphs that stand in more than one article.
            CREATE TABLE shared (key BLOB PRIMARY KEY) WITHOUT ROWID;
            INSERT INTO shared SELECT key FROM seen WHERE article IN (SELECT number FROM articles)
                GROUP BY key HAVING MIN(article) < MAX(article);
            CREATE TABLE places AS SELECT seen.*, paragraphs FROM seen JOIN articles ON number = article
                WHERE key IN shared;

            -- What a site puts in the place of an article: one text under many titles.
            CREATE TABLE walls (article INTEGER PRIMARY KEY);
            INSERT INTO walls SELECT number FROM articles WHERE (outlet, text) IN
                (SELECT outlet, text FROM articles GROUP BY 1, 2 HAVING COUNT(DISTINCT title) >= {MIN_ARTICLES});

            -- Articles of their own, whatever headings and pleas they share: with one other paragraph that stands in
            -- another article and any that doesn't; for each further one that does, two more that don't.
            CREATE TABLE differing (article INTEGER PRIMARY KEY);
            INSERT INTO differing SELECT article FROM places GROUP BY article
                HAVING paragraphs - COUNT(*) > MAX(2 * (SUM(kind >= {_TELLS}) - 1), 0)
                UNION SELECT article FROM walls;

            CREATE TABLE repeated (key BLOB PRIMARY KEY) WITHOUT ROWID;
            """
        )
        sizes = self._db.execute("SELECT outlet, COUNT(*) FROM articles GROUP BY outlet")
        usual = {_outlet_key(outlet): max(MIN_ARTICLES, math.ceil(n / ONE_IN)) for outlet, n in sizes}
        counts = self._db.execute(
            "SELECT key, kind, COUNT(DISTINCT article) AS n FROM places WHERE article IN differing AND kind IN (?, ?) "
            "GROUP BY key HAVING n >= ?",
            (_PLEADS, _TELLS, MIN_ARTICLES),
        ).fetchall()
        repeated = ((key,) for key, kind, n in counts if kind == _PLEADS or n >= usual[key[:4]])
        self._db.executemany("INSERT INTO repeated VALUES (?)", repeated)
        # Where an article would be left with nothing, only pleas are marked.
        self._db.execute(
            """
            INSERT INTO marks SELECT article, start, start, "end" FROM places WHERE key IN repeated AND (
                kind = ? OR article IN walls OR article NOT IN (
                    SELECT article FROM places WHERE key IN repeated GROUP BY article HAVING COUNT(*) = paragraphs
                )
            )
            """,
            (_PLEADS,),
        )
        self._db.execute("CREATE INDEX marks_article ON marks (article)")

    def mark(self, article: Article) -> tuple[Span, ...]:
        """Boilerplate of an article that was added: known forms, and what is repeated often enough for what it says."""
        rows = self._db.execute(
            'SELECT paragraph, start, "end" FROM marks JOIN articles ON number = article WHERE id = ? '
            'ORDER BY paragraph, "end"',
            (article.id,),
        )
        # Of two marks in one paragraph that of all of it.
        return tuple({paragraph: Span(start, end) for paragraph, start, end in rows}.values())

    def remove(self) -> None:
        """Close and delete the file."""
        self._db.close()
        self._path.unlink()


def _key(outlet: str, paragraph: str) -> tuple[bytes, int]:
    """What identical paragraphs share: a key, 4 bytes for the outlet and 12 for the words, and their kind."""
    words = paragraph.casefold().split()
    written = " ".join(words)
    if len(words) < MIN_WORDS:
        kind = _HEADS
    elif _QUOTED.search(written):
        kind = _REPORTS
    elif _PLEA.search(written):
        kind = _PLEADS
    else:
        kind = _REPORTS if _NUMBER.search(written) else _TELLS
    return _outlet_key(outlet) + _digest(written), kind


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=12).digest()


@lru_cache(maxsize=1_024)
def _outlet_key(outlet: str) -> bytes:
    return hashlib.blake2b(outlet.encode(), digest_size=4).digest()
