//! A law as a whole: what it asks of the organisation, or why it asks nothing.

use super::Engine;
use crate::assess::output::{DutyOut, LawExplained, Status};
use crate::assess::{Request, explain_law};
use crate::export::{reasons, words};
use crate::facts::Incident;
use crate::truth::Map;

impl Engine {
    pub(super) fn law_explained(&self, index: usize, incident: &Incident, request: &Request) -> LawExplained {
        let mut found = explain_law(&self.rules, index, incident, request);
        found.says = says(&found);
        found
    }
}

/// The answer in a sentence or two.
fn says(law: &LawExplained) -> String {
    if let Some(provision) = law.not_in_force.as_ref().filter(|provision| provision.id == law.id) {
        return format!("This law asks nothing here: {}.", provision.says);
    }
    let of = |wanted: Status| law.duties.iter().filter(move |duty| duty.status == wanted);
    let names = |wanted: Status| {
        let mut names: Vec<String> = of(wanted).map(name).collect();
        names.dedup();
        names.join("; ")
    };
    let mut says = Vec::new();
    for (status, words) in [
        (Status::Owed, "It asks for a notice to"),
        (Status::Done, "It asked for a notice, which was sent, to"),
        (Status::Undetermined, "Open facts decide whether it asks for a notice to"),
    ] {
        if of(status).next().is_some() {
            says.push(format!("{words} {}.", names(status)));
        }
    }
    let refused = refusals(of(Status::NotOwed));
    match (says.is_empty(), refused.as_slice()) {
        (true, [(why, _)]) => says.push(format!("This law asks nothing here: {why}.")),
        (true, []) => says.push("This law has no duty in force on the day that counts.".to_owned()),
        (nothing, several) => {
            if nothing {
                says.push("This law asks nothing here.".to_owned());
            }
            says.extend(
                several.iter().map(|(why, names)| format!("It asks for no notice to {}: {why}.", names.join("; "))),
            );
        }
    }
    says.join(" ")
}

/// Who is told, and by which report where there are several.
fn name(duty: &DutyOut) -> String {
    let stage = duty.stage.map_or_else(String::new, |stage| format!(" ({})", words::stage(stage)));
    format!("{}{stage}", duty.recipient.name)
}

/// The reasons for which duties are not owed, each with the duties that it keeps away, in the order of the duties.
fn refusals<'d>(duties: impl Iterator<Item = &'d DutyOut>) -> Vec<(String, Vec<String>)> {
    let mut order = Vec::new();
    let mut by_reason: Map<String, Vec<String>> = Map::new();
    for duty in duties {
        let why = reasons::why_not(duty).unwrap_or_else(|| "its conditions do not hold".to_owned());
        if !by_reason.contains_key(&why) {
            order.push(why.clone());
        }
        by_reason.update(why, |names| {
            if !names.contains(&name(duty)) {
                names.push(name(duty));
            }
        });
    }
    order.into_iter().filter_map(|why| by_reason.remove(&why).map(|names| (why, names))).collect()
}
