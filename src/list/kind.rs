//! What an item of a list shows itself to be, by its type and by what only such things have: an item of
//! JSON and a row of a table alike.

use super::{Wanted, group, id_kind, units};
use crate::delta::context::type_of_items;
use crate::delta::id::{IdCheck, check_id};
use crate::delta::item::{member, text};
use crate::delta::payload::delta_arrays;
use crate::delta::{Item, ItemKind};
use crate::finding::show;
use crate::interpret::entry::RESTORED_ITEM_KEY;
use crate::json::Value;
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, Delta, ID, IdFormat, Items, Owner, POLICY_ID, RESOURCES,
    Resource, STATUS, letters,
};

/// What stands in an item, by the names of its properties or of its columns.
pub(super) trait Named {
    /// Whether something stands under a name.
    fn has(&self, name: &str) -> bool;
    /// The text that stands under a name.
    fn text(&self, name: &str) -> Option<&str>;
    /// What stands under a name, as it is written.
    fn written(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }
}

impl Named for Item<'_> {
    fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    fn text(&self, name: &str) -> Option<&str> {
        Item::text(self, name)
    }

    fn written(&self, name: &str) -> Option<String> {
        let value = self.value(name).filter(|it| !it.is_null())?;
        Some(value.to_json().trim_matches('"').to_owned())
    }
}

/// What an item shows itself to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// An item of an array of this service: its id is its own, and no reference.
    Own,
    /// What items of the array refer to.
    Referred,
    /// Something that has what items have, and what only such things have that they refer to.
    Both,
    /// Something else, in words.
    Other(String),
    Nothing,
}

/// Names of types that tell nothing of what is asked for.
pub(super) const GENERAL: [&str; 6] = [
    "$ref",
    "protectionUnits",
    "protectionUnitBase",
    "restoreArtifactBase",
    "restorePointSearchResult",
    "String",
];

/// The properties that name the type of an item; and columns that do.
pub(super) const TYPES: [&str; 2] = ["@odata.type", "odataType"];
pub(super) const KINDS: [&str; 2] = ["objectType", "type"];

/// Kinds of directory objects that have neither a mailbox nor a drive.
const WITHOUT_DATA: [&str; 5] = [
    "device",
    "serviceprincipal",
    "application",
    "orgcontact",
    "contact",
];

const RESTORE_POINT: &str = "restorePoint";

/// What only an item of an array of this service has, or a session or a policy.
const OWN: [&str; 14] = [
    STATUS,
    POLICY_ID,
    DESTINATION_TYPE,
    RESTORE_POINT,
    "directoryObjectId",
    "siteId",
    "protectionSources",
    "retentionSettings",
    "restoreJobType",
    RESTORED_ITEM_KEY,
    "artifactHitCount",
    "completionDateTime",
    "siteWebUrl",
    "restoredSiteId",
];
/// What sites have as well.
const OWN_OF_OTHERS: [&str; 2] = ["lastModifiedDateTime", "lastModifiedBy"];

/// What only a session or a policy has, and their statuses that nobody takes for one of an item.
const OWNERS: [&str; 5] = [
    "restoreJobType",
    "restoreSessionArtifactCount",
    "retentionSettings",
    "protectionPolicyArtifactCount",
    "protectionMode",
];
const STATUSES_OF_OWNERS: [&str; 7] = [
    "draft",
    "activating",
    "active",
    "activeWithErrors",
    "completedWithError",
    "inactive",
    "updating",
];

/// What only things have that no item refers to: applications, devices, drives, files.
const OTHERS: [&str; 8] = [
    "appId",
    "deviceId",
    "servicePrincipalType",
    "driveType",
    "skuId",
    "cTag",
    "fileSystemInfo",
    "parentReference",
];

/// What only what was restored has: sites and drives the one, mailboxes the other.
const RESTORED: [&str; 2] = ["restoredSiteId", "restoredFolderId"];

/// What only things have that items of one array or another refer to, by the property that refers.
const REFERRED: [(&str, &[&str]); 3] = [
    (
        "directoryObjectId",
        &[
            "userPrincipalName",
            "mailNickname",
            "groupTypes",
            "givenName",
            "surname",
            "userType",
            "mail",
            "mailEnabled",
            "securityEnabled",
        ],
    ),
    (
        "restorePoint",
        &["protectionDateTime", "expirationDateTime"],
    ),
    (
        "siteId",
        &["siteCollection", "sharepointIds", "isPersonalSite"],
    ),
];

/// Every name by which an item shows what it is.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let lists: [&[&str]; 8] = [
        &TYPES,
        &KINDS,
        &OWN,
        &OWN_OF_OTHERS,
        &OWNERS,
        &OTHERS,
        &units::OF_RECORD,
        &MORE,
    ];
    let referred = REFERRED.iter().flat_map(|it| it.1);
    let all = lists.into_iter().flatten().chain(referred).copied();
    all.chain(group::names())
}
const MORE: [&str; 3] = [ID, "itemKey", BROWSE_SESSION_ID];

/// What only an item of the array has, or another one of this service.
pub(super) fn own_names(items: &Items) -> impl Iterator<Item = &'static str> + use<> {
    let is_site = items.reference.id.format == IdFormat::Site;
    let others = OWN_OF_OTHERS.iter().filter(move |_| !is_site);
    OWN.iter().chain(others).copied()
}

/// What an item shows itself to be, though nothing else says so.
pub(super) fn shown(names: &dyn Named, items: &Items, wanted: &Wanted) -> Shown {
    if group::of(names, items).is_some_and(|it| !it.may_be_meant(wanted)) {
        return Shown::Other(group::WORDS.to_owned());
    }
    if let Some(shown) = by_type(names, items, wanted) {
        return shown;
    }
    if let Some(other) = units::other(names, items, wanted) {
        return Shown::Other(other.to_owned());
    }
    let is_other =
        |it: &&&str| names.has(it) && !items.read_only.iter().any(|all| all.contains(it));
    if let Some(other) = RESTORED.iter().find(is_other) {
        return Shown::Other(format!("something with `{other}`"));
    }
    let reference = items.reference.path[0];
    if names.has(reference) {
        return Shown::Own;
    }
    if let Some(other) = OTHERS.iter().find(|it| names.has(it)) {
        return Shown::Other(format!("something with `{other}`"));
    }
    let thing = REFERRED
        .iter()
        .find(|it| it.1.iter().any(|it| names.has(it)));
    if thing.is_none() && is_owner(names) {
        return Shown::Other(OWNER.to_owned());
    }
    let is_own = own_names(items).any(|it| names.has(it));
    match thing {
        Some((of, _)) if *of != reference => Shown::Other(a(words_of(of))),
        Some(_) if is_own => Shown::Both,
        Some(_) => Shown::Referred,
        None if is_own => Shown::Own,
        None if is_site(names, items) => Shown::Referred,
        None => Shown::Nothing,
    }
}

/// What its type says that an item is.
fn by_type(names: &dyn Named, items: &Items, wanted: &Wanted) -> Option<Shown> {
    let told = TYPES.iter().find_map(|it| names.text(it));
    if let Some(name) = told.map(simple).filter(|it| !GENERAL.contains(it)) {
        return Some(if name == type_of_items(wanted.delta) {
            Shown::Own
        } else if refers_to(name, items) {
            Shown::Referred
        } else {
            Shown::Other(format!("`{}`", show(name)))
        });
    }
    KINDS.iter().find_map(|it| {
        let told = names.text(it)?;
        let name = letters(told);
        if WITHOUT_DATA.contains(&name.as_str()) {
            Some(Shown::Other(format!("`{}`", show(told))))
        } else {
            refers_to(&name, items).then_some(Shown::Referred)
        }
    })
}

const OWNER: &str = "a session or a policy";

/// What an item of JSON is that holds items itself.
pub(super) fn owner(item: &Value) -> Option<String> {
    (!delta_arrays(item).is_empty()).then(|| OWNER.to_owned())
}

fn is_owner(names: &dyn Named) -> bool {
    let is_of_owner = |it: &str| {
        let mut all = STATUSES_OF_OWNERS.iter();
        all.any(|other| other.eq_ignore_ascii_case(it))
    };
    OWNERS.iter().any(|it| names.has(it)) || names.text(STATUS).is_some_and(is_of_owner)
}

/// Whether its id is that of a site, with its host: nothing else has such.
fn is_site(names: &dyn Named, items: &Items) -> bool {
    let kind = items.reference.id;
    let id = names.text(ID).filter(|_| kind.format == IdFormat::Site);
    id.is_some_and(|it| it.contains(',') && check_id(it.trim(), kind) == IdCheck::Valid)
}

/// What items of an array refer to that have such a property.
fn words_of(property: &str) -> &'static str {
    let deltas = RESOURCES.iter().flat_map(|it| it.deltas);
    let mut references = deltas.filter_map(|it| Some(it.items?.reference));
    let found = references.find(|it| it.path[0] == property);
    found.map_or("thing", |it| it.words)
}

/// What an item is, where that is something else than what is asked for.
pub(super) fn other_kind(shown: &Shown, items: &Items, wanted: &Wanted) -> Option<String> {
    // What is there, and what is removed, are the items themselves.
    let is_of_items = wanted.kind == ItemKind::Removal || wanted.of.is_some();
    match shown {
        Shown::Other(found) => Some(found.clone()),
        Shown::Referred | Shown::Both if is_of_items => Some(a(items.reference.words)),
        _ => None,
    }
}

/// The unit that a restore point, or what refers to one, says to be of.
pub(super) fn unit_of<'v>(item: &'v Value<'v>) -> Option<&'v Value<'v>> {
    member(
        member(item, RESTORE_POINT).unwrap_or(item),
        "protectionUnit",
    )
}

/// What the restore point of an item is of, where that is something else than what the session restores:
/// answers to searches tell the unit with it.
pub(super) fn unit_of_other(item: &Value, wanted: &Wanted) -> Option<String> {
    let unit = unit_of(item)?;
    let has =
        |it: &&Resource, delta: &Delta| it.deltas.iter().any(|it| it.property == delta.property);
    let session = RESOURCES.iter().find(|it| has(it, wanted.delta))?;
    let is_policy = |it: &&Resource| it.owner() == Owner::Policy;
    let (own, others): (Vec<_>, Vec<_>) = RESOURCES
        .iter()
        .filter(is_policy)
        .partition(|it| it.workload.name == session.workload.name);
    let own = own.first()?.usual();
    if let Some(name) = member(unit, TYPES[0]).and_then(text).map(simple) {
        let is_own = name == type_of_items(own) || GENERAL.contains(&name);
        return (!is_own).then(|| format!("the restore point of a `{}`", show(name)));
    }
    let refers = |delta: &Delta| delta.items.map(|it| it.reference.path[0]);
    let own = refers(own);
    let mut others = others.into_iter().filter_map(|it| refers(it.usual()));
    let other =
        others.find(|it| Some(*it) != own && member(unit, it).is_some_and(|it| !it.is_null()))?;
    Some(format!("the restore point of something with `{other}`"))
}

/// Why a list is of something else, as its items refer to what those of another array do.
pub(super) fn refers_otherwise(
    names: &dyn Named,
    items: &Items,
    wanted: &Wanted,
) -> Result<(), String> {
    let own = items.reference.path[0];
    let of_item = [own, RESTORED_ITEM_KEY, BROWSE_SESSION_ID];
    let own_names = match items.has_browse_session {
        true => &of_item[..],
        false => &of_item[..1],
    };
    for delta in RESOURCES.iter().flat_map(|it| it.deltas) {
        let name = delta.items.map_or(own, |it| it.reference.path[0]);
        if name != own && names.has(name) && !own_names.iter().any(|it| names.has(it)) {
            let list = wanted.delta.list();
            return Err(format!(
                "its items have `{name}`, which `{list}` have not: they are something else."
            ));
        }
    }
    Ok(())
}

/// What an item must be, in words.
pub(super) fn expected(items: &Items, wanted: &Wanted) -> String {
    match wanted.kind {
        _ if wanted.of.is_some() => format!("a `{}`", type_of_items(wanted.delta)),
        ItemKind::Addition => a(items.reference.words),
        ItemKind::Removal => format!("what has {}", a(id_kind(items, wanted.kind).words)),
    }
}

/// Words with their article.
fn a(words: &str) -> String {
    let article = if words.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {words}")
}

/// Whether a set or a type is one of what items refer to: `users`, `user`.
pub(super) fn refers_to(name: &str, items: &Items) -> bool {
    let mut sets = items.reference.id.sets.iter();
    sets.any(|it| *it == name || it.strip_suffix('s') == Some(name))
}

/// The name of a type without its namespace.
pub(super) fn simple(name: &str) -> &str {
    name.rsplit(['.', '#']).next().unwrap_or(name)
}
