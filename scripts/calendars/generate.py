#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = ["holidays==0.109"]
# ///
"""Writes jurisdictions/calendars/*.ron: public holidays and weekends, 2020 to 2036.

    python3 -m venv venv && venv/bin/pip install holidays==0.109
    venv/bin/python scripts/calendars/generate.py            # writes the files
    venv/bin/python scripts/calendars/generate.py --check    # compares only; exit 1 where a file differs
    venv/bin/python scripts/calendars/generate.py --size     # writes, and measures (needs brotli)

The days come from the library `holidays` (PyPI, MIT), pinned, in English. What is wrong there stands in corrections.toml
with source, reason and date; a correction that changes nothing any more, or an expectation that does not hold, is an error.
A year for which the library has no data is left out of `years`: the engine then says "calendar unknown" and never takes such
a year for one without holidays. A date that the library computed ahead of its proclamation keeps a trailing ~.

To add a calendar: a row in CALENDARS. Names of places are read from jurisdictions/places.ron.
"""
import re
import sys
import tomllib
import warnings
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from fnmatch import fnmatchcase
from pathlib import Path

import holidays
from dateutil.easter import easter

PINNED = "0.109"
FIRST, LAST = 2020, 2036
HERE = Path(__file__).resolve().parent
JURISDICTIONS = HERE.parents[1] / "jurisdictions"
TARGET = JURISDICTIONS / "calendars"
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

US = """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI""".split()
DE = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split()
GB = "ENG WLS SCT NIR".split()
CA = "AB BC MB NB NL NS NT NU ON PE QC SK YT".split()
AU = "ACT NSW NT QLD SA TAS VIC WA".split()
EU_STATES = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()
OTHERS = """IS LI NO CH TR UA RS IL CA AU NZ JP KR CN HK TW SG MY TH VN PH ID IN BR MX AR CL CO PE UY CR PA EC ZA NG KE GH RW
EG SA AE QA BH OM KW JO""".split()

# Categories of the library beside "public", and why.
CATEGORIES = {
    "US": ("government", "5 U.S.C. § 6103 and the days on which an executive order closed the federal offices"),
    "CA": ("government", "the holidays of the federal public service"),
    "SE": ("de_facto", "Lag (1930:173) om beräkning av lagstadgad tid, 2 § (Midsummer Eve, Christmas Eve, New Year's Eve)"),
}
# Last year with data where the library knows no more, or less than the whole.
LAST_YEARS = {
    "UA": (2021, "since February 2022 there are no days off under martial law; the library's 2022 is a part of a year"),
}
# The lists of the EU institutions that were read, and up to which day; the other days follow their pattern and are estimates.
EU_LISTS_READ = {2020: (12, 31), 2022: (4, 15), 2023: (12, 31), 2024: (8, 15), 2025: (12, 31)}


@dataclass
class Day:
    """One holiday on one day."""

    date: date
    name: str
    estimated: bool = False


@dataclass
class Calendar:
    """One file."""

    id: str
    name: str
    place: str
    sources: list
    days: list = field(default_factory=list)
    working: set = field(default_factory=set)
    weekends: list = field(default_factory=lambda: [(None, "Sat Sun")])
    years: tuple = (FIRST, LAST)
    remarks: list = field(default_factory=list)


def place_names():
    text = (JURISDICTIONS / "places.ron").read_text(encoding="utf-8")
    return dict(re.findall(r'\(code: "([A-Z0-9-]+)", name: "([^"]+)"', text))


def from_library(country, subdivision, identifier, name):
    """One calendar of the library, cut to the years that it has data for."""
    place = f"{country}-{subdivision}" if subdivision else country
    base = country in CATEGORIES and not subdivision
    categories = ("public", CATEGORIES[country][0]) if base else ("public",)
    if country in ("US", "CA") and base:
        categories = ("government",)  # complete by itself, and "public" names the same days otherwise
    options = {"categories": categories, "subdiv": subdivision}
    kind = getattr(holidays, country)
    if "en_US" in (kind.supported_languages or ()):
        options["language"] = "en_US"
    if country in ("SA",):
        options["islamic_show_estimated"] = True
    calendar = Calendar(identifier, name, place, [f"PyPI holidays {PINNED}, {place} ({', '.join(categories)})"])
    if base:
        calendar.sources.append(CATEGORIES[country][1])
    first, last = FIRST, LAST
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = holidays.country_holidays(country, years=range(FIRST, LAST + 1), **options)
    for day, names in sorted(found.items()):
        calendar.days.extend(Day(day, *clean(each)) for each in names.split("; "))
    moved_to_work = {day for day in found.weekend_workdays if FIRST <= day.year <= LAST}
    weekends = {}
    for year in range(FIRST, LAST + 1):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            of_year = holidays.country_holidays(country, years=year, **options)
        complaints = [str(w.message) for w in caught if "are available only from" in str(w.message)]
        limits = [tuple(map(int, re.search(r"from (\d+) to (\d+)", text).groups())) for text in complaints]
        if any(year > limit[1] for limit in limits) or not of_year:
            last = min(last, year - 1)
        for week in range(0, 365, 7):
            start = date(year, 1, 1) + timedelta(week)
            weekends[start] = tuple(sorted(found._get_weekend(start)))
    if country in LAST_YEARS:
        last, reason = min(last, LAST_YEARS[country][0]), LAST_YEARS[country][1]
        calendar.remarks.append(f"{last} is the last year on file: {reason}.")
    elif last < LAST:
        calendar.remarks.append(f"{last} is the last year for which the library has data.")
    calendar.years = (first, last)
    calendar.weekends = weekend_periods(found, weekends)
    if moved_to_work:
        calendar.working = moved_to_work
        calendar.remarks.append(
            f"Weekend days worked in exchange for a day off are known for {min(moved_to_work).year} to {max(moved_to_work).year}."
        )
    return calendar


def clean(name):
    """A name without its mark of an estimate, and the mark."""
    estimated = "estimated" in name
    name = name.replace(" (estimated)", "").replace("(observed, estimated)", "(observed)")
    name = re.sub(r"^Day off \(substituted from .*\)$", "Day off in exchange for a weekend day worked", name)
    return name, estimated


def weekend_periods(found, weekends):
    """The weekends with the first day of each; the sample is weekly, the day of a change is then searched."""
    periods, before = [], None
    for start, days in sorted(weekends.items()):
        if days != before:
            if before is not None:
                start = next(d for d in (start - timedelta(back) for back in range(7, -1, -1)) if tuple(sorted(found._get_weekend(d))) == days)
            periods.append((start if before is not None else None, " ".join(WEEKDAYS[day] for day in days)))
            before = days
    return periods


def target():
    """The ECB's payment system: its days are those of the library's TARGET."""
    calendar = Calendar("target", "TARGET (payment system of the European Central Bank)", "none", [f"PyPI holidays {PINNED}, ECB (TARGET)"])
    for day, names in sorted(holidays.financial_holidays("ECB", years=range(FIRST, LAST + 1), language="en_US").items()):
        calendar.days.extend(Day(day, *clean(each)) for each in names.split("; "))
    return calendar


def institutions():
    """The institutions of the European Union in Brussels. The library has no such calendar: the pattern of their yearly lists."""
    calendar = Calendar("eu", "European Union, institutions", "EU", [
        "Public holidays of the institutions of the European Union, yearly list of the Commission: 2020 and 2025 as given in "
        "https://en.wikipedia.org/wiki/Public_holidays_in_the_European_Union (copies of 2020 and 2025)",
        "Commission Decisions of 2021-01-11 (OJ C 24 I, 2021-01-22, p. 1) for 2022, of 2021-05-25 (OJ C 201 I, 2021-05-28, p. 2) for 2023, "
        "of 2022-11-17 (OJ C 440, 2022-11-21, p. 15) for 2024",
        "Regulation (EEC, Euratom) No 1182/71, art. 2(1)",
    ])
    calendar.remarks.append("The lists of 2020, 2023 and 2025 were read, those of 2022 and 2024 up to Good Friday and Assumption Day.")
    calendar.remarks.append("The other days follow their pattern and keep the mark of an estimate.")
    for year in range(FIRST, LAST + 1):
        sunday = easter(year)
        days = [
            (date(year, 1, 1), "New Year's Day"), (date(year, 1, 2), "Day following New Year's Day"),
            (sunday - timedelta(3), "Maundy Thursday"), (sunday - timedelta(2), "Good Friday"), (sunday + timedelta(1), "Easter Monday"),
            (date(year, 5, 1), "Labour Day"), (date(year, 5, 9), "Europe Day"),
            (sunday + timedelta(39), "Ascension Day"), (sunday + timedelta(40), "Day following Ascension Day"),
            (sunday + timedelta(50), "Whit Monday"), (date(year, 7, 21), "Belgian National Day"), (date(year, 8, 15), "Assumption Day"),
            (date(year, 11, 1), "All Saints' Day"), (date(year, 11, 2), "All Souls' Day"),
        ] + [(date(year, 12, day), "End of the year") for day in range(24, 32)]
        read = EU_LISTS_READ.get(year, (0, 0))
        calendar.days.extend(Day(day, name, (day.month, day.day) > read) for day, name in days)
    return calendar


def all_calendars():
    names = place_names()
    offices = lambda place: f"{names[place]}, government offices"
    yield from_library("US", None, "us-federal", "United States, federal offices")
    for part in US:
        yield from_library("US", part, f"us-{part.lower()}", offices(f"US-{part}"))
    for country in EU_STATES + OTHERS:
        yield from_library(country, None, country.lower(), names[country])
    for country, parts in (("DE", DE), ("GB", GB), ("CA", CA), ("AU", AU)):
        for part in parts:
            yield from_library(country, part, f"{country.lower()}-{part.lower()}", names[f"{country}-{part}"])
    yield institutions()
    yield target()


def rule_dates(rule, years):
    """`05-05`: every year; `2 Mon Oct`: the second Monday of October."""
    for year in years:
        if re.fullmatch(r"\d\d-\d\d", rule):
            yield date(year, int(rule[:2]), int(rule[3:]))
        else:
            nth, weekday, month = rule.split()
            first = date(year, MONTHS.index(month) + 1, 1)
            yield first + timedelta((WEEKDAYS.index(weekday) - first.weekday()) % 7 + 7 * (int(nth) - 1))


def correct(calendars, corrections):
    """Applies corrections.toml; returns what is wrong with it."""
    by_id = {calendar.id: calendar for calendar in calendars}
    problems = []
    for number, row in enumerate(corrections, 1):
        years = range(row.get("from", FIRST), row.get("until", LAST) + 1)
        for key in ("reason", "source", "date"):
            if not row.get(key):
                problems.append(f"correction {number}: {key} is missing")
        for identifier in row["calendars"]:
            calendar, changed = by_id[identifier], False
            matches = lambda day, patterns: day.date.year in years and any(fnmatchcase(day.name, p) for p in patterns)
            if patterns := row.get("remove"):
                on = [WEEKDAYS.index(day) for day in row.get("on", WEEKDAYS)]
                keep = [day for day in calendar.days if not (matches(day, patterns) and day.date.weekday() in on)]
                missed = [p for p in patterns if not any(matches(day, [p]) for day in calendar.days)]
                problems.extend(f"correction {number}, {identifier}: nothing is called {p!r}" for p in missed)
                changed, calendar.days = len(keep) < len(calendar.days), keep
            for day in calendar.days:
                if matches(day, row.get("estimate", [])) and not day.estimated:
                    day.estimated = changed = True
            if rule := row.get("rule"):
                for day in rule_dates(rule, years):
                    if not any(known.date == day for known in calendar.days):
                        calendar.days.append(Day(day, row["add"]))
                        changed = True
            for text in row.get("dates", "").split():
                calendar.days.append(Day(date.fromisoformat(text), row["add"]))
                changed = True
            exchanged = {date.fromisoformat(text) for text in row.get("work", "").split()} - calendar.working
            changed |= bool(exchanged)
            calendar.working |= exchanged
            if not changed:
                problems.append(f"correction {number}, {identifier}: changes nothing any more")
            if row["source"] not in calendar.sources:
                calendar.sources.append(row["source"])
    return problems


def unmet(calendars, expectations):
    """Expectations of corrections.toml that do not hold."""
    by_id = {calendar.id: calendar for calendar in calendars}
    for row in expectations:
        calendar = by_id[row["calendar"]]
        days = {day.date for day in calendar.days}
        for text in row.get("closed", "").split():
            if date.fromisoformat(text) not in days:
                yield f"{calendar.id}: {text} should be a holiday ({row['why']})"
        for text in row.get("open", "").split():
            if date.fromisoformat(text) in days:
                yield f"{calendar.id}: {text} should be no holiday ({row['why']})"
        for text in row.get("worked", "").split():
            if date.fromisoformat(text) not in calendar.working:
                yield f"{calendar.id}: {text} should be a weekend day that is worked ({row['why']})"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(calendar):
    """The file."""
    rows = defaultdict(dict)
    for day in calendar.days:
        if calendar.years[0] <= day.date.year <= calendar.years[1]:
            known = rows[day.name].get(day.date, False)
            rows[day.name][day.date] = known or day.estimated
    order = sorted(rows, key=lambda name: (min(rows[name]).month, min(rows[name]).day, min(rows[name]), name))
    lines = [f"// Generated by scripts/calendars/generate.py; corrections stand in corrections.toml beside it."]
    lines += [f"// {remark}" for remark in calendar.remarks]
    lines += ["Calendar(", f"    id: {quoted(calendar.id)},", f"    name: {quoted(calendar.name)},", f"    place: {quoted(calendar.place)},"]
    if len(calendar.weekends) == 1:
        lines.append(f"    weekend: {quoted(calendar.weekends[0][1])},")
    else:
        periods = ", ".join(f'(from: "{start or date(FIRST, 1, 1)}", days: {quoted(days)})' for start, days in calendar.weekends)
        lines.append(f"    weekend: [{periods}],")
    lines.append(f"    years: ({calendar.years[0]}, {calendar.years[1]}),")
    lines.append("    sources: [" + ", ".join(map(quoted, calendar.sources)) + "],")
    lines.append("    holidays: [")
    for name in order:
        dates = " ".join(f"{day}{'~' if rows[name][day] else ''}" for day in sorted(rows[name]))
        lines.append(f"        ({quoted(name)}, {quoted(dates)}),")
    lines.append("    ],")
    if working := sorted(day for day in calendar.working if calendar.years[0] <= day.year <= calendar.years[1]):
        lines.append(f"    working: {quoted(' '.join(map(str, working)))},")
    lines += [")", ""]
    return "\n".join(lines)


def main(arguments):
    if holidays.__version__ != PINNED:
        return f"holidays {PINNED} is needed, {holidays.__version__} is installed"
    calendars = list(all_calendars())
    table = tomllib.loads((HERE / "corrections.toml").read_text(encoding="utf-8"))
    problems = correct(calendars, table.get("correction", [])) + list(unmet(calendars, table.get("expect", [])))
    if problems:
        return "\n".join(problems)
    files = {f"{calendar.id}.ron": written(calendar) for calendar in calendars}
    present = {path.name for path in TARGET.glob("*.ron")}
    if "--check" in arguments:
        stale = [name for name, text in files.items() if name not in present or (TARGET / name).read_text(encoding="utf-8") != text]
        stale += sorted(present - files.keys())
        return "differs: " + " ".join(stale) if stale else None
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in present - files.keys():
        (TARGET / name).unlink()
    for name, text in files.items():
        (TARGET / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(files)} calendars, {sum(len(text.encode()) for text in files.values()):,} bytes")
    if "--size" in arguments:
        import brotli

        together = "".join(files[name] for name in sorted(files)).encode()
        print(f"together, brotli 11: {len(brotli.compress(together, quality=11, lgwin=24)):,} bytes")
        print(f"each by itself, brotli 11: {sum(len(brotli.compress(text.encode(), quality=11)) for text in files.values()):,} bytes")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
