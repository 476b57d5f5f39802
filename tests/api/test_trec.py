from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ir_measures
import pytest

from api.door import UsageError
from api.trec import new_file, qrels, rows, topics, write_run
from index.errors import DiskFailed

PATH = Path("topics")

CLASSIC = """
<top>
<num> Number: 301
<title> International Organized Crime

<desc> Description:
Identify organizations that participate in international criminal activity.
</top>

<top>

<num> Number: 302
<title> Topic:  Poliomyelitis &amp;
  Post-Polio
<narr> Narrative:
Relevant documents name the disease.
</top>
<TOP><NUM>303</NUM><TITLE>Hubble Telescope</TITLE></TOP>
"""


def test_topics() -> None:
    assert list(topics(CLASSIC, PATH)) == [
        (2, "301", "International Organized Crime"),
        (10, "302", "Poliomyelitis & Post-Polio"),
        (18, "303", "Hubble Telescope"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<top><title>Crime</top>", 1),
        ("<top><num>1<title>Crime</top>\n<top><num>2</top>", 2),
        ("<top><num>1<title>Crime\n<top><num>2<title>War</top>", 1),
        ("\n<top><num>1<title>Crime", 2),
    ],
)
def test_a_topic_that_lacks_something_is_named(text: str, line: int) -> None:
    with pytest.raises(UsageError, match=rf"^topics:{line}: .* not all of <num>, <title> and </top>"):
        list(topics(text, PATH))


def test_rows() -> None:
    assert list(rows("1\twho said it?\r\n\n q2 \t why \n", PATH)) == [(1, "1", "who said it?"), (3, "q2", "why")]


@pytest.mark.parametrize("row", ["who said it?", "1\twho\tsaid", "\twho said it?"])
def test_a_row_that_is_none_is_named(row: str) -> None:
    with pytest.raises(UsageError, match=r"^topics:2: .* is not an id, a tab and a question"):
        list(rows(f"1\twho\n{row}", PATH))


def test_qrels_are_as_ir_measures_reads_them() -> None:
    text = "1 0 a 1\n1 0 b%20c 0\n\n2\tQ0\ta\t-2\n2 0 d 3\r\n"
    own: dict[str, dict[str, int]] = {}
    for each in ir_measures.read_trec_qrels(text):
        own.setdefault(each.query_id, {})[each.doc_id] = each.relevance
    assert qrels(text, PATH) == own == {"1": {"a": 1, "b%20c": 0}, "2": {"a": -2, "d": 3}}


@pytest.mark.parametrize("row", ["1 0 a", "1 0 a b c", "1 0 a high", "1 0 a 0.5"])
def test_a_line_that_is_no_qrel_is_named(row: str) -> None:
    with pytest.raises(UsageError, match=r"^topics:2: .* is not a line of qrels; write: question 0 article grade"):
        qrels(f"1 0 a 1\n{row}\n", PATH)


def test_a_run_comes_back_as_it_was_written() -> None:
    rankings = [("q1", [f"article-{n}" for n in range(100)]), ("q2", []), ("q%203", ["x", "a%20b"])]
    file = io.StringIO()
    write_run(rankings, file)
    assert file.getvalue().splitlines()[1] == "q1 Q0 article-1 2 0.500000 onrecord"
    read: dict[str, list[tuple[float, str]]] = {}
    for each in ir_measures.read_trec_run(file.getvalue()):
        read.setdefault(each.query_id, []).append((each.score, each.doc_id))
    # Ordered by score alone, as scorers do: no two are equal.
    assert {id_: [docid for _, docid in sorted(found, reverse=True)] for id_, found in read.items()} == {
        id_: ranking for id_, ranking in rankings if ranking
    }
    assert all(len({score for score, _ in found}) == len(found) for found in read.values())


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "run"
    with new_file(path) as file:
        file.write("one")
        assert not path.exists()
    assert path.read_text() == "one"

    def fail() -> None:
        with new_file(path) as file:
            file.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text() == "one"
    assert [each.name for each in tmp_path.iterdir()] == ["run"]


def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("run")
    with new_file(tmp_path / "link") as file:
        file.write("one")
    assert (tmp_path / "link").readlink() == Path("run")
    assert (tmp_path / "run").read_text() == "one"


def test_a_link_that_somebody_put_where_a_file_is_begun_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    (tmp_path / f".run.{os.getpid()}").symlink_to("kept")
    with pytest.raises(DiskFailed, match="File exists"), new_file(tmp_path / "run") as file:
        file.write("one")
    assert {each.name for each in tmp_path.iterdir()} == {"kept", f".run.{os.getpid()}"}
    assert (tmp_path / "kept").read_text() == "kept"


def test_a_pipe_or_a_device_is_written_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_text)
        with new_file(pipe) as file:
            file.write("one")
        assert read.result() == "one"
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["missing/run", "folder", "/"])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DiskFailed, match="cannot be written"), new_file(tmp_path / name) as file:
        file.write("")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]
