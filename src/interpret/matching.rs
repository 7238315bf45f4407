//! Which entry of an answer tells of which item of the request.
//!
//! Sure matches come first, for all items: an item is known by its id or its reference, and a failure
//! is looked at before what else tells of the same item. What is left may match by less than its name,
//! but only where neither side has another candidate. The order of the answer is no evidence, and nor
//! is a content id: published answers hold such that contradict the entry's own id.

use super::entry::ResponseItem;
use super::request::RequestedItem;
use super::weak::{
    WEAK_AT_MOST, guids_in, in_lower_case, is_weakly_one, key_alone, sole_pairs, variants,
};
use crate::delta::Identity;
use crate::delta::ItemKind::{self, Addition, Removal};
use crate::hashing::{HashMap, HashSet};
use crate::resource::IdFormat;

/// By what an entry was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MatchEvidence {
    /// The item's own id, or its reference.
    Name,
    /// The entry's id, which is an addition's reference.
    ReferenceAsId,
    /// A key without its browse session, which the answer does not name.
    KeyAlone,
    /// A key in another casing.
    OtherCasing,
    /// The other form of a site's id.
    SiteForm,
    /// A reference that is one letter off.
    NearReference,
}

/// An entry, and by what it was matched.
pub(super) type Match = (usize, MatchEvidence);

/// What a match leaves on either side.
pub(super) struct Matches {
    /// For each item of the request, its entry.
    pub of_asked: Vec<Option<Match>>,
    /// For each entry, whether it has its item.
    pub is_matched: Vec<bool>,
    /// For each entry, whether it has the id of something that was to be removed.
    pub has_id_to_remove: Vec<bool>,
    /// For each item of the request, whether it was to be removed and an entry shows it.
    pub is_still_there: Vec<bool>,
}

impl Matches {
    /// Of what matches nothing yet.
    fn none(asked: &[RequestedItem], entries: &[ResponseItem]) -> Self {
        let removals = asked.iter().filter(|it| it.kind == Removal);
        let ids = removals.filter_map(|it| it.identity.as_ref());
        let mut is_shown: HashMap<_, _> = ids.map(|it| (it, false)).collect();
        let mut has_id_to_remove = vec![false; entries.len()];
        let mut is_any_shown = false;
        for (entry, has_id) in entries.iter().zip(&mut has_id_to_remove) {
            let id = entry.identity.as_ref().filter(|_| !is_shown.is_empty());
            let Some(is_shown) = id.and_then(|it| is_shown.get_mut(it)) else {
                continue;
            };
            *has_id = true;
            *is_shown |= entry.shows();
            is_any_shown |= *is_shown;
        }
        let is_still_there = |it: &RequestedItem| {
            let id = it.identity.as_ref().filter(|_| it.kind == Removal);
            is_any_shown && id.is_some_and(|it| is_shown[it])
        };
        Self {
            of_asked: vec![None; asked.len()],
            is_matched: vec![false; entries.len()],
            is_still_there: asked.iter().map(is_still_there).collect(),
            has_id_to_remove,
        }
    }
}

/// Matches entries with the items of a request.
pub(super) fn match_entries<'v>(
    asked: &[RequestedItem<'v>],
    entries: &[ResponseItem<'v>],
) -> Matches {
    let mut matcher = Matcher {
        asked,
        entries,
        waiting: [Removal, Addition].map(|kind| Waiting::new(kind, asked)),
        has_several_sessions: has_several_sessions(asked),
        matches: Matches::none(asked, entries),
    };
    matcher.match_by_name();
    matcher.match_weakly(IdFormat::Opaque, MatchEvidence::KeyAlone, key_alone);
    matcher.match_weakly(IdFormat::Opaque, MatchEvidence::OtherCasing, in_lower_case);
    matcher.match_weakly(IdFormat::Site, MatchEvidence::SiteForm, guids_in);
    matcher.match_weakly(IdFormat::Guid, MatchEvidence::NearReference, variants);
    matcher.match_again();
    matcher.matches
}

/// Whether the items name more than one browse session.
fn has_several_sessions(asked: &[RequestedItem]) -> bool {
    let mut sessions = asked.iter().filter_map(|it| it.browse_session);
    let first = sessions
        .next()
        .map(|it| Identity::new(it, IdFormat::Opaque));
    sessions.any(|it| Some(Identity::new(it, IdFormat::Opaque)) != first)
}

/// The array that items stand in, and their name in it: there are arrays of units that are protected,
/// and of units that are left out, and both may name the same.
type NameIn<'v> = (&'static str, Identity<'v>);
/// The items of a name, the last one first.
type ByName<'v> = HashMap<NameIn<'v>, Vec<usize>>;

/// The items of one kind that have no entry yet: first come, first served.
///
/// Answers nearly always tell of items in the order of the request. So the first one that has no entry
/// yet is looked at first, and the others are looked for by name, in a table that is made when it is
/// needed first.
struct Waiting<'a, 'v> {
    kind: ItemKind,
    asked: &'a [RequestedItem<'v>],
    /// All items of the kind before this one have their entry.
    next: usize,
    /// The last one of a name first.
    by_name: Option<ByName<'v>>,
}

impl<'a, 'v> Waiting<'a, 'v> {
    fn new(kind: ItemKind, asked: &'a [RequestedItem<'v>]) -> Self {
        Self {
            kind,
            asked,
            next: 0,
            by_name: None,
        }
    }

    /// Takes the first item of that name which has no entry yet.
    fn take(
        &mut self,
        array: &'static str,
        name: &Identity<'v>,
        found: &[Option<Match>],
    ) -> Option<usize> {
        let Self { kind, asked, .. } = *self;
        let is_waiting = |at: &usize| asked[*at].kind == kind && found[*at].is_none();
        let next = (self.next..asked.len()).find(is_waiting);
        self.next = next.unwrap_or(asked.len());
        let item = &asked[next?];
        if item.delta.property == array && item.names().any(|it| it == *name) {
            return next;
        }
        let by_name = self.by_name.get_or_insert_with(|| by_name(kind, asked));
        let items = by_name.get_mut(&(array, name.clone()))?;
        while let Some(at) = items.pop() {
            if found[at].is_none() {
                return Some(at);
            }
        }
        None
    }
}

/// The items of a kind by their names, the last one of a name first.
fn by_name<'v>(kind: ItemKind, asked: &[RequestedItem<'v>]) -> ByName<'v> {
    let mut by_name = ByName::default();
    for (at, item) in asked.iter().enumerate().rev() {
        for name in item.names().filter(|_| item.kind == kind) {
            let name = (item.delta.property, name);
            by_name.entry(name).or_default().push(at);
        }
    }
    by_name
}

struct Matcher<'a, 'v> {
    asked: &'a [RequestedItem<'v>],
    entries: &'a [ResponseItem<'v>],
    /// The removals, and the additions.
    waiting: [Waiting<'a, 'v>; 2],
    has_several_sessions: bool,
    matches: Matches,
}

impl<'v> Matcher<'_, 'v> {
    /// Makes the sure matches: of failures, of what else tells what became of an item, and last of
    /// what shows that an item is still there.
    fn match_by_name(&mut self) {
        self.match_each(|it, _| it.failed(), Self::removal_of);
        self.match_each(|it, _| it.failed(), Self::addition_of);
        self.match_each(|it, _| it.failed(), Self::addition_by_id);
        self.match_each(|it, _| it.tells_of_removal(), Self::removal_of);
        // What shows an item that was to be removed is an addition's where nothing else is.
        self.match_each(|it, is_old| !it.failed() && !is_old, Self::addition_of);
        self.match_each(|it, _| !it.failed(), Self::addition_of);
        self.match_each(|it, _| !it.failed(), Self::removal_of);
    }

    /// Matches each entry that is meant, told whether it has the id of something that was to be removed.
    fn match_each(
        &mut self,
        is_meant: impl Fn(&ResponseItem, bool) -> bool,
        find: impl Fn(&mut Self, &ResponseItem<'v>) -> Option<(usize, MatchEvidence)>,
    ) {
        let entries = self.entries;
        for (at, entry) in entries.iter().enumerate() {
            let is_old = self.matches.has_id_to_remove[at];
            if self.matches.is_matched[at] || !is_meant(entry, is_old) {
                continue;
            }
            if let Some((item, evidence)) = find(self, entry) {
                self.matches.of_asked[item] = Some((at, evidence));
                self.matches.is_matched[at] = true;
            }
        }
    }

    /// Takes the item of a kind that has no entry yet and that name, in the array of the entry.
    fn take(&mut self, kind: ItemKind, entry: &ResponseItem, name: &Identity<'v>) -> Option<usize> {
        let waiting = &mut self.waiting[usize::from(kind == Addition)];
        waiting.take(entry.delta.property, name, &self.matches.of_asked)
    }

    /// Takes the addition that an entry names, in the browse session of the entry.
    fn take_in_session(&mut self, entry: &ResponseItem<'v>, name: &'v str) -> Option<usize> {
        // Where the request names one browse session and the answer none, that is the one.
        let is_one = entry.browse_session.is_some() || !self.has_several_sessions;
        let name = Identity::within(entry.browse_session, name, entry.reference_format());
        is_one.then(|| self.take(Addition, entry, &name))?
    }

    /// The removal that an entry names by its id.
    fn removal_of(&mut self, entry: &ResponseItem<'v>) -> Option<(usize, MatchEvidence)> {
        let name = entry.identity.as_ref().filter(|_| entry.may_be(Removal))?;
        let item = self.take(Removal, entry, name)?;
        Some((item, MatchEvidence::Name))
    }

    /// The addition that an entry names by what it refers to.
    fn addition_of(&mut self, entry: &ResponseItem<'v>) -> Option<(usize, MatchEvidence)> {
        if !entry.may_be(Addition) {
            return None;
        }
        let mut references = entry.references();
        let item = references.find_map(|it| self.take_in_session(entry, it))?;
        Some((item, MatchEvidence::Name))
    }

    /// The addition whose reference is the id of a failure.
    fn addition_by_id(&mut self, entry: &ResponseItem<'v>) -> Option<(usize, MatchEvidence)> {
        if !entry.may_be(Addition) {
            return None;
        }
        let item = self.take_in_session(entry, entry.id?)?;
        Some((item, MatchEvidence::ReferenceAsId))
    }

    /// Matches additions whose reference has that form with entries that share a variant of it. Only
    /// where neither side has another candidate; of several entries with one reference, a failure is
    /// taken.
    fn match_weakly(
        &mut self,
        format: IdFormat,
        evidence: MatchEvidence,
        variants: fn(&str, bool) -> HashSet<String>,
    ) {
        let asked_left: Vec<_> = (0..self.asked.len())
            .filter(|&at| self.matches.of_asked[at].is_none() && self.asked[at].has_format(format))
            .collect();
        if asked_left.is_empty() {
            return;
        }
        let groups = self.groups_left(evidence);
        if asked_left.len().max(groups.len()) > WEAK_AT_MOST {
            return;
        }
        let key = |at: usize| self.asked[at].key.unwrap_or_default();
        let asked_variants = asked_left.iter().map(|&at| (at, variants(key(at), true)));
        let group_variants = groups.iter().enumerate();
        let group_variants = group_variants.map(|(at, (name, _))| (at, variants(name, false)));
        for (item, group) in sole_pairs(asked_variants, group_variants) {
            let (name, of_name) = &groups[group];
            let is_failure = |it: &&usize| self.entries[**it].failed();
            let told = of_name.iter().find(is_failure).or(of_name.first());
            if let Some(&at) = told
                && is_weakly_one(&self.asked[item], name, &self.entries[at], evidence)
            {
                self.matches.of_asked[item] = Some((at, evidence));
                self.matches.is_matched[at] = true;
            }
        }
    }

    /// The entries that have no item and may tell of an addition, by what they refer to; a failure
    /// that refers to nothing, by its id. What has the id of an entry that has its item tells of that
    /// once more, and what has the very name of an item tells of no other.
    fn groups_left(&self, evidence: MatchEvidence) -> Vec<(&'v str, Vec<usize>)> {
        let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
        let mut by_name: HashMap<Identity, usize> = HashMap::default();
        let matched = (self.entries.iter().zip(&self.matches.is_matched)).filter(|it| *it.1);
        let ids: HashSet<_> = matched.filter_map(|(it, _)| it.identity.as_ref()).collect();
        let named = self.asked.iter().filter(|it| it.kind == Addition);
        let named = named.filter(|_| evidence != MatchEvidence::KeyAlone);
        let named: HashSet<_> = named.flat_map(RequestedItem::names).collect();
        for (at, entry) in self.entries.iter().enumerate() {
            let by_id = entry.id.filter(|_| entry.failed());
            let name = entry.reference().or(by_id);
            let is_left = !self.matches.is_matched[at]
                && entry.may_be(Addition)
                && entry.identity.as_ref().is_none_or(|it| !ids.contains(it));
            let Some(name) = name.filter(|_| is_left) else {
                continue;
            };
            let identity = Identity::new(name, entry.reference_format());
            if named.contains(&identity) {
                continue;
            }
            let group = *by_name.entry(identity).or_insert_with(|| {
                groups.push((name, Vec::new()));
                groups.len() - 1
            });
            groups[group].1.push(at);
        }
        groups
    }

    /// Lets what was asked for twice share its entry.
    fn match_again(&mut self) {
        for kind in ItemKind::ALL {
            self.match_again_of(kind);
        }
    }

    fn match_again_of(&mut self, kind: ItemKind) {
        let items = self.asked.iter().zip(&mut self.matches.of_asked);
        let mut items: Vec<_> = items.filter(|it| it.0.kind == kind).collect();
        if items.iter().all(|it| it.1.is_some()) {
            return;
        }
        let name = |it: &RequestedItem<'v>| Some((it.delta.property, it.identity.clone()?));
        let mut of_name = HashMap::default();
        for (item, found) in &items {
            if let Some((name, found)) = name(item).zip(**found) {
                of_name.entry(name).or_insert(found);
            }
        }
        for (item, found) in items.iter_mut().filter(|it| it.1.is_none()) {
            **found = name(item).and_then(|it| of_name.get(&it).copied());
        }
    }
}
