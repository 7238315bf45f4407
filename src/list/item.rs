//! From an item of a JSON list to a row.

use super::origin::{Origin, shows_referred};
use super::row::{Place, Row};
use crate::change::Addition;
use crate::delta::Item;
use crate::delta::item::text;
use crate::interpret::entry::{REMOVE_REQUESTED, RESTORED_ITEM_KEY};
use crate::json::Value;
use crate::resource::{DESTINATION_TYPE, ID, Items, POLICY_ID, STATUS};

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
pub(super) fn row(item: &Value, place: Place, items: &'static Items, origin: Origin) -> Row {
    if let Some(text) = item.as_str() {
        let text = text.trim();
        return Row {
            alone: (!text.is_empty()).then(|| text.to_owned()),
            place,
            ..Row::default()
        };
    }
    if !item.is_object() {
        return Row {
            place,
            ..Row::default()
        };
    }
    let given = Addition::read(item);
    let item = Item::read(item, Some(items));
    let (id, status) = (own_id(&item), item.text(STATUS));
    let reference = reference(&item, items);
    let is_own = origin == Origin::Own || OWN.iter().any(|it| item.value(it).is_some());
    // An address says itself what it is the id of.
    let is_told = || shows_referred(&item, items) || item.text(ID).is_none();
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
        destination: destination(&item).filter(|_| items.has_destination),
        browse_session: owned(item.browse_session()),
        is_going: item.says_removed() || status.is_some_and(is_leaving),
        status: status.map(str::to_owned),
        given,
        label: owned(LABELS.iter().find_map(|it| item.text(it))),
        owner: owned(item.text(POLICY_ID)),
        is_own,
        is_loose: false,
        refused: None,
        place,
    }
}

/// The id of an item: its key, or its `@id` as it is written, which may be the address of something else.
fn own_id<'v>(item: &Item<'v>) -> Option<&'v str> {
    let key = item.property(ID).and_then(|it| text(it.value));
    key.or_else(|| text(item.entity_id()?.value))
}

/// What an item refers to.
fn reference<'v>(item: &Item<'v>, items: &Items) -> Option<&'v str> {
    let restored = || {
        item.text(RESTORED_ITEM_KEY)
            .filter(|_| items.has_browse_session)
    };
    let named = item.named_reference().or_else(restored);
    named.or_else(|| item.alternative())
}

fn destination(item: &Item) -> Option<String> {
    let told = item.value(DESTINATION_TYPE)?;
    let text = told.as_str().map(str::to_owned);
    Some(text.unwrap_or_else(|| told.to_json()))
}

/// Whether a status is that of an item that is being removed.
pub(super) fn is_leaving(status: &str) -> bool {
    status.eq_ignore_ascii_case(REMOVE_REQUESTED)
}
