//! The lists in one answer: which of them counts, and what the answer says that is missing.

use super::Wanted;
use super::decision::is_decision;
use crate::delta::id::resembles_id;
use crate::delta::item::{member, text};
use crate::delta::payload::{self, DeltaArray};
use crate::delta::{Identity, Item, recognise};
use crate::finding::show;
use crate::hashing::HashSet;
use crate::json::{Members, Value};
use crate::resource::{ID, IdFormat, letters};

/// The properties in which answers of Microsoft Graph list things: of most, and of the restore point
/// search.
pub(super) const LISTS: [&str; 2] = ["value", "searchResults"];

/// The property in which the answer to a search names the units of which it found nothing.
pub(super) const WITHOUT_RESULT: &str = "noResultProtectionUnitIds";

/// An array of items, and the object that holds it.
pub(super) struct Page<'v> {
    pub items: &'v [Value<'v>],
    pub pointer: String,
    pub holder: Option<&'v Value<'v>>,
    /// Whether it is a delta payload, which tells what changed.
    pub changes: bool,
    /// Whether no other page belongs to it.
    pub is_whole: bool,
    /// The other units of the same policy, that stand beside it.
    pub beside: Option<DeltaArray<'v>>,
}

impl<'v> Page<'v> {
    pub fn new(items: &'v [Value<'v>], pointer: String, holder: Option<&'v Value<'v>>) -> Self {
        Self {
            items,
            pointer,
            holder,
            changes: false,
            is_whole: false,
            beside: None,
        }
    }

    /// What the other units refer to that stand beside it, but for those that are removed.
    pub fn references_beside(&self) -> impl Iterator<Item = String> {
        let beside = self
            .beside
            .iter()
            .flat_map(|it| it.items.iter().map(|item| Item::read(item, it.delta.items)));
        let there = beside.filter(|it| !it.says_removed());
        there.filter_map(|it| it.named_reference().map(|it| it.trim().to_owned()))
    }

    /// Whether it is a page of several, and not a list by itself, or an item.
    pub fn is_part(&self) -> bool {
        let is_item = |it: &Value| {
            self.items
                .first()
                .is_some_and(|item| std::ptr::eq(it, item))
        };
        !self.is_whole && !self.holder.is_some_and(is_item)
    }

    /// Whether it may be the page that follows another one: it is not about something else.
    pub fn may_follow(&self, other: &Value) -> bool {
        let context = |it: &'_ Value<'_>| {
            member(it, "@odata.context")
                .and_then(text)
                .map(str::to_owned)
        };
        let contexts = self.holder.and_then(context).zip(context(other));
        contexts.is_none_or(|(own, other)| own == other)
    }
}

/// Whether an element of an array is a page, and no item: an array, or an object that holds a list.
pub(super) fn is_page(element: &Value) -> bool {
    let holds = || {
        LISTS
            .iter()
            .any(|it| member(element, it).is_some_and(|it| it.as_array().is_some()))
    };
    element.as_array().is_some() || element.is_object() && holds()
}

/// How many items an answer says that there are.
pub(super) fn told_count(holder: &Value, wanted: &Wanted) -> Option<usize> {
    let counts = named_count(holder).into_iter();
    counts
        .chain(payload::told_count(holder, wanted.delta))
        .max()
}

/// How many items an object says that there are in the list that it holds.
pub(super) fn named_count(holder: &Value) -> Option<usize> {
    let names = [
        "odata.count",
        "value@odata.count",
        "Count",
        "totalCount",
        "totalRecords",
        "totalResults",
        "totalItems",
        "total",
    ];
    let told = names.iter().filter_map(|it| member(holder, it));
    told.filter_map(payload::count).max()
}

/// How many items pages hold, each counted once: a page that was read twice is no second one.
pub(super) fn count(pages: &[Page]) -> usize {
    let seen: HashSet<_> = pages.iter().flat_map(|it| identities(it.items)).collect();
    seen.len()
}

/// What the items of a page are told apart by.
pub(super) fn identities<'v>(items: &'v [Value<'v>]) -> impl Iterator<Item = Identity<'v>> {
    items.iter().map(|it| {
        let id = member(it, ID).or(Some(it)).and_then(text);
        let by_all = || Identity::new(&it.to_json(), IdFormat::Opaque).into_owned();
        id.map_or_else(by_all, |id| Identity::new(id, IdFormat::Opaque))
    })
}

/// What an answer says that is an error, whatever stands beside it.
pub(super) fn failure(error: &Value) -> String {
    let told = |name: &str| member(error, name).and_then(text);
    let said = told("code")
        .or_else(|| text(error))
        .or_else(|| told("message"))
        .unwrap_or("no reason is given");
    format!("it is the answer to a request that failed: {}.", show(said))
}

/// Refuses what holds ids besides its list under a name that means a decision, such as `except`: what stands there
/// may not be meant, or be lost.
pub(super) fn refuse_apart(holder: &Value, list: &str) -> Result<(), String> {
    match apart(holder, list, DEPTH) {
        Some(name) => Err(several(list, name)),
        None => Ok(()),
    }
}

/// How deep ids are looked for beside a list.
const DEPTH: usize = 3;

/// The name beside a list that means a decision, and under which ids stand.
fn apart<'v>(holder: &'v Value<'v>, list: &str, depth: usize) -> Option<&'v str> {
    let members = holder.as_object().into_iter().flat_map(Members::iter);
    let mut others = members.filter(|it| it.0 != list);
    others.find_map(|(name, value)| {
        let has_ids = || resembles_id(&value.to_json());
        let inside = || apart(value, "", depth - 1);
        (is_decision(name) && has_ids())
            .then_some(name)
            .or_else(|| (depth > 0).then(inside)?)
    })
}

fn several(list: &str, other: &str) -> String {
    let [list, other] = [list, other].map(show);
    format!("it holds several lists, {list} and {other}.")
}

/// Refuses an answer that lists something besides its list: what stands there would be lost.
pub(super) fn refuse_others(holder: &Value, list: &str) -> Result<(), String> {
    let known = |name: &str| {
        let is_list = LISTS.iter().any(|it| letters(it) == letters(name));
        is_list
            || name.contains('@')
            || letters(name) == letters(WITHOUT_RESULT)
            || recognise(name, None).is_some()
    };
    let members = holder.as_object().into_iter().flat_map(Members::iter);
    let mut others = members
        .filter(|(name, value)| !known(name) && value.as_array().is_some_and(|it| !it.is_empty()));
    match others.next() {
        Some((name, _)) => Err(several(list, name)),
        None => refuse_apart(holder, list),
    }
}

/// The one list among several that holds something: of more, all but one would be lost. `None` where
/// there is no list.
pub(super) fn one_of(mut lists: Vec<Page>) -> Option<Result<Page, String>> {
    let filled = |it: &&Page| !it.items.is_empty();
    let names: Vec<_> = lists
        .iter()
        .filter(filled)
        .map(|it| show(&it.pointer[1..]))
        .collect();
    if names.len() > 1 {
        return Some(Err(format!(
            "it holds several lists, {}.",
            names.join(" and ")
        )));
    }
    let filled = lists.iter().position(|it| !it.items.is_empty());
    let at = filled.unwrap_or(0);
    (at < lists.len()).then(|| Ok(lists.swap_remove(at)))
}

/// Why a body with another array gives no ids for this one: the restore points of a site look like
/// those of a drive, and restore nothing there.
pub(super) fn other_array(found: &DeltaArray, wanted: &Wanted) -> String {
    let property = wanted.delta.property;
    format!(
        "it is the body of a {}, with `{}`; one with `{property}` is asked for.",
        found.resource.title(),
        found.delta.property,
    )
}
