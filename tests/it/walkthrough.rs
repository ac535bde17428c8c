//! The walkthrough of CONTRIBUTING.md, replayed as it stands there: a new law and its cases, added to the rules on board.

use noticeclock::cases::{self, is_case_file};
use noticeclock::engine::{Engine, SourceFile};

use super::support::{Test, text, trials};

trials![
    the_law_of_the_walkthrough_loads_and_its_cases_pass,
    the_command_line_of_the_walkthrough_runs,
    its_typo_is_underlined
];

/// The RON blocks of the document that begin with their path.
fn blocks() -> Vec<SourceFile> {
    let document = text("CONTRIBUTING.md");
    let blocks: Vec<SourceFile> = document
        .split("```ron\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"))
        .filter_map(|(block, _)| {
            let path = block.lines().next()?.strip_prefix("// ")?;
            Some(SourceFile { path: path.to_owned(), text: block.to_owned() })
        })
        .collect();
    assert_eq!(blocks.len(), 2, "a law and its cases");
    blocks
}

fn the_law_of_the_walkthrough_loads_and_its_cases_pass() {
    let (files, laws): (Vec<SourceFile>, Vec<SourceFile>) =
        blocks().into_iter().partition(|file| is_case_file(&file.text));
    let mut engine = Engine::bundled().expect("the rules on board are sound");
    engine.add_rules(laws).unwrap_or_else(|problems| panic!("{problems:#?}"));
    for file in &files {
        let file = cases::read(file).unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert!(file.cases.len() >= 5);
        for case in &file.cases {
            let found = cases::judge(&engine, &file.law, case);
            let list: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert!(found.is_empty(), "{}\n{}", case.name, list.join("\n"));
        }
    }
}

fn the_command_line_of_the_walkthrough_runs() {
    let mut test = Test::new();
    for block in blocks() {
        test = test.file(&format!("own/{}", block.path), &block.text);
    }
    test.args("test own --law contract-northwind").stdout_has("6 cases of 1 file: 6 as expected, 0 otherwise").run();
}

fn its_typo_is_underlined() {
    let law = blocks().into_iter().find(|file| !is_case_file(&file.text)).unwrap();
    let test = Test::new()
        .file("own/contract-northwind.ron", &law.text.replace("AnyData([name, email,", "AnyData([name, emial,"));
    test.args("check own").status(1).stdout_has("emial").stdout_has("^^^^^").stdout_has("`email`").run();
}
