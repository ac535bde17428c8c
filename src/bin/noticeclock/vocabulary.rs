//! `noticeclock vocabulary`: the words that incidents and laws may use.

use std::fmt::Write as _;

use noticeclock::engine::{TermOut, VocabularyOut};

use crate::stop::{End, Stop};
use crate::{rules, terminal};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    rules: rules::Choice,
    #[command(flatten)]
    form: terminal::Form,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let words = args.rules.engine()?.vocabulary();
    args.form.give(&words, || text(&words))?;
    Ok(End::Fine)
}

fn text(words: &VocabularyOut) -> String {
    let mut out = String::new();
    for (title, terms) in [
        ("DATA ELEMENTS (cohorts.data)", &words.elements),
        ("EVENTS (timeline)", &words.events),
        ("CAUSES (cause)", &words.causes),
        ("EFFECTS (effects)", &words.effects),
        ("SECTORS (organization.sectors)", &words.sectors),
        ("PEOPLE (cohorts.subjects)", &words.subjects),
        ("MEDIA (cohorts.medium)", &words.media),
        ("QUESTIONS OF THE LAWS (answers)", &words.questions),
        ("CONTENT OF NOTICES", &words.content),
        ("PROVIDED BESIDE NOTICES", &words.provisions),
        ("ROLES OF AUTHORITIES", &words.authority_roles),
    ] {
        list(&mut out, title, terms);
    }
    for (title, fixed) in [
        ("KINDS OF ORGANISATIONS (organization.kind)", &words.kinds),
        ("CAPACITIES (organization.roles)", &words.roles),
        ("LIKELIHOOD OF HARM (harm.likelihood)", &words.likelihoods),
        ("GRAVITY OF HARM (harm.severity)", &words.severities),
    ] {
        let _ = writeln!(out, "\u{1b}[1m{title}\u{1b}[0m\n  {}\n", fixed.join(", "));
    }
    let places = words.places.iter().filter(|place| !place.group).count();
    let _ = writeln!(out, "{places} places and {} time zones: see --format json", words.zones.len());
    out
}

fn list(out: &mut String, title: &str, terms: &[TermOut]) {
    if terms.is_empty() {
        return;
    }
    let width = terms.iter().map(|term| term.id.chars().count()).max().unwrap_or(0);
    let _ = writeln!(out, "\u{1b}[1m{title}\u{1b}[0m");
    for term in terms {
        let text = if term.label.is_empty() { term.ask.as_deref().unwrap_or("") } else { &term.label };
        let line = format!("  {:width$}  {text}", term.id);
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out.push('\n');
}
