//! Noticeclock.

pub mod facts;
pub mod law;
pub mod pack;
pub mod time;
pub mod truth;
