use super::super::Unit::{BusinessDays, Days, Hours};
use super::super::{Counted, Counting, HourStart, Roll, Step};
use super::{counted, german, us};

fn lines(result: &Counted) -> String {
    let line = |step: &Step| format!("{} | {} | {}\n", step.step, step.at, step.why);
    result.steps.iter().map(line).collect()
}

#[test]
fn business_days_over_thanksgiving() {
    let result =
        counted("2026-11-23T10:00:00-05:00", 4, BusinessDays, Counting::default(), "America/New_York", Some(&us()));
    assert_eq!(
        lines(&result),
        "\
event | 2026-11-23T10:00:00-05:00 | The event: Monday 23 November 2026, 10:00 in UTC-05:00.
first day not counted | 2026-11-23 | Monday 23 November 2026 is not counted.
working day | 2026-11-24 | Working day 1: Tuesday 24 November 2026.
working day | 2026-11-25 | Working day 2: Wednesday 25 November 2026.
holiday skipped | 2026-11-26 | Thursday 26 November 2026 is Thanksgiving Day: not counted.
working day | 2026-11-27 | Working day 3: Friday 27 November 2026.
weekend skipped | 2026-11-28 | Saturday 28 November 2026 is no working day: not counted.
weekend skipped | 2026-11-29 | Sunday 29 November 2026 is no working day: not counted.
working day | 2026-11-30 | Working day 4: Monday 30 November 2026.
last day | 2026-11-30 | 4 business days from there: Monday 30 November 2026.
ends | 2026-11-30T23:59:59-05:00 | Monday 30 November 2026 ends at 23:59:59 in America/New_York.
"
    );
    assert!(result.doubts.is_empty());
}

#[test]
fn hours_from_the_next_full_hour_across_a_clock_change() {
    let rule = Counting { hours: HourStart::NextFullHour, ..Counting::default() };
    let result = counted("2026-10-23T09:20:00+02:00", 72, Hours, rule, "Europe/Brussels", None);
    assert_eq!(
        lines(&result),
        "\
event | 2026-10-23T09:20:00+02:00 | The event: Friday 23 October 2026, 09:20 in UTC+02:00.
hour not counted | 2026-10-23T10:00:00+02:00 | The hour in which the event falls is not counted; the next begins at 10:00.
clock starts | 2026-10-23T10:00:00+02:00 | The clock starts on Friday 23 October 2026 at 10:00 in Europe/Brussels.
clocks change | 2026-10-26T09:00:00+01:00 | Clocks in Europe/Brussels go from UTC+02:00 to UTC+01:00 meanwhile; elapsed hours count.
ends | 2026-10-26T09:00:00+01:00 | 72 hours from there: Monday 26 October 2026, 09:00 in Europe/Brussels.
"
    );
}

#[test]
fn a_roll_over_christmas() {
    let rule = Counting { roll: Roll::NextBusinessDay, ..Counting::default() };
    let result = counted("2026-11-26T10:00:00+01:00", 30, Days, rule, "Europe/Berlin", Some(&german()));
    assert_eq!(
        lines(&result),
        "\
event | 2026-11-26T10:00:00+01:00 | The event: Thursday 26 November 2026, 10:00 in UTC+01:00.
first day not counted | 2026-11-26 | Thursday 26 November 2026 is not counted.
last day | 2026-12-26 | 30 days from there: Saturday 26 December 2026.
holiday | 2026-12-26 | Saturday 26 December 2026 is Second Day of Christmas.
weekend | 2026-12-27 | Sunday 27 December 2026 is no working day.
moved | 2026-12-28 | Saturday 26 December 2026 is no working day: the end moves to Monday 28 December 2026.
ends | 2026-12-28T23:59:59+01:00 | Monday 28 December 2026 ends at 23:59:59 in Europe/Berlin.
"
    );
}
