//! What a report is made of: findings, their severities and fixes.
//!
//! What can be found, and every word said about it, is the table in [`rules`].

mod level;
mod place;
pub mod rules;

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::RangeInclusive;
use std::vec;

use serde::Serialize;

use crate::resource::ResourceName;
pub use crate::resource::Service;
pub(crate) use level::{Levels, check as check_levels};
pub use level::{RuleLevel, WrongRule};
pub use place::Offsets;
pub(crate) use place::{locate, sort_by_offset};
pub use rules::Rule;

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
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(optional, type = "Record<string, string | number>")
    )]
    pub params: BTreeMap<&'static str, Param>,
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
    /// A finding of `rule` at `pointer`; `detail` sets what varies.
    pub(crate) fn new(
        rule: &'static Rule,
        pointer: String,
        detail: impl FnOnce(&mut Draft) -> &mut Draft,
    ) -> Self {
        let mut draft = Draft::new(rule, pointer, true);
        detail(&mut draft).word(rule);
        draft.finding
    }
}

/// A finding in the making.
pub(crate) struct Draft {
    finding: Finding,
    /// The edit of its fix.
    edit: Option<Edit>,
    /// Whether somebody will read it. Otherwise only its edit is of interest, and to make the words
    /// of a million findings that nobody reads takes seconds.
    is_listed: bool,
}

impl Draft {
    fn new(rule: &'static Rule, pointer: String, is_listed: bool) -> Self {
        let finding = Finding {
            code: rule.code,
            severity: rule.severity,
            pointer,
            message: String::new(),
            help: String::new(),
            params: BTreeMap::new(),
            line: None,
            column: None,
            start: None,
            end: None,
            service: rule.service,
            related: Vec::new(),
            fix: None,
        };
        Self {
            finding,
            edit: None,
            is_listed,
        }
    }

    pub fn code(&self) -> &'static str {
        self.finding.code
    }

    // The setters are called from so many places that, put in line, they would take a twentieth of
    // the module's size; a finding is rare.

    #[inline(never)]
    pub fn at(&mut self, span: Span) -> &mut Self {
        self.finding.start = Some(span.start);
        self.finding.end = Some(span.end);
        self
    }

    pub fn maybe_at(&mut self, span: Option<Span>) -> &mut Self {
        match span {
            Some(span) => self.at(span),
            None => self,
        }
    }

    #[inline(never)]
    pub fn text(&mut self, name: &'static str, value: &str) -> &mut Self {
        if self.is_listed {
            self.param(name, Param::Text(show(value)));
        }
        self
    }

    /// As [`Draft::text`], for words of our own, which are shown whole.
    #[inline(never)]
    pub fn words(&mut self, name: &'static str, words: &str) -> &mut Self {
        if self.is_listed {
            self.param(name, Param::Text(words.to_owned()));
        }
        self
    }

    #[inline(never)]
    pub fn number(&mut self, name: &'static str, value: usize) -> &mut Self {
        if self.is_listed {
            self.param(name, Param::Number(value));
        }
        self
    }

    fn param(&mut self, name: &'static str, param: Param) {
        self.finding.params.insert(name, param);
    }

    /// That no service answers, as nothing is sent to one.
    pub(crate) fn without_service(&mut self) -> &mut Self {
        self.finding.service = None;
        self
    }

    /// What the service answers here, where that is known and not the same for every resource.
    #[inline(never)]
    pub fn service(&mut self, service: Option<Service>) -> &mut Self {
        self.finding.service = service.or(self.finding.service);
        self
    }

    /// That no service answers, as this is never sent.
    pub fn unsent(&mut self) -> &mut Self {
        self.finding.service = None;
        self
    }

    #[inline(never)]
    pub fn related(&mut self, pointer: impl FnOnce() -> String, message: &str) -> &mut Self {
        if self.is_listed {
            self.finding.related.push(Related {
                pointer: pointer(),
                message: message.to_owned(),
            });
        }
        self
    }

    /// The certain mend: what to put in place of `span`.
    #[inline(never)]
    pub fn fix(&mut self, title: &str, span: Span, text: String) -> &mut Self {
        let edit = Edit {
            start: span.start,
            end: span.end,
            text,
        };
        if self.is_listed {
            self.finding.fix = Some(Fix {
                title: title.to_owned(),
                edits: vec![edit.clone()],
            });
        }
        self.edit = Some(edit);
        self
    }

    /// The certain mend, where there is one.
    pub fn maybe_fix(&mut self, title: &str, edit: Option<(Span, String)>) -> &mut Self {
        match edit {
            Some((span, text)) => self.fix(title, span, text),
            None => self,
        }
    }

    /// Fills in the message and the help from the rule's templates and the params.
    #[inline(never)]
    fn word(&mut self, rule: &Rule) {
        let finding = &mut self.finding;
        finding.message = fill(rule.message, &finding.params);
        finding.help = fill(rule.help, &finding.params);
    }
}

/// Findings as they are made: some are kept, all are counted.
pub(crate) struct Findings {
    kept: Vec<Finding>,
    keep: Keep,
    total: usize,
    errors: usize,
    /// How many bytes of pointers may still be kept: they repeat the names of a text, and a thousand
    /// of a million bytes each are more than JavaScript's strings can hold.
    room: usize,
    /// The mends of all findings, kept or not, where they are wanted.
    mends: Option<Vec<Mend>>,
    /// The levels of rules, where somebody sets them.
    levels: Option<Levels>,
}

/// Which findings are kept.
enum Keep {
    /// The first ones, so many.
    First(usize),
    /// Those of these numbers, which ascend.
    Numbers(Peekable<vec::IntoIter<usize>>),
}

/// The mend of a finding, which is one edit: so two that do not overlap can be applied together.
pub(crate) struct Mend {
    /// How many findings were made before it.
    pub number: usize,
    pub edit: Edit,
}

/// The most bytes of pointers that are kept.
const ROOM: usize = 1 << 25;

impl Findings {
    /// Keeps the first `cap` findings.
    pub fn new(cap: usize) -> Self {
        Self::keeping(Keep::First(cap), None)
    }

    /// Keeps the first `cap` findings, and the mends of all.
    pub fn with_mends(cap: usize) -> Self {
        Self::keeping(Keep::First(cap), Some(Vec::new()))
    }

    /// Keeps the findings of these numbers, which ascend.
    pub fn of_numbers(numbers: Vec<usize>) -> Self {
        Self::keeping(Keep::Numbers(numbers.into_iter().peekable()), None)
    }

    fn keeping(keep: Keep, mends: Option<Vec<Mend>>) -> Self {
        Self {
            kept: Vec::new(),
            keep,
            total: 0,
            errors: 0,
            room: ROOM,
            mends,
            levels: None,
        }
    }

    /// The same, with levels that are set for rules.
    pub fn with_levels(self, levels: &Levels) -> Self {
        let levels = (!levels.is_empty()).then(|| levels.clone());
        Self { levels, ..self }
    }

    /// Adds a finding of `rule`. `pointer` and `detail` run only where they are needed, so that a
    /// body with a million faults costs no million messages.
    pub fn add(
        &mut self,
        rule: &'static Rule,
        pointer: impl FnOnce() -> String,
        detail: impl FnOnce(&mut Draft) -> &mut Draft,
    ) {
        let Some(severity) = level::severity_of(rule, self.levels.as_ref()) else {
            return;
        };
        let number = self.count(severity);
        let is_listed = self.is_kept(number);
        if !is_listed && self.mends.is_none() {
            return;
        }
        let mut draft = if is_listed {
            Draft::new(rule, pointer(), true)
        } else {
            Draft::new(rule, String::new(), false)
        };
        detail(&mut draft);
        draft.finding.severity = severity;
        if is_listed {
            draft.word(rule);
        }
        let Draft { finding, edit, .. } = draft;
        if let (Some(mends), Some(edit)) = (&mut self.mends, edit) {
            mends.push(Mend { number, edit });
        }
        if is_listed {
            self.keep(finding);
        }
    }

    /// Adds a finding that is complete.
    pub fn push(&mut self, finding: Finding) {
        let number = self.count(finding.severity);
        if self.is_kept(number) {
            self.keep(finding);
        }
    }

    /// Counts a finding; gives how many there were before it.
    fn count(&mut self, severity: Severity) -> usize {
        self.total += 1;
        self.errors += usize::from(severity == Severity::Error);
        self.total - 1
    }

    /// Whether the finding that was counted last is to be kept.
    fn is_kept(&mut self, number: usize) -> bool {
        let is_wanted = match &mut self.keep {
            Keep::First(cap) => self.kept.len() < *cap,
            Keep::Numbers(numbers) => numbers.next_if_eq(&number).is_some(),
        };
        is_wanted && self.room > 0
    }

    fn keep(&mut self, finding: Finding) {
        let related = finding.related.iter().map(|it| it.pointer.len());
        let taken = finding.pointer.len() + related.sum::<usize>();
        self.room = self.room.saturating_sub(taken);
        self.kept.push(finding);
    }

    /// Counts findings that were made elsewhere and not kept there.
    pub fn count_unlisted(&mut self, count: usize, with_errors: bool) {
        self.total += count;
        self.errors += usize::from(with_errors);
    }

    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    pub fn total(&self) -> usize {
        self.total
    }

    pub fn into_kept(self) -> Vec<Finding> {
        self.kept
    }

    /// The mends, in the order in which they were found.
    pub fn take_mends(&mut self) -> Vec<Mend> {
        self.mends.take().unwrap_or_default()
    }
}

/// The longest part of somebody's text that a message repeats, in characters.
const SHOWN: usize = 80;

/// Somebody's text as a message may show it: at most [`SHOWN`] characters, and none that hides or
/// reorders its neighbours (controls, bidirectional marks, white space other than the blank).
pub(crate) fn show(text: &str) -> String {
    let mut out = String::new();
    for (count, char) in text.chars().enumerate() {
        if count == SHOWN {
            out.push('…');
            break;
        }
        if is_plain(char) {
            out.push(char);
        } else {
            out.extend(char.escape_unicode());
        }
    }
    out
}

/// Characters that are not seen though they are neither controls nor white space: what fonts leave
/// out (Unicode, `Default_Ignorable_Code_Point`), the marks of annotations, the blank of Braille, and
/// those for private use, which look as some font says.
pub(crate) const HIDDEN: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{e000}'..='\u{f8ff}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
    '\u{f0000}'..='\u{ffffd}',
    '\u{100000}'..='\u{10fffd}',
];

/// Whether a character stands for itself on a screen: it is not hidden, no control, and no white
/// space but the usual one.
pub(crate) fn is_plain(char: char) -> bool {
    let is_hidden = || HIDDEN.iter().any(|it| it.contains(&char));
    char == ' ' || !(char.is_control() || char.is_whitespace() || is_hidden())
}

/// Puts the params into a template: `{name}` becomes the param of that name.
fn fill(template: &str, params: &BTreeMap<&'static str, Param>) -> String {
    let mut out = String::with_capacity(template.len() + 40);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').expect("a template closes its braces");
        out.push_str(before);
        match params.get(name).expect("a template names only its params") {
            Param::Text(text) => out.push_str(text),
            Param::Number(number) => out.push_str(&number.to_string()),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_hides_nothing() {
        assert_eq!(show("a b\u{202e}c\n"), "a b\\u{202e}c\\u{a}");
    }

    #[test]
    fn what_is_shown_is_bounded() {
        let shown = show(&"é".repeat(1_000_000));
        assert_eq!(shown.chars().count(), SHOWN + 1);
        assert!(shown.ends_with('…'));
    }

    #[test]
    fn beyond_the_cap_findings_are_counted() {
        let mut findings = Findings::new(1);
        for _ in 0..3 {
            findings.add(&rules::JSON_COMMENT, String::new, |finding| finding);
        }
        assert_eq!(findings.total(), 3);
        assert!(findings.has_errors());
        assert_eq!(findings.into_kept().len(), 1);
    }
}
