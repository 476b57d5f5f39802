"""The command line. Results on stdout, progress and errors on stderr.

Each command imports what it needs when it runs: a cold `ask` must not pay for what only building or serving uses.
"""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from index.errors import DiskFailed, SourceError, naming
from index.limits import MAX_ARTICLE_BYTES, PACKAGED_MODEL

from . import door
from .ending import clear_away_first, end, end_with_the_pipe
from .output import print_json, print_json_line
from .variables import misspelt

app = typer.Typer(
    name="onrecord",
    help="Answers questions from news articles with what the articles say, word for word, and proves it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(version("onrecord"))  # noqa: T201
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    show_version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and exit.")
    ] = False,
) -> None:
    """Read the options that stand before a command."""
    # The service has them in its log.
    for what in [] if context.invoked_subcommand == "serve" else misspelt(os.environ):
        typer.echo(f"warning: {what}", err=True)


IndexOption = Annotated[Path, typer.Option("--index", envvar="ONRECORD_INDEX", help="The index folder.")]
MaxBytesOption = Annotated[int, typer.Option(envvar="ONRECORD_MAX_ARTICLE_BYTES", min=1, help="Skip larger articles.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Sources = Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="Files or folders of articles.")]
_INDEX = Path(".onrecord")


@app.command()
def ask(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", help="As in: What did Blinken say?")],
    top_k: Annotated[int, typer.Option(help=f"How many passages to show, up to {door.MAX_TOP_K}.")] = door.TOP_K,
    max_statements: Annotated[
        int, typer.Option(help=f"How many statements to show, up to {door.MAX_STATEMENTS}.")
    ] = door.STATEMENTS,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only articles of this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only articles of this day or earlier.")] = None,
    outlet: Annotated[list[str] | None, typer.Option(metavar="O", help="Only this outlet; may be repeated.")] = None,
    speaker: Annotated[list[str] | None, typer.Option(metavar="S", help="Only this speaker; may be repeated.")] = None,
    index: IndexOption = _INDEX,
    as_json: JsonOption = False,
) -> None:
    """Ask a question. Exit code 0 if it is answered, 1 if not."""
    end_with_the_pipe()
    question = " ".join(words)  # not every question is put in quotation marks
    door.checked_question(question)
    door.checked_range("--top-k", top_k, door.MAX_TOP_K)
    door.checked_range("--max-statements", max_statements, door.MAX_STATEMENTS)
    first, last = door.parsed_day("--since", since), door.parsed_day("--until", until)
    door.check_order(first, last, "--since", "--until")
    outlets = door.checked_names("--outlet", outlet or ())
    speakers = door.checked_names("--speaker", speaker or ())
    from concurrent.futures import ThreadPoolExecutor

    from index.filters import Filters
    from index.searcher import Searcher

    with naming(index), ThreadPoolExecutor(1) as pool:
        # The encoder loads outside the interpreter's lock: meanwhile, the rest of what a cold ask needs is imported.
        opening = pool.submit(Searcher, index)
        from rag.answer import answer
        from rag.values import Question

        searcher = opening.result()
    filters = Filters(published_from=first, published_to=last, outlets=outlets, speakers=speakers)
    result = answer(searcher, Question(question, top_k, max_statements, filters))
    if as_json:
        from .body import answer_body

        print_json(answer_body(result))
    else:
        from rich.console import Console

        from .terminal import print_answer

        print_answer(result, Console(highlight=False))
    if not result.answered:
        raise typer.Exit(1)


@app.command("rebuild-index")
def rebuild_index(
    source: Sources,
    index: IndexOption = _INDEX,
    encoder: Annotated[
        str, typer.Option(envvar="ONRECORD_ENCODER", help="A sentence-transformers model, by name or path.")
    ] = PACKAGED_MODEL,
    reranker: Annotated[
        str | None,
        typer.Option(
            envvar="ONRECORD_RERANKER", help="A cross-encoder, by name or path, that puts the best passages in order."
        ),
    ] = None,
    purge: Annotated[bool, typer.Option("--purge", help="Remove older generations afterwards.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at a record that can't be used.")] = False,
    max_article_bytes: MaxBytesOption = MAX_ARTICLE_BYTES,
    as_json: JsonOption = False,
) -> None:
    """Build a new generation of the index and make it live."""
    from rich.console import Console

    from index.build import rebuild

    from . import terminal
    from .progress import TerminalProgress

    clear_away_first()
    with TerminalProgress(Console(stderr=True, highlight=False)) as progress:
        report = rebuild(
            source,
            index,
            progress,
            encoder=encoder,
            reranker=reranker,
            purge=purge,
            strict=strict,
            max_bytes=max_article_bytes,
        )
    end_with_the_pipe()  # not before the work is done
    if as_json:
        print_json(asdict(report) | {"passages_per_second": round(report.passages_per_second, 1)})
    else:
        terminal.print_report(report, str(index), Console(highlight=False))
    if purge and report.not_removed:
        names = ", ".join(report.not_removed)
        raise DiskFailed(f"not removed, though --purge was given: {names}", "Stop their readers, and rebuild again.")


@app.command()
def statements(
    source: Sources,
    as_json: JsonOption = False,
    max_article_bytes: MaxBytesOption = MAX_ARTICLE_BYTES,
) -> None:
    """Print who said what in some articles; no index is needed."""
    end_with_the_pipe()
    from rich.console import Console

    from index.articles.boilerplate import mark
    from index.articles.problem import NOTHING_USABLE, Problem
    from index.articles.read import read
    from index.statements.extract import extract

    from . import terminal
    from .body import statement_line

    err, out = Console(stderr=True, highlight=False), Console(highlight=False)
    usable = 0
    for record in read(source, max_article_bytes):
        if isinstance(record, Problem):
            terminal.say(str(record), err)
            continue
        usable += 1
        marked = mark(record)
        found = extract(record, marked).statements
        if as_json:
            for statement in found:
                print_json_line(statement_line(statement, record.text))
        elif found:
            terminal.print_statements(record, found, out)
    if not usable:
        raise SourceError(*NOTHING_USABLE)


@app.command()
def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS", help="Questions: JSONL, or TREC topics.")],
    qrels: Annotated[Path | None, typer.Option(metavar="FILE", help="Relevant articles, as TREC qrels.")] = None,
    measure: Annotated[
        list[str] | None,
        typer.Option(metavar="M", help="Only this measure of ir_measures, such as P@5; may be repeated."),
    ] = None,
    run: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the ranked articles, as a TREC run.")] = None,
    index: IndexOption = _INDEX,
    as_json: JsonOption = False,
) -> None:
    """Measure answers to questions whose answers are known.

    Needs ir_measures.
    """
    end_with_the_pipe()
    try:
        from . import evaluate as evaluation
    except ModuleNotFoundError as exc:
        if exc.name != "ir_measures":
            raise
        command = f"{sys.executable} -m pip install ir_measures"
        raise door.UsageError(f"evaluate needs ir_measures, which is not installed; run: {command}") from exc
    from rich.console import Console

    clear_away_first()
    with naming(index):
        report = evaluation.run(questions, qrels, index, run, measure or ())
    if as_json:
        print_json(evaluation.report_body(report))
    else:
        evaluation.print_evaluation(report, Console(highlight=False))


@app.command("verify-index")
def verify_index_command(index: IndexOption = _INDEX, as_json: JsonOption = False) -> None:
    """Check every checksum, count and citation of the index."""
    from rich.console import Console

    from index.verify import verify_index

    from . import terminal
    from .progress import TerminalProgress

    clear_away_first()
    with TerminalProgress(Console(stderr=True, highlight=False)) as progress, naming(index):
        verified = verify_index(index, progress)
    end_with_the_pipe()
    if as_json:
        print_json(asdict(verified))
    else:
        terminal.print_verified(verified, Console(highlight=False))


@app.command()
def serve(
    host: Annotated[str, typer.Option(envvar="ONRECORD_HOST", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="ONRECORD_PORT", min=0, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(envvar="ONRECORD_WORKERS", min=1, help="Processes that answer.")] = 1,
    index: IndexOption = _INDEX,
) -> None:
    """Serve questions over HTTP."""
    from .serve import run

    clear_away_first()
    run(host, port, workers, index)


@app.command("make-key")
def make_key() -> None:
    """Make an API key for the service.

    Prints the key, for a client, and its hash, for ONRECORD_API_KEYS.
    """
    from rich.console import Console

    from . import terminal
    from .http import keys

    key = keys.make_key()
    print(f"key   {key}\nhash  {keys.hash_of(key)}")  # noqa: T201
    err = Console(stderr=True, highlight=False)
    terminal.say("The key is shown this once. Put the hash into ONRECORD_API_KEYS; separate several by commas.", err)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    # Some tools run commands in a terminal of no width, and rich would print nothing at all.
    if os.environ.get("COLUMNS") == "0":
        del os.environ["COLUMNS"]
    end(lambda: app(arguments, prog_name="onrecord"))


def rebuild_index_main() -> NoReturn:
    """`rebuild-index`, as a command of its own."""
    main(["rebuild-index", *sys.argv[1:]])
