//! Reading a change: what it says, and the items it becomes.

use serde_json::{Map, Value};

use crate::finding::{Finding, Findings, Rule, rules};
use crate::json::{Kind, push_token};
use crate::resource::{
    DESTINATION_TYPE, DestinationType, ID, REMOVED, RESOURCES, Resource, Version,
};
use crate::validate::id::{Shape, shape};
use crate::validate::name::{Spelling, spelling};

/// The properties of a change.
const PROPERTIES: [&str; 6] = ["resource", ID, "version", ADD, REMOVE, DESTINATION_TYPE];
const ADD: &str = "add";
const REMOVE: &str = "remove";

const EXAMPLE: &str = r#"{"resource":"oneDriveForBusinessRestoreSession","id":"…","add":["…"],"destinationType":"new","remove":["…"]}"#;

/// A change that was understood.
pub(super) struct Wish {
    pub resource: &'static Resource,
    pub id: String,
    pub version: Version,
    pub items: Vec<Item>,
}

/// One item of a body, and where in the change it came from.
pub(super) struct Item {
    pub text: String,
    list: &'static str,
    index: usize,
    /// Whether the change gives it as an object, so that pointers lead on into it.
    is_object: bool,
}

impl Item {
    /// The pointer into the change of what is at `tail` in the item.
    pub fn pointer(&self, tail: &str) -> String {
        let mut pointer = in_list(self.list, self.index);
        if self.is_object {
            pointer.push_str(tail);
        }
        pointer
    }
}

fn at(name: &str) -> String {
    let mut pointer = String::new();
    push_token(&mut pointer, name);
    pointer
}

fn in_list(list: &str, index: usize) -> String {
    format!("/{list}/{index}")
}

/// Reads a change, and tells what is wrong with it. `None` where no body can be made of it.
pub(super) fn read_wish(change: &Value, findings: &mut Findings) -> Option<Wish> {
    let mut reader = WishReader { findings };
    let Value::Object(change) = change else {
        reader.malformed("The change", change, "an object", String::new());
        return None;
    };
    reader.unknown_properties(change);
    let resource = reader.resource(change);
    let id = reader.session_id(change, resource);
    let version = reader.version(change);
    let destination = reader.destination(change);
    let mut items = Vec::new();
    if let Some(resource) = resource {
        reader.additions(change, resource, destination, &mut items);
    }
    reader.removals(change, &mut items);
    let has_nothing = |name| {
        change
            .get(name)
            .is_none_or(|it| it == &Value::Array(Vec::new()))
    };
    if has_nothing(ADD) && has_nothing(REMOVE) {
        reader.add(&rules::CHANGE_EMPTY, String::new(), |it| it);
    }
    Some(Wish {
        resource: resource?,
        id,
        version,
        items,
    })
}

/// What an addition that does not say restores to.
#[derive(Clone, Copy)]
enum Destination {
    /// What the change says.
    Told(DestinationType),
    /// Something that is no destination, which was told already.
    Wrong,
    Missing,
}

struct WishReader<'f> {
    findings: &'f mut Findings,
}

impl WishReader<'_> {
    fn add(
        &mut self,
        rule: &'static Rule,
        pointer: String,
        detail: impl FnOnce(Finding) -> Finding,
    ) {
        self.findings.add(rule, || pointer, detail);
    }

    fn malformed(&mut self, what: &str, found: &Value, expected: &str, pointer: String) {
        let found = match found {
            Value::String(text) => Value::from(text.as_str()).to_string(),
            other => Kind::of(other).words().to_owned(),
        };
        self.unexpected(what, &found, expected, pointer);
    }

    fn unexpected(&mut self, what: &str, found: &str, expected: &str, pointer: String) {
        self.add(&rules::CHANGE_MALFORMED, pointer, |it| {
            it.words("what", what)
                .text("found", found)
                .words("expected", expected)
                .words("example", EXAMPLE)
        });
    }

    fn unknown_properties(&mut self, change: &Map<String, Value>) {
        for name in change
            .keys()
            .filter(|it| !PROPERTIES.contains(&it.as_str()))
        {
            self.add(&rules::CHANGE_PROPERTY_UNKNOWN, at(name), |it| {
                it.text("name", name)
                    .words("expected", &format!("`{}`", PROPERTIES.join("`, `")))
            });
        }
    }

    fn resource(&mut self, change: &Map<String, Value>) -> Option<&'static Resource> {
        let name = change.get("resource").unwrap_or(&Value::Null);
        let resource = RESOURCES
            .iter()
            .find(|it| Some(it.type_name) == name.as_str());
        if resource.is_none() {
            let names: Vec<_> = RESOURCES.iter().map(|it| it.type_name).collect();
            let names = format!("\"{}\"", names.join("\" or \""));
            if name.is_null() {
                self.unexpected("`resource`", "missing", &names, String::new());
            } else {
                self.malformed("`resource`", name, &names, at("resource"));
            }
        }
        resource
    }

    fn session_id(&mut self, change: &Map<String, Value>, resource: Option<&Resource>) -> String {
        let id = match change.get(ID) {
            None | Some(Value::Null) => "",
            Some(Value::String(id)) => id.trim(),
            Some(other) => {
                self.malformed("`id`", other, "text", at(ID));
                return String::new();
            }
        };
        let service = resource.map(|it| it.invalid_id);
        if id.is_empty() {
            let pointer = if change.contains_key(ID) {
                at(ID)
            } else {
                String::new()
            };
            self.add(&rules::SESSION_ID_MISSING, pointer, |it| it);
            return String::new();
        }
        let shape = match id {
            // A URL's path takes these as steps, however they are escaped.
            "." | ".." => Shape::Nearly("it cannot stand in an address".to_owned(), None),
            _ => shape(id),
        };
        match shape {
            Shape::Guid => {}
            Shape::Nearly(reason, _) => self.add(&rules::SESSION_ID_MALFORMED, at(ID), |mut it| {
                it.service = service;
                it.text("value", id).text("reason", &reason)
            }),
            Shape::Other(reason) => self.add(&rules::SESSION_ID_UNUSUAL, at(ID), |it| {
                it.text("value", id).text("reason", &reason)
            }),
        }
        id.to_owned()
    }

    fn version(&mut self, change: &Map<String, Value>) -> Version {
        let Some(told) = change.get("version") else {
            return Version::default();
        };
        let known = Version::ALL
            .into_iter()
            .find(|it| told.as_str() == Some(it.segment()));
        known.unwrap_or_else(|| {
            self.malformed("`version`", told, "\"v1.0\" or \"beta\"", at("version"));
            Version::default()
        })
    }

    fn destination(&mut self, change: &Map<String, Value>) -> Destination {
        let told = match change.get(DESTINATION_TYPE) {
            None => return Destination::Missing,
            Some(Value::String(told)) => told,
            Some(other) => {
                let expected = "\"new\" or \"inPlace\"";
                self.malformed("`destinationType`", other, expected, at(DESTINATION_TYPE));
                return Destination::Wrong;
            }
        };
        DestinationType::of_name(told).map_or_else(
            || {
                self.add(&rules::DESTINATION_UNKNOWN, at(DESTINATION_TYPE), |it| {
                    it.text("value", told)
                });
                Destination::Wrong
            },
            Destination::Told,
        )
    }

    /// The list of that name; empty where there is none.
    fn list<'v>(&mut self, change: &'v Map<String, Value>, name: &str) -> &'v [Value] {
        match change.get(name) {
            None => &[],
            Some(Value::Array(list)) => list,
            Some(other) => {
                let what = format!("`{name}`");
                self.malformed(&what, other, "an array", at(name));
                &[]
            }
        }
    }

    fn additions(
        &mut self,
        change: &Map<String, Value>,
        resource: &Resource,
        destination: Destination,
        items: &mut Vec<Item>,
    ) {
        let list = self.list(change, ADD);
        // Where none is told, that is one finding; the items are then judged as if one was.
        let assumed = match destination {
            Destination::Told(told) => told,
            _ => list
                .iter()
                .find_map(own_destination)
                .unwrap_or(DestinationType::New),
        };
        let lacks_destination = |it: &Value| it.get(DESTINATION_TYPE).is_none();
        if matches!(destination, Destination::Missing) && list.iter().any(lacks_destination) {
            self.add(&rules::CHANGE_WITHOUT_DESTINATION, String::new(), |it| it);
        }
        for (index, wanted) in list.iter().enumerate() {
            let text = match wanted {
                Value::String(id) => addition(resource, id.trim(), assumed),
                Value::Object(members) if !is_removal(members) => {
                    addition_of(resource, members, assumed)
                }
                other => {
                    let (what, pointer) = (format!("`add[{index}]`"), in_list(ADD, index));
                    let expected = "the id of a restore point, or an addition,";
                    match other {
                        Value::Object(_) => self.unexpected(&what, "a removal", expected, pointer),
                        _ => self.malformed(&what, other, expected, pointer),
                    }
                    continue;
                }
            };
            items.push(Item {
                text,
                list: ADD,
                index,
                is_object: wanted.is_object(),
            });
        }
    }

    fn removals(&mut self, change: &Map<String, Value>, items: &mut Vec<Item>) {
        for (index, id) in self.list(change, REMOVE).iter().enumerate() {
            let Value::String(id) = id else {
                let (what, pointer) = (format!("`remove[{index}]`"), in_list(REMOVE, index));
                self.malformed(&what, id, "the id of an artifact", pointer);
                continue;
            };
            items.push(Item {
                text: format!(
                    "{{\"{REMOVED}\":{{\"reason\":\"changed\"}},\"{ID}\":{}}}",
                    Value::from(id.trim())
                ),
                list: REMOVE,
                index,
                is_object: false,
            });
        }
    }
}

fn own_destination(wanted: &Value) -> Option<DestinationType> {
    DestinationType::of_name(wanted.get(DESTINATION_TYPE)?.as_str()?)
}

fn is_removal(members: &Map<String, Value>) -> bool {
    members
        .keys()
        .any(|it| spelling(it, REMOVED) == Some(Spelling::Exact))
}

/// The text of an addition that refers to `id`.
fn addition(resource: &Resource, id: &str, destination: DestinationType) -> String {
    let reference = resource.delta.reference;
    let inner = reference[1..].iter().rev();
    let value = inner.fold(Value::from(id).to_string(), |value, name| {
        format!("{{\"{name}\":{value}}}")
    });
    format!(
        "{{\"{}\":{value},\"{DESTINATION_TYPE}\":\"{}\"}}",
        reference[0],
        destination.name()
    )
}

/// The text of an addition given as an object: the reference first, the destination added where it
/// has none, the rest as given, so that nothing is lost and `validate` judges it.
fn addition_of(
    resource: &Resource,
    given: &Map<String, Value>,
    destination: DestinationType,
) -> String {
    let mut members = given.clone();
    let reference = resource.delta.reference;
    let default = || Value::from(destination.name());
    let destination = members.remove(DESTINATION_TYPE).unwrap_or_else(default);
    let mut parts = Vec::new();
    if let Some(mut value) = members.remove(reference[0]) {
        trim_at(&mut value, &reference[1..]);
        parts.push(format!("\"{}\":{value}", reference[0]));
    }
    parts.push(format!("\"{DESTINATION_TYPE}\":{destination}"));
    let rest = members.into_iter();
    parts.extend(rest.map(|(name, value)| format!("{}:{value}", Value::from(name))));
    format!("{{{}}}", parts.join(","))
}

/// Trims the text at `path` in `value`.
fn trim_at(value: &mut Value, path: &[&str]) {
    let target = path
        .iter()
        .try_fold(value, |value, name| value.get_mut(name));
    if let Some(Value::String(text)) = target {
        *text = text.trim().to_owned();
    }
}
