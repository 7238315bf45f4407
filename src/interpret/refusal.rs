//! Why the service refused something: the request as a whole, or an item.

use super::answer::Answer;
use super::decide::Interpreter;
use super::errors::{Failed, explain};
use super::failure::Reported;
use super::outcome::ServiceError;
use crate::delta::ItemKind;
use crate::resource::{Delta, Owner, Resource};

impl Interpreter<'_> {
    /// Whose errors the answer may hold, as far as that is known.
    pub(super) fn owner(&self) -> Option<Owner> {
        self.resource.map(Resource::owner)
    }

    /// What failed: an item, or the request as a whole.
    pub(super) fn failed(&self, item: Option<ItemKind>, delta: &Delta) -> Failed {
        Failed {
            item,
            owner: self.owner(),
            units: delta.units,
        }
    }

    /// Why the service refused the request as a whole.
    pub(super) fn error(&self, answer: &Answer) -> Option<ServiceError> {
        let reported = self.batch.cloned().or_else(|| answer.failure());
        let reported = reported.or_else(|| self.http.is_refusal().then(|| answer.refusal()));
        // Of an answer that tells of no item, nothing else would say it.
        let is_bare = answer.arrays.is_empty() && answer.says_failed();
        let reported = reported.or_else(|| is_bare.then(Reported::default))?;
        let status = self.http.status.filter(|_| self.http.is_refusal());
        let status = status.or(reported.status);
        let failed = self.failed(None, self.delta);
        Some(explain(
            Reported { status, ..reported },
            failed,
            &self.list(),
        ))
    }
}
