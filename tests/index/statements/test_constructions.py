"""Constructions that hand what was said to somebody, and where what was said ends."""

from .test_extract import check


def test_a_label_before_a_colon_speaks_for_its_paragraph() -> None:
    check("John Kirby: We Will Stay in the Region", [("John Kirby", "indirect", "We Will Stay in the Region")])
    check("John Kirby on the talks: ‘We will stay right here’", [("John Kirby", "direct", "‘We will stay right here’")])
    text = "The talks of Anna Smith failed.\nSMITH: I think we should stay. It is not over.\nNote: I was there too."
    check(text, [("Anna Smith", "indirect", "I think we should stay. It is not over.")])
    check("The talks failed.\nJohn Kirby: the senator from Ohio has a house in Paris.", [])


def test_many_speak_in_the_plural() -> None:
    for source in ("Four in 10", "About half of voters", "Critics like the union"):
        check(f"{source} say it is over.", [(None, "indirect", "it is over")])


def test_an_aside_or_a_second_verb_ends_what_was_said() -> None:
    said = ("John Kirby", "indirect", "that the talks had failed")
    for rest in (", which surprised nobody", ", a blow to the union", ", compared with last year"):
        check(f"John Kirby said that the talks had failed{rest}.", [said])
    check(
        "John Kirby, who said that the talks had failed, announced that he would leave.",
        [said, ("John Kirby", "indirect", "that he would leave")],
    )


def test_what_describes_the_speaker_is_not_said() -> None:
    it_is_over = ("John Kirby", "indirect", "It is over")
    check("It is over, said John Kirby, director of the office, whose staff left.", [it_is_over])
    check("It is over, John Kirby said, wiping the sweat off his face.", [it_is_over])
    check(
        "“We will stay,” John Kirby, the spokesman, said of the staff.", [("John Kirby", "direct", "“We will stay,”")]
    )


def test_a_quotation_that_goes_on_with_its_sentence() -> None:
    check(
        "The region needs people “who know that words can start a war,” John Kirby said.",
        [("John Kirby", "mixed", "The region needs people “who know that words can start a war,”")],
    )


def test_what_somebody_was_asked() -> None:
    check(
        "Asked whether he would stay, John Kirby said he would.",
        [(None, "indirect", "whether he would stay"), ("John Kirby", "indirect", "he would")],
    )
    check(
        "Asked by Anna Smith about the talks, John Kirby said, “They failed.” “It is over,” he said.",
        [
            ("Anna Smith", "indirect", "about the talks"),
            ("John Kirby", "direct", "“They failed.”"),
            ("John Kirby", "direct", "“It is over,”"),
        ],
    )
    check("“It is over,” John Kirby said when asked of it.", [("John Kirby", "direct", "“It is over,”")])


def test_records_find_and_show() -> None:
    check("A new poll shows John Kirby with a small lead.", [(None, "indirect", "John Kirby with a small lead")])
    check("Most of the money came in May, the filings show.", [(None, "indirect", "Most of the money came in May")])
    check("John Kirby found a house. The photo shows a man.", [])


def test_a_speaker_within_the_sentence_is_not_the_first_one() -> None:
    check(
        "A woman asked for a photo and John Kirby said, “Not today, and not here.”",
        [(None, "indirect", "for a photo"), ("John Kirby", "direct", "“Not today, and not here.”")],
    )
    check(
        "After the talks concluded, John Kirby stated that it was over.",
        [("John Kirby", "indirect", "that it was over")],
    )
    check(
        "Earlier this week, John Kirby shared it, “We will stay here.”",
        [("John Kirby", "direct", "“We will stay here.”")],
    )
    check(
        "While discussing the talks, John Kirby said it was over.",
        [("John Kirby", "indirect", "it was over")],
    )
    check("The two men met, John Kirby saying that it was over.", [("John Kirby", "indirect", "that it was over")])


def test_two_single_marks_quote() -> None:
    check(
        "As the crowd cheered, John Kirby said, ''Please sit down.''",
        [("John Kirby", "direct", "''Please sit down.''")],
    )


def test_whom_somebody_tells_may_have_a_long_name() -> None:
    check(
        "John Kirby told The Post and Herald newspaper of Boston on Friday that it was over.",
        [("John Kirby", "indirect", "that it was over")],
    )


def test_a_claim_with_an_owner() -> None:
    failed = ("John Kirby", "indirect", "that the talks had failed")
    check("John Kirby repeated his claim that the talks had failed.", [failed])
    check("John Kirby made the case that the talks had failed.", [failed])
    check("The union was alarmed by John Kirby’s claim that the talks had failed.", [failed])
    check("John Kirby’s suggestion that the talks had failed was met with silence.", [])
