//! stub
use crate::stop::{End, Stop};
use crate::{rules, terminal};
#[derive(clap::Args)]
pub struct Args { #[command(flatten)] rules: rules::Choice }
pub fn run(args: &Args) -> Result<End, Stop> { terminal::data(&terminal::json(&args.rules.engine()?.vocabulary(), false)?)?; Ok(End::Fine) }
