//! Duties, exemptions and what stands in them.

use super::Resolver;
use super::condition::Scope;
use crate::law::files::{CONFIDENCE, date};
use crate::law::model::{Condition, Counting, Dates, Duty, Exemption, Level, Provide, Stage, To};
use crate::law::read::{Fields, Read, Text, Word, items, one_of, unknown};
use crate::law::tree::{Kind, Node};

const DUTY: &[&str] = &[
    "id",
    "to",
    "for_each",
    "protects",
    "counts",
    "when",
    "due",
    "settles",
    "after",
    "spoils",
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
const STAGES: &[(&str, Stage)] = &[
    ("EarlyWarning", Stage::EarlyWarning),
    ("Initial", Stage::Initial),
    ("Intermediate", Stage::Intermediate),
    ("Final", Stage::Final),
];
const LEVELS: &[(&str, Level)] = &[("State", Level::State), ("Country", Level::Country)];
/// Every recipient and how it is written.
const RECIPIENTS: &[&str] = &[
    "Individuals",
    "Authority",
    "LeadAuthority",
    "EachAuthority",
    "ConsumerReportingAgencies",
    "Media",
    "DataOwner",
    "Police",
    "CardBrands",
    "Acquirer",
    "Insurer",
    "Counterparty",
    "Internal",
    "Public",
    "Register",
];

impl<'a> Resolver<'_, '_, 'a> {
    /// A duty; `None` after what is wrong with it was reported.
    pub fn duty(&mut self, node: &Node<'a>, over: &Counting) -> Option<Duty> {
        let fields = Fields::of(self.source, node, "Duty", DUTY)?;
        let id: Option<String> = fields.need(self.source, "id");
        let to = fields.need_node(self.source, "to").and_then(|node| self.to(node));
        let for_each = fields.node("for_each").and_then(|node| self.for_each(node));
        let protects = match fields.node("protects") {
            Some(node) => self.condition(node, Scope::Group).map(Some),
            None => Some(None),
        };
        let counts = self.condition_field(&fields, "counts", Scope::Group);
        let when = self.condition_field(&fields, "when", Scope::Incident);
        let due = fields.need_node(self.source, "due").and_then(|node| self.due(node));
        let settles = self.settles(&fields);
        let [after, spoils] = ["after", "spoils"].map(|key| self.steps(&fields, key));
        let manner: Option<Word<'a>> = fields.get(self.source, "manner");
        let manner = manner.and_then(|word| self.output_word("manners", word));
        let [content, must_not_say] = ["content", "must_not_say"].map(|key| {
            let words: Vec<Word<'a>> = fields.get(self.source, key).unwrap_or_default();
            self.output_words("content", &words)
        });
        let cite = self.cite(&fields, "cite");
        let in_force = self.dates(&fields);
        let law_of = fields.node("law_of").and_then(|node| self.event(node));
        let stage = fields.one_of(self.source, "stage", STAGES);
        let provide = self.provisions(&fields);
        let keep = fields.node("keep").and_then(|node| self.keep(node));
        let counting = fields.node("counting").and_then(|node| self.counting(node, over));
        let confidence = fields.one_of(self.source, "confidence", CONFIDENCE);
        let [channel, url, substitute, remark] =
            ["channel", "url", "substitute", "note"].map(|key| fields.get::<String>(self.source, key));
        Some(Duty {
            id: id?,
            to: to?,
            for_each,
            protects: protects?,
            counts: counts?,
            when: when?,
            due: due?,
            settles,
            after,
            spoils,
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
            keep,
            note: remark,
            confidence,
            counting: counting.unwrap_or_else(|| over.clone()),
        })
    }

    /// An exemption.
    pub fn exemption_entry(&mut self, node: &Node<'a>) -> Option<Exemption> {
        let fields = Fields::of(self.source, node, "Exemption", EXEMPTION)?;
        let id: Option<String> = fields.need(self.source, "id");
        let when = fields.need_node(self.source, "when").and_then(|node| self.condition(node, Scope::Incident));
        let lifts = fields.need_node(self.source, "lifts").and_then(|node| self.lifts(node));
        let cite = self.cite(&fields, "cite");
        let in_force = self.dates(&fields);
        let _: Option<Text<'a>> = fields.get(self.source, "note");
        Some(Exemption { id: id?, when: when?, lifts: lifts?, cite: cite?, in_force: in_force? })
    }

    /// The duties that an exemption lifts; `Some(None)` for all.
    #[expect(clippy::option_option, reason = "the outer one says whether it could be read")]
    fn lifts(&mut self, node: &Node<'a>) -> Option<Option<Vec<String>>> {
        match (node.name(), node.args()) {
            ("All", []) => Some(None),
            ("Only", [list]) => {
                let ids = items(self.source, list)?;
                Some(Some(ids.iter().filter_map(|id| Some(self.duty_ref(id)?.duty)).collect()))
            }
            _ => {
                unknown(self.source, node, ["All", "Only"].into_iter());
                None
            }
        }
    }

    /// A condition in a field; `Always` where the field is absent.
    pub fn condition_field(&mut self, fields: &Fields<'_, 'a>, key: &str, scope: Scope) -> Option<Condition> {
        fields.node(key).map_or(Some(Condition::Always), |node| self.condition(node, scope))
    }

    /// A citation that must be there and say something.
    pub fn cite(&mut self, fields: &Fields<'_, 'a>, key: &str) -> Option<String> {
        let cite: String = fields.need(self.source, key)?;
        if cite.trim().is_empty() {
            self.report(fields.at(key), "the citation is empty", None);
            return None;
        }
        Some(cite)
    }

    /// The dates in `in_force`.
    pub fn dates(&mut self, fields: &Fields<'_, 'a>) -> Option<Dates> {
        let Some(node) = fields.node("in_force") else { return Some(Dates::default()) };
        let said = Fields::of(self.source, node, "", &["from", "until"])?;
        let [from, until] = ["from", "until"].map(|key| match said.node(key) {
            Some(node) => date(self.source, node).map(Some),
            None => Some(None),
        });
        let dates = Dates { from: from?, until: until? };
        if let (Some(from), Some(until)) = (dates.from, dates.until)
            && until < from
        {
            self.report(node.at, "`until` lies before `from`", None);
            return None;
        }
        Some(dates)
    }

    fn to(&mut self, node: &Node<'a>) -> Option<To> {
        Some(match (node.name(), node.args()) {
            ("Individuals", []) => To::Individuals,
            ("Authority", [id]) => To::Authority(self.authority(id)?),
            ("LeadAuthority", [scheme]) => To::LeadAuthority(self.scheme(scheme)?),
            ("EachAuthority", [scheme]) => To::EachAuthority(self.scheme(scheme)?),
            ("ConsumerReportingAgencies", []) => To::ConsumerReportingAgencies,
            ("Media", []) => To::Media,
            ("DataOwner", []) => To::DataOwner,
            ("DataOwner", [name]) => To::NamedOwner(String::read(self.source, name)?),
            ("Police", []) => To::Police,
            ("CardBrands", []) => To::CardBrands,
            ("Acquirer", []) => To::Acquirer,
            ("Insurer", []) => To::Insurer,
            ("Counterparty", [name]) => To::Counterparty(String::read(self.source, name)?),
            ("Internal", [name]) => To::Internal(String::read(self.source, name)?),
            ("Public", []) => To::Public,
            ("Register", []) => To::Register,
            (name @ ("Authority" | "LeadAuthority" | "EachAuthority" | "Counterparty" | "Internal"), _) => {
                self.report(node.head(), format!("`{name}` says whom, in brackets"), None);
                return None;
            }
            _ => {
                unknown(self.source, node, RECIPIENTS.iter().copied());
                return None;
            }
        })
    }

    fn authority(&mut self, node: &Node<'a>) -> Option<String> {
        let id = String::read(self.source, node)?;
        let authorities = self.context.authorities;
        if authorities.contains_key(&id) {
            return Some(id);
        }
        let near = crate::facts::nearest(&id, authorities.keys().map(String::as_str));
        let help = near.map_or_else(
            || "add a row to the authorities.ron of the place".to_owned(),
            |near| format!("did you mean \"{near}\"?"),
        );
        self.report(node.at, format!("no authority `{id}` on file"), Some(help));
        None
    }

    fn scheme(&mut self, node: &Node<'a>) -> Option<String> {
        let Word(word) = Word::read(self.source, node)?;
        let schemes = &self.context.vocabulary.schemes;
        if schemes.iter().any(|scheme| scheme.id == word) {
            return Some(word.to_owned());
        }
        let help = crate::facts::nearest(word, schemes.iter().map(|scheme| scheme.id.as_str()));
        let help = help.map(|near| format!("did you mean `{near}`?"));
        self.report(word, format!("unknown scheme `{word}`"), help);
        None
    }

    fn for_each(&mut self, node: &Node<'a>) -> Option<Level> {
        if let ("Place", [level]) = (node.name(), node.args()) {
            return one_of(self.source, level, LEVELS);
        }
        unknown(self.source, node, ["Place"].into_iter());
        None
    }

    /// How long a record is kept, in words.
    fn keep(&mut self, node: &Node<'a>) -> Option<String> {
        match (node.name(), node.args()) {
            ("Unlimited", []) => Some("without limit".to_owned()),
            (unit @ ("Years" | "Days"), [number]) => {
                let n = u32::read(self.source, number)?;
                let (one, many) = if unit == "Years" { ("year", "years") } else { ("day", "days") };
                Some(format!("{n} {}", if n == 1 { one } else { many }))
            }
            _ => {
                unknown(self.source, node, ["Years", "Days", "Unlimited"].into_iter());
                None
            }
        }
    }

    fn provisions(&mut self, fields: &Fields<'_, 'a>) -> Vec<Provide> {
        let Some(node) = fields.node("provide") else { return Vec::new() };
        // One may stand without the brackets of a list.
        let said = match &node.kind {
            Kind::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        said.iter().filter_map(|node| self.provision(node)).collect()
    }

    fn provision(&mut self, node: &Node<'a>) -> Option<Provide> {
        let name = node.name();
        let (fields, what, months) = match name {
            "CreditMonitoring" => {
                let fields = Fields::of(self.source, node, name, &["months", "when", "cite"])?;
                (fields, Some("credit_monitoring".to_owned()), Some(fields.need(self.source, "months")?))
            }
            "Also" => {
                let fields = Fields::of(self.source, node, name, &["what", "when", "cite"])?;
                let word: Option<Word<'a>> = fields.need(self.source, "what");
                (fields, word.and_then(|word| self.output_word("provisions", word)), None)
            }
            _ => {
                unknown(self.source, node, ["CreditMonitoring", "Also"].into_iter());
                return None;
            }
        };
        let when = self.condition_field(&fields, "when", Scope::Incident);
        let cite = fields.get(self.source, "cite");
        Some(Provide { what: what?, months, when: when?, cite })
    }
}
