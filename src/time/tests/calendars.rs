use chrono::{NaiveDate, Weekday};

use super::super::{Calendar, DayKind};
use super::{date, holiday, us};

#[test]
fn a_day_is_working_weekend_holiday_or_off_file() {
    let us = us();
    assert_eq!(us.day(date("2026-11-25")), DayKind::Working);
    assert_eq!(us.day(date("2026-11-28")), DayKind::Weekend);
    assert_eq!(us.day(date("2026-11-26")), DayKind::Holiday(&holiday("2026-11-26", "Thanksgiving Day")));
    assert_eq!(us.day(date("2025-12-31")), DayKind::OffFile);
    assert_eq!(us.day(date("2028-01-01")), DayKind::OffFile);
    assert!(us.is_weekend(date("2028-01-01")));
}

/// The United Arab Emirates moved from Friday and Saturday to Saturday and Sunday on 1 January 2022.
#[test]
fn a_weekend_can_change() {
    let weekends = vec![
        (date("2022-01-01"), vec![Weekday::Sat, Weekday::Sun]),
        (date("2020-01-01"), vec![Weekday::Fri, Weekday::Sat]),
    ];
    let emirates = Calendar::new("ae", "United Arab Emirates", weekends, 2020, 2036, Vec::new());
    assert_eq!(emirates.day(date("2021-12-31")), DayKind::Weekend); // Friday
    assert_eq!(emirates.day(date("2021-12-26")), DayKind::Working); // Sunday
    assert_eq!(emirates.day(date("2022-01-07")), DayKind::Working); // Friday
    assert_eq!(emirates.day(date("2022-01-02")), DayKind::Weekend); // Sunday
    assert!(emirates.is_weekend(date("2019-12-27"))); // Friday, before the first row
}

#[test]
fn holidays_are_sorted_and_those_of_one_day_are_joined() {
    let holidays = vec![
        holiday("2026-12-25", "Christmas Day"),
        holiday("2026-03-20", "Spring Day"),
        holiday("2026-03-20~", "Eid al-Fitr"),
    ];
    let calendar = Calendar::new("x", "X", vec![(NaiveDate::MIN, vec![])], 2026, 2026, holidays);
    let names: Vec<&str> = calendar.holidays().iter().map(|holiday| holiday.name.as_str()).collect();
    assert_eq!(names, ["Spring Day; Eid al-Fitr", "Christmas Day"]);
    assert!(calendar.holidays()[0].estimated && !calendar.holidays()[1].estimated);
    assert_eq!((calendar.id(), calendar.name(), calendar.years()), ("x", "X", (2026, 2026)));
}

/// China worked on Saturday 14 February 2026 in exchange for a day of the Spring Festival; a holiday is never worked.
#[test]
fn a_day_of_a_weekend_can_be_worked() {
    let exchanged = us().with_working_days(vec![date("2026-11-28"), date("2026-11-26"), date("2026-11-21")]);
    assert_eq!(exchanged.day(date("2026-11-21")), DayKind::Working);
    assert_eq!(exchanged.day(date("2026-11-22")), DayKind::Weekend);
    assert_eq!(exchanged.day(date("2026-11-28")), DayKind::Working);
    assert_eq!(exchanged.day(date("2026-11-26")), DayKind::Holiday(&holiday("2026-11-26", "Thanksgiving Day")));
}
