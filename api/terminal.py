"""What a person sees in a terminal. Results go to stdout, everything else to stderr; colour turns off in a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from index.values import Article, Span, Statement
from rag.values import Answer, Citation, RankedPassage, RankedStatement

if TYPE_CHECKING:
    from index.report import Report

# An article's text may hold escape sequences, and marks that turn what follows around; on a terminal they stay text.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

REASONS = {
    "no_match": "nothing in these articles shares a word with the question",
    "low_confidence": "nothing found is likely enough to be the answer",
    "unknown_speaker": "nobody of that name is in these articles",
    "no_statement": "these articles, within the filters, report nothing that {said} and that fits the whole question",
    "empty_filter": "no article passes the filters",
}


def plain(text: str) -> str:
    """Text without characters that would steer a terminal."""
    return _CONTROL.sub("\ufffd", text.replace("\r", " "))


def say(line: str, err: Console) -> None:
    """A line of plain text, not wrapped."""
    err.print(Text(plain(line)), soft_wrap=True)


def print_error(message: str, hint: str, err: Console) -> None:
    """What went wrong, and what to do next."""
    err.print(Text.assemble(("error: ", "bold red"), plain(message)), soft_wrap=True)
    if hint:
        err.print(Text.assemble(("hint: ", "bold"), plain(hint)), soft_wrap=True)


def print_answer(answer: Answer, out: Console) -> None:
    """An answer as a person wants to read it."""
    if not answer.answered:
        out.print(Text.assemble(("Not answered", "bold yellow"), f": {_why_not(answer)}."))
    if answer.suggestions:
        out.print(Text(f"Nearest names: {', '.join(map(plain, answer.suggestions))}"))
    understood = answer.interpretation
    if understood.also_named:
        taken, others = ", ".join(understood.speakers), ", ".join(understood.also_named)
        out.print(Text(plain(f"Taken to mean {taken}; the name also fits {others}."), style="dim"))
    # An open question is answered by passages first, any other by statements.
    parts = [_print_statements, _print_passages]
    for part in parts[::-1] if understood.kind == "open" else parts:
        part(answer, out)
    index = answer.index
    out.print(
        Text(
            f"{index.articles:,} articles, {index.passages:,} passages; confidence {answer.confidence:.2f}; "
            f"{answer.took_ms:.0f} ms",
            style="dim",
        )
    )


def _why_not(answer: Answer) -> str:
    read = answer.interpretation
    said = f"{' or '.join(read.speakers) or 'anybody'} said{f' about {read.topic}' if read.topic else ''}"
    return plain(REASONS[answer.reason or "no_match"].format(said=said))


def _print_statements(answer: Answer, out: Console) -> None:
    if answer.statements and answer.interpretation.kind == "open":
        out.print(Text("Statements that bear on it", style="bold"))
        out.print()
    for statement in answer.statements:
        _print_statement(statement, out)
        out.print()


def _print_passages(answer: Answer, out: Console) -> None:
    if answer.passages:
        out.print(Text("Passages" if answer.answered else "The nearest passages", style="bold"))
        out.print()
    for passage in answer.passages:
        _print_passage(passage, out)
        out.print()


def _print_statement(ranked: RankedStatement, out: Console) -> None:
    speaker = ranked.statement.speaker
    who = ranked.speaker or speaker.as_written or "Speaker unknown"
    how = f", “{speaker.as_written}”" if ranked.speaker and speaker.as_written not in (None, ranked.speaker) else ""
    out.print(Text.assemble((f"{ranked.rank:>2}  ", "bold"), (plain(who), "bold green"), plain(how)))
    _print_indented(Text(plain(ranked.text)), 4, out)
    _print_indented(source_line(ranked.citation), 4, out)
    via = f", via {ranked.statement.via}" if ranked.statement.via else ""
    where = Text(plain(f"{ranked.statement.kind}{via}; {place(ranked.citation)}"), style="dim")
    _print_indented(where, 4, out)
    for other in ranked.also_reported_by:
        _print_indented(Text.assemble("also ", source_line(other.citation)), 6, out)
        _print_indented(Text(plain(other.text)), 8, out)
        _print_indented(Text(place(other.citation), style="dim"), 8, out)


def _print_indented(text: Text, indent: int, out: Console) -> None:
    """Text wrapped to the terminal behind an indent, without spaces at the ends of its lines."""
    for line in text.wrap(out, max(20, out.width - indent)):
        line.rstrip()
        line.pad_left(indent)
        out.print(line, soft_wrap=True)


def _print_passage(passage: RankedPassage, out: Console) -> None:
    out.print(Text.assemble((f"{passage.rank:>2}  ", "bold"), source_line(passage.citation)))
    _print_indented(marked(passage.text, passage.highlights), 4, out)
    _print_indented(Text(place(passage.citation), style="dim"), 4, out)


def source_line(citation: Citation) -> Text:
    """Outlet, date and title of a cited article, as far as they are known."""
    day = f"{citation.published:%d %B %Y}".lstrip("0") if citation.published else "undated"
    source = [citation.outlet or "outlet unknown", day]
    if citation.title:
        source.append(citation.title)
    return Text(plain(" · ".join(source)), style="cyan")


def place(citation: Citation) -> str:
    """Where the words stand: article id and code points."""
    return plain(f"{citation.article_id} [{citation.start}:{citation.end}]")


def marked(text: str, spans: Iterable[Span]) -> Text:
    """Text with some words in bold; single line breaks are kept."""
    shown = Text(plain(text))
    for span in spans:
        shown.stylize("bold", span.start, span.end)
    return shown


def print_statements(article: Article, found: Iterable[Statement], out: Console) -> None:
    """Who said what in one article."""
    out.print(Text(plain(article.id), style="bold cyan"))
    for statement in found:
        speaker = statement.speaker
        who = speaker.name or speaker.as_written or "unknown"
        how = f" ({speaker.as_written})" if speaker.name and speaker.as_written not in (None, speaker.name) else ""
        head = Text.assemble(
            (plain(who), "bold"), plain(f"{how}, {statement.kind} [{statement.start}:{statement.end}]")
        )
        _print_indented(head, 2, out)
        _print_indented(Text(plain(statement.span.of(article.text))), 4, out)


def print_report(report: Report, index: str, out: Console) -> None:
    """The summary of a rebuild."""
    rate = f", {report.passages_per_second:,.0f} passages/s" if report.passages > report.reused else ""
    encoder = report.encoder
    questions = f"; questions in {encoder.question_precision}, at least {encoder.question_agreement:.5f}"
    lines = ["Nothing has changed since the live generation was built: it stays."] if report.unchanged else []
    lines += [
        (
            f"{report.articles:,} articles, {report.passages:,} passages ({report.reused:,} unchanged), "
            f"{report.statements:,} statements, {report.people:,} people named"
        ),
        f"{report.seconds:.1f} s{rate}; {report.size / 1e6:,.1f} MB in {index}",
        (
            f"generation {report.generation}; encoder {encoder.name}, {encoder.runtime}, {encoder.precision}, "
            f"cosine to the reference at least {encoder.agreement:.5f}"
            f"{questions if encoder.runtime == 'openvino' else ''}"
        ),
    ]
    if report.reranker:
        lines.append(
            f"re-ranker {report.reranker.name}, {report.reranker.precision}, scores agree with the reference to "
            f"{report.reranker.agreement:.5f}"
        )
    if report.dense.kind != "exact":
        lines.append(f"dense search {report.dense.kind}, recall@10 {report.dense.recall_at_10:.3f} against exact")
    for title, counts in (("skipped", report.skipped), ("noted", report.noted)):
        if counts:
            lines.append(f"{title}: " + ", ".join(f"{n:,} {kind}" for kind, n in sorted(counts.items())))
    if encoder.runtime != "openvino":
        lines.append("this model could not be exported: asking will need sentence-transformers, and be slow to start")
    lines += [f"not removed: generation {name}: {why}" for name, why in report.not_removed.items()]
    for line in lines:
        say(line, out)
