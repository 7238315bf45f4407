//! Judging a change as a whole: whether it does anything, and whether it is what creates a session.

use super::read::{ADD, ChangeReader, ParsedChange, REMOVE, at};
use crate::finding::rules;
use crate::resource::RestoreJobType;

/// From so many on, one bulk request is easier than many that update a session.
const BULK_FROM: usize = 1_000;
/// The most that one bulk request takes.
const BULK_LIMIT: usize = 10_000;

impl ChangeReader<'_, '_> {
    /// Tells what is wrong or odd in a change that has so many additions.
    pub(super) fn judge_whole(&mut self, parsed: &ParsedChange, additions: usize) {
        if parsed.creates {
            self.judge_creation(parsed);
        } else {
            self.judge_emptiness(parsed);
        }
        self.bulk(parsed, additions);
    }

    /// Tells what the request that creates a session cannot do.
    fn judge_creation(&mut self, parsed: &ParsedChange) {
        if !self.list(REMOVE).is_empty() {
            self.not_at_creation(REMOVE, "there is nothing in it to remove");
        }
        let (found, limit) = (parsed.items.len(), parsed.items_kind.limit);
        let is_granular = parsed.delta.job_type == Some(RestoreJobType::Granular);
        if found > limit && parsed.delta.items.is_none() {
            let told = rules::ChangeCreationTooLarge { found, limit };
            self.add(told, at(ADD), |it| it);
        } else if found > limit {
            let told = rules::ChangeContinues {
                count: found - limit,
                limit,
            };
            self.add(told, at(ADD), |it| it);
        } else if is_granular && self.list(ADD).is_empty() {
            self.add(rules::ChangeCreationEmpty, String::new(), |it| it);
        }
    }

    fn judge_emptiness(&mut self, parsed: &ParsedChange) {
        let change = self.change;
        let has_nothing = |name| {
            let list = change.get(name);
            list.is_none_or(|it| it.as_array().is_some_and(<[_]>::is_empty))
        };
        if has_nothing(ADD) && has_nothing(REMOVE) && parsed.settings.is_empty() {
            self.add(rules::ChangeEmpty, String::new(), |it| it);
        }
    }

    /// Points at the request that takes more at once.
    fn bulk(&mut self, parsed: &ParsedChange, additions: usize) {
        let is_standard = parsed.delta.job_type == Some(RestoreJobType::Standard);
        if !is_standard || additions <= BULK_FROM {
            return;
        }
        let address = parsed.resource.bulk_address(parsed.delta);
        let told = rules::ChangeBulk {
            found: additions,
            whole: parsed.resource.workload.whole,
            limit: BULK_LIMIT,
            address: &address,
        };
        self.add(told, at(ADD), |it| it);
    }
}
