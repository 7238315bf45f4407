//! Reading what is told from the entries of an answer.

use serde_json::{Map, Value};

use super::errors::Told;
use super::outcome::ItemKind;
use crate::json::push_token;
use crate::resource::{BROWSE_SESSION_ID, Delta, ID, Items, REMOVED, Resource, STATUS};
use crate::validate::{Found, recognise};

/// The delta array of a body or an answer.
pub(crate) struct DeltaArray<'v> {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    pub pointer: String,
    pub items: &'v [Value],
}

impl<'v> DeltaArray<'v> {
    /// Its items, each with the array and the index.
    pub fn numbered(&self) -> impl Iterator<Item = (&Self, usize, &'v Value)> {
        let items = self.items.iter().enumerate();
        items.map(move |(index, item)| (self, index, item))
    }
}

/// Finds the delta array. Of several that it may be, one that holds something, spelled best.
pub(crate) fn delta_array(value: &Value) -> Option<DeltaArray<'_>> {
    delta_arrays(value).into_iter().next()
}

/// Finds every delta array; first one that holds something, spelled best. A right body has one.
pub(super) fn delta_arrays<'v>(value: &'v Value) -> Vec<DeltaArray<'v>> {
    let members = value.as_object().into_iter().flatten();
    let mut candidates: Vec<_> = members
        .filter_map(|(name, value)| Some((recognise(name, None)?, name, value.as_array()?)))
        .collect();
    let order = |it: &(Found, &String, &Vec<Value>)| (it.2.is_empty(), it.0.spelled as u8);
    candidates.sort_by_key(order);
    let array = |(found, name, items): (Found, &String, &'v Vec<Value>)| {
        let mut pointer = String::new();
        push_token(&mut pointer, name);
        DeltaArray {
            resource: found.resource,
            delta: found.delta,
            pointer,
            items,
        }
    };
    candidates.into_iter().map(array).collect()
}

/// An entry of the answer.
pub(crate) struct Entry {
    pub pointer: String,
    pub id: Option<String>,
    /// What it was made from; a granular artifact may be known by several names.
    pub references: Vec<String>,
    pub status: Option<String>,
    pub content_id: Option<String>,
    /// The browse session in which a granular item was found.
    pub browse_session: Option<String>,
    pub is_removed: bool,
    pub failure: Option<Failure>,
}

/// That an item failed.
pub(crate) struct Failure {
    /// The kind of item, as far as the failed operation tells.
    pub of: Option<ItemKind>,
    pub told: Told,
}

/// The status of a protection unit that is being removed.
pub(crate) const REMOVE_REQUESTED: &str = "removeRequested";

impl Entry {
    /// The kind of item that the entry by itself tells of.
    pub fn kind(&self) -> ItemKind {
        let told = self.failure.as_ref().and_then(|it| it.of);
        let names_only_itself = self.failure.is_some() && self.references.is_empty();
        match told {
            Some(kind) => kind,
            None if self.is_removed || names_only_itself => ItemKind::Removal,
            None => ItemKind::Addition,
        }
    }

    pub fn reference(&self) -> Option<&str> {
        self.references.first().map(String::as_str)
    }
}

/// Reads one entry of the answer; `None` where it is no object.
pub(crate) fn entry(value: &Value, items: Option<&Items>, pointer: String) -> Option<Entry> {
    let members = value.as_object()?;
    let status = text(members.get(STATUS));
    let is_being_removed = status.as_deref() == Some(REMOVE_REQUESTED);
    Some(Entry {
        pointer,
        id: own_id(value),
        references: references(value, items),
        content_id: text(core_annotation(value, CONTENT_ID)),
        browse_session: browse_session(value),
        is_removed: is_removed(value) || is_being_removed,
        failure: failure(value, members, status.as_deref()),
        status,
    })
}

/// The id of an item: its key, or what its `@id` ends in, by which OData knows an entity too.
pub(super) fn own_id(item: &Value) -> Option<String> {
    let entity_id = || text(item.get("@id").or_else(|| item.get("@odata.id")));
    text(item.get(ID)).or_else(|| Some(last_segment(&entity_id()?).to_owned()))
}

/// The key in an entity id (OData 4.01 URL conventions): `…/items('key')`, or `…/items/key`.
fn last_segment(entity_id: &str) -> &str {
    let in_brackets = entity_id
        .strip_suffix(')')
        .and_then(|it| Some(it.rsplit_once('(')?.1.trim_matches('\'')));
    in_brackets.unwrap_or_else(|| entity_id.rsplit('/').next().unwrap_or(entity_id))
}

/// The browse session that an item names; the service was seen to misspell the property.
pub(super) fn browse_session(item: &Value) -> Option<String> {
    text(item.get(BROWSE_SESSION_ID)).or_else(|| text(item.get("browseSesionId")))
}

/// What an entry was made from, surest first.
fn references(value: &Value, items: Option<&Items>) -> Vec<String> {
    let Some(items) = items else {
        return Vec::new();
    };
    let restored = || text(value.get("restoredItemKey")).filter(|_| items.has_browse_session);
    let alternative = || text(value.get(items.reference.alternative?));
    let mut found: Vec<_> = at(value, items.reference.path).into_iter().collect();
    found.extend(restored());
    found.extend(alternative());
    found
}

/// The text that stands at a path.
pub(crate) fn at(value: &Value, path: &[&str]) -> Option<String> {
    text(path.iter().try_fold(value, |value, name| value.get(name)))
}

pub(super) const CONTENT_ID: &str = "ContentID";
const EXCEPTION: &str = "DataModificationException";

/// The prefixes under which the annotations of OData's Core vocabulary are seen.
const CORE: [&str; 3] = ["", "Core.", "Org.OData.Core.V1."];

/// The annotation of the Core vocabulary of that name, in any casing.
pub(super) fn core_annotation<'v>(item: &'v Value, name: &str) -> Option<&'v Value> {
    let is = |key: &str| {
        let key = key.strip_prefix('@')?;
        let prefix = key.get(..key.len().checked_sub(name.len())?)?;
        let known = CORE.iter().any(|it| it.eq_ignore_ascii_case(prefix));
        (known && key[prefix.len()..].eq_ignore_ascii_case(name)).then_some(())
    };
    let mut members = item.as_object()?.iter();
    let found = members.find_map(|(key, value)| is(key).map(|()| value));
    found.filter(|it| !it.is_null())
}

fn failure(value: &Value, members: &Map<String, Value>, status: Option<&str>) -> Option<Failure> {
    if let Some(exception) = core_annotation(value, EXCEPTION) {
        let info = exception.get("info").unwrap_or(&Value::Null);
        let operation = text(exception.get("failedOperation")).unwrap_or_default();
        let mut told = told(info);
        told.status = http_status(exception.get("responseCode"));
        let of = operation_of(&operation);
        return Some(Failure { of, told });
    }
    // An artifact that is there and has failed says so itself.
    let error = members.get("error").map(told);
    let says_failed = status.is_some_and(|it| it.eq_ignore_ascii_case("failed"));
    let error = error.filter(|it| says_failed || !it.code.is_empty());
    let told = error.or_else(|| says_failed.then(Told::default))?;
    Some(Failure { of: None, told })
}

/// The code and the message of an error object.
pub(super) fn told(error: &Value) -> Told {
    let bounded = |value| text(value).map_or_else(String::new, |it| bounded(&it));
    // OAuth writes the code as the error itself (RFC 6749 §5.2).
    let code = error.get("code").or(Some(error));
    Told {
        status: None,
        code: bounded(code),
        message: bounded(error.get("message")),
    }
}

/// The most characters of a message that are kept: it is given with each item that failed for it.
const LONGEST: usize = 1_000;

fn bounded(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// An HTTP status, which some services write as text.
pub(super) fn http_status(value: Option<&Value>) -> Option<u16> {
    let value = value?;
    let number = value.as_u64().and_then(|it| u16::try_from(it).ok());
    number.or_else(|| value.as_str()?.trim().parse().ok())
}

/// What kind of item an operation is on: OData's names, and those that Graph uses.
fn operation_of(operation: &str) -> Option<ItemKind> {
    let is_one_of = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(operation));
    if is_one_of(&["remove", "delete", "unlink"]) {
        Some(ItemKind::Removal)
    } else if is_one_of(&["insert", "create", "add", "link"]) {
        Some(ItemKind::Addition)
    } else {
        None
    }
}

/// Whether an item has `@removed`, under either of its names (OData 4.01).
pub(super) fn is_removed(item: &Value) -> bool {
    item.get(REMOVED).is_some() || item.get("@odata.removed").is_some()
}

/// A text that says something: published answers hold empty ones where they mean nothing.
pub(crate) fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?;
    (!text.trim().is_empty()).then(|| text.to_owned())
}
