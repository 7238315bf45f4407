//! Entries that tell of one item and not the same.
//!
//! An entry that has no item may tell once more of what another one tells of. Where the two do not agree,
//! which of them is true cannot be told, and then nothing that they tell is done.

use super::entry::ResponseItem;
use super::matching::Matches;
use super::request::RequestedItem;
use super::verdict::verdict;
use crate::delta::identity::may_be_of_one_session;
use crate::delta::{Identity, ItemKind};
use crate::hashing::{HashMap, HashSet};
use crate::resource::{Delta, IdFormat};

/// An entry that has an item of that kind, by one of its names, and by the array that it stands in.
type ByName<'v> = HashMap<(&'static str, Identity<'v>), (usize, ItemKind)>;

/// The entries that have their item, and of which one that has none tells otherwise.
pub(super) fn contradicted(
    asked: &[RequestedItem],
    entries: &[ResponseItem],
    matches: &Matches,
    delta: &Delta,
) -> HashSet<usize> {
    let mut contradicted = HashSet::default();
    // Nearly every entry has its item.
    if matches.is_matched.iter().all(|it| *it) {
        return contradicted;
    }
    let (mut by_id, mut by_reference) = (ByName::default(), ByName::default());
    for (item, found) in asked.iter().zip(&matches.of_asked) {
        let Some((at, _)) = *found else {
            continue;
        };
        let entry = &entries[at];
        if let Some(id) = entry.identity.clone() {
            by_id.insert((entry.delta.property, id), (at, item.kind));
        }
        if item.kind == ItemKind::Addition
            && let Some(reference) = reference_of(entry)
        {
            by_reference.insert((entry.delta.property, reference), (at, item.kind));
        }
    }
    let strays = entries.iter().zip(&matches.is_matched);
    for stray in strays.filter(|it| !it.1).map(|it| it.0) {
        let id = stray.identity.clone();
        let of_id = id.and_then(|it| by_id.get(&(stray.delta.property, it)));
        // Of one reference there may be several, each with its own id; and one may be removed.
        let reference = reference_of(stray).filter(|_| !stray.tells_of_removal());
        let of_reference = reference.and_then(|it| by_reference.get(&(stray.delta.property, it)));
        let has_id = |at: usize| stray.id.is_some() && entries[at].id.is_some();
        let of_reference = of_reference.filter(|it| !has_id(it.0));
        for &(at, kind) in of_id.into_iter().chain(of_reference) {
            let state = |it| verdict(it, kind, delta).state;
            let sessions = [stray, &entries[at]].map(|it| it.browse_session);
            if may_be_of_one_session(sessions[0], sessions[1])
                && state(stray) != state(&entries[at])
            {
                contradicted.insert(at);
            }
        }
    }
    contradicted
}

/// What an entry refers to, by its surest name.
fn reference_of<'v>(entry: &ResponseItem<'v>) -> Option<Identity<'v>> {
    Some(Identity::new(entry.reference()?, IdFormat::Guid))
}
