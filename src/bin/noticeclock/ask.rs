//! `noticeclock ask`: the next question, and what each of its answers leads to.

use std::path::PathBuf;

use noticeclock::export::text;

use crate::assess::When;
use crate::stop::{End, Stop};
use crate::{incident, rules, terminal};

#[derive(clap::Args)]
pub struct Args {
    /// The incident, .json or .ron; `-` reads standard input
    incident: PathBuf,
    /// JSON path of an open fact, for example effects.acquired; without it, the most urgent question
    path: Option<String>,
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
    let options = args.when.options(&document, false, &[])?;
    let assessment = engine.assess(&document.value, &options).map_err(|errors| document.refuse(&errors))?;
    let asked = match &args.path {
        Some(path) => assessment.questions.iter().find(|question| question.path == *path),
        None => assessment.questions.first(),
    };
    let Some(question) = asked else {
        let Some(path) = &args.path else {
            terminal::say("Nothing is left to ask: no open fact changes a duty or a deadline.\n")?;
            return Ok(End::Fine);
        };
        let near =
            noticeclock::facts::nearest(path, assessment.questions.iter().map(|question| question.path.as_str()));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        return Err(Stop::because(format!("nothing hangs on `{path}`: it is known, or changes nothing{hint}")));
    };
    let leads = engine.answers(&document.value, &question.path, &options).map_err(|errors| document.refuse(&errors))?;
    args.form.give(&leads, || text::ask(&assessment, question, &leads, terminal::layout()))?;
    Ok(End::Fine)
}
