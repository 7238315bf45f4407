//! Judging ids: each by itself, and against those before.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Validator;
use super::id::{Shape, shape};
use super::item::{Item, Value, quoted};
use crate::finding::{Finding, Findings, Rule, rules};
use crate::json::{Kind, Path};
use crate::resource::IdKind;

/// Where each id stood first, as a pointer.
pub(super) type FirstPlaces<'t> = HashMap<Cow<'t, str>, String>;

impl<'t> Validator<'t> {
    /// Judges an id by itself. Gives the name under which it is compared with others: without case,
    /// where it is what it should be. `None` where it names nothing.
    pub(super) fn id(
        &mut self,
        value: &Value<'t>,
        tail: &[&str],
        kind: &'static IdKind,
    ) -> Option<Cow<'t, str>> {
        if value.kind != Kind::String {
            self.wrong_type(value, tail, "text", "the id in double quotes", None);
            return None;
        }
        let (rule, detail) = match shape(&value.text, kind.form) {
            Shape::Whole => return Some(folded(&value.text)),
            Shape::Unknown => return Some(value.text.clone()),
            Shape::Nearly(reason, whole) => (&rules::ID_MALFORMED, (reason, whole)),
            Shape::Other(reason) => (&rules::ID_UNUSUAL, (reason, None)),
        };
        let (reason, whole) = detail;
        self.find(rule, value.span, tail, |it| {
            let it = id_words(it, kind, &value.text, &reason);
            match whole {
                Some(whole) => it.fix("Keep the id alone", vec![(value.span, quoted(whole))]),
                None => it,
            }
        });
        let names_something = !value.text.trim().is_empty();
        names_something.then(|| value.text.clone())
    }

    /// Tells a reference that an addition before had.
    pub(super) fn added_twice(
        &mut self,
        item: &Item<'t>,
        value: &Value<'t>,
        name: Cow<'t, str>,
        tail: &[&str],
    ) {
        let (path, findings) = self.reader.path_and_watch();
        let first = first_place(&mut self.seen.references, name, path, tail);
        let words = item.items.reference.words;
        twice(
            findings,
            &rules::ADDITION_DUPLICATE,
            path,
            tail,
            first,
            |it| {
                it.at(value.span)
                    .words("reference", words)
                    .text("value", &value.text)
                    .service(item.items.duplicate)
            },
        );
    }

    /// Tells an id that a removal before had.
    pub(super) fn removed_twice(
        &mut self,
        item: &Item<'t>,
        value: &Value<'t>,
        name: Cow<'t, str>,
        tail: &[&str],
    ) {
        let (path, findings) = self.reader.path_and_watch();
        let first = first_place(&mut self.seen.ids, name, path, tail);
        twice(
            findings,
            &rules::REMOVAL_DUPLICATE,
            path,
            tail,
            first,
            |it| {
                it.at(value.span)
                    .words("item", item.delta.item)
                    .text("value", &value.text)
                    .service(item.items.duplicate)
            },
        );
    }
}

/// The words of a finding about an id.
pub(crate) fn id_words(finding: Finding, kind: &IdKind, id: &str, reason: &str) -> Finding {
    let severe = finding.code == rules::ID_MALFORMED.code;
    finding
        .words("what", kind.words)
        .words("from", kind.from)
        .words("form", kind.form.words())
        .text("value", id)
        .words("reason", reason)
        .service(kind.invalid.filter(|_| severe))
}

/// An id in lower case.
fn folded<'t>(id: &Cow<'t, str>) -> Cow<'t, str> {
    if id.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(id.to_ascii_lowercase())
    } else {
        id.clone()
    }
}

/// Where the id of that name stood first; notes this place where it is the first.
fn first_place<'s, 't>(
    seen: &'s mut FirstPlaces<'t>,
    name: Cow<'t, str>,
    path: &Path,
    tail: &[&str],
) -> Option<&'s str> {
    match seen.entry(name) {
        Entry::Occupied(entry) => Some(entry.into_mut()),
        Entry::Vacant(entry) => {
            entry.insert(path.pointer(tail));
            None
        }
    }
}

fn twice(
    findings: &mut Findings,
    rule: &'static Rule,
    path: &Path,
    tail: &[&str],
    first: Option<&str>,
    detail: impl FnOnce(Finding) -> Finding,
) {
    if let Some(first) = first {
        findings.add(
            rule,
            || path.pointer(tail),
            |it| detail(it).related(first.to_owned(), "The first one is here."),
        );
    }
}
