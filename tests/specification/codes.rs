//! Each code of a finding stands in what is expected of some case: a rule that nothing shows may say
//! anything.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use graph_backup_delta::{
    Add, Change, DestinationType, RULES, ResourceName, build, codes, explain,
};
use serde_json::Value;

/// What no case can show, and the test that does: in Rust a change and a body have a type, and a list of
/// more than 10,000 is no case that people would read.
const ELSEWHERE: [(&str, &str); 6] = [
    ("change-malformed", "tests/node/plan-target.test.mjs"),
    ("change-property-duplicate", "tests/node/change.test.mjs"),
    ("not-serializable", "tests/node/standard-schema.test.mjs"),
    ("plan-unreadable", "tests/node/plan-target.test.mjs"),
    ("requests-malformed", "src/batch.rs"),
    ("change-bulk", "tests/specification/codes.rs"),
];

/// What `build` tells of the change first.
const NEVER: [&str; 1] = ["search-response-missing"];

/// What files in a folder, and in those in it, hold whose names end in that.
fn texts_in(folder: &str, endings: &[&str]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let (mut folders, mut texts) = (vec![folder], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|it| name.ends_with(it)) {
                texts.push(fs::read_to_string(&path).expect("text"));
            }
        }
    }
    texts
}

fn collect_codes(value: &Value, codes: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            // An error of the service has a code, too, and no severity.
            if let (Some(code), Some(_)) = (members.get("code"), members.get("severity")) {
                codes.extend(code.as_str().map(str::to_owned));
            }
            members.values().for_each(|it| collect_codes(it, codes));
        }
        Value::Array(elements) => elements.iter().for_each(|it| collect_codes(it, codes)),
        _ => {}
    }
}

#[test]
fn each_code_stands_in_what_is_expected_of_some_case() {
    let endings = [
        ".report.json",
        ".built.json",
        ".outcome.json",
        "expected.json",
    ];
    let mut codes = BTreeSet::new();
    for folder in ["tests/fixtures", "tests/cases"] {
        for text in texts_in(folder, &endings) {
            let value = serde_json::from_str(&text).expect("what is expected is JSON");
            collect_codes(&value, &mut codes);
        }
    }
    for (code, file) in ELSEWHERE {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file));
        assert!(
            text.unwrap().contains(&format!("\"{code}\"")),
            "{code} is not in {file}"
        );
        assert!(
            codes.insert(code.to_owned()),
            "{code} stands in a case, too"
        );
    }
    codes.extend(NEVER.map(str::to_owned));
    let missing = RULES.iter().filter(|it| !codes.contains(it.code));
    let missing: Vec<_> = missing.map(|it| it.code).collect();
    assert!(
        missing.is_empty(),
        "{missing:?}: no expected file holds a finding of these rules; add a case to tests/fixtures or tests/cases"
    );
}

#[test]
fn all_codes_can_be_explained() {
    let all = codes();
    assert!(all.iter().all(|it| explain(it).is_some()));
    for code in ["id-malformed", "PolicyActionNotAllowed", "ArtifactNotFound"] {
        assert!(all.contains(&code), "{code}");
    }
}

#[test]
fn many_restores_are_told_of_the_bulk_request() {
    let codes_of = |count: usize, resource| {
        let id = |at| format!("b{at:07x}-8ab2-4d00-a01a-31850bc5b32c");
        let mut change = Change::new(resource, id(0));
        change.add = (1..=count).map(|at| Add::Reference(id(at))).collect();
        if resource == ResourceName::SharePointRestoreSession {
            change.destination_type = Some(DestinationType::New);
        }
        let findings = build(&change).findings;
        findings.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    let sites = ResourceName::SharePointRestoreSession;
    assert_eq!(codes_of(1_000, sites), <[&str; 0]>::default());
    assert_eq!(codes_of(1_001, sites), ["change-bulk"]);
    let mailboxes = ResourceName::ExchangeProtectionPolicy;
    assert_eq!(codes_of(1_001, mailboxes), <[&str; 0]>::default());
}
