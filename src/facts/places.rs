//! Places (ISO 3166-1 and 3166-2) and groups of places with dated membership.

use chrono::NaiveDate;

use super::nearest;
use crate::time::Zone;
use crate::truth::Map;

/// A place of the list, or a well-formed subdivision of a country that lists none. Ordered by code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

impl Code {
    /// As written: `US-TX`, `FR`, `EEA`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country of a subdivision, or the code itself.
    #[must_use]
    pub fn country(&self) -> Self {
        Self(self.0.split('-').next().unwrap_or_default().to_owned())
    }

    /// Whether it is a part of that country.
    pub fn is_part_of(&self, country: &Self) -> bool {
        // The dash first: it rules out most pairs.
        self.0.as_bytes().get(country.0.len()) == Some(&b'-') && self.0.starts_with(country.as_str())
    }

    /// Whether it names a part of a country.
    pub fn is_subdivision(&self) -> bool {
        self.0.contains('-')
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is on file about a place.
#[derive(Clone, Debug)]
pub struct Place {
    /// English name.
    pub name: String,
    /// The zone in which a whole-day deadline of a recipient there ends; the earliest one where it spans several.
    pub zone: Zone,
    /// Whether its clocks differ from part to part.
    pub spans: bool,
    /// What its people are called, singular and plural, where that is usual.
    pub people: Option<(String, String)>,
}

/// A stretch of membership in a group, both days included.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The member.
    pub place: Code,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
}

/// How one place stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// It lies inside, or is the same.
    Yes,
    /// It lies outside.
    No,
    /// It is the larger of both: some of it lies inside.
    Partly,
}

/// Every place and group on file.
#[derive(Clone, Debug, Default)]
pub struct Places {
    entries: Map<String, Place>,
    groups: Map<String, Vec<Membership>>,
    also: Map<String, String>,
}

impl Places {
    /// Adds a place; false where the code is taken.
    pub fn add(&mut self, code: &str, place: Place, also: impl IntoIterator<Item = String>) -> bool {
        for other in also {
            self.also.insert(other, code.to_owned());
        }
        self.entries.insert(code.to_owned(), place).is_none()
    }

    /// Makes a place that is already on file a group as well; false where it is one.
    pub fn add_group(&mut self, code: &str, members: Vec<Membership>) -> bool {
        self.groups.insert(code.to_owned(), members).is_none()
    }

    /// The place of that code. A subdivision is also found where its country lists none of its own (`FR-75`).
    pub fn find(&self, code: &str) -> Option<Code> {
        let code = self.also.get(code).map_or(code, String::as_str);
        if self.entries.contains_key(code) {
            return Some(Code(code.to_owned()));
        }
        let (country, part) = code.split_once('-')?;
        let well_formed =
            (1..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let lists_parts = self.lists_parts(&Code(country.to_owned()));
        (well_formed && !lists_parts && self.entries.contains_key(country)).then(|| Code(code.to_owned()))
    }

    /// The place of that code, if it is a country or a part of one and not a group.
    pub fn find_territory(&self, code: &str) -> Option<Code> {
        self.find(code).filter(|found| !self.groups.contains_key(found.as_str()))
    }

    /// The known code nearest to a misspelt one; a name (`Texas`) finds its code as well.
    pub fn nearest(&self, text: &str) -> Option<&str> {
        let by_name = self.entries.iter().find(|(_, place)| place.name.eq_ignore_ascii_case(text));
        by_name.map(|(code, _)| code.as_str()).or_else(|| nearest(text, self.entries.keys().map(String::as_str)))
    }

    /// The file's entry: of the place, or of its country where a subdivision has none.
    pub fn get(&self, code: &Code) -> Option<&Place> {
        self.entries.get(code.as_str()).or_else(|| self.entries.get(code.country().as_str()))
    }

    /// The English name; a subdivision without entry is named by its code.
    pub fn name<'a>(&'a self, code: &'a Code) -> &'a str {
        self.entries.get(code.as_str()).map_or(code.as_str(), |place| &place.name)
    }

    /// "620 Texans", "1 Texan", "12 residents of France": people of a place, counted.
    pub fn people(&self, code: &Code, one: bool) -> String {
        match self.get(code).and_then(|place| place.people.as_ref()) {
            Some((single, many)) => if one { single } else { many }.clone(),
            None => format!("{} of {}", if one { "resident" } else { "residents" }, self.name(code)),
        }
    }

    /// Whether `inner` lies inside `outer` on a day: the same place, a part of it, or a member of the group.
    pub fn within(&self, inner: &Code, outer: &Code, on: NaiveDate) -> Within {
        if inner == outer || inner.is_part_of(outer) {
            return Within::Yes;
        }
        if outer.is_part_of(inner) {
            return Within::Partly;
        }
        if outer.is_subdivision() {
            return Within::No;
        }
        if let Some(members) = self.groups.get(outer.as_str()) {
            let of = members.iter().filter(|member| {
                member.from.is_none_or(|from| from <= on) && member.until.is_none_or(|until| on <= until)
            });
            let standing: Vec<Within> = of.map(|member| self.within(inner, &member.place, on)).collect();
            return match (standing.contains(&Within::Yes), standing.contains(&Within::Partly)) {
                (true, _) => Within::Yes,
                (false, true) => Within::Partly,
                (false, false) if self.groups.contains_key(inner.as_str()) => Within::Partly,
                (false, false) => Within::No,
            };
        }
        Within::No
    }

    /// Whether parts of a country are on file.
    pub fn lists_parts(&self, country: &Code) -> bool {
        let prefix = format!("{country}-");
        self.entries.from(&prefix).next().is_some_and(|(key, _)| key.starts_with(&prefix))
    }

    /// All codes with their entries, in order of code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.entries.iter().map(|(code, place)| (code.as_str(), place))
    }

    /// The group with the most members among those that hold a place on a day, the place itself where it is such a group.
    pub fn largest_group_of(&self, place: &Code, on: NaiveDate) -> Option<Code> {
        let groups = self.groups.iter().map(|(code, members)| (members.len(), Code(code.clone())));
        let holding = groups.filter(|(_, group)| self.within(place, group, on) == Within::Yes);
        holding.max().map(|(_, group)| group)
    }

    /// Whether the code is a group.
    pub fn is_group(&self, code: &Code) -> bool {
        self.groups.contains_key(code.as_str())
    }
}
