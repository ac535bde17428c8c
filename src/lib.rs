//! Who must be told about a data breach, by which moment, how, and why.
//!
//! Facts of a breach go in, duties come out, each with its deadline, its recipient, its proof and its citation. The law is
//! data: RON files under `jurisdictions/`. The modules are layers, from the bottom up `truth`, `time`, `facts`, `law`, `assess`,
//! `export`, `pack`, `engine`, `cases`, `wasm`; each uses those before it in this list and never one after.

pub mod assess;
pub mod cases;
pub mod engine;
pub mod export;
pub mod facts;
pub mod law;
pub mod pack;
pub mod time;
pub mod truth;
#[cfg(feature = "wasm")]
pub mod wasm;
