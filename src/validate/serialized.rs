//! What serialisers make of a body that they do not write as it is meant: a wrapper around what their
//! types do not know, an object in place of an array, the name of a type in place of an object.

use super::Validator;
use super::item::Item;
use crate::delta::names::{Names, is_wrapper};
use crate::delta::{Found, Meant, recognise};
use crate::finding::{Span, rules};
use crate::json::{Member, Members, Text, Value, read_leniently};
use crate::resource::{Delta, Items};

/// What a serialiser put around properties of the body.
pub(super) struct Wrapper<'t> {
    key: Text<'t>,
    value: Value<'t>,
}

impl<'t> Wrapper<'t> {
    /// The wrapper that a property is; `None` where it holds no delta.
    pub fn of(key: &Text<'t>, value: Value<'t>) -> Option<Self> {
        let key = key.clone();
        let it = Self { key, value };
        (is_wrapper(&it.key.value) && it.delta().is_some()).then_some(it)
    }

    /// The delta array in it.
    pub fn delta(&self) -> Option<Found> {
        let mut names = self.value.as_object()?.names();
        names.find_map(|it| recognise(it, None))
    }
}

/// What somebody's program wrote in place of an object: how, and what to do about it.
fn lost_object(text: &str) -> Option<(&'static str, &'static str)> {
    let is_of_powershell = text.starts_with("@{") && text.ends_with('}')
        || ["System.", "Microsoft."]
            .iter()
            .any(|it| text.starts_with(it));
    if is_of_powershell {
        Some((
            "PowerShell's ConvertTo-Json, which cuts off what is more than 2 deep",
            "Write the body with `ConvertTo-Json -Depth 10`",
        ))
    } else if text.starts_with("[object ") {
        Some((
            "JavaScript, which made text of an object",
            "Write the whole body with JSON.stringify",
        ))
    } else {
        None
    }
}

impl Validator<'_> {
    /// Tells text that was written in place of an object; gives whether it was.
    pub(super) fn lost(&mut self, value: &Value, tail: &[&str]) -> bool {
        let lost = value.as_str().and_then(lost_object);
        if let Some((by, help)) = lost {
            let told = rules::ObjectLost { by, todo: help };
            self.find(told, value.span, tail, |it| it);
        }
        lost.is_some()
    }

    /// Tells a wrapper around properties of the body, which has `others`.
    pub(super) fn wrapped_body(&mut self, wrapper: &Wrapper, others: &[&Text]) {
        let Some(found) = wrapper.delta() else {
            return;
        };
        let Wrapper { key, value } = wrapper;
        self.wrapped(key, value, found.delta.property, |name| {
            others.iter().any(|it| it.value == name)
        });
    }

    /// Tells the wrappers in an item; gives whether there are any. What they hold is judged once it
    /// stands where it belongs.
    pub(super) fn wrapped_item(&mut self, item: &Item) -> bool {
        let properties = &item.read.properties;
        let wrappers = properties.iter().filter(|it| it.meant == Meant::Wrapper);
        let names = Names::of(Some(item.items));
        let mut is_wrapped = false;
        for wrapper in wrappers {
            let inside = wrapper.value.as_object().map_or(&[][..], Members::as_slice);
            let is_known = |it: &&Member| matches!(names.meant(&it.name.value), Meant::Known(..));
            let Some(known) = inside.iter().find(is_known) else {
                self.unknown(wrapper.name, &[&wrapper.name.value]);
                continue;
            };
            let own = wrapper.value.span;
            let is_outside = |span: Span| span.end <= own.start || span.start >= own.end;
            self.wrapped(wrapper.name, wrapper.value, &known.name.value, |name| {
                let mut others = properties.iter().filter(|it| is_outside(it.name.span));
                others.any(|it| it.name.value == name)
            });
            is_wrapped = true;
        }
        is_wrapped
    }

    /// Tells a property that holds others which belong beside it. `is_there` tells which names stand
    /// there already.
    fn wrapped(&mut self, key: &Text, value: &Value, inner: &str, is_there: impl Fn(&str) -> bool) {
        let inside = Span::new(value.span.start + 1, value.span.end.saturating_sub(1));
        let whole = Span::new(key.span.start, value.span.end);
        let written = self.reader.text().get(inside.start..inside.end);
        let is_free = value
            .as_object()
            .is_some_and(|it| !it.names().any(is_there));
        let object = |it: &&str| read_leniently(format!("{{{it}}}").as_bytes()).is_ok();
        let mend = written.filter(|it| is_free && object(it));
        let mend = mend.map(|it| (whole, it.to_owned()));
        let told = rules::PropertyWrapped {
            name: &key.value,
            inner,
        };
        self.find(told, key.span, &[&key.value], |it| {
            it.maybe_fix("Take out what it holds", mend)
        });
    }

    /// Tells what stands where a delta array should; gives whether that was something known.
    pub(super) fn no_array(&mut self, delta: &Delta, key: &Text, value: &Value) -> bool {
        if self.lost(value, &[]) {
            return true;
        }
        let Some(members) = value.as_object() else {
            return false;
        };
        if let Some(array) = array_in(members) {
            let written = &self.reader.text()[array.span.start..array.span.end];
            let mend = (value.span, written.to_owned());
            let told = rules::DeltaWrapped { name: &key.value };
            self.find(told, value.span, &[], |it| {
                it.maybe_fix("Take out the array", Some(mend))
            });
            return true;
        }
        if has_only(members, &["ValueKind"]) {
            let told = rules::DeltaLost { name: &key.value };
            self.find(told, value.span, &[], |it| it);
            return true;
        }
        let is_single = delta.items.is_some_and(|it| is_item(members, it));
        if is_single {
            self.single_item(key, value);
        }
        is_single
    }

    /// Tells a single item that stands where an array of it should.
    fn single_item(&mut self, key: &Text, value: &Value) {
        let written = &self.reader.text()[value.span.start..value.span.end];
        let mend = read_leniently(written.as_bytes())
            .is_ok()
            .then(|| (value.span, format!("[{written}]")));
        let told = rules::DeltaNotArray {
            name: &key.value,
            found: value.kind().words(),
        };
        self.find(told, value.span, &[], |it| {
            it.maybe_fix("Put it in an array", mend)
        });
    }
}

/// The array that a serialiser wrapped with what it counts or refers by: `{"value":[…],"Count":2}`, or
/// `{"$id":"1","$values":[…]}`.
fn array_in<'v>(members: &'v Members) -> Option<&'v Value<'v>> {
    let names = ["value", "Count", "$values", "$id"];
    let is_array = |it: &&Value| it.as_array().is_some();
    let array = members.iter().map(|(_, it)| it).find(is_array)?;
    let is_known = |it: &str| names.iter().any(|name| name.eq_ignore_ascii_case(it));
    members.names().all(is_known).then_some(array)
}

fn has_only(members: &Members, names: &[&str]) -> bool {
    members.names().count() > 0
        && members
            .names()
            .all(|it| names.iter().any(|name| name.eq_ignore_ascii_case(it)))
}

/// Whether an object holds what an item does.
fn is_item(members: &Members, items: &Items) -> bool {
    let names = Names::of(Some(items));
    let mut all = members.names();
    all.any(|it| matches!(names.meant(it), Meant::Known(..)))
}
