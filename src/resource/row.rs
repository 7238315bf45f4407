//! What a row of the table says.

use std::ptr;

use serde::Serialize;

use super::path::escape_segment;
use super::{
    DELTA_SUFFIX, DestinationType, Owner, PolicyUnits, RESOURCES, ResourceName, RestoreJobType,
    STATUS, Service, Version,
};

/// One row of the table: what is particular to a resource.
#[derive(Debug)]
pub struct Resource {
    /// The name, as a value.
    pub name: ResourceName,
    /// The name, as it is written.
    pub type_name: &'static str,
    /// What it restores or protects.
    pub workload: &'static Workload,
    /// What it is, in words.
    pub words: &'static str,
    /// The collection's segment in the path, after `/solutions/backupRestore/`.
    pub segment: &'static str,
    /// The arrays that a request can change; the first is the usual one.
    pub deltas: &'static [Delta],
    /// The properties beside the arrays that a request can set.
    pub settings: &'static [Setting],
    /// The properties that only the service sets.
    pub read_only: &'static [&'static str],
    /// The resource's own id.
    pub id: &'static IdKind,
    /// The permission that a request needs, delegated or application alike.
    pub permission: &'static str,
}

/// A property beside the delta arrays that a request can set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub value: SettingValue,
    /// Whether each of several requests that make one change holds it; else the first alone does.
    pub in_each: bool,
}

/// What a setting holds.
#[derive(Clone, Copy, Debug)]
pub enum SettingValue {
    /// The name of a policy.
    DisplayName,
    /// An id of that kind.
    Id(&'static IdKind),
    /// How long backups are kept: objects with [`INTERVAL`] and [`PERIOD`].
    RetentionSettings,
}

/// What is backed up, in words.
#[derive(Debug)]
pub struct Workload {
    /// Its name.
    pub name: &'static str,
    /// What a standard session restores.
    pub whole: &'static str,
    /// What a granular session restores.
    pub single: &'static str,
    /// Whether a group may have one of its own.
    pub groups: bool,
    /// Where a standard session can restore to.
    pub destinations: &'static [Destination],
}

/// A place to restore to, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Destination {
    /// The value of `destinationType`.
    pub destination_type: DestinationType,
    /// What it is.
    pub words: &'static str,
    /// What becomes of the data that is there.
    pub meaning: &'static str,
}

/// A delta array of a resource.
#[derive(Debug)]
pub struct Delta {
    /// The property that a request holds the array in.
    pub property: &'static str,
    /// The name it had in the documents of 2024.
    pub old_property: Option<&'static str>,
    /// Whether it restores single items. `None` for a policy.
    pub job_type: Option<RestoreJobType>,
    /// Whether its units are protected or left out. `None` for a session.
    pub units: Option<PolicyUnits>,
    /// The versions of Microsoft Graph that have it.
    pub versions: &'static [Version],
    /// What an item is called, in words.
    pub item: &'static str,
    /// What its items hold in an update. `None` where no document says.
    pub items: Option<&'static Items>,
    /// What its items hold in the request that creates the resource. `None` where no document says.
    pub at_creation: Option<&'static Items>,
    /// Whether an update with it is documented by name alone, so that its shape is that of its
    /// siblings.
    pub is_inferred: bool,
}

/// What the items of a delta array hold, and what the service answers to wrong ones.
#[derive(Clone, Copy, Debug)]
pub struct Items {
    /// What an addition refers to.
    pub reference: &'static Reference,
    /// Whether an addition says where to restore to.
    pub has_destination: bool,
    /// Whether it can, where it need not.
    pub may_have_destination: bool,
    /// Whether an addition says in which browse session its item was found.
    pub has_browse_session: bool,
    /// The id of the search that found its item, where an addition says it.
    pub search_response: Option<&'static IdKind>,
    /// An addition as it is written.
    pub example: &'static str,
    /// Properties of an item that only the service sets, in groups.
    pub read_only: &'static [&'static [&'static str]],
    /// The id by which an item is removed.
    pub id: &'static IdKind,
    /// The statuses that say that an addition was taken.
    pub added: &'static [&'static str],
    /// The statuses of items that stay protected, though none that is added gets them.
    pub protected: &'static [&'static str],
    /// The statuses of items that are listed and yet not protected, or soon will not be.
    pub unprotected: &'static [&'static str],
    /// How an answer tells of a removal that was done.
    pub removal_convention: RemovalConvention,
    /// The most items one request may hold.
    pub limit: usize,
    /// What the service answers to more items than that.
    pub over_limit: Option<Service>,
    /// What it answers to an array that is empty or null.
    pub empty: Option<Service>,
    /// What it answers to the same item twice.
    pub duplicate: Option<Service>,
}

/// What an addition refers to.
#[derive(Debug)]
pub struct Reference {
    /// The properties, from the item inwards, that lead to it.
    pub path: &'static [&'static str],
    /// Another property that may hold it.
    pub alternative: Option<&'static str>,
    /// The property in which v1.0 documents it, if that is another.
    pub in_v1: Option<&'static str>,
    /// A name it had in the documents of 2024.
    pub old_name: Option<&'static str>,
    /// What it names, in words.
    pub words: &'static str,
    /// What the id in it looks like.
    pub id: &'static IdKind,
    /// Properties beside the id that only the service sets, in groups; to repeat them does no harm.
    pub read_only: &'static [&'static [&'static str]],
}

/// A kind of id.
#[derive(Debug)]
pub struct IdKind {
    /// What it is called.
    pub words: &'static str,
    /// Where to copy it from.
    pub from: &'static str,
    /// What it looks like.
    pub format: IdFormat,
    /// What properties and columns that hold it are called besides.
    pub names: &'static [&'static str],
    /// The names after which it stands in an address: sets of Microsoft Graph that list what it is the
    /// id of, but for the delta arrays of the table, and what admin centers call it.
    pub sets: &'static [&'static str],
    /// What the service answers to one that is none.
    pub invalid: Option<Service>,
}

impl IdKind {
    /// Whether a name, in whatever casing and with whatever between its words, is one of such an id.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let called = letters(name);
        self.all_names().any(|it| letters(it) == called)
    }

    /// What such an id is called, by itself.
    pub(crate) fn all_names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let general = ["id", "guid", "uuid", "urnuuid"].into_iter();
        let names = self.names.iter().copied();
        general.chain(names).chain([self.words])
    }

    /// Whether such an id stands behind this name in an address.
    pub(crate) fn stands_behind(&self, name: &str) -> bool {
        let mut sets = self.sets.iter().copied().chain(self.lists());
        sets.any(|it| it.eq_ignore_ascii_case(name)) || self.is_called(name)
    }

    /// The delta arrays whose items have such an id.
    fn lists(&self) -> impl Iterator<Item = &'static str> {
        let deltas = RESOURCES.iter().flat_map(|it| it.deltas);
        let has_it = |it: &&Delta| it.entity().is_some_and(|it| ptr::eq(it.id, self));
        deltas.filter(has_it).map(Delta::list)
    }
}

/// The letters and figures of a name in lower case: what it is known by, however it is written.
pub(crate) fn letters(name: &str) -> String {
    let letters = name.chars().filter(|char| char.is_alphanumeric());
    letters.collect::<String>().to_ascii_lowercase()
}

/// What an id looks like. The schema says text; these are the formats that are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename = "IdFormat", rename_all = "camelCase")]
pub enum IdFormat {
    /// A GUID.
    Guid,
    /// A host and two GUIDs, joined by commas; or a GUID.
    Site,
    /// Four GUIDs, joined by commas.
    FourGuids,
    /// Text of which no format is documented.
    #[serde(rename = "any")]
    Opaque,
    /// Such text without blanks, as it may stand in an address.
    Token,
}

impl IdFormat {
    /// The format in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Guid => "An id is a GUID: 36 characters, grouped 8-4-4-4-12.",
            Self::Site => "A site id is a host and two GUIDs, joined by commas.",
            Self::FourGuids => "The id of a single item is four GUIDs, joined by commas.",
            Self::Opaque => "It is any text that is not empty.",
            Self::Token => "It is a text without blanks, of some 40 characters or more.",
        }
    }

    /// Whether nearly any text may be such an id.
    pub(crate) const fn is_opaque(self) -> bool {
        matches!(self, Self::Opaque | Self::Token)
    }
}

/// How an answer tells of a removal that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemovalConvention {
    /// By not mentioning the item.
    Absent,
    /// By the item with `@removed`.
    Echoed,
    /// By the item with the status `removeRequested`.
    Status,
    /// In a way that is not documented: that an item is not mentioned proves nothing.
    Unknown,
}

impl Items {
    /// Whether each of them has a status, which the service tells.
    #[must_use]
    pub fn has_status(&self) -> bool {
        self.read_only.iter().any(|it| it.contains(&STATUS))
    }

    /// What the service answers to more items than one request may hold, be it one that creates.
    #[must_use]
    pub fn over_limit(&self, creates: bool) -> Option<Service> {
        let status = |it: Service| match creates {
            true => Service { status: 413, ..it },
            false => it,
        };
        self.over_limit.map(status)
    }
}

impl Delta {
    /// What its items hold in a request that creates what has it, or else in one that changes it.
    /// `None` where no document says.
    #[must_use]
    pub fn items_where(&self, creates: bool) -> Option<&'static Items> {
        match creates {
            true => self.at_creation,
            false => self.items,
        }
    }

    /// What its items are, whichever request holds them. `None` where no document says.
    #[must_use]
    pub fn entity(&self) -> Option<&'static Items> {
        self.items.or(self.at_creation)
    }

    /// The name of the collection of the requests that add many to the array of a session at once.
    #[must_use]
    pub fn bulk_requests(&self) -> String {
        format!("{}BulkAdditionRequests", self.list())
    }

    /// The property that such a request holds it in.
    #[must_use]
    pub fn property_where(&self, creates: bool) -> &'static str {
        match creates {
            true => self.list(),
            false => self.property,
        }
    }

    /// The navigation property itself: where its items are listed, below the resource.
    #[must_use]
    pub fn list(&self) -> &'static str {
        self.property.trim_end_matches(DELTA_SUFFIX)
    }
}

impl Resource {
    /// The property of that name beside the arrays, where a request can set it.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&'static Setting> {
        self.settings.iter().find(|it| it.name == name)
    }

    /// Whose errors a request to it is answered with.
    #[must_use]
    pub fn owner(&self) -> Owner {
        match self.usual().job_type {
            Some(_) => Owner::Session,
            None => Owner::Policy,
        }
    }

    /// The usual delta array.
    #[must_use]
    pub fn usual(&self) -> &'static Delta {
        &self.deltas[0]
    }

    /// What it is called, with what it restores or protects.
    #[must_use]
    pub fn title(&self) -> String {
        [self.workload.name, " ", self.words].concat()
    }

    /// The address of what a delta array of one such resource changes; `{id}` stands for an id that
    /// is not known.
    #[must_use]
    pub fn list(&self, delta: &Delta, id: Option<&str>) -> String {
        let placeholder = || format!("{}/{{id}}", self.collection());
        let path = id.map_or_else(placeholder, |it| self.path(it));
        format!("{path}/{}", delta.list())
    }

    /// Where the requests go that add many to the array of one such session at once.
    #[must_use]
    pub fn bulk_address(&self, delta: &Delta) -> String {
        format!("{}/{{id}}/{}", self.collection(), delta.bulk_requests())
    }

    /// The path of all such resources below the version.
    #[must_use]
    pub fn collection(&self) -> String {
        format!("/solutions/backupRestore/{}", self.segment)
    }

    /// The path of one such resource below the version, with `id` escaped for a URL.
    #[must_use]
    pub fn path(&self, id: &str) -> String {
        format!("{}/{}", self.collection(), escape_segment(id))
    }
}
