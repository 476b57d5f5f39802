"""What a person sees in a terminal. Results go to stdout, everything else to stderr; colour turns off in a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from index.values import Article, Span, Statement
from rag.values import Answer, Citation, Interpretation, RankedPassage, RankedStatement

if TYPE_CHECKING:
    from index.report import Report
    from index.verify import Verified

# An article's text may hold escape sequences, and marks that turn what follows around; on a terminal they stay text.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# So many of those whom a name fits as well.
_NAMED = 3

REASONS = {
    "no_match": "nothing in these articles shares a word with the question",
    "low_confidence": "nothing found is likely enough to be the answer; the chance is {chance}",
    "unknown_speaker": "nobody of that name is in these articles",
    "no_statement": "these articles report nothing that {said} and that fits the whole question",
    "empty_filter": "no article passes the filters",
}


def plain(text: str) -> str:
    """Text without characters that would steer a terminal."""
    return _CONTROL.sub("\ufffd", text.replace("\r", " "))


def counted(n: int, noun: str, plural: str = "") -> str:
    """ "1 passage", "1,200 passages"."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


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
    understood = answer.interpretation
    notes = [] if answer.answered else [Text.assemble(("Not answered", "bold yellow"), f": {_why_not(answer)}.")]
    if answer.suggestions:
        notes.append(Text(f"Nearest names: {', '.join(map(plain, answer.suggestions))}"))
    if understood.also_named:
        taken, others = ", ".join(understood.speakers), _some(understood.also_named)
        notes.append(Text(plain(f"Taken to mean {taken}; the name also fits {others}."), style="dim"))
    if understood.published_from or understood.published_to:
        notes.append(Text(f"The days asked about: {_days(understood)}.", style="dim"))
    for note in notes:
        _print_indented(note, 0, out)
    if notes:
        out.print()
    # An open question is answered by passages first, any other by statements.
    parts = [_print_statements, _print_passages]
    for part in parts[::-1] if understood.kind == "open" else parts:
        part(answer, out)
    index = answer.index
    if answer.answered:
        how, style = ("Unsure: the", "bold yellow") if answer.confidence < 0.5 else ("The", "dim")
        chance = f"{how} chance that the answer is among the first five is {_percent(answer.confidence)}."
        _print_indented(Text(chance, style=style), 0, out)
    asked = f"{counted(index.articles, 'article')}, {counted(index.passages, 'passage')}; {answer.took_ms:.0f} ms"
    _print_indented(Text(asked, style="dim"), 0, out)


def _some(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are: an archive knows ten people by many a name."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _days(asked: Interpretation) -> str:
    first, last = (f"{day:%d %B %Y}".lstrip("0") if day else "" for day in (asked.published_from, asked.published_to))
    if first == last:
        return first
    return f"{first} to {last}" if first and last else f"from {first}" if first else f"up to {last}"


def _percent(share: float) -> str:
    return "less than 1%" if share < 0.01 else f"{share:.0%}"


def _why_not(answer: Answer) -> str:
    read = answer.interpretation
    said = f"{' or '.join(read.speakers) or 'anybody'} said{f' about {read.topic}' if read.topic else ''}"
    return plain(REASONS[answer.reason or "no_match"].format(said=said, chance=_percent(answer.confidence)))


def _print_statements(answer: Answer, out: Console) -> None:
    if answer.statements and answer.interpretation.kind == "open":
        heading = "Statements that bear on it" if answer.answered else "The nearest statements"
        out.print(Text(heading, style="bold"))
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
    _print_ranked(ranked.rank, Text.assemble((plain(who), "bold green"), plain(how)), out)
    _print_indented(Text(plain(ranked.text)), 4, out)
    _print_indented(source_line(ranked.citation), 4, out)
    via = f", via {ranked.statement.via}" if ranked.statement.via else ""
    _print_place(f"{_kind(ranked.statement)}{plain(via)}; {place(ranked.citation)}", 4, out)
    for other in ranked.also_reported_by:
        _print_indented(Text.assemble("also ", source_line(other.citation)), 6, out)
        how = "the same words" if other.text == ranked.text else other.kind
        if other.text != ranked.text:
            _print_indented(Text(plain(other.text)), 8, out)
        _print_place(f"{how}; {place(other.citation)}", 8, out)


def _kind(statement: Statement) -> str:
    """Direct, or mixed or indirect with the verb, since what somebody criticised doesn't say so itself."""
    reported = statement.kind != "direct" and statement.cue
    return plain(f"{statement.kind}, “{statement.cue}”" if reported else statement.kind)


def _print_indented(text: Text, indent: int, out: Console) -> None:
    """Text wrapped to the terminal behind an indent, without spaces at the ends of its lines."""
    for line in _wrapped(text, indent, out):
        out.print(line, soft_wrap=True)


def _print_ranked(rank: int, head: Text, out: Console) -> None:
    """The first line of a statement or passage behind its rank; what doesn't fit goes on below it."""
    first, *rest = _wrapped(head, 4, out)
    for line in (Text.assemble((f"{rank:>2}  ", "bold"), first[4:]), *rest):
        out.print(line, soft_wrap=True)


def _print_place(where: str, indent: int, out: Console) -> None:
    """A place, its article's id whole however long it is: ids are there to be copied."""
    _print_indented(Text(where, style="dim", overflow="ignore"), indent, out)


def _wrapped(text: Text, indent: int, out: Console) -> Iterator[Text]:
    for line in text.wrap(out, max(20, out.width - indent)):
        line.rstrip()
        if line:
            line.pad_left(indent)
        yield line


def _print_passage(passage: RankedPassage, out: Console) -> None:
    _print_ranked(passage.rank, source_line(passage.citation), out)
    _print_indented(marked(passage.text, passage.highlights), 4, out)
    _print_place(place(passage.citation), 4, out)


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
            (plain(who), "bold"), plain(f"{how}, {_kind(statement)} [{statement.start}:{statement.end}]")
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
            f"{counted(report.articles, 'article')}, {counted(report.passages, 'passage')} "
            f"({report.reused:,} unchanged), {counted(report.statements, 'statement')}, "
            f"{counted(report.people, 'person', 'people')} named"
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
    if report.without_passage:
        lines.append(f"{counted(report.without_passage, 'article')} without a passage: nothing but boilerplate")
    if report.left_out:
        gone = counted(report.left_out, "article")
        lines.append(f"{gone} of the generation before left out: an index holds what this rebuild was given, no more")
    for title, counts in (("skipped", report.skipped), ("noted", report.noted)):
        if counts:
            lines.append(f"{title}: " + ", ".join(f"{n:,} {kind}" for kind, n in sorted(counts.items())))
    if encoder.runtime != "openvino":
        lines.append("this model could not be exported: asking will need sentence-transformers, and be slow to start")
    lines += [f"not removed: generation {name}: {why}" for name, why in report.not_removed.items()]
    for line in lines:
        say(line, out)


def print_verified(verified: Verified, out: Console) -> None:
    """What a generation holds that was found whole."""
    found = (
        f"{counted(verified.files, 'file')}, {verified.size / 1e6:,.1f} MB, {counted(verified.articles, 'article')}, "
        f"{counted(verified.passages, 'passage')}, {counted(verified.statements, 'statement')}"
    )
    say(f"{verified.generation} is whole: {found}, every citation a slice", out)
