//! Everything that can be found, as one table: a rule is a row here and a function that finds it.
//!
//! `message` and `help` are templates: `{name}` stands for the finding's param of that name.

mod answer;
mod body;
mod change;
mod item;
mod list;
mod text;

use super::{Params, Service, Severity};
pub(crate) use answer::*;
pub(crate) use body::*;
pub(crate) use change::*;
pub(crate) use item::*;
pub(crate) use list::*;
pub(crate) use text::*;

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

/// What a finding is made of: a rule, and the params that its words need.
///
/// Each row of the table makes a type that is this, with a field for each param: whoever finds something
/// gives all of them, and of no other rule, or it does not compile.
pub(crate) trait Told {
    fn rule(&self) -> &'static Rule;
    /// Puts the params in.
    fn tell(&self, params: &mut Params);
}

/// Makes the table, and for each row the type of what it is told with.
///
/// A row is
///
/// ```text
/// Name { "code", "Title", Severity, service,
///     params: { name: Kind, … },
///     message: "…{name}…", help: "…", why: "…", source: "…" }
/// ```
///
/// and makes `struct Name<'_> { name: …, … }`, or `struct Name` where it has no params. A kind of param
/// is one of `kind`: `Text` is shown safely, `Words` are our own, `Number` is a count, and `Maybe` are
/// words that some findings of the rule have. A row whose message or help names something else, or what
/// may be missing, does not compile.
macro_rules! rules {
    ($($name:ident { $code:literal, $title:literal, $severity:ident, $service:expr,
        $(params: { $($param:ident: $kind:ident),+ },)?
        message: $message:literal, help: $help:literal, why: $why:expr, source: $source:expr })*) => {
        $(
            rules!(@struct $message, $name { $($($param: $kind),+)? });

            impl rules!(@type $name { $($($param)+)? }) {
                pub const RULE: &'static Rule = {
                    static RULE: Rule = Rule {
                        code: $code,
                        title: $title,
                        severity: Severity::$severity,
                        message: $message,
                        help: $help,
                        why: $why,
                        source: $source,
                        service: $service,
                    };
                    &RULE
                };
            }

            impl $crate::finding::Told for rules!(@type $name { $($($param)+)? }) {
                fn rule(&self) -> &'static Rule {
                    Self::RULE
                }

                #[inline(never)]
                #[allow(unused_variables)]
                fn tell(&self, params: &mut $crate::finding::Params) {
                    $($(<$crate::finding::kind::$kind as $crate::finding::Kind>::put(
                        params, stringify!($param), self.$param
                    );)+)?
                }
            }

            const _: () = {
                let params: &[(&str, bool)] = &[$($((
                    stringify!($param),
                    <$crate::finding::kind::$kind as $crate::finding::Kind>::IS_SURE,
                )),+)?];
                let is_told = super::names_only($message, params) && super::names_only($help, params);
                assert!(is_told, concat!("the words of ", $code, " name what may be missing"));
            };
        )*
        /// These rules, in the order of the table.
        pub(super) const ALL: &[&Rule] = &[$($name::RULE),*];
    };
    (@struct $doc:literal, $name:ident {}) => {
        #[doc = $doc]
        #[derive(Clone, Copy)]
        pub(crate) struct $name;
    };
    (@struct $doc:literal, $name:ident { $($param:ident: $kind:ident),+ }) => {
        #[doc = $doc]
        #[derive(Clone, Copy)]
        pub(crate) struct $name<'f> {
            $(pub $param: <$crate::finding::kind::$kind as $crate::finding::Kind>::Of<'f>,)+
        }
    };
    (@type $name:ident {}) => { $name };
    (@type $name:ident { $($param:ident)+ }) => { $name<'_> };
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

/// Whether a template names no params but those of these that are sure.
const fn names_only(template: &str, params: &[(&str, bool)]) -> bool {
    let text = template.as_bytes();
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'{' && !is_param(text, at + 1, params) {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether a param that is sure stands at `at`, up to the brace that closes it.
const fn is_param(text: &[u8], at: usize, params: &[(&str, bool)]) -> bool {
    let mut param = 0;
    while param < params.len() {
        let (name, is_sure) = params[param];
        let name = name.as_bytes();
        let mut length = 0;
        while length < name.len() && at + length < text.len() && text[at + length] == name[length] {
            length += 1;
        }
        if length == name.len() && at + length < text.len() && text[at + length] == b'}' {
            return is_sure;
        }
        param += 1;
    }
    false
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
    fn words_name_declared_params_alone() {
        let params = &[
            ("name", true),
            ("named", true),
            ("count", true),
            ("list", false),
        ];
        for words in ["none", "{name}", "{named} of {count}.", "{count}{name}"] {
            assert!(names_only(words, params), "{words}");
        }
        for words in [
            "{nam}",
            "{names}",
            "{name",
            "{",
            "{}",
            "{name} and {what}",
            "{list}",
        ] {
            assert!(!names_only(words, params), "{words}");
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
