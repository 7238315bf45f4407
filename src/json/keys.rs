//! The keys an object has had so far.

use crate::hashing::HashSet;
use std::borrow::Cow;

/// Up to this many keys are compared one by one, which is faster than hashing them and allocates
/// once for the whole text; beyond it a set keeps the time linear.
const COMPARED: usize = 16;

/// Whether none of the keys of one object stands twice.
pub(super) fn are_distinct<'k>(keys: impl ExactSizeIterator<Item = &'k str> + Clone) -> bool {
    if keys.len() > COMPARED {
        let mut seen = HashSet::default();
        return keys.into_iter().all(|key| seen.insert(key));
    }
    let mut each = keys.clone().enumerate();
    !each.any(|(at, key)| keys.clone().take(at).any(|before| before == key))
}

/// The keys of all objects that are open, innermost last.
#[derive(Default)]
pub(super) struct Keys<'t> {
    compared: Vec<Cow<'t, str>>,
}

/// The keys of one open object.
#[derive(Default)]
pub(super) struct Seen<'t> {
    first: usize,
    set: Option<HashSet<Cow<'t, str>>>,
}

impl<'t> Keys<'t> {
    pub fn open(&self) -> Seen<'t> {
        Seen {
            first: self.compared.len(),
            set: None,
        }
    }

    /// Notes a key of the innermost object; gives whether it is new there.
    pub fn note(&mut self, seen: &mut Seen<'t>, key: Cow<'t, str>) -> bool {
        if let Some(set) = &mut seen.set {
            return set.insert(key);
        }
        if self.compared[seen.first..].contains(&key) {
            return false;
        }
        self.compared.push(key);
        if self.compared.len() - seen.first > COMPARED {
            seen.set = Some(self.compared.drain(seen.first..).collect());
        }
        true
    }

    pub fn close(&mut self, seen: &Seen<'t>) {
        self.compared.truncate(seen.first);
    }
}
