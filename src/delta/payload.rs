//! The delta arrays of a body or an answer, and the annotations in it.

use super::item::text;
use super::names::is_wrapper;
use super::recognise::{Found, recognise};
use super::spelling::{Spelling, sounds_like};
use crate::json::{Members, Value, pointer_of, push_token};
use crate::resource::{Delta, Resource};

/// The delta array of a body or an answer.
pub(crate) struct DeltaArray<'v> {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    pub pointer: String,
    /// Whether it is named as the request that creates what has it holds it: no delta.
    pub is_listed: bool,
    /// Whether it stands where, and is named as, the service knows it in a request that changes.
    pub is_exact: bool,
    pub items: &'v [Value<'v>],
}

/// Where an item stands: in the array at a pointer, at an index.
#[derive(Clone, Copy)]
pub(crate) struct Place<'v> {
    pub array: &'v str,
    pub index: usize,
}

impl Place<'_> {
    /// The pointer to it.
    pub fn pointer(self) -> String {
        let mut pointer = String::with_capacity(self.array.len() + 8);
        pointer.push_str(self.array);
        push_token(&mut pointer, &self.index.to_string());
        pointer
    }
}

impl<'v> DeltaArray<'v> {
    /// Its items, each with the array and its place.
    pub fn placed<'a>(&'a self) -> impl Iterator<Item = (&'a Self, Place<'a>, &'v Value<'v>)> {
        let place = |index| Place {
            array: &self.pointer,
            index,
        };
        let items = self.items.iter().enumerate();
        items.map(move |(index, item)| (self, place(index), item))
    }
}

/// Finds every delta array; first one that holds something, spelled best. A right body has one.
pub(crate) fn delta_arrays<'v>(value: &'v Value<'v>) -> Vec<DeltaArray<'v>> {
    let mut candidates = Vec::new();
    collect_arrays(value, "", &mut candidates);
    let best = candidates
        .iter()
        .enumerate()
        .min_by_key(|(_, (found, array))| (array.items.is_empty(), found.spelled as u8));
    if let Some((at, _)) = best {
        candidates[..=at].rotate_right(1);
    }
    candidates.into_iter().map(|(_, array)| array).collect()
}

/// The arrays among the members of an object, and of what a serialiser wraps beside them.
fn collect_arrays<'v>(
    value: &'v Value<'v>,
    pointer: &str,
    found: &mut Vec<(Found, DeltaArray<'v>)>,
) {
    for (name, value) in value.as_object().into_iter().flat_map(Members::iter) {
        let here = || {
            let mut pointer = pointer.to_owned();
            push_token(&mut pointer, name);
            pointer
        };
        if let Some(items) = value.as_array()
            && let Some(it) = recognise(name, None)
        {
            let array = DeltaArray {
                resource: it.resource,
                delta: it.delta,
                pointer: here(),
                is_listed: it.listed.is_some(),
                is_exact: pointer.is_empty() && it.spelled == Spelling::Exact,
                items,
            };
            found.push((it, array));
        } else if pointer.is_empty() && is_wrapper(name) {
            collect_arrays(value, &here(), found);
        }
    }
}

/// The members of an answer, those in a wrapper beside them in place of it.
pub(crate) fn members<'v>(
    answer: &'v Value<'v>,
) -> impl Iterator<Item = (&'v str, &'v Value<'v>)> + use<'v> {
    let own = answer.as_object().into_iter().flat_map(Members::iter);
    own.flat_map(|(name, value)| {
        let inside = wrapped(name, value);
        let itself = inside.is_none().then_some((name, value));
        itself
            .into_iter()
            .chain(inside.into_iter().flat_map(Members::iter))
    })
}

/// The pointer to such a member.
pub(crate) fn pointer_to(answer: &Value, name: &str) -> String {
    let mut all = answer.as_object().into_iter().flat_map(Members::iter);
    let holds =
        |(outer, value): &(&str, &Value)| wrapped(outer, value).is_some_and(|it| it.contains(name));
    let outer = all.find(holds).filter(|_| answer.get(name).is_none());
    match outer {
        Some((outer, _)) => pointer_of(&[outer, name]),
        None => pointer_of(&[name]),
    }
}

/// What a member of an answer wraps, where it is a wrapper.
pub(crate) fn wrapped<'v>(name: &str, value: &'v Value<'v>) -> Option<&'v Members<'v>> {
    value.as_object().filter(|_| is_wrapper(name))
}

/// Where an answer says that it goes on on another page: it, or the array in it
/// (`driveProtectionUnits@odata.nextLink`).
pub(crate) fn next_link<'v>(answer: &'v Value<'v>, delta: &Delta) -> Option<&'v str> {
    let mut links = annotations(answer, delta, ["odataNextLink", "nextLink"], true);
    links.find_map(text)
}

/// Whether it says so.
pub(crate) fn has_next_page(answer: &Value, delta: &Delta) -> bool {
    next_link(answer, delta).is_some()
}

/// How many items an answer says that there are, likewise.
pub(crate) fn told_count(answer: &Value, delta: &Delta) -> Option<usize> {
    let counts = annotations(answer, delta, ["odataCount", "count"], false);
    counts.filter_map(count).max()
}

/// The number that a value is, be it written as text.
pub(crate) fn count(value: &Value) -> Option<usize> {
    let written = value.to_json();
    written.trim_matches('"').parse().ok()
}

/// The annotations of an answer, or of an array in it, as the versions of OData and SDKs write them:
/// `@odata.nextLink`, `@nextLink`, `odata.nextLink`, `OdataNextLink`; or by the short name alone, where
/// that means nothing else.
fn annotations<'v>(
    answer: &'v Value<'v>,
    delta: &Delta,
    [in_full, in_short]: [&str; 2],
    alone: bool,
) -> impl Iterator<Item = &'v Value<'v>> {
    let is_meant = move |name: &str| {
        let (of, term) = name.rsplit_once('@').unwrap_or(("", name));
        let term = term.replace('.', "");
        let may_be_short = alone || name.contains('@');
        let is_it = sounds_like(&term, in_full) || may_be_short && sounds_like(&term, in_short);
        let array = of.split('@').next().unwrap_or_default();
        is_it && (array.is_empty() || sounds_like(array, delta.list()))
    };
    members(answer)
        .filter(move |it| is_meant(it.0))
        .map(|it| it.1)
}

/// The annotation by which an item is recognised in an answer.
pub(crate) const CONTENT_ID: &str = "ContentID";
/// The annotation that says that an item was not done.
pub(crate) const EXCEPTION: &str = "DataModificationException";

/// The prefixes under which the annotations of OData's Core vocabulary are seen.
const CORE: [&str; 3] = ["", "Core.", "Org.OData.Core.V1."];

/// Whether a name is that of an annotation of the Core vocabulary, in any casing, with a qualifier
/// (`#x`, OData 4.01 JSON format, 4.6) or without.
pub(crate) fn is_core_annotation(key: &str, name: &str) -> bool {
    let Some(key) = key.strip_prefix('@') else {
        return false;
    };
    let key = key.split('#').next().unwrap_or_default();
    let at = key.len().checked_sub(name.len());
    let Some((prefix, rest)) = at.and_then(|at| key.split_at_checked(at)) else {
        return false;
    };
    rest.eq_ignore_ascii_case(name) && CORE.iter().any(|it| it.eq_ignore_ascii_case(prefix))
}

/// The annotation of the Core vocabulary of that name; none where it is null.
pub(crate) fn core_annotation<'v>(item: &'v Value<'v>, name: &str) -> Option<&'v Value<'v>> {
    let mut members = item.as_object()?.iter();
    let found = members.find(|(key, _)| is_core_annotation(key, name));
    found.map(|(_, value)| value).filter(|it| !it.is_null())
}

/// Whether a name is that of the annotation that says that an item was not done. Under whatever prefix
/// it stands, and be it of a property of the item: a failure must not be read as done.
pub(crate) fn is_exception(key: &str) -> bool {
    // Nearly all names are shorter.
    if key.len() < EXCEPTION.len() {
        return false;
    }
    let key = key.split('#').next().unwrap_or_default();
    let at = key.len().checked_sub(EXCEPTION.len());
    let Some((prefix, name)) = at.and_then(|at| key.split_at_checked(at)) else {
        return false;
    };
    name.eq_ignore_ascii_case(EXCEPTION) && (prefix.is_empty() || prefix.ends_with(['@', '.']))
}

/// Whether an item of a delta payload says that it was not done.
pub(crate) fn tells_of_failure(item: &Value) -> bool {
    let mut members = item.as_object().into_iter().flat_map(Members::iter);
    members.any(|(name, value)| is_exception(name) && !value.is_null())
}
