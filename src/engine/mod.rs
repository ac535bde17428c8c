//! The engine as its doors see it: rules in, incidents in, assessments out.

mod canonical;
mod catalog;
mod law;
mod outline;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::assess::output::{Assessment, DutyOut, LawExplained, LeadsTo};
use crate::assess::{Progress, Request, assess, explain, leads_to};
use crate::facts::{Incident, read_incident};
use crate::law::load;
use crate::law::model::Rules;
use crate::pack;
use crate::time::{parse_date, parse_instant};

pub use crate::facts::IncidentError;
pub use crate::law::{Problem, SourceFile};
pub use catalog::{LawDutyOut, LawOut, PlaceOut, TermOut, VocabularyOut};

/// What an assessment is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Options {
    /// The instant that counts as now, RFC 3339 with offset. The engine never looks at a clock.
    pub now: String,
    /// Take the law of this date (`YYYY-MM-DD`) in place of the dates that the laws name.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub as_of: Option<String>,
    /// Also give the duties that are not owed, with the reason.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub all: bool,
    /// Look at these laws alone, by id; at all where empty.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub only_laws: Vec<String>,
}

/// An assessment that is under way.
pub struct Begun {
    incident: Incident,
    request: Request,
    facts: String,
    progress: Progress,
}

/// A loaded rule pack, ready to assess.
#[derive(Clone, Debug)]
pub struct Engine {
    files: Vec<SourceFile>,
    rules: Rules,
    /// Digest of the calendars among the files.
    calendars: String,
}

impl Engine {
    /// The engine with the rules that are bundled with it.
    ///
    /// # Errors
    ///
    /// Every problem in the bundled files; there is none in a release.
    pub fn bundled() -> Result<Self, Vec<Problem>> {
        Self::from_files(pack::files())
    }

    /// An engine with these rules alone.
    ///
    /// # Errors
    ///
    /// Every problem of every file. A pack with a problem gives no engine.
    pub fn from_files(files: Vec<SourceFile>) -> Result<Self, Vec<Problem>> {
        let rules = load(&files)?;
        let calendars = canonical::calendars(&files);
        Ok(Self { files, rules, calendars })
    }

    /// Adds rules to those that are there. All are added or, after an error, none.
    ///
    /// # Errors
    ///
    /// Every problem of the rules together, also where two of them clash.
    pub fn add_rules(&mut self, files: Vec<SourceFile>) -> Result<(), Vec<Problem>> {
        *self = self.with_rules(files)?;
        Ok(())
    }

    /// Another engine, with these rules beside those that are here.
    ///
    /// # Errors
    ///
    /// Every problem of the rules together, also where two of them clash.
    pub fn with_rules(&self, files: Vec<SourceFile>) -> Result<Self, Vec<Problem>> {
        Self::from_files(self.files.iter().cloned().chain(files).collect())
    }

    /// Assesses an incident (`schema: 1`).
    ///
    /// # Errors
    ///
    /// Every error of the incident and of the options, with its JSON path.
    pub fn assess(&self, incident: &Value, options: &Options) -> Result<Assessment, Vec<IncidentError>> {
        let (read, request) = self.read(incident, options)?;
        let found = assess(&self.rules, &read, canonical::digest(incident), &request);
        Ok(Assessment { calendars: self.calendars.clone(), ..found })
    }

    /// Begins an assessment that is made in pieces, for a host that has other things to do in between.
    ///
    /// # Errors
    ///
    /// Every error of the incident and of the options, with its JSON path.
    pub fn begin(&self, incident: &Value, options: &Options) -> Result<Begun, Vec<IncidentError>> {
        let (read, request) = self.read(incident, options)?;
        let facts = canonical::digest(incident);
        Ok(Begun { incident: read, request, facts, progress: Progress::default() })
    }

    /// Judges so many laws more; whether there are any left. Rules that were added meanwhile make it another assessment: begin anew.
    pub fn go_on(&self, begun: &mut Begun, laws: usize) -> bool {
        begun.progress.go_on(&self.rules, &begun.incident, &begun.request, laws)
    }

    /// What [`Engine::assess`] gives, once no law is left.
    pub fn conclude(&self, begun: Begun) -> Assessment {
        let Begun { incident, request, facts, progress } = begun;
        let found = progress.conclude(&self.rules, &incident, facts, &request);
        Assessment { calendars: self.calendars.clone(), ..found }
    }

    /// One duty, owed or not, with its whole proof. A duty that fans out is named with its `@place` or `@owner`, which may be
    /// left out where there is only one.
    ///
    /// # Errors
    ///
    /// Every error of the incident and of the options; an unknown duty, with the nearest known id; a duty of which there are
    /// several, with their ids.
    pub fn explain(&self, incident: &Value, duty: &str, options: &Options) -> Result<DutyOut, Vec<IncidentError>> {
        let (read, request) = self.read(incident, options)?;
        let mut found = explain(&self.rules, &read, duty, &request);
        match found.len() {
            1 => Ok(found.remove(0)),
            _ => Err(vec![self.no_single_duty(duty, &found)]),
        }
    }

    /// What each answer to a question leads to: the duties that hang on it, with their deadlines. Answers that come to the same are told
    /// together; of a fact with too many to go through (data, groups) there are none.
    ///
    /// # Errors
    ///
    /// Every error of the incident and of the options; a path of which nothing hangs, for it is known or changes nothing.
    pub fn answers(&self, incident: &Value, path: &str, options: &Options) -> Result<Vec<LeadsTo>, Vec<IncidentError>> {
        let (read, request) = self.read(incident, options)?;
        leads_to(&self.rules, &read, path, &request).ok_or_else(|| {
            let message = "no duty hangs on this fact: it is known, or changes nothing".to_owned();
            vec![IncidentError { path: path.to_owned(), message, help: None, line: None, column: None }]
        })
    }

    /// A law as a whole: what it asks for, and why it asks for nothing else.
    ///
    /// # Errors
    ///
    /// Every error of the incident and of the options; an unknown law, with the nearest known id.
    pub fn explain_law(
        &self,
        incident: &Value,
        law: &str,
        options: &Options,
    ) -> Result<LawExplained, Vec<IncidentError>> {
        let (read, request) = self.read(incident, options)?;
        if let Some((index, _)) = self.rules.law(law) {
            return Ok(self.law_explained(index, &read, &request));
        }
        let near = crate::facts::nearest(law, self.rules.laws.iter().map(|law| law.id.as_str()));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        let message = format!("no law `{law}` is on file");
        Err(vec![IncidentError { path: String::new(), message, help, line: None, column: None }])
    }

    /// What is on file, law by law, in order of id.
    pub fn laws(&self) -> Vec<LawOut> {
        catalog::laws(&self.rules)
    }

    /// The words that incidents may use and that assessments contain.
    pub fn vocabulary(&self) -> VocabularyOut {
        catalog::vocabulary(&self.rules)
    }

    /// Digest of the rule files, `sha256:…`.
    pub fn rules_digest(&self) -> &str {
        &self.rules.digest
    }

    /// Ids, first and last years of the calendars on file.
    pub fn calendars(&self) -> Vec<(String, i32, i32)> {
        let calendars = self.rules.calendars.iter();
        calendars.map(|(id, calendar)| (id.clone(), calendar.years().0, calendar.years().1)).collect()
    }

    fn read(&self, incident: &Value, options: &Options) -> Result<(Incident, Request), Vec<IncidentError>> {
        let mut errors = Vec::new();
        let fail = |path: &str, message: String| IncidentError {
            path: path.to_owned(),
            message,
            help: None,
            line: None,
            column: None,
        };
        let now = parse_instant(&options.now).map_err(|error| fail("options.now", error.to_string()));
        let as_of = options.as_of.as_deref().map(parse_date).transpose();
        let as_of = as_of.map_err(|error| fail("options.asOf", error.to_string()));
        let unknown = options.only_laws.iter().filter(|id| self.rules.law(id).is_none());
        errors.extend(unknown.map(|id| fail("options.onlyLaws", format!("no law `{id}` on file"))));
        let incident = read_incident(incident, &self.rules.lexicon);
        match (now, as_of, incident) {
            (Ok(now), Ok(as_of), Ok(incident)) if errors.is_empty() => {
                let only_laws = options.only_laws.clone();
                Ok((incident, Request { now, as_of, all: options.all, only_laws }))
            }
            (now, as_of, incident) => {
                errors.extend(now.err());
                errors.extend(as_of.err());
                errors.extend(incident.err().unwrap_or_default());
                Err(errors)
            }
        }
    }

    fn no_single_duty(&self, duty: &str, found: &[DutyOut]) -> IncidentError {
        let error = |message: String, help: Option<String>| IncidentError {
            path: String::new(),
            message,
            help,
            line: None,
            column: None,
        };
        if !found.is_empty() {
            let ids: Vec<&str> = found.iter().map(|duty| duty.id.as_str()).collect();
            return error(format!("there are several of `{duty}`"), Some(format!("name one: {}", ids.join(", "))));
        }
        let of_law = |law: &crate::law::model::Law| -> Vec<String> {
            law.duties.iter().map(|duty| format!("{}/{}", law.id, duty.id)).collect()
        };
        let ids: Vec<String> = self.rules.laws.iter().flat_map(of_law).collect();
        let near = crate::facts::nearest(duty, ids.iter().map(String::as_str));
        let message = format!("no duty `{duty}` is on file in the law of the dates that count");
        error(message, near.map(|near| format!("did you mean `{near}`?")))
    }
}
