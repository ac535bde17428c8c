#!/usr/bin/env python3
"""Recomputes random deadlines over all calendars and zones, and the table of tests/deadlines, without the engine's code.

    python3 -m venv venv && venv/bin/pip install -r tests/oracle/requirements.txt
    cargo build --bin noticeclock
    venv/bin/python tests/oracle/oracle.py --engine target/debug/noticeclock                   # the table, and 5,000 by a fixed seed
    venv/bin/python tests/oracle/oracle.py --engine target/debug/noticeclock --count 100000 --seed 7

`noticeclock batch` answers for the engine: every random way to count is a duty of a generated law, every random event an incident.
Exit code 1 where one deadline, last day or state differs, with the rule, the event and both answers.
"""
import argparse
import csv
import json
import math
import random
import subprocess
import sys
import tempfile
import zoneinfo
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import tzdata

import calendars
from reckon import Rule, reckon, zone_named

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-24T09:00:00-06:00"
zoneinfo.reset_tzpath(())  # The host's zones are of any age: those of tzdata count.
ZONES = sorted(zoneinfo.available_timezones())
# Zones whose clocks change at midnight, by half an hour, across the date line, or changed their rule in 2026.
HARD = """America/Santiago America/Asuncion Africa/Cairo Asia/Beirut Australia/Lord_Howe Asia/Kathmandu Pacific/Chatham Pacific/Apia
Pacific/Kiritimati America/Vancouver America/Winnipeg Africa/Casablanca America/Havana Asia/Tehran Europe/Brussels America/New_York
Australia/Sydney America/Sao_Paulo Asia/Kolkata America/Nuuk""".split()


def law(duties):
    """A policy of nobody, with one duty a row."""
    head = """Law(
    id: "oracle", title: "Ways to count", citation: "none", place: "ZZ", kind: Policy, status: InForce, reviewed: "2026-11-24",
    confidence: High, sources: ["made by chance"], binds: Always, people: NotCounted, protects: Always, trigger: Always,
    duties: [
"""
    rows = [f'        Duty(id: "d{at}", to: Internal("legal"), due: {due}, counting: ({counting}), cite: "none"),\n' for at, (due, counting) in enumerate(duties)]
    return head + "".join(rows) + "    ],\n)\n"


def written(rule, zone, calendar):
    """A rule in the words of a law."""
    due = f"Within({rule.n}, {rule.unit}, discovered)"
    words = {
        "start": rule.start, "roll": rule.roll, "month_end": rule.month_end,
        "min_working_days": str(rule.min_working_days) if rule.min_working_days else "",
        "cutoff": f'"{rule.cutoff}"' if rule.cutoff else "",
        "zone": f'"{zone}"' if zone else "", "calendar": f'"{calendar}"' if calendar else "",
    }
    counting = ", ".join(f"{key}: {word}" for key, word in words.items() if word)
    return (f"YearEnd({due})" if rule.year_end else due), counting


def random_rule(chance, calendar_ids):
    unit = chance.choice(["Hours", "Hours", "Days", "Days", "BusinessDays", "BusinessDays", "Weeks", "Months", "Years"])
    most = {"Hours": 800, "Days": 400, "BusinessDays": 120, "Weeks": 60, "Months": 50, "Years": 6}[unit]
    n = chance.choice([0, 1, 2, 3, 4, 5, 10, 15, 24, 30, 36, 48, 72, 96, chance.randrange(most + 1)])
    starts = ["", "SameInstant", "NextFullHour"] if unit == "Hours" else ["", "NextDay", "SameDay"]
    rule = Rule(
        n=min(n, most),
        unit=unit,
        start=chance.choice(starts),
        roll=chance.choice(["None", "NextBusinessDay", "NextBusinessDayNoon"]),
        min_working_days=chance.choice([0, 0, 0, 1, 2, 3, 5]),
        month_end=chance.choice(["Clamp", "Overflow"]),
        cutoff=chance.choice(["", "", "", "17:30", "17:00", "11:59", "02:30", "00:30", f"{chance.randrange(24):02}:{chance.randrange(60):02}"]),
        year_end=unit != "Hours" and chance.random() < 0.1,
    )
    zone = chance.choice([chance.choice(ZONES), chance.choice(HARD), ""])
    return rule, zone, chance.choice(calendar_ids) if chance.random() < 0.97 else ""


def random_event(chance):
    """An organisation's zone, and an instant or a bare date there."""
    zone = chance.choice([chance.choice(ZONES), chance.choice(HARD)])
    instant = datetime(2020, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=chance.randrange(17 * 365 * 86_400))
    # Full hours, minutes about midnight, the days about a change of clocks: where errors live.
    kind = chance.randrange(5)
    if kind == 0:
        return zone, instant.date()
    if kind == 1:
        instant = instant.replace(minute=0, second=0)
    if kind == 2:
        wall = datetime.combine(instant.date(), datetime.min.time()) + timedelta(seconds=chance.randrange(-120, 120))
        instant = wall.replace(tzinfo=zone_named(zone)).astimezone(timezone.utc)
    if kind == 3 and (jump := next_jump(zone_named(zone), instant)):
        instant = jump + timedelta(seconds=chance.randrange(-4 * 86_400, 86_400))
    offset = timezone.utc if chance.random() < 0.3 else zone_named(zone)
    return zone, instant.astimezone(offset)


def next_jump(zone, instant):
    """A day on which the offset changes, within a year."""
    for ahead in range(0, 370, 5):
        start, end = (instant + timedelta(days) for days in (ahead, ahead + 5))
        if start.astimezone(zone).utcoffset() != end.astimezone(zone).utcoffset():
            return end
    return None


def incident(zone, event):
    """The smallest incident: when, and on whose clock."""
    return {"schema": 1, "organization": {"zone": zone}, "timeline": {"discovered": event.isoformat()}}


def asked(engine, law_text, incidents):
    """The engine's answers, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules")
        rules.mkdir()
        Path(rules, "oracle.ron").write_text(law_text, encoding="utf-8")
        lines = Path(folder, "incidents.ndjson")
        lines.write_text("".join(json.dumps(each) + "\n" for each in incidents), encoding="utf-8")
        command = [engine, "batch", lines, "--rules", rules, "--law", "oracle", "--now", NOW]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
            for line in process.stdout:
                yield json.loads(line)
        if process.returncode:
            sys.exit(f"{engine} batch ended with {process.returncode}")


def difference(rule, zone_name, calendar_id, organization, event, due):
    """What the engine and the reckoning here disagree on."""
    zone = zone_named(zone_name or organization)
    calendar = calendars.calendar(calendar_id) if calendar_id else None
    expected = reckon(rule, event, zone_named(organization), zone, calendar)
    found = (due["at"], due["last_day"], due["state"])
    here = expected.at.astimezone(zone).isoformat()
    state = "provisional" if expected.provisional else "fixed"
    last_day = str(expected.last_day) if expected.last_day else None
    if found == (here, last_day, state):
        return None
    return f"{rule}\n  zone {zone_name or organization}, calendar {calendar_id or 'none'}, event {event} in {organization}\n  engine {due['at']}, last day {due['last_day']}, {due['state']}\n  oracle {here}, last day {last_day}, {state}"


def by_chance(engine, count, seed):
    """So many random deadlines; what differs."""
    chance = random.Random(seed)
    ids = calendars.identifiers()
    # Every calendar and every zone at least once, whatever chance says.
    size = max(3 * math.isqrt(count), len(ids), len(ZONES))
    rules = [random_rule(chance, ids) for _ in range(size)]
    for at, identifier in enumerate(ids):
        rules[at] = (*rules[at][:2], identifier)
    for at, zone in enumerate(chance.sample(ZONES, len(ZONES))):
        rules[at] = (rules[at][0], zone, rules[at][2])
    events = [random_event(chance) for _ in range(-(-count // size))]
    answers = asked(engine, law([written(*rule) for rule in rules]), [incident(*event) for event in events])
    checked, wrong, used = 0, [], (set(), set())
    for (organization, event), answer in zip(events, answers, strict=True):
        if (version := tzdata.IANA_VERSION) != answer["zones"]:
            sys.exit(f"zone data differ: {answer['zones']} in the engine, {version} here")
        due = {duty["id"]: duty["due"] for duty in answer["duties"]}
        for at, (rule, zone, calendar_id) in enumerate(rules):
            if checked == count:
                break
            checked += 1
            used[0].add(calendar_id)
            used[1].update((zone or organization, organization))
            if found := difference(rule, zone, calendar_id, organization, event, due[f"oracle/d{at}"]):
                wrong.append(found)
    print(f"{checked:,} random deadlines, {len(used[0] - {''})} calendars, {len(used[1])} zones: {len(wrong)} differences")
    return wrong


def read_event(text):
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def of_table(path):
    """Rows of the table whose expectation is not what is reckoned here. Rows with a hold are the engine's own test."""
    wrong, checked, left = [], 0, 0
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["hold"]:
                left += 1
                continue
            checked += 1
            rule = Rule(
                int(row["n"]), row["unit"], row["start"], row["roll"] or "None", int(row["min_working_days"] or 0),
                row["month_end"] or "Clamp", row["cutoff"], row["counted_from"] == "end of the year",
            )
            due = {"at": row["due"], "last_day": row["last_day"] or None, "state": row["state"]}
            organization = row["event_zone"]
            readings = [(rule, due)]
            if row["generous"]:
                key, word = row["generous"].split(": ")
                wider = replace(rule, **{key: int(word) if word.isdigit() else word})
                # Where both readings agree the table shows one.
                last = row["generous_due"][:10] if wider.unit != "Hours" else None
                readings.append((wider, {"at": row["generous_due"], "last_day": last, "state": row["state"]} if row["generous_due"] else due))
            for reading, expected in readings:
                if found := difference(reading, row["zone"], row["calendar"], organization, read_event(row["event"]), expected):
                    wrong.append(f"{row['case']}: {found}")
    print(f"{checked} rows of the table, {left} with a hold left out: {len(wrong)} differences")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", required=True, help="the program noticeclock")
    parser.add_argument("--count", type=int, default=5000, help="how many random deadlines")
    parser.add_argument("--seed", type=int, default=1182, help="the same seed, the same deadlines")
    arguments = parser.parse_args()
    wrong = of_table(ROOT / "tests" / "deadlines" / "table.csv")
    wrong += by_chance(arguments.engine, arguments.count, arguments.seed)
    for found in wrong[:20]:
        print(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
