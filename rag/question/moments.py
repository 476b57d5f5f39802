"""Moments that a text names ("March 20", "last week", "the fall of 2022"), and the days that each of them means."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from index.values import WEEKDAYS

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = timedelta(days=1)
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
# First and last month of a part of a year, wide enough for whoever means it loosely, and those of its seasons. A winter
# may be the one that the year begins with or the one that it ends with, so both.
_PARTS = {"early": (1, 4), "mid": (4, 9), "late": (9, 12), "first half": (1, 6), "second half": (7, 12)}
_PARTS |= {"beginning": (1, 4), "start": (1, 4), "middle": (4, 9), "end": (9, 12)}
_PARTS |= {f"q{n}": (3 * n - 2, 3 * n) for n in (1, 2, 3, 4)}
_PARTS |= {f"{nth} quarter": _PARTS[f"q{n}"] for n, nth in enumerate(("first", "second", "third", "fourth"), 1)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (0, 14)}
_PART = (
    r"(?:(?:early|mid|late)[\s-]|(?:the\s)?(?:beginning|start|middle|end|(?:first|second)\shalf"
    r"|(?:first|second|third|fourth)\squarter)\sof\s|q[1-4]\s(?:of\s)?)"
)
# Month and day of what is called by its day, in whatever year it is spoken of.
_EVENTS = {(1, 6), (9, 11)}
# Years from a February 29 to the next, at most.
_LEAP = 8
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: n for n, word in enumerate(_NUMBERS, 1)}
# "A few weeks" may be five.
_COUNTS |= {"a": 1, "a couple of": 2, "couple of": 2, "a few": 5, "few": 5, "several": 5, "recent": 5}
_COUNT = r"(?:\d{{1,3}}|(?:a\s)?(?:couple\sof|few)|several|a|{})".format("|".join(_NUMBERS))
_TILL = r"(?:\s(?:and|to|or|through)\s|\s?[-–]\s?)"
MOMENT = re.compile(
    rf"""\b(?:
      (?P<iso>{_YEAR}-\d\d-\d\d)
    | (?:{_WEEKDAY}\s?,?\s)?(?:the\s)?(?P<day>{_NUMBER})(?:{_TILL}(?P<till>{_NUMBER}))?\s(?:of\s)?
      (?P<month>{_MONTH})(?:\s?,?\s?(?P<year>{_YEAR}))?
    | (?P<week>the\sweek\s(?:of|beginning)\s)?(?:{_WEEKDAY}\s?,?\s)?(?P<month2>{_MONTH})
      \s(?P<day2>{_NUMBER})(?:{_TILL}(?P<till2>{_NUMBER}))?\b
      (?:\s?,?\s(?P<year2>{_YEAR}))?
    | {_PART}?(?P<month3>{_MONTH})(?:\s?,?\s?(?P<year3>{_YEAR}))?
    | (?P<part>{_PART})?(?P<year4>{_YEAR})
    | (?:the\s)?(?:(?P<when>this|last)\s)?(?P<season>{"|".join(_SEASONS)})(?:\s(?:of\s)?(?P<year5>{_YEAR}))?
    | (?P<now>(?<!usa\s)today|tonight|this\s(?:morning|afternoon|evening))
    | (?P<before>the\sday\sbefore\s)?(?P<yesterday>yesterday|last\snight)
    | (?P<ago>{_COUNT})\s(?P<ago_unit>day|week|month|year)s?\sago
    | (?:(?:earlier|later)\s)?(?P<which>this|last|past|this\spast)\s(?P<unit>week|weekend|month|year)
    | the\s(?:last|past)\s(?:(?P<count>{_COUNT})\s)?(?P<span>day|week|month|year)s?
    | (?P<recent>recent)\s(?P<recent_span>day|week|month|year)s
    | (?P<relative>(?:this|last)\s)?(?P<weekday>{_WEEKDAY})(?:\s(?:morning|afternoon|evening|night))?
    )\b(?!['’]|-\w)""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both inclusive."""

    first: date
    last: date

    @property
    def reported(self) -> date:
        """The last day on which news of the period is its own: what was said on a day is in the next day's paper."""
        return self.last + DAY if self.first == self.last < date.max else self.last


def period_of(match: re.Match[str], year: str | None, newest: date | None) -> Period | None:
    """The days that a moment names, of a year if one is given; "February 31" is some day of February.

    None where it counts from the newest article and there is none.

    Raises:
        ValueError: no such month.
        OverflowError: a day before the calendar begins.
    """
    if match["iso"]:
        with suppress(ValueError):
            day = date.fromisoformat(match["iso"])
            return Period(day, day)
        return _month_of(date.fromisoformat(f"{match['iso'][:7]}-01"))
    number = match["day"] or match["day2"]
    month = match["month"] or match["month2"] or match["month3"]
    with suppress(ValueError):
        if number:
            first = _dated(year, newest, lambda y: date(y, _month(month), _digits(number)))
            if first and match["week"]:
                return Period(first, first + 6 * DAY)
            till = match["till"] or match["till2"]
            return Period(first, first.replace(day=_digits(till)) if till else first) if first else None
    if month:
        first = _dated(year, newest, lambda y: date(y, _month(month), 1))
        return _month_of(first) if first else None
    if year4 := match["year4"]:
        part = re.sub(r"^the | of $|[ -]$", "", (match["part"] or "").lower())
        return _months(int(year4), *_PARTS.get(part, (1, 12)))
    if match["season"] and (year or newest):
        return _season(match, year, newest)
    return _relative(match, newest) if newest else None


def is_event(match: re.Match[str]) -> bool:
    """Whether a day without a year is known as what happened on it: January 6, September 11."""
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    year = match["year"] or match["year2"]
    return bool(day) and not year and (_month(month), _digits(day)) in _EVENTS


def _season(match: re.Match[str], year: str | None, newest: date | None) -> Period:
    """The season of a year; else the one that has begun last, or where it says "last", that has ended last."""
    first, last = _SEASONS[match["season"].lower()]
    if year or not newest:
        return _months(int(year or 0), first, last)
    if match["season"].lower() == "winter":
        first, last = 0, 2
    over = (match["when"] or "").lower() == "last"
    found = (_months(newest.year + later, first, last) for later in (1, 0, -1))
    return next(period for period in found if (period.last if over else period.first) <= newest)


def _months(year: int, first: int, last: int) -> Period:
    """Months of a year, both inclusive; 0 is December of the year before, 14 February of the year after."""
    opens = date(year - 1, 12, 1) if first == 0 else date(year, first, 1)
    return Period(opens, _month_after(date(year + 1, last - 12, 1) if last > 12 else date(year, last, 1)) - DAY)


def _relative(match: re.Match[str], newest: date) -> Period:
    if match["now"]:
        return Period(newest, newest)
    if match["yesterday"]:
        day = newest - (2 if match["before"] else 1) * DAY
        return Period(day, day)
    if match["ago"]:
        return _unit(match["ago_unit"].lower(), newest, _counted(match["ago"]))
    if match["weekday"]:
        back = (newest.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        if back == 0 and (match["relative"] or "").strip().lower() == "last":
            back = 7
        day = newest - back * DAY
        return Period(day, day)
    if span := match["span"] or match["recent_span"]:
        days = {"day": 1, "week": 7, "month": 30, "year": 365}[span.lower()]
        return Period(newest - days * _counted(match["count"] or match["recent"] or "one") * DAY, newest)
    last, unit = match["which"].lower() == "last", match["unit"].lower()
    if unit == "weekend":
        # On a weekday "this weekend", said of what was said, is the one before.
        monday = _unit("week", newest, 1 if last or newest.weekday() < 5 else 0).first
        return Period(monday + 5 * DAY, monday + 7 * DAY)
    return _unit(unit, newest, int(last))


def _unit(unit: str, newest: date, ago: int) -> Period:
    """The day, calendar week, month or year so many before the newest article's."""
    if unit == "day":
        return Period(newest - ago * DAY, newest - ago * DAY)
    if unit == "week":
        monday = newest - (newest.weekday() + 7 * ago) * DAY
        return Period(monday, monday + 6 * DAY)
    if unit == "month":
        year, month = divmod(12 * newest.year + newest.month - 1 - ago, 12)
        return _months(year, month + 1, month + 1)
    return _months(newest.year - ago, 1, 12)


def _counted(count: str) -> int:
    return int(count) if count.isdigit() else _COUNTS[count.lower()]


def _dated(year: str | None, newest: date | None, on: Callable[[int], date]) -> date | None:
    """A day in a given year, or without one the latest such day that is not after the newest article.

    Raises:
        ValueError: no such day.
    """
    if year:
        return on(int(year))
    if newest is None:
        return None
    for back in range(_LEAP + 1):
        with suppress(ValueError):
            day = on(newest.year - back)
            if day <= newest:
                return day
    raise ValueError("no such day")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _digits(number: str) -> int:
    return int(number.rstrip("stndrhSTNDRH"))


def _month_of(first: date) -> Period:
    return Period(first, _month_after(first) - DAY)


def _month_after(first: date) -> date:
    return (first.replace(day=28) + 4 * DAY).replace(day=1)
