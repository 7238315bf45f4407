//! Why a state is thought to be so: every such sentence.

use super::entry::Entry;
use super::matching::By;
use crate::finding::show;

pub(super) const NOT_READ: &str = "The answer cannot be read.";
pub(super) const NO_ITEMS: &str = "The answer says nothing of any item.";
pub(super) const NOT_MENTIONED: &str = "The answer does not mention it.";
pub(super) const ABSENT: &str =
    "The answer does not mention it: a removal is mentioned only where it fails.";
pub(super) const ABSENT_BUT: &str = "The answer does not mention it, which proves nothing here: the answer tells of a failure or holds an entry that could not be matched.";
pub(super) const REFUSED: &str = "The service refused the whole request.";
pub(super) const BROKEN: &str = "The service did not say what it did.";
pub(super) const FAILED: &str = "The answer tells that it failed.";
pub(super) const REMOVED: &str = "The answer names it as removed.";
pub(super) const BEING_REMOVED: &str =
    "The answer gives it the status `removeRequested`: it is being removed.";
pub(super) const STILL_THERE: &str = "The answer still shows it.";
pub(super) const TOLD_AGAIN: &str =
    "The answer tells of it more than once; the first is among the items.";
pub(super) const NOT_REQUESTED: &str = "It was not requested.";
pub(super) const NAMELESS: &str = "It names nothing, so which item it tells of is not known.";
const SAYS_NOTHING: &str = "The answer gives neither an id nor a status for it.";

/// Why an addition is thought to be added.
pub(super) fn added(entry: &Entry) -> String {
    let status = entry.status.map(show);
    match (entry.id, status) {
        (Some(_), Some(status)) => {
            format!("The answer gives it an id and the status `{status}`.")
        }
        (Some(_), None) => "The answer gives it an id.".to_owned(),
        (None, Some(status)) => format!("The answer gives it the status `{status}`, but no id."),
        (None, None) => SAYS_NOTHING.to_owned(),
    }
}

/// What makes a match less sure than a match by name is.
pub(super) fn less_sure(by: By, entry: &Entry, words: &str, asked: Option<&str>) -> Option<String> {
    match by {
        By::Name => None,
        By::ReferenceAsId => Some(format!(
            "It was matched because the answer's id is the id of the {words}."
        )),
        By::ContentId => Some("It was matched by its content id alone.".to_owned()),
        By::NearReference => Some(format!(
            "The answer spells the {words} \"{}\" where \"{}\" was requested; nothing else is as near.",
            show(entry.reference().unwrap_or_default()),
            show(asked.unwrap_or_default())
        )),
    }
}
