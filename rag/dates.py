"""Dates in a question: "on March 20", "since Monday", "last week", "between 18 and 20 March 2023"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from index.values import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = timedelta(days=1)
_WEEKDAY = "(?:" + "|".join(_WEEKDAYS) + ")"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TILL = r"(?:\s(?:and|to|or|through)\s|\s?[-–]\s?)"
_MOMENT = re.compile(
    rf"""\b(?:
      (?P<iso>{_YEAR}-\d\d-\d\d)
    | (?:{_WEEKDAY}\s?,?\s)?(?:the\s)?(?P<day>{_NUMBER})(?:{_TILL}(?P<till>{_NUMBER}))?\s(?:of\s)?
      (?P<month>{_MONTH})(?:\s?,?\s?(?P<year>{_YEAR}))?
    | (?:{_WEEKDAY}\s?,?\s)?(?P<month2>{_MONTH})\s(?P<day2>{_NUMBER})(?:{_TILL}(?P<till2>{_NUMBER}))?\b
      (?:\s?,?\s(?P<year2>{_YEAR}))?
    | (?:(?:early|mid|late)[\s-])?(?P<month3>{_MONTH})(?:\s?,?\s?(?P<year3>{_YEAR}))?
    | (?P<year4>{_YEAR})
    | (?P<now>(?<!usa\s)today|tonight|this\s(?:morning|afternoon|evening))
    | (?P<yesterday>yesterday|last\snight)
    | (?P<which>this|last|past|this\spast)\s(?P<unit>week|weekend|month|year)
    | the\s(?:last|past)\s(?P<count>\d{{1,3}}\s)?(?P<span>day|week|month|year)s?
    | (?P<relative>(?:this|last)\s)?(?P<weekday>{_WEEKDAY})(?:\s(?:morning|afternoon|evening|night))?
    )\b(?!['’]|-\w)""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_PREPOSITION = re.compile(
    r"\b(?:on|in|during|over|at|since|from|starting|after|before|prior\sto|until|till|through|up\sto|between)\s$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s(?:and|or|to|until|till|through)\s", re.IGNORECASE)
# After these the moment belongs to what is asked about: "about yesterday", "the attack of 9 March".
_BELONGS = re.compile(r"\b(?:about|of|for|than|the|a|an|that|with|regarding|concerning)\s$", re.IGNORECASE)
# A past participle takes the date to itself ("areas annexed in 2022"), unless it is what the speaker did.
_PARTICIPLE = re.compile(r"\b(?:\w{2,}ed|held|shot|sent|fought|built|sold|born|lost|won|met)\s$", re.IGNORECASE)
_SPOKE = re.compile(
    r"\b(?:respond|react|repli|comment|claim|warn|announc|promis|tweet|stat|propos|suggest|admitt|demand|argu|declar"
    r"|publish|issu|report|releas)ed\s$",
    re.IGNORECASE,
)
# Without a preposition a moment dates the question only at an end of it or before what is asked about.
_GOES_ON = re.compile(r"[\s?.!,]*(?:$|\s(?:about|on|regarding|concerning|that|to)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """When the articles asked for were published, inclusive, and the date words' spans in the question.

    `weekday`, 0 for Monday, is a bare "on Friday": whichever Friday each article's own date implies.
    """

    first: date | None = None
    last: date | None = None
    weekday: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Period:
    first: date
    last: date

    @property
    def reported(self) -> date:
        """The last day on which news of the period is its own: what was said on a day is in the next day's paper."""
        return self.last + _DAY if self.first == self.last < date.max else self.last


def find_dates(text: str, newest: date | None) -> Dates:
    """The dates that a question gives; relative ones count from the newest article, and set nothing without one."""
    firsts: list[date] = []
    lasts: list[date] = []
    weekdays: set[int] = set()
    spans: list[Span] = []
    opened = -1
    # One white space between words from here on, so that the patterns need no repeated `\s`; offsets stay.
    plain = re.sub(r"\s", " ", text)
    moments = list(_MOMENT.finditer(plain))
    for match, year in zip(moments, _years(plain, moments), strict=True):
        before = plain[max(0, match.start() - 12) : match.start()]
        joined = opened >= 0 and _JOINS.fullmatch(plain, opened, match.start())
        opened = -1
        preposition = _PREPOSITION.search(before)
        if not (joined or _dates_question(plain, match, preposition)):
            continue
        word = "and" if joined else preposition.group().strip().lower() if preposition else ""
        if match["till"] or match["till2"]:
            word = "on"
        start = match.start() - (len(preposition.group()) if preposition and not joined else 0)
        if match["weekday"] and not match["relative"] and not joined and word in ("", "on", "in", "at", "over"):
            weekdays.add(_WEEKDAYS.index(match["weekday"].lower()))
            spans.append(Span(start, match.end()))
            continue
        try:
            period = _period(match, year, newest)
            if joined and period and firsts and period.last < firsts[-1]:
                firsts[-1], period = _in_order(firsts[-1], match, period)
        except (ValueError, OverflowError):
            continue
        if period and newest and period.first > newest and word not in ("before", "prior to", "until", "till", "and"):
            # Nothing was published after the newest article: "what did Xi say about the summit in 2035".
            continue
        spans.append(Span(spans[-1].end if joined and spans else start, match.end()))
        if word in ("between", "from", "in", "on", "during", ""):
            opened = match.end()
        if period:
            with suppress(OverflowError):  # there is no day after the last
                _narrow(word, period, firsts, lasts)
    return Dates(
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        weekday=weekdays.pop() if len(weekdays) == 1 else None,
        spans=tuple(spans),
    )


def _years(text: str, moments: Sequence[re.Match[str]]) -> list[str | None]:
    """The year of each moment: its own, or that of the one it is joined to ("between March and May 2022")."""
    years = [m["year"] or m["year2"] or m["year3"] or m["year4"] for m in moments]
    given = list(years)
    for at in range(1, len(moments)):
        if _JOINS.fullmatch(text, moments[at - 1].end(), moments[at].start()):
            given[at - 1] = given[at - 1] or years[at]
            given[at] = given[at] or years[at - 1]
    return given


def _in_order(first: date, match: re.Match[str], period: _Period) -> tuple[date, _Period]:
    """A first day and the period that ends with it, where they stand the wrong way round.

    Raises:
        ValueError: no such day.
        OverflowError: a day before the calendar begins.
    """
    if match["weekday"]:  # "from Monday to Friday"
        return first - 7 * _DAY, period
    if match["year"] or match["year2"] or match["year3"]:  # "between November and March 2022"
        earlier = first.replace(year=period.first.year - 1)
        return min(earlier, first), period
    later = period.first.year + 1  # "from November 2021 to March"
    return first, _Period(period.first.replace(year=later), period.last.replace(year=later))


def _dates_question(text: str, match: re.Match[str], preposition: re.Match[str] | None) -> bool:
    """Whether a moment says when the words asked for were said, rather than being part of what they are about."""
    if preposition:
        before = text[max(0, match.start() - 40) : match.start() - len(preposition.group())]
        return not _PARTICIPLE.search(before) or bool(_SPOKE.search(before))
    if match["year4"] or (match["month3"] and not match["year3"]):
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    if _BELONGS.search(before) or (_PARTICIPLE.search(before) and not _SPOKE.search(before)):
        return False
    return not before.strip() or bool(_GOES_ON.match(text, match.end()))


def _narrow(word: str, period: _Period, firsts: list[date], lasts: list[date]) -> None:
    """Take a period in as its preposition says."""
    if word == "after":
        firsts.append(period.last + _DAY)
    elif word in ("before", "prior to"):
        lasts.append(period.first - _DAY)
    elif word in ("until", "till", "through", "up to"):
        lasts.append(period.last)
    elif word == "and":
        lasts.append(period.reported)
    else:
        firsts.append(period.first)
        if word not in ("since", "from", "starting", "between"):
            lasts.append(period.reported)


def _period(match: re.Match[str], year: str | None, newest: date | None) -> _Period | None:
    """The days that a moment names, of a year if one is given.

    None where it counts from the newest article and there is none.

    Raises:
        ValueError: no such day.
        OverflowError: a day before the calendar begins.
    """
    if match["iso"]:
        day = date.fromisoformat(match["iso"])
        return _Period(day, day)
    number = match["day"] or match["day2"]
    month = match["month"] or match["month2"] or match["month3"]
    if number:
        first = _dated(year, newest, lambda y: date(y, _month(month), _digits(number)))
        till = match["till"] or match["till2"]
        return _Period(first, first.replace(day=_digits(till)) if till else first) if first else None
    if month:
        first = _dated(year, newest, lambda y: date(y, _month(month), 1))
        return _Period(first, _month_after(first) - _DAY) if first else None
    if year := match["year4"]:
        return _Period(date(int(year), 1, 1), date(int(year), 12, 31))
    return _relative(match, newest) if newest else None


def _relative(match: re.Match[str], newest: date) -> _Period:
    if match["now"]:
        return _Period(newest, newest)
    if match["yesterday"]:
        return _Period(newest - _DAY, newest - _DAY)
    if match["weekday"]:
        back = (newest.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        if back == 0 and (match["relative"] or "").strip().lower() == "last":
            back = 7
        day = newest - back * _DAY
        return _Period(day, day)
    if match["span"]:
        days = {"day": 1, "week": 7, "month": 30, "year": 365}[match["span"].lower()]
        return _Period(newest - days * int(match["count"] or 1) * _DAY, newest)
    last, unit = match["which"].lower() == "last", match["unit"].lower()
    if unit in ("week", "weekend"):
        monday = newest - (newest.weekday() + 7 * last) * _DAY
        if unit == "weekend":
            # On a weekday "this weekend", said of what was said, is the one before.
            monday -= 7 * _DAY if newest.weekday() < 5 and not last else 0 * _DAY
            return _Period(monday + 5 * _DAY, monday + 7 * _DAY)
        return _Period(monday, monday + 6 * _DAY)
    if unit == "month":
        first = newest.replace(day=1)
        first = (first - _DAY).replace(day=1) if last else first
        return _Period(first, _month_after(first) - _DAY)
    year = newest.year - last
    return _Period(date(year, 1, 1), date(year, 12, 31))


def _dated(year: str | None, newest: date | None, on: Callable[[int], date]) -> date | None:
    """A day in a given year, or without one the latest such day that is not after the newest article."""
    if year:
        return on(int(year))
    if newest is None:
        return None
    day = on(newest.year)
    return day if day <= newest else on(newest.year - 1)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _digits(number: str) -> int:
    return int(number.rstrip("stndrhSTNDRH"))


def _month_after(first: date) -> date:
    return (first.replace(day=28) + 4 * _DAY).replace(day=1)
