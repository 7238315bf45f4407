//! Reading the items of a delta array.
//!
//! An item is read whole before it is judged, because no order of its properties may be assumed.
//! What it *is* comes first, which [`delta::Item`](Item) tells; then it is judged as that: one fault
//! gives one finding.

use super::Validator;
use super::named::Named;
use crate::delta::spelling::sounds_like;
use crate::delta::{self, ItemKind, Meant, Property};
use crate::finding::{Span, Told, rules};
use crate::json::{Data, Kind, SyntaxError, Text, Value, read_as_far_as_possible};
use crate::resource::{Delta, Items, REMOVED};

/// A removal as it is written.
pub(crate) const REMOVAL_EXAMPLE: &str = r#"{"@removed":{"reason":"changed"},"id":"…"}"#;

// A rule that a test adds.
#[cfg(test)]
thread_local! {
    pub(super) static NEW_RULE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// An item that is judged.
pub(super) struct Item<'v> {
    pub delta: &'static Delta,
    pub items: &'static Items,
    pub read: delta::Item<'v>,
    pub span: Span,
    /// Whether it was read to its end: only then can something be missing.
    pub whole: bool,
}

impl Item<'_> {
    /// Whether it adds: of one that was not read to its end, only what it refers to tells so.
    fn is_surely_addition(&self) -> bool {
        let is_addition = self.read.kind == ItemKind::Addition;
        is_addition && (self.whole || self.read.reference_property().is_some())
    }

    /// Whether no other property means the same.
    pub fn is_alone(&self, name: &str) -> bool {
        let properties = self.read.properties.iter();
        properties.filter(|it| it.means(name)).count() == 1
    }
}

/// What a value is, in words.
pub(super) fn words_of(value: &Value) -> &'static str {
    match value.data {
        Data::Bool(true) => "true",
        Data::Bool(false) => "false",
        _ => value.kind().words(),
    }
}

/// The text of a value; empty where it is none.
pub(super) fn text_of<'v>(value: &'v Value) -> &'v str {
    value.as_str().unwrap_or_default()
}

/// The name of a property, where that means a known one.
fn named<'v>(property: &Property<'v>) -> Option<Named<'v>> {
    match property.meant {
        Meant::Known(expected, spelled) => Some(Named {
            key: property.name,
            expected,
            spelled,
        }),
        _ => None,
    }
}

impl Validator<'_> {
    /// Reads and judges one item of the delta.
    pub(super) fn item(
        &mut self,
        delta: &'static Delta,
        items: &'static Items,
    ) -> Result<(), SyntaxError> {
        let kind = self.reader.as_dyn().kind()?;
        if kind != Kind::Object {
            let (value, read) = read_as_far_as_possible(&mut self.reader);
            read?;
            if !self.lost(&value, &[]) {
                self.item_not_object(items, kind, value.span);
            }
            return Ok(());
        }
        let before = self.reader.watch.total();
        let depth = self.reader.path().depth();
        let (value, mut read) = read_as_far_as_possible(&mut self.reader);
        if let Err(error) = &mut read {
            // What was read of the item is still judged, at the item's own path.
            let path = self.reader.path();
            error.pointer.get_or_insert_with(|| path.pointer(&[]));
            self.reader.truncate_path(depth);
        }
        let item = Item {
            delta,
            items,
            read: delta::Item::read(&value, Some(items)),
            span: value.span,
            whole: read.is_ok(),
        };
        self.count(&item);
        if !self.wrapped_item(&item) {
            self.judge_item(&item);
        }
        #[cfg(test)]
        if NEW_RULE.get() {
            let told = rules::ItemUnclear {
                reference: "",
                addition: "",
                removal: "",
            };
            self.find(told, item.span, &[], |it| it);
        }
        if read.is_ok() && self.reader.watch.total() == before {
            self.learn(&item);
        }
        read
    }

    /// Counts an item. One that was cut short before it says what it is may be anything.
    fn count(&mut self, item: &Item) {
        match item.read.kind {
            ItemKind::Removal => self.removals += 1,
            ItemKind::Addition if item.is_surely_addition() => self.additions += 1,
            ItemKind::Addition => {}
        }
    }

    fn judge_item(&mut self, item: &Item) {
        match item.read.kind {
            ItemKind::Removal => self.removal(item),
            ItemKind::Addition if item.whole => self.addition(item),
            ItemKind::Addition => self.cut_item(item),
        }
    }

    fn item_not_object(&mut self, items: &'static Items, kind: Kind, span: Span) {
        let told = rules::ItemNotObject {
            found: kind.words(),
            addition: items.example,
            removal: REMOVAL_EXAMPLE,
        };
        self.find(told, span, &[], |it| it);
    }

    /// Reads one item of an array whose items no document shows: only what it is can be told.
    pub(super) fn undocumented_item(&mut self) -> Result<(), SyntaxError> {
        if self.reader.as_dyn().kind()? != Kind::Object {
            self.reader.as_dyn().skip()?;
            return Ok(());
        }
        let mut is_removal = false;
        self.reader.as_dyn().open_object()?;
        while let Some(key) = self.reader.as_dyn().next_key()? {
            is_removal |= sounds_like(&key.value, REMOVED);
            self.reader.as_dyn().skip()?;
        }
        self.removals += usize::from(is_removal);
        self.additions += usize::from(!is_removal);
        Ok(())
    }

    /// Judges the names of the properties that are known, of the object at `outer` below the item.
    pub(super) fn names(&mut self, properties: &[Property], outer: &[&str]) {
        self.named(properties.iter().filter_map(named), outer);
    }

    /// Tells a property that is not known, unless it is allowed.
    pub(super) fn unknown(&mut self, key: &Text, tail: &[&str]) {
        let name = &*key.value;
        self.not_settable(rules::PropertyUnknown { name }, key, tail);
    }

    /// Tells a property that is not settable, unless it is allowed.
    pub(super) fn not_settable(&mut self, told: impl Told, key: &Text, tail: &[&str]) {
        if !self.is_allowed(&key.value) {
            self.find(told, key.span, tail, |it| it);
        }
    }

    /// Tells a value of the wrong type.
    pub(super) fn wrong_type(
        &mut self,
        value: &Value,
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
        let told = rules::WrongType {
            name: &name,
            found: value.kind().words(),
            expected,
            example,
        };
        self.find(told, value.span, tail, |it| {
            it.maybe_fix("Write it as expected", mend.map(|it| (value.span, it)))
        });
    }
}
