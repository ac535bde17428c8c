//! The system clock. This file alone looks at it.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use noticeclock::time::{Zone, parse_instant};
use serde_json::Value;

use crate::stop::Stop;

/// "Now" for an assessment: as given, or the system's, to the second and in the organisation's zone where it is known.
pub fn now(given: Option<&str>, incident: &Value) -> Result<String, Stop> {
    if let Some(text) = given {
        parse_instant(text).map_err(|error| Stop::because(format!("--now: {error}")))?;
        return Ok(text.to_owned());
    }
    let zone = incident.pointer("/organization/zone").and_then(Value::as_str).and_then(|name| Zone::named(name).ok());
    Ok(zone.unwrap_or_else(Zone::utc).at(system()?).to_rfc3339())
}

/// Today's date in UTC.
pub fn today() -> Result<chrono::NaiveDate, Stop> {
    Ok(system()?.date_naive())
}

fn system() -> Result<DateTime<Utc>, Stop> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since.ok().and_then(|since| i64::try_from(since.as_secs()).ok());
    seconds
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .ok_or_else(|| Stop::because("the system clock stands before 1970 or beyond reckoning: give --now"))
}
