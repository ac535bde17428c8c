"""Deadlines by the rules as jurisdictions/README.md states them, in code of its own: zoneinfo for clocks, dateutil for months.

Nothing here is taken over from the engine. Instants are aware datetimes in UTC, days are dates.
"""
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

UTC = timezone.utc
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@dataclass(frozen=True)
class Rule:
    """How a period is counted; the words are those of the rule language."""

    n: int
    unit: str
    start: str = ""
    roll: str = "None"
    min_working_days: int = 0
    month_end: str = "Clamp"
    cutoff: str = ""
    year_end: bool = False


@dataclass(frozen=True)
class Deadline:
    at: datetime
    last_day: date | None
    provisional: bool


# Clocks ---------------------------------------------------------------------------------------------------------------------------


def shows(zone, instant):
    """What a clock in the zone shows at an instant."""
    return instant.astimezone(zone).replace(tzinfo=None)


def instants(zone, wall):
    """The instants at which a clock of the zone shows that time: none, one or two."""
    guesses = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(instant for instant in guesses if shows(zone, instant) == wall)


def before_jump(zone, wall):
    """The last second before a clock jumps over a time that it never shows."""
    guesses = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    instant = guesses[0] - SECOND
    while shows(zone, instant + SECOND) < wall:
        step = max((guesses[1] - instant) // (2 * SECOND), 1) * SECOND
        instant += step if shows(zone, instant + step) < wall else SECOND
    return instant


def latest(zone, wall):
    """The strict instant of a time: the first of two, the last second before a jump."""
    found = instants(zone, wall)
    return found[0] if found else before_jump(zone, wall)


def begins(zone, day):
    """The first instant of a day."""
    midnight = datetime.combine(day, time())
    found = instants(zone, midnight)
    return found[0] if found else before_jump(zone, midnight) + SECOND


def ends(zone, day):
    return latest(zone, datetime.combine(day, time(23, 59, 59)))


# Days -----------------------------------------------------------------------------------------------------------------------------


class Week:
    """Asks a calendar, and remembers whether a day beyond it had to be judged. Without a calendar, Saturday and Sunday are free."""

    def __init__(self, calendar):
        self.calendar = calendar
        self.guessed = False

    def works(self, day):
        if self.calendar is None:
            self.guessed = True
            return day.weekday() < 5
        self.guessed |= not self.calendar.covers(day)
        return self.calendar.works(day)

    def first_from(self, day):
        while not self.works(day):
            day += DAY
        return day

    def number(self, n, day):
        """The working day of number n, the first day looked at being `day`."""
        day = self.first_from(day)
        for _ in range(n - 1):
            day = self.first_from(day + DAY)
        return day

    def short_of(self, needed, first, last):
        """Whether fewer than so many working days lie between two days."""
        found, day = 0, first
        while day <= last and found < needed:
            found += self.works(day)
            day += DAY
        return found < needed


def months_later(day, months, overflow):
    """The day of the same number, and whether there is one."""
    clamped = day + relativedelta(months=months)
    if clamped.day == day.day:
        return clamped, True
    return (clamped + DAY if overflow else clamped), False


# Deadlines ------------------------------------------------------------------------------------------------------------------------


def reckon(rule, event, event_zone, zone, calendar):
    """The deadline. `event` is an instant, or a date: some time on that day in `event_zone`."""
    week = Week(calendar)
    happened = event.astimezone(UTC) if isinstance(event, datetime) else begins(event_zone, event)
    here, there = shows(zone, happened).date(), shows(event_zone, happened).date()
    day = event if not isinstance(event, datetime) else min(here, there)
    at, last = (hours if rule.unit == "Hours" else days)(rule, happened, day, zone, week)
    return Deadline(at, last, week.guessed)


def hours(rule, happened, _, zone, week):
    if rule.start == "NextFullHour":
        wall = shows(zone, happened)
        start = happened + timedelta(hours=1) - (wall - wall.replace(minute=0, second=0, microsecond=0))
    else:
        start = happened
    end = start + timedelta(hours=rule.n)
    if 0 < rule.min_working_days and rule.n >= 24 * rule.min_working_days:
        first = shows(zone, start).date()
        first += DAY if begins(zone, first) < start else timedelta()
        last = shows(zone, end).date()
        last -= DAY if ends(zone, last) > end else timedelta()
        if week.short_of(rule.min_working_days, first, last):
            day = week.number(rule.min_working_days, first)
            return closes(rule, zone, day, end), day
    day = shows(zone, end).date()
    if rule.roll == "NextBusinessDayNoon" and (moved := week.first_from(day)) > day:
        return closes(rule, zone, moved, end, time(12)), moved
    return end, None


def days(rule, happened, day, zone, week):
    if rule.year_end:
        day = date(day.year, 12, 31)
    includes = rule.start == "SameDay" and not rule.year_end and rule.n > 0
    first = day if includes or rule.n == 0 else day + DAY
    back = DAY if includes else timedelta()
    moved = False
    if rule.unit in ("Months", "Years"):
        number = rule.n * (12 if rule.unit == "Years" else 1)
        last, exact = months_later(day, number, rule.month_end == "Overflow")
        # The last day of a month that is too short stands for the number itself; the day before it never counts instead.
        last -= back if exact or rule.month_end == "Overflow" else timedelta()
    elif rule.unit == "BusinessDays" and rule.n > 0:
        last = week.number(rule.n, first)
    else:
        last = day + timedelta(rule.n * (7 if rule.unit == "Weeks" else 1)) - back
    if rule.unit != "BusinessDays" and rule.n > 0:
        needed = rule.min_working_days
        # A rule of so many working days speaks of periods of at least so many days.
        if needed and (last - first).days + 1 >= needed and week.short_of(needed, first, last):
            last = week.number(needed, first)
        if rule.roll != "None":
            target = week.first_from(last)
            moved, last = target > last, target
    if ends(zone, last) < happened:
        last = shows(zone, happened).date()
        forward = rule.unit == "BusinessDays" or rule.roll != "None"
        last = week.first_from(last) if forward else last
        moved = False
    noon = time(12) if moved and rule.roll == "NextBusinessDayNoon" else None
    return closes(rule, zone, last, happened, noon), last


def closes(rule, zone, day, reached, noon=None):
    """The last instant of the last day: its end, the closing time of the recipient, or noon; the earliest of them. A closing time
    before `reached`, the event or the end of the hours, ends nothing."""
    times = [time.fromisoformat(rule.cutoff)] if rule.cutoff else []
    times += [noon] if noon else []
    at = latest(zone, datetime.combine(day, min(times))) if times else ends(zone, day)
    return at if at >= reached else ends(zone, day)


def zone_named(name):
    return ZoneInfo(name)
