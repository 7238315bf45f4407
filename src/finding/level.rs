//! Levels that somebody sets for rules, in place of their own.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::rules::RULES;
use super::{Rule, Severity, show};

/// What becomes of the findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum RuleLevel {
    /// They are not told.
    Off,
    /// They are worth knowing.
    Info,
    /// They are warnings.
    Warning,
    /// They are errors.
    Error,
}

impl RuleLevel {
    /// Every level.
    pub const ALL: [Self; 4] = [Self::Off, Self::Info, Self::Warning, Self::Error];

    /// The level as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// How bad a finding of that level is; `None` where it is not told.
    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// The levels that are set, by the codes of the rules.
pub(crate) type Levels = BTreeMap<String, RuleLevel>;

/// Why the level of a rule cannot be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongRule {
    code: String,
    is_known: bool,
}

impl fmt::Display for WrongRule {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let code = show(&self.code);
        match self.is_known {
            true => write!(
                out,
                "The rule `{code}` is about syntax, so it stays an error: of a text that is no JSON, the service reads nothing."
            ),
            false => write!(out, "There is no rule `{code}`."),
        }
    }
}

impl std::error::Error for WrongRule {}

/// Whether a rule is about syntax: such a finding is always an error.
fn is_syntax(code: &str) -> bool {
    code.starts_with("json-")
}

/// Tells the first level that cannot be set.
pub(crate) fn check(levels: &Levels) -> Result<(), WrongRule> {
    let wrong = levels.iter().find_map(|(code, level)| {
        let is_known = RULES.iter().any(|it| it.code == code);
        let is_lowered = is_syntax(code) && *level != RuleLevel::Error;
        (!is_known || is_lowered).then(|| WrongRule {
            code: code.clone(),
            is_known,
        })
    });
    wrong.map_or(Ok(()), Err)
}

/// How bad a finding of a rule is; `None` where it is not to be told.
pub(super) fn severity_of(rule: &Rule, levels: Option<&Levels>) -> Option<Severity> {
    let set = levels.and_then(|it| it.get(rule.code));
    match set.filter(|_| !is_syntax(rule.code)) {
        Some(level) => level.severity(),
        None => Some(rule.severity),
    }
}
