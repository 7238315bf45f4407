//! The requests in `tests/fixtures/snippets`, in each language, as files that people have read.
//!
//! Where one differs, what was written is in `target/fixtures/snippets`: read it, and copy it over
//! the expected file where it is right.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use graph_backup_delta::{Method, Request, languages, snippet, snippets};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Given {
    method: String,
    url: String,
    body: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The cases whose files end in that: their names, and what is given.
fn cases<T: DeserializeOwned>(ending: &str) -> Vec<(String, T)> {
    let folder = root().join("tests/fixtures/snippets");
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut cases: Vec<_> = files.filter_map(|it| case(&it, ending)).collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(!cases.is_empty());
    cases
}

fn case<T: DeserializeOwned>(file: &Path, ending: &str) -> Option<(String, T)> {
    let name = file.file_name()?.to_str()?.strip_suffix(ending)?;
    let given = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    Some((name.to_owned(), given))
}

fn request(given: Given) -> Request {
    Request {
        method: match given.method.as_str() {
            "PATCH" => Method::Patch,
            "POST" => Method::Post,
            other => panic!("{other} is none that `build` makes"),
        },
        url: given.url,
        headers: BTreeMap::from([("Content-Type", "application/json")]),
        body: given.body,
    }
}

/// Compares what was written with a file, and gives the file's name where they differ.
fn differing(language: &str, name: &str, extension: &str, found: &str) -> Option<PathBuf> {
    let file = PathBuf::from(language).join([name, ".", extension].concat());
    let expected = root().join("tests/fixtures/snippets").join(&file);
    if fs::read_to_string(expected).is_ok_and(|it| it == found) {
        return None;
    }
    let found_in = root().join("target/fixtures/snippets").join(&file);
    fs::create_dir_all(found_in.parent().unwrap()).unwrap();
    fs::write(found_in, found).unwrap();
    Some(file)
}

#[track_caller]
fn assert_none(differing: &[PathBuf]) {
    assert!(
        differing.is_empty(),
        "{differing:?}: read what was written, in target/fixtures/snippets, and copy it to tests/fixtures/snippets where it is right"
    );
}

#[test]
fn requests_are_written_as_expected() {
    let mut all = Vec::new();
    for (name, given) in cases(".request.json") {
        let request = request(given);
        for facts in languages() {
            let found = snippet(&request, facts.language).unwrap();
            all.extend(differing(facts.name, &name, facts.extension, &found));
        }
    }
    assert_none(&all);
}

#[test]
fn several_requests_are_written_as_expected() {
    let mut all = Vec::new();
    for (name, given) in cases::<Vec<Given>>(".requests.json") {
        let requests: Vec<_> = given.into_iter().map(request).collect();
        for facts in languages().iter().filter(|it| it.several) {
            let found = snippets(&requests, facts.language).unwrap();
            all.extend(differing(facts.name, &name, facts.extension, &found));
        }
    }
    assert_none(&all);
}
