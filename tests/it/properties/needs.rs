//! Whether a fact that an answer names as missing can really change it.

use std::cell::Cell;

use noticeclock::assess::output::DutyOut;
use noticeclock::engine::Options;
use serde_json::{Value, json};

use super::pool::{Pool, Pools, answer};
use super::{assess, base};

/// What there is to change: which duties there are, whether they are owed, and by when.
fn outcome(duties: &[DutyOut]) -> Vec<String> {
    duties.iter().map(|duty| format!("{} {:?} {:?} {:?}", duty.id, duty.status, duty.due.state, duty.due.at)).collect()
}

/// Assessments that one search may take. One that takes more decides nothing: only a search that has come to its end without finding
/// a difference shows that a fact was named in vain.
const PATIENCE: usize = 300;

/// Looks for a completion of all other facts with which two answers to this one differ.
///
/// The other open facts are answered one after the other so that this one still counts; in the end it stands alone, and its answers
/// are held against each other. Where that leads nowhere the search goes back and answers otherwise.
pub fn real(pools: &Pools, pool: &Pool, options: &Options, open: &Value, duty: &str, fact: &str) -> Result<(), String> {
    let search = Search { pools, pool, options, duty, fact, left: Cell::new(PATIENCE) };
    // A notice that was sent for the place in which nobody turns out to live says nothing of the others.
    let mut open = open.clone();
    let notices = open["notices"].as_array_mut().into_iter();
    notices.for_each(|notices| notices.retain(|notice| notice["duty"].as_str().is_none_or(|id| base(id) != duty)));
    let found = search.from(&open) || search.left.get() == 0;
    if found { Ok(()) } else { Err("no answer to it changes anything".to_owned()) }
}

struct Search<'a> {
    pools: &'a Pools,
    pool: &'a Pool,
    options: &'a Options,
    duty: &'a str,
    fact: &'a str,
    left: Cell<usize>,
}

impl Search<'_> {
    fn from(&self, incident: &Value) -> bool {
        let found = self.duties(incident);
        let mut others = found.iter().flat_map(|duty| &duty.needs).filter(|need| *need != self.fact);
        let Some(other) = others.find(|need| !waits(incident, need)).cloned() else {
            return self.alone(incident, &outcome(&found));
        };
        candidates(self.pools, self.pool, incident, &other).iter().any(|answer| {
            if self.left.get() == 0 {
                return false;
            }
            let found = self.duties(answer);
            let needs = |path: &str| found.iter().any(|duty| duty.needs.iter().any(|need| need == path));
            needs(self.fact) && (waits(answer, &other) || !needs(&other)) && self.from(answer)
        })
    }

    /// Whether two answers to the fact, the last one that is open, differ.
    fn alone(&self, incident: &Value, first: &[String]) -> bool {
        let answers = candidates(self.pools, self.pool, incident, self.fact);
        let outcomes: Vec<Vec<String>> =
            answers.iter().take(self.left.get()).map(|answer| outcome(&self.duties(answer))).collect();
        // While nobody knows when a request to wait ends, the clock stands still, and while nobody knows when something happened, the
        // earliest that it can have is counted: any answer moves the deadline on.
        let dated = self.fact.starts_with("holds[") || self.fact.starts_with("timeline.");
        let moves = dated && outcomes.iter().any(|outcome| outcome != first);
        moves || outcomes.windows(2).any(|pair| pair[0] != pair[1])
    }

    /// The duties of that name, in every place.
    fn duties(&self, incident: &Value) -> Vec<DutyOut> {
        self.left.set(self.left.get().saturating_sub(1));
        assess(incident, self.options).duties.into_iter().filter(|found| base(&found.id) == self.duty).collect()
    }
}

/// Whether a fact is an event that has not happened yet: no more can be answered, though a deadline still waits for it.
fn waits(incident: &Value, path: &str) -> bool {
    at(&mut incident.clone(), path) == "not_yet"
}

/// The incident with each of the answers to an open fact that may make a difference to the law.
pub fn candidates(pools: &Pools, pool: &Pool, incident: &Value, path: &str) -> Vec<Value> {
    let with = |value: Value| {
        let mut answered = incident.clone();
        *at(&mut answered, path) = value;
        answered
    };
    let words = |words: Vec<&str>| words.into_iter().map(|word| with(json!(word))).collect::<Vec<_>>();
    let lists = |all: Vec<&String>| {
        let pairs = all.iter().enumerate().flat_map(|(at, a)| all.iter().skip(at + 1).map(move |b| json!([a, b])));
        let singles = all.iter().map(|word| json!([word]));
        std::iter::once(json!([])).chain(singles).chain([json!(all)]).chain(pairs).map(with).collect::<Vec<_>>()
    };
    let (head, tail) = path.split_once('.').unwrap_or((path, ""));
    match (head, tail) {
        ("organization", "kind") => words(vec!["business", "public_body", "nonprofit"]),
        ("organization", "main_establishment") => words(vec!["none", "DE-BY", "FR", "IE", "DE"]),
        ("organization", "roles") => {
            [json!(["controller"]), json!(["processor"]), json!(["controller", "processor"])].map(with).to_vec()
        }
        ("organization", "sectors") => {
            let entry = |sector: &String| json!({"sector": sector, "in": pool.places});
            let all: Vec<Value> = pool.sectors.iter().map(entry).collect();
            let mut answers = vec![with(json!([]))];
            answers.extend(all.iter().map(|entry| with(json!([entry]))));
            let pairs = (0..all.len()).flat_map(|a| (a + 1..all.len()).map(move |b| (a, b)));
            answers.extend(pairs.map(|(a, b)| with(json!([all[a], all[b]]))));
            answers.extend((0..all.len()).map(|left| {
                with(all.iter().enumerate().filter(|(at, _)| *at != left).map(|(_, entry)| entry.clone()).collect())
            }));
            answers.push(with(json!(all)));
            answers
        }
        ("timeline", _) => {
            words(vec!["not_yet", "2026-11-02", "2026-11-23", "2024-02-01", "2026-11-23T17:00:00-06:00"])
        }
        ("effects", _) => [json!(true), json!(false)].map(with).to_vec(),
        ("answers", question) => {
            let choices = pool.questions.iter().find(|(id, _)| id == question).map(|(_, words)| words.clone());
            match choices.filter(|words| !words.is_empty()) {
                Some(choices) => choices.iter().map(|word| with(answer(word))).collect(),
                None => [json!(true), json!(false)].map(with).to_vec(),
            }
        }
        ("harm", "likelihood") => words(vec!["none", "unlikely", "possible", "likely", "occurred"]),
        ("harm", "severity") => words(vec!["minor", "material", "serious"]),
        ("cause", _) => {
            let causes = pool.causes.iter().map(String::as_str).chain(["misdirected", "hacking", "lost_paper"]);
            words(causes.collect())
        }
        ("cohorts", "") => groups(pool).into_iter().map(with).collect(),
        (_, "until") => words(vec!["2026-11-24", "2027-03-01", "2028-01-01"]),
        (_, "encrypted" | "key_taken") => [json!(true), json!(false)].map(with).to_vec(),
        (_, "medium") => words(pool.media.iter().map(String::as_str).chain(["oral"]).collect()),
        (_, "subjects") => lists(pool.subjects.iter().collect()),
        (_, "residence") => {
            residences(pool, at(&mut incident.clone(), path)).into_iter().map(|code| with(json!(code))).collect()
        }
        (_, "count") => {
            counts(pool, at(&mut incident.clone(), path)).into_iter().map(|count| with(json!(count))).collect()
        }
        (_, "data") => data(pools, pool, incident, path),
        (_, "possible_data") => possible(incident, head),
        _ => lists(pool.places.iter().collect()),
    }
}

/// The place of a path in the document.
pub fn at<'v>(document: &'v mut Value, path: &str) -> &'v mut Value {
    let mut at = document;
    // The key of an answer holds a point itself.
    let pieces = path.splitn(if path.starts_with("answers.") { 2 } else { usize::MAX }, '.');
    for piece in pieces {
        let (key, index) = piece.split_once('[').map_or((piece, None), |(key, rest)| (key, rest.strip_suffix(']')));
        at = &mut at[key];
        if let Some(index) = index {
            at = &mut at[index.parse::<usize>().expect("a position")];
        }
    }
    at
}

fn groups(pool: &Pool) -> Vec<Value> {
    let mut answers = vec![json!([])];
    let whole = || std::iter::once(json!(pool.elements));
    let single = || pool.elements.iter().map(|word| json!([word]));
    let lives = pool.home.iter().chain(&pool.residences);
    for residence in lives {
        // Where many and few, and with which data.
        for (count, data) in pool
            .counts
            .iter()
            .rev()
            .map(|count| (count, json!(pool.elements)))
            .chain(whole().chain(single()).map(|data| (pool.counts.last().expect("there are counts"), data)))
        {
            for (encrypted, subjects, owner) in [
                (false, json!(pool.subjects), Value::Null),
                (false, json!([]), Value::Null),
                (true, json!([]), Value::Null),
                (false, json!(pool.subjects), json!("Lakeside")),
            ] {
                answers.push(json!([{
                    "residence": residence, "count": count, "subjects": subjects, "data": data, "encrypted": encrypted,
                    "key_taken": false, "medium": "electronic", "owner": owner,
                }]));
            }
        }
    }
    answers
}

fn residences(pool: &Pool, known: &Value) -> Vec<String> {
    let inside = |code: &&String| known.as_str().is_none_or(|known| code.starts_with(known));
    let parts = pool.residences.iter().filter(inside).cloned();
    parts.chain(known.as_str().map(|known| format!("{known}-VT")).filter(|_| known == "US")).collect()
}

fn counts(pool: &Pool, known: &Value) -> Vec<u64> {
    let (least, most) = (known["at_least"].as_u64().unwrap_or(0), known["at_most"].as_u64());
    let far = pool.counts.iter().copied().chain([100_000, 1_000_000, 20_000_000]);
    let ends = [least, least + 1].into_iter().chain(most);
    far.chain(ends).filter(|&count| least <= count && most.is_none_or(|most| count <= most)).collect()
}

/// Data: of unknown ones any; of broad ones a narrower one in their place.
fn data(pools: &Pools, pool: &Pool, incident: &Value, path: &str) -> Vec<Value> {
    let mut answers = Vec::new();
    let mut with = |words: Value| {
        let mut answered = incident.clone();
        *at(&mut answered, path) = words;
        answers.push(answered);
    };
    let stated = at(&mut incident.clone(), path).as_array().cloned();
    match stated {
        None => {
            let all: Vec<&String> = pool.elements.iter().collect();
            with(json!([]));
            with(json!(["name"]));
            with(json!(all));
            for (at, one) in all.iter().enumerate() {
                with(json!([one]));
                with(json!(["name", one]));
                all.iter().skip(at + 1).for_each(|two| with(json!([one, two])));
                all.iter().skip(at + 1).for_each(|two| with(json!(["name", one, two])));
            }
        }
        Some(stated) => {
            for (at, word) in stated.iter().enumerate() {
                let mut deeper: Vec<String> = pools.narrower(word.as_str().unwrap_or_default());
                for inner in deeper.clone() {
                    deeper.extend(pools.narrower(&inner));
                }
                for narrow in deeper {
                    let mut data = stated.clone();
                    data[at] = json!(narrow);
                    with(json!(data));
                    data.push(json!("name"));
                    with(json!(data));
                }
            }
            with(json!(stated));
        }
    }
    answers
}

/// Data that may be involved: none, all, each alone, all but one.
fn possible(incident: &Value, group: &str) -> Vec<Value> {
    let mut settled = incident.clone();
    let group = at(&mut settled, group);
    let possible = group["possible_data"].as_array().cloned().unwrap_or_default();
    let data = group["data"].as_array().cloned().unwrap_or_default();
    group["possible_data"] = json!([]);
    let n = possible.len();
    let sets = (0..1_usize << n.min(5))
        .map(|bits| (0..n).filter(move |at| bits >> at & 1 == 1 || (*at >= 5 && bits & 1 == 1)).collect::<Vec<_>>());
    let path = incident["cohorts"]
        .as_array()
        .into_iter()
        .flatten()
        .position(|found| found["possible_data"] == json!(possible) && found["data"] == json!(data));
    sets.map(|set| {
        let mut answered = settled.clone();
        let words: Vec<Value> = data.iter().cloned().chain(set.into_iter().map(|at| possible[at].clone())).collect();
        answered["cohorts"][path.unwrap_or(0)]["data"] = json!(words);
        answered
    })
    .collect()
}
