//! What an `@odata.context` tells of the answer it stands in (OData 4.01 JSON Format, 4.6.1).

use super::id::is_guid;
use super::item::text;
use super::payload::members;
use crate::json::Value;
use crate::resource::{Delta, Resource};

/// The sets that hold the sessions, and the policies, of every kind.
const BASES: [&str; 2] = ["restoreSessions", "protectionPolicies"];

/// The names and the ids in the context of an answer; none where it has no context.
pub(crate) struct Context<'v> {
    parts: Vec<&'v str>,
}

impl<'v> Context<'v> {
    pub fn of(answer: &'v Value) -> Self {
        let named = |name| members(answer).find(|it| it.0 == name).map(|it| it.1);
        let context = named("@odata.context").or_else(|| named("@context"));
        let context = context.and_then(text);
        let parts = context.unwrap_or_default();
        let parts = parts.split(|it: char| "/('\")#?,.=".contains(it));
        Self {
            parts: parts.filter(|it| !it.is_empty()).collect(),
        }
    }

    /// The set of sessions or policies of a kind that it names, or that of every kind.
    pub fn set(&self, resource: &Resource) -> Option<&'v str> {
        let is_set = |it: &&&str| **it == resource.segment || BASES.contains(*it);
        self.parts.iter().find(is_set).copied()
    }

    /// The id of the one session or policy that it names.
    pub fn owner(&self, resource: &Resource) -> Option<&'v str> {
        let set = self.set(resource)?;
        let at = self.parts.iter().position(|it| *it == set)?;
        self.parts.get(at + 1).copied().filter(|it| is_guid(it))
    }
}

/// The type of the items of an array: the name of the array, in the singular.
pub(crate) fn type_of_items(delta: &Delta) -> &'static str {
    delta.list().trim_end_matches('s')
}
