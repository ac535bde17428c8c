use super::super::{Moment, parse_date, parse_instant};
use super::{date, moment, text, zone};

fn bad_instant(text: &str) -> String {
    parse_instant(text).unwrap_err().to_string()
}

fn bad_date(text: &str) -> String {
    parse_date(text).unwrap_err().to_string()
}

#[test]
fn an_instant_keeps_the_offset_in_which_it_was_written() {
    for written in ["2026-11-02T09:30:00-06:00", "2026-11-02T09:30:00+05:45", "2026-11-02T09:30:00.250Z"] {
        assert_eq!(text(parse_instant(written).unwrap()), written);
    }
}

#[test]
fn what_is_no_instant_is_refused_with_what_was_expected() {
    assert!(bad_instant("2026-11-02").contains("no time of day"));
    assert!(bad_instant("2026-11-02 09:30:00Z").contains("capital `T`"));
    assert!(bad_instant("2026-11-02t09:30:00Z").contains("capital `T`"));
    assert!(bad_instant("2026-11-02T09:30:00").contains("has no offset"));
    assert!(bad_instant("2026-11-02T09:30:00z").contains("capital `Z`"));
    assert!(bad_instant("2026-11-02T09:30Z").contains("hour, minute and second"));
    assert!(bad_instant("2026-11-02T09:30:00+0100").contains("no offset"));
    assert!(bad_instant("2026-11-02T09:30:00+24:00").contains("no offset"));
    assert!(bad_instant("2026-11-02T24:00:00Z").contains("00:00:00 of the next day"));
    assert!(bad_instant("2026-11-02T25:00:00Z").contains("00 to 23"));
    assert!(bad_instant("2026-11-02T09:60:00Z").contains("minutes"));
    assert!(bad_instant("2016-12-31T23:59:60Z").contains("leap second"));
    assert!(bad_instant("2026-11-02T09:30:00.Z").contains("no time of day"));
    assert!(bad_instant("2026-11-02T09:30:00.1234567890Z").contains("no time of day"));
    assert!(bad_instant("2026-02-30T09:30:00Z").contains("February 2026 has 28 days"));
}

#[test]
fn a_date_that_does_not_exist_is_refused_with_the_length_of_the_month() {
    assert_eq!(bad_date("2026-02-30"), "`2026-02-30` does not exist: February 2026 has 28 days");
    assert_eq!(bad_date("2028-02-30"), "`2028-02-30` does not exist: February 2028 has 29 days");
    assert!(bad_date("2026-13-01").contains("no month 13"));
    assert!(bad_date("2026-11-00").contains("November 2026 has 30 days"));
    for shapeless in
        ["", "2.11.2026", "2026-11-2", "26-11-02", "2026-11-02-", "2026/11/02", "٢٠٢٦-١١-٠٢", " 2026-11-02"]
    {
        assert!(bad_date(shapeless).contains("such as 2026-11-02"), "{shapeless}");
    }
    assert_eq!(parse_date("2028-02-29").unwrap(), date("2028-02-29"));
}

/// Trap 9: a bare date must not be taken through UTC and land a day early. 23:30 in Chicago is the next day in Brussels,
/// but a bare date is that date in both.
#[test]
fn a_bare_date_is_that_date_in_every_zone() {
    let bare = Moment::Day { date: date("2026-11-02"), zone: zone("America/Chicago") };
    for place in ["Pacific/Kiritimati", "Europe/Brussels", "America/Chicago", "Pacific/Pago_Pago"] {
        assert_eq!(bare.day_in(&zone(place)), date("2026-11-02"));
    }
    assert_eq!(moment("2026-11-02T23:30:00-06:00").day_in(&zone("Europe/Brussels")), date("2026-11-03"));
    assert_eq!(text(bare.first_instant()), "2026-11-02T00:00:00-06:00");
    assert_eq!(text(bare.last_instant()), "2026-11-02T23:59:59-06:00");
}
