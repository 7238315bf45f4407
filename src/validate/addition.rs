//! Judging additions.

use super::Validator;
use super::item::{Item, REMOVAL_EXAMPLE, text_of};
use super::settings::means;
use crate::delta::id::is_guid;
use crate::delta::names::{Names, is_entity_id, property};
use crate::delta::spelling::{Spelling, destination_meant};
use crate::delta::{Meant, Property};
use crate::finding::{Span, rules};
use crate::json::{Kind, Value, quoted};
use crate::resource::{
    BROWSE_SESSION, BROWSE_SESSION_ID, DESTINATION_TYPE, DestinationType, ID, IdKind, REMOVED,
    SEARCH_RESPONSE_ID,
};

impl Validator<'_> {
    pub(super) fn addition(&mut self, item: &Item) {
        let id = item.read.property(ID);
        let alternative = id.filter(|_| item.items.reference.alternative == Some(ID));
        let destination = item.read.property(DESTINATION_TYPE);
        let browse_session = item.read.property(BROWSE_SESSION_ID);
        let bound = item.read.bound_reference();
        let says = [
            item.read.reference_property(),
            alternative,
            bound,
            destination,
            browse_session,
        ];
        if item.whole && says.iter().all(Option::is_none) {
            self.item_unclear(item);
            return;
        }
        self.names(&item.read.properties, &[]);
        self.not_settable_in(item);
        if let Some(removed) = item.read.property(REMOVED) {
            self.removed(item, removed);
        }
        if let Some(reference) = item.read.reference_property() {
            self.reference(item, reference);
        } else if let Some(alternative) = alternative {
            self.reference_id(item, alternative.value, &[&alternative.name.value]);
        } else if let Some(bound) = bound {
            self.bound_reference(item, bound);
        } else if item.whole {
            self.reference_missing(item, item.span, &[]);
        }
        if let Some(bound) = bound
            && (item.read.reference_property().is_some() || alternative.is_some())
        {
            // Which of the two counts is not known.
            let tail = [&*bound.name.value];
            self.old_shape(item, bound, &tail, &bound_example(item, "…"), None);
        }
        if let Some(id) = id
            && (alternative.is_none() || item.read.reference_property().is_some())
        {
            let told = rules::AdditionWithId {
                item: item.delta.item,
                removal: REMOVAL_EXAMPLE,
            };
            self.find(told, id.name.span, &[&id.name.value], |it| it);
        }
        self.destination(item, destination);
        if item.items.has_browse_session {
            self.browse_session(item, browse_session);
        }
        if let Some(kind) = item.items.search_response {
            self.search_response(item, kind);
        }
    }

    /// Judges what was read of an item that was cut short and may yet be anything: what is wrong in it
    /// whatever it is.
    pub(super) fn cut_item(&mut self, item: &Item) {
        self.names(&item.read.properties, &[]);
        if let Some(reference) = item.read.reference_property() {
            self.reference(item, reference);
        }
        if let Some(destination) = item.read.property(DESTINATION_TYPE) {
            self.destination(item, Some(destination));
        }
    }

    /// Tells the properties that cannot be set.
    fn not_settable_in(&mut self, item: &Item) {
        for member in &item.read.properties {
            let (key, name) = (member.name, &*member.name.value);
            match member.meant {
                Meant::ReadOnly => {
                    self.not_settable(rules::PropertyReadOnly { name }, key, &[name]);
                }
                Meant::Unknown if self.is_setting(name) => {
                    self.not_settable(rules::PropertyMisplaced { name }, key, &[name]);
                }
                Meant::Unknown => self.unknown(key, &[name]),
                Meant::Known(..) | Meant::Annotation | Meant::Wrapper => {}
            }
        }
    }

    /// Whether a name means a property that stands beside the array.
    fn is_setting(&self, name: &str) -> bool {
        let resource = self.resource();
        let mut settings = resource.into_iter().flat_map(|it| it.settings);
        settings.any(|it| means(name, it).is_some())
    }

    fn item_unclear(&mut self, item: &Item) {
        let told = rules::ItemUnclear {
            reference: item.items.reference.words,
            addition: item.items.example,
            removal: REMOVAL_EXAMPLE,
        };
        self.find(told, item.span, &[], |it| it);
    }

    fn reference_missing(&mut self, item: &Item, span: Span, tail: &[&str]) {
        let reference = item.items.reference;
        let told = rules::ReferenceMissing {
            reference: reference.words,
            item: item.delta.item,
            addition: item.items.example,
        };
        self.find(told, span, tail, |it| it.service(reference.id.invalid));
    }

    /// Judges what an addition refers to: an object that holds the id, or the id itself.
    fn reference(&mut self, item: &Item, outer: &Property) {
        let name = &*outer.name.value;
        let Some(inner_name) = item.items.reference.path.get(1) else {
            self.reference_id(item, outer.value, &[name]);
            return;
        };
        let is_joined = matches!(outer.meant, Meant::Known(_, Spelling::Joined));
        if is_joined {
            self.reference_joined(item, outer, inner_name);
        }
        match outer.value.kind() {
            Kind::Object => self.reference_object(item, outer, inner_name),
            Kind::String if is_joined => self.reference_id(item, outer.value, &[name]),
            _ if is_joined || self.lost(outer.value, &[name]) => {}
            _ => self.reference_not_object(item, outer.value, name, inner_name),
        }
    }

    /// Judges the object that holds the id that an addition refers to.
    fn reference_object(&mut self, item: &Item, outer: &Property, inner_name: &str) {
        let name = &*outer.name.value;
        let names = Names::inside(item.items, outer.meant);
        let inside = names.map_or_else(Vec::new, |it| it.read(outer.value));
        self.names(&inside, &[name]);
        for inner in inside.iter().filter(|it| it.meant == Meant::Unknown) {
            let tail = [name, &*inner.name.value];
            self.unknown(inner.name, &tail);
        }
        let mut entity_ids = inside.iter().filter(|it| is_entity_id(&it.name.value));
        if let Some(id) = property(&inside, inner_name) {
            self.reference_id(item, id.value, &[name, &id.name.value]);
        } else if let Some(old) = entity_ids.next() {
            let is_alone = entity_ids.next().is_none();
            self.reference_old_shape(item, outer, old, inner_name, is_alone);
        } else if item.whole {
            self.reference_missing(item, outer.value.span, &[name]);
        }
    }

    fn reference_id(&mut self, item: &Item, value: &Value, tail: &[&str]) {
        if self.id(value, tail, item.items.reference.id) {
            self.added_twice(item, value, tail);
        }
    }

    /// `"restorePointId":"…"`, where an object is expected under the name of the property alone.
    fn reference_joined(&mut self, item: &Item, outer: &Property, inner: &str) {
        let name = item.items.reference.path[0];
        if !item.is_alone(name) {
            return;
        }
        let (key, value) = (outer.name, outer.value);
        let nested = |id: &str| format!("\"{name}\":{{\"{inner}\":{id}}}");
        let whole = Span::new(key.span.start, value.span.end);
        let written = &self.reader.text()[value.span.start..value.span.end];
        let edit = match value.kind() {
            Kind::String => Some((whole, nested(written))),
            Kind::Object => Some((key.span, quoted(name))),
            _ => None,
        };
        let told = rules::PropertyMisnamed {
            name: &key.value,
            expected: &nested("\"…\""),
        };
        self.find(told, key.span, &[&key.value], |it| {
            it.maybe_fix("Correct the name", edit)
        });
    }

    /// `"restorePoint":"…"`, where an object is expected.
    fn reference_not_object(&mut self, item: &Item, value: &Value, name: &str, inner: &str) {
        let example = bound_example(item, "…");
        let fixed = format!("{{\"{inner}\":{}}}", quoted(text_of(value)));
        let mend = is_guid(text_of(value)).then_some(fixed);
        self.wrong_type(value, &[name], "an object", &example, mend);
    }

    /// `"restorePoint":{"@odata.id":"…"}`, as the documents of 2024 had it.
    fn reference_old_shape(
        &mut self,
        item: &Item,
        outer: &Property,
        old: &Property,
        inner: &str,
        is_alone: bool,
    ) {
        let name = &*outer.name.value;
        let is_certain = is_alone && is_guid(text_of(old.value));
        let mend = is_certain.then(|| (old.name.span, quoted(inner)));
        let tail = [name, &*old.name.value];
        let example = bound_example(item, "…");
        self.old_shape(item, old, &tail, &example, mend);
    }

    /// `"restorePoint@odata.bind":"…"`, OData's way to refer to an entity that is not contained.
    fn bound_reference(&mut self, item: &Item, bound: &Property) {
        let parts = text_of(bound.value).rsplit(['/', '(', ')', '\'', '"']);
        let mut parts = parts.filter(|it| !it.is_empty());
        let id = parts.next().filter(|it| is_guid(it));
        // A GUID of something else is no restore point.
        let set = format!("{}s", item.items.reference.path[0]);
        let is_of_set =
            item.items.reference.path.len() == 1 || parts.next().is_none_or(|it| it == set);
        let whole = Span::new(bound.name.span.start, bound.value.span.end);
        let mend = id.filter(|_| is_of_set);
        let mend = mend.map(|id| (whole, bound_example(item, id)));
        let example = bound_example(item, "…");
        self.old_shape(item, bound, &[&bound.name.value], &example, mend);
    }

    fn old_shape(
        &mut self,
        item: &Item,
        old: &Property,
        tail: &[&str],
        example: &str,
        mend: Option<(Span, String)>,
    ) {
        let reference = item.items.reference;
        let told = rules::ReferenceOldShape {
            reference: reference.words,
            name: &old.name.value,
            example,
        };
        self.find(told, old.name.span, tail, |it| {
            it.service(reference.id.invalid)
                .maybe_fix("Write it in the shape of today", mend)
        });
    }

    fn browse_session(&mut self, item: &Item, member: Option<&Property>) {
        if let Some(member) = member {
            // One wrong id in fifty items is one mistake.
            let text = text_of(member.value).to_owned();
            if self.seen.browse_sessions.insert(text) {
                self.id(member.value, &[&member.name.value], &BROWSE_SESSION);
            }
        } else if item.whole {
            let told = rules::BrowseSessionMissing {
                addition: item.items.example,
            };
            self.find(told, item.span, &[], |it| it);
        }
    }

    fn search_response(&mut self, item: &Item, kind: &'static IdKind) {
        if let Some(member) = item.read.property(SEARCH_RESPONSE_ID) {
            self.id(member.value, &[&member.name.value], kind);
        } else if item.whole {
            let told = rules::SearchResponseMissing {
                addition: item.items.example,
            };
            self.find(told, item.span, &[], |it| it);
        }
    }

    fn destination(&mut self, item: &Item, member: Option<&Property>) {
        let Some(member) = member else {
            if item.whole && item.items.has_destination {
                self.find(rules::DestinationMissing, item.span, &[], |it| it);
            }
            return;
        };
        let (value, tail) = (member.value, [&*member.name.value]);
        let Some(text) = value.as_str() else {
            self.wrong_type(value, &tail, "text", "\"new\" or \"inPlace\"", None);
            return;
        };
        let meant = destination_meant(text);
        if let Some(meant) = meant {
            self.one_destination(value, meant, &tail);
        }
        if DestinationType::of_name(text).is_some() {
            return;
        }
        let told = rules::DestinationUnknown {
            value: text,
            what: None,
        };
        self.find(told, value.span, &tail, |it| {
            let mend = meant.map(|it| (value.span, quoted(it.name())));
            it.maybe_fix("Correct the destination", mend)
        });
    }

    /// Tells a destination that is not that of the first addition.
    fn one_destination(&mut self, value: &Value, meant: DestinationType, tail: &[&str]) {
        let (path, findings) = self.reader.path_and_watch();
        let Some((first, pointer)) = &self.seen.destination else {
            self.seen.destination = Some((meant, path.pointer(tail)));
            return;
        };
        if *first != meant {
            let told = rules::DestinationMixed {
                value: meant.name(),
                first: first.name(),
            };
            findings.add(
                told,
                || path.pointer(tail),
                |it| {
                    it.at(value.span)
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
