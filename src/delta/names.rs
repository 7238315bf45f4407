//! What the names of an object's properties mean.

use super::spelling::{Spelling, joins, sounds_like, spelling};
use crate::json::{Member, Text, Value};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, ID, Items, REMOVED, SEARCH_RESPONSE_ID,
};

/// The property of `@removed`.
pub(crate) const REASON: &str = "reason";

/// What serialisers put properties into that their types do not have.
const WRAPPERS: [&str; 2] = ["additionalData", "additionalProperties"];

/// Whether a property holds what belongs beside it.
pub(crate) fn is_wrapper(name: &str) -> bool {
    WRAPPERS.iter().any(|it| sounds_like(name, it))
}

/// A property of an item, or of an object in it.
#[derive(Clone, Copy)]
pub(crate) struct Property<'v> {
    pub name: &'v Text<'v>,
    pub meant: Meant,
    /// Whether who reads the item asked for a note of such names.
    pub is_noted: bool,
    pub value: &'v Value<'v>,
}

/// What a property's name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// One of the properties that say something here.
    Known(&'static str, Spelling),
    /// One that only the service sets.
    ReadOnly,
    /// An annotation, which is never an error (OData 4.01).
    Annotation,
    /// What holds properties that belong beside it.
    Wrapper,
    Unknown,
}

impl Property<'_> {
    pub fn means(&self, name: &str) -> bool {
        matches!(self.meant, Meant::Known(known, _) if known == name)
    }

    pub(super) fn is_exactly(&self, name: &str) -> bool {
        matches!(self.meant, Meant::Known(known, Spelling::Exact) if known == name)
    }
}

/// The names that mean something in one object.
#[derive(Default)]
pub(crate) struct Names {
    known: [Option<&'static str>; 6],
    /// The properties that lead to the reference, which some write as one.
    reference: &'static [&'static str],
    /// A name of 2024, and what it is called now.
    old: Option<(&'static str, &'static str)>,
    read_only: &'static [&'static [&'static str]],
    has_wrapper: bool,
    /// Whether it is what an addition refers to, which was known by its entity id.
    is_referred_to: bool,
}

impl Names {
    /// The names that mean something in an item; `None` are items that no document shows.
    pub fn of(items: Option<&Items>) -> Self {
        let Some(items) = items else {
            return Self {
                has_wrapper: true,
                ..Self::only([REMOVED, ID])
            };
        };
        let reference = items.reference;
        let has_destination = items.has_destination || items.may_have_destination;
        Self {
            known: [
                Some(REMOVED),
                Some(ID),
                Some(reference.path[0]),
                has_destination.then_some(DESTINATION_TYPE),
                items.has_browse_session.then_some(BROWSE_SESSION_ID),
                items.search_response.map(|_| SEARCH_RESPONSE_ID),
            ],
            reference: reference.path,
            old: reference.old_name.map(|old| (old, reference.path[0])),
            read_only: items.read_only,
            has_wrapper: true,
            is_referred_to: false,
        }
    }

    /// The names that mean something in the object that a property of an item holds.
    pub fn inside(items: &Items, meant: Meant) -> Option<Self> {
        let Meant::Known(name, _) = meant else {
            return None;
        };
        if name == REMOVED {
            return Some(Self::only([REASON]));
        }
        let inner = *items.reference.path.get(1)?;
        (name == items.reference.path[0]).then(|| Self {
            read_only: items.reference.read_only,
            is_referred_to: true,
            ..Self::only([inner])
        })
    }

    /// These names alone.
    pub fn only<const N: usize>(names: [&'static str; N]) -> Self {
        let mut it = Self::default();
        for (known, name) in it.known.iter_mut().zip(names) {
            *known = Some(name);
        }
        it
    }

    /// What a name means among these.
    pub fn meant(&self, name: &str) -> Meant {
        let known = || self.known.iter().flatten().copied();
        if let Some(exact) = known().find(|it| *it == name) {
            return Meant::Known(exact, Spelling::Exact);
        }
        let read_only = || self.read_only.iter().copied().flatten();
        if read_only().any(|it| *it == name) {
            return Meant::ReadOnly;
        }
        if let [outer, inner] = self.reference
            && joins(name, outer, inner)
        {
            return Meant::Known(outer, Spelling::Joined);
        }
        let spelled = |it: &'static str| spelling(name, it).map(|spelling| (it, spelling));
        let best = known().filter_map(spelled).min_by_key(|it| it.1 as u8);
        let old = self.old.filter(|(old, _)| sounds_like(name, old));
        let is_read_only = || read_only().any(|it| sounds_like(name, it));
        match (best, old) {
            (_, Some((_, now))) => Meant::Known(now, Spelling::Recased),
            (Some((_, Spelling::Near)), _) if is_read_only() => Meant::ReadOnly,
            (Some((it, spelling)), _) => Meant::Known(it, spelling),
            _ if is_read_only() => Meant::ReadOnly,
            _ if name.contains('@') => Meant::Annotation,
            _ if self.is_referred_to && is_entity_id(name) => Meant::Annotation,
            _ if self.has_wrapper && is_wrapper(name) => Meant::Wrapper,
            _ => Meant::Unknown,
        }
    }

    /// The properties of an object, those in a wrapper beside it.
    pub fn read<'v>(&self, object: &'v Value<'v>) -> Vec<Property<'v>> {
        let mut properties = Vec::new();
        self.read_into(object, |_| false, &[], &mut properties);
        properties
    }

    /// Reads the properties of an object that may be like one that was read `before`.
    pub(super) fn read_into<'v>(
        &self,
        object: &'v Value<'v>,
        note: fn(&str) -> bool,
        before: &[Property],
        properties: &mut Vec<Property<'v>>,
    ) {
        let members = object.as_object().map_or(&[][..], |it| it.as_slice());
        properties.reserve(members.len());
        for Member { name, value } in members {
            let alike = before.get(properties.len());
            let alike = alike.filter(|it| it.name.value == name.value);
            let asked = || (self.meant(&name.value), note(&name.value));
            let (meant, is_noted) = alike.map_or_else(asked, |it| (it.meant, it.is_noted));
            properties.push(Property {
                name,
                meant,
                is_noted,
                value,
            });
            if meant == Meant::Wrapper {
                self.read_into(value, note, before, properties);
            }
        }
    }
}

/// The property that is known by that name; of several, one that is spelled exactly, or else the first.
pub(crate) fn property<'p, 'v>(
    properties: &'p [Property<'v>],
    name: &str,
) -> Option<&'p Property<'v>> {
    let is_exact = |it: &&Property| it.is_exactly(name);
    let exact = || properties.iter().find(is_exact);
    exact().or_else(|| properties.iter().find(|it| it.means(name)))
}

/// `@id`, by which OData knows an entity too; and what a model of 2024 called it.
pub(crate) fn is_entity_id(name: &str) -> bool {
    matches!(name, "@id" | "@odata.id") || sounds_like(name, "odataId")
}
