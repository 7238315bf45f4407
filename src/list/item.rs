//! From an item of a JSON list to a row.

use super::names::{Names, text};
use super::origin::{Origin, shows_referred};
use super::row::{Place, Row};
use crate::change::Addition;
use crate::interpret::entry::REMOVE_REQUESTED;
use crate::json::{Kind, Value};
use crate::resource::{BROWSE_SESSION_ID, DESTINATION_TYPE, ID, Items, POLICY_ID, REMOVED, STATUS};

/// What people call things by.
pub(super) const LABELS: [&str; 9] = [
    "displayName",
    "userPrincipalName",
    "email",
    "mail",
    "siteName",
    "name",
    "title",
    "siteWebUrl",
    "webUrl",
];

/// What only an item of an array of this service has, or a session or a policy: its id is its own, and
/// no reference.
pub(super) const OWN: [&str; 11] = [
    STATUS,
    POLICY_ID,
    DESTINATION_TYPE,
    "restorePoint",
    "directoryObjectId",
    "siteId",
    "protectionSources",
    "retentionSettings",
    "restoreJobType",
    "restoredItemKey",
    "artifactHitCount",
];

/// Reads an item of a list; `origin` tells what that is of.
pub(super) fn row(item: &Value, place: Place, items: &Items, origin: Origin) -> Row {
    if let Some(text) = item.as_str() {
        let text = text.trim();
        return Row {
            alone: (!text.is_empty()).then(|| text.to_owned()),
            place,
            ..Row::default()
        };
    }
    let Some(names) = Names::of(item) else {
        return Row {
            place,
            ..Row::default()
        };
    };
    let (id, status) = (own_id(&names), names.text(STATUS));
    let reference = reference(&names, items);
    let is_own = origin == Origin::Own || OWN.iter().any(|it| names.has(it));
    // An address says itself what it is the id of.
    let is_told = || shows_referred(&names, items) || names.text(ID).is_none();
    let is_referred = reference.is_none()
        && match origin {
            Origin::Referred => true,
            Origin::Own => false,
            Origin::Unknown => !is_own && is_told(),
        };
    let owned = |text: Option<&str>| text.map(|it| it.trim().to_owned());
    Row {
        reference: owned(reference),
        id: owned(id.filter(|_| !is_referred)),
        alone: owned(id.filter(|_| is_referred)),
        destination: destination(&names).filter(|_| items.has_destination),
        browse_session: owned(browse_session(&names).filter(|_| items.has_browse_session)),
        is_going: is_removed(&names) || status.is_some_and(is_leaving),
        status: status.map(str::to_owned),
        given: Addition::read(item),
        label: owned(LABELS.iter().find_map(|it| names.text(it))),
        owner: owned(names.text(POLICY_ID)),
        is_own,
        is_loose: false,
        place,
    }
}

/// The id of an item: its key, or its `@id`, an address, by which OData knows an entity too.
fn own_id<'v>(names: &Names<'v>) -> Option<&'v str> {
    let entity_id = || names.text("@id").or_else(|| names.text("@odata.id"));
    names.text(ID).or_else(entity_id)
}

/// What an item refers to: as the service writes it now, as it did, or in one name.
fn reference<'v>(names: &Names<'v>, items: &Items) -> Option<&'v str> {
    let reference = items.reference;
    let (outer, inner) = (reference.path[0], reference.path.get(1));
    let at_path = || {
        let value = names.get(outer)?;
        match inner {
            Some(inner) if value.is_object() => {
                let inside = Names::of(value)?;
                inside.text(inner).or_else(|| inside.text("@odata.id"))
            }
            _ => text(value),
        }
    };
    let restored = || {
        names
            .text("restoredItemKey")
            .filter(|_| items.has_browse_session)
    };
    let joined = || names.text(&reference.path.concat());
    let old = || names.text(reference.old_name?);
    let alternative = || names.text(reference.alternative?);
    at_path()
        .or_else(restored)
        .or_else(joined)
        .or_else(old)
        .or_else(alternative)
}

/// The browse session that an item names; the service was seen to misspell the property.
fn browse_session<'v>(names: &Names<'v>) -> Option<&'v str> {
    names
        .text(BROWSE_SESSION_ID)
        .or_else(|| names.text("browseSesionId"))
}

fn destination(names: &Names) -> Option<String> {
    let told = names.get(DESTINATION_TYPE)?;
    match told.kind() {
        Kind::Null => None,
        Kind::String => told.as_str().map(str::to_owned),
        _ => Some(told.to_json()),
    }
}

/// Whether an item says that it is removed. One that says null or false says no.
fn is_removed(names: &Names) -> bool {
    let removed = names
        .get(REMOVED)
        .or_else(|| names.get("@odata.removed"))
        .or_else(|| names.get("removed").filter(|it| it.is_object()));
    removed.is_some_and(|it| *it != Value::Null && *it != Value::Bool(false))
}

/// Whether a status is that of an item that is being removed.
pub(super) fn is_leaving(status: &str) -> bool {
    status.eq_ignore_ascii_case(REMOVE_REQUESTED)
}
