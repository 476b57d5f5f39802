"""Constructions that hand what was said to somebody, and where what was said ends."""

import pytest

from index.statements.extract import extract
from index.values import Article

from .test_extract import check


def test_a_label_before_a_colon_speaks_for_its_paragraph() -> None:
    check("John Kirby: We Will Stay in the Region", [("John Kirby", "indirect", "We Will Stay in the Region")])
    check("John Kirby on the talks: ‘We will stay right here’", [("John Kirby", "direct", "‘We will stay right here’")])
    text = "The talks of Anna Smith failed.\nSMITH: I think we should stay. It is not over.\nNote: I was there too."
    check(text, [("Anna Smith", "indirect", "I think we should stay. It is not over.")])
    check("The talks failed.\nJohn Kirby: the senator from Ohio has a house in Paris.", [])


def test_labels_that_take_turns_speak_however_their_paragraphs_sound() -> None:
    turns = (
        "Smith: The vaccine is safe.",
        "Who should take it?",
        "Smith: Everybody over 60.",
        "Smith: Doses are free.",
    )
    check(
        "\n".join(("The talks of Anna Smith with The Post.", *turns)),
        [("Anna Smith", "indirect", turn.removeprefix("Smith: ")) for turn in turns if turn.startswith("Smith")],
    )
    # Twice is no interview, and a list has headings that take turns as well.
    check("\n".join(("The talks of Anna Smith with The Post.", *turns[:3])), [])
    check("The Dinners\nWhen: Dinner is at noon.\nWhen: Dinner is at one.\nWhen: Dinner is at two.", [])


def test_brackets_stand_before_a_label_or_after_it() -> None:
    for label in ("[18:58] John Kirby:", "(1:02:03) John Kirby:", "John Kirby (R-Ohio):", "John Kirby: [laughs]"):
        check(f"The Debate\n{label} I think we should stay.", [("John Kirby", "indirect", "I think we should stay.")])
    check("The Debate\nJohn Kirby: [I think we should stay.", [])


def test_many_speak_in_the_plural() -> None:
    for source in (
        "Four in 10",
        "Nine out of 10",
        "About half of voters",
        "Critics like the union",
        "Officials at the embassy",
        "Sources close to the senator",
        "Those over 60",
        "Some women",
        "John Kirby and Anna Smith",
        "Activists clamoring to stop John Kirby",
    ):
        check(f"{source} say it is over.", [(None, "indirect", "it is over")])
        check(f"{source} warn that it is over.", [(None, "indirect", "that it is over")])
    for source in (
        "The couple",
        "His family",
        "Aides who left after it all became too much",
        "Fans of the league Xi owns",
    ):
        check(f"{source} say they were misled.", [(None, "indirect", "they were misled")])
        check(f"{source} say that it is over.", [(None, "indirect", "that it is over")])
    for text in ("I'd say that it is over.", "Let me say it is over.", "She heard him say that it is over."):
        check(text, [])
    check("Teams with leaf blowers blowing trash off the road.", [])
    check("High levels of stress, they said.", [(None, "indirect", "High levels of stress")])


def test_several_who_stand_after_their_verb() -> None:
    for source in ("critics of the plan", "residents", "police in Ohio", "many Democrats", "Kirby and Smith"):
        check(f"“It is over,” say {source}.", [(None, "direct", "“It is over,”")])
    check("The plan is bad, said critics of the law.", [(None, "indirect", "The plan is bad")])
    check("John Kirby, 62, said guards fired gas.", [("John Kirby", "indirect", "guards fired gas")])
    for line in ("Prices rose by, say, two percent.", "Think of, say, a man."):
        check(line, [])


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
    stays = (None, "indirect", "whether he would stay")
    check("“No,” John Kirby said when asked whether he would stay.", [("John Kirby", "direct", "“No,”"), stays])
    check("Asked on Monday in Paris whether he would stay, John Kirby left.", [stays])
    check(
        "John Kirby smiled when asked whether he would stay but said that it was over.",
        [stays, ("John Kirby", "indirect", "that it was over")],
    )
    check("John Kirby was asked to wear a tie when he came.", [])


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
    check(
        "The talks go on, Anna Smith said, despite Senator John Kirby claiming that it was over.",
        [
            ("Anna Smith", "indirect", "The talks go on / despite Senator John Kirby claiming that it was over"),
            ("John Kirby", "indirect", "that it was over"),
        ],
    )


def test_two_single_marks_quote() -> None:
    check(
        "As the crowd cheered, John Kirby said, ''Please sit down.''",
        [("John Kirby", "direct", "''Please sit down.''")],
    )


def test_marks_of_other_languages_quote() -> None:
    for opening, closing in ("„“", "„”", "»«", "«»", ("« ", " »"), "「」", "『』", "‹›"):
        over, up = f"{opening}It is over{closing}", f"{opening}We give up{closing}"
        found = [("John Kirby", "direct", over), ("Anna Smith", "direct", up)]
        check(f"{over}, said John Kirby on Friday. {up}, said Anna Smith.", found)
    check(
        "» 12 Mill Road, said to be sold\n\n» John Kirby said it was over.", [("John Kirby", "indirect", "it was over")]
    )


def test_marks_of_other_languages_stand_inside_a_quotation_or_alone() -> None:
    check("「He said 『no』 to me,」 said Anna Smith.", [("Anna Smith", "direct", "「He said 『no』 to me,」")])
    check("“He said ‹no› to me,” said Anna Smith.", [("Anna Smith", "direct", "“He said ‹no› to me,”")])
    check(
        "‹ Back to all of the news\nHome › News\nAnna Smith said it was over.",
        [("Anna Smith", "indirect", "it was over")],
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


def test_a_clause_that_opens_the_sentence_ends_at_its_comma() -> None:
    check(
        "In Boston, when asked about Anna Smith, John Kirby said she had left.",
        [(None, "indirect", "about Anna Smith"), ("John Kirby", "indirect", "she had left")],
    )
    check(
        "But even as Anna Smith claimed that “the talks failed,” John Kirby said they had not.",
        [("Anna Smith", "mixed", "that “the talks failed,”"), ("John Kirby", "indirect", "they had not")],
    )
    check(
        "John Kirby, who endorsed Anna Smith and said he would stay, ultimately left.",
        [("John Kirby", "indirect", "Anna Smith"), ("John Kirby", "indirect", "he would stay")],
    )


def test_a_relative_clause_within_the_subject_of_what_was_said() -> None:
    check(
        "Anna Smith said the ruling, which struck down the law, shows what is at stake.",
        [("Anna Smith", "indirect", "the ruling, which struck down the law, shows what is at stake")],
    )


def test_a_second_verb_after_and_has_the_subject_of_the_first() -> None:
    it = ("Anna Smith", "indirect", "it was over")
    check(
        "During a long, quiet interview with John Kirby, Anna Smith said it was over and denounced the plan.",
        [it, ("Anna Smith", "indirect", "the plan")],
    )
    check(
        "The mood turned when Anna Smith lamented the delay and criticized the plan.",
        [("Anna Smith", "indirect", "the delay"), ("Anna Smith", "indirect", "the plan")],
    )
    check(
        "John Kirby told voters that Anna Smith had left, criticizing the plan and threatening a veto.",
        [
            ("John Kirby", "indirect", "that Anna Smith had left"),
            ("John Kirby", "indirect", "the plan"),
            ("John Kirby", "indirect", "a veto"),
        ],
    )


def test_a_speaker_past_asides_of_every_kind() -> None:
    said = ("Anna Smith", "indirect", "it was over")
    for speaker in (
        "Anna Smith of Columbia, South Carolina",
        "Tuesday at Baldwin University in Berea, OH, after the vote, Gov. Anna Smith (R-OH),",
        "Speaking later on the show, Sen. Anna Smith (D-Mo.), who has endorsed her,",
        "Wednesday at the debate, candidate Anna Smith",
        "Anna Smith, chairman of the 6th District GOP,",
        "Another pollster, Anna Smith of Clemson University,",
        "Anna Smith, president and CEO of the league",
        "Anna Smith, the chairman, for example,",
    ):
        check(f"{speaker} said it was over.", [said])


def test_the_subject_of_what_was_said_is_not_the_speaker() -> None:
    text = "Anna Smith, chairman of the league, said his district received a flurry of applications before May."
    check(text, [("Anna Smith", "indirect", "his district received a flurry of applications before May")])
    check(
        "To a question on the “future of jobs,” Anna Smith said private contractors can be expensive.",
        [("Anna Smith", "indirect", "private contractors can be expensive")],
    )


def test_amounts_speak_and_are_spoken_of() -> None:
    for source in ("One in three", "All but two"):
        check(f"{source} said it is over.", [(None, "indirect", "it is over")])
    check(
        "Anna Smith said about half of the voters left.", [("Anna Smith", "indirect", "about half of the voters left")]
    )


def test_a_description_before_a_titled_name_and_one_after_what() -> None:
    check(
        "One of his critics, former Ohio Gov. John Kirby, wrote that it was late.",
        [("John Kirby", "indirect", "that it was late")],
    )
    check(
        "Xi's men left in May, in what John Kirby, treasurer of the league, called “a long march for us.”",
        [("John Kirby", "mixed", "“a long march for us.”")],
    )


def test_who_is_introduced_by_role_first() -> None:
    check(
        "“It is over,” said a former spokesman for the league, Anna Smith, who also ran.",
        [("Anna Smith", "direct", "“It is over,”")],
    )
    check("It is over, said Anna Smith, the league's director.", [("Anna Smith", "indirect", "It is over")])
    check(
        "Even people who liked it hesitated: Rep. Anna Smith called it “the least bad.”",
        [("Anna Smith", "mixed", "it “the least bad.”")],
    )
    check(
        "It's a reminder, Anna Smith said, that “what matters is more than winning.”",
        [("Anna Smith", "mixed", "It's a reminder / that “what matters is more than winning.”")],
    )


def test_who_a_relative_clause_after_a_description_is_about() -> None:
    check(
        "“It is over,” said Anna Smith, a professor of history who conceded that she had failed.",
        [("Anna Smith", "direct", "“It is over,”"), ("Anna Smith", "indirect", "that she had failed")],
    )


def test_a_programme_before_the_speaker_is_not_said() -> None:
    check(
        "Wednesday on Fox's “Hannity,” Anna Smith said if she won it would be a shock.",
        [("Anna Smith", "indirect", "if she won it would be a shock")],
    )


def test_a_pronoun_that_begins_the_main_clause_is_the_subject_after_and() -> None:
    check(
        "Last month, when I asked Anna Smith about the plan, she laughed and said, “We will see.”",
        [(None, "indirect", "about the plan"), ("Anna Smith", "direct", "“We will see.”")],
    )


def test_a_report_after_as_closes_its_sentence() -> None:
    check("The talks failed, as Anna Smith noted on Monday.", [("Anna Smith", "indirect", "The talks failed")])
    check(
        "That the race “is a dead heat,” as Anna Smith said on the radio, only helps her.",
        [("Anna Smith", "mixed", "That the race “is a dead heat,”")],
    )
    check("As Anna Smith said, the talks failed.", [("Anna Smith", "indirect", "the talks failed")])


def test_a_name_after_any_description_speaks() -> None:
    it_is_over = [("Anna Smith", "direct", "“It is over,”")]
    check("“It is over,” exhorted Jones's introducer, actress Anna Smith.", it_is_over)
    check("“It is over,” said another leading advocate, Anna Smith.", it_is_over)
    check(
        "In opposing the request, her lawyer, Anna Smith, wrote that it was futile.",
        [("Anna Smith", "indirect", "that it was futile")],
    )
    check(
        "“What was the point of it?” Anna Smith questioned.", [("Anna Smith", "direct", "“What was the point of it?”")]
    )
    check(
        "According to the summary of its work, Anna Smith left the talks.",
        [(None, "indirect", "Anna Smith left the talks")],
    )


def test_an_opening_clause_that_nothing_follows() -> None:
    check("John Kirby left.\n\nAsked by Anna Smith if he left,", [("Anna Smith", "indirect", "if he left")])


def test_a_name_with_its_description_is_the_subject_of_the_verb_after_it() -> None:
    said = ("Anna Smith", "indirect", "Xi Jinping plans to stay in office")
    check("Rep. Anna Smith, a Xi critic, said Xi Jinping plans to stay in office.", [said])
    check("Anna Smith, a driver from Ava, Mo., who is a voter, said Xi Jinping plans to stay in office.", [said])
    check("Sen. Anna Smith, R-S.C., a candidate, said Xi Jinping plans to stay in office.", [said])
    check(
        "Anna Smith, who has denounced the talks, reiterated her frustration over the region.",
        [
            ("Anna Smith", "indirect", "the talks"),
            ("Anna Smith", "indirect", "her frustration over the region"),
        ],
    )


def test_when_it_was_said_stands_between_subject_and_verb() -> None:
    for when in ("Sunday night", "on Friday", "this past week", "late Monday", "on Friday evening"):
        check(
            f"Anna Smith, the chairman, {when} said that it was over.", [("Anna Smith", "indirect", "that it was over")]
        )
    check("Anna Smith left the talks and on Monday announced a plan.", [("Anna Smith", "indirect", "a plan")])


def test_what_never_was_said() -> None:
    check("Anna Smith never said that it was over.", [])
    check("Anna Smith has hardly mentioned the talks.", [])


def test_what_opens_a_sentence_is_not_its_subject() -> None:
    for opening in (
        "The day before, at a rally in Beaumont, Tex.,",
        "On Sunday morning",
        "Two weeks after John Kirby died,",
        "Most recently,",
        "At a rally in Salem, N.H., on Tuesday,",
        "After the talks, former Acme CEO and presidential candidate",
    ):
        check(
            f"{opening} Anna Smith opened the third round, writing that it was over.",
            [("Anna Smith", "indirect", "that it was over")],
        )
    check(
        "As Anna Smith began tweeting that it was over, John Kirby left.",
        [("Anna Smith", "indirect", "that it was over")],
    )


def test_a_verb_makes_a_participle_a_name() -> None:
    check(
        "Anna Boreing left.\n\nBoreing said it was over, promising that she would stay.",
        [("Anna Boreing", "indirect", "it was over"), ("Anna Boreing", "indirect", "that she would stay")],
    )


def test_what_belongs_to_somebody_was_not_said_by_them() -> None:
    check("Anna Smith left Kirby’s proposed talks.", [])


def test_a_clause_before_the_main_one_ends_at_its_comma() -> None:
    check("Among those who said it was late, half left.", [(None, "indirect", "it was late")])
    check(
        "When asked why, Anna Smith responded in a message: “It is simply over.”",
        [("Anna Smith", "direct", "“It is simply over.”")],
    )
    check(
        "Asked whether it should go on, Anna Smith shot back: “That would be good.”",
        [(None, "indirect", "whether it should go on"), ("Anna Smith", "direct", "“That would be good.”")],
    )
    check(
        "Following a letter from a group threatening an attack in Paris, John Kirby called for new talks.",
        [(None, "indirect", "an attack in Paris"), ("John Kirby", "indirect", "new talks")],
    )


def test_a_participle_and_a_joined_verb_belong_to_the_nearest_clause() -> None:
    over = "saying that it was over"
    for text in (
        "John Kirby won, but Anna Smith left, " + over,
        "Prosecutors charged the officer and Anna Smith fired her chief, John Kirby, " + over,
        "It was late as Anna Smith left the talks, " + over,
        "The week ended in talks that included Anna Smith " + over,
    ):
        check(text + ".", [("Anna Smith", "indirect", "that it was over")])
    check("They cheered when Anna Smith came and said it was over.", [("Anna Smith", "indirect", "it was over")])
    check(
        "John Kirby asked why Anna Smith had left, implying that it was over.",
        [("John Kirby", "indirect", "why Anna Smith had left"), ("John Kirby", "indirect", "that it was over")],
    )


def test_a_participle_that_opens_its_sentence_is_the_subject_s_after_it() -> None:
    for opening in ("Yet by", "One month after", "WASHINGTON ― After"):
        check(
            f"{opening} announcing her campaign, Anna Smith said it was over.",
            [("Anna Smith", "indirect", "her campaign"), ("Anna Smith", "indirect", "it was over")],
        )


def test_a_relative_clause_without_its_comma_is_not_the_speaker() -> None:
    it_is_over = [("Anna Smith", "direct", "“It is over,”")]
    check("“It is over,” Anna Smith, who is chairman of the Kirby League said.", it_is_over)
    check("“It is over,” Anna Smith, the pollster who founded example.com tweeted.", it_is_over)
    check("A woman who has known John Kirby said that it was over.", [(None, "indirect", "that it was over")])


def test_whose_name_of_several_in_a_description_speaks() -> None:
    it_was_over = [("Anna Smith", "indirect", "that it was over")]
    check("Anna Smith, the editor of the league's daily, Le Monde, said that it was over.", it_was_over)
    check("A pastor supporting Mr. John Kirby, Anna Smith of Marion, said that it was over.", it_was_over)
    check("The head of a group backing Gov. John Kirby, Anna Smith, said that it was over.", it_was_over)
    check("When asked of John Kirby, President Anna Smith said that it was over.", it_was_over)
    check("Neither John Kirby nor Anna Smith said that it was over.", [])


def test_what_goes_on_in_the_writer_s_words() -> None:
    check(
        "John Kirby said that it was over, with Anna Smith calling it a mistake.",
        [("John Kirby", "indirect", "that it was over"), ("Anna Smith", "indirect", "it a mistake")],
    )
    check(
        "John Kirby said that it was over, to which Anna Smith replied: “It is not.”",
        [("John Kirby", "indirect", "that it was over"), ("Anna Smith", "direct", "“It is not.”")],
    )
    check(
        "Of the generals who agree with her, Anna Smith said that it was over.",
        [("Anna Smith", "indirect", "that it was over")],
    )
    check("A debate over how the country responds to violence goes on.", [])


def test_according_to_whom_in_brackets_and_after_a_quotation() -> None:
    said = [("Anna Smith", "indirect", "closer to 15 percent")]
    check("The number was wrong (closer to 15 percent, according to Anna Smith). It fell.", said)
    check(
        "John Kirby spoke of it.\n\n“There is cause to charge him,” according to Anna Smith.",
        [("Anna Smith", "direct", "“There is cause to charge him,”")],
    )


def test_a_name_after_a_dash_labels_what_follows_its_colon() -> None:
    for label in ("POLLSTERS WERE EARLY - Anna Smith", "What it means for the race - More from Anna Smith"):
        check(
            f"{label}: “It is over, and it was over before.”",
            [("Anna Smith", "direct", "“It is over, and it was over before.”")],
        )


def test_turns_of_a_transcript_that_open_with_a_quotation_mark() -> None:
    check(
        'Anna Smith met John Kirby.\n\n"SMITH: Are you sure of it?\n\n"KIRBY: I think we should stay.\n\nThey left.',
        [("Anna Smith", "indirect", "Are you sure of it?"), ("John Kirby", "indirect", "I think we should stay.")],
    )


def test_somebody_s_spokesman_is_not_that_somebody() -> None:
    for source in (
        "A spokesman for Mayor John Kirby",
        "Advisers to Mr. John Kirby",
        "Proponents like Mr. John Kirby",
        "The government of President John Kirby",
        "A survey by independent analyst John Kirby",
    ):
        check(f"{source} said that it was over.", [(None, "indirect", "that it was over")])
    for source in ("Former Secretary of State Anna Smith", "White House Chief of Staff Anna Smith"):
        check(f"{source} said that it was over.", [("Anna Smith", "indirect", "that it was over")])
    check(
        "The talks ended with help from Labor Secretary Anna Smith, who said that it was over.",
        [("Anna Smith", "indirect", "that it was over")],
    )


def test_what_was_said_goes_on_past_an_aside_in_its_last_clause() -> None:
    for said in (
        "that if his son Beau, who died, were alive, he would stay",
        "that they found that the talks, which began in May, were over",
    ):
        check(f"John Kirby added {said}.", [("John Kirby", "indirect", said)])


def test_a_statement_or_a_programme_is_where_it_was_said() -> None:
    over = [("John Kirby", "indirect", "that it is over")]
    check("John Kirby told CNN’s “New Day” on Monday that it is over.", over)
    check("Soon after the vote failed, John Kirby wrote, “It is over.”", [("John Kirby", "direct", "“It is over.”")])
    check("They lost members (“It is over,” wrote John Kirby).", [("John Kirby", "direct", "“It is over,”")])


def test_a_name_joined_to_another_is_not_the_one_who_speaks() -> None:
    it_is_over = [(None, "indirect", "it is over")]
    check(
        "John Kirby, the founder and CEO, left. CEO and President John Kirby said it is over.",
        [("John Kirby", *it_is_over[0][1:])],
    )


def test_what_was_said_goes_on_past_an_aside_in_its_subject() -> None:
    for said in (
        "that CNN, a rival of the league, has failed",
        "that the committee’s announcement of the vote, which some welcomed, was a mistake",
        "that, because John Kirby left, it was over",
        "that, even if he left, a vote would follow",
        "the head of the league, who has left, should pay",
        "the head of the league, who has left, goes too far",
        "readers of the paper, which costs a dollar, tend to be old",
        "the rules of the league, under which half of them play, are old",
        "the plan, called Ferry, will cost a dollar",
    ):
        check(f"Anna Smith said {said}.", [("Anna Smith", "indirect", said)])
    check(
        "Anna Smith said they saw rules of the league, which has left.",
        [("Anna Smith", "indirect", "they saw rules of the league")],
    )
    check("Anna Smith was quick to add that it was over.", [("Anna Smith", "indirect", "that it was over")])


def test_a_topic_is_no_statement_but_a_question_about_it_is() -> None:
    said = "how the talks had changed the country"
    for verb in ("talked about", "spoke about", "discussed"):
        check(f"John Kirby {verb} {said}.", [("John Kirby", "indirect", said)])
        check(f"John Kirby {verb} the talks.", [])


def test_an_indefinite_speaker_calls_something_what_it_is() -> None:
    check("A reporter called it “absolute chaos.”", [(None, "mixed", "it “absolute chaos.”")])
    check("A movement called “absolute chaos” failed.", [])


def test_who_reported_an_article_says_nothing() -> None:
    check("John Kirby left. (Additional reporting by Anna Smith in London and Paul Jones; Editing by Jane Roe)", [])


def test_one_person_may_be_two_things() -> None:
    left, said = "Sen. Anna Smith of Ohio left.\n", "“It is over,”"
    for source in (
        "the Ohio senator and Democratic presidential candidate",
        "the independent Ohio senator and former candidate",
    ):
        check(f"{left}{said} {source} told reporters.", [("Anna Smith", "direct", said)])
    check(f"{left}Later the Ohio senator and the governor said it was over.", [(None, "indirect", "it was over")])


def test_a_state_after_a_party_ends_a_sentence_before_a_quotation() -> None:
    check(
        "“It is over,” said Sen. Anna Smith, R-S.C. “I get that.”",
        [("Anna Smith", "direct", "“It is over,” / “I get that.”")],
    )


def test_elaborating_is_saying() -> None:
    check("“It is,” Anna Smith elaborated, “over.”", [("Anna Smith", "direct", "“It is,” / “over.”")])
    check("Anna Smith elaborated on the talks.", [])


def test_a_hearer_s_title_is_not_said() -> None:
    check(
        "John Kirby asked the former secretary of state to call the talks a mistake.",
        [("John Kirby", "indirect", "the former secretary of state to call the talks a mistake")],
    )


def test_a_name_given_to_something_is_no_statement() -> None:
    check("The league used a process called budget reconciliation, which takes time.", [])
    check("The plan, dubbed Breezy, will be used. The tribes, described as loyal, left.", [])
    check("A man identified as Kirby left. Many who identify as Greens stayed.", [])
    announced = "its version of the campaign called Replay"
    check(f"The league announced {announced}.", [(None, "indirect", announced)])
    check("Critics, particularly in Ohio, called him a liar.", [(None, "indirect", "him a liar")])
    check("John Kirby, whom Anna Smith identified as a spy, left.", [("Anna Smith", "indirect", "as a spy")])


def test_what_reads_like_saying_and_is_none() -> None:
    check("That said, while they stayed, it was over. But that said, it was late.", [])
    check("It came from the ministry, which made it less threatening than the vote.", [])
    check("The union responded to the scene. The league responded to critics by leaving.", [])
    check("Despite rumors that it was over, they stayed. He was driven by reports that it was over.", [])
    check(
        "John Kirby responded to the vote that “it is over.”",
        [("John Kirby", "mixed", "that “it is over.”")],
    )


def test_a_hearer_may_be_a_newspaper_or_somebody_s() -> None:
    said = ("John Kirby", "indirect", "It is over")
    for hearer in ("USA TODAY", "USA TODAY Sports", "the USA TODAY Network at the time"):
        check(f"It is over, John Kirby told {hearer}.", [said])
        check(f"John Kirby told {hearer} it is over.", [("John Kirby", "indirect", "it is over")])
    for hearer in ("her husband, Frank, during a fight that", "her own family that", "her that"):
        check(f"Anna Smith told {hearer} it was over.", [("Anna Smith", "indirect", "that it was over")])


def test_somebody_is_told_by_others() -> None:
    check(
        "John Kirby visited the prison and was told repeatedly by inmates that it was over.",
        [(None, "indirect", "that it was over")],
    )
    check("John Kirby was told that it was over.", [])
    check(
        "He said he was notified by the state on Monday.",
        [(None, "indirect", "he was notified by the state on Monday")],
    )


def test_the_writer_goes_on_after_what_was_said() -> None:
    check(
        "The league will fold, officials told Reuters, the latest blow to the sport.",
        [(None, "indirect", "The league will fold")],
    )
    check(
        "John Kirby called it a “mistake” even as he expressed hope for the talks.",
        [("John Kirby", "mixed", "it a “mistake”"), ("John Kirby", "indirect", "hope for the talks")],
    )


def test_a_subject_past_its_parts() -> None:
    check(
        "They came under attack. They have come under attack from critics, who say it is over.",
        [(None, "indirect", "it is over")],
    )
    check("First lady Anna Smith said it was over.", [("Anna Smith", "indirect", "it was over")])
    check("John Kirby also put it up for sale and said it was over.", [("John Kirby", "indirect", "it was over")])
    check(
        "John Kirby left. Months into the talks, he was quoted as saying: “It is over.”",
        [("John Kirby", "direct", "“It is over.”")],
    )


def test_a_minus_sign_is_a_dash_and_a_case_has_two_sides() -> None:
    check("OHIO − The league will fold, John Kirby said.", [("John Kirby", "indirect", "The league will fold")])
    check("John Kirby said Roe v. Wade was law.", [("John Kirby", "indirect", "Roe v. Wade was law")])


def test_a_report_that_stands_last() -> None:
    said = "The talks failed on Monday"
    for source in ("the BBC reports", "WUSA-TV reports", "the complaint notes", "reports the Guardian", "notes JTA"):
        check(f"{said}, {source}.", [(None, "indirect", said)])
    check("They raised taxes, despite his campaign promises. It had fees, charges and claims.", [])


def test_what_is_held_or_refused_is_no_statement() -> None:
    check("The union called an election for Monday. The agency denied him a voucher.", [])
    check("The union called the vote a sham.", [(None, "indirect", "the vote a sham")])
    check("The union called for a boycott of the talks.", [(None, "indirect", "a boycott of the talks")])


def test_names_that_end_like_verbs_and_papers_like_people() -> None:
    text = "The talks failed, according to a report by the Center for Investigative Reporting that Anna Smith read."
    check(text, [(None, "indirect", "The talks failed")])
    check(
        "John Kirby left. The Austin American-Statesman ran an essay. He said it was over.",
        [("John Kirby", "indirect", "it was over")],
    )


def test_somebody_is_told_what_another_did() -> None:
    check(
        "An aide told Anna Smith the president had suggested that she stay.",
        [(None, "indirect", "the president had suggested that she stay"), (None, "indirect", "that she stay")],
    )


def test_what_was_said_goes_on_past_what_only_looks_like_a_report() -> None:
    check(
        "Last year, Anna Smith said, Jane Roe and her sister, Mary, asked for help.",
        [
            ("Anna Smith", "indirect", "Last year / Jane Roe and her sister, Mary, asked for help"),
            (None, "indirect", "for help"),
        ],
    )
    check(
        "Anna Smith had planned to talk about the vote, as well as Iran’s support for Russia, but said that she left.",
        [("Anna Smith", "indirect", "that she left")],
    )
    check(
        "Columnist Anna Smith pointed out years later that it was over.",
        [("Anna Smith", "indirect", "that it was over")],
    )


def test_what_stands_after_a_relative_clause_is_not_its_verb_s() -> None:
    check("The claims, which China denies, include theft. The plan, which Kirby announced, confronts it.", [])
    check("We don’t know what John Kirby told Anna Smith, but it is not true.", [])
    check("The bill John Kirby rejected would end the talks.", [])
    check("John Kirby called police again around noon. He sent threatening text messages to a woman.", [])


def test_a_hearer_whom_a_clause_describes_and_two_hearers() -> None:
    check(
        "The agency is urging anyone who bought it not to eat it.",
        [(None, "indirect", "anyone who bought it not to eat it")],
    )
    check(
        "John Kirby urged residents who are ill to call.", [("John Kirby", "indirect", "residents who are ill to call")]
    )
    said = [("John Kirby", "indirect", "he was out")]
    check("John Kirby told the Texas Tribune and the House Committee he was out.", said)


def test_where_it_was_posted_is_not_said() -> None:
    check(
        "The crew was on a “training flight” when it fell, John Kirby said in a video posted Thursday to X.",
        [("John Kirby", "mixed", "The crew was on a “training flight” when it fell")],
    )


def test_marks_of_two_kinds() -> None:
    check(
        "“It drives me nuts,’’ said Anna Smith, CEO of the league. “They are everywhere.’’ John Kirby left.",
        [("Anna Smith", "direct", "“It drives me nuts,’’ / “They are everywhere.’’")],
    )
    said = "\"It is 'healthy.' They say it’s not for “us” because of some rule?! Stupid!\""
    check(f"In a tweet, Anna Smith said, {said}", [("Anna Smith", "direct", said)])


def test_names_and_roles_of_scholars() -> None:
    for source in (
        "University of Ohio law professor John Fortune",
        "University of Ohio neuroscientist Anna Smith",
        "Ingrid d’Hooghe",
    ):
        name = " ".join(source.split()[-2:])
        check(f"{source}, a scholar, said it was over.", [(name, "indirect", "it was over")])
    check(
        "The details prompted a furor, and council President Anna Smith, a former officer, said it was over.",
        [("Anna Smith", "indirect", "it was over")],
    )


def test_quoted_words_within_the_writer_s_are_nobody_s() -> None:
    law = "“failure to follow an order from an officer.”"
    check(
        f"“It is over,” Anna Smith said. Under the bill, there is a new crime of {law}",
        [("Anna Smith", "direct", "“It is over,”"), (None, "mixed", law)],
    )
    check(
        "“It is over,” Anna Smith said. But “we will stay right here.”",
        [("Anna Smith", "direct", "“It is over,”"), ("Anna Smith", "mixed", "“we will stay right here.”")],
    )


def test_words_that_stand_somewhere_are_nobody_s() -> None:
    said = ("Anna Smith", "direct", "“We need wings,”")
    check(
        "“We need wings,” Anna Smith said. The helmet bore the words, “Give us wings to protect it.”",
        [said, (None, "direct", "“Give us wings to protect it.”")],
    )
    check(
        "“We need wings,” Anna Smith said. The plan is “a disaster for us.”",
        [said, ("Anna Smith", "mixed", "“a disaster for us.”")],
    )


def test_usa_today_is_a_newspaper_s_name() -> None:
    for report in ("USA TODAY reported", "USA TODAY previously reported"):
        [statement] = extract(Article("a", f"The talks failed, {report}.")).statements
        assert statement.speaker.as_written == "USA TODAY"


def test_what_a_bill_is_called_and_a_measure_announced() -> None:
    check(
        "The bill, called the Florida Act, would require tests. It rose, a measure announced in March that ended.", []
    )
    check("John Kirby, a spokesman, called the Act a mistake.", [("John Kirby", "indirect", "the Act a mistake")])
    check("By observing the stars, John Kirby can study them.", [])


def test_an_acting_minister_and_an_accuser() -> None:
    check("Accuser Anna Smith said it was over.", [("Anna Smith", "indirect", "it was over")])


def test_a_wrong_mark_opens() -> None:
    check(
        "“It is a task,” Anna Smith said in a video. ”Restoring it means life.”",
        [("Anna Smith", "direct", "“It is a task,” / ”Restoring it means life.”")],
    )


def test_to_whom_it_was_confirmed_is_not_said() -> None:
    said = [("John Kirby", "indirect", "The deal is done")]
    for hearer in ("USA TODAY Tuesday", "CNN", "The Arizona Republic in May"):
        check(f"The deal is done, John Kirby confirmed to {hearer}.", said)
    check("John Kirby agreed to NATO’s demands.", [("John Kirby", "indirect", "to NATO’s demands")])
    check("The deal is done, CNN reported citing TASS.", [(None, "indirect", "The deal is done")])


def test_forms_of_saying_that_describe() -> None:
    check("Anna Smith called out the league for it.", [("Anna Smith", "indirect", "the league for it")])


def test_what_was_said_ends_where_a_quotation_with_its_own_report_begins() -> None:
    check(
        "Anna Smith told them that it was over: “It is late,” she said. “You know it.”",
        [
            ("Anna Smith", "indirect", "that it was over"),
            ("Anna Smith", "direct", "“It is late,” / “You know it.”"),
        ],
    )


def test_who_is_two_things_after_the_verb() -> None:
    check(
        "“It is late,” said five-time Olympic champion and LA28 Director Anna Smith.",
        [("Anna Smith", "direct", "“It is late,”")],
    )


def test_a_name_with_a_verb_in_it_and_a_noun_that_reads_like_one() -> None:
    check("Here is a look at some state efforts to end it.", [])
    check("Some state that it is over.", [(None, "indirect", "that it is over")])


def test_when_it_was_said_is_told_after_it() -> None:
    said = ("John Kirby", "mixed", "The talks, and those before – “will wither away,”")
    check(f"{said[2]} John Kirby said this year as he unveiled a bill that would end them.", [said])
    check(
        "Anna Smith told him it would prevent a vote, Rep. John Kirby, R-Okla., told reporters.",
        [
            ("John Kirby", "indirect", "Anna Smith told him it would prevent a vote"),
            ("Anna Smith", "indirect", "it would prevent a vote"),
        ],
    )


def test_who_is_no_person_is_quoted_on() -> None:
    text = "“It is over,” the statement said.\n“The army did not do it.”\n\nAnna Smith left.\n“It is late,” she said."
    found = extract(Article("a", text)).statements
    assert [(s.speaker.as_written, s.speaker.name) for s in found] == [
        ("the statement", None),
        ("the statement", None),
        ("she", "Anna Smith"),
    ]
    apart = "“It is over,” the statement said.\nThe army left.\nIt rained.\n“They did not do it.”"
    assert [s.speaker.as_written for s in extract(Article("a", apart)).statements] == ["the statement", None]


def test_who_is_told_by_an_aside_or_by_a_relative_clause() -> None:
    said = [("Anna Smith", "indirect", "that it was over")]
    check("A decade prior, singer Anna Smith, famed for her voice, said that it was over.", said)
    check("The board was approached by Anna Smith, who said that it was over.", said)
    check(
        "“It is late,” tweeted former federal prosecutor and legal commentator Anna Smith.",
        [("Anna Smith", "direct", "“It is late,”")],
    )


def test_what_nobody_said_is_no_statement() -> None:
    for source in ("Nobody", "No one", "None of the officials", "No official"):
        check(f"{source} said that it was over.", [])
    check("Anna Smith said no one complained.", [("Anna Smith", "indirect", "no one complained")])
    for nobody in ("Hardly anyone", "Few officials", "Not one official", "Barely any officials"):
        check(f"{nobody} said that the war was over.", [])
    check("A few officials said that the war was over.", [(None, "indirect", "that the war was over")])


def test_what_somebody_might_have_said_or_denies_is_no_statement_of_it() -> None:
    for condition in ("If Anna Smith says", "Unless Anna Smith says", "Whether Anna Smith said"):
        check(f"{condition} the war was over, nobody would believe it.", [])
    check("If, as Anna Smith said, the war is over, we go home.", [("Anna Smith", "indirect", "the war is over")])
    said = "the war, by then, was lost, costing lives"
    check(f"And as Anna Smith said, {said}.", [("Anna Smith", "indirect", said)])
    check("Anna Smith avoided saying that the war was over.", [])
    for denied in ("denied saying", "denies having said"):
        said = denied.partition(" ")[2]
        check(
            f"Anna Smith {denied} that the war was over.",
            [("Anna Smith", "indirect", f"{said} that the war was over")],
        )
    check("Anna Smith recalled saying no.", [("Anna Smith", "indirect", "saying no")])
    for source in ("No. 10", "A no-nonsense man"):
        check(f"{source} said that it was over.", [(None, "indirect", "that it was over")])


def test_a_name_that_ends_in_a_possessive_speaks() -> None:
    check("Macy's said in a statement that it would close.", [(None, "indirect", "that it would close")])
    check("According to Moody's, growth is slow.", [(None, "indirect", "growth is slow")])
    check("Smith's proposed plan failed.", [])


def test_what_a_bare_quotation_was_not_part_of_is_no_statement() -> None:
    for denied in ("has not said whether it was", "declined to call it", "never thought it"):
        check(f"Anna Smith {denied} “a very bad idea for all” on Monday.", [])
    check(
        "Anna Smith heralded the deal as “a big step for all of us” on Monday.",
        [("Anna Smith", "mixed", "the deal as “a big step for all of us”")],
    )


def test_courts_rule_and_dismiss() -> None:
    check("A court ruled in 2012 that Ohio could not pay.", [(None, "indirect", "that Ohio could not pay")])
    check("Anna Smith ruled the country for years.", [])
    check("The rule says that dogs bark.", [(None, "indirect", "that dogs bark")])
    check("A judge dismissed the lawsuit, ruling that it was late.", [(None, "indirect", "that it was late")])
    check("Anna Smith dismissed the claim as a lie.", [("Anna Smith", "indirect", "the claim as a lie")])


def test_who_advises_what_to_do_says_so() -> None:
    check("Anna Smith advises people not to eat it.", [("Anna Smith", "indirect", "people not to eat it")])
    check("Anna Smith advised the campaign for years.", [])


def test_an_aside_may_part_a_subject_from_its_verb() -> None:
    whole = "The suits, according to NASA, will fit a broad range of people"
    check(f"{whole}.", [(None, "indirect", "The suits / will fit a broad range of people")])
    check("The vote was late, according to NASA, which left.", [(None, "indirect", "The vote was late")])


def test_what_is_said_of_nothing_or_in_passing_is_no_statement() -> None:
    for text in (
        "Anna Smith is saying goodbye this month.",
        "Anna Smith rejoined the family business.",
        "The report brought the number of confirmed cases to 16.",
        "The country has 28 probable or confirmed cases.",
        "The gray suits revealed at the center in Texas are bulky.",
    ):
        check(text, [])
    check("Officials revealed at the center that it was over.", [(None, "indirect", "that it was over")])


def test_names_with_particles() -> None:
    for name in ("Ursula von der Leyen", "Oscar de la Renta", "Bill de Blasio", "Mohammed bin Salman"):
        surname = name.partition(" ")[2]
        check(
            f"{name} said that it was late. “It is over,” {surname} said.",
            [(name, "indirect", "that it was late"), (name, "direct", "“It is over,”")],
        )


def test_what_describes_somebody_is_no_part_of_the_name() -> None:
    for described, name in (
        ("Queen Consort Camilla", "Camilla"),
        ("The Duchess Meghan", "Meghan"),
        ("Senior Jordyn Gaines", "Jordyn Gaines"),
        ("Nineteen-year-old Isiah Barnett", "Isiah Barnett"),
        ("German-born Anna Smith", "Anna Smith"),
    ):
        check(f"{described} said that it was late.", [(name, "indirect", "that it was late")])


def test_palaces_and_shops_are_no_people() -> None:
    for body in (
        "Dr. Johnson COVID-19",
        "Buckingham Palace",
        "The Red Cross",
        "Home Depot",
        "Georgia Power",
        "Kelley Blue Book",
        "Honda",
        "The Prime Minister",
    ):
        check(f"{body} said that it was late.", [(None, "indirect", "that it was late")])


def test_a_question_s_auxiliary_is_no_given_name() -> None:
    check("Will Iran strike back? Iran said that it would.", [(None, "indirect", "that it would")])
    check("The actor Will Smith said that it was late.", [("Will Smith", "indirect", "that it was late")])


def test_somebody_without_a_name_is_who_a_pronoun_means() -> None:
    check(
        "The death of Queen Elizabeth was felt. “I cannot mourn,” one wrote. “May we not forget,” she added.",
        [(None, "direct", "“I cannot mourn,”"), (None, "direct", "“May we not forget,”")],
    )


def test_a_role_that_was_introduced_without_a_name_is_nobody_else_s() -> None:
    text = "A health adviser came early. Anna Smith left early. She was tired, Anna Smith said. "
    check(
        f"{text}“It is late,” the health adviser said.",
        [("Anna Smith", "indirect", "She was tired"), (None, "direct", "“It is late,”")],
    )


@pytest.mark.parametrize(
    ("before", "epithet", "name"),
    [
        ("“It is late,” Anna Smith said. ", "The British real estate developer", "Anna Smith"),
        ("Anna Smith has read John Kirby's plan.\n\n", "The retired soldier and musician", "Anna Smith"),
        ("Anna Smith has read the plan. ", "In a letter, the British tycoon", "Anna Smith"),
        ("Anna Smith has met John Kirby. ", "The British tycoon", None),
        ("Anna Smith has read the plan. ", "A clerk to whom the British tycoon", None),
        ("“It is late,” Anna Smith said. ", "The British actor", None),
        ("“It is late,” said Republican tycoon Anna Smith. ", "The Democratic mogul", None),
        ("“It is late,” Anna Smith said. ", "The forensic expert", None),
        ("“It is late,” Anna Smith said. ", "The National Author Association", None),
        ("“It is late,” Anna Smith said. ", "Later, the Independent", None),
    ],
)
def test_an_epithet_is_whoever_has_just_spoken_or_is_spoken_of_alone(
    before: str, epithet: str, name: str | None
) -> None:
    text = f"{before}{epithet} said it would go on."
    last = extract(Article("a", text)).statements[-1]
    assert (last.speaker.name, text[last.start : last.end]) == (name, "it would go on")


def test_what_was_said_ends_where_the_writer_goes_on() -> None:
    for text, said in (
        ("Anna Smith said it was late but declined to say why.", "it was late"),
        ("Anna Smith says it is late, while others say the talks may go on.", "it is late"),
    ):
        assert next(text[s.start : s.end] for s in extract(Article("a", text)).statements) == said
    check(
        "In a paper announcing its plans, the Academy said that it was late.",
        [(None, "indirect", "its plans"), (None, "indirect", "that it was late")],
    )


def test_roles_that_are_joined_are_one_person_s() -> None:
    check("“We care,” actor and UN ambassador Orlando Bloom said.", [("Orlando Bloom", "direct", "“We care,”")])


def test_a_party_tag_before_a_verb_leaves_the_subject_before_it() -> None:
    check("Sen. Ted Cruz, R-Texas, said federal agents failed.", [("Ted Cruz", "indirect", "federal agents failed")])
    check("Sen. Ted Cruz, D-W.Va., said federal agents failed.", [("Ted Cruz", "indirect", "federal agents failed")])


def test_a_party_tag_after_a_speaker_who_follows_the_verb_is_no_part_of_what_was_said() -> None:
    check("The talks failed, said Sen. Ted Cruz, R-Texas, on Monday.", [("Ted Cruz", "indirect", "The talks failed")])
    text = "“It is over,” said Sen. Ted Cruz (R-W.Va.), “and I am glad.”"
    check(text, [("Ted Cruz", "direct", "“It is over,” / “and I am glad.”")])
    check(text.replace(" (R-W.Va.)", ", R-Texas"), [("Ted Cruz", "direct", "“It is over,” / “and I am glad.”")])


def test_what_ends_like_a_past_tense_may_be_a_noun() -> None:
    text = "Several hundred officials left early, saying that it was late."
    [statement] = extract(Article("a", text)).statements
    assert statement.speaker.as_written == "Several hundred officials"


def test_what_opens_a_sentence_may_only_describe_its_subject() -> None:
    text = "Shadow immigration minister Stephen Kinnock left early, arguing that it was late."
    [statement] = extract(Article("a", text)).statements
    assert (statement.speaker.name, statement.speaker.as_written) == (
        "Stephen Kinnock",
        "Shadow immigration minister Stephen Kinnock",
    )
    text = "State officials left early, saying that it was late."
    assert [s.speaker.as_written for s in extract(Article("a", text)).statements] == ["State officials"]


def test_what_is_promised_or_threatened_is_no_hearer() -> None:
    check("Anna Smith promised a tough approach to it.", [("Anna Smith", "indirect", "a tough approach to it")])
    check("Anna Smith threatened to remove that status.", [("Anna Smith", "indirect", "to remove that status")])
    check("Advocates point out that the law failed.", [(None, "indirect", "that the law failed")])


def test_who_is_telephoned_or_tagged_is_not_what_was_said() -> None:
    check("Anna Smith called Father Gabriel Romanelli, the priest of Gaza.", [])
    check("Anna Smith called the vote a sham.", [("Anna Smith", "indirect", "the vote a sham")])
    check("The losses were worth it, pointed out John Kirby, a captain.", [])
    check("The test is late, NASA noted on its Artemis blog.", [(None, "indirect", "The test is late")])


def test_a_programme_after_its_hearers_ends_a_report() -> None:
    check(
        "“It is late,” John Kirby told the hosts of “Good Morning Ohio,” adding that it was over.",
        [("John Kirby", "direct", "“It is late,”"), ("John Kirby", "indirect", "that it was over")],
    )


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("The plan was described by John Kirby as “a mess from end to end.”", "“a mess from end to end.”"),
        ("The plan, described as “a mess” by the lawyer John Kirby, failed.", "“a mess”"),
        ("The mayor was accused by John Kirby of “lying to everybody in Leeds.”", "“lying to everybody in Leeds.”"),
    ],
)
def test_by_whom_something_was_called_so(report: str, said: str) -> None:
    check(report, [("John Kirby", "mixed", said)])


def test_any_verb_after_a_quotation_tells_who_spoke() -> None:
    for report in ("beamed John Kirby of Leeds", "John Kirby beamed at the crowd", "the mayor John Kirby riffed on it"):
        for said in ("“We will stay here,”", "“So be it,”"):
            check(f"{said} {report}.", [("John Kirby", "direct", said)])
    for other in ("John Kirby heard him say", "a man named John Kirby did so"):
        text = f"“We will stay here,” {other}."
        assert [statement.speaker.name for statement in extract(Article("a", text)).statements] == [None]


def test_what_somebody_is_charged_with_is_nobody_s_words() -> None:
    for verb in (" was charged with", ", accused of"):
        check(f"John Kirby{verb} “theft of a car from a man,” left.", [(None, "mixed", "“theft of a car from a man,”")])


def test_a_quotation_that_somebody_claimed_is_not_the_next_one_s() -> None:
    check(
        "Even as John Kirby claimed that it was “a great day for everybody,” one of the lawyers said it was late.",
        [
            ("John Kirby", "mixed", "that it was “a great day for everybody,”"),
            (None, "indirect", "it was late"),
        ],
    )


def test_by_doing_what_is_said_or_part_of_what_was_said() -> None:
    for report, said in (
        (
            "John Kirby said Leeds won by telling people that it was late.",
            "Leeds won by telling people that it was late",
        ),
        ("John Kirby defended the vote by saying that it was late.", "the vote"),
    ):
        assert said in [report[s.start : s.end] for s in extract(Article("a", report)).statements]


def test_who_closes_a_sentence_goes_on() -> None:
    text = "Marco Rubio said no and told the senators that it was late, Karoline Leavitt said. “We will go on.”"
    [last] = [s for s in extract(Article("a", text)).statements if s.kind == "direct"]
    assert (last.speaker.name, last.speaker.resolved_by) == ("Karoline Leavitt", "turn")


def test_an_agency_before_a_sentence_is_not_its_subject() -> None:
    text = "(CNN) A French scientist has apologized, saying that it was late."
    assert [s.speaker.as_written for s in extract(Article("a", text)).statements] == ["A French scientist"]


def test_whose_report_follows_a_remark_without_content() -> None:
    check(
        "Critics chimed in, with John Kirby tweeting that it was over.",
        [("John Kirby", "indirect", "that it was over")],
    )
    check("With a vote ruled out, John Kirby said it was over.", [("John Kirby", "indirect", "it was over")])


def test_nouns_that_read_like_verbs_of_saying() -> None:
    for line in (
        "The protests that swept the country went on.",
        "Most member states that maintain a ban object.",
        "More states saw gains in Ohio.",
        "A tornado warning has been issued for Ohio.",
        "The crime reporting system makes it easier.",
        "Ford is recalling 7,000 pounds of beef.",
        "Ford recalled about 2 million cars.",
        "The stress related to that grew.",
        "It was confirmed by the court and first reported by Anna Smith.",
    ):
        check(line, [])
    check("The law states that it is over.", [(None, "indirect", "that it is over")])
    check("John Kirby recalled that 7,000 came.", [("John Kirby", "indirect", "that 7,000 came")])
    check("John Kirby recalled meeting her in 1997.", [("John Kirby", "indirect", "meeting her in 1997")])
    check("John Kirby issued a note warning that it was late.", [("John Kirby", "indirect", "that it was late")])


def test_what_follows_a_verb_of_saying_and_was_not_said() -> None:
    for line in (
        "John Kirby did promise but rarely kept it.",
        "John Kirby dismissed that argument.",
        "John Kirby said the same of Anna Smith.",
        "The plan John Kirby rejected on Monday was late.",
        "John Kirby wrote a letter to the council.",
        "Judge John Kirby denied the motion on Monday.",
        "John Kirby recalled the ambassador to Paris.",
    ):
        check(line, [])
    over = ("John Kirby", "direct", "“It is over,”")
    check("“It is over,” John Kirby said, referring to the talks.", [over])
    check(
        "John Kirby said that it was late, adding it was over.",
        [
            ("John Kirby", "indirect", "that it was late"),
            ("John Kirby", "indirect", "it was over"),
        ],
    )


def test_a_report_that_trails_another_is_no_part_of_it() -> None:
    for trailing in (", the state news agency Xinhua reported", ", he said", ", spokeswoman Anna Smith said"):
        text = f"John Kirby warned that the talks had failed{trailing}."
        [said] = [s.span.of(text) for s in extract(Article("a", text)).statements if s.cue == "warned"]
        assert said == "that the talks had failed"
    check(
        "John Kirby said that it was late, while others argue it was early.",
        [
            ("John Kirby", "indirect", "that it was late"),
            (None, "indirect", "it was early"),
        ],
    )
    check("John Kirby said that it was late, and I doubt it.", [("John Kirby", "indirect", "that it was late")])
    check(
        "John Kirby said that it was late, but “never too late.”",
        [("John Kirby", "mixed", "that it was late, but “never too late.”")],
    )


def test_who_stands_last_in_a_sentence_speaks() -> None:
    check("The runway is clear, said John Kirby.", [("John Kirby", "indirect", "The runway is clear")])
    check(
        "For the fund, the risk was high, said the Daily Record.",
        [
            (None, "indirect", "For the fund, the risk was high"),
        ],
    )
    check("“It is over,” said John Kirby of the old film.", [("John Kirby", "direct", "“It is over,”")])


def test_the_who_is_no_pronoun() -> None:
    for report in ("A WHO official said that it was over.", "The WHO said that it was over."):
        [statement] = extract(Article("a", report)).statements
        assert statement.speaker.as_written == report[: report.index(" said")]


def test_where_what_was_said_starts() -> None:
    check(
        "John Kirby urged Xi to ban exports that some need.",
        [
            ("John Kirby", "indirect", "Xi to ban exports that some need"),
        ],
    )
    check("John Kirby said on Wednesday Xi would leave.", [("John Kirby", "indirect", "Xi would leave")])
    check("John Kirby said last fall that it was over.", [("John Kirby", "indirect", "that it was over")])
    check(
        "John Kirby on Wednesday hailed the talks as “a step on the way.”",
        [
            ("John Kirby", "mixed", "the talks as “a step on the way.”"),
        ],
    )


def test_when_it_was_said_is_nobody() -> None:
    text = "Early Wednesday, the Alliance for Ohio, which opposed it, asked the court to rule."
    [statement] = extract(Article("a", text)).statements
    assert statement.speaker.as_written == "the Alliance for Ohio"


def test_words_that_name_nobody_are_not_shown_as_a_speaker() -> None:
    for text, written in (
        ("The second egg “cracked open on the very same day.”", None),
        ("The company “cracked open the market on the same day.”", "The company"),
    ):
        [statement] = extract(Article("a", text)).statements
        assert statement.speaker.as_written == written


def test_whom_somebody_describes_is_not_who_describes() -> None:
    check(
        "Anna Smith came.\n\nJane Doe, whom she calls “a very good friend.”",
        [("Anna Smith", "mixed", "“a very good friend.”")],
    )


def test_no_source_begins_with_said() -> None:
    check(
        "Anna Smith, chief of the police, said officers responded at once.",
        [("Anna Smith", "indirect", "officers responded at once")],
    )
    text = "John Kirby said residents have been asking “for help.”"
    sources = [statement.speaker.as_written for statement in extract(Article("a", text)).statements]
    assert sources == ["John Kirby", "residents"]


def test_a_paper_is_nobody_whatever_its_name_means() -> None:
    check(
        "John Kirby, an independent, left. The hall was full, reported The Independent.",
        [(None, "indirect", "The hall was full")],
    )


def test_nobody_names_himself_in_what_he_is_said_to_have_said() -> None:
    check("John Kirby left. He said he believes Kirby knew.", [(None, "indirect", "he believes Kirby knew")])
    check("John Kirby left. He said he knew.", [("John Kirby", "indirect", "he knew")])


def test_of_several_whom_a_role_fits_one_spoken_of_so_far() -> None:
    check(
        "President John Kirby came. The president said it was late.\n\nFormer President Anna Smith left.",
        [("John Kirby", "indirect", "it was late")],
    )


def test_a_role_is_that_of_whom_the_sentences_around_it_name() -> None:
    for role in ("The Republican governor", "The governor"):
        check(
            "Republican Gov. John Kirby spoke. Rain fell. Snow fell. It froze. Gov. Anna Smith gave a speech."
            f" {role} warned that it was over.",
            [("Anna Smith", "indirect", "that it was over")],
        )


@pytest.mark.parametrize(
    ("asker", "written"),
    [
        ("the judge", "the judge"),
        ("a reporter from CNN", "a reporter from CNN"),
        ("a user on X again", "a user on X"),
        ("a local reporter on Tuesday", "a local reporter"),
        ("USA TODAY", "USA TODAY"),
        ("the BBC's Anna Smith", "the BBC's Anna Smith"),
    ],
)
def test_by_whom_somebody_is_asked(asker: str, written: str) -> None:
    for text in (f"A juror was asked by {asker} if it was over.", f"Asked by {asker} if it was over, he left."):
        [statement] = extract(Article("a", text)).statements
        assert (statement.speaker.as_written, statement.span.of(text)) == (written, "if it was over")


def test_a_hyphen_after_letters_joins_them_to_a_word() -> None:
    text = "The league has left the town, the U.S.-backed forces said Saturday."
    [statement] = extract(Article("a", text)).statements
    assert statement.speaker.as_written == "the U.S.-backed forces"
    assert statement.span.of(text) == "The league has left the town"


def test_whose_a_participle_is_after_what_somebody_said() -> None:
    check(
        "Seemingly out of nowhere, John Kirby announced that he would leave, citing his age.",
        [("John Kirby", "indirect", "that he would leave"), ("John Kirby", "indirect", "his age")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The town has 81 newly confirmed cases.",
        "The price announced tonight is a dollar.",
        "The illness blamed for the deaths is back.",
        "The feast, called the “Day of Victory,” marks the end.",
        "A shop that sells something called the McCod may close.",
        "There were five deaths reported, leaving the toll at 14.",
        "One of the informed consent documents is here.",
    ],
)
def test_participles_that_describe_report_nothing(text: str) -> None:
    check(text, [])


def test_how_a_word_is_pronounced_is_no_statement() -> None:
    check("Paczki (pronounced “POONCH-kee”) was first.", [])


def test_deeds_and_set_phrases_report_nothing() -> None:
    for text in (
        "John Kirby was admitted to a local hospital on Sunday.",
        "The Dutch conceded two early goals on Sunday.",
        "The school called off its main ceremony over the heat.",
        "John Kirby told jokes about the plan at parties.",
        "The ships have had many troubles, including repeated breakdowns and leaks.",
        "An order was downgraded to an evacuation warning Sunday afternoon in these areas.",
        "“Blue Heat” became embroiled in a row over its star's explosive tweets.",
    ):
        check(text, [])
    check("John Kirby admitted to mistakes.", [("John Kirby", "indirect", "to mistakes")])
    check("The chair conceded that it was late.", [(None, "indirect", "that it was late")])


def test_what_was_said_ends_with_the_aside_that_it_stands_in() -> None:
    check(
        "A dozen men — among them five who said they were teens — have come forward.",
        [(None, "indirect", "they were teens")],
    )
    check("John Kirby said they came — and left.", [("John Kirby", "indirect", "they came — and left")])


@pytest.mark.parametrize("dash", ["—", "–", "―", "--", "-"])
def test_a_dash_is_a_dash_however_it_is_typed(dash: str) -> None:
    check(
        f"Anna Smith proposed a vote in April {dash} but the council called it “ludicrous”.",
        [("Anna Smith", "indirect", "a vote in April"), (None, "mixed", "it “ludicrous”")],
    )


def test_borders_are_no_commas() -> None:
    check("John Kirby left. But, he concedes, that is rare.", [("John Kirby", "indirect", "that is rare")])
    check(
        "John Kirby denied siding with Xi, even as he left.",
        [("John Kirby", "indirect", "siding with Xi")],
    )
    check(
        "Other states, including Ohio and Iowa, also reported new records.",
        [(None, "indirect", "new records")],
    )


def test_who_is_prompted_to_say_it_says_it() -> None:
    check("The plan failed, prompting John Kirby to warn: “It is over.”", [("John Kirby", "direct", "“It is over.”")])
    check("That prompted John Kirby to say it was over.", [("John Kirby", "indirect", "it was over")])


def test_plurals_claim_report_and_note() -> None:
    check("Locals claim the town is the oldest.", [(None, "indirect", "the town is the oldest")])
    check("Most experts note that it is rare.", [(None, "indirect", "that it is rare")])
    check("Workers claim the money.", [])


def test_names_past_places_roles_and_papers() -> None:
    check("One of them is Anna Smith, of Phoenix, who said it was late.", [("Anna Smith", "indirect", "it was late")])
    check("“It is over,” said Sky News's Ailbhe Brown.", [("Ailbhe Brown", "direct", "“It is over,”")])
    check(
        "Acme University board chair John Kirby announced it was over, citing the heat.",
        [("John Kirby", "indirect", "it was over"), ("John Kirby", "indirect", "the heat")],
    )


def test_a_report_ends_where_one_that_closes_the_sentence_does() -> None:
    check(
        "Xi demanded that the talks stop, John Kirby said, calling it late.",
        [
            ("John Kirby", "indirect", "Xi demanded that the talks stop"),
            (None, "indirect", "that the talks stop"),
            ("John Kirby", "indirect", "it late"),
        ],
    )


def test_papers_and_sites_that_close_a_sentence() -> None:
    for paper in ("the Daily Record", "The Telegraph"):
        check(
            f"With the plan filing for cover in 2018, it had all gone, reported {paper}.",
            [(None, "indirect", "With the plan filing for cover in 2018, it had all gone")],
        )
    check(
        "The isolation is replacing the lockdown, says the local news site.",
        [
            (None, "indirect", "The isolation is replacing the lockdown"),
        ],
    )
    check(
        "The lockdown will end in May, The Daily Record reports, citing a new study.",
        [(None, "indirect", "The lockdown will end in May"), (None, "indirect", "a new study")],
    )
    check("In many towns, WXYZ-TV reports, it will end.", [(None, "indirect", "In many towns / it will end")])
    check("It will cost a dollar a day, AARP estimates.", [(None, "indirect", "It will cost a dollar a day")])


def test_works_moves_and_proposals_are_no_statements() -> None:
    for text in (
        "John Kirby is the author of “Messengers of the Right: The Media and the Town.”",
        "The channel, home of the show “And Just Like That,” is going through some major changes.",
        "John Kirby proposed to Anna Smith on the eve of the year.",
    ):
        check(text, [])
    check("John Kirby proposed that it be late.", [("John Kirby", "indirect", "that it be late")])


def test_one_word_before_a_report_opens_what_was_said() -> None:
    talks = ["Anna Smith left.", ("Anna Smith", "indirect")]
    for front in ("Now", "Instead", "Perhaps", "Kirby"):
        extracted = extract(Article("a", f"{talks[0]} {front}, she said, has left the talks for good."))
        (said,) = extracted.statements
        assert [part.of(f"{talks[0]} {front}, she said, has left the talks for good.") for part in said.parts] == [
            front,
            "has left the talks for good",
        ]
    said = "the talks have failed"
    for link in ("Still", "However", "But", "On Friday", "Today"):
        check(f"{talks[0]} {link}, she said {said}.", [("Anna Smith", "indirect", said)])
    for link in ("Still", "However", "Or", "Friday"):
        check(f"Anna Smith left. {link}, she said, {said}.", [("Anna Smith", "indirect", said)])
    check("Anna Smith left. Now, she said, “We have failed.”", [("Anna Smith", "direct", "“We have failed.”")])


def test_but_may_go_on_with_what_was_said() -> None:
    for said in (
        "it would not only sue the town, but also its mayor",
        "the deal was not just late, but a failure",
        "they would jail the doctors, but not the women",
        "the law was not meant to punish them, but rather to help",
    ):
        check(f"Anna Smith said {said}.", [("Anna Smith", "indirect", said)])
    for rest in ("but did not say when", "but also left", "but he stayed"):
        check(f"Anna Smith said it would sue the town, {rest}.", [("Anna Smith", "indirect", "it would sue the town")])


def test_others_who_have_done_so_too_are_not_in_what_was_said() -> None:
    for rest in ("as have other senators", "as did John Kirby", "as has the union"):
        check(f"Anna Smith said she would leave, {rest}.", [("Anna Smith", "indirect", "she would leave")])
    check(
        "Anna Smith said she would leave, as was right.", [("Anna Smith", "indirect", "she would leave, as was right")]
    )


def test_the_answers_of_others_asked_are_not_in_what_was_said() -> None:
    for source in ("46 percent of voters", "Six in 10", "About half of voters", "34%"):
        for rest in (
            ", while 35 percent would leave",
            "; 35% would leave",
            " and 12 percent would leave",
            ", compared with 30 percent in May",
            ", and among those under 30, only 12% would leave",
            " and one in four would leave",
        ):
            check(f"{source} said they would stay{rest}.", [(None, "indirect", "they would stay")])
    for source in ("Officials", "A study of patients in the journal"):
        said = "that risks rose by 3 percent and costs by 9 percent compared with May"
        check(f"{source} reported {said}.", [(None, "indirect", said)])


def test_a_hearer_s_name_after_what_he_is_is_not_said() -> None:
    for hearer in ("radio host Jim Jones", "Fox News anchor Jim Jones", "Jones", "the News", "senators"):
        check(f"Anna Smith told {hearer} that it is over.", [("Anna Smith", "indirect", "that it is over")])
    for start in ("she'd stay", "they’ll stay", "we're out"):
        check(f"Anna Smith told Variety {start} for good.", [("Anna Smith", "indirect", f"{start} for good")])
        check(f"Many voters in Ohio say {start} now.", [(None, "indirect", f"{start} now")])


def test_a_quotation_after_a_hyphen_has_a_report_of_its_own() -> None:
    text = "Smith was fond of tyrants - “He would have loved a war,” John Kirby said."
    check(text, [("John Kirby", "direct", "“He would have loved a war,”")])


def test_according_to_whom_after_a_conjunction() -> None:
    text = "He left the country because, according to Anna Smith, the army was after him."
    check(text, [("Anna Smith", "indirect", "the army was after him")])
    text = "Prices rose more than the year before, according to Anna Smith."
    check(text, [("Anna Smith", "indirect", "Prices rose more than the year before")])


def test_a_clause_that_describes_the_subject_ends_before_its_verb() -> None:
    for subject, described in (
        ("Workers", "whose jobs have been cut"),
        ("Many fans", "who came to Ohio to see this week's parade"),
        ("Groups", "that have endorsed the senator"),
        ("Those", "who live near the plant"),
    ):
        for verb in ("say", "said", "acknowledge"):
            (said,) = extract(Article("a", f"{subject} {described} {verb} it is over.")).statements
            assert said.speaker.as_written == subject
    (said,) = extract(Article("a", "A man who on Friday said it was over left.")).statements
    assert said.speaker.as_written == "A man"


def test_figures_show_what_they_are_said_to_show() -> None:
    for source in ("Data from that region", "The latest numbers", "Figures released Tuesday"):
        verb = "shows" if source.startswith("Data") else "show"
        text = f"{source} {verb} half of them left."
        assert [s.span.of(text) for s in extract(Article("a", text)).statements] == ["half of them left"]


def test_who_studied_something_found_it() -> None:
    for source in ("The researchers", "Scientists", "The authors of the paper", "An audit", "The inquiry"):
        check(f"{source} found that the bridge was safe.", [(None, "indirect", "that the bridge was safe")])
    check("Police found that the door was open.", [])


def test_a_base_form_that_is_a_noun_as_well() -> None:
    for report in ("Experts note", "Lawmakers claim", "Scientists cautiously estimate", "They met women who claim"):
        check(f"{report} they are safe.", [(None, "indirect", "they are safe")])
    for people in ("People briefed on the plan", "Half of them, 49 percent,", "Others, however,"):
        check(f"{people} say they are safe.", [(None, "indirect", "they are safe")])
    check("John Kirby faces nine charges that differ. He snapped that rope.", [])
    text = "“It is late,” John Kirby said. He left it “to the best,” giving states more money."
    check(text, [("John Kirby", "direct", "“It is late,”")])


def test_a_sentence_in_brackets_ends_with_them() -> None:
    text = "Kirby left. (Anna Smith said it was over.) The others, who stayed, had nothing to do."
    check(text, [("Anna Smith", "indirect", "it was over")])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # Before what tells whose words they are.
        ("The plan (a bad one) was old, according to John Kirby.", "The plan (a bad one) was old"),
        ("According to John Kirby, a spokesman for the league, the talks failed.", "the talks failed"),
        ("According to John Kirby, who leads the league, the talks failed.", "the talks failed"),
        ("The talks failed, according to John Kirby and stocks fell.", "The talks failed"),
        ("But, it is over, said John Kirby.", "it is over"),
        ("In Salem, the mill is late, said the firm's chairman, John Kirby.", "In Salem, the mill is late"),
        ("The mill hangs on, John Kirby said in a campaign to be mayor.", "The mill hangs on"),
        ("The mill hangs on, John Kirby told his aides as he left.", "The mill hangs on"),
        ("John Kirby told his aides as he left the mill that it hangs on.", "that it hangs on"),
        ("To hang on, John Kirby concluded, the mill must close.", "To hang on / the mill must close"),
        ("But the talks failed, John Kirby said.", "the talks failed"),
        ("Then, John Kirby said, it was over.", "it was over"),
        ("The talks failed, John Kirby said in answering the question.", "The talks failed"),
        ("The talks failed, John Kirby told the hosts of “Good Morning Ohio.”", "The talks failed"),
        ("The plan, said John Kirby, a lawyer, is old by now.", "The plan / is old by now"),
        ("John Kirby charged that it failed.", "that it failed"),
        ("A lawyer, John Kirby, has called for a vote on it.", "a vote on it"),
        ("On Sunday, John Kirby urged the rest of the league to go.", "the rest of the league to go"),
        ("John Kirby asked the Department of Labor to go.", "the Department of Labor to go"),
        ("John Kirby urged a quick end of it.", "a quick end of it"),
        ("John Kirby promises to stay there.", "to stay there"),
        ("It grew later. (The talks had failed, John Kirby said.)", "The talks had failed"),
        ("The price (lower by half than before, John Kirby said) fell.", "lower by half than before"),
        # Whom or where it was said ends where the clause's own subject begins.
        ("John Kirby told Congress would vote.", "Congress would vote"),
        ("John Kirby said on the phone the talks failed.", "the talks failed"),
        ("John Kirby said at a rally his plan failed.", "his plan failed"),
        ("John Kirby said at a rally Smith would stay.", "Smith would stay"),
        ("John Kirby said during talks Russia attacked.", "Russia attacked"),
        ("John Kirby said in leaving the room the talks failed.", "the talks failed"),
        ("John Kirby said in last week's talks that it was over.", "that it was over"),
        ("John Kirby wrote in a letter to be sent later that it was over.", "that it was over"),
        ("The mill is old, John Kirby said, and it leaks.", "The mill is old / and it leaks"),
        ("The mill is old, John Kirby said, but has been mended.", "The mill is old / but has been mended"),
        ("The mill is old, John Kirby said, but did not say how old.", "The mill is old"),
        ("The mill is old, John Kirby said, but declined to say more.", "The mill is old"),
        # Where it ends, and what it was about.
        ("John Kirby joked with the crew about the two Smiths and his boat.", "about the two Smiths and his boat"),
        ("John Kirby argued against a new bridge.", "against a new bridge"),
        ("It rains (John Kirby estimates that ten inches fall), and it snows.", "that ten inches fall"),
        (
            "If it rains, it is the first of two, said sailing coach John Kirby on X.",
            "If it rains, it is the first of two",
        ),
        ("Later, if it rains, it is over, said sailing coach John Kirby on X.", "Later, if it rains, it is over"),
        ("John Kirby said the talks failed (in part).", "the talks failed (in part)"),
        ("John Kirby said he would not stay when asked.", "he would not stay"),
        ("John Kirby praised the new law in a statement on X.", "the new law"),
        ("John Kirby confirmed the deal at a news conference on Friday.", "the deal"),
        ("John Kirby praised the mayor in a letter for her courage.", "the mayor in a letter for her courage"),
        ("John Kirby praised what she had said in a speech.", "what she had said in a speech"),
        ("John Kirby praised the council and took the stage.", "the council"),
        ("John Kirby called for a vote, but has since left.", "a vote"),
        ("John Kirby vowed to stay and was cheered.", "to stay"),
        ("John Kirby vowed to stay and have a say.", "to stay and have a say"),
        ("John Kirby praised the tried and tested plan.", "the tried and tested plan"),
        ("John Kirby said on the “Today” show in May that it was late.", "that it was late"),
        ("John Kirby praised the mayor, while his deputy left early.", "the mayor"),
        ("John Kirby called for a vote, and it has been held.", "a vote"),
        ("John Kirby claimed Xi and his firm had paid.", "Xi and his firm had paid"),
        ("John Kirby testified on Monday about his debts.", "about his debts"),
        ("John Kirby said he drove the car, a white van, to Ohio.", "he drove the car, a white van, to Ohio"),
        # `put` comes with `it`, and a participle with an object reports.
        ("As John Kirby put it, it is over.", "it is over"),
        ("John Kirby put it bluntly: it is over.", "it is over"),
        ("The talks went on, John Kirby reporting his men were safe.", "his men were safe"),
        ("John Kirby went on to say that it was over.", "that it was over"),
        ("John Kirby went on to also say that it was over.", "that it was over"),
        ("John Kirby took to social media on Tuesday to denounce the merger.", "the merger"),
        ("John Kirby used part of his speech to urge them to stay.", "them to stay"),
    ],
)
def test_what_belongs_to_the_words_and_what_to_their_report(text: str, said: str) -> None:
    check(text, [("John Kirby", "indirect", said)])


@pytest.mark.parametrize(
    "text",
    [
        "John Kirby accused of theft left.",
        "The woman accused of hitting him left.",
        "John Kirby did not go on to say that it was over.",
        "The emergency ruling that it was over came late.",
        "Noting that it was late.",
        "The poll of voters, finding that it was over, came.",
        "Describing the talks as a sham.",
        "The league, defending champions of the north, left.",
        "Drug claims filed in May fell.",
    ],
)
def test_what_only_looks_like_a_report(text: str) -> None:
    check(text, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor came to the talks, “It is over,” said John Kirby.", "“It is over,”"),
        (
            "The mayor left “We will stay here until it is over,” said John Kirby.",
            "“We will stay here until it is over,”",
        ),
        ("“It is not over,“ John Kirby said.", "“It is not over,“"),
        ("John Kirby put it this way: “We will stay here.”", "“We will stay here.”"),
        ("On May 18, 1991, John Kirby shared it, “We will stay here.”", "“We will stay here.”"),
        ("And “it is over,” said John Kirby.", "“it is over,”"),
        ("John Kirby said “We will stay,” .", "“We will stay,”"),
    ],
)
def test_a_quotation_stands_apart_from_the_clause_before_it(text: str, said: str) -> None:
    check(text, [("John Kirby", "direct", said)])


def test_what_a_labelled_paragraph_reports_is_its_speaker_s() -> None:
    said = "I think we should stay. Anna Smith said that it was over."
    check(f"The Debate\nJohn Kirby: {said}", [("John Kirby", "indirect", said)])


def test_he_and_somebody_else_are_two() -> None:
    check("John Kirby left. He and Anna Smith said it was over.", [(None, "indirect", "it was over")])


def test_another_report_ends_the_one_before_it() -> None:
    check(
        "The majority said they would stay, while the remainder said they would leave.",
        [(None, "indirect", "they would stay"), (None, "indirect", "they would leave")],
    )
    check(
        "John Kirby said the talks failed, and other senators have also warned that it was over.",
        [("John Kirby", "indirect", "the talks failed"), (None, "indirect", "that it was over")],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("John Kirby said, “We will stay right here,” and, in another, he left.", "“We will stay right here,”"),
        ("John Kirby wrote, “We will stay. It is late,” and left the talks.", "“We will stay. It is late,”"),
    ],
)
def test_what_follows_a_quotation_that_ends_with_a_comma(text: str, said: str) -> None:
    check(text, [("John Kirby", "direct", said)])


def test_the_day_on_which_it_was_said_is_no_part_of_it() -> None:
    check("The shop will move, Anna Smith said in a letter Feb. 1.", [("Anna Smith", "indirect", "The shop will move")])
    check("Anna Smith told reporters Oct. 14 that it was late.", [("Anna Smith", "indirect", "that it was late")])
    check("Anna Smith said Oct. 14 was too late.", [("Anna Smith", "indirect", "Oct. 14 was too late")])
    check("Anna Smith declared May 5 a holiday.", [("Anna Smith", "indirect", "May 5 a holiday")])


def test_a_heading_that_no_mark_ends_is_no_source_s() -> None:
    check("Skip advert According to John Kirby, it was late.", [("John Kirby", "indirect", "it was late")])
    check("“It was late,” According to John Kirby.", [("John Kirby", "direct", "“It was late,”")])
    headline = "It Was Late, According To John Kirby"
    check(headline, [("John Kirby", "indirect", "It Was Late")])


def test_states_that_are_counted_state_nothing() -> None:
    for number in ("14", "the other 14"):
        check(f"There are {number} states that require a card.", [])
    check("It hurts “all of us” and 14 states that require a card.", [])
    check("“It is a long way,” the group states on its site.", [(None, "direct", "“It is a long way,”")])


def test_what_is_reported_or_predicted_somewhere_is_said_by_nobody() -> None:
    check("The cases reported in Ohio were few.", [])
    check("A storm predicted in the plains could be strong.", [])
    check("The agency reported at least 14 cases were known.", [(None, "indirect", "at least 14 cases were known")])


def test_what_is_related_to_something_is_not_told() -> None:
    check(
        "Anna Smith said the shops and related firms left.",
        [("Anna Smith", "indirect", "the shops and related firms left")],
    )


def test_what_stands_before_according_to_may_only_begin_what_was_said() -> None:
    for opening in ("The next day", "Now"):
        text = f"{opening}, according to John Kirby, Xi left."
        check(text, [("John Kirby", "indirect", f"{opening} / Xi left")])
    check(
        "Trade, according to John Kirby, has grown.",
        [("John Kirby", "indirect", "Trade / has grown")],
    )
    check(
        "Other reasons, according to John Kirby, include the price.",
        [("John Kirby", "indirect", "Other reasons / include the price")],
    )
    check("However, according to John Kirby, trade grew.", [("John Kirby", "indirect", "trade grew")])
    check(
        "Most trade grew this year, according to John Kirby, a diplomat.",
        [("John Kirby", "indirect", "Most trade grew this year")],
    )
    check(
        "According to John Kirby, executive editor at the Star, trade grew.", [("John Kirby", "indirect", "trade grew")]
    )


def test_an_aside_after_quoted_words_is_the_writer_s() -> None:
    for aside in ("a claim that few believed", "which few believed"):
        check(f"Anna Smith said it was “over,” {aside}.", [("Anna Smith", "mixed", "it was “over,”")])
    text = "Anna Smith said it was “a sham,” a “fraud” and “over.”"
    check(text, [("Anna Smith", "mixed", "it was “a sham,” a “fraud” and “over.”")])
    text = "Anna Smith noted that her book, “Spare,” describes the vote as “a fraud.”"
    first = extract(Article("a", text)).statements[0]
    assert first.parts[0].of(text) == "that her book, “Spare,” describes the vote as “a fraud.”"


def test_who_is_warned_stands_before_the_warning() -> None:
    check("Anna Smith warned residents the storm would come.", [("Anna Smith", "indirect", "the storm would come")])
    said = "consumers who bought it not to eat it"
    check(f"The agency advised {said}.", [(None, "indirect", said)])


def test_reports_that_somebody_addresses_report_nothing() -> None:
    check("Anna Smith read a statement addressing reports that it was late.", [])
    check("The court filing claims that it was late.", [(None, "indirect", "that it was late")])


def test_one_word_between_commas_is_what_something_is_called() -> None:
    check("Anna Smith released her fifth album, “Arirang,” in March.", [])
    check("Bob Ray, “Ragtime”\nAnna Smith, “Boop!”\nWHAT: “Hadestown,” in Paris", [])
    check("Anna Smith had one word for it: “Never.”", [("Anna Smith", "direct", "“Never.”")])


def test_what_describes_a_speaker_after_the_verb_parts_what_was_said() -> None:
    for aside in ("who lives in Ohio", "whose son left in May", "the mayor", "a lawyer from the city"):
        text = f"“It is over,” said Anna Smith, {aside}, “and I am glad.”"
        check(text, [("Anna Smith", "direct", "“It is over,” / “and I am glad.”")])
    text = "Said Anna Smith, who lives in Ohio, “We were all so proud of him.”"
    check(text, [("Anna Smith", "direct", "“We were all so proud of him.”")])
    check(
        "“It is over,” said Anna Smith, who added that it was late.",
        [("Anna Smith", "direct", "“It is over,”"), ("Anna Smith", "indirect", "that it was late")],
    )


def test_three_who_say_something_together_are_no_one_of_them() -> None:
    text = "“It is over,” John Kirby, Anna Smith and Ted Cruz, who led the talks, wrote."
    check(text, [(None, "direct", "“It is over,”")])
    [statement] = extract(Article("a", text)).statements
    assert statement.speaker.as_written == "John Kirby, Anna Smith and Ted Cruz"
    text = "In August, Anna Smith and Ted Cruz said it was over."
    assert [s.speaker.as_written for s in extract(Article("a", text)).statements] == ["Anna Smith and Ted Cruz"]


def test_what_a_statement_from_somebody_reads_is_his() -> None:
    for verb in ("reads", "read"):
        for source in ("a statement from John Kirby", "a tweet from activist John Kirby"):
            check(
                f"“It is over and we are glad,” {verb} {source}.",
                [("John Kirby", "direct", "“It is over and we are glad,”")],
            )
        text = f"“It is over and we are glad,” {verb} a sign at the gate."
        assert [s.speaker.as_written for s in extract(Article("a", text)).statements] == ["a sign at the gate"]
    check("A letter from John Kirby’s office said it was over.", [(None, "indirect", "it was over")])


def test_both_may_be_who_speaks() -> None:
    check("However, both reportedly claimed it was over.", [(None, "indirect", "it was over")])
    check("John Kirby and Anna Smith both said it was over.", [(None, "indirect", "it was over")])


def test_an_outlet_whose_name_has_a_participle_closes_a_sentence() -> None:
    check("The meat was old, reports The Associated Press.", [(None, "indirect", "The meat was old")])


def test_a_dash_between_figures_ends_nothing() -> None:
    said = "Trump lost; the margin was 63%-37%"
    check(f"After the talks, most voters said {said}.", [(None, "indirect", said)])


def test_what_the_writer_makes_of_it_after_a_dash_is_no_part_of_it() -> None:
    for remark in ("a prediction that didn’t come true", "something experts dispute", "a bold claim few believed"):
        check(f"Anna Smith said it was over — {remark}.", [("Anna Smith", "indirect", "it was over")])
    for said in ("one thing was lacking — a plan for the poor", "three people — a mother and two sons — had left"):
        check(f"Anna Smith said {said}.", [("Anna Smith", "indirect", said)])


def test_what_somebody_called_in_quoted_words_ends_with_them() -> None:
    for text in (
        "Under what Anna Smith called “the old model,” the club left.",
        "The house, which Anna Smith called “absurd,” fell.",
    ):
        [statement] = extract(Article("a", text)).statements
        assert (statement.speaker.name, statement.end) == ("Anna Smith", text.index("”") + 1)


def test_a_poll_past_an_aside_shows_somebody_with_a_lead() -> None:
    for aside in ("taken in May", "conducted by the Public Institute"):
        check(f"The poll, {aside}, shows Xi with a lead.", [(None, "indirect", "Xi with a lead")])
    check("Most of them left, finds a new poll.", [(None, "indirect", "Most of them left")])


def test_what_only_links_stands_before_an_aside_that_reports() -> None:
    for verb in ("said", "added", "observed"):
        check(
            f"But, Anna Smith {verb}, it is not the way to win.",
            [("Anna Smith", "indirect", "it is not the way to win")],
        )


def test_what_somebody_s_offer_or_threat_is_to_do() -> None:
    for noun in ("pledge", "promise", "threat", "call", "proposal"):
        check(
            f"The house ignored Anna Smith’s {noun} to leave the union.",
            [("Anna Smith", "indirect", "to leave the union")],
        )
    check("Anna Smith renewed her call to ban guns.", [("Anna Smith", "indirect", "to ban guns")])
    check("The house ignored Anna Smith’s offer to the union.", [])
    check("The house answered Anna Smith’s call that came late.", [])
    text = "The house ignored, in exchange for money, the new company’s pledge to stay there."
    assert [s.speaker.as_written for s in extract(Article("a", text)).statements] == ["the new company"]


def test_of_one_who_tells_what_another_said_who_tells_goes_on() -> None:
    check(
        "Anna Smith says John Kirby promised to stay and said he would win.",
        [
            ("Anna Smith", "indirect", "John Kirby promised to stay"),
            ("John Kirby", "indirect", "to stay"),
            ("Anna Smith", "indirect", "he would win"),
        ],
    )


def test_a_place_that_speaks_is_no_part_of_what_stands_before_it() -> None:
    check(
        "The latest test, North Korea said, was its biggest yet.",
        [(None, "indirect", "The latest test / was its biggest yet")],
    )


def test_what_was_said_past_its_report_ends_at_the_next_ones_verb() -> None:
    text = (
        "Acts of protest, John Kirby said, are acts of hope, whether in the words “we will stay,” as Anna Smith, waving"
        " at the gate, said before she left."
    )
    said = "Acts of protest / are acts of hope, whether in the words “we will stay,” as Anna Smith, waving at the gate"
    assert ("John Kirby", "mixed", said) in [
        (s.speaker.name, s.kind, " / ".join(part.of(text) for part in s.parts))
        for s in extract(Article("a", text)).statements
    ]


def test_what_is_over_may_have_been_said_before() -> None:
    check(
        "The league had been failing, having announced the end of the talks.",
        [(None, "indirect", "the end of the talks")],
    )


def test_two_with_their_parties_are_two() -> None:
    for first in ("Sen. John Kirby (Vt.)", "John Kirby (R-Ohio)"):
        check(f"{first} and Gov. Anna Smith said that it was over.", [(None, "indirect", "that it was over")])


@pytest.mark.parametrize(
    "where",
    [
        "in a Thursday news release",
        "at a midday press briefing Tuesday",
        "in the area of Forbes and Braddock avenues",
        "in response to a question from former captain Anna Smith",
        "in a statement announcing the new hub",
    ],
)
def test_the_rest_of_where_it_was_said_is_not_what_was_said(where: str) -> None:
    check(f"The talks failed, John Kirby said {where}.", [("John Kirby", "indirect", "The talks failed")])
    check(f"“The talks failed,” John Kirby said {where}.", [("John Kirby", "direct", "“The talks failed,”")])


def test_a_sentence_that_ends_in_its_speaker_is_a_headline() -> None:
    check("Xi has ‘no goals’ Kirby says", [("Kirby", "mixed", "Xi has ‘no goals’")])
    check("“We won the war”, said John Kirby, who has written on it.", [("John Kirby", "direct", "“We won the war”")])


@pytest.mark.parametrize(
    "hearer",
    [
        "Delaware Online/The News Journal",
        "Face the Nation",
        "the USA TODAY Network Ohio Bureau Sunday",
        "an audience at Boston's John F. Kennedy Library and Museum",
        "ankle monitor maker BI Incorporated last week",
    ],
)
def test_a_hearer_s_name_is_no_part_of_what_was_said(hearer: str) -> None:
    check(f"Boulder police told {hearer} that it was over.", [(None, "indirect", "that it was over")])


def test_a_quotation_that_a_report_leads_up_to_is_its_end() -> None:
    check(
        "John Kirby told the press that it was late, showing “how few of us there are.”",
        [("John Kirby", "mixed", "that it was late, showing “how few of us there are.”")],
    )


@pytest.mark.parametrize("denial", [", a move his spokesman denied", " – a claim Anna Smith flatly denied"])
def test_a_noun_for_what_was_said_relays_nothing(denial: str) -> None:
    text = f"John Kirby said he would quit{denial}."
    [statement] = extract(Article("a", text)).statements
    assert (statement.speaker.name, statement.via, statement.parts[0].of(text)) == ("John Kirby", None, "he would quit")


def test_whom_a_noun_for_what_was_said_leads_to_speaks() -> None:
    check(
        "They left the talks, a move Anna Smith said was late.",
        [("Anna Smith", "indirect", "was late")],
    )
    check(
        "John Kirby asked for a vote – a practice used by few.",
        [("John Kirby", "indirect", "for a vote")],
    )


def test_who_captions_a_picture_says_what_stands_below_it() -> None:
    for source in ("Anna Smith captioned it, ", "Anna Smith captioned the photo: "):
        check(f"{source}“It is over now.”", [("Anna Smith", "direct", "“It is over now.”")])
