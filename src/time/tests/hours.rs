use super::super::Doubt;
use super::super::Unit::{Hours, Minutes};
use super::super::{Counting, HourStart};
use super::{counted, date, end, german, us};

const PLAIN: fn() -> Counting = Counting::default;

fn next_full_hour() -> Counting {
    Counting { hours: HourStart::NextFullHour, ..Counting::default() }
}

/// Trap 8: 72 hours are 72 hours. A clock that goes forward shows an hour more at the end, one that goes back an hour less.
#[test]
fn seventy_two_hours_across_a_clock_change() {
    let cases = [
        ("Europe/Brussels", "2026-03-27T10:00:00+01:00", "2026-03-30T11:00:00+02:00"),
        ("Europe/Brussels", "2026-10-23T10:00:00+02:00", "2026-10-26T09:00:00+01:00"),
        ("America/New_York", "2026-03-06T10:00:00-05:00", "2026-03-09T11:00:00-04:00"),
        ("America/New_York", "2026-10-30T10:00:00-04:00", "2026-11-02T09:00:00-05:00"),
        ("Australia/Sydney", "2026-10-02T10:00:00+10:00", "2026-10-05T11:00:00+11:00"),
        ("Australia/Sydney", "2026-04-03T10:00:00+11:00", "2026-04-06T09:00:00+10:00"),
        ("America/Santiago", "2026-09-04T10:00:00-04:00", "2026-09-07T11:00:00-03:00"),
        ("America/Santiago", "2026-04-03T10:00:00-03:00", "2026-04-06T09:00:00-04:00"),
        // None in these, in either month.
        ("America/Sao_Paulo", "2026-10-30T10:00:00-03:00", "2026-11-02T10:00:00-03:00"),
        ("America/Sao_Paulo", "2026-02-20T10:00:00-03:00", "2026-02-23T10:00:00-03:00"),
        ("Asia/Kolkata", "2026-03-27T10:00:00+05:30", "2026-03-30T10:00:00+05:30"),
        // Vancouver and Winnipeg no longer go back on 1 November 2026.
        ("America/Vancouver", "2026-10-30T10:00:00-07:00", "2026-11-02T10:00:00-07:00"),
        ("America/Winnipeg", "2026-10-30T10:00:00-05:00", "2026-11-02T10:00:00-05:00"),
    ];
    for (place, from, expected) in cases {
        assert_eq!(end(from, 72, Hours, PLAIN(), place, None), expected, "{place} from {from}");
    }
}

/// Lord Howe goes forward by half an hour on 4 October 2026 and back by it on 5 April 2026.
#[test]
fn a_day_of_hours_across_half_an_hour() {
    let place = "Australia/Lord_Howe";
    assert_eq!(end("2026-10-03T12:00:00+10:30", 24, Hours, PLAIN(), place, None), "2026-10-04T12:30:00+11:00");
    assert_eq!(end("2026-04-04T12:00:00+11:00", 24, Hours, PLAIN(), place, None), "2026-04-05T11:30:00+10:30");
}

/// The result is given in the zone that counts, whatever the offset of the event: 09:30-06:00 is 16:30 in Brussels.
#[test]
fn hours_from_another_zone() {
    assert_eq!(
        end("2026-11-02T09:30:00-06:00", 72, Hours, PLAIN(), "Europe/Brussels", None),
        "2026-11-05T16:30:00+01:00"
    );
    // 09:30-06:00 = 15:30 UTC = 21:15 in Kathmandu.
    assert_eq!(
        end("2026-11-02T09:30:00-06:00", 6, Hours, PLAIN(), "Asia/Kathmandu", None),
        "2026-11-03T03:15:00+05:45"
    );
    assert_eq!(end("2026-11-02T09:30:00Z", 90, Minutes, PLAIN(), "UTC", None), "2026-11-02T11:00:00Z");
    assert_eq!(end("2026-11-02T09:30:00Z", 0, Hours, PLAIN(), "UTC", None), "2026-11-02T09:30:00Z");
}

/// Regulation 1182/71, art. 3(1): 09:00:00 falls in the hour from 9 to 10, which is not counted.
#[test]
fn from_the_next_full_hour() {
    for from in ["2026-11-02T09:00:00+01:00", "2026-11-02T09:00:00.5+01:00", "2026-11-02T09:59:59+01:00"] {
        assert_eq!(end(from, 72, Hours, next_full_hour(), "Europe/Brussels", None), "2026-11-05T10:00:00+01:00");
    }
    // The hour is that of the clock where the period counts: 09:20 in Kathmandu, 03:35 UTC.
    assert_eq!(
        end("2026-11-02T03:35:00Z", 1, Hours, next_full_hour(), "Asia/Kathmandu", None),
        "2026-11-02T11:00:00+05:45"
    );
}

/// 72 hours from a bare date run from its first instant, and the result says so.
#[test]
fn hours_from_a_bare_date() {
    let result = counted("2026-11-02", 72, Hours, PLAIN(), "America/Chicago", None);
    assert_eq!(super::text(result.at), "2026-11-05T00:00:00-06:00");
    assert_eq!(result.last_day, None);
    assert_eq!(result.doubts, [Doubt::BareDate { date: date("2026-11-02") }]);
    assert!(!result.doubts[0].provisional());
    assert!(result.steps.iter().any(|step| step.step == "bare date"));
}

/// Holidays and weekends never move hours: Wednesday 23 December 2026, 18:15, and 72 hours are Saturday 26 December, 18:15.
#[test]
fn holidays_do_not_move_hours() {
    let rule = Counting { roll: crate::time::Roll::NextBusinessDay, ..Counting::default() };
    let christmas = end("2026-12-23T18:15:00+01:00", 72, Hours, rule, "Europe/Berlin", Some(&german()));
    assert_eq!(christmas, "2026-12-26T18:15:00+01:00");
    // Nor does a closing time.
    let rule = Counting { cutoff: chrono::NaiveTime::from_hms_opt(17, 30, 0), ..Counting::default() };
    assert_eq!(
        end("2026-11-24T20:00:00-05:00", 72, Hours, rule, "America/New_York", Some(&us())),
        "2026-11-27T20:00:00-05:00"
    );
}

/// The generous reading of art. 3(5): two whole working days inside, here Thursday 24 and Monday 28 December 2026 (25 and 26
/// are holidays, 27 is a Sunday). Monday 2 November 09:00 and 72 hours have Tuesday and Wednesday inside: not extended.
#[test]
fn hours_with_working_days_inside() {
    let rule = Counting { min_working_days: 2, ..Counting::default() };
    let christmas = counted("2026-12-23T18:15:00+01:00", 72, Hours, rule, "Europe/Berlin", Some(&german()));
    assert_eq!(super::text(christmas.at), "2026-12-28T23:59:59+01:00");
    assert_eq!(christmas.last_day, Some(date("2026-12-28")));
    assert_eq!(
        end("2026-11-02T09:00:00+01:00", 72, Hours, rule, "Europe/Berlin", Some(&german())),
        "2026-11-05T09:00:00+01:00"
    );
    // 24 hours are no period of two days: Friday 24 + 24 hours stay.
    assert_eq!(
        end("2026-12-24T10:00:00+01:00", 24, Hours, rule, "Europe/Berlin", Some(&german())),
        "2026-12-25T10:00:00+01:00"
    );
}

/// Delegated Regulation (EU) 2025/301, art. 5(4): a time limit that falls on a weekend day or holiday is met until noon of the
/// next working day, hours included. Thursday 24 December 2026, 09:00, and 72 hours are Sunday 27: noon of Monday 28. A limit
/// that falls on a working day stays, even where it is earlier than that noon.
#[test]
fn relief_to_noon_reaches_hours() {
    let rule = Counting { roll: crate::time::Roll::NextBusinessDayNoon, ..Counting::default() };
    let due = |n| end("2026-12-24T09:00:00+01:00", n, Hours, rule, "Europe/Berlin", Some(&german()));
    assert_eq!(due(72), "2026-12-28T12:00:00+01:00");
    assert_eq!(due(4), "2026-12-24T13:00:00+01:00");
    assert_eq!(due(96), "2026-12-28T09:00:00+01:00");
}
