//! The sections of an incident, in the order of the document.

use super::SECTIONS;
use super::cohorts::cohorts;
use super::cursor::{Cursor, Errors, refuse_twice};
use crate::facts::{
    Answer, Code, Happening, Hold, HoldBy, Incident, Lexicon, Likelihood, MainEstablishment, Notice, NumberAsked,
    Organization, OrganizationKind, Role, SectorEntry, Severity,
};
use crate::time::{Moment, Zone, parse_date, parse_instant};
use crate::truth::Map;

/// The whole document.
pub fn incident(document: &Cursor<'_>, lexicon: &Lexicon, errors: &mut Errors) -> Incident {
    let mut incident = Incident::default();
    let Some(fields) = document.fields(SECTIONS, errors) else { return incident };
    if let Some(schema) = fields.need("schema", errors)
        && schema.value().as_u64() != Some(1)
    {
        schema.expected::<()>(errors, "1, the version of this structure");
    }
    incident.reference = fields.get("reference").and_then(|at| at.text(errors)).map(str::to_owned);
    incident.exercise = fields.get("exercise").and_then(|at| at.truth(errors)).unwrap_or_default();
    if let Some(at) = fields.get("organization") {
        incident.organization = organization(&at, lexicon, errors);
    }
    // Bare dates are days where the organisation is.
    let zone = incident.zone();
    for (event, at) in fields.get("timeline").map(|at| at.entries(errors)).unwrap_or_default() {
        let Some(found) = lexicon.events.find(event) else {
            unknown_key(&at, "event", event, lexicon.events.nearest(event), errors);
            continue;
        };
        if at.is_unknown() {
            continue;
        }
        if let Some(happening) = happening(&at, &zone, errors) {
            incident.timeline.insert(found, happening);
        }
    }
    incident.cause = fields.get("cause").and_then(|at| at.word(&lexicon.causes, "cause", errors));
    for (effect, at) in fields.get("effects").map(|at| at.entries(errors)).unwrap_or_default() {
        match lexicon.effects.find(effect) {
            Some(_) if at.is_unknown() => {}
            Some(found) => drop(at.truth(errors).map(|holds| incident.effects.insert(found, holds))),
            None => unknown_key(&at, "effect", effect, lexicon.effects.nearest(effect), errors),
        }
    }
    incident.cohorts = fields.get("cohorts").map(|at| cohorts(&at, lexicon, errors));
    if let Some(harm) = fields.get("harm").and_then(|at| at.fields(&["likelihood", "severity"], errors)) {
        incident.likelihood = harm.get("likelihood").and_then(|at| at.choice(Likelihood::WORDS, errors));
        incident.severity = harm.get("severity").and_then(|at| at.choice(Severity::WORDS, errors));
    }
    for (question, at) in fields.get("answers").map(|at| at.entries(errors)).unwrap_or_default() {
        match lexicon.questions.find(question) {
            Some(_) if at.is_unknown() => {}
            Some(id) => {
                let answer = match lexicon.numbers.get(&id) {
                    Some(asked) => number(&at, *asked, errors),
                    None => answer(&at, lexicon.choices.get(&id).map(Vec::as_slice).unwrap_or_default(), errors),
                };
                drop(answer.map(|answer| incident.answers.insert(id, answer)));
            }
            None => {
                unknown_key(&at, "question of the laws on file", question, lexicon.questions.nearest(question), errors);
            }
        }
    }
    let listed = fields.get("holds").map(|at| at.items(errors)).unwrap_or_default();
    incident.holds = listed.iter().filter_map(|at| hold(at, &zone, errors)).collect();
    let listed = fields.get("notices").map(|at| at.items(errors)).unwrap_or_default();
    incident.notices = notices(&listed, &zone, errors);
    incident
}

fn unknown_key(at: &Cursor<'_>, kind: &str, key: &str, near: Option<&str>, errors: &mut Errors) {
    let help = near.map(|near| format!("did you mean `{near}`?"));
    at.fail::<()>(errors, format!("`{key}` is no {kind}"), help);
}

fn organization(at: &Cursor<'_>, lexicon: &Lexicon, errors: &mut Errors) -> Organization {
    let known = &["kind", "zone", "established_in", "operates_in", "main_establishment", "roles", "sectors"];
    let Some(fields) = at.fields(known, errors) else { return Organization::default() };
    Organization {
        kind: fields.get("kind").and_then(|at| at.choice(OrganizationKind::WORDS, errors)),
        zone: fields.get("zone").and_then(|at| zone(&at, errors)),
        established_in: fields.get("established_in").map(|at| territories(&at, lexicon, errors)),
        operates_in: fields.get("operates_in").map(|at| {
            let places = at.items(errors);
            places.iter().filter_map(|at| place(at, lexicon, true, errors)).collect()
        }),
        main_establishment: fields.get("main_establishment").and_then(|at| match at.value().as_str() {
            Some("none") => Some(MainEstablishment::None),
            _ => territory(&at, lexicon, errors).map(MainEstablishment::In),
        }),
        roles: fields
            .get("roles")
            .map(|at| at.items(errors).iter().filter_map(|at| at.choice(Role::WORDS, errors)).collect()),
        sectors: fields
            .get("sectors")
            .map(|at| at.items(errors).iter().filter_map(|at| sector(at, lexicon, errors)).collect()),
    }
}

fn sector(at: &Cursor<'_>, lexicon: &Lexicon, errors: &mut Errors) -> Option<SectorEntry> {
    let fields = at.fields(&["sector", "in"], errors)?;
    let places = fields.get("in").map(|at| {
        let listed = at.items(errors);
        listed.iter().filter_map(|at| place(at, lexicon, true, errors)).collect()
    });
    let sector = fields.need("sector", errors)?.word(&lexicon.sectors, "sector", errors)?;
    Some(SectorEntry { sector, places })
}

fn zone(at: &Cursor<'_>, errors: &mut Errors) -> Option<Zone> {
    let name = at.text(errors)?;
    match Zone::named(name) {
        Ok(zone) => Some(zone),
        Err(unknown) => {
            let help = unknown.nearest.map(|near| format!("did you mean `{near}`?"));
            at.fail(errors, format!("`{name}` is no IANA time zone, expected one such as America/Chicago"), help)
        }
    }
}

fn territories(at: &Cursor<'_>, lexicon: &Lexicon, errors: &mut Errors) -> Vec<Code> {
    at.items(errors).iter().filter_map(|at| territory(at, lexicon, errors)).collect()
}

/// A country or a part of one.
pub fn territory(at: &Cursor<'_>, lexicon: &Lexicon, errors: &mut Errors) -> Option<Code> {
    place(at, lexicon, false, errors)
}

fn place(at: &Cursor<'_>, lexicon: &Lexicon, groups: bool, errors: &mut Errors) -> Option<Code> {
    let code = at.text(errors)?;
    let found = if groups { lexicon.places.find(code) } else { lexicon.places.find_territory(code) };
    found.or_else(|| {
        let help = lexicon.places.nearest(code).map(|near| format!("did you mean `{near}`?"));
        let message = format!("`{code}` is no ISO 3166 code, expected one such as FR, US-TX or DE-BY");
        at.fail(errors, message, help)
    })
}

fn happening(at: &Cursor<'_>, zone: &Zone, errors: &mut Errors) -> Option<Happening> {
    if at.value().as_str() == Some("not_yet") {
        return Some(Happening::NotYet);
    }
    moment(at, zone, errors).map(Happening::At)
}

/// An instant with offset, or a bare date: the whole day in `zone`.
fn moment(at: &Cursor<'_>, zone: &Zone, errors: &mut Errors) -> Option<Moment> {
    let text = at.text(errors)?;
    let read = if text.contains(['T', 't', ' ']) {
        parse_instant(text).map(Moment::Instant)
    } else {
        parse_date(text).map(|date| Moment::Day { date, zone: zone.clone() })
    };
    match read {
        Ok(moment) => Some(moment),
        Err(error) => at.fail(
            errors,
            error.to_string(),
            Some("write an instant with offset (2026-11-02T09:30:00-06:00) or a date (2026-11-02)".into()),
        ),
    }
}

fn answer(at: &Cursor<'_>, choices: &[String], errors: &mut Errors) -> Option<Answer> {
    if choices.is_empty() {
        return at.truth(errors).map(Answer::YesNo);
    }
    let table: Vec<(&str, &str)> = choices.iter().map(|word| (word.as_str(), word.as_str())).collect();
    at.choice(&table, errors).map(|word| Answer::Word(word.to_owned()))
}

fn number(at: &Cursor<'_>, asked: NumberAsked, errors: &mut Errors) -> Option<Answer> {
    let given = at.value().as_u64().and_then(|number| u32::try_from(number).ok());
    let within = given.filter(|number| (asked.at_least..=asked.at_most).contains(number));
    within.map(Answer::Number).or_else(|| {
        let unit = asked.word().replace('_', " ");
        at.expected(errors, &format!("a whole number of {unit}, {} to {}", asked.at_least, asked.at_most))
    })
}

fn hold(at: &Cursor<'_>, zone: &Zone, errors: &mut Errors) -> Option<Hold> {
    let fields = at.fields(&["by", "authority", "covers", "from", "until", "written"], errors)?;
    let covers = fields.get("covers").map(|at| at.items(errors)).unwrap_or_default();
    let hold = Hold {
        by: fields.need("by", errors)?.text(errors)?.to_owned(),
        authority: fields.get("authority").and_then(|at| at.choice(HoldBy::WORDS, errors)),
        covers: covers.iter().filter_map(|at| at.text(errors).map(str::to_owned)).collect(),
        from: fields.get("from").and_then(|at| moment(&at, zone, errors)),
        until: fields.get("until").and_then(|at| moment(&at, zone, errors)),
        written: fields.get("written").and_then(|at| at.truth(errors)),
    };
    if let (Some(from), Some(until)) = (&hold.from, &hold.until)
        && until.last_instant() < from.first_instant()
    {
        return at.fail(errors, "`until` lies before `from`", None);
    }
    Some(hold)
}

fn notices(listed: &[Cursor<'_>], zone: &Zone, errors: &mut Errors) -> Vec<Notice> {
    let mut ids = Vec::new();
    let mut found = Vec::new();
    for at in listed {
        let Some(fields) = at.fields(&["duty", "sent", "planned"], errors) else { continue };
        let sent = fields.get("sent").and_then(|at| moment(&at, zone, errors));
        let planned = fields.get("planned").and_then(|at| moment(&at, zone, errors));
        let Some(duty_at) = fields.need("duty", errors) else { continue };
        let Some(duty) = duty_at.text(errors) else { continue };
        ids.push((duty.to_owned(), duty_at));
        found.push((duty.to_owned(), Notice { duty: duty.to_owned(), sent, planned }));
    }
    refuse_twice(&ids, "the notice", errors);
    Map::from_iter(found).into_values().collect()
}
