//! What a text is, of all that the other operations read: asked once, so that who has a text knows which
//! operation to give it to.

use serde::Serialize;

use crate::delta::item::text;
use crate::delta::payload::{DeltaArray, delta_arrays, tells_of_failure};
use crate::delta::{Address, Item, ItemKind, Meant};
use crate::interpret::is_refusal;
use crate::json::{Members, Value, read_leniently};
use crate::resource::{ResourceName, STATUS, Version};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum MessageKind {
    /// The body of a request that updates a session or policy: `validate` judges it.
    Body,
    /// A request, its address and its body, as `build` makes it.
    Request,
    /// Several requests, as `build` or `batch` made them.
    Requests,
    /// The body of a `$batch`.
    Batch,
    /// An answer that tells of items: `interpret` reads it.
    Answer,
    /// The answer to a `$batch`: `interpretBatch` reads it.
    BatchAnswer,
    /// An answer that tells of an error and of no items.
    Refusal,
    /// A change, as `build` takes it.
    Change,
    /// JSON that lists something: `collect` and `plan` read it.
    List,
    /// JSON that is none of these.
    Other,
    /// No JSON: `collect` and `plan` read a CSV or plain ids.
    Text,
}

/// What a text is, and what it is about as far as it tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Recognized {
    /// What it is.
    pub kind: MessageKind,
    /// The kind of session or policy that it is about.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "ResourceName | null"))]
    pub resource: Option<ResourceName>,
    /// The id of that, where an address or an answer tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub id: Option<String>,
    /// The version of Microsoft Graph, where an address tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub version: Option<Version>,
    /// How many items it adds, of a body or a request; or tells of, of an answer.
    pub additions: usize,
    /// How many items it removes, or tells of as removed.
    pub removals: usize,
}

impl Recognized {
    fn of(kind: MessageKind) -> Self {
        Self {
            kind,
            resource: None,
            id: None,
            version: None,
            additions: 0,
            removals: 0,
        }
    }

    /// The same, about what an address names.
    fn at(self, address: &str) -> Self {
        let address = Address::parse(address);
        if address.goes_on {
            return Self::of(MessageKind::Other);
        }
        Self {
            resource: address.resource.map(|it| it.name).or(self.resource),
            id: address.id().or(self.id),
            version: address.version,
            ..self
        }
    }

    /// The same, with the items of arrays counted.
    fn with_items(mut self, arrays: &[DeltaArray]) -> Self {
        self.resource = arrays.first().map(|it| it.resource.name).or(self.resource);
        for (array, _, value) in arrays.iter().flat_map(DeltaArray::placed) {
            match Item::read(value, array.delta.items).kind {
                ItemKind::Addition => self.additions += 1,
                ItemKind::Removal => self.removals += 1,
            }
        }
        self
    }
}

/// Tells what a text is: which operation reads it, which session or policy it is about, and how many
/// items it holds. Comments are passed over. Nothing is judged: that is what the operations do.
///
/// ```
/// use graph_backup_delta::{MessageKind, recognize};
///
/// let answer = r#"{"responses":[{"id":"1","status":200}]}"#;
/// assert_eq!(recognize(answer).kind, MessageKind::BatchAnswer);
/// let body = r#"{"driveRestoreArtifacts@delta":[{"@removed":{},"id":"…"}]}"#;
/// let recognized = recognize(body);
/// assert_eq!(recognized.kind, MessageKind::Body);
/// assert_eq!(recognized.removals, 1);
/// ```
#[must_use]
pub fn recognize(message: impl AsRef<[u8]>) -> Recognized {
    match read_leniently(message.as_ref()) {
        Ok(value) => recognize_value(&value),
        Err(_) => Recognized::of(MessageKind::Text),
    }
}

fn recognize_value(value: &Value) -> Recognized {
    let has_array = |name| value.get(name).and_then(Value::as_array).is_some();
    let requests = value.get("requests").and_then(Value::as_array);
    if value.as_array().is_some() || has_array("value") || has_array("searchResults") {
        return Recognized::of(MessageKind::List);
    }
    if has_array("responses") {
        return Recognized::of(MessageKind::BatchAnswer);
    }
    if let Some(requests) = requests {
        let is_ready = |it: &Value| it.get("body").and_then(Value::as_str).is_some();
        return Recognized::of(match requests.iter().all(is_ready) {
            true => MessageKind::Requests,
            false => MessageKind::Batch,
        });
    }
    if let Some(address) = value.get("url").and_then(text) {
        return request(value).at(address);
    }
    let arrays = delta_arrays(value);
    if arrays.is_empty() {
        return without_items(value);
    }
    let kind = match is_answer(value, &arrays) {
        true => MessageKind::Answer,
        false => MessageKind::Body,
    };
    let id = value.get("id").and_then(text).map(str::to_owned);
    Recognized {
        id,
        ..Recognized::of(kind)
    }
    .with_items(&arrays)
}

/// A request, whose body may be text.
fn request(value: &Value) -> Recognized {
    let request = Recognized::of(MessageKind::Request);
    let Some(body) = value.get("body") else {
        return request;
    };
    match body.as_str() {
        None => request.with_items(&delta_arrays(body)),
        Some(body) => match read_leniently(body.as_bytes()) {
            Ok(body) => request.with_items(&delta_arrays(&body)),
            Err(_) => request,
        },
    }
}

/// Whether a value with delta arrays is what the service says, and not what is said to it: whether it
/// holds what only the service sets.
fn is_answer(value: &Value, arrays: &[DeltaArray]) -> bool {
    let is_of_service = |name: &str| name.eq_ignore_ascii_case("id") || name.contains("context");
    let mut members = value.as_object().into_iter().flat_map(Members::names);
    let tells = |(array, _, entry): (&DeltaArray, _, &Value)| {
        let item = Item::read(entry, array.delta.items);
        let mut properties = item.properties.iter();
        let is_set = properties.any(|it| it.meant == Meant::ReadOnly);
        is_set || item.value(STATUS).is_some() || tells_of_failure(entry)
    };
    members.any(is_of_service) || arrays.iter().flat_map(DeltaArray::placed).any(tells)
}

fn without_items(value: &Value) -> Recognized {
    let names_resource = |it: &Value| {
        let name = it.get("resource").and_then(text);
        ResourceName::all().find(|it| Some(it.row().type_name) == name)
    };
    if let Some(resource) = names_resource(value) {
        return Recognized {
            resource: Some(resource),
            id: value.get("id").and_then(text).map(str::to_owned),
            ..Recognized::of(MessageKind::Change)
        };
    }
    Recognized::of(match is_refusal(value) {
        true => MessageKind::Refusal,
        false => MessageKind::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, kind: MessageKind, additions: usize, removals: usize) -> Recognized {
        let found = recognize(message);
        let counts = (found.additions, found.removals);
        assert_eq!((found.kind, counts), (kind, (additions, removals)));
        found
    }

    #[test]
    fn kinds() {
        use MessageKind::{
            Answer, Batch, BatchAnswer, Body, Change, List, Other, Refusal, Request, Requests, Text,
        };
        check("a,b", Text, 0, 0);
        check("", Text, 0, 0);
        check("1", Other, 0, 0);
        check("{}", Other, 0, 0);
        check("[]", List, 0, 0);
        check(r#"{"value":[]}"#, List, 0, 0);
        check(r#"{"error":{"code":"x"}}"#, Refusal, 0, 0);
        check(r#"{"responses":[]}"#, BatchAnswer, 0, 0);
        check(r#"{"requests":[{"id":"1","body":{}}]}"#, Batch, 0, 0);
        check(
            r#"{"requests":[{"body":"{}"}],"findings":[]}"#,
            Requests,
            0,
            0,
        );
        check(
            r#"{"resource":"sharePointRestoreSession","add":[]}"#,
            Change,
            0,
            0,
        );
        let body = r#"{"siteProtectionUnits@delta":[{"siteId":"x"},{"@removed":{},"id":"y"}]}"#;
        check(body, Body, 1, 1);
        let answer = body.replace("\"x\"", "\"x\",\"status\":\"protected\"");
        check(&answer, Answer, 1, 1);
        check(&body.replacen('{', "{\"id\":\"p\",", 1), Answer, 1, 1);
        let body = serde_json::to_string(body).unwrap();
        let url = "/beta/solutions/backupRestore/sharePointProtectionPolicies('P')";
        let request = format!(r#"{{"method":"PATCH","url":"{url}","body":{body}}}"#);
        let found = check(&request, Request, 1, 1);
        assert_eq!(
            found.resource,
            Some(ResourceName::SharePointProtectionPolicy)
        );
        assert_eq!(
            (found.id.as_deref(), found.version),
            (Some("P"), Some(Version::Beta))
        );
    }
}
