//! Reading a change: what it says, and the items it becomes.

use std::borrow::Cow;

use super::item::{Around, Defaults, Item, in_list};
use crate::change::{Change, delta_for};
use crate::delta::id::{IdCheck, check_id, read_id};
use crate::delta::{self, ItemKind};
use crate::finding::{Draft, Findings, Rule, rules};
use crate::json::{Members, Value, push_token, quoted};
use crate::resource::{
    BROWSE_SESSION, BROWSE_SESSION_ID, DESTINATION_TYPE, DISPLAY_NAME, Delta, DestinationType, ID,
    IdKind, Items, RESOURCES, Resource, RestoreJobType, Version, is_segment,
};
use crate::validate::id_words;

pub(crate) const ADD: &str = "add";
pub(crate) const REMOVE: &str = "remove";
const RESTORE_JOB_TYPE: &str = "restoreJobType";
/// The properties of every change, of a session's, and of a policy's.
const PROPERTIES: &[&str] = &["resource", ID, "version", ADD, REMOVE];
const OF_SESSION: &[&str] = &[RESTORE_JOB_TYPE, DESTINATION_TYPE, BROWSE_SESSION_ID];
const OF_POLICY: &[&str] = &[DISPLAY_NAME];

/// What stands for a browse session that is not known, so that the rest of an item can be judged.
const STAND_IN: &str = "unknown";

const EXAMPLE: &str = r#"{"resource":"oneDriveForBusinessRestoreSession","id":"…","add":["…"],"destinationType":"new","remove":["…"]}"#;

/// A change that was understood.
pub(super) struct Wish<'v> {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    pub items_kind: &'static Items,
    pub id: String,
    pub version: Version,
    pub display_name: Option<&'v Value<'v>>,
    pub items: Vec<Item<'v>>,
    /// The items as JSON, one a line.
    pub text: String,
}

/// Reads a change, and tells what is wrong with it. `None` where no body can be made of it.
pub(super) fn read_wish<'v>(change: &'v Value<'v>, findings: &mut Findings) -> Option<Wish<'v>> {
    let Some(members) = change.as_object() else {
        let mut reader = WishReader {
            change: &Members::NONE,
            findings,
        };
        reader.malformed("The change", change, "an object", String::new());
        return None;
    };
    let change = members;
    let mut reader = WishReader { change, findings };
    let resource = reader.resource()?;
    reader.unknown_properties(resource);
    let id = reader.id(resource);
    let version = reader.version();
    let delta = reader.delta(resource);
    let Some(items_kind) = delta.items else {
        reader.add(&rules::CHANGE_UNDOCUMENTED, String::new(), |it| it);
        return None;
    };
    let mut wish = Wish {
        resource,
        delta,
        items_kind,
        id,
        version,
        display_name: change
            .get(DISPLAY_NAME)
            .filter(|_| resource.has_display_name),
        items: Vec::new(),
        text: String::new(),
    };
    reader.additions(&mut wish);
    reader.removals(&mut wish);
    let has_nothing = |name| {
        change
            .get(name)
            .is_none_or(|it| it.as_array().is_some_and(<[_]>::is_empty))
    };
    if has_nothing(ADD) && has_nothing(REMOVE) && change.get(DISPLAY_NAME).is_none() {
        reader.add(&rules::CHANGE_EMPTY, String::new(), |it| it);
    }
    Some(wish)
}

/// Reads a change of which only what it is for is known: not what to add or to remove, and maybe not
/// yet whose id is to be given. Tells what is wrong with it; `None` where it is for nothing.
pub(crate) fn change_without_items(target: &Members, findings: &mut Findings) -> Option<Change> {
    let mut reader = WishReader {
        change: target,
        findings,
    };
    let resource = reader.resource()?;
    reader.unknown_properties(resource);
    let id = match target.contains(ID) {
        true => reader.text(ID).unwrap_or_default().to_owned(),
        false => reader.id(resource),
    };
    Some(Change {
        version: reader.version(),
        restore_job_type: reader.restore_job_type(),
        destination_type: reader.destination_type(),
        browse_session_id: reader.text(BROWSE_SESSION_ID).map(str::to_owned),
        display_name: reader.text(DISPLAY_NAME).map(str::to_owned),
        ..Change::new(resource.name, id)
    })
}

struct WishReader<'c, 'f> {
    change: &'c Members<'c>,
    findings: &'f mut Findings,
}

impl<'c> WishReader<'c, '_> {
    fn add(
        &mut self,
        rule: &'static Rule,
        pointer: String,
        detail: impl FnOnce(&mut Draft) -> &mut Draft,
    ) {
        self.findings.add(rule, || pointer, detail);
    }

    fn malformed(&mut self, what: &str, found: &Value, expected: &str, pointer: String) {
        let words = || found.kind().words().to_owned();
        let found = found.as_str().map_or_else(words, quoted);
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

    fn resource(&mut self) -> Option<&'static Resource> {
        let name = self.change.get("resource").unwrap_or(&Value::NULL);
        let resource = RESOURCES
            .iter()
            .find(|it| Some(it.type_name) == name.as_str());
        if resource.is_none() {
            let names: Vec<_> = RESOURCES.iter().map(|it| it.type_name).collect();
            let names = format!("\"{}\"", names.join("\", \""));
            let names = format!("one of {names}");
            if name.is_null() {
                self.unexpected("`resource`", "missing", &names, String::new());
            } else {
                self.malformed("`resource`", name, &names, at("resource"));
            }
        }
        resource
    }

    fn unknown_properties(&mut self, resource: &Resource) {
        let own = if resource.has_display_name {
            OF_POLICY
        } else {
            OF_SESSION
        };
        let known = [PROPERTIES, own].concat();
        for name in self.change.names().filter(|it| !known.contains(it)) {
            self.add(&rules::CHANGE_PROPERTY_UNKNOWN, at(name), |it| {
                it.text("name", name)
                    .words("resource", resource.type_name)
                    .words("expected", &format!("`{}`", known.join("`, `")))
            });
        }
    }

    /// The text of a property, trimmed; empty where it is no text, which is told.
    fn text(&mut self, name: &str) -> Option<&'c str> {
        let value = self.change.get(name)?;
        let text = value.as_str().map(str::trim);
        if text.is_none() {
            self.malformed(&format!("`{name}`"), value, "text", at(name));
        }
        text
    }

    /// One of some names that a property must be.
    fn one_of<T: Copy>(
        &mut self,
        name: &str,
        all: &[T],
        written: fn(T) -> &'static str,
    ) -> Option<T> {
        let told = self.change.get(name)?;
        let found = all
            .iter()
            .copied()
            .find(|it| told.as_str() == Some(written(*it)));
        if found.is_none() {
            let expected: Vec<_> = all
                .iter()
                .map(|it| format!("\"{}\"", written(*it)))
                .collect();
            self.malformed(&format!("`{name}`"), told, &expected.join(" or "), at(name));
        }
        found
    }

    fn id(&mut self, resource: &Resource) -> String {
        let id = self.text(ID);
        match id {
            Some("") | None => {
                let is_told = id.is_none() && self.change.contains(ID);
                let pointer = if self.change.contains(ID) {
                    at(ID)
                } else {
                    String::new()
                };
                if !is_told {
                    self.add(&rules::CHANGE_ID_MISSING, pointer, |it| {
                        it.words("what", resource.id.words)
                    });
                }
                String::new()
            }
            Some(id) if !is_segment(id) => {
                let reason = "it cannot stand in an address";
                self.add(&rules::ID_MALFORMED, at(ID), |it| {
                    id_words(it, resource.id, id, reason, None)
                });
                id.to_owned()
            }
            Some(id) => {
                self.judge_id(id, resource.id, at(ID));
                id.to_owned()
            }
        }
    }

    /// Tells what is wrong with an id; gives whether that is an error.
    fn judge_id(&mut self, id: &str, kind: &IdKind, pointer: String) -> bool {
        let (rule, reason, whole) = match check_id(id, kind) {
            IdCheck::Valid => return false,
            IdCheck::Malformed { reason, fix } => (&rules::ID_MALFORMED, reason, fix),
            IdCheck::Unrecognized { reason } => (&rules::ID_UNUSUAL, reason, None),
        };
        self.add(rule, pointer, |it| {
            id_words(it, kind, id, &reason, whole.as_deref())
        });
        rule == &rules::ID_MALFORMED
    }

    fn version(&mut self) -> Version {
        self.one_of("version", &Version::ALL, Version::segment)
            .unwrap_or_default()
    }

    fn restore_job_type(&mut self) -> Option<RestoreJobType> {
        self.one_of(RESTORE_JOB_TYPE, &RestoreJobType::ALL, RestoreJobType::name)
    }

    fn destination_type(&mut self) -> Option<DestinationType> {
        let all = &DestinationType::ALL;
        self.one_of(DESTINATION_TYPE, all, DestinationType::name)
    }

    /// The array that the change is for.
    fn delta(&mut self, resource: &'static Resource) -> &'static Delta {
        let told = self.restore_job_type();
        let additions = self.change.get(ADD).and_then(Value::as_array);
        let mut additions = additions.unwrap_or_default().iter();
        let browses = self.change.contains(BROWSE_SESSION_ID)
            || additions.any(|it| it.get(BROWSE_SESSION_ID).is_some());
        let by_default = browses.then_some(RestoreJobType::Granular);
        delta_for(resource.name, told.or(by_default))
    }

    /// The list of that name; empty where there is none.
    fn list(&mut self, name: &str) -> &'c [Value<'c>] {
        let Some(value) = self.change.get(name) else {
            return &[];
        };
        value.as_array().unwrap_or_else(|| {
            self.malformed(&format!("`{name}`"), value, "an array", at(name));
            &[]
        })
    }

    /// What additions hold that do not say it. Where that is missing, it is one finding, and the
    /// additions are judged as if it was there.
    fn defaults(&mut self, items: &Items, list: &[Value]) -> Defaults<'c> {
        let lacks = |name: &str| list.iter().any(|it| it.get(name).is_none());
        let told = self.destination_type();
        let is_missing = |name: &str| !self.change.contains(name) && lacks(name);
        if items.has_destination && is_missing(DESTINATION_TYPE) {
            self.add(&rules::CHANGE_WITHOUT_DESTINATION, String::new(), |it| it);
        }
        if items.has_browse_session && is_missing(BROWSE_SESSION_ID) {
            self.add(&rules::CHANGE_WITHOUT_BROWSE_SESSION, String::new(), |it| {
                it
            });
        }
        let browse_session = self.text(BROWSE_SESSION_ID);
        let is_wrong = browse_session
            .is_none_or(|it| self.judge_id(it, &BROWSE_SESSION, at(BROWSE_SESSION_ID)));
        let own = || list.iter().find_map(own_destination);
        Defaults {
            destination: told.or_else(own).unwrap_or(DestinationType::New),
            browse_session: browse_session.filter(|_| !is_wrong).unwrap_or(STAND_IN),
        }
    }

    fn additions(&mut self, wish: &mut Wish<'c>) {
        let list = self.list(ADD);
        let defaults = self.defaults(wish.items_kind, list);
        let around = wish.around_reference(&defaults);
        let is_text = |it: &&Value| it.as_str().is_some();
        wish.reserve(list.iter().filter(is_text).count(), &around);
        for (index, wanted) in list.iter().enumerate() {
            match (wanted.as_str(), wanted.as_object()) {
                (Some(text), _) => {
                    let id = self.id_in(text, wish.items_kind.reference.id, ADD, index);
                    wish.push_reference(&id, &around, index);
                }
                (_, Some(given)) if !is_removal(wanted, wish.items_kind) => {
                    wish.push_given(given, &defaults, index);
                }
                _ => self.no_addition(wish.items_kind, wanted, index),
            }
        }
    }

    /// The id that stands in a text of a list. What is none is judged with the body.
    fn id_in<'t>(
        &mut self,
        text: &'t str,
        kind: &IdKind,
        list: &'static str,
        index: usize,
    ) -> Cow<'t, str> {
        let text = text.trim();
        let Some((id, reason)) = read_id(text, kind) else {
            return Cow::Borrowed(text);
        };
        self.findings.add(
            &rules::ID_READ_FROM,
            || in_list(list, index),
            |it| id_words(it, kind, text, &reason, Some(&id)),
        );
        Cow::Owned(id)
    }

    fn no_addition(&mut self, items: &Items, found: &Value, index: usize) {
        let (what, pointer) = (format!("`{ADD}[{index}]`"), in_list(ADD, index));
        let expected = format!("a {} or an addition", items.reference.id.words);
        match found.is_object() {
            true => self.unexpected(&what, "a removal", &expected, pointer),
            false => self.malformed(&what, found, &expected, pointer),
        }
    }

    fn removals(&mut self, wish: &mut Wish) {
        let list = self.list(REMOVE);
        let around = Around::removal();
        wish.reserve(list.len(), &around);
        for (index, id) in list.iter().enumerate() {
            if let Some(text) = id.as_str() {
                let id = self.id_in(text, wish.items_kind.id, REMOVE, index);
                wish.push_removal(&id, &around, index);
            } else {
                let (what, pointer) = (format!("`{REMOVE}[{index}]`"), in_list(REMOVE, index));
                self.malformed(&what, id, wish.items_kind.id.words, pointer);
            }
        }
    }
}

/// The pointer to a property of the change.
fn at(name: &str) -> String {
    let mut pointer = String::new();
    push_token(&mut pointer, name);
    pointer
}

fn own_destination(wanted: &Value) -> Option<DestinationType> {
    DestinationType::of_name(wanted.get(DESTINATION_TYPE)?.as_str()?)
}

/// Whether what is given to add is an item to remove.
fn is_removal(given: &Value, items: &'static Items) -> bool {
    delta::Item::read(given, Some(items)).kind == ItemKind::Removal
}
