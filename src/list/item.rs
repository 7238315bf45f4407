//! From an item of a JSON list to a row.

use super::kind::{Shown, unit_of};
use super::label::labels;
use super::origin::Origin;
use super::row::{Place, Row};
use crate::change::Addition;
use crate::delta::Item;
use crate::delta::id::is_guid;
use crate::delta::item::{member, text};
use crate::delta::spelling::sounds_like;
use crate::finding::show;
use crate::interpret::entry::{REMOVE_REQUESTED, RESTORED_ITEM_KEY};
use crate::json::{Data, Value};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, ID, Items, POLICY_ID, SEARCH_RESPONSE_ID, STATUS,
};

/// Reads an item of a list: what it shows itself to be is known, and `origin` tells what the list is of.
pub(super) fn row(
    value: &Value,
    place: Place,
    items: &'static Items,
    shown: &Shown,
    origin: Origin,
) -> Row {
    if let Some(text) = value.as_str() {
        let text = text.trim();
        return Row {
            alone: (!text.is_empty()).then(|| text.to_owned()),
            place,
            ..Row::default()
        };
    }
    if !value.is_object() {
        return Row {
            place,
            ..Row::default()
        };
    }
    let given = Addition::read(value);
    let item = Item::read(value, Some(items));
    let (id, status) = (own_id(&item), status(&item));
    let is_own = origin == Origin::Own || matches!(shown, Shown::Own | Shown::Both);
    let reference = reference(&item, items, is_own);
    let is_referred = reference.is_none()
        && match origin {
            Origin::Referred => true,
            Origin::Own => false,
            // An address says itself what it is the id of.
            Origin::Unknown => !is_own && (*shown == Shown::Referred || item.text(ID).is_none()),
        };
    let owned = |text: Option<&str>| text.map(|it| it.trim().to_owned());
    let sources = status
        .as_ref()
        .and_then(|_| member(value, PROTECTION_SOURCES));
    let is_by_rule = sources.is_some_and(|it| is_by_rule(&it.to_json()));
    let other_session = || other_browse_session(&item, items);
    Row {
        reference: owned(reference),
        id: owned(id.filter(|_| !is_referred)),
        alone: owned(id.filter(|_| is_referred)),
        destination: destination(&item).filter(|_| items.has_destination),
        browse_session: owned(item.browse_session().or_else(other_session)),
        fault: None,
        search_response: owned(
            item.text(SEARCH_RESPONSE_ID)
                .filter(|_| items.search_response.is_some()),
        ),
        is_going: item.says_removed() || status.as_deref().is_some_and(is_leaving),
        status,
        given,
        labels: labels(&item),
        owner: owned(item.text(POLICY_ID).or_else(|| policy_of_unit(value))),
        unit: owned(unit_of(value).and_then(|it| text(member(it, ID)?))),
        is_unsaid: false,
        is_loose: false,
        refused: None,
        is_group: false,
        is_by_rule,
        place,
    }
}

/// By what an item is protected.
pub(super) const PROTECTION_SOURCES: &str = "protectionSources";

/// Whether a dynamic rule is among the sources of a protection.
pub(super) fn is_by_rule(sources: &str) -> bool {
    sources.to_ascii_lowercase().contains("dynamicrule")
}

/// The browse session under a name that may be that of another session, whose id is a GUID; or as an object.
fn other_browse_session<'v>(item: &Item<'v>, items: &Items) -> Option<&'v str> {
    if !items.has_browse_session {
        return None;
    }
    let named = |name: &&str| {
        let value = item.value(name)?;
        let id = || text(member(value, ID)?);
        value
            .as_str()
            .or_else(id)
            .map(str::trim)
            .filter(|it| !it.is_empty())
    };
    let of_some = || SESSIONS.iter().find_map(named).filter(|it| !is_guid(it));
    BROWSE_SESSIONS.iter().find_map(named).or_else(of_some)
}

/// What a browse session is called otherwise, as the published samples misspell it, too; and what may be one.
pub(super) const BROWSE_SESSIONS: [&str; 2] = ["browseSesionId", "browseSession"];
pub(super) const SESSIONS: [&str; 2] = ["sessionId", "session"];

/// The policy of the unit that a restore point is of.
fn policy_of_unit<'v>(item: &'v Value<'v>) -> Option<&'v str> {
    text(member(unit_of(item)?, POLICY_ID)?)
}

/// The id of an item: its key, or its `@id` as it is written, which may be the address of something else.
fn own_id<'v>(item: &Item<'v>) -> Option<&'v str> {
    let key = item.property(ID).and_then(|it| text(it.value));
    key.or_else(|| text(item.entity_id()?.value))
}

/// What an item refers to. Only in what says where it was found does its id name that.
fn reference<'v>(item: &Item<'v>, items: &Items, is_own: bool) -> Option<&'v str> {
    let restored = || {
        item.text(RESTORED_ITEM_KEY)
            .filter(|_| items.has_browse_session)
    };
    let called = || references(item, items).next().map(|it| it.1);
    let named = item.named_reference().or_else(restored).or_else(called);
    let is_found = !is_own && item.value(BROWSE_SESSION_ID).is_some();
    named.or_else(|| item.alternative().filter(|_| is_found))
}

/// What an item says that it refers to, under the names that columns have for it as well, such as Exchange's
/// `ExternalDirectoryObjectId`.
fn references<'i, 'v>(
    item: &'i Item<'v>,
    items: &Items,
) -> impl Iterator<Item = (&'static str, &'v str)> + use<'i, 'v> {
    let names = items.reference.id.names.iter();
    names.filter_map(|it| Some((*it, item.text(it)?)))
}

/// Refuses an item that says under two names what it refers to, where these differ.
pub(super) fn refuse_contradiction(item: &Item, items: &Items) -> Result<(), String> {
    let named = item
        .named_reference()
        .map(|it| (items.reference.path[0], it));
    let mut said = named.into_iter().chain(references(item, items));
    let Some((first, id)) = said.next() else {
        return Ok(());
    };
    match said.find(|it| !it.1.trim().eq_ignore_ascii_case(id.trim())) {
        Some((other, _)) => Err(contradiction(first, other, items)),
        None => Ok(()),
    }
}

/// Why a list is not understood in which two names say what is meant, and differ.
pub(super) fn contradiction(first: &str, other: &str, items: &Items) -> String {
    let expected = items.reference.words;
    let [first, other] = [first, other].map(show);
    format!("its {first} and {other} both say which {expected} is meant, and differ.")
}

fn destination(item: &Item) -> Option<String> {
    let told = item.value(DESTINATION_TYPE)?;
    let text = told.as_str().map(str::to_owned);
    Some(text.unwrap_or_else(|| told.to_json()))
}

/// How far it is; some scripts write the number of an enum for its word.
fn status(item: &Item) -> Option<String> {
    let mut names = item.properties.iter().map(|it| &it.name.value);
    match item.value(STATUS) {
        Some(told) if matches!(told.data, Data::Number(_)) => Some(told.to_json()),
        Some(told) => Some(text(told).unwrap_or_default().to_owned()),
        None => names.any(|it| sounds_like(it, STATUS)).then(String::new),
    }
}

/// Whether a status is that of an item that is being removed.
pub(super) fn is_leaving(status: &str) -> bool {
    sounds_like(status, REMOVE_REQUESTED)
}
