//! What a person wants done: a change. And what does it: requests.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::resource::{DestinationType, ResourceName, Version};

/// What to do to one restore session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// The kind of session.
    pub resource: ResourceName,
    /// The session's id.
    pub id: String,
    /// The version of Microsoft Graph to send to; v1.0 by default.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub version: Version,
    /// What to add, in order: restore point ids, or additions that have their own destination.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub add: Vec<Add>,
    /// The ids of the artifacts to remove, in order.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub remove: Vec<String>,
    /// Where to restore to, for additions that do not say. Needed if there are such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub destination_type: Option<DestinationType>,
}

/// What to add: a reference by itself, or with a destination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Add {
    /// The id of a restore point.
    Reference(String),
    /// An addition as a body holds it.
    Addition(Addition),
}

/// An addition, as a body holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Addition {
    /// The restore point to restore.
    pub restore_point: RestorePoint,
    /// Where to; the change's destination by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub destination_type: Option<DestinationType>,
}

/// A restore point, by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct RestorePoint {
    /// The id.
    pub id: String,
}

/// The one method of a delta update.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// HTTP PATCH.
    Patch,
}

/// One HTTP request, ready to send but for the `Authorization` header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The full address.
    pub url: String,
    /// The headers; the caller adds `Authorization`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, string>"))]
    pub headers: BTreeMap<&'static str, &'static str>,
    /// The body: strict JSON, one item a line.
    pub body: String,
}

/// What `build` makes of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Built {
    /// The requests, to send one after the other. None where a finding is an error.
    pub requests: Vec<Request>,
    /// What is wrong or odd in the change, at most 1,000; each pointer leads into the change.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    pub total: usize,
}
