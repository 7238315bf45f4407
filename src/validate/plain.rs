//! The quick way through items that have nothing to find.
//!
//! Nearly every item of nearly every body is one of two shapes with a whole GUID in it. Such an item
//! is recognised here byte by byte, with no allocation; anything else, however slightly, is left to
//! be read and judged at length, so that no rule stands here a second time. Bodies of such items are
//! judged about ten times as fast for it.

#[cfg(any(test, fuzzing))]
use std::cell::Cell;

use super::Validator;
use crate::delta::id::{GUID_LENGTH, guid_at};
use crate::resource::{DESTINATION_TYPE, DestinationType, ID, IdFormat, Items, REMOVED};
use crate::validate::removal::REASONS;

/// An item that is plain.
pub(super) struct Plain {
    /// Where its GUID is.
    pub id: usize,
    /// Where it ends.
    pub end: usize,
    pub says: Says,
}

pub(super) enum Says {
    Add(u128, Option<DestinationType>),
    Remove(u128),
}

#[cfg(any(test, fuzzing))]
thread_local! {
    /// Whether items are left to be judged at length however plain they are, to compare with.
    pub(super) static AT_LENGTH: Cell<bool> = const { Cell::new(false) };
}

impl Validator<'_> {
    /// Takes the item that starts here if it is plain and nothing is to be found in it; gives
    /// whether it was. Else nothing has happened. The item before it ends at `before`.
    pub(super) fn plain_item(&mut self, items: &'static Items, before: usize) -> bool {
        #[cfg(any(test, fuzzing))]
        if AT_LENGTH.get() {
            return false;
        }
        if items.reference.id.format != IdFormat::Guid || items.has_browse_session {
            return false;
        }
        let start = self.reader.position();
        let Some(plain) = read(self.reader.text(), start, items) else {
            return false;
        };
        let Some(index) = self.reader.path().index() else {
            return false;
        };
        let rest = self.reader.text().len() - plain.end;
        let is_first = match plain.says {
            Says::Add(id, destination) => {
                self.is_the_destination(destination)
                    && self.seen.references.note_plain(id, index, rest)
            }
            Says::Remove(id) => self.seen.ids.note_plain(id, index, rest),
        };
        if !is_first {
            return false;
        }
        match plain.says {
            Says::Add(..) => self.additions += 1,
            Says::Remove(_) => self.removals += 1,
        }
        self.reader.move_to(plain.end, 0);
        self.remember(&plain, before, start);
        true
    }

    /// Whether a destination is that of the additions before; the first one is noted.
    fn is_the_destination(&mut self, destination: Option<DestinationType>) -> bool {
        let Some(destination) = destination else {
            return true;
        };
        let path = self.reader.path();
        let first = self
            .seen
            .destination
            .get_or_insert_with(|| (destination, path.pointer(&[DESTINATION_TYPE])));
        first.0 == destination
    }
}

/// Reads the item at `start`; `None` where it is not plain.
fn read(text: &str, start: usize, items: &Items) -> Option<Plain> {
    let mut cursor = Cursor {
        text: text.as_bytes(),
        at: start,
        guid: start,
    };
    let (mut reference, mut destination, mut id, mut removed) = (None, None, None, None);
    cursor.take(b"{")?;
    loop {
        if cursor.name(REMOVED) {
            set(&mut removed, cursor.removed()?)?;
        } else if cursor.name(ID) {
            set(&mut id, cursor.guid()?)?;
        } else if items.has_destination && cursor.name(DESTINATION_TYPE) {
            set(&mut destination, cursor.destination()?)?;
        } else if cursor.name(items.reference.path[0]) {
            set(
                &mut reference,
                cursor.reference(&items.reference.path[1..])?,
            )?;
        } else {
            return None;
        }
        if cursor.take(b",").is_none() {
            break;
        }
    }
    cursor.take(b"}")?;
    let says = match (reference, id, removed) {
        (Some(id), None, None) if destination.is_some() == items.has_destination => {
            Says::Add(id, destination)
        }
        (None, Some(id), Some(())) if destination.is_none() => Says::Remove(id),
        _ => return None,
    };
    Some(Plain {
        id: cursor.guid,
        end: cursor.at,
        says,
    })
}

/// Sets what is not set; twice is not plain.
fn set<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// A place in the text; what it is asked to take it passes, with the white space before.
struct Cursor<'t> {
    text: &'t [u8],
    at: usize,
    /// Where the GUID is that was taken last.
    guid: usize,
}

impl Cursor<'_> {
    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.text.get(self.at) {
            self.at += 1;
        }
    }

    fn take(&mut self, expected: &[u8]) -> Option<()> {
        self.space();
        let found = self.text.get(self.at..)?.starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found.then_some(())
    }

    /// Takes a string that says exactly `expected`, with no escapes.
    fn string(&mut self, expected: &str) -> bool {
        self.space();
        let end = self.at + 1 + expected.len();
        let found = self.text.get(self.at) == Some(&b'"')
            && self.text.get(end) == Some(&b'"')
            && &self.text[self.at + 1..end] == expected.as_bytes();
        if found {
            self.at = end + 1;
        }
        found
    }

    /// Takes a property name and its colon.
    fn name(&mut self, expected: &str) -> bool {
        let before = self.at;
        let found = self.string(expected) && self.take(b":").is_some();
        if !found {
            self.at = before;
        }
        found
    }

    fn guid(&mut self) -> Option<u128> {
        self.take(b"\"")?;
        let guid = guid_at(self.text, self.at)?;
        self.guid = self.at;
        self.at += GUID_LENGTH;
        (self.text.get(self.at) == Some(&b'"')).then(|| self.at += 1)?;
        Some(guid)
    }

    /// A GUID in as many objects as there are names.
    fn reference(&mut self, names: &[&str]) -> Option<u128> {
        let Some((first, rest)) = names.split_first() else {
            return self.guid();
        };
        self.take(b"{")?;
        let guid = if self.name(first) {
            self.reference(rest)?
        } else {
            return None;
        };
        self.take(b"}")?;
        Some(guid)
    }

    fn destination(&mut self) -> Option<DestinationType> {
        DestinationType::ALL
            .into_iter()
            .find(|it| self.string(it.name()))
    }

    fn removed(&mut self) -> Option<()> {
        self.take(b"{")?;
        if self.take(b"}").is_some() {
            return Some(());
        }
        let reason = self.name("reason") && REASONS.iter().any(|it| self.string(it));
        reason.then_some(())?;
        self.take(b"}")
    }
}
