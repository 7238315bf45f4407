//! What makes it doubtful that a plan does what is meant: nothing is removed because something was not
//! understood.

use super::PlanOptions;
use super::difference::{Difference, identity, reference, reference_format, some_of};
use crate::change::Change;
use crate::delta::Identity;
use crate::finding::{Finding, Findings, rules, show};
use crate::hashing::HashSet;
use crate::list::{Gap, List, ListText, Row};
use crate::resource::{Delta, IdFormat, PolicyUnits};
use crate::validate::MAX_FINDINGS;

/// Where more than one of so many items goes, it is told.
const PART: usize = 10;

/// Tells of an array that the version of the target has not, in the words of `build`.
pub(super) fn tell_version(target: &Change, delta: &Delta, findings: &mut Findings) {
    if !delta.versions.contains(&target.version) {
        let pointer = || "/units".to_owned();
        let told = rules::DeltaOfOtherVersion {
            name: delta.property,
        };
        findings.add(told, pointer, |it| it);
    }
}

/// Tells of units that are wanted and stand among the other units of the same policy.
pub(super) fn tell_both_units(
    lists: [&List; 2],
    difference: &Difference,
    delta: &Delta,
    findings: &mut Findings,
) {
    let format = reference_format(delta);
    let beside = lists.into_iter().flat_map(|it| &it.beside);
    let beside: HashSet<_> = beside.map(|it| Identity::new(it, format)).collect();
    let is_beside = |it: &&Row| {
        it.reference()
            .is_some_and(|it| beside.contains(&Identity::new(it, format)))
    };
    let names: Vec<_> = difference
        .wanted()
        .filter(is_beside)
        .map(|it| show(&reference(it)))
        .collect();
    if let Some(units) = delta.units.filter(|_| !names.is_empty()) {
        let other = match units {
            PolicyUnits::Protection => "leaves out",
            PolicyUnits::Exclusion => "protects",
        };
        let told = rules::PlanBothUnits {
            count: names.len(),
            which: &some_of(&names),
            other,
        };
        findings.add(told, String::new, |it| it);
    }
}

/// Tells of a line that names another browse session than what is to be added would be of.
pub(super) fn tell_browse_session(
    wanted: &ListText,
    what: &'static str,
    difference: &Difference,
    target: &Change,
    findings: &mut Findings,
) {
    let by_target = target.browse_session_id.as_deref().map(str::trim);
    let new = difference.new.iter();
    let mut sessions = new.filter_map(|it| it.browse_session.as_deref().or(by_target));
    let Some(expected) = sessions.next() else {
        return;
    };
    let mut known: HashSet<_> = sessions.collect();
    known.insert(expected);
    let mut named = wanted.list.browse_sessions.iter();
    let Some(other) = named.find(|it| !known.contains(&*it.id)) else {
        return;
    };
    let told = rules::PlanBrowseSession {
        what,
        value: &other.id,
        expected,
    };
    let finding = Finding::new(told, String::new(), |it| it.maybe_at(other.place));
    wanted.tell(finding, findings);
}

/// Tells of items that are wanted and say that they are being removed.
pub(super) fn tell_going(wanted: &List, findings: &mut Findings) {
    let count = wanted.rows.iter().filter(|it| it.is_going).count();
    if count > 0 {
        findings.add(rules::PlanGoing { count }, String::new, |it| it);
    }
}

/// Tells of what is there and failed: of what is kept, and of what was to be removed before.
pub(super) fn tell_failed(
    current: &List,
    going: &[Row],
    difference: &Difference,
    delta: &Delta,
    findings: &mut Findings,
) {
    let failed = current.rows.iter().filter(|it| it.fault.is_some());
    let kept = failed.filter(|it| difference.wants(it));
    let mut seen = HashSet::default();
    let format = reference_format(delta);
    let rows = kept
        .chain(going)
        .filter(|it| seen.insert(identity(it, format)));
    let said = rows.map(|it| {
        let id = show(it.reference().or(it.id.as_deref()).unwrap_or_default());
        format!("{id} ({})", show(it.fault.as_deref().unwrap_or_default()))
    });
    let said: Vec<_> = said.collect();
    if said.is_empty() {
        return;
    }
    let advice = match delta.units {
        Some(_) => {
            "Mend what the error tells of, and look in the Microsoft 365 admin center whether they are protected. To add one anew, remove it first."
        }
        None => {
            "Mend what the error tells of, and restore them by another session. To add one anew here, remove it first."
        }
    };
    let told = rules::PlanFailed {
        count: said.len(),
        which: &some_of(&said),
        advice,
    };
    findings.add(told, String::new, |it| it);
}

/// Tells of what is wanted that are the own ids of what is there; and of several items there that
/// refer to the same.
pub(super) fn tell_own_ids(
    current: &List,
    difference: &Difference,
    delta: &Delta,
    findings: &mut Findings,
) {
    let format = delta.items.map_or(IdFormat::Opaque, |it| it.id.format);
    let own_ids = current.rows.iter().filter_map(|it| it.id.as_deref());
    let own: HashSet<_> = own_ids.map(|it| Identity::new(it, format)).collect();
    let is_own = |it: &str| !own.is_empty() && own.contains(&Identity::new(it, format));
    let new = difference
        .new
        .iter()
        .filter(|it| it.reference().is_some_and(is_own));
    let names: Vec<_> = new.map(|it| show(&reference(it))).collect();
    if let Some(items) = delta.items.filter(|_| !names.is_empty()) {
        let told = rules::PlanOwnIds {
            count: names.len(),
            which: &some_of(&names),
            expected: &items.reference.path.join("/"),
        };
        findings.add(told, String::new, |it| it);
    }
    let mut first = crate::hashing::HashMap::default();
    let mut twice = Vec::new();
    let mut seen = HashSet::default();
    for row in &current.rows {
        let name = identity(row, reference_format(delta));
        let Some((name, id)) = name.zip(row.id.as_deref()) else {
            continue;
        };
        let id = Identity::new(id, format);
        let known = first.entry(name).or_insert_with(|| id.clone());
        if *known != id && seen.insert(id) {
            twice.push(show(&reference(row)));
        }
    }
    if !twice.is_empty() {
        let told = rules::PlanTwice {
            count: twice.len(),
            which: &some_of(&twice),
        };
        findings.add(told, String::new, |it| it);
    }
}

/// Whether what is wanted may be something else altogether, and nothing that is there stands in it.
pub(super) fn is_unsaid(wanted: &List, difference: &Difference) -> bool {
    let replaces_all = difference.kept.is_empty() && !difference.unwanted.is_empty();
    replaces_all && wanted.rows.iter().any(|it| it.is_unsaid)
}

/// Tells of removals that a list which is empty, or not the whole, would lead to; and of many.
pub(super) fn tell_removals(
    wanted: &List,
    difference: &Difference,
    options: PlanOptions,
    findings: &mut Findings,
) {
    let (count, there) = (difference.unwanted.len(), difference.there);
    if count == 0 {
        return;
    }
    if wanted.rows.is_empty() && !options.allow_empty {
        findings.add(rules::PlanWithoutWanted { there }, String::new, |it| it);
    } else if wanted.changes {
        findings.add(rules::PlanOfChanges { count }, String::new, |it| it);
    } else if difference.kept.is_empty() {
        let told = rules::PlanRemovesAll { count, there };
        findings.add(told, String::new, |it| it);
    } else if count * PART > there {
        let told = rules::PlanRemovesMany { count, there };
        findings.add(told, String::new, |it| it);
    }
}

/// Tells of a line around what is wanted that counts more than the list has; or, where something would be removed,
/// that may limit it.
pub(super) fn tell_remarks(
    list: &ListText,
    what: &'static str,
    difference: &Difference,
    findings: &mut Findings,
) {
    let (remarks, found) = (&list.list.remarks, list.list.rows.len());
    let counts = remarks.iter().filter_map(|it| Some((it.count()?, it)));
    let more = counts.into_iter().find(|it| it.0 > found);
    let removes = !difference.unwanted.is_empty();
    let limit = remarks.iter().find(|it| removes && it.may_limit(found));
    let finding = match (more, limit) {
        (Some((expected, remark)), _) => {
            let told = rules::ListCount {
                what,
                found,
                expected,
            };
            Finding::new(told, String::new(), |it| it.maybe_at(remark.place))
        }
        (None, Some(remark)) => {
            let value = &*remark.line;
            let told = rules::PlanRemark { what, value };
            Finding::new(told, String::new(), |it| it.maybe_at(remark.place))
        }
        (None, None) => return,
    };
    list.tell(finding, findings);
}

/// Tells of a gap in the numbers of what is wanted, where something would be removed.
pub(super) fn tell_gap(
    wanted: &List,
    what: &'static str,
    difference: &Difference,
    findings: &mut Findings,
) {
    if let Some(Gap { before, after }) = wanted.gap.filter(|_| !difference.unwanted.is_empty()) {
        let told = rules::PlanGap {
            what,
            before,
            after,
        };
        findings.add(told, String::new, |it| it);
    }
}

/// Tells of ids in comments: an error where what one names would be removed.
pub(super) fn tell_comments(
    list: &ListText,
    what: &'static str,
    difference: Option<&Difference>,
    findings: &mut Findings,
) {
    let asides = &list.list.asides;
    if asides.is_empty() {
        return;
    }
    let others = difference.map_or(&[][..], |it| &it.others);
    let ids = others
        .iter()
        .flat_map(|it| [it.reference(), it.id.as_deref()]);
    let going: HashSet<_> = ids
        .flatten()
        .map(|it| Identity::new(it, IdFormat::Guid))
        .collect();
    let told = asides.iter().filter_map(|aside| {
        let is_going = going.contains(&Identity::new(&aside.id, IdFormat::Guid));
        let may_go = difference.is_some() && aside.is_malformed;
        let (value, place) = (&*aside.id, aside.place);
        if is_going || may_go {
            let told = rules::PlanComment { what, value };
            Some(Finding::new(told, String::new(), |it| it.maybe_at(place)))
        } else if aside.is_doubtful {
            let told = rules::ListComment { what, value };
            Some(Finding::new(told, String::new(), |it| it.maybe_at(place)))
        } else {
            None
        }
    });
    let mut told: Vec<_> = told.take(MAX_FINDINGS).collect();
    list.locate(&mut told);
    for finding in told {
        findings.push(finding);
    }
}
