//! The requests in `tests/fixtures/snippets`, in each language, as files that people have read.
//!
//! Where one differs, what was written is in `target/fixtures/snippets`: read it, and copy it over
//! the expected file where it is right.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use graph_backup_delta::{Method, Request, languages, snippet};
use serde::Deserialize;

const ENDING: &str = ".request.json";

#[derive(Deserialize)]
struct Given {
    url: String,
    body: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of the cases, each with its request.
fn cases() -> Vec<(String, Request)> {
    let folder = root().join("tests/fixtures/snippets");
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut cases: Vec<_> = files.filter_map(|it| case(&it)).collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(!cases.is_empty());
    cases
}

fn case(file: &Path) -> Option<(String, Request)> {
    let name = file.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let given: Given = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let request = Request {
        method: Method::Patch,
        url: given.url,
        headers: BTreeMap::from([("Content-Type", "application/json")]),
        body: given.body,
    };
    Some((name.to_owned(), request))
}

#[test]
fn requests_are_written_as_expected() {
    let mut differing = Vec::new();
    for (name, request) in cases() {
        for facts in languages() {
            let file = PathBuf::from(facts.name).join([&name, ".", facts.extension].concat());
            let found = snippet(&request, facts.language).unwrap();
            let expected = root().join("tests/fixtures/snippets").join(&file);
            if fs::read_to_string(expected).is_ok_and(|it| it == found) {
                continue;
            }
            let found_in = root().join("target/fixtures/snippets").join(&file);
            fs::create_dir_all(found_in.parent().unwrap()).unwrap();
            fs::write(found_in, found).unwrap();
            differing.push(file);
        }
    }
    assert_eq!(differing, Vec::<PathBuf>::new());
}
