//! When an event happened, for the clocks that it starts: known, assumed, still to come, or unknown.

use super::view::View;
use crate::facts::{Event, Happening};
use crate::time::Moment;

/// Where a clock starts.
#[derive(Clone, Debug)]
pub enum Start {
    /// The event itself, or the one that stands for it.
    Known {
        /// When.
        moment: Moment,
        /// Which event gave it.
        event: Event,
    },
    /// The event is not known: the earliest one that it can only follow.
    Assumed {
        /// When.
        moment: Moment,
        /// Which event gave it.
        event: Event,
    },
    /// It has not happened.
    NotYet,
    /// Nothing is known.
    Unknown,
}

impl Start {
    /// The moment, known or assumed.
    pub fn moment(&self) -> Option<&Moment> {
        match self {
            Self::Known { moment, .. } | Self::Assumed { moment, .. } => Some(moment),
            Self::NotYet | Self::Unknown => None,
        }
    }
}

impl View<'_> {
    /// Where a clock from an event starts.
    ///
    /// An unknown event is first replaced by its fallback, which is known in its stead; failing that, by the earliest known
    /// event among those that it can only follow, which makes the start an assumption.
    pub fn start(&self, event: Event) -> Start {
        if let Some(stated) = self.stated(event) {
            return stated;
        }
        let links = self.rules.lexicon.event_links.get(&event);
        let earlier = links.into_iter().flat_map(|links| &links.follows);
        let known = earlier.filter_map(|&event| match self.stated(event) {
            Some(Start::Known { moment, event }) => Some((moment, event)),
            _ => None,
        });
        match known.min_by_key(|(moment, _)| moment.first_instant()) {
            Some((moment, event)) => Start::Assumed { moment, event },
            None => Start::Unknown,
        }
    }

    /// What the timeline says of an event or of its fallbacks.
    fn stated(&self, event: Event) -> Option<Start> {
        let links = &self.rules.lexicon.event_links;
        let mut at = event;
        // A chain of fallbacks is no longer than the list of events.
        for _ in 0..=links.len() {
            match self.incident.timeline.get(&at) {
                Some(Happening::NotYet) => return Some(Start::NotYet),
                Some(Happening::At(moment)) => return Some(Start::Known { moment: moment.clone(), event: at }),
                None => at = links.get(&at)?.fallback?,
            }
        }
        None
    }
}
