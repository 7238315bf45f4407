//! An item of an outcome, while the texts that it was read from are at hand.

use std::rc::Rc;

use super::outcome::{Counts, Evidence, Item, ServiceError, State};
use super::words::Why;
use crate::delta::ItemKind;
use crate::delta::payload::Place;

/// One item and what became of it, as [`Item`] tells, in texts that are borrowed and places that are
/// not written as pointers: for a large answer, to make those takes as long as to read it.
pub(crate) struct ItemRef<'v> {
    pub kind: ItemKind,
    pub state: State,
    pub evidence: Evidence,
    pub why: Why<'v>,
    pub reference: Option<&'v str>,
    pub id: Option<&'v str>,
    /// Where it stands in the request.
    pub request: Option<Place<'v>>,
    /// Where the entry of the answer stands that tells of it.
    pub answer: Option<Place<'v>>,
    pub status: Option<&'v str>,
    pub error: Option<Rc<ServiceError>>,
    /// Whether it is worth sending again by itself: it failed in a way that may pass.
    pub may_pass: bool,
}

impl From<ItemRef<'_>> for Item {
    fn from(item: ItemRef) -> Self {
        Self {
            kind: item.kind,
            state: item.state,
            evidence: item.evidence,
            why: item.why.text().into_owned(),
            reference: item.reference.map(str::to_owned),
            id: item.id.map(str::to_owned),
            request_pointer: item.request.map(Place::pointer),
            answer_pointer: item.answer.map(Place::pointer),
            status: item.status.map(str::to_owned),
            error: item.error.map(Rc::unwrap_or_clone),
        }
    }
}

impl Counts {
    /// Counts items.
    pub(super) fn of(items: &[ItemRef]) -> Self {
        let mut counts = Self::default();
        for item in items {
            *match item.state {
                State::Added => &mut counts.added,
                State::Removed => &mut counts.removed,
                State::Failed => &mut counts.failed,
                State::Unconfirmed => &mut counts.unconfirmed,
            } += 1;
        }
        counts
    }
}
