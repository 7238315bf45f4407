//! What is kept, added and removed, and what is odd about that.

use crate::change::{Add, Addition, Change, ItemAddition, RestorePoint, RestorePointAddition};
use crate::delta::Identity;
use crate::delta::spelling::sounds_like;
use crate::finding::{Findings, rules, show};
use crate::hashing::{HashMap, HashSet};
use crate::list::Row;
use crate::resource::{Delta, DestinationType, ID, IdFormat, Items, Version};

/// The difference between what is there and what is wanted.
pub(super) struct Difference<'l> {
    /// How many items are there, each counted once.
    pub there: usize,
    pub kept: Vec<Kept<'l>>,
    /// What is wanted and not there.
    pub new: Vec<&'l Row>,
    /// What is there and not wanted.
    pub others: Vec<&'l Row>,
    /// The ids to remove it by.
    pub unwanted: Vec<&'l str>,
    /// How many are there, not wanted, and have none.
    unknown: usize,
    is_wanted: Named<'l>,
}

/// What is there and wanted.
pub(super) struct Kept<'l> {
    pub there: &'l Row,
    wanted: &'l Row,
}

/// How many of the kept items a message names.
const NAMED: usize = 3;

impl<'l> Difference<'l> {
    pub fn between(
        current: &'l [Row],
        wanted: &'l [Row],
        target: &'l Change,
        delta: &Delta,
    ) -> Self {
        let found = Named::of(current, delta);
        let is_wanted = Named::of(wanted, delta);
        let mut seen = HashSet::default();
        let (mut kept, mut new) = (Vec::new(), Vec::new());
        for wanted in wanted {
            // What is wanted twice is wanted; what names no browse session is that of the target.
            let session = wanted.browse_session.as_ref();
            let session = session.or(target.browse_session_id.as_ref());
            let name = identity_in(session, wanted, reference_format(delta));
            if name.is_none_or(|it| !seen.insert(it)) {
                continue;
            }
            match found.find(wanted) {
                Some(there) => kept.push(Kept { there, wanted }),
                None => new.push(wanted),
            }
        }
        let current = each_once(current, delta);
        let there = current.len();
        let others = current.into_iter();
        let others: Vec<_> = others.filter(|it| is_wanted.find(it).is_none()).collect();
        let unwanted: Vec<_> = others.iter().filter_map(|it| it.id.as_deref()).collect();
        Self {
            there,
            kept,
            new,
            unknown: others.len() - unwanted.len(),
            unwanted,
            others,
            is_wanted,
        }
    }

    /// Whether what is there is wanted.
    pub fn wants(&self, there: &'l Row) -> bool {
        self.is_wanted.find(there).is_some()
    }

    /// What is wanted, each once.
    pub fn wanted(&self) -> impl Iterator<Item = &'l Row> {
        let kept = self.kept.iter().map(|it| it.wanted);
        kept.chain(self.new.iter().copied())
    }

    /// The change that makes it.
    pub fn change(&self, target: &Change, delta: &Delta) -> Change {
        let new = self.new.iter();
        let addition = |it: &&Row| match delta.items {
            Some(items) => addition(it, items, target.version),
            None => Add::Reference(reference(it)),
        };
        Change {
            add: new.map(addition).collect(),
            remove: self.unwanted.iter().copied().map(str::to_owned).collect(),
            ..target.clone()
        }
    }

    /// Tells what is odd about it.
    pub fn tell(&self, target: &Change, delta: &Delta, findings: &mut Findings) {
        if self.unknown > 0 {
            let told = rules::PlanWithoutIds {
                count: self.unknown,
            };
            findings.add(told, String::new, |it| it);
        }
        if let Some(items) = delta.items {
            self.tell_unprotected(items, findings);
            if items.reference.id.format == IdFormat::Site {
                self.tell_site_forms(findings);
            }
        }
        for found in DestinationType::ALL {
            self.tell_destination(found, target, findings);
        }
        self.tell_contradiction(target, findings);
        self.tell_rules(findings);
    }

    /// Tells of what is to be added and says to restore elsewhere than the target does.
    fn tell_contradiction(&self, target: &Change, findings: &mut Findings) {
        let Some(value) = target.destination_type else {
            return;
        };
        let found = value.other();
        let others = self.new.iter().filter(|it| it.destination() == Some(found));
        let Some((count, which)) = told_of(others.copied()) else {
            return;
        };
        let told = rules::PlanDestinationContradicts {
            count,
            found: found.name(),
            value: value.name(),
            which: &which,
        };
        findings.add(told, String::new, |it| it);
    }

    /// Tells of what would be removed and is there by a dynamic rule.
    fn tell_rules(&self, findings: &mut Findings) {
        let by_rule = self.others.iter().filter(|it| it.is_by_rule);
        let Some((count, which)) = told_of(by_rule.copied()) else {
            return;
        };
        let told = rules::PlanOfRule {
            count,
            which: &which,
        };
        findings.add(told, String::new, |it| it);
    }

    /// Tells of what is kept and not protected, or says nothing that is known of it.
    fn tell_unprotected(&self, items: &Items, findings: &mut Findings) {
        if items.unprotected.is_empty() {
            return;
        }
        let is_one_of = |it: &str, all: &[&str]| all.iter().any(|word| sounds_like(it, word));
        let status = |it: &Kept<'l>| Some((it.there, it.there.status.as_deref()?));
        let statuses = self.kept.iter().filter_map(status);
        let (mut unprotected, mut others) = (Vec::new(), Vec::new());
        for (row, status) in statuses {
            let is_known = || is_one_of(status, items.added) || is_one_of(status, items.protected);
            if is_one_of(status, items.unprotected) {
                unprotected.push(status);
            } else if row.fault.is_none() && !is_known() {
                // What failed is told for itself.
                others.push(status);
            }
        }
        if !unprotected.is_empty() {
            let told = rules::PlanUnprotected {
                count: unprotected.len(),
                found: &each_once_of(&unprotected),
            };
            findings.add(told, String::new, |it| it);
        }
        if !others.is_empty() {
            let told = rules::PlanStatusUnclear {
                count: others.len(),
                found: &each_once_of(&others),
            };
            findings.add(told, String::new, |it| it);
        }
    }

    /// Tells of sites to add that are there under the other form of their ids: one is a host and two
    /// GUIDs, the other the first of the GUIDs, or the second.
    fn tell_site_forms(&self, findings: &mut Findings) {
        let parts = |row: &'l Row| {
            let parts = row.reference().into_iter().flat_map(|it| it.split(','));
            parts.map(|it| Identity::new(it, IdFormat::Guid))
        };
        let is_bare = |row: &Row| !reference(row).contains(',');
        let parts_of = |bare: bool| -> HashSet<_> {
            let rows = self.others.iter().filter(|it| is_bare(it) == bare);
            rows.flat_map(|it| parts(it)).collect()
        };
        let (bare, inside) = (parts_of(true), parts_of(false));
        // Two in the same form are two sites, though of one collection.
        let is_known = |site: &&&'l Row| match is_bare(site) {
            true => parts(site).any(|it| inside.contains(&it)),
            false => parts(site).any(|it| bare.contains(&it)),
        };
        let alike = self.new.iter().filter(is_known);
        let Some((count, which)) = told_of(alike.copied()) else {
            return;
        };
        let told = rules::PlanSiteForms {
            count,
            which: &which,
        };
        findings.add(told, String::new, |it| it);
    }

    /// Tells of what is kept and restores to `found`, where the other destination is wanted: of the
    /// item itself or, since a session has but one, of what is added.
    fn tell_destination(&self, found: DestinationType, target: &Change, findings: &mut Findings) {
        let other = found.other();
        let is_other = |it: &Row| it.destination().or(target.destination_type) == Some(other);
        let adds_other = self.new.iter().any(|it| is_other(it));
        let kept = self.kept.iter();
        let kept = kept.filter(|it| it.there.destination() == Some(found));
        let differ = kept.filter(|it| adds_other || is_other(it.wanted));
        let Some((count, which)) = told_of(differ.map(|it| it.wanted)) else {
            return;
        };
        let told = rules::PlanDestination {
            count,
            found: found.name(),
            value: other.name(),
            which: &which,
        };
        findings.add(told, String::new, |it| it);
    }
}

/// How many rows these are, and some of their names; `None` where there are none.
fn told_of<'r>(rows: impl Iterator<Item = &'r Row>) -> Option<(usize, String)> {
    let names: Vec<_> = rows.map(|it| show(&reference(it))).collect();
    (!names.is_empty()).then(|| (names.len(), some_of(&names)))
}

/// Some words, each once.
fn each_once_of(words: &[&str]) -> String {
    let mut seen = HashSet::default();
    let words = words.iter().filter(|it| seen.insert(**it));
    let shown = |it: &&str| match it.is_empty() {
        true => "an empty one".to_owned(),
        false => format!("`{}`", show(it)),
    };
    let words: Vec<_> = words.map(shown).collect();
    match words.get(NAMED..) {
        Some(more) if !more.is_empty() => some_of(&words),
        _ => words.join(" or "),
    }
}

/// The items that are there, each once: pages of a list may overlap. What has no id of its own is known by
/// what it refers to.
fn each_once<'l>(rows: &'l [Row], delta: &Delta) -> Vec<&'l Row> {
    let format = delta.items.map_or(IdFormat::Opaque, |it| it.id.format);
    let mut seen = HashSet::default();
    let name = |it: &'l Row| match it.id.as_deref() {
        Some(id) => (true, Some(Identity::new(id, format))),
        None => (false, identity(it, reference_format(delta))),
    };
    rows.iter().filter(|it| seen.insert(name(it))).collect()
}

/// Rows by what they are compared by. A key means something only in its browse session: where two rows
/// name one each, these must be the same.
struct Named<'l> {
    format: IdFormat,
    by_key: HashMap<Identity<'l>, &'l Row>,
    by_session: HashMap<Identity<'l>, &'l Row>,
}

impl<'l> Named<'l> {
    fn of(rows: &'l [Row], delta: &Delta) -> Self {
        let format = reference_format(delta);
        let named = |name: fn(&'l Row, IdFormat) -> Option<Identity<'l>>| {
            rows.iter()
                .filter_map(move |it| Some((name(it, format)?, it)))
                .collect()
        };
        Self {
            format,
            by_session: named(identity),
            by_key: named(key),
        }
    }

    /// The row that is the same item as another one.
    fn find(&self, row: &'l Row) -> Option<&'l Row> {
        let key = key(row, self.format)?;
        if row.browse_session.is_none() {
            return self.by_key.get(&key).copied();
        }
        let in_session = self.by_session.get(&identity(row, self.format)?);
        in_session.or_else(|| self.by_session.get(&key)).copied()
    }
}

/// The format of what rows are compared by.
pub(super) fn reference_format(delta: &Delta) -> IdFormat {
    let items = delta.items;
    items.map_or(IdFormat::Opaque, |it| it.reference.id.format)
}

/// What a row is compared by: its reference, in the browse session that it names.
pub(super) fn identity(row: &Row, format: IdFormat) -> Option<Identity<'_>> {
    identity_in(row.browse_session.as_ref(), row, format)
}

fn identity_in<'l>(
    session: Option<&'l String>,
    row: &'l Row,
    format: IdFormat,
) -> Option<Identity<'l>> {
    let session = session.map(String::as_str);
    Some(Identity::within(session, row.reference()?, format))
}

/// Its reference, in whatever browse session.
fn key(row: &Row, format: IdFormat) -> Option<Identity<'_>> {
    Some(Identity::new(row.reference()?, format))
}

/// The first of some names, and how many more there are.
pub(super) fn some_of(names: &[String]) -> String {
    let first = names[..names.len().min(NAMED)].join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

pub(super) fn reference(row: &Row) -> String {
    row.reference().unwrap_or_default().to_owned()
}

/// The addition of a row: as given where it was given as one.
fn addition(row: &Row, items: &Items, version: Version) -> Add {
    let read = || {
        if row.destination().is_some() {
            return Some(Addition::RestorePoint(RestorePointAddition {
                restore_point: RestorePoint { id: reference(row) },
                destination_type: row.destination(),
                search_response_id: None,
            }));
        }
        let browse_session_id = Some(row.browse_session.clone()?);
        let by_id = items.reference.in_v1 == Some(ID) && version == Version::V1;
        let (id, item_key) = match by_id {
            true => (Some(reference(row)), None),
            false => (None, Some(reference(row))),
        };
        Some(Addition::Item(ItemAddition {
            browse_session_id,
            item_key,
            id,
            destination_type: None,
        }))
    };
    let addition = row.given.clone().or_else(read);
    addition.map_or_else(|| Add::Reference(reference(row)), Add::Addition)
}
