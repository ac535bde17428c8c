//! From facts and rules to duties: who is told, by when, and why.
//!
//! `View` holds one incident against one rule pack; the other modules each answer one kind of question on it. Nothing here
//! reads a clock, a file or a random number: "now" is an argument, and the same input gives the same bytes.

mod answers;
mod because;
mod condition;
mod deadline;
mod duty;
mod group;
mod instance;
mod leads;
mod lists;
mod number;
mod order;
mod organization;
pub mod output;
mod people;
mod questions;
mod sentence;
mod settle;
mod start;
mod view;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::facts::Incident;
use crate::law::model::Rules;
pub(crate) use duty::{base_id, confidence, kind};
pub use leads::of as leads_to;
use output::{Assessment, DutyOut, LawExplained};
pub(crate) use questions::number_out;
use view::View;

/// What an assessment is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The instant that counts as now.
    pub now: DateTime<FixedOffset>,
    /// Take the law of this day in place of the days that the laws name.
    pub as_of: Option<NaiveDate>,
    /// Also give the duties that are not owed.
    pub all: bool,
    /// Look at these laws alone, in order of id; at all where empty.
    pub only_laws: Vec<String>,
}

/// Assesses an incident. `facts` is the digest of the document that the incident was read from.
pub fn assess(rules: &Rules, incident: &Incident, facts: String, request: &Request) -> Assessment {
    let view = View::new(rules, incident, request);
    let duties = duty::all(&view);
    conclude(&view, facts, duties)
}

/// An assessment that is under way: what of the laws was judged so far.
#[derive(Default)]
pub struct Progress {
    /// How many of the laws, in their order.
    laws: usize,
    judged: Vec<duty::Judged>,
}

impl Progress {
    /// Judges so many laws more; whether there are any left. The rules, the incident and the request must be those of before.
    pub fn go_on(&mut self, rules: &Rules, incident: &Incident, request: &Request, laws: usize) -> bool {
        let view = View::new(rules, incident, request);
        self.judged.extend(duty::some(&view, self.laws, laws));
        self.laws = self.laws.saturating_add(laws);
        view.laws().nth(self.laws).is_some()
    }

    /// The assessment, byte for byte the one that [`assess`] gives, once no law is left.
    pub fn conclude(self, rules: &Rules, incident: &Incident, facts: String, request: &Request) -> Assessment {
        let view = View::new(rules, incident, request);
        conclude(&view, facts, self.judged)
    }
}

fn conclude(view: &View<'_>, facts: String, mut duties: Vec<duty::Judged>) -> Assessment {
    let View { rules, incident, request, .. } = view;
    order::fill(view, &mut duties);
    let uncovered = lists::uncovered(view);
    let warnings = lists::warnings(view, &duties, &uncovered);
    let questions = questions::of(view, &duties);
    duty::sort(&mut duties);
    Assessment {
        schema: 1,
        reference: incident.reference.clone(),
        assessed_at: request.now.to_rfc3339(),
        as_of: request.as_of.map(|day| day.to_string()),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        zones: crate::time::zone_data_version().to_owned(),
        rules: rules.digest.clone(),
        facts,
        build: env!("NOTICECLOCK_BUILD").to_owned(),
        calendars: String::new(),
        exercise: incident.exercise,
        duties: duties.into_iter().map(|judged| judged.out).collect(),
        not_in_force: lists::not_in_force(view),
        uncovered,
        questions,
        warnings,
    }
}

/// One duty, owed or not, by its id; without `@place` or `@owner` every instance of a duty that fans out.
pub fn explain(rules: &Rules, incident: &Incident, id: &str, request: &Request) -> Vec<DutyOut> {
    let request = Request { all: true, ..request.clone() };
    let view = View::new(rules, incident, &request);
    let mut duties = duty::all(&view);
    order::fill(&view, &mut duties);
    let (exact, others): (Vec<DutyOut>, Vec<DutyOut>) =
        duties.into_iter().map(|judged| judged.out).partition(|duty| duty.id == id);
    if !exact.is_empty() {
        return exact;
    }
    others.into_iter().filter(|duty| base_id(&duty.id) == id).collect()
}

/// Every duty of one law, owed or not, or why it is no law; without the sentences that sum it up.
pub fn explain_law(rules: &Rules, index: usize, incident: &Incident, request: &Request) -> LawExplained {
    let law = rules.laws.get(index);
    let only_laws = law.map(|law| law.id.clone()).into_iter().collect();
    let request = Request { all: true, only_laws, ..request.clone() };
    let view = View::new(rules, incident, &request);
    let mut duties = duty::all(&view);
    order::fill(&view, &mut duties);
    duty::sort(&mut duties);
    let text = |of: fn(&crate::law::model::Law) -> String| law.map(of).unwrap_or_default();
    LawExplained {
        id: text(|law| law.id.clone()),
        title: text(|law| law.title.clone()),
        citation: text(|law| law.citation.clone()),
        place: text(|law| law.place.to_string()),
        says: String::new(),
        not_in_force: law.and_then(|law| lists::out_of_force_now(&view, index, law)),
        duties: duties.into_iter().map(|judged| judged.out).collect(),
        exercise: incident.exercise,
    }
}
