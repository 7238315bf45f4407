//! The id of the session or policy that a change is for, and how each id in a change is judged.

use super::read::{ChangeReader, at};
use crate::delta::address::Address;
use crate::delta::id::{IdCheck, check_id};
use crate::finding::rules;
use crate::resource::{Delta, ID, IdKind, Resource, RestoreJobType, is_segment};
use crate::validate::AboutId;

impl ChangeReader<'_, '_> {
    /// The id of what is to be changed; what is to be created has none.
    pub(super) fn id_of(&mut self, resource: &Resource, delta: &Delta, creates: bool) -> String {
        match creates {
            true => {
                if self.change.contains(ID) {
                    self.not_at_creation(ID, "the service gives it its id");
                }
                String::new()
            }
            false => self.id(resource, delta),
        }
    }

    pub(super) fn not_at_creation(&mut self, name: &str, reason: &str) {
        self.add(rules::ChangeCreation { name, reason }, at(name), |it| it);
    }

    fn id(&mut self, resource: &Resource, delta: &Delta) -> String {
        let id = self.text(ID);
        if let Some((text, id)) = id.and_then(|it| Some((it, own_address(it, resource)?))) {
            let reason = "it is its own address";
            let told = AboutId::new(text, resource.id, reason).read_from(&id);
            self.add(told, at(ID), |it| it);
            self.judge_id(&id, resource.id, at(ID));
            return id;
        }
        match id {
            Some("") | None => {
                let is_told = id.is_none() && self.change.contains(ID);
                let pointer = match self.change.contains(ID) {
                    true => at(ID),
                    false => String::new(),
                };
                if !is_told {
                    let otherwise = match self.is_rest {
                        true => ": set it as the `id` of `next`",
                        false => how_to_create(delta),
                    };
                    let told = rules::ChangeIdMissing {
                        what: resource.id.words,
                        otherwise,
                    };
                    self.add(told, pointer, |it| it);
                }
                String::new()
            }
            Some(id) if !is_segment(id) => {
                let reason = "it cannot stand in an address";
                let told = AboutId::new(id, resource.id, reason).malformed(None);
                self.add(told, at(ID), |it| it.service(resource.id.invalid));
                id.to_owned()
            }
            Some(id) => {
                self.judge_id(id, resource.id, at(ID));
                id.to_owned()
            }
        }
    }

    /// Tells what is wrong with an id; gives whether that is an error.
    pub(super) fn judge_id(&mut self, id: &str, kind: &IdKind, pointer: String) -> bool {
        match check_id(id, kind) {
            IdCheck::Valid => false,
            IdCheck::Malformed { reason, fix } => {
                let told = AboutId::new(id, kind, &reason).malformed(fix.as_deref());
                self.add(told, pointer, |it| it.service(kind.invalid));
                true
            }
            IdCheck::Unrecognized { reason } => {
                let told = AboutId::new(id, kind, &reason).unusual();
                self.add(told, pointer, |it| it);
                false
            }
        }
    }
}

/// The id in a text that is the address of a session or policy of that kind.
fn own_address(text: &str, resource: &Resource) -> Option<String> {
    let address = Address::parse(text);
    let is_own = address.resource.is_some_and(|it| it.name == resource.name);
    address.id().filter(|_| is_own)
}

/// How what a change is for can be created instead, as the end of a sentence.
fn how_to_create(delta: &Delta) -> &'static str {
    match delta.job_type {
        Some(RestoreJobType::Granular) => {
            "; or set `create` to true: a session for single items begins with the request that creates it and holds its first items"
        }
        Some(RestoreJobType::Standard) => {
            "; or set `create` to true, to build the request that creates it"
        }
        None => "",
    }
}
