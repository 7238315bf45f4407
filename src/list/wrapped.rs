//! The answer or the body within what tools write around one: a request, a `$batch`, a HAR, an export of
//! Postman, the response object of a client.

use super::page;
use super::partial::{self, Ends};
use crate::delta::item::{member, text};
use crate::json::Value;

/// What stands inside a value.
pub(super) enum Inside<'v> {
    /// Values, each with the pointer to it.
    Values(Vec<(String, &'v Value<'v>)>),
    /// JSON that is written as text.
    Text(&'v str),
}

/// The members in which clients keep the body of an answer or of a request.
const BODIES: [&str; 6] = ["body", "data", "content", "response", "result", "text"];

/// How deep bodies may be wrapped.
const DEPTH: usize = 4;

/// What a value holds that is a list, or may hold one; itself where it wraps nothing.
/// `ends` tells which pages it stands between.
pub(super) fn inside<'v>(value: &'v Value<'v>, ends: Ends) -> Result<Inside<'v>, String> {
    let mut pointer = String::new();
    let mut value = value;
    for _ in 0..DEPTH {
        if let Some(text) = json_text(value) {
            return Ok(Inside::Text(text));
        }
        if let Some(responses) = responses(value)? {
            return Ok(Inside::Values(responses));
        }
        let Some((name, inner)) = wrapped(value)? else {
            break;
        };
        refuse_part(value, inner, ends)?;
        page::refuse_apart(value, &name[1..])?;
        pointer += &name;
        value = inner;
    }
    Ok(Inside::Values(vec![(pointer, value)]))
}

/// A text that holds JSON.
fn json_text<'v>(value: &'v Value<'v>) -> Option<&'v str> {
    let text = value.as_str()?.trim();
    text.starts_with(['{', '[', '"']).then_some(text)
}

/// The bodies of the answers to a `$batch`: the pages of a list, where each was got in one of its
/// requests. Those of a `$batch` itself likewise.
fn responses<'v>(value: &'v Value<'v>) -> Result<Option<Vec<(String, &'v Value<'v>)>>, String> {
    let name = ["responses", "requests"].into_iter();
    let mut found = name.filter_map(|it| Some((it, member(value, it)?.as_array()?)));
    let Some((name, parts)) = found.next() else {
        return Ok(None);
    };
    let links = ["@odata.nextLink", "@nextLink"];
    if links.iter().any(|it| member(value, it).is_some()) {
        return Err("it goes on: not all answers of its `$batch` stand in it.".to_owned());
    }
    let mut bodies = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        refuse_failure(part)?;
        let Some(body) = member(part, "body") else {
            return Err("one of the parts of its `$batch` has no body.".to_owned());
        };
        bodies.push((format!("/{name}/{index}/body"), body));
    }
    Ok(Some(bodies))
}

/// Refuses an answer that was a failure, or is a part, as its status tells.
fn refuse_failure(answer: &Value) -> Result<(), String> {
    let statuses = ["status", "statusCode", "httpStatusCode", "code"];
    let statuses = statuses.iter().filter_map(|it| member(answer, it));
    let mut statuses = statuses.filter_map(|it| it.to_json().trim_matches('"').parse().ok());
    let is_status = |it: &u16| (100..600).contains(it);
    match statuses.find(|it| is_status(it) && partial::is_failure(*it)) {
        Some(status) => Err(format!(
            "one of the answers in it is a failure or a part, HTTP {status}."
        )),
        None => Ok(()),
    }
}

/// Refuses what is wrapped where what wraps it says that it was a failure, goes on, or holds more.
fn refuse_part(wrapper: &Value, inner: &Value, ends: Ends) -> Result<(), String> {
    refuse_failure(wrapper)?;
    let found = inner.as_array().map(<[_]>::len);
    let told = page::named_count(wrapper);
    if partial::goes_on(wrapper, ends) {
        Err("what stands around its list says that it goes on, or was cut.".to_owned())
    } else if let Some((found, told)) = found.zip(told).filter(|it| ends.is_last && it.0 < it.1) {
        Err(format!("it says to hold {told} items, and holds {found}."))
    } else {
        Ok(())
    }
}

/// The value that another one wraps, and the pointer to it.
fn wrapped<'v>(value: &'v Value<'v>) -> Result<Option<(String, &'v Value<'v>)>, String> {
    if !value.is_object() || holds_list(value) {
        return Ok(None);
    }
    let entries = member(value, "log").and_then(|it| member(it, "entries"));
    if let Some(entries) = entries.and_then(Value::as_array) {
        return one(
            "/log/entries",
            entries,
            "a HAR with {count} requests",
            &["response", "content"],
        );
    }
    if let Some(requests) = member(value, "item").and_then(Value::as_array) {
        return one(
            "/item",
            requests,
            "an export of Postman with {count} requests",
            &["response"],
        );
    }
    let bodies = BODIES
        .iter()
        .filter_map(|it| Some((*it, member(value, it)?)));
    let bodies: Vec<_> = bodies.filter(|(_, it)| may_hold(it)).collect();
    Ok(match bodies[..] {
        [(name, body)] => Some((format!("/{name}"), body)),
        _ => None,
    })
}

/// The answer to the one request that a tool recorded.
fn one<'v>(
    pointer: &str,
    requests: &'v [Value<'v>],
    what: &str,
    path: &[&str],
) -> Result<Option<(String, &'v Value<'v>)>, String> {
    let [request] = requests else {
        let what = what.replace("{count}", &requests.len().to_string());
        return Err(format!(
            "it is {what}: give the body of the one answer that lists the items."
        ));
    };
    let (mut pointer, mut value) = (format!("{pointer}/0"), request);
    for name in path {
        let Some(inner) = member(value, name) else {
            return Err("no answer stands in it, but its request.".to_owned());
        };
        refuse_failure(inner)?;
        (pointer, value) = (format!("{pointer}/{name}"), inner);
        // Postman keeps several examples of an answer.
        match value.as_array() {
            Some([only]) => (pointer, value) = (format!("{pointer}/0"), only),
            Some(_) => return Err("it holds several answers: give the body of one.".to_owned()),
            None => {}
        }
    }
    Ok(Some((pointer, value)))
}

/// Whether an object says itself that it holds a list, or is an item of one.
fn holds_list(value: &Value) -> bool {
    let names = ["value", "searchResults", "id", "@odata.context"];
    names.iter().any(|it| member(value, it).is_some())
        || !crate::delta::payload::delta_arrays(value).is_empty()
}

/// Whether a value is an array, an object, or JSON as text.
fn may_hold(value: &Value) -> bool {
    value.is_object()
        || value.as_array().is_some()
        || text(value).is_some_and(|it| it.trim().starts_with(['{', '[']))
}
