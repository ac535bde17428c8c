use super::super::Unit::{BusinessDays, Days, Hours, Minutes, Months, Weeks, Years};
use super::super::{
    Counting, DayStart, Doubt, Frame, HourStart, MonthEnd, Period, Roll, count, count_from_year_end, reckon,
    reckon_from_year_end,
};
use super::{calendar, counted, date, moment, text, us, zone};

/// The day of the event is the organisation's, or the recipient's where that is earlier.
#[test]
fn the_earlier_of_two_days_counts() {
    let cases = [
        // Monday 23:30 in Chicago is Tuesday 06:30 in Brussels: Monday counts.
        ("2026-11-02T23:30:00-06:00", "America/Chicago", "Europe/Brussels", "2026-11-03T23:59:59+01:00", false),
        // Tuesday 02:00 in Apia is Monday 03:00 in Honolulu: Monday counts, because the period counts there.
        ("2026-11-03T02:00:00+13:00", "Pacific/Apia", "Pacific/Honolulu", "2026-11-03T23:59:59-10:00", true),
        // Monday 09:00 in Chicago is Tuesday 05:00 on Kiritimati: Monday counts.
        ("2026-11-02T09:00:00-06:00", "America/Chicago", "Pacific/Kiritimati", "2026-11-03T23:59:59+14:00", false),
    ];
    for (from, there, here, expected, earlier_where_counted) in cases {
        let (there, here) = (zone(there), zone(here));
        let frame = Frame { zone: &here, event_zone: Some(&there), calendar: None };
        let result = count(&moment(from), Period::new(1, Days), &Counting::default(), &frame);
        assert_eq!(text(result.at), expected);
        let (counted, other) = (date("2026-11-02"), date("2026-11-03"));
        assert_eq!(result.doubts, [Doubt::ZoneDay { counted, other, earlier_where_counted }]);
        assert!(result.steps.iter().any(|step| step.step == "earlier day"));
    }
    // An event zone other than the offset as written: 01:00Z is still the 1st in Chicago.
    let chicago = zone("America/Chicago");
    let frame = Frame { zone: &chicago, event_zone: Some(&chicago), calendar: None };
    let result = count(&moment("2026-11-02T01:00:00Z"), Period::new(1, Days), &Counting::default(), &frame);
    assert_eq!((result.last_day, result.doubts.len()), (Some(date("2026-11-02")), 0));
}

/// Monday 23:30 in Chicago is Tuesday 19:30 on Kiritimati, where Monday ended 19 hours before: Tuesday counts.
#[test]
fn no_period_ends_before_its_event() {
    let (there, here) = (zone("America/Chicago"), zone("Pacific/Kiritimati"));
    let frame = Frame { zone: &here, event_zone: Some(&there), calendar: None };
    let result = count(&moment("2026-11-02T23:30:00-06:00"), Period::new(0, Days), &Counting::default(), &frame);
    assert_eq!(text(result.at), "2026-11-03T23:59:59+14:00");
    assert!(result.steps.iter().any(|step| step.step == "not before the event"));
}

/// In Santiago 4 April 2026 ends twice: the first end counts, and the result says so.
#[test]
fn a_last_day_that_ends_twice_or_never() {
    let twice = counted("2026-04-03T10:00:00-03:00", 1, Days, Counting::default(), "America/Santiago", None);
    assert_eq!(text(twice.at), "2026-04-04T23:59:59-03:00");
    assert_eq!(
        twice.doubts[0].to_string(),
        "Clocks show 23:59:59 twice on Saturday 4 April 2026, at UTC-03:00 and UTC-04:00; the first counts."
    );
    let cutoff = chrono::NaiveTime::from_hms_opt(2, 30, 0);
    let rule = Counting { cutoff, ..Counting::default() };
    let never = counted("2026-03-28T10:00:00+01:00", 1, Days, rule, "Europe/Brussels", None);
    assert_eq!(text(never.at), "2026-03-29T01:59:59+01:00");
    assert!(matches!(never.doubts[..], [Doubt::Gap { .. }]));
}

#[test]
fn the_largest_numbers_stop_at_the_end_of_the_year_9999() {
    let us = us();
    // Even 4,294,967,295 minutes are 8,166 years.
    for unit in [Minutes, Hours, Days, BusinessDays, Weeks, Months, Years] {
        let result = counted("2026-11-02T09:30:00Z", u32::MAX, unit, Counting::default(), "UTC", Some(&us));
        assert_eq!(text(result.at), "9999-12-31T23:59:59Z", "{unit:?}");
        assert!(result.doubts.contains(&Doubt::OutOfRange), "{unit:?}");
        assert!(result.steps.len() < 400);
    }
    // 20,000 business days of five a week, no holidays on file, from Friday 31 December 2027: 4,000 weeks.
    let far = counted("2027-12-31T09:30:00Z", 20_000, BusinessDays, Counting::default(), "UTC", Some(&us));
    assert_eq!(far.last_day, Some(date("2027-12-31") + chrono::Days::new(28_000)));
    // A calendar without any working day does not loop for ever either.
    let week = "Mon Tue Wed Thu Fri Sat Sun".split(' ').map(|day| day.parse().unwrap()).collect();
    let closed = super::super::Calendar::new("x", "X", vec![(date("2020-01-01"), week)], 2020, 2036, Vec::new());
    let result = counted("2026-11-02T09:30:00Z", 3, BusinessDays, Counting::default(), "UTC", Some(&closed));
    assert!(result.doubts.contains(&Doubt::OutOfRange));
}

/// Every rule with every unit from every day of two months: the proof ends where the bare arithmetic does, a longer period never
/// ends earlier, no period ends before its event, and a deadline of business days is one.
#[test]
fn what_holds_for_all_rules() {
    let moon = calendar(&[("2026-11-11", "Veterans Day"), ("2026-11-26~", "Feast"), ("2026-12-25", "Christmas Day")]);
    let (here, there) = (zone("America/Santiago"), zone("Pacific/Apia"));
    let frame = Frame { zone: &here, event_zone: Some(&there), calendar: Some(&moon) };
    for rule in rules() {
        for unit in [Minutes, Hours, Days, BusinessDays, Weeks, Months, Years] {
            for day in 1..=28 {
                let event = moment(&format!("2026-11-{day:02}T{:02}:17:00-03:00", day % 24));
                let mut before = None;
                for n in [0, 1, 2, 3, 4, 5, 10, 30] {
                    let period = Period::new(n, unit);
                    let bare = reckon(&event, period, &rule, &frame);
                    let proof = count(&event, period, &rule, &frame);
                    assert_eq!((bare.at, bare.last_day), (proof.at, proof.last_day));
                    assert_eq!(proof.steps.last().map(|step| step.at.clone()), Some(text(bare.at)));
                    assert!(bare.at >= event.first_instant());
                    // Relief to noon is the exception for hours: one that ends on Saturday is put off to noon of Monday, a longer
                    // one that ends on Monday at nine is not.
                    let relieved = rule.roll == Roll::NextBusinessDayNoon && matches!(unit, Minutes | Hours);
                    let longer = before.is_none_or(|before| before <= bare.at);
                    assert!(longer || relieved, "{period} from {event:?} by {rule:?}");
                    before = Some(bare.at);
                    if unit == BusinessDays && n > 0 {
                        let kind = moon.day(bare.last_day.unwrap());
                        assert!(matches!(kind, crate::time::DayKind::Working), "{kind:?}");
                    }
                }
                let period = Period::new(60, unit);
                let bare = reckon_from_year_end(&event, period, &rule, &frame);
                assert_eq!(bare.at, count_from_year_end(&event, period, &rule, &frame).at);
            }
        }
    }
}

fn rules() -> Vec<Counting> {
    let mut rules = Vec::new();
    for roll in [Roll::None, Roll::NextBusinessDay, Roll::NextBusinessDayNoon, Roll::PreviousBusinessDay] {
        for days in [DayStart::NextDay, DayStart::SameDay] {
            for min_working_days in [0, 2] {
                let month_end = if days == DayStart::SameDay { MonthEnd::Overflow } else { MonthEnd::Clamp };
                let hours = if min_working_days == 0 { HourStart::SameInstant } else { HourStart::NextFullHour };
                rules.push(Counting { hours, days, roll, month_end, min_working_days, cutoff: None });
            }
        }
    }
    rules
}
