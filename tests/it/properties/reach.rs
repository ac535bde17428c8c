//! Whether the random incidents reach what the properties are about.

use std::cell::RefCell;
use std::collections::BTreeSet;

use noticeclock::assess::output::{DueState, Status, TruthOut};
use noticeclock::engine::Options;

use super::{assess, hide, options, pools};

/// Counts what a few thousand incidents bring about: every law owes, every exemption lifts, and every kind of deadline is met.
pub fn check() {
    let seen = RefCell::new(BTreeSet::new());
    let saw = |what: String| {
        seen.borrow_mut().insert(what);
    };
    super::hold(1, |drawn| {
        let first = if drawn.dice[4] % 2 == 0 {
            drawn.world.clone()
        } else {
            hide::hide(&drawn.world, &drawn.mask, 0, &drawn.dice)
        };
        let law = pools().pools[drawn.law].law.clone();
        let options = Options { all: true, only_laws: vec![law], ..options(drawn) };
        for duty in [&first, &drawn.other].into_iter().flat_map(|incident| assess(incident, &options).duties) {
            saw(format!("{:?}", duty.status));
            saw(format!("{:?}", duty.due.state));
            if matches!(duty.status, Status::Owed | Status::Done) {
                saw(duty.law.clone());
                saw(format!("stage {}", duty.stage.is_some()));
                saw(format!("planned {}", duty.planned.is_some()));
                saw(format!("owner {}", duty.id.contains("@Lakeside")));
            }
            let steps = duty.due.proof.iter().map(|step| step.step.as_str());
            steps.for_each(|step| saw(step.to_owned()));
            for exemption in duty.because.exemptions.of.iter().filter(|reason| reason.truth == TruthOut::Yes) {
                saw(format!("{} {}", duty.law, exemption.says.split('"').nth(1).unwrap_or_default()));
            }
        }
        Ok(())
    });
    let seen = seen.borrow();
    let mut wanted: Vec<String> = vec![
        format!("{:?}", Status::Owed),
        format!("{:?}", Status::Undetermined),
        format!("{:?}", Status::NotOwed),
        format!("{:?}", Status::Done),
        format!("{:?}", DueState::Fixed),
        format!("{:?}", DueState::Provisional),
        format!("{:?}", DueState::NotStarted),
        format!("{:?}", DueState::Open),
        format!("{:?}", DueState::Paused),
        "stage true".to_owned(),
        "planned true".to_owned(),
        "owner true".to_owned(),
        "deferred".to_owned(),
        "hold without effect".to_owned(),
        "beside another notice".to_owned(),
        "chosen".to_owned(),
    ];
    let today = super::now().date_naive();
    for law in &pools().rules.laws {
        let standing = match law.standing {
            noticeclock::law::model::Standing::InForce => law.in_force.contain(today),
            noticeclock::law::model::Standing::Enacted(from) => from <= today,
            _ => false,
        };
        if !standing || law.duties.is_empty() {
            continue;
        }
        wanted.push(law.id.clone());
        let live = law.exemptions.iter().filter(|exemption| exemption.in_force.contain(today));
        wanted.extend(live.map(|exemption| format!("{} {}", law.id, exemption.id.replace('-', " "))));
    }
    let missed: Vec<&String> = wanted.iter().filter(|what| !seen.contains(*what)).collect();
    assert!(missed.is_empty(), "never drawn: {missed:?}");
}
