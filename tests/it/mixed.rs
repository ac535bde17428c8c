//! A million deadlines of every kind, over all calendars and zones: what the benchmark times and the test of allocations counts.

use chrono::{DateTime, NaiveTime};
use noticeclock::law::load;
use noticeclock::law::model::Rules;
use noticeclock::time::{
    Calendar, Counting, DayStart, Frame, HourStart, Moment, MonthEnd, Period, Reckoned, Roll, Unit, Zone, reckon,
    zone_names,
};

/// What the deadlines are mixed from.
pub struct Mixed {
    rules: Rules,
    zones: Vec<Zone>,
    moments: Vec<Moment>,
}

impl Mixed {
    /// All zones and calendars, and 4,096 events of the years 2020 to 2036.
    pub fn new() -> Self {
        let rules = load(&noticeclock::pack::files()).expect("the rules on board have no problems");
        let zones: Vec<Zone> = zone_names().map(|name| Zone::named(name).expect("a name on the list")).collect();
        let moment = |n: u64| {
            let at = DateTime::from_timestamp(1_577_880_000 + i64::try_from(n * 129_931).expect("small"), 0);
            let zone = &zones[usize::try_from(n).expect("small") % zones.len()];
            let at = zone.at(at.expect("in range"));
            if n.is_multiple_of(5) {
                Moment::Day { date: at.date_naive(), zone: zone.clone() }
            } else {
                Moment::Instant(at)
            }
        };
        let moments = (0..4096).map(moment).collect();
        Self { rules, zones, moments }
    }

    /// The calendars, in order of id.
    pub fn calendars(&self) -> Vec<&Calendar> {
        self.rules.calendars.values().collect()
    }

    /// The deadline of that number: always the same one, and unlike its neighbours.
    pub fn deadline(&self, number: u64, calendars: &[&Calendar]) -> Reckoned {
        // Digits of a product by a large odd number (Knuth's multiplicative hash), taken one after the other.
        let mut digits = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 4;
        let mut pick = |from: usize| {
            let digit = digits % from as u64;
            digits = (digits / from as u64) ^ number.rotate_left(29).wrapping_mul(0xD6E8_FEB8_6659_FD93);
            usize::try_from(digit).unwrap_or(0)
        };
        let units = [
            (Unit::Hours, 100),
            (Unit::Days, 100),
            (Unit::BusinessDays, 30),
            (Unit::Weeks, 10),
            (Unit::Months, 14),
            (Unit::Years, 3),
        ];
        let (unit, most) = units[pick(units.len())];
        let period = Period::new(u32::try_from(pick(most)).unwrap_or(0), unit);
        let rule = Counting {
            hours: [HourStart::SameInstant, HourStart::NextFullHour][pick(2)],
            days: [DayStart::NextDay, DayStart::SameDay][pick(2)],
            roll: [Roll::None, Roll::NextBusinessDay, Roll::NextBusinessDayNoon][pick(3)],
            month_end: [MonthEnd::Clamp, MonthEnd::Overflow][pick(2)],
            min_working_days: [0, 0, 2][pick(3)],
            cutoff: [None, None, NaiveTime::from_hms_opt(17, 30, 0)][pick(3)],
        };
        let frame = Frame {
            zone: &self.zones[pick(self.zones.len())],
            event_zone: Some(&self.zones[pick(self.zones.len())]),
            calendar: calendars.get(pick(calendars.len() + 1)).copied(),
        };
        reckon(&self.moments[pick(self.moments.len())], period, &rule, &frame)
    }
}
