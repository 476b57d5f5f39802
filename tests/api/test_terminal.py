"""What a person sees."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from api import terminal
from api.progress import TerminalProgress
from index.articles.problem import Problem
from index.values import Span, Speaker, Statement, StatementKind
from rag.values import Answer, Citation, Interpretation, RankedPassage, RankedStatement, Snapshot, Wording

SHA = "0" * 64
CITED = Citation("a/1", "Rates [bold] rise", "Daily", date(2024, 1, 2), None, 10, 31, SHA)
STATEMENT = Statement(
    "a/1",
    10,
    31,
    (Span(10, 31),),
    "direct",
    Speaker("Jane Roe", "title", "the governor", Span(37, 49), Span(0, 8)),
    cue="said",
    via="Reuters",
)
ANSWER = Answer(
    question="What did Roe say?",
    answered=True,
    reason=None,
    confidence=0.93,
    interpretation=Interpretation("said", ("Jane Roe",), ("John Roe",)),
    suggestions=(),
    statements=(
        RankedStatement(
            1,
            "“Rates \x1b[31mmust rise,”",
            STATEMENT,
            "Jane Roe",
            CITED,
            (Wording("Rates will have to rise", "indirect", Citation("b/2", None, None, None, None, 5, 28, SHA)),),
        ),
    ),
    passages=(RankedPassage(1, "a/1#0-50", "The governor: rates rise", 0.5, 1, None, (Span(14, 19),), CITED),),
    index=Snapshot("000001", "2024-01-03T00:00:00Z", 2, 3, "2024-01-02"),
    took_ms=12.3,
)


def shown(answer: Answer, colour: bool = False) -> str:
    out = io.StringIO()
    terminal.print_answer(answer, Console(file=out, width=100, force_terminal=colour, highlight=False))
    return out.getvalue()


def test_an_answer_as_a_person_reads_it() -> None:
    lines = shown(ANSWER).splitlines()
    assert lines == [
        "Taken to mean Jane Roe; the name also fits John Roe.",
        "",
        " 1  Jane Roe, “the governor”",
        "    “Rates \ufffd[31mmust rise,”",
        "    Daily · 2 January 2024 · Rates [bold] rise",
        "    direct, via Reuters; a/1 [10:31]",
        "      also outlet unknown · undated",
        "        Rates will have to rise",
        "        indirect; b/2 [5:28]",
        "",
        "Passages",
        "",
        " 1  Daily · 2 January 2024 · Rates [bold] rise",
        "    The governor: rates rise",
        "    a/1 [10:31]",
        "",
        "The chance that the answer is among the first five is 93%.",
        "2 articles, 3 passages; 12 ms",
    ]


def test_an_answer_that_is_unsure_says_so() -> None:
    last = shown(replace(ANSWER, confidence=0.287)).splitlines()[-2]
    assert last == "Unsure: the chance that the answer is among the first five is 29%."
    refusal = replace(ANSWER, answered=False, reason="low_confidence", confidence=0.004)
    assert shown(refusal).startswith(
        "Not answered: nothing found is likely enough to be the answer; the chance is less than 1%.\n"
    )
    assert "first five" not in shown(refusal)


@pytest.mark.parametrize("kind", ["indirect", "mixed"])
def test_what_is_not_all_quoted_comes_with_its_verb(kind: StatementKind) -> None:
    reported = replace(ANSWER.statements[0], statement=replace(STATEMENT, kind=kind, cue="criticised", via=None))
    lines = shown(replace(ANSWER, statements=(reported,))).splitlines()
    assert lines[5] == f"    {kind}, “criticised”; a/1 [10:31]"


def test_words_that_another_article_repeats_are_not_printed_again() -> None:
    ranked = ANSWER.statements[0]
    (other,) = ranked.also_reported_by
    again = replace(ranked, also_reported_by=(replace(other, text=ranked.text),))
    lines = shown(replace(ANSWER, statements=(again,))).splitlines()
    assert lines[6:9] == ["      also outlet unknown · undated", "        the same words; b/2 [5:28]", ""]


def test_of_many_whom_a_name_fits_as_well_three_are_named() -> None:
    asked = Interpretation("said", ("Jane Roe",), ("John Roe", "Jack Roe", "Jill Roe", "Joan Roe", "Jude Roe"))
    assert shown(replace(ANSWER, interpretation=asked)).startswith(
        "Taken to mean Jane Roe; the name also fits John Roe, Jack Roe, Jill Roe and 2 more.\n"
    )


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 7, 7), date(2026, 7, 8), "7 July 2026 to 8 July 2026"),
        (date(2026, 7, 7), date(2026, 7, 7), "7 July 2026"),
        (date(2026, 7, 7), None, "from 7 July 2026"),
        (None, date(2026, 7, 8), "up to 8 July 2026"),
    ],
)
def test_the_days_that_a_question_is_read_to_ask_about_are_told(
    first: date | None, last: date | None, said: str
) -> None:
    asked = Interpretation("said", ("Jane Roe",), published_from=first, published_to=last)
    assert shown(replace(ANSWER, interpretation=asked)).startswith(f"The days asked about: {said}.\n\n 1  ")


def test_on_a_narrow_terminal_lines_keep_their_indent_and_ids_stay_whole() -> None:
    article = "example.com/2024/01/02/" + "rates-" * 12
    cited = replace(CITED, article_id=article, title="Rates rise again " * 4)
    passage = replace(ANSWER.passages[0], text="One.\n\nTwo.", highlights=(), citation=cited)
    out = io.StringIO()
    terminal.print_answer(replace(ANSWER, passages=(passage,)), Console(file=out, width=40, highlight=False))
    lines = out.getvalue().splitlines()
    assert lines[lines.index("Passages") + 2 : -3] == [
        " 1  Daily · 2 January 2024 · Rates rise",
        "    again Rates rise again Rates rise",
        "    again Rates rise again",
        "    One.",
        "",
        "    Two.",
        f"    {article}",
        "    [10:31]",
        "",
    ]


def test_matched_words_are_bold_on_a_terminal() -> None:
    assert "The governor: \x1b[1mrates\x1b[0m rise" in shown(ANSWER, colour=True)


@pytest.mark.parametrize("mark", ["\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2066", "\u2069"])
def test_no_character_steers_a_terminal(mark: str) -> None:
    assert terminal.plain(f"a{mark}b\tc\nd") == "a\ufffdb\tc\nd"


def test_every_reason_has_its_words() -> None:
    for reason, words in terminal.REASONS.items():
        unanswered = Answer(
            "q",
            False,
            reason,
            0.0,
            Interpretation(),
            ("Jane Roe",),
            (),
            (),
            ANSWER.index,
            1.0,  # type: ignore[arg-type]
        )
        first = f"Not answered: {words.format(said='anybody said', chance='less than 1%')}. Nearest names: Jane Roe "
        assert " ".join(shown(unanswered).split()).startswith(first)


def test_who_is_reported_to_have_said_nothing_and_of_what() -> None:
    asked = Interpretation("said", ("Jane Roe",), topic="the\x1b[1m rates")
    unanswered = replace(ANSWER, answered=False, reason="no_statement", interpretation=asked)
    line = "Not answered: these articles report nothing that Jane Roe said about"
    assert " ".join(shown(unanswered).split()).startswith(
        f"{line} the\ufffd[1m rates and that fits the whole question."
    )


def test_progress_in_a_pipe_is_plain_lines() -> None:
    err = io.StringIO()
    with TerminalProgress(Console(file=err, width=80)) as progress:
        progress.stage("reading", None)
        progress.advance(3)
        for number in range(25):
            progress.problem(Problem("bad JSON", f"f:{number}", "no"))
        progress.stage("encoding", 10)
    lines = err.getvalue().splitlines()
    assert lines[:2] == ["skipped: f:0: bad JSON: no", "skipped: f:1: bad JSON: no"]
    assert lines[20] == "more of these (bad JSON) are counted in the summary"
    assert lines[21].startswith("reading: 3 in ")
    assert len(lines) == 22


def test_on_a_terminal_the_time_left_is_named_only_where_it_is_known() -> None:
    def drawn(total: int | None) -> str:
        err = io.StringIO()
        with TerminalProgress(Console(file=err, width=100, force_terminal=True)) as progress:
            progress.stage("encoding", total)
            progress.advance(5)
        return err.getvalue()

    assert "0:00:00 left" in drawn(10)
    assert "left" not in drawn(None)
