//! Reading what was asked from a request.

use std::borrow::Cow;
use std::rc::Rc;

use super::Input;
use super::entry::ResponseItem;
use crate::change::{Add, Addition, Change, RetentionSetting};
use crate::delta::address::RequestLine;
use crate::delta::identity::may_be_of_one_session;
use crate::delta::item::{ItemReader, member, text};
use crate::delta::payload::{CONTENT_ID, DeltaArray, Place, core_annotation, delta_arrays};
use crate::delta::spelling::destination_meant;
use crate::delta::{Address, Identity, ItemKind, expected_delta};
use crate::finding::Span;
use crate::json::{Data, Value, read_unambiguous};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, DISPLAY_NAME, Delta, DestinationType, IdFormat, POLICY_ID,
    PolicyUnits, RESOURCES, RETENTION_SETTINGS, Resource, RestoreJobType, SEARCH_RESPONSE_ID,
    Version,
};
use crate::validate::Purpose;

/// Where a request is in a value: its body, and its address, empty where it is not given.
pub(super) struct Located<'v> {
    pub body: Cow<'v, Value<'v>>,
    pub address: &'v str,
    method: &'v str,
}

/// A request, as far as it tells what was asked.
pub(super) struct Request<'v> {
    pub body: &'v Value<'v>,
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    /// The id in its address, and the version; where the address was given.
    pub id: Option<String>,
    pub version: Version,
    /// Whether it creates the session.
    pub creates: bool,
    /// Whether it is sent as one that changes what is there, so far as its line tells.
    pub changes: bool,
    pub display_name: Option<&'v str>,
    pub policy_id: Option<&'v str>,
    pub retention_settings: Option<&'v Value<'v>>,
    pub asked: Vec<RequestedItem<'v>>,
}

/// An item of the request.
pub(super) struct RequestedItem<'v> {
    pub kind: ItemKind,
    /// The array that it stands in.
    pub delta: &'static Delta,
    /// The pointer to that array, and the index in it.
    array: Rc<str>,
    index: usize,
    /// What it names: a reference to add, the id of what to remove.
    pub key: Option<&'v str>,
    /// What it is compared by; `None` where it names nothing.
    pub identity: Option<Identity<'v>>,
    /// What such a key looks like.
    pub format: IdFormat,
    /// Whether it is spelled as the service reads it, of a removal.
    pub is_exact: bool,
    pub destination: Option<&'v str>,
    pub browse_session: Option<&'v str>,
    search_response: Option<&'v str>,
}

impl<'v> RequestedItem<'v> {
    /// Where it stands in the body.
    pub fn place(&self) -> Place<'_> {
        let (array, index) = (&*self.array, self.index);
        Place { array, index }
    }

    /// What an entry may name it by: what it is compared by, and its key by itself, as few answers
    /// name the browse session.
    pub fn names(&self) -> impl Iterator<Item = Identity<'v>> + use<'v> {
        let in_session = matches!(
            self.identity,
            Some(Identity::Text {
                session: Some(_),
                ..
            })
        );
        let key = self.key.filter(|_| in_session);
        let alone = key.map(|it| Identity::new(it, self.format));
        self.identity.clone().into_iter().chain(alone)
    }

    /// Whether it is an addition whose reference has that format.
    pub fn has_format(&self, format: IdFormat) -> bool {
        self.kind == ItemKind::Addition && self.format == format && self.key.is_some()
    }

    /// Whether nothing says that an entry tells of another browse session.
    pub fn is_in_session_of(&self, entry: &ResponseItem) -> bool {
        may_be_of_one_session(self.browse_session, entry.browse_session)
    }
}

/// Where and why a text cannot be read.
pub(super) type Unreadable = (Option<Span>, String);

/// Reads JSON, comments passed over.
pub(super) fn read_text(text: &[u8]) -> Result<Value<'_>, Unreadable> {
    read_unambiguous(text).map_err(|(span, reason)| (Some(span), reason))
}

/// Reads the text of a request.
pub(super) fn read_request(request: &Input) -> Result<Value<'_>, String> {
    let (text, _) = request.as_ref().map_err(|reason| format!("{reason}."))?;
    read_text(text).map_err(|(_, reason)| reason)
}

/// Finds the request in a value: a body, or what `build` made with the body as text in it.
pub(super) fn locate<'v>(value: &'v Value<'v>) -> Result<Located<'v>, String> {
    let value = the_request(value)?;
    let said = |name| member(value, name).and_then(text);
    let address = said("url").or_else(|| said("uri")).unwrap_or_default();
    let method = said("method").unwrap_or_default();
    let body = body_in(value)?;
    Ok(Located {
        body,
        address,
        method,
    })
}

/// The one request in all that `build` or `batch` gave, whose bodies are text; else the value itself.
pub(super) fn the_request<'v>(value: &'v Value<'v>) -> Result<&'v Value<'v>, String> {
    match member(value, "requests").and_then(Value::as_array) {
        Some([request]) if is_ready(request) => Ok(request),
        Some([first, .., last]) if is_ready(first) && is_ready(last) => {
            Err("it holds several requests; give the one that was answered.".to_owned())
        }
        _ => Ok(value),
    }
}

fn is_ready(request: &Value) -> bool {
    member(request, "body").is_some_and(|it| it.as_str().is_some())
}

/// The body that a value holds, as text where `build` or `batch` made it; else the value is the body.
pub(super) fn body_in<'v>(value: &'v Value<'v>) -> Result<Cow<'v, Value<'v>>, String> {
    let inside = member(value, "body");
    match inside.map(|it| &it.data) {
        Some(Data::String(body)) => {
            let body = read_text(body.as_bytes()).map_err(|(_, reason)| reason)?;
            Ok(Cow::Owned(body))
        }
        Some(Data::Object(_)) => Ok(Cow::Borrowed(inside.unwrap_or(value))),
        _ => Ok(Cow::Borrowed(value)),
    }
}

/// The request that was found.
pub(super) fn request_of<'v>(located: &'v Located) -> Result<Request<'v>, String> {
    let body = &*located.body;
    if member(body, "requests").and_then(Value::as_array).is_some() {
        return Err("it is a `$batch`; interpretBatch reads the answer to one.".to_owned());
    }
    let line = RequestLine {
        method: located.method,
        address: Address::parse(located.address),
    };
    let (address, arrays) = (line.address, delta_arrays(body));
    let found = arrays.first();
    let resource = found.map(|it| it.resource).or(address.resource);
    let resource = resource.unwrap_or(&RESOURCES[0]);
    // Some arrays are documented where a session is created, and nowhere else.
    let purpose = Purpose::default().with(&line);
    let request = Request {
        body,
        resource,
        delta: found.map_or_else(|| resource.usual(), |it| it.delta),
        creates: match found {
            Some(array) => purpose.creates(array.delta, array.is_listed),
            None => line.creates(),
        },
        changes: may_change(&line, resource),
        id: address.id(),
        version: address.version.unwrap_or_default(),
        display_name: body.get(DISPLAY_NAME).and_then(text),
        policy_id: body.get(POLICY_ID).and_then(text),
        retention_settings: body.get(RETENTION_SETTINGS),
        asked: arrays.iter().flat_map(requested_items).collect(),
    };
    // A session may be created with nothing in it.
    if found.is_none() && !request.sets_something() && !request.creates {
        let expected = expected_delta(address.resource);
        return Err(format!("it has no array `{expected}`."));
    }
    Ok(request)
}

/// Whether a request of that line may change what is there, and what is meant: it is PATCH, to the
/// address of one such session or policy.
fn may_change(line: &RequestLine, resource: &Resource) -> bool {
    let address = &line.address;
    let leads_to_one = |named: &Resource| {
        named.name == resource.name && !address.is_collection && address.leads_to(named)
    };
    let is_patch = line.method.is_empty() || line.updates();
    is_patch && !address.goes_on && address.resource.is_none_or(leads_to_one)
}

fn requested_items<'v>(array: &DeltaArray<'v>) -> Vec<RequestedItem<'v>> {
    let pointer: Rc<str> = array.pointer.as_str().into();
    let (delta, items) = (array.delta, array.delta.entity());
    let mut reader = ItemReader::new(items);
    let read = |(index, value): (usize, &'v Value<'v>)| {
        let item = reader.read(value);
        let (key, id_kind) = match item.kind {
            ItemKind::Removal => (item.id(), items.map(|it| it.id)),
            ItemKind::Addition => (item.reference(), items.map(|it| it.reference.id)),
        };
        let key = key.map(str::trim);
        let format = id_kind.map_or(IdFormat::Opaque, |it| it.format);
        let browse_session = item.browse_session();
        let session = browse_session.filter(|_| item.kind == ItemKind::Addition);
        let requested = RequestedItem {
            kind: item.kind,
            delta,
            array: pointer.clone(),
            index,
            key,
            identity: key.map(|it| Identity::within(session, it, format)),
            format,
            is_exact: array.is_exact && item.is_exact_removal(),
            destination: item.destination(),
            browse_session,
            search_response: item
                .property(SEARCH_RESPONSE_ID)
                .and_then(|it| text(it.value)),
        };
        reader.done(item);
        requested
    };
    array.items.iter().enumerate().map(read).collect()
}

impl Request<'_> {
    /// Whether an item of the request goes by that content id.
    pub fn has_content_id(&self, id: &str) -> bool {
        let arrays = delta_arrays(self.body);
        let mut items = arrays.iter().flat_map(|it| it.items);
        items.any(|it| core_annotation(it, CONTENT_ID).and_then(text) == Some(id))
    }

    /// Whether it sets properties of the session or policy.
    pub fn sets_something(&self) -> bool {
        self.display_name.is_some() || self.policy_id.is_some() || self.retention_settings.is_some()
    }

    /// Sets in a change what the request sets, once.
    pub fn set_on(&self, change: &mut Change) {
        change.display_name = self.display_name.map(str::to_owned);
        change.retention_settings = self.retention_settings.and_then(RetentionSetting::read_all);
    }

    /// The change that asks for nothing but the items at `indexes`.
    pub fn change_of(&self, indexes: &[usize], id: String) -> Change {
        let mut change = Change::new(self.resource.name, id);
        // Some arrays are in beta alone.
        let mut versions = self.delta.versions.iter();
        let is_asked = versions.clone().any(|it| *it == self.version);
        let version = versions.next().filter(|_| !is_asked);
        change.version = version.copied().unwrap_or(self.version);
        change.units = self.delta.units.filter(|it| *it != PolicyUnits::default());
        // None of the items is to go without the check that all were asked for with.
        let checks = self
            .resource
            .setting(POLICY_ID)
            .is_some_and(|it| it.in_each);
        let policy_id = self.policy_id.filter(|_| checks);
        change.policy_id = policy_id.map(str::to_owned);
        let is_granular = |it: &RestoreJobType| *it == RestoreJobType::Granular;
        change.restore_job_type = self.delta.job_type.filter(is_granular);
        for item in indexes.iter().map(|&at| &self.asked[at]) {
            let key = item.key.unwrap_or_default();
            match item.kind {
                ItemKind::Removal => change.remove.push(key.to_owned()),
                ItemKind::Addition => change.add.push(self.addition(item, key)),
            }
        }
        change
    }

    fn addition(&self, item: &RequestedItem, key: &str) -> Add {
        let Some(items) = self.delta.entity() else {
            return Add::Reference(key.to_owned());
        };
        let in_v1 = items
            .reference
            .in_v1
            .filter(|_| self.version == Version::V1);
        let outer = in_v1.unwrap_or(items.reference.path[0]);
        let inner = items.reference.path[1..].iter().rev();
        let nest = |value, name: &&'static str| Value::object([(*name, value)]);
        let destination = item.destination.and_then(destination_meant);
        let destination = destination.map(DestinationType::name);
        let reference = inner.fold(Value::text(key), nest);
        let others = [
            (DESTINATION_TYPE, destination.or(item.destination)),
            (BROWSE_SESSION_ID, item.browse_session),
            (SEARCH_RESPONSE_ID, item.search_response),
        ];
        let others = others
            .into_iter()
            .filter_map(|(name, value)| Some((name, Value::text(value?))));
        let addition = Value::object([(outer, reference)].into_iter().chain(others));
        Addition::read(&addition).map_or_else(|| Add::Reference(key.to_owned()), Add::Addition)
    }
}
