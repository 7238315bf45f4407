//! Reading what an entry of an answer tells.

use super::failure::{self, FAILED, Reported};
use super::signs::{Signs, may_speak, says_failure};
use super::words;
use crate::delta::id::is_guid;
use crate::delta::identity::may_be_one_site;
use crate::delta::item::{ItemReader, member, text};
use crate::delta::names::Property;
use crate::delta::payload::{CONTENT_ID, Place, is_core_annotation, is_exception};
use crate::delta::spelling::{destination_meant, sounds_like};
use crate::delta::{Identity, Item, ItemKind};
use crate::hashing::{HashMap, Hashing};
use crate::json::Value;
use crate::resource::{DESTINATION_TYPE, Delta, IdFormat, Items, POLICY_ID, STATUS};

/// An entry of the answer.
pub(crate) struct ResponseItem<'v> {
    pub place: Place<'v>,
    /// The delta array that it stands in.
    pub delta: &'static Delta,
    items: Option<&'static Items>,
    pub id: Option<&'v str>,
    /// What its own id is compared by.
    pub identity: Option<Identity<'v>>,
    /// What it was made from, surest first; a granular artifact may be known by several names.
    references: [Option<&'v str>; 3],
    pub status: Option<&'v str>,
    pub content_id: Option<&'v str>,
    /// Where it restores to.
    destination: Option<&'v str>,
    /// The policy that it belongs to, by the first and the last name in whatever casing: they may differ.
    policies: [Option<&'v str>; 2],
    /// The browse session in which a granular item was found.
    pub browse_session: Option<&'v str>,
    /// Whether it is a deleted entity.
    pub is_removed: bool,
    /// Few entries have one, and there may be millions of them.
    pub failure: Option<Box<Failure>>,
    /// The pointer, from it, to what may tell of a failure and is not understood.
    pub unclear: Option<String>,
    /// Whether another entry gives the same id to something else: one of them is not true.
    pub shares_id: bool,
}

/// That an item failed.
pub(crate) struct Failure {
    /// The kind of item, as far as the failed operation tells.
    pub of: Option<ItemKind>,
    pub reported: Reported,
}

/// The status of a protection unit that is being removed.
pub(crate) const REMOVE_REQUESTED: &str = "removeRequested";

/// What the key of a granular artifact is called that was restored.
pub(crate) const RESTORED_ITEM_KEY: &str = "restoredItemKey";

/// Whether a name says more of an entry than any item does. Entries are alike, so that each name is asked
/// about once, and not in every entry: that halves the time of `interpret`.
fn says_more(name: &str) -> bool {
    name.contains('@') || may_speak(name) || sounds_like(name, POLICY_ID)
}

impl<'v> ResponseItem<'v> {
    /// A reader of the entries of an array.
    pub fn reader(delta: &Delta) -> ItemReader<'v> {
        ItemReader::noting(delta.entity(), says_more)
    }

    /// Reads one entry of an array of the answer; `None` where it is no object.
    pub fn read(
        value: &'v Value<'v>,
        delta: &'static Delta,
        reader: &mut ItemReader<'v>,
        place: Place<'v>,
    ) -> Option<Self> {
        value.as_object()?;
        let (item, items) = (reader.read(value), delta.entity());
        let restored = items.filter(|it| it.has_browse_session);
        let restored = restored.and_then(|_| text(item.value(RESTORED_ITEM_KEY)?));
        let status = item.value(STATUS).and_then(|it| match it.as_str() {
            Some(_) => text(it),
            // What is no text is no word of success.
            None => Some(it.kind().words()),
        });
        let (failure, unclear) = failure(&item, status);
        let id = item.id();
        let id_format = items.map_or(IdFormat::Guid, |it| it.id.format);
        let entry = Self {
            place,
            delta,
            items,
            id,
            identity: id.map(|it| Identity::new(it, id_format)),
            references: [item.named_reference(), restored, item.alternative()],
            content_id: annotation(&item, CONTENT_ID).and_then(text),
            browse_session: item.browse_session(),
            is_removed: item.says_removed(),
            destination: item.value(DESTINATION_TYPE).and_then(text),
            policies: {
                let named = noted(&item).filter(|it| sounds_like(&it.name.value, POLICY_ID));
                let mut policies = named.filter_map(|it| text(it.value));
                [policies.next(), policies.next_back()]
            },
            failure,
            unclear,
            shares_id: false,
            status,
        };
        reader.done(item);
        Some(entry)
    }

    /// The kind of item that the entry by itself tells of.
    pub fn kind(&self) -> ItemKind {
        let names_only_itself = self.failed() && self.reference().is_none();
        match self.failure.as_ref().and_then(|it| it.of) {
            Some(kind) => kind,
            None if self.tells_of_removal() || names_only_itself => ItemKind::Removal,
            None => ItemKind::Addition,
        }
    }

    /// Whether it tells that something failed.
    pub fn failed(&self) -> bool {
        self.failure.is_some()
    }

    /// What it tells of a failure, be it that this is not understood, in few words.
    pub fn fault(&self) -> Option<String> {
        let reported = self.failure.as_ref().map(|it| &it.reported);
        fault_of(reported, self.unclear.as_deref(), self.status)
    }

    /// Whether it shows something that is there, and stays.
    pub fn shows(&self) -> bool {
        !self.failed() && !self.tells_of_removal()
    }

    /// Whether it may tell of an item of that kind: a failed operation says of which it does.
    pub fn may_be(&self, kind: ItemKind) -> bool {
        match &self.failure {
            Some(failure) => failure.of.is_none_or(|of| of == kind),
            None => kind == ItemKind::Removal || !self.is_removed,
        }
    }

    /// Whether it tells that something is removed, or is being removed.
    pub fn tells_of_removal(&self) -> bool {
        self.is_removed || self.has_status(REMOVE_REQUESTED)
    }

    /// Whether it has that status, in any casing.
    pub fn has_status(&self, status: &str) -> bool {
        self.status
            .is_some_and(|it| it.eq_ignore_ascii_case(status))
    }

    /// What it was made from, by its surest name.
    pub fn reference(&self) -> Option<&'v str> {
        self.references().next()
    }

    /// What it was made from, surest first.
    pub fn references(&self) -> impl Iterator<Item = &'v str> + use<'v> {
        self.references.into_iter().flatten()
    }

    /// Whether it names nothing, so that which item it tells of cannot be known.
    pub fn names_nothing(&self) -> bool {
        self.id.is_none() && self.reference().is_none()
    }

    /// Whether it is a failure whose id is what the item refers to, and not the item's own.
    pub fn is_named_by_reference(&self, key: Option<&str>) -> bool {
        let Some(id) = self.id.filter(|_| self.failed()) else {
            return false;
        };
        let is_id = |it: &str| {
            let of = |it| Identity::new(it, self.reference_format());
            of(it) == of(id) || may_be_one_site(it, id)
        };
        // By another name it may refer to what its own id says.
        let named = self.references[..2].iter().copied().flatten();
        self.reference().is_none() || named.chain(key).any(is_id)
    }

    /// Why it may not restore to the destination that was asked for, by what it says of it.
    pub fn elsewhere(&self, asked: Option<&str>) -> Option<&'static str> {
        let asked = asked.and_then(destination_meant)?;
        match destination_meant(self.destination?) {
            Some(found) if found == asked => None,
            Some(_) => Some(words::ELSEWHERE),
            None => Some(words::DESTINATION_UNKNOWN),
        }
    }

    /// Whether it surely refers to something else than another entry.
    fn refers_elsewhere(&self, other: &Self) -> bool {
        let of = |it| Identity::new(it, self.reference_format());
        let both = self.reference().zip(other.reference());
        both.is_some_and(|(one, other)| of(one) != of(other) && !may_be_one_site(one, other))
    }

    /// Whether it is a unit of another policy than the one that was asked.
    pub fn is_of_other_policy(&self, asked: Option<&str>) -> bool {
        let guid = |it| Identity::new(it, IdFormat::Guid);
        let told = self.policies.into_iter().flatten();
        let mut told = told.filter(|it| is_guid(it.trim()));
        asked.is_some_and(|asked| told.any(|found| guid(found) != guid(asked)))
    }

    /// Whether it tells of an addition no more than the request itself does.
    pub fn repeats_request(&self) -> bool {
        let [named, restored, by_id] = self.references;
        let is_key =
            by_id.is_some() && named.or(restored).is_none() && self.browse_session.is_some();
        let tells = self.status.is_some() || self.failed() || self.is_removed;
        !tells && self.reference().is_some() && (self.id.is_none() || is_key)
    }

    /// What the references of such entries look like.
    pub fn reference_format(&self) -> IdFormat {
        self.items
            .map_or(IdFormat::Opaque, |it| it.reference.id.format)
    }
}

/// The properties whose names say more of an entry than any item does.
fn noted<'i, 'v>(item: &'i Item<'v>) -> impl DoubleEndedIterator<Item = &'i Property<'v>> {
    item.properties.iter().filter(|it| it.is_noted)
}

/// The annotation of the Core vocabulary of that name.
fn annotation<'v>(item: &Item<'v>, name: &str) -> Option<&'v Value<'v>> {
    let found = noted(item).find(|it| is_core_annotation(&it.name.value, name));
    found.map(|it| it.value).filter(|it| !it.is_null())
}

/// What an entry tells of a failure: one that is known, and the pointer to what may be one.
fn failure(item: &Item, status: Option<&str>) -> (Option<Box<Failure>>, Option<String>) {
    if let Some(exception) = exception(item) {
        let first = exception.as_array().and_then(<[_]>::first);
        let operation = member(first.unwrap_or(exception), "failedOperation").and_then(text);
        let failure = Failure {
            of: operation_of(operation.unwrap_or_default()),
            reported: failure::of_exception(exception),
        };
        return (Some(Box::new(failure)), None);
    }
    let members = item.properties.iter();
    let members = members.map(|it| (it.is_noted, &*it.name.value, it.value));
    let mut may_tell = members
        .filter(|(is_noted, name, it)| *is_noted || it.is_object() || says_failure(name, it))
        .map(|(_, name, value)| (name, value));
    let Signs { failure, unclear } = Signs::of(&mut may_tell);
    let tells = |it: &Property| failure::tells_messages(&it.name.value, it.value);
    let says_failed = || is_failed(status) || noted(item).any(tells);
    let reported = failure.or_else(|| says_failed().then(Reported::default));
    let failure = reported.map(|reported| Box::new(Failure { of: None, reported }));
    (failure, unclear)
}

/// Whether a status is that of what is there and has failed.
fn is_failed(status: Option<&str>) -> bool {
    status.is_some_and(|it| it.eq_ignore_ascii_case(FAILED))
}

/// What a row of a table tells of a failure, as an entry with such properties would. Each cell comes with the name
/// of its column, and whether that may speak of a failure, which is asked once for all rows.
pub(crate) fn fault_in_cells<'c>(
    cells: impl Iterator<Item = (bool, &'c str, &'c str)>,
    status: Option<&str>,
) -> Option<String> {
    let cells = cells.map(|(speaks, name, text)| (speaks, name, Value::text(text)));
    let cells: Vec<_> = cells
        .filter(|(speaks, name, it)| *speaks || says_failure(name, it))
        .collect();
    let Signs { failure, unclear } = Signs::of(&mut cells.iter().map(|(_, name, it)| (*name, it)));
    let reported = failure.or_else(|| is_failed(status).then(Reported::default));
    fault_of(reported.as_ref(), unclear.as_deref(), status)
}

/// What was told of a failure, in few words.
fn fault_of(
    reported: Option<&Reported>,
    unclear: Option<&str>,
    status: Option<&str>,
) -> Option<String> {
    let words = match (reported, unclear) {
        (Some(reported), _) => reported.words(),
        (None, Some(pointer)) => format!("`{pointer}`"),
        (None, None) => return None,
    };
    if words.is_empty() || is_failed(status) && names_type(&words) {
        return Some(status.unwrap_or(FAILED).to_owned());
    }
    Some(words).filter(|it| !names_type(it))
}

/// Whether PowerShell wrote the type of an object in place of it, be that an empty one.
fn names_type(text: &str) -> bool {
    let is_of = |it: &&str| text.starts_with(it);
    ["Microsoft.Graph.", "System."].iter().any(is_of) && !text.contains(' ')
}

/// The annotation that says that the entry was not done.
fn exception<'v>(item: &Item<'v>) -> Option<&'v Value<'v>> {
    let found = noted(item).find(|it| is_exception(&it.name.value) && !it.value.is_null());
    found.map(|it| it.value)
}

/// Marks the entries that give one id to several things.
pub(super) fn mark_shared_ids(entries: &mut [ResponseItem]) {
    let mut first_of = HashMap::with_capacity_and_hasher(entries.len(), Hashing::default());
    let mut shared = Vec::new();
    for (at, entry) in entries.iter().enumerate().filter(|it| it.1.shows()) {
        let Some(id) = &entry.identity else {
            continue;
        };
        let first = *first_of.entry(id).or_insert(at);
        if entry.refers_elsewhere(&entries[first]) {
            shared.extend([first, at]);
        }
    }
    for at in shared {
        entries[at].shares_id = true;
    }
}

/// Whether an id is the one of nothing but zeros, as of what has none.
pub(super) fn is_nobodys(id: &str) -> bool {
    id.bytes().all(|it| matches!(it, b'0' | b'-' | b'{' | b'}')) && id.contains('0')
}

/// What kind of item an operation is on: OData's names, and those that Graph uses.
fn operation_of(operation: &str) -> Option<ItemKind> {
    let is_one_of = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(operation));
    if is_one_of(&["remove", "delete", "unlink"]) {
        Some(ItemKind::Removal)
    } else if is_one_of(&["insert", "create", "add", "link"]) {
        Some(ItemKind::Addition)
    } else {
        None
    }
}
