from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rag.question.dates import find_dates

# A Wednesday.
NEWEST = date(2023, 3, 22)


def check(
    question: str,
    first: str | None = None,
    last: str | None = None,
    weekday: int | None = None,
    words: str = "",
    newest: date | None = NEWEST,
) -> None:
    """`words` are the date words found, those of several dates joined by " / "."""
    found = find_dates(question, newest)
    assert [d and d.isoformat() for d in (found.first, found.last)] == [first, last]
    assert found.weekday == weekday
    assert " / ".join(span.of(question) for span in found.spans) == words


def test_a_day_runs_into_the_next_when_its_news_is_printed() -> None:
    check("What did Xi say on March 20?", "2023-03-20", "2023-03-21", words="on March 20")
    check("What did Xi say on 20 March 2023?", "2023-03-20", "2023-03-21", words="on 20 March 2023")
    check("what did xi say on the 20th of march", "2023-03-20", "2023-03-21", words="on the 20th of march")
    check("what did xi say on mar. 20, 2022", "2022-03-20", "2022-03-21", words="on mar. 20, 2022")
    check("What did Xi say on Monday, March 20, 2023?", "2023-03-20", "2023-03-21", words="on Monday, March 20, 2023")
    check("What did Xi say on 2023-03-20?", "2023-03-20", "2023-03-21", words="on 2023-03-20")


def test_from_a_time_is_of_it_unless_it_goes_on() -> None:
    check("quotes by Xi on peace from March 2022", "2022-03-01", "2022-03-31", words="from March 2022")
    check("statements by Xi from last summer", "2022-06-01", "2022-08-31", words="from last summer")
    check("What did Xi say from March 2022 onwards?", "2022-03-01", words="from March 2022")
    check("What did Xi say from March 2022 on?", "2022-03-01", words="from March 2022")


def test_a_day_without_a_year_is_the_latest_that_has_news() -> None:
    check("What did Xi say on March 22?", "2023-03-22", "2023-03-23", words="on March 22")
    check("What did Xi say on March 23?", "2022-03-23", "2022-03-24", words="on March 23")
    check("What did Xi say in April?", "2022-04-01", "2022-04-30", words="in April")
    # In 2023 there was none.
    check("What did Xi say on February 29?", "2020-02-29", "2020-03-01", words="on February 29")
    for newest, year in ((date(2025, 3, 1), 2024), (date(2024, 1, 10), 2020), (date(1904, 1, 1), 1896)):
        check("What did Xi say on Feb. 29?", f"{year}-02-29", f"{year}-03-01", words="on Feb. 29", newest=newest)


def test_months_and_years() -> None:
    check("What did Putin say in March 2023?", "2023-03-01", "2023-03-31", words="in March 2023")
    check("What did Putin say in late February?", "2023-02-01", "2023-02-28", words="in late February")
    check("What did Putin say in 2022?", "2022-01-01", "2022-12-31", words="in 2022")
    check("What did Putin say during december 2022", "2022-12-01", "2022-12-31", words="during december 2022")


def test_parts_of_years_and_seasons() -> None:
    check("What did Putin say in early 2022?", "2022-01-01", "2022-04-30", words="in early 2022")
    check("What did Putin say in mid-2022?", "2022-04-01", "2022-09-30", words="in mid-2022")
    check("What did Putin say at the end of 2022?", "2022-09-01", "2022-12-31", words="at the end of 2022")
    check(
        "What did Putin say in the first half of 2022?", "2022-01-01", "2022-06-30", words="in the first half of 2022"
    )
    check("What did Putin say at the end of February?", "2023-02-01", "2023-02-28", words="at the end of February")
    check("What did Putin say in Q2 2022?", "2022-04-01", "2022-06-30", words="in Q2 2022")
    check(
        "What did Putin say in the fourth quarter of 2022?",
        "2022-10-01",
        "2022-12-31",
        words="in the fourth quarter of 2022",
    )
    check(
        "What did Putin say during the week of Feb. 21, 2022?",
        "2022-02-21",
        "2022-02-27",
        words="during the week of Feb. 21, 2022",
    )
    check("What did Putin say in spring 2022?", "2022-03-01", "2022-05-31", words="in spring 2022")
    check("What did Putin say in the fall of 2022?", "2022-09-01", "2022-11-30", words="in the fall of 2022")
    # Whichever winter is meant.
    check("What did Putin say in winter 2021?", "2020-12-01", "2022-02-28", words="in winter 2021")
    check("What did Putin say last summer about gas?", "2022-06-01", "2022-08-31", words="last summer")
    check("What did Putin say in the autumn?", "2022-09-01", "2022-11-30", words="in the autumn")
    check("What did Putin say this winter?", "2022-12-01", "2023-02-28", words="this winter")
    check("What did Putin say last winter?", "2022-12-01", "2023-02-28", words="last winter")
    check("What did Putin say this spring?", "2023-03-01", "2023-05-31", words="this spring")
    check("What did Putin say last spring?", "2022-03-01", "2022-05-31", words="last spring")
    check("What did Biden say after the fall of Kabul?")
    check("What did Biden say about the fall of Kabul?")
    check("What did Biden say about the Arab Spring?")


def test_what_was_said_at_a_time_to_come_was_not_said_yet() -> None:
    check("What did Xi say in 2035?", "2035-01-01", "2035-12-31", words="in 2035")
    check("What did Xi say about emissions in 2035?")


def test_since_before_after_until() -> None:
    check("What did Blinken say since Monday?", "2023-03-20", None, words="since Monday")
    check("What did Blinken say before March 21?", None, "2023-03-20", words="before March 21")
    check("What did Blinken say after March 20?", "2023-03-21", None, words="after March 20")
    check("What did Blinken say until 20 March?", None, "2023-03-20", words="until 20 March")
    check("What did Blinken say prior to 2023?", None, "2022-12-31", words="prior to 2023")
    check("What did Blinken say since last week?", "2023-03-13", None, words="since last week")


def test_between() -> None:
    between = "between March 18 and March 20"
    check(f"What did Kirby say {between}?", "2023-03-18", "2023-03-21", words="between March 18 /  and March 20")
    check("What did Kirby say from 2021 to 2022?", "2021-01-01", "2022-12-31", words="from 2021 /  to 2022")
    check("say between 18 and 20 March 2023 about", "2023-03-18", "2023-03-20", words="between 18 and 20 March 2023")
    check("say between March 18 and 20?", "2023-03-18", "2023-03-20", words="between March 18 and 20")


def test_two_dates_share_a_year_and_stand_in_order() -> None:
    for words, first, last in (
        ("between March/ and May 2022", "2022-03-01", "2022-05-31"),
        ("from 1 May/ to 3 May 2022", "2022-05-01", "2022-05-04"),
        ("from March 2021/ to May", "2021-03-01", "2021-05-31"),
        ("between November/ and March 2022", "2021-11-01", "2022-03-31"),
        ("from November 2021/ to March", "2021-11-01", "2022-03-31"),
        ("in March/ and April 2022", "2022-03-01", "2022-04-30"),
        ("in 2021/ and 2022", "2021-01-01", "2022-12-31"),
        ("between March 2022/ and May 2021", "2021-05-01", "2022-03-31"),
        ("from May 5, 2022/ to March 1, 2021", "2021-03-01", "2022-05-06"),
        ("on March 7/ through March 9, 2022", "2022-03-07", "2022-03-10"),
        ("on March 1-5, 2022", "2022-03-01", "2022-03-05"),
        # Of a Wednesday's news: Friday was five days ago, and Monday before that.
        ("from Monday/ to Friday", "2023-03-13", "2023-03-18"),
    ):
        asked = f"What did Xi say {words.replace('/', '')}?"
        check(asked, first, last, words=words.replace("/", " / "))


def test_relative_days_count_from_the_newest_article() -> None:
    check("What did Xi say today?", "2023-03-22", "2023-03-23", words="today")
    check("What did Xi tell USA TODAY?", words="")
    check("What did Xi tell USA Today today?", "2023-03-22", "2023-03-23", words="today")
    check("What did Xi say yesterday about Taiwan?", "2023-03-21", "2023-03-22", words="yesterday")
    check("What did Xi say this week?", "2023-03-20", "2023-03-26", words="this week")
    check("What did Xi say last week?", "2023-03-13", "2023-03-19", words="last week")
    check("What did Xi say last month?", "2023-02-01", "2023-02-28", words="last month")
    check("What did Xi say last year?", "2022-01-01", "2022-12-31", words="last year")
    check("What did Xi say in the last 3 days?", "2023-03-19", "2023-03-22", words="in the last 3 days")
    check("What did Xi say in the past two weeks?", "2023-03-08", "2023-03-22", words="in the past two weeks")
    check("What did Xi say in the last few days?", "2023-03-17", "2023-03-22", words="in the last few days")
    check("What did Xi say in recent weeks?", "2023-02-15", "2023-03-22", words="in recent weeks")
    check("What did Xi say two days ago?", "2023-03-20", "2023-03-21", words="two days ago")
    check("What did Xi say a week ago about gas?", "2023-03-13", "2023-03-19", words="a week ago")
    check("What did Xi say 14 months ago?", "2022-01-01", "2022-01-31", words="14 months ago")
    check("What did Xi say three months ago?", "2022-12-01", "2022-12-31", words="three months ago")
    check("What did Xi say a year ago?", "2022-01-01", "2022-12-31", words="a year ago")
    check("What did Xi say the day before yesterday?", "2023-03-20", "2023-03-21", words="the day before yesterday")
    check("What did Xi say earlier this week?", "2023-03-20", "2023-03-26", words="earlier this week")
    check("What did Xi say over the weekend?")
    check("What did Xi say last weekend?", "2023-03-18", "2023-03-20", words="last weekend")
    check("What did Xi say last Friday?", "2023-03-17", "2023-03-18", words="last Friday")
    check("What did Xi say last Wednesday?", "2023-03-15", "2023-03-16", words="last Wednesday")


def test_without_a_newest_article_they_set_nothing() -> None:
    check("What did Xi say yesterday?", words="yesterday", newest=None)
    check("What did Xi say since Monday?", words="since Monday", newest=None)
    check("What did Xi say on March 20?", words="on March 20", newest=None)
    check("What did Xi say in the week of March 20?", words="in the week of March 20", newest=None)
    check("What did Xi say last winter?", words="last winter", newest=None)
    check("What did Xi say in March?", words="in March", newest=None)
    check("What did Xi say in summer 2021?", "2021-06-01", "2021-08-31", words="in summer 2021", newest=None)
    check("What did Xi say on March 20, 2023?", "2023-03-20", "2023-03-21", words="on March 20, 2023", newest=None)


def test_a_bare_weekday_is_each_articles_own() -> None:
    check("What did Kirby say on Friday about the war?", weekday=4, words="on Friday")
    check("what did kirby say friday", weekday=4, words="friday")
    check("What did Kirby say on Monday night?", weekday=0, words="on Monday night")
    check("Did he speak on Monday or on Tuesday?", words="on Monday / on Tuesday")


def test_dates_that_belong_to_what_is_asked_about_stay_there() -> None:
    check("What did Xi say about areas annexed in 2022?")
    check("What did Xi say about the soldiers killed on Monday?")
    check("What did Xi say about yesterday's strike?")
    check("What did Xi say about the events of 9 March?")
    check("What did Xi say about the 2022 invasion?")
    check("What did Xi say about the March 20 meeting?")
    check("What did Xi say about emissions in 2035?")
    check("What did May say about Brexit?")
    check("What did the Sunday Times say about it?")
    check("How did Xi respond on March 20?", "2023-03-20", "2023-03-21", words="on March 20")


def test_what_happened_is_asked_of_a_time() -> None:
    check("What happened yesterday?", "2023-03-21", "2023-03-22", words="yesterday")
    check("What happened in March 2022?", "2022-03-01", "2022-03-31", words="in March 2022")
    check("What did Xi say about what happened on Monday?")


def test_loose_counts() -> None:
    check("What did Xi say a couple of days ago?", "2023-03-20", "2023-03-21", words="a couple of days ago")
    check("What did Xi say in the last couple of days?", "2023-03-20", "2023-03-22", words="in the last couple of days")
    check("What did Xi say a few days ago?", "2023-03-17", "2023-03-18", words="a few days ago")
    check("What did Xi say in the last several days?", "2023-03-17", "2023-03-22", words="in the last several days")
    check("What did Xi say in recent days?", "2023-03-17", "2023-03-22", words="in recent days")
    check("What did Xi say in the past week?", "2023-03-15", "2023-03-22", words="in the past week")
    check("What did Xi say in the past month?", "2023-02-20", "2023-03-22", words="in the past month")
    check("What did Xi say in the past year?", "2022-03-22", "2023-03-22", words="in the past year")


def test_other_parts_of_years() -> None:
    check("What did Xi say in the second half of 2022?", "2022-07-01", "2022-12-31", words="in the second half of 2022")
    check("What did Xi say at the beginning of 2022?", "2022-01-01", "2022-04-30", words="at the beginning of 2022")
    check("What did Xi say at the start of 2022?", "2022-01-01", "2022-04-30", words="at the start of 2022")
    check("What did Xi say in the middle of 2022?", "2022-04-01", "2022-09-30", words="in the middle of 2022")
    check("What did Xi say in late 2022?", "2022-09-01", "2022-12-31", words="in late 2022")


def test_a_weekend_or_a_season_that_has_begun_is_this_one() -> None:
    friday, saturday, june = date(2023, 3, 24), date(2023, 3, 25), date(2023, 6, 1)
    weekend = "What did Xi say this weekend?"
    check(weekend, "2023-03-18", "2023-03-20", words="this weekend", newest=friday)
    check(weekend, "2023-03-25", "2023-03-27", words="this weekend", newest=saturday)
    december = date(2022, 12, 10)
    check("What did Xi say this winter?", "2022-12-01", "2023-02-28", words="this winter", newest=december)
    check("What did Xi say last winter?", "2021-12-01", "2022-02-28", words="last winter", newest=december)
    last = "What did Xi say last weekend?"
    check(last, "2023-03-18", "2023-03-20", words="last weekend", newest=saturday)
    check("What did Xi say this Wednesday?", "2023-03-22", "2023-03-23", words="this Wednesday")
    check("What did Xi say this summer?", "2023-06-01", "2023-08-31", words="this summer", newest=june)


def test_capital_letters_change_no_day() -> None:
    for when in ("two weeks ago", "last month", "this winter", "last Wednesday", "in recent days", "in March 2022"):
        asked = f"What did Xi say {when}?"
        found, loud = find_dates(asked, NEWEST), find_dates(asked.upper(), NEWEST)
        assert (loud.first, loud.last, loud.spans) == (found.first, found.last, found.spans) != (None, None, ())


def test_a_day_that_names_an_event_dates_nothing() -> None:
    check("What did Pence say on January 6?")
    check("What did Bush say on September 11?")
    check("What did Bush say on the 11th of September?")
    check("What did Bush say on 11 September 2021?", "2021-09-11", "2021-09-12", words="on 11 September 2021")
    check("What did Pence say on January 6, 2022?", "2022-01-06", "2022-01-07", words="on January 6, 2022")
    check("What did Pence say on January 5?", "2023-01-05", "2023-01-06", words="on January 5")


def test_a_number_before_what_it_counts_or_tells_apart_is_no_year() -> None:
    check("What did Kirby say about over 2000 jobs?")
    check("What did Kirby say about up to 2000 troops?")
    check("What did Kirby say on 2000 layoffs?")
    check("What did Kirby say after 2020 elections?")
    check("What did Kirby say in 2020 speeches?", "2020-01-01", "2020-12-31", words="in 2020")
    check("What did Kirby say before 2020 about jobs?", None, "2019-12-31", words="before 2020")
    check("What did Kirby say up to 2020?", None, "2020-12-31", words="up to 2020")


def test_no_such_day() -> None:
    # One of that month is meant.
    check("What did Xi say on February 30, 2023?", "2023-02-01", "2023-02-28", words="on February 30, 2023")
    check("What did Xi say on February 30?", "2023-02-01", "2023-02-28", words="on February 30")
    check("What did Xi say on 2022-02-31?", "2022-02-01", "2022-02-28", words="on 2022-02-31")
    check("What did Xi say on 2023-13-45?")


@given(st.text(), st.none() | st.dates())
def test_never_raises(text: str, newest: date | None) -> None:
    found = find_dates(text, newest)
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)


_WORDS = (
    "on in since before between and the last 3 days week March may 31 30 2023 2023-02-31 Friday today , . yesterday"
    " until 9999999 month February 29th of to year"
)
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=12), st.none() | st.dates())
def test_never_raises_on_date_words(words: list[str], newest: date | None) -> None:
    find_dates(" ".join(words), newest)
