//! The sample of the Microsoft Graph reference, "Update oneDriveForBusinessRestoreSession", byte for
//! byte as it is published: comments, truncated GUID and all.

use graph_backup_delta::{
    Add, Change, DestinationType, Evidence, HttpContext, Item, ItemKind, ResourceName, Severity,
    State, ValidateOptions, Version, build, interpret, validate,
};

const REQUEST: &str = include_str!("fixtures/seed/request.txt");
const ANSWER: &str = include_str!("fixtures/seed/answer.txt");

#[test]
fn the_request_has_exactly_two_faults() {
    let report = validate(REQUEST, &ValidateOptions::default());
    assert_eq!((report.additions, report.removals), (4, 3));
    assert_eq!(
        report.resource,
        Some(ResourceName::OneDriveForBusinessRestoreSession)
    );
    assert!(!report.valid);
    assert_eq!(report.total, 2);
    let [comment, id] = &report.findings[..] else {
        panic!("{:#?}", report.findings)
    };

    assert_eq!(
        (comment.code, comment.severity),
        ("json-comment", Severity::Error)
    );
    assert_eq!((comment.line, comment.column), (Some(4), Some(67)));
    assert_eq!(comment.message, "JSON has no comments.");
    let start = REQUEST.find("//").unwrap();
    let end = start + REQUEST[start..].find('\n').unwrap();
    let fix = comment.fix.as_ref().unwrap();
    assert_eq!(fix.title, "Remove the comment");
    assert_eq!(
        (fix.edits[0].start, fix.edits[0].end, &*fix.edits[0].text),
        (start, end, "")
    );

    assert_eq!((id.code, id.severity), ("id-malformed", Severity::Error));
    assert_eq!(id.pointer, "/driveRestoreArtifacts@delta/1/restorePoint/id");
    assert_eq!((id.line, id.column), (Some(8), Some(25)));
    assert_eq!(
        id.message,
        "\"2b014d8c-71fe-4d00-a01a-31850bc5b32\" is not a whole restore point id: its last group has 11 digits, 12 are expected, as in the documents' sample."
    );
    let service = id.service.unwrap();
    assert_eq!((service.status, service.code), (400, "InvalidRestorePoint"));
}

#[track_caller]
fn check(item: &Item, kind: ItemKind, state: State, evidence: Evidence, id: &str, why: &str) {
    assert_eq!(
        (item.kind, item.state, item.evidence),
        (kind, state, evidence)
    );
    assert_eq!(item.id.as_deref(), Some(id));
    assert_eq!(item.why, why);
}

#[test]
fn the_answer_tells_of_every_item() {
    use Evidence::{Confirmed, Implied};
    use ItemKind::{Addition, Removal};
    use State::{Added, Failed, Removed};

    let outcome = interpret(ANSWER, Some(REQUEST.as_bytes()), &HttpContext::default());
    let counts = outcome.counts;
    assert_eq!(
        (
            counts.added,
            counts.removed,
            counts.failed,
            counts.unconfirmed
        ),
        (4, 2, 1, 0)
    );
    assert!(outcome.unrequested.is_empty());
    assert_eq!(outcome.error, None);

    let items = &outcome.items;
    let added = "The answer gives it an id and the status `added`.";
    check(
        &items[0],
        Addition,
        Added,
        Confirmed,
        "89014d8c-71fe-4d00-a01a-31850bc5b32c",
        added,
    );
    check(
        &items[1],
        Addition,
        Added,
        Implied,
        "67014d8c-71fe-4d00-a01a-31850bc5b32c",
        "The answer gives it an id and the status `added`. The answer spells the restore point \
         \"2b014d8c-71fe-4d00-a01a-31850bc5b32c\" where \"2b014d8c-71fe-4d00-a01a-31850bc5b32\" was \
         requested; nothing else is as near.",
    );
    check(
        &items[2],
        Addition,
        Added,
        Confirmed,
        "56014d8c-71fe-4d00-a01a-31850bc5b32c",
        added,
    );
    check(
        &items[3],
        Addition,
        Added,
        Confirmed,
        "32014d8c-71fe-4d00-a01a-31850bc5b32c",
        added,
    );
    let absent = "The answer does not mention it: a removal is mentioned only where it fails.";
    check(
        &items[4],
        Removal,
        Removed,
        Implied,
        "99954f18-c8ec-4b62-85bf-cdf3b70b140e",
        absent,
    );
    let failed = "The answer tells that it failed.";
    check(
        &items[5],
        Removal,
        Failed,
        Confirmed,
        "4267e382-71a9-4c07-bef7-bda97e09c0d2",
        failed,
    );
    check(
        &items[6],
        Removal,
        Removed,
        Implied,
        "3667e382-71a9-4c07-bef7-bda97e09c0d2",
        absent,
    );

    assert_eq!(
        items[1].reference.as_deref(),
        Some("2b014d8c-71fe-4d00-a01a-31850bc5b32")
    );
}

#[test]
fn the_answer_explains_the_failure() {
    let outcome = interpret(ANSWER, Some(REQUEST.as_bytes()), &HttpContext::default());
    let failed = &outcome.items[5];
    assert_eq!(
        failed.request_pointer.as_deref(),
        Some("/driveRestoreArtifacts@delta/5")
    );
    assert_eq!(
        failed.answer_pointer.as_deref(),
        Some("/driveRestoreArtifacts@delta/4")
    );
    let error = failed.error.as_ref().unwrap();
    assert_eq!(
        (error.status, &*error.code, error.retryable),
        (Some(409), "Invalid", false)
    );
    assert_eq!(
        error.message,
        "The identifier to be removed from the restore session does not exist"
    );
    assert_eq!(
        error.advice,
        "List what is there (GET /solutions/backupRestore/oneDriveForBusinessRestoreSessions/{id}/driveRestoreArtifacts): \
         if this id is not there, nothing is left to remove; if the item stands there under another id, remove that one."
    );

    let [content_id] = &outcome.findings[..] else {
        panic!("{:#?}", outcome.findings)
    };
    assert_eq!(
        (content_id.code, content_id.severity),
        ("content-id-unmatched", Severity::Info)
    );
    assert_eq!(content_id.pointer, "/driveRestoreArtifacts@delta/4");
    assert_eq!(
        content_id.message,
        "The content id 3467e382-71a9-4c07-bef7-bda97e09c0d2 matches nothing that was requested; it was not used."
    );
}

#[test]
fn the_same_change_is_built_without_fault() {
    let addition = |digit| Add::Reference(format!("{digit}b014d8c-71fe-4d00-a01a-31850bc5b32c"));
    let removals = [
        "99954f18-c8ec-4b62-85bf-cdf3b70b140e",
        "4267e382-71a9-4c07-bef7-bda97e09c0d2",
        "3667e382-71a9-4c07-bef7-bda97e09c0d2",
    ];
    let session = "1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
    let built = build(&Change {
        version: Version::Beta,
        add: (1..=4).map(addition).collect(),
        remove: removals.map(str::to_owned).to_vec(),
        destination_type: Some(DestinationType::New),
        ..Change::new(ResourceName::OneDriveForBusinessRestoreSession, session)
    });
    assert_eq!(built.findings, []);
    let [request] = &built.requests[..] else {
        panic!("{:#?}", built.requests)
    };
    assert_eq!(
        request.url,
        "https://graph.microsoft.com/beta/solutions/backupRestore/oneDriveForBusinessRestoreSessions/1b014d8c-71fe-4d00-8ab2-31850bc5b32c"
    );
    let report = validate(&request.body, &ValidateOptions::default());
    assert_eq!(report.findings, []);
    assert_eq!(
        (report.valid, report.additions, report.removals),
        (true, 4, 3)
    );
}
