//! Changes, built and put into batches.

use serde_json::{Value, json};

use graph_backup_delta::{LanguageFacts, languages, snippet};

use super::{Class, SESSION, grows_as, guid};

fn change(with: &Value) -> String {
    let mut change = json!({"resource": "oneDriveForBusinessRestoreSession", "id": SESSION});
    change
        .as_object_mut()
        .unwrap()
        .append(&mut with.as_object().unwrap().clone());
    change.to_string()
}

fn guids(n: usize) -> Vec<String> {
    (0..n).map(guid).collect()
}

const CHANGES: &[Class] = &[
    ("additions and removals", |n| {
        change(&json!({"add": guids(n), "remove": guids(n), "destinationType": "new"}))
    }),
    ("no destination", |n| change(&json!({"add": guids(n)}))),
    ("one addition", |n| {
        change(&json!({"add": vec![guid(1); n], "destinationType": "new"}))
    }),
    ("opaque ids", |n| {
        change(&json!({"remove": (0..n).map(|it| format!("x{it}")).collect::<Vec<_>>()}))
    }),
    ("broken ids", |n| {
        change(&json!({"remove": (0..n).map(|it| guid(it)[1..].to_owned()).collect::<Vec<_>>()}))
    }),
    ("a long browse session", |n| {
        change(&json!({"add": guids(n), "browseSessionId": "x".repeat(n)}))
    }),
    ("a long session id", |n| {
        change(&json!({"id": "x".repeat(n), "remove": guids(n)}))
    }),
    ("a long key", |n| {
        change(&json!({"add": ["x".repeat(n)], "browseSessionId": SESSION}))
    }),
    ("a long name", |n| {
        change(
            &json!({"resource": "exchangeProtectionPolicy", "displayName": "x".repeat(n), "add": guids(n)}),
        )
    }),
];

#[test]
fn changes() {
    let built = |text: &str| graph_backup_delta::build(&serde_json::from_str(text).unwrap());
    grows_as(
        CHANGES,
        &[
            ("build", &|it| built(it).requests.len()),
            ("batch", &|it| {
                graph_backup_delta::batch(&built(it).requests)
                    .requests
                    .len()
            }),
            ("snippet", &|it| {
                let requests = built(it).requests;
                let Some(request) = requests.first() else {
                    return 0;
                };
                let code = |it: &LanguageFacts| snippet(request, it.language).expect("code").len();
                languages().iter().map(code).sum()
            }),
        ],
    );
}
