//! Reading what is told from the entries of an answer.

use super::errors::Told;
use crate::delta::{Found, ItemKind, recognise};
use crate::json::{Data, Members, Value, push_token};
use crate::resource::{BROWSE_SESSION_ID, Delta, ID, Items, REMOVED, Resource, STATUS};

/// The delta array of a body or an answer.
pub(crate) struct DeltaArray<'v> {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    pub pointer: String,
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
    let members = value.as_object().into_iter().flat_map(Members::iter);
    let mut candidates: Vec<_> = members
        .filter_map(|(name, value)| Some((recognise(name, None)?, name, value.as_array()?)))
        .collect();
    let best = candidates
        .iter()
        .enumerate()
        .min_by_key(|(_, (found, _, items))| (items.is_empty(), found.spelled as u8));
    if let Some((at, _)) = best {
        candidates[..=at].rotate_right(1);
    }
    let array = |(found, name, items): (Found, &str, &'v [Value<'v>])| {
        let mut pointer = String::new();
        push_token(&mut pointer, name);
        DeltaArray {
            resource: found.resource,
            delta: found.delta,
            pointer,
            items,
        }
    };
    candidates.into_iter().map(array).collect()
}

/// Whether an answer says that it goes on on another page: it, or the array in it
/// (`driveProtectionUnits@odata.nextLink`).
pub(crate) fn has_next_page(answer: &Value, delta: &Delta) -> bool {
    let is_link = |name: &str| {
        let link = name.strip_suffix("@odata.nextLink");
        let of = link.or_else(|| name.strip_suffix("@nextLink"));
        of.is_some_and(|it| it.is_empty() || it.starts_with(delta.list()))
    };
    let mut members = answer.as_object().into_iter().flat_map(Members::iter);
    members.any(|(name, value)| is_link(name) && text(Some(value)).is_some())
}

/// An entry of the answer.
pub(crate) struct Entry<'v> {
    pub place: Place<'v>,
    pub id: Option<&'v str>,
    /// What it was made from, surest first; a granular artifact may be known by several names.
    references: [Option<&'v str>; 3],
    pub status: Option<&'v str>,
    pub content_id: Option<&'v str>,
    /// The browse session in which a granular item was found.
    pub browse_session: Option<&'v str>,
    pub is_removed: bool,
    pub failure: Option<Failure>,
}

/// That an item failed.
pub(crate) struct Failure {
    /// The kind of item, as far as the failed operation tells.
    pub of: Option<ItemKind>,
    pub told: Told,
}

/// The status of a protection unit that is being removed.
pub(crate) const REMOVE_REQUESTED: &str = "removeRequested";

impl<'v> Entry<'v> {
    /// The kind of item that the entry by itself tells of.
    pub fn kind(&self) -> ItemKind {
        let told = self.failure.as_ref().and_then(|it| it.of);
        let names_only_itself = self.failure.is_some() && self.reference().is_none();
        match told {
            Some(kind) => kind,
            None if self.is_removed || names_only_itself => ItemKind::Removal,
            None => ItemKind::Addition,
        }
    }

    /// What it was made from, by its surest name.
    pub fn reference(&self) -> Option<&'v str> {
        self.references().next()
    }

    /// What it was made from, surest first.
    pub fn references(&self) -> impl Iterator<Item = &'v str> + use<'v> {
        self.references.into_iter().flatten()
    }
}

/// Reads one entry of the answer; `None` where it is no object.
pub(crate) fn entry<'v>(
    value: &'v Value,
    items: Option<&Items>,
    place: Place<'v>,
) -> Option<Entry<'v>> {
    let members = value.as_object()?;
    let status = text(members.get(STATUS));
    let is_being_removed = status == Some(REMOVE_REQUESTED);
    Some(Entry {
        place,
        id: own_id(value),
        references: references(value, items),
        content_id: text(core_annotation(value, CONTENT_ID)),
        browse_session: browse_session(value),
        is_removed: is_removed(value) || is_being_removed,
        failure: failure(value, members, status),
        status,
    })
}

/// The id of an item: its key, or what its `@id` ends in, by which OData knows an entity too.
pub(super) fn own_id<'v>(item: &'v Value) -> Option<&'v str> {
    let entity_id = || text(item.get("@id").or_else(|| item.get("@odata.id")));
    text(item.get(ID)).or_else(|| Some(last_segment(entity_id()?)))
}

/// The key in an entity id (OData 4.01 URL conventions): `…/items('key')`, or `…/items/key`.
pub(crate) fn last_segment(entity_id: &str) -> &str {
    let in_brackets = entity_id
        .strip_suffix(')')
        .and_then(|it| Some(it.rsplit_once('(')?.1.trim_matches('\'')));
    in_brackets.unwrap_or_else(|| entity_id.rsplit('/').next().unwrap_or(entity_id))
}

/// The browse session that an item names; the service was seen to misspell the property.
pub(super) fn browse_session<'v>(item: &'v Value) -> Option<&'v str> {
    text(item.get(BROWSE_SESSION_ID)).or_else(|| text(item.get("browseSesionId")))
}

/// What an entry was made from, surest first.
fn references<'v>(value: &'v Value, items: Option<&Items>) -> [Option<&'v str>; 3] {
    let Some(items) = items else {
        return [None; 3];
    };
    let restored = || text(value.get("restoredItemKey")).filter(|_| items.has_browse_session);
    let alternative = || text(value.get(items.reference.alternative?));
    [at(value, items.reference.path), restored(), alternative()]
}

/// The text that stands at a path.
pub(crate) fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v str> {
    text(path.iter().try_fold(value, |value, name| value.get(name)))
}

pub(super) const CONTENT_ID: &str = "ContentID";
const EXCEPTION: &str = "DataModificationException";

/// The prefixes under which the annotations of OData's Core vocabulary are seen.
const CORE: [&str; 3] = ["", "Core.", "Org.OData.Core.V1."];

/// The annotation of the Core vocabulary of that name, in any casing.
pub(super) fn core_annotation<'v>(item: &'v Value<'v>, name: &str) -> Option<&'v Value<'v>> {
    let is = |key: &str| {
        let key = key.strip_prefix('@')?;
        let prefix = key.get(..key.len().checked_sub(name.len())?)?;
        let known = CORE.iter().any(|it| it.eq_ignore_ascii_case(prefix));
        (known && key[prefix.len()..].eq_ignore_ascii_case(name)).then_some(())
    };
    let mut members = item.as_object()?.iter();
    let found = members.find_map(|(key, value)| is(key).map(|()| value));
    found.filter(|it| !it.is_null())
}

/// Whether an item of a delta payload says that it was not done.
pub(crate) fn tells_of_failure(item: &Value) -> bool {
    core_annotation(item, EXCEPTION).is_some()
}

fn failure(value: &Value, members: &Members, status: Option<&str>) -> Option<Failure> {
    if let Some(exception) = core_annotation(value, EXCEPTION) {
        let info = exception.get("info").unwrap_or(&Value::NULL);
        let operation = text(exception.get("failedOperation")).unwrap_or_default();
        let mut told = told(info);
        told.status = http_status(exception.get("responseCode"));
        let of = operation_of(operation);
        return Some(Failure { of, told });
    }
    // An artifact that is there and has failed says so itself.
    let error = members.get("error").map(told);
    let says_failed = status.is_some_and(|it| it.eq_ignore_ascii_case("failed"));
    let error = error.filter(|it| says_failed || !it.is_empty());
    let told = error.or_else(|| says_failed.then(Told::default))?;
    Some(Failure { of: None, told })
}

/// The code and the message of an error object.
pub(super) fn told(error: &Value) -> Told {
    let bounded = |value: Option<&Value>| match value.map(|it| &it.data) {
        Some(Data::Number(digits)) => digits.to_string(),
        _ => text(value).map_or_else(String::new, bounded),
    };
    // OAuth writes the code as the error itself (RFC 6749 §5.2).
    let code = error.get("code").or(Some(error));
    Told {
        status: None,
        code: bounded(code),
        message: bounded(error.get("message")),
    }
}

/// The most characters of a message that are kept: it is given with each item that failed for it.
const LONGEST: usize = 1_000;

fn bounded(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// An HTTP status, which some services write as text: `"403"`, or `"403 Forbidden"`.
pub(super) fn http_status(value: Option<&Value>) -> Option<u16> {
    let value = value?;
    match &value.data {
        Data::Number(digits) => digits.parse().ok(),
        _ => value.as_str()?.split_whitespace().next()?.parse().ok(),
    }
}

/// What kind of item an operation is on: OData's names, and those that Graph uses.
fn operation_of(operation: &str) -> Option<ItemKind> {
    let is_one_of = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(operation));
    if is_one_of(&["remove", "delete", "unlink"]) {
        Some(ItemKind::Removal)
    } else if is_one_of(&["insert", "create", "add", "link"]) {
        Some(ItemKind::Addition)
    } else {
        None
    }
}

/// Whether an item has `@removed`, under either of its names (OData 4.01). One that is null or false
/// says no.
pub(super) fn is_removed(item: &Value) -> bool {
    removed(item).is_some_and(|it| !says_no(it))
}

/// Whether the value of `@removed` says that the item is not removed.
pub(super) fn says_no(removed: &Value) -> bool {
    matches!(removed.data, Data::Null | Data::Bool(false))
}

/// What `@removed` says in an item.
pub(super) fn removed<'v>(item: &'v Value<'v>) -> Option<&'v Value<'v>> {
    item.get(REMOVED).or_else(|| item.get("@odata.removed"))
}

/// A text that says something: published answers hold empty ones where they mean nothing.
pub(crate) fn text<'v>(value: Option<&'v Value>) -> Option<&'v str> {
    let text = value?.as_str()?;
    (!text.chars().all(char::is_whitespace)).then_some(text)
}
