//! What a plan says of a step beside its deadline: the facts that it settles, and its order among the others.

use super::Resolver;
use crate::facts::{covers, nearest};
use crate::law::model::DutyRef;
use crate::law::read::{Fields, Read};

impl<'a> Resolver<'_, '_, 'a> {
    /// The facts that a step settles. A section stands for all that is in it.
    pub fn settles(&mut self, fields: &Fields<'_, 'a>) -> Vec<String> {
        let items = fields.items(self.source, "settles");
        if items.is_empty() {
            return Vec::new();
        }
        let known = self.context.vocabulary.lexicon.paths();
        let mut paths = Vec::new();
        for node in items {
            let Some(path) = String::read(self.source, node) else { continue };
            if known.iter().any(|known| covers(&path, known)) {
                paths.push(path);
                continue;
            }
            let help = nearest(&path, known.iter().map(String::as_str)).map_or_else(
                || "a JSON path of the incident, such as timeline.contained or cohorts[].count".to_owned(),
                |near| format!("did you mean \"{near}\"?"),
            );
            self.report(node.at, format!("the incident has no fact `{path}`"), Some(help));
        }
        paths
    }

    /// Steps of this plan, or duties of another law, by id.
    pub fn steps(&mut self, fields: &Fields<'_, 'a>, key: &str) -> Vec<DutyRef> {
        let mut steps = Vec::new();
        for node in fields.items(self.source, key) {
            steps.extend(self.duty_ref(node));
        }
        steps
    }
}
