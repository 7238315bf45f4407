//! Whole rounds against a model of the service: what was done is what is told, plans are reached,
//! and what is worth sending again ends.

mod simulator;

use std::collections::BTreeSet;

use graph_backup_delta::{
    Add, Change, DestinationType, Evidence, HttpContext, Outcome, PlanOptions, Request,
    ResourceName, State, ValidateOptions, build, fix, interpret, plan_with, validate,
};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde_json::{Value, json};
use simulator::{Convention, Did, Quirks, Service};

const POLICY: &str = "5e000000-71fe-4d00-a01a-31850bc5b32c";

/// Every documented array.
fn service() -> impl Strategy<Value = Service> {
    use ResourceName::{
        ExchangeProtectionPolicy, ExchangeRestoreSession, OneDriveForBusinessProtectionPolicy,
        OneDriveForBusinessRestoreSession, SharePointProtectionPolicy, SharePointRestoreSession,
    };
    prop::sample::select(vec![
        Service::new(
            OneDriveForBusinessRestoreSession,
            "driveRestoreArtifacts@delta",
        ),
        Service::new(SharePointRestoreSession, "siteRestoreArtifacts@delta"),
        Service::new(ExchangeRestoreSession, "mailboxRestoreArtifacts@delta"),
        Service::new(
            OneDriveForBusinessRestoreSession,
            "granularDriveRestoreArtifacts@delta",
        ),
        Service::new(
            SharePointRestoreSession,
            "granularSiteRestoreArtifacts@delta",
        ),
        Service::new(
            OneDriveForBusinessProtectionPolicy,
            "driveProtectionUnits@delta",
        ),
        Service::new(SharePointProtectionPolicy, "siteProtectionUnits@delta"),
        Service::new(ExchangeProtectionPolicy, "mailboxProtectionUnits@delta"),
    ])
}

fn quirks() -> impl Strategy<Value = Quirks> {
    vec(any::<bool>(), 9).prop_map(|on| Quirks {
        comments: on[0],
        long_names: on[1],
        stray_content_id: on[2],
        no_info: on[3],
        whole_session: on[4],
        reversed: on[5],
        upper_case: on[6],
        noise: on[7],
        stray: on[8],
    })
}

/// A reference that such a service takes: the `n`th.
fn reference(service: &Service, n: u32) -> String {
    let guid = |n: u32| format!("{n:08x}-71fe-4d00-a01a-31850bc5b32c");
    match service.delta.property {
        "siteProtectionUnits@delta" => format!("contoso.example,{},{}", guid(n), guid(7)),
        _ if service.is_granular() => format!("key {n}/ü"),
        _ => guid(n),
    }
}

fn target(service: &Service) -> Change {
    let mut change = Change::new(service.resource, POLICY);
    if service.is_granular() {
        change.browse_session_id = Some(POLICY.replace('5', "6"));
    } else if service.convention == Convention::Absent {
        change.destination_type = Some(DestinationType::InPlace);
    }
    change
}

fn sent(service: &mut Service, request: &Request, quirks: &Quirks) -> (Outcome, Vec<Did>) {
    let report = validate(&request.body, &ValidateOptions::default());
    assert_eq!(report.findings, []);
    let (answer, did) = service.patch(&request.body, quirks);
    let request = serde_json::to_vec(request).unwrap();
    (
        interpret(answer, Some(&request), &HttpContext::of_status(200)),
        did,
    )
}

proptest! {
    #[test]
    fn what_was_done_is_what_is_told(
        mut service in service(),
        quirks in quirks(),
        held in btree_set(0u32..40, 0..20),
        adds in btree_set(100u32..140, 0..40),
        refused in btree_set(100u32..140, 0..10),
        unknown in btree_set(0u32..1000, 0..5),
    ) {
        let ids: Vec<_> = held.iter().map(|&n| service.hold(&reference(&service, n))).collect();
        let strangers = unknown.iter().map(|&n| removed_id(&service, n));
        let mut change = target(&service);
        change.add = adds.iter().map(|&n| Add::Reference(reference(&service, n))).collect();
        change.remove = ids.into_iter().step_by(2).chain(strangers).collect();
        if service.is_granular() && change.add.is_empty() {
            change.restore_job_type = Some(graph_backup_delta::RestoreJobType::Granular);
        }
        service.refused = refused.iter().map(|&n| reference(&service, n)).collect();
        let convention = service.convention;
        for request in build(&change).requests {
            let (outcome, did) = sent(&mut service, &request, &quirks);
            prop_assert_eq!(outcome.items.len(), did.len());
            for (item, did) in outcome.items.iter().zip(&did) {
                prop_assert_eq!((item.kind, item.state), (did.kind, did.state));
                let lower = |id: &Option<String>| id.as_ref().map(|it| it.to_lowercase());
                prop_assert_eq!(lower(&item.id), lower(&did.id));
                let implied = did.state == State::Removed && convention == Convention::Absent;
                let evidence = if implied { Evidence::Implied } else { Evidence::Confirmed };
                prop_assert_eq!(item.evidence, evidence);
            }
            prop_assert_eq!(outcome.unrequested.len(), usize::from(quirks.stray));
        }
    }

    #[test]
    fn a_plan_is_reached(
        mut service in service(),
        quirks in quirks(),
        held in btree_set(0u32..80, 0..60),
        wanted in btree_set(0u32..80, 0..60),
        as_text in any::<bool>(),
    ) {
        for n in &held {
            service.hold(&reference(&service, *n));
        }
        let wanted: BTreeSet<_> = wanted.iter().map(|&n| reference(&service, n)).collect();
        let list = match as_text {
            true => wanted.iter().cloned().collect::<Vec<_>>().join("\r\n"),
            false => serde_json::to_string(&wanted).unwrap(),
        };
        let options = PlanOptions { allow_empty: true };
        let planned = plan_with(service.list().to_string(), list, &target(&service), options);
        let both = held.iter().filter(|&&n| wanted.contains(&reference(&service, n))).count();
        let expected: &[_] = match held.len() - both {
            0 => &[],
            _ if both == 0 => &["plan-removes-all"],
            removed if removed * 10 > held.len() => &["plan-removes-many"],
            _ => &[],
        };
        let codes: Vec<_> = planned.findings.iter().map(|it| it.code).collect();
        prop_assert_eq!(codes, expected);
        let change = planned.change.unwrap();
        prop_assert_eq!(planned.kept, both);
        prop_assert_eq!(change.add.len(), wanted.len() - both);
        prop_assert_eq!(change.remove.len(), held.len() - both);
        for request in build(&change).requests {
            sent(&mut service, &request, &quirks);
        }
        let reached: BTreeSet<_> = service.items.values().cloned().collect();
        prop_assert_eq!(reached, wanted);
    }

    #[test]
    fn what_is_sent_again_ends(
        mut service in service(),
        quirks in quirks(),
        adds in btree_set(0u32..40, 1..40),
        refused in btree_set(0u32..40, 0..20),
    ) {
        let mut change = target(&service);
        change.add = adds.iter().map(|&n| Add::Reference(reference(&service, n))).collect();
        service.refused = refused.iter().map(|&n| reference(&service, n)).collect();
        let mut rounds = 0;
        loop {
            let built = build(&change);
            prop_assert_eq!(&built.findings, &vec![]);
            let (outcome, _) = sent(&mut service, &built.requests[0], &quirks);
            // One thing more can be added each time.
            service.refused.pop();
            let Some(retry) = outcome.retry else { break };
            change = retry.change;
            rounds += 1;
            prop_assert!(rounds <= 40);
        }
        let held: BTreeSet<_> = service.items.values().cloned().collect();
        let wanted: BTreeSet<_> = adds.iter().map(|&n| reference(&service, n)).collect();
        prop_assert_eq!(held, wanted);
        prop_assert_eq!(service.items.len(), adds.len());
    }

    /// As many faults as are put into a valid body, so many findings, each at its place.
    #[test]
    fn each_fault_is_found_once_at_its_place(
        service in service(),
        adds in btree_set(0u32..40, 1..20),
        faults in vec((any::<prop::sample::Index>(), 0..FAULTS.len()), 0..10),
    ) {
        let mut change = target(&service);
        change.add = adds.iter().map(|&n| Add::Reference(reference(&service, n))).collect();
        let removals = adds.iter().map(|&n| removed_id(&service, n));
        change.remove = removals.collect();
        let body = build(&change).requests.remove(0).body;
        let mut body: Value = serde_json::from_str(&body).unwrap();
        let property = service.delta.property;
        let items = body[property].as_array_mut().unwrap();
        let (mut expected, mut faulty) = (BTreeSet::new(), BTreeSet::new());
        for (at, fault) in faults {
            let (at, (needs, tail, code, spoil)) = (at.index(items.len()), &FAULTS[fault]);
            let fits = needs.iter().all(|name| items[at].get(name).is_some());
            if fits && faulty.insert(at) {
                spoil(&mut items[at]);
                expected.insert((format!("/{property}/{at}{tail}"), (*code).to_owned()));
            }
        }
        let report = validate(body.to_string(), &ValidateOptions::default());
        let found = report.findings.iter().map(|it| (it.pointer.clone(), it.code.to_owned()));
        let found: Vec<_> = found.collect();
        prop_assert_eq!(found.len(), expected.len(), "{:#?}", found);
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn what_was_fixed_stays_fixed(
        service in service(),
        adds in btree_set(0u32..40, 1..10),
        breaks in vec((any::<prop::sample::Index>(), 0..BREAKS.len()), 0..6),
    ) {
        let mut change = target(&service);
        change.add = adds.iter().map(|&n| Add::Reference(reference(&service, n))).collect();
        change.remove = vec![POLICY.to_owned()];
        let mut body = build(&change).requests.remove(0).body;
        for (at, what) in breaks {
            let (from, to) = BREAKS[what];
            let places: Vec<_> = body.match_indices(from).map(|it| it.0).collect();
            if !places.is_empty() {
                let at = places[at.index(places.len())];
                body.replace_range(at..at + from.len(), to);
            }
        }
        let fixed = fix(&body, &ValidateOptions::default());
        prop_assert!(fixed.report.findings.iter().all(|it| it.fix.is_none()), "{:#?}", fixed);
        let again = fix(&fixed.text, &ValidateOptions::default());
        prop_assert_eq!(&again.text, &fixed.text);
        prop_assert_eq!(again.applied, vec![]);
        prop_assert_eq!(fixed.applied.is_empty(), fixed.text == body);
    }
}

fn removed_id(service: &Service, n: u32) -> String {
    let guid = format!("{n:08x}-0000-4d00-a01a-31850bc5b32c");
    match service.is_granular() {
        true => [guid.as_str(); 4].join(","),
        false => guid,
    }
}

/// A fault to put into an item: what the item must have, where the finding is to point, its code, and
/// what spoils the item.
type Fault = (
    &'static [&'static str],
    &'static str,
    &'static str,
    fn(&mut Value),
);

static FAULTS: [Fault; 22] = [
    (
        &["restorePoint"],
        "/restorePoint/id",
        "id-malformed",
        |it| shorten(&mut it["restorePoint"]["id"]),
    ),
    (
        &["restorePoint"],
        "/restorePoint/id",
        "id-malformed",
        |it| {
            opaque(&mut it["restorePoint"]["id"]);
        },
    ),
    (&["restorePoint"], "/restorePoint/id", "wrong-type", |it| {
        set(it, "restorePoint", json!({"id": 7}));
    }),
    (
        &["restorePoint"],
        "/restorePoint",
        "reference-missing",
        |it| set(it, "restorePoint", json!({})),
    ),
    (&["restorePoint"], "/restorePoint", "wrong-type", |it| {
        set(it, "restorePoint", json!([]));
    }),
    (&["restorePoint"], "", "destination-missing", |it| {
        without(it, "destinationType");
    }),
    (
        &["restorePoint"],
        "/destinationType",
        "destination-unknown",
        |it| set(it, "destinationType", json!("x")),
    ),
    (&["restorePoint"], "/id", "addition-with-id", |it| {
        set(it, "id", json!("x"));
    }),
    (&["restorePoint"], "/colour", "property-unknown", |it| {
        set(it, "colour", json!("red"));
    }),
    (&["restorePoint"], "/status", "property-read-only", |it| {
        set(it, "status", json!("added"));
    }),
    (
        &["directoryObjectId"],
        "/directoryObjectId",
        "id-malformed",
        |it| shorten(&mut it["directoryObjectId"]),
    ),
    (
        &["directoryObjectId"],
        "/directoryObjectId",
        "wrong-type",
        |it| set(it, "directoryObjectId", json!(null)),
    ),
    (&["directoryObjectId"], "", "item-unclear", |it| {
        *it = json!({});
    }),
    (&["siteId"], "/siteId", "id-malformed", |it| {
        shorten(&mut it["siteId"]);
    }),
    (&["siteId"], "/siteName", "property-read-only", |it| {
        set(it, "siteName", json!("x"));
    }),
    (&["browseSessionId"], "", "browse-session-missing", |it| {
        without(it, "browseSessionId");
    }),
    (
        &["browseSessionId", "itemKey"],
        "",
        "reference-missing",
        |it| without(it, "itemKey"),
    ),
    (&["itemKey"], "/itemKey", "id-malformed", |it| {
        set(it, "itemKey", json!(" "));
    }),
    (&["@removed"], "/id", "id-malformed", |it| {
        shorten(&mut it["id"]);
    }),
    (&["@removed"], "", "removal-id-missing", |it| {
        without(it, "id");
    }),
    (&["@removed"], "/@removed", "removed-malformed", |it| {
        set(it, "@removed", json!(true));
    }),
    (
        &["@removed"],
        "/@removed/reason",
        "removed-reason-unknown",
        |it| set(it, "@removed", json!({"reason": "x"})),
    ),
];

fn set(item: &mut Value, name: &str, value: Value) {
    item[name] = value;
}

fn shorten(id: &mut Value) {
    let text = id.as_str().expect("an id");
    *id = json!(text[..text.len() - 1]);
}

/// An id of another kind, as different from others as this one was.
fn opaque(id: &mut Value) {
    *id = json!(format!("point {id}"));
}

fn without(item: &mut Value, name: &str) {
    item.as_object_mut().expect("an item").remove(name);
}

/// What people do to a body.
const BREAKS: [(&str, &str); 12] = [
    ("{", "{ // a comment\n"),
    ("}", "/* another */ }"),
    ("}", ",}"),
    ("},", "}"),
    ("restorePoint", "restore_point"),
    ("directoryObjectId", "userId"),
    ("destinationType", "DestinationType"),
    ("\"inPlace\"", "\"in-place\""),
    ("{\"reason\":\"changed\"}", "true"),
    ("\"changed\"", "\"Changed\""),
    ("@delta", ""),
    ("-31850bc5b32c\"", "-31850bc5b32c \""),
];
