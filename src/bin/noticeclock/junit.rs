//! The outcome of case files as `JUnit` XML, without timings, so that the same outcome is the same file.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::stop::Stop;
use crate::test::{Group, Outcome};

/// The report: a suite a case file.
pub fn report(groups: &[Group], orphans: &[String]) -> Result<String, Stop> {
    let mut report = Report::new("noticeclock");
    for group in groups {
        let mut suite = TestSuite::new(&group.path);
        suite.add_test_cases(group.outcomes.iter().map(|outcome| case(group, outcome)));
        report.add_test_suite(suite);
    }
    if !orphans.is_empty() {
        let mut suite = TestSuite::new("every law has a case file");
        for law in orphans {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message("no case file judges this law");
            suite.add_test_case(TestCase::new(law, status));
        }
        report.add_test_suite(suite);
    }
    report.to_string().map_err(|error| Stop::because(format!("the report cannot be written: {error}")))
}

fn case(group: &Group, outcome: &Outcome) -> TestCase {
    let status = if outcome.findings.is_empty() {
        TestCaseStatus::success()
    } else {
        let text: Vec<String> = outcome.findings.iter().map(ToString::to_string).collect();
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(format!("{}:{}", group.path, outcome.line)).set_description(text.join("\n"));
        status
    };
    let mut case = TestCase::new(&outcome.name, status);
    case.set_classname(&group.law);
    case
}
