"""Dates in a question: "on March 20", "since Monday", "last week", "between 18 and 20 March 2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from index.terms import STOPWORDS
from index.values import WEEKDAYS, Span

from .moments import DAY, MOMENT, Period, is_event, period_of

_PREPOSITION = re.compile(
    r"\b(?:on|in|during|over|at|since|from|starting|after|before|prior\sto|until|till|through|up\sto|between)\s$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s(?:and|or|to|until|till|through)\s", re.IGNORECASE)
# After these words "from" a moment is since then; alone it is of then, "comments from last summer".
_ONWARD = re.compile(r"\s(?:on\b(?!\s\w)|onwards?|forward|to|until|till|through)\b", re.IGNORECASE)
# After these the moment belongs to what is asked about: "about yesterday", "the attack of 9 March".
_BELONGS = re.compile(r"\b(?:about|of|for|than|the|a|an|that|with|regarding|concerning)\s$", re.IGNORECASE)
# A past participle takes the date to itself ("areas annexed in 2022"), unless it is what the speaker did, or what
# happened is all that is asked.
_PARTICIPLE = re.compile(r"\b(?:\w{2,}ed|held|shot|sent|fought|built|sold|born|lost|won|met)\s$", re.IGNORECASE)
_SPOKE = re.compile(
    r"\b(?:respond|react|repli|comment|claim|warn|announc|promis|tweet|stat|propos|suggest|admitt|demand|argu|declar"
    r"|publish|issu|report|releas)ed\s$|\Awhat(?: has| else)? happened\s$",
    re.IGNORECASE,
)
_SAYING = r"\b(?:say|says|said|saying|claim|claimed|announce|announced)\s"
# What was said at a time is not about it, though it may be one of which there are no news yet.
_SAID = re.compile(rf"{_SAYING}$", re.IGNORECASE)
# Nor is what somebody said would be at a time said then: "when did Biden say he would run in 2024".
_TO_COME = re.compile(rf"{_SAYING}.*\b(?:will|would|won't)\s", re.IGNORECASE)
# Without a preposition a moment dates the question only at an end of it or before what is asked about.
_GOES_ON = re.compile(r"[\s?.!,]*(?:$|\s(?:about|on|regarding|concerning|that|to)\b)", re.IGNORECASE)

_NEXT = re.compile(r"\s([a-z]{2,})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """When the articles asked for were published, inclusive, and the date words' spans in the question.

    `weekday`, 0 for Monday, is a bare "on Friday": whichever Friday each article's own date implies.
    """

    first: date | None = None
    last: date | None = None
    weekday: int | None = None
    spans: tuple[Span, ...] = ()


def find_dates(text: str, newest: date | None) -> Dates:
    """The dates that a question gives; relative ones count from the newest article, and set nothing without one."""
    firsts: list[date] = []
    lasts: list[date] = []
    weekdays: set[int] = set()
    spans: list[Span] = []
    opened = -1
    # One white space between words from here on, so that the patterns need no repeated `\s`; offsets stay.
    plain = re.sub(r"\s", " ", text)
    moments = list(MOMENT.finditer(plain))
    earlier: tuple[re.Match[str], Period] | None = None
    for match, year in zip(moments, _years(plain, moments), strict=True):
        before = plain[max(0, match.start() - 12) : match.start()]
        joined = opened >= 0 and _JOINS.fullmatch(plain, opened, match.start())
        opened = -1
        preposition = _PREPOSITION.search(before)
        if not (joined or _dates_question(plain, match, preposition)):
            continue
        word = "and" if joined else preposition.group().strip().lower() if preposition else ""
        if match["till"] or match["till2"] or (word == "from" and not _ONWARD.match(plain, match.end())):
            word = "on"
        start = match.start() - (len(preposition.group()) if preposition and not joined else 0)
        if match["weekday"] and not match["relative"] and not joined and word in ("", "on", "in", "at", "over"):
            weekdays.add(WEEKDAYS.index(match["weekday"].lower()))
            spans.append(Span(start, match.end()))
            continue
        try:
            period = period_of(match, year, newest)
            if joined and period and firsts and earlier and period.last < firsts[-1]:
                if _own_year(earlier[0]) and _own_year(match):  # "between March 2022 and May 2021"
                    firsts[-1], period = period.first, earlier[1]
                else:
                    firsts[-1], period = _in_order(firsts[-1], match, period)
        except (ValueError, OverflowError):
            continue
        later = period and newest and period.first > newest
        if later and word not in ("before", "prior to", "until", "till", "and") and not _SAID.search(plain, 0, start):
            # Nothing was published after the newest article: "what did Xi say about the summit in 2035".
            continue
        spans.append(Span(spans[-1].end if joined and spans else start, match.end()))
        if word in ("between", "from", "in", "on", "during", ""):
            opened = match.end()
        if period:
            earlier = match, period
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
    years = [_own_year(moment) for moment in moments]
    given = list(years)
    for at in range(1, len(moments)):
        if _JOINS.fullmatch(text, moments[at - 1].end(), moments[at].start()):
            given[at - 1] = given[at - 1] or years[at]
            given[at] = given[at] or years[at - 1]
    return given


def _own_year(moment: re.Match[str]) -> str | None:
    return moment["year"] or moment["year2"] or moment["year3"] or moment["year4"] or moment["year5"]


def _in_order(first: date, match: re.Match[str], period: Period) -> tuple[date, Period]:
    """A first day and the period that ends with it, where they stand the wrong way round.

    Raises:
        ValueError: no such day.
        OverflowError: a day before the calendar begins.
    """
    if match["weekday"]:  # "from Monday to Friday"
        return first - 7 * DAY, period
    if match["year"] or match["year2"] or match["year3"]:  # "between November and March 2022"
        earlier = first.replace(year=period.first.year - 1)
        return min(earlier, first), period
    later = period.first.year + 1  # "from November 2021 to March"
    return first, Period(period.first.replace(year=later), period.last.replace(year=later))


def _dates_question(text: str, match: re.Match[str], preposition: re.Match[str] | None) -> bool:
    """Whether a moment says when the words asked for were said, rather than being part of what they are about."""
    if is_event(match):
        return False  # "on January 6"
    if match["season"] and not (match["year5"] or match["when"]) and not _GOES_ON.match(text, match.end()):
        return False  # "after the fall of Kabul"
    if _TO_COME.search(text, 0, match.start()):
        return False
    if preposition:
        if match["year4"] and not match["part"] and _is_attribute(text, match.end(), preposition):
            return False  # "over 2000 jobs", "after 2020 elections"
        before = text[max(0, match.start() - 40) : match.start() - len(preposition.group())]
        return not _PARTICIPLE.search(before) or bool(_SPOKE.search(before))
    vague = (match["month3"] and not match["year3"]) or (match["season"] and not (match["year5"] or match["when"]))
    if match["year4"] or vague:
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    if _BELONGS.search(before) or (_PARTICIPLE.search(before) and not _SPOKE.search(before)):
        return False
    return not before.strip() or bool(_GOES_ON.match(text, match.end()))


def _is_attribute(text: str, end: int, preposition: re.Match[str]) -> bool:
    """Whether a bare year, or what looks like one, counts or tells apart what follows it."""
    after = _NEXT.match(text, end)
    in_it = preposition.group().strip().lower() in ("in", "from", "during", "between")
    return after is not None and not in_it and after[1].lower() not in STOPWORDS


def _narrow(word: str, period: Period, firsts: list[date], lasts: list[date]) -> None:
    """Take a period in as its preposition says."""
    if word == "after":
        firsts.append(period.last + DAY)
    elif word in ("before", "prior to"):
        lasts.append(period.first - DAY)
    elif word in ("until", "till", "through", "up to"):
        lasts.append(period.last)
    elif word == "and":
        lasts.append(period.reported)
    else:
        firsts.append(period.first)
        if word not in ("since", "from", "starting", "between"):
            lasts.append(period.reported)
