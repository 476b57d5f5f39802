"""Whose words these are where no name stands beside them: pronouns, and turns that go on."""

import pytest

from index.statements.extract import extract
from index.values import Article

from .test_extract import check


def test_a_pronoun_past_sentences_that_only_go_on_of_somebody() -> None:
    goes_on = "She was late. Her plan was old. Her talks were long. "
    check(
        f"Anna Smith left the talks. {goes_on}She said that it was over.",
        [("Anna Smith", "indirect", "that it was over")],
    )
    check(
        f"Anna Smith left the talks. His wife was late. {goes_on}She said that it was over.",
        [(None, "indirect", "that it was over")],
    )


def test_whom_a_pronoun_after_an_opening_means() -> None:
    check(
        "Ever since Anna Smith announced her plan, she's said that it was over.",
        [("Anna Smith", "indirect", "her plan"), ("Anna Smith", "indirect", "that it was over")],
    )
    check(
        "As Rep. Anna Smith’s campaign fell apart, she said that it was over.",
        [("Anna Smith", "indirect", "that it was over")],
    )


def test_nobody_names_himself() -> None:
    check(
        "“It is over,” John Kirby said.\n\nTom Jones is the best candidate.\n\n“Jones is our best man,” he said.",
        [("John Kirby", "direct", "“It is over,”"), ("John Kirby", "direct", "“Jones is our best man,”")],
    )


def test_who_is_named_in_what_he_says_is_he_where_nobody_spoke_before() -> None:
    [first, *_] = extract(
        Article("a", "The tax of John Kirby is unpopular. Adam Smith was for it, he said.")
    ).statements
    assert first.speaker.name == "Adam Smith"
    text = "John Kirby said the tax is late. Adam Smith was for it, he said."
    assert [s.speaker.name for s in extract(Article("a", text)).statements] == ["John Kirby"] * 2


def test_whom_a_report_names_first_did_not_make_it() -> None:
    check("John Kirby came. He said Kirby took the money.", [(None, "indirect", "Kirby took the money")])
    check("John Kirby came. He said Smith took the money.", [("John Kirby", "indirect", "Smith took the money")])


def test_a_quotation_that_goes_on_keeps_its_turn() -> None:
    check(
        "“It is over,” John Kirby said. “It was over before.”\n\nHe also praised the talks.",
        [("John Kirby", "direct", "“It is over,” / “It was over before.”"), ("John Kirby", "indirect", "the talks")],
    )


def test_a_heading_in_single_marks_is_nobody_s() -> None:
    check(
        "“It is over,” John Kirby said.\n\n‘A change warrior.’\n\nHe left the talks.",
        [("John Kirby", "direct", "“It is over,”")],
    )


def test_women_are_chairmen_too() -> None:
    check(
        "Anna Smith is the chairman of the league. She said that it was over.",
        [("Anna Smith", "indirect", "that it was over")],
    )


def test_whom_a_title_means() -> None:
    met = "Gov. Anna Smith of Ohio and Sen. John Kirby of Arizona met President Tom Jones. "
    over = ("indirect", "that it was over")
    for source, name in (
        ("The governor", "Anna Smith"),
        ("The Arizona senator", "John Kirby"),
        ("The president", "Tom Jones"),
        ("The former president", None),  # somebody else
        ("The minority leader", None),  # a president leads, but no minority
        ("The second official", None),
        ("The Dayton Union Leader", None),  # a newspaper
    ):
        check(f"{met}It rained all day in the town.\n\n{source} said that it was over.", [(name, *over)])
    check(
        "Anna Smith, a former candidate for governor, came. It rained.\n\nThe candidate said that it was over.",
        [(None, *over)],
    )


@pytest.mark.parametrize(
    "office", ["the Governor’s Office", "the secretary of state’s office", "the Justice Department"]
)
def test_an_office_is_not_who_holds_it(office: str) -> None:
    met = "Gov. Anna Smith, Secretary of State John Kirby and Justice Tom Jones met."
    check(f"{met}\n\nIt was over, {office} said.", [(None, "indirect", "It was over")])


def test_a_turn_goes_on_past_a_paragraph_that_speaks_of_its_speaker() -> None:
    said = "“It is over,” John Kirby said.\n\n"
    over, on = ("John Kirby", "direct", "“It is over,”"), "“We will stay in the region.”"
    check(f"{said}Kirby is upbeat about it.\n\n{on}", [over, ("John Kirby", "direct", on)])
    check(f"{said}Anna Smith is upbeat about it.\n\n{on}", [over, (None, "direct", on)])
    check(f"{said}The town is upbeat about it.\n\n{on}", [over, (None, "direct", on)])


def test_two_people_in_an_opening_are_not_who_he_is() -> None:
    check(
        "John Kirby left. Speaking for Paul Jones where Anna Smith and Tom Roe appeared, Kirby gave a speech.\n\n"
        "“It is over,” he said.",
        [("John Kirby", "direct", "“It is over,”")],
    )


def test_a_title_that_fits_two_means_the_one_who_spoke_last() -> None:
    met = "Sen. Anna Smith and Sen. John Kirby met. "
    kirby = ("John Kirby", "direct", "“It is over,”")
    said = ("indirect", "that he would stay")
    check(f"{met}“It is over,” Kirby said. The senator said that he would stay.", [kirby, ("John Kirby", *said)])
    check(f"{met}The senator said that he would stay.", [(None, *said)])


def test_who_is_heard_asking_asks() -> None:
    check(
        "John Kirby came. “Is it over?” a reporter could be heard asking Kirby.\n\n"
        "“It is over,” the businessman replied.",
        [(None, "direct", "“Is it over?”"), ("John Kirby", "direct", "“It is over,”")],
    )


def test_a_past_tense_is_no_part_of_a_title() -> None:
    check(
        "Sen. John Kirby came. The senator sought to calm the crowd, saying it was over.",
        [("John Kirby", "indirect", "it was over")],
    )


def test_quoted_words_far_from_their_subject_stand_alone() -> None:
    check(
        "Those in grade four can speak of it, but “any material on it in class” is out.",
        [(None, "mixed", "“any material on it in class”")],
    )


def test_a_quoted_predicate_is_what_somebody_else_says_of_its_subject() -> None:
    spoke = ("Anna Smith", "direct", "“It was late,”")
    check(
        "“It was late,” said Anna Smith of the league. John Kirby “kind of misspoke that day.”",
        [spoke, ("Anna Smith", "mixed", "“kind of misspoke that day.”")],
    )
    check("John Kirby left.\n\nKirby “kind of misspoke that day.”", [(None, "mixed", "“kind of misspoke that day.”")])
    check("John Kirby left. Kirby: “We will be back.”", [("John Kirby", "direct", "“We will be back.”")])


def test_a_turn_goes_on_past_what_its_speaker_plans() -> None:
    check(
        "“It is late,” said Anna Smith. Born in Ohio, she plans to vote for John Kirby. “It’s not fair to him.”",
        [("Anna Smith", "direct", "“It is late,”"), ("Anna Smith", "direct", "“It’s not fair to him.”")],
    )
    check(
        "“It is late,” said Anna Smith. John Kirby left. “It’s not fair to me.”",
        [("Anna Smith", "direct", "“It is late,”"), ("John Kirby", "direct", "“It’s not fair to me.”")],
    )


def test_what_an_organisation_reports_of_somebody_goes_on_as_its_own() -> None:
    text = (
        "John Kirby “laid bare the pitfalls of the trade”, said the Daily Record. But “few expect it to change much.”"
    )
    [_, goes_on] = extract(Article("a", text)).statements
    assert (goes_on.speaker.name, goes_on.speaker.as_written) == (None, "the Daily Record")
    check(
        "John Kirby always denied the charges, said the Daily Record.\n\n“I will raise it there.”",
        [
            (None, "indirect", "John Kirby always denied the charges"),
            ("John Kirby", "indirect", "the charges"),
            (None, "direct", "“I will raise it there.”"),
        ],
    )


def test_a_quotation_after_a_report_is_of_the_report() -> None:
    check(
        "John Kirby has land left, said Anna Smith, and he sold “a very small part of it” to Xi.",
        [("Anna Smith", "mixed", "John Kirby has land left / and he sold “a very small part of it” to Xi")],
    )
    check(
        "John Kirby has land left, said Anna Smith, who sold “a very small part of it” to Xi.",
        [
            ("Anna Smith", "indirect", "John Kirby has land left"),
            ("Anna Smith", "mixed", "“a very small part of it”"),
        ],
    )


def test_who_took_a_picture_says_nothing() -> None:
    caption = "Visitors in the park of Salem on Monday. John Kirby/Getty Images"
    check(
        f"Ben Smith left the talks.\n\n{caption}\n\n“It is over,” he said.",
        [("Ben Smith", "direct", "“It is over,”")],
    )
    check(f"{caption}\n\n“It is over,” he said.", [(None, "direct", "“It is over,”")])


@pytest.mark.parametrize(
    ("described", "source"),
    [
        ("a man", "The man"),
        ("an official", "The official"),
        ("a Republican", "The Arizona Republican"),
        ("a Democrat from Minnesota", "The Texas Democrat"),
        ("the senator from Ohio", "The Vermont senator"),
    ],
)
def test_a_description_of_many_or_of_another_place_is_nobody_s(described: str, source: str) -> None:
    check(f"John Kirby, {described}, left. {source} said it was over.", [(None, "indirect", "it was over")])


def test_of_another_party_is_another() -> None:
    check(
        "Sen. John Kirby, a Democrat, left. The Republican senator said it was over.",
        [(None, "indirect", "it was over")],
    )


def test_she_who_is_described_as_a_woman_is_not_he() -> None:
    check("Zorbla Kirby, the actress, left. He said it was over.", [(None, "indirect", "it was over")])


@pytest.mark.parametrize(
    "before",
    [
        "The talks failed, John Kirby said in a letter:",
        "John Kirby told the crowd:",
        "John Kirby left the talks with a word for the crowd:",
    ],
)
def test_a_colon_hands_the_next_paragraph_to_whoever_speaks_before_it(before: str) -> None:
    text = f"{before}\n\n“We will stay right here until it is over.”"
    last = extract(Article("a", text)).statements[-1]
    assert (last.speaker.name, last.kind, last.parts[0].of(text)) == ("John Kirby", "direct", text.split("\n\n")[1])


@pytest.mark.parametrize(
    "signature",
    ["John Kirby, a nurse in Ohio", "John Kirby (Boston Globe)", "Gov. John Kirby", "Kirby"],
)
def test_a_quotation_is_signed_after_its_dash(signature: str) -> None:
    said = "“We will stay right here until it is over.”"
    check(f"John Kirby left. Anna Smith stayed. {said} — {signature}", [("John Kirby", "direct", said)])
    check(f"John Kirby left. Anna Smith stayed.\n\n{said}\n\n— {signature}", [("John Kirby", "direct", said)])


@pytest.mark.parametrize("line", ["“{}” ― {}", "“{}”\n\n- {}"])
def test_names_sign_the_quotations_of_a_collection(line: str) -> None:
    said = (
        ("We will stay here.", "John Kirby"),
        ("It is over now.", "Anna Smith"),
        ("Go home, all of you.", "Rosa Diaz"),
    )
    text = "\n\n".join(line.format(*each) for each in said)
    check(text, [(name, "direct", f"“{words}”") for words, name in said])
    # Of live coverage few paragraphs are nothing else.
    told = "\n\n".join(f"The crowd left at {hour} o'clock. — Lee Moss" for hour in range(4))
    check(f"{text}\n\n{told}", [(None, "direct", f"“{words}”") for words, _ in said])


@pytest.mark.parametrize("byline", ["Anna Smith", "Anna Smith, Palm Beach Post", "Anna Smith, Rosa Diaz"])
def test_a_reporter_who_signs_what_he_wrote_spoke_none_of_it(byline: str) -> None:
    over = "“It is over,” John Kirby said."
    check(f"{over} “We will stay.” — {byline}", [("John Kirby", "direct", "“It is over,” / “We will stay.”")])
    check(
        f"{over}\n\n“We will stay.”\n\n— {byline}",
        [("John Kirby", "direct", "“It is over,”"), ("John Kirby", "direct", "“We will stay.”")],
    )
    check(f"Here is what John Kirby said:\n\n“We will stay.” — {byline}", [("John Kirby", "direct", "“We will stay.”")])


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "John Kirby on Wednesday recognized “a sham of a vote in the hall.”",
            "John Kirby",
            "“a sham of a vote in the hall.”",
        ),
        ("John Kirby in Ohio mourned “a man of peace and of words.”", "John Kirby", "“a man of peace and of words.”"),
        (
            "It turns out that few wanted to “throw the bums out of the hall.”",
            None,
            "“throw the bums out of the hall.”",
        ),
        ("John Kirby wanted it to be “a feast in the hall.”", "John Kirby", "it to be “a feast in the hall.”"),
        (
            "The city and the state made a pact to meet “the needs of the whole town.”",
            None,
            "“the needs of the whole town.”",
        ),
    ],
)
def test_words_quoted_without_a_verb_of_saying(text: str, speaker: str | None, said: str) -> None:
    check(text, [(speaker, "mixed", said)])


@pytest.mark.parametrize(
    "said",
    [
        "the talks failed, but officials were “working hard on the rest of it.”",
        "the talks were held in Ohio, which he hopes is “the last of a long line of towns.”",
        "“fewer cars in the town” and “more room for the rest of us.”",
    ],
)
def test_what_goes_on_to_a_quotation_is_one_statement(said: str) -> None:
    text = f"John Kirby said {said}"
    check(text, [("John Kirby", "mixed", said)])
    assert extract(Article("a", text)).statements[0].cue == "said"


def test_a_speaker_is_followed_by_an_adverb_or_joined_to_another() -> None:
    check(
        "John Kirby first retired in May, citing the talks in Ohio.", [("John Kirby", "indirect", "the talks in Ohio")]
    )
    check("The mayor and John Kirby said it was over.", [(None, "indirect", "it was over")])
    check("King Charles left. King said it was over.", [(None, "indirect", "it was over")])


def test_a_quotation_whose_attribution_is_a_sentence_of_its_own() -> None:
    text = '"This is a problem that we have." Kirby said. "We have towns here." John Kirby left.'
    check(text, [("John Kirby", "direct", '"This is a problem that we have." / "We have towns here."')])


def test_a_verb_in_the_present_closes_a_quotation() -> None:
    check("Anna Smith left. “It was late,” Smith remembers.", [("Anna Smith", "direct", "“It was late,”")])
    check("Anna Smith left. “It was late,” she beseeches.", [("Anna Smith", "direct", "“It was late,”")])


def test_a_title_of_one_word_is_no_quotation() -> None:
    check("They left after the last film, “Succession.” It was late.", [])
    check("In its sixth season, “S.W.A.T.” stars Smith.", [])


def test_somebody_may_be_called_as_a_verb_is() -> None:
    check(
        "Wen-Ti Sung, an analyst, left. “It is a true equal,” Sung said.",
        [("Wen-Ti Sung", "direct", "“It is a true equal,”")],
    )


def test_what_a_reply_in_a_relative_clause_says() -> None:
    check(
        "Tom Jones left, to which Anna Smith replied, “Absolutely.”",
        [("Anna Smith", "direct", "“Absolutely.”")],
    )


def test_an_age_may_stand_before_a_name_with_an_aside() -> None:
    check(
        "“We will go because it is late,” 38-year-old Anna Smith, who works there, told Reuters.",
        [("Anna Smith", "direct", "“We will go because it is late,”")],
    )


@pytest.mark.parametrize("title", ["the state solicitor", "the special counsel", "the islands’ leader"])
def test_who_holds_an_office_is_not_whoever_spoke(title: str) -> None:
    text = f"The plan failed, said Anna Smith, a professor at Acme University. Later {title} said that it was over."
    check(text, [("Anna Smith", "indirect", "The plan failed"), (None, "indirect", "that it was over")])
