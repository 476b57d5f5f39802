from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people import merge
from index.people.register import register
from index.values import Mention, Person


def check(articles: Sequence[Sequence[Mention]], expected: Sequence[Person]) -> None:
    registry = register((f"article-{at}", tuple(mentions)) for at, mentions in enumerate(articles))
    assert list(registry.people) == list(expected)
    for mentions in articles:
        for mention in mentions:
            at = registry.person_of(mention.name)
            assert at is not None
            person = registry.people[at]
            assert mention.name in (person.name, *person.forms)


def test_one_person_in_several_articles_is_counted_once() -> None:
    check(
        [
            [Mention("John Kirby", ("Kirby",), ("White House spokesman",), 7)],
            [Mention("John Kirby", ("Kirby",), ("White House spokesman", "coordinator"), 3)],
        ],
        [Person("John Kirby", ("Kirby",), ("White House spokesman", "coordinator"), 2, 10)],
    )


def test_spellings_of_one_name_are_one_person() -> None:
    check(
        [
            [Mention("Dmitry Peskov", count=2), Mention("Volodymyr Zelenskyy", count=2)],
            [Mention("Dmitri Peskov"), Mention("Volodymyr Zelensky")],
        ],
        [
            Person("Dmitry Peskov", ("Dmitri Peskov",), (), 2, 3),
            Person("Volodymyr Zelenskyy", ("Volodymyr Zelensky",), (), 2, 3),
        ],
    )


def test_given_names_that_are_one_name() -> None:
    check(
        [[Mention("Antony Blinken", count=3)], [Mention("Anthony Blinken")], [Mention("Tony Blinken")]],
        [Person("Antony Blinken", ("Anthony Blinken", "Tony Blinken"), (), 3, 5)],
    )


def test_accents_and_middle_initials_do_not_part() -> None:
    check(
        [
            [Mention("Francois Hollande"), Mention("Donald J. Trump")],
            [Mention("François Hollande", count=2), Mention("Donald Trump")],
        ],
        [
            Person("Donald J. Trump", ("Donald Trump",), (), 2, 2),
            Person("François Hollande", ("Francois Hollande",), (), 2, 3),
        ],
    )


def test_two_people_with_one_family_name_stay_two_and_the_bare_name_is_neither() -> None:
    check(
        [[Mention("Bill Clinton"), Mention("Hillary Clinton", count=2)], [Mention("Clinton")]],
        [
            Person("Bill Clinton", (), (), 1, 1),
            Person("Clinton", (), (), 1, 1),
            Person("Hillary Clinton", (), (), 1, 2),
        ],
    )


def test_an_initial_joins_a_name_but_for_another_s_roles_and_does_not_rename_it() -> None:
    convict = [Mention("Derrick D. Johnson", (), ("inmate",), 1)]
    leader = [Mention("Derrick Johnson", (), ("NAACP president",), 1)]
    found = register([("a", tuple(convict)), ("b", tuple(leader)), ("c", tuple(leader))]).people
    assert [person.name for person in found] == ["Derrick D. Johnson", "Derrick Johnson"]
    same = [Mention("Derrick D. Johnson", (), ("president",), 1)]
    [person] = register([("a", tuple(same)), ("b", tuple(leader)), ("c", tuple(leader))]).people
    assert person.name == "Derrick Johnson"


def test_a_bare_family_name_joins_its_only_bearer() -> None:
    check(
        [[Mention("Xi Jinping", ("Xi",), ("Chinese President",), 4)], [Mention("Xi", count=2)]],
        [Person("Xi Jinping", ("Xi",), ("Chinese President",), 2, 6)],
    )


def test_a_role_tells_whom_a_bare_family_name_means() -> None:
    check(
        [
            [Mention("Barack Obama", roles=("President",)), Mention("Michelle Obama", roles=("first lady",))],
            [Mention("Obama", roles=("President",))],
        ],
        [
            Person("Barack Obama", ("Obama",), ("President",), 2, 2),
            Person("Michelle Obama", (), ("first lady",), 1, 1),
        ],
    )


def test_a_name_that_fits_two_people_joins_neither() -> None:
    check(
        [[Mention("George W. Bush", count=3)], [Mention("George H.W. Bush", count=2)], [Mention("George Bush")]],
        [
            Person("George Bush", (), (), 1, 1),
            Person("George H.W. Bush", (), (), 1, 2),
            Person("George W. Bush", (), (), 1, 3),
        ],
    )


def test_a_name_that_two_were_taken_for_is_not_the_name() -> None:
    check(
        [[Mention("Boris Johnson", count=3)], [Mention("Boris Johnson Johnson", count=9)]],
        [Person("Boris Johnson", ("Boris Johnson Johnson",), (), 2, 12)],
    )


def test_a_name_of_few_articles_is_not_the_name_however_often_they_give_it() -> None:
    check(
        [[Mention("Jackson Prince Harry", count=50)], *([Mention("Prince Harry")] for _ in range(30))],
        [Person("Prince Harry", ("Jackson Prince Harry",), (), 31, 80)],
    )


def test_a_name_that_many_more_articles_give_is_not_one_from_a_list() -> None:
    check(
        [[Mention("Young Miko Bad Bunny", count=50)], *([Mention("Bad Bunny")] for _ in range(10))],
        [Person("Bad Bunny", ("Young Miko Bad Bunny",), (), 11, 60)],
    )


def test_a_rare_longer_name_is_a_spelling_not_the_name() -> None:
    check(
        [[Mention("Vladimir Putin", count=30)], [Mention("Vladimir Vladimirovich Putin")]],
        [Person("Vladimir Putin", ("Vladimir Vladimirovich Putin",), (), 2, 31)],
    )


def test_father_and_son_stay_two() -> None:
    check(
        [[Mention("Donald Trump", ("Trump",), count=9)], [Mention("Donald Trump Jr.", count=2), Mention("Trump Jr.")]],
        [
            Person("Donald Trump", ("Trump",), (), 1, 9),
            Person("Donald Trump Jr.", ("Trump Jr.",), (), 2, 3),
        ],
    )


def test_a_formal_name_with_a_suffix_is_the_bare_one_unless_an_article_names_both() -> None:
    check(
        [[Mention("Joe Biden", count=19)], [Mention("Joseph R. Biden Jr.")]],
        [Person("Joe Biden", ("Joseph R. Biden Jr.",), (), 2, 20)],
    )
    check(
        [[Mention("John Hill", count=9), Mention("John R. Hill Jr.")]],
        [Person("John Hill", (), (), 1, 9), Person("John R. Hill Jr.", (), (), 1, 1)],
    )
    check(
        [[Mention("Robert F. Kennedy Jr.", count=9)], [Mention("Robert Kennedy Jr.")], [Mention("Robert Kennedy")]],
        [
            Person("Robert F. Kennedy Jr.", ("Robert Kennedy Jr.",), (), 2, 10),
            Person("Robert Kennedy", (), (), 1, 1),
        ],
    )


def test_numerals_and_initials_are_no_family_names() -> None:
    names = ("Andrew Charles", "Charles II", "Charles III", "Cipriano R", "James Charles", "Michael R")
    check([[Mention(name)] for name in names], [Person(name, (), (), 1, 1) for name in names])


def test_a_bare_family_name_goes_to_whom_nearly_every_article_names() -> None:
    check(
        [[Mention("Barack Obama")]] * 20 + [[Mention("Malia Obama")], [Mention("Obama")]],
        [Person("Barack Obama", ("Obama",), (), 21, 21), Person("Malia Obama", (), (), 1, 1)],
    )


def test_a_word_before_the_usual_name_is_no_part_of_it() -> None:
    check(
        [[Mention("Sleepy Joe Biden", count=2)], [Mention("Joe Biden", count=3)]],
        [Person("Joe Biden", ("Sleepy Joe Biden",), (), 2, 5)],
    )


def test_a_misprint_of_a_name_that_many_articles_give_in_the_same_role() -> None:
    check(
        [[Mention("Lindsey Graham", roles=("Sen.",))]] * 10 + [[Mention("Lindsay Graham", roles=("Carolina Sen.",))]],
        [Person("Lindsey Graham", ("Lindsay Graham",), ("Sen.", "Carolina Sen."), 11, 11)],
    )
    check(
        [[Mention("Pete Buttigieg", roles=("mayor",))]] * 10 + [[Mention("Pete Buttigeig", roles=("mayor",))]],
        [Person("Pete Buttigieg", ("Pete Buttigeig",), ("mayor",), 11, 11)],
    )


def test_names_a_letter_apart_that_are_two_peoples() -> None:
    def apart(known: str, other: str, role: str, others: str, articles: int = 10) -> None:
        named = [Mention(known, roles=(role,))], [Mention(other, roles=(others,))]
        people = [Person(known, (), (role,), articles, articles), Person(other, (), (others,), 1, 1)]
        check([named[0]] * articles + [named[1]], sorted(people, key=lambda person: person.name))

    apart("Lindsey Graham", "Lindsay Graham", "Sen.", "actress")
    apart("Lindsey Graham", "Lindsay Graham", "Sen.", "Sen.", articles=9)
    apart("Ivanka Trump", "Ivana Trump", "wife", "wife")
    apart("Andy Levin", "Sandy Levin", "Rep.", "Rep.")
    apart("Paul Jones", "Paula Jones", "Rep.", "Rep.")
    apart("Elizabeth II", "Elizabeth I", "Queen", "Queen")
    apart("Bob Weiner", "Rob Weiler", "Rep.", "Rep.")


def names_of(*articles: Sequence[Mention]) -> list[str]:
    return [person.name for person in register((str(at), tuple(named)) for at, named in enumerate(articles)).people]


def bearers(given: str, family: str) -> list[list[Mention]]:
    """Articles that each name another person of a family name, by ever another given name; and others by that one."""
    letters = "abcdefghij"
    others = [[Mention(f"Q{one}{two}x {family}", roles=("singer",))] for one in letters for two in letters]
    return [*others, *([Mention(f"{given} Q{one}{two}y")] for one in letters for two in letters)]


def test_a_nickname_of_a_common_name_is_somebody_else_s_but_for_a_role_an_article_or_company() -> None:
    common = bearers("Daniel", "Rodriguez")
    one, other = Mention("Daniel Rodriguez", roles=("chief",)), Mention("Danny Rodriguez", roles=("boxer",))

    def both(*named: Sequence[Mention]) -> set[str]:
        return {"Daniel Rodriguez", "Danny Rodriguez"} & set(names_of(*common, *named))

    assert both([one], [other]) == {"Daniel Rodriguez", "Danny Rodriguez"}
    assert both([one], [Mention("Danny Rodriguez")]) == {"Daniel Rodriguez", "Danny Rodriguez"}
    held = [Mention(name, roles=("trumpeter", "botanist")) for name in ("Daniel Rodriguez", "Danny Rodriguez")]
    assert len(both(*([mention] for mention in held))) == 1
    assert len(both([one], [Mention("Danny Rodriguez", ("Daniel Rodriguez",))])) == 1
    company = [Mention("Eva Mireles"), Mention("Salvador Ramos")]
    assert len(both([one, *company], [other, *company])) == 1
    # Not where both stand side by side.
    assert len(both([one, other, *company], [other, *company])) == 2


def test_a_middle_name_of_a_common_name_is_somebody_else_s_but_for_a_role() -> None:
    common = bearers("Michael", "White")
    both = ([Mention("Michael Anthony White")], [Mention("Michael White", roles=("veteran",))])
    assert {"Michael Anthony White", "Michael White"} <= set(names_of(*common, *both))
    assert "Anthony Quartermain" not in names_of(
        [Mention("Zebulon Anthony Quartermain")], [Mention("Zebulon Quartermain")]
    )


def test_of_those_who_may_be_one_so_many_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    likeness = merge._likeness
    monkeypatch.setattr(merge, "_MOST_ALIKE", 5)
    monkeypatch.setattr(merge, "_likeness", lambda *names: compared.append(names) or likeness(*names))

    def comparisons(n: int) -> int:
        compared.clear()
        names = [f"Alice Q{chr(97 + at // 26)}{chr(97 + at % 26)}z Brown" for at in range(n)]
        assert names_of(*([Mention(name)] for name in names)) == names
        return len(compared)

    assert comparisons(160) < 5 * comparisons(40)


def test_every_full_form_must_agree() -> None:
    young = [[Mention(f"{given} Young")] for given in ("A. Thomas", "A. Thomas", "Anna", "Anthony", "Adrian")]
    assert names_of(*young) == ["A. Thomas Young", "Adrian Young", "Anna Young", "Anthony Young"]
    assert len(names_of([Mention("Thomas Young")], [Mention("A. Thomas Young")])) == 1
    # Two whom "B. Lovelace" fits; then the one.
    assert len(names_of([Mention("Betty Lovelace")], [Mention("Bruno Lovelace")], [Mention("B. Lovelace")])) == 3
    assert len(names_of([Mention("Betty Lovelace")], [Mention("B. Lovelace")])) == 1


def test_names_of_two_genders_are_two_people_s() -> None:
    assert names_of([Mention("Chris Turnbull")], [Mention("Tina Turnbull")]) == ["Chris Turnbull", "Tina Turnbull"]
    assert len(names_of([Mention("Sam Stosur")], [Mention("Samantha Stosur")])) == 1
    jamie = [Mention("Jamie Olsen", roles=("Utah spokeswoman",))], [Mention("Jim Olsen", roles=("Utah spokesman",))]
    assert len(names_of(*jamie)) == 2


def test_two_known_by_other_roles_are_two() -> None:
    president = [[Mention("John F. Kennedy", roles=("President",))]] * 19 + [
        [Mention("John F. Kennedy", roles=("Sen.",))]
    ]
    senator = [[Mention("John Kennedy", roles=("Louisiana Sen.",))]] * 19 + [
        [Mention("John Kennedy", roles=("President",))]
    ]
    assert names_of(*president, *senator) == ["John F. Kennedy", "John Kennedy"]
    assert names_of(*president, [Mention("John Kennedy", roles=("President",))]) == ["John F. Kennedy"]
    state = [Mention("Michael Lee", roles=("state Sen.",))]
    assert names_of([Mention("Mike Lee", roles=("Sen.",))], state) == ["Michael Lee", "Mike Lee"]


def test_a_stray_word_before_a_usual_name_is_none_of_it() -> None:
    usual = [[Mention("JD Vance")], [Mention("JD Vance")], [Mention("J.D. Vance")]]
    assert names_of(*usual, [Mention("Ohioan JD Vance")]) == ["JD Vance"]
    strange = [Mention("Doubtlessly Ohioan JD Vance", count=2), Mention("Trump Jr. Jr.")]
    assert len(names_of(*usual, [Mention("Ohioan JD Vance")], strange)) == 2
    assert names_of([Mention("Liz Cheney")], [Mention("Liz Cheney")], [Mention("Elizabeth Liz Cheney")]) == [
        "Liz Cheney"
    ]


def test_a_given_name_before_a_usual_name_is_another_s() -> None:
    usual = [[Mention("Jane Smith")], [Mention("Jane Smith")]]
    # So many that two of them may well be called Jane.
    others = [[Mention(f"Q{one}{two}x Smith")] for one in "abcdef" for two in "abcdefgh"]
    others += [[Mention(f"Jane Q{one}x")] for one in "abcdef"]
    assert "Clara Jane Smith" in names_of(*usual, *others, [Mention("Clara Jane Smith")])
    assert "Ohioan Jane Smith" not in names_of(*usual, *others, [Mention("Ohioan Jane Smith")])


def test_the_role_that_most_give_a_bare_name_tells_whose_it_is() -> None:
    bearers = [[Mention("Ann Marsh", roles=("coach",))], *[[Mention("Carl Marsh", roles=("mayor",))]] * 5]
    named = [[Mention("Marsh", roles=("mayor",))]] * 3 + [[Mention("Marsh", roles=("coach",))]]
    registry = register((f"article-{at}", tuple(mentions)) for at, mentions in enumerate([*bearers, *named]))
    assert [(person.name, person.articles) for person in registry.people] == [("Ann Marsh", 1), ("Carl Marsh", 9)]


def test_a_bare_family_name_in_another_role_is_somebody_else_s() -> None:
    singer = [[Mention("Taylor Swift", roles=("singer",))]] * 20 + [[Mention("Jonathan Swift")]]
    assert "Swift" in names_of(*singer, [Mention("Swift", roles=("Justice",))])
    assert "Swift" not in names_of(*singer, [Mention("Swift")])
    assert "Swift" not in names_of(*singer, [Mention("Swift", roles=("pop singer",))])


def test_apostrophes_and_capitals_do_not_part_and_the_usual_ones_are_shown() -> None:
    check(
        [
            [Mention("Beto O’Rourke")],
            [Mention("Beto O'Rourke", count=2)],
            [Mention("Ron Desantis")],
            [Mention("Ron DeSantis")],
        ],
        [
            Person("Beto O'Rourke", ("Beto O’Rourke",), (), 2, 3),
            Person("Ron DeSantis", ("Ron Desantis",), (), 2, 2),
        ],
    )
    assert len(names_of([Mention("A’ja Wilson")], [Mention("A'ja Wilson")])) == 1


def test_an_unknown_name_is_nobody() -> None:
    assert register([]).person_of("Jake Sullivan") is None


names = st.text(alphabet="ABCabc. é-", min_size=1, max_size=12).filter(lambda name: bool(name.split()))


@given(st.lists(st.lists(st.builds(Mention, name=names, count=st.integers(1, 5)), max_size=4), max_size=6))
def test_no_mention_is_lost(articles: list[list[Mention]]) -> None:
    registry = register((str(at), tuple(mentions)) for at, mentions in enumerate(articles))
    assert sum(person.mentions for person in registry.people) == sum(m.count for named in articles for m in named)
    assert [person.name for person in registry.people] == sorted(person.name for person in registry.people)


def test_initials_with_full_stops_and_without() -> None:
    check(
        [
            [Mention("J.D. Vance", ("Vance",), ("Sen.",), 3), Mention("B.B. King")],
            [Mention("JD Vance", ("Vance",), ("Vice President",), 5), Mention("Brian King")],
            [Mention("J. D. Vance"), Mention("Henry McMaster")],
            [Mention("James David Vance"), Mention("H.R. McMaster")],
        ],
        [
            Person("B.B. King", (), (), 1, 1),
            Person("Brian King", (), (), 1, 1),
            Person("H.R. McMaster", (), (), 1, 1),
            Person("Henry McMaster", (), (), 1, 1),
            Person(
                "James David Vance",
                ("JD Vance", "J.D. Vance", "Vance", "J. D. Vance"),
                ("Sen.", "Vice President"),
                4,
                10,
            ),
        ],
    )
