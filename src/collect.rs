//! From a list that somebody has to the ids in it.

use serde::{Deserialize, Serialize};

use crate::change::delta_for;
use crate::delta::ItemKind;
use crate::finding::{Finding, Findings, Offsets, rules};
use crate::interpret::Input;
use crate::list::{Row, Source, Wanted, id_kind, read_list, unreadable, why_word};
use crate::resource::{IdKind, PolicyUnits, ResourceName, RestoreJobType};
use crate::validate::MAX_FINDINGS;

/// What ids to collect.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CollectOptions {
    /// The kind of session or policy that they are for.
    pub resource: ResourceName,
    /// Of a session: what it restores; standard by default.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub restore_job_type: Option<RestoreJobType>,
    /// Of a policy: which of its units; by default those that it protects.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub units: Option<PolicyUnits>,
    /// Whether to add what they refer to, which is the default, or to remove the items.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub kind: Option<ItemKind>,
}

/// What `collect` finds in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Collected {
    /// The ids, in the order of the list; one that stands there twice is there twice.
    pub ids: Vec<String>,
    /// What was not read, and why.
    pub findings: Vec<Finding>,
}

/// Collects the ids in a list: references to add, or the ids of items to remove.
///
/// `list` is whatever people have: an answer that lists things, a body, another JSON array, a CSV
/// whose first line names its columns, or ids with anything usual between them. Words between ids
/// are left out, which a finding tells. Nothing else is judged:
/// that is what `build` does.
///
/// ```
/// use graph_backup_delta::{CollectOptions, ItemKind, ResourceName, collect};
///
/// let csv = "id,directoryObjectId,email\n0a000000-71fe-4d00-a01a-31850bc5b32c,\
///     1a000000-71fe-4d00-a01a-31850bc5b32c,adele@contoso.example";
/// let mut options = CollectOptions {
///     resource: ResourceName::ExchangeProtectionPolicy,
///     restore_job_type: None,
///     units: None,
///     kind: Some(ItemKind::Removal),
/// };
/// assert_eq!(collect(csv, &options).ids, ["0a000000-71fe-4d00-a01a-31850bc5b32c"]);
/// options.kind = Some(ItemKind::Addition);
/// assert_eq!(collect(csv, &options).ids, ["1a000000-71fe-4d00-a01a-31850bc5b32c"]);
/// ```
#[must_use]
pub fn collect(list: impl AsRef<[u8]>, options: &CollectOptions) -> Collected {
    let (bytes, offsets) = (list.as_ref(), Offsets::Bytes);
    collect_from(Source { bytes, offsets }, options)
}

fn collect_from(list: Source, options: &CollectOptions) -> Collected {
    let kind = options.kind.unwrap_or(ItemKind::Addition);
    let wanted = Wanted {
        delta: delta_for(options.resource, options.restore_job_type, options.units),
        what: words_of(kind),
        kind,
        is_strict: false,
        of: None,
    };
    let mut findings = Findings::new(MAX_FINDINGS);
    let mut rows = read_list(list, &wanted, &mut findings).rows;
    if let Some(items) = wanted.delta.items {
        leave_words(&mut rows, &wanted, id_kind(items, kind), &mut findings);
    }
    leave_other_kind(&mut rows, kind);
    let read: Vec<_> = ids_of(rows, kind);
    let without = read.iter().filter(|it| it.is_none()).count();
    if let Some(items) = wanted.delta.items.filter(|_| without > 0) {
        findings.add(&rules::LIST_WITHOUT_IDS, String::new, |it| {
            it.words("expected", id_kind(items, kind).words)
                .number("count", without)
                .words("what", wanted.what)
        });
    }
    Collected {
        ids: read.into_iter().flatten().collect(),
        findings: findings.into_kept(),
    }
}

/// Collects from a text, or tells why there is none.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(crate) fn collect_text(list: &Input, options: &CollectOptions) -> Collected {
    match list {
        Ok((bytes, offsets)) => {
            let offsets = *offsets;
            collect_from(Source { bytes, offsets }, options)
        }
        Err(reason) => {
            let mut findings = Findings::new(1);
            let what = words_of(options.kind.unwrap_or(ItemKind::Addition));
            unreadable(&mut findings, what, format!("{reason}."));
            Collected {
                ids: Vec::new(),
                findings: findings.into_kept(),
            }
        }
    }
}

const fn words_of(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Addition => "what to add",
        ItemKind::Removal => "what to remove",
    }
}

/// Leaves out the words of a text that holds ids as well. Where it holds none, all of it may be ids of
/// another form.
fn leave_words(rows: &mut Vec<Row>, wanted: &Wanted, kind: &IdKind, findings: &mut Findings) {
    let word = |row: &Row| {
        let text = row.alone.as_deref().filter(|_| row.written.is_none())?;
        let is_word = why_word(text, kind).is_some();
        (is_word || !text.contains(char::is_alphanumeric)).then(|| text.to_owned())
    };
    let words: Vec<_> = rows.iter().filter_map(word).collect();
    if let Some(first) = words.first().filter(|_| words.len() < rows.len()) {
        findings.add(&rules::LIST_WORDS, String::new, |it| {
            it.words("what", wanted.what)
                .number("count", words.len())
                .text("value", first)
                .words("kind", kind.words)
        });
        rows.retain(|it| word(it).is_none());
    }
}

/// Leaves out what a body that adds and removes holds of the other kind: that is no item without an
/// id.
fn leave_other_kind(rows: &mut Vec<Row>, kind: ItemKind) {
    let removes = rows.iter().any(|it| it.is_going);
    let is_meant = |row: &Row| match kind {
        ItemKind::Addition => !row.is_going,
        ItemKind::Removal => row.is_going || row.id.is_some() || row.reference.is_none(),
    };
    if removes && rows.iter().any(is_meant) {
        rows.retain(is_meant);
    }
}

/// The id that each row gives.
fn ids_of(rows: Vec<Row>, kind: ItemKind) -> Vec<Option<String>> {
    let has_references = rows.iter().any(|it| it.reference().is_some());
    let id_of = |row: Row| match kind {
        ItemKind::Removal => row.id.or(row.alone),
        ItemKind::Addition if row.is_going => None,
        ItemKind::Addition => {
            // A list of restore points, of users or of sites: their ids are what is referred to.
            let own = row.id.filter(|_| !has_references && !row.is_own);
            row.reference.or(row.alone).or(own)
        }
    };
    rows.into_iter().map(id_of).collect()
}
