from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.filters import Filters
from index.fold import edits, fold
from index.values import Person
from rag.question.holders import usually_holds
from rag.question.understand import Speaker, Understood, understand
from rag.values import Interpretation, Question

# A Wednesday.
NEWEST = date(2023, 3, 22)


class KnownPeople:
    """The registry's seam over people held in memory."""

    def __init__(
        self, *people: Person, days: Mapping[str, Sequence[date]] | None = None, groups: Mapping[str, int] | None = None
    ) -> None:
        """`days` are those of each person's statements, `groups` how many statements each speaker has who is nobody."""
        self._people = sorted(people, key=lambda p: (-p.mentions, p.name))
        self._days = days or {}
        self._groups = {fold(name): n for name, n in (groups or {}).items()}

    def named(self, name: str) -> tuple[Person, ...]:
        words = set(fold(name))
        return tuple(p for p in self._people if words and any(words <= set(fold(f)) for f in (p.name, *p.forms)))

    def like(self, name: str) -> tuple[Person, ...]:
        words = fold(name)
        own = {p: [word for form in (p.name, *p.forms) for word in fold(form)] for p in self._people}
        costs = {p: [min(edits(word, other) for other in own[p]) for word in words] for p in self._people}
        return tuple(sorted((p for p in self._people if max(costs[p], default=9) <= 2), key=lambda p: sum(costs[p])))

    def with_role(self, role: str) -> tuple[Person, ...]:
        words = set(fold(role))
        return tuple(p for p in self._people if words and any(words <= set(fold(each)) for each in p.roles))

    def said_by(self, person: Person, first: date | None, last: date | None) -> int:
        days = self._days.get(person.name, ())
        return sum((first or date.min) <= day <= (last or date.max) for day in days)

    def said_unnamed(self, speaker: str) -> int:
        words = fold(speaker)
        return self._groups.get(words[1:] if words[:1] == ("the",) else words, 0)


def person(name: str, mentions: int, forms: Sequence[str] = (), roles: Sequence[str] = ()) -> Person:
    return Person(name, (name, *forms), tuple(roles), 1, mentions)


PEOPLE = KnownPeople(
    person("Barack Obama", 50, ["Obama"], ["former US President"]),
    person("Vladimir Putin", 40, ["Putin"], ["Russian President", "Russian leader"]),
    person("Xi Jinping", 38, ["Xi"], ["Chinese President", "Chinese leader"]),
    person("Joe Biden", 30, ["Biden"], ["US President"]),
    person("Kamala Harris", 31, ["Harris"], ["US Vice President"]),
    person("John Kirby", 9, ["Kirby"], ["White House spokesman", "U.S. National Security Council spokesman"]),
    person("Michelle Obama", 9, ["Obama"], ["former first lady"]),
    person("Volodymyr Zelenskyy", 5, ["Volodymyr Zelensky", "Zelensky"], ["Ukrainian President"]),
    person("Anthony Blinken", 3, ["Antony Blinken"], ["US Secretary of State"]),
    person("Dmitry Peskov", 3, ["Dmitri Peskov", "Peskov"], ["Kremlin spokesman"]),
    person("Jake Sullivan", 2, ["Sullivan"], ["Biden's security adviser"]),
    person("Oleksiy Danilov", 1, ["Danilov"], ["secretary of Ukraine's National Defense and Security Council"]),
    person("Qin Gang", 1, ["Qin"], ["Chinese Foreign Minister"]),
    person("Dmytro Kuleba", 1, ["Kuleba"]),
    person("Steve Israel", 1, ["Israel"]),
)
NOBODY = KnownPeople()


def asked(question: str, people: KnownPeople = PEOPLE) -> Understood:
    return understand(Question(question), people, NEWEST)


def said(question: str, speakers: str, topic: str | None = None, **rest: object) -> None:
    """Asks for words of known people (joined by " + "), with whatever else is understood."""
    got = asked(question)
    i = got.interpretation
    assert (i.kind, " + ".join(i.speakers), i.topic) == ("said", speakers, topic)
    assert tuple(p.name for p in got.persons) == i.speakers
    extra = {"also": i.also_named, "to": got.addressee, "weekday": got.weekday}
    dates = {"first": i.published_from and str(i.published_from), "last": i.published_to and str(i.published_to)}
    assert {key: value for key, value in {**extra, **dates}.items() if value not in (None, ())} == rest


def who_said(question: str, topic: str, to: str | None = None) -> None:
    got = asked(question)
    assert (got.interpretation.kind, got.interpretation.speakers) == ("who_said", ())
    assert (got.interpretation.topic, got.addressee) == (topic, to)


def is_open(question: str) -> None:
    for people in (PEOPLE, NOBODY):
        assert asked(question, people) == Understood(Interpretation("open", topic=question.strip()))


def unknown(question: str, name: str, *suggestions: str, group: str | None = None) -> None:
    got = asked(question)
    assert (got.interpretation.kind, got.interpretation.speakers, got.persons) == ("said", (name,), ())
    assert (got.unknown, got.suggestions, got.group) == (name, suggestions, group)


def is_group(question: str, group: str, topic: str | None = None) -> None:
    got = asked(question)
    assert (got.interpretation.kind, got.interpretation.speakers, got.interpretation.topic) == ("said", (group,), topic)
    assert (got.group, got.unknown, got.persons) == (group, None, ())


def test_what_did_x_say() -> None:
    said("What did Blinken say?", "Anthony Blinken")
    said("what did blinken say about the ceasefire", "Anthony Blinken", "the ceasefire")
    said("WHAT DID PUTIN SAY", "Vladimir Putin")
    said("What has Kirby said on a ceasefire?", "John Kirby", "a ceasefire")
    said("What does Zelensky say about the Chinese plan?", "Volodymyr Zelenskyy", "the Chinese plan")
    said("What's Putin saying about NATO?", "Vladimir Putin", "NATO")
    said("What has Putin been saying about NATO?", "Vladimir Putin", "NATO")
    said("What did Putin have to say about the plan?", "Vladimir Putin", "the plan")
    said("What did Sullivan announce?", "Jake Sullivan")
    said("What exactly did Danilov write on Twitter?", "Oleksiy Danilov", "Twitter")
    said("Why did Kirby say that a ceasefire would help Russia?", "John Kirby", "a ceasefire would help Russia")
    said("Whom did Xi accuse of interference?", "Xi Jinping", "interference")
    said("When did Xi say he would call Zelensky?", "Xi Jinping", "he would call Zelensky")
    said("How does Xi view the war?", "Xi Jinping", "the war")
    said("What did Putin threaten to do?", "Vladimir Putin")
    said("What did John Kirby and Jake Sullivan say about it?", "John Kirby + Jake Sullivan")
    said("What did Xi and Putin both say about peace?", "Xi Jinping + Vladimir Putin", "peace")
    said("Did Kirby say that the war was over?", "John Kirby", "the war was over")
    said("Did Kirby say it was over?", "John Kirby", "it was over")
    # A name of which the index holds no word is not anything at all.
    said("What did Kirby say about the A's?", "John Kirby", "the A's")


def test_a_name_with_what_somebody_is_or_where_from() -> None:
    said("What did Jake Sullivan of the Harbour Union say about peace?", "Jake Sullivan", "peace")
    said("what did dmitry peskov from the kremlin say about the dinner", "Dmitry Peskov", "the dinner")
    said("What did Jake Sullivan at the White House tell reporters?", "Jake Sullivan", to="reporters")
    said("What did Jake Sullivan, the head of the Harbour Union, say about peace?", "Jake Sullivan", "peace")
    said("What did Xi, Putin and Kirby say about peace?", "Xi Jinping + Vladimir Putin + John Kirby", "peace")
    said("What did Xi and Putin, the president, say about peace?", "Xi Jinping + Vladimir Putin", "peace")
    # Of two who bear the name the one who is called so.
    two = KnownPeople(person("Ann Lee", 9, roles=["pilot"]), person("Ann Lee", 3, roles=["Berg Bank chairwoman"]))
    assert [p.mentions for p in asked("What did Ann Lee of Berg Bank say?", two).persons] == [3]
    assert [p.mentions for p in asked("What did Ann Lee of Vik Farm say?", two).persons] == [9]
    assert asked("What did the Ann Lee House of Art say?", two).persons == ()


def test_some_people_are_told_by_what_follows_too() -> None:
    is_group("What did lawyers for the Danes allege about the dinner?", "lawyers for the Danes", "the dinner")
    is_group("What did residents of Berg say about the dinner?", "residents of Berg", "the dinner")


def test_to_whom() -> None:
    said("What did Xi tell Putin?", "Xi Jinping", to="Putin")
    said("What did Xi tell Putin about peace talks?", "Xi Jinping", "peace talks", to="Putin")
    said("What did Xi say to Putin about peace?", "Xi Jinping", "peace", to="Putin")
    said("What did Xi say about peace to Putin on Monday?", "Xi Jinping", "peace", to="Putin", weekday=0)
    said("What did Kirby say to reporters?", "John Kirby", to="reporters")
    said("What did Xi say about aid to Qin?", "Xi Jinping", "aid", to="Qin")
    said("What did Xi say about aid to Israel?", "Xi Jinping", "aid to Israel")
    said("What did Kirby say about military aid to Ukraine?", "John Kirby", "military aid to Ukraine")
    said("Xi's remarks to Putin about the war", "Xi Jinping", "the war", to="Putin")
    said("What did Xi say to Putin in their call?", "Xi Jinping", "their call", to="Putin")
    said("What did Xi tell Putin after the vote?", "Xi Jinping", "after the vote", to="Putin")
    said("What did Xi say the day after the vote?", "Xi Jinping", "after the vote")
    said("What did Xi say two weeks before the vote?", "Xi Jinping", "before the vote")


def test_comments_reactions_and_positions() -> None:
    said("Kirby's comments on the ceasefire", "John Kirby", "the ceasefire")
    said("What were Putin’s remarks on China’s plans?", "Vladimir Putin", "China’s plans")
    said("what is xis position on taiwan", "Xi Jinping", "taiwan")
    said("whats kirbys view on the ceasefire", "John Kirby", "the ceasefire")
    said("putin stance on ceasefire", "Vladimir Putin", "ceasefire")
    said("Comments by John Kirby on the ceasefire", "John Kirby", "the ceasefire")
    said("wat did kirby say bout the ceasefire", "John Kirby", "the ceasefire")
    said("all statements from Peskov about the dinner", "Dmitry Peskov", "the dinner")
    said("quotes from Peskov", "Dmitry Peskov")
    said("the position of Xi on Taiwan", "Xi Jinping", "Taiwan")
    said("What were Kirby's words on the ceasefire?", "John Kirby", "the ceasefire")
    said("What remarks did Biden make about China?", "Joe Biden", "China")
    said("What promises did Putin make on Taiwan?", "Vladimir Putin", "Taiwan")
    said("How did Biden respond to the visit?", "Joe Biden", "the visit")
    said("How has Putin reacted to the arrest warrant?", "Vladimir Putin", "the arrest warrant")
    said("What is Zelenskyy's reaction to the peace plan?", "Volodymyr Zelenskyy", "the peace plan")
    said("What concerns did Xi raise about trade?", "Xi Jinping", "trade")
    said("What advice did Kirby give on trade?", "John Kirby", "trade")
    said("anything from Kirby on trade?", "John Kirby", "trade")
    said("Find quotes where Xi talks about trade", "Xi Jinping", "trade")
    said("Compare what Xi and Putin say about trade", "Xi Jinping + Vladimir Putin", "trade")
    said("In Kirby's own words, why did the talks fail?", "John Kirby", "why did the talks fail")
    said("all remarks made by Kirby about trade", "John Kirby", "trade")
    said("comments by Biden during the visit to Kyiv", "Joe Biden", "during the visit to Kyiv")
    said("quotes from Biden at Normandy", "Joe Biden", "at Normandy")
    said("Why does Xi believe trade will grow?", "Xi Jinping", "trade will grow")
    is_group("How did the Kremlin answer the plan?", "the Kremlin", "the plan")


def test_how_a_view_has_changed() -> None:
    said("How has Xi's view of trade changed?", "Xi Jinping", "trade")
    # By no name that ends in what it owns.
    assert asked("How has Vik's view of trade changed?").interpretation.speakers != ("Vik's",)
    said("how did kirbys position on the ceasefire evolve over the years", "John Kirby", "the ceasefire")
    said("How has Biden's stance changed over time?", "Joe Biden")
    said("Has Kirby changed his mind on trade?", "John Kirby", "trade")
    said("why did biden change his position on trade", "Joe Biden", "trade")
    is_open("Has Kirby changed his car?")


def test_common_words_are_nobodys_name() -> None:
    """A registry made from real news holds people such as these; a question in common words doesn't mean them."""
    junk = [("Virginia New", ["New"]), ("Authorities", []), ("Kim Jong Un", ["Kim"]), ("Casey White", ["White"])]
    known = KnownPeople(
        *(person(name, 3, forms) for name, forms in junk), person("Departments", 1), person("Alfred I", 1)
    )
    for question in (
        "According to a new study, vaccinations have saved how many lives in Europe?",
        "According to authorities, what was the cause of a collision in Greece?",
        "According to the UN, the world's population reached how many billion?",
        "According to the White House, how soon could vaccines be available?",
        "According to the Justice Department, how many pages were seized?",
        "Which Hollywood actor is warning fans to beware a video?",
    ):
        assert asked(question, known).persons == ()
    assert asked("According to Kim, who fired the missiles?", known).interpretation.speakers == ("Kim Jong Un",)
    assert asked("WHAT DID KIM JONG UN SAY?", known).interpretation.speakers == ("Kim Jong Un",)
    troops = KnownPeople(person("Scout Troop", 3), person("Joe Biden", 9), days={"Joe Biden": [NEWEST] * 300})
    loans = KnownPeople(person("Quicken Loans", 3), person("Dave Calhoun", 9, ["Calhoun"], ["Boeing CEO"]))
    assert asked("biden student loans answer", loans).interpretation.kind == "open"
    assert asked("boeing ceo calhoun comments", loans).interpretation.speakers == ("Dave Calhoun",)
    assert asked("biden ukraine troops comment", troops).interpretation.speakers == ("Joe Biden",)
    assert asked("What did white say?", known).interpretation.speakers == ("Casey White",)


@pytest.mark.parametrize(
    ("question", "topic", "sequence"),
    [
        ("When did Xi first say that trade would grow?", "trade would grow", "first"),
        ("What did Xi first say about trade?", "trade", "first"),
        ("xi's earliest known comments on trade", "trade", "first"),
        ("When was the first time that Xi spoke about trade?", "trade", "first"),
        ("When did Xi last mention trade?", "trade", "last"),
        ("latest public statement by Xi on trade", "trade", "last"),
        ("What was Xi's most recent statement on trade?", "trade", "last"),
        ("What is the last thing Xi said about trade?", "trade", "last"),
        ("xi latest comments on trade", "trade", "last"),
        ("Has Xi changed his mind on trade?", "trade", "both"),
        ("How have Xi's views on trade changed over time?", "trade", "both"),
        ("What did Xi say about his first term?", "his first term", None),
    ],
)
def test_the_first_or_the_last_of_what_was_said(question: str, topic: str, sequence: str | None) -> None:
    said(question, "Xi Jinping", topic)
    assert asked(question).sequence == sequence


def test_who_said_it_first() -> None:
    who_said("Who first said that the war must end?", "the war must end")
    assert asked("Who first said that the war must end?").sequence == "first"
    assert asked("Who said that the war must end?").sequence is None
    # A role holds such a word as well.
    people = KnownPeople(person("Jill Biden", 9, (), ["first lady"]))
    assert asked("What did the first lady say?", people).sequence is None


def test_other_orders() -> None:
    said("According to Peskov, what will happen on Tuesday?", "Dmitry Peskov", "what will happen on Tuesday")
    said("According to Xi, what is the role of China?", "Xi Jinping", "the role of China")
    said("according to kirby the war must end", "John Kirby", "the war must end")
    said("according to kirby", "John Kirby", None)
    said("What did John Kirby", "John Kirby", None)
    said("Kirby said", "John Kirby", None)
    said("What is the plan, according to Dmitri Peskov?", "Dmitry Peskov", "the plan")
    said("what Kirby said about the ceasefire", "John Kirby", "the ceasefire")
    said("Can you tell me what Xi said about Taiwan?", "Xi Jinping", "Taiwan")
    said("Xi said what about Ukraine?", "Xi Jinping", "Ukraine")
    said("Putin on China's peace plan", "Vladimir Putin", "China's peace plan")
    said("What was said by Kirby about the ceasefire?", "John Kirby", "the ceasefire")
    said("What has been said about the ceasefire by Kirby?", "John Kirby", "the ceasefire")
    said("What was Xi quoted as telling Putin about peace?", "Xi Jinping", "peace", to="Putin")
    said("What did Kirby say, and why?", "John Kirby")
    said("What did Xi Jinping, the Chinese president, say about trade?", "Xi Jinping", "trade")


def test_did_x_say() -> None:
    said("Did Putin say he would discuss the plan?", "Vladimir Putin", "he would discuss the plan")
    said("has kirby said that the ceasefire is acceptable", "John Kirby", "the ceasefire is acceptable")
    said("Has Xi said anything about Taiwan?", "Xi Jinping", "Taiwan")
    said("Did Xi and Putin announce a partnership?", "Xi Jinping + Vladimir Putin", "a partnership")


def test_does_x_support() -> None:
    said("Does Putin support a ceasefire?", "Vladimir Putin", "a ceasefire")
    said("Did Zelenskyy want to join the alliance?", "Volodymyr Zelenskyy", "to join the alliance")
    said("does biden agree with xi on taiwan", "Joe Biden", "with xi on taiwan")
    # Only people are asked for it; and not everything that somebody does is a view.
    is_open("Do voters support a ceasefire?")
    is_open("Does Putin know Xi?")


def test_who_said() -> None:
    who_said("Who said a ceasefire would ratify Russia's conquest?", "a ceasefire would ratify Russia's conquest")
    who_said("who says that the war must end", "the war must end")
    who_said("Who has called for a ceasefire?", "a ceasefire")
    who_said("Which official said the war must end fairly?", "the war must end fairly")
    who_said("Which former president told a rally crowd that he would run?", "he would run", to="a rally crowd")
    who_said("What has been said about Taiwan?", "Taiwan")
    who_said('Who said "a state dinner"?', '"a state dinner"')
    who_said("Who slammed the bill?", "the bill")
    who_said("Who has endorsed Biden?", "Biden")
    who_said("Who blamed Biden for the prices?", "Biden for the prices")
    who_said("Who asked for a recount?", "a recount")
    who_said("Who rejected the offer?", "the offer")
    who_said("Did anybody say the war must end?", "the war must end")
    who_said("has anyone else called for a ceasefire", "a ceasefire")
    who_said("Who talked about the dinner?", "the dinner")
    who_said("Which senators have spoken out against the bill?", "against the bill")
    who_said("has anyone spoken about Taiwan", "Taiwan")
    # What happened is not told by what somebody said.
    is_open("Who talked to Putin?")
    is_open("Who spoke at the dinner?")
    who_said("Who disagreed with Xi about trade?", "with Xi about trade")
    is_open("Did anybody survive?")
    is_open("Who ruled Egypt?")
    is_open("What slammed into the coast?")
    is_open("Who blasted off to the space station?")
    who_said("Who said we must talk to Kirby?", "we must talk", "Kirby")
    for quoted in ('"we must talk to Kirby"', "“We must talk to Kirby”"):
        who_said(f"Who said {quoted}?", quoted)


def test_words_that_are_quoted_stay_whole() -> None:
    said('Did Putin say "that’s about the war"?', "Vladimir Putin", '"that’s about the war"')


def test_what_is_looked_for() -> None:
    said("I'm looking for a quote in which Putin criticises peace", "Vladimir Putin", "peace")
    said("I am looking for quotes from Blinken on Taiwan", "Anthony Blinken", "Taiwan")


def test_dates_go_out_of_the_topic() -> None:
    said("What did Xi say on March 20 about peace?", "Xi Jinping", "peace", first="2023-03-20", last="2023-03-21")
    said("What did Xi say about peace in March 2023?", "Xi Jinping", "peace", first="2023-03-01", last="2023-03-31")
    said("what did blinken say before march 21", "Anthony Blinken", last="2023-03-20")
    said("What did Kirby say on Friday about the war?", "John Kirby", "the war", weekday=4)
    said("What did Kirby say since Monday?", "John Kirby", first="2023-03-20")
    said("What did Xi say about areas annexed in 2022?", "Xi Jinping", "areas annexed in 2022")
    said("When did Xi say he would visit Kyiv in 2022?", "Xi Jinping", "he would visit Kyiv in 2022")
    said("What did Kirby say would end in March?", "John Kirby", "would end in March")
    said("What would Kirby say in March?", "John Kirby", first="2023-03-01", last="2023-03-31")
    said("What did Kirby say about the war on Friday in Kyiv?", "John Kirby", "the war in Kyiv", weekday=4)


def test_roles() -> None:
    said("What did the White House spokesman say about a ceasefire?", "John Kirby", "a ceasefire")
    said("What did Washington's top diplomat say?", "Anthony Blinken")
    said("what did the russian president say about china's plan", "Vladimir Putin", "china's plan")
    said("What did the president of Russia say?", "Vladimir Putin")
    said("What did Biden's security adviser say?", "Jake Sullivan")
    said("what did putin's spokesman say", "Dmitry Peskov")
    said("What did the Chinese foreign minister say?", "Qin Gang")
    said("What did the president of the United States say?", "Joe Biden")
    said("What did the vice president say?", "Kamala Harris")
    said("What did Secretary of State Blinken say?", "Anthony Blinken")
    said("What did US President Joe Biden say?", "Joe Biden")


@pytest.mark.parametrize(("quoted", "group"), [(5, "a judge"), (4, None)])
def test_any_of_those_who_hold_a_role_is_who_is_quoted_without_a_name(quoted: int, group: str | None) -> None:
    people = KnownPeople(person("Anna Smith", 9, ["Smith"], ["Judge"]), groups={"a judge": quoted, "the judge": quoted})
    for question in ("What did a judge say?", "what did a judge say about Xi"):
        assert asked(question, people).group == group
        assert [p.name for p in asked(question, people).persons] == ([] if group else ["Anna Smith"])
    assert [p.name for p in asked("What did the judge say?", people).persons] == ["Anna Smith"]


def test_a_role_of_somebody_with_a_given_name_is_no_name() -> None:
    people = KnownPeople(
        person("Hunter Biden", 9, (), ["son"]), person("Abbe Lowell", 2, (), ["Hunter Biden's attorney"])
    )
    assert asked("What did Hunter Biden's lawyer say?", people).interpretation.speakers == ("Abbe Lowell",)
    # Of a leader's state are its officers, not its doctors.
    people = KnownPeople(
        person("Joe Biden", 90, ["Biden"], ["US President"]),
        person("Larry Rask", 9, (), ["US doctor"]),
        person("Ann Lowe", 9, (), ["US spokesperson"]),
    )
    assert asked("What did Biden's spokesperson say?", people).interpretation.speakers == ("Ann Lowe",)
    assert asked("What did Biden's doctor say?", people).group == "Biden's doctor"
    people = KnownPeople(
        person("Hunter Biden", 9, (), ["son"]), person("Abbe Lowell", 2, (), ["Hunter Biden's attorney"])
    )
    assert asked("What did Hunter Biden's wife say?", people).group == "Hunter Biden's wife"


@pytest.mark.parametrize(
    ("role", "speaker"),
    [
        ("the UN chief", "António Guterres"),
        ("the head of the WHO", "Tedros Adhanom Ghebreyesus"),
        ("Boeing's chief executive", "Dave Calhoun"),
        ("the chief executive officer of Boeing", "Dave Calhoun"),
        ("the governor of Ohio", "Mike DeWine"),
    ],
)
def test_roles_in_other_words(role: str, speaker: str) -> None:
    people = KnownPeople(
        person("Recep Tayyip Erdogan", 90, (), ["President", "UN chief Turkish President"]),
        person("António Guterres", 9, (), ["United Nations chief"]),
        person("Tedros Adhanom Ghebreyesus", 9, (), ["World Health Organization Director-General"]),
        person("Dave Calhoun", 9, (), ["Boeing CEO"]),
        person("Jon Husted", 90, (), ["Ohio Lt. Governor"]),
        person("Mike DeWine", 9, (), ["Ohio Gov."]),
    )
    assert asked(f"What did {role} say?", people).interpretation.speakers == (speaker,)


def test_a_role_that_many_hold_is_nobodys() -> None:
    is_group("What did the president say?", "the president")
    is_group("What did the president of Nigeria say?", "the president of Nigeria")


def test_who_works_for_the_holder_of_a_role_does_not_hold_it() -> None:
    people = KnownPeople(
        person("Ann Lowe", 9, (), ["secretary to the Governor of Ohio"]),
        person("Idris Moor", 3, (), ["Governor of Ohio"]),
        person("Ola Lind", 2, (), ["Governor of Ohio"]),
    )
    got = asked("What did the governor of Ohio say?", people).interpretation
    assert (got.speakers, got.also_named) == (("Idris Moor",), ("Ola Lind",))


def test_a_role_after_two_others_is_hardly_somebody_s() -> None:
    often, seldom = (person("Ida Voss", 9, (), [*roles, "senator"]) for roles in (["coach"], ["coach", "mayor"]))
    assert usually_holds("senator", often, KnownPeople(often))
    assert not usually_holds("senator", seldom, KnownPeople(seldom))


def test_one_surname_two_people() -> None:
    said("What did Obama say?", "Barack Obama", also=("Michelle Obama",))
    said("What did Michelle Obama say?", "Michelle Obama")
    unknown("What did Malia Obama say?", "Malia Obama", "Barack Obama", "Michelle Obama")


def test_a_surname_comes_before_a_given_name() -> None:
    people = KnownPeople(person("Jordan Smith", 9), person("Jim Jordan", 4))
    assert asked("What did Jordan say?", people).interpretation.speakers == ("Jim Jordan",)
    assert asked("What did Jordan say?", people).interpretation.also_named == ("Jordan Smith",)


def test_other_spellings() -> None:
    said("What did Antony Blinken say?", "Anthony Blinken")
    said("What did Tony Blinken say?", "Anthony Blinken")
    said("What did Zelenskiy say?", "Volodymyr Zelenskyy")
    said("what did sulivan say", "Jake Sullivan")
    said("What did Peksov tweet?", "Dmitry Peskov")
    said("What did Dimitri Peskov say?", "Dmitry Peskov")
    unknown("What did Jane Sullivan say?", "Jane Sullivan", "Jake Sullivan")


def test_two_spellings_as_near_are_nobody() -> None:
    people = KnownPeople(person("Ann Marlow", 3, ["Marlow"]), person("Bo Marlew", 2, ["Marlew"]))
    got = asked("What did Marliw say?", people)
    assert (got.persons, got.unknown, got.suggestions) == ((), "Marliw", ("Ann Marlow", "Bo Marlew"))


def test_nobody_known() -> None:
    unknown("What did Angela Merkel say about Nord Stream?", "Angela Merkel")
    unknown("What did Prime Minister Kishida say?", "Kishida")
    unknown("What is Angela Merkel's position on Nord Stream?", "Angela Merkel")
    unknown("what did merkel say about nord stream", "merkel", group="merkel")
    unknown("What did Zorbix say about passwords?", "Zorbix", group="Zorbix")


def test_one_of_two_known() -> None:
    got = asked("What did Putin and Angela Merkel say?")
    assert ([p.name for p in got.persons], got.unknown) == (["Vladimir Putin"], "Angela Merkel")
    assert got.interpretation.speakers == ("Vladimir Putin", "Angela Merkel")
    got = asked("What did the White House and Blincken say about Ukraine?")
    assert got.each == (Speaker(None, "the White House"), Speaker(PEOPLE.named("Blinken")[0]))
    assert got.interpretation.speakers == ("the White House", "Anthony Blinken")


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("ada holt harbour tax quote", "Ada Holt", "harbour tax"),
        ("Ada Holt tax statement march 2022", "Ada Holt", "tax"),
        ("ida van berg tax response", "Ida van Berg", "tax"),
        ("lund harbour comments", "Nils Lund", "harbour"),
        # Spelt nearly so, where it begins as names do; "about" in short.
        ("sarah vetersen tax quote", "Sarah Vestersen", "tax"),
        ("what did lund say abt the harbour", "Nils Lund", "the harbour"),
        # A surname alone is hardly anybody's who said little.
        ("holt harbour comments", None, None),
        ("how ada holt makes a statement", None, None),
        ("hola vetersen tax quote", None, None),
        # Nor is who said nothing.
        ("austin hall concert statement", None, None),
        ("holt and lund tax quote", None, None),
        ("ada holt was the first woman here to hold what position", None, None),
    ],
)
def test_words_without_a_sentence_begin_with_whose_they_are(question: str, speaker: str | None, topic: str) -> None:
    people = KnownPeople(
        person("Ada Holt", 9, ["Holt"]),
        person("Ida van Berg", 9),
        person("Nils Lund", 9, ["Lund"]),
        person("Sarah Vestersen", 9),
        person("Austin Hall", 9),
        days={"Nils Lund": [NEWEST] * 200} | {n: [NEWEST] for n in ("Ada Holt", "Ida van Berg", "Sarah Vestersen")},
    )
    got = asked(question, people)
    assert got.interpretation.speakers == ((speaker,) if speaker else ())
    assert got.interpretation.topic == (topic if speaker else question)


GROUPS = KnownPeople(
    person("William Bath", 9, ["Bath"]),
    groups={"police": 90, "firefighters": 9, "White House": 90, "NASA": 50, "SpaceX": 9, "NASA and SpaceX": 2}
    | {"Department of Health": 9, "Bath & Home": 1, "Israeli": 9, "Palestinian officials": 9, "Board of Food": 9},
)


def test_of_two_who_share_a_surname_the_first_may_lack_it() -> None:
    people = KnownPeople(
        person("Bill Clark", 90), person("Bill Moss", 9), person("Nora Moss", 9), person("Moss Bill Hale", 5)
    )
    for who, names in (
        ("Bill and Nora Moss", ("Bill Moss", "Nora Moss")),
        ("Bill and Moss", ("Bill Clark", "Bill Moss")),
        ("Tom and Nora Moss", ("Tom", "Nora Moss")),
    ):
        assert asked(f"What did {who} say?", people).interpretation.speakers == names


@pytest.mark.parametrize(
    ("who", "speakers"),
    [
        ("police and firefighters", ["police", "firefighters"]),
        # However often they spoke as one.
        ("NASA and SpaceX", ["NASA", "SpaceX"]),
        ("the White House, NASA and police", ["the White House", "NASA", "police"]),
        ("the White House and Xyzzq", ["the White House", "Xyzzq"]),
        # One name has both.
        ("the Department of Health and Wellness", ["the Department of Health and Wellness"]),
        ("the Board of Food and Water Committee", ["the Board of Food and Water Committee"]),
        ("Bath and Home", ["Bath & Home"]),
        ("Israeli and Palestinian officials", ["Israeli and Palestinian officials"]),
    ],
)
def test_several_organisations_are_asked_for_each_by_itself(who: str, speakers: list[str]) -> None:
    got = asked(f"What did {who} say about the fire?", GROUPS)
    assert got.interpretation.speakers == tuple(speakers)
    assert [each.group for each in got.each] == (speakers if len(speakers) > 1 else [])


def test_a_misspelt_surname_that_several_bear_is_whose_it_is() -> None:
    people = KnownPeople(
        person("Mona Dahlgren", 50, ["Dahlgren"]),
        person("Per Dahlgren", 9, ["Dahlgren"]),
        person("Tora Dahlgruen", 2, ["Dahlgruen"]),
        person("Joan Kirby", 9, ["Kirby"]),
    )
    for asked_for, speaker in (("Dalgren", "Mona Dahlgren"), ("Kirbie", "Joan Kirby"), ("kirbey", "Joan Kirby")):
        assert asked(f"What did {asked_for} say?", people).interpretation.speakers == (speaker,)
    assert asked("What did Dalgren say?", people).interpretation.also_named == ("Per Dahlgren",)
    # Of two, both.
    for both in ("Sen. Dalgren and Rep. Kirby", "Sen. Dalgren and Rep. Kirbie", "Senators Dalgren and Kirby"):
        got = asked(f"What did {both} say?", people)
        assert got.interpretation.speakers == ("Mona Dahlgren", "Joan Kirby")


def test_a_name_stands_without_an_article() -> None:
    people = KnownPeople(person("Carl Board", 3, ["Board"]), groups={"Board": 8})
    assert (asked("What did the Board say?", people).group, asked("What did Board say?", people).group) == (
        "the Board",
        None,
    )


def test_groups() -> None:
    is_group("What did the White House say?", "the White House")
    is_group("What did Beijing say about the sanctions?", "Beijing", "the sanctions")
    is_group("What did China's foreign ministry say?", "China's foreign ministry")
    is_group("What did Google say?", "Google")
    is_group("What did Netflix say about passwords?", "Netflix", "passwords")
    is_group("What did the six Republican states say about loans?", "the six Republican states", "loans")
    is_group("What did the Ohio state senator say about taxes?", "the Ohio state senator", "taxes")
    is_group("What did call center workers say?", "call center workers")
    is_group("what did nato say", "nato")
    is_group("What is the White House's position on the ceasefire?", "the White House", "the ceasefire")
    is_group("How did Washington react to Xi's visit?", "Washington", "Xi's visit")
    is_group("What did US officials say about the dinner?", "US officials", "the dinner")
    is_group("What did the Biden administration warn?", "the Biden administration")


@pytest.mark.parametrize(
    "question",
    [
        " What happened in Bakhmut? ",
        "who won the election?",
        "When did Xi visit Moscow?",
        "What did Xi wear?",
        "What was Putin told about the war?",
        "What is Trump accused of?",
        "What did he say?",
        "what did everyone say about it",
        "What did the report say about emissions?",
        "What did the James Webb telescope reveal?",
        "According to a new study, what percentage of people sleep badly?",
        "According to the FAA, how many hours of flight experience are required?",
        "Which state announced it is legalizing jaywalking?",
        "A bank collapsed in March 2023. Which state said it would step in?",
        "Which films open this week?",
        "Who was criticised for saying people were worse off?",
        "",
        "?",
    ],
)
def test_open(question: str) -> None:
    is_open(question)


def test_only_news_of_a_time_is_dated_among_open_questions() -> None:
    got = asked("What happened in Moscow this week?").interpretation
    assert (got.topic, got.published_from) == ("What happened in Moscow this week?", date(2023, 3, 20))


def test_relative_dates_count_from_the_readers_last_day() -> None:
    question = Question("What did Xi say today?", filters=Filters(published_to=date(2023, 3, 10)))
    assert understand(question, PEOPLE, NEWEST).interpretation.published_from == date(2023, 3, 10)


def test_what_somebody_asked_ruled_or_rejected() -> None:
    said("What did Putin ask Xi to do?", "Vladimir Putin", None, to="Xi")
    said("What did Zelenskyy ask for?", "Volodymyr Zelenskyy")
    said("Did Putin reject the peace plan?", "Vladimir Putin", "the peace plan")
    is_group("What did the Supreme Court rule on abortion?", "the Supreme Court", "abortion")


def test_the_readers_own_interpretation_is_kept() -> None:
    own = Interpretation("said", ("Blinken", "Jane Sullivan"), topic="ceasefire", published_to=date(2023, 3, 1))
    got = understand(Question("What did Putin say?", interpretation=own), PEOPLE, NEWEST)
    assert got.interpretation == own
    assert ([p.name for p in got.persons], got.unknown) == (["Anthony Blinken"], "Jane Sullivan")


@pytest.mark.parametrize(
    "question", ["What did Xi tell Putin about peace?", "What did Merkel say?", "Who said the war must end?"]
)
def test_our_interpretation_sent_back_means_the_same(question: str) -> None:
    ours = asked(question)
    again = understand(Question(question, interpretation=ours.interpretation), PEOPLE, NEWEST)
    assert replace(again, asked=ours.asked) == ours


def test_who_stands_in_a_topic_that_is_sent_back_is_no_hearer() -> None:
    question = "Who said he went to Putin?"
    assert asked(question).addressee == "Putin"
    whole = Interpretation("who_said", topic="he went to Putin")
    assert understand(Question(question, interpretation=whole), PEOPLE, NEWEST).addressee is None


def test_of_many_misspelt_speakers_some_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for: list[str] = []
    like = KnownPeople.like
    monkeypatch.setattr(KnownPeople, "like", lambda self, name: looked_for.append(name) or like(self, name))
    own = Interpretation("said", ("Kirbi", *(f"Peskof{n}" for n in range(99)), "Blinken"))
    got = understand(Question("What did they say?", interpretation=own), PEOPLE, NEWEST)
    # Whoever is spelt as in the articles is found wherever he stands.
    assert [p.name for p in got.persons] == ["John Kirby", "Anthony Blinken"]
    assert len(looked_for) == 20


def test_without_its_speaker_an_interpretation_asks_who_said_it() -> None:
    own = Interpretation("said", topic="peace")
    got = understand(Question("What did Xi say about peace?", interpretation=own), PEOPLE, NEWEST)
    assert got.interpretation == Interpretation("who_said", topic="peace")
    assert got.persons == ()


_WORDS = (
    "what did has is who said say tell told Putin Xi and the president of to about on , 's comments according Friday"
    ' March 2023 ? ’s Obama White House spokesman Which by was been that not İ ſ " in'
)
_PIECES = st.sampled_from(_WORDS.split())


@given(st.text() | st.lists(_PIECES, max_size=15).map(" ".join))
def test_never_raises(text: str) -> None:
    got = asked(text)
    assert set(got.interpretation.speakers) >= {p.name for p in got.persons}


@pytest.mark.parametrize(
    "piece",
    ["what did ", "did say ", "a", "according to ", "to ", "'s ", "comments by ", "on March ", ", and ", '"?', " "],
)
def test_long_questions_take_no_longer(piece: str) -> None:
    began = time.process_time()
    for start in ("", "what did Xi say ", "who said ", "what did "):
        asked((start + piece * 2000)[:2000])
    assert time.process_time() - began < 1


# Names and roles as a large archive has them: slips, compounds, and organisations taken for somebody's name.
OTHERS = ("Democrat", "former Vice President", "nominee")
ARCHIVE = KnownPeople(
    person("Joe Biden", 900, ["Biden"], ["President", "US President", *OTHERS, "Vice President", "Ukraine President"]),
    person("Volodymyr Zelensky", 90, ["Zelensky"], ["Ukrainian President"]),
    person("Kamala Harris", 120, ["Harris"], ["Vice President"]),
    person("Scott Bessent", 18, ["Bessent"], ["Treasury Secretary"]),
    person("Janet Yellen", 8, ["Yellen"], ["Treasury Secretary"]),
    person("Francis", 60, [], ["Pope"]),
    person("Leo XIV", 37, [], ["Pope"]),
    person("Jeremy Pope", 9),
    person("Pete Buttigieg", 400, ["Buttigieg"]),
    person("Pete Buttigeig", 1, ["Buttigeig"]),
    person("Boris Johnson", 80, ["Johnson"]),
    person("Bashar al-Assad", 50, ["al-Assad"]),
    person("Alexandria Ocasio-Cortez", 40, ["Ocasio-Cortez"]),
    person("Eric Lagatta NASA", 44),
    person("CDC COVID-19", 16),
    person("SpaceX Starship", 300),
    person("Israel-Hamas", 1),
    person("Eric Adams", 60, [], ["Mayor", "New York City Mayor"]),
    person("Zohran Mamdani", 40, [], ["New York City Mayor"]),
    person("Patrick Morrisey", 30, [], ["Attorney General", "West Virginia Attorney General"]),
    person("William Barr", 20, [], ["Attorney General"]),
    person("Andrew Cuomo", 20, [], ["Gov.", "New York Gov."]),
    person("Antonio Guterres", 5, [], ["UN Secretary-General"]),
    person("Xi Jinping", 38, ["Xi"]),
    person("Jony Ive", 4, ["Ive"]),
    person("Wendy Moss", 90, ["Wendy"]),
    days={
        "Janet Yellen": [date(2022, 5, 1), date(2022, 6, 1)],
        "Scott Bessent": [date(2022, 6, 1), date(2025, 2, 1)],
        # Whoever spoke most in the year before the newest article.
        "Francis": [date(2020, 5, 1), date(2020, 6, 1), date(2020, 7, 1), date(2022, 4, 1)],
        "Leo XIV": [date(2022, 5, 1), date(2023, 3, 22)],
        "Xi Jinping": [date(2022, 5, 1)] * 9,
        "Jony Ive": [date(2022, 5, 1)] * 4,
    },
    groups={"NASA": 799, "CDC": 1428, "SpaceX": 100, "Hamas": 90, "WHO": 122, "Johnson & Johnson": 1}
    # People in words that are not quite their names, once they stand for nobody.
    | {"Jinping": 6, "Ive": 60, "they": 96, "Wendy's": 9},
)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the president of Ukraine say?", "Volodymyr Zelensky"),
        ("What did the vice president say?", "Kamala Harris"),
        ("What did the Treasury secretary say?", "Scott Bessent"),
        ("What did the Treasury secretary say in 2022?", "Janet Yellen"),
        ("What did the pope say?", "Leo XIV"),
        ("What did the Pope say about war?", "Leo XIV"),
        ("What did Pope say?", "Jeremy Pope"),
        ("What did Buttigeg say?", "Pete Buttigieg"),
        ("What did Assad say?", "Bashar al-Assad"),
        ("What did Ocasio Cortez say?", "Alexandria Ocasio-Cortez"),
        ("What did Boris say?", "Boris Johnson"),
        ("What did the mayor of New York City say?", "Eric Adams"),
        ("What did the attorney general say?", "William Barr"),
        ("What did the attorney general of West Virginia say?", "Patrick Morrisey"),
        ("What did the governor of New York say?", "Andrew Cuomo"),
        ("What did the UN secretary-general say?", "Antonio Guterres"),
        ("What did Jinping say?", "Xi Jinping"),
        ("What did Ive say?", "Jony Ive"),
    ],
)
def test_of_several_the_likely_one_is_meant(question: str, speaker: str) -> None:
    assert [p.name for p in asked(question, ARCHIVE).persons] == [speaker]


def test_who_is_rather_a_former_holder_is_less_likely_meant() -> None:
    people = KnownPeople(
        person("Al Gore", 90, roles=["former Vice President", "Vice President"]),
        person("Mike Pence", 60, roles=["Vice President", "former Vice President"]),
        days={"Al Gore": [date(2018, 5, 1)] * 2, "Mike Pence": [date(2018, 6, 1)] * 2},
    )
    for when in ("", " in 2018"):
        assert asked(f"What did the vice president say{when}?", people).interpretation.speakers == ("Mike Pence",)


@pytest.mark.parametrize("group", ["NASA", "the CDC", "SpaceX", "Hamas", "the WHO", "Johnson & Johnson", "Wendy's"])
def test_an_organisation_is_nobody_whose_name_has_its_words(group: str) -> None:
    found = asked(f"What did {group} say?", ARCHIVE)
    assert (found.persons, found.group, found.interpretation.speakers) == ((), group, (group,))


def test_initials_are_nobody_s_misspelt_name() -> None:
    people = KnownPeople(person("Antonio Neri", 9, ["Neri"]), groups={"NERC": 1})
    assert asked("What did NERC say about Texas?", people).group == "NERC"
    assert asked("What did NERN say?", people).persons == ()
    assert [p.name for p in asked("What did Nerri say?", people).persons] == ["Antonio Neri"]


def test_a_role_may_be_written_in_another_english_and_with_its_nation_s_name() -> None:
    people = KnownPeople(person("Christine Lambrecht", 5, ["Lambrecht"], ["German Defense Minister"]))
    for role in ("Germany's defence minister", "the German defense minister", "the defence minister of Germany"):
        assert [p.name for p in asked(f"What did {role} say?", people).persons] == ["Christine Lambrecht"]


@pytest.mark.parametrize("question", ["What about Joe?", "And what did his family say?", "what did her lawyer say"])
def test_words_that_point_elsewhere_are_nobody(question: str) -> None:
    people = KnownPeople(person("Axel What", 9, ["What"]), groups={"his family": 9, "her lawyer": 9})
    assert asked(question, people).interpretation.kind == "open"


def test_a_pronoun_is_nobody() -> None:
    assert asked("What did they say about war?", ARCHIVE).interpretation.kind == "open"


@pytest.mark.parametrize(
    ("question", "topic", "addressee"),
    [
        ("What did Xi warn Putin about?", None, "Putin"),
        ("What did Xi accuse Putin of?", "Putin", None),
        ("What did Xi post about peace?", "peace", None),
        ("What did Xi stress about peace?", "peace", None),
        ("What did Xi testify about the war?", "the war", None),
        ("How did Xi attack the plan?", "the plan", None),
    ],
)
def test_verbs_that_stand_before_their_preposition(question: str, topic: str | None, addressee: str | None) -> None:
    got = asked(question)
    assert (got.interpretation.kind, got.interpretation.speakers) == ("said", ("Xi Jinping",))
    assert (got.interpretation.topic, got.addressee) == (topic, addressee)


def test_a_title_is_no_part_of_a_name_that_has_its_word() -> None:
    people = KnownPeople(person("William", 70, roles=["Prince"]), person("Will Prince", 1, ["William Prince"]))
    for question, name in (
        ("What did Prince William say?", "William"),
        ("What did William Prince say?", "Will Prince"),
    ):
        assert understand(Question(question), people, NEWEST).interpretation.speakers == (name,)


@pytest.mark.parametrize(
    ("asked_for", "speaker"),
    [
        ("Johnson", "Boris Johnson"),
        ("Prime Minister Johnson", "Boris Johnson"),
        ("Speaker Johnson", "Mike Johnson"),
        # Of two senators the one who said more; where nobody bears the title, who is named most.
        ("Sen. Johnson", "Ron Johnson"),
        ("Admiral Johnson", "Boris Johnson"),
        # Who is hardly ever named is not meant by his title alone.
        ("Mayor Johnson", "Boris Johnson"),
        # Nor whose given name it is.
        ("Gov. Johnson", "Boris Johnson"),
    ],
)
def test_of_several_who_bear_a_name_the_one_with_the_title_is_meant(asked_for: str, speaker: str) -> None:
    people = KnownPeople(
        person("Boris Johnson", 900, roles=["Prime Minister"]),
        person("Mike Johnson", 600, roles=["House Speaker", "Rep."]),
        person("Hiram Johnson", 90, roles=["Sen."]),
        person("Ron Johnson", 80, roles=["Wisconsin Sen."]),
        person("Jo Johnson", 2, roles=["Mayor"]),
        person("Johnson Hale", 95, ["Johnson"], ["Gov."]),
        days={"Boris Johnson": [NEWEST], "Ron Johnson": [NEWEST] * 9},
    )
    assert asked(f"What did {asked_for} say?", people).interpretation.speakers == (speaker,)


def test_a_given_name_may_be_an_initial() -> None:
    people = KnownPeople(person("Donald Trump", 90), person("Daniel Trump", 3), person("Melania Trump", 50))
    for name, speaker in (("D. Trump", "Donald Trump"), ("M. Trump", "Melania Trump")):
        assert asked(f"What did {name} say?", people).interpretation.speakers == (speaker,)
    assert asked("What did Q. Trump say?", people).persons == ()


def test_what_stands_after_a_preposition_is_nobody_s_name_by_itself() -> None:
    people = KnownPeople(
        person("R-Austin", 2), person("Grand Jury Trial", 3), person("Antony Blinken", 3, roles=["Secretary of State"])
    )
    assert asked("What did the judge in the Smith trial say?", people).persons == ()
    assert asked("What did officials in Austin say?", people).persons == ()
    assert asked("what did secretary of state antony blinken say", people).interpretation.speakers == (
        "Antony Blinken",
    )
    # Nor is a name somebody's who does not hold the role before it, nor whoever's role names its holder.
    people = KnownPeople(
        person("Chris Evans", 9, ["Evans"], ["actor"]),
        person("Iris Kanda", 9, roles=["Prime Minister who met Secretary of State Blinken"]),
        person("Antony Blinken", 3, ["Blinken"], ["Secretary of State"]),
    )
    assert asked("What did the mother of Malcolm Evans say?", people).persons == ()
    mothers = KnownPeople(person("Nora Evans", 9, (), ["mother", "singer"]))
    assert asked("What did the mother of Malcolm Evans say?", mothers).persons == ()
    assert asked("What did Secretary of State Blinken say?", people).interpretation.speakers == ("Antony Blinken",)


def test_what_an_organisation_announces_may_be_reported_as_what_it_does() -> None:
    for question, acts in (("What did NATO announce?", True), ("What did NATO say?", False)):
        assert asked(question).acts is acts


def test_a_word_in_small_letters_is_hardly_a_name_where_others_are_in_capitals() -> None:
    spoke = {name: [NEWEST] * 5 for name in ("Joe Biden", "Jim Banks")}
    people = KnownPeople(
        person("Joe Biden", 50, ["Biden"]),
        person("Jim Banks", 9, ["Banks"]),
        person("Sam Rescuer", 2),
        days=spoke,
        groups={"biden": 9},
    )
    for question, speakers in (
        ("What did biden say about Iran?", ["Joe Biden"]),
        ("What did Banks say about Iran?", ["Jim Banks"]),
        ("what did banks say about iran?", ["Jim Banks"]),
        ("What did banks say about Iran?", []),
        ("What did rescuer say about Hurricane Ian?", []),
    ):
        assert [p.name for p in asked(question, people).persons] == speakers, question


def test_who_said_nothing_is_less_likely_meant() -> None:
    people = KnownPeople(
        person("Swift", 9, roles=["Justice"]),
        person("Taylor Swift", 5, ["Swift"]),
        person("Michael Jordan", 9),
        person("Michael B. Jordan", 5),
        person("Georgia Lottery", 3),
        person("John F. Kennedy", 99, ["John Kennedy"]),
        person("John Kennedy", 9),
        days={"Taylor Swift": [NEWEST], "Michael B. Jordan": [NEWEST]},
        groups={"Georgia Lottery": 2},
    )
    assert asked("What did John Kennedy say?", people).interpretation.speakers == ("John Kennedy",)
    assert asked("What did John Kennedy say?", people).interpretation.also_named == ("John F. Kennedy",)
    assert asked("What did Swift say?", people).interpretation.speakers == ("Taylor Swift",)
    assert asked("What did Swift say?", people).interpretation.also_named == ("Swift",)
    # A whole name is no other's.
    assert asked("What did Michael Jordan say?", people).interpretation.speakers == ("Michael Jordan",)
    assert asked("What did Georgia Lottery say?", people).group == "Georgia Lottery"


def test_people_by_their_initials() -> None:
    son = person("Robert F. Kennedy Jr.", 70, ["Kennedy", "RFK", "RFK Jr"])
    people = KnownPeople(
        person("Alexandria Ocasio-Cortez", 40, ["AOC"]),
        son,
        person("Robert F. Kennedy", 20, ["RFK"]),
        person("AOC Games", 50),
    )
    for question, name, others in (
        ("What did AOC say about rent?", "Alexandria Ocasio-Cortez", ("AOC Games",)),
        ("what did aoc say about rent?", "Alexandria Ocasio-Cortez", ("AOC Games",)),
        ("AOC on rent", "Alexandria Ocasio-Cortez", ("AOC Games",)),
        ("What did RFK Jr. say?", "Robert F. Kennedy Jr.", ()),
        ("What did RFK say?", "Robert F. Kennedy Jr.", ("Robert F. Kennedy",)),
    ):
        found = asked(question, people).interpretation
        assert (found.speakers, found.also_named) == ((name,), others), question


def test_initials_that_spoke_may_stand_before_a_topic() -> None:
    people = KnownPeople(person("CDC Chief", 9, ["CDC"]), groups={"CDC": 9, "who": 9})
    got = understand(Question("CDC on monkeypox"), people, NEWEST)
    assert (got.interpretation.kind, got.group, got.interpretation.topic) == ("said", "CDC", "monkeypox")
    for other in ("AI on jobs", "who on earth", "Cdx on monkeypox"):
        assert understand(Question(other), people, NEWEST).interpretation.kind == "open"
