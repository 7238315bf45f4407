//! What an entry of an answer tells of an item.

use std::rc::Rc;

use super::decide::Interpreter;
use super::entry::{ResponseItem, is_nobodys};
use super::errors::explain;
use super::item::ItemRef;
use super::matching::MatchEvidence;
use super::outcome::{Item, State};
use super::request::RequestedItem;
use super::verdict::{Verdict, verdict};
use super::words;
use crate::delta::ItemKind;
use crate::resource::Owner;

/// The item that an entry was matched with, and by what.
pub(super) struct AskedBy<'v> {
    pub item: &'v RequestedItem<'v>,
    pub evidence: MatchEvidence,
    /// Whether the entry has the id of something that was to be removed.
    pub has_id_to_remove: bool,
    /// Whether another entry tells otherwise of it.
    pub is_contradicted: bool,
}

impl Interpreter<'_> {
    /// What an entry tells that is not of the items of the request, and why it is none of these.
    pub(super) fn stray(&self, entry: &ResponseItem, why: &str) -> Item {
        let item = Item::from(self.item_of(entry, None));
        Item {
            why: format!("{why} {}", item.why),
            ..item
        }
    }

    /// What an entry tells, of the item it was matched with or by itself.
    pub(super) fn item_of<'v>(
        &self,
        entry: &ResponseItem<'v>,
        asked: Option<&AskedBy<'v>>,
    ) -> ItemRef<'v> {
        let kind = asked.map_or_else(|| entry.kind(), |it| it.item.kind);
        let mut verdict = verdict(entry, kind, self.delta);
        if let Some(asked) = asked {
            let sureness = words::explain_evidence(
                asked.evidence,
                entry,
                self.reference_words(),
                asked.item.key,
            );
            verdict = verdict.less_sure(sureness);
        }
        let is_old_id = kind == ItemKind::Addition && asked.is_some_and(|it| it.has_id_to_remove);
        if is_old_id {
            verdict = verdict.unless_done(words::OLD_ID);
        }
        if asked.is_some_and(|it| it.is_contradicted) {
            verdict = verdict.unless_done(words::CONTRADICTED);
        }
        verdict = self.doubted(verdict, entry, asked.map(|it| it.item));
        let is_addition = kind == ItemKind::Addition;
        let key = asked.and_then(|it| it.item.key);
        // The restore point's id, if that is how the entry names it, is not the artifact's, and nor
        // is that of an item that was to be removed.
        let is_reference = is_addition && entry.is_named_by_reference(key);
        let own_id = entry.id.filter(|_| !is_reference && !is_old_id);
        let (reference, id) = match is_addition {
            true => (key.or_else(|| entry.reference()), own_id),
            false => (None, key.or(entry.id)),
        };
        let failure = entry.failure.as_ref();
        let error = failure.map(|it| {
            let failed = self.failed(Some(kind), entry.delta);
            explain(it.reported.clone(), failed, &self.list())
        });
        if let Some(error) = error.as_ref().filter(|_| self.may_be_done) {
            verdict = Verdict::unconfirmed(words::failed_later(&error.code));
        }
        ItemRef {
            kind,
            state: verdict.state,
            evidence: verdict.evidence,
            why: verdict.why,
            reference,
            id,
            request: asked.map(|it| it.item.place()),
            answer: Some(entry.place),
            status: entry.status,
            may_pass: error.as_ref().is_some_and(|it| it.retryable),
            error: error
                .filter(|_| verdict.state == State::Failed)
                .map(Rc::new),
        }
    }

    /// The same, where something else keeps what an entry shows as done from being sure.
    fn doubted<'v>(
        &self,
        mut verdict: Verdict<'v>,
        entry: &ResponseItem,
        asked: Option<&RequestedItem>,
    ) -> Verdict<'v> {
        if let Some(refusal) = self.refusal {
            verdict = verdict.unless_done(refusal);
        }
        if entry.unclear.is_some() {
            verdict = verdict.unless_done(words::BUT_MAY_FAIL);
        }
        if self.repeats_request {
            verdict = verdict.unless_done(words::REPEATS_REQUEST);
        }
        let policy = self
            .id
            .as_deref()
            .filter(|_| self.owner() == Some(Owner::Policy));
        if asked.is_some() && entry.is_of_other_policy(policy) {
            verdict = verdict.unless_done(words::OTHER_POLICY);
        }
        if let Some(why) = asked.and_then(|it| entry.elsewhere(it.destination)) {
            verdict = verdict.unless_done(why);
        }
        if entry.id.is_some_and(is_nobodys) {
            verdict = verdict.unless_done(words::NOBODYS);
        }
        if entry.shares_id {
            verdict = verdict.unless_done(words::SHARED_ID);
        }
        verdict
    }
}
