//! Why a state is thought to be so: every such sentence.

use super::entry::Entry;
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
pub(super) const STILL_THERE: &str = "The answer still shows the artifact.";
pub(super) const TOLD_AGAIN: &str =
    "The answer tells of it more than once; the first is among the items.";
pub(super) const NOT_REQUESTED: &str = "It was not requested.";
pub(super) const SAYS_NOTHING: &str = "The answer gives neither an id nor a status for it.";

/// Why an addition is thought to be added.
pub(super) fn added(entry: &Entry) -> String {
    match (&entry.id, &entry.status) {
        (Some(_), Some(status)) => {
            format!(
                "The answer gives it an id and the status `{}`.",
                show(status)
            )
        }
        (Some(_), None) => "The answer gives it an id.".to_owned(),
        (None, Some(status)) => {
            format!(
                "The answer gives it the status `{}`, but no id.",
                show(status)
            )
        }
        (None, None) => SAYS_NOTHING.to_owned(),
    }
}

/// What to add where the entry was matched by a reference that is spelled differently.
pub(super) fn near(entry: &Entry, asked: Option<&str>) -> String {
    let answered = entry.reference.as_deref().unwrap_or_default();
    format!(
        "The answer spells the restore point \"{}\" where \"{}\" was requested; nothing else is as near.",
        show(answered),
        show(asked.unwrap_or_default())
    )
}

pub(super) const BY_CONTENT_ID: &str = "It was matched by its content id alone.";
pub(super) const BY_REFERENCE_AS_ID: &str =
    "It was matched because the answer's id is the id of the restore point.";
