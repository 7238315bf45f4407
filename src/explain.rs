//! What a code means, at length.

use serde::Serialize;

use crate::finding::rules::{RULES, Rule};
use crate::finding::{Service, Severity};
use crate::interpret::errors;
use crate::resource::Owner;

/// What a code means: that of a finding, or that of an error of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Explanation {
    /// The code, or the HTTP status.
    pub code: String,
    /// What it is, in a few words.
    pub title: String,
    /// What is wrong. In the words of a finding, `{name}` stands for what differs from case to case.
    pub meaning: String,
    /// Why it matters; empty for an error of the service.
    pub why: String,
    /// What to do.
    pub help: String,
    /// Where the rule, or the code, comes from.
    pub source: String,
    /// Whose error of the service it is. Absent for a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub owner: Option<Owner>,
    /// How bad a finding it is. Absent for an error of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub severity: Option<Severity>,
    /// What the service answers, where its documents say and it is the same for every resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub service: Option<Service>,
    /// Whether the same request may succeed when it is sent again. Absent for a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub retryable: Option<bool>,
}

/// Explains the code of a finding, or of an error of the service, in any casing; or an HTTP status.
/// `None` where it stands in no list.
///
/// ```
/// use graph_backup_delta::{Owner, explain};
///
/// assert_eq!(explain("json-comment").unwrap().title, "Comment in JSON");
/// assert_eq!(explain("InvalidRestorePoint").unwrap().meaning, "A restore point id is not valid.");
/// assert_eq!(explain("PolicyActionNotAllowed").unwrap().owner, Some(Owner::Policy));
/// assert_eq!(explain("429").unwrap().retryable, Some(true));
/// assert_eq!(explain("no-such-code"), None);
/// ```
#[must_use]
pub fn explain(code: &str) -> Option<Explanation> {
    let rule = RULES.iter().find(|it| it.code.eq_ignore_ascii_case(code));
    let by_rule = rule.map(|it| of_rule(it));
    by_rule.or_else(|| of_service(code))
}

/// Every code that can be explained: those of findings, then those of the service.
#[must_use]
pub fn codes() -> Vec<&'static str> {
    let of_rules = RULES.iter().map(|it| it.code);
    of_rules.chain(errors::codes()).collect()
}

fn of_rule(rule: &'static Rule) -> Explanation {
    Explanation {
        code: rule.code.to_owned(),
        title: rule.title.to_owned(),
        meaning: rule.message.to_owned(),
        why: rule.why.to_owned(),
        help: rule.help.to_owned(),
        source: rule.source.to_owned(),
        owner: None,
        severity: Some(rule.severity),
        service: rule.service,
        retryable: None,
    }
}

fn of_service(code: &str) -> Option<Explanation> {
    let by_code = errors::of_code(code);
    let known = by_code.or_else(|| errors::of_status(code))?;
    let service = |status| Service {
        status,
        code: known.code,
    };
    Some(Explanation {
        code: by_code.map_or(code, |it| it.code).to_owned(),
        title: known.meaning.trim_end_matches('.').to_owned(),
        meaning: known.meaning.to_owned(),
        why: String::new(),
        help: known.advice.replace(" (GET {list})", ""),
        source: errors::SOURCE.to_owned(),
        owner: Some(known.owner),
        severity: None,
        service: by_code.and(known.status).map(service),
        retryable: Some(known.retryable),
    })
}
