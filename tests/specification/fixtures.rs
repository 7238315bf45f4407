//! Bodies, changes and answers in `tests/fixtures`, each beside the result that is expected of it.
//!
//! Where a result differs, what was found is written to `target/fixtures`: read it, and copy it over
//! the expected file where it is right.

use std::fs;
use std::path::{Path, PathBuf};

use graph_backup_delta::{Change, HttpContext, ValidateOptions, build, interpret, validate};
use serde::Serialize;

fn directory(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// The names of the files in a directory that end in `ending`, without it.
fn names(directory: &Path, ending: &str) -> Vec<String> {
    let files = fs::read_dir(directory).expect("the fixtures are there");
    let names = files.map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names
        .filter_map(|it| it.strip_suffix(ending).map(str::to_owned))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    names
}

/// Compares a result with the expected file; gives whether they agree.
fn agrees(expected: &Path, found: &impl Serialize) -> bool {
    let found = serde_json::to_string_pretty(found).unwrap() + "\n";
    let agrees = fs::read_to_string(expected).is_ok_and(|it| it == found);
    if !agrees {
        let found_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fixtures");
        fs::create_dir_all(&found_in).unwrap();
        let found_in = found_in.join(expected.file_name().unwrap());
        fs::write(&found_in, found).unwrap();
        eprintln!("{} differs from {}", found_in.display(), expected.display());
    }
    agrees
}

#[track_caller]
fn check_each(directory_name: &str, ending: &str, mut agrees_for: impl FnMut(&Path, &str) -> bool) {
    let directory = directory(directory_name);
    let mut differing = names(&directory, ending);
    differing.retain(|name| !agrees_for(&directory, name));
    assert!(
        differing.is_empty(),
        "{differing:?}: read what was found, in target/fixtures, and copy it over the expected file where it is right"
    );
}

#[test]
fn bodies_are_judged_as_expected() {
    check_each("validate", ".json", |directory, name| {
        if name.ends_with(".report") {
            return true;
        }
        let body = fs::read(directory.join(format!("{name}.json"))).unwrap();
        let report = validate(body, &ValidateOptions::default());
        agrees(&directory.join(format!("{name}.report.json")), &report)
    });
}

#[test]
fn changes_are_built_as_expected() {
    check_each("build", ".change.json", |directory, name| {
        let change = fs::read_to_string(directory.join(format!("{name}.change.json"))).unwrap();
        let change: Change = serde_json::from_str(&change).expect("a change");
        agrees(
            &directory.join(format!("{name}.built.json")),
            &build(&change),
        )
    });
}

#[test]
fn answers_are_interpreted_as_expected() {
    check_each("interpret", ".answer.json", |directory, name| {
        let file = |ending: &str| fs::read(directory.join(format!("{name}.{ending}.json")));
        let answer = file("answer").unwrap();
        let http = file("http").map_or_else(
            |_| HttpContext::default(),
            |it| serde_json::from_slice(&it).expect("a status"),
        );
        let outcome = interpret(answer, file("request").ok().as_deref(), &http);
        agrees(&directory.join(format!("{name}.outcome.json")), &outcome)
    });
}
