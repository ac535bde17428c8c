use chrono::NaiveTime;

use super::super::Unit::{BusinessDays, Days, Months, Weeks, Years};
use super::super::{Counting, DayStart, Doubt, Frame, MonthEnd, Period, Roll, count_from_year_end};
use super::{calendar, counted, date, end, german, moment, text, us, zone};

fn plain() -> Counting {
    Counting::default()
}

fn same_day() -> Counting {
    Counting { days: DayStart::SameDay, ..plain() }
}

fn rolled(roll: Roll) -> Counting {
    Counting { roll, ..plain() }
}

/// 2 November 2026 and 30 days: 28 to the end of November, 2 December is the 30th. With the first day counted, the 1st.
#[test]
fn thirty_days() {
    let from = "2026-11-02T09:30:00-06:00";
    assert_eq!(end(from, 30, Days, plain(), "America/Chicago", None), "2026-12-02T23:59:59-06:00");
    assert_eq!(end(from, 30, Days, same_day(), "America/Chicago", None), "2026-12-01T23:59:59-06:00");
    assert_eq!(end(from, 2, Weeks, plain(), "America/Chicago", None), "2026-11-16T23:59:59-06:00");
    assert_eq!(end(from, 2, Weeks, same_day(), "America/Chicago", None), "2026-11-15T23:59:59-06:00");
}

/// Trap 7: civil days are no multiples of 24 hours. From 23:30 the day before the clocks change, one day ends at the end of
/// the next day, in its own offset.
#[test]
fn days_end_at_the_end_of_the_day_in_its_offset() {
    assert_eq!(
        end("2026-10-31T23:30:00-04:00", 1, Days, plain(), "America/New_York", None),
        "2026-11-01T23:59:59-05:00"
    );
    assert_eq!(
        end("2026-03-28T00:00:00+01:00", 1, Days, plain(), "Europe/Brussels", None),
        "2026-03-29T23:59:59+02:00"
    );
    assert_eq!(end("2026-11-02T23:59:59+05:45", 1, Days, plain(), "Asia/Kathmandu", None), "2026-11-03T23:59:59+05:45");
}

#[test]
fn the_same_day_and_the_next() {
    let from = "2026-11-02T09:30:00-06:00";
    for unit in [Days, BusinessDays, Weeks, Months, Years] {
        for rule in [plain(), same_day(), rolled(Roll::NextBusinessDay)] {
            assert_eq!(end(from, 0, unit, rule, "America/Chicago", Some(&us())), "2026-11-02T23:59:59-06:00");
        }
    }
    assert_eq!(end(from, 1, Days, plain(), "America/Chicago", None), "2026-11-03T23:59:59-06:00");
    assert_eq!(end(from, 1, Days, same_day(), "America/Chicago", None), "2026-11-02T23:59:59-06:00");
}

/// Trap 6. From Monday 23 November 2026: Tuesday 24, Wednesday 25, (Thursday 26 Thanksgiving), Friday 27, (weekend), Monday 30.
#[test]
fn four_business_days_over_thanksgiving() {
    let from = "2026-11-23T10:00:00-05:00";
    let place = "America/New_York";
    assert_eq!(end(from, 4, BusinessDays, plain(), place, Some(&us())), "2026-11-30T23:59:59-05:00");
    // With the day of the event counted: 23, 24, 25, 27.
    assert_eq!(end(from, 4, BusinessDays, same_day(), place, Some(&us())), "2026-11-27T23:59:59-05:00");
    let closing = Counting { cutoff: NaiveTime::from_hms_opt(17, 30, 0), ..plain() };
    assert_eq!(end(from, 4, BusinessDays, closing, place, Some(&us())), "2026-11-30T17:30:00-05:00");
    // From a Saturday, the first working day is the Monday in both ways of counting.
    assert_eq!(
        end("2026-11-21T10:00:00-05:00", 1, BusinessDays, plain(), place, Some(&us())),
        "2026-11-23T23:59:59-05:00"
    );
    assert_eq!(
        end("2026-11-21T10:00:00-05:00", 1, BusinessDays, same_day(), place, Some(&us())),
        "2026-11-23T23:59:59-05:00"
    );
}

/// Without a calendar Thanksgiving counts as a working day, and the result says what it does not know.
#[test]
fn business_days_without_a_calendar() {
    let result = counted("2026-11-23T10:00:00-05:00", 4, BusinessDays, plain(), "America/New_York", None);
    assert_eq!(result.last_day, Some(date("2026-11-27")));
    assert_eq!(result.doubts, [Doubt::NoCalendar]);
    assert!(result.doubts[0].provisional());
}

/// The test calendar ends with 2027: Thursday 30 December 2027 and 3 business days are 31 December, 3 and 4 January 2028.
#[test]
fn business_days_beyond_the_years_on_file() {
    let result = counted("2027-12-30T10:00:00-05:00", 3, BusinessDays, plain(), "America/New_York", Some(&us()));
    assert_eq!(result.last_day, Some(date("2028-01-04")));
    assert_eq!(result.doubts, [Doubt::OffFile { date: date("2028-01-01"), calendar: "Test offices".into() }]);
    assert!(result.doubts[0].provisional());
    // A roll asks the calendar as well; a plain number of days does not.
    let off = counted("2027-12-30T10:00:00-05:00", 30, Days, rolled(Roll::NextBusinessDay), "UTC", Some(&us()));
    assert!(off.doubts.iter().any(Doubt::provisional));
    assert!(counted("2027-12-30T10:00:00-05:00", 30, Days, plain(), "UTC", Some(&us())).doubts.is_empty());
}

/// 26 November 2026 and 30 days are Saturday 26 December, a holiday in Germany too.
#[test]
fn a_last_day_that_is_no_working_day() {
    let from = "2026-11-26T10:00:00+01:00";
    let due = |roll| end(from, 30, Days, rolled(roll), "Europe/Berlin", Some(&german()));
    assert_eq!(due(Roll::None), "2026-12-26T23:59:59+01:00");
    assert_eq!(due(Roll::NextBusinessDay), "2026-12-28T23:59:59+01:00");
    assert_eq!(due(Roll::NextBusinessDayNoon), "2026-12-28T12:00:00+01:00");
    assert_eq!(due(Roll::PreviousBusinessDay), "2026-12-24T23:59:59+01:00");
    // Noon only where the end moved: 24 December is a working day.
    assert_eq!(
        end("2026-11-24T10:00:00+01:00", 30, Days, rolled(Roll::NextBusinessDayNoon), "Europe/Berlin", Some(&german())),
        "2026-12-24T23:59:59+01:00"
    );
    // Saturday and a day are Sunday; no working day lies between: the end cannot move before the event.
    assert_eq!(
        end("2026-11-28T10:00:00+01:00", 1, Days, rolled(Roll::PreviousBusinessDay), "Europe/Berlin", Some(&german())),
        "2026-11-29T23:59:59+01:00"
    );
}

/// Regulation 1182/71, art. 3(5). 24 December 2026 and two days are 25 and 26, both holidays: Monday 28 and Tuesday 29 are the
/// two working days. 22 December: 23 and 24 are two. One day is no period of two days.
#[test]
fn two_working_days_inside() {
    let rule = Counting { min_working_days: 2, ..plain() };
    let due = |from: &str, n| end(from, n, Days, rule, "Europe/Berlin", Some(&german()));
    assert_eq!(due("2026-12-24T10:00:00+01:00", 2), "2026-12-29T23:59:59+01:00");
    assert_eq!(due("2026-12-22T10:00:00+01:00", 2), "2026-12-24T23:59:59+01:00");
    assert_eq!(due("2026-12-24T10:00:00+01:00", 1), "2026-12-25T23:59:59+01:00");
    // 23 December and three days are 24, 25, 26: one working day inside, the second is Monday 28.
    assert_eq!(due("2026-12-23T10:00:00+01:00", 3), "2026-12-28T23:59:59+01:00");
}

/// 31 January 2027 and a month: 28 February (a Sunday), or 1 March where the law overflows.
#[test]
fn months_that_are_too_short() {
    let overflow = Counting { month_end: MonthEnd::Overflow, ..plain() };
    let due = |from: &str, n, rule| {
        counted(from, n, Months, rule, "Europe/Berlin", Some(&german())).last_day.unwrap().to_string()
    };
    assert_eq!(due("2027-01-31T10:00:00+01:00", 1, plain()), "2027-02-28");
    assert_eq!(due("2027-01-31T10:00:00+01:00", 1, rolled(Roll::NextBusinessDay)), "2027-03-01");
    assert_eq!(due("2027-01-31T10:00:00+01:00", 1, overflow), "2027-03-01");
    assert_eq!(due("2027-01-29T10:00:00+01:00", 1, overflow), "2027-03-01");
    assert_eq!(due("2027-01-28T10:00:00+01:00", 1, overflow), "2027-02-28");
    assert_eq!(due("2027-10-31T10:00:00+01:00", 4, plain()), "2028-02-29");
    // Two months of 31 days: the clamp of a first month does not stick.
    assert_eq!(due("2027-01-31T10:00:00+01:00", 2, plain()), "2027-03-31");
}

/// BGB § 188(2) and (3): with the first day counted, the month ends with the day before the same number, or with the last of a
/// month that is too short for that day.
#[test]
fn months_with_the_first_day_counted() {
    let due = |from: &str| counted(from, 1, Months, same_day(), "Europe/Berlin", None).last_day.unwrap().to_string();
    assert_eq!(due("2027-03-01T10:00:00+01:00"), "2027-03-31");
    assert_eq!(due("2027-01-15T10:00:00+01:00"), "2027-02-14");
    assert_eq!(due("2027-01-29T10:00:00+01:00"), "2027-02-28");
    assert_eq!(due("2027-01-31T10:00:00+01:00"), "2027-02-28");
    assert_eq!(due("2027-03-31T10:00:00+02:00"), "2027-04-30");
}

#[test]
fn the_twenty_ninth_of_february() {
    let overflow = Counting { month_end: MonthEnd::Overflow, ..plain() };
    let due = |from: &str, n, rule| counted(from, n, Years, rule, "UTC", None).last_day.unwrap().to_string();
    assert_eq!(due("2028-02-29T10:00:00Z", 1, plain()), "2029-02-28");
    assert_eq!(due("2028-02-29T10:00:00Z", 1, overflow), "2029-03-01");
    assert_eq!(due("2028-02-29T10:00:00Z", 4, plain()), "2032-02-29");
    assert_eq!(due("2027-02-28T10:00:00Z", 1, plain()), "2028-02-28");
}

/// 60 days after the end of the year: 31 in January and 29 in February, so 1 March in 2027, 29 February in the leap year 2028.
#[test]
fn from_the_end_of_the_calendar_year() {
    let place = zone("America/Chicago");
    let frame = Frame { zone: &place, event_zone: None, calendar: None };
    let due = |from: &str, rule| text(count_from_year_end(&moment(from), Period::new(60, Days), &rule, &frame).at);
    assert_eq!(due("2026-11-02T09:30:00-06:00", plain()), "2027-03-01T23:59:59-06:00");
    assert_eq!(due("2026-01-01T00:00:00-06:00", plain()), "2027-03-01T23:59:59-06:00");
    assert_eq!(due("2026-12-31", plain()), "2027-03-01T23:59:59-06:00");
    assert_eq!(due("2027-12-31T23:59:59-06:00", plain()), "2028-02-29T23:59:59-06:00");
    // 1 January is the first day counted, whatever the rule says of the day of the event.
    assert_eq!(due("2026-11-02T09:30:00-06:00", same_day()), "2027-03-01T23:59:59-06:00");
    let hours = count_from_year_end(
        &moment("2026-11-02T09:30:00-06:00"),
        Period::new(1, crate::time::Unit::Hours),
        &plain(),
        &frame,
    );
    assert_eq!(text(hours.at), "2027-01-01T01:00:00-06:00");
}

/// A holiday by the moon, on or beside the days that were judged, is named.
#[test]
fn an_estimated_holiday_may_move_by_a_day() {
    let moon = calendar(&[("2027-03-10~", "Eid al-Fitr"), ("2027-05-17~", "Eid al-Adha")]);
    let result = counted("2027-03-08T10:00:00+03:00", 2, BusinessDays, plain(), "Asia/Riyadh", Some(&moon));
    assert_eq!(result.last_day, Some(date("2027-03-11")));
    assert_eq!(result.doubts, [Doubt::Estimated { date: date("2027-03-10"), name: "Eid al-Fitr".into() }]);
    assert_eq!(
        result.doubts[0].to_string(),
        "Wednesday 10 March 2027 (Eid al-Fitr) is an estimated holiday and may move by a day."
    );
    assert!(!result.doubts[0].provisional());
    // It falls on the day after the last one: were it a day early, the end would move.
    let beside = counted("2027-03-08T10:00:00+03:00", 1, BusinessDays, plain(), "Asia/Riyadh", Some(&moon));
    assert_eq!((beside.last_day, beside.doubts.len()), (Some(date("2027-03-09")), 1));
    let far = counted("2027-03-15T10:00:00+03:00", 1, BusinessDays, plain(), "Asia/Riyadh", Some(&moon));
    assert!(far.doubts.is_empty());
}
