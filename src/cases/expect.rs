//! What a case expects.

use crate::assess::output::{Affected, DueState, Status};

/// Everything a case expects. What is `None` or empty is not compared.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// Every duty that must be owed, undetermined or done, and no other.
    pub duties: Vec<(Status, Duty)>,
    /// Full ids of duties that must not be owed.
    pub not_owed: Vec<String>,
    /// Exactly these ids.
    pub not_in_force: Option<Vec<String>>,
    /// Exactly these places.
    pub uncovered: Option<Vec<String>>,
    /// Pieces of text, each of which must stand in a warning.
    pub warnings_contain: Vec<String>,
    /// JSON paths that must be asked for.
    pub questions_contain: Vec<String>,
}

/// A duty that is expected.
#[derive(Clone, Debug, Default)]
pub struct Duty {
    /// Full id.
    pub id: String,
    /// The last instant, or the last day.
    pub due: Option<String>,
    /// State of the deadline.
    pub state: Option<State>,
    /// Exactly these missing facts, in any order.
    pub needs: Option<Vec<String>>,
    /// People counted.
    pub affected: Option<Affected>,
    /// Sent after the deadline.
    pub late: Option<bool>,
    /// Past the deadline and not sent.
    pub overdue: Option<bool>,
    /// Recipient: its id, or its name.
    pub to: Option<String>,
    /// Words of manner.
    pub manner: Option<String>,
    /// Pinpoint citation, exactly.
    pub cite: Option<String>,
    /// Each of these must be among the content.
    pub content: Vec<String>,
    /// Exactly these, in any order.
    pub must_not_say: Option<Vec<String>>,
    /// Exactly these, in any order.
    pub provide: Option<Vec<String>>,
}

/// State of a deadline as a bare word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Reckoned from known facts.
    Fixed,
    /// Reckoned from an assumed start.
    Provisional,
    /// Waits for an event.
    NotStarted,
    /// No number in the law.
    Open,
    /// Stands still.
    Paused,
}

impl State {
    /// Whether a deadline in this state has a last instant, so that a case must give it.
    pub fn has_instant(self) -> bool {
        matches!(self, Self::Fixed | Self::Provisional)
    }

    /// The word of the assessment.
    pub fn to_output(self) -> DueState {
        match self {
            Self::Fixed => DueState::Fixed,
            Self::Provisional => DueState::Provisional,
            Self::NotStarted => DueState::NotStarted,
            Self::Open => DueState::Open,
            Self::Paused => DueState::Paused,
        }
    }
}
