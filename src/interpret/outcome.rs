//! What an answer says happened.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::delta::ItemKind;
use crate::finding::Finding;

/// What an answer says happened to each item of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Outcome {
    /// How many items ended in each state; those never requested are not among them.
    pub counts: Counts,
    /// What became of each item: in the order of the request, or without one of the answer.
    pub items: Vec<Item>,
    /// What the answer tells of items that were not requested.
    pub unrequested: Vec<Item>,
    /// The id of the session that the request created: that of its next change.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub created: Option<String>,
    /// Why the service refused the request as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub error: Option<ServiceError>,
    /// What is worth sending again, where something is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub retry: Option<Retry>,
    /// What is wrong or odd in the answer or the request, at most 1,000.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    pub total: usize,
}

/// What is worth sending again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Retry {
    /// The change that asks for it alone.
    pub change: Change,
    /// Whether some of it may have been done: then list what is there first, and let `plan` find
    /// what is missing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub list_first: bool,
    /// How many seconds the service asks to wait first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub after_seconds: Option<u64>,
}

/// How many items ended in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Counts {
    /// Items that were added.
    pub added: usize,
    /// Items that were removed.
    pub removed: usize,
    /// Items that failed.
    pub failed: usize,
    /// Items of which the answer does not tell.
    pub unconfirmed: usize,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It was added.
    Added,
    /// It was removed.
    Removed,
    /// It failed; nothing was changed.
    Failed,
    /// The answer does not tell.
    Unconfirmed,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Added, Self::Removed, Self::Failed, Self::Unconfirmed];

    /// The state as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Failed => "failed",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// How sure a state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// The answer says so.
    Confirmed,
    /// It follows from what the answer says or leaves out.
    Implied,
    /// Nothing tells.
    None,
}

impl Evidence {
    /// Every evidence.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Implied, Self::None];

    /// The evidence as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Implied => "implied",
            Self::None => "none",
        }
    }
}

/// One item and what became of it.
// In TypeScript `Item` is a union over `kind` and `state`, which tsify cannot make of a struct: what
// they have in common is generated, the rest stands in `wasm`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(rename = "ItemBase")
)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Whether it was to add or to remove.
    pub kind: ItemKind,
    /// What became of it.
    pub state: State,
    /// How sure that is.
    pub evidence: Evidence,
    /// Why it is thought so.
    pub why: String,
    /// What an addition refers to: the restore point's id, as it was requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub reference: Option<String>,
    /// The artifact's own id: new for an addition, given for a removal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub id: Option<String>,
    /// JSON Pointer to the item in the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub request_pointer: Option<String>,
    /// JSON Pointer to the entry of the answer that tells of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub answer_pointer: Option<String>,
    /// The artifact's status, as the service wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub status: Option<String>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub error: Option<ServiceError>,
}

/// An error of the service, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ServiceError {
    /// The HTTP status, of the whole answer or of the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub status: Option<u16>,
    /// The code, as the service wrote it; empty where it gave none.
    pub code: String,
    /// The message, as the service wrote it, at most 1,000 characters; empty where it gave none.
    pub message: String,
    /// What happened.
    pub meaning: String,
    /// What to do.
    pub advice: String,
    /// Whether the same request may succeed when it is sent again.
    pub retryable: bool,
}

/// What `interpret` may be told beside the answer and the request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HttpContext {
    /// The HTTP status of the answer; 200 where nothing says otherwise, 0 where none came.
    pub status: Option<u16>,
    /// The HTTP headers of the answer. Only `Retry-After` and `Date` are read, in any casing.
    pub headers: BTreeMap<String, String>,
    /// The time, in milliseconds since 1970 in UTC, for a `Retry-After` that is a date.
    #[serde(skip)]
    pub now: Option<u64>,
}

/// The status of what was done and has no body to tell of it.
pub(super) const NO_CONTENT: u16 = 204;

/// Whether a status says that the request was not done.
fn is_refusal(status: u16) -> bool {
    !matches!(status, 0 | 200..300)
}

impl HttpContext {
    /// A context of which nothing but the status is known.
    #[must_use]
    pub fn of_status(status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::default()
        }
    }

    /// Whether the status says that the request was not done.
    pub(super) fn is_refusal(&self) -> bool {
        self.status.is_some_and(is_refusal)
    }

    /// The status, where the answer tells one of its own: the worse one counts.
    pub(super) fn status_beside(&self, own: Option<u16>) -> Option<u16> {
        own.filter(|it| is_refusal(*it)).or(self.status).or(own)
    }

    /// The header of that name, in any casing.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(it, _)| it.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}
