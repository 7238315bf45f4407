//! Reading and judging the items of a delta array.
//!
//! An item is read whole before it is judged, because no order of its properties may be assumed.
//! What it *is* comes first (a removal if it has `@removed` in any form, an addition otherwise), then
//! it is judged as that: one fault gives one finding.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use super::Validator;
use super::id::{Shape, is_guid, shape};
use super::name::{Spelling, spelling};
use crate::finding::{Rule, Severity, Span, rules};
use crate::json::{Kind, SyntaxError, Text};
use crate::resource::{DESTINATION_TYPE, Delta, DestinationType, ID, REMOVED};

/// A removal as it is written.
pub(crate) const REMOVAL_EXAMPLE: &str = r#"{"@removed":{"reason":"changed"},"id":"…"}"#;
const REMOVED_EXAMPLE: &str = r#"{"reason":"changed"}"#;
const REASON: &str = "reason";
const REASONS: [&str; 2] = ["changed", "deleted"];

/// A property of an item and its value, with what the name means.
struct Member<'t> {
    key: Text<'t>,
    meant: Meant,
    value: Value<'t>,
}

/// What a property's name means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// One of the properties that say something here.
    Known(&'static str, Spelling),
    /// One that only the service sets.
    ReadOnly,
    /// An annotation, which is never an error (OData 4.01).
    Annotation,
    Unknown,
}

struct Value<'t> {
    kind: Kind,
    span: Span,
    /// The text, of a string.
    text: Cow<'t, str>,
    /// The members, of an object directly in an item.
    members: Vec<Member<'t>>,
}

/// The names that mean something in one object.
struct Names<'n> {
    known: &'n [&'static str],
    read_only: &'static [&'static str],
}

impl Names<'_> {
    fn meant(&self, name: &str) -> Meant {
        if let Some(exact) = self.known.iter().find(|it| **it == name) {
            return Meant::Known(exact, Spelling::Exact);
        }
        if self.read_only.contains(&name) {
            return Meant::ReadOnly;
        }
        let spelled = |it: &&'static str| spelling(name, it).map(|spelling| (*it, spelling));
        match self.known.iter().find_map(spelled) {
            Some((it, spelling)) => Meant::Known(it, spelling),
            None if name.contains('@') => Meant::Annotation,
            None => Meant::Unknown,
        }
    }
}

/// The names that mean something in the object that a property of an item holds.
fn names_inside(delta: &'static Delta, meant: Meant) -> Option<Names<'static>> {
    let known = match meant {
        Meant::Known(REMOVED, _) => &[REASON],
        Meant::Known(name, _) if name == delta.reference[0] => &delta.reference[1..],
        _ => return None,
    };
    let read_only = delta.reference_read_only;
    Some(Names { known, read_only })
}

fn member<'m, 't>(members: &'m [Member<'t>], name: &str) -> Option<&'m Member<'t>> {
    let is = |it: &&Member| matches!(it.meant, Meant::Known(known, _) if known == name);
    members.iter().find(is)
}

/// Ids that differ only in the case of a GUID are one id.
fn fold<'t>(id: &Cow<'t, str>) -> Cow<'t, str> {
    if is_guid(id) && id.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(id.to_ascii_lowercase())
    } else {
        id.clone()
    }
}

/// The rules and words of one kind of id.
struct IdRules {
    malformed: &'static Rule,
    unusual: &'static Rule,
    duplicate: &'static Rule,
}

static REFERENCE_RULES: IdRules = IdRules {
    malformed: &rules::REFERENCE_MALFORMED,
    unusual: &rules::REFERENCE_UNUSUAL,
    duplicate: &rules::DUPLICATE_ADDITION,
};

static REMOVAL_RULES: IdRules = IdRules {
    malformed: &rules::REMOVAL_ID_MALFORMED,
    unusual: &rules::REMOVAL_ID_UNUSUAL,
    duplicate: &rules::DUPLICATE_REMOVAL,
};

impl<'t> Validator<'t> {
    /// Reads and judges one item of the delta.
    pub(super) fn item(&mut self, delta: &'static Delta) -> Result<(), SyntaxError> {
        let kind = self.reader.kind()?;
        let start = self.reader.position();
        if kind != Kind::Object {
            let span = self.reader.skip()?;
            self.item_not_object(delta, kind, span);
            return Ok(());
        }
        let depth = self.reader.path().depth();
        let known = [REMOVED, ID, DESTINATION_TYPE, delta.reference[0]];
        let names = Names {
            known: &known,
            read_only: delta.read_only,
        };
        let mut members = Vec::new();
        let mut read = self.members(delta, &names, &mut members);
        if let Err(error) = &mut read {
            // What was read of the item is still judged, at the item's own path.
            error.pointer = Some(self.reader.path().pointer(&[]));
            self.reader.truncate_path(depth);
        }
        let item = Item {
            delta,
            members,
            span: Span::new(start, self.reader.position()),
            whole: read.is_ok(),
        };
        if item.member(REMOVED).is_some() {
            self.removals += 1;
            self.removal(&item);
        } else {
            self.additions += 1;
            self.addition(&item);
        }
        read
    }

    fn item_not_object(&mut self, delta: &'static Delta, kind: Kind, span: Span) {
        self.find(&rules::ITEM_NOT_OBJECT, span, &[], |it| {
            it.words("found", kind.words())
                .words("addition", delta.example)
                .words("removal", REMOVAL_EXAMPLE)
        });
    }

    /// Reads the members of the object that starts here, as far as they can be read.
    fn members(
        &mut self,
        delta: &'static Delta,
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
            let read = match (kind, names_inside(delta, meant)) {
                (Kind::String, _) => self.reader.string().map(|it| text = it.value),
                (Kind::Object, Some(names)) => self.members(delta, &names, &mut inner),
                _ => self.reader.skip().map(drop),
            };
            if read.is_ok() || !inner.is_empty() {
                let span = Span::new(start, self.reader.position());
                let value = Value {
                    kind,
                    span,
                    text,
                    members: inner,
                };
                members.push(Member { key, meant, value });
            }
            read?;
        }
        Ok(())
    }

    fn removal(&mut self, item: &Item<'t>) {
        for member in &item.members {
            if let Meant::Known(name, spelled) = member.meant {
                self.misnamed(&member.key, spelled, name, &[&member.key.value]);
            }
        }
        if let Some(removed) = item.member(REMOVED) {
            self.removed(removed);
        }
        let reference = item.member(item.delta.reference[0]);
        if let Some(id) = item.member(ID) {
            self.removal_id(item, id);
            if let Some(reference) = reference {
                let name = &*reference.key.value;
                self.find(
                    &rules::REMOVAL_WITH_REFERENCE,
                    reference.key.span,
                    &[name],
                    |it| it.text("name", name),
                );
            }
        } else if let Some(reference) = reference {
            let tail = [&*reference.key.value];
            self.find(
                &rules::REMOVAL_BY_REFERENCE,
                reference.value.span,
                &tail,
                |it| it,
            );
        } else if item.whole && !item.has_entity_id() {
            self.find(&rules::REMOVAL_WITHOUT_ID, item.span, &[], |it| {
                it.words("removal", REMOVAL_EXAMPLE)
            });
        }
    }

    /// Judges `@removed`.
    fn removed(&mut self, removed: &Member<'t>) {
        let (value, name) = (&removed.value, &*removed.key.value);
        if value.kind != Kind::Object {
            let meant = value.kind == Kind::Bool || REASONS.contains(&&*value.text);
            self.find(&rules::REMOVED_MALFORMED, value.span, &[name], |it| {
                let it = it
                    .words("found", value.kind.words())
                    .words("example", REMOVED_EXAMPLE);
                let edit = (value.span, REMOVED_EXAMPLE.to_owned());
                if meant {
                    it.fix("Write it as an object", vec![edit])
                } else {
                    it
                }
            });
            return;
        }
        for member in &value.members {
            if let Meant::Known(expected, spelled) = member.meant {
                self.misnamed(&member.key, spelled, expected, &[name, &member.key.value]);
                self.reason(&member.value, &[name, &member.key.value]);
            }
        }
    }

    fn reason(&mut self, value: &Value<'t>, tail: &[&str]) {
        if value.kind != Kind::String {
            self.wrong_type(value, tail, "text", "\"changed\"", None);
        } else if !REASONS.contains(&&*value.text) {
            let meant = REASONS
                .iter()
                .find(|it| value.text.eq_ignore_ascii_case(it));
            self.find(&rules::REMOVED_REASON, value.span, tail, |it| {
                let it = it.text("value", &value.text);
                match meant {
                    Some(meant) => it.fix("Correct the reason", vec![(value.span, quoted(meant))]),
                    None => it,
                }
            });
        }
    }

    fn removal_id(&mut self, item: &Item<'t>, id: &Member<'t>) {
        let tail = [&*id.key.value];
        if self.id(&id.value, &tail, &REMOVAL_RULES, item.delta) {
            self.duplicate(&id.value, &tail, &REMOVAL_RULES, item.delta);
        }
    }

    fn addition(&mut self, item: &Item<'t>) {
        for member in &item.members {
            let (key, tail) = (&member.key, [&*member.key.value]);
            match member.meant {
                Meant::Known(name, spelled) => self.misnamed(key, spelled, name, &tail),
                Meant::ReadOnly => self.not_settable(&rules::PROPERTY_READ_ONLY, key, &tail),
                Meant::Unknown => self.not_settable(&rules::PROPERTY_UNKNOWN, key, &tail),
                Meant::Annotation => {}
            }
        }
        let destination = item.member(DESTINATION_TYPE);
        let reference = item.member(item.delta.reference[0]);
        let bound = item.bound_reference();
        if let Some(reference) = reference {
            self.reference(item, reference);
        } else if let Some(bound) = bound {
            self.bound_reference(item, bound);
        } else if item.whole && destination.is_none() {
            self.find(&rules::ITEM_UNCLEAR, item.span, &[], |it| {
                it.words("reference", item.delta.reference_words)
                    .words("addition", item.delta.example)
                    .words("removal", REMOVAL_EXAMPLE)
            });
            return;
        } else if item.whole {
            self.reference_missing(item, item.span, &[]);
        }
        if let Some(id) = item.member(ID) {
            self.find(
                &rules::ADDITION_WITH_ID,
                id.key.span,
                &[&id.key.value],
                |it| it.words("removal", REMOVAL_EXAMPLE),
            );
        }
        if let Some(destination) = destination {
            self.destination(item, destination);
        } else if item.whole {
            self.find(&rules::DESTINATION_MISSING, item.span, &[], |it| {
                it.service(item.delta.invalid_destination)
            });
        }
    }

    fn not_settable(&mut self, rule: &'static Rule, key: &Text<'t>, tail: &[&str]) {
        self.find(rule, key.span, tail, |it| it.text("name", &key.value));
    }

    fn reference_missing(&mut self, item: &Item<'t>, span: Span, tail: &[&str]) {
        self.find(&rules::REFERENCE_MISSING, span, tail, |it| {
            it.words("addition", item.delta.example)
                .service(item.delta.invalid_reference)
        });
    }

    /// Judges what an addition refers to: an object that holds the id, or the id itself.
    fn reference(&mut self, item: &Item<'t>, outer: &Member<'t>) {
        let name = &*outer.key.value;
        let Some(inner_name) = item.delta.reference.get(1) else {
            self.reference_id(item, &outer.value, &[name]);
            return;
        };
        if outer.value.kind != Kind::Object {
            self.reference_not_object(&outer.value, name, inner_name);
            return;
        }
        for inner in &outer.value.members {
            let tail = [name, &*inner.key.value];
            match inner.meant {
                Meant::Known(it, spelled) => self.misnamed(&inner.key, spelled, it, &tail),
                Meant::Unknown => self.not_settable(&rules::PROPERTY_UNKNOWN, &inner.key, &tail),
                Meant::ReadOnly | Meant::Annotation => {}
            }
        }
        if let Some(id) = member(&outer.value.members, inner_name) {
            self.reference_id(item, &id.value, &[name, &id.key.value]);
        } else if let Some(old) = outer
            .value
            .members
            .iter()
            .find(|it| is_entity_id(&it.key.value))
        {
            self.reference_old_shape(item, old, name, inner_name);
        } else if item.whole {
            self.reference_missing(item, outer.value.span, &[name]);
        }
    }

    fn reference_id(&mut self, item: &Item<'t>, value: &Value<'t>, tail: &[&str]) {
        if self.id(value, tail, &REFERENCE_RULES, item.delta) {
            self.duplicate(value, tail, &REFERENCE_RULES, item.delta);
        }
    }

    /// `"restorePoint":"…"`, where an object is expected.
    fn reference_not_object(&mut self, value: &Value<'t>, name: &str, inner: &str) {
        let example = format!("\"{name}\":{{\"{inner}\":\"…\"}}");
        let fixed = format!("{{\"{inner}\":{}}}", quoted(&value.text));
        let fix = is_guid(&value.text).then_some(fixed);
        self.wrong_type(value, &[name], "an object", &example, fix);
    }

    /// `"restorePoint":{"@odata.id":"…"}`, as the documents of 2024 had it.
    fn reference_old_shape(&mut self, item: &Item<'t>, old: &Member<'t>, name: &str, inner: &str) {
        let fix = is_guid(&old.value.text).then(|| vec![(old.key.span, quoted(inner))]);
        let tail = [name, &*old.key.value];
        self.old_shape(
            item,
            old,
            &tail,
            &format!("\"{name}\":{{\"{inner}\":\"…\"}}"),
            fix,
        );
    }

    /// `"restorePoint@odata.bind":"…"`, OData's way to refer to an entity that is not contained.
    fn bound_reference(&mut self, item: &Item<'t>, bound: &Member<'t>) {
        let path = item.delta.reference;
        let inner = path.get(1).copied().unwrap_or(ID);
        let example = |id: &str| format!("{}:{{\"{inner}\":{}}}", quoted(path[0]), quoted(id));
        let text = bound.value.text.trim_end_matches([')', '\'', '"', '/']);
        let id = text
            .rsplit(['/', '(', '\'', '"'])
            .next()
            .filter(|it| is_guid(it));
        let whole = Span::new(bound.key.span.start, bound.value.span.end);
        let fix = id.map(|id| vec![(whole, example(id))]);
        self.old_shape(item, bound, &[&bound.key.value], &example("…"), fix);
    }

    fn old_shape(
        &mut self,
        item: &Item<'t>,
        old: &Member<'t>,
        tail: &[&str],
        example: &str,
        fix: Option<Vec<(Span, String)>>,
    ) {
        self.find(&rules::REFERENCE_OLD_SHAPE, old.key.span, tail, |it| {
            let it = it.text("name", &old.key.value).text("example", example);
            let it = it.service(item.delta.invalid_reference);
            match fix {
                Some(edits) => it.fix("Write it in the shape of today", edits),
                None => it,
            }
        });
    }

    /// Judges an id by itself; gives whether it is text, and so can be compared with others.
    fn id(&mut self, value: &Value<'t>, tail: &[&str], ids: &IdRules, delta: &Delta) -> bool {
        if value.kind != Kind::String {
            self.wrong_type(value, tail, "text", "the id in double quotes", None);
            return false;
        }
        let (rule, reason, guid) = match shape(&value.text) {
            Shape::Guid => return true,
            Shape::Nearly(reason, guid) => (ids.malformed, reason, guid),
            Shape::Other(reason) => (ids.unusual, reason, None),
        };
        let service =
            (ids.malformed == &rules::REFERENCE_MALFORMED).then_some(delta.invalid_reference);
        self.find(rule, value.span, tail, |mut it| {
            it.service = service.filter(|_| rule.severity == Severity::Error);
            let it = it.text("value", &value.text).text("reason", &reason);
            match guid {
                Some(guid) => it.fix("Keep the GUID alone", vec![(value.span, quoted(guid))]),
                None => it,
            }
        });
        true
    }

    /// Tells an id that an item of the same kind had before.
    fn duplicate(&mut self, value: &Value<'t>, tail: &[&str], ids: &IdRules, delta: &Delta) {
        let (path, findings) = self.reader.path_and_watch();
        let seen = match ids.duplicate == &rules::DUPLICATE_ADDITION {
            true => &mut self.seen.references,
            false => &mut self.seen.ids,
        };
        match seen.entry(fold(&value.text)) {
            Entry::Vacant(entry) => {
                entry.insert(path.pointer(tail));
            }
            Entry::Occupied(entry) => findings.add(
                ids.duplicate,
                || path.pointer(tail),
                |it| {
                    it.at(value.span)
                        .text("value", &value.text)
                        .service(delta.duplicate)
                        .related(entry.get().clone(), "The first one is here.")
                },
            ),
        }
    }

    fn destination(&mut self, item: &Item<'t>, member: &Member<'t>) {
        let (value, tail) = (&member.value, [&*member.key.value]);
        if value.kind != Kind::String {
            self.wrong_type(value, &tail, "text", "\"new\" or \"inPlace\"", None);
            return;
        }
        let meant = destination_meant(&value.text);
        if let Some(meant) = meant {
            self.one_destination(item, value, meant, &tail);
        }
        if DestinationType::of_name(&value.text).is_some() {
            return;
        }
        self.find(&rules::DESTINATION_UNKNOWN, value.span, &tail, |it| {
            let it = it
                .text("value", &value.text)
                .service(item.delta.invalid_destination);
            match meant {
                Some(meant) => it.fix(
                    "Correct the destination",
                    vec![(value.span, quoted(meant.name()))],
                ),
                None => it,
            }
        });
    }

    /// Tells a destination that is not that of the first addition.
    fn one_destination(
        &mut self,
        item: &Item<'t>,
        value: &Value<'t>,
        meant: DestinationType,
        tail: &[&str],
    ) {
        let (path, findings) = self.reader.path_and_watch();
        let Some((first, pointer)) = &self.seen.destination else {
            self.seen.destination = Some((meant, path.pointer(tail)));
            return;
        };
        if *first != meant {
            findings.add(
                &rules::DESTINATION_MIXED,
                || path.pointer(tail),
                |it| {
                    it.at(value.span)
                        .words("value", meant.name())
                        .words("first", first.name())
                        .service(item.delta.mixed_destinations)
                        .related(pointer.clone(), "The first destination is here.")
                },
            );
        }
    }

    fn wrong_type(
        &mut self,
        value: &Value<'t>,
        tail: &[&str],
        expected: &str,
        example: &str,
        fix: Option<String>,
    ) {
        let name = tail.last().copied().unwrap_or_default();
        self.find(&rules::WRONG_TYPE, value.span, tail, |it| {
            let it = it
                .text("name", name)
                .words("found", value.kind.words())
                .words("expected", expected)
                .text("example", example);
            match fix {
                Some(text) => it.fix("Write it as expected", vec![(value.span, text)]),
                None => it,
            }
        });
    }
}

/// An item as far as it was read.
struct Item<'t> {
    delta: &'static Delta,
    members: Vec<Member<'t>>,
    span: Span,
    /// Whether it was read to its end: only then can something be missing.
    whole: bool,
}

impl<'t> Item<'t> {
    fn member(&self, name: &str) -> Option<&Member<'t>> {
        member(&self.members, name)
    }

    /// `@id`, by which OData knows a deleted entity too.
    fn has_entity_id(&self) -> bool {
        self.members.iter().any(|it| is_entity_id(&it.key.value))
    }

    fn bound_reference(&self) -> Option<&Member<'t>> {
        let binds = |key: &str| {
            let name = key
                .strip_suffix("@odata.bind")
                .or_else(|| key.strip_suffix("@bind"));
            name == Some(self.delta.reference[0])
        };
        self.members.iter().find(|it| binds(&it.key.value))
    }
}

fn is_entity_id(name: &str) -> bool {
    name == "@id" || name == "@odata.id"
}

/// The destination that a text means, in any casing and with any separators.
fn destination_meant(text: &str) -> Option<DestinationType> {
    let means = |it: &DestinationType| {
        matches!(
            spelling(text, it.name()),
            Some(Spelling::Exact | Spelling::Recased)
        )
    };
    DestinationType::ALL.into_iter().find(means)
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
