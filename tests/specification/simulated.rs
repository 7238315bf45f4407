//! Whole rounds against a model of the service: what was done is what is told, plans are reached,
//! and what is worth sending again ends.

use std::collections::BTreeSet;

use graph_backup_delta::{
    Add, Evidence, HttpContext, Outcome, PlanOptions, Request, State, ValidateOptions, build, fix,
    interpret, plan_with, validate,
};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::simulator::{Convention, Did, Quirks, Service};

/// One for each array that can be sent.
fn service() -> impl Strategy<Value = Service> {
    prop::sample::select(Service::all())
}

fn quirks() -> impl Strategy<Value = Quirks> {
    use Convention::{Absent, Echoed, Status};
    let undocumented = prop::sample::select(vec![Absent, Echoed, Status]);
    (vec(any::<bool>(), 9), undocumented).prop_map(|(on, undocumented)| Quirks {
        comments: on[0],
        long_names: on[1],
        stray_content_id: on[2],
        no_info: on[3],
        whole_session: on[4],
        reversed: on[5],
        upper_case: on[6],
        noise: on[7],
        stray: on[8],
        undocumented,
    })
}

/// What is said of any body with its array.
fn said_of_any(service: &Service) -> &'static [&'static str] {
    match service.convention {
        Convention::Unknown => &["delta-inferred"],
        _ => &[],
    }
}

fn sent(service: &mut Service, request: &Request, quirks: &Quirks) -> (Outcome, Vec<Did>) {
    let report = validate(&request.body, &ValidateOptions::default());
    let codes: Vec<_> = report.findings.iter().map(|it| it.code).collect();
    assert_eq!(codes, said_of_any(service));
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
        let references: Vec<_> = held.iter().map(|&n| service.reference(n)).collect();
        let ids: Vec<_> = references.iter().map(|it| service.hold(it)).collect();
        let strangers = unknown.iter().map(|&n| service.strange_id(n));
        let mut change = service.target();
        change.add = adds.iter().map(|&n| Add::Reference(service.reference(n))).collect();
        change.remove = ids.into_iter().step_by(2).chain(strangers).collect();
        service.refused = refused.iter().map(|&n| service.reference(n)).collect();
        let convention = service.convention(quirks.undocumented);
        for request in build(&change).requests {
            let (outcome, did) = sent(&mut service, &request, &quirks);
            prop_assert_eq!(outcome.items.len(), did.len());
            // Nothing but removals, told again as they were asked for: who pastes the body that was sent
            // pastes the same.
            let is_echo = outcome.findings.iter().any(|it| it.code == "answer-is-request");
            prop_assert!(!is_echo || adds.is_empty() && convention == Convention::Echoed);
            for (item, did) in outcome.items.iter().zip(&did) {
                let is_silent = did.state == State::Removed && convention == Convention::Absent;
                let is_documented = service.convention != Convention::Unknown;
                let has_no_status = did.state == State::Added && service.word_of_success().is_none();
                let (state, evidence) = match is_silent {
                    true if !is_documented => (State::Unconfirmed, Evidence::None),
                    _ if is_echo => (State::Unconfirmed, Evidence::None),
                    _ if is_silent || has_no_status => (did.state, Evidence::Implied),
                    _ => (did.state, Evidence::Confirmed),
                };
                prop_assert_eq!((item.kind, item.state), (did.kind, state));
                prop_assert_eq!(item.evidence, evidence);
                let lower = |id: &Option<String>| id.as_ref().map(|it| it.to_lowercase());
                prop_assert_eq!(lower(&item.id), lower(&did.id));
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
            let reference = service.reference(*n);
            service.hold(&reference);
        }
        let wanted: BTreeSet<_> = wanted.iter().map(|&n| service.reference(n)).collect();
        let list = match as_text {
            true => wanted.iter().cloned().collect::<Vec<_>>().join("\r\n"),
            false => serde_json::to_string(&wanted).unwrap(),
        };
        let options = PlanOptions { allow_empty: true };
        let planned = plan_with(service.list().to_string(), list, &service.target(), options);
        let both = held.iter().filter(|&&n| wanted.contains(&service.reference(n))).count();
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
        let mut change = service.target();
        change.add = adds.iter().map(|&n| Add::Reference(service.reference(n))).collect();
        service.refused = refused.iter().map(|&n| service.reference(n)).collect();
        let mut rounds = 0;
        loop {
            let built = build(&change);
            prop_assert!(built.findings.iter().all(|it| said_of_any(&service).contains(&it.code)));
            let (outcome, _) = sent(&mut service, &built.requests[0], &quirks);
            // One thing more can be added each time.
            service.refused.pop();
            let Some(retry) = outcome.retry else { break };
            change = retry.change;
            rounds += 1;
            prop_assert!(rounds <= 40);
        }
        let held: BTreeSet<_> = service.items.values().cloned().collect();
        let wanted: BTreeSet<_> = adds.iter().map(|&n| service.reference(n)).collect();
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
        let mut change = service.target();
        change.add = adds.iter().map(|&n| Add::Reference(service.reference(n))).collect();
        let removals = adds.iter().map(|&n| service.strange_id(n));
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
        let of_faults = report.findings.iter().filter(|it| !said_of_any(&service).contains(&it.code));
        let found = of_faults.map(|it| (it.pointer.clone(), it.code.to_owned()));
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
        let mut change = service.target();
        change.add = adds.iter().map(|&n| Add::Reference(service.reference(n))).collect();
        change.remove = vec!["a0000000-71fe-4d00-a01a-31850bc5b32c".to_owned()];
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
