//! From what is there and what is wanted to the smallest change.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use crate::change::{Add, Change, delta_for};
use crate::finding::{Finding, Findings, Offsets, rules};
use crate::interpret::ItemKind;
use crate::json::Kind;
use crate::list::{List, Row, Wanted, read_list};
use crate::resource::{Delta, RestoreJobType};
use crate::validate::MAX_FINDINGS;

/// What findings call the two lists.
const THERE: &str = "what is there";
const WANTED: &str = "what is wanted";

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
    /// What is wrong or odd; pointers lead into the list that the finding names.
    pub findings: Vec<Finding>,
}

/// Plans the smallest change from what is there to what is wanted.
///
/// `current` and `wanted` are each a list: the JSON of an answer that lists items (all pages in one),
/// a JSON array of references or additions, a CSV with a column `id` and one of the reference (such
/// as `restorePointId`), or a plain list of references. `target` says which session or policy it is,
/// and what additions default to; what it adds or removes itself is passed over.
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
    let mut findings = Findings::new(MAX_FINDINGS);
    let delta = delta_of(target);
    let current = read(current.as_ref(), delta, THERE, &mut findings);
    let wanted = read(wanted.as_ref(), delta, WANTED, &mut findings);
    tell_unreferenced(&wanted, delta, WANTED, &mut findings);
    // To remove all, no more is needed than the items' own ids.
    if !wanted.rows.is_empty() {
        tell_unreferenced(&current, delta, THERE, &mut findings);
    }
    let (change, kept) = difference(&current, &wanted, target, &mut findings);
    Planned {
        change: (!findings.has_errors()).then_some(change),
        kept,
        findings: findings.into_kept(),
    }
}

/// Plans from texts: `target` is the JSON of a change.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(crate) fn plan_text(
    current: &crate::interpret::Input,
    wanted: &crate::interpret::Input,
    target: &crate::interpret::Input,
) -> Planned {
    match read_texts(current, wanted, target) {
        Ok((current, wanted, target)) => plan(current, wanted, &target),
        Err(reason) => {
            let rule = &rules::PLAN_UNREADABLE;
            Planned {
                change: None,
                kept: 0,
                findings: vec![Finding::new(rule, String::new(), |it| {
                    it.text("reason", &reason)
                })],
            }
        }
    }
}

type Texts<'t> = (&'t [u8], &'t [u8], Change);

fn read_texts<'t>(
    current: &'t crate::interpret::Input,
    wanted: &'t crate::interpret::Input,
    target: &crate::interpret::Input,
) -> Result<Texts<'t>, String> {
    let text = |input: &'t Result<(Vec<u8>, Offsets), String>, what: &str| match input {
        Ok((text, _)) => Ok(text.as_slice()),
        Err(reason) => Err(format!("{what} cannot be written as JSON: {reason}.")),
    };
    let (target, _) = target.as_ref().map_err(|it| format!("the target: {it}."))?;
    let target = serde_json::from_slice(target).map_err(|it| format!("the target: {it}."))?;
    Ok((text(current, THERE)?, text(wanted, WANTED)?, target))
}

/// The array that the target is about.
fn delta_of(target: &Change) -> &'static Delta {
    let browses = target.browse_session_id.as_ref();
    let by_default = browses.map(|_| RestoreJobType::Granular);
    delta_for(target.resource, target.restore_job_type.or(by_default))
}

/// Reads a list of which all must be understood.
fn read(bytes: &[u8], delta: &'static Delta, what: &'static str, findings: &mut Findings) -> List {
    let kind = ItemKind::Addition;
    let mut list = read_list(bytes, &Wanted { delta, kind, what }, findings);
    for (index, row) in list.rows.iter().enumerate() {
        if !row.is_empty() {
            continue;
        }
        let found = row
            .given
            .as_ref()
            .map_or("a row", |it| Kind::of(it).words());
        findings.add(
            &rules::LIST_ITEM_UNCLEAR,
            || format!("{}/{index}", list.pointer),
            |it| it.words("what", what).words("found", found),
        );
    }
    list.rows.retain(|it| !it.is_going && !it.is_empty());
    list
}

/// The reference of a row without case, by which rows are compared.
fn name_of(row: &Row) -> Option<String> {
    row.reference().map(str::to_ascii_lowercase)
}

/// Items are compared by what they refer to, and by nothing else.
fn tell_unreferenced(list: &List, delta: &Delta, what: &str, findings: &mut Findings) {
    let rows = list.rows.iter();
    let count = rows.filter(|it| it.reference().is_none()).count();
    let Some(items) = delta.items.filter(|_| count > 0) else {
        return;
    };
    findings.add(&rules::LIST_WITHOUT_REFERENCES, String::new, |it| {
        it.words("what", what)
            .number("count", count)
            .words("expected", &items.reference.path.join("/"))
    });
}

fn difference(
    current: &List,
    wanted: &List,
    target: &Change,
    findings: &mut Findings,
) -> (Change, usize) {
    let is_there: HashSet<_> = current.rows.iter().filter_map(name_of).collect();
    let mut is_wanted = HashSet::new();
    let named = wanted
        .rows
        .iter()
        .filter_map(|it| name_of(it).map(|name| (it, name)));
    // What is wanted twice is wanted.
    let once = named.filter(|(_, name)| is_wanted.insert(name.clone()));
    let (kept, new): (Vec<_>, Vec<_>) = once.partition(|(_, name)| is_there.contains(name));
    let unwanted = current
        .rows
        .iter()
        .filter(|it| name_of(it).is_none_or(|it| !is_wanted.contains(&it)));
    let (known, unknown): (Vec<_>, Vec<_>) = unwanted.partition(|it| it.id.is_some());
    if !unknown.is_empty() {
        findings.add(&rules::PLAN_WITHOUT_IDS, String::new, |it| {
            it.number("count", unknown.len())
        });
    }
    let mut change = target.clone();
    change.add = new.into_iter().map(|(row, _)| addition(row)).collect();
    change.remove = known.iter().filter_map(|it| it.id.clone()).collect();
    (change, kept.len())
}

/// The addition of a row: as given where it was given as one.
fn addition(row: &Row) -> Add {
    let given = row.given.as_ref().filter(|it| it.is_object());
    let addition = given.and_then(|it: &Value| serde_json::from_value(it.clone()).ok());
    let reference = || Add::Reference(row.reference().unwrap_or_default().to_owned());
    addition.map_or_else(reference, Add::Addition)
}
