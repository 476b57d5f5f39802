"""What extraction makes of one or two sentences, and that no text whatever breaks it."""

import sys
from collections.abc import Sequence
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.statements.extract import extract
from index.statements.grammar import quotations
from index.values import Article, Span

Row = tuple[str | None, str, str]


def check(text: str, expected: Sequence[Row], title: str | None = None) -> None:
    """Each row: who, kind, the spoken spans joined by ` / `."""
    found = extract(Article("a", text, title)).statements
    rows = [(s.speaker.name, s.kind, " / ".join(part.of(text) for part in s.parts)) for s in found]
    assert rows == list(expected)


def test_straight_and_single_quotation_marks() -> None:
    check('"It is over," John Kirby said.', [("John Kirby", "direct", '"It is over,"')])
    check(
        "John Kirby called it 'a sham of a vote' on Monday.",
        [("John Kirby", "mixed", "it 'a sham of a vote' on Monday")],
    )
    check(
        "“He told me ‘never again’ and left,” said John Kirby.",
        [("John Kirby", "direct", "“He told me ‘never again’ and left,”")],
    )


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    text = "John Kirby said: “We will stay.\n\n“We will not leave.\n\n“We promise.”\n\nThe crowd cheered."
    check(text, [("John Kirby", "direct", "“We will stay.\n\n“We will not leave.\n\n“We promise.”")])


def test_an_interruption_leaves_two_parts() -> None:
    check(
        "“We will stay,” John Kirby said on Friday, “until it is over.”",
        [("John Kirby", "direct", "“We will stay,” / “until it is over.”")],
    )
    check(
        "“We will stay,” John Kirby said. “It is not over.”",
        [("John Kirby", "direct", "“We will stay,” / “It is not over.”")],
    )


def test_inversion_and_apposition() -> None:
    check("“We will stay,” said John Kirby, a spokesman.", [("John Kirby", "direct", "“We will stay,”")])
    check(
        "“We will stay,” said the spokesman, John Kirby.",
        [("John Kirby", "direct", "“We will stay,”")],
    )
    check("“We will stay,” a White House spokesman John Kirby said.", [("John Kirby", "direct", "“We will stay,”")])
    check(
        "John Kirby, the spokesman who briefs reporters, said they would stay.",
        [("John Kirby", "indirect", "they would stay")],
    )


def test_the_one_who_tells_speaks() -> None:
    check("Anna Smith told John Kirby that it was over.", [("Anna Smith", "indirect", "that it was over")])
    check("“It is over,” Anna Smith told John Kirby.", [("Anna Smith", "direct", "“It is over,”")])


def test_according_to() -> None:
    check("According to John Kirby, the talks failed.", [("John Kirby", "indirect", "the talks failed")])
    check("The talks failed, according to John Kirby.", [("John Kirby", "indirect", "The talks failed")])
    check("According to John Kirby of the Pentagon, “It is over.”", [("John Kirby", "direct", "“It is over.”")])


def test_a_blow_with_its_ground_is_words() -> None:
    check("John Kirby slammed the plan for its cost.", [("John Kirby", "indirect", "the plan for its cost")])
    check("John Kirby blasted the “reckless” plan.", [("John Kirby", "mixed", "the “reckless” plan")])


def test_a_name_under_a_quotation_signs_it_and_a_reporter_s_under_a_paragraph_does_not() -> None:
    check(
        "“We got it done. It was hard.”\n\n— Gov. John Kirby",
        [("John Kirby", "direct", "“We got it done. It was hard.”")],
    )
    check(
        "John Kirby spoke on Friday. “We got it done.”\n\n— Anna Smith", [("John Kirby", "direct", "“We got it done.”")]
    )


def test_closing_report() -> None:
    check("The talks failed, John Kirby said.", [("John Kirby", "indirect", "The talks failed")])


def test_a_participle_has_its_sentence_s_subject() -> None:
    check(
        "John Kirby rejected the plan, adding that it came too late.",
        [("John Kirby", "indirect", "the plan"), ("John Kirby", "indirect", "that it came too late")],
    )
    check(
        "In appealing for the inquiry, John Kirby asserted that “trust is broken.”",
        [("John Kirby", "indirect", "the inquiry"), ("John Kirby", "mixed", "that “trust is broken.”")],
    )
    check(
        "Noting that it was late, John Kirby left.",
        [("John Kirby", "indirect", "that it was late")],
    )
    check(
        "Calling the plan a “disaster,” John Kirby urged calm.",
        [("John Kirby", "mixed", "the plan a “disaster,”")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "John Kirby declined to say whether the talks failed.",
        "John Kirby did not say that the talks failed.",
        "John Kirby hopes to visit Moscow.",
        "John Kirby believes the talks failed.",
        "John Kirby wants to say that it is over.",
        "The so-called “experts” met in Geneva.",
        "He read “War and Peace” on the train.",
        "The United States sent troops.",
        "Hamas attacked Israel on Oct. 7, 2023.",
        "The storm slammed into the coast on Monday.",
        "Colorado added a seat north of Denver.",
        "John Kirby has written four books on the navy.",
        "The state has 41 confirmed cases of the virus.",
        "The proposed plan failed.",
        "“From the Depths of our Hearts” is a book that breaks no new ground.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    check(text, [])


def test_pronouns_agree_and_two_who_fit_are_nobody() -> None:
    check(
        "Anna Smith met John Kirby in Paris. She said it was over.",
        [("Anna Smith", "indirect", "it was over")],
    )
    check(
        "Anna Smith met John Kirby in Paris. He said it was over.",
        [("John Kirby", "indirect", "it was over")],
    )
    check("John Kirby and Paul Jones met in Paris. He said it was over.", [(None, "indirect", "it was over")])


def test_a_closed_report_goes_on_with_its_own_speaker() -> None:
    check(
        "Paul Jones lost, John Kirby said, adding that it was over.",
        [("John Kirby", "indirect", "Paul Jones lost"), ("John Kirby", "indirect", "that it was over")],
    )


def test_nobody_speaks_of_himself_by_name() -> None:
    check(
        "John Kirby said it was over. Paul Jones is wrong, he said.",
        [("John Kirby", "indirect", "it was over"), ("John Kirby", "indirect", "Paul Jones is wrong")],
    )
    check("Paul Jones left. “Paul Jones is wrong,” he said.", [(None, "direct", "“Paul Jones is wrong,”")])


def test_who_is_asked_answers() -> None:
    check(
        "John Kirby asked Paul Jones whether it was over. “It is,” he said.",
        [("John Kirby", "indirect", "whether it was over"), ("Paul Jones", "direct", "“It is,”")],
    )


def test_an_owner_before_the_pronoun_makes_it_doubtful() -> None:
    check(
        "Anna Smith said it was over. Mary Jones’s fate is unclear, but she said it was not.",
        [("Anna Smith", "indirect", "it was over"), (None, "indirect", "it was not")],
    )


def test_a_name_between_commas_after_a_role() -> None:
    check(
        "The governor’s adviser, Anna Smith, oversees it and said it was over.",
        [("Anna Smith", "indirect", "it was over")],
    )


def test_an_unknown_name_stands_between_a_pronoun_and_who_spoke_before() -> None:
    check(
        "John Kirby said it was over. Dantel Chinnir left. He said it was not.",
        [("John Kirby", "indirect", "it was over"), (None, "indirect", "it was not")],
    )


def test_the_subject_stands_past_what_opens_the_sentence() -> None:
    rejected = ("John Kirby", "indirect", "Paul Jones")
    added = ("John Kirby", "indirect", "that it was over")
    check("Early in his career, John Kirby rejected Paul Jones, adding that it was over.", [rejected, added])
    check(
        "Speaking in Salem, New Hampshire, John Kirby rejected Paul Jones, adding that it was over.", [rejected, added]
    )


def test_the_object_after_a_relative_clause_is_not_the_speaker() -> None:
    check(
        "Anna Smith, who served as secretary, conceded the situation in the country was bad.",
        [("Anna Smith", "indirect", "the situation in the country was bad")],
    )


def test_a_pledged_delegate_is_no_statement() -> None:
    check("John Kirby leads by roughly 270 pledged delegates.", [])


def test_titles_and_surnames_resolve_within_the_article() -> None:
    check(
        "Senator Anna Smith spoke in Paris. “It is over,” the senator said.",
        [("Anna Smith", "direct", "“It is over,”")],
    )
    check(
        "The governor, John Kirby, met Senator Anna Smith. “It is over,” Smith said.",
        [("Anna Smith", "direct", "“It is over,”")],
    )


def test_one_surname_two_people() -> None:
    text = "John Smith met Anna Smith. “It is over,” Mrs. Smith said."
    check(text, [("Anna Smith", "direct", "“It is over,”")])
    text = "John Smith met Anna Smith. “It is over,” Smith said."
    check(text, [(None, "direct", "“It is over,”")])


def test_groups_and_unnamed_sources_stay_without_a_name() -> None:
    for source in ("officials", "The White House", "A spokesman for John Kirby", "John Kirby’s campaign"):
        found = extract(Article("a", f"{source} said that the talks failed.")).statements
        assert [(s.speaker.name, s.speaker.resolved_by, s.speaker.as_written) for s in found] == [
            (None, "none", source)
        ]


def test_the_title_gives_the_full_name() -> None:
    check(
        "“It is over,” Mr. Kirby said.",
        [("John Kirby", "direct", "“It is over,”")],
        title="John Kirby on the talks",
    )
    (only,) = extract(Article("a", "“It is over,” Mr. Kirby said.", "John Kirby on the talks")).statements
    assert only.speaker.resolved_by == "headline"


def test_nothing_is_taken_from_boilerplate() -> None:
    text = "John Kirby said it was over.\nSubscribe now, John Kirby said.\nAnna Smith said it was not."
    start = text.index("Subscribe")
    found = extract(Article("a", text), [Span(start, text.index("\nAnna"))]).statements
    assert [text[s.start : s.end] for s in found] == ["it was over", "it was not"]


def test_mentions_count_people_not_places() -> None:
    found = extract(Article("a", "President John Kirby flew to New York. Kirby met Anna Smith in Paris.")).mentions
    assert [(m.name, m.forms, m.roles, m.count) for m in found] == [
        ("John Kirby", ("Kirby",), ("President",), 2),
        ("Anna Smith", (), (), 1),
    ]


PIECES = (
    "“|”|\"|'|‘|’|\n\n| |,|.|:| — |(|)|John Kirby|Kirby| said | that | told | according to | adding |he|He |She |Mr.|"
    "President | and |U.S.| the | who |\u2028|\r|é|漢|\ud800| as saying |it clear| made | not |'s|-|0"
)
pieces = st.sampled_from(PIECES.split("|"))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(pieces, max_size=60).map("".join)), st.data())
def test_any_text_gives_spans_within_it(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    boilerplate = [Span(*ends[:2]), Span(*ends[2:])]
    extraction = extract(Article("a", text, text[:40]), boilerplate)
    assert extraction == extract(Article("a", text, text[:40]), boilerplate)
    assert [s.start for s in extraction.statements] == sorted(s.start for s in extraction.statements)
    for s in extraction.statements:
        assert 0 <= s.start < s.end <= len(text)
        assert (s.start, s.end) == (s.parts[0].start, s.parts[-1].end)
        assert all(one.end <= two.start for one, two in zip(s.parts, s.parts[1:], strict=False))
        assert all(part.start < part.end for part in s.parts)
        assert all(s.end <= start or end <= s.start or start == end for start, end in boilerplate)
        assert s.speaker.span is None or s.speaker.span.of(text) == s.speaker.as_written
        assert s.speaker.evidence is None or 0 <= s.speaker.evidence.start < s.speaker.evidence.end <= len(text)
        assert (s.speaker.name is None) == (s.speaker.resolved_by == "none") == (s.speaker.evidence is None)


UNITS = (
    "“|\"| 'a|‘a |said |John Kirby, |Kirby said, |A|a.|) |“a\n|\n|X. |of |and X |Mr. Kirby |according to |that |"
    "President |he |“A.” |Bill Clinton. Hillary Clinton. "
)


def steps(text: str, boilerplate: Sequence[Span] = ()) -> int:
    """How many lines of Python reading a text executes: what a clock would tell, the same on every machine."""
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract(Article("a", text), boilerplate)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", UNITS.split("|"))
def test_steps_grow_with_length(unit: str) -> None:
    once = unit * (3000 // len(unit))  # longer than a sentence may be
    assert steps(once * 4) < 5 * steps(once)


class Searched(str):
    """A text that counts the characters that are searched in it, which are no steps."""

    searched = 0

    def find(self, sub: str, start: int = 0, end: int = sys.maxsize) -> int:  # type: ignore[override]
        """As of any string."""
        found = super().find(sub, start, end)
        self.searched += (min(end, len(self)) if found < 0 else found) - start
        return found


@pytest.mark.parametrize("line", ["“{}", '"{}”,"'])
def test_what_closes_a_quotation_is_looked_for_once_for_a_line(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotations, "_AHEAD", 100)

    def searched(n: int) -> int:
        text = Searched(line.format("“a " * n))
        quotations.find_quotations(text)
        return text.searched

    assert searched(4_000) < 5 * searched(1_000) + 1


def senators(n: int) -> str:
    """As many people as titles, each of whom every title fits."""
    names = (first + vowel + last for first in "BDFGKLMNPRTV" for vowel in "aeiou" for last in ("nder", "llis", "rtok"))
    return "".join(f"Senator John {name} said it was bad. The senator said no. " for name in islice(names, n))


def test_steps_grow_with_the_people_whom_titles_may_mean() -> None:
    assert steps(senators(160)) < 5 * steps(senators(40))


def test_steps_grow_with_boilerplate() -> None:
    def with_pleas(n: int) -> int:
        said, plea = "John Kirby said it was bad.\n", "Leave a Reply\n"
        each = len(said + plea)
        return steps((said + plea) * n, [Span(at * each + len(said), (at + 1) * each) for at in range(n)])

    assert with_pleas(400) < 5 * with_pleas(100)


def test_a_quotation_inside_a_quotation_does_not_end_it() -> None:
    said = "“When “your team” is held to account it is over. All of it.”"
    check(f"John Kirby wrote, {said} He left.", [("John Kirby", "direct", said)])
    check("“Open “one” and “two” still,” John Kirby said.", [("John Kirby", "direct", "“Open “one” and “two” still,”")])
    for said in ("''He asked, 'Is it over?'''", "''It is 'over,'''", "'''Over' is the word,''"):
        check(f"{said} John Kirby said of it.", [("John Kirby", "direct", said)])
    check(
        "“I would use the word ‘over,’” said John Kirby.", [("John Kirby", "direct", "“I would use the word ‘over,’”")]
    )


@pytest.mark.parametrize(
    "opening",
    [
        *("Boise: ", "Fort Wayne: ", "CHICAGO — ", "WASHINGTON (AP) — ", "SALEM, Ore. (AP) -- ", "Kyiv (Reuters) - "),
        *("(CNN) ", "SALEM, May 5 (UPI) ― "),
    ],
)
@pytest.mark.parametrize("report", [", officials said.", ", according to officials."])
def test_a_dateline_is_no_part_of_what_was_said(opening: str, report: str) -> None:
    text = f"{opening}The vote was close{report}"
    [statement] = extract(Article("a", text)).statements
    assert statement.span.of(text) == "The vote was close"


@pytest.mark.parametrize("text", ["A group that said", "Smith praised the mayor and", "Smith joked for", "Joked In"])
def test_a_text_may_end_anywhere(text: str) -> None:
    assert all(s.span.of(text) for s in extract(Article("a", text)).statements)


def test_a_name_before_a_dash_is_no_dateline() -> None:
    check(
        "Anna Smith — a judge — left and urged them to stay. She argued for less, noting that it rained.",
        [("Anna Smith", "indirect", said) for said in ("them to stay", "for less", "that it rained")],
    )


def test_what_opens_a_later_sentence_is_no_dateline() -> None:
    text = "The vote was close. One thing: The mayor lost, officials said."
    [statement] = extract(Article("a", text)).statements
    assert statement.span.of(text) == "One thing: The mayor lost"


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "The Biden administration acted after six states sued, claiming it was over.",
            "The Biden administration",
            None,
        ),
        ("A Trump transition aide resigned, telling CNN it was over.", "A Trump transition aide", None),
        (
            "The aunt of President Bob Jones and first lady Eve Jones has said she left.",
            "The aunt of President Bob Jones and first lady Eve Jones",
            None,
        ),
        ("Anna Smith said this year is the best.", "Anna Smith", "this year is the best"),
        ("Anna Smith said this week she would go.", "Anna Smith", "she would go"),
        ("Anna Smith said in Friday's meeting that she would go.", "Anna Smith", "that she would go"),
        ("Time, Anna Smith said, was on their side.", "Anna Smith", "Time, Anna Smith said, was on their side"),
        ('Mayor Anna B. "Nan" Smith Jr. said it was over.', 'Mayor Anna B. "Nan" Smith Jr.', "it was over"),
        ("“It is over,” the Ghent and Bayern Munich player Anna Smith said.", None, "“It is over,”"),
    ],
)
def test_subjects_and_objects_whole(text: str, speaker: str | None, said: str | None) -> None:
    [statement] = extract(Article("a", text)).statements
    assert speaker is None or statement.speaker.as_written == speaker
    assert said is None or statement.span.of(text) == said
    assert (statement.speaker.name is None) is (speaker is not None and "Smith" not in speaker)


def test_hearsay_has_no_speaker() -> None:
    assert extract(Article("a", "The gifts, said to be from afar, were shown by Anna Smith.")).statements == ()


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("Bob Ray claims that Anna Smith called the vote a sham.", ["Bob Ray"]),
        ("According to the Record, Anna Smith said it was over.", ["the Record"]),
        ("Bob Ray said it was late and that Anna Smith told them to leave.", ["Bob Ray"]),
        ("Anna Smith called the vote a sham, Bob Ray said.", ["Bob Ray"]),
        ("Anna Smith said she called the vote a sham.", []),
        ("Bob Ray left after Anna Smith called the vote a sham.", []),
    ],
)
def test_a_report_within_a_report_is_relayed(text: str, relays: list[str]) -> None:
    assert [s.via for s in extract(Article("a", text)).statements if s.via] == relays


@pytest.mark.parametrize(
    "text",
    [
        "It is untrue that Anna Smith said the road was shut.",
        "No evidence exists that Anna Smith said the road was shut.",
        "There is no evidence for reports that Anna Smith said the road was shut.",
        "The claim that Anna Smith told workers to strike is false.",
        "Had Anna Smith said the road was shut?",
        "Had Anna Smith said the road was shut, they would have stayed.",
    ],
)
def test_what_the_writer_disputes_is_not_said(text: str) -> None:
    check(text, [])


def test_what_somebody_denies_or_claims_falsely_is_not_said_by_the_other() -> None:
    said = "that Anna Smith said the road was shut"
    check(f"Bob Ray denied {said}.", [("Bob Ray", "indirect", said)])
    check(f"Bob Ray falsely claimed {said}.", [("Bob Ray", "indirect", said)])
    check("There is evidence that Anna Smith said it was over.", [("Anna Smith", "indirect", "it was over")])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bob Ray rejected claims that Anna Smith shut the road.", "claims that Anna Smith shut the road"),
        ("Bob Ray rejected claims that Anna Smith said so.", "claims that Anna Smith said so"),
        ("Bob Ray cited reports that it was over.", "reports that it was over"),
        ("The paper claims that it is over.", "that it is over"),
        ("The Berg Tribune reports that it is over.", "that it is over"),
        ("They fought over reports that Anna Smith called it a sham.", None),
        ("The channel corrected rumors that it was over.", None),
        ("They began to push wild claims that it was over.", None),
        ("The clerk scoffed at the bank's claims that it was over.", None),
    ],
)
def test_claims_that_somebody_deals_with_are_no_verb(text: str, said: str | None) -> None:
    found = extract(Article("a", text)).statements
    assert [s.span.of(text) for s in found] == [said] * (said is not None)


def test_the_day_after_a_quotation_is_when_it_was_said() -> None:
    check("Bob Ray said “It is over for us” on Monday.", [("Bob Ray", "direct", "“It is over for us”")])
    check("Bob Ray said “it is over” Monday night.", [("Bob Ray", "mixed", "“it is over”")])
    days = "“it is over” on Monday and Tuesday"
    check(f"Bob Ray said {days}.", [("Bob Ray", "mixed", days)])
