//! Reading a list from JSON: an answer, a body, or an array.

use super::{List, Row, Wanted};
use crate::change::Addition;
use crate::finding::{Findings, rules, show};
use crate::interpret::entry::{
    DeltaArray, Place, at, delta_arrays, entry, has_next_page, tells_of_failure,
};
use crate::json::{Value, read_unambiguous};
use crate::resource::{DESTINATION_TYPE, ID, Items, RESOURCES};
use crate::validate::id::is_guid;

/// The properties in which answers of Microsoft Graph list things: of most, and of the restore point
/// search.
const LISTS: [&str; 2] = ["value", "searchResults"];

/// Whether a text is meant as JSON, be it broken. GUIDs in brackets, with neither quotes nor names,
/// are not: some write them so. A JSON list that was cut off must never be taken for a short one.
pub(super) fn is_json(text: &str) -> bool {
    let text = behind_comments(text);
    match text.as_bytes() {
        [b'/', b'*', ..] => true,
        [b'{' | b'[', ..] => {
            text.contains([':', '"']) || !text.split(|it| "{}[],; \r\n\t".contains(it)).any(is_guid)
        }
        _ => ["null", "true", "false"].contains(&text),
    }
}

/// What follows the lines of comments at the start, which plain lists have as well.
fn behind_comments(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with("//") || rest.starts_with('#') {
        let (_, after) = rest.split_once('\n').unwrap_or_default();
        rest = after.trim_start();
    }
    rest
}

pub(super) fn read(
    text: &str,
    items: &'static Items,
    wanted: &Wanted,
    findings: &mut Findings,
) -> Result<List, String> {
    let value = read_unambiguous(text.as_bytes()).map_err(|(_, reason)| reason)?;
    if let Some(reason) = other_context(&value, wanted) {
        return Err(reason);
    }
    let (list, pointer) = list_in(&value, items, wanted)?;
    if let Some(of) = wanted.of {
        // A session or a policy that holds its list names itself.
        if let Some(reason) = own_id(&value).and_then(|it| other_owner(it, of)) {
            return Err(reason);
        }
        list.iter().try_for_each(|it| is_there(it, of))?;
    }
    if let Some(name) = list.iter().find_map(|it| other_reference(it, items)) {
        let property = wanted.delta.property;
        return Err(format!(
            "its items have `{name}`, which those of `{property}` have not: they are something else."
        ));
    }
    if has_next_page(&value) {
        findings.add(&rules::LIST_INCOMPLETE, String::new, |it| {
            it.words("what", wanted.what)
        });
    }
    let rows = list.iter().map(|it| row(it, items)).collect();
    Ok(List { rows, pointer })
}

/// The list that a value is or holds, and the pointer to it.
fn list_in<'v>(
    value: &'v Value<'v>,
    items: &Items,
    wanted: &Wanted,
) -> Result<(&'v [Value<'v>], String), String> {
    if let Value::Array(list) = value {
        return Ok((list, String::new()));
    }
    let mut lists = Vec::new();
    for name in LISTS {
        if let Some(Value::Array(list)) = value.get(name) {
            lists.push((&**list, format!("/{name}"), None));
        }
    }
    for delta in delta_arrays(value) {
        let other = other_array(&delta, wanted);
        lists.push((delta.items, delta.pointer, other));
    }
    // Of several, all but one would be lost; those that hold nothing say nothing.
    let mut names = Vec::new();
    for (list, pointer, _) in &lists {
        if !list.is_empty() {
            names.push(show(&pointer[1..]));
        }
    }
    if names.len() > 1 {
        return Err(format!("it holds several lists, {}.", names.join(" and ")));
    }
    let filled = lists.iter().position(|it| !it.0.is_empty());
    if let Some((list, pointer, other)) = lists.into_iter().nth(filled.unwrap_or(0)) {
        return other.map_or(Ok((list, pointer)), Err);
    }
    if !value.is_object() {
        let found = value.kind().words();
        return Err(format!(
            "it is {found}, neither an array nor an object that holds one."
        ));
    }
    // One item by itself; but one that has only an id may be a session or a policy.
    if at(value, items.reference.path).is_some() {
        return Ok((std::slice::from_ref(value), String::new()));
    }
    Err("it has no array `value`.".to_owned())
}

/// Why a body with another array gives no ids for this one: the restore points of a site look like
/// those of a drive, and restore nothing there.
fn other_array(found: &DeltaArray, wanted: &Wanted) -> Option<String> {
    let property = wanted.delta.property;
    (found.delta.property != property).then(|| {
        format!(
            "it is the body of a {}, with `{}`; one with `{property}` is asked for.",
            found.resource.title(),
            found.delta.property,
        )
    })
}

/// Why a list is not of what is asked for, where its `@odata.context` says so.
fn other_context(value: &Value, wanted: &Wanted) -> Option<String> {
    let context = value
        .get("@odata.context")
        .or_else(|| value.get("@context"));
    let parts = context?.as_str()?.split(|it: char| "/('\")#?".contains(it));
    let parts: Vec<_> = parts.filter(|it| !it.is_empty()).collect();
    let list = wanted.delta.list();
    let about = |name: &str| {
        format!("its `@odata.context` says that it is about `{name}`; `{list}` are asked for.")
    };
    for resource in RESOURCES {
        for delta in resource.deltas {
            if delta.list() != list && parts.contains(&delta.list()) {
                return Some(about(delta.list()));
            }
        }
        let Some(at) = parts.iter().position(|it| *it == resource.segment) else {
            continue;
        };
        if resource.deltas.iter().all(|it| it.list() != list) {
            return Some(about(resource.segment));
        }
        let owner = parts.get(at + 1).filter(|it| is_guid(it));
        if let Some((owner, of)) = owner.zip(wanted.of) {
            return other_owner(owner, of);
        }
    }
    None
}

/// Why something is no list of what is there in one session or policy, as it is of another.
fn other_owner(found: &str, of: &str) -> Option<String> {
    let is_same = found.trim().eq_ignore_ascii_case(of);
    (!is_same).then(|| format!("it is about {}, and not about {}.", show(found), show(of)))
}

/// The GUID by which a session or a policy with a list in it names itself.
fn own_id<'v>(value: &'v Value<'v>) -> Option<&'v str> {
    delta_arrays(value).first()?;
    value.get(ID)?.as_str().filter(|it| is_guid(it))
}

/// Whether an item of a list is there, in the session or policy of that id.
fn is_there(item: &Value, of: &str) -> Result<(), String> {
    if tells_of_failure(item) {
        return Err("it is an answer that tells what failed, and not what is there.".to_owned());
    }
    let owner = item.get("policyId").and_then(Value::as_str);
    let owner = owner.filter(|it| is_guid(it));
    owner.and_then(|it| other_owner(it, of)).map_or(Ok(()), Err)
}

/// The reference by which an item is one of another array: its id names nothing here.
fn other_reference(item: &Value, items: &Items) -> Option<&'static str> {
    let members = item.as_object()?;
    let own = items.reference.path[0];
    if members.contains(own) {
        return None;
    }
    let arrays = RESOURCES.iter().flat_map(|it| it.deltas);
    let mut names = arrays.filter_map(|it| Some(it.items?.reference.path[0]));
    names.find(|it| *it != own && members.contains(it))
}

fn row(item: &Value, items: &Items) -> Row {
    let written = Some(item.kind());
    if let Value::String(text) = item {
        let text = text.trim();
        return Row {
            written,
            ..Row::alone((!text.is_empty()).then(|| text.to_owned()))
        };
    }
    let nowhere = Place {
        array: "",
        index: 0,
    };
    let Some(entry) = entry(item, Some(items), nowhere) else {
        return Row {
            written,
            ..Row::default()
        };
    };
    Row {
        reference: entry.reference().map(trimmed),
        id: entry.id.map(trimmed),
        alone: None,
        destination: destination(item).filter(|_| items.has_destination),
        browse_session: entry
            .browse_session
            .filter(|_| items.has_browse_session)
            .map(str::to_owned),
        status: entry.status.map(str::to_owned),
        is_going: entry.is_removed,
        written,
        given: Addition::read(item),
        place: None,
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

fn destination(item: &Value) -> Option<String> {
    match item.get(DESTINATION_TYPE)? {
        Value::Null => None,
        Value::String(text) => Some(text.to_string()),
        other => Some(other.to_json()),
    }
}
