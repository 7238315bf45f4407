//! Reading a list from JSON: an answer, a body, or an array.

use super::origin::{Origin, is_of};
use super::{List, Row, Wanted};
use crate::change::Addition;
use crate::delta::Item;
use crate::delta::id::is_guid;
use crate::delta::item::text;
use crate::delta::payload::{DeltaArray, Place, delta_arrays, has_next_page, tells_of_failure};
use crate::finding::{Findings, rules, show};
use crate::interpret::entry::ResponseItem;
use crate::json::{Value, read_unambiguous};
use crate::resource::{DESTINATION_TYPE, Items, POLICY_ID};

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
    let origin = Origin::of(&value, items, wanted)?;
    let Found {
        list,
        pointer,
        changes,
    } = list_in(&value, items, wanted)?;
    if wanted.of.is_some() && list.iter().any(tells_of_failure) {
        return Err("it is an answer that tells what failed, and not what is there.".to_owned());
    }
    list.iter().try_for_each(|it| is_of(it, items, wanted))?;
    if has_next_page(&value, wanted.delta) {
        findings.add(&rules::LIST_INCOMPLETE, String::new, |it| {
            it.words("what", wanted.what)
        });
    }
    if wanted.of.is_some() && changes {
        findings.add(&rules::LIST_OF_CHANGES, String::new, |it| {
            it.words("what", wanted.what)
        });
    }
    let rows = list.iter().map(|it| row(it, items, origin)).collect();
    Ok(List { rows, pointer })
}

/// A list that was found.
struct Found<'v> {
    list: &'v [Value<'v>],
    pointer: String,
    /// Whether it is a delta payload, which tells what changed.
    changes: bool,
}

/// The list that a value is or holds.
fn list_in<'v>(
    value: &'v Value<'v>,
    items: &'static Items,
    wanted: &Wanted,
) -> Result<Found<'v>, String> {
    let alone = |list| Found {
        list,
        pointer: String::new(),
        changes: false,
    };
    if let Some(list) = value.as_array() {
        return Ok(alone(list));
    }
    let mut lists = Vec::new();
    for name in LISTS {
        if let Some(list) = value.get(name).and_then(Value::as_array) {
            let pointer = format!("/{name}");
            lists.push(Found {
                pointer,
                ..alone(list)
            });
        }
    }
    let (own, others): (Vec<_>, Vec<_>) = delta_arrays(value)
        .into_iter()
        .partition(|it| it.delta.property == wanted.delta.property);
    // What an expanded policy or session lists besides says nothing of what is asked for.
    let Some(other) = others
        .first()
        .filter(|_| own.is_empty() && lists.is_empty())
    else {
        lists.extend(own.into_iter().map(|it| Found {
            changes: it.pointer.ends_with("delta"),
            list: it.items,
            pointer: it.pointer,
        }));
        return one_of(lists).unwrap_or_else(|| item_in(value, items).map(alone));
    };
    Err(other_array(other, wanted))
}

/// The one list among several that holds something: of more, all but one would be lost. `None` where
/// there is no list.
fn one_of(mut lists: Vec<Found>) -> Option<Result<Found, String>> {
    let mut names = Vec::new();
    for found in lists.iter().filter(|it| !it.list.is_empty()) {
        names.push(show(&found.pointer[1..]));
    }
    if names.len() > 1 {
        return Some(Err(format!(
            "it holds several lists, {}.",
            names.join(" and ")
        )));
    }
    let filled = lists.iter().position(|it| !it.list.is_empty());
    let at = filled.unwrap_or(0);
    (at < lists.len()).then(|| Ok(lists.swap_remove(at)))
}

/// One item by itself.
fn item_in<'v>(value: &'v Value<'v>, items: &'static Items) -> Result<&'v [Value<'v>], String> {
    if !value.is_object() {
        let found = value.kind().words();
        return Err(format!(
            "it is {found}, neither an array nor an object that holds one."
        ));
    }
    // One that has only an id may be a session or a policy.
    if Item::read(value, Some(items)).named_reference().is_some() {
        return Ok(std::slice::from_ref(value));
    }
    Err("it has no array `value`.".to_owned())
}

/// Why a body with another array gives no ids for this one: the restore points of a site look like
/// those of a drive, and restore nothing there.
fn other_array(found: &DeltaArray, wanted: &Wanted) -> String {
    let property = wanted.delta.property;
    format!(
        "it is the body of a {}, with `{}`; one with `{property}` is asked for.",
        found.resource.title(),
        found.delta.property,
    )
}

fn row(item: &Value, items: &'static Items, origin: Origin) -> Row {
    let written = Some(item.kind());
    if let Some(text) = item.as_str() {
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
    let Some(entry) = ResponseItem::read(item, Some(items), nowhere) else {
        return Row {
            written,
            ..Row::default()
        };
    };
    let refers = entry.reference().is_some();
    let is_referred = matches!(origin, Origin::Referred) && !refers;
    Row {
        reference: entry.reference().map(trimmed),
        id: entry.id.map(trimmed).filter(|_| !is_referred),
        alone: entry.id.map(trimmed).filter(|_| is_referred),
        destination: destination(item).filter(|_| items.has_destination),
        browse_session: entry
            .browse_session
            .filter(|_| items.has_browse_session)
            .map(str::to_owned),
        status: entry.status.map(str::to_owned),
        is_going: entry.tells_of_removal(),
        written,
        given: Addition::read(item),
        owner: item.get(POLICY_ID).and_then(text).map(trimmed),
        is_own: matches!(origin, Origin::Own),
        place: None,
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

fn destination(item: &Value) -> Option<String> {
    let value = item.get(DESTINATION_TYPE)?;
    match value.as_str() {
        _ if value.is_null() => None,
        Some(text) => Some(text.to_owned()),
        None => Some(value.to_json()),
    }
}
