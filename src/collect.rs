//! From a list that somebody has to the ids in it.

use serde::{Deserialize, Serialize};

use crate::change::delta_for;
use crate::delta::ItemKind;
use crate::finding::{Finding, Findings, Offsets, rules};
use crate::interpret::Input;
use crate::list::{ListText, NamedSession, Row, Source, Wanted, id_kind, read_list, unreadable};
use crate::resource::{DestinationType, ID, PolicyUnits, ResourceName, RestoreJobType};
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Collected {
    /// The ids, in the order of the list; one that stands there twice is there twice.
    pub ids: Vec<String>,
    /// The items, in the order of the list: those of the other kind as well, where it holds both, and
    /// those of which the id is refused.
    pub rows: Vec<CollectedRow>,
    /// The id of the session or policy that the list says to be of.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub of: Option<String>,
    /// The names of its columns, of a table; also of one in which no column is known.
    pub columns: Vec<String>,
    /// What was not read, or otherwise than it is written, and why.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    pub total: usize,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CollectedRow {
    /// Whether it is to be added or removed: what was asked for, but where it says `@removed`.
    pub kind: ItemKind,
    /// What it refers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub reference: Option<String>,
    /// Its own id.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub id: Option<String>,
    /// What stands where its id is expected and is none, whole and as it was given. Then it has neither
    /// `reference` nor `id`, and a finding says why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub refused: Option<String>,
    /// Where it restores to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub destination_type: Option<DestinationType>,
    /// The browse session in which it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub browse_session_id: Option<String>,
    /// The search that found it, of a single item of a mailbox: its addition says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub search_response_id: Option<String>,
    /// What people call it: the name or the address that the list has beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub label: Option<String>,
    /// The line that it stands in, from 1, where the list is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub line: Option<usize>,
}

/// Collects the ids in a list: references to add, or the ids of items to remove.
///
/// `list` is whatever people have: an answer that lists things, a body, another JSON array, a table
/// that names its columns, or ids with anything usual between them. Each id is judged: one that stands
/// in a longer text (`{…}`, `id=…`, an address of Microsoft Graph) is read, which a finding tells; what
/// is no id is left out, which a finding tells as well.
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

fn collect_from(source: Source, options: &CollectOptions) -> Collected {
    let kind = options.kind.unwrap_or(ItemKind::Addition);
    let wanted = Wanted {
        delta: delta_for(options.resource, options.restore_job_type, options.units),
        what: words_of(kind),
        kind,
        is_strict: false,
        of: None,
        policy: None,
    };
    let mut findings = Findings::new(MAX_FINDINGS);
    let list = read_list(source, &wanted, &mut findings);
    tell_comments(&list, &wanted, &mut findings);
    let lines = list.lines();
    let list = list.list;
    let is_of_policy = wanted.delta.units.is_some();
    let owner = || owner_of(&list.rows).filter(|_| is_of_policy);
    let by_list = list.of.filter(|_| !list.is_of_several);
    let of = by_list.or_else(owner);
    let removes = list.rows.iter().any(|it| it.is_going);
    let rows = list.rows.into_iter().zip(lines);
    let mut rows: Vec<_> = rows
        .map(|(row, line)| {
            let of_row = kind_of(&row, kind, removes);
            collected(row, line, of_row, kind)
        })
        .collect();
    let is_meant = |it: &CollectedRow| it.kind == kind;
    let has_meant = rows.iter().any(is_meant);
    let id = |it: &CollectedRow| match kind {
        ItemKind::Addition => it.reference.clone(),
        ItemKind::Removal => it.id.clone(),
    };
    let mut ids = Vec::with_capacity(rows.len());
    let mut without = 0;
    for row in &rows {
        match id(row).filter(|_| is_meant(row)) {
            Some(id) => ids.push(id),
            None if row.refused.is_some() => (),
            // What a body has of the other kind is no item without an id.
            None => without += usize::from(is_meant(row) || !has_meant),
        }
    }
    if let Some(items) = wanted.items().filter(|_| without > 0) {
        let property = match kind {
            ItemKind::Addition => items.reference.path.join("/"),
            ItemKind::Removal => ID.to_owned(),
        };
        let told = rules::ListWithoutIds {
            expected: id_kind(items, kind).words,
            property: &property,
            count: without,
            what: wanted.what,
        };
        findings.add(told, String::new, |it| it);
    }
    tell_destinations(&rows, &wanted, &mut findings);
    tell_browse_sessions(&rows, &list.browse_sessions, &wanted, &mut findings);
    rows.retain(|it| it.reference.is_some() || it.id.is_some() || it.refused.is_some());
    Collected {
        ids,
        rows,
        of,
        columns: list.columns,
        total: findings.total(),
        findings: findings.into_kept(),
    }
}

/// Tells where what is added restores to, or that it is to several places: ids alone do not say that.
fn tell_destinations(rows: &[CollectedRow], wanted: &Wanted, findings: &mut Findings) {
    let what = wanted.what;
    match the_same(added(rows, wanted).map(|it| it.destination_type)) {
        Same::None => {}
        Same::All(place) => {
            let value = place.name();
            let told = rules::ListDestination { what, value };
            findings.add(told, String::new, |it| it);
        }
        Same::Differ => findings.add(rules::ListDestinations { what }, String::new, |it| it),
    }
}

/// Tells in which browse session what is added was found, be it that a line says so, or that it is several: keys alone
/// do not say that.
fn tell_browse_sessions(
    rows: &[CollectedRow],
    named: &[NamedSession],
    wanted: &Wanted,
    findings: &mut Findings,
) {
    let what = wanted.what;
    let by_line = named.first().map(|it| &it.id);
    let of_rows = added(rows, wanted).map(|it| it.browse_session_id.as_ref().or(by_line));
    let mut of_rows = of_rows.peekable();
    // Of no items, nothing needs to be said.
    let named = of_rows.peek().map_or(&[][..], |_| named);
    match the_same(of_rows.chain(named.iter().map(|it| Some(&it.id)))) {
        Same::None => {}
        Same::All(value) => {
            let told = rules::ListBrowseSession { what, value };
            findings.add(told, String::new, |it| it);
        }
        Same::Differ => findings.add(rules::ListBrowseSessions { what }, String::new, |it| it),
    }
}

/// The rows that are added, where these are what is collected.
fn added<'r>(rows: &'r [CollectedRow], wanted: &Wanted) -> impl Iterator<Item = &'r CollectedRow> {
    let are_meant = wanted.kind == ItemKind::Addition;
    let is_added = move |it: &&CollectedRow| are_meant && it.kind == ItemKind::Addition;
    rows.iter().filter(is_added)
}

/// What rows say, each of which may say nothing.
enum Same<T> {
    None,
    All(T),
    Differ,
}

fn the_same<T: PartialEq>(mut said: impl Iterator<Item = Option<T>>) -> Same<T> {
    let first = said.next().flatten();
    match first {
        _ if said.any(|it| it != first) => Same::Differ,
        Some(first) => Same::All(first),
        None => Same::None,
    }
}

/// Tells of the ids in comments that may be none.
fn tell_comments(list: &ListText, wanted: &Wanted, findings: &mut Findings) {
    let doubtful = list.list.asides.iter().filter(|it| it.is_doubtful);
    let told = doubtful.take(MAX_FINDINGS).map(|aside| {
        Finding::new(
            rules::ListComment {
                what: wanted.what,
                value: &aside.id,
            },
            String::new(),
            |it| it.maybe_at(aside.place),
        )
    });
    let mut told: Vec<_> = told.collect();
    list.locate(&mut told);
    for finding in told {
        findings.push(finding);
    }
}

/// The policy that all rows belong to.
fn owner_of(rows: &[Row]) -> Option<String> {
    let owner = rows.first()?.owner.as_deref()?;
    let is_same = |it: &Row| it.owner.as_deref() == Some(owner);
    rows.iter().all(is_same).then(|| owner.to_owned())
}

/// Whether a row is to be added or removed. Of a list that `removes`, what has no id of its own and says
/// what it refers to is an addition, whatever was asked for.
fn kind_of(row: &Row, asked: ItemKind, removes: bool) -> ItemKind {
    let adds = removes && row.id.is_none() && row.reference.is_some();
    match row.is_going {
        true => ItemKind::Removal,
        false if adds => ItemKind::Addition,
        false => asked,
    }
}

/// What a row gives that is of a kind, where another may be asked for.
fn collected(row: Row, line: Option<usize>, kind: ItemKind, asked: ItemKind) -> CollectedRow {
    let destination_type = row.destination();
    let label = row.label().map(str::to_owned);
    let refused = row.refused;
    let (reference, id) = match (row.reference, row.alone, row.id) {
        _ if refused.is_some() => (None, None),
        (None, Some(alone), id) if kind == ItemKind::Addition => (Some(alone), id),
        // A user that a list tells to be gone is no item of this service.
        (reference, alone, id) if kind == asked => (reference, id.or(alone)),
        (reference, _, id) => (reference, id),
    };
    CollectedRow {
        kind,
        reference,
        id,
        refused,
        destination_type,
        browse_session_id: row.browse_session,
        search_response_id: row.search_response,
        label,
        line,
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
                total: findings.total(),
                findings: findings.into_kept(),
                ..Collected::default()
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
