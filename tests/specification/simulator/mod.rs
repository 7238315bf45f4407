//! A model of the service: it applies a delta to what a session or policy holds, and answers as the
//! documents show. What it did is told beside the answer, to compare with what `interpret` reads.
//! [`hard`] answers so that it is hard to read what was done.

pub mod choices;
mod entries;
pub mod hard;
mod writing;
pub use writing::fill;

use std::collections::BTreeMap;

use graph_backup_delta::{
    Change, DeltaFacts, DestinationType, IdFormat, ItemKind, PolicyUnits, ResourceName,
    RestoreJobType, State, describe,
};
use serde_json::{Map, Value, json};

/// A session or policy, and a browse session of it.
pub const OWNER: &str = "5e000000-71fe-4d00-a01a-31850bc5b32c";
pub const SESSION: &str = "m_6e000000-71fe-4d00-a01a-31850bc5b32cX9c0d21";

/// How the service answers a removal that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// Standard restore sessions: not at all.
    Absent,
    /// Granular restore sessions: by the item with `@removed`.
    Echoed,
    /// Policies: by the unit with the status `removeRequested`.
    Status,
    /// Units that policies leave out: no document says how.
    Unknown,
}

/// What is seen in published answers, and may be or not.
#[derive(Clone, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is there or not, by itself"
)]
pub struct Quirks {
    /// `//` comments between the lines.
    pub comments: bool,
    /// The annotations under their long names.
    pub long_names: bool,
    /// A content id that matches nothing.
    pub stray_content_id: bool,
    /// `info` absent from failures.
    pub no_info: bool,
    /// The session around the array: context, id, status.
    pub whole_session: bool,
    /// The entries in another order.
    pub reversed: bool,
    /// GUIDs in upper case.
    pub upper_case: bool,
    /// Sentinel dates, empty texts, nulls and names that nobody declared.
    pub noise: bool,
    /// An entry that nobody asked for.
    pub stray: bool,
    /// What the service does where no document says what it does.
    pub undocumented: Convention,
}

/// What the service did to an item, in the order of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Did {
    pub kind: ItemKind,
    pub state: State,
    /// The item's own id: the new one of an addition.
    pub id: Option<String>,
}

/// A restore session or a protection policy.
#[derive(Clone, Debug)]
pub struct Service {
    pub resource: ResourceName,
    pub delta: DeltaFacts,
    pub convention: Convention,
    /// The references held, by the items' ids.
    pub items: BTreeMap<String, String>,
    /// What cannot be added for now.
    pub refused: Vec<String>,
    next: usize,
}

impl Service {
    /// One for each array that can be sent.
    pub fn all() -> Vec<Self> {
        let of = |resource| {
            let deltas = describe(resource).deltas.into_iter();
            let known = deltas.filter(|it| it.addition.is_some());
            known.map(move |delta| Self::new(resource, delta))
        };
        ResourceName::all().flat_map(of).collect()
    }

    fn new(resource: ResourceName, delta: DeltaFacts) -> Self {
        let convention = match delta.units {
            _ if delta.browse_session_id.is_some() => Convention::Echoed,
            Some(PolicyUnits::Exclusion) => Convention::Unknown,
            Some(PolicyUnits::Protection) => Convention::Status,
            None => Convention::Absent,
        };
        Self {
            resource,
            delta,
            convention,
            items: BTreeMap::new(),
            refused: Vec::new(),
            next: 0,
        }
    }

    /// Whether it is a granular session.
    pub fn is_granular(&self) -> bool {
        self.delta.browse_session_id.is_some()
    }

    /// A change of it that does nothing yet.
    pub fn target(&self) -> Change {
        let mut change = Change::new(self.resource, OWNER);
        let versions = self.delta.versions;
        change.version = *versions.first().expect("a version that has it");
        change.units = self.delta.units;
        if self.is_granular() {
            change.restore_job_type = Some(RestoreJobType::Granular);
            change.browse_session_id = Some(SESSION.to_owned());
        } else if self.delta.destinations.is_some() {
            change.destination_type = Some(DestinationType::InPlace);
        }
        change
    }

    /// A reference that it takes: the `n`th.
    pub fn reference(&self, n: u32) -> String {
        let guid = |n: u32| format!("{n:08x}-71fe-4d00-a01a-31850bc5b32c");
        match self.delta.reference_id.expect("known").form {
            IdFormat::Guid => guid(n),
            IdFormat::Site => format!("contoso.example,{},{}", guid(n), guid(0x0100_0007)),
            _ => format!("key {n}/ü"),
        }
    }

    /// The id of an item that it does not hold: the `n`th.
    pub fn strange_id(&self, n: u32) -> String {
        let guid = format!("{n:08x}-0000-4d00-a01a-31850bc5b32c");
        match self.is_granular() {
            true => [guid.as_str(); 4].join(","),
            false => guid,
        }
    }

    /// Puts an item in without a request; gives its id.
    pub fn hold(&mut self, reference: &str) -> String {
        self.next += 1;
        let guid =
            |part: usize| format!("{:08x}-71fe-4d00-a01a-{part:012x}", 0xf000_0000 + self.next);
        let id = match self.is_granular() {
            true => [guid(1), guid(2), guid(3), guid(4)].join(","),
            false => guid(0),
        };
        self.items.insert(id.clone(), reference.to_owned());
        id
    }

    /// The property that holds a reference in an answer, and the reference in it.
    pub fn with_reference(&self, entry: &mut Map<String, Value>, reference: &str) {
        let addition = self.addition();
        if addition.get("restorePoint").is_some() {
            entry.insert("restorePoint".into(), json!({"id": reference}));
        } else if self.is_granular() {
            entry.insert("restoredItemKey".into(), json!(reference));
        } else {
            let name = addition.as_object().unwrap().keys().next().unwrap().clone();
            entry.insert(name, json!(reference));
        }
    }

    /// An addition as the library shows it.
    pub fn addition(&self) -> Value {
        serde_json::from_str(self.delta.addition.expect("an array that can be sent")).unwrap()
    }

    /// The reference of an addition in a body.
    pub fn reference_of(item: &Value) -> String {
        let places = ["itemKey", "directoryObjectId", "siteId", "id"];
        let found = item["restorePoint"]["id"].as_str();
        let found = found.or_else(|| places.iter().find_map(|name| item[*name].as_str()));
        found.expect("an addition has a reference").to_owned()
    }

    /// The list answer of what it holds.
    pub fn list(&self) -> Value {
        let entries = self.items.iter().map(|(id, reference)| {
            let mut entry = Map::from_iter([("id".to_owned(), json!(id))]);
            self.with_reference(&mut entry, reference);
            Value::Object(entry)
        });
        json!({"@odata.context": "x", "value": entries.collect::<Vec<_>>()})
    }

    /// Applies a body; gives the answer and what was done.
    pub fn patch(&mut self, body: &str, quirks: &Quirks) -> (String, Vec<Did>) {
        let body: Value = serde_json::from_str(body).expect("strict JSON");
        let items = body[self.delta.property]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let (mut entries, mut did) = (Vec::new(), Vec::new());
        for item in &items {
            let (entry, done) = match item.get("@removed") {
                Some(_) => self.remove(item["id"].as_str().unwrap(), quirks),
                None => self.add(&Self::reference_of(item), quirks),
            };
            entries.extend(entry);
            did.push(done);
        }
        if quirks.stray {
            let reference = "ffffffff-ffff-4fff-8fff-ffffffffffff";
            let mut stray = Map::from_iter([
                ("id".to_owned(), json!("stray")),
                ("status".to_owned(), json!("added")),
            ]);
            self.with_reference(&mut stray, reference);
            entries.insert(0, Value::Object(stray));
        }
        if quirks.reversed {
            entries.reverse();
        }
        (self.answer(entries, quirks), did)
    }

    fn add(&mut self, reference: &str, quirks: &Quirks) -> (Option<Value>, Did) {
        let did = |state, id| Did {
            kind: ItemKind::Addition,
            state,
            id,
        };
        let mut entry = Map::new();
        self.with_reference(&mut entry, reference);
        if self.refused.iter().any(|it| it == reference) {
            fail(&mut entry, "insert", 500, "UnknownError", quirks);
            return (Some(entry.into()), did(State::Failed, None));
        }
        let id = self.hold(reference);
        entry.insert("id".into(), json!(id));
        if let Some(status) = self.word_of_success() {
            entry.insert("status".into(), json!(status));
        }
        if quirks.noise {
            entry.insert("createdDateTime".into(), json!("0001-01-01T00:00:00Z"));
            entry.insert("error".into(), Value::Null);
            entry.insert("browseSesionId".into(), json!(""));
        }
        (Some(cased(entry, quirks)), did(State::Added, Some(id)))
    }

    /// The status of what was added; what policies leave out has none.
    pub fn word_of_success(&self) -> Option<&'static str> {
        match self.delta.units {
            Some(PolicyUnits::Exclusion) => None,
            Some(PolicyUnits::Protection) => Some("protectRequested"),
            None => Some("added"),
        }
    }

    /// How it tells of a removal: where no document says so, as those quirks say.
    pub fn convention(&self, undocumented: Convention) -> Convention {
        match self.convention {
            Convention::Unknown => undocumented,
            documented => documented,
        }
    }

    fn remove(&mut self, id: &str, quirks: &Quirks) -> (Option<Value>, Did) {
        let kind = ItemKind::Removal;
        let did = |state| Did {
            kind,
            state,
            id: Some(id.to_owned()),
        };
        let Some(reference) = self.items.remove(id) else {
            let mut entry = Map::from_iter([("id".to_owned(), json!(id))]);
            fail(&mut entry, "remove", 409, "Invalid", quirks);
            return (Some(cased(entry, quirks)), did(State::Failed));
        };
        let mut entry = Map::from_iter([("id".to_owned(), json!(id))]);
        let entry = match self.convention(quirks.undocumented) {
            Convention::Absent | Convention::Unknown => None,
            Convention::Echoed => {
                entry.insert("@removed".into(), json!({"reason": "changed"}));
                Some(entry)
            }
            Convention::Status => {
                self.with_reference(&mut entry, &reference);
                entry.insert("status".into(), json!("removeRequested"));
                Some(entry)
            }
        };
        (entry.map(|it| cased(it, quirks)), did(State::Removed))
    }

    fn answer(&self, entries: Vec<Value>, quirks: &Quirks) -> String {
        let mut answer = Map::new();
        if quirks.whole_session {
            answer.insert("@odata.context".into(), json!("x"));
            answer.insert("id".into(), json!(OWNER));
            answer.insert("status".into(), json!("draft"));
        }
        answer.insert(self.delta.property.to_owned(), entries.into());
        let text = serde_json::to_string_pretty(&answer).unwrap();
        match quirks.comments {
            true => text.replace('\n', " // \"a comment\": {\n"),
            false => text,
        }
    }
}

fn fail(entry: &mut Map<String, Value>, operation: &str, status: u16, code: &str, quirks: &Quirks) {
    let prefix = if quirks.long_names {
        "@Org.OData.Core.V1."
    } else {
        "@Core."
    };
    let mut exception = json!({"failedOperation": operation, "responseCode": status,
        "info": {"code": code, "message": "It failed"}});
    if quirks.no_info && code == "Invalid" {
        exception.as_object_mut().unwrap().remove("info");
    }
    entry.insert(format!("{prefix}DataModificationException"), exception);
    if quirks.stray_content_id {
        entry.insert(
            "@contentId".into(),
            json!("eeeeeeee-ffff-4fff-8fff-ffffffffffff"),
        );
    }
}

/// An entry with its own id in upper case, where that is the quirk.
fn cased(mut entry: Map<String, Value>, quirks: &Quirks) -> Value {
    if quirks.upper_case
        && let Some(Value::String(id)) = entry.get_mut("id")
    {
        *id = id.to_ascii_uppercase();
    }
    entry.into()
}
