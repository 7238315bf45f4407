//! Units of a policy that are the other ones than those that are asked for.

use super::kind::Named;
use super::row::Row;
use super::{Wanted, group};
use crate::delta::{Identity, ItemKind};
use crate::finding::{Findings, rules};
use crate::hashing::{HashMap, HashSet};
use crate::resource::{IdFormat, Items, POLICY_ID, PolicyUnits, STATUS};

/// What each protection unit has, and no exclusion unit; and what both have where all of it is given.
const OF_PROTECTION: [&str; 2] = [STATUS, "protectionSources"];
pub(super) const OF_RECORD: [&str; 2] = ["createdDateTime", "createdBy"];

/// What a unit is that belongs to the other units of a policy. One that is left out has neither a status nor
/// what made the policy find it.
pub(super) fn other(names: &dyn Named, items: &Items, wanted: &Wanted) -> Option<&'static str> {
    let has_one = |all: &[&str]| all.iter().any(|it| names.has(it));
    let is_unit = || names.has(POLICY_ID) && names.has(items.reference.path[0]);
    let is_protected = || has_one(&OF_PROTECTION);
    match wanted.delta.units? {
        PolicyUnits::Exclusion if is_unit() && is_protected() => Some(PROTECTED),
        PolicyUnits::Protection if is_unit() && has_one(&OF_RECORD) && !is_protected() => {
            Some(LEFT_OUT)
        }
        _ => None,
    }
}

/// Tells of units of which several restore points are to be restored.
pub(super) fn tell_twice(rows: &[Row], wanted: &Wanted, findings: &mut Findings) {
    if wanted.of.is_some() || wanted.kind == ItemKind::Removal || wanted.delta.units.is_some() {
        return;
    }
    let mut first = HashMap::default();
    let mut twice = Vec::new();
    let mut seen = HashSet::default();
    for row in rows.iter().filter(|it| !it.is_going) {
        let Some((unit, point)) = whose(row).zip(row.reference()) else {
            continue;
        };
        let unit = Identity::new(unit, IdFormat::Guid);
        let point = Identity::new(point, IdFormat::Guid);
        let known = first.entry(unit.clone()).or_insert_with(|| point.clone());
        if *known != point && seen.insert(unit) {
            twice.push(row);
        }
    }
    if let Some(row) = twice.first() {
        let told = rules::ListUnitTwice {
            what: wanted.what,
            count: twice.len(),
            value: whose(row).unwrap_or_default(),
        };
        findings.add(told, String::new, |it| it.maybe_at(row.place.span()));
    }
}

/// What a restore point is of: its unit, or who or what has the address that stands beside it.
fn whose(row: &Row) -> Option<&str> {
    row.unit.as_deref().or_else(|| row.address())
}

/// What to do about an item that is something else.
pub(super) fn advice(found: &str) -> &'static str {
    match found {
        group::WORDS => {
            "Leave it out, and list its members if they are meant. A group has no OneDrive: its files are in its site, which a policy for SharePoint protects; a security group or a distribution list has no mailbox either."
        }
        PROTECTED => "To leave out what is protected, give the ids that the units refer to, alone.",
        LEFT_OUT => {
            "If they are protected, list them with their `status`. To protect what is left out, give the ids that the units refer to, alone."
        }
        _ => {
            "Leave it out. The members of a group may be devices and service principals, which have no mailbox and no OneDrive."
        }
    }
}

const PROTECTED: &str = "a protection unit";
const LEFT_OUT: &str = "a unit without a status, as the policy's exclusion units are";
