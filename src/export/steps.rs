//! The reckoning of a deadline as lines, each step said once.

use crate::assess::output::{Due, ProofStep};

use super::{clock, words};

/// A line a step: what is done, why, the instant where the reason does not name it, and the citation where it changes.
pub fn lines(due: &Due) -> Vec<String> {
    let mut cited = None;
    let mut lines = Vec::new();
    for step in &due.proof {
        let cite = step.cite.as_deref().filter(|cite| cited != Some(*cite));
        cited = step.cite.as_deref().or(cited);
        lines.push(line(step, cite, due.zone.as_deref()));
    }
    lines
}

fn line(step: &ProofStep, cite: Option<&str>, zone: Option<&str>) -> String {
    let said = step.why.to_ascii_lowercase().contains(&step.step.to_ascii_lowercase());
    let what = if said { words::sentence(&step.why) } else { format!("{}: {}", words::sentence(&step.step), step.why) };
    let at = step.at.as_deref().map(|at| clock::either(at, zone)).filter(|at| !names(&step.why, at));
    let at = at.map_or_else(String::new, |at| format!(" [{at}]"));
    let cite = cite.map_or_else(String::new, |cite| format!(" ({cite})"));
    format!("{what}{at}{cite}")
}

/// Whether a reason names the day, or the instant before the abbreviation of its zone.
fn names(why: &str, at: &str) -> bool {
    let bare = at.rsplit_once(' ').filter(|_| at.contains(':')).map_or(at, |(time, _)| time);
    why.contains(bare)
}
