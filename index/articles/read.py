"""Articles from files and folders, as a stream: one article, or one line of JSONL, in memory at a time."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from ..limits import MAX_ARTICLE_BYTES
from ..values import Article
from . import fields
from .files import files_of, suffix_of
from .header import header_of
from .problem import Problem


def read(sources: Sequence[Path], max_bytes: int = MAX_ARTICLE_BYTES) -> Iterator[Article | Problem]:
    """Yield the articles of files and folders in a fixed order, and a `Problem` for whatever is wrong with a record.

    Raises:
        SourceError: a source does not exist, is of another format, or is a folder without one article file.
    """
    for source in sources:
        passed_over: list[Problem] = []
        for path, base in files_of(source, passed_over):
            try:
                if suffix_of(path.name).startswith(".jsonl"):
                    yield from _read_jsonl(path, base, max_bytes)
                else:
                    yield from _read_plain(path, base, max_bytes)
            except (OSError, EOFError, zlib.error) as exc:
                yield Problem("unreadable", str(path), str(exc))
        yield from passed_over


def _stem(path: Path, base: Path) -> str:
    """Path relative to the source folder, without suffix: the id of an article that has no other."""
    name = path.relative_to(base).as_posix()
    return name[: len(name) - len(suffix_of(name))]


# --- plain text -------------------------------------------------------------------------------------------------------

# It ends in no blank, lest a long run of them be looked through once for every length that a headline may have.
_HEADLINE = re.compile(r"\ufeff?\s*(?:#+\s+)?(\S[^\n]{3,250}?)(?<![ \t])[ \t]*\r?\n[ \t]*\r?\n")
# A name in brackets after a place is an outlet only where it is a known agency's and a sentence begins, or where the
# place is in capitals and a dash follows: "Lagos (Nigeria) –", "the Food and Drug Administration (FDA) said" and "The
# Associated Press (AP) reported" are no datelines.
_PLACE_WORD = r"(?:[A-ZÀ-Þ\d][\w.'’-]*|and|of|on|de|da|do|del|di|la|le|el|al|sur|am)"
_DATELINE = re.compile(
    rf"^[ \t]*(?!The (?!Hague))[A-ZÀ-Þ][\w.'’-]*(?:[ ,]+{_PLACE_WORD}){{0,6}}[ ]"
    r"\((?P<agency>CNN|CNN Business|Reuters|AP|AFP|UPI|TASS|Xinhua|Bloomberg|dpa|ANI|PTI|IANS|EFE|ANSA|BBC|Kyodo|"
    r"Yonhap|NPR|CNBC)\)(?:\s*(?:--|[-–—])(?=\s)|(?=\s+[\"“‘'A-ZÀ-Þ\d]))"
    r"|^[ \t]*[A-ZÀ-Þ]{2}[A-ZÀ-Þ .,'’-]*[ ]\((?P<paper>[A-Z][\w&. ]{1,30})\)\s*(?:--|[-–—])(?=\s)",
    re.MULTILINE,
)
_SOURCE_LINE = re.compile(r"^[ \t]*Source: ?(?P<outlet>[A-Z][^\n]{1,58}?)[ \t\r]*\Z", re.MULTILINE)


# How Word, a browser and a printer save what is then called .txt: its words would be quoted with its tags.
_NOT_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<\?xml|\{\\rtf|%PDF-|PK\x03\x04)", re.IGNORECASE)
_PLAIN = "a web page, a PDF or a document, or in UTF-16; save it as plain text in UTF-8"
# Tags and entities, two of which are no accident.
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|em|strong|b|i|ul|ol|li|h[1-6]|img|blockquote)(?:\s+[\w:-]+=[^<>]*|\s*/?)>"
    r"|&(?:quot|apos|[lr][sd]quo|nbsp|amp|lt|gt|[mn]dash|hellip|#\d+|#x[0-9a-f]+);",
    re.IGNORECASE,
)


def _read_plain(path: Path, base: Path, max_bytes: int) -> Iterator[Article | Problem]:
    size = path.stat().st_size
    if size > max_bytes:
        yield Problem("too large", str(path), f"{size:,} bytes, {max_bytes:,} allowed")
        return
    content = path.read_bytes()
    if _NOT_TEXT.match(content) or b"\0" in content:
        yield Problem("not plain text", str(path), _PLAIN)
        return
    try:
        text = content.decode()
    except UnicodeDecodeError as exc:
        yield Problem("not UTF-8", str(path), _undecodable(exc))
        return
    if _has_surrogate(str(path)):
        yield Problem("not UTF-8", ascii(str(path)), "the file's name")
        return
    if not text.strip():
        yield Problem("no text", str(path), "the file is empty")
        return
    header = header_of(text)
    found = {"title": _headline(text, header.end), "outlet": _outlet(text)} | header.record
    article = _article(found, text, _stem(path, base), str(path))
    if article.published is None and "published" in found:
        yield Problem("bad date", str(path), fields.shown(found["published"]), skipped=False)
    yield from _markup(article)
    yield article


def _headline(text: str, start: int) -> str | None:
    """The first line, or that after a header's, where a blank line follows and it doesn't read as a sentence."""
    if start and not text[start:].lstrip(" \t\r").startswith("\n"):
        return None  # the date opens the first paragraph
    found = _HEADLINE.match(text, start)
    return found[1] if found and not found[1].endswith((".", ":", ",", ";", '."', ".”")) else None


def _outlet(text: str) -> str | None:
    if found := _DATELINE.search(text[:2_000]):
        return found["agency"] or found["paper"]
    found_line = _SOURCE_LINE.search(text[-500:].rstrip())
    return found_line["outlet"] if found_line else None


# --- JSONL ------------------------------------------------------------------------------------------------------------


def _read_jsonl(path: Path, base: Path, max_bytes: int) -> Iterator[Article | Problem]:
    opener: Any = gzip.open if suffix_of(path.name).endswith(".gz") else open
    with opener(path, "rb") as lines:
        number = 0
        while line := lines.readline(max_bytes + len(b"\r\n")):
            number += 1
            where = f"{path}:{number}"
            if len(line.rstrip(b"\r\n")) > max_bytes:
                yield Problem("too large", where, f"more than {max_bytes:,} bytes")
                _skip_line(lines, line)
            elif line.strip():
                # Files that each begin with one may have been joined.
                yield from _record(line.removeprefix(BOM_UTF8), where, default_id=f"{_stem(path, base)}:{number}")


def _skip_line(lines: IO[bytes], read: bytes) -> None:
    while read and not read.endswith(b"\n"):
        read = lines.readline(1 << 20)


def _record(line: bytes, where: str, default_id: str) -> Iterator[Article | Problem]:
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError as exc:
        yield Problem("not UTF-8", where, _undecodable(exc))
        return
    except (ValueError, RecursionError) as exc:
        yield Problem("bad JSON", where, str(exc))
        return
    if not isinstance(record, dict):
        yield Problem("bad JSON", where, "not an object")
        return
    yield from (Problem("misspelt field", where, detail, skipped=False) for detail in fields.misspelt(record))
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        yield Problem("no text", where, "the field text is missing, empty or not a string")
        return
    article = _article(record, text, default_id, where)
    if any(_has_surrogate(s) for s in (text, article.id, article.title, article.outlet, article.url, *article.authors)):
        yield Problem("lone surrogate", where, "text that no UTF-8 can hold")
        return
    if article.published is None and record.get("published") not in (None, ""):
        yield Problem("bad date", where, fields.shown(record["published"]), skipped=False)
    yield from (Problem("bad field", where, detail, skipped=False) for detail in fields.ill_typed(record))
    yield from _markup(article)
    yield article


def _article(record: Mapping[str, Any], text: str, default_id: str, where: str) -> Article:
    """An article, from what is told of it."""
    return Article(
        id=fields.string(record, "id") or fields.string(record, "url") or default_id,
        text=text,
        title=fields.string(record, "title"),
        outlet=fields.string(record, "outlet"),
        published=_date(record.get("published")),
        url=fields.string(record, "url"),
        authors=fields.authors(record),
        where=where,
    )


def _markup(article: Article) -> Iterator[Problem]:
    """A note where a text is HTML: it is kept as it is, and would be quoted so."""
    if len(found := list(islice(_MARKUP.finditer(article.text), 2))) == 2:
        shown = " and ".join(match.group()[:20] for match in found)
        yield Problem("HTML", article.where, f"{shown} would be quoted as they stand; give plain text", skipped=False)


def _undecodable(exc: UnicodeDecodeError) -> str:
    return f"byte 0x{exc.object[exc.start]:02x} at {exc.start:,}; save it in UTF-8"


def _has_surrogate(value: str | None) -> bool:
    try:
        (value or "").encode()
    except UnicodeEncodeError:
        return True
    return False


def _date(value: object) -> date | None:
    """The day of an ISO 8601 date or time, as written there; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return None
