from __future__ import annotations

import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest

from index.articles.boilerplate import mark
from index.articles.passages import split
from index.articles.problem import Problem
from index.articles.read import read
from index.errors import SourceError
from index.values import Article


def problems(*sources: Path, max_bytes: int = 1_000) -> list[tuple[str, str, bool]]:
    """Kind, file name and line, and whether the record was skipped, of each problem."""
    found = [r for r in read(sources, max_bytes) if isinstance(r, Problem)]
    return [(p.kind, p.where.rpartition("/")[2], p.skipped) for p in found]


def articles(*sources: Path) -> list[Article]:
    return [r for r in read(sources) if isinstance(r, Article)]


def plain(folder: Path, text: str) -> Article:
    """The article of a plain text."""
    (folder / "a.txt").write_bytes(text.encode())
    (found,) = articles(folder / "a.txt")
    return found


# --- what is wrong with a record --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"", ("no text", "a.txt", True)),
        ("a.txt", b" \r\n\t\n", ("no text", "a.txt", True)),
        ("a.md", b"caf\xe9 is Latin-1", ("not UTF-8", "a.md", True)),
        ("a.txt", b"%PDF-1.7\n\xe2\xe3", ("not plain text", "a.txt", True)),
        ("a.txt", b"PK\x03\x04\x14", ("not plain text", "a.txt", True)),
        ("a.md", b"\r\n<!DOCTYPE html><p>It rained.", ("not plain text", "a.md", True)),
        ("a.txt", b"\xef\xbb\xbf<HTML lang=en><p>It rained.", ("not plain text", "a.txt", True)),
        ("a.txt", b"{\\rtf1 It rained.}", ("not plain text", "a.txt", True)),
        ("a.txt", "It rained.".encode("utf-16-le"), ("not plain text", "a.txt", True)),
        ("a.txt", b"x" * 1_001, ("too large", "a.txt", True)),
        ("a.txt", b"date 2023-02-30 No such day.", ("bad date", "a.txt", False)),
        ("a.jsonl", b'{"text": "fine"}\n{"text": \n', ("bad JSON", "a.jsonl:2", True)),
        ("a.jsonl", b'\n\n["a list"]\n', ("bad JSON", "a.jsonl:3", True)),
        ("a.jsonl", b"[" * 900, ("bad JSON", "a.jsonl:1", True)),
        ("a.jsonl", b'{"title": "no text"}\n', ("no text", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": "  "}\n', ("no text", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": 7}\n', ("no text", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": null}\n', ("no text", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": "caf\xe9"}\n', ("not UTF-8", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": "half a pair \\ud83d"}\n', ("lone surrogate", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": "t", "title": "\\udc00"}\n', ("lone surrogate", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": "t", "authors": ["\\udc00"]}\n', ("lone surrogate", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": "' + b"x" * 1_000 + b'"}\n{"text": "next"}', ("too large", "a.jsonl:1", True)),
        ("a.jsonl", b'{"text": "t", "published": "last Tuesday"}\n', ("bad date", "a.jsonl:1", False)),
        ("a.jsonl", b'{"text": "t", "published": 20230318}\n', ("bad date", "a.jsonl:1", False)),
        ("a.jsonl.gz", b"this is not gzip", ("unreadable", "a.jsonl.gz", True)),
        ("a.jsonl.gz", gzip.compress(b'{"text": "t"}\n' * 99)[:-9], ("unreadable", "a.jsonl.gz", True)),
        ("a.jsonl.gz", gzip.compress(b"")[:10] + b"\xff" * 20, ("unreadable", "a.jsonl.gz", True)),
    ],
)
def test_problems_are_named_with_file_and_line(
    tmp_path: Path, name: str, content: bytes, expected: tuple[str, str, bool]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert problems(tmp_path / name) == [expected]


def test_a_file_whose_name_is_not_utf_8_is_named_and_skipped(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_bytes(b"One.")
    (tmp_path / os.fsdecode(b"bad\xff.jsonl")).write_bytes(b'{"text": "two"}\n{"id": "c", "text": "three"}')
    found = list(read([tmp_path]))
    assert [(r.kind, r.skipped) for r in found if isinstance(r, Problem)] == [
        ("lone surrogate", True),
        ("not UTF-8", True),
    ]
    assert [r.text for r in found if isinstance(r, Article)] == ["three"]


def test_a_byte_order_mark_hides_neither_a_date_nor_a_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffdate 2023-03-20 It rained.".encode())
    (tmp_path / "b.jsonl").write_bytes('\ufeff{"text": "one"}\n{"text": "\ufefftwo"}\n\ufeff{"text": "three"}'.encode())
    found = [(a.text, a.published) for a in articles(tmp_path)]
    assert found == [
        ("\ufeffdate 2023-03-20 It rained.", date(2023, 3, 20)),
        ("one", None),
        ("\ufefftwo", None),
        ("three", None),
    ]


def test_a_byte_order_mark_is_in_the_text_and_in_no_passage(tmp_path: Path) -> None:
    found = plain(tmp_path, "\ufeffThe bridge shut.\r\n")
    assert [(p.start, p.text) for p in split(found)] == [(1, "The bridge shut.")]


def test_a_problem_costs_only_its_own_record(tmp_path: Path) -> None:
    lines = [b'{"text": "one"}', b"{", b'{"text": "' + b"x" * 10_000_000 + b'"}', b'{"text": "four"}']
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    assert [(a.id, a.text) for a in articles(tmp_path / "a.jsonl")] == [("a:1", "one"), ("a:4", "four")]


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("<p>“It rained,” Ann Lee said.</p>", True),
        ("&ldquo;It rained,&rdquo; Ann Lee said.", True),
        ('<p class="lead">It rained.</p >', True),
        ("It rained.<br />It snowed.<br>", True),
        ("Lee & Sons said a<b and b>c. Write &amp; once.", False),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_text_that_is_html_is_kept_with_a_note(tmp_path: Path, name: str, text: str, noted: bool) -> None:
    (tmp_path / name).write_text(json.dumps({"text": text}) if name == "a.jsonl" else text)
    where = "a.jsonl:1" if name == "a.jsonl" else "a.txt"
    assert problems(tmp_path) == ([("HTML", where, False)] if noted else [])
    assert [a.text for a in articles(tmp_path)] == [text]


def test_an_article_may_have_so_many_bytes_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a" * 1_000)
    (tmp_path / "b.txt").write_text("b" * 1_001)
    # What ends a line is no part of the article.
    most = '{"text": "' + "c" * (1_000 - len('{"text": ""}')) + '"}\n'
    # The last line has no end.
    (tmp_path / "c.jsonl").write_text(most + "d" * 1_001 + "\n" + most + "e" * 1_001)
    assert problems(tmp_path) == [("too large", name, True) for name in ("b.txt", "c.jsonl:2", "c.jsonl:4")]
    assert [len(a.text.encode()) for a in articles(tmp_path)][:1] == [1_000]


def test_a_folder_of_nothing_but_links_names_them(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "link").symlink_to(tmp_path)
    assert problems(tmp_path / "source") == [("unreadable", "link", True)]


def test_a_bad_date_leaves_the_article_undated(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "t", "published": "2023-13-01"}')
    assert articles(tmp_path)[0].published is None


def test_a_truncated_gzip_gives_what_it_held(tmp_path: Path) -> None:
    # Lines that don't compress, so that the cut falls among them.
    lines = b"".join(b'{"text": "%s"}\n' % bytes(f"{i * 7919 % 10_007:x}", "ascii") for i in range(5_000))
    whole = gzip.compress(lines)
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    found = articles(tmp_path)
    assert 0 < len(found) < 5_000
    assert [a.text for a in found] == [f"{i * 7919 % 10_007:x}" for i in range(len(found))]
    assert [kind for kind, _, _ in problems(tmp_path)] == ["unreadable"]


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "sub").mkdir()
    scan = os.scandir

    def refuse(folder: str) -> object:
        if Path(folder).name == "sub":
            raise PermissionError(13, "Permission denied", folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [a.id for a in articles(tmp_path)] == ["a"]
    assert problems(tmp_path) == [("unreadable", "sub", True)]


@pytest.mark.parametrize("header", ["date 2023-03-20", "date 2023-03-20T23:30:00-05:00", " date 2023-03-20 "])
def test_a_title_may_stand_under_a_date(tmp_path: Path, header: str) -> None:
    (tmp_path / "a.txt").write_text(f"{header}\nA town votes\n\nMayor Anna Berg said that it was late.")
    (tmp_path / "b.txt").write_text(f"{header.strip()} A town votes\n\nMayor Anna Berg said that it was late.")
    under, beside = articles(tmp_path)
    assert (under.title, str(under.published)) == ("A town votes", "2023-03-20")
    # There the date opens the first paragraph.
    assert (beside.title, str(beside.published)) == (None, "2023-03-20")


def test_folders_may_lie_in_folders_as_deep_as_a_path_goes(tmp_path: Path) -> None:
    deep = 1_500
    folders = [tmp_path / ("d/" * n) for n in range(1, deep + 1)]
    for folder in folders:
        folder.mkdir()
    (folders[-1] / "a.txt").write_text("News.")
    try:
        [article] = read([tmp_path])
    finally:
        (folders[-1] / "a.txt").unlink()
        for folder in reversed(folders):
            folder.rmdir()  # what removes a tree may not go as deep
    assert isinstance(article, Article)
    assert article.id == "d/" * deep + "a"


def test_links_that_lead_out_of_a_folder_or_to_nothing_are_named(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "old.txt").write_text("Old.")
    source = tmp_path / "source"
    (source / "sub").mkdir(parents=True)
    (source / "new.txt").write_text("New.")
    (source / "out.txt").symlink_to(tmp_path / "archive" / "old.txt")
    (source / "sub" / "in.txt").symlink_to("../new.txt")
    (source / "sub" / "archive").symlink_to(tmp_path / "archive")
    (source / "by.txt").symlink_to("sub/archive/old.txt")
    (source / "gone.txt").symlink_to(tmp_path / "nothing")
    (source / ".hidden").symlink_to(tmp_path / "archive")
    assert [a.id for a in articles(source)] == ["new", "sub/in"]
    assert problems(source) == [("unreadable", name, True) for name in ("gone.txt", "archive", "by.txt", "out.txt")]
    # Named itself, a link is a source like any other, and so is a folder that is reached by one.
    (tmp_path / "linked").symlink_to(source)
    assert [a.id for a in articles(source / "sub" / "archive", source / "out.txt")] == ["old", "out"]
    assert [a.id for a in articles(tmp_path / "linked")] == ["new", "sub/in"]


def test_what_is_no_file_is_named_and_never_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    os.mkfifo(tmp_path / "f.txt")  # to open it would be to wait for ever
    assert [a.id for a in articles(tmp_path)] == ["a"]
    assert problems(tmp_path) == [("unreadable", "f.txt", True)]
    with pytest.raises(SourceError, match=r"f\.txt is neither a file nor a folder"):
        articles(tmp_path / "f.txt")


def test_a_source_that_cannot_be_looked_at_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: File name too long"):
        articles(tmp_path / ("x" * 300))


# --- text and fields --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["one\r\ntwo\r\n", "\ufeffmarked", "  spaced \n\n", "a\u2028b\x0cc\x85d", "😀 e\u0301"]
)
@pytest.mark.parametrize("suffix", ["txt", "md", "jsonl", "jsonl.gz"])
def test_text_is_kept_exactly(tmp_path: Path, text: str, suffix: str) -> None:
    content = text.encode() if suffix in ("txt", "md") else json.dumps({"text": text}).encode()
    (tmp_path / f"a.{suffix}").write_bytes(gzip.compress(content) if suffix.endswith("gz") else content)
    assert [a.text for a in articles(tmp_path)] == [text]


def test_all_fields(tmp_path: Path) -> None:
    record = {
        "id": "id-1",
        "url": "https://example.org/1",
        "title": "A title",
        "outlet": "An outlet",
        "published": "2023-03-18T23:59:59+02:00",
        "authors": ["A. Writer", "B. Writer"],
        "text": "The text.",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    expected = Article(
        "id-1",
        "The text.",
        title="A title",
        outlet="An outlet",
        published=date(2023, 3, 18),
        url="https://example.org/1",
        authors=("A. Writer", "B. Writer"),
    )
    assert articles(tmp_path) == [expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "given", "url": "https://example.org"}, "given"),
        ({"id": 17}, "17"),
        ({"id": "", "url": "https://example.org"}, "https://example.org"),
        ({"id": None, "url": "https://example.org"}, "https://example.org"),
        ({}, "2023/march:1"),
        ({"id": True}, "2023/march:1"),
        ({"id": ["x"]}, "2023/march:1"),
    ],
)
def test_the_id_of_a_record_is_its_own_or_its_url_or_its_place(
    tmp_path: Path, fields: dict[str, object], expected: str
) -> None:
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "march.jsonl").write_text(json.dumps({**fields, "text": "t"}))
    assert [a.id for a in articles(tmp_path)] == [expected]


def noted(tmp_path: Path, record: str) -> list[str]:
    """What is said of a line of JSON whose article is kept."""
    (tmp_path / "a.jsonl").write_text(f'{{"text": "t", {record}}}')
    *found, article = read([tmp_path / "a.jsonl"])
    assert isinstance(article, Article)
    where = f"{tmp_path / 'a.jsonl'}:1: "
    assert all(isinstance(p, Problem) and not p.skipped and str(p).startswith(where) for p in found)
    return [str(p).removeprefix(where) for p in found]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ('"title": ["x"]', ["bad field: title is a list, expected a string"]),
        ('"outlet": {}', ["bad field: outlet is an object, expected a string"]),
        (
            '"id": 1.5, "url": true',
            ["bad field: id is 1.5, expected a string", "bad field: url is True, expected a string"],
        ),
        ('"authors": {"name": "Jane Doe"}', ["bad field: authors is an object, expected a list of strings"]),
        ('"authors": ["Jane Doe", 7]', ["bad field: authors holds 7, expected strings"]),
        ('"published": 0', ["bad date: 0"]),
        ('"published": []', ["bad date: a list"]),
        ('"titel": "x"', ["misspelt field: titel is not read; call it title, or take it out"]),
        ('"publised": "2023-03-18"', ["misspelt field: publised is not read; call it published, or take it out"]),
        ('"Outlet": "Daily"', ["misspelt field: Outlet is not read; call it outlet, or take it out"]),
        ('"ID": "x"', ["misspelt field: ID is not read; call it id, or take it out"]),
        # By another archive's names:
        ('"headline": "x"', ["misspelt field: headline is not read; call it title, or take it out"]),
        (
            '"date": "2023-03-18", "source": "Daily"',
            [
                "misspelt field: date is not read; call it published, or take it out",
                "misspelt field: source is not read; call it outlet, or take it out",
            ],
        ),
        ('"datePublished": "x"', ["misspelt field: datePublished is not read; call it published, or take it out"]),
        # As they should be, left empty, or an archive's own:
        ('"id": 7, "title": "", "url": null, "outlet": " ", "authors": null, "published": null', []),
        ('"authors": [], "published": ""', []),
        ('"_id": 1, "uri": "x", "publisher": "Daily", "category": [1], "subtitle": {}, "": 0', []),
        ('"title": "x", "titles": ["x", "y"], "headline": "z"', []),
    ],
)
def test_odd_fields_are_named_and_their_articles_kept(tmp_path: Path, record: str, expected: list[str]) -> None:
    assert noted(tmp_path, record) == expected


def test_a_field_nested_as_deep_as_it_can_be_is_named(tmp_path: Path) -> None:
    for depth in range(900, 1_000):
        (tmp_path / "a.jsonl").write_text(
            '{"text": "t", "title": %s, "published": %s}' % (("[" * depth + "]" * depth,) * 2)
        )
        assert problems(tmp_path, max_bytes=9_999)


@pytest.mark.parametrize("name", ["Text", "texts", "body", "content"])
def test_a_misspelt_text_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"{name}": "t"}}')
    assert problems(tmp_path) == [("misspelt field", "a.jsonl:1", False), ("no text", "a.jsonl:1", True)]


def test_one_author_needs_no_list(tmp_path: Path) -> None:
    assert noted(tmp_path, '"authors": "Jane Doe"') == []
    assert articles(tmp_path)[0].authors == ("Jane Doe",)
    assert noted(tmp_path, '"authors": " "') == []
    assert articles(tmp_path)[0].authors == ()


def test_the_id_of_a_file_is_its_path_without_suffix(tmp_path: Path) -> None:
    for name in ("b/y.md", "b/x.y.txt", "a.txt", ".hidden.txt", ".git/z.txt", "README.md", "b/readme.txt", "c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    assert [a.id for a in articles(tmp_path)] == ["a", "b/x.y", "b/y"]
    assert [a.id for a in articles(tmp_path / "b" / "y.md", tmp_path / "README.md")] == ["y", "README"]


def test_files_of_other_formats_beside_articles_are_told(tmp_path: Path) -> None:
    for name in ("a.txt", "README.rst", ".hidden.pdf", "b.pdf", "c/d.PDF", "e.docx", "notes"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It rained.")
    told = [(r.detail, r.skipped) for r in read([tmp_path]) if isinstance(r, Problem) and r.kind == "other format"]
    files = ["1 file .docx, not read", "2 files .pdf, not read", "1 file without a suffix, not read"]
    assert told == [(detail, False) for detail in files]


def test_what_is_no_utf_8_says_where_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The café is shut.".encode("latin-1"))
    assert [str(r) for r in read([tmp_path])] == [f"{tmp_path}/a.txt: not UTF-8: byte 0xe9 at 7; save it in UTF-8"]


def test_a_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "A.TXT").write_text("One.")
    (tmp_path / "b.JsonL").write_text('{"text": "two"}')
    (tmp_path / "c.jsonl.GZ").write_bytes(gzip.compress(b'{"text": "three"}'))
    (tmp_path / "README.MD").write_text("What lies here.")
    assert [(a.id, a.text) for a in articles(tmp_path)] == [("A", "One."), ("b:1", "two"), ("c:1", "three")]
    assert [a.id for a in articles(tmp_path / "A.TXT")] == ["A"]


def test_sources_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("text")
    for source, message in [
        (tmp_path / "missing", "does not exist"),
        (tmp_path / "a.pdf", "is not one of .txt, .md, .jsonl, .jsonl.gz"),
        (tmp_path, "holds no article"),
    ]:
        with pytest.raises(SourceError, match=message) as raised:
            list(read([source]))
        assert str(source) in raised.value.message
        assert raised.value.hint


# --- what a plain text says of itself ---------------------------------------------------------------------------------

XI = (
    "Xi-Putin meeting: China calls itself Ukraine peacemaker, "
    "but US says Xi’s talks with Putin provide ‘diplomatic cover’ for war"
)


def test_the_seeds(seeds: Path) -> None:
    assert [(a.id, a.published, a.title, a.outlet) for a in articles(seeds)] == [
        ("000_367beb4b8c22b65f", date(2023, 3, 20), None, None),
        ("001_c06f384d297485e8", date(2023, 3, 18), None, None),
        ("002_929bd09e459bf7ac", None, None, None),
        ("003_0ab12356d3949a48", None, None, "TSF"),
        ("004_e65251e9d6267151", None, XI, "CNN"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hong Kong (CNN) Xi Jinping is set for talks.", "CNN"),
        ("Headline of the day\n\nWASHINGTON (AP) — The president said so.", "AP"),
        ("LONDON, March 20 (Reuters) - Shares rose.", "Reuters"),
        ("PARIS (Le Monde) – The strike goes on.", "Le Monde"),
        ("PORT-AU-PRINCE, Haiti (AFP) “Nobody knows,” he said.", "AFP"),
        ("RIO DE JANEIRO, March 5 (Xinhua) -- Brazil's president left.", "Xinhua"),
        ("The war goes on.\nSource: TSF", "TSF"),
        ("The war goes on.\nSource: The Daily Post\n\n", "The Daily Post"),
        # No datelines, and no source of the article:
        ("The Food and Drug Administration (FDA) said on Monday that it would wait.", None),
        ("Officials at the World Health Organization (WHO) said so.", None),
        ("He works for the broadcaster (CNN) in Atlanta.", None),
        ("The Associated Press (AP) reported it first.", None),
        ("The Associated Press (AP) Monday reported it first.", None),
        ("The leaders met at the Shanghai Cooperation Organization (SCO) summit.", None),
        ("Source: a person who knows him.\nThe war goes on.", None),
        ("The war goes on.", None),
    ],
)
def test_outlet_of_a_plain_text(tmp_path: Path, text: str, expected: str | None) -> None:
    assert plain(tmp_path, text).outlet == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ceasefire talks resume\n\nThe talks resumed on Monday.", "Ceasefire talks resume"),
        ("# Ceasefire talks resume\n\nThe talks resumed.", "Ceasefire talks resume"),
        ("Ceasefire talks resume\r\n\r\nThe talks resumed.", "Ceasefire talks resume"),
        ("Ceasefire talks resume \t \n \nThe talks resumed.", "Ceasefire talks resume"),
        ("Will the talks resume?\n\nNobody knows.", "Will the talks resume?"),
        # A sentence, a line that runs on, a date header, a lone line:
        ("The talks resumed on Monday.\n\nNobody knows why.", None),
        ("Ceasefire talks resume\nThe talks resumed on Monday.", None),
        ("A" + " " * 9_999 + "\n\nThe talks resumed.", None),
        ("A  \n\nThe talks resumed.", None),
        (" date 2023-03-18 The U.S. is concerned\n\nIt said so.", None),
        ("Ceasefire talks resume", None),
    ],
)
def test_title_of_a_plain_text(tmp_path: Path, text: str, expected: str | None) -> None:
    assert plain(tmp_path, text).title == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2023-03-20 As Xi commences", date(2023, 3, 20)),
        (" date 2023-03-20 As Xi commences", date(2023, 3, 20)),
        ("The talks were put off to the later date 2023-03-20 for now.", None),
        ("2023-03-20 As Xi commences", None),
    ],
)
def test_date_of_a_plain_text(tmp_path: Path, text: str, expected: date | None) -> None:
    assert plain(tmp_path, text).published == expected


FRONT = """\ufeff---\r
# Who pays
title: "Bridge: shut for good?"\r
date: 2024-02-11 08:30:00 +0100
tags: [roads, rivers]
source: The Bay Courier

authors:
  - Ann Lee
  - 'Bo Moe'
---
"""


def test_front_matter_tells_of_a_text_and_is_no_part_of_its_reporting(tmp_path: Path) -> None:
    found = plain(tmp_path, FRONT + "\r\n# Bridge shut\r\n\r\nThe bridge shut on Monday.")
    assert (found.id, found.title, found.outlet) == ("a", "Bridge: shut for good?", "The Bay Courier")
    assert (found.published, found.authors) == (date(2024, 2, 11), ("Ann Lee", "Bo Moe"))
    (header,) = mark(found)
    assert found.text[header.end :] == "# Bridge shut\r\n\r\nThe bridge shut on Monday."
    assert header.start == 0


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: Rain\nauthor: [Ann Lee, Bo Moe]", ("a", "Rain", None, ("Ann Lee", "Bo Moe"))),
        (
            "date: 2024-02-11\npublished: 2024-03-01\nid: x7\nurl: https://x.example/7",
            ("x7", "Thick fog", "2024-03-01", ()),
        ),
        (
            "published: 2024-03-01\ndate: 2024-02-11\nurl: https://x.example/7",
            ("https://x.example/7", "Thick fog", "2024-03-01", ()),
        ),
        ("title: >-\n  Rain\ndate: ' '\nauthor: null", ("a", "Thick fog", None, ())),
        # No front matter, and nothing but what it says in the text:
        ("BO: It rained.\nANN: It did.", ("a", None, None, ())),
        ("title: Rain\nIt rained.", ("a", None, None, ())),
        ("", ("a", None, None, ())),
    ],
)
def test_front_matter_is_read_by_the_names_that_others_have_for_it(
    tmp_path: Path, front: str, expected: tuple[str, str | None, str | None, tuple[str, ...]]
) -> None:
    found = plain(tmp_path, f"---\n{front}\n---\n\nThick fog\n\nIt was foggy.")
    published = found.published.isoformat() if found.published else None
    assert (found.id, found.title, published, found.authors) == expected


def test_a_bad_date_in_front_matter_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Rain\ndate: 11/02/2024\n---\nIt rained.")
    assert problems(tmp_path) == [("bad date", "a.md", False)]


def test_a_long_text_between_rules_is_read_at_once(tmp_path: Path) -> None:
    text = "---\n" + " - a\n\n" * 40_000 + "It rained."
    assert plain(tmp_path, text).title is None
