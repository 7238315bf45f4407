//! Judging removals.

use super::Validator;
use super::item::{Item, Member, REASON, REMOVAL_EXAMPLE, Value, is_entity_id, member};
use crate::delta::id::folded_guid;
use crate::finding::rules;
use crate::interpret::entry::last_segment;
use crate::json::{Kind, quoted};
use crate::resource::{ID, REMOVED};

/// The reasons that OData knows, the one that the documents of Backup Storage use first.
pub(crate) const REASONS: [&str; 2] = ["changed", "deleted"];

/// The `@id` of an item, by which OData knows it too, where it says something.
fn entity_id<'m, 't>(item: &'m Item<'t>) -> Option<&'m Member<'t>> {
    let mut members = item.members.iter();
    members.find(|it| is_entity_id(&it.key.value) && !it.value.text.trim().is_empty())
}

impl<'t> Validator<'t> {
    pub(super) fn removal(&mut self, item: &Item<'t>) {
        self.names(&item.members, &[]);
        if let Some(removed) = item.member(REMOVED) {
            self.removed(removed);
        }
        let reference = item.reference();
        if let Some(id) = item.member(ID) {
            let tail = [&*id.key.value];
            if let Some(name) = self.id(&id.value, &tail, item.items.id) {
                self.removed_twice(item, &id.value, name, &tail);
            }
            if let Some(reference) = reference {
                let name = &*reference.key.value;
                let rule = &rules::REMOVAL_WITH_REFERENCE;
                self.find(rule, reference.key.span, &[name], |it| {
                    it.text("name", name)
                });
            }
        } else if let Some(reference) = reference {
            let tail = [&*reference.key.value];
            let rule = &rules::REMOVAL_BY_REFERENCE;
            self.find(rule, reference.value.span, &tail, |it| {
                it.words("reference", item.items.reference.words)
                    .words("item", item.delta.item)
            });
        } else if let Some(entity_id) = entity_id(item) {
            let value = &entity_id.value;
            let name = folded_guid(last_segment(&value.text));
            self.removed_twice(item, value, name.into(), &[&entity_id.key.value]);
        } else if item.whole {
            self.find(&rules::REMOVAL_WITHOUT_ID, item.span, &[], |it| {
                it.words("item", item.delta.item)
                    .words("removal", REMOVAL_EXAMPLE)
            });
        }
    }

    /// Judges `@removed`.
    pub(super) fn removed(&mut self, removed: &Member<'t>) {
        let (value, name) = (&removed.value, &*removed.key.value);
        if value.kind != Kind::Object {
            self.removed_not_object(value, name);
            return;
        }
        self.names(&value.members, &[name]);
        if let Some(reason) = member(&value.members, REASON) {
            self.reason(&reason.value, &[name, &reason.key.value]);
        }
    }

    /// Whether `true` or a reason was meant is certain; that `false` or null takes away what it says
    /// not to remove is not.
    fn removed_not_object(&mut self, value: &Value<'t>, name: &str) {
        let says_true = value.truth == Some(true);
        let written = REASONS.into_iter().find(|it| *it == value.text);
        let meant = written.or(says_true.then_some(REASONS[0]));
        let object = format!("{{\"{REASON}\":\"{}\"}}", meant.unwrap_or(REASONS[0]));
        self.find(&rules::REMOVED_MALFORMED, value.span, &[name], |it| {
            let it = it.words("found", value.words()).words("example", &object);
            it.maybe_fix("Write it as an object", meant.map(|_| (value.span, object)))
        });
    }

    fn reason(&mut self, value: &Value<'t>, tail: &[&str]) {
        if value.kind != Kind::String {
            self.wrong_type(value, tail, "text", "\"changed\"", None);
        } else if !REASONS.contains(&&*value.text) {
            let meant = REASONS
                .iter()
                .find(|it| value.text.eq_ignore_ascii_case(it));
            self.find(&rules::REMOVED_REASON, value.span, tail, |it| {
                let mend = meant.map(|it| (value.span, quoted(it)));
                it.text("value", &value.text)
                    .maybe_fix("Correct the reason", mend)
            });
        }
    }
}
