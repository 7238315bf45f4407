//! The fast path: through items that are written just like one before them, but for the id.
//!
//! Programs write all items of a body alike. So an item that was judged at length, and in which nothing
//! was found, becomes a template; where the text goes on with the same bytes and another GUID, nothing
//! is to be found in that either. No rule stands here: one that fires keeps its item from becoming a
//! template. What makes a GUID one that may be somebody's, [`guid_at`] says for both ways; whether it
//! was there before, both ask [`FirstPlaces`](super::places::FirstPlaces).
//!
//! To compare bytes takes a fraction of reading them: bodies of such items are judged about ten times
//! as fast for it. A body of few items gains little.

#[cfg(any(test, fuzzing))]
use std::cell::Cell;

use super::Validator;
use super::item::{Item, text_of};
use super::places::Place;
use crate::delta::id::{GUID_LENGTH, guid_at, is_guid};
use crate::delta::{ItemKind, Property};
use crate::resource::ID;

/// The templates of an array: the last addition and the last removal that can be one.
#[derive(Clone, Copy, Default)]
pub(super) struct Templates {
    addition: Option<ItemTemplate>,
    removal: Option<ItemTemplate>,
}

/// Where in the text an item stands, and its GUID in it.
#[derive(Clone, Copy)]
struct ItemTemplate {
    start: usize,
    id: usize,
    end: usize,
}

impl ItemTemplate {
    /// The GUID, where it stands, and the end, of an item that is written so at `at`; `None` where there
    /// is none.
    #[inline(always)]
    fn read(self, text: &[u8], at: usize) -> Option<(u128, usize, usize)> {
        let end = at + (self.end - self.start);
        let found = text.get(at..end)?;
        let before = self.id - self.start;
        let after = before + GUID_LENGTH;
        let template = &text[self.start..self.end];
        let is_alike = are_same(&found[..before], &template[..before])
            && are_same(&found[after..], &template[after..]);
        if !is_alike {
            return None;
        }
        Some((guid_at(found, before)?, at + before, end))
    }
}

#[cfg(any(test, fuzzing))]
thread_local! {
    /// Whether every item is judged at length, to compare with.
    pub(super) static AT_LENGTH: Cell<bool> = const { Cell::new(false) };
}

impl Validator<'_> {
    /// Makes a template of an item in which nothing was found, where a GUID is all that differs from
    /// item to item.
    pub(super) fn learn(&mut self, item: &Item) {
        #[cfg(any(test, fuzzing))]
        if AT_LENGTH.get() {
            return;
        }
        // What stands in another array, too, is not looked for on the fast path.
        if self.seen.other_units.is_some() {
            return;
        }
        // A key means something only in its browse session.
        if item.items.has_browse_session && item.read.kind == ItemKind::Addition {
            return;
        }
        let Some(id) = self.place_of_id(item) else {
            return;
        };
        let template = ItemTemplate {
            start: item.span.start,
            id,
            end: item.span.end,
        };
        let templates = &mut self.seen.templates;
        match item.read.kind {
            ItemKind::Addition => templates.addition = Some(template),
            ItemKind::Removal => templates.removal = Some(template),
        }
    }

    /// Where the GUID stands by which an item is compared with others, if it is written as it is.
    fn place_of_id(&self, item: &Item) -> Option<usize> {
        let value = match item.read.kind {
            ItemKind::Removal => item.read.property(ID)?.value,
            ItemKind::Addition => reference_value(item)?,
        };
        let id = text_of(value);
        let place = value.span.start + 1;
        let written = self.reader.text().get(place..place + GUID_LENGTH)?;
        (is_guid(id) && id == written).then_some(place)
    }

    /// Takes the items after the one that was read, as long as they are written like a template and
    /// were not there before, and at most `most`; gives how many they were.
    pub(super) fn items_alike(&mut self, most: usize) -> usize {
        let text = self.reader.text().as_bytes();
        let Templates { addition, removal } = self.seen.templates;
        let Some(index) = self.reader.path().index() else {
            return 0;
        };
        let (mut at, mut additions, mut removals) = (self.reader.position(), 0, 0);
        while additions + removals < most {
            let Some(start) = after_comma(text, at) else {
                break;
            };
            let read = |it: Option<ItemTemplate>| it?.read(text, start);
            let place = |id| Place::new(id, index + additions + removals + 1);
            if let Some((guid, id, end)) = read(addition) {
                let here = place(id);
                if !here.is_some_and(|it| self.seen.references.note_plain(text, guid, it)) {
                    break;
                }
                (at, additions) = (end, additions + 1);
            } else if let Some((guid, id, end)) = read(removal) {
                let here = place(id);
                if !here.is_some_and(|it| self.seen.ids.note_plain(text, guid, it)) {
                    break;
                }
                (at, removals) = (end, removals + 1);
            } else {
                break;
            }
        }
        self.additions += additions;
        self.removals += removals;
        self.reader.move_to(at, additions + removals);
        additions + removals
    }
}

/// The value of an addition that holds its reference, in the shape of today.
fn reference_value<'v>(item: &Item<'v>) -> Option<&'v crate::json::Value<'v>> {
    let outer: &Property = item.read.reference_property()?;
    match item.items.reference.path {
        [_, inner] => outer.value.get(inner),
        _ => Some(outer.value),
    }
}

/// What follows one comma and white space; `None` where anything else stands there, as a comment does,
/// which is told of each time.
#[inline(always)]
fn after_comma(text: &[u8], mut at: usize) -> Option<usize> {
    let mut has_comma = false;
    loop {
        match text.get(at)? {
            b' ' | b'\n' | b'\r' | b'\t' => {}
            b',' if !has_comma => has_comma = true,
            _ => return has_comma.then_some(at),
        }
        at += 1;
    }
}

/// Whether texts of one length are the same. They are short, and to compare sixteen bytes at once,
/// the last ones twice if need be, is faster than what compares texts of any length.
#[inline(always)]
fn are_same(one: &[u8], other: &[u8]) -> bool {
    let (Some(one_end), Some(other_end)) = (one.last_chunk(), other.last_chunk()) else {
        return one == other;
    };
    let differs =
        |one: &[u8; 16], other: &[u8; 16]| u128::from_ne_bytes(*one) ^ u128::from_ne_bytes(*other);
    let steps = one.as_chunks().0.iter().zip(other.as_chunks().0);
    let end = differs(one_end, other_end);
    steps.fold(end, |all, (one, other)| all | differs(one, other)) == 0
}

#[cfg(test)]
mod tests {
    use super::super::item::NEW_RULE;
    use crate::{ValidateOptions, validate};

    #[test]
    fn a_rule_that_is_added_fires_on_items_that_are_alike() {
        let item = |at: usize| {
            format!(r#"{{"directoryObjectId":"{at:08x}-71fe-4d00-a01a-31850bc5b32c"}}"#)
        };
        let items: Vec<_> = (1..40).map(item).collect();
        let body = format!(
            r#"{{"mailboxProtectionUnits@delta":[{}]}}"#,
            items.join(",")
        );
        let total = || validate(&body, &ValidateOptions::default()).total;
        assert_eq!(total(), 0);
        NEW_RULE.set(true);
        let found = total();
        NEW_RULE.set(false);
        assert_eq!(found, items.len());
    }
}
