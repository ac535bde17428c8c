//! What holds of every rule, period, zone and event, tried at random.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Weekday};
use proptest::prelude::*;

use super::super::Unit::{BusinessDays, Days, Hours, Minutes, Months, Weeks, Years};
use super::super::{
    Calendar, Counting, DayKind, DayStart, Frame, Holiday, HourStart, Moment, MonthEnd, Period, Roll, Unit, Zone,
    count, count_from_year_end, reckon, reckon_from_year_end, zone_names,
};
use super::zone;

fn zones() -> impl Strategy<Value = Zone> {
    let names: Vec<&str> = zone_names().collect();
    prop::sample::select(names).prop_map(zone)
}

/// A whole second of the years 2019 to 2037, written in a zone; or a day there.
fn moments() -> impl Strategy<Value = Moment> {
    (1_546_300_800_i64..2_145_916_800, zones(), any::<bool>()).prop_map(|(second, zone, bare)| {
        let at = zone.at(DateTime::from_timestamp(second, 0).unwrap());
        if bare { Moment::Day { date: at.date_naive(), zone } } else { Moment::Instant(at) }
    })
}

/// The years 2020 to 2036 with up to a hundred holidays, as many worked days, and any weekend of up to three days.
fn calendars() -> impl Strategy<Value = Calendar> {
    let day = || (0_i64..6200).prop_map(|days| NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + TimeDelta::days(days));
    let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    let weekend = prop::sample::subsequence(week.to_vec(), 0..=3);
    let days = || prop::collection::vec((day(), any::<bool>()), 0..100);
    (days(), days(), weekend).prop_map(|(free, worked, weekend)| {
        let holiday = |(date, estimated)| Holiday { date, name: "Feast".into(), estimated };
        let holidays = free.into_iter().map(holiday).collect();
        let calendar = Calendar::new("random", "Random offices", vec![(NaiveDate::MIN, weekend)], 2020, 2036, holidays);
        calendar.with_working_days(worked.into_iter().map(|(date, _)| date).collect())
    })
}

fn rules() -> impl Strategy<Value = Counting> {
    let cutoff = prop::option::of((0_u32..24, 0_u32..60).prop_map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap()));
    let rolls = [Roll::None, Roll::NextBusinessDay, Roll::NextBusinessDayNoon, Roll::PreviousBusinessDay];
    let parts = (any::<bool>(), any::<bool>(), prop::sample::select(rolls.to_vec()), any::<bool>(), 0_u32..6, cutoff);
    parts.prop_map(|(full, same, roll, overflow, min_working_days, cutoff)| Counting {
        hours: if full { HourStart::NextFullHour } else { HourStart::SameInstant },
        days: if same { DayStart::SameDay } else { DayStart::NextDay },
        roll,
        month_end: if overflow { MonthEnd::Overflow } else { MonthEnd::Clamp },
        min_working_days,
        cutoff,
    })
}

/// The rule, with the roll to noon left out.
fn without_relief(rule: Counting) -> Counting {
    Counting { roll: if rule.roll == Roll::NextBusinessDayNoon { Roll::None } else { rule.roll }, ..rule }
}

fn units() -> impl Strategy<Value = Unit> {
    prop::sample::select(&[Minutes, Hours, Days, BusinessDays, Weeks, Months, Years][..])
}

/// Short periods as laws have them, and any number at all.
fn numbers() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0_u32..120, 1 => any::<u32>()]
}

proptest! {
    #[test]
    fn a_longer_period_never_ends_earlier(
        from in moments(), n in numbers(), more in 0_u32..40, unit in units(), rule in rules(), here in zones(), there in zones(),
        calendar in calendars(),
    ) {
        // Relief to noon is the exception for hours: one that ends on Saturday is put off to noon of Monday, a longer one that ends
        // on Monday at nine is not.
        let rule = if unit.is_elapsed() { without_relief(rule) } else { rule };
        let frame = Frame { zone: &here, event_zone: Some(&there), calendar: Some(&calendar) };
        let end = |n| reckon(&from, Period::new(n, unit), &rule, &frame).at;
        let (short, long) = (end(n), end(n.saturating_add(more)));
        prop_assert!(short <= long, "{short} {long}");
    }

    #[test]
    fn a_deadline_of_business_days_is_a_business_day(
        from in moments(), n in 1_u32..300, rule in rules(), here in zones(), there in zones(), calendar in calendars(),
    ) {
        let frame = Frame { zone: &here, event_zone: Some(&there), calendar: Some(&calendar) };
        let last = reckon(&from, Period::new(n, BusinessDays), &rule, &frame).last_day.unwrap();
        match calendar.day(last) {
            DayKind::Working => {}
            DayKind::OffFile => prop_assert!(!calendar.is_weekend(last)),
            kind => prop_assert!(false, "{last} is {kind:?}"),
        }
    }

    #[test]
    fn hours_add_up(from in moments(), n in 0_u32..2000, m in 0_u32..2000, here in zones()) {
        let frame = Frame { zone: &here, event_zone: None, calendar: None };
        let after = |from: &Moment, n| reckon(from, Period::new(n, Hours), &Counting::default(), &frame).at;
        prop_assert_eq!(after(&Moment::Instant(after(&from, n)), m), after(&from, n + m));
    }

    /// From the last day of the first period on: days, weeks, and business days, of which the day of the event is not counted.
    #[test]
    fn days_and_business_days_add_up(
        from in moments(), n in 0_u32..400, m in 0_u32..400, here in zones(), calendar in calendars(),
    ) {
        let frame = Frame { zone: &here, event_zone: Some(&here), calendar: Some(&calendar) };
        // A day of another zone may have ended here before it began there; the end moves on then, and is no sum.
        if here.last_second(from.day_in(&here)) < from.first_instant() {
            return Ok(());
        }
        for unit in [Days, Weeks, BusinessDays] {
            let after = |from: &Moment, n| reckon(from, Period::new(n, unit), &Counting::default(), &frame);
            let then = Moment::Day { date: after(&from, n).last_day.unwrap(), zone: here.clone() };
            prop_assert_eq!(after(&then, m).last_day, after(&from, n + m).last_day, "{:?}", unit);
        }
    }

    #[test]
    fn nothing_panics_or_loops_and_the_proof_ends_where_the_arithmetic_does(
        from in moments(), n in numbers(), unit in units(), rule in rules(), here in zones(), there in prop::option::of(zones()),
        calendar in prop::option::of(calendars()), year_end in any::<bool>(),
    ) {
        let frame = Frame { zone: &here, event_zone: there.as_ref(), calendar: calendar.as_ref() };
        let period = Period::new(n, unit);
        // Hours are not counted from the end of a year; the rule language refuses them.
        let (bare, proof) = if year_end && !unit.is_elapsed() {
            (reckon_from_year_end(&from, period, &rule, &frame), count_from_year_end(&from, period, &rule, &frame))
        } else {
            (reckon(&from, period, &rule, &frame), count(&from, period, &rule, &frame))
        };
        prop_assert_eq!((bare.at, bare.last_day), (proof.at, proof.last_day));
        prop_assert_eq!(proof.steps.last().map(|step| step.at.clone()), Some(super::text(bare.at)));
        prop_assert!(proof.steps.len() < 400);
        prop_assert!(bare.at >= from.first_instant(), "{} before {:?}", bare.at, from);
    }

    /// Each rule that a law may read in two ways, in both.
    #[test]
    fn the_strict_reading_is_never_later_than_the_generous_one(
        from in moments(), n in numbers(), unit in units(), rule in rules(), here in zones(), there in zones(), calendar in calendars(),
    ) {
        // Where hours get relief to noon, a later end may be the one that needs none.
        let rule = if unit.is_elapsed() { without_relief(rule) } else { rule };
        let frame = Frame { zone: &here, event_zone: Some(&there), calendar: Some(&calendar) };
        let end = |rule: Counting| reckon(&from, Period::new(n, unit), &rule, &frame).at;
        let pairs = [
            ("roll", Counting { roll: Roll::None, ..rule }, Counting { roll: Roll::NextBusinessDay, ..rule }),
            ("roll back", Counting { roll: Roll::PreviousBusinessDay, ..rule }, Counting { roll: Roll::None, ..rule }),
            ("first day", Counting { days: DayStart::SameDay, ..rule }, Counting { days: DayStart::NextDay, ..rule }),
            ("month end", Counting { month_end: MonthEnd::Clamp, ..rule }, Counting { month_end: MonthEnd::Overflow, ..rule }),
            ("working days", Counting { min_working_days: 0, ..rule }, rule),
            ("closing time", rule, Counting { cutoff: None, ..rule }),
        ];
        for (what, strict, generous) in pairs {
            prop_assert!(end(strict) <= end(generous), "{what}: {} {}", end(strict), end(generous));
        }
        let hours = |hours| end(Counting { hours, ..rule });
        prop_assert!(hours(HourStart::SameInstant) <= hours(HourStart::NextFullHour));
    }
}
