//! Judging additions.

use super::Validator;
use super::item::{Item, Meant, Member, REMOVAL_EXAMPLE, Value, means_entity_id, member};
use crate::delta::id::is_guid;
use crate::delta::spelling::{Spelling, destination_meant};
use crate::finding::{Span, rules};
use crate::json::{Kind, quoted};
use crate::resource::{
    BROWSE_SESSION, BROWSE_SESSION_ID, DESTINATION_TYPE, DestinationType, ID, IdKind, REMOVED,
    SEARCH_RESPONSE_ID,
};

impl<'t> Validator<'t> {
    pub(super) fn addition(&mut self, item: &Item<'t>) {
        let id = item.member(ID);
        let alternative = id.filter(|_| item.items.reference.alternative == Some(ID));
        let destination = item.member(DESTINATION_TYPE);
        let browse_session = item.member(BROWSE_SESSION_ID);
        let bound = bound_reference(item);
        let says = [
            item.reference(),
            alternative,
            bound,
            destination,
            browse_session,
        ];
        if item.whole && says.iter().all(Option::is_none) {
            self.item_unclear(item);
            return;
        }
        self.names(&item.members, &[]);
        self.not_settable_in(item);
        if let Some(removed) = item.member(REMOVED) {
            self.removed(removed);
        }
        if let Some(reference) = item.reference() {
            self.reference(item, reference);
        } else if let Some(alternative) = alternative {
            self.reference_id(item, &alternative.value, &[&alternative.key.value]);
        } else if let Some(bound) = bound {
            self.bound_reference(item, bound);
        } else if item.whole {
            self.reference_missing(item, item.span, &[]);
        }
        if let Some(bound) = bound
            && (item.reference().is_some() || alternative.is_some())
        {
            // Which of the two counts is not known.
            let tail = [&*bound.key.value];
            self.old_shape(item, bound, &tail, &bound_example(item, "…"), None);
        }
        if let Some(id) = id
            && (alternative.is_none() || item.reference().is_some())
        {
            let rule = &rules::ADDITION_WITH_ID;
            self.find(rule, id.key.span, &[&id.key.value], |it| {
                it.words("item", item.delta.item)
                    .words("removal", REMOVAL_EXAMPLE)
            });
        }
        self.destination(item, destination);
        if item.items.has_browse_session {
            self.browse_session(item, browse_session);
        }
        if let Some(kind) = item.items.search_response {
            self.search_response(item, kind);
        }
    }

    /// Tells the properties that cannot be set.
    fn not_settable_in(&mut self, item: &Item<'t>) {
        for member in &item.members {
            let (key, tail) = (&member.key, [&*member.key.value]);
            match member.meant {
                Meant::ReadOnly => self.not_settable(&rules::PROPERTY_READ_ONLY, key, &tail),
                Meant::Unknown => self.not_settable(&rules::PROPERTY_UNKNOWN, key, &tail),
                Meant::Known(..) | Meant::Annotation => {}
            }
        }
    }

    fn item_unclear(&mut self, item: &Item<'t>) {
        self.find(&rules::ITEM_UNCLEAR, item.span, &[], |it| {
            it.words("reference", item.items.reference.words)
                .words("addition", item.items.example)
                .words("removal", REMOVAL_EXAMPLE)
        });
    }

    fn reference_missing(&mut self, item: &Item<'t>, span: Span, tail: &[&str]) {
        let reference = item.items.reference;
        self.find(&rules::REFERENCE_MISSING, span, tail, |it| {
            it.words("reference", reference.words)
                .words("item", item.delta.item)
                .words("addition", item.items.example)
                .service(reference.id.invalid)
        });
    }

    /// Judges what an addition refers to: an object that holds the id, or the id itself.
    fn reference(&mut self, item: &Item<'t>, outer: &Member<'t>) {
        let name = &*outer.key.value;
        let Some(inner_name) = item.items.reference.path.get(1) else {
            self.reference_id(item, &outer.value, &[name]);
            return;
        };
        let is_joined = matches!(outer.meant, Meant::Known(_, Spelling::Joined));
        if is_joined {
            self.reference_joined(item, outer, inner_name);
        }
        match outer.value.kind {
            Kind::Object => self.reference_object(item, outer, inner_name),
            Kind::String if is_joined => self.reference_id(item, &outer.value, &[name]),
            _ if is_joined => {}
            _ => self.reference_not_object(item, &outer.value, name, inner_name),
        }
    }

    /// Judges the object that holds the id that an addition refers to.
    fn reference_object(&mut self, item: &Item<'t>, outer: &Member<'t>, inner_name: &str) {
        let name = &*outer.key.value;
        self.names(&outer.value.members, &[name]);
        for inner in &outer.value.members {
            if inner.meant == Meant::Unknown {
                let tail = [name, &*inner.key.value];
                self.not_settable(&rules::PROPERTY_UNKNOWN, &inner.key, &tail);
            }
        }
        let mut entity_ids = outer.value.members.iter();
        if let Some(id) = member(&outer.value.members, inner_name) {
            self.reference_id(item, &id.value, &[name, &id.key.value]);
        } else if let Some(old) = entity_ids.find(|it| means_entity_id(&it.key.value)) {
            self.reference_old_shape(item, outer, old, inner_name);
        } else if item.whole {
            self.reference_missing(item, outer.value.span, &[name]);
        }
    }

    fn reference_id(&mut self, item: &Item<'t>, value: &Value<'t>, tail: &[&str]) {
        if let Some(name) = self.id(value, tail, item.items.reference.id) {
            self.added_twice(item, value, name, tail);
        }
    }

    /// `"restorePointId":"…"`, where an object is expected under the name of the property alone.
    fn reference_joined(&mut self, item: &Item<'t>, outer: &Member<'t>, inner: &str) {
        let name = item.items.reference.path[0];
        if !item.is_alone(name) {
            return;
        }
        let (key, value) = (&outer.key, &outer.value);
        let nested = |id: &str| format!("\"{name}\":{{\"{inner}\":{id}}}");
        let whole = Span::new(key.span.start, value.span.end);
        let written = &self.reader.text()[value.span.start..value.span.end];
        let edit = match value.kind {
            Kind::String => Some((whole, nested(written))),
            Kind::Object => Some((key.span, quoted(name))),
            _ => None,
        };
        let rule = &rules::PROPERTY_MISNAMED;
        self.find(rule, key.span, &[&key.value], |it| {
            it.text("name", &key.value)
                .words("expected", &nested("\"…\""))
                .maybe_fix("Correct the name", edit)
        });
    }

    /// `"restorePoint":"…"`, where an object is expected.
    fn reference_not_object(
        &mut self,
        item: &Item<'t>,
        value: &Value<'t>,
        name: &str,
        inner: &str,
    ) {
        let example = bound_example(item, "…");
        let fixed = format!("{{\"{inner}\":{}}}", quoted(&value.text));
        let mend = is_guid(&value.text).then_some(fixed);
        self.wrong_type(value, &[name], "an object", &example, mend);
    }

    /// `"restorePoint":{"@odata.id":"…"}`, as the documents of 2024 had it.
    fn reference_old_shape(
        &mut self,
        item: &Item<'t>,
        outer: &Member<'t>,
        old: &Member<'t>,
        inner: &str,
    ) {
        let name = &*outer.key.value;
        let entity_ids = outer.value.members.iter();
        let is_alone = entity_ids
            .filter(|it| means_entity_id(&it.key.value))
            .count()
            == 1;
        let is_certain = is_alone && is_guid(&old.value.text);
        let mend = is_certain.then(|| (old.key.span, quoted(inner)));
        let tail = [name, &*old.key.value];
        let example = bound_example(item, "…");
        self.old_shape(item, old, &tail, &example, mend);
    }

    /// `"restorePoint@odata.bind":"…"`, OData's way to refer to an entity that is not contained.
    fn bound_reference(&mut self, item: &Item<'t>, bound: &Member<'t>) {
        let parts = bound.value.text.rsplit(['/', '(', ')', '\'', '"']);
        let mut parts = parts.filter(|it| !it.is_empty());
        let id = parts.next().filter(|it| is_guid(it));
        // A GUID of something else is no restore point.
        let set = format!("{}s", item.items.reference.path[0]);
        let is_of_set =
            item.items.reference.path.len() == 1 || parts.next().is_none_or(|it| it == set);
        let whole = Span::new(bound.key.span.start, bound.value.span.end);
        let mend = id.filter(|_| is_of_set);
        let mend = mend.map(|id| (whole, bound_example(item, id)));
        let example = bound_example(item, "…");
        self.old_shape(item, bound, &[&bound.key.value], &example, mend);
    }

    fn old_shape(
        &mut self,
        item: &Item<'t>,
        old: &Member<'t>,
        tail: &[&str],
        example: &str,
        mend: Option<(Span, String)>,
    ) {
        let reference = item.items.reference;
        self.find(&rules::REFERENCE_OLD_SHAPE, old.key.span, tail, |it| {
            it.words("reference", reference.words)
                .text("name", &old.key.value)
                .text("example", example)
                .service(reference.id.invalid)
                .maybe_fix("Write it in the shape of today", mend)
        });
    }

    fn browse_session(&mut self, item: &Item<'t>, member: Option<&Member<'t>>) {
        if let Some(member) = member {
            // One wrong id in fifty items is one mistake.
            if self.seen.browse_sessions.insert(member.value.text.clone()) {
                self.id(&member.value, &[&member.key.value], &BROWSE_SESSION);
            }
        } else if item.whole {
            self.find(&rules::BROWSE_SESSION_MISSING, item.span, &[], |it| {
                it.words("addition", item.items.example)
            });
        }
    }

    fn search_response(&mut self, item: &Item<'t>, kind: &'static IdKind) {
        if let Some(member) = item.member(SEARCH_RESPONSE_ID) {
            self.id(&member.value, &[&member.key.value], kind);
        } else if item.whole {
            self.find(&rules::SEARCH_RESPONSE_MISSING, item.span, &[], |it| {
                it.words("addition", item.items.example)
            });
        }
    }

    fn destination(&mut self, item: &Item<'t>, member: Option<&Member<'t>>) {
        let Some(member) = member else {
            if item.whole && item.items.has_destination {
                self.find(&rules::DESTINATION_MISSING, item.span, &[], |it| it);
            }
            return;
        };
        let (value, tail) = (&member.value, [&*member.key.value]);
        if value.kind != Kind::String {
            self.wrong_type(value, &tail, "text", "\"new\" or \"inPlace\"", None);
            return;
        }
        let meant = destination_meant(&value.text);
        if let Some(meant) = meant {
            self.one_destination(value, meant, &tail);
        }
        if DestinationType::of_name(&value.text).is_some() {
            return;
        }
        self.find(&rules::DESTINATION_UNKNOWN, value.span, &tail, |it| {
            let mend = meant.map(|it| (value.span, quoted(it.name())));
            it.text("value", &value.text)
                .maybe_fix("Correct the destination", mend)
        });
    }

    /// Tells a destination that is not that of the first addition.
    fn one_destination(&mut self, value: &Value<'t>, meant: DestinationType, tail: &[&str]) {
        let (path, findings) = self.reader.path_and_watch();
        let Some((first, pointer)) = &self.seen.destination else {
            self.seen.destination = Some((meant, path.pointer(tail)));
            return;
        };
        if *first != meant {
            let rule = &rules::DESTINATION_MIXED;
            findings.add(
                rule,
                || path.pointer(tail),
                |it| {
                    it.at(value.span)
                        .words("value", meant.name())
                        .words("first", first.name())
                        .related(|| pointer.clone(), "The first destination is here.")
                },
            );
        }
    }
}

/// What to write in the place of a bound reference.
fn bound_example(item: &Item, id: &str) -> String {
    match item.items.reference.path {
        [outer, inner] => format!("\"{outer}\":{{\"{inner}\":{}}}", quoted(id)),
        path => format!("\"{}\":{}", path[0], quoted(id)),
    }
}

fn bound_reference<'m, 't>(item: &'m Item<'t>) -> Option<&'m Member<'t>> {
    let name = item.items.reference.path[0];
    let binds = |key: &str| {
        let bound = key
            .strip_suffix("@odata.bind")
            .or_else(|| key.strip_suffix("@bind"));
        bound == Some(name)
    };
    item.members.iter().find(|it| binds(&it.key.value))
}
