//! The service's errors, explained: one table, [`codes`].

mod codes;

use super::failure::Reported;
use super::outcome::ServiceError;
use crate::delta::ItemKind;
use crate::resource::{Owner, PolicyUnits};
use codes::{
    CODES, ELSEWHERE, OF_BOTH, OF_EXCLUSIONS, STATUSES, UNKNOWN, UNKNOWN_ADDITION, UNKNOWN_FAILURE,
    UNKNOWN_REMOVAL,
};

/// One row: what an error means and what to do.
pub(crate) struct Explanation {
    /// The code; of a row that explains a status, that as text.
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

/// The row of an HTTP status, given as text.
pub(crate) fn of_status(status: &str) -> Option<&'static Explanation> {
    let status = status.parse().ok()?;
    by_status(Some(status), None).filter(|_| (300..600).contains(&status))
}

/// What failed, so far as it changes what an error means.
#[derive(Clone, Copy, Default)]
pub(super) struct Failed {
    /// One item of that kind; `None` where it is the request as a whole.
    pub item: Option<ItemKind>,
    /// What the request was for.
    pub owner: Option<Owner>,
    /// Which units of a policy it was for.
    pub units: Option<PolicyUnits>,
}

/// Explains a failure.
pub(super) fn explain(reported: Reported, failed: Failed, list: &str) -> ServiceError {
    let Failed { item, owner, .. } = failed;
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
        Some(row) => answered_to(row, failed),
        None => unknown(),
    };
    let stray = stray_words(explanation, owner);
    ServiceError {
        status: reported
            .status
            .or(explanation.status.filter(|_| item.is_none())),
        code: reported.code,
        message: reported.message,
        meaning: match stray {
            Some(words) => format!("{} {words}", explanation.meaning),
            None => explanation.meaning.to_owned(),
        },
        advice: match stray {
            Some(_) => STRAY_ADVICE.to_owned(),
            None => explanation.advice.replace("{list}", list),
        },
        retryable: explanation.retryable,
    }
}

/// The row of a code as it is meant by what the request was for: a code of one may be answered to
/// another.
fn answered_to(row: &'static Explanation, failed: Failed) -> &'static Explanation {
    let is_it = |it: &&Explanation| it.code == row.code && Some(it.owner) == failed.owner;
    let rows = match failed.units {
        Some(PolicyUnits::Exclusion) => OF_EXCLUSIONS,
        _ => ELSEWHERE,
    };
    rows.iter().find(is_it).unwrap_or(row)
}

/// What to do where an error is of something else than the request was for.
const STRAY_ADVICE: &str =
    "Check the address that the request was sent to, and that this is the answer to it.";

/// That an error is of something else than the request was for, where its words speak of that.
fn stray_words(row: &Explanation, owner: Option<Owner>) -> Option<&'static str> {
    if OF_BOTH.contains(&row.code) {
        return None;
    }
    match (row.owner, owner?) {
        (Owner::Session, Owner::Policy) => {
            Some("This is an error of restore sessions, and the request was for a policy.")
        }
        (Owner::Policy, Owner::Session) => {
            Some("This is an error of policies, and the request was for a restore session.")
        }
        _ => None,
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

    /// Explains a failure of a whole request to something that is not known.
    fn whole(reported: Reported) -> ServiceError {
        explain(reported, Failed::default(), "")
    }

    #[test]
    fn a_code_is_explained_by_what_the_request_was_for() {
        let of = |code, owner, units| {
            let failed = Failed {
                item: None,
                owner: Some(owner),
                units,
            };
            explain(told(400, code), failed, "")
        };
        let policy_of_session = of("InvalidPolicyId", Owner::Session, None);
        assert!(!policy_of_session.meaning.contains("address"));
        assert!(policy_of_session.meaning.contains("`policyId`"));
        for (code, owner) in [
            ("RestoreSessionNotFound", Owner::Policy),
            ("InvalidRestoreSessionId", Owner::Policy),
            ("DuplicateProtectionUnitInList", Owner::Session),
        ] {
            let error = of(code, owner, None);
            assert!(error.meaning.contains("the request was for"), "{code}");
            assert_eq!(error.advice, STRAY_ADVICE);
        }
        for code in OF_BOTH {
            for owner in [Owner::Session, Owner::Policy] {
                assert_ne!(of(code, owner, None).advice, STRAY_ADVICE, "{code}");
            }
        }
        let excluded = of(
            "ProtectionUnitAlreadyExists",
            Owner::Policy,
            Some(PolicyUnits::Exclusion),
        );
        assert!(!excluded.meaning.contains("protected already"));
    }

    #[test]
    fn each_code_of_another_stands_among_the_codes() {
        let others = ELSEWHERE.iter().chain(OF_EXCLUSIONS).map(|it| it.code);
        for code in others.chain(OF_BOTH.iter().copied()) {
            assert!(of_code(code).is_some(), "{code}");
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
        for row in CODES
            .iter()
            .chain(STATUSES)
            .chain(ELSEWHERE)
            .chain(OF_EXCLUSIONS)
        {
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
        let of = |owner| {
            let failed = Failed {
                owner,
                ..Failed::default()
            };
            explain(told(403, "Forbidden"), failed, "")
        };
        let speaks = |it: &ServiceError| [&it.meaning, &it.advice].map(|it| it.contains("draft"));
        assert_eq!(speaks(&of(Some(Owner::Session))), [false, true]);
        for owner in [Some(Owner::Policy), Some(Owner::Rule), None] {
            assert_eq!(speaks(&of(owner)), [false, false], "{owner:?}");
        }
        assert!(of(Some(Owner::Policy)).meaning.contains("policy"));
    }

    #[test]
    fn a_code_is_known_in_any_casing() {
        let error = whole(told(404, "restoresessionnotfound"));
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
            let failed = Failed {
                item,
                ..Failed::default()
            };
            explain(told, failed, "x").advice
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
            whole(told(418, "Teapot")).meaning,
            whole(told(400, "")).meaning
        );
        assert!(whole(told(599, "")).retryable);
        assert!(whole(told(302, "")).meaning.contains("elsewhere"));
        let of_item = |status| {
            let failed = Failed {
                item: Some(ItemKind::Addition),
                ..Failed::default()
            };
            explain(told(status, ""), failed, "").retryable
        };
        assert_eq!([409, 429, 503].map(of_item), [false, true, true]);
        assert_eq!(whole(Reported::default()).meaning, UNKNOWN.meaning);
    }
}
