//! Reading what was asked from a request.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::Input;
use super::entry::{
    CONTENT_ID, DeltaArray, at, browse_session, core_annotation, delta_arrays, is_removed, own_id,
    text,
};
use super::outcome::ItemKind;
use crate::change::{Add, Change};
use crate::finding::Span;
use crate::json::read_leniently;
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, DISPLAY_NAME, Delta, Items, RESOURCES, Resource,
    RestoreJobType, Version,
};
use crate::validate::expected_delta;

/// A request, as far as it tells what was asked.
pub(super) struct Request {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    /// The id in its address, and the version; where the address was given.
    pub id: Option<String>,
    pub version: Version,
    pub display_name: Option<String>,
    pub asked: Vec<Asked>,
}

/// An item of the request.
pub(super) struct Asked {
    pub kind: ItemKind,
    /// The array that it stands in.
    pub delta: &'static Delta,
    /// What it names: a reference to add, the id of what to remove.
    pub key: Option<String>,
    pub content_id: Option<String>,
    pub pointer: String,
    pub destination: Option<String>,
    pub browse_session: Option<String>,
}

/// Where and why a text cannot be read.
pub(super) type Unreadable = (Option<Span>, String);

/// Reads JSON, comments passed over.
pub(super) fn read_text(text: &[u8]) -> Result<Value, Unreadable> {
    let read = read_leniently(text).map_err(|it| (Some(it.span), it.words(text)))?;
    Ok(read.value)
}

/// Reads a request: a body, or what `build` made with the body as text in it.
pub(super) fn read_request(request: &Input) -> Result<Request, String> {
    let (text, _) = request.as_ref().map_err(|reason| format!("{reason}."))?;
    let value = read_text(text).map_err(|(_, reason)| reason)?;
    request_of(&value)
}

/// The request that a value is.
pub(super) fn request_of(value: &Value) -> Result<Request, String> {
    let value = the_request(value)?;
    let address = text(value.get("url")).unwrap_or_default();
    of_body(&*body_in(value)?, &address)
}

/// The one request in all that `build` or `batch` gave, whose bodies are text; else the value itself.
pub(super) fn the_request(value: &Value) -> Result<&Value, String> {
    let requests = value.get("requests").and_then(Value::as_array);
    match requests.map(Vec::as_slice) {
        Some([request]) if is_ready(request) => Ok(request),
        Some([first, .., last]) if is_ready(first) && is_ready(last) => {
            Err("it holds several requests; give the one that was answered.".to_owned())
        }
        _ => Ok(value),
    }
}

fn is_ready(request: &Value) -> bool {
    request.get("body").is_some_and(Value::is_string)
}

/// The body that a value holds, as text where `build` or `batch` made it; else the value is the body.
pub(super) fn body_in(value: &Value) -> Result<Cow<'_, Value>, String> {
    match value.get("body") {
        Some(Value::String(body)) => {
            let body = read_text(body.as_bytes()).map_err(|(_, reason)| reason)?;
            Ok(Cow::Owned(body))
        }
        Some(body @ Value::Object(_)) => Ok(Cow::Borrowed(body)),
        _ => Ok(Cow::Borrowed(value)),
    }
}

fn of_body(body: &Value, address: &str) -> Result<Request, String> {
    let (addressed, id) = read_address(address);
    let display_name = text(body.get(DISPLAY_NAME));
    let arrays = delta_arrays(body);
    let found = arrays.first();
    if body.get("requests").is_some_and(Value::is_array) {
        return Err("it is a `$batch`; interpretBatch reads the answer to one.".to_owned());
    }
    if found.is_none() && display_name.is_none() {
        return Err(format!("it has no array `{}`.", expected_delta(addressed)));
    }
    let resource = found.map(|it| it.resource).or(addressed);
    let resource = resource.unwrap_or(&RESOURCES[0]);
    Ok(Request {
        resource,
        delta: found.map_or_else(|| resource.usual(), |it| it.delta),
        id,
        version: version_in(address),
        display_name,
        asked: arrays.iter().flat_map(asked).collect(),
    })
}

/// The version in an address; the usual one where it names none.
pub(super) fn version_in(address: &str) -> Version {
    match address.contains("/beta/") {
        true => Version::Beta,
        false => Version::V1,
    }
}

/// The resource and the id that an address leads to.
fn read_address(address: &str) -> (Option<&'static Resource>, Option<String>) {
    let mut segments = address.split(['/', '?', '#']);
    let resource = segments.find_map(|segment| RESOURCES.iter().find(|it| it.segment == segment));
    let id = segments
        .next()
        .filter(|it| resource.is_some() && !it.is_empty());
    (resource, id.map(unescape))
}

/// Undoes the escapes of a path segment (RFC 3986 §2.1).
fn unescape(segment: &str) -> String {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = tail.get(..2).filter(|_| *first == b'%');
        let digits = escaped.and_then(|it| std::str::from_utf8(it).ok());
        if let Some(byte) = digits.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn asked(delta: &DeltaArray) -> Vec<Asked> {
    let items = delta.items.iter().enumerate();
    items
        .map(|(index, item)| {
            let kind = match is_removed(item) {
                true => ItemKind::Removal,
                false => ItemKind::Addition,
            };
            let key = match kind {
                ItemKind::Removal => own_id(item),
                ItemKind::Addition => delta.delta.items.and_then(|it| reference(item, it)),
            };
            Asked {
                kind,
                delta: delta.delta,
                key: key.map(|it| it.trim().to_owned()),
                content_id: text(core_annotation(item, CONTENT_ID)),
                pointer: format!("{}/{index}", delta.pointer),
                destination: text(item.get(DESTINATION_TYPE)),
                browse_session: browse_session(item),
            }
        })
        .collect()
}

fn reference(item: &Value, items: &Items) -> Option<String> {
    let alternative = || text(item.get(items.reference.alternative?));
    at(item, items.reference.path).or_else(alternative)
}

impl Request {
    /// The change that asks for nothing but the items at `indexes`.
    pub fn change_of(&self, indexes: &[usize], id: Option<String>) -> Change {
        let mut change = Change::new(self.resource.name, id.unwrap_or_default());
        change.version = self.version;
        let is_granular = |it: &RestoreJobType| *it == RestoreJobType::Granular;
        change.restore_job_type = self.delta.job_type.filter(is_granular);
        for item in indexes.iter().map(|&at| &self.asked[at]) {
            let key = item.key.clone().unwrap_or_default();
            match item.kind {
                ItemKind::Removal => change.remove.push(key),
                ItemKind::Addition => change.add.push(self.addition(item, &key)),
            }
        }
        change
    }

    fn addition(&self, item: &Asked, key: &str) -> Add {
        let Some(items) = self.delta.items else {
            return Add::Reference(key.to_owned());
        };
        let mut members = Map::new();
        let in_v1 = items
            .reference
            .in_v1
            .filter(|_| self.version == Version::V1);
        let outer = in_v1.unwrap_or(items.reference.path[0]);
        let inner = &items.reference.path[1..];
        let nest = |value, name: &&str| json!({ *name: value });
        members.insert(outer.to_owned(), inner.iter().rev().fold(json!(key), nest));
        let others = [
            (DESTINATION_TYPE, &item.destination),
            (BROWSE_SESSION_ID, &item.browse_session),
        ];
        for (name, value) in others {
            if let Some(value) = value {
                members.insert(name.to_owned(), json!(value));
            }
        }
        let addition = serde_json::from_value(Value::Object(members));
        addition.map_or_else(|_| Add::Reference(key.to_owned()), Add::Addition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_resource_and_id() {
        let address = "https://graph.microsoft.com/beta/solutions/backupRestore/sharePointRestoreSessions/a%2Fb%zz%C3%A9?x";
        let (resource, id) = read_address(address);
        assert_eq!(resource.unwrap().type_name, "sharePointRestoreSession");
        assert_eq!(id.as_deref(), Some("a/b%zzé"));
        assert_eq!(read_address("/me").1, None);
    }
}
