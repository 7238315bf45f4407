//! Failures in places where nobody looks for them: none of them is read as done.

use graph_backup_delta::{BatchOutcome, HttpContext, Outcome, State, interpret, interpret_batch};
use serde_json::{Value, json};

const SESSION: &str = "5e551000-8ab2-4d00-a01a-31850bc5b32c";
const POINT: &str = "b0000001-71fe-4d00-a01a-31850bc5b32c";
const REMOVED: &str = "e0000001-71fe-4d00-a01a-31850bc5b32c";

/// The answer to a request that adds one artifact and removes another, with more members in the entry,
/// and beside the array.
fn outcome(in_entry: &Value, beside: &Value) -> Outcome {
    let address = format!("/v1.0/solutions/backupRestore/sharePointRestoreSessions/{SESSION}");
    let request = json!({ "method": "PATCH", "url": address, "body": { "siteRestoreArtifacts@delta": [
        { "restorePoint": { "id": POINT }, "destinationType": "new" },
        { "@removed": { "reason": "changed" }, "id": REMOVED },
    ] } });
    let mut entry = json!({ "id": "f0000001-71fe-4d00-a01a-31850bc5b32c", "status": "added",
        "restorePoint": { "id": POINT }, "destinationType": "new" });
    let add = |to: &mut Value, from: &Value| {
        let from = from.as_object().unwrap().clone();
        to.as_object_mut().unwrap().extend(from);
    };
    add(&mut entry, in_entry);
    let mut answer = json!({ "id": SESSION, "siteRestoreArtifacts@delta": [entry] });
    add(&mut answer, beside);
    interpret(
        answer.to_string(),
        Some(request.to_string().as_bytes()),
        &HttpContext::of_status(200),
    )
}

fn states(outcome: &Outcome) -> Vec<State> {
    outcome.items.iter().map(|it| it.state).collect()
}

#[test]
fn in_an_entry() {
    let plain = states(&outcome(&json!({}), &json!({})));
    assert_eq!(plain, [State::Added, State::Removed]);
    for hidden in [
        json!({ "odata.error": { "code": "x" } }),
        json!({ "innerError": { "code": "InvalidRestoreTime" } }),
        json!({ "errorDetails": [{ "message": "x" }] }),
        json!({ "failureReason": "x" }),
        json!({ "responseCode": 404 }),
        json!({ "httpStatusCode": "500" }),
        json!({ "success": false }),
        json!({ "IsSuccess": false }),
        json!({ "lastError": { "code": "x" } }),
        json!({ "Last_Error": "x" }),
        json!({ "exception": "x" }),
        json!({ "failure": { "message": "x" } }),
        json!({ "fault": { "faultstring": "x" } }),
        json!({ "responseCode": 409 }),
        json!({ "statusCode": "409 Conflict" }),
        json!({ "StatusCode": 500 }),
        json!({ "code": "ArtifactNotFound", "message": "x" }),
        json!({ "errorMessage": "x" }),
        json!({ "hasErrors": true }),
        json!({ "@Core.Messages": [{ "severity": "error", "message": "x" }] }),
        json!({ "@Core.DataModificationException": [{ "info": { "code": "InvalidRestoreTime" } }] }),
    ] {
        let found = outcome(&hidden, &json!({}));
        assert_eq!(states(&found)[0], State::Failed, "{hidden}");
    }
    for plain in [
        json!({ "responseCode": 200, "success": true }),
        json!({ "failureReason": null, "innerError": {}, "errorDetails": [] }),
        json!({ "@Core.Messages": [{ "severity": "info", "message": "x" }] }),
        json!({ "errorCode": "", "lastError": "none", "errorMessage": " ", "fault": {} }),
        json!({ "errorCode": "noError", "failed": 0, "hasErrors": "false", "statusCode": "201 Created" }),
        json!({ "error": { "@odata.type": "#microsoft.graph.publicError", "code": null } }),
        json!({ "error@odata.type": "#microsoft.graph.publicError", "error": null }),
        json!({ "responseCode": 0, "code": 200, "error": { "code": 0, "message": "" } }),
        json!({ "restorePoint": { "id": POINT, "error": null }, "isDefaultLocation": true }),
        json!({ "restorePoint": { "id": POINT, "message": "x", "statusCode": 200 } }),
        json!({ "restoredSiteName": "Error", "result": "added", "note": "failed once before" }),
    ] {
        let found = outcome(&plain, &json!({}));
        assert_eq!(states(&found), [State::Added, State::Removed], "{plain}");
        assert_eq!(found.total, 0, "{plain}");
    }
    for unclear in [
        json!({ "restorePoint": { "id": POINT, "error": { "code": "x" } } }),
        json!({ "restorePoint": { "id": POINT, "Exception": "x" } }),
        json!({ "provisioningFailureState": "x" }),
        json!({ "rejectedBy": "policy" }),
        json!({ "responseCode": 1 }),
        json!({ "httpStatus": "Conflict" }),
        json!({ "@microsoft.graph.error": "x" }),
        json!({ "result": "Failure" }),
        json!({ "outcome": "rejected" }),
        json!({ "operation": { "State": "FAILED" } }),
    ] {
        let found = outcome(&unclear, &json!({}));
        assert_eq!(states(&found)[0], State::Unconfirmed, "{unclear}");
        assert_eq!(found.findings[0].code, "answer-failure-unclear");
    }
}

#[test]
fn beside_the_entries() {
    for hidden in [
        json!({ "status": "failed" }),
        json!({ "status": "rejected" }),
        json!({ "result": "Failure" }),
        json!({ "success": false }),
        json!({ "errors": [{ "code": "x", "message": "y" }] }),
        json!({ "@Core.DataModificationException": { "info": { "code": "UnknownError" } } }),
        json!({ "errorCode": "x" }),
        json!({ "ErrorMessage": "x" }),
        json!({ "errorDetails": [{ "code": "x" }] }),
        json!({ "failureReason": "x" }),
        json!({ "innerError": { "code": "x" } }),
        json!({ "publicError": { "code": "x" } }),
        json!({ "exception": { "message": "x" } }),
        json!({ "fault": "x" }),
        json!({ "result": { "error": { "code": "x" } } }),
        json!({ "additionalData": { "last_error": "x" } }),
        json!({ "additionalData": { "status": "Failed" } }),
        json!({ "additionalData": { "result": { "error": { "code": "x" } } } }),
        json!({ "AdditionalProperties": { "@Core.Messages": [{ "severity": "error", "message": "x" }] } }),
        json!({ "partialFailure": true }),
        json!({ "statusCode": 500 }),
        json!({ "code": "Conflict", "message": "x" }),
        json!({ "siteRestoreArtifacts@delta@Core.DataModificationException": { "info": { "code": "x" } } }),
        json!({ "@Core.Messages": [{ "severity": "error", "message": "x" }] }),
    ] {
        let found = states(&outcome(&json!({}), &hidden));
        assert_eq!(found, [State::Unconfirmed; 2], "{hidden}");
    }
    for plain in [
        json!({ "status": "draft", "success": true, "errors": [], "error": { "code": "" } }),
        json!({ "@Core.Messages": [] }),
        json!({ "restoreSessionArtifactCount": { "total": 3, "completed": 0, "inProgress": 0, "failed": 2 } }),
        json!({ "errorCode": null, "fault": "", "exception": {}, "statusCode": 200, "message": "x" }),
        json!({ "error": null, "createdBy": { "user": { "displayName": "Error" } } }),
        json!({ "additionalData": { "status": "draft", "error": null, "nextLink": null } }),
    ] {
        let found = states(&outcome(&json!({}), &plain));
        assert_eq!(found, [State::Added, State::Removed], "{plain}");
    }
}

#[test]
fn an_answer_that_goes_on_proves_no_removal() {
    let link = "https://graph.microsoft.com/v1.0/x?$skiptoken=1";
    for name in [
        "@odata.nextLink",
        "@nextLink",
        "odata.nextLink",
        "nextLink",
        "NextLink",
        "odata_next_link",
        "OdataNextLink",
        "siteRestoreArtifacts@odata.nextLink",
        "siteRestoreArtifacts@delta@odata.nextLink",
        "SiteRestoreArtifacts@nextLink",
        "site_restore_artifacts@odata.next_link",
    ] {
        for beside in [
            json!({ name: link }),
            json!({ "AdditionalData": { name: link } }),
        ] {
            let found = outcome(&json!({}), &beside);
            let expected = [State::Added, State::Unconfirmed];
            assert_eq!(states(&found), expected, "{beside}");
            assert_eq!(found.findings[0].code, "answer-incomplete");
        }
    }
    for plain in ["mailboxRestoreArtifacts@odata.nextLink", "link", "next"] {
        let found = outcome(&json!({}), &json!({ plain: link }));
        assert_eq!(states(&found), [State::Added, State::Removed], "{plain}");
    }
}

#[test]
fn what_is_left_out_is_not_protected() {
    let unit = "d0000001-71fe-4d00-a01a-31850bc5b32c";
    let request = json!({ "driveExclusionUnits@delta": [{ "directoryObjectId": unit }] });
    let answer = |status: &str| json!({ "driveExclusionUnits@delta": [{ "id": REMOVED, "directoryObjectId": unit, "status": status }] });
    let of = |status| {
        let http = HttpContext::default();
        let answer = answer(status).to_string();
        states(&interpret(
            answer,
            Some(request.to_string().as_bytes()),
            &http,
        ))
    };
    assert_eq!(of("protected"), [State::Unconfirmed]);
    assert_eq!(of(""), [State::Added]);
}

#[test]
fn another_kind_of_session_is_not_the_one_that_was_to_be_created() {
    let request = json!({ "method": "POST", "body": {},
        "url": "/v1.0/solutions/backupRestore/sharePointRestoreSessions" });
    let of = |kind: &str| {
        let answer =
            json!({ "@odata.type": format!("#microsoft.graph.{kind}"), "id": SESSION }).to_string();
        let http = HttpContext::of_status(201);
        interpret(answer, Some(request.to_string().as_bytes()), &http).created
    };
    assert_eq!(of("exchangeRestoreSession"), None);
    assert_eq!(of("sharePointRestoreSession").as_deref(), Some(SESSION));
}

/// The states of the parts of a batch: the first adds, the second removes.
fn states_of_batch(beside: &Value, http: &HttpContext) -> Vec<State> {
    let url = format!("/solutions/backupRestore/sharePointRestoreSessions/{SESSION}");
    let request = |id: &str, item: Value| {
        json!({ "id": id, "method": "PATCH", "url": url,
            "body": { "siteRestoreArtifacts@delta": [item] } })
    };
    let asked = json!({ "requests": [
        request("1", json!({ "restorePoint": { "id": POINT }, "destinationType": "new" })),
        request("2", json!({ "@removed": { "reason": "changed" }, "id": REMOVED })),
    ] });
    let answer = |id: &str, entries: Value| {
        json!({ "id": id, "status": 200,
            "body": { "id": SESSION, "siteRestoreArtifacts@delta": entries } })
    };
    let added = json!([{ "id": "f0000001-71fe-4d00-a01a-31850bc5b32c", "status": "added",
        "restorePoint": { "id": POINT }, "destinationType": "new" }]);
    let mut told = json!({ "responses": [answer("1", added), answer("2", json!([]))] });
    let beside = beside.as_object().unwrap().clone();
    told.as_object_mut().unwrap().extend(beside);
    let of = |asked: Option<&[u8]>| interpret_batch(told.to_string(), asked, http);
    let alone = of(None);
    let outcome = of(Some(asked.to_string().as_bytes()));
    let states_in = |it: &BatchOutcome| -> Vec<_> {
        let outcomes = it.parts.iter().map(|it| &it.outcome);
        outcomes.flat_map(states).collect()
    };
    let states = states_in(&outcome);
    assert_eq!(states_in(&alone), [states[0]]);
    if states.contains(&State::Unconfirmed) {
        assert!(outcome.parts.iter().all(|it| it.outcome.error.is_some()));
    }
    states
}

#[test]
fn beside_the_answers_to_a_batch() {
    let http = HttpContext::of_status;
    for (beside, status) in [
        (json!({}), 429),
        (json!({}), 401),
        (json!({}), 503),
        (json!({ "error": { "code": "UnknownError" } }), 200),
        (json!({ "Error": "x" }), 200),
        (json!({ "errors": [{ "message": "x" }] }), 200),
        (json!({ "status": "failed" }), 200),
        (json!({ "success": false }), 200),
    ] {
        let found = states_of_batch(&beside, &http(status));
        assert_eq!(found, [State::Unconfirmed; 2], "{beside} {status}");
    }
    for (beside, status) in [
        (json!({}), 200),
        (json!({ "error": null, "errors": [], "status": "ok" }), 200),
        (json!({ "error": { "code": "" }, "success": true }), 207),
    ] {
        let found = states_of_batch(&beside, &http(status));
        assert_eq!(found, [State::Added, State::Removed], "{beside}");
    }
}

#[test]
fn beside_what_was_created_or_renamed() {
    let request = json!({ "method": "POST", "body": {},
        "url": "/v1.0/solutions/backupRestore/sharePointRestoreSessions" });
    let of = |beside: Value| {
        let mut answer = json!({ "id": SESSION, "status": "draft" });
        let beside = beside.as_object().unwrap().clone();
        answer.as_object_mut().unwrap().extend(beside);
        let request = request.to_string();
        let http = HttpContext::of_status(201);
        interpret(answer.to_string(), Some(request.as_bytes()), &http)
    };
    for failed in [
        json!({ "status": "failed" }),
        json!({ "errorCode": "x" }),
        json!({ "success": false }),
        json!({ "error": { "code": "x" } }),
        json!({ "someFailure": "x" }),
    ] {
        let found = of(failed.clone());
        assert_eq!(found.created, None, "{failed}");
        assert!(found.error.is_some() || found.total > 0, "{failed}");
    }
    for plain in [
        json!({}),
        json!({ "error": { "code": "" }, "errors": null }),
    ] {
        assert_eq!(of(plain).created.as_deref(), Some(SESSION));
    }
}

#[test]
fn the_worse_of_two_statuses_counts() {
    let url = format!("/v1.0/solutions/backupRestore/sharePointRestoreSessions/{SESSION}");
    let request = json!({ "method": "PATCH", "url": url, "body": { "siteRestoreArtifacts@delta": [
        { "restorePoint": { "id": POINT }, "destinationType": "new" },
    ] } });
    let body = json!({ "id": SESSION, "siteRestoreArtifacts@delta": [
        { "id": "f0000001-71fe-4d00-a01a-31850bc5b32c", "status": "added",
            "restorePoint": { "id": POINT }, "destinationType": "new" },
    ] });
    for (own, told, expected) in [
        (503, 200, State::Unconfirmed),
        (200, 503, State::Unconfirmed),
        (200, 200, State::Added),
    ] {
        let answer = json!({ "status": own, "body": body }).to_string();
        let http = HttpContext::of_status(told);
        let found = interpret(answer, Some(request.to_string().as_bytes()), &http);
        assert_eq!(states(&found), [expected], "{own} {told}");
    }
}

#[test]
fn another_policy_is_told_under_any_name_of_it() {
    let asked = "a0000001-71fe-4d00-a01a-31850bc5b32c";
    let url = format!("/v1.0/solutions/backupRestore/sharePointRestoreSessions/{SESSION}");
    let request = json!({ "method": "PATCH", "url": url, "body": { "policyId": asked } });
    let of = |beside: Value| {
        let mut answer = json!({ "id": SESSION, "status": "draft" });
        let beside = beside.as_object().unwrap().clone();
        answer.as_object_mut().unwrap().extend(beside);
        let request = request.to_string();
        let http = HttpContext::of_status(200);
        interpret(answer.to_string(), Some(request.as_bytes()), &http)
    };
    for other in [
        json!({ "PolicyId": REMOVED }),
        json!({ "policyId": null, "PolicyId": REMOVED }),
        json!({ "policyId": asked, "policy_id": REMOVED }),
    ] {
        let found = of(other.clone());
        assert_eq!(found.findings[0].code, "answer-policy-differs", "{other}");
    }
    assert_eq!(of(json!({ "PolicyId": asked })).total, 0);
    let untold = of(json!({ "policyId": null }));
    assert_eq!(untold.total, 1);
    assert_eq!(untold.findings[0].code, "answer-setting-missing");
}

#[test]
fn what_has_no_status_is_not_known_to_be_added() {
    for status in [json!(null), json!(""), json!(" ")] {
        let found = outcome(&json!({ "status": status }), &json!({}));
        assert_eq!(states(&found)[0], State::Unconfirmed);
    }
}

#[test]
fn in_the_lines_that_curl_prints() {
    let address = format!("/v1.0/solutions/backupRestore/sharePointRestoreSessions/{SESSION}");
    let request = json!({ "method": "PATCH", "url": address, "body": { "siteRestoreArtifacts@delta": [
        { "restorePoint": { "id": POINT }, "destinationType": "new" },
    ] } });
    let answer = json!({ "id": SESSION, "siteRestoreArtifacts@delta": [
        { "id": "f0000001-71fe-4d00-a01a-31850bc5b32c", "status": "added", "restorePoint": { "id": POINT },
            "destinationType": "new" },
    ] });
    let state = |status: &str| {
        let head = format!(
            "* Connected to x\n> PATCH /x HTTP/2\n> Accept: */*\n>\n{{ [5 bytes data]\n< HTTP/2 {status}\n< request-id: x\n<\n"
        );
        let outcome = interpret(
            format!("{head}{answer}"),
            Some(request.to_string().as_bytes()),
            &HttpContext::default(),
        );
        states(&outcome)
    };
    assert_eq!(state("200"), [State::Added]);
    assert_ne!(state("409"), [State::Added]);
}
