//! Zones, calendars, counting rules, and the proof of each deadline.
//!
//! Four ideas carry the layer:
//!
//! - An instant is a [`DateTime`](chrono::DateTime) with its offset; a bare date is a whole day in a zone ([`Moment`]).
//! - The zone data come bundled and never from the host ([`Zone`], [`zone_data_version`]), so that the same question has the
//!   same answer on every machine.
//! - A calendar covers stated years; a day outside them is [`DayKind::OffFile`], never a working day for certain.
//! - A deadline is counted twice over by the same code: once for its instant alone ([`reckon()`]), once with every step and
//!   doubt in plain words ([`count()`]).
//!
//! Nothing here reads a clock, knows a law or a fact, or can panic: where a date would leave the range of years 1 to 9999,
//! the result stops at the end of it and says so.

mod calendar;
mod count;
mod days;
mod moment;
mod notes;
mod period;
mod proof;
mod reckon;
#[cfg(test)]
mod tests;
mod words;
mod zone;

pub use calendar::{Calendar, DayKind, Holiday};
pub use count::{Counted, Counting, DayStart, Doubt, Frame, HourStart, MonthEnd, Roll, Step};
pub use moment::{BadTime, Moment, parse_date, parse_instant};
pub use period::{Period, Unit};
pub use proof::{count, count_from_year_end};
pub use reckon::{Reckoned, reckon, reckon_from_year_end};
pub use words::{day as day_in_words, offset as offset_in_words};
pub use zone::{Local, UnknownZone, Zone, zone_data_version, zone_names};
