//! What an item of a delta array is: the only reader of items.
//!
//! An item is read from a whole object, because no order of its properties may be assumed. Names are
//! read as they are meant: in another casing, as one of SDKs and of the documents of 2024, or in the
//! wrapper that serialisers put around what their types do not know. `validate` tells what is wrong
//! with that; what it takes an item for, all others do.

use serde::{Deserialize, Serialize};

use super::names::{self, Names, Property, is_entity_id, property};
use super::spelling::sounds_like;
use crate::json::{Data, Value};
use crate::resource::{BROWSE_SESSION_ID, DESTINATION_TYPE, ID, Items, REMOVED};

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

/// A reader of the items of one array. They are alike: what a name means where it stood in the item
/// before is not asked again, which takes most of the time where there are many.
pub(crate) struct ItemReader<'v> {
    items: Option<&'static Items>,
    names: Names,
    /// Which other names are worth a note.
    note: fn(&str) -> bool,
    before: Vec<Property<'v>>,
    /// Room for the properties of the next item.
    room: Vec<Property<'v>>,
}

impl<'v> ItemReader<'v> {
    /// A reader of items that hold what `items` says; `None` are those that no document shows.
    pub fn new(items: Option<&'static Items>) -> Self {
        Self::noting(items, |_| false)
    }

    /// The same, which notes properties of other names, whatever they mean in the items.
    pub fn noting(items: Option<&'static Items>, note: fn(&str) -> bool) -> Self {
        Self {
            items,
            names: Names::of(items),
            note,
            before: Vec::new(),
            room: Vec::new(),
        }
    }

    /// Reads an item from an object.
    pub fn read(&mut self, object: &'v Value<'v>) -> Item<'v> {
        let mut properties = std::mem::take(&mut self.room);
        let Self { note, before, .. } = self;
        self.names.read_into(object, *note, before, &mut properties);
        Item::of(properties, self.items)
    }

    /// Takes back an item that is done with: the next one is read by what it was, and into its room.
    pub fn done(&mut self, item: Item<'v>) {
        self.room = std::mem::replace(&mut self.before, item.properties);
        self.room.clear();
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
    let by_name = names::property(&properties, items.reference.path[1]);
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

/// The key in an entity id (OData 4.01 URL conventions): `…/items('key')`, or `…/items/key`.
pub(crate) fn last_segment(entity_id: &str) -> &str {
    let entity_id = entity_id.trim().trim_end_matches('/');
    let in_brackets = entity_id
        .strip_suffix(')')
        .and_then(|it| Some(it.rsplit_once('(')?.1.trim_matches('\'')));
    in_brackets.unwrap_or_else(|| entity_id.rsplit('/').next().unwrap_or(entity_id))
}

/// The name of the set that such an address says that the key is one of.
pub(crate) fn set_of<'a>(entity_id: &'a str, key: &str) -> Option<&'a str> {
    let before = entity_id.get(..entity_id.rfind(key)?)?;
    let name = before.trim_end_matches(['/', '(', '\'']);
    let name = name.rsplit('/').next()?;
    (!name.is_empty()).then_some(name)
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
