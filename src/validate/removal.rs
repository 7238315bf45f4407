//! Judging removals.

use super::Validator;
use super::ids::AboutId;
use super::item::{Item, REMOVAL_EXAMPLE, text_of, words_of};
use crate::delta::Property;
use crate::delta::id::{IdCheck, check_id};
use crate::delta::item::{last_segment, set_of};
use crate::delta::names::{Names, REASON, property};
use crate::finding::rules;
use crate::json::{Data, Value, quoted};
use crate::resource::{ID, REMOVED};

/// The reasons that OData knows, the one that the documents of Backup Storage use first.
pub(crate) const REASONS: [&str; 2] = ["changed", "deleted"];

impl Validator<'_> {
    pub(super) fn removal(&mut self, item: &Item) {
        if self.seen.creates {
            let told = rules::RemovalAtCreation {
                item: item.delta.item,
                expected: item.delta.property,
            };
            self.find(told, item.span, &[], |it| it);
            return;
        }
        self.names(&item.read.properties, &[]);
        if let Some(removed) = item.read.property(REMOVED) {
            self.removed(item, removed);
        }
        let reference = item.read.reference_property();
        if let Some(id) = item.read.property(ID) {
            let tail = [&*id.name.value];
            if self.id(id.value, &tail, item.items.id) {
                self.removed_twice(item, id.value, text_of(id.value), &tail);
            }
            if let Some(reference) = reference {
                let name = &*reference.name.value;
                let told = rules::RemovalWithReference { name };
                self.find(told, reference.name.span, &[name], |it| it);
            }
        } else if let Some(reference) = reference {
            let tail = [&*reference.name.value];
            let told = rules::RemovalByReference {
                reference: item.items.reference.words,
                item: item.delta.item,
            };
            self.find(told, reference.value.span, &tail, |it| it);
        } else if let Some(entity_id) = item.read.entity_id() {
            self.removal_by_entity_id(item, entity_id);
        } else if item.whole {
            let told = rules::RemovalWithoutId {
                item: item.delta.item,
                removal: REMOVAL_EXAMPLE,
            };
            self.find(told, item.span, &[], |it| it);
        }
    }

    /// Judges a removal that names its item by an address.
    fn removal_by_entity_id(&mut self, item: &Item, entity_id: &Property) {
        let (value, tail) = (entity_id.value, [&*entity_id.name.value]);
        let address = text_of(value);
        let id = last_segment(address);
        let (reference, kind) = (item.items.reference, item.items.id);
        let is_of_reference = set_of(address, id).is_some_and(|it| {
            let mut sets = reference.id.sets.iter();
            sets.any(|set| set.eq_ignore_ascii_case(it))
        });
        if is_of_reference {
            let told = rules::RemovalByReference {
                reference: reference.words,
                item: item.delta.item,
            };
            self.find(told, value.span, &tail, |it| it);
            return;
        }
        if let IdCheck::Malformed { reason, .. } = check_id(id, kind) {
            let told = AboutId::new(address, kind, &reason).malformed(None);
            self.find(told, value.span, &tail, |it| it.service(kind.invalid));
        }
        self.removed_twice(item, value, id, &tail);
    }

    /// Judges `@removed`.
    pub(super) fn removed(&mut self, item: &Item, removed: &Property) {
        let (value, name) = (removed.value, &*removed.name.value);
        let Some(names) = Names::inside(item.items, removed.meant).filter(|_| value.is_object())
        else {
            if !self.lost(value, &[name]) {
                self.removed_not_object(value, name);
            }
            return;
        };
        let properties = names.read(value);
        self.names(&properties, &[name]);
        if let Some(reason) = property(&properties, REASON) {
            self.reason(reason.value, &[name, &reason.name.value]);
        }
    }

    /// Whether `true` or a reason was meant is certain; that `false` or null takes away what it says
    /// not to remove is not.
    fn removed_not_object(&mut self, value: &Value, name: &str) {
        let says_true = matches!(value.data, Data::Bool(true));
        let written = REASONS.into_iter().find(|it| *it == text_of(value));
        let meant = written.or(says_true.then_some(REASONS[0]));
        let object = format!("{{\"{REASON}\":\"{}\"}}", meant.unwrap_or(REASONS[0]));
        let told = rules::RemovedMalformed {
            found: words_of(value),
            example: &object,
        };
        self.find(told, value.span, &[name], |it| {
            let mend = meant.map(|_| (value.span, object.clone()));
            it.maybe_fix("Write it as an object", mend)
        });
    }

    fn reason(&mut self, value: &Value, tail: &[&str]) {
        let Some(text) = value.as_str() else {
            self.wrong_type(value, tail, "text", "\"changed\"", None);
            return;
        };
        if !REASONS.contains(&text) {
            let meant = REASONS.iter().find(|it| text.eq_ignore_ascii_case(it));
            let told = rules::RemovedReason { value: text };
            self.find(told, value.span, tail, |it| {
                let mend = meant.map(|it| (value.span, quoted(it)));
                it.maybe_fix("Correct the reason", mend)
            });
        }
    }
}
