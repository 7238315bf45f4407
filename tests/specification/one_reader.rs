//! All operations read an item alike, however it is spelled, and what `plan` gives, `build` takes.

use graph_backup_delta::{
    Add, Change, HttpContext, ItemKind, Severity, State, ValidateOptions, build, interpret, plan,
    validate,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::simulator::choices::Choices;
use crate::simulator::{SESSION, Service};

fn service() -> impl Strategy<Value = Service> {
    prop::sample::select(Service::all())
}

const REMOVED: [&str; 6] = [
    "@removed",
    "@removed",
    "@odata.removed",
    "removed",
    "@Removed",
    "_removed",
];

fn removed_values() -> Vec<Value> {
    vec![
        json!({"reason": "changed"}),
        json!({}),
        json!(true),
        json!("deleted"),
        json!(false),
        Value::Null,
    ]
}

/// Whether an item holds a word that it is not removed.
fn says_no(item: &Value) -> bool {
    let members = item.as_object().into_iter().flatten();
    members
        .into_iter()
        .any(|(_, it)| it.is_null() || *it == json!(false) || says_no(it))
}

/// A name in some spelling that is surely meant.
fn respelled(name: &str, choices: &mut Choices) -> String {
    match choices.upto(4) {
        1 => name[..1].to_uppercase() + &name[1..],
        2 => name.to_lowercase(),
        3 => name.to_uppercase(),
        4 => name
            .replace('I', "_i")
            .replace('P', "_p")
            .replace('T', "_t"),
        _ => name.to_owned(),
    }
}

/// An item that may be anything between a removal and an addition.
fn item(service: &Service, choices: &mut Choices) -> Value {
    let mut members: Vec<(String, Value)> = Vec::new();
    if choices.upto(1) == 1 {
        let values = removed_values();
        let value = values[choices.upto(values.len() - 1)].clone();
        members.push((choices.of(&REMOVED).to_owned(), value));
    }
    if choices.upto(1) == 1 {
        let id = service.strange_id(u32::try_from(choices.upto(9)).unwrap());
        members.push((respelled("id", choices), json!(id)));
    }
    if choices.upto(2) > 0 {
        let reference = service.reference(u32::try_from(0x10 + choices.upto(9)).unwrap());
        let mut addition = service.addition();
        super::simulator::fill(&mut addition, &reference);
        for (name, value) in addition.as_object().unwrap() {
            let value = match name.as_str() {
                "browseSessionId" => json!(SESSION),
                "restorePoint" => match choices.upto(2) {
                    1 => json!({ respelled("id", choices): reference }),
                    2 => json!({"@odata.id": format!("restorePoints('{reference}')")}),
                    _ => value.clone(),
                },
                _ => value.clone(),
            };
            members.push((respelled(name, choices), value));
        }
    }
    choices.shuffle(&mut members);
    if choices.one_in(4) {
        let wrapped: Map<_, _> = members.split_off(members.len() / 2).into_iter().collect();
        members.push(("additionalData".into(), wrapped.into()));
    }
    members.into_iter().collect::<Map<_, _>>().into()
}

fn reference_of(add: &Add) -> String {
    match add {
        Add::Reference(it) => it.clone(),
        Add::Addition(it) => Service::reference_of(&serde_json::to_value(it).unwrap()),
    }
}

/// An id as people have it: in another casing, in the other form of a site, or cut.
fn written(mut id: String, choices: &mut Choices) -> String {
    match choices.upto(4) {
        4 if choices.one_in(3) => {
            id.pop();
            id
        }
        1 => id.to_uppercase(),
        2 => format!(" {id}"),
        3 if id.starts_with("contoso") => id.split(',').nth(1).unwrap().to_owned(),
        _ => id,
    }
}

/// A list of what is there or wanted.
fn list(service: &Service, choices: &mut Choices) -> Value {
    let entries = (0..choices.upto(6)).map(|_| {
        let n = u32::try_from(0x10 + choices.upto(5)).unwrap();
        let reference = written(service.reference(n), choices);
        if choices.one_in(4) {
            return json!(reference);
        }
        let mut entry = Map::new();
        service.with_reference(&mut entry, &reference);
        let id = written(service.strange_id(n), choices);
        entry.insert("id".into(), json!(id));
        if service.is_granular() && choices.upto(2) > 0 {
            let session = choices.of(&[SESSION, "m_7e000000-71fe-4d00-a01a-31850bc5b32cX9c0d22"]);
            entry.insert("browseSessionId".into(), json!(session));
        }
        entry.into()
    });
    entries.collect()
}

proptest! {
    #[test]
    fn an_item_is_read_alike(
        service in service(),
        mut all in vec(Choices::any(), 1..5),
    ) {
        let items: Vec<_> = all.iter_mut().map(|it| item(&service, it)).collect();
        let property = service.delta.property;
        let body = json!({ property: items }).to_string();
        let report = validate(&body, &ValidateOptions::default());
        let nothing = json!({ property: [] }).to_string();
        let outcome = interpret(nothing, Some(body.as_bytes()), &HttpContext::default());
        let of = |kind| outcome.items.iter().filter(|it| it.kind == kind).count();
        let counts = (of(ItemKind::Addition), of(ItemKind::Removal));
        prop_assert_eq!((report.additions, report.removals), counts, "{}", body);

        for (item, read) in items.iter().zip(&outcome.items) {
            // A list is no body: what says that it is not removed is there.
            if says_no(item) {
                continue;
            }
            // What is wanted is what additions refer to.
            let list = json!([item]).to_string();
            let planned = plan("[]", list, &service.target());
            let added = planned.change.map(|it| it.add).unwrap_or_default();
            let added: Vec<_> = added.iter().map(reference_of).collect();
            match read.kind {
                ItemKind::Addition => prop_assert!(
                    added.iter().all(|it| Some(it) == read.reference.as_ref()), "{:?} of {}", added, item
                ),
                ItemKind::Removal => prop_assert!(
                    read.reference.is_none() && added.is_empty(), "{:?} of {}", added, item
                ),
            }
        }
    }

    /// What an answer says is worth sending again is what was asked, and can be built.
    #[test]
    fn what_is_sent_again_is_what_was_read(service in service(), mut choices in Choices::any()) {
        let item = item(&service, &mut choices);
        let body = json!({ service.delta.property: [item] }).to_string();
        let path = graph_backup_delta::describe(service.resource).path;
        let request = json!({"url": path.replace("{id}", crate::simulator::OWNER), "body": body});
        let http = HttpContext::of_status(429);
        let outcome = interpret("", Some(request.to_string().as_bytes()), &http);
        let [read] = &outcome.items[..] else {
            return Err(TestCaseError::fail(body));
        };
        prop_assert_eq!(read.state, State::Failed);
        let Some(retry) = &outcome.retry else { return Ok(()) };
        let added: Vec<_> = retry.change.add.iter().map(reference_of).collect();
        match read.kind {
            ItemKind::Addition => prop_assert_eq!(Some(&added[0]), read.reference.as_ref()),
            ItemKind::Removal => prop_assert_eq!(Some(&retry.change.remove[0]), read.id.as_ref()),
        }
        for built in build(&retry.change).requests {
            let again = interpret("", Some(built.body.as_bytes()), &http);
            prop_assert_eq!(again.items[0].kind, read.kind);
            prop_assert_eq!(&again.items[0].reference, &read.reference);
            prop_assert_eq!(&again.items[0].id, &read.id);
        }
    }

    #[test]
    fn what_is_planned_can_be_built(
        service in service(),
        mut choices in Choices::any(),
        mut wanted in Choices::any(),
    ) {
        let (current, wanted) = (list(&service, &mut choices), list(&service, &mut wanted));
        let planned = plan(current.to_string(), wanted.to_string(), &service.target());
        let is_error = |it: &&graph_backup_delta::Finding| it.severity == Severity::Error;
        prop_assert_eq!(planned.change.is_none(), planned.findings.iter().any(|it| is_error(&it)));
        let Some(change): Option<Change> = planned.change else { return Ok(()) };
        let built = build(&change);
        let errors: Vec<_> = built.findings.iter().filter(is_error).collect();
        prop_assert!(errors.is_empty(), "{:#?}\nto {} from {}", errors, wanted, current);
    }
}
