//! The service's errors, explained: one table.

use super::failure::Reported;
use super::outcome::ServiceError;
use crate::delta::ItemKind;

/// One row: what an error means and what to do.
pub(crate) struct Explanation {
    /// The code; empty for a row that explains a status.
    pub code: &'static str,
    /// The HTTP status it comes with. `None` where it comes inside a 200, for one item.
    pub status: Option<u16>,
    pub meaning: &'static str,
    /// `{list}` stands for the address that lists what the resource holds.
    pub advice: &'static str,
    pub retryable: bool,
}

/// Where the codes are from.
pub(crate) const SOURCE: &str = "Microsoft Graph reference, \"Backup Storage API error responses\" and \"Microsoft Graph error responses and resource types\"";

macro_rules! explanations {
    ($($code:literal $($status:literal)? $retry:ident: $meaning:literal, $advice:literal;)*) => {
        &[$(Explanation {
            code: $code,
            status: explanations!(@status $($status)?),
            meaning: $meaning,
            advice: $advice,
            retryable: explanations!(@$retry),
        }),*]
    };
    (@status $status:literal) => { Some($status) };
    (@status) => { None };
    (@again) => { true };
    (@mend) => { false };
}

static CODES: &[Explanation] = explanations! {
    // The whole request.
    "InvalidRestoreSessionId" 400 mend: "The id of the restore session in the address is not valid.",
        "Copy the id from the restore session and send the request to that address.";
    "InvalidPatchRequest" 400 mend: "The body is not what the service can read.",
        "Check the body, and build it again.";
    "InvalidRestorePoint" 400 mend: "A restore point id is not valid.",
        "Check the ids, search the restore points again, and send the request with the right ids.";
    "RestoreArtifactsLimitBreached" 400 mend: "The request holds more items than one request may.",
        "Send the items in several requests of at most 50; build does so.";
    "InvalidArtifactRequest" 400 mend: "The list of items is empty or null.",
        "Send at least one item.";
    "DuplicateArtifactInList" 400 mend: "The request names one item twice.",
        "Remove the second one; checking the body tells which.";
    "InvalidPathType" 400 mend: "The destination is none the service knows.",
        "Set destinationType to \"new\" or \"inPlace\".";
    "DifferentRestoreDestinationType" 400 mend: "The items of one session go to two kinds of destination.",
        "Use one destinationType in a session; make another session for the rest.";
    "RestoreSessionActionNotAllowed" 403 mend: "The session is no longer a draft, so it cannot be changed.",
        "Create another restore session for these items.";
    "RestoreSessionNotFound" 404 mend: "There is no restore session of this id.",
        "Check the id and the version of the address; create the session if it was deleted.";
    // One item, inside a 200.
    "UnknownError" again: "The service failed without saying why.",
        "Send this item again. If it fails again, ask Microsoft support and give the request id.";
    "ArtifactNotFound" mend: "What this item names is not there.",
        "List what is there (GET {list}) and use an id that stands there.";
    "InvalidRestoreTime" mend: "There is nothing to restore from at this point in time.",
        "Search the restore points again and choose another one.";
    "ArtifactCannotBeRestored" mend: "This OneDrive, site or mailbox cannot be restored now.",
        "Check that its protection policy is active and that it is not being restored by another session.";
    "DuplicateArtifactRestoreRequest" mend: "Another restore of the same OneDrive, site or mailbox is under way.",
        "Wait until that restore is complete, then send this item in a new session.";
    "InvalidArtifactId" mend: "The id of this item is not valid.",
        "List what is there (GET {list}) and use an id that stands there.";
    "ProtectionUnitNotFound" mend: "There is no such protection unit in the policy.",
        "List what is there (GET {list}): if this id is not there, nothing is left to remove.";
    "ProtectionUnitAlreadyExists" mend: "It is protected already, by this policy or another.",
        "Find the policy that protects it, and remove it there first if this one should.";
    "QuotaExceeded" mend: "More is protected than the service allows.",
        "Remove units that need no protection, or ask Microsoft to raise the limit.";
    // The whole request to a policy.
    "DuplicateProtectionUnitInList" 400 mend: "The request names one unit twice.",
        "Remove the second one; checking the body tells which.";
    "ProtectionUnitActionNotAllowed" 400 mend: "A unit that a dynamic rule added cannot be removed by hand.",
        "Change the rule of the policy instead.";
    "InvalidProtectionUnitId" 400 mend: "The id of what to protect is not valid.",
        "Check the ids, and send the request with the right ids.";
    "InvalidDisplayName" 400 mend: "The name of the policy is not valid.",
        "Give it a name of 1 to 1,024 characters.";
    "ProtectionUnitsLimitBreached" 413 mend: "The request holds more units than one request may.",
        "Send the units in several requests of at most 50; build does so.";
    "PolicyNotFound" 404 mend: "There is no protection policy of this id.",
        "Check the id and the version of the address.";
    "InvalidCreateRequest" 400 mend: "The body to create a policy is not what the service can read.",
        "Check the body against the reference of the policy.";
    "PolicyCreationNotAllowed" 409 mend: "There is a policy of this kind already.",
        "Update that policy instead of creating another one.";
    "PolicySaveFailed" 500 again: "The service could not save the policy.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
    // Other requests of a session's life.
    "TooManyActiveRestoreSessions" 500 again: "25 restore sessions are active, and no more may be.",
        "Wait until one of them is complete, then activate this one.";
    "IncompleteArtifactDeletion" 500 again: "Not every artifact of the session was deleted.",
        "List what is there (GET {list}), and delete the session again.";
    // Any request to Microsoft Graph.
    "ServiceUnavailable" 503 again: "The service is busy or down for now.",
        "Wait as long as the Retry-After header says, then list what is there (GET {list}) and send what is missing again.";
    "InvalidAuthenticationToken" 401 mend: "The access token is missing, expired or meant for something else.",
        "Get a new token and send the request again.";
    "TooManyRequests" 429 again: "Too many requests were sent in a short time.",
        "Wait as long as the Retry-After header says, then send the request again.";
};

/// What an item means whose code stands in no list, and what a status means by itself.
static STATUSES: &[Explanation] = explanations! {
    "" 300 mend: "Something between here and the service sent the request elsewhere.",
        "Check the address: it starts with https://graph.microsoft.com/.";
    "" 400 mend: "The service refused the request as not valid.",
        "Check the body, and the address.";
    "" 401 mend: "The access token is missing, expired or meant for something else.",
        "Get a new token and send the request again.";
    "" 403 mend: "The caller may not do this, or the session may not be changed now.",
        "Check that the token has the permission the resource needs, and that a session is still a draft.";
    "" 404 mend: "What the request names is not there.",
        "Check the ids and the version of the address.";
    "" 408 again: "The request did not arrive whole in time.",
        "Send it again.";
    "" 413 mend: "The request is too large.", "Send the items in several requests of at most 50.";
    "" 423 again: "The session or policy is in use by another request.",
        "Wait a little, then send the request again.";
    "" 424 again: "A request that this one depends on failed, so this one was not tried.",
        "Mend the request before it, then send this one again.";
    "" 425 again: "The request came too early in a connection.",
        "Send it again.";
    "" 429 again: "Too many requests were sent in a short time.",
        "Wait as long as the Retry-After header says, then send the request again.";
    "" 500 again: "The service failed.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
    "" 502 again: "Something between here and the service failed.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
    "" 503 again: "The service is busy or down for now.",
        "Wait as long as the Retry-After header says, then list what is there (GET {list}) and send what is missing again.";
    "" 504 again: "The service took too long to answer.",
        "List what is there (GET {list}) to see what was done, then send what is missing again.";
};

static UNKNOWN_REMOVAL: Explanation = Explanation {
    code: "",
    status: None,
    meaning: "The service did not remove this item; its message says why.",
    advice: "List what is there (GET {list}): if this id is not there, nothing is left to remove; if the item stands there under another id, remove that one.",
    retryable: false,
};

static UNKNOWN_ADDITION: Explanation = Explanation {
    code: "",
    status: None,
    meaning: "The service did not add this item; its message says why.",
    advice: "Look up again what it refers to, and add it under the id that stands there.",
    retryable: false,
};

static UNKNOWN: Explanation = Explanation {
    code: "",
    status: None,
    meaning: "The service refused the request; its message says why.",
    advice: "List what is there (GET {list}) to see what was done.",
    retryable: false,
};

/// A whole request that failed for no reason that is told: some of it may be done.
static UNKNOWN_FAILURE: Explanation = Explanation {
    code: "",
    status: None,
    meaning: "The service failed without saying why.",
    advice: "List what is there (GET {list}) to see what was done, then send what is missing again. If it fails again, ask Microsoft support and give the request id.",
    retryable: true,
};

/// Every code of the table.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    CODES.iter().map(|it| it.code)
}

/// The row of a code, in any casing.
pub(crate) fn of_code(code: &str) -> Option<&'static Explanation> {
    CODES.iter().find(|it| it.code.eq_ignore_ascii_case(code))
}

/// Explains a failure of one item, or of the request where `item` is `None`.
pub(super) fn explain(reported: Reported, item: Option<ItemKind>, list: &str) -> ServiceError {
    let inner = || of_code(reported.inner_code.as_deref()?);
    let by_code = of_code(&reported.code).or_else(inner);
    let by_status = by_status(reported.status);
    // Inside a 200, a status says less than that it is a removal: 409 came for an id not there. That
    // it may pass is worth knowing.
    let passes = by_status.filter(|it| it.retryable);
    let unknown = || match item {
        Some(ItemKind::Removal) => passes.unwrap_or(&UNKNOWN_REMOVAL),
        Some(ItemKind::Addition) => passes.unwrap_or(&UNKNOWN_ADDITION),
        None => by_status.unwrap_or(&UNKNOWN),
    };
    let explanation = match by_code {
        // It advises to send one item again, and a whole request may be done in part.
        Some(row) if item.is_none() && row.status.is_none() && row.retryable => {
            passes.unwrap_or(&UNKNOWN_FAILURE)
        }
        Some(row) => row,
        None => unknown(),
    };
    ServiceError {
        status: reported
            .status
            .or(explanation.status.filter(|_| item.is_none())),
        code: reported.code,
        message: reported.message,
        meaning: explanation.meaning.to_owned(),
        advice: explanation.advice.replace("{list}", list),
        retryable: explanation.retryable,
    }
}

fn by_status(status: Option<u16>) -> Option<&'static Explanation> {
    let status = status?;
    let general = match status {
        ..400 => 300,
        400..500 => 400,
        _ => 500,
    };
    let of = |status| STATUSES.iter().find(|it| it.status == Some(status));
    of(status).or_else(|| of(general))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(status: u16, code: &str) -> Reported {
        Reported {
            status: Some(status),
            code: code.to_owned(),
            ..Reported::default()
        }
    }

    #[test]
    fn each_code_stands_once_and_says_everything() {
        for (at, row) in CODES.iter().enumerate() {
            assert!(
                CODES[..at].iter().all(|it| it.code != row.code),
                "{}",
                row.code
            );
        }
        for row in CODES.iter().chain(STATUSES) {
            assert!(
                row.meaning.ends_with('.') && row.advice.ends_with('.'),
                "{}",
                row.code
            );
        }
    }

    #[test]
    fn a_code_is_known_in_any_casing() {
        let error = explain(told(404, "restoresessionnotfound"), None, "");
        assert_eq!(error.meaning, "There is no restore session of this id.");
        assert_eq!(error.code, "restoresessionnotfound");
    }

    #[test]
    fn of_a_whole_request_what_was_done_is_to_be_listed_first() {
        let advice = |status, item| {
            let told = Reported {
                status,
                ..told(200, "UnknownError")
            };
            explain(told, item, "x").advice
        };
        for status in [None, Some(400), Some(500), Some(503), Some(599)] {
            assert!(advice(status, None).contains("ist what is there (GET x)"));
        }
        assert!(advice(Some(503), None).contains("Retry-After"));
        assert!(advice(Some(500), Some(ItemKind::Addition)).starts_with("Send this item again."));
    }

    #[test]
    fn an_unknown_code_is_explained_by_its_status() {
        assert_eq!(
            explain(told(418, "Teapot"), None, "").meaning,
            explain(told(400, ""), None, "").meaning
        );
        assert!(explain(told(599, ""), None, "").retryable);
        assert!(
            explain(told(302, ""), None, "")
                .meaning
                .contains("elsewhere")
        );
        let of_item = |status| explain(told(status, ""), Some(ItemKind::Addition), "").retryable;
        assert_eq!([409, 429, 503].map(of_item), [false, true, true]);
        assert_eq!(
            explain(Reported::default(), None, "").meaning,
            UNKNOWN.meaning
        );
    }
}
