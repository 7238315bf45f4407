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
use crate::resource::{BROWSE_SESSION_ID, DESTINATION_TYPE, Delta, ID, Items, REMOVED};

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

/// The names that mean something in one object.
struct Names {
    known: [Option<&'static str>; 5],
    /// The properties that lead to the reference, which some write as one.
    reference: &'static [&'static str],
    /// A name of 2024, and what it is called now.
    old: Option<(&'static str, &'static str)>,
    read_only: &'static [&'static str],
}

impl Names {
    /// The names that mean something in an item.
    fn of(items: &Items) -> Self {
        let reference = items.reference;
        Self {
            known: [
                Some(REMOVED),
                Some(ID),
                Some(reference.path[0]),
                items.has_destination.then_some(DESTINATION_TYPE),
                items.has_browse_session.then_some(BROWSE_SESSION_ID),
            ],
            reference: reference.path,
            old: reference.old_name.map(|old| (old, reference.path[0])),
            read_only: items.read_only,
        }
    }

    /// The names that mean something in the object that a property of an item holds.
    fn inside(items: &Items, meant: Meant) -> Option<Self> {
        let (known, read_only) = match meant {
            Meant::Known(REMOVED, _) => (REASON, &[][..]),
            Meant::Known(name, _) if name == items.reference.path[0] => {
                (*items.reference.path.get(1)?, items.reference.read_only)
            }
            _ => return None,
        };
        Some(Self {
            known: [Some(known), None, None, None, None],
            reference: &[],
            old: None,
            read_only,
        })
    }

    fn meant(&self, name: &str) -> Meant {
        let known = || self.known.iter().flatten().copied();
        if let Some(exact) = known().find(|it| *it == name) {
            return Meant::Known(exact, Spelling::Exact);
        }
        if self.read_only.contains(&name) {
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
        match (best, old) {
            (_, Some((_, now))) => Meant::Known(now, Spelling::Recased),
            (Some((it, spelling)), _) => Meant::Known(it, spelling),
            _ if name.contains('@') => Meant::Annotation,
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
        let mut read = self.members(items, &Names::of(items), &mut members);
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

    /// Reads the members of the object that starts here, as far as they can be read.
    fn members(
        &mut self,
        items: &'static Items,
        names: &Names,
        members: &mut Vec<Member<'t>>,
    ) -> Result<(), SyntaxError> {
        self.reader.open_object()?;
        while let Some(key) = self.reader.next_key()? {
            let meant = names.meant(&key.value);
            let kind = self.reader.kind()?;
            let start = self.reader.position();
            let mut text = Cow::Borrowed("");
            let mut inner = Vec::new();
            let read = match (kind, Names::inside(items, meant)) {
                (Kind::String, _) => self.reader.string().map(|it| text = it.value),
                (Kind::Object, Some(names)) => self.members(items, &names, &mut inner),
                _ => self.reader.skip().map(drop),
            };
            if read.is_ok() || !inner.is_empty() {
                let span = Span::new(start, self.reader.position());
                let value = Value {
                    kind,
                    span,
                    text,
                    truth: (kind == Kind::Bool)
                        .then(|| self.reader.text()[start..].starts_with('t')),
                    members: inner,
                };
                members.push(Member { key, meant, value });
            }
            read?;
        }
        Ok(())
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
        let name = tail.last().copied().unwrap_or_default();
        self.find(&rules::WRONG_TYPE, value.span, tail, |it| {
            it.text("name", name)
                .words("found", value.kind.words())
                .words("expected", expected)
                .text("example", example)
                .maybe_fix("Write it as expected", mend.map(|it| (value.span, it)))
        });
    }
}
