//! Who must be told about a data breach, by which moment, how, and why.
//!
//! Facts of a breach go in, duties come out, each with its deadline, its recipient, its proof and its citation. The law is
//! data: RON files under `jurisdictions/`. The layers, from the bottom up, are the modules below in the order of
//! `ARCHITECTURE.md`; a module uses those above it in that list and never one below.

pub mod truth;
pub mod time;
pub mod facts;
pub mod law;
pub mod assess;
pub mod export;
pub mod pack;
pub mod engine;
pub mod cases;
#[cfg(feature = "wasm")]
pub mod wasm;
