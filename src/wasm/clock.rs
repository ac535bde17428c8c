//! Wall clocks for forms: a time and a zone to an instant, and back, by the zone data on board rather than the host's.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{errors, give};
use crate::time::{Local, Zone, parse_instant, zone_names};

/// What a wall clock stands for.
#[derive(Serialize, tsify::Tsify)]
struct WallClock {
    /// The instant, RFC 3339 with the zone's offset.
    at: String,
    /// The time that the zone's clocks show then, `2026-11-02T09:30:00`.
    local: String,
    /// What the clocks of the zone call their time then: `CST`.
    abbreviation: String,
    /// `skipped`: the clock jumped over that time, the last second before it is taken. `twice`: it was shown twice, the
    /// first is taken. Both leave less time rather than more.
    #[tsify(type = "\"skipped\" | \"twice\" | null")]
    doubt: Option<&'static str>,
}

/// The instant at which the clocks of a zone show this time, `2026-11-02T09:30` or with seconds.
///
/// @throws {ArgumentErrors} where there is no such time or zone
#[wasm_bindgen(js_name = fromWallClock, unchecked_return_type = "WallClock")]
pub fn from_wall_clock(local: &str, zone: &str) -> Result<JsValue, JsValue> {
    let zone = named(zone)?;
    // As an instant of UTC, with the seconds that a form leaves out.
    let seconds = if local.matches(':').count() == 1 { ":00" } else { "" };
    let Ok(civil) = parse_instant(&format!("{local}{seconds}Z")).map(|at| at.naive_utc()) else {
        return Err(errors::argument(
            "local",
            format!("`{local}` is no date and time, expected one such as 2026-11-02T09:30"),
        ));
    };
    let found = zone.local(civil);
    let doubt = match found {
        Local::Single(_) => None,
        Local::Gap { .. } => Some("skipped"),
        Local::Fold { .. } => Some("twice"),
    };
    show(found.strict().with_timezone(&Utc), &zone, doubt)
}

/// What the clocks of a zone show at an instant.
///
/// @throws {ArgumentErrors} where there is no such instant or zone
#[wasm_bindgen(js_name = toWallClock, unchecked_return_type = "WallClock")]
pub fn to_wall_clock(instant: &str, zone: &str) -> Result<JsValue, JsValue> {
    let zone = named(zone)?;
    let at = parse_instant(instant).map_err(|_| {
        errors::argument(
            "instant",
            format!("`{instant}` is no instant, expected one such as 2026-11-02T09:30:00-06:00"),
        )
    })?;
    show(at.with_timezone(&Utc), &zone, None)
}

/// The names of the time zones on board.
#[wasm_bindgen(js_name = zoneNames, unchecked_return_type = "string[]")]
pub fn zone_list() -> Result<JsValue, JsValue> {
    give::value(&zone_names().collect::<Vec<_>>())
}

fn named(zone: &str) -> Result<Zone, JsValue> {
    Zone::named(zone).map_err(|unknown| errors::argument("zone", unknown.to_string()))
}

fn show(at: DateTime<Utc>, zone: &Zone, doubt: Option<&'static str>) -> Result<JsValue, JsValue> {
    let there = zone.at(at);
    give::value(&WallClock {
        at: there.to_rfc3339_opts(SecondsFormat::Secs, false),
        local: there.naive_local().and_utc().to_rfc3339_opts(SecondsFormat::Secs, true).replace('Z', ""),
        abbreviation: zone.abbreviation(at),
        doubt,
    })
}
