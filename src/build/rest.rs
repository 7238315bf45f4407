//! What the request that creates a session leaves to others.

use super::item::Item;
use super::read::{ADD, ParsedChange};
use crate::change::{Add, Addition, Change};
use crate::delta::id::read_id;
use crate::json::{Members, Value};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, DestinationType, ID, RESTORE_JOB_TYPE, SEARCH_RESPONSE_ID,
};

/// What a session is to hold that does not fit into the request that creates it: a change of the
/// session that there will be. `None` where all of it fits.
pub(super) fn of(parsed: &ParsedChange, change: &Value) -> Option<Change> {
    let items = parsed.items.get(parsed.items_kind.limit..)?;
    if !parsed.creates || items.is_empty() {
        return None;
    }
    let text = |name| change.get(name).and_then(Value::as_str);
    let owned = |name| text(name).map(|it| it.trim().to_owned());
    let given = change
        .get(ADD)
        .and_then(Value::as_array)
        .unwrap_or_default();
    let add = items.iter().filter_map(|it| addition(it, given, parsed));
    Some(Change {
        version: parsed.version,
        restore_job_type: parsed
            .delta
            .job_type
            .filter(|_| change.get(RESTORE_JOB_TYPE).is_some()),
        add: add.collect(),
        destination_type: text(DESTINATION_TYPE).and_then(DestinationType::of_name),
        browse_session_id: owned(BROWSE_SESSION_ID),
        search_response_id: owned(SEARCH_RESPONSE_ID),
        policy_id: owned(crate::resource::POLICY_ID),
        ..Change::new(parsed.resource.name, "")
    })
}

/// What was built of a change that goes on holds the rest of it so.
const NEXT: &str = "next";

/// The rest of a change in what was built of it, with the id that was set in it or beside it. `None`
/// where the value is something else: a change by itself.
pub(super) fn in_built<'v>(built: &Value<'v>) -> Option<Value<'v>> {
    let next = built.get(NEXT)?.as_object()?;
    built.get("requests")?.as_array()?;
    let own = |(name, value): (&str, &Value<'v>)| (name.to_owned(), value.clone());
    let rest = next.iter().filter(|it| !is_blank_id(it)).map(own);
    let has_own = next.iter().any(|it| it.0 == ID && !is_blank_id(&it));
    let beside = built.get(ID).filter(|_| !has_own).cloned();
    Some(Value::object(
        beside.map(|it| (ID.to_owned(), it)).into_iter().chain(rest),
    ))
}

/// The id that the rest has as long as nobody set it.
fn is_blank_id((name, value): &(&str, &Value)) -> bool {
    *name == ID && value.as_str().is_some_and(|it| it.trim().is_empty())
}

/// The pointer into what was built that one into the rest is.
pub(super) fn pointer_in_built(built: &Value, pointer: &str) -> String {
    let within = format!("/{NEXT}{pointer}");
    let is_beside = built.at_pointer(&within).is_none() && built.at_pointer(pointer).is_some();
    match is_beside && !pointer.is_empty() {
        true => pointer.to_owned(),
        false => within,
    }
}

/// What an item was made from.
fn addition(item: &Item, given: &[Value], parsed: &ParsedChange) -> Option<Add> {
    let given = given.get(item.index)?;
    if let Some(text) = given.as_str() {
        let kind = parsed.items_kind.reference.id;
        let id = read_id(text.trim(), kind).map_or_else(|| text.trim().to_owned(), |it| it.0);
        return Some(Add::Reference(id));
    }
    Addition::read(&settable(given.as_object()?, parsed)).map(Add::Addition)
}

/// Of an addition that was found to be right, what can be set; of the rest it was told that it cannot.
fn settable<'v>(members: &Members<'v>, parsed: &ParsedChange) -> Value<'v> {
    let reference = parsed.items_kind.reference;
    let is_settable = |name: &str| {
        [DESTINATION_TYPE, BROWSE_SESSION_ID, SEARCH_RESPONSE_ID].contains(&name)
            || name == reference.path[0]
            || reference.alternative == Some(name)
    };
    let inside = |name: &str, value: &Value<'v>| match value.as_object() {
        Some(inner) if name == reference.path[0] => {
            Value::object(inner.get(ID).map(|it| (ID, it.clone())))
        }
        _ => value.clone(),
    };
    let kept = members.iter().filter(|(name, _)| is_settable(name));
    Value::object(kept.map(|(name, value)| (name.to_owned(), inside(name, value))))
}
