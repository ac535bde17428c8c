//! Duties, exemptions and what stands in them.

use super::Resolver;
use super::condition::Scope;
use crate::law::fields::{Fields, items, read};
use crate::law::files::date;
use crate::law::model::{Condition, Counting, Dates, Duty, Exemption, Provide, To};
use crate::law::syntax::{self, Confidence, ForEach, InForce, Keep, Lifts, Stage, Text, Word};

const DUTY: &[&str] = &[
    "id",
    "to",
    "for_each",
    "protects",
    "counts",
    "when",
    "due",
    "manner",
    "content",
    "must_not_say",
    "channel",
    "url",
    "cite",
    "in_force",
    "law_of",
    "stage",
    "provide",
    "substitute",
    "keep",
    "counting",
    "note",
    "confidence",
];
const EXEMPTION: &[&str] = &["id", "when", "lifts", "cite", "in_force", "note"];

impl<'a> Resolver<'_, '_, 'a> {
    /// A duty; `None` after what is wrong with it was reported.
    pub fn duty(&mut self, piece: &'a str, over: &Counting) -> Option<Duty> {
        let fields = Fields::read(self.source, piece, "Duty", DUTY)?;
        let id: Option<Text<'a>> = fields.need(self.source, "id");
        let to = fields.need::<syntax::To<'a>>(self.source, "to").and_then(|to| self.to(&to));
        let for_each: Option<ForEach> = fields.get(self.source, "for_each");
        let protects = match fields.piece("protects") {
            Some(_) => self.condition_field(&fields, "protects", Scope::Group).map(Some),
            None => Some(None),
        };
        let counts = self.condition_field(&fields, "counts", Scope::Group);
        let when = self.condition_field(&fields, "when", Scope::Incident);
        let due = self.due_field(&fields);
        let manner: Option<Word<'a>> = fields.get(self.source, "manner");
        let manner = manner.and_then(|word| self.output_word("manners", word));
        let [content, must_not_say] = ["content", "must_not_say"].map(|key| {
            let words: Vec<Word<'a>> = fields.get(self.source, key).unwrap_or_default();
            self.output_words("content", &words)
        });
        let cite = self.cite(&fields);
        let in_force = self.dates(&fields);
        let law_of = fields.get::<Word<'a>>(self.source, "law_of").and_then(|word| self.event(word));
        let stage: Option<Stage> = fields.get(self.source, "stage");
        let provide = self.provisions(&fields);
        let keep: Option<Keep> = fields.get(self.source, "keep");
        let said: Option<syntax::Counting<'a>> = fields.get(self.source, "counting");
        self.at = fields.piece("counting").unwrap_or(piece);
        let counting = said.map_or_else(|| over.clone(), |said| self.counting(&said, over));
        let confidence: Option<Confidence> = fields.get(self.source, "confidence");
        let mut text = |key: &str| fields.get::<Text<'a>>(self.source, key).map(|text| text.as_str().to_owned());
        let [channel, url, substitute, note] = ["channel", "url", "substitute", "note"].map(&mut text);
        Some(Duty {
            id: id?.as_str().to_owned(),
            to: to?,
            for_each: for_each.map(|ForEach::Place(level)| level),
            protects: protects?,
            counts: counts?,
            when: when?,
            due: due?,
            manner,
            content,
            must_not_say,
            channel,
            url,
            cite: cite?,
            in_force: in_force?,
            law_of,
            stage,
            provide,
            substitute,
            keep: keep.map(keep_words),
            note,
            confidence,
            counting,
        })
    }

    /// An exemption.
    pub fn exemption_entry(&mut self, piece: &'a str) -> Option<Exemption> {
        let fields = Fields::read(self.source, piece, "Exemption", EXEMPTION)?;
        let id: Option<Text<'a>> = fields.need(self.source, "id");
        fields.need_piece(self.source, "when");
        let when = self.condition_field(&fields, "when", Scope::Incident);
        let lifts: Option<Lifts<'a>> = fields.need(self.source, "lifts");
        let cite = self.cite(&fields);
        let in_force = self.dates(&fields);
        let lifts = match lifts? {
            Lifts::All => None,
            Lifts::Only(ids) => Some(ids.iter().filter_map(|id| Some(self.duty_ref(id)?.duty)).collect()),
        };
        Some(Exemption { id: id?.as_str().to_owned(), when: when?, lifts, cite: cite?, in_force: in_force? })
    }

    /// A condition in a field; `Always` where the field is absent.
    pub fn condition_field(&mut self, fields: &Fields<'a>, key: &str, scope: Scope) -> Option<Condition> {
        let Some(piece) = fields.piece(key) else { return Some(Condition::Always) };
        self.at = piece;
        let condition: syntax::Condition<'a> = read(self.source, piece)?;
        self.condition(&condition, scope)
    }

    fn due_field(&mut self, fields: &Fields<'a>) -> Option<crate::law::model::Due> {
        let piece = fields.need_piece(self.source, "due")?;
        self.at = piece;
        let due: syntax::Due<'a> = read(self.source, piece)?;
        self.due(&due)
    }

    /// A citation that must be there and say something.
    pub fn cite(&mut self, fields: &Fields<'a>) -> Option<String> {
        let cite: Text<'a> = fields.need(self.source, "cite")?;
        if cite.as_str().trim().is_empty() {
            self.report(fields.piece("cite").unwrap_or_default(), "the citation is empty", None);
            return None;
        }
        Some(cite.as_str().to_owned())
    }

    /// The dates in `in_force`.
    pub fn dates(&mut self, fields: &Fields<'a>) -> Option<Dates> {
        let Some(piece) = fields.piece("in_force") else { return Some(Dates::default()) };
        let InForce { from, until } = read(self.source, piece)?;
        let mut day = |text: Option<Text<'a>>| match text {
            Some(text) => date(self.source, &text).map(Some),
            None => Some(None),
        };
        let (from, until) = (day(from), day(until));
        let dates = Dates { from: from?, until: until? };
        if let (Some(from), Some(until)) = (dates.from, dates.until)
            && until < from
        {
            self.report(piece, "`until` lies before `from`", None);
            return None;
        }
        Some(dates)
    }

    fn to(&mut self, to: &syntax::To<'_>) -> Option<To> {
        use syntax::To as From;
        Some(match to {
            From::Individuals => To::Individuals,
            From::Authority(id) => {
                let authorities = self.context.authorities;
                if !authorities.contains_key(id.as_str()) {
                    let near = crate::facts::nearest(id.as_str(), authorities.keys().map(String::as_str));
                    let help = near.map_or_else(
                        || "add a row to the authorities.ron of the place".to_owned(),
                        |near| format!("did you mean \"{near}\"?"),
                    );
                    self.report(id.as_str(), format!("no authority `{}` on file", id.as_str()), Some(help));
                    return None;
                }
                To::Authority(id.as_str().to_owned())
            }
            From::LeadAuthority(scheme) => To::LeadAuthority(self.scheme(*scheme)?),
            From::EachAuthority(scheme) => To::EachAuthority(self.scheme(*scheme)?),
            From::ConsumerReportingAgencies => To::ConsumerReportingAgencies,
            From::Media => To::Media,
            From::DataOwner => To::DataOwner,
            From::Police => To::Police,
            From::CardBrands => To::CardBrands,
            From::Acquirer => To::Acquirer,
            From::Insurer => To::Insurer,
            From::Counterparty(name) => To::Counterparty(name.as_str().to_owned()),
            From::Internal(name) => To::Internal(name.as_str().to_owned()),
            From::Public => To::Public,
            From::Register => To::Register,
        })
    }

    fn scheme(&mut self, word: Word<'_>) -> Option<String> {
        let schemes = &self.context.vocabulary.schemes;
        if schemes.iter().any(|(id, ..)| id == word.0) {
            return Some(word.0.to_owned());
        }
        let help = crate::facts::nearest(word.0, schemes.iter().map(|(id, ..)| id.as_str()));
        let help = help.map(|near| format!("did you mean `{near}`?"));
        self.report(word.0, format!("unknown scheme `{}`", word.0), help);
        None
    }

    fn provisions(&mut self, fields: &Fields<'a>) -> Vec<Provide> {
        let Some(piece) = fields.piece("provide") else { return Vec::new() };
        self.at = piece;
        // One may stand without the brackets of a list.
        let pieces = if piece.starts_with('[') { items(self.source, piece) } else { vec![piece] };
        let said: Vec<_> = pieces.into_iter().filter_map(|piece| read(self.source, piece)).collect();
        said.into_iter().filter_map(|said| self.provision(said)).collect()
    }

    fn provision(&mut self, said: syntax::Provide<'a>) -> Option<Provide> {
        let (what, months, when, cite) = match said {
            syntax::Provide::CreditMonitoring { months, when, cite } => {
                ("credit_monitoring".to_owned(), Some(months), when, cite)
            }
            syntax::Provide::Also { what, when, cite } => (self.output_word("provisions", what)?, None, when, cite),
        };
        let when = when.map_or(Some(Condition::Always), |when| self.condition(&when, Scope::Incident))?;
        Some(Provide { what, months, when, cite: cite.map(|cite| cite.as_str().to_owned()) })
    }
}

fn keep_words(keep: Keep) -> String {
    match keep {
        Keep::Years(1) => "1 year".into(),
        Keep::Years(n) => format!("{n} years"),
        Keep::Days(n) => format!("{n} days"),
        Keep::Unlimited => "without limit".into(),
    }
}
