//! Writing the items of a body.

use serde_json::{Map, Value};

use super::wish::Wish;
use crate::json::push_token;
use crate::resource::{BROWSE_SESSION_ID, DESTINATION_TYPE, DestinationType, ID, REMOVED, Version};

/// One item of a body, and where in the change it came from.
pub(super) struct Item {
    pub text: String,
    list: &'static str,
    index: usize,
    /// The names that the change itself gives. `None` where it gives the id alone.
    given: Option<Vec<String>>,
}

impl Item {
    /// The pointer into the change of what is at `tail` in the item. `None` where that was filled in
    /// from the change as a whole and is judged there.
    pub fn pointer(&self, tail: &str) -> Option<String> {
        let name = tail.split('/').nth(1).unwrap_or_default();
        let gives = |given: &Vec<String>| given.iter().any(|it| it == name);
        let is_given = self.given.as_ref().is_some_and(gives);
        let mut pointer = in_list(self.list, self.index);
        match name {
            BROWSE_SESSION_ID if !is_given => return None,
            DESTINATION_TYPE if !is_given => {}
            _ if self.given.is_some() => pointer.push_str(tail),
            _ => {}
        }
        Some(pointer)
    }
}

/// The pointer to an element of a list of the change.
pub(super) fn in_list(list: &str, index: usize) -> String {
    let mut pointer = String::new();
    push_token(&mut pointer, list);
    push_token(&mut pointer, &index.to_string());
    pointer
}

/// What an addition holds that does not say it itself.
pub(super) struct Defaults {
    pub destination: DestinationType,
    pub browse_session: String,
}

impl Wish {
    /// The addition that refers to `id`.
    pub fn addition(
        &self,
        id: &str,
        defaults: &Defaults,
        list: &'static str,
        index: usize,
    ) -> Item {
        let reference = self.items_kind.reference;
        let (outer, inner) = (reference.path[0], &reference.path[1..]);
        let outer = reference
            .in_v1
            .filter(|_| self.version == Version::V1)
            .unwrap_or(outer);
        let nest = |value, name| format!("{{\"{name}\":{value}}}");
        let value = inner.iter().rev().fold(Value::from(id).to_string(), nest);
        let mut members = vec![(outer.to_owned(), value)];
        self.fill_in(&mut members, defaults);
        Item {
            text: object(&members),
            list,
            index,
            given: None,
        }
    }

    /// The addition given as an object: the rest as given, so that nothing is lost and `validate`
    /// judges it.
    pub fn addition_of(
        &self,
        given: &Map<String, Value>,
        defaults: &Defaults,
        list: &'static str,
        index: usize,
    ) -> Item {
        let reference = self.items_kind.reference;
        let member = |(name, value): (&String, &Value)| {
            let mut value = value.clone();
            if name == reference.path[0] {
                trim_at(&mut value, &reference.path[1..]);
            } else if reference.alternative == Some(name) || name == BROWSE_SESSION_ID {
                trim_at(&mut value, &[]);
            }
            (name.clone(), value.to_string())
        };
        let mut members: Vec<_> = given.iter().map(member).collect();
        self.fill_in(&mut members, defaults);
        members.sort_by_key(|(name, _)| name != reference.path[0]);
        Item {
            text: object(&members),
            list,
            index,
            given: Some(given.keys().cloned().collect()),
        }
    }

    /// Adds what the members do not say.
    fn fill_in(&self, members: &mut Vec<(String, String)>, defaults: &Defaults) {
        let items = self.items_kind;
        let mut default = |is_needed: bool, name: &str, value: &str| {
            if is_needed && members.iter().all(|it| it.0 != name) {
                members.push((name.to_owned(), Value::from(value).to_string()));
            }
        };
        default(
            items.has_destination,
            DESTINATION_TYPE,
            defaults.destination.name(),
        );
        default(
            items.has_browse_session,
            BROWSE_SESSION_ID,
            &defaults.browse_session,
        );
    }
}

/// The removal of `id`.
pub(super) fn removal(id: &str, list: &'static str, index: usize) -> Item {
    let id = Value::from(id);
    Item {
        text: format!("{{\"{REMOVED}\":{{\"reason\":\"changed\"}},\"{ID}\":{id}}}"),
        list,
        index,
        given: None,
    }
}

/// Writes an object: the browse session first, then the rest in its order, as the documents do.
fn object(members: &[(String, String)]) -> String {
    let (first, rest): (Vec<_>, Vec<_>) = members.iter().partition(|it| it.0 == BROWSE_SESSION_ID);
    let member =
        |(name, value): &(String, String)| format!("{}:{value}", Value::from(name.as_str()));
    let members: Vec<_> = first.into_iter().chain(rest).map(member).collect();
    format!("{{{}}}", members.join(","))
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
