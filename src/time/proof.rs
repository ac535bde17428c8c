//! The proof of a deadline: the same arithmetic as [`reckon`](super::reckon()), with every step written down.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};

use super::notes::{Closing, Note, Notes, Search};
use super::reckon::run;
use super::words::{clock, day, offset};
use super::{Counted, Counting, Doubt, Frame, Moment, Period, Reckoned, Step};

/// The last instant of a period that runs from an event, with its proof.
///
/// Hours and minutes are elapsed time. Everything longer ends with a civil day of [`Frame::zone`], at 23:59:59 or at the
/// recipient's closing time. In any ambiguity the earlier deadline is taken and a step says so.
pub fn count(from: &Moment, period: Period, rule: &Counting, frame: &Frame<'_>) -> Counted {
    write(from, period, rule, frame, false)
}

/// The last instant of a period that runs from the end of the calendar year in which the event lies, with its proof: 60 days
/// after 31 December are 1 March, 29 February before a leap day (45 CFR 164.408(c)). The first day counted is 1 January.
pub fn count_from_year_end(from: &Moment, period: Period, rule: &Counting, frame: &Frame<'_>) -> Counted {
    write(from, period, rule, frame, true)
}

fn write(from: &Moment, period: Period, rule: &Counting, frame: &Frame<'_>, year_end: bool) -> Counted {
    let mut writer = Writer { frame, steps: Vec::new(), doubts: Vec::new(), working_days: 0 };
    let Reckoned { at, last_day } = run(from, period, rule, frame, year_end, &mut writer);
    Counted { at, last_day, steps: writer.steps, doubts: writer.doubts }
}

/// Working days that a proof lists one by one; of the further ones it lists the holidays alone.
const LISTED: u32 = 30;

/// Steps at which a proof stops to list holidays.
const LONGEST: usize = 300;

struct Writer<'w, 'a> {
    frame: &'w Frame<'a>,
    steps: Vec<Step>,
    doubts: Vec<Doubt>,
    working_days: u32,
}

impl Writer<'_, '_> {
    fn step(&mut self, step: &str, at: String, why: String) {
        self.steps.push(Step { step: step.to_owned(), at, why });
    }

    fn on(&mut self, step: &str, date: NaiveDate, why: String) {
        self.step(step, date.to_string(), why);
    }

    fn at(&mut self, step: &str, at: DateTime<FixedOffset>, why: String) {
        self.step(step, at.to_rfc3339_opts(SecondsFormat::AutoSi, true), why);
    }

    fn doubt(&mut self, doubt: Doubt) {
        let known = |seen: &Doubt| match (seen, &doubt) {
            (Doubt::OffFile { .. }, Doubt::OffFile { .. }) => true,
            (seen, doubt) => seen == doubt,
        };
        if !self.doubts.iter().any(known) {
            self.doubts.push(doubt);
        }
    }

    /// A doubt that is a step as well.
    fn doubtful_step(&mut self, step: &str, at: String, doubt: Doubt) {
        if !self.doubts.contains(&doubt) {
            self.step(step, at, doubt.to_string());
            self.doubt(doubt);
        }
    }

    fn zone(&self) -> String {
        self.frame.zone.name().to_owned()
    }

    fn event(&mut self, moment: &Moment) {
        match moment {
            Moment::Day { date, zone } => {
                self.on("event", *date, format!("The event: some time on {} in {zone}.", day(*date)));
            }
            Moment::Instant(at) => {
                let (at, place) = match self.frame.event_zone {
                    Some(zone) => (zone.at(at.to_utc()), zone.name().to_owned()),
                    None => (*at, offset(*at)),
                };
                self.at("event", at, format!("The event: {}, {} in {place}.", day(at.date_naive()), clock(at)));
            }
        }
    }

    fn free(&mut self, date: NaiveDate, holiday: Option<&str>, search: Search) {
        let (step, what) = match holiday {
            Some(name) => ("holiday", name),
            None => ("weekend", "no working day"),
        };
        let listed = if holiday.is_some() { self.steps.len() < LONGEST } else { self.working_days < LISTED };
        match search {
            Search::Count if listed => {
                self.on(&format!("{step} skipped"), date, format!("{} is {what}: not counted.", day(date)));
            }
            Search::End if listed => self.on(step, date, format!("{} is {what}.", day(date))),
            _ => {}
        }
    }

    fn working_day(&mut self, number: u32, date: NaiveDate) {
        self.working_days = number;
        if number <= LISTED {
            self.on("working day", date, format!("Working day {number}: {}.", day(date)));
        } else if number == LISTED + 1 {
            let why = format!("Working day {number} is {}; the further ones follow, holidays excepted.", day(date));
            self.on("working day", date, why);
        }
    }

    fn day_ends(&mut self, at: DateTime<FixedOffset>, closing: Option<Closing>) {
        let last = day(at.date_naive());
        let why = match closing {
            None => format!("{last} ends at {} in {}.", clock(at), self.zone()),
            Some(Closing::Cutoff) => format!("The recipient closes on {last} at {} in {}.", clock(at), self.zone()),
            Some(Closing::Noon) => format!("The moved end is noon of {last} in {}.", self.zone()),
        };
        self.at("ends", at, why);
    }
}

impl<'a> Notes<'a> for Writer<'_, 'a> {
    fn note(&mut self, note: Note<'a>) {
        match note {
            Note::Event(moment) => self.event(moment),
            Note::BareDate { date } => {
                self.doubtful_step("bare date", date.to_string(), Doubt::BareDate { date });
            }
            Note::YearEnd { last } => {
                self.on("year ends", last, format!("Counted from the end of the calendar year, {}.", day(last)));
            }
            Note::HourNotCounted { at } => {
                let why =
                    format!("The hour in which the event falls is not counted; the next begins at {}.", clock(at));
                self.at("hour not counted", at, why);
            }
            Note::ClockStarts { at } => {
                let why = format!("The clock starts on {} at {} in {}.", day(at.date_naive()), clock(at), self.zone());
                self.at("clock starts", at, why);
            }
            Note::ClockChange { start, end } => {
                let (before, after) = (offset(start), offset(end));
                let why =
                    format!("Clocks in {} go from {before} to {after} meanwhile; elapsed hours count.", self.zone());
                self.at("clocks change", end, why);
            }
            Note::ZoneDay { counted, other, earlier_where_counted } => {
                self.doubtful_step(
                    "earlier day",
                    counted.to_string(),
                    Doubt::ZoneDay { counted, other, earlier_where_counted },
                );
            }
            Note::FirstDay { day: date, counted: true } => {
                self.on("first day", date, format!("{} is the first day.", day(date)));
            }
            Note::FirstDay { day: date, counted: false } => {
                self.on("first day not counted", date, format!("{} is not counted.", day(date)));
            }
            Note::Reached { period, day: date } => {
                self.on("last day", date, format!("{period} from there: {}.", day(date)));
            }
            Note::ShortMonth { number, day: date } => {
                self.on("short month", date, format!("The month has no day {number}: {} stands for it.", day(date)));
            }
            Note::Free { day: date, holiday, search } => {
                self.free(date, holiday.map(|holiday| holiday.name.as_str()), search);
            }
            Note::WorkingDay { number, day: date } => self.working_day(number, date),
            Note::TooFew { found, needed } => {
                let at = self.steps.last().map(|step| step.at.clone()).unwrap_or_default();
                let why = format!("{needed} working days must lie inside the period and {found} do: it is extended.");
                self.step("too few working days", at, why);
            }
            Note::Rolled { from, to } => {
                let why = format!("{} is no working day: the end moves to {}.", day(from), day(to));
                self.on("moved", to, why);
            }
            Note::NotRolledBack { day: date } => {
                let why = format!("No working day lies between the event and {}: the end stays there.", day(date));
                self.on("not moved", date, why);
            }
            Note::NotBeforeEvent { day: date } => {
                let why = format!("The period would end before the event: {} in {} counts.", day(date), self.zone());
                self.on("not before the event", date, why);
            }
            Note::ClosedBefore { day: date } => {
                let why =
                    format!("The closing time on {} had passed by then: the day itself ends the period.", day(date));
                self.on("closed before", date, why);
            }
            Note::NoCalendar => self.doubt(Doubt::NoCalendar),
            Note::OffFile { day: date } => {
                let calendar = self.frame.calendar.map(|calendar| calendar.name().to_owned()).unwrap_or_default();
                self.doubt(Doubt::OffFile { date, calendar });
            }
            Note::Estimated(holiday) => {
                self.doubt(Doubt::Estimated { date: holiday.date, name: holiday.name.clone() });
            }
            Note::Gap { before: at } => {
                self.doubtful_step("clock jumps", at.to_rfc3339_opts(SecondsFormat::AutoSi, true), Doubt::Gap { at });
            }
            Note::Fold { earlier: at, later } => {
                let text = at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
                self.doubtful_step("hour twice", text, Doubt::Fold { at, later });
            }
            Note::OutOfRange => self.doubt(Doubt::OutOfRange),
            Note::Elapsed { at, period, final_end } => {
                let why = format!("{period} from there: {}, {} in {}.", day(at.date_naive()), clock(at), self.zone());
                self.at(if final_end { "ends" } else { "hours end" }, at, why);
            }
            Note::DayEnds { at, time } => self.day_ends(at, time.map(|(_, closing)| closing)),
        }
    }
}
