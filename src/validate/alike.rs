//! The quickest way: through items that are written just like one before them, but for the id.
//!
//! Programs write all items of a body alike. So a plain item is remembered with what parts it from
//! the one before, and where the text goes on with the same bytes and another GUID, that is another
//! plain item. To compare bytes takes a fraction of reading them.

use super::Validator;
use super::plain::{Plain, Says};
use crate::delta::id::{GUID_LENGTH, guid_at};

/// The plain items of an array that were remembered: the last addition, and the last removal.
#[derive(Clone, Copy, Default)]
pub(super) struct Written {
    addition: Option<Pattern>,
    removal: Option<Pattern>,
}

/// Where in the text a plain item stands, with the comma and the white space before it.
#[derive(Clone, Copy)]
struct Pattern {
    start: usize,
    id: usize,
    end: usize,
}

impl Pattern {
    /// The GUID, and the end, of an item that is written so at `at`; `None` where there is none.
    #[inline(always)]
    fn read(self, text: &[u8], at: usize) -> Option<(u128, usize)> {
        let end = at + (self.end - self.start);
        let found = text.get(at..end)?;
        let before = self.id - self.start;
        let after = before + GUID_LENGTH;
        let pattern = &text[self.start..self.end];
        let is_alike = are_same(&found[..before], &pattern[..before])
            && are_same(&found[after..], &pattern[after..]);
        is_alike.then(|| guid_at(found, before).map(|it| (it, end)))?
    }
}

impl Validator<'_> {
    /// Remembers how a plain item is written that is not the first of its array; it starts at
    /// `start`, and the item before it ends at `before`.
    pub(super) fn remember(&mut self, plain: &Plain, before: usize, start: usize) {
        let parts = &self.reader.text().as_bytes()[before..start];
        let is_plain = |byte: &u8| matches!(byte, b',' | b' ' | b'\n' | b'\r' | b'\t');
        let commas = parts.iter().filter(|it| **it == b',').count();
        // A comment, or a missing comma, is told of each time.
        if commas != 1 || !parts.iter().all(is_plain) {
            return;
        }
        let written = &mut self.seen.written;
        let pattern = match plain.says {
            Says::Add(..) => &mut written.addition,
            Says::Remove(_) => &mut written.removal,
        };
        *pattern = Some(Pattern {
            start: before,
            id: plain.id,
            end: plain.end,
        });
    }

    /// Takes the items after the one that was read, as long as they are written like one before them
    /// and nothing is to be found in them, and at most `most`; gives how many they were.
    pub(super) fn items_alike(&mut self, most: usize) -> usize {
        let text = self.reader.text().as_bytes();
        let Some(index) = self.reader.path().index() else {
            return 0;
        };
        let Written { addition, removal } = self.seen.written;
        let (mut at, mut additions, mut removals) = (self.reader.position(), 0, 0);
        while additions + removals < most {
            let read = |it: Option<Pattern>| it?.read(text, at);
            let index = index + additions + removals + 1;
            let rest = text.len() - at;
            if let Some((guid, end)) = read(addition) {
                if !self.seen.references.note_plain(guid, index, rest) {
                    break;
                }
                (at, additions) = (end, additions + 1);
            } else if let Some((guid, end)) = read(removal) {
                if !self.seen.ids.note_plain(guid, index, rest) {
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
