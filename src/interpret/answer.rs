//! Reading an answer: where its items are, and whether all of it was understood.

use std::collections::BTreeMap;

use super::Input;
use super::failure::{self, Reported, http_status};
use super::outcome::{HttpContext, NO_CONTENT};
use super::request::{Unreadable, read_text};
use super::signs::Signs;
use crate::delta::item::{member, text};
use crate::delta::payload::{DeltaArray, delta_arrays};
use crate::json::{Data, Members, Value, pointer_of};
use crate::resource::{Owner, STATUS};

/// An answer, as far as it could be read, and its delta arrays.
pub(super) struct Answer<'v> {
    pub read: Result<&'v Value<'v>, &'v Unreadable>,
    pub arrays: Vec<DeltaArray<'v>>,
    /// What it tells of a failure that is of none of its items.
    pub signs: Signs,
}

impl<'v> Answer<'v> {
    pub fn of(read: Result<&'v Value<'v>, &'v Unreadable>) -> Self {
        let arrays = read.map_or_else(|_| Vec::new(), delta_arrays);
        let mut signs = read.map_or_else(|_| Signs::default(), Signs::in_value);
        let of_session = |it: &DeltaArray| it.resource.owner() == Owner::Session;
        if arrays.first().is_some_and(of_session) && read.is_ok_and(failure::may_have_failed) {
            signs.unclear.get_or_insert_with(|| pointer_of(&[STATUS]));
        }
        Self {
            read,
            arrays,
            signs,
        }
    }

    /// What it says of a failure of the request as a whole.
    pub fn failure(&self) -> Option<Reported> {
        let read = self.read.ok()?;
        let of_answer = || failure::of_answer(read).filter(|_| self.arrays.is_empty());
        of_answer().or_else(|| self.signs.failure.clone())
    }

    /// Whether it says that something failed that is told nowhere.
    pub fn says_failed(&self) -> bool {
        self.read.is_ok_and(failure::says_failed)
    }

    /// What it says, where it is known to be a refusal.
    pub fn refusal(&self) -> Reported {
        let read = self.read.ok().filter(|_| self.arrays.is_empty());
        read.map(failure::of_refusal).unwrap_or_default()
    }

    /// Whether it is the very body that was sent: a service tells more of what it did.
    pub fn is(&self, body: &Value) -> bool {
        self.read.is_ok_and(|it| are_same(it, body))
    }
}

/// Whether two values say the same, wherever they stand.
fn are_same(one: &Value, other: &Value) -> bool {
    match (&one.data, &other.data) {
        (Data::Array(one), Data::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| are_same(one, other))
        }
        (Data::Object(one), Data::Object(other)) => {
            let has_it = |(name, it): (&str, &Value)| {
                other.get(name).is_some_and(|other| are_same(it, other))
            };
            one.names().count() == other.names().count() && one.iter().all(has_it)
        }
        (one, other) => one == other,
    }
}

/// Reads an answer; a refusal may have no body, and what has none says so by its status.
pub(super) fn read_answer<'v>(
    answer: &'v Input,
    http: &HttpContext,
) -> Result<Value<'v>, Unreadable> {
    let may_be_empty = http.is_refusal() || http.status == Some(NO_CONTENT);
    match answer {
        Ok((text, _)) if text.trim_ascii().is_empty() && may_be_empty => Ok(Value::NULL),
        Ok((text, _)) => read_text(text),
        Err(reason) => Err((None, format!("{reason}."))),
    }
}

/// An answer within what a client put around it.
pub(super) struct Unwrapped<'v> {
    pub inside: Inside<'v>,
    /// What is told of the HTTP answer, by who calls or by the wrapper.
    pub http: HttpContext,
}

/// What is within.
pub(super) enum Inside<'v> {
    /// The answer, as a value.
    Value(&'v Value<'v>),
    /// The JSON of the answer.
    Json(&'v str),
    /// Text that is no JSON.
    Text,
}

/// The answer in a value: some clients give it as a text of JSON, as the only element of an array, or
/// with status and headers around it.
pub(super) fn unwrapped<'v>(value: &'v Value<'v>, http: &HttpContext) -> Unwrapped<'v> {
    let value = match value.as_array() {
        Some([only]) if only.is_object() => only,
        _ => value,
    };
    let status = http_status(member(value, "statusCode").or_else(|| member(value, "status")));
    let body = member(value, "body").or_else(|| member(value, "data"));
    let body = body.filter(|_| status.is_some());
    let Some(body) = body else {
        return Unwrapped {
            inside: inside(value),
            http: http.clone(),
        };
    };
    let mut headers = headers_in(value);
    headers.extend(http.headers.clone());
    Unwrapped {
        inside: inside(body),
        http: HttpContext {
            status: http.status_beside(status),
            headers,
            now: http.now,
        },
    }
}

/// The headers that an answer in a value has.
pub(super) fn headers_in(answer: &Value) -> BTreeMap<String, String> {
    let headers = member(answer, "headers").and_then(Value::as_object);
    let mut found = BTreeMap::new();
    // To collect them would bring a sort with it, 1 KB of the module for each kind of it.
    for (name, value) in headers.into_iter().flat_map(Members::iter) {
        found.insert(name.to_owned(), header_text(value));
    }
    found
}

/// A header's value, which may be several.
fn header_text(value: &Value) -> String {
    match &value.data {
        Data::String(text) => text.to_string(),
        Data::Array(values) => values
            .iter()
            .map(header_text)
            .collect::<Vec<_>>()
            .join(", "),
        _ => value.to_json(),
    }
}

/// What a value holds as a whole: a text may be the JSON of an answer.
fn inside<'v>(value: &'v Value<'v>) -> Inside<'v> {
    match text(value) {
        Some(json) if json.trim_start().starts_with(['{', '[', '"']) => Inside::Json(json),
        Some(_) => Inside::Text,
        None => Inside::Value(value),
    }
}

/// Why text that is no JSON cannot be read.
pub(super) const NOT_JSON: &str =
    "it is text and no JSON; it may be base64, which is to be decoded first.";
