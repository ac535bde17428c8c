//! What only shows between the parts of a pack: versions that overlap, circles of duties and of deadlines.

use super::model::{Condition, Due, DutyRef, Law, To};
use super::source::Source;
use crate::truth::{Map, Set};

/// Checks laws, sorted by id, each with the index of its file in `sources`. Gives the duties to public authorities.
pub fn laws(laws: &[(Law, usize)], sources: &mut [Source<'_>]) -> Set<DutyRef> {
    let only_laws: Vec<&Law> = laws.iter().map(|(law, _)| law).collect();
    let told = to_authorities(&only_laws);
    let earlier = earlier(&only_laws);
    for (index, (law, file)) in laws.iter().enumerate() {
        let Some(source) = sources.get_mut(*file) else { continue };
        overlaps(law, source);
        circles(&Graph { laws: &only_laws, told: &told, earlier: &earlier }, index, law, source);
    }
    told
}

/// The laws, the duties to public authorities among theirs, and those that must go before another one, by that one.
struct Graph<'g> {
    laws: &'g [&'g Law],
    told: &'g Set<DutyRef>,
    earlier: &'g Map<DutyRef, Vec<DutyRef>>,
}

/// Two versions of one duty, or two exemptions with one id, that share a day.
fn overlaps(law: &Law, source: &mut Source<'_>) {
    let duties = law.duties.iter().map(|duty| (duty.id.as_str(), duty.in_force));
    let exemptions = law.exemptions.iter().map(|exemption| (exemption.id.as_str(), exemption.in_force));
    for list in [duties.collect::<Vec<_>>(), exemptions.collect()] {
        for (index, (id, dates)) in list.iter().enumerate() {
            let earlier = list.iter().take(index).find(|(other, others)| other == id && dates.overlap(*others));
            if earlier.is_some() {
                let at = source.nth_quoted(id, list.iter().take(index).filter(|(other, _)| other == id).count());
                let help = "two entries with one id are versions of one provision: give each its `in_force`, without a common day";
                source.report(at, format!("two versions of `{id}` are in force on the same day"), Some(help.into()));
            }
        }
    }
}

/// A duty that hangs on itself: whether it is owed, when it is due, or what comes before it.
fn circles(graph: &Graph<'_>, index: usize, law: &Law, source: &mut Source<'_>) {
    let mut reported: Vec<&str> = Vec::new();
    for duty in &law.duties {
        if reported.contains(&duty.id.as_str()) {
            continue;
        }
        let start = DutyRef { law: index, duty: duty.id.clone() };
        for (edges, what) in [
            (owed_edges as Edges, "is owed only if it is owed itself"),
            (due_edges as Edges, "has a deadline that hangs on itself"),
            (order_edges as Edges, "would have to come before itself"),
        ] {
            if let Some(path) = circle(graph, &start, edges) {
                let names: Vec<String> = path.iter().map(|step| name(graph.laws, step)).collect();
                let at = source.nth_quoted(&duty.id, 0);
                source.report(at, format!("`{}` {what}: {}", duty.id, names.join(" → ")), None);
                reported.push(&duty.id);
                break;
            }
        }
    }
}

type Edges = fn(&Graph<'_>, &DutyRef) -> Vec<DutyRef>;

fn name(laws: &[&Law], duty: &DutyRef) -> String {
    format!("{}/{}", laws.get(duty.law).map_or("?", |law| &law.id), duty.duty)
}

/// The way from a duty back to itself, if there is one.
fn circle(graph: &Graph<'_>, start: &DutyRef, edges: Edges) -> Option<Vec<DutyRef>> {
    let mut came_from: Map<DutyRef, DutyRef> = Map::new();
    let mut open = vec![start.clone()];
    while let Some(at) = open.pop() {
        for next in edges(graph, &at) {
            if next == *start {
                let mut path = vec![next, at.clone()];
                let mut step = at;
                while let Some(before) = came_from.get(&step) {
                    path.push(before.clone());
                    step = before.clone();
                }
                path.reverse();
                return Some(path);
            }
            if !came_from.contains_key(&next) {
                came_from.insert(next.clone(), at.clone());
                open.push(next);
            }
        }
    }
    None
}

/// The duties on which it hangs whether a duty is owed.
fn owed_edges(graph: &Graph<'_>, duty: &DutyRef) -> Vec<DutyRef> {
    let mut edges = Vec::new();
    let Some(law) = graph.laws.get(duty.law) else { return edges };
    for version in law.duties.iter().filter(|version| version.id == duty.duty) {
        condition_edges(graph, duty.law, &version.when, &mut edges);
    }
    for exemption in law.exemptions.iter().filter(|exemption| exemption.concerns(&duty.duty)) {
        condition_edges(graph, duty.law, &exemption.when, &mut edges);
    }
    for part in [&law.binds, &law.trigger] {
        condition_edges(graph, duty.law, part, &mut edges);
    }
    edges
}

fn condition_edges(graph: &Graph<'_>, of: usize, condition: &Condition, edges: &mut Vec<DutyRef>) {
    condition.walk(&mut |part| match part {
        Condition::Owed(duty) => edges.push(duty.clone()),
        Condition::Exempted(index) => {
            if let Some(exemption) = graph.laws.get(of).and_then(|law| law.exemptions.get(*index)) {
                condition_edges(graph, of, &exemption.when, edges);
            }
        }
        // Whether a law applies hangs on its parts, which any of its duties hangs on as well.
        Condition::Applies(law) => {
            if let Some((index, applied)) = graph.laws.get(*law).map(|applied| (*law, applied)) {
                for part in [&applied.binds, &applied.trigger] {
                    condition_edges(graph, index, part, edges);
                }
            }
        }
        Condition::OwedToAuthority => edges.extend(graph.told.iter().filter(|duty| duty.law != of).cloned()),
        _ => {}
    });
}

/// The duties to public authorities, but for those of laws that themselves ask for such duties.
fn to_authorities(laws: &[&Law]) -> Set<DutyRef> {
    let others = laws.iter().enumerate().filter(|(_, law)| !asks_for_others(law));
    let duties = others.flat_map(|(index, law)| law.duties.iter().map(move |duty| (index, duty)));
    let told = duties.filter(|(_, duty)| {
        matches!(duty.to, To::Authority(_) | To::LeadAuthority(_) | To::EachAuthority(_) | To::Police)
    });
    told.map(|(law, duty)| DutyRef { law, duty: duty.id.clone() }).collect()
}

/// Whether a law uses `OwedToAuthority`.
fn asks_for_others(law: &Law) -> bool {
    let mut asks = false;
    let mut look = |condition: &Condition| asks |= matches!(condition, Condition::OwedToAuthority);
    for condition in [&law.binds, &law.trigger].into_iter().chain(law.duties.iter().map(|duty| &duty.when)) {
        condition.walk(&mut look);
    }
    asks
}

/// The notices on which it hangs when a duty is due.
fn due_edges(graph: &Graph<'_>, duty: &DutyRef) -> Vec<DutyRef> {
    fn add(due: &Due, edges: &mut Vec<DutyRef>) {
        match due {
            // `NotBefore` sets the earliest moment and moves no deadline.
            Due::With(duty) | Due::Before(duty) | Due::AfterNotice(_, duty) => edges.push(duty.clone()),
            _ => due.parts().into_iter().for_each(|part| add(part, edges)),
        }
    }
    let mut edges = Vec::new();
    if let Some(law) = graph.laws.get(duty.law) {
        law.duties.iter().filter(|version| version.id == duty.duty).for_each(|version| add(&version.due, &mut edges));
    }
    edges
}

/// The duties that come before a duty: those that it names, and those that say so of it.
fn order_edges(graph: &Graph<'_>, duty: &DutyRef) -> Vec<DutyRef> {
    let mut edges = graph.earlier.get(duty).cloned().unwrap_or_default();
    if let Some(law) = graph.laws.get(duty.law) {
        for version in law.versions(&duty.duty) {
            let named = version.after.iter().chain(&version.spoils).cloned();
            edges.extend(named.chain(version.due.waits_for(&|_| None).into_iter().cloned()));
        }
    }
    edges
}

/// By each duty, those that must go before it by their own deadline.
fn earlier(laws: &[&Law]) -> Map<DutyRef, Vec<DutyRef>> {
    let mut earlier: Map<DutyRef, Vec<DutyRef>> = Map::new();
    for (index, law) in laws.iter().enumerate() {
        for duty in &law.duties {
            for later in duty.due.goes_before() {
                earlier.update(later.clone(), |duties| duties.push(DutyRef { law: index, duty: duty.id.clone() }));
            }
        }
    }
    earlier
}
