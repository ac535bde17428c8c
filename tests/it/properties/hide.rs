//! Taking facts away, and filling them in again.

use noticeclock::facts::Lexicon;
use serde_json::{Map, Value, json};

use super::world::agree;

/// The incident without the facts whose number in the mask is larger than `kept`.
///
/// A fact goes wholly or in part: a count becomes an interval, a state its country, data become data that are possible.
pub fn hide(world: &Value, mask: &[u8], kept: u8, dice: &[u16]) -> Value {
    // By name, so that a fact keeps its place in the mask whatever else is hidden.
    let hidden = |name: &str, number: usize| {
        let place = name.bytes().fold(number, |sum, byte| (sum * 31 + usize::from(byte)) % 65_521);
        mask[place % mask.len()] > kept
    };
    let mut left = world.clone();
    let roll = |at: usize| usize::from(dice[at % dice.len()]);
    for key in ["kind", "established_in", "operates_in", "roles", "sectors"] {
        if hidden(key, 0) {
            take(&mut left["organization"], key);
            // Where it is established says where the main establishment is: the one goes with the other.
            if key == "established_in" {
                take(&mut left["organization"], "main_establishment");
            }
        }
    }
    if hidden("main_establishment", 0) {
        take(&mut left["organization"], "main_establishment");
    }
    for (number, sector) in left["organization"]["sectors"].as_array_mut().into_iter().flatten().enumerate() {
        if hidden("in", number) {
            take(sector, "in");
        }
    }
    for section in ["timeline", "effects", "answers"] {
        let keys: Vec<String> = world[section].as_object().into_iter().flat_map(Map::keys).cloned().collect();
        keys.iter().filter(|key| hidden(key, 1)).for_each(|key| take(&mut left[section], key));
    }
    for key in ["likelihood", "severity"] {
        if hidden(key, 0) {
            take(&mut left["harm"], key);
        }
    }
    if hidden("cause", 0) {
        take(&mut left, "cause");
    }
    let groups = left["cohorts"].as_array_mut().into_iter().flatten();
    for (number, group) in groups.enumerate() {
        for key in ["encrypted", "key_taken", "medium", "subjects"] {
            if hidden(key, number) {
                take(group, key);
            }
        }
        if hidden("residence", number) {
            let country = group["residence"]
                .as_str()
                .and_then(|code| code.split_once('-'))
                .map(|(country, _)| country.to_owned());
            match country.filter(|_| roll(number) % 2 == 0) {
                Some(country) => group["residence"] = json!(country),
                None => take(group, "residence"),
            }
        }
        if hidden("count", number) {
            let count = group["count"].as_u64().unwrap_or(0);
            match roll(number + 3) % 3 {
                0 => take(group, "count"),
                1 => group["count"] = json!({"at_least": count / 2, "at_most": count * 2 + 1}),
                _ => group["count"] = json!({"at_least": count}),
            }
        }
        if hidden("data", number) {
            match group["data"].as_array().cloned() {
                Some(data) if roll(number + 5) % 2 == 0 => {
                    let kept = roll(number + 7) % (data.len() + 1);
                    group["data"] = json!(data[..kept]);
                    group["possible_data"] = json!(data[kept..]);
                }
                _ => take(group, "data"),
            }
        }
    }
    if hidden("cohorts", 0) {
        take(&mut left, "cohorts");
    }
    for hold in left["holds"].as_array_mut().into_iter().flatten() {
        if hidden("until", 0) {
            take(hold, "until");
        }
    }
    left
}

fn take(of: &mut Value, key: &str) {
    if let Some(map) = of.as_object_mut() {
        map.remove(key);
    }
}

/// The incident with every open fact filled in from another whole one: a completion of it.
pub fn fill(lexicon: &Lexicon, open: &Value, other: &Value, dice: &[u16]) -> Value {
    let mut full = open.clone();
    let roll = |at: usize| usize::from(dice[at % dice.len()]);
    for section in ["organization", "timeline", "effects", "answers", "harm"] {
        for (key, value) in other[section].as_object().into_iter().flatten() {
            let at = &mut full[section][key];
            if at.is_null() {
                *at = value.clone();
            }
        }
    }
    if full["cause"].is_null() {
        full["cause"] = other["cause"].clone();
    }
    for sector in full["organization"]["sectors"].as_array_mut().into_iter().flatten() {
        if sector["in"].is_null() {
            sector["in"] = other["organization"]["operates_in"].clone();
        }
    }
    let groups = other["cohorts"].as_array().cloned().unwrap_or_default();
    match full["cohorts"].as_array_mut() {
        None => full["cohorts"] = json!(groups),
        Some(open) => {
            for (number, group) in open.iter_mut().enumerate() {
                let spare = json!({"residence": "US-TX", "count": 1, "subjects": [], "data": ["name"], "encrypted": false, "key_taken": false, "medium": "electronic"});
                let model = groups.get(number % groups.len().max(1)).unwrap_or(&spare);
                fill_group(group, model, roll(number));
            }
        }
    }
    for hold in full["holds"].as_array_mut().into_iter().flatten() {
        if hold["until"].is_null() {
            hold["until"] = json!("2027-03-01");
        }
    }
    agree(lexicon, &mut full);
    // A medium that was stated stays, whatever the cause.
    for (number, group) in open["cohorts"].as_array().into_iter().flatten().enumerate() {
        if !group["medium"].is_null() {
            full["cohorts"][number]["medium"] = group["medium"].clone();
        }
    }
    full
}

fn fill_group(group: &mut Value, model: &Value, dice: usize) {
    for key in ["subjects", "data", "encrypted", "key_taken", "medium"] {
        if group[key].is_null() {
            group[key] = model[key].clone();
        }
    }
    // Of the data that may be involved, some really are.
    let possible = group["possible_data"].as_array().cloned().unwrap_or_default();
    for (at, word) in possible.into_iter().enumerate() {
        if dice >> (at % 16) & 1 == 1 && !group["data"].as_array().is_some_and(|data| data.contains(&word)) {
            group["data"].as_array_mut().into_iter().for_each(|data| data.push(word.clone()));
        }
    }
    group["possible_data"] = json!([]);
    let lives = model["residence"].as_str().unwrap_or("US-TX");
    match group["residence"].as_str() {
        None => group["residence"] = json!(lives),
        Some("US") => group["residence"] = json!(if lives.starts_with("US-") { lives } else { "US-TX" }),
        Some(_) => {}
    }
    let wanted = model["count"].as_u64().unwrap_or(1);
    let count = &mut group["count"];
    if count.as_u64().is_none() {
        let (least, most) = (count["at_least"].as_u64().unwrap_or(0), count["at_most"].as_u64().unwrap_or(u64::MAX));
        *count = json!(wanted.clamp(least, most));
    }
}
