//! The properties of an item of JSON, or of what stands beside a list of it, as a table would have them in columns.

use std::borrow::Cow;

use super::words::{plain, stands_in};
use crate::delta::names::is_wrapper;
use crate::json::{Data, Members, Value};

/// How deep properties are looked for in objects.
const DEPTH: usize = 3;

/// The properties whose objects say nothing of whether an item is meant: those of the service, and what somebody may
/// do with the item.
const PASSED_OVER: &str = "restorepoint, protectionunit, createdby, lastmodifiedby, error, links, permissions, \
    rights, capabilities, actions, operations";

/// Of a longer array, what it holds is not shown.
const SHORT: usize = 4;

/// Stands in place of what no cell of a table could hold.
pub(super) const OBJECT: &str = "{…}";
const ARRAY: &str = "[…]";

/// Gives each property of an item, those in its objects by the path to them: `backup.include`.
pub(super) fn each_property<'v>(
    item: &'v Value<'v>,
    take: &mut dyn FnMut(Cow<'v, str>, Cow<'v, str>),
) {
    each_below(item, "", DEPTH, take);
}

fn each_below<'v>(
    object: &'v Value<'v>,
    path: &str,
    depth: usize,
    take: &mut dyn FnMut(Cow<'v, str>, Cow<'v, str>),
) {
    let members = object.as_object().into_iter().flat_map(Members::iter);
    for (name, value) in members.filter(|it| !it.0.contains('@')) {
        if value.is_object() && is_wrapper(name) {
            each_below(value, path, depth, take);
            continue;
        }
        let whole: Cow<str> = match path {
            "" => name.into(),
            _ => [path, ".", name].concat().into(),
        };
        let has_more = value
            .as_object()
            .is_some_and(|it| it.iter().next().is_some());
        if has_more {
            if stands_in(PASSED_OVER, &plain(name)) {
                continue;
            }
            if depth > 0 {
                each_below(value, &whole, depth - 1, take);
            }
        }
        take(whole, cell(value));
    }
}

/// What a cell of a table would hold.
fn cell<'v>(value: &'v Value<'v>) -> Cow<'v, str> {
    if let Some(elements) = value.as_array() {
        let is_text = |it: &Value| !it.is_object() && it.as_array().is_none();
        let are_short = elements.len() <= SHORT && elements.iter().all(is_text);
        let texts = || elements.iter().map(cell).collect::<Vec<_>>().join(", ");
        return if are_short {
            texts().into()
        } else {
            ARRAY.into()
        };
    }
    match &value.data {
        Data::Object(members) if members.iter().next().is_none() => "".into(),
        Data::Object(_) => OBJECT.into(),
        Data::Null => "".into(),
        _ => value
            .as_str()
            .map_or_else(|| value.to_json().into(), Cow::Borrowed),
    }
}
