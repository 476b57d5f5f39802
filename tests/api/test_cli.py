"""The command line as people meet it: exit codes, what stands on stdout and what on stderr."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import shlex
import shutil
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]


def run(
    *arguments: str, cwd: Path | None = None, before: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `onrecord` in a process of its own, after some code."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("ONRECORD_")}
    return subprocess.run(
        [*COMMAND[:2], f"{before}\n{COMMAND[2]}", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd or REPOSITORY,
        env=env | {"PYTHONPATH": str(REPOSITORY), "COLUMNS": "100"} | environment,
        timeout=120,
        check=False,
    )


def test_no_line_of_the_help_is_cut_off_on_a_usual_terminal() -> None:
    shown = run("--help", COLUMNS="80").stdout
    assert "Build a new generation of the index and make it live." in shown
    assert "..." not in shown.partition("Commands:")[2]


def test_a_terminal_that_has_no_width_is_taken_to_have_the_usual_one(seed_index: Path) -> None:
    arguments = ("ask", "what did Blinken say?", "--index", str(seed_index))
    shown, usual = (run(*arguments, COLUMNS=width).stdout.splitlines()[:-1] for width in ("0", "80"))
    assert shown == usual
    assert len(shown) > 10


def test_an_answer_is_on_stdout_and_every_word_of_it_a_slice(seed_index: Path, seeds: Path) -> None:
    done = run("ask", "what did Blinken say?", "--index", str(seed_index), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    body = json.loads(done.stdout)
    assert body["answered"]
    assert body["reason"] is None
    places = [(s["text"], s["citation"]) for s in body["statements"]]
    places += [(o["text"], o["citation"]) for s in body["statements"] for o in s["also_reported_by"]]
    places += [(p["text"], p["citation"]) for p in body["passages"]]
    assert len(places) >= 8
    for text, citation in places:
        article = (seeds / f"{citation['article_id']}.txt").read_bytes().decode()
        assert article[citation["start"] : citation["end"]] == text


def test_a_question_need_not_be_put_in_quotation_marks(seed_index: Path) -> None:
    words = ("what", "did", "Blinken", "say?", "--json", "--top-k", "1", "--index", str(seed_index))
    body = json.loads(run("ask", *words).stdout)
    assert (body["question"], body["interpretation"]["speakers"]) == ("what did Blinken say?", ["Anthony Blinken"])


def test_an_unanswered_question_exits_with_1_and_says_why(seed_index: Path) -> None:
    done = run("ask", "what did Petrosyan say?", "--index", str(seed_index), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["reason"] == "unknown_speaker"
    shown = run("ask", "what did Petrosyan say?", "--index", str(seed_index))
    assert shown.returncode == 1
    assert shown.stdout.startswith("Not answered: nobody of that name is in these articles.")


def test_no_colour_in_a_pipe_and_the_place_of_every_passage(seed_index: Path) -> None:
    shown = run("ask", "ceasefire", "--index", str(seed_index), "--top-k", "2").stdout
    assert "\x1b" not in shown
    assert shown.count("e65251e9d6267151 [") + shown.count("c06f384d297485e8 [") >= 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", ""], "the question is empty"),
        (["ask", "x" * 3_000], "3,000 characters, 2,000 are allowed"),
        (["ask", "😀"], "no word in it"),
        (["ask", "who", "--top-k", "0"], "--top-k is 0; it must be from 1 to 100"),
        (["ask", "who", "--top-k", "10000"], "--top-k is 10,000"),
        (["ask", "who", "--max-statements", "201"], "from 1 to 200"),
        (["ask", "who", "--since", "soon"], "--since is 'soon'; write a date such as 2023-03-20"),
        (["ask", "who", "--since", "2023-03-21", "--until", "2023-03-20"], "--since 2023-03-21 is after --until"),
        (["ask", "who", "--index", "nowhere"], "there is no index in nowhere"),
        (["rebuild-index", "nowhere"], "nowhere does not exist"),
        (["verify-index", "--index", "nowhere"], "there is no index in nowhere"),
        (["ask"], "Missing argument 'QUESTION'"),
        (["ask", "who", "--bogus"], "No such option: --bogus"),
        (["bogus"], "No such command 'bogus'"),
    ],
)
def test_wrong_use_exits_with_2_and_one_clear_message(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_torn_index_is_named_with_the_next_command(tiny_index: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn in two"
    shutil.copytree(tiny_index, torn)
    store = next(torn.glob("generations/*/store.sqlite"))
    store.write_bytes(store.read_bytes()[:-100])
    for command in (["ask", "who"], ["verify-index"]):
        done = run(*command, "--index", str(torn))
        assert done.returncode == 2
        assert "store.sqlite is damaged" in done.stderr
        hint = done.stderr.splitlines()[-1].removeprefix("hint: Run: ")
        assert shlex.split(hint) == ["onrecord", "rebuild-index", "SOURCE", "--index", str(torn)]
    (torn / "CURRENT").write_text("something else")
    assert "CURRENT is damaged" in run("ask", "who", "--index", str(torn)).stderr


def test_rebuild_says_what_was_skipped_and_sums_up(tmp_path: Path, tiny_model: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    good = {"text": "John Kirby said on Friday that the war must end.", "published": "soon"}
    articles.write_text(json.dumps(good) + "\nnot json\n" + json.dumps({"text": " "}) + "\n")
    with articles.open("a") as file:
        file.write(json.dumps({"text": "Read more"}) + "\n")
    arguments = ["rebuild-index", str(articles), "--index", str(tmp_path / "index"), "--encoder", str(tiny_model)]
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    assert f"{articles}:2: bad JSON" in done.stderr
    assert f"{articles}:3: no text" in done.stderr
    assert done.stdout.startswith("2 articles, 1 passage (0 unchanged), 1 statement, 1 person named")
    assert "1 article without a passage: nothing but boilerplate" in done.stdout
    assert "skipped: 1 bad JSON, 1 no text" in done.stdout
    assert "noted: 1 bad date" in done.stdout
    assert "left out" not in done.stdout
    again = json.loads(run(*arguments, "--json").stdout)
    assert (again["articles"], again["without_passage"], again["left_out"]) == (2, 1, 0)
    assert (again["reused"], again["skipped"]) == (1, {"bad JSON": 1, "no text": 1})
    assert run(*arguments, "--strict").returncode == 2
    verified = run("verify-index", "--index", str(tmp_path / "index"))
    assert (verified.returncode, "every citation a slice" in verified.stdout) == (0, True)
    articles.write_text(json.dumps(good | {"id": "another"}) + "\n")
    assert "2 articles of the generation before left out" in run(*arguments).stdout


def test_a_place_that_cannot_be_written_exits_with_3(seeds: Path) -> None:
    done = run("rebuild-index", str(seeds), "--index", "/proc/nowhere")
    assert (done.returncode, done.stdout) == (3, "")
    assert "/proc/nowhere cannot be made" in done.stderr


def test_ctrl_c_exits_with_130_and_leaves_nothing(tmp_path: Path, tiny_model: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(n), "text": f"Rates rose {n} times. " * 200}) + "\n" for n in range(2_000))
    )
    command = [*COMMAND, "rebuild-index", str(many), "--index", str(tmp_path / "index"), "--encoder", str(tiny_model)]
    env = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=env)
    while process.poll() is None and not list((tmp_path / "index" / "generations").glob(".building-*")):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "interrupted; nothing is half done" in err
    assert "Traceback" not in err
    assert list((tmp_path / "index" / "generations").iterdir()) == []


def test_ctrl_c_while_the_index_is_opened_ends_asking_at_once() -> None:
    before = """
import os, signal, time
import index.searcher
def stuck(index):
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(20)
    os._exit(99)
index.searcher.Searcher = stuck"""
    done = run("ask", "who?", before=before)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "error: interrupted; nothing is half done\n")


@pytest.mark.parametrize("command", ["ask", "statements", "verify-index", "rebuild-index", "evaluate", "serve"])
def test_ctrl_c_while_a_command_loads_ends_it_at_once(command: str) -> None:
    # As numpy does where it is interrupted while it loads.
    before = """
import os, signal, sys
class Interrupted:
    def find_spec(self, name, path, target=None):
        if name in ("numpy", "uvicorn"):
            try:
                os.kill(os.getpid(), signal.SIGINT)
                sum(range(10**6))
            except KeyboardInterrupt:
                raise ImportError("cannot load module more than once per process")
sys.meta_path.insert(0, Interrupted())"""
    done = run(command, *([] if command in ("verify-index", "serve") else ["what"]), before=before)
    assert (done.returncode, done.stderr) == (130, "error: interrupted; nothing is half done\n")


def test_ctrl_c_while_the_command_line_is_read_ends_it_at_once() -> None:
    before = "import os, signal, api.cli\napi.cli.app = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT)"
    done = run("ask", before=before)
    assert (done.returncode, done.stderr) == (130, "error: interrupted; nothing is half done\n")


def test_what_ignores_ctrl_c_answers_all_the_same(seed_index: Path) -> None:
    before = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    before += "import os, index.searcher\nopened = index.searcher.Searcher\n"
    before += "index.searcher.Searcher = lambda index: os.kill(os.getpid(), signal.SIGINT) or opened(index)"
    assert run("ask", "what did Blinken say?", "--index", str(seed_index), before=before).returncode == 0


@pytest.mark.parametrize(("module", "name"), [("storage.publish", "_sync"), ("prepare", "compile_for_asking")])
def test_ctrl_c_while_a_generation_is_published_leaves_a_whole_one(tmp_path: Path, module: str, name: str) -> None:
    before = f"""
import os, signal
import index.{module} as module
went_on = module.{name}
def interrupted(*arguments):
    os.kill(os.getpid(), signal.SIGINT)
    return went_on(*arguments)
module.{name} = interrupted"""
    index = str(tmp_path / "index")
    done = run("rebuild-index", str(REPOSITORY / "seeds"), "--index", index, before=before)
    assert (done.returncode, "interrupted; nothing is half done" in done.stderr) == (130, True), done.stderr
    found = run("ask", "What did Blinken say?", "--index", index)
    # Before it is live there is none.
    assert found.returncode == (2 if name == "_sync" else 0)


def test_a_result_that_cannot_be_written_is_no_unanswered_question(seed_index: Path) -> None:
    ask = [*COMMAND, "ask", "What did Blinken say?", "--index", str(seed_index)]
    env = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    with open("/dev/full", "w") as full:
        done = subprocess.run(ask, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", env=env, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert "the result cannot be written: No space left on device" in done.stderr
    # Whoever reads no further ends it.
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(ask, stdout=writer, stderr=subprocess.PIPE, encoding="utf-8", env=env, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, "")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_was_closed_takes_what_is_written_to_it(closed: str, seed_index: Path) -> None:
    ask = shlex.join([*COMMAND, "ask", "What did Blinken say?", "--index", str(seed_index)])
    env = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(f"{ask} {closed}", shell=True, capture_output=True, encoding="utf-8", env=env, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("Blinken" in done.stdout) == (closed == "2>&-")


@pytest.mark.parametrize("command", ["rebuild-index", "verify-index"])
def test_work_that_is_done_is_done_though_nobody_reads_of_it(command: str, seeds: Path, own_index: Path) -> None:
    sources = [str(seeds)] if command == "rebuild-index" else []
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, command, *sources, "--index", str(own_index), "--json"],
        stdout=writer,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        check=False,
    )
    os.close(writer)
    assert (done.returncode, "Error" in done.stderr) == (-signal.SIGPIPE, False)
    names = sorted(f.name[:7] for f in (own_index / "generations").iterdir())
    assert names == (["000001-", "000002-"] if command == "rebuild-index" else ["000001-"])


def test_a_setting_that_is_misspelt_is_told_once_and_nothing_else_changes(seed_index: Path) -> None:
    misspelt = {"ONRECORD_ENCODERS": "x", "ONRECORD_SERVICE_HOST": "10.0.0.1"}
    done = run("ask", "what did Blinken say?", "--json", "--index", str(seed_index), **misspelt)
    assert (done.returncode, json.loads(done.stdout)["answered"]) == (0, True)
    assert done.stderr == (
        "warning: ONRECORD_ENCODERS is no setting, and nothing reads it; did you mean ONRECORD_ENCODER?\n"
    )


@pytest.mark.parametrize("option", ["--speaker", "--outlet"])
def test_a_blank_filter_is_wrong_use(option: str, seed_index: Path) -> None:
    done = run("ask", "What did Blinken say?", option, "  ", "--index", str(seed_index))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{option} is blank" in done.stderr


def test_the_version_is_that_of_the_package() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"{version('onrecord')}\n")


def test_statements_without_an_index(seeds: Path) -> None:
    done = run("statements", str(seeds), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    blinken = [s for s in found if s["speaker"] == "Anthony Blinken"]
    assert [s["resolved_by"] for s in blinken] == ["pronoun", "title", "pronoun"]
    for s in found:
        article = (seeds / f"{s['article_id']}.txt").read_bytes().decode()
        assert article[s["start"] : s["end"]] == s["text"]
        assert (s["parts"][0]["start"], s["parts"][-1]["end"]) == (s["start"], s["end"])
    assert {len(s["parts"]) > 1 for s in found} == {True, False}


def test_asking_imports_neither_torch_nor_the_web_framework(seed_index: Path) -> None:
    script = (
        "import sys\n"
        "from api.cli import app\n"
        f"app(['ask', 'what did Blinken say?', '--index', {str(seed_index)!r}], standalone_mode=False)\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'fastapi', 'starlette', 'pydantic', 'faiss'}\n"
        "heavy.add('ir_measures')\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=REPOSITORY, timeout=60, check=True
    )
    assert done.stderr == "[]\n"


def test_the_terminal_shows_escape_sequences_as_text(tmp_path: Path, tiny_model: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"id": "a\x1b[2J", "text": "The \x1b[31mbank\x1b[0m [bold]raised[/bold] its rate."}))
    index = str(tmp_path / "index")
    assert run("rebuild-index", str(articles), "--index", index, "--encoder", str(tiny_model)).returncode == 0
    shown = run("ask", "bank rate", "--index", index, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[31m" not in shown
    assert "\x1b[2J" not in shown
    assert "[bold]" in shown


def on_a_terminal(*arguments: str) -> str:
    """What `onrecord` writes to stdout where that is a terminal."""
    ours, its = pty.openpty()
    env = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}
    shown = b""
    with subprocess.Popen([*COMMAND, *arguments], stdout=its, env=env, cwd=REPOSITORY) as child:
        os.close(its)
        with contextlib.suppress(OSError):  # how a terminal ends
            while block := os.read(ours, 1 << 16):
                shown += block
    os.close(ours)
    assert child.returncode == 0
    return shown.decode().replace("\r\n", "\n")


def test_json_on_a_terminal_steers_it_no_more_than_text_does(tmp_path: Path) -> None:
    steering = "\x1b[31m \x7f \x9b31m \u202e \u2066"
    said = f"John Kirby said: “It is {steering} over.”"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": f"{said} {said}"}))
    shown = on_a_terminal("statements", str(tmp_path / "a.jsonl"), "--json")
    assert shown.isascii()
    assert all(char.isprintable() or char == "\n" for char in shown)
    # One a line, as in a pipe, and the same.
    lines = [json.loads(line) for line in shown.splitlines()]
    assert len(lines) == 2
    assert lines == [
        json.loads(line) for line in run("statements", str(tmp_path / "a.jsonl"), "--json").stdout.split("\n") if line
    ]
    assert steering in lines[0]["text"]


def test_no_article_that_can_be_used_is_unusable_input(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("no JSON\n")
    done = run("statements", str(tmp_path / "a.jsonl"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "no article can be used" in done.stderr


def test_what_stdout_cannot_hold_is_escaped(seed_index: Path) -> None:
    shown = run("ask", "what did Blinken say?", "--index", str(seed_index), PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "\\u201c" in shown.stdout
    told = run("ask", "what did Blinken say?", "--index", str(seed_index), "--json", PYTHONIOENCODING="ascii")
    assert "“" in json.loads(told.stdout)["statements"][0]["text"] + json.loads(told.stdout)["passages"][0]["text"]


@pytest.mark.parametrize("fault", ["RuntimeError", "BaseException"])  # the latter as Rust's panics are
def test_a_fault_of_its_own_is_no_unanswered_question(fault: str, seed_index: Path) -> None:
    before = f"import rag.answer\ndef fail(*a): raise {fault}('a bug')\nrag.answer.answer = fail"
    done = run("ask", "what did Blinken say?", "--index", str(seed_index), before=before)
    assert done.returncode == 70
    assert f"{fault}: a bug" in done.stderr
