//! What an item of a delta array is: the only reader of items.
//!
//! An item is read from a whole object, because no order of its properties may be assumed. Names are
//! read as they are meant: in another casing, as one of SDKs and of the documents of 2024, or in the
//! wrapper that serialisers put around what their types do not know. `validate` tells what is wrong
//! with that; what it takes an item for, all others do.

use serde::{Deserialize, Serialize};

use super::spelling::{Spelling, joins, sounds_like, spelling};
use crate::json::{Data, Member, Text, Value};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, ID, Items, REMOVED, SEARCH_RESPONSE_ID,
};

/// What an item asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    /// To add something.
    Addition,
    /// To remove something.
    Removal,
}

impl ItemKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Addition, Self::Removal];

    /// The kind as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Addition => "addition",
            Self::Removal => "removal",
        }
    }
}

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
        self.read_into(object, &[], &mut properties);
        properties
    }

    /// Reads the properties of an object that may be like one that was `read` before.
    fn read_into<'v>(
        &self,
        object: &'v Value<'v>,
        before: &[Property],
        properties: &mut Vec<Property<'v>>,
    ) {
        let members = object.as_object().map_or(&[][..], |it| it.as_slice());
        properties.reserve(members.len());
        for Member { name, value } in members {
            let alike = before.get(properties.len());
            let alike = alike.filter(|it| it.name.value == name.value);
            let meant = alike.map_or_else(|| self.meant(&name.value), |it| it.meant);
            properties.push(Property { name, meant, value });
            if meant == Meant::Wrapper {
                self.read_into(value, before, properties);
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

impl Property<'_> {
    fn is_exactly(&self, name: &str) -> bool {
        matches!(self.meant, Meant::Known(known, Spelling::Exact) if known == name)
    }
}

/// A reader of the items of one array. They are alike: what a name means where it stood in the item
/// before is not asked again, which takes most of the time where there are many.
pub(crate) struct ItemReader<'v> {
    items: Option<&'static Items>,
    names: Names,
    before: Vec<Property<'v>>,
}

impl<'v> ItemReader<'v> {
    /// A reader of items that hold what `items` says; `None` are those that no document shows.
    pub fn new(items: Option<&'static Items>) -> Self {
        Self {
            items,
            names: Names::of(items),
            before: Vec::new(),
        }
    }

    /// Reads an item from an object.
    pub fn read(&mut self, object: &'v Value<'v>) -> Item<'v> {
        let mut properties = Vec::new();
        self.names.read_into(object, &self.before, &mut properties);
        self.before.clone_from(&properties);
        Item::of(properties, self.items)
    }
}

/// An item of a delta array, as far as it could be read.
pub(crate) struct Item<'v> {
    /// What the items of its array hold. `None` where no document says.
    pub items: Option<&'static Items>,
    pub kind: ItemKind,
    pub properties: Vec<Property<'v>>,
}

impl<'v> Item<'v> {
    /// Reads an item from an object of an array with such items.
    pub fn read(object: &'v Value<'v>, items: Option<&'static Items>) -> Self {
        Self::of(Names::of(items).read(object), items)
    }

    fn of(properties: Vec<Property<'v>>, items: Option<&'static Items>) -> Self {
        let mut item = Self {
            items,
            kind: ItemKind::Addition,
            properties,
        };
        if item.is_removal() {
            item.kind = ItemKind::Removal;
        }
        item
    }

    /// Whether it is a removal: whether it has `@removed` in any form. One that says no, in an item
    /// that says what to add, makes none.
    fn is_removal(&self) -> bool {
        let adds = || self.reference_property().is_some();
        let removed = self.property(REMOVED);
        removed.is_some_and(|it| !(says_no(it.value) && adds()))
    }

    /// Whether it is a removal that is spelled as the service reads it, so that it surely was one.
    pub fn is_exact_removal(&self) -> bool {
        let exactly = |name| self.properties.iter().find(|it| it.is_exactly(name));
        let by_entity_id = || self.entity_id().is_some();
        exactly(REMOVED).is_some_and(|it| it.value.is_object())
            && (exactly(ID).is_some() || by_entity_id())
    }

    /// The property that is known by that name.
    pub fn property(&self, name: &str) -> Option<&Property<'v>> {
        property(&self.properties, name)
    }

    /// The property that holds the reference, of whatever spelling.
    pub fn reference_property(&self) -> Option<&Property<'v>> {
        self.property(self.items?.reference.path[0])
    }

    /// Whether `@removed` is there and does not say no.
    pub fn says_removed(&self) -> bool {
        let removed = self.property(REMOVED);
        removed.is_some_and(|it| !says_no(it.value))
    }

    /// Its own id: its key, or what its `@id` ends in, by which OData knows an entity too.
    pub fn id(&self) -> Option<&'v str> {
        let id = self.property(ID).and_then(|it| text(it.value));
        id.or_else(|| Some(last_segment(text(self.entity_id()?.value)?)))
    }

    /// Its `@id`, where it says something.
    pub fn entity_id(&self) -> Option<&Property<'v>> {
        let mut properties = self.properties.iter();
        properties.find(|it| is_entity_id(&it.name.value) && text(it.value).is_some())
    }

    /// What it refers to.
    pub fn reference(&self) -> Option<&'v str> {
        self.named_reference().or_else(|| self.alternative())
    }

    /// What it refers to, by the property that says so.
    pub fn named_reference(&self) -> Option<&'v str> {
        let items = self.items?;
        let by_property = self.reference_property().and_then(|it| inner(it, items));
        by_property.or_else(|| Some(last_segment(text(self.bound_reference()?.value)?)))
    }

    /// What another property says that may hold the reference.
    pub fn alternative(&self) -> Option<&'v str> {
        text(self.property(self.items?.reference.alternative?)?.value)
    }

    /// The value of a property of any name, as SDKs and scripts write it again; none where it is null.
    pub fn value(&self, name: &str) -> Option<&'v Value<'v>> {
        let mut properties = self.properties.iter();
        let exact = properties.find(|it| *it.name.value == *name);
        let respelled = || {
            let mut properties = self.properties.iter();
            properties.find(|it| is_respelled(&it.name.value, name))
        };
        let found = exact.or_else(respelled)?.value;
        (!found.is_null()).then_some(found)
    }

    /// The text of a property of any name.
    pub fn text(&self, name: &str) -> Option<&'v str> {
        text(self.value(name)?)
    }

    /// `restorePoint@odata.bind`, OData's way to refer to an entity that is not contained.
    pub fn bound_reference(&self) -> Option<&Property<'v>> {
        let name = self.items?.reference.path[0];
        let binds = |key: &str| {
            let bound = key.strip_suffix("@odata.bind");
            bound.or_else(|| key.strip_suffix("@bind")) == Some(name)
        };
        self.properties.iter().find(|it| binds(&it.name.value))
    }

    /// Where it restores to, as it is written.
    pub fn destination(&self) -> Option<&'v str> {
        text(self.property(DESTINATION_TYPE)?.value)
    }

    /// The browse session in which it was found.
    pub fn browse_session(&self) -> Option<&'v str> {
        text(self.property(BROWSE_SESSION_ID)?.value)
    }
}

/// The id in the property that holds a reference: the text itself, or the text in the object.
fn inner<'v>(property: &Property<'v>, items: &'static Items) -> Option<&'v str> {
    let inner = items.reference.path.get(1);
    let exact = inner.and_then(|it| property.value.get(it));
    if let Some(id) = exact.or(Some(property.value)).and_then(text) {
        return Some(id);
    }
    let properties = Names::inside(items, property.meant)?.read(property.value);
    let by_name = self::property(&properties, items.reference.path[1]);
    let by_entity_id = || {
        let mut properties = properties.iter();
        let found = properties.find(|it| is_entity_id(&it.name.value));
        Some(last_segment(text(found?.value)?))
    };
    by_name.and_then(|it| text(it.value)).or_else(by_entity_id)
}

/// Whether the value of `@removed` says that the item is not removed.
pub(crate) fn says_no(removed: &Value) -> bool {
    matches!(removed.data, Data::Null | Data::Bool(false))
}

/// `@id`, by which OData knows an entity too; and what a model of 2024 called it.
pub(crate) fn is_entity_id(name: &str) -> bool {
    matches!(name, "@id" | "@odata.id") || sounds_like(name, "odataId")
}

/// The key in an entity id (OData 4.01 URL conventions): `…/items('key')`, or `…/items/key`.
pub(crate) fn last_segment(entity_id: &str) -> &str {
    let entity_id = entity_id.trim().trim_end_matches('/');
    let in_brackets = entity_id
        .strip_suffix(')')
        .and_then(|it| Some(it.rsplit_once('(')?.1.trim_matches('\'')));
    in_brackets.unwrap_or_else(|| entity_id.rsplit('/').next().unwrap_or(entity_id))
}

/// The member of an object of that name, as SDKs and scripts write it again.
pub(crate) fn member<'v>(value: &'v Value<'v>, name: &str) -> Option<&'v Value<'v>> {
    let members = value.as_object()?;
    let respelled = || {
        let mut all = members.iter();
        Some(all.find(|(it, _)| is_respelled(it, name))?.1)
    };
    members.get(name).or_else(respelled)
}

/// Whether a name is another in another casing: `Id`, `directory_object_id`. Names in answers are
/// looked for by the million, and nearly all that start in lower case are what they are.
fn is_respelled(name: &str, other: &str) -> bool {
    let starts = name.as_bytes().first().copied().unwrap_or_default();
    let may_be = starts.is_ascii_uppercase() || starts == b'@' || name.contains(['_', '.']);
    may_be && sounds_like(name, other) || name.eq_ignore_ascii_case(other)
}

/// A text that says something: published answers hold empty ones where they mean nothing.
pub(crate) fn text<'v>(value: &'v Value) -> Option<&'v str> {
    let text = value.as_str()?;
    (!text.chars().all(char::is_whitespace)).then_some(text)
}
