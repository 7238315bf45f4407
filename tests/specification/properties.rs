//! What must always hold, whatever the input.

use std::collections::BTreeSet;

use graph_backup_delta::{
    Add, Addition, Change, DestinationType, HttpContext, ItemKind, ResourceName, RestorePoint,
    RestorePointAddition, Severity, State, ValidateOptions, Version, build, interpret, plan,
    validate,
};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde_json::{Value, json};

const DELTA: &str = "driveRestoreArtifacts@delta";
const LIMIT: usize = 50;

fn guid() -> impl Strategy<Value = String> {
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
}

/// A change without fault.
fn change() -> impl Strategy<Value = Change> {
    let ids = || {
        btree_set(guid(), 0..130)
            .prop_map(Vec::from_iter)
            .prop_shuffle()
    };
    let destination = prop_oneof![Just(DestinationType::New), Just(DestinationType::InPlace)];
    (guid(), ids(), ids(), destination, any::<bool>()).prop_map(
        |(id, add, remove, destination, beta)| Change {
            version: if beta { Version::Beta } else { Version::V1 },
            add: add
                .into_iter()
                .enumerate()
                .map(|it| addition(it, destination))
                .collect(),
            remove,
            destination_type: Some(destination),
            ..Change::new(ResourceName::OneDriveForBusinessRestoreSession, id)
        },
    )
}

/// An id by itself or an addition, in turn.
fn addition((at, id): (usize, String), destination: DestinationType) -> Add {
    if at % 3 > 0 {
        return Add::Reference(format!(" {id}\n"));
    }
    Add::Addition(Addition::RestorePoint(RestorePointAddition {
        restore_point: RestorePoint { id },
        destination_type: (at % 2 == 0).then_some(destination),
        search_response_id: None,
    }))
}

fn reference(add: &Add) -> &str {
    match add {
        Add::Reference(id) => id.trim(),
        Add::Addition(Addition::RestorePoint(addition)) => &addition.restore_point.id,
        Add::Addition(other) => panic!("{other:?}"),
    }
}

fn items(body: &str) -> Vec<Value> {
    let body: Value = serde_json::from_str(body).expect("a body is strict JSON");
    body[DELTA].as_array().expect("a delta is an array").clone()
}

/// What the items of some bodies say, in the words of a change.
fn said(bodies: &[String]) -> (Vec<String>, Vec<String>, BTreeSet<String>) {
    let (mut added, mut removed, mut destinations) = (Vec::new(), Vec::new(), BTreeSet::new());
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    for item in bodies.iter().flat_map(|it| items(it)) {
        if item["@removed"] == json!({"reason": "changed"}) {
            removed.push(text(&item["id"]));
        } else {
            added.push(text(&item["restorePoint"]["id"]));
            destinations.insert(text(&item["destinationType"]));
        }
    }
    (added, removed, destinations)
}

proptest! {
    #[test]
    fn what_goes_in_comes_out_and_validate_accepts_it(change in change()) {
        let built = build(&change);
        prop_assert!(built.findings.iter().all(|it| it.code == "change-empty"));
        let bodies: Vec<_> = built.requests.iter().map(|it| it.body.clone()).collect();
        for body in &bodies {
            let report = validate(body, &ValidateOptions::default());
            prop_assert_eq!(report.findings, vec![]);
            prop_assert!((1..=LIMIT).contains(&items(body).len()));
        }
        let (added, removed, destinations) = said(&bodies);
        prop_assert_eq!(added, change.add.iter().map(|it| reference(it).to_owned()).collect::<Vec<_>>());
        prop_assert_eq!(removed, change.remove.clone());
        prop_assert!(destinations.len() <= 1);
        let count = change.add.len() + change.remove.len();
        prop_assert_eq!(built.requests.len(), count.div_ceil(LIMIT));
        for request in &built.requests {
            prop_assert!(request.url.ends_with(&change.id));
        }
    }

    #[test]
    fn what_is_built_of_any_text_has_no_errors(
        id in ".*",
        add in vec("[0-9a-f-]{34,38}|.{0,50}", 0..5),
        remove in vec("[0-9a-f-]{34,38}|.{0,50}", 0..5),
    ) {
        let change = json!({
            "resource": "oneDriveForBusinessRestoreSession",
            "id": id, "add": add, "remove": remove, "destinationType": "new",
        });
        let built = build(&serde_json::from_value(change).unwrap());
        let errors = built.findings.iter().any(|it| it.severity == Severity::Error);
        let nothing = add.is_empty() && remove.is_empty();
        prop_assert_eq!(built.requests.is_empty(), errors || nothing);
        let bodies: Vec<_> = built.requests.iter().map(|it| it.body.clone()).collect();
        prop_assert!(bodies.iter().all(|it| validate(it, &ValidateOptions::default()).valid));
        if !errors {
            let (added, removed, _) = said(&bodies);
            let trimmed = |ids: &[String]| ids.iter().map(|it| it.trim().to_owned()).collect::<Vec<_>>();
            prop_assert_eq!(added, trimmed(&add));
            prop_assert_eq!(removed, trimmed(&remove));
        }
    }

    #[test]
    fn every_item_has_one_outcome(change in change(), answer in answer(), status in prop::option::of(0u16..700)) {
        for request in build(&change).requests {
            let outcome = interpret(&answer, Some(request.body.as_bytes()), &HttpContext { status, ..HttpContext::default() });
            let items = items(&request.body);
            prop_assert_eq!(outcome.items.len(), items.len());
            let counts = outcome.counts;
            let counted = counts.added + counts.removed + counts.failed + counts.unconfirmed;
            prop_assert_eq!(counted, items.len());
            for (item, asked) in outcome.items.iter().zip(&items) {
                let removal = asked.get("@removed").is_some();
                prop_assert_eq!(item.kind == ItemKind::Removal, removal);
                prop_assert_eq!(item.state == State::Failed, item.error.is_some());
            }
        }
    }

    /// Items that are plain are judged by a quick way, those written alike by a quicker one; an
    /// annotation, which changes nothing, has them judged at length.
    #[test]
    fn the_quick_way_finds_what_the_long_way_finds(
        items in vec((0u8..90, 0u8..9, any::<bool>(), 0usize..20, 0usize..20), 1..90),
    ) {
        let item = |(n, kind, upper, _, _): &(u8, u8, bool, usize, usize), more: &str| {
            let id = format!("{n:08x}-71fe-4d00-a01a-31850bc5b3af");
            let id = if *upper { id.to_ascii_uppercase() } else { id };
            match kind {
                0 => format!(r#"{{{more}"id":"{id}","@removed":{{"reason":"deleted"}}}}"#),
                1 => format!(r#"{{{more}"@removed":{{}},"id":"{id}"}}"#),
                2 => format!(r#"{{{more}"restorePoint":{{"id":"{}"}},"destinationType":"new"}}"#, &id[1..]),
                3 => format!(r#"{{{more}"restorePoint":{{"id":"{id}"}},"destinationType":"inPlace"}}"#),
                4 => format!(r#"{{{more}"destinationType":"new","restorePoint":{{"id":"{id}"}}}}"#),
                _ => format!(r#"{{{more}"restorePoint":{{"id":"{id}"}},"destinationType":"new"}}"#),
            }
        };
        let written = |more: &str| {
            let mut text = format!("{{\"{DELTA}\":[");
            for (at, wish) in items.iter().enumerate() {
                if at > 0 {
                    // Most are parted alike, as a program does; some as no program does.
                    text += [",", ",\n  ", ",//\n", "/**/,", "  "].get(wish.3).unwrap_or(&", ");
                }
                let item = item(wish, more);
                text += &if wish.4 == 0 { item.replace(':', ": ") } else { item };
            }
            text + "]}"
        };
        let report = |text: String| validate(text, &ValidateOptions::default());
        let (quick, long) = (report(written("")), report(written("\"@x\":1,")));
        prop_assert_eq!((quick.additions, quick.removals), (long.additions, long.removals));
        prop_assert_eq!(quick.additions + quick.removals, items.len());
        let known = |report: &graph_backup_delta::Report| report.findings.iter().map(|it| {
            (it.code, it.pointer.clone(), it.message.clone(), it.related.clone())
        }).collect::<Vec<_>>();
        prop_assert_eq!(known(&quick), known(&long));
    }

    #[test]
    fn a_csv_is_read_as_it_was_written(
        // A line of a cell that starts with `/*` is taken for a comment, and the list refused.
        rows in vec(("[ -.0-~é\\n]{0,12}", guid(), "[a-z;,|\"#]{0,6}"), 1..8),
        delimiter in prop::sample::select(vec![",", ";", "|", "\t"]),
        end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        // A letter or a sign by itself may tick a row, and a short word say yes or no: both are told.
        let cell = |cell: &str| quoted(&if cell.is_empty() { String::new() } else { format!("{cell} bgkqz") });
        let mut csv = ["name", "Object Id", "note"].join(delimiter) + end;
        for (name, id, note) in &rows {
            csv += &([cell(name), id.clone(), cell(note)].join(delimiter) + end);
        }
        let policy = Change::new(ResourceName::ExchangeProtectionPolicy, "5");
        let ids: Vec<_> = rows.iter().map(|it| it.1.clone()).collect();
        let planned = plan("[]", &csv, &policy);
        prop_assert_eq!(planned.findings, vec![]);
        let add: Vec<_> = planned.change.unwrap().add.iter().map(|it| reference(it).to_owned()).collect();
        let mut once = BTreeSet::new();
        prop_assert_eq!(add, ids.into_iter().filter(|it| once.insert(it.clone())).collect::<Vec<_>>());
    }

    #[test]
    fn no_line_of_a_list_is_lost_in_silence(
        lines in vec(prop_oneof![3 => guid(), 1 => "[a-z\";|,#./ -]{0,10}", 1 => Just("objectId;x".to_owned())], 0..6),
    ) {
        let policy = Change::new(ResourceName::ExchangeProtectionPolicy, "5");
        let list = lines.join("\n");
        let Some(change) = plan("[]", &list, &policy).change else {
            return Ok(());
        };
        let added: Vec<_> = change.add.iter().map(reference).collect();
        // A quoted cell may hold lines; it is not where ids are.
        for line in lines.iter().filter(|_| !list.contains('"')) {
            let is_guid = line.len() == 36 && line.matches('-').count() == 4;
            prop_assert!(!is_guid || added.contains(&line.as_str()), "{list}");
        }
    }

    #[test]
    fn nothing_panics(bytes in vec(any::<u8>(), 0..200), other in ".{0,200}", cut in any::<prop::sample::Index>()) {
        let seed = include_bytes!("../fixtures/seed/answer.txt");
        for text in [&bytes, other.as_bytes(), &seed[..cut.index(seed.len())]] {
            let _ = validate(text, &ValidateOptions::default());
            let _ = interpret(text, None, &HttpContext::default());
            let _ = interpret(text, Some(&bytes), &HttpContext::of_status(503));
            let _ = interpret(seed, Some(text), &HttpContext::default());
            let _ = plan(text, &bytes, &Change::new(ResourceName::SharePointProtectionPolicy, "5"));
        }
    }
}

/// Something like an answer: entries that may be anything.
fn answer() -> impl Strategy<Value = String> {
    let text = || {
        prop_oneof![
            guid().prop_map(Value::from),
            Just(json!("")),
            Just(json!(null)),
            Just(json!(4))
        ]
    };
    let failure = prop_oneof![
        Just(json!(null)),
        Just(json!({})),
        Just(
            json!({"failedOperation": "remove", "responseCode": 409, "info": {"code": "Invalid"}})
        ),
        Just(json!({"failedOperation": "insert", "responseCode": "x", "info": null})),
    ];
    let entry = (text(), text(), text(), failure).prop_map(|(id, reference, status, failure)| {
        json!({"id": id, "restorePoint": {"id": reference}, "status": status,
            "@Core.DataModificationException": failure})
    });
    let entry = prop_oneof![4 => entry, 1 => text(), 1 => text().prop_map(|id| json!({"id": id, "@removed": {}}))];
    let entries = vec(entry, 0..6);
    let answer = (entries, any::<bool>()).prop_map(|(entries, error)| match error {
        false => json!({ DELTA: entries }).to_string(),
        true => json!({"error": {"code": "InvalidRestorePoint", "message": "No"}}).to_string(),
    });
    prop_oneof![8 => answer, 1 => ".{0,40}"]
}

/// Items alike are judged once: two letters in another case, which is one bit of each, make an item another
/// one, wherever they stand.
#[test]
fn an_item_with_two_letters_in_another_case_is_not_like_the_one_before() {
    let item = |at: usize| {
        format!(
            r#"{{"restorePoint":{{"id":"b{at:07x}-71fe-4d00-a01a-31850bc5b32c"}},"destinationType":"inPlace"}}"#
        )
    };
    let (before, after) = (item(1), item(2));
    let behind_id = after.find("\"},\"").unwrap();
    let is_letter = |at: &usize| after.as_bytes()[*at].is_ascii_alphabetic();
    let letters: Vec<_> = (behind_id..after.len()).filter(is_letter).collect();
    for (nth, at) in letters.iter().enumerate() {
        for other in &letters[..nth] {
            let mut changed = after.clone().into_bytes();
            changed[*at] ^= 0x20;
            changed[*other] ^= 0x20;
            let changed = String::from_utf8(changed).unwrap();
            let body = format!(r#"{{"{DELTA}":[{before},{changed}]}}"#);
            let report = validate(&body, &ValidateOptions::default());
            assert!(!report.findings.is_empty(), "{body}");
        }
    }
}
