"""Transcripts and interviews: whose turn each paragraph is."""

from __future__ import annotations

from index.statements.extract import extract
from index.values import Article

DEBATE = """Anna Smith and John Kirby met in Ohio.

ROSA DIAZ, WOSU MODERATOR: Good evening to you both. Senator, is it over?

SEN. ANNA SMITH, D-OHIO: Thank you, Rosa. I think we should stay.

The harbor is closed. Nobody told the mayor.

[crosstalk]

We will pay for that, and Rosa said so herself.

DIAZ: Mr. Kirby?

KIRBY (R): No, I don't. The harbor is open.

DIAZ: When did you see it?

KIRBY: On Monday, and I went there with my wife.

SMITH: Let me answer that.

DIAZ: You have a minute.

SMITH: I saw it on Tuesday.

KIRBY: -- I rest my case.

The debate was held in a school."""


def turns(text: str) -> list[tuple[str | None, str, str]]:
    """Speakers, kinds and words, all of one article."""
    found = extract(Article("a", text)).statements
    return [(s.speaker.name, s.kind, text[s.start : s.end]) for s in found]


def test_a_turn_of_a_debate_goes_on_until_the_next() -> None:
    said = turns(DEBATE)
    assert [words for name, _, words in said if name == "Anna Smith"] == [
        "Thank you, Rosa. I think we should stay.",
        "The harbor is closed. Nobody told the mayor.",
        "We will pay for that, and Rosa said so herself.",
        "Let me answer that.",
        "I saw it on Tuesday.",
    ]
    assert [words for name, _, words in said if name == "John Kirby"] == [
        "No, I don't. The harbor is open.",
        "On Monday, and I went there with my wife.",
        "I rest my case.",
    ]
    assert {kind for _, kind, _ in said} == {"direct"}, "nobody but the speaker chose these words"
    assert not any("school" in words for _, _, words in said), "after the last turn nobody speaks"


def test_questions_of_a_briefing_are_not_whose_they_are_put_to() -> None:
    text = """MS. ABARA: Good afternoon. We have a few updates.

We opened the road again.

Q    Thank you. Does she support the bill? We heard that she does.

It is in the House.

MS. ABARA: She does, as I told you.

Q: And the road?

MS. ABARA: As I said, it is open.

QUESTION: Thank you.

REPORTER: When will you know?"""
    assert turns(text) == [
        ("Abara", "direct", "Good afternoon. We have a few updates."),
        ("Abara", "direct", "We opened the road again."),
        ("Abara", "direct", "She does, as I told you."),
        ("Abara", "direct", "As I said, it is open."),
    ]


def test_an_answer_goes_on_until_the_next_question() -> None:
    interview = """The Post met Anna Smith.
{0}
Smith: I was at home.
It was snowing, and we waited.
{0}
Smith: We went to the harbor.
{0}
Smith: I would do it again."""
    said = turns(interview.format("What did she do?"))
    assert [words for _, _, words in said] == [
        "I was at home.",
        "It was snowing, and we waited.",
        "We went to the harbor.",
        "I would do it again.",
    ]
    told = turns(interview.format("She told us what she did."))
    assert "It was snowing, and we waited." not in [words for _, _, words in told]


def test_parliaments_name_who_speaks_in_their_own_ways() -> None:
    lords = """Sir Edward Lee (Kent) (Con): I thank the Minister. Is the harbour open?

The Minister for Ports (Tom Barlow): I am glad that he asks.

It will cost us £4 million.

Sir Edward Lee: I am grateful.

Tom Barlow: I thank him again.

Sir Edward Lee: You are kind.

Tom Barlow: We are all kind."""
    assert [words for name, _, words in turns(lords) if name == "Tom Barlow"] == [
        "I am glad that he asks.",
        "It will cost us £4 million.",
        "I thank him again.",
        "We are all kind.",
    ]
    congress = """Senator CRUZ. Thank you, Mr. Chairman. I have a question for you.

When will the harbor open?

Ms. ABARA. We will open it in May.

Senator CRUZ. I thank you.

The CHAIRMAN. Our time is up.

Ms. ABARA. You are welcome.

Senator CRUZ. I yield my time.

Ms. ABARA. I thank you."""
    assert [(name, words) for name, _, words in turns(congress)] == [
        ("Cruz", "Thank you, Mr. Chairman. I have a question for you."),
        ("Abara", "We will open it in May."),
    ], "thanks say nothing"


def test_a_turn_ends_where_somebody_else_may_speak() -> None:
    talk = """The Post met Anna Smith and John Kirby.
SMITH: I think we should stay.
{}
We will see.
KIRBY: You are right.
SMITH: I know.
KIRBY: I said so to you.
SMITH: I heard you.
KIRBY: So we agree."""
    for between in (
        "Will the harbor be open again?",  # an interviewer's, in italics there
        "joe from the south side: We want the harbor back.",
        "The harbor, a history",
        "After that we heard that Smith left.",
    ):
        said = [words for name, _, words in turns(talk.format(between)) if name == "Anna Smith"]
        assert said == ["I think we should stay.", "I know.", "I heard you."], between


def test_what_a_writer_puts_between_voices_is_the_writers() -> None:
    history = """Anna Smith and John Kirby were there.
SMITH: I was at home when I heard.
The news had come by telephone at noon.
KIRBY: We knew, of course.
The mayor was in Paris.
SMITH: I called him.
He came back a day later, with a plan.
KIRBY: I saw him, and I told you so then.
{}
SMITH: You did tell me.
KIRBY: We went home.
The harbor never opened again."""
    for between, goes_on in (("It was snowing.", False), ("I remember my mother's face.", True)):
        said = [words for _, _, words in turns(history.format(between))]
        assert (between in said) is goes_on
        assert "The mayor was in Paris." not in said
        assert len(said) == 6 + goes_on


def test_a_given_name_among_letters_is_nobody_of_that_name() -> None:
    letters = """Anna Smith answers your letters. Chris Kirby is the coach.
Anna Smith: Good morning to you all.
Joe: Who will play?
Anna Smith: I think they all will.
Chris: Hi, Anna. I was at the game.
Anna Smith: So was I.
Joe: Thank you.
Joe: I have another one."""
    assert {name for name, _, _ in turns(letters)} == {"Anna Smith"}


def test_figures_of_an_election_are_nobody_s_words() -> None:
    results = "Anna Smith: 1,908 votes in all\nJohn Kirby: 2,001 votes in all\n"
    assert turns(f"How you voted\n{3 * results}") == []


def test_a_bracket_within_a_sentence_belongs_to_it() -> None:
    text = DEBATE.replace("No, I don't. The harbor", "[Rooting out] corruption is what I want. The harbor")
    words = [words for name, _, words in turns(text) if name == "John Kirby"]
    assert words[0] == "[Rooting out] corruption is what I want. The harbor is open."


def test_a_bracket_that_is_open_at_a_colon_names_nobody() -> None:
    text = "The horror film is full of influences (see: “Alien”), yet Anna Smith said it was new."
    [statement] = extract(Article("a", text)).statements
    assert (statement.speaker.name, statement.span.of(text)) == ("Anna Smith", "it was new")


def test_questions_show_a_talk_however_the_answers_sound() -> None:
    text = """The harbor explained. Dr. Anna Smith runs it.
GAZETTE: When will the harbor open?
Dr. Anna Smith: In May. The piers are repaired.
GAZETTE: And who pays?
Smith: The city pays for everything.
GAZETTE: Is that fair?
Smith: It is the law."""
    assert turns(text) == [
        ("Anna Smith", "direct", "In May. The piers are repaired."),
        ("Anna Smith", "direct", "The city pays for everything."),
        ("Anna Smith", "direct", "It is the law."),
    ]


def test_who_speaks_but_twice_among_others_takes_turns_too() -> None:
    text = DEBATE.replace(
        "KIRBY: -- I rest my case.", "ROSA DIAZ: Thank you.\n\nTED CRUZ: Closed.\n\nTED CRUZ: It was closed."
    )
    text = text.replace("The debate", "SMITH: We know.\n\nThe debate")
    said = [(words, kind) for name, kind, words in turns(text) if name == "Ted Cruz"]
    assert said == [("It was closed.", "direct")], "a word is no statement"


def test_whom_only_labels_name_speaks_where_they_come_again() -> None:
    for first, later in (("PETRA KOVAC", "KOVAC"), ("Drusha Menonko", "Drusha Menonko")):
        talk = f"{first}: I thank you.\n\nWe open in May.\n\nROSA DIAZ: Why so late?\n\n{later}: It was the ice.\n\n"
        talk += f"DIAZ: You said March.\n\n{later}: We did, and I regret it.\n\nDIAZ: Thank you."
        name = "Petra Kovac" if later == "KOVAC" else first
        assert [words for speaker, _, words in turns(talk) if speaker == name] == [
            "We open in May.",
            "It was the ice.",
            "We did, and I regret it.",
        ]
    prizes = "Tasty Extra: Soup is free.\n\n" * 3
    assert turns(f"What you get\n\n{prizes}") == [], "things have labels too"


def test_a_list_of_who_will_speak_says_nothing() -> None:
    cast = "Anna Smith: the mayor then\nJohn Kirby: captain of a ferry\nRosa Diaz: a nurse\n"
    told = ("I was at home.", "My ship lay in the harbor.", "We heard the bell.")
    quoted = "".join(
        f"{name}: “{words}”\n" for _ in range(2) for name, words in zip(("SMITH", "KIRBY", "DIAZ"), told, strict=True)
    )
    plain = quoted.replace("“", "").replace("”", "")
    for text in (cast + plain, quoted + cast):
        words = [words.strip("“”") for _, _, words in turns(f"The night of the fire\n{text}")]
        assert words == [*told, *told]
