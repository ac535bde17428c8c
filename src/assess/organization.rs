//! Conditions asked of the organisation.

use chrono::NaiveDate;

use super::view::View;
use crate::facts::{Code, Fact, MainEstablishment, Sector, Verdict, Within};
use crate::truth::Truth;

/// Where the main establishment in a group of places is, as far as known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Main {
    /// There.
    In(Code),
    /// There is none in the group.
    Outside,
    /// Not known.
    Unknown,
}

impl View<'_> {
    /// Whether it has an establishment in a place.
    pub fn established(&self, place: &Code, day: NaiveDate) -> Verdict {
        self.one_within(self.incident.organization.established_in.as_deref(), place, day, false, Fact::EstablishedIn)
    }

    /// Whether it does business in a place. A country that is listed stands for the whole of it, and an establishment
    /// does business where it is.
    pub fn operates(&self, place: &Code, day: NaiveDate) -> Verdict {
        let listed = self.incident.organization.operates_in.as_deref();
        let listed = self.one_within(listed, place, day, true, Fact::OperatesIn);
        // While neither is known, the wider question is the one to ask.
        if listed.is_yes() || (listed.truth() == Truth::Unknown && self.incident.organization.established_in.is_none())
        {
            return listed;
        }
        Verdict::any([listed, self.established(place, day)])
    }

    /// Whether it belongs to a sector, in a place where one is named.
    pub fn in_sector(&self, sector: Sector, place: Option<&Code>, day: NaiveDate) -> Verdict {
        let Some(sectors) = &self.incident.organization.sectors else { return Verdict::unknown(Fact::Sectors) };
        let entries = sectors.iter().enumerate().filter(|(_, entry)| entry.sector == sector);
        Verdict::any(entries.map(|(index, entry)| match place {
            None => Verdict::known(true),
            Some(place) => self.one_within(entry.places.as_deref(), place, day, true, Fact::SectorIn(index)),
        }))
    }

    /// Where its main establishment in a group is: as stated, or as it follows from where it is established at all.
    pub fn main_establishment(&self, group: &Code, day: NaiveDate) -> Main {
        let places = &self.rules.lexicon.places;
        let organization = &self.incident.organization;
        match &organization.main_establishment {
            Some(MainEstablishment::None) => return Main::Outside,
            Some(MainEstablishment::In(code)) => {
                return match places.within(code, group, day) {
                    Within::Yes => Main::In(code.clone()),
                    Within::No | Within::Partly => Main::Outside,
                };
            }
            None => {}
        }
        let Some(established) = &organization.established_in else { return Main::Unknown };
        let inside: Vec<&Code> =
            established.iter().filter(|code| places.within(code, group, day) != Within::No).collect();
        match inside.as_slice() {
            [] => Main::Outside,
            [only] if places.within(only, group, day) == Within::Yes => Main::In((*only).clone()),
            _ => Main::Unknown,
        }
    }

    /// Whether its main establishment lies in a place. It is sought in the largest group that the place belongs to: the only
    /// house in Germany is not the main one while there is another in Ireland.
    pub fn mainly_established(&self, place: &Code, day: NaiveDate) -> Verdict {
        let places = &self.rules.lexicon.places;
        let group = places.largest_group_of(place, day).unwrap_or_else(|| place.clone());
        match self.main_establishment(&group, day) {
            Main::In(found) => Verdict::known(places.within(&found, place, day) == Within::Yes),
            Main::Outside => Verdict::known(false),
            // The main one is one of those that there are.
            Main::Unknown
                if self.incident.organization.established_in.is_some() && self.established(place, day).is_no() =>
            {
                Verdict::known(false)
            }
            Main::Unknown => Verdict::unknown(Fact::MainEstablishment),
        }
    }

    /// Whether one of the places listed lies within another. `whole`: a country that is listed stands for all its parts.
    fn one_within(&self, listed: Option<&[Code]>, place: &Code, day: NaiveDate, whole: bool, fact: Fact) -> Verdict {
        let Some(listed) = listed else { return Verdict::unknown(fact) };
        Verdict::any(listed.iter().map(|code| match self.rules.lexicon.places.within(code, place, day) {
            Within::Yes => Verdict::known(true),
            Within::Partly if whole => Verdict::known(true),
            Within::Partly => Verdict::new(Truth::Unknown, [fact]),
            Within::No => Verdict::known(false),
        }))
    }
}
