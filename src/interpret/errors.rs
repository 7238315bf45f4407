//! The service's errors, explained: one table, [`codes`].

mod codes;

use super::failure::Reported;
use super::outcome::ServiceError;
use crate::delta::ItemKind;
use crate::resource::Owner;
use codes::{CODES, STATUSES, UNKNOWN, UNKNOWN_ADDITION, UNKNOWN_FAILURE, UNKNOWN_REMOVAL};

/// One row: what an error means and what to do.
pub(crate) struct Explanation {
    /// The code; empty for a row that explains a status.
    pub code: &'static str,
    /// Whose error it is.
    pub owner: Owner,
    /// The HTTP status it comes with. `None` where it comes inside a 200, for one item.
    pub status: Option<u16>,
    pub meaning: &'static str,
    /// `{list}` stands for the address that lists what the resource holds.
    pub advice: &'static str,
    pub retryable: bool,
}

/// Where the codes are from.
pub(crate) const SOURCE: &str = "Microsoft Graph reference, \"Backup Storage API error responses\" and \"Microsoft Graph error responses and resource types\"";

/// Every code of the table.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    CODES.iter().map(|it| it.code)
}

/// The row of a code, in any casing.
pub(crate) fn of_code(code: &str) -> Option<&'static Explanation> {
    CODES.iter().find(|it| it.code.eq_ignore_ascii_case(code))
}

/// Explains a failure of one item, or of the request where `item` is `None`, of what `owner` says.
pub(super) fn explain(
    reported: Reported,
    item: Option<ItemKind>,
    list: &str,
    owner: Option<Owner>,
) -> ServiceError {
    let inner = || of_code(reported.inner_code.as_deref()?);
    let by_code = of_code(&reported.code).or_else(inner);
    let by_status = by_status(reported.status, owner);
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

fn by_status(status: Option<u16>, owner: Option<Owner>) -> Option<&'static Explanation> {
    let (status, owner) = (status?, owner.unwrap_or(Owner::Graph));
    let general = match status {
        ..400 => 300,
        400..500 => 400,
        _ => 500,
    };
    let of = |status, owner| {
        let is_it = |it: &&Explanation| it.status == Some(status) && it.owner == owner;
        STATUSES.iter().find(is_it)
    };
    of(status, owner)
        .or_else(|| of(status, Owner::Graph))
        .or_else(|| of(general, Owner::Graph))
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
    fn codes_tell_whose_they_are() {
        let of = |code| of_code(code).map(|it| (it.owner, it.status));
        for (code, owner, status) in [
            ("RestoreSessionActionNotAllowed", Owner::Session, Some(403)),
            ("ArtifactNotFound", Owner::Session, None),
            ("PolicyActionNotAllowed", Owner::Policy, Some(403)),
            ("ProtectionUnitNotFound", Owner::Policy, None),
            ("BulkRestoreArtifactsNotFound", Owner::Bulk, Some(404)),
            (
                "InvalidProtectionRuleStatusForDynamicRuleEdit",
                Owner::Rule,
                Some(422),
            ),
            ("InvalidSearchRequest", Owner::Search, Some(400)),
            ("InvalidBillingProfile", Owner::Enable, Some(402)),
            ("TooManyRequests", Owner::Graph, Some(429)),
        ] {
            assert_eq!(of(code), Some((owner, status)), "{code}");
        }
    }

    #[test]
    fn what_is_refused_to_a_policy_says_nothing_of_drafts() {
        let of = |owner| explain(told(403, "Forbidden"), None, "", owner);
        let speaks = |it: &ServiceError| [&it.meaning, &it.advice].map(|it| it.contains("draft"));
        assert_eq!(speaks(&of(Some(Owner::Session))), [false, true]);
        for owner in [Some(Owner::Policy), Some(Owner::Rule), None] {
            assert_eq!(speaks(&of(owner)), [false, false], "{owner:?}");
        }
        assert!(of(Some(Owner::Policy)).meaning.contains("policy"));
    }

    #[test]
    fn a_code_is_known_in_any_casing() {
        let error = explain(told(404, "restoresessionnotfound"), None, "", None);
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
            explain(told, item, "x", None).advice
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
            explain(told(418, "Teapot"), None, "", None).meaning,
            explain(told(400, ""), None, "", None).meaning
        );
        assert!(explain(told(599, ""), None, "", None).retryable);
        assert!(
            explain(told(302, ""), None, "", None)
                .meaning
                .contains("elsewhere")
        );
        let of_item =
            |status| explain(told(status, ""), Some(ItemKind::Addition), "", None).retryable;
        assert_eq!([409, 429, 503].map(of_item), [false, true, true]);
        assert_eq!(
            explain(Reported::default(), None, "", None).meaning,
            UNKNOWN.meaning
        );
    }
}
