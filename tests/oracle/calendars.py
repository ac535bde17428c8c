"""Working days, from PyPI holidays and the corrections alone: no calendar file is read but for the years that it claims."""
import re
import tomllib
import warnings
from datetime import date, datetime, timedelta
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import holidays
from dateutil.easter import easter
from dateutil.rrule import MO, FR, SA, SU, TH, TU, WE, YEARLY, rrule

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = ROOT / "jurisdictions" / "calendars"
CORRECTIONS = ROOT / "scripts" / "calendars" / "corrections.toml"
YEARS = range(2020, 2037)
DAYS_OF_WEEK = {"Mon": MO, "Tue": TU, "Wed": WE, "Thu": TH, "Fri": FR, "Sat": SA, "Sun": SU}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Calendar:
    """The working days of the years on file; whether a day is beyond them."""

    def __init__(self, identifier):
        self.id = identifier
        text = (CLAIMS / f"{identifier}.ron").read_text(encoding="utf-8")
        first, last = map(int, re.search(r"years: \((\d+), (\d+)\)", text).groups())
        self.years = range(first, last + 1)
        named, library = source(identifier)
        self.library = library
        self.names, self.worked = corrected(identifier, named)
        self.worked |= getattr(library, "weekend_workdays", set())
        empty = [year for year in self.years if not any(day.year == year for day in self.names)]
        if empty:
            raise ValueError(f"{identifier}: the file claims {empty}, of which no holiday is known")

    def covers(self, day):
        return day.year in self.years

    def weekend(self, day):
        return day.weekday() >= 5 if self.library is None else self.library._is_weekend(day)

    @cache
    def works(self, day):
        """Whether offices are open; beyond the years on file the week alone decides."""
        if not self.covers(day):
            return not self.weekend(day)
        if day in self.names:
            return False
        return not self.weekend(day) or day in self.worked


def identifiers():
    return sorted(path.stem for path in CLAIMS.glob("*.ron"))


@cache
def calendar(identifier):
    return Calendar(identifier)


def source(identifier):
    """The names of each holiday by day, and the library's own object for the week."""
    if identifier == "eu":
        return institutions(), None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if identifier == "target":
            found = holidays.financial_holidays("ECB", years=YEARS, language="en_US")
        else:
            found = country(*identifier.upper().partition("-")[::2])
    return {day: set(names.split("; ")) for day, names in sorted(found.items())}, found


def country(code, part):
    kind = getattr(holidays, code)
    options = {"years": YEARS}
    if "en_US" in (kind.supported_languages or ()):
        options["language"] = "en_US"
    if (code, part) == ("US", "FEDERAL") or (code, part) == ("CA", ""):
        return kind(categories=("government",), **options)
    if code == "SE":
        return kind(categories=("public", "de_facto"), **options)
    return kind(subdiv=part or None, **options)


def institutions():
    """The offices of the European Union close on 1 and 2 January, from Maundy Thursday to Easter Monday, on 1 and 9 May, on
    Ascension Day and the Friday after it, on Whit Monday, 21 July, 15 August, 1 and 2 November, and from 24 to 31 December."""
    fixed = ["01-01", "01-02", "05-01", "05-09", "07-21", "08-15", "11-01", "11-02", *(f"12-{day}" for day in range(24, 32))]
    days = {date.fromisoformat(f"{year}-{text}") for year in YEARS for text in fixed}
    for year in YEARS:
        days |= {easter(year) + timedelta(distance) for distance in (-3, -2, 1, 39, 40, 50)}
    return {day: {"closed"} for day in days}


def plain(name):
    """A name without the library's mark of an estimate."""
    return name.replace(" (observed, estimated)", " (observed)").replace(" (estimated)", "")


def corrected(identifier, named):
    """The names by day after the corrections, and the days of weekends that they say are worked."""
    worked = set()
    days = {day: {plain(name) for name in names} for day, names in named.items()}
    for row in tomllib.loads(CORRECTIONS.read_text(encoding="utf-8"))["correction"]:
        if identifier not in row["calendars"]:
            continue
        years = range(row.get("from", YEARS.start), row.get("until", YEARS.stop - 1) + 1)
        only_on = row.get("on")
        for day in [day for day in days if day.year in years]:
            if only_on is None or f"{day:%a}" in only_on:
                days[day] = {name for name in days[day] if not any(fnmatchcase(name, word) for word in row.get("remove", ()))}
        worked.update(date.fromisoformat(text) for text in row.get("work", "").split())
        added = [date.fromisoformat(text) for text in row.get("dates", "").split()]
        if "rule" in row:
            added += by_rule(row["rule"], years)
        for day in added:
            days.setdefault(day, set()).add(row["add"])
    return {day: names for day, names in days.items() if names}, worked


def by_rule(rule, years):
    """`05-05`, or `2 Mon Oct`."""
    if "-" in rule:
        return [date.fromisoformat(f"{year}-{rule}") for year in years]
    nth, weekday, month = rule.split()
    first, last = datetime(years.start, 1, 1), datetime(years.stop - 1, 12, 31)
    found = rrule(YEARLY, dtstart=first, until=last, bymonth=MONTHS.index(month) + 1, byweekday=DAYS_OF_WEEK[weekday](int(nth)))
    return [moment.date() for moment in found]
