//! What a hard answer says of each item, and what it says beside.

use graph_backup_delta::ItemKind::{Addition, Removal};
use graph_backup_delta::PolicyUnits;
use serde_json::{Map, Value, json};

use super::choices::Choices;
use super::hard::{Asked, Fate, SESSIONS};
use super::{Convention, Service, writing};

/// What the answer says of an item.
pub(super) fn entries_of(
    service: &Service,
    it: &Asked,
    all: &[Asked],
    choices: &mut Choices,
) -> Vec<Value> {
    let entry = match it.kind {
        Addition => Some(addition(service, it, choices)),
        Removal => removal(service, it, all, choices),
    };
    let Some(mut entry) = entry else {
        return Vec::new();
    };
    if choices.one_in(12) {
        return vec![writing::nonsense(choices)];
    }
    let again = again(service, it, &entry);
    let again = again.filter(|_| it.kind == Addition && choices.one_in(8));
    if choices.one_in(3) {
        content_id(&mut entry, all, choices);
    }
    let mut entries = vec![Value::Object(entry)];
    entries.extend(again);
    choices.shuffle(&mut entries);
    entries
}

/// The item once more: a failure mentioned, and nothing said of it; else the same without what it was
/// found in.
fn again(service: &Service, it: &Asked, entry: &Map<String, Value>) -> Option<Value> {
    let mut again = entry.clone();
    match it.fate {
        Fate::Done => drop(again.remove("browseSessionId")),
        Fate::Failed => {
            again.clear();
            service.with_reference(&mut again, &it.whole);
        }
        Fate::Undone => return None,
    }
    Some(again.into())
}

fn addition(service: &Service, it: &Asked, choices: &mut Choices) -> Map<String, Value> {
    let mut entry = Map::new();
    let other_form = (it.whole.split(',').nth(1)).filter(|_| choices.one_in(6));
    let whole = other_form.unwrap_or(&it.whole);
    service.with_reference(&mut entry, whole);
    if let Some(session) = it.session.filter(|_| !choices.one_in(3)) {
        entry.insert("browseSessionId".into(), json!(session));
    }
    match it.fate {
        Fate::Done => {
            entry.insert("id".into(), json!(it.id));
            let status = service.word_of_success();
            if let Some(status) = status.filter(|_| !choices.one_in(8)) {
                entry.insert("status".into(), json!(writing::recased(status, choices)));
            }
            if choices.one_in(6) {
                entry.insert("error".into(), writing::empty_error(choices));
            }
        }
        Fate::Failed => failed_addition(&mut entry, it, choices),
        Fate::Undone => {
            entry.insert("id".into(), json!(it.id));
            entry.insert("status".into(), json!(choices.of(&writing::ODD_STATUSES)));
        }
    }
    entry
}

fn failed_addition(entry: &mut Map<String, Value>, it: &Asked, choices: &mut Choices) {
    let is_opaque = it.session.is_some();
    match choices.upto(6) {
        1 if !is_opaque => {
            entry.clear();
            entry.insert("id".into(), json!(it.whole));
        }
        2 if !is_opaque => drop(entry.insert("id".into(), json!(it.key))),
        3 => drop(entry.insert("@removed".into(), json!({"reason": "changed"}))),
        4 => {
            entry.insert("id".into(), json!(it.id));
            entry.insert("@removed".into(), json!({"reason": "deleted"}));
        }
        5 => {
            entry.insert("id".into(), json!(it.id));
            entry.insert("status".into(), json!("failed"));
            return;
        }
        6 => {
            entry.insert("error".into(), writing::odd_error(choices));
            return;
        }
        _ => {}
    }
    writing::exception(entry, &["insert", "Create", "add"], choices);
}

fn removal(
    service: &Service,
    it: &Asked,
    all: &[Asked],
    choices: &mut Choices,
) -> Option<Map<String, Value>> {
    if it.is_misspelt {
        return None;
    }
    let mut entry = Map::from_iter([("id".to_owned(), json!(it.id))]);
    // What it was made from may be asked for again.
    let additions = all
        .iter()
        .filter(|other| other.kind == Addition && other.array == it.array);
    let additions: Vec<_> = additions.collect();
    let reference = match additions.is_empty() || choices.one_in(2) {
        true => service.reference(0x9000),
        false => choices.of(&additions).whole.clone(),
    };
    let undocumented = [Convention::Absent, Convention::Echoed, Convention::Status];
    match it.fate {
        Fate::Done => match service.convention(choices.of(&undocumented)) {
            Convention::Absent | Convention::Unknown => return None,
            Convention::Echoed => drop(entry.insert("@removed".into(), json!({}))),
            Convention::Status => {
                service.with_reference(&mut entry, &reference);
                entry.insert("status".into(), json!("removeRequested"));
            }
        },
        Fate::Failed => {
            if choices.one_in(4) {
                service.with_reference(&mut entry, &reference);
            }
            if choices.one_in(4) {
                entry.insert("@removed".into(), json!({}));
            }
            writing::exception(&mut entry, &["remove", "delete", "Unlink"], choices);
        }
        // It is still shown.
        Fate::Undone => {
            service.with_reference(&mut entry, &reference);
            let status = match service.delta.units {
                Some(PolicyUnits::Protection) => "protected",
                _ => "added",
            };
            entry.insert("status".into(), json!(status));
        }
    }
    Some(entry)
}

/// What nobody asked for, under the content id of something that was.
pub(super) fn stray(service: &Service, all: &[Asked], choices: &mut Choices) -> Value {
    let mut entry = Map::new();
    let id = service.strange_id(0x8000);
    match choices.upto(4) {
        0 => {
            entry.insert("id".into(), json!(id));
            entry.insert("@removed".into(), json!({"reason": "changed"}));
        }
        1 => {
            entry.insert("id".into(), json!(id));
            service.with_reference(&mut entry, &service.reference(0x9001));
            entry.insert("status".into(), json!(service.word_of_success()));
        }
        2 => {
            service.with_reference(&mut entry, &service.reference(0x9001));
            writing::exception(&mut entry, &["insert"], choices);
        }
        3 => {
            entry.insert("id".into(), json!(id));
            writing::exception(&mut entry, &["remove", ""], choices);
        }
        // Found in a browse session that nobody asked for.
        _ => {
            let asked = all.iter().find(|it| it.session.is_some());
            let whole = asked.map_or_else(|| service.reference(0x9002), |it| it.whole.clone());
            entry.insert("id".into(), json!(id));
            service.with_reference(&mut entry, &whole);
            entry.insert("browseSessionId".into(), json!(SESSIONS[2]));
            entry.insert("status".into(), json!("added"));
            if asked.is_none() {
                entry.remove("browseSessionId");
            }
        }
    }
    if choices.upto(2) > 0 {
        content_id(&mut entry, all, choices);
    }
    entry.into()
}

/// Gives an entry the content id of some item, or its key.
fn content_id(entry: &mut Map<String, Value>, all: &[Asked], choices: &mut Choices) {
    if let Some(at) = all.len().checked_sub(1) {
        let of = &all[choices.upto(at)];
        let id = choices.of(&[&of.content_id, &of.key, &of.id]).clone();
        let name = choices.of(&[
            "@contentId",
            "@Core.ContentID",
            "@Org.OData.Core.V1.ContentID",
        ]);
        entry.insert(name.to_owned(), json!(id));
    }
}
