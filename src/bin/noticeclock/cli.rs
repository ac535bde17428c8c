//! The arguments, and which subcommand gets them.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::stop::{End, Stop};
use crate::{ask, assess, batch, check, diff, explain, laws, test, verify, vocabulary};

/// Who must be told about a data breach, by which moment, how, and why.
///
/// Exit codes: 0 fine; 1 findings, failed cases or differences; 2 bad input.
#[derive(Parser)]
#[command(name = "noticeclock", version, disable_help_subcommand = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List every duty of an incident, the next deadline first
    Assess(assess::Args),
    /// Show the whole proof of one duty, or why a law asks for what it asks
    Explain(explain::Args),
    /// Ask the next question, and show what each of its answers leads to
    Ask(ask::Args),
    /// Compare two incidents, or two sets of rules over one incident
    Diff(diff::Args),
    /// Run a receipt again and say whether the same bytes come out
    Verify(verify::Args),
    /// Assess many incidents, one JSON document a line
    Batch(batch::Args),
    /// List the laws on file: status, dates, citations, review
    Laws(laws::Args),
    /// List the words that incidents and laws may use; places and time zones stand in the JSON alone
    Vocabulary(vocabulary::Args),
    /// Check rule files and show every problem at its place
    Check(check::Args),
    /// Run lawyers' case files
    Test(test::Args),
}

/// Reads the arguments of the process and does what they ask for.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors; a reader who closed the pipe early is none either.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let end = match cli.command {
        Command::Assess(args) => assess::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Ask(args) => ask::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Laws(args) => laws::run(&args),
        Command::Vocabulary(args) => vocabulary::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Test(args) => test::run(&args),
    };
    match end {
        Ok(End::Fine) | Err(Stop::PipeClosed) => ExitCode::SUCCESS,
        Ok(End::Findings) => ExitCode::from(1),
        Err(Stop::BadInput(text)) => {
            crate::terminal::complain(&text);
            ExitCode::from(2)
        }
    }
}
