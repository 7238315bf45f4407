//! Reading what was asked from a request.

use std::borrow::Cow;
use std::rc::Rc;

use super::Input;
use super::entry::{
    CONTENT_ID, DeltaArray, Place, at, browse_session, core_annotation, delta_arrays, own_id,
    removed, says_no, text,
};
use crate::change::{Add, Addition, Change};
use crate::delta::address::unescape_segment;
use crate::delta::{ItemKind, expected_delta};
use crate::finding::Span;
use crate::json::{Data, Value, read_unambiguous};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, DISPLAY_NAME, Delta, Items, RESOURCES, Resource,
    RestoreJobType, Version,
};

/// Where a request is in a value: its body, and its address, empty where it is not given.
pub(super) struct Located<'v> {
    pub body: Cow<'v, Value<'v>>,
    pub address: &'v str,
}

/// A request, as far as it tells what was asked.
pub(super) struct Request<'v> {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    /// The id in its address, and the version; where the address was given.
    pub id: Option<String>,
    pub version: Version,
    pub display_name: Option<&'v str>,
    pub asked: Vec<Asked<'v>>,
}

/// An item of the request.
pub(super) struct Asked<'v> {
    pub kind: ItemKind,
    /// The array that it stands in.
    pub delta: &'static Delta,
    /// The pointer to that array, and the index in it.
    array: Rc<str>,
    index: usize,
    /// What it names: a reference to add, the id of what to remove.
    pub key: Option<&'v str>,
    pub content_id: Option<&'v str>,
    destination: Option<&'v str>,
    pub browse_session: Option<&'v str>,
}

impl Asked<'_> {
    /// Where it stands in the body.
    pub fn place(&self) -> Place<'_> {
        let (array, index) = (&*self.array, self.index);
        Place { array, index }
    }
}

/// Where and why a text cannot be read.
pub(super) type Unreadable = (Option<Span>, String);

/// Reads JSON, comments passed over.
pub(super) fn read_text(text: &[u8]) -> Result<Value<'_>, Unreadable> {
    read_unambiguous(text).map_err(|(span, reason)| (Some(span), reason))
}

/// Reads the text of a request.
pub(super) fn read_request(request: &Input) -> Result<Value<'_>, String> {
    let (text, _) = request.as_ref().map_err(|reason| format!("{reason}."))?;
    read_text(text).map_err(|(_, reason)| reason)
}

/// Finds the request in a value: a body, or what `build` made with the body as text in it.
pub(super) fn locate<'v>(value: &'v Value<'v>) -> Result<Located<'v>, String> {
    let value = the_request(value)?;
    let address = text(value.get("url")).unwrap_or_default();
    let body = body_in(value)?;
    Ok(Located { body, address })
}

/// The one request in all that `build` or `batch` gave, whose bodies are text; else the value itself.
pub(super) fn the_request<'v>(value: &'v Value<'v>) -> Result<&'v Value<'v>, String> {
    match value.get("requests").and_then(Value::as_array) {
        Some([request]) if is_ready(request) => Ok(request),
        Some([first, .., last]) if is_ready(first) && is_ready(last) => {
            Err("it holds several requests; give the one that was answered.".to_owned())
        }
        _ => Ok(value),
    }
}

fn is_ready(request: &Value) -> bool {
    request.get("body").is_some_and(|it| it.as_str().is_some())
}

/// The body that a value holds, as text where `build` or `batch` made it; else the value is the body.
pub(super) fn body_in<'v>(value: &'v Value<'v>) -> Result<Cow<'v, Value<'v>>, String> {
    let inside = value.get("body");
    match inside.map(|it| &it.data) {
        Some(Data::String(body)) => {
            let body = read_text(body.as_bytes()).map_err(|(_, reason)| reason)?;
            Ok(Cow::Owned(body))
        }
        Some(Data::Object(_)) => Ok(Cow::Borrowed(inside.unwrap_or(value))),
        _ => Ok(Cow::Borrowed(value)),
    }
}

/// The request that was found.
pub(super) fn request_of<'v>(located: &'v Located) -> Result<Request<'v>, String> {
    let (body, address) = (&*located.body, located.address);
    let (addressed, id) = read_address(address);
    let display_name = text(body.get(DISPLAY_NAME));
    let arrays = delta_arrays(body);
    let found = arrays.first();
    if body.get("requests").and_then(Value::as_array).is_some() {
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

/// The resource and the id that an address leads to: `…/resources/id`, or `…/resources('id')` (OData
/// 4.01 URL conventions).
pub(crate) fn read_address(address: &str) -> (Option<&'static Resource>, Option<String>) {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut segments = path.split(['/', '(']);
    let resource = segments.find_map(|segment| RESOURCES.iter().find(|it| it.segment == segment));
    let id = segments.next().filter(|_| resource.is_some());
    let id = unescape_segment(id.unwrap_or_default());
    let key = id.trim_end_matches(')');
    let key = key.strip_prefix("id=").unwrap_or(key).trim_matches('\'');
    // Templates write `{id}` and `:id` where one is to stand.
    let is_id = !key.is_empty() && !key.starts_with(['{', ':']);
    (resource, is_id.then(|| key.to_owned()))
}

fn asked<'v>(delta: &DeltaArray<'v>) -> Vec<Asked<'v>> {
    let array: Rc<str> = delta.pointer.as_str().into();
    let items = delta.items.iter().enumerate();
    items
        .map(|(index, item)| {
            let refers_to = || delta.delta.items.and_then(|it| reference(item, it));
            // One that says no, in an item that says what to add, makes no removal, as in `validate`.
            let is_removal = removed(item).is_some_and(|it| !says_no(it) || refers_to().is_none());
            let (kind, key) = match is_removal {
                true => (ItemKind::Removal, own_id(item)),
                false => (ItemKind::Addition, refers_to()),
            };
            Asked {
                kind,
                delta: delta.delta,
                array: array.clone(),
                index,
                key: key.map(str::trim),
                content_id: text(core_annotation(item, CONTENT_ID)),
                destination: text(item.get(DESTINATION_TYPE)),
                browse_session: browse_session(item),
            }
        })
        .collect()
}

fn reference<'v>(item: &'v Value, items: &Items) -> Option<&'v str> {
    let alternative = || text(item.get(items.reference.alternative?));
    at(item, items.reference.path).or_else(alternative)
}

impl Request<'_> {
    /// The change that asks for nothing but the items at `indexes`.
    pub fn change_of(&self, indexes: &[usize], id: Option<String>) -> Change {
        let mut change = Change::new(self.resource.name, id.unwrap_or_default());
        change.version = self.version;
        let is_granular = |it: &RestoreJobType| *it == RestoreJobType::Granular;
        change.restore_job_type = self.delta.job_type.filter(is_granular);
        for item in indexes.iter().map(|&at| &self.asked[at]) {
            let key = item.key.unwrap_or_default();
            match item.kind {
                ItemKind::Removal => change.remove.push(key.to_owned()),
                ItemKind::Addition => change.add.push(self.addition(item, key)),
            }
        }
        change
    }

    fn addition(&self, item: &Asked, key: &str) -> Add {
        let Some(items) = self.delta.items else {
            return Add::Reference(key.to_owned());
        };
        let in_v1 = items
            .reference
            .in_v1
            .filter(|_| self.version == Version::V1);
        let outer = in_v1.unwrap_or(items.reference.path[0]);
        let inner = items.reference.path[1..].iter().rev();
        let nest = |value, name: &&'static str| Value::object([(*name, value)]);
        let reference = inner.fold(Value::text(key), nest);
        let others = [
            (DESTINATION_TYPE, item.destination),
            (BROWSE_SESSION_ID, item.browse_session),
        ];
        let others = others
            .into_iter()
            .filter_map(|(name, value)| Some((name, Value::text(value?))));
        let addition = Value::object([(outer, reference)].into_iter().chain(others));
        Addition::read(&addition).map_or_else(|| Add::Reference(key.to_owned()), Add::Addition)
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
        let (_, id) = read_address("exchangeProtectionPolicies('A')/x");
        assert_eq!(id.as_deref(), Some("A"));
    }
}
