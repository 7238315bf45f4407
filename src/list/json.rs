//! Reading a list from JSON: an answer, a body, or an array.

use super::{List, Row, Wanted};
use crate::change::Addition;
use crate::finding::{Findings, rules};
use crate::interpret::entry::{DeltaArray, Place, at, delta_array, entry, has_next_page};
use crate::json::{Value, read_unambiguous};
use crate::resource::{DESTINATION_TYPE, Items, RESOURCES};
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
    let (list, pointer) = list_in(&value, items, wanted)?;
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
    for name in LISTS {
        if let Some(Value::Array(list)) = value.get(name) {
            return Ok((list, format!("/{name}")));
        }
    }
    if let Some(delta) = delta_array(value) {
        if let Some(reason) = other_array(&delta, wanted) {
            return Err(reason);
        }
        return Ok((delta.items, delta.pointer));
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
        reference: entry.reference().map(str::to_owned),
        id: entry.id.map(str::to_owned),
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

fn destination(item: &Value) -> Option<String> {
    match item.get(DESTINATION_TYPE)? {
        Value::Null => None,
        Value::String(text) => Some(text.to_string()),
        other => Some(other.to_json()),
    }
}
