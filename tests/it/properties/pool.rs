//! What a law looks at, as words to draw incidents from: a random incident hits no threshold and no exemption by chance.

use std::collections::BTreeSet;

use noticeclock::facts::{Code, Element, Lexicon, WordId, Words};
use noticeclock::law::load;
use noticeclock::law::model::{Condition, Due, DutyRef, Law, Length, Limit, People, Rules, To};
use noticeclock::pack;
use noticeclock::truth::Threshold;
use serde_json::{Value, json};

/// What one law looks at.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// Its id, and those of the laws that its conditions look at.
    pub law: String,
    pub kinds: BTreeSet<String>,
    pub sectors: BTreeSet<String>,
    /// Places that it names, and one next to it.
    pub places: BTreeSet<String>,
    /// Places where people may live.
    pub residences: BTreeSet<String>,
    pub events: BTreeSet<String>,
    pub causes: BTreeSet<String>,
    pub effects: BTreeSet<String>,
    pub elements: BTreeSet<String>,
    pub subjects: BTreeSet<String>,
    pub media: BTreeSet<String>,
    /// Questions with the words or the numbers that answer them; none for yes or no.
    pub questions: BTreeSet<(String, Vec<String>)>,
    /// Counts on both sides of every threshold.
    pub counts: BTreeSet<u64>,
    /// Ids of its duties and of those that it looks at.
    pub duties: BTreeSet<String>,
    /// Ids of its exemptions.
    pub exemptions: BTreeSet<String>,
    /// Where the people live whom it counts.
    pub home: Option<String>,
}

/// The rules on board with a pool for each law.
pub struct Pools {
    pub rules: Rules,
    pub pools: Vec<Pool>,
}

impl Pools {
    pub fn load() -> Self {
        let rules = load(&pack::files()).expect("the rules on board have no problem");
        let pools = (0..rules.laws.len()).map(|index| Pool::of(&rules, &[index])).collect();
        Self { rules, pools }
    }

    /// The element by its word, and those that are narrower.
    pub fn narrower(&self, word: &str) -> Vec<String> {
        let lexicon = &self.rules.lexicon;
        let links = lexicon.elements.find(word).and_then(|element| lexicon.element_links.get(&element));
        let names = links.into_iter().flat_map(|links| &links.includes);
        names.map(|&element| lexicon.elements.name(element).to_owned()).collect()
    }
}

impl Pool {
    /// What some laws look at, the first of them the one at hand.
    pub fn of(rules: &Rules, laws: &[usize]) -> Self {
        let law = laws.first().map(|&index| rules.laws[index].id.clone()).unwrap_or_default();
        let mut pool = Self { law, ..Self::default() };
        pool.residences.extend(["US-TX", "FR", "MX"].map(str::to_owned));
        pool.places.extend(["US", "US-TX", "DE", "DE-BY", "FR", "GB"].map(str::to_owned));
        pool.elements.insert("name".to_owned());
        pool.subjects.insert("employee".to_owned());
        pool.media.extend(["electronic", "paper"].map(str::to_owned));
        pool.effects.extend(["accessed", "acquired"].map(str::to_owned));
        pool.counts.extend([0, 1, 40]);
        for &index in laws {
            pool.add_law(rules, index, 0);
        }
        let follows = |pool: &Self| -> Vec<String> {
            let events = pool.events.iter().filter_map(|name| rules.lexicon.events.find(name));
            let links = events.filter_map(|event| rules.lexicon.event_links.get(&event));
            let linked = links.flat_map(|links| links.follows.iter().chain(links.fallback.as_ref()));
            linked.map(|&event| rules.lexicon.events.name(event).to_owned()).collect()
        };
        while !follows(&pool).iter().all(|event| pool.events.contains(event)) {
            pool.events.extend(follows(&pool));
        }
        pool
    }

    fn add_law(&mut self, rules: &Rules, index: usize, depth: usize) {
        let law = &rules.laws[index];
        let territory = |code: &Code| rules.lexicon.places.find_territory(code.as_str()).is_some();
        if territory(&law.place) && law.place.as_str() != "ZZ" {
            self.places.insert(law.place.to_string());
            self.residences.insert(law.place.to_string());
        }
        if let People::ResidentsOf(place) = &law.people
            && territory(place)
        {
            self.residences.insert(place.to_string());
            self.home.get_or_insert_with(|| place.to_string());
        }
        self.events.insert(rules.lexicon.events.name(law.law_of).to_owned());
        for condition in [&law.binds, &law.protects, &law.trigger, &law.covers_when] {
            self.add(rules, law, condition, depth);
        }
        for exemption in &law.exemptions {
            self.exemptions.insert(format!("{}/{}", law.id, exemption.id));
            self.add(rules, law, &exemption.when, depth);
        }
        for question in &law.questions {
            self.question(&rules.lexicon, question.question);
        }
        for duty in &law.duties {
            self.duties.insert(format!("{}/{}", law.id, duty.id));
            self.events.extend(duty.law_of.map(|event| rules.lexicon.events.name(event).to_owned()));
            if let To::LeadAuthority(_) | To::EachAuthority(_) = duty.to {
                self.residences.extend(["DE-BY", "IE"].map(str::to_owned));
                self.places.insert("IE".to_owned());
            }
            self.add(rules, law, &duty.when, depth);
            self.add(rules, law, &duty.counts, depth);
            duty.protects.iter().for_each(|condition| self.add(rules, law, condition, depth));
            duty.provide.iter().for_each(|provide| self.add(rules, law, &provide.when, depth));
            duty.counting.no_roll_when.iter().for_each(|condition| self.add(rules, law, condition, depth));
            self.due(rules, law, &duty.due, depth);
        }
    }

    fn due(&mut self, rules: &Rules, law: &Law, due: &Due, depth: usize) {
        match due {
            Due::Within(length, event) | Due::YearEnd(length, event) => {
                self.length(rules, *length);
                self.events.insert(rules.lexicon.events.name(*event).to_owned());
            }
            Due::AfterNotice(length, other) => {
                self.length(rules, *length);
                self.other(rules, other, depth);
            }
            Due::With(other) | Due::Before(other) | Due::NotBefore(other, _) => {
                self.other(rules, other, depth);
            }
            Due::If(condition, ..) => self.add(rules, law, condition, depth),
            _ => {}
        }
        due.parts().into_iter().for_each(|part| self.due(rules, law, part, depth));
    }

    fn other(&mut self, rules: &Rules, duty: &DutyRef, depth: usize) {
        let law = &rules.laws[duty.law].id;
        self.duties.insert(format!("{law}/{}", duty.duty));
        if depth < 2 && *law != self.law {
            self.add_law(rules, duty.law, depth + 1);
        }
    }

    fn question(&mut self, lexicon: &Lexicon, question: noticeclock::facts::Question) {
        let choices = match lexicon.number(question) {
            Some(asked) => {
                let between = asked.at_least.midpoint(asked.at_most);
                [asked.at_least, between, asked.at_most].map(|number| number.to_string()).to_vec()
            }
            None => lexicon.choices.get(&question).cloned().unwrap_or_default(),
        };
        self.questions.insert((lexicon.questions.name(question).to_owned(), choices));
    }

    fn add(&mut self, rules: &Rules, law: &Law, condition: &Condition, depth: usize) {
        let lexicon = &rules.lexicon;
        let mut inner = Vec::new();
        condition.walk(&mut |condition| inner.push(condition));
        for condition in inner {
            match condition {
                Condition::AnyData(elements) | Condition::AllData(elements) | Condition::CountData(_, elements) => {
                    self.elements(lexicon, elements);
                }
                Condition::Subjects(subject) => word(&mut self.subjects, &lexicon.subjects, *subject),
                Condition::Medium(medium) => word(&mut self.media, &lexicon.media, *medium),
                Condition::LivesIn(code) => self.place(rules, code, true),
                Condition::Effect(effect) => word(&mut self.effects, &lexicon.effects, *effect),
                Condition::Cause(cause) => word(&mut self.causes, &lexicon.causes, *cause),
                Condition::Happened(event) => word(&mut self.events, &lexicon.events, *event),
                Condition::HappenedWithin(event, _, since) => {
                    word(&mut self.events, &lexicon.events, *event);
                    word(&mut self.events, &lexicon.events, *since);
                }
                Condition::Residents(limit) | Condition::Persons(limit) => self.limit(lexicon, *limit),
                Condition::Answer(question) | Condition::AnswerIs(question, _) => self.question(lexicon, *question),
                Condition::Kind(kind) => drop(self.kinds.insert(kind.word().to_owned())),
                Condition::Sector(sector) => word(&mut self.sectors, &lexicon.sectors, *sector),
                Condition::SectorIn(sector, code) => {
                    word(&mut self.sectors, &lexicon.sectors, *sector);
                    self.place(rules, code, false);
                }
                Condition::Established(code) | Condition::Operates(code) | Condition::MainEstablishment(code) => {
                    self.place(rules, code, false);
                }
                Condition::Owed(duty) => self.other(rules, duty, depth),
                Condition::OwedToAuthority if depth == 0 => {
                    let to = |law: &Law| law.duties.iter().any(|duty| matches!(duty.to, To::Authority(_)));
                    (0..rules.laws.len())
                        .filter(|&other| to(&rules.laws[other]))
                        .for_each(|other| self.add_law(rules, other, 2));
                }
                Condition::Applies(other) if depth < 2 && rules.laws[*other].id != law.id => {
                    self.add_law(rules, *other, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn elements(&mut self, lexicon: &Lexicon, elements: &[Element]) {
        for element in elements {
            word(&mut self.elements, &lexicon.elements, *element);
            let Some(links) = lexicon.element_links.get(element) else { continue };
            for part in links.made_of.iter().chain(links.includes.iter().take(3)) {
                word(&mut self.elements, &lexicon.elements, *part);
            }
        }
    }

    fn place(&mut self, rules: &Rules, code: &Code, lives: bool) {
        if rules.lexicon.places.find_territory(code.as_str()).is_some() {
            self.places.insert(code.to_string());
            if lives {
                self.residences.insert(code.to_string());
            }
        }
    }

    fn length(&mut self, rules: &Rules, length: Length) {
        if let Length::Asked(question, _) = length {
            self.question(&rules.lexicon, question);
        }
    }

    fn limit(&mut self, lexicon: &Lexicon, limit: Limit) {
        let Some(question) = limit.asked else { return self.count(limit.threshold) };
        self.question(lexicon, question);
        let asked = lexicon.number(question).expect("a question that asks for a number");
        for n in [asked.at_least, asked.at_most] {
            self.count(limit.threshold.with(u64::from(n)));
        }
    }

    fn count(&mut self, threshold: Threshold) {
        let line = threshold.first_above();
        self.counts.extend([line.saturating_sub(1), line, line + 1, line.saturating_sub(40)]);
    }
}

/// An answer as an incident has it: a number is written in digits, and no word is.
pub fn answer(word: &str) -> Value {
    word.parse::<u64>().map_or_else(|_| json!(word), |number| json!(number))
}

fn word<I: WordId>(into: &mut BTreeSet<String>, words: &Words<I>, id: I) {
    into.insert(words.name(id).to_owned());
}
