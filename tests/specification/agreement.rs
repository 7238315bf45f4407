//! Questions that several operations ask, and to which they once had different answers.

use graph_backup_delta::{
    Change, Evidence, HttpContext, ItemKind, Language, Method, Outcome, PlanOptions, Request,
    ResourceName, State, ValidateOptions, batch, build, interpret, plan_with, recognize, snippet,
    validate,
};
use serde_json::{Value, json};

const A: &str = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
const B: &str = "2b014d8c-71fe-4d00-a01a-31850bc5b32c";
const OWNER: &str = "5e000000-71fe-4d00-a01a-31850bc5b32c";

fn body(property: &str, items: &Value) -> String {
    json!({ property: items }).to_string()
}

fn interpreted(body: &str, answer: &Value) -> Outcome {
    let http = HttpContext::of_status(200);
    interpret(answer.to_string(), Some(body.as_bytes()), &http)
}

/// What such an item of a OneDrive session is, to all who read it.
#[track_caller]
fn reads_as(item: &Value, kind: ItemKind, name: &str) {
    let body = body("driveRestoreArtifacts@delta", &json!([item]));
    let report = validate(&body, &ValidateOptions::default());
    let outcome = interpreted(&body, &json!({"driveRestoreArtifacts@delta": []}));
    let read = &outcome.items[0];
    let counts = (report.additions, report.removals);
    assert_eq!((read.kind, read.state), (kind, State::Unconfirmed));
    let of_kind = match kind {
        ItemKind::Addition => ((1, 0), read.reference.as_deref()),
        ItemKind::Removal => ((0, 1), read.id.as_deref()),
    };
    assert_eq!((counts, Some(name)), of_kind);
}

#[test]
fn an_item_that_says_it_is_not_removed_and_what_to_add_is_an_addition() {
    let item = json!({"@removed": false, "id": A, "restorePointId": B, "destinationType": "new"});
    reads_as(&item, ItemKind::Addition, B);
}

#[test]
fn a_removal_without_its_sign_is_a_removal_of_which_silence_proves_nothing() {
    let item = json!({"removed": {"reason": "changed"}, "id": A});
    reads_as(&item, ItemKind::Removal, A);
}

#[test]
fn keys_in_two_casings_are_two() {
    let key = |key: String| json!({"browseSessionId": format!("m_{A}{B}"), "itemKey": key});
    let (one, other) = (format!("Abc,{A}"), format!("ABC,{}", A.to_uppercase()));
    let body = body(
        "granularDriveRestoreArtifacts@delta",
        &json!([key(one.clone()), key(other)]),
    );
    assert_eq!(validate(&body, &ValidateOptions::default()).findings, []);
    let id = [A; 4].join(",");
    let entry = json!({"id": id, "restoredItemKey": one, "status": "added"});
    let answer = json!({"granularDriveRestoreArtifacts@delta": [entry]});
    let outcome = interpreted(&body, &answer);
    let states: Vec<_> = outcome.items.iter().map(|it| it.state).collect();
    assert_eq!(states, [State::Added, State::Unconfirmed]);
    assert_eq!(outcome.items[1].id, None);
}

#[test]
fn an_id_of_four_guids_in_two_casings_is_one() {
    let id = [A; 4].join(",");
    let there = json!({"value": [
        {"id": id, "restoredItemKey": "key"},
        {"id": id.to_uppercase(), "restoredItemKey": "key"},
    ]});
    let target = Change {
        restore_job_type: Some(graph_backup_delta::RestoreJobType::Granular),
        ..Change::new(ResourceName::OneDriveForBusinessRestoreSession, OWNER)
    };
    let wants_nothing = PlanOptions { allow_empty: true };
    let planned = plan_with(there.to_string(), "[]", &target, wants_nothing);
    let change = planned.change.unwrap();
    assert_eq!(change.remove, [id]);
    assert_eq!(build(&change).findings, []);
}

#[test]
fn malformed_ids_of_sites_in_two_casings_are_one() {
    let site = format!("contoso.example,{A},{}", &B[1..]);
    let items = json!([{"siteId": site}, {"siteId": site.to_uppercase()}]);
    let body = body("siteProtectionUnits@delta", &items);
    let report = validate(&body, &ValidateOptions::default());
    let codes: Vec<_> = report.findings.iter().map(|it| it.code).collect();
    assert!(codes.contains(&"addition-duplicate"), "{codes:?}");
    let entry = json!({"id": A, "siteId": site, "status": "protectRequested"});
    let outcome = interpreted(&body, &json!({"siteProtectionUnits@delta": [entry]}));
    let states: Vec<_> = outcome.items.iter().map(|it| it.state).collect();
    assert_eq!(states, [State::Added; 2]);
}

#[test]
fn an_address_is_read_alike() {
    let sent = body(
        "mailboxProtectionUnits@delta",
        &json!([{"directoryObjectId": A}]),
    );
    let graph = "https://graph.microsoft.com";
    let policies = "solutions/backupRestore/exchangeProtectionPolicies";
    for address in [
        format!("/{policies}('{OWNER}')"),
        format!("/V1.0/{}/{OWNER}/", policies.to_lowercase()),
        format!("{graph}/v1.0/{policies}('{OWNER}')/"),
        format!("{graph}/V1.0/{}/{OWNER}?x=1", policies.to_lowercase()),
        format!("{graph}/v1.0/{policies}/%35{}", &OWNER[1..]),
    ] {
        let request = Request {
            method: Method::Patch,
            url: address.clone(),
            headers: [("Content-Type", "application/json")].into(),
            body: sent.clone(),
        };
        let text = serde_json::to_vec(&request).unwrap();
        let refused = interpret("", Some(&text), &HttpContext::of_status(429));
        let change = refused.retry.map(|it| it.change);
        let of = change.map(|it| (it.resource, it.id));
        let policy = ResourceName::ExchangeProtectionPolicy;
        assert_eq!(of, Some((policy, OWNER.to_owned())), "{address}");
        let recognized = recognize(&text);
        assert_eq!(recognized.id.as_deref(), Some(OWNER), "{address}");
        assert!(snippet(&request, Language::Curl).is_ok(), "{address}");
        // What is put into a batch must say to which version it goes, and to whom.
        if address.starts_with(graph) {
            let batched = batch(&[request]);
            assert_eq!(batched.findings, [], "{address}");
            assert!(batched.requests[0].body.contains(OWNER), "{address}");
        }
    }
}

#[test]
fn an_entry_that_names_nothing_may_be_about_any_removal() {
    let removal = json!([{"@removed": {"reason": "changed"}, "id": A}]);
    let body = body("driveRestoreArtifacts@delta", &removal);
    let told = |entry: Value| {
        let answer = json!({"driveRestoreArtifacts@delta": [entry]});
        interpreted(&body, &answer).items[0].state
    };
    for entry in [
        json!({}),
        json!({"ValueKind": 1}),
        json!("text"),
        Value::Null,
    ] {
        assert_eq!(told(entry), State::Unconfirmed);
    }
    assert_eq!(told(json!({"Id": A, "Status": "failed"})), State::Failed);
}

#[test]
fn what_became_of_an_item_is_named_as_in_json() {
    for it in ItemKind::ALL {
        assert_eq!(serde_json::to_value(it).unwrap(), it.name());
    }
    for it in State::ALL {
        assert_eq!(serde_json::to_value(it).unwrap(), it.name());
    }
    for it in Evidence::ALL {
        assert_eq!(serde_json::to_value(it).unwrap(), it.name());
    }
}

#[test]
fn what_is_longer_than_any_id_is_none() {
    let codes = |length| {
        let session = "a".repeat(length);
        let item = json!({"browseSessionId": session, "itemKey": "k"});
        let body = body("granularDriveRestoreArtifacts@delta", &json!([item]));
        let findings = validate(body, &ValidateOptions::default()).findings;
        findings.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert!(!codes(1_000).contains(&"id-malformed"));
    assert!(codes(1_001).contains(&"id-malformed"));
}
