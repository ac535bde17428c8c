//! Whole incidents, everything known, drawn from what a law looks at; and the same with facts hidden.

use std::collections::BTreeSet;

use noticeclock::facts::Lexicon;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

use super::pool::{Pool, Pools, answer};

/// What is drawn for one case: the law at hand, two whole incidents that look at it, and what is hidden of the first.
#[derive(Clone)]
pub struct Drawn {
    /// The law, and those assessed beside it.
    pub law: usize,
    /// The first incident, everything known.
    pub world: Value,
    /// The second one, from which hidden facts of the first are filled in as well.
    pub other: Value,
    /// Per fact, in the order of [`hide`]: 0 is known, 1 is hidden at first, 2 is hidden for longer.
    pub mask: Vec<u8>,
    /// Random numbers for whatever else has to be chosen.
    pub dice: Vec<u16>,
}

impl std::fmt::Debug for Drawn {
    /// The incidents that fail stand in the message; what they were drawn from is long and tells nothing.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a case of law {}", self.law)
    }
}

/// One case about what one of the pools looks at.
pub fn drawn(pools: &'static Pools, of: &'static [Pool]) -> impl Strategy<Value = Drawn> {
    (0..of.len()).prop_flat_map(move |law| {
        let pool = &of[law];
        // From almost nothing hidden to almost everything.
        let mask = (0..5_u8).prop_flat_map(|share| {
            vec((0..5_u8, 1..3_u8).prop_map(move |(at, depth)| if at < share { depth } else { 0 }), 96)
        });
        (world(pools, pool), world(pools, pool), mask, vec(any::<u16>(), 16))
            .prop_map(move |(world, other, mask, dice)| Drawn { law, world, other, mask, dice })
    })
}

fn some_of(words: &BTreeSet<String>, most: usize) -> impl Strategy<Value = Vec<String>> + use<> {
    let words: Vec<String> = words.iter().cloned().collect();
    let most = most.min(words.len());
    subsequence(words, 0..=most)
}

fn one_of(words: &BTreeSet<String>, more: &[&str]) -> impl Strategy<Value = String> + use<> {
    let more = more.iter().map(|&word| word.to_owned());
    select(words.iter().cloned().chain(more).collect::<Vec<_>>())
}

/// Places, often with that of the law among them.
fn somewhere(pool: &Pool) -> impl Strategy<Value = Vec<String>> + use<> {
    let home = pool.home.clone();
    (some_of(&pool.places, 3), prop::bool::weighted(0.6)).prop_map(move |(mut places, there)| {
        places.extend(home.clone().filter(|home| there && !places.contains(home)));
        places
    })
}

fn world(pools: &'static Pools, pool: &'static Pool) -> impl Strategy<Value = Value> {
    let lexicon = &pools.rules.lexicon;
    let parts =
        (organization(pool), timeline(lexicon, pool), one_of(&pool.causes, &["hacking", "lost_paper", "misdirected"]));
    let cohorts = prop_oneof![1 => vec(cohort(pool), 0..1), 9 => vec(cohort(pool), 1..4)];
    let harm = (
        select(vec!["none", "unlikely", "possible", "likely", "occurred"]),
        select(vec!["minor", "material", "serious"]),
    );
    let rest = (effects(pool), cohorts, harm, answers(pool), vec(hold(), 0..2), vec(notice(pool), 0..3));
    (parts, rest).prop_map(move |((organization, timeline, cause), (effects, cohorts, harm, answers, holds, notices))| {
        let mut world = json!({
            "schema": 1, "organization": organization, "timeline": timeline, "cause": cause, "effects": effects,
            "cohorts": cohorts, "harm": {"likelihood": harm.0, "severity": harm.1}, "answers": answers, "holds": holds,
        });
        world["notices"] = json!(once(notices));
        agree(lexicon, &mut world);
        world
    })
}

/// The notices, the first of each duty.
fn once(notices: Vec<Value>) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    notices.into_iter().filter(|notice| seen.insert(notice["duty"].to_string())).collect()
}

/// Makes facts agree where one follows from another: a cause that leaves no doubt about the medium, and a main establishment
/// that is one of the establishments.
pub fn agree(lexicon: &Lexicon, incident: &mut Value) {
    let implied = incident["cause"].as_str().and_then(|cause| lexicon.causes.find(cause));
    let implied = implied.and_then(|cause| lexicon.cause_medium.get(&cause)).map(|&medium| lexicon.media.name(medium));
    if let (Some(medium), Some(groups)) = (implied, incident["cohorts"].as_array_mut()) {
        for group in groups {
            group["medium"] = json!(medium);
        }
    }
    let member = ["DE", "DE-BY", "FR", "IE"];
    let established = incident["organization"]["established_in"].as_array().cloned();
    if let Some(established) = established {
        let inside: Vec<&Value> =
            established.iter().filter(|place| place.as_str().is_some_and(|place| member.contains(&place))).collect();
        let main = &incident["organization"]["main_establishment"];
        if !inside.contains(&main) {
            incident["organization"]["main_establishment"] =
                inside.first().map_or(json!("none"), |&place| place.clone());
        }
    }
}

fn organization(pool: &Pool) -> impl Strategy<Value = Value> + use<> {
    let sector = (one_of(&pool.sectors, &["education_institution"]), somewhere(pool));
    let sector = sector.prop_map(|(sector, places)| json!({"sector": sector, "in": places}));
    (
        one_of(&pool.kinds, &["business"]),
        select(vec!["America/Chicago", "Europe/Berlin", "Asia/Kolkata", "UTC"]),
        somewhere(pool),
        somewhere(pool),
        select(vec!["DE-BY", "IE", "FR", "none"]),
        prop_oneof![4 => Just(vec!["controller"]), 1 => Just(vec!["processor"]), 1 => Just(vec!["controller", "processor"])],
        vec(sector, 0..3),
    )
        .prop_map(|(kind, zone, established, operates, main, roles, sectors)| {
            json!({
                "kind": kind, "zone": zone, "established_in": established, "operates_in": operates,
                "main_establishment": main, "roles": roles, "sectors": sectors,
            })
        })
}

/// Every event that the law looks at, each after those that it can only follow.
fn timeline(lexicon: &'static Lexicon, pool: &Pool) -> impl Strategy<Value = Value> + use<> {
    let events: Vec<String> = pool.events.iter().cloned().collect();
    let entry = (0..10_u8, select(vec![0_i64, 1, 26, 49, 73, 240, 720]), any::<bool>());
    (vec(entry, events.len()), select(vec![30_i64, 400, 1500, 9000])).prop_map(move |(entries, ago)| {
        let now = super::now();
        let mut hours: Vec<Option<i64>> = entries.iter().map(|_| None).collect();
        // As many rounds as events: each stands after all that it follows.
        for _ in 0..events.len() {
            for (at, event) in events.iter().enumerate() {
                let links = lexicon.events.find(event).and_then(|event| lexicon.event_links.get(&event));
                let before = links.into_iter().flat_map(|links| &links.follows);
                let before =
                    before.filter_map(|&event| events.iter().position(|name| name == lexicon.events.name(event)));
                let latest = before.filter_map(|other| hours[other]).max().unwrap_or(-ago);
                hours[at] = Some((latest + entries[at].1).min(-1));
            }
        }
        let mut timeline = Map::new();
        for ((event, (state, _, bare)), hours) in events.iter().zip(&entries).zip(&hours) {
            let at = now + chrono::TimeDelta::hours(hours.unwrap_or(-1));
            let never = *state == 0 && !["discovered", "occurred", "aware"].contains(&event.as_str());
            let text = if *bare { at.date_naive().to_string() } else { at.to_rfc3339() };
            timeline.insert(event.clone(), json!(if never { "not_yet".to_owned() } else { text }));
        }
        Value::Object(timeline)
    })
}

fn effects(pool: &Pool) -> impl Strategy<Value = Value> + use<> {
    let names: Vec<String> = pool.effects.iter().cloned().collect();
    vec(prop::bool::weighted(0.75), names.len())
        .prop_map(move |holds| Value::Object(names.iter().cloned().zip(holds.into_iter().map(Value::Bool)).collect()))
}

fn answers(pool: &Pool) -> impl Strategy<Value = Value> + use<> {
    let questions: Vec<(String, Vec<String>)> = pool.questions.iter().cloned().collect();
    vec(any::<u8>(), questions.len()).prop_map(move |dice| {
        let given = |((question, choices), dice): (&(String, Vec<String>), u8)| {
            let given = match choices.len() {
                0 => json!(dice % 3 == 0),
                n => answer(&choices[usize::from(dice) % n]),
            };
            (question.clone(), given)
        };
        Value::Object(questions.iter().zip(dice).map(given).collect())
    })
}

fn cohort(pool: &Pool) -> impl Strategy<Value = Value> + use<> {
    let counts: Vec<u64> = pool.counts.iter().copied().collect();
    let owner = prop_oneof![4 => Just(Value::Null), 1 => select(vec![json!("Lakeside"), json!("Northwind")])];
    let home: Vec<String> = pool.home.iter().chain(&pool.residences).cloned().collect();
    let data = prop_oneof![3 => some_of(&pool.elements, 6), 2 => some_of(&pool.elements, usize::MAX)];
    (
        prop_oneof![1 => one_of(&pool.residences, &[]), 1 => Just(home[0].clone())],
        select(counts),
        some_of(&pool.subjects, 2),
        data,
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.3),
        one_of(&pool.media, &["electronic"]),
        owner,
    )
        .prop_map(|(residence, count, subjects, data, encrypted, key_taken, medium, owner)| {
            json!({
                "residence": residence, "count": count, "subjects": subjects, "data": data, "possible_data": [],
                "encrypted": encrypted, "key_taken": key_taken, "medium": medium, "owner": owner,
            })
        })
}

fn hold() -> impl Strategy<Value = Value> {
    (
        option::of(select(vec!["law_enforcement", "national_security", "attorney_general"])),
        select(vec![json!([]), json!(["individuals"]), json!(["all"])]),
        select(vec!["2026-11-01", "2026-11-20", "2026-10-03T12:00:00-05:00"]),
        select(vec!["2026-11-21", "2026-11-23T10:00:00-06:00", "2027-01-15"]),
        option::of(any::<bool>()),
    )
        .prop_map(|(authority, covers, from, until, written)| {
            json!({"by": "the police", "authority": authority, "covers": covers, "from": from, "until": until, "written": written})
        })
}

fn notice(pool: &Pool) -> impl Strategy<Value = Value> + use<> {
    let when = select(vec!["2026-11-10", "2026-11-22T09:00:00-06:00"]);
    let plan = select(vec!["2026-11-26T09:00:00-06:00", "2026-12-20"]);
    (one_of(&pool.duties, &[]), any::<bool>(), when, plan).prop_map(|(duty, sent, when, plan)| {
        if sent { json!({"duty": duty, "sent": when}) } else { json!({"duty": duty, "planned": plan}) }
    })
}
