//! The keys an object has had so far.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::finding::Span;

/// Up to this many keys are compared one by one, which is faster than hashing them and allocates
/// once for the whole text; beyond it a map keeps the time linear.
const COMPARED: usize = 16;

/// The keys of all objects that are open, innermost last.
#[derive(Default)]
pub(super) struct Keys<'t> {
    compared: Vec<(Cow<'t, str>, Span)>,
}

/// The keys of one open object.
#[derive(Default)]
pub(super) struct Seen<'t> {
    first: usize,
    map: Option<HashMap<Cow<'t, str>, Span>>,
}

impl<'t> Keys<'t> {
    pub fn open(&self) -> Seen<'t> {
        Seen {
            first: self.compared.len(),
            map: None,
        }
    }

    /// Notes a key of the innermost object; where it was there before, says where first.
    pub fn note(&mut self, seen: &mut Seen<'t>, key: Cow<'t, str>, span: Span) -> Option<Span> {
        if let Some(map) = &mut seen.map {
            return first_or_insert(map, key, span);
        }
        let mine = &self.compared[seen.first..];
        if let Some((_, first)) = mine.iter().find(|(it, _)| *it == key) {
            return Some(*first);
        }
        self.compared.push((key, span));
        if self.compared.len() - seen.first > COMPARED {
            seen.map = Some(self.compared.drain(seen.first..).collect());
        }
        None
    }

    pub fn close(&mut self, seen: &Seen<'t>) {
        self.compared.truncate(seen.first);
    }
}

fn first_or_insert<'t>(
    map: &mut HashMap<Cow<'t, str>, Span>,
    key: Cow<'t, str>,
    span: Span,
) -> Option<Span> {
    use std::collections::hash_map::Entry;
    match map.entry(key) {
        Entry::Occupied(entry) => Some(*entry.get()),
        Entry::Vacant(entry) => {
            entry.insert(span);
            None
        }
    }
}
