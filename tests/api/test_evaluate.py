"""`onrecord evaluate` from end to end: real questions on the seeds, figures that can be worked out by hand."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ir_measures
import pytest

from api.cli import main
from api.door import UsageError
from api.evaluate import parsed_measure
from index.build import rebuild
from index.progress import Silent

REPOSITORY = Path(__file__).parents[2]
QUESTIONS = [
    # Only this article has anything that Blinken said: rank 1.
    {"id": "blinken", "question": "What did Blinken say?", "articles": ["004_e65251e9d6267151"]},
    {
        "id": "fuel",
        "question": "Who warned against adding fuel to the fire?",
        "answers": ["fuel to the fire", "fan the flames"],
    },
    {"id": "cup", "question": "Who won the World Cup?", "articles": [], "answers": []},
    # Nothing was published by then.
    {
        "id": "early",
        "question": "What did Kirby say?",
        "articles": [],
        "filters": {"published_to": "2023-01-01", "outlets": ["CNN"]},
    },
]


@pytest.fixture
def evaluate(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run `onrecord evaluate`; exit code, stdout and stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as exited:
            main(["evaluate", *map(str, arguments)])
        shown = capsys.readouterr()
        assert isinstance(exited.value.code, int)
        return exited.value.code, shown.out, shown.err

    return run


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return write(tmp_path / "questions.jsonl", QUESTIONS)


def write(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def test_figures(evaluate: Callable[..., tuple[int, str, str]], questions: Path, seed_index: Path) -> None:
    code, out, err = evaluate(questions, "--index", seed_index, "--json")
    assert code == 0, err
    found = json.loads(out)
    one = {"value": 1.0, "low": 1.0, "high": 1.0}
    assert found["measures"] == {name: one | {"n": 1} for name in ("RR@10", "R@10", "Success@10", "nDCG@10", "AP")}
    assert found["answer_within_words"]["1900"] == one | {"n": 1}
    assert (found["questions"], found["relevant_articles"], found["missing_articles"]) == (4, 1, 0)
    assert found["answered"] == {"value": 0.5, "low": 0.0, "high": 1.0, "n": 4}
    assert found["answered_of_answerable"] == one | {"n": 2}
    assert found["answered_of_unanswerable"] == {"value": 0.0, "low": 0.0, "high": 0.0, "n": 2}
    assert found["confidence"]["auroc"] == one | {"n": 4}
    assert found["confidence"]["brier"]["n"] == 4
    assert 0 < found["confidence"]["brier"]["value"] < 0.25
    assert found["index"]["articles"] == 5
    assert evaluate(questions, "--index", seed_index, "--json")[1] == out


def test_the_table(evaluate: Callable[..., tuple[int, str, str]], questions: Path, seed_index: Path) -> None:
    code, out, err = evaluate(questions, "--index", seed_index, "--measure", "P@5", "--measure", "RR")
    assert code == 0
    assert "asking: 4" in err
    rows = [line.split("   ") for line in out.splitlines()]
    assert [row[0].strip() for row in rows[1:-1]] == [
        "P@5",
        "RR",
        "answer within 190 words",
        "answer within 950 words",
        "answer within 1,900 words",
        "answered",
        "answered, of the answerable",
        "answered, of the unanswerable",
        "AUROC of confidence",
        "Brier score of confidence",
    ]
    assert out.splitlines()[1].split() == ["P@5", "0.200", "0.200", "to", "0.200", "1"]
    assert out.splitlines()[-1].startswith("4 questions; 5 articles, ")
    assert not any(line != line.rstrip() for line in out.splitlines())


def test_the_readmes_questions(evaluate: Callable[..., tuple[int, str, str]], seed_index: Path, tmp_path: Path) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    asked = tmp_path / "q"
    asked.write_text(
        next(block for block in re.findall(r"```json\n(.*?)```", readme, re.DOTALL) if "articles" in block)
    )
    code, out, err = evaluate(asked, "--index", seed_index, "--json")
    assert code == 0, err
    found = json.loads(out)
    assert [found[name]["value"] for name in ("answered_of_answerable", "answered_of_unanswerable")] == [1, 0]
    assert [found[name]["n"] for name in ("answered_of_answerable", "answered_of_unanswerable")] == [2, 1]


def test_topics_and_qrels_and_the_run(
    evaluate: Callable[..., tuple[int, str, str]], seed_index: Path, tmp_path: Path
) -> None:
    topics, qrels, run = tmp_path / "topics", tmp_path / "qrels", tmp_path / "run"
    topics.write_text(
        "<top><num> Number: 1 <title> What did Blinken say?</top>\n<top><num>2<title> peace talks</top>\n"
        "<top><num>3<title> marriage of convenience</top>\n"
    )
    qrels.write_text("1 0 004_e65251e9d6267151 1\n2 0 000_367beb4b8c22b65f 1\n2 0 003_0ab12356d3949a48 2\n9 0 x 1\n")
    code, out, err = evaluate(topics, "--qrels", qrels, "--index", seed_index, "--run", run, "--json")
    assert code == 0, err
    rows = [line.split() for line in run.read_text().splitlines()]
    assert {(row[1], row[5]) for row in rows} == {("Q0", "onrecord")}
    assert [int(row[3]) for row in rows if row[0] == "2"] == list(range(1, 6))
    assert {row[0] for row in rows} == {"1", "2", "3"}
    # What ir_measures makes of the files is what was reported.
    measures = [ir_measures.RR @ 10, ir_measures.nDCG @ 10, ir_measures.AP]
    judged = [each for each in ir_measures.read_trec_qrels(str(qrels)) if each.query_id != "9"]
    own = ir_measures.calc_aggregate(measures, judged, ir_measures.read_trec_run(str(run)))
    shown = json.loads(out)["measures"]
    assert {name: shown[name]["value"] for name in ("RR@10", "nDCG@10", "AP")} == pytest.approx(
        {str(each): value for each, value in own.items()}, abs=5e-5
    )
    assert {figure["n"] for figure in shown.values()} == {2}


def test_ids_with_whitespace(evaluate: Callable[..., tuple[int, str, str]], tiny_model: Path, tmp_path: Path) -> None:
    articles = write(tmp_path / "articles.jsonl", [{"id": "a b", "text": "The bank raised its rate on Friday."}])
    index, run, qrels = tmp_path / "index", tmp_path / "run", tmp_path / "qrels"
    rebuild([articles], index, Silent(), encoder=str(tiny_model))
    asked = write(tmp_path / "q", [{"id": "1 2", "question": "bank rate", "articles": ["a b"]}])
    code, out, err = evaluate(asked, "--index", index, "--run", run, "--json")
    assert (code, json.loads(out)["measures"]["AP"]["value"]) == (0, 1.0), err
    assert run.read_text() == "1%202 Q0 a%20b 1 1.000000 onrecord\n"
    asked.write_text("1\tbank rate\n")
    qrels.write_text("1 0 a%20b 1\n1 0 c 1\n")
    code, out, err = evaluate(asked, "--qrels", qrels, "--index", index, "--json")
    assert (code, json.loads(out)["measures"]["AP"]["value"]) == (0, 0.5)
    assert "1 of 2 relevant articles are not in the index" in err


def test_questions_without_judgements_still_give_a_run(
    evaluate: Callable[..., tuple[int, str, str]], seed_index: Path, tmp_path: Path
) -> None:
    asked, run = write(tmp_path / "q", [{"question": "What did Kirby say?"}]), tmp_path / "run"
    code, out, err = evaluate(asked, "--index", seed_index, "--run", run, "--json")
    assert (code, json.loads(out)["measures"], json.loads(out)["confidence"]) == (0, {}, {"auroc": None, "brier": None})
    assert "nothing says what is right" in err
    assert run.read_text().startswith("1 Q0 ")


@pytest.mark.parametrize(
    ("line", "options", "code", "message"),
    [
        ({"question": "who", "articles": ["nowhere"]}, [], 2, "none of the 1 relevant articles is in the index"),
        ({"question": "who"}, ["--measure", "P@5"], 2, "--measure needs relevant articles"),
        ({"question": "?"}, [], 2, "q:1: the question has no word in it"),
        ({"question": "who"}, ["--qrels", "missing"], 2, "missing cannot be read: No such file"),
        ({"question": "who"}, ["--index", "nowhere"], 2, "there is no index in nowhere"),
        ({"question": "who"}, ["--run", "/proc/nowhere/run"], 3, "/proc/nowhere/run cannot be written"),
    ],
)
def test_wrong_use(
    evaluate: Callable[..., tuple[int, str, str]],
    seed_index: Path,
    tmp_path: Path,
    line: dict[str, Any],
    options: list[str],
    code: int,
    message: str,
) -> None:
    found, out, err = evaluate(write(tmp_path / "q", [line]), "--index", seed_index, *options)
    assert (found, out) == (code, "")
    assert message in err


@pytest.mark.parametrize("name", ["RR", "RR@10", "nDCG(judged_only=True)@20", "P(rel=2)@5", "IPrec@0.1", "AP"])
def test_a_measure_is_the_one_that_ir_measures_parses(name: str) -> None:
    assert parsed_measure(name, {"q": {"a": 1}}) == ir_measures.parse_measure(name)


@pytest.mark.parametrize(
    "name", ["", "P", "P@", "Q@5", "P@5@6", "P@0", "P(x=1)@5", "P(rel=print(1))@5", "P(", "ERR_IA@10"]
)
def test_a_measure_that_cannot_be_computed(name: str) -> None:
    with pytest.raises(UsageError, match="can't be computed; write one such as P@5"):
        parsed_measure(name, {"q": {"a": 1}})


def test_without_ir_measures_it_says_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.modules['ir_measures'] = None; from api.cli import main; main(['evaluate', 'questions'])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=REPOSITORY, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "evaluate needs ir_measures, which is not installed; run: " in done.stderr
    assert "-m pip install ir_measures" in done.stderr


def test_ctrl_c_exits_with_130_and_leaves_the_old_run(seed_index: Path, tmp_path: Path) -> None:
    asked = write(tmp_path / "q", [{"question": "What did Kirby say?"}] * 20_000)
    run = tmp_path / "run"
    run.write_text("old")
    command = ["-c", "from api.cli import main; main()", "evaluate", asked, "--index", seed_index, "--run", run]
    env = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    process = subprocess.Popen(
        [sys.executable, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=env
    )
    while process.poll() is None and not list(tmp_path.glob(".run.*")):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, ""), err
    assert "Traceback" not in err
    assert run.read_text() == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["q", "run"]
