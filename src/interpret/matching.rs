//! Which entry of an answer tells of which item of the request.
//!
//! Failures first, then the rest: an item that failed and is mentioned besides has failed. Each is
//! matched by what names it surest; the order of the answer is no evidence.

use std::collections::{HashMap, HashSet, VecDeque};

use super::entry::Entry;
use super::outcome::ItemKind::{self, Addition, Removal};
use super::request::Asked;
use crate::validate::id::is_guid;

/// By what an entry was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The item's own id, or its reference.
    Name,
    /// The entry's id, which is an addition's reference.
    ReferenceAsId,
    ContentId,
    /// A reference that is one letter off.
    NearReference,
}

/// What a match leaves on either side.
pub(super) struct Matches {
    /// For each item of the request, its entry.
    pub of_asked: Vec<Option<(usize, By)>>,
    /// For each entry, whether it has its item.
    pub is_matched: Vec<bool>,
}

/// Matches entries with the items of a request.
pub(super) fn match_entries(asked: &[Asked], entries: &[Entry]) -> Matches {
    let mut matcher = Matcher::new(asked, entries.len());
    let (failures, rest): (Vec<_>, Vec<_>) =
        (0..entries.len()).partition(|&at| entries[at].failure.is_some());
    for at in failures.into_iter().chain(rest) {
        if let Some((item, by)) = matcher.find(&entries[at]) {
            matcher.matches.of_asked[item] = Some((at, by));
            matcher.matches.is_matched[at] = true;
        }
    }
    matcher.match_near(asked, entries);
    matcher.match_again(asked);
    matcher.matches
}

/// What names an item; ids that differ in case alone are one id.
fn folded(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

/// A key with the browse session it means something in: no id holds a line break.
fn in_session(session: &str, key: &str) -> String {
    format!("{}\n{}", folded(session), folded(key))
}

impl Asked {
    /// The names that an entry may tell of it by, surest first.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let key = self.key.as_deref();
        let session = self.browse_session.as_deref();
        let in_session = session.zip(key).map(|(it, key)| in_session(it, key));
        in_session.into_iter().chain(key.map(folded))
    }
}

impl Entry {
    /// The names of the additions it may tell of, surest first.
    fn names(&self) -> impl Iterator<Item = String> {
        let session = self.browse_session.as_deref();
        let in_session = session.into_iter().flat_map(|session| {
            let references = self.references.iter();
            references.map(move |it| in_session(session, it))
        });
        in_session.chain(self.references.iter().map(|it| folded(it)))
    }
}

/// Whether anything requested goes by this name.
pub(super) fn names_of(asked: &[Asked]) -> HashSet<String> {
    let names = asked
        .iter()
        .flat_map(|it| it.key.iter().chain(&it.content_id));
    names.map(|it| folded(it)).collect()
}

/// Whether `name` is one of `names`.
pub(super) fn is_named(names: &HashSet<String>, name: &str) -> bool {
    names.contains(&folded(name))
}

struct Matcher {
    by_key: HashMap<(ItemKind, String), VecDeque<usize>>,
    by_content_id: HashMap<String, VecDeque<usize>>,
    matches: Matches,
}

impl Matcher {
    fn new(asked: &[Asked], entries: usize) -> Self {
        let mut by_key: HashMap<_, VecDeque<_>> = HashMap::new();
        let mut by_content_id: HashMap<_, VecDeque<_>> = HashMap::new();
        for (at, item) in asked.iter().enumerate() {
            for name in item.names() {
                by_key.entry((item.kind, name)).or_default().push_back(at);
            }
            if let Some(id) = &item.content_id {
                by_content_id.entry(folded(id)).or_default().push_back(at);
            }
        }
        Self {
            by_key,
            by_content_id,
            matches: Matches {
                of_asked: vec![None; asked.len()],
                is_matched: vec![false; entries],
            },
        }
    }

    /// The item that an entry tells of, surest evidence first.
    fn find(&mut self, entry: &Entry) -> Option<(usize, By)> {
        let id = entry.id.as_deref();
        let content_id = entry.content_id.as_deref();
        let failed = entry.failure.as_ref();
        let may_be = |kind| failed.and_then(|it| it.of).is_none_or(|of| of == kind);
        let removal = id.filter(|_| may_be(Removal));
        let may_add = may_be(Addition) && !entry.is_removed;
        let references = || entry.names().filter(|_| may_add);
        // A failure names a removal by its id; an entity that was added has an id of its own.
        let named = if failed.is_some() || entry.is_removed {
            let removed = self.take(Removal, removal);
            removed.or_else(|| references().find_map(|it| self.take(Addition, Some(&it))))
        } else {
            let added = references().find_map(|it| self.take(Addition, Some(&it)));
            added.or_else(|| self.take(Removal, removal))
        };
        if let Some(item) = named {
            return Some((item, By::Name));
        }
        let id_of_failed = id.filter(|_| failed.is_some() && may_be(Addition));
        if let Some(item) = self.take(Addition, id_of_failed) {
            return Some((item, By::ReferenceAsId));
        }
        let by_content_id = self.take_content_id(content_id);
        let by_content_id = by_content_id
            .or_else(|| self.take(Removal, content_id.filter(|_| may_be(Removal))))
            .or_else(|| self.take(Addition, content_id.filter(|_| may_be(Addition))));
        by_content_id.map(|item| (item, By::ContentId))
    }

    /// The first item of that name which has no entry yet.
    fn take(&mut self, kind: ItemKind, name: Option<&str>) -> Option<usize> {
        let waiting = self.by_key.get_mut(&(kind, folded(name?)))?;
        first_unmatched(waiting, &self.matches)
    }

    /// Lets what was asked for twice share its entry.
    fn match_again(&mut self, asked: &[Asked]) {
        let mut told = HashMap::new();
        for (item, found) in asked.iter().zip(&self.matches.of_asked) {
            if let (Some(name), Some(found)) = (item.names().next(), found) {
                told.entry((item.kind, name)).or_insert(*found);
            }
        }
        for (item, found) in asked.iter().zip(&mut self.matches.of_asked) {
            if let (Some(name), None) = (item.names().next(), &found) {
                *found = told.get(&(item.kind, name)).copied();
            }
        }
    }

    fn take_content_id(&mut self, id: Option<&str>) -> Option<usize> {
        first_unmatched(self.by_content_id.get_mut(&folded(id?))?, &self.matches)
    }

    /// Matches additions whose reference is malformed with entries whose reference is one letter
    /// off: the service was seen to repair a truncated id in its answer. Only where neither side
    /// has another candidate; two whole GUIDs are never taken for each other.
    fn match_near(&mut self, asked: &[Asked], entries: &[Entry]) {
        let unnamed = |at: &usize| {
            let item = &asked[*at];
            let malformed = item.key.as_deref().is_some_and(|it| !is_guid(it));
            item.kind == Addition && malformed && self.matches.of_asked[*at].is_none()
        };
        let asked_left: Vec<_> = (0..asked.len()).filter(unnamed).collect();
        let unmatched =
            |at: &usize| entries[*at].reference().is_some() && !self.matches.is_matched[*at];
        let entries_left: Vec<_> = (0..entries.len()).filter(unmatched).collect();
        if asked_left.len().max(entries_left.len()) > NEAR_AT_MOST {
            return;
        }
        let asked_names = asked_left.iter().map(|&at| (at, asked[at].key.as_deref()));
        let entry_names = entries_left.iter().map(|&at| (at, entries[at].reference()));
        for (item, at) in near_pairs(asked_names, entry_names) {
            self.matches.of_asked[item] = Some((at, By::NearReference));
            self.matches.is_matched[at] = true;
        }
    }
}

fn first_unmatched(waiting: &mut VecDeque<usize>, matches: &Matches) -> Option<usize> {
    while let Some(item) = waiting.pop_front() {
        if matches.of_asked[item].is_none() {
            return Some(item);
        }
    }
    None
}

/// Beyond this many unmatched names none are compared, to keep the time linear; a request holds 50.
const NEAR_AT_MOST: usize = 1_000;

/// Longer names are no ids, and are not compared.
const NEAR_LENGTH: usize = 64;

/// The pairs of names at most one letter apart where each is the only candidate of the other.
fn near_pairs<'n>(
    asked: impl Iterator<Item = (usize, Option<&'n str>)>,
    entries: impl Iterator<Item = (usize, Option<&'n str>)>,
) -> Vec<(usize, usize)> {
    let mut by_variant: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, name) in entries {
        for variant in variants(name) {
            by_variant.entry(variant).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    let mut claims: HashMap<usize, usize> = HashMap::new();
    for (item, name) in asked {
        let variants = variants(name);
        let near = variants
            .iter()
            .filter_map(|it| by_variant.get(it))
            .flatten();
        let near: HashSet<usize> = near.copied().collect();
        for &at in &near {
            *claims.entry(at).or_default() += 1;
        }
        if near.len() == 1 {
            pairs.extend(near.into_iter().map(|at| (item, at)));
        }
    }
    pairs.retain(|(_, at)| claims[at] == 1);
    pairs
}

/// The name, and the name without each of its letters: two names that are one letter apart share
/// one of these.
fn variants(name: Option<&str>) -> HashSet<String> {
    let Some(name) = name.map(folded).filter(|it| it.len() <= NEAR_LENGTH) else {
        return HashSet::new();
    };
    let without =
        |(at, char): (usize, char)| format!("{}{}", &name[..at], &name[at + char.len_utf8()..]);
    let mut variants: HashSet<_> = name.char_indices().map(without).collect();
    variants.insert(name);
    variants
}
