//! Writing the items of a body.

use super::read::{ADD, ParsedChange, REMOVE};
use crate::delta::id::GUID_LENGTH;
use crate::finding::Span;
use crate::json::{Data, Members, ObjectWriter, Value, pointer_of, push_text};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, DestinationType, ID, Items, REMOVED, SEARCH_RESPONSE_ID,
    Version,
};

/// One item of a body, and where in the change it came from.
pub(super) struct Item<'v> {
    /// Where it stands in [`ParsedChange::text`].
    pub span: Span,
    list: &'static str,
    /// Its index there.
    pub index: usize,
    /// What the change itself gives. `None` where it gives the id alone.
    given: Option<&'v Members<'v>>,
}

impl Item<'_> {
    /// The pointer into the change of what is at `tail` in the item. `None` where that was filled in
    /// from the change as a whole and is judged there.
    pub fn pointer(&self, tail: &str) -> Option<String> {
        let name = tail.split('/').nth(1).unwrap_or_default();
        let is_given = self.given.is_some_and(|it| it.contains(name));
        let mut pointer = in_list(self.list, self.index);
        match name {
            BROWSE_SESSION_ID | SEARCH_RESPONSE_ID if !is_given => return None,
            DESTINATION_TYPE if !is_given => {}
            _ if self.given.is_some() => pointer.push_str(tail),
            _ => {}
        }
        Some(pointer)
    }
}

/// The pointer to an element of a list of the change.
pub(super) fn in_list(list: &str, index: usize) -> String {
    pointer_of(&[list, &index.to_string()])
}

/// What an addition holds that does not say it itself.
pub(super) struct Defaults<'v> {
    /// `None` where it need not say so and nobody does.
    pub destination: Option<DestinationType>,
    pub browse_session: &'v str,
    pub search_response: &'v str,
}

/// What stands around the id in an item. It is the same in all items of a list, and to write it anew for
/// each takes three times as long.
pub(super) struct Around {
    before: String,
    after: String,
}

impl Around {
    /// What stands around the id of a removal.
    pub fn removal() -> Self {
        let mut text = String::new();
        let mut object = ObjectWriter::open(&mut text);
        object.name(REMOVED).push_str(r#"{"reason":"changed"}"#);
        let at = object.name(ID).len();
        object.close();
        Self::split(text, at)
    }

    fn split(mut before: String, at: usize) -> Self {
        let after = before.split_off(at);
        Self { before, after }
    }

    fn write(&self, out: &mut String, id: &str) {
        out.push_str(&self.before);
        push_text(out, id);
        out.push_str(&self.after);
    }
}

/// What stands between two items: each has a line.
pub(super) const SEPARATOR: &str = ",\n";

impl<'v> ParsedChange<'v> {
    /// What stands around the id that an addition refers to.
    pub fn around_reference(&self, defaults: &Defaults) -> Around {
        let (items, version) = (self.items_kind, self.version);
        let reference = items.reference;
        let in_v1 = reference.in_v1.filter(|_| version == Version::V1);
        let outer = in_v1.unwrap_or(reference.path[0]);
        let (mut text, mut at) = (String::new(), 0);
        let mut object = ObjectWriter::open(&mut text);
        if items.has_browse_session {
            push_text(object.name(BROWSE_SESSION_ID), defaults.browse_session);
        }
        write_nested(object.name(outer), &reference.path[1..], &mut |out| {
            at = out.len();
        });
        write_defaults(&mut object, items, defaults, &Members::NONE);
        object.close();
        Around::split(text, at)
    }

    /// Makes room for so many items with nothing but an id, which is a GUID nearly always.
    pub fn reserve(&mut self, count: usize, around: &Around) {
        let guid = GUID_LENGTH + 2;
        let item = around.before.len() + guid + around.after.len() + SEPARATOR.len();
        // Where there is not so much, it is asked for bit by bit, as far as it is needed.
        self.items.try_reserve(count).ok();
        self.text.try_reserve(count.saturating_mul(item)).ok();
    }

    /// Adds the addition that refers to `id`.
    pub fn push_reference(&mut self, id: &str, around: &Around, index: usize) {
        self.push(ADD, index, None, |out| around.write(out, id));
    }

    /// Adds the addition given as an object: the rest as given, so that nothing is lost and
    /// `validate` judges it. The browse session comes first and then the reference, as in the
    /// documents.
    pub fn push_given(&mut self, given: &'v Members<'v>, defaults: &Defaults, index: usize) {
        let items = self.items_kind;
        self.push(ADD, index, Some(given), |out| {
            let (outer, inner) = (items.reference.path[0], &items.reference.path[1..]);
            let mut object = ObjectWriter::open(out);
            if let Some(session) = given.get(BROWSE_SESSION_ID) {
                write_trimmed(object.name(BROWSE_SESSION_ID), session, &[]);
            } else if items.has_browse_session {
                push_text(object.name(BROWSE_SESSION_ID), defaults.browse_session);
            }
            if let Some(reference) = given.get(outer) {
                write_trimmed(object.name(outer), reference, inner);
            }
            for (name, value) in given.iter() {
                if name == BROWSE_SESSION_ID || name == outer {
                    continue;
                }
                match items.reference.alternative == Some(name) {
                    true => write_trimmed(object.name(name), value, &[]),
                    false => value.write(object.name(name)),
                }
            }
            write_defaults(&mut object, items, defaults, given);
            object.close();
        });
    }

    /// Adds the removal of `id`.
    pub fn push_removal(&mut self, id: &str, around: &Around, index: usize) {
        self.push(REMOVE, index, None, |out| around.write(out, id));
    }

    fn push(
        &mut self,
        list: &'static str,
        index: usize,
        given: Option<&'v Members<'v>>,
        write: impl FnOnce(&mut String),
    ) {
        if !self.items.is_empty() {
            self.text.push_str(SEPARATOR);
        }
        let start = self.text.len();
        write(&mut self.text);
        self.items.push(Item {
            span: Span::new(start, self.text.len()),
            list,
            index,
            given,
        });
    }
}

/// Writes what an addition does not say of itself: where it goes, and which search found it.
fn write_defaults(object: &mut ObjectWriter, items: &Items, defaults: &Defaults, given: &Members) {
    let can_go = items.has_destination || items.may_have_destination;
    if let Some(destination) = defaults.destination
        && can_go
        && !given.contains(DESTINATION_TYPE)
    {
        push_text(object.name(DESTINATION_TYPE), destination.name());
    }
    if items.search_response.is_some() && !given.contains(SEARCH_RESPONSE_ID) {
        push_text(object.name(SEARCH_RESPONSE_ID), defaults.search_response);
    }
}

/// Writes a value, in as many objects as there are names.
fn write_nested(out: &mut String, names: &[&str], write: &mut dyn FnMut(&mut String)) {
    let Some((first, rest)) = names.split_first() else {
        return write(out);
    };
    let mut object = ObjectWriter::open(out);
    write_nested(object.name(first), rest, write);
    object.close();
}

/// Writes a value with the text at `path` in it trimmed.
fn write_trimmed(out: &mut String, value: &Value, path: &[&str]) {
    match (&value.data, path.split_first()) {
        (Data::String(text), None) => push_text(out, text.trim()),
        (Data::Object(members), Some((first, rest))) => {
            let mut object = ObjectWriter::open(out);
            for (name, value) in members.iter() {
                match name == *first {
                    true => write_trimmed(object.name(name), value, rest),
                    false => value.write(object.name(name)),
                }
            }
            object.close();
        }
        _ => value.write(out),
    }
}
