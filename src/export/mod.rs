//! What an assessment is written out as: text, CSV, calendar, memo. JSON is what serde makes of it.
//!
//! Every function here is pure: the same assessment gives the same bytes, natively and in the browser. Nothing here
//! knows how a result came about; it reads [`crate::assess::output`] alone and asks the zone data only for the
//! abbreviation that people write behind a local time.

pub mod back;
mod clock;
pub mod compare;
pub mod csv;
pub mod ics;
pub mod markdown;
pub mod reasons;
mod steps;
pub mod text;
pub(crate) mod words;

pub use words::EXERCISE;

#[cfg(test)]
mod tests;
