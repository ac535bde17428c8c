//! An assessment in pieces: the browser draws and listens between them.

use std::rc::Rc;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{errors, give};
use crate::assess::output::DutyOut;
use crate::engine::{Begun, Engine, Options};

/// An assessment that is under way: `step` until it gives false, then `head` once, then `duties` until there are none left.
///
/// Head and duties together are what `assess` gives. Rules that are added to the engine meanwhile do not count in it.
#[wasm_bindgen]
pub struct Assessing {
    engine: Rc<Engine>,
    begun: Option<Begun>,
    duties: std::vec::IntoIter<DutyOut>,
}

impl Assessing {
    pub(super) fn begin(engine: &Rc<Engine>, incident: &serde_json::Value, options: &Options) -> Result<Self, JsValue> {
        let begun = engine.begin(incident, options).map_err(|found| errors::incident(&found))?;
        Ok(Self { engine: Rc::clone(engine), begun: Some(begun), duties: Vec::new().into_iter() })
    }
}

#[wasm_bindgen]
impl Assessing {
    /// Judges so many laws more. Whether there are any left.
    pub fn step(&mut self, laws: usize) -> bool {
        self.begun.as_mut().is_some_and(|begun| self.engine.go_on(begun, laws))
    }

    /// The assessment, with an empty list of duties.
    ///
    /// @throws {ArgumentErrors} when it was given before
    #[wasm_bindgen(unchecked_return_type = "Assessment")]
    pub fn head(&mut self) -> Result<JsValue, JsValue> {
        let Some(mut begun) = self.begun.take() else {
            return Err(errors::argument("", "the head was given already".to_owned()));
        };
        while self.engine.go_on(&mut begun, usize::MAX) {}
        let mut found = self.engine.conclude(begun);
        self.duties = std::mem::take(&mut found.duties).into_iter();
        give::value(&found)
    }

    /// The next so many of its duties, in their order; none once all were given.
    #[wasm_bindgen(unchecked_return_type = "DutyOut[]")]
    pub fn duties(&mut self, count: usize) -> Result<JsValue, JsValue> {
        give::value(&self.duties.by_ref().take(count).collect::<Vec<_>>())
    }
}
