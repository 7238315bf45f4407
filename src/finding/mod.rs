//! What a report is made of: findings, their severities and fixes.
//!
//! What can be found, and every word said about it, is the table in [`rules`].

mod draft;
mod findings;
mod level;
mod params;
mod place;
pub mod rules;
mod shown;

use serde::Serialize;

use crate::resource::ResourceName;
pub use crate::resource::Service;
pub(crate) use draft::Draft;
pub(crate) use findings::{Findings, Mend};
pub(crate) use level::check as check_levels;
pub use level::{RuleLevel, WrongRule};
pub use params::Params;
pub(crate) use params::{Kind, kind};
pub use place::Offsets;
pub(crate) use place::{locate, sort_by_offset};
pub use rules::Rule;
pub(crate) use rules::Told;
pub(crate) use shown::{HIDDEN, is_plain, show};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The service would refuse it or misread it.
    Error,
    /// It would likely be refused, or is not what was meant.
    Warning,
    /// Worth knowing.
    Info,
}

/// A machine-readable part of a finding's message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Param {
    /// Text, made safe to show: of bounded length, and without characters that hide or reorder others.
    Text(String),
    /// A count.
    Number(usize),
}

/// Another place that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Related {
    /// JSON Pointer (RFC 6901) to the place.
    pub pointer: String,
    /// What is there.
    pub message: String,
}

/// One replacement in the text that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Edit {
    /// Where the replaced text starts, in the units of [`Finding::start`].
    pub start: usize,
    /// Where it ends (exclusive).
    pub end: usize,
    /// What to put there.
    pub text: String,
}

/// A certain mend of one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Fix {
    /// What the mend does, as a command: "Remove the comment".
    pub title: String,
    /// The edits to make, none overlapping another.
    pub edits: Vec<Edit>,
}

/// One thing that is wrong or odd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The stable code of the rule, for example `json-comment`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "FindingCode"))]
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// JSON Pointer (RFC 6901) to the value it is about; empty for the whole text.
    pub pointer: String,
    /// What is wrong, in one or two sentences.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub help: String,
    /// The parts that vary in the message, by name.
    #[serde(skip_serializing_if = "Params::is_empty")]
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(optional, type = "Record<string, string | number>")
    )]
    pub params: Params,
    /// The line, from 1. Absent where the input was an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub line: Option<usize>,
    /// The column, from 1, in UTF-16 units, as editors count. Absent where the input was an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub column: Option<usize>,
    /// Where it starts: UTF-16 units into a string, bytes into bytes. Absent where the input was
    /// an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub start: Option<usize>,
    /// Where it ends (exclusive), in the same units.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub end: Option<usize>,
    /// What the service would answer, where its documents say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub service: Option<Service>,
    /// Other places it is about, for example the first of two duplicates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub related: Vec<Related>,
    /// A mend, where one is certain. Absent where the input was an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub fix: Option<Fix>,
}

/// The findings of one body, with what was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Report {
    /// Whether no finding, listed or not, is an error.
    pub valid: bool,
    /// The resource that was told or recognised.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "ResourceName | null"))]
    pub resource: Option<ResourceName>,
    /// How many items add.
    pub additions: usize,
    /// How many items remove.
    pub removals: usize,
    /// The findings in the order of the text, at most `maxFindings`.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    pub total: usize,
}

/// A stretch of the text, in bytes, the end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

impl Finding {
    /// A finding by itself, at `pointer`; `detail` sets what else there is of it.
    #[allow(clippy::needless_pass_by_value)] // a rule is written where it is told, best without `&`
    pub(crate) fn new(
        told: impl Told,
        pointer: String,
        detail: impl FnOnce(&mut Draft) -> &mut Draft,
    ) -> Self {
        let rule = told.rule();
        let mut draft = Draft::new(rule, rule.severity, true, false);
        draft.word(rule, Params::of(&told), pointer);
        detail(&mut draft);
        draft.finding
    }
}
