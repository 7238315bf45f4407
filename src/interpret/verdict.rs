//! What is thought of an item: by an entry that tells of it, or because none does.

use std::rc::Rc;

use super::entry::{ResponseItem, is_nobodys};
use super::item::ItemRef;
use super::outcome::{Evidence, ServiceError, State};
use super::request::RequestedItem;
use super::words::{self, Why};
use crate::delta::ItemKind;
use crate::resource::{Delta, Items, RemovalConvention};

/// What is thought of an item.
pub(super) struct Verdict<'v> {
    pub state: State,
    pub evidence: Evidence,
    pub why: Why<'v>,
}

impl<'v> Verdict<'v> {
    pub fn new(state: State, evidence: Evidence, why: &'static str) -> Self {
        let why = Why::Said(why);
        Self {
            state,
            evidence,
            why,
        }
    }

    pub fn unconfirmed(why: Why<'v>) -> Self {
        Self {
            state: State::Unconfirmed,
            evidence: Evidence::None,
            why,
        }
    }

    /// The same, where the match is not sure for a reason.
    pub fn less_sure(self, reason: Option<String>) -> Self {
        let Some(reason) = reason else {
            return self;
        };
        Self {
            evidence: match self.evidence {
                Evidence::Confirmed => Evidence::Implied,
                other => other,
            },
            why: Why::Long(format!("{} {reason}", self.why.text())),
            ..self
        }
    }

    /// The same where something failed; what seems to be done is not confirmed for a reason.
    pub fn unless_done(self, reason: &str) -> Self {
        match self.state {
            State::Added | State::Removed => {
                Self::unconfirmed(Why::Long(format!("{} {reason}", self.why.text())))
            }
            State::Failed | State::Unconfirmed => self,
        }
    }
}

/// What an entry says of an item of that kind.
pub(super) fn verdict<'v>(entry: &ResponseItem<'v>, kind: ItemKind, delta: &Delta) -> Verdict<'v> {
    if entry.failed() {
        return Verdict::new(State::Failed, Evidence::Confirmed, words::FAILED);
    }
    match kind {
        ItemKind::Removal => removal_verdict(entry, delta),
        ItemKind::Addition => addition_verdict(entry, delta),
    }
}

fn removal_verdict<'v>(entry: &ResponseItem<'v>, delta: &Delta) -> Verdict<'v> {
    let of_addition = delta.entity().map_or(&[][..], |it| it.added);
    // An answer that names an item as removed and says that it is there contradicts itself.
    let is_there = of_addition.iter().any(|it| entry.has_status(it));
    if !entry.tells_of_removal() || is_there {
        return Verdict::unconfirmed(Why::Said(words::STILL_THERE));
    }
    let why = match entry.is_removed {
        true => words::REMOVED,
        false => words::BEING_REMOVED,
    };
    Verdict::new(State::Removed, Evidence::Confirmed, why)
}

/// Only documented words of success confirm an addition.
fn addition_verdict<'v>(entry: &ResponseItem<'v>, delta: &Delta) -> Verdict<'v> {
    let id = entry.id.is_some();
    if entry.is_removed {
        return Verdict::unconfirmed(Why::Said(words::REMOVED));
    }
    let Some(status) = entry.status else {
        let why = Why::Given { id, status: None };
        // What is there tells its status, and what tells none may not be taken yet.
        if id && delta.entity().is_some_and(Items::has_status) {
            return Verdict::unconfirmed(Why::Said(words::NO_STATUS));
        }
        return match id {
            true => Verdict {
                state: State::Added,
                evidence: Evidence::Implied,
                why,
            },
            false => Verdict::unconfirmed(why),
        };
    };
    let is_one_of = |all: &[&str]| all.iter().any(|it| it.eq_ignore_ascii_case(status));
    let is_done = delta.entity().is_some_and(|it| is_one_of(it.added));
    let is_unprotected = delta.entity().is_some_and(|it| is_one_of(it.unprotected));
    if is_done {
        let why = Why::Given {
            id,
            status: Some(status),
        };
        let evidence = match id {
            true => Evidence::Confirmed,
            false => Evidence::Implied,
        };
        return Verdict {
            state: State::Added,
            evidence,
            why,
        };
    }
    Verdict::unconfirmed(match entry.tells_of_removal() || is_unprotected {
        true => Why::Given {
            id,
            status: Some(status),
        },
        false => Why::Unknown(status),
    })
}

/// What an item that no entry tells of came to.
#[derive(Clone, Copy)]
pub(super) enum Unmentioned {
    /// The service did its work and told of it, so a removal may be done without a word.
    Done,
    /// The request as a whole was refused: nothing was done.
    Refused,
    /// Nothing is known, and why.
    Unknown(&'static str),
}

impl Unmentioned {
    /// What is known, where something else is known to keep the answer from proving anything.
    pub fn but(self, is_so: bool, why: &'static str) -> Self {
        match self {
            Self::Done if is_so => Self::Unknown(why),
            other => other,
        }
    }
}

/// An item that no entry tells of.
pub(super) fn item_unmentioned<'v>(
    asked: &'v RequestedItem<'v>,
    unmentioned: Unmentioned,
    error: Option<&Rc<ServiceError>>,
) -> ItemRef<'v> {
    // Only a removal can be done without a word, and only where the service does so.
    let items = asked.delta.entity();
    let by_absence = items.is_some_and(|it| it.removal_convention == RemovalConvention::Absent);
    let can_be_done = asked.kind == ItemKind::Removal && by_absence;
    let verdict = match unmentioned.but(!can_be_done, words::NOT_MENTIONED) {
        Unmentioned::Refused => Verdict::new(State::Failed, Evidence::Implied, words::REFUSED),
        Unmentioned::Unknown(why) => Verdict::unconfirmed(Why::Said(why)),
        Unmentioned::Done if asked.key.is_none_or(|it| it.is_empty() || is_nobodys(it)) => {
            Verdict::unconfirmed(Why::Said(words::UNNAMED))
        }
        Unmentioned::Done if !asked.is_exact => Verdict::unconfirmed(Why::Said(words::MISSPELT)),
        Unmentioned::Done => Verdict::new(State::Removed, Evidence::Implied, words::ABSENT),
    };
    let (reference, id) = match asked.kind {
        ItemKind::Addition => (asked.key, None),
        ItemKind::Removal => (None, asked.key),
    };
    ItemRef {
        kind: asked.kind,
        state: verdict.state,
        evidence: verdict.evidence,
        why: verdict.why,
        reference,
        id,
        request: Some(asked.place()),
        answer: None,
        status: None,
        error: error.filter(|_| verdict.state == State::Failed).cloned(),
        may_pass: verdict.state == State::Failed && error.is_some_and(|it| it.retryable),
    }
}
