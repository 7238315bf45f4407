//! From what is there and what is wanted to the smallest change.

mod difference;
mod doubt;
mod named;
mod target;

use serde::{Deserialize, Serialize};

use crate::change::{Change, delta_for};
use crate::delta::ItemKind;
use crate::finding::{Finding, Findings, Offsets, rules};
use crate::interpret::Input;
use crate::list::{List, ListText, Row, Source, Wanted, read_list, unreadable};
use crate::resource::{Delta, RestoreJobType};
use crate::validate::MAX_FINDINGS;
use difference::Difference;

/// What findings call the two lists.
const THERE: &str = "what is there";
const WANTED: &str = "what is wanted";

/// What a plan may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlanOptions {
    /// Whether the list of what is wanted may be empty, so that all that is there is removed.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub allow_empty: bool,
}

/// What `plan` makes of what is there and what is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Planned {
    /// The smallest change from the one to the other; it does nothing where nothing is to do.
    /// Absent where a finding is an error.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub change: Option<Change>,
    /// How many of what is wanted are there.
    pub kept: usize,
    /// What is wrong or odd. A finding about a list names it as its param `what`, and its pointer, its
    /// line and its offsets lead into that; other pointers lead into the target.
    pub findings: Vec<Finding>,
}

/// Plans the smallest change from what is there to what is wanted.
///
/// `current` and `wanted` are each a list: the JSON of an answer that lists items (all pages in one),
/// a JSON array of references or additions, a CSV with a column `id` and one of the reference (such
/// as `restorePointId`), or a plain list of references. A CSV may have a column `destinationType`,
/// `browseSessionId` or `status` as well; lines that start with `#` or `//` are comments. `target`
/// says which session or policy it is, and what additions default to; what it adds or removes itself
/// is passed over.
///
/// What is not wanted is removed, so all of a list must be understood: where it is not, where it says
/// that it goes on, and where what is wanted is empty, there is no change, and findings say why. Where
/// nothing at all would be kept, or more than a tenth removed, a warning says so.
///
/// ```
/// use graph_backup_delta::{Change, ResourceName, plan};
///
/// let current = r#"{"value":[{"id":"0a000000-71fe-4d00-a01a-31850bc5b32c",
///   "directoryObjectId":"1a000000-71fe-4d00-a01a-31850bc5b32c"}]}"#;
/// let wanted = "2a000000-71fe-4d00-a01a-31850bc5b32c";
/// let policy = "5e000000-71fe-4d00-a01a-31850bc5b32c";
/// let target = Change::new(ResourceName::ExchangeProtectionPolicy, policy);
/// let change = plan(current, wanted, &target).change.unwrap();
/// assert_eq!((change.add.len(), change.remove.len()), (1, 1));
/// ```
#[must_use]
pub fn plan(current: impl AsRef<[u8]>, wanted: impl AsRef<[u8]>, target: &Change) -> Planned {
    plan_with(current, wanted, target, PlanOptions::default())
}

/// Plans as [`plan`] does, with options.
///
/// ```
/// use graph_backup_delta::{Change, PlanOptions, ResourceName, plan, plan_with};
///
/// let current = r#"{"value":[{"id":"0a000000-71fe-4d00-a01a-31850bc5b32c",
///   "directoryObjectId":"1a000000-71fe-4d00-a01a-31850bc5b32c"}]}"#;
/// let policy = "5e000000-71fe-4d00-a01a-31850bc5b32c";
/// let target = Change::new(ResourceName::ExchangeProtectionPolicy, policy);
/// assert_eq!(plan(current, "[]", &target).findings[0].code, "plan-wants-nothing");
/// let options = PlanOptions { allow_empty: true };
/// let change = plan_with(current, "[]", &target, options).change.unwrap();
/// assert_eq!(change.remove.len(), 1);
/// ```
#[must_use]
pub fn plan_with(
    current: impl AsRef<[u8]>,
    wanted: impl AsRef<[u8]>,
    target: &Change,
    options: PlanOptions,
) -> Planned {
    let offsets = Offsets::Bytes;
    let source = |bytes| Source { bytes, offsets };
    let (current, wanted) = (source(current.as_ref()), source(wanted.as_ref()));
    plan_from(
        current,
        wanted,
        target,
        options,
        Findings::new(MAX_FINDINGS),
    )
}

/// Plans from texts: `target` is the JSON of a change.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(crate) fn plan_text(
    current: &Input,
    wanted: &Input,
    target: &Input,
    options: PlanOptions,
) -> Planned {
    let mut findings = Findings::new(MAX_FINDINGS);
    let target = target::read_target(target, &mut findings);
    let current = source_of(current, THERE, &mut findings);
    let wanted = source_of(wanted, WANTED, &mut findings);
    match (current, wanted, target) {
        (Some(current), Some(wanted), Some(target)) => {
            plan_from(current, wanted, &target, options, findings)
        }
        _ => Planned {
            change: None,
            kept: 0,
            findings: findings.into_kept(),
        },
    }
}

fn source_of<'i>(input: &'i Input, what: &str, findings: &mut Findings) -> Option<Source<'i>> {
    match input {
        Ok((bytes, offsets)) => Some(Source {
            bytes,
            offsets: *offsets,
        }),
        Err(reason) => {
            unreadable(findings, what, format!("{reason}."));
            None
        }
    }
}

fn plan_from(
    current: Source,
    wanted: Source,
    target: &Change,
    options: PlanOptions,
    mut findings: Findings,
) -> Planned {
    let delta = delta_of(target);
    doubt::tell_version(target, delta, &mut findings);
    let mut current = read(current, delta, THERE, target, &mut findings);
    let mut wanted = read(wanted, delta, WANTED, target, &mut findings);
    doubt::tell_going(&wanted.list, &mut findings);
    let is_failed = |it: &mut Row| it.is_going && it.fault.is_some();
    let failed: Vec<_> = current.list.rows.extract_if(.., is_failed).collect();
    for list in [&mut current, &mut wanted] {
        list.list.rows.retain(|it| !it.is_going && !it.is_empty());
    }
    let is_unreferenced = |it: &Row| it.reference().is_none();
    tell_unreferenced(&wanted.list, is_unreferenced, delta, WANTED, &mut findings);
    // To remove all, no more is needed than the items' own ids.
    if !wanted.list.rows.is_empty() {
        tell_unreferenced(&current.list, is_unreferenced, delta, THERE, &mut findings);
    }
    let difference = Difference::between(&current.list.rows, &wanted.list.rows, target, delta);
    // Of lists that are not understood, nothing more can be said.
    if !findings.has_errors() {
        difference.tell(target, delta, &mut findings);
        doubt::tell_failed(&current.list, &failed, &difference, delta, &mut findings);
        doubt::tell_both_units(
            [&current.list, &wanted.list],
            &difference,
            delta,
            &mut findings,
        );
        doubt::tell_own_ids(&current.list, &difference, delta, &mut findings);
        doubt::tell_browse_session(&wanted, WANTED, &difference, target, &mut findings);
        doubt::tell_comments(&current, THERE, None, &mut findings);
        doubt::tell_comments(&wanted, WANTED, Some(&difference), &mut findings);
        doubt::tell_remarks(&wanted, WANTED, &difference, &mut findings);
        doubt::tell_gap(&wanted.list, WANTED, &difference, &mut findings);
    }
    if !findings.has_errors() && doubt::is_unsaid(&wanted.list, &difference) {
        tell_unreferenced(
            &wanted.list,
            |it| it.is_unsaid,
            delta,
            WANTED,
            &mut findings,
        );
    }
    if !findings.has_errors() {
        named::tell_named(&wanted, WANTED, &difference, delta, &mut findings);
        named::tell_two_of_one_id(&wanted, WANTED, &difference, delta, &mut findings);
    }
    if !findings.has_errors() {
        doubt::tell_removals(&wanted.list, &difference, options, &mut findings);
    }
    Planned {
        change: (!findings.has_errors()).then(|| difference.change(target, delta)),
        kept: difference.kept.len(),
        findings: findings.into_kept(),
    }
}

/// The array that the target is about.
fn delta_of(target: &Change) -> &'static Delta {
    let browses = target.browse_session_id.as_ref();
    let by_default = browses.map(|_| RestoreJobType::Granular);
    delta_for(
        target.resource,
        target.restore_job_type.or(by_default),
        target.units,
    )
}

/// Reads a list of which all must be understood.
fn read<'t>(
    source: Source<'t>,
    delta: &'static Delta,
    what: &'static str,
    target: &Change,
    findings: &mut Findings,
) -> ListText<'t> {
    let id = target.id.trim();
    let of = (what == THERE).then_some(id);
    // What a session restores belongs to the policy that is given. The units of another policy are no list of what
    // this one is to have: they are protected there, and the service refuses them here.
    let policy = match delta.units {
        Some(_) => Some(id),
        None => target.policy_id.as_deref().map(str::trim),
    };
    let wanted = Wanted {
        delta,
        kind: ItemKind::Addition,
        what,
        is_strict: true,
        of,
        policy,
    };
    let list = read_list(source, &wanted, findings);
    // What is there and not in it is added again; what is wanted and not in it is removed, which is
    // told where something is.
    if list.list.changes && of.is_some() {
        findings.add(rules::ListOfChanges { what }, String::new, |it| it);
    }
    list
}

/// Items are compared by what they refer to, and by nothing else.
fn tell_unreferenced(
    list: &List,
    is_unreferenced: fn(&Row) -> bool,
    delta: &Delta,
    what: &str,
    findings: &mut Findings,
) {
    let count = list.rows.iter().filter(|it| is_unreferenced(it)).count();
    let Some(items) = delta.items.filter(|_| count > 0) else {
        return;
    };
    let told = rules::ListWithoutReferences {
        what,
        count,
        expected: &items.reference.path.join("/"),
    };
    findings.add(told, String::new, |it| it);
}
