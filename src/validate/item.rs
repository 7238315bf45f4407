//! Reading the items of a delta array.
//!
//! An item is read whole before it is judged, because no order of its properties may be assumed.
//! What it *is* comes first (a removal if it has `@removed` in any form, an addition otherwise), then
//! it is judged as that: one fault gives one finding.

use std::borrow::Cow;

use super::Validator;
use super::named::Named;
use crate::delta::spelling::{Spelling, joins, sounds_like, spelling};
use crate::finding::{Rule, Span, rules};
use crate::json::{Kind, SyntaxError, Text};
use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, Delta, ID, Items, REMOVED, SEARCH_RESPONSE_ID,
};

/// A removal as it is written.
pub(crate) const REMOVAL_EXAMPLE: &str = r#"{"@removed":{"reason":"changed"},"id":"…"}"#;
/// The property of `@removed`.
pub(super) const REASON: &str = "reason";

/// A property of an item and its value, with what the name means.
pub(super) struct Member<'t> {
    pub key: Text<'t>,
    pub meant: Meant,
    pub value: Value<'t>,
}

impl<'t> Member<'t> {
    fn means(&self, name: &str) -> bool {
        matches!(self.meant, Meant::Known(known, _) if known == name)
    }

    /// Its name, where that means a known property.
    fn named(&self) -> Option<Named<'_, 't>> {
        match self.meant {
            Meant::Known(expected, spelled) => Some(Named {
                key: &self.key,
                expected,
                spelled,
            }),
            _ => None,
        }
    }
}

/// What a property's name means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// One of the properties that say something here.
    Known(&'static str, Spelling),
    /// One that only the service sets.
    ReadOnly,
    /// An annotation, which is never an error (OData 4.01).
    Annotation,
    Unknown,
}

pub(super) struct Value<'t> {
    pub kind: Kind,
    pub span: Span,
    /// The text, of a string.
    pub text: Cow<'t, str>,
    /// Which one it is, of true and false.
    pub truth: Option<bool>,
    /// The members, of an object directly in an item.
    pub members: Vec<Member<'t>>,
}

impl Value<'_> {
    /// One that is not read yet.
    pub fn unread() -> Self {
        Self {
            kind: Kind::Null,
            span: Span::new(0, 0),
            text: Cow::Borrowed(""),
            truth: None,
            members: Vec::new(),
        }
    }

    /// What it is, in words.
    pub fn words(&self) -> &'static str {
        match self.truth {
            Some(true) => "true",
            Some(false) => "false",
            None => self.kind.words(),
        }
    }
}

/// An item as far as it was read.
pub(super) struct Item<'t> {
    pub delta: &'static Delta,
    pub items: &'static Items,
    pub members: Vec<Member<'t>>,
    pub span: Span,
    /// Whether it was read to its end: only then can something be missing.
    pub whole: bool,
}

impl<'t> Item<'t> {
    pub fn member(&self, name: &str) -> Option<&Member<'t>> {
        member(&self.members, name)
    }

    /// The property that holds the reference.
    pub fn reference(&self) -> Option<&Member<'t>> {
        self.member(self.items.reference.path[0])
    }

    /// Whether no other property means the same.
    pub fn is_alone(&self, name: &str) -> bool {
        self.members.iter().filter(|it| it.means(name)).count() == 1
    }

    /// Whether it is a removal: whether it has `@removed` in any form. One that says no, in an item
    /// that says what to add, makes none.
    fn is_removal(&self) -> bool {
        let says_no = |it: &Value| it.kind == Kind::Null || it.truth == Some(false);
        let adds = || self.reference().is_some();
        self.member(REMOVED)
            .is_some_and(|it| !(says_no(&it.value) && adds()))
    }
}

pub(super) fn member<'m, 't>(members: &'m [Member<'t>], name: &str) -> Option<&'m Member<'t>> {
    members.iter().find(|it| it.means(name))
}

/// `@id`, by which OData knows a deleted entity too.
pub(super) fn is_entity_id(name: &str) -> bool {
    name == "@id" || name == "@odata.id"
}

/// The same, or as C# names it, which has no `@`: `OdataId`.
pub(super) fn means_entity_id(name: &str) -> bool {
    is_entity_id(name) || sounds_like(name, "odataId")
}

/// The names that mean something in one object.
#[derive(Default)]
pub(super) struct Names {
    pub known: [Option<&'static str>; 6],
    /// The properties that lead to the reference, which some write as one.
    reference: &'static [&'static str],
    /// A name of 2024, and what it is called now.
    old: Option<(&'static str, &'static str)>,
    read_only: &'static [&'static [&'static str]],
    /// Whether it is the entity that an addition refers to, which was known by its `@odata.id`.
    is_referred_to: bool,
}

impl Names {
    /// The names that mean something in an item.
    fn of(items: &Items) -> Self {
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
            is_referred_to: false,
        }
    }

    /// The names that mean something in the object that a property of an item holds.
    fn inside(items: &Items, meant: Meant) -> Option<Self> {
        let Meant::Known(name, _) = meant else {
            return None;
        };
        if name == REMOVED {
            return Some(Self::only([Some(REASON), None]));
        }
        let inner = *items.reference.path.get(1)?;
        (name == items.reference.path[0]).then_some(Self {
            read_only: items.reference.read_only,
            is_referred_to: true,
            ..Self::only([Some(inner), None])
        })
    }

    /// No names but these.
    pub fn only([first, second]: [Option<&'static str>; 2]) -> Self {
        Self {
            known: [first, second, None, None, None, None],
            ..Self::default()
        }
    }

    fn meant(&self, name: &str) -> Meant {
        let known = || self.known.iter().flatten().copied();
        if let Some(exact) = known().find(|it| *it == name) {
            return Meant::Known(exact, Spelling::Exact);
        }
        let mut read_only = self.read_only.iter().copied().flatten();
        if read_only.any(|it| *it == name) {
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
        let mut read_only = self.read_only.iter().copied().flatten();
        let mut is_read_only = || read_only.any(|it| sounds_like(name, it));
        match (best, old) {
            (_, Some((_, now))) => Meant::Known(now, Spelling::Recased),
            (Some((_, Spelling::Near)), _) if is_read_only() => Meant::ReadOnly,
            (Some((it, spelling)), _) => Meant::Known(it, spelling),
            _ if is_read_only() => Meant::ReadOnly,
            _ if name.contains('@') => Meant::Annotation,
            _ if self.is_referred_to && means_entity_id(name) => Meant::Annotation,
            _ => Meant::Unknown,
        }
    }
}

impl<'t> Validator<'t> {
    /// Reads and judges one item of the delta.
    pub(super) fn item(
        &mut self,
        delta: &'static Delta,
        items: &'static Items,
    ) -> Result<(), SyntaxError> {
        let kind = self.reader.kind()?;
        let start = self.reader.position();
        if kind != Kind::Object {
            let span = self.reader.skip()?;
            self.item_not_object(items, kind, span);
            return Ok(());
        }
        let depth = self.reader.path().depth();
        let mut members = Vec::new();
        let inside = |meant| Names::inside(items, meant);
        let mut read = self.members(&Names::of(items), &inside, &mut members);
        if let Err(error) = &mut read {
            // What was read of the item is still judged, at the item's own path.
            error.pointer = Some(self.reader.path().pointer(&[]));
            self.reader.truncate_path(depth);
        }
        let item = Item {
            delta,
            items,
            members,
            span: Span::new(start, self.reader.position()),
            whole: read.is_ok(),
        };
        if item.is_removal() {
            self.removals += 1;
            self.removal(&item);
        } else {
            self.additions += 1;
            self.addition(&item);
        }
        read
    }

    fn item_not_object(&mut self, items: &'static Items, kind: Kind, span: Span) {
        self.find(&rules::ITEM_NOT_OBJECT, span, &[], |it| {
            it.words("found", kind.words())
                .words("addition", items.example)
                .words("removal", REMOVAL_EXAMPLE)
        });
    }

    /// Reads the members of the object that starts here, as far as they can be read; `inside` gives
    /// the names that mean something in the object that a member holds.
    pub(super) fn members(
        &mut self,
        names: &Names,
        inside: &dyn Fn(Meant) -> Option<Names>,
        members: &mut Vec<Member<'t>>,
    ) -> Result<(), SyntaxError> {
        self.reader.open_object()?;
        while let Some(key) = self.reader.next_key()? {
            let meant = names.meant(&key.value);
            let mut value = Value::unread();
            let read = self.value(inside(meant).as_ref(), inside, &mut value);
            if read.is_ok() || !value.members.is_empty() {
                members.push(Member { key, meant, value });
            }
            read?;
        }
        Ok(())
    }

    /// Reads the value that comes, as far as it can be read: of an object whose `names` mean something,
    /// the members.
    pub(super) fn value(
        &mut self,
        names: Option<&Names>,
        inside: &dyn Fn(Meant) -> Option<Names>,
        value: &mut Value<'t>,
    ) -> Result<(), SyntaxError> {
        value.kind = self.reader.kind()?;
        let start = self.reader.position();
        let read = match (value.kind, names) {
            (Kind::String, _) => self.reader.string().map(|it| value.text = it.value),
            (Kind::Object, Some(names)) => self.members(names, inside, &mut value.members),
            _ => self.reader.skip().map(drop),
        };
        value.span = Span::new(start, self.reader.position());
        value.truth =
            (value.kind == Kind::Bool).then(|| self.reader.text()[start..].starts_with('t'));
        read
    }

    /// Reads one item of an array whose items no document shows: only what it is can be told.
    pub(super) fn undocumented_item(&mut self) -> Result<(), SyntaxError> {
        if self.reader.kind()? != Kind::Object {
            self.reader.skip()?;
            return Ok(());
        }
        let mut is_removal = false;
        self.reader.open_object()?;
        while let Some(key) = self.reader.next_key()? {
            is_removal |= sounds_like(&key.value, REMOVED);
            self.reader.skip()?;
        }
        self.removals += usize::from(is_removal);
        self.additions += usize::from(!is_removal);
        Ok(())
    }

    /// Judges the names of the members that are known, of the object at `outer` below the item.
    pub(super) fn names(&mut self, members: &[Member<'t>], outer: &[&str]) {
        self.named(members.iter().filter_map(Member::named), outer);
    }

    /// Tells a property that is not settable.
    pub(super) fn not_settable(&mut self, rule: &'static Rule, key: &Text<'t>, tail: &[&str]) {
        self.find(rule, key.span, tail, |it| it.text("name", &key.value));
    }

    /// Tells a value of the wrong type.
    pub(super) fn wrong_type(
        &mut self,
        value: &Value<'t>,
        tail: &[&str],
        expected: &str,
        example: &str,
        mend: Option<String>,
    ) {
        let (last, outer) = tail.split_last().unwrap_or((&"", &[]));
        // An element has no name but that of its array.
        let name = match (outer.last(), last.parse::<usize>()) {
            (Some(array), Ok(_)) => format!("{array}[{last}]"),
            _ => (*last).to_owned(),
        };
        self.find(&rules::WRONG_TYPE, value.span, tail, |it| {
            it.text("name", &name)
                .words("found", value.kind.words())
                .words("expected", expected)
                .text("example", example)
                .maybe_fix("Write it as expected", mend.map(|it| (value.span, it)))
        });
    }
}
