//! Cases of operations, a folder each: `tests/cases/<operation>/<case>/` holds what is given, in the form
//! that people have it in, `options.json`, and what is expected of it, `expected.json`.
//!
//! Where a result differs, the test shows how. Read that; where it is right, `ACCEPT_CASES=1 cargo test
//! --test cases` writes it.

use std::fs;
use std::path::{Path, PathBuf};

use graph_backup_delta::{Change, CollectOptions, PlanOptions, collect, plan_with};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A folder of one case.
struct Case {
    folder: PathBuf,
}

impl Case {
    /// The bytes of the file of that name, whatever its ending.
    fn file(&self, name: &str) -> Vec<u8> {
        let files = folders_and_files(&self.folder);
        let is_it = |it: &&PathBuf| it.file_stem().is_some_and(|it| it == name);
        let file = files.iter().find(is_it);
        let file = file.unwrap_or_else(|| panic!("{} has no {name}", self.folder.display()));
        fs::read(file).expect("a file")
    }

    /// A part of its options.
    fn options<T: DeserializeOwned>(&self, part: Option<&str>) -> T {
        let options: serde_json::Value =
            serde_json::from_slice(&self.file("options")).expect("options are JSON");
        let part = part.map_or(&options, |it| &options[it]);
        serde_json::from_value(part.clone()).expect("they are options")
    }
}

/// An operation: the name of its folder, and what it makes of a case.
type Operation = (&'static str, fn(&Case) -> String);

/// Every operation that has cases.
const OPERATIONS: &[Operation] = &[
    ("collect", |case| {
        let options: CollectOptions = case.options(None);
        written(&collect(case.file("input"), &options))
    }),
    ("plan", |case| {
        let target: Change = case.options(Some("target"));
        let options: Option<PlanOptions> = case.options(Some("options"));
        let (current, wanted) = (case.file("current"), case.file("wanted"));
        written(&plan_with(
            current,
            wanted,
            &target,
            options.unwrap_or_default(),
        ))
    }),
];

fn written(result: &impl Serialize) -> String {
    serde_json::to_string_pretty(result).expect("results are JSON") + "\n"
}

fn folders_and_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn each_case_is_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let accepts = std::env::var_os("ACCEPT_CASES").is_some();
    let mut differing = Vec::new();
    for (operation, run) in OPERATIONS {
        let folders = folders_and_files(&root.join(operation));
        assert!(!folders.is_empty(), "{operation} has no cases");
        for folder in folders {
            let file = folder.join("expected.json");
            let name = folder.strip_prefix(&root).unwrap_or(&folder).to_owned();
            let found = run(&Case { folder });
            let expected = fs::read_to_string(&file).unwrap_or_default();
            if found == expected {
                continue;
            }
            if accepts {
                fs::write(&file, &found).expect("the file is written");
                continue;
            }
            println!("{}:\n{}", name.display(), difference(&expected, &found));
            differing.push(name);
        }
    }
    assert_eq!(differing, Vec::<PathBuf>::new());
}

/// The lines that differ, but for those at the start and the end that do not.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same = |one: &[&str], other: &[&str]| {
        let pairs = one.iter().zip(other);
        pairs.take_while(|(one, other)| one == other).count()
    };
    let start = same(&expected, &found);
    let reversed = |lines: &[&'_ str]| {
        lines
            .iter()
            .rev()
            .map(|it| (*it).to_owned())
            .collect::<Vec<_>>()
    };
    let (one, other) = (reversed(&expected[start..]), reversed(&found[start..]));
    let end = one
        .iter()
        .zip(&other)
        .take_while(|(one, other)| one == other)
        .count();
    let part = |lines: &[&str], sign: &str| {
        let lines = &lines[start..lines.len() - end];
        let lines: Vec<_> = lines.iter().map(|it| format!("{sign} {it}\n")).collect();
        lines.concat()
    };
    part(&expected, "-") + &part(&found, "+")
}
