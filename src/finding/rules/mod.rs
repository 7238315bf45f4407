//! Everything that can be found, as one table: a rule is a row here and a function that finds it.
//!
//! `message` and `help` are templates: `{name}` stands for the finding's param of that name.

mod answer;
mod body;
mod change;
mod item;
mod list;
mod text;

use super::{Service, Severity};
pub use answer::*;
pub use body::*;
pub use change::*;
pub use item::*;
pub use list::*;
pub use text::*;

/// What can be found, and what is said of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: a template.
    pub message: &'static str,
    /// What to do about it: a template.
    pub help: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
    /// What the service answers, where its documents say and it is the same for every resource.
    pub service: Option<Service>,
}

const fn bad_request(code: &'static str) -> Service {
    Service { status: 400, code }
}

const INVALID_PATCH: Option<Service> = Some(bad_request("InvalidPatchRequest"));
const INVALID_DESTINATION: Option<Service> = Some(bad_request("InvalidPathType"));
const MIXED_DESTINATIONS: Option<Service> = Some(bad_request("DifferentRestoreDestinationType"));
const INVALID_DISPLAY_NAME: Option<Service> = Some(bad_request("InvalidDisplayName"));

const STRICT: &str =
    "The service reads strict JSON: one syntax error, and nothing of the body is read.";
const RFC_8259: &str = "RFC 8259; Backup Storage error codes: InvalidPatchRequest";
const BACKUP: &str =
    "Microsoft Graph reference, \"Update oneDriveForBusinessRestoreSession\" and its siblings";
const ERRORS: &str = "Microsoft Graph reference, \"Backup Storage API error responses\"";
const BUILD: &str = "graph-backup-delta, build";
const PLAN: &str = "graph-backup-delta, plan";
const COLLECT: &str = "graph-backup-delta, collect";
const ODATA: &str = "OData JSON Format 4.01, deleted entities";

macro_rules! rules {
    ($($name:ident { $code:literal, $title:literal, $severity:ident, $service:expr,
        message: $message:literal, help: $help:literal, why: $why:expr, source: $source:expr })*) => {
        $(
            #[doc = $message]
            pub static $name: Rule = Rule {
                code: $code,
                title: $title,
                severity: Severity::$severity,
                message: $message,
                help: $help,
                why: $why,
                source: $source,
                service: $service,
            };
        )*
        /// These rules, in the order of the table.
        pub(super) const ALL: &[&Rule] = &[$(&$name),*];
    };
}

use rules;

/// The parts of the table, in its order.
const PARTS: [&[&Rule]; 6] = [
    text::ALL,
    body::ALL,
    item::ALL,
    change::ALL,
    list::ALL,
    answer::ALL,
];

/// Every rule, in the order of the table.
pub static RULES: &[&Rule] = &all::<{ count() }>();

const fn count() -> usize {
    let (mut count, mut part) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
}

const fn all<const COUNT: usize>() -> [&'static Rule; COUNT] {
    let mut all = [PARTS[0][0]; COUNT];
    let (mut count, mut part) = (0, 0);
    while part < PARTS.len() {
        let mut at = 0;
        while at < PARTS[part].len() {
            all[count] = PARTS[part][at];
            count += 1;
            at += 1;
        }
        part += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_code_stands_once_and_reads_like_a_code() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        for code in codes {
            let fits =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(code.bytes().all(fits), "{code}");
        }
    }

    #[test]
    fn each_rule_says_everything() {
        for rule in RULES {
            for words in [rule.message, rule.help, rule.why] {
                assert!(words.ends_with(['.', '?', '}']), "{}: {words}", rule.code);
            }
            assert!(!rule.source.is_empty() && !rule.title.ends_with('.'));
        }
    }
}
