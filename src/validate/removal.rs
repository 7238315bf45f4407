//! Judging removals.

use super::Validator;
use super::item::{Item, Meant, Member, REASON, REMOVAL_EXAMPLE, Value, is_entity_id, quoted};
use crate::finding::rules;
use crate::json::Kind;
use crate::resource::{ID, REMOVED};

const REMOVED_EXAMPLE: &str = r#"{"reason":"changed"}"#;
/// The reasons that OData knows.
pub(crate) const REASONS: [&str; 2] = ["changed", "deleted"];

impl<'t> Validator<'t> {
    pub(super) fn removal(&mut self, item: &Item<'t>) {
        for member in &item.members {
            if let Meant::Known(name, spelled) = member.meant {
                self.misnamed(&member.key, spelled, name, &[&member.key.value]);
            }
        }
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
        } else if item.whole && !item.members.iter().any(|it| is_entity_id(&it.key.value)) {
            self.find(&rules::REMOVAL_WITHOUT_ID, item.span, &[], |it| {
                it.words("item", item.delta.item)
                    .words("removal", REMOVAL_EXAMPLE)
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
                let tail = [name, &member.key.value];
                self.misnamed(&member.key, spelled, expected, &tail);
                debug_assert_eq!(expected, REASON);
                self.reason(&member.value, &tail);
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
}
