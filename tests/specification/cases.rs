//! Cases of operations, a folder each: `tests/cases/<operation>/<case>/` holds what is given, in the form
//! that people have it in, `options.json`, and what is expected of it, `expected.json`.
//!
//! Where a result differs, the test says where what was found is. Read it; where it is right,
//! `ACCEPT_CASES=1 cargo test --test specification cases` writes it.

use std::fs;
use std::path::{Path, PathBuf};

use graph_backup_delta::{
    Change, CollectOptions, HttpContext, PlanOptions, collect, interpret_batch, plan_with,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A folder of one case.
struct Case(PathBuf);

impl Case {
    /// The bytes of the file of that name, whatever its ending.
    fn file(&self, name: &str) -> Vec<u8> {
        let files = entries(&self.0);
        let is_it = |it: &&PathBuf| it.file_stem().is_some_and(|it| it == name);
        let file = files.iter().find(is_it);
        fs::read(file.unwrap_or_else(|| panic!("{} has no {name}", self.0.display()))).unwrap()
    }

    /// Its options, or a part of them.
    fn options<T: DeserializeOwned>(&self, pointer: &str) -> T {
        self.maybe(pointer).expect("a part")
    }

    /// A part of its options that may not be there.
    fn maybe<T: DeserializeOwned>(&self, pointer: &str) -> Option<T> {
        let options: serde_json::Value = serde_json::from_slice(&self.file("options")).unwrap();
        let part = options.pointer(pointer)?.clone();
        Some(serde_json::from_value(part).expect("they are options"))
    }
}

/// An operation: the name of its folder, and what it makes of a case.
type Operation = (&'static str, fn(&Case) -> String);

const OPERATIONS: &[Operation] = &[
    ("collect", |case| {
        let options: CollectOptions = case.options("");
        written(&collect(case.file("input"), &options))
    }),
    ("interpret-batch", |case| {
        let http: HttpContext = case.options("");
        let request = case.file("request");
        written(&interpret_batch(case.file("answer"), Some(&request), &http))
    }),
    ("plan", |case| {
        let target: Change = case.options("/target");
        let options: PlanOptions = case.maybe("/options").unwrap_or_default();
        let (current, wanted) = (case.file("current"), case.file("wanted"));
        written(&plan_with(current, wanted, &target, options))
    }),
];

fn written(result: &impl Serialize) -> String {
    serde_json::to_string_pretty(result).expect("results are JSON") + "\n"
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn each_case_is_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = entries(&root.join("tests/cases"));
    let names: Vec<_> = folders
        .iter()
        .filter_map(|it| it.file_name()?.to_str())
        .collect();
    let operations: Vec<_> = OPERATIONS.iter().map(|it| it.0).collect();
    assert_eq!(names, operations, "each folder has its operation");
    let accepts = std::env::var_os("ACCEPT_CASES").is_some();
    let mut differing = Vec::new();
    for (operation, run) in OPERATIONS {
        let folders = entries(&root.join("tests/cases").join(operation));
        assert!(!folders.is_empty(), "{operation} has no cases");
        for folder in folders {
            let file = folder.join("expected.json");
            let found = run(&Case(folder));
            if fs::read_to_string(&file).is_ok_and(|it| it == found) {
                continue;
            }
            let found_in = if accepts {
                file
            } else {
                let inside = file.strip_prefix(root.join("tests")).expect("a test");
                root.join("target").join(inside)
            };
            fs::create_dir_all(found_in.parent().expect("a folder")).unwrap();
            fs::write(&found_in, found).unwrap();
            differing.extend((!accepts).then_some(found_in));
        }
    }
    assert!(
        differing.is_empty(),
        "read what was found, in {differing:?}; where it is right, set ACCEPT_CASES=1 to write it as what is expected"
    );
}
