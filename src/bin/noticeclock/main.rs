//! Noticeclock on the command line: files, clock and terminal around the library.

mod ask;
mod assess;
mod batch;
mod chart;
mod check;
mod cli;
mod clock;
mod diff;
mod explain;
mod incident;
mod junit;
mod laws;
mod problems;
mod rules;
mod sarif;
mod stop;
mod terminal;
mod test;
mod verify;
mod vocabulary;

fn main() -> std::process::ExitCode {
    cli::run()
}
