//! `noticeclock explain`: the whole proof of one duty, or what a law as a whole asks for and why for nothing else.

use std::path::PathBuf;

use noticeclock::export::text;

use crate::assess::When;
use crate::stop::{End, Stop};
use crate::{incident, rules, terminal};

#[derive(clap::Args)]
pub struct Args {
    /// The incident, .json or .ron; `-` reads standard input
    incident: PathBuf,
    /// Id of a duty, owed or not, for example us-tx/attorney-general; or of a law, for example us-tx
    duty: String,
    #[command(flatten)]
    when: When,
    #[command(flatten)]
    rules: rules::Choice,
    #[command(flatten)]
    form: terminal::Form,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let document = incident::read(&args.incident)?;
    let engine = args.rules.engine()?;
    let options = args.when.options(&document, true, &[])?;
    let assessment = engine.assess(&document.value, &options).map_err(|errors| document.refuse(&errors))?;
    // The incident is sound: what is wrong now is the id.
    let refuse = |errors: Vec<noticeclock::facts::IncidentError>| {
        let lines = errors.iter().map(|error| match &error.help {
            Some(help) => format!("{}; {help}", error.message),
            None => error.message.clone(),
        });
        Stop::because(lines.collect::<Vec<_>>().join("\n"))
    };
    if !args.duty.contains('/') {
        let law = engine.explain_law(&document.value, &args.duty, &options).map_err(refuse)?;
        args.form.give(&law, || text::explain_law(&law, terminal::layout()))?;
        return Ok(End::Fine);
    }
    let duty = engine.explain(&document.value, &args.duty, &options).map_err(refuse)?;
    args.form.give(&duty, || text::explain(&assessment, &duty, terminal::layout()))?;
    Ok(End::Fine)
}
