//! Why a state is thought to be so: every such sentence.

use std::borrow::Cow;

use super::entry::ResponseItem;
use super::matching::MatchEvidence;
use crate::finding::show;

pub(super) const NOT_READ: &str = "The answer cannot be read.";
pub(super) const NO_ITEMS: &str = "The answer says nothing of any item.";
pub(super) const NOT_MENTIONED: &str = "The answer does not mention it.";
pub(super) const ABSENT: &str =
    "The answer does not mention it: a removal is mentioned only where it fails.";
pub(super) const UNNAMED: &str = "The request does not say by an id which item to remove.";
pub(super) const MISSPELT: &str = "The answer does not mention it, which proves nothing here: the request does not spell the removal as the service reads it.";
pub(super) const NO_CHANGE: &str = "The answer does not mention it, which proves nothing here: the request was not a PATCH to the address of one session or policy of its kind.";
pub(super) const GOES_ON: &str =
    "The answer continues on another page, and this one does not mention it.";
pub(super) const COUNTS_MORE: &str =
    "The answer says that there are more items than stand in it, and does not mention this one.";
pub(super) const REPEATS_REQUEST: &str =
    "But the answer repeats what was asked, and so proves nothing of what was done.";
pub(super) const OTHER_POLICY: &str =
    "But it belongs to another policy than the one that was asked.";
pub(super) const ELSEWHERE: &str = "But it restores to another destination than was asked for.";
pub(super) const DESTINATION_UNKNOWN: &str =
    "But the destination that the answer gives is not known, and another one was asked for.";
pub(super) const NOBODYS: &str = "But its id is all zeros, which is nobody's id.";
pub(super) const SHARED_ID: &str =
    "But the answer gives the same id to something else, so one of them is not true.";
pub(super) const OTHER_TARGET: &str =
    "The answer is not one to this request, so it tells nothing of it.";
pub(super) const ABSENT_BUT: &str = "The answer does not mention it, which proves nothing here: the answer tells of a failure or holds an entry that could not be matched.";
pub(super) const SILENT: &str = "The answer does not mention it, which proves nothing here: it does not mention every addition either, and those are always mentioned.";
pub(super) const OTHER_ARRAY: &str = "The answer does not hold the array that it was asked for in.";
pub(super) const OTHER_STATUS: &str =
    "The answer does not mention it, which proves something only where the HTTP status is 200.";
pub(super) const SENT_BODY: &str = "The answer is the body that was sent, and tells nothing.";
pub(super) const OLD_ID: &str = "But under the id of an item that was to be removed: that one is still there, and a new one has a new id.";
pub(super) const BUT_REFUSED: &str = "But the HTTP status says that the request was refused.";
pub(super) const BUT_NO_ANSWER: &str = "But by its HTTP status, 0, no answer came to the request.";
pub(super) const BUT_BATCH_FAILED: &str = "But the batch as a whole failed.";
pub(super) const BATCH_FAILED: &str =
    "The batch as a whole failed, and what was done of this request is not known.";
pub(super) const BUT_FAILED: &str =
    "But the answer also tells of an error that is of none of its items.";
pub(super) const BUT_SAYS_FAILED: &str =
    "But the answer as a whole says that something failed, and not what.";
pub(super) const DONE_BEFORE: &str =
    "The service refused the request when it came again; whether it was done before is not known.";
pub(super) const BUT_MAY_FAIL: &str =
    "But the answer also holds what may tell of a failure, and is not understood.";
pub(super) const REFUSED: &str = "The service refused the whole request.";
pub(super) const BROKEN: &str = "The service did not say what it did.";
pub(super) const FAILED: &str = "The answer tells that it failed.";
pub(super) const REMOVED: &str = "The answer names it as removed.";
pub(super) const BEING_REMOVED: &str =
    "The answer gives it the status `removeRequested`: it is being removed.";
pub(super) const NO_STATUS: &str =
    "The answer gives it an id, but no status to say that it was added.";
pub(super) const STILL_THERE: &str = "The answer still shows it.";
pub(super) const REPORTED_AGAIN: &str =
    "The answer tells of it more than once; the first is among the items.";
pub(super) const CONTRADICTED: &str =
    "But another entry of the answer tells otherwise of it, so one of them is not true.";
pub(super) const ASKED_OTHERWISE: &str =
    "The request names it too, but this cannot be matched with one of its items.";
pub(super) const NOT_REQUESTED: &str = "It was not requested.";
pub(super) const NAMELESS: &str = "It names nothing, so which item it tells of is not known.";
const SAYS_NOTHING: &str = "The answer gives neither an id nor a status for it.";

/// Why a state is thought to be so. Few items of an answer have a reason of their own, so reasons are
/// compared before they are put into words.
#[derive(PartialEq, Eq)]
pub(crate) enum Why<'v> {
    Said(&'static str),
    /// By what the answer gives for an addition.
    Given {
        id: bool,
        status: Option<&'v str>,
    },
    /// By a status that is no documented word of success.
    Unknown(&'v str),
    Long(String),
}

impl Why<'_> {
    /// The sentence.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Said(words) => Cow::Borrowed(words),
            Self::Given { id, status } => given(*id, *status),
            Self::Unknown(status) => {
                let status = show(status);
                format!("The answer lists it with the status `{status}`, which is no documented word of success.").into()
            }
            Self::Long(words) => Cow::Borrowed(words),
        }
    }
}

/// Of what failed in the last of several answers, where one before leaves open whether it was done.
pub(super) fn failed_later<'v>(code: &str) -> Why<'v> {
    let code = match code.is_empty() {
        true => String::new(),
        false => format!(" (`{}`)", show(code)),
    };
    Why::Long(format!(
        "It failed when the request came again{code}; whether it was done before is not known."
    ))
}

fn given(id: bool, status: Option<&str>) -> Cow<'static, str> {
    match (id, status.map(show)) {
        (true, Some(status)) => {
            format!("The answer gives it an id and the status `{status}`.").into()
        }
        (true, None) => "The answer gives it an id.".into(),
        (false, Some(status)) => {
            format!("The answer gives it the status `{status}`, but no id.").into()
        }
        (false, None) => SAYS_NOTHING.into(),
    }
}

/// What makes a match less sure than a match by name is.
pub(super) fn explain_evidence(
    evidence: MatchEvidence,
    entry: &ResponseItem,
    words: &str,
    asked: Option<&str>,
) -> Option<String> {
    match evidence {
        MatchEvidence::Name => None,
        MatchEvidence::ReferenceAsId => Some(format!(
            "It was matched because the answer's id is the id of the {words}."
        )),
        MatchEvidence::KeyAlone => {
            Some("It was matched by its key alone, and not by its browse session.".to_owned())
        }
        MatchEvidence::OtherCasing => {
            Some("It was matched by its key in another casing.".to_owned())
        }
        MatchEvidence::SiteForm => {
            Some("It was matched by the other form of the site's id.".to_owned())
        }
        MatchEvidence::NearReference => Some(format!(
            "The answer spells the {words} \"{}\" where \"{}\" was requested; nothing else is as near.",
            show(entry.reference().or(entry.id).unwrap_or_default()),
            show(asked.unwrap_or_default())
        )),
    }
}
