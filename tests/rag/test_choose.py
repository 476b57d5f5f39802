"""Statements to somebody, among however many others by the same speaker; and those made in some manner."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import rebuild
from index.filters import NO_FILTERS, Filters
from index.progress import Silent
from index.searcher import Searcher
from index.storage.places import NONE, Located
from index.values import Person
from rag import choose, claim, near
from rag.answer import answer
from rag.bearing import Choice
from rag.chronology import of_years
from rag.question import holders
from rag.values import Answer, Interpretation, Question, QuestionKind

OLD = (
    "President Vladimir Putin met President Volodymyr Zelensky in Paris.\n\n"
    "President Joe Biden told Putin that an invasion would cost him dearly. Biden told advisers that Putin was weak. "
    "“We want peace,” Biden said in a call with Russian President Vladimir Putin, “and we want it now.”"
)
OLDER = "President Joe Biden told Ukrainian President Volodymyr Zelenskyy that arms were on their way."
VERDICTS = (
    "The senators argued over the farm bill on Monday. The farm bill is old, a poll said.\n\n"
    "Senator Anna Smith praised the farm bill as fair. Senator John Kirby slammed the farm bill as unfair."
)
THEN = (
    "Senator Ruth Krag said that the road was closed. Krag said that the bus was late.\n\n"
    "Harbour Minister Finn Holt said that the quay was built."
)
WARDENS = (
    "Port Warden Lars Bo said that it was warm. Port Warden Lars Bo said that ice was near. Port Warden Lars Bo said"
    " that fog was thick. Port Warden Lars Bo said that rain was due.\n\nPort Warden Mona Lie said that it rained.\n\n"
    + "\n\n".join(f"Lie said that {what} broke." for what in ("a rope", "a net", "an oar", "a mast", "a sail"))
)
LATER = (
    "Port Warden Mona Lie came. Port Warden Mona Lie saw the docks, and Port Warden Mona Lie left. Mona Lie laughed."
)
PILOTS = (
    "Bay Pilot Tor Ask came. Bay Pilot Tor Ask said that it rained.",
    "The bay was calm when Bay Pilot Nora Eik came. Eik said that the ice broke.\n\n"
    + "\n\n".join(f"Tor Ask said that {what} sank." for what in ("a raft", "a barge", "a canoe")),
)
SINCE = "Harbour Minister Ruth Krag came. Harbour Minister Ruth Krag said that it had snowed. Krag left."
NEW = "\n\n".join(
    f"President Joe Biden said that the {thing} would grow." for thing in ("economy", "deficit", "party", "army")
)


# An article that urges it and one that tells of it, twice, with what they say the other way round.
QUITTING = tuple(
    (title.format(who), f"Treasurer {who} {text}.\n\n“{words},” {who} said.")
    for who, texts in (("Sissel Dahle", ("quit on Monday", "may quit, we hear")), ("Tora Vinje", ("may quit", "quit")))
    for title, text, words in zip(
        ("Members urge {} to quit", "{} is gone: she quits"), texts, ("I stay", "I am old"), strict=True
    )
)
TITLED = (
    ("The Uvalde shooting", "Chief Charles Ramsey said the officers waited outside for far too long on that day."),
    ("A shooting in Bend", "Chief Charles Ramsey said the shooting was over before any of the officers came."),
    (
        "The budget",
        "Mayor Anna Jones said that the harbour would be built.\n\n“We will not wait,” she said.\n\n"
        + "The council met for hours in the old hall that day, and there was much noise. " * 5
        + "\n\n“Taxes will fall,” Jones said.",
    ),
    ("The bridge tax", "Mayor Carl Dahl said that it was late.\n\nDahl said that the tax would fall."),
    ("Cakes", "Mayor Carl Dahl said that he likes cakes.\n\nAnna Jones said that a tax on sugar was near."),
    ("A ring", "Judge Carla Brown said that the smuggling ring had done great harm."),
    ("A trial", "Judge Peter Adams came. Judge Peter Adams sat down. Judge Peter Adams said it was late. Adams left."),
    ("A match", "Jamal Murray said that the basketball final would be hard.\n\nMurray left."),
    (
        "A hospital",
        (
            "Patty Murray came. Patty Murray said that the hospital would be built. Patty Murray left.\n\n"
            "Jane Biden said that cakes are best in spring."
        ),
    ),
    ("A bridge", "The bridge is closed, police said.\n\nNobody was hurt there.\n\nThe bridge is closed, police said."),
    ("A vote", "Premier Olaf Berg came. Premier Olaf Berg said that he is glad. Premier Olaf Berg left the old hall."),
    ("A quay", "Harbour Authority spokeswoman Ida Falk said that the quay is safe."),
    ("A ferry", "Mayor Sverre Lund said that the ferry would stop at noon.\n\n“The ferry is too old,” Lund said."),
    ("A strike", "Mayor Ines Roth urged Emil Kraus to end the strike. Mayor Ines Roth told Eva Lang that Kraus left."),
    ("A bridge opens", "Premier Inga Holm said that the viaduct had been built by hand."),
    ("A canal at Moss", "Premier Inga Holm said that the canal at Moss would be dug by hand."),
    ("A speech", "Premier Olaf Berg said that it was cold. Premier Olaf Berg said that the canal at Moss is long."),
    (
        "5 things to know for May 23: Gardens, trains",
        "Mayor Greta Vogt said that prices had fallen in all of the shops.",
    ),
    (
        "A town hall",
        "Mayor Greta Vogt said that the well was deep.\n\n"
        + "The council met for hours in the old hall that day, and there was much noise. " * 5
        + "\n\n“Buses will come,” Vogt said.",
    ),
    ("The harbour fire", "Deputy Lena Frost criticised the reporters. Nobody was hurt that day."),
    (
        "Fuels",
        "Deputy Ida Voss promised cheaper coal by May.\n\nDeputy Ola Lind said that cheaper coal, steel and tin hurt.",
    ),
    (
        "A letter home",
        (
            "Principal Edda Noll told Danish pupils and the staff that lessons would begin.\n\n"
            "Noll told some young parents that buses were late, and how pupils waited."
        ),
    ),
    (
        "Office",
        (
            "Gwen Falk said that she would run for the council.\n\n"
            "Ivo Marsh said that he would not run for the council.\n\nMarsh said that the council’s hall leaks."
        ),
    ),
    ("Sunday", "Mayor Tove Brandt spoke at the harvest fair on Sunday.\n\n“We eat well in this town,” Brandt said."),
    ("Prices", "Mayor Tove Brandt said that the harvest fair was dear."),
    ("Brandt opens the mill", "Mayor Tove Brandt spoke in the rain.\n\n“There is bread for all,” Brandt said."),
    ("Plans", "Mayor Tove Brandt said that she would open the mill one day."),
    (
        "A court",
        "Judge Gro Berge said that Vik would get a new, speedy trial by jury.\n\nBerge said that snow was near.",
    ),
    (
        "A storm in Moss",
        (
            "Ada Moe was found on the beach on Monday.\n\n“We can sleep,” said her mother, Liv Moe.\n\n"
            "Tone Vik was away. “He was ill,” said Vik’s attorney Jon Lunde."
        ),
    ),
    (
        "A tour",
        (
            "“This mill needs hardly any water,” said the miller, Siv Aune.\n\n"
            "The Lofthus mill makes use of rain water. Aune said that it would last."
        ),
    ),
    ("A comet", "Pilot Hans Ruud said that the comet was bright.\n\nThe comet had a tail, pilots said."),
    ("A pier", "Residents said the pier in Lom was old.\n\nResidents said the pier in Voss was new."),
    (
        "Fares",
        (
            "Berg Fund chairwoman Nina Aas said that fares would rise.\n\n"
            "Berg Fund guest Olav Li said that fares would fall.\n\n"
            "Mai Dale, a lawyer for the Berg Fund, said that fares were fair."
        ),
    ),
    ("Rolf Sand is leaving", "“He is tired,” Sand’s lawyer Eva Ness said."),
    ("Two matches", "Hamar won.\n\n" + "It was late. " * 80 + "\n\nCoach Nils Aas said that the Toft match was long."),
    (
        "A quarrel in the council",
        (
            "Helen Foss called on Harald Bjerke to resign.\n\nKari Nes said that Bjerke must resign by May.\n\n"
            "Odd Rud said that Bjerke should not resign.\n\nHarald Bjerke said that he must resign some day.\n\n"
            "Lise Dal told Bjerke that others resign too. Unni Vold called him a man who would resign."
        ),
    ),
    (
        "Locusts",
        (
            "Scientist Hedda Lund said that the locusts would come in 2031.\n\nScientist Paul Moen said that it rained."
            "\n\nFarmer Eva Sand said that the locusts were a plague."
        ),
    ),
    ("By a lake", "The fossil was found.\n\n" + "It was late. " * 50 + "\n\nOlga Fjell said that the day was great."),
    ("A stamp", "Warden Arne Skog said that the stamp price is an old one."),
    (
        "Emil Kraus forgot the tunnel",
        (
            "Warden Pia Tveit was told of Emil Kraus.\n\n“He is wrong,” Tveit said.\n\n"
            + "The council met for hours in the old hall that day, and there was much noise. " * 5
            + "\n\n“Boats are cheap in spring,” Tveit said."
        ),
    ),
    (
        "A rainy evening",
        "Emil Kraus left.\n\nWarden Lars Myhre said that he was glad.\n\n"
        + "It was late. " * 30
        + "\n\nWarden Rolf Sande said that the day was great.",
    ),
    ("Hats", "Hatter Will Dorn said that felt hats are warm."),
    ("Stamps get dearer", "Warden Arne Skog said that the price rise would help."),
    ("Word of the year", "Brandt said that frost is the word of the year."),
    (
        "A pool for Vossby",
        (
            "Aud Teig said that the pool in Vossby will be heated. Finn Rye said that the pool in Vossby is heated"
            " by wood. Kaja Moen said that the pool in Vossby should be heated."
        ),
    ),
    (
        "A jetty",
        (
            "Ola Rem criticised Hans Dahl for the jetty that Berit Vang had built.\n\n"
            "Mona Vik criticised Berit Vang for the jetty.\n\nBerit Vang criticised the jetty and its price."
        ),
    ),
    ("Tolls", "Drivers said that the toll was too high. The Toll Office said that the toll was fair."),
    *QUITTING,
    ("A new school opens", "Chief Charles Ramsey said that the school was a very fine building in a good place."),
)


@pytest.fixture(scope="module")
def searcher(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    folder = tmp_path_factory.mktemp("addressed")
    dated = (
        ("2016-05-01", WARDENS),
        ("2017-05-01", LATER),
        ("2018-05-01", THEN),
        ("2014-05-01", PILOTS[0]),
        ("2019-05-01", PILOTS[1]),
        ("2020-05-01", SINCE),
        ("2021-01-01", VERDICTS),
        ("2022-01-01", OLDER),
        ("2022-02-01", OLD),
        ("2022-03-01", NEW),
    )
    articles = folder / "articles.jsonl"
    records = [{"id": day, "published": day, "text": text} for day, text in dated]
    records += [{"id": title, "title": title, "published": "2020-01-01", "text": text} for title, text in TITLED]
    articles.write_text("".join(json.dumps(record) + "\n" for record in records))
    rebuild([articles], folder / "index", Silent(), encoder=str(tiny_model))
    searcher = Searcher(folder / "index")
    yield searcher
    searcher.close()


def located(number: int, start: int, end: int, person: int = 0, article: int = 0) -> Located:
    return Located(number, article, 0, start, end, 0, 0, 0, person, 0)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        # Inside, at either end, the very same; in the order in which they came.
        ([located(3, 2, 5), located(1, 0, 9), located(2, 0, 4), located(4, 6, 9), located(5, 0, 9)], [1]),
        ([located(2, 10, 12), located(1, 0, 9)], [2, 1]),
        ([located(2, 0, 4), located(1, 0, 9)], [1]),
        # Whoever speaks between.
        ([located(1, 0, 9), located(2, 2, 5, person=1), located(3, 6, 8)], [1, 2]),
        # Overlapping, of others, of nobody, in another article.
        ([located(1, 0, 9), located(2, 5, 10)], [1, 2]),
        ([located(1, 0, 9), located(2, 2, 5, person=1)], [1, 2]),
        ([located(1, 0, 9, person=NONE), located(2, 2, 5, person=NONE)], [1, 2]),
        ([located(1, 0, 9), located(2, 2, 5, article=1)], [1, 2]),
    ],
)
def test_what_lies_in_another_statement_of_the_same_person_is_not_shown_twice(
    given: list[Located], kept: list[int]
) -> None:
    assert [each.number for each in choose._outermost(given)] == kept


@pytest.mark.parametrize("newest", [400, 1])
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What did Biden tell Putin?",
            ["that an invasion would cost him dearly", "“We want peace,” Biden said in a call with Russian"],
        ),
        # By another spelling of the name.
        ("What did Biden tell Zelensky?", ["that arms were on their way"]),
        ("What did Biden tell Merkel?", []),
        ("What did Biden tell the Russian president?", ["that an invasion", "“We want peace,”"]),
        ("What did Noll tell the pupils?", ["that lessons would begin"]),
        ("What did Noll tell parents aboard the bus?", ["that buses were late, and how pupils waited"]),
        ("What did Noll tell parents at the gate?", ["that buses were late, and how pupils waited"]),
        ("What did Noll tell the Danish pupils?", ["that lessons would begin"]),
        # Other pupils, other parents, and to whom nothing was told.
        ("What did Noll tell Dutch pupils?", []),
        ("What did Noll tell old parents?", []),
        ("What did Noll tell the buses?", []),
    ],
)
def test_what_was_said_to_somebody(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, newest: int, question: str, expected: list[str]
) -> None:
    # However few of the speaker's newest statements are looked at.
    monkeypatch.setattr(choose, "_POOL", newest)
    found = answer(searcher, Question(question, max_statements=1 if newest == 1 else 10))
    texts = {s.text for s in found.statements}
    assert len(texts) == (min(1, len(expected)) if newest == 1 else len(expected))
    assert all(any(text.startswith(start) for start in expected) for text in texts)
    assert not any(s.also_reported_by for s in found.statements)


def test_where_more_are_asked_for_more_are_looked_at(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "_POOL", 1)
    assert len(answer(searcher, Question("What did Joe Biden say?", max_statements=10)).statements) == 8
    # The first of what he said is not among the newest.
    first = answer(searcher, Question("What did Joe Biden first say?", max_statements=1)).statements
    assert [str(s.citation.published) for s in first] == ["2022-01-01"]
    # What is found twice, as one of his and where the topic leads, is one all the same.
    found = answer(searcher, Question("What did Biden tell Putin?", max_statements=2)).statements
    assert len({s.citation.start for s in found}) == 2


def test_the_first_that_who_is_no_person_said(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did residents first say?"))
    assert [s.text for s in found.statements] == ["the pier in Lom was old", "the pier in Voss was new"]


def test_of_many_who_hold_a_role_the_one_is_meant_who_speaks_where_the_topic_leads(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did the judge say about the smuggling ring?"))
    assert found.interpretation.speakers == ("Carla Brown",)
    assert found.interpretation.also_named == ("Peter Adams", "Gro Berge")
    assert [s.text for s in found.statements] == ["that the smuggling ring had done great harm"]


def test_a_role_somewhere_is_whose_who_speaks_there(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did the judge in the Vik trial say?"))
    assert (found.interpretation.speakers, found.interpretation.topic) == (("Gro Berge",), "Vik trial")
    assert [s.text for s in found.statements] == ["that Vik would get a new, speedy trial by jury"]
    # Surely as a role that others have held.
    assert found.confidence == pytest.approx(0.93 * 0.74, abs=0.01)
    found = answer(searcher, Question("What did the judge in the Lund trial say?"))
    assert (found.interpretation.speakers, found.reason) == (("the judge in the Lund trial",), "no_statement")


def test_however_many_hold_a_role_who_speaks_there_is_found(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Searcher, "with_role", lambda *_: ())
    found = answer(searcher, Question("What did the judge in the Vik trial say?"))
    assert found.interpretation.speakers == ("Gro Berge",)


def test_a_role_somewhere_is_of_nobody_who_only_mentions_the_place(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did the coach in the Toft match say?"))
    assert (found.interpretation.speakers, found.reason) == (("the coach in the Toft match",), "no_statement")


def test_an_organisation_that_said_nothing_is_heard_by_who_leads_it(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did the Berg Fund say about fares?"))
    assert [(s.speaker, s.text) for s in found.statements] == [
        ("Nina Aas", "that fares would rise"),
        ("Mai Dale", "that fares were fair"),
    ]
    assert set(found.interpretation.speakers) == {"Nina Aas", "Mai Dale"}
    assert found.confidence < 0.93 * 0.75
    assert answer(searcher, Question("What did the fund say about fares?")).reason == "no_statement"
    assert answer(searcher, Question("What did the Berg Fund say?")).reason == "no_statement"
    assert answer(searcher, Question("What did the Berg Fund say about locusts?")).reason == "no_statement"


def test_what_names_much_of_a_topic_where_the_passage_names_it_comes_before_what_stands_beside(
    searcher: Searcher,
) -> None:
    found = answer(searcher, Question("What did Siv Aune say about water use at the Lofthus mill?"))
    assert [s.text for s in found.statements] == ["“This mill needs hardly any water,”", "that it would last"]


@pytest.mark.parametrize(
    ("whose", "speaker"),
    [
        ("Ada Moe's mother", "Liv Moe"),
        ("the mother of Ada Moe", "Liv Moe"),
        ("Ada Moe's mom", "Liv Moe"),
        # Whom the article calls a mother, but not of whom it is.
        ("Tone Vik's mother", None),
        ("Ada Moe's sister", None),
        ("Tone Vik's lawyer", "Jon Lunde"),
        ("the attorney of Tone Vik", "Jon Lunde"),
        ("Ada Moe's lawyer", None),
        # Whom the title alone names in full.
        ("Rolf Sand's lawyer", "Eva Ness"),
    ],
)
def test_whose_relative_or_lawyer_somebody_is_is_told_where_the_other_is_named(
    searcher: Searcher, whose: str, speaker: str | None
) -> None:
    found = answer(searcher, Question(f"What did {whose} say?"))
    assert [s.speaker for s in found.statements] == ([speaker] if speaker else [])
    assert found.interpretation.speakers == (speaker or whose,)


def test_some_people_are_those_who_are_called_so_and_speak_of_the_topic(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did scientists say about the locusts?"))
    assert found.interpretation.speakers == ("Hedda Lund", "Paul Moen")
    assert found.statements[0].speaker == "Hedda Lund"
    assert found.confidence < 0.93 * 0.75
    assert answer(searcher, Question("What did experts say about the locusts?")).statements == found.statements
    # Those who have no names are asked as well.
    found = answer(searcher, Question("What did pilots say about the comet?"))
    assert [(s.speaker, s.text) for s in found.statements] == [
        ("Hans Ruud", "that the comet was bright"),
        (None, "The comet had a tail"),
    ]
    found = answer(searcher, Question("What did pilots from Vik say about the comet?"))
    assert found.interpretation.kind == "open"
    found = answer(searcher, Question("What did residents of Lom say about the pier?"))
    assert (found.interpretation.topic, found.statements[0].text) == ("the pier Lom", "the pier in Lom was old")
    # A part of it is said by chance.
    found = answer(searcher, Question("What did experts say about the locusts of Jupiter?"))
    assert (found.interpretation.speakers, found.reason) == (("experts",), "no_statement")
    found = answer(searcher, Question("What did nurses say about the locusts?"))
    assert (found.interpretation.speakers, found.reason) == (("nurses",), "no_statement")


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("quotes by women on the farm bill", ["Anna Smith"]),
        ("What did men say about the farm bill?", ["John Kirby"]),
        ("Which woman said the farm bill was fair?", ["Anna Smith"]),
        ("Which men said the farm bill was fair?", []),
    ],
)
def test_women_are_those_whose_names_are_womens(searcher: Searcher, question: str, speakers: list[str]) -> None:
    assert [s.speaker for s in answer(searcher, Question(question)).statements] == speakers


def test_what_some_say_who_bear_no_name_is_less_sure(searcher: Searcher) -> None:
    for who, sure in (("drivers", 0.76), ("the Toll Office", 1.0)):
        found = answer(searcher, Question(f"What did {who} say?"))
        assert (len(found.statements), found.confidence) == (1, pytest.approx(0.93 * sure))


def test_an_ex_wife_is_no_wife() -> None:
    assert holders.holds("wife", Person("Ann Lee", (), ("wife", "ex-wife"), 1, 2))
    assert not holders.holds("wife", Person("Ann Lee", (), ("Bob’s ex-wife",), 1, 2))


def test_a_role_may_be_written_in_marks_alone() -> None:
    assert not holders.holds("wife", Person("Ann Lee", (), ("&", "& of wife", ""), 1, 2))
    assert holders.holds("wife", Person("Ann Lee", (), ("wife &",), 1, 2))


def test_a_filter_that_fits_nobody_names_who_is_spelt_nearly_so(searcher: Searcher) -> None:
    found = answer(
        searcher, Question("What about the bridge?", filters=Filters(speakers=("Greta Vogtt", "Jamal Murray")))
    )
    assert found.suggestions == ()
    found = answer(searcher, Question("What about the bridge?", filters=Filters(speakers=("Greta Vogtt",))))
    assert (found.reason, found.suggestions) == ("empty_filter", ("Greta Vogt",))


def test_of_several_who_hold_a_role_the_one_is_meant_who_spoke_of_the_topic(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did the premier say about the viaduct?"))
    assert (found.interpretation.speakers, found.interpretation.also_named) == (("Inga Holm",), ("Olaf Berg",))
    assert [s.text for s in found.statements] == ["that the viaduct had been built by hand"]


def test_of_several_who_hold_a_role_and_spoke_of_the_topic_the_one_is_meant_who_spoke_most_of_it(
    searcher: Searcher,
) -> None:
    read = answer(
        searcher, Question("What did the premier say about the canal at Moss being dug by hand?")
    ).interpretation
    assert (read.speakers, read.also_named) == (("Inga Holm",), ("Olaf Berg",))


def test_who_of_several_holders_said_nothing_on_the_topic_is_not_meant(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "speaks_as", lambda *_: searcher.named("Inga Holm")[0])
    found = answer(searcher, Question("What did the premier say about being glad?"))
    assert [s.speaker for s in found.statements] == ["Olaf Berg"]


def test_who_held_a_role_then_is_who_was_called_so_then(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did the harbour minister say in 2018?"))
    assert (found.interpretation.speakers, found.interpretation.also_named) == (("Finn Holt",), ("Ruth Krag",))
    assert [s.text for s in found.statements] == ["that the quay was built"]
    assert answer(searcher, Question("What did the harbour minister say in 2020?")).interpretation.speakers == (
        "Ruth Krag",
    )
    # A reader may have written the role there too.
    read = replace(found.interpretation, speakers=("the harbour minister",), also_named=("Finn Holt", "Nobody"))
    again = answer(searcher, Question("What did the harbour minister say in 2018?", interpretation=read))
    assert [s.text for s in again.statements] == ["that the quay was built"]
    assert holders.calls("minister", "Minister Ann Lee")
    assert not holders.calls("minister", "former Minister Ann Lee")
    assert not holders.calls("minister", "then-Minister Ann Lee")
    assert not holders.calls("minister", "French Minister Ann Lee")


def test_who_held_a_role_then_may_be_who_was_called_so_much_more(searcher: Searcher) -> None:
    for year, speaker in ((2016, "Lars Bo"), (2017, "Mona Lie")):
        found = answer(searcher, Question(f"What did the port warden say in {year}?"))
        assert found.interpretation.speakers == (speaker,)


def test_who_held_a_role_then_may_be_called_so_only_where_she_is_named_first(searcher: Searcher) -> None:
    for year, speaker in ((2014, "Tor Ask"), (2019, "Nora Eik")):
        found = answer(searcher, Question(f"What did the bay pilot say in {year}?"))
        assert found.interpretation.speakers == (speaker,)


def test_a_name_may_be_an_organisations(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Brandt say about frost?"))
    assert (found.interpretation.speakers, found.interpretation.also_named) == (("Brandt",), ("Tove Brandt",))
    assert [s.text for s in found.statements] == ["that frost is the word of the year"]
    assert found.confidence == pytest.approx(0.93 * 0.74, abs=0.01)


@pytest.mark.parametrize(
    ("words", "kind", "speakers", "topic"),
    [
        ("skog stamp price", "said", ("Arne Skog",), "stamp price"),
        ("arne skog stamp price", "said", ("Arne Skog",), "stamp price"),
        ("skog stamp price quote", "said", ("Arne Skog",), "stamp price"),
        # He said nothing of it; nobody of the name; a sentence; whoever is named later.
        ("skog penguins", "open", (), "skog penguins"),
        ("fjord stamp price", "open", (), "fjord stamp price"),
        ("skog is the stamp price", "open", (), "skog is the stamp price"),
        ("skog will see stamps", "open", (), "skog will see stamps"),
        ("Arne Skog", "open", (), "Arne Skog"),
        # What would be a sentence is a name.
        ("will dorn felt hats", "said", ("Will Dorn",), "felt hats"),
        ("Will Dorn felt hats", "said", ("Will Dorn",), "felt hats"),
        ("stamp price skog", "open", (), "stamp price skog"),
    ],
)
def test_words_that_begin_with_a_name_ask_for_words_of_who_bears_it(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, words: str, kind: str, speakers: tuple[str, ...], topic: str
) -> None:
    monkeypatch.setattr("rag.answer.THRESHOLD", 1.0)
    read = answer(searcher, Question(words)).interpretation
    assert (read.kind, read.speakers, read.topic) == (kind, speakers, topic)
    # Where a passage answers them and somebody speaks of it they ask for passages.
    monkeypatch.setattr("rag.answer.THRESHOLD", 0.0)
    monkeypatch.setattr(choose, "_OPEN", 0.0)
    assert answer(searcher, Question(words)).interpretation.kind == "open"
    monkeypatch.setattr(choose, "_OPEN", 1.1)
    assert answer(searcher, Question(words)).interpretation.kind == kind


def test_the_title_of_a_digest_says_of_nothing_what_it_is_about(searcher: Searcher) -> None:
    assert answer(searcher, Question("What did Vogt say about gardens?")).statements == ()


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Who said that the viaduct was built by hand?", ["that the viaduct had been built by hand"]),
        # Of which it holds a part.
        ("Who said that the viaduct was dangerous?", []),
        ("Who told Putin that an invasion would cost him?", ["that an invasion would cost him dearly"]),
        ("Who told Merkel that an invasion would cost him?", []),
        # Of whom something is wanted, who says that he does it doesn't want it.
        ("Who called for Lind to hurt cheaper coal, steel and tin?", []),
        ("Which judge said that the smuggling ring had done harm?", ["that the smuggling ring had done great harm"]),
        # A mayor did.
        ("Which judge said that the harbour would be built?", []),
        ("Which official said that the harbour would be built?", ["that the harbour would be built"]),
    ],
)
def test_who_said_it_said_it_in_words_of_their_own(searcher: Searcher, question: str, texts: list[str]) -> None:
    assert [s.text for s in answer(searcher, Question(question)).statements] == texts


@pytest.mark.parametrize(
    "question",
    [
        "Who called for Bjerke to resign?",
        "Who called on Harald Bjerke to resign?",
        "Who has called for Bjerke’s resignation?",
        "Who urged Bjerke to resign?",
        "Who demanded that Bjerke resign?",
        "Who told Bjerke to resign?",
    ],
)
def test_who_wanted_a_thing_is_who_called_for_it_or_said_that_it_must_be(searcher: Searcher, question: str) -> None:
    assert [s.speaker for s in answer(searcher, Question(question)).statements] == ["Helen Foss", "Kari Nes"]


def test_who_spoke_of_somebody_may_leave_out_the_given_name(searcher: Searcher) -> None:
    found = answer(searcher, Question("Who said that Emil Kraus left?"))
    assert [(s.speaker, s.text) for s in found.statements] == [("Ines Roth", "that Kraus left")]


def test_who_said_that_a_thing_should_be_wanted_it(searcher: Searcher) -> None:
    for asked, speakers in (
        ("Who said the pool in Vossby should be heated?", ["Kaja Moen"]),
        ("Who said the pool in Vossby must be heated?", ["Kaja Moen"]),
        ("Who said the pool in Vossby is heated?", ["Aud Teig", "Finn Rye", "Kaja Moen"]),
        # Where nobody wanted it, who spoke of it is shown.
        ("Who said the stamp price should be an old one?", ["Arne Skog"]),
    ):
        assert sorted({str(s.speaker) for s in answer(searcher, Question(asked)).statements}) == speakers


def test_who_told_somebody_a_thing_wanted_nothing(searcher: Searcher) -> None:
    found = answer(searcher, Question("Who told Bjerke that others resign?"))
    assert [s.speaker for s in found.statements] == ["Lise Dal"]


@pytest.mark.parametrize(
    ("question", "speaker", "others"),
    [
        ("What did Murray say about the hospital?", "Patty Murray", ("Jamal Murray",)),
        ("What did Murray say about the basketball final?", "Jamal Murray", ("Patty Murray",)),
        # Of what neither speaks, the one who is named most is refused.
        ("What did Murray say about the harbour?", "Patty Murray", ("Jamal Murray",)),
        ("What did Biden say about cakes?", "Jane Biden", ("Joe Biden",)),
    ],
)
def test_of_several_who_bear_a_name_the_one_is_meant_who_speaks_where_the_topic_leads(
    searcher: Searcher, question: str, speaker: str, others: tuple[str, ...]
) -> None:
    found = answer(searcher, Question(question))
    assert (found.interpretation.speakers, found.interpretation.also_named) == ((speaker,), others)
    assert {s.speaker for s in found.statements} <= {speaker}
    assert found.answered is ("harbour" not in question)


def test_who_is_named_very_much_more_often_is_meant(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "_OFTEN", 3)
    found = answer(searcher, Question("What did Biden say about cakes?"))
    assert (found.interpretation.speakers, found.reason) == (("Joe Biden",), "no_statement")


def test_the_same_words_of_nobody_twice_in_one_article_are_one_statement(searcher: Searcher) -> None:
    [statement] = answer(searcher, Question("What did police say about the bridge?")).statements
    assert len(statement.also_reported_by) == 1


def test_what_goes_on_from_words_on_a_topic_comes_after_them(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Jones say about the harbour?"))
    assert [s.text for s in found.statements] == ["that the harbour would be built", "“We will not wait,”"]
    # Not what is said much later.
    found = answer(searcher, Question("What did Vogt say about the well?"))
    assert [s.text for s in found.statements] == ["that the well was deep"]


def test_somebodys_own_words_come_before_what_another_makes_of_others(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Lund say about the ferry?"))
    assert [s.text for s in found.statements] == ["“The ferry is too old,”", "that the ferry would stop at noon"]
    # And of one day where nothing is said of what about.
    found = answer(searcher, Question("What did Lund say?"))
    assert [s.text for s in found.statements] == ["“The ferry is too old,”", "that the ferry would stop at noon"]


def test_what_holds_all_of_a_topic_with_its_title_comes_first(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Arne Skog say about the stamp price rise?"))
    assert [s.text for s in found.statements] == [
        "that the price rise would help",
        "that the stamp price is an old one",
    ]


@pytest.mark.parametrize("who", ["Dahle", "Vinje"])
def test_what_somebody_is_urged_to_do_is_no_occasion(searcher: Searcher, who: str) -> None:
    found = answer(searcher, Question(f"What did {who} say when she quit?"))
    assert [s.text for s in found.statements] == ["“I am old,”", "“I stay,”"]


@pytest.mark.parametrize("whom", ["Kraus", "Emil Kraus"])
def test_what_is_said_of_somebody_names_him_or_stands_where_he_is_named(searcher: Searcher, whom: str) -> None:
    def ask(who: str) -> Answer:
        return answer(searcher, Question(f"What did {who} say about {whom}?"))

    # By the family name, whether or not it asks for more.
    named = ask("Ines Roth")
    assert [s.text for s in named.statements] == ["Emil Kraus to end the strike", "that Kraus left"]
    # Not all of an article is on whom its title names.
    titled = ask("Pia Tveit")
    assert [s.text for s in titled.statements] == ["“He is wrong,”", "“Boats are cheap in spring,”"]
    near, far = ask("Lars Myhre"), ask("Rolf Sande")
    assert [s.text for s in near.statements] == ["that he was glad"]
    assert (far.statements, far.reason) == ((), "no_statement")
    assert near.confidence < titled.confidence < named.confidence


def test_after_what_names_a_topic_comes_what_a_title_says_is_on_it(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Dahl say about the tax?"))
    assert [s.text for s in found.statements] == ["that the tax would fall", "that it was late"]
    # Only where there is neither does the passage around it tell.
    found = answer(searcher, Question("What did Dahl say about sugar?"))
    assert [s.text for s in found.statements] == ["that he likes cakes"]


def test_of_who_said_little_what_stands_before_and_after_tells_too(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = answer(searcher, Question("What did Olga Fjell say about the fossil?"))
    assert [s.text for s in found.statements] == ["that the day was great"]
    assert found.confidence < 0.6
    assert answer(searcher, Question("What did Olga Fjell say about the comet?")).statements == ()
    monkeypatch.setattr(choose, "_FEW", 1)
    assert answer(searcher, Question("What did Olga Fjell say about the fossil?")).statements == ()


def test_what_is_of_another_year_than_the_one_asked_about_comes_last(searcher: Searcher) -> None:
    [lund] = searcher.statements_by(["Hedda Lund"], searcher.narrow(NO_FILTERS), 2)
    for topic, score in (
        ("the locusts", 0.8),
        ("the 2020 locusts", 0.8),
        ("the 2031 locusts", 0.8),
        ("the 2018 locusts", 0.24),
    ):
        [choice] = of_years(searcher, [Choice(lund, searcher.words(lund), "Hedda Lund", 0.8)], topic)
        assert choice.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("asked", "text", "score"),
    [
        ("Did she say the mill was unsafe?", "that the mill was unsafe", 0.8),
        # Whether she said so is not told by what she said beside.
        ("Did she say the mill was unsafe?", "that bread is dear", 0.4),
        ("Has she ever said the mill was unsafe?", "that bread is dear", 0.4),
        ("Why did she say the mill was unsafe?", "that bread is dear", 0.8),
        ("Did she say anything on the mill was unsafe?", "that bread is dear", 0.8),
    ],
)
def test_whether_somebody_said_it_is_told_by_that_alone(
    searcher: Searcher, asked: str, text: str, score: float
) -> None:
    chosen = [Choice(located(1, 0, 9), text, "Ann Lee", 0.8)]
    assert [c.score for c in claim.held_to(searcher, chosen, asked, "the mill was unsafe", "said")] == [score]


def test_when_something_was_said_is_told_by_what_stands_around_it(searcher: Searcher) -> None:
    at, about = (
        answer(searcher, Question(f"What did Brandt say {which} the harvest fair?")) for which in ("at", "about")
    )
    assert [s.text for s in at.statements] == ["“We eat well in this town,”", "that the harvest fair was dear"]
    assert [s.text for s in about.statements] == ["that the harvest fair was dear"]


def test_where_an_occasion_was_is_told_by_what_opens_the_article(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Nils Aas say after the match in Hamar?"))
    assert [s.text for s in found.statements] == ["that the Toft match was long"]
    assert answer(searcher, Question("What did Nils Aas say after the match in Voss?")).reason == "no_statement"


def test_what_is_said_about_something_on_an_occasion_names_it(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Brandt say at the harvest fair about the harvest fair?"))
    assert found.statements[0].text == "that the harvest fair was dear"


def test_an_event_is_the_moment_of_what_an_article_on_it_quotes(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Brandt say when she opened the mill?"))
    assert [s.text for s in found.statements] == ["“There is bread for all,”", "that she would open the mill one day"]


def test_words_that_are_quoted_are_looked_for_as_they_stand(searcher: Searcher) -> None:
    found = answer(searcher, Question('Who said "waited outside for far too long"?'))
    assert [s.speaker for s in found.statements] == ["Charles Ramsey"]


@pytest.mark.parametrize(
    "question", ["What did Ramsey say about Uvalde?", "What did Ramsey say about the Uvalde shooting?"]
)
def test_a_title_says_what_is_spoken_of_and_another_name_is_another_matter(searcher: Searcher, question: str) -> None:
    [statement] = answer(searcher, Question(question)).statements
    assert statement.citation.article_id == "The Uvalde shooting"


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("Who criticised the farm bill?", ["John Kirby"]),
        ("Who condemned the farm bill?", ["John Kirby"]),
        ("Who praised the farm bill?", ["Anna Smith"]),
        # What nobody did is no answer; what nobody is said to have done in these words may be one.
        ("Who apologised for the farm bill?", []),
        ("Who announced the farm bill?", ["Anna Smith", "John Kirby"]),
    ],
)
def test_who_said_it_in_that_manner(searcher: Searcher, question: str, speakers: list[str]) -> None:
    found = answer(searcher, Question(question))
    assert found.interpretation.kind == "who_said"
    assert sorted(s.speaker for s in found.statements if s.speaker) == speakers
    # What nobody known said comes last.
    assert None not in [s.speaker for s in found.statements][: len(speakers)]


def test_who_spoke_of_a_thing_in_another_manner_comes_after_who_did_so_in_that(searcher: Searcher) -> None:
    promised, mentioned = (
        answer(searcher, Question(f"Who {did} cheaper coal, steel and tin?")) for did in ("promised", "mentioned")
    )
    assert [s.speaker for s in mentioned.statements] == ["Ola Lind"]
    assert [s.speaker for s in promised.statements] == ["Ida Voss", "Ola Lind"]


def test_to_whom_somebody_apologised_is_what_it_was_about(searcher: Searcher) -> None:
    found = answer(searcher, Question("Who apologised to the senators?"))
    assert (found.interpretation.kind, found.interpretation.topic) == ("who_said", "the senators")


def test_who_is_urged_to_do_something_is_who_is_told_so(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Roth tell Kraus?"))
    assert [s.text for s in found.statements] == ["Emil Kraus to end the strike"]
    found = answer(searcher, Question("What did Roth tell Lang?"))
    assert [s.text for s in found.statements] == ["that Kraus left"]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("What did Kirby criticise?", ["the farm bill as unfair"]),
        ("What did Kirby praise?", []),
        ("Did Smith praise the farm bill?", ["the farm bill as fair"]),
        ("Did Smith deny the farm bill?", []),
        # Any of a speaker's words may be a promise.
        ("What did Dahl promise?", ["that it was late", "that the tax would fall", "that he likes cakes"]),
    ],
)
def test_what_somebody_said_in_a_manner(searcher: Searcher, question: str, texts: list[str]) -> None:
    found = answer(searcher, Question(question))
    assert found.interpretation.kind == "said"
    assert sorted(s.text for s in found.statements) == sorted(texts)
    assert found.reason == (None if texts else "no_statement")


def test_of_several_speakers_each_is_heard_in_turn(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    # All that Biden said is newer.
    found = answer(searcher, Question("What did Joe Biden and Charles Ramsey say?", max_statements=4))
    assert [s.speaker for s in found.statements] == ["Joe Biden", "Charles Ramsey"] * 2
    # Both are heard, whether or not both are shown.
    one = answer(searcher, Question("What did Joe Biden and Charles Ramsey say?", max_statements=1))
    assert one.confidence == found.confidence == 0.93
    # However many are asked for, so many statements are weighed.
    monkeypatch.setattr(choose, "_POOL_OF_ALL", 3)
    found = answer(searcher, Question("What did Joe Biden and Charles Ramsey say?", max_statements=4))
    assert [s.speaker for s in found.statements] == ["Joe Biden", "Charles Ramsey", "Joe Biden"]


def test_who_asks_for_two_wants_both(searcher: Searcher) -> None:
    one, unknown, silent = (
        answer(searcher, Question(f"What did Ramsey{other} say about the school?"))
        for other in ("", " and Zora Quint", " and Carla Brown")
    )
    assert unknown.interpretation.speakers == ("Charles Ramsey", "Zora Quint")
    assert {s.speaker for s in unknown.statements} == {"Charles Ramsey"}
    assert unknown.confidence == silent.confidence == pytest.approx(one.confidence / 2, abs=0.001)
    found = answer(searcher, Question("What did Ramsey and police say?"))
    assert {s.speaker for s in found.statements} == {"Charles Ramsey", None}
    # Who is unknown is not heard where others without a name are.
    both, unknown = (answer(searcher, Question(f"What did police{other} say?")) for other in ("", " and Zora Quint"))
    assert unknown.confidence == pytest.approx(both.confidence / 2, abs=0.001)


@pytest.mark.parametrize(("about", "share"), [("", 1), (" about the quay", 0.5)])
def test_who_is_no_person_is_heard_by_who_speaks_for_it(searcher: Searcher, about: str, share: float) -> None:
    alone, both = (
        answer(searcher, Question(f"What did {who} say{about}?"))
        for who in ("the Harbour Authority", "Lund and the Harbour Authority")
    )
    assert both.interpretation.speakers == ("Sverre Lund", "the Harbour Authority")
    assert "Ida Falk" in {s.speaker for s in both.statements}
    assert both.confidence == pytest.approx(share * alone.confidence, abs=0.001)


def test_who_judges_another_thing_is_hardly_asked_for(searcher: Searcher) -> None:
    own, titled = (
        answer(searcher, Question(f"Did Frost criticise {what}?")) for what in ("the reporters", "the harbour fire")
    )
    assert [s.text for s in titled.statements] == [s.text for s in own.statements] == ["the reporters"]
    assert own.confidence > 0.9
    assert titled.confidence < 0.75


def test_who_judges_another_for_it_comes_after_who_judges_whom_is_asked_about(searcher: Searcher) -> None:
    found = answer(searcher, Question("Who criticised Vang for the jetty?"))
    assert found.statements[0].text == "Berit Vang for the jetty"
    assert len(found.statements) == 3
    assert found.statements[2].text == "Hans Dahl for the jetty that Berit Vang had built"
    found = answer(searcher, Question("Who criticised Dahl for the jetty?"))
    assert found.statements[0].text == "Hans Dahl for the jetty that Berit Vang had built"


def test_what_a_holder_of_a_role_did_may_be_told_by_others(searcher: Searcher) -> None:
    assert answer(searcher, Question("How did the judge rule on the viaduct?")).interpretation.kind == "open"
    assert answer(searcher, Question("What did the judge say about the viaduct?")).interpretation.kind == "said"
    # Not where it said so itself, nor where nobody knows whether it is one.
    said = answer(searcher, Question("What did police announce about the bridge?"))
    assert (said.interpretation.kind, said.statements[0].text) == ("said", "The bridge is closed")
    assert answer(searcher, Question("What did Zarf announce?")).reason == "unknown_speaker"


def test_only_what_somebody_said_orders_the_passages(searcher: Searcher) -> None:
    said, who = (
        answer(searcher, Question(text))
        for text in ("What did Holm say?", "Who said that the viaduct was built by hand?")
    )
    assert said.statements[0].text == who.statements[0].text
    assert said.passages[0].score > 1 > who.passages[0].score


def test_quoted_words_that_nobody_said_are_not_answered_by_others(searcher: Searcher) -> None:
    assert answer(searcher, Question('Who said "officers waited inside for long"?')).statements == ()


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ('Did Ramsey say "too long on that day"?', ["the officers waited outside for far too long on that day"]),
        ("Did Ramsey say ‘too long on that day’?", ["the officers waited outside for far too long on that day"]),
        ("Did Ramsey say 'too short on that day'?", []),
        ("Did Ramsey say “the officers’ day”?", []),
    ],
)
def test_quoted_words_of_somebody_are_looked_for_as_they_stand(
    searcher: Searcher, question: str, texts: list[str]
) -> None:
    found = answer(searcher, Question(question))
    assert [s.text for s in found.statements] == texts
    assert found.reason == (None if texts else "no_statement")


def test_who_says_so_of_others_hardly_says_so_of_whom_a_question_names(searcher: Searcher) -> None:
    of_vik, of_ek = (
        answer(searcher, Question(f"Did Berge say {who} gets a speedy trial by jury?")) for who in ("Vik", "Ek")
    )
    assert (
        [s.text for s in of_ek.statements]
        == [s.text for s in of_vik.statements]
        == ["that Vik would get a new, speedy trial by jury"]
    )
    assert of_ek.confidence < 0.76 < of_vik.confidence


def test_a_name_in_quotation_marks_is_a_topic_like_others(searcher: Searcher) -> None:
    plain, marked = (answer(searcher, Question(f"What did Ramsey say about {it}?")) for it in ("the day", '"the day"'))
    assert [s.text for s in marked.statements] == [s.text for s in plain.statements]


@pytest.mark.parametrize(
    ("asked", "topic", "kind", "expected"),
    [
        ("Who said masks work?", "masks work", "who_said", True),
        ("Who spoke about masks?", "masks", "who_said", False),
        ("WHO SPOKE ABOUT MASKS?", "masks", "who_said", False),
        ("Did Falk say that she would not run?", "she would not run", "said", True),
        ("Did Falk say that she would run?", "she would run", "said", False),
        ("Why would Falk not run?", "Why would Falk not run?", "open", False),
        # As a reader edited it.
        ("Who spoke about masks?", "masks work", "who_said", True),
    ],
)
def test_a_topic_is_what_was_said_or_what_it_was_about(
    asked: str, topic: str, kind: QuestionKind, expected: bool
) -> None:
    assert claim.says(asked, topic, kind) is expected


@pytest.mark.parametrize("topic", ["rents rose", "rents never rose"])
def test_the_contrary_counts_little(topic: str) -> None:
    given = [Choice(located(3, 0, 9), "rents fell", "A", 0.6), Choice(located(2, 0, 9), "rents rose", "B", 0.5)]
    given.append(Choice(located(1, 0, 9), "rents never rose", "C", 0.7))
    found = claim.contrary_last(given, topic)
    assert found[0].text == topic
    assert {c.text: c.score for c in found[1:]} == pytest.approx(
        {c.text: 0.3 * c.score for c in given if c.text != topic}
    )


def test_who_a_reader_says_is_meant_is_nobody_else(searcher: Searcher) -> None:
    # Krag speaks where the question leads, Holt bears the other name that a reader was shown.
    read = Interpretation("said", ("Mona Lie",), ("Ruth Krag", "Finn Holt"), "the road")
    found = answer(searcher, Question("What did Krag say about the road?", interpretation=read))
    assert (found.reason, found.statements) == ("no_statement", ())
    assert found.interpretation == read


def test_words_that_begin_with_a_name_are_asked_of_everybody_where_a_reader_says_so(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.answer.in_passages", lambda *_: 0.0)
    assert answer(searcher, Question("Krag closed road")).interpretation.speakers == ("Ruth Krag",)
    read = Interpretation(topic="Krag closed road")
    assert answer(searcher, Question("Krag closed road", interpretation=read)).interpretation == read


def test_another_topic_that_a_reader_wrote_is_searched_for(searcher: Searcher) -> None:
    asked = Question("Who said that the quay was built?", interpretation=Interpretation("who_said", topic="the road"))
    assert answer(searcher, asked).passages == answer(searcher, Question("the road")).passages
    assert asked.sought == "the road"
    by_krag = replace(asked, interpretation=Interpretation("said", ("Ruth Krag",), topic="the road"))
    assert by_krag.sought == "Ruth Krag the road"
    assert replace(asked, interpretation=None).sought == asked.text
    assert replace(asked, interpretation=Interpretation("who_said", topic="the quay")).sought == asked.text


def test_an_open_topic_that_a_reader_took_out_is_the_question(searcher: Searcher) -> None:
    text = "the officers waited outside for far too long"
    ours, edited = (answer(searcher, Question(text, interpretation=it)) for it in (None, Interpretation("open")))
    assert [s.text for s in edited.statements] == [s.text for s in ours.statements] != []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who said he would not run for the council?", "Ivo Marsh"),
        ("Who said he wouldn’t run for the council?", "Ivo Marsh"),
        ("Who said she would run for the council?", "Gwen Falk"),
    ],
)
def test_who_denied_a_thing_is_not_who_said_it(searcher: Searcher, question: str, first: str) -> None:
    found = answer(searcher, Question(question))
    assert [s.speaker for s in found.statements][:1] == [first]


def test_what_is_not_denied_makes_a_denial_less_sure(searcher: Searcher) -> None:
    said, denied = (
        answer(searcher, Question(f"Did {name} say that she would not run for the council?"))
        for name in ("Falk", "Marsh")
    )
    assert [s.text for s in said.statements][:1] == ["that she would run for the council"]
    assert said.confidence < 0.76 < denied.confidence


def test_a_part_of_a_topic_makes_an_answer_less_sure(searcher: Searcher) -> None:
    whole = answer(searcher, Question("What did Dahl say about the tax?")).confidence
    part = answer(searcher, Question("What did Dahl say about a tax on horses?"))
    assert [s.text for s in part.statements][:1] == ["that the tax would fall"]
    assert part.confidence < whole
