//! Every case of every case file as a test of its own, named by law and case.

use libtest_mimic::{Failed, Trial};
use noticeclock::cases::{self, CaseFile};
use noticeclock::engine::SourceFile;

use super::support::{bundled, tree};

/// One trial a case; a file that cannot be read is one failing trial.
pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (path, text) in tree("tests/cases", ".ron") {
        match cases::read(&SourceFile { path: path.clone(), text }) {
            Ok(file) => trials.extend(of(file)),
            Err(problems) => trials.push(Trial::test(path, move || {
                let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
                Err(Failed::from(list.join("\n")))
            })),
        }
    }
    trials
}

fn of(file: CaseFile) -> Vec<Trial> {
    let (law, path) = (file.law, file.path);
    file.cases
        .into_iter()
        .map(|case| {
            let (law, path) = (law.clone(), path.clone());
            Trial::test(format!("case::{law}::{}", case.name), move || {
                let found = cases::judge(bundled(), &law, &case);
                if found.is_empty() {
                    return Ok(());
                }
                let list: Vec<String> = found.iter().map(ToString::to_string).collect();
                Err(Failed::from(format!("{path}:{}\n{}", case.line, list.join("\n"))))
            })
        })
        .collect()
}
