//! Reading what a change adds and removes.

use std::borrow::Cow;

use super::item::{Around, Defaults, in_list};
use super::read::{ADD, ChangeReader, ParsedChange, REMOVE, at};
use crate::delta::id::read_id;
use crate::delta::{self, Identity, ItemKind};
use crate::finding::rules;
use crate::json::Value;
use crate::resource::{
    BROWSE_SESSION, BROWSE_SESSION_ID, DESTINATION_TYPE, DestinationType, ID, IdFormat, IdKind,
    Items, SEARCH_RESPONSE_ID,
};
use crate::validate::AboutId;

/// What stands for a browse session, or a search, that is not known, so that the rest of an item can be judged.
const STAND_IN: &str = "unknown";

impl<'c> ChangeReader<'c, '_> {
    /// The list of that name; empty where there is none.
    pub(super) fn list(&mut self, name: &str) -> &'c [Value<'c>] {
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
            self.add(rules::ChangeWithoutDestination, String::new(), |it| it);
        }
        if items.has_browse_session && is_missing(BROWSE_SESSION_ID) {
            self.add(rules::ChangeWithoutBrowseSession, String::new(), |it| it);
        }
        if items.search_response.is_some() && is_missing(SEARCH_RESPONSE_ID) {
            self.add(rules::ChangeWithoutSearchResponse, String::new(), |it| it);
        }
        let own = || list.iter().find_map(own_destination);
        let by_default = || items.has_destination.then_some(DestinationType::New);
        Defaults {
            destination: told.or_else(own).or_else(by_default),
            browse_session: self.context_id(BROWSE_SESSION_ID, Some(&BROWSE_SESSION)),
            search_response: self.context_id(SEARCH_RESPONSE_ID, items.search_response),
        }
    }

    /// The id of where additions come from. Where it is missing or wrong, another one, so that the rest
    /// of an item can be judged.
    fn context_id(&mut self, name: &str, kind: Option<&'static IdKind>) -> &'c str {
        let id = self.text(name);
        self.session_as_browse_session(name, id);
        let is_wrong = id
            .zip(kind)
            .is_some_and(|(it, kind)| self.judge_id(it, kind, at(name)));
        id.filter(|_| !is_wrong).unwrap_or(STAND_IN)
    }

    /// Tells the id of the restore session in the place of that of a browse session.
    fn session_as_browse_session(&mut self, name: &str, id: Option<&str>) {
        let session = self.change.get(ID).and_then(Value::as_str);
        let guid = |it: &str| Identity::new(it.trim(), IdFormat::Guid).into_owned();
        let is_session = session
            .zip(id)
            .is_some_and(|(session, id)| guid(session) == guid(id));
        if let Some(id) = id.filter(|_| name == BROWSE_SESSION_ID && is_session) {
            let reason = "it is the id of the restore session itself";
            let told = AboutId::new(id, &BROWSE_SESSION, reason).malformed(None);
            self.add(told, at(name), |it| it);
        }
    }

    pub(super) fn additions(&mut self, parsed: &mut ParsedChange<'c>) {
        let list = self.list(ADD);
        let defaults = self.defaults(parsed.items_kind, list);
        let around = parsed.around_reference(&defaults);
        let is_text = |it: &&Value| it.as_str().is_some();
        parsed.reserve(list.iter().filter(is_text).count(), &around);
        for (index, wanted) in list.iter().enumerate() {
            match (wanted.as_str(), wanted.as_object()) {
                (Some(text), _) => {
                    let id = self.id_in(text, parsed.items_kind.reference.id, ADD, index);
                    parsed.push_reference(&id, &around, index);
                }
                (_, Some(given)) if !is_removal(wanted, parsed.items_kind) => {
                    parsed.push_given(given, &defaults, index);
                }
                _ => self.no_addition(parsed.items_kind, wanted, index),
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
            AboutId::new(text, kind, &reason).read_from(&id),
            || in_list(list, index),
            |it| it,
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

    pub(super) fn removals(&mut self, parsed: &mut ParsedChange) {
        let list = self.list(REMOVE);
        let around = Around::removal();
        parsed.reserve(list.len(), &around);
        for (index, id) in list.iter().enumerate() {
            if let Some(text) = id.as_str() {
                let id = self.id_in(text, parsed.items_kind.id, REMOVE, index);
                parsed.push_removal(&id, &around, index);
            } else {
                let (what, pointer) = (format!("`{REMOVE}[{index}]`"), in_list(REMOVE, index));
                self.malformed(&what, id, parsed.items_kind.id.words, pointer);
            }
        }
    }
}

fn own_destination(wanted: &Value) -> Option<DestinationType> {
    DestinationType::of_name(wanted.get(DESTINATION_TYPE)?.as_str()?)
}

/// Whether what is given to add is an item to remove.
fn is_removal(given: &Value, items: &'static Items) -> bool {
    delta::Item::read(given, Some(items)).kind == ItemKind::Removal
}
