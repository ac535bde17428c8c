//! Laws of the engine itself, tried on random incidents against the rules on board: what is said of open facts must hold for every
//! way in which they can turn out.
//!
//! `NOTICECLOCK_CASES` sets how many incidents each property is tried on, `NOTICECLOCK_SEED` which ones; without them every run
//! tries the same.

mod asking;
mod hide;
mod needs;
mod pool;
mod reach;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};
use noticeclock::assess::output::{Assessment, DutyOut, Status, TruthOut};
use noticeclock::engine::{Engine, Options};
use noticeclock::pack;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::{Value, json};

use super::support::{NOW, bundled, trials};
use pool::Pools;
use world::Drawn;

trials![
    monotone_an_answer_only_settles_what_was_open,
    sound_every_completion_agrees_with_what_was_said,
    nothing_lost_every_law_that_binds_a_completion_was_named,
    needs_are_real_some_answer_changes_the_outcome,
    order_of_groups_keys_and_files_changes_nothing,
    what_is_drawn_reaches_every_law,
    questions_in_their_order_take_few_answers,
];

type Outcome = Result<(), TestCaseError>;

/// The rules on board, read once.
fn pools() -> &'static Pools {
    static POOLS: OnceLock<Pools> = OnceLock::new();
    POOLS.get_or_init(Pools::load)
}

/// The instant of every case.
fn now() -> DateTime<FixedOffset> {
    NOW.parse().expect("it is RFC 3339")
}

/// A number from the environment.
fn set(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{variable} is no number")))
}

/// Tries a property on one in `share` of the incidents, and shows the smallest one on which it fails.
fn hold(share: u64, property: impl Fn(&Drawn) -> Outcome) {
    hold_on(share, world::drawn(pools(), &pools().pools), property);
}

/// As [`hold`], on incidents drawn otherwise.
fn hold_on(share: u64, drawn: impl Strategy<Value = Drawn>, property: impl Fn(&Drawn) -> Outcome) {
    let cases =
        u32::try_from(set("NOTICECLOCK_CASES", 20_000) / share).expect("fewer than four thousand million cases");
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&set("NOTICECLOCK_SEED", 1).to_le_bytes());
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let tried = runner.run(&drawn, |drawn| property(&drawn));
    tried.unwrap_or_else(|error| panic!("{error}"));
}

/// The law at hand and another one, so that a case costs little and every law has its turn.
fn options(drawn: &Drawn) -> Options {
    let pools = &pools().pools;
    let law = |at: usize| pools[at % pools.len()].law.clone();
    let others = drawn.dice.last().map(|&dice| law(usize::from(dice)));
    Options {
        now: NOW.to_owned(),
        // Which version of a law counts is itself a fact once an event is open; here the law of today counts throughout.
        as_of: Some(NOW[..10].to_owned()),
        all: false,
        only_laws: std::iter::once(law(drawn.law)).chain(others).collect::<BTreeSet<_>>().into_iter().collect(),
    }
}

fn assess(incident: &Value, options: &Options) -> Assessment {
    bundled().assess(incident, options).unwrap_or_else(|errors| panic!("{errors:#?}\n{incident:#}"))
}

/// `law/duty`, whatever place or owner it was fanned out to.
fn base(id: &str) -> &str {
    id.split('@').next().unwrap_or_default()
}

/// Whether a duty is that of a part of another one's country: `…@DE-BY` of `…@DE`.
fn is_part(part: &str, whole: &str) -> bool {
    whole.contains('@') && part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('-'))
}

fn fail<T>(message: &str, incidents: &[&Value]) -> Result<T, TestCaseError> {
    let shown: Vec<String> = incidents.iter().map(ToString::to_string).collect();
    Err(TestCaseError::fail(format!("{message}\n{}", shown.join("\n"))))
}

/// Whether it is open whether the duty was owed, sent or not.
fn open(duty: &DutyOut) -> bool {
    let because = &duty.because;
    let parts =
        [&because.binds, &because.people, &because.protects, &because.trigger, &because.when, &because.exemptions];
    parts.iter().any(|part| part.truth == TruthOut::Unknown)
}

/// Whether what was said of an incident stands for one that knows more.
fn stands(said: &Assessment, then: &Assessment) -> Result<(), String> {
    fn by_id(assessment: &Assessment) -> BTreeMap<&str, &DutyOut> {
        assessment.duties.iter().map(|duty| (duty.id.as_str(), duty)).collect()
    }
    let (before, after) = (by_id(said), by_id(then));
    for (id, duty) in &before {
        let now = after.get(id).map(|duty| duty.status);
        let stands = match duty.status {
            Status::Undetermined => true,
            // A notice that was sent before it was settled whether it had to be.
            Status::Done if now.is_none() => open(duty),
            Status::Owed if now.is_none() => {
                // Of a place of which only the country was known: owed to an authority of one of its parts.
                after.values().any(|other| other.status == duty.status && is_part(&other.id, id))
            }
            Status::Owed | Status::Done | Status::NotOwed => now == Some(duty.status),
        };
        if !stands {
            return Err(format!("{id} was {:?} and became {now:?}", duty.status));
        }
    }
    for (id, duty) in after.iter().filter(|(id, _)| !before.contains_key(**id)) {
        // A duty that fans out gets its places with the facts; before that it stood there once, and open.
        let known = before.values().any(|other| base(&other.id) == base(id) && (open(other) || is_part(id, &other.id)));
        if !known {
            return Err(format!("{id} was not owed and became {:?}", duty.status));
        }
    }
    Ok(())
}

fn monotone_an_answer_only_settles_what_was_open() {
    hold(1, |drawn| {
        let options = options(drawn);
        let open = hide::hide(&drawn.world, &drawn.mask, 0, &drawn.dice);
        let less = hide::hide(&drawn.world, &drawn.mask, 1, &drawn.dice);
        if open == less {
            return Ok(());
        }
        stands(&assess(&open, &options), &assess(&less, &options)).or_else(|message| fail(&message, &[&open, &less]))
    });
}

fn sound_every_completion_agrees_with_what_was_said() {
    hold(2, |drawn| {
        let options = options(drawn);
        let open = hide::hide(&drawn.world, &drawn.mask, 0, &drawn.dice);
        let said = assess(&open, &options);
        let mut dice = drawn.dice.clone();
        for other in [&drawn.world, &drawn.other] {
            dice.rotate_left(1);
            let full = hide::fill(&pools().rules.lexicon, &open, other, &dice);
            stands(&said, &assess(&full, &options)).or_else(|message| fail(&message, &[&open, &full]))?;
        }
        Ok(())
    });
}

fn nothing_lost_every_law_that_binds_a_completion_was_named() {
    hold(2, |drawn| {
        // Every law on board, one case in fifty; the law at hand and another in the rest.
        let every = drawn.dice[0] % 50 == 0;
        let options =
            Options { only_laws: if every { Vec::new() } else { options(drawn).only_laws }, ..options(drawn) };
        let open = hide::hide(&drawn.world, &drawn.mask, 0, &drawn.dice);
        let full = hide::fill(&pools().rules.lexicon, &open, &drawn.other, &drawn.dice);
        let named = |incident: &Value| -> BTreeSet<String> {
            assess(incident, &options).duties.iter().map(|duty| base(&duty.id).to_owned()).collect()
        };
        let lost: Vec<String> = named(&full).difference(&named(&open)).cloned().collect();
        if lost.is_empty() { Ok(()) } else { fail(&format!("{lost:?} had not been named"), &[&open, &full]) }
    });
}

fn needs_are_real_some_answer_changes_the_outcome() {
    // The search for answers that matter takes some hundred assessments a case.
    hold(40, |drawn| {
        let options = options(drawn);
        let open = hide::hide(&drawn.world, &drawn.mask, 0, &drawn.dice);
        let assessment = assess(&open, &options);
        let wanting: Vec<&DutyOut> = assessment.duties.iter().filter(|duty| !duty.needs.is_empty()).collect();
        let Some(duty) = wanting.get(usize::from(drawn.dice[1]) % wanting.len().max(1)) else { return Ok(()) };
        let fact = &duty.needs[usize::from(drawn.dice[2]) % duty.needs.len()];
        // The main establishment follows from where there are any, and either question may be the easier one to answer.
        if fact == "organization.main_establishment" && open["organization"]["established_in"].is_null() {
            return Ok(());
        }
        let options = Options { only_laws: vec![duty.law.clone()], ..options };
        let pool = &pools().pools[pools().rules.law(&duty.law).map_or(drawn.law, |(index, _)| index)];
        needs::real(pools(), pool, &options, &open, base(&duty.id), fact)
            .or_else(|message| fail(&format!("{} needs {fact}: {message}", duty.id), &[&open]))
    });
}

fn order_of_groups_keys_and_files_changes_nothing() {
    static OTHERS: OnceLock<Vec<Engine>> = OnceLock::new();
    let others = OTHERS.get_or_init(|| {
        let turned = |by: usize| {
            let mut files = pack::files();
            files.reverse();
            files.rotate_left(by);
            Engine::from_files(files).expect("the order of files makes no problem")
        };
        vec![turned(0), turned(57)]
    });
    hold(5, |drawn| {
        let options = options(drawn);
        let open = hide::hide(&drawn.world, &drawn.mask, 1, &drawn.dice);
        let one = assess(&open, &options);
        // Files, byte for byte.
        let other = &others[usize::from(drawn.dice[3]) % others.len()];
        let same = other.assess(&open, &options).map_err(|errors| TestCaseError::fail(format!("{errors:?}")))?;
        if bytes(&same) != bytes(&one) {
            return fail("the order of files changed the answer", &[&open]);
        }
        // Keys, byte for byte, as text in which they stand the other way round.
        let text = backwards(&open);
        let read = noticeclock::facts::parse_json(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        if bytes(&assess(&read, &options)) != bytes(&one) {
            return fail("the order of keys changed the answer", &[&open]);
        }
        // Groups: their numbers change, and what is sorted by them; nothing else.
        let mut turned = open.clone();
        let Some(groups) = turned["cohorts"].as_array_mut() else { return Ok(()) };
        groups.reverse();
        let there: Vec<usize> = (0..groups.len()).collect();
        let back: Vec<usize> = there.iter().rev().copied().collect();
        let (one, two) = (renumbered(&one, &there), renumbered(&assess(&turned, &options), &back));
        if one == two {
            Ok(())
        } else {
            fail(&format!("the order of groups changed the answer:\n{one}\n{two}"), &[&open])
        }
    });
}

/// The assessment as it leaves the program.
fn bytes(assessment: &Assessment) -> String {
    serde_json::to_string(assessment).expect("an assessment is JSON")
}

/// JSON text with the keys of every object from the last to the first.
fn backwards(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let fields: Vec<String> =
                map.iter().rev().map(|(key, value)| format!("{}:{}", json!(key), backwards(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(backwards).collect::<Vec<_>>().join(",")),
        leaf => leaf.to_string(),
    }
}

/// An assessment with its groups numbered anew, every list in the order of its texts, and without the digest of the facts.
fn renumbered(assessment: &Assessment, numbers: &[usize]) -> String {
    let mut text = json!(assessment).to_string();
    for (at, number) in numbers.iter().enumerate() {
        text = text.replace(&format!("cohorts[{at}]"), &format!("cohorts<{number}>"));
        text = text.replace(&format!("(group {})", at + 1), &format!("(group <{number}>)"));
    }
    let mut value: Value = serde_json::from_str(&text).expect("it was JSON");
    value["facts"] = Value::Null;
    sort(&mut value);
    value.to_string()
}

fn sort(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(sort);
            items.sort_by_key(ToString::to_string);
        }
        Value::Object(map) => map.iter_mut().for_each(|(_, value)| sort(value)),
        _ => {}
    }
}

/// What is drawn is no use if it never owes, never exempts and never waits.
fn what_is_drawn_reaches_every_law() {
    reach::check();
}

/// Asking in this order is what the order is for.
fn questions_in_their_order_take_few_answers() {
    asking::check();
}
