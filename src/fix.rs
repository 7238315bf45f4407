//! Mending a body: the certain fixes, as edits that keep everything else byte for byte.

use serde::Serialize;

use crate::finding::{Edit, Finding, Offsets, Report, locate};
use crate::validate::{Limit, ValidateOptions, judge, validate};

/// What `fix` made of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Fixed {
    /// The text, mended.
    pub text: String,
    /// The findings that were mended, each as it was found: its place is that in the text as it was
    /// then.
    pub applied: Vec<Finding>,
    /// The report on the mended text: what could not be mended.
    pub report: Report,
}

impl Fixed {
    /// The report alone, on a text that the caller keeps as it is.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
    pub(crate) fn nothing(text: &[u8], options: &ValidateOptions) -> Self {
        Self {
            text: String::new(),
            applied: Vec::new(),
            report: judge(text, options, Offsets::Utf16, Limit::OneRequest),
        }
    }
}

/// A mend may bring to light what another one can mend: a property under its right name has a value
/// to judge. Each pass mends all it sees, so few are needed; a bound keeps the time linear.
const PASSES: usize = 8;

/// Applies the certain fixes to a body. All else stays as it is, white space and order too.
///
/// Nothing is an error of this function: what could not be mended is in the report.
///
/// ```
/// use graph_backup_delta::{ValidateOptions, fix};
///
/// let body = r#"{"driveRestoreArtifacts@delta":[// remove
///   {"@removed":true,"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"},
/// ]}"#;
/// let fixed = fix(body, &ValidateOptions::default());
/// assert!(fixed.report.valid);
/// assert_eq!(fixed.applied.len(), 3);
/// assert_eq!(
///     fixed.text,
///     r#"{"driveRestoreArtifacts@delta":[
///   {"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}
/// ]}"#
/// );
/// ```
#[must_use]
pub fn fix(text: &str, options: &ValidateOptions) -> Fixed {
    fix_text(text, options, Offsets::Bytes)
}

/// Applies the certain fixes; offsets in what is given back count what `offsets` says.
pub(crate) fn fix_text(text: &str, options: &ValidateOptions, offsets: Offsets) -> Fixed {
    let everything = ValidateOptions {
        max_findings: Some(usize::MAX),
        ..options.clone()
    };
    let mut text = text.to_owned();
    let mut applied = Vec::new();
    for _ in 0..PASSES {
        let findings = validate(&text, &everything).findings;
        let mut mended = applicable(findings);
        if mended.is_empty() {
            break;
        }
        let edits = mended
            .iter()
            .filter_map(|it| it.fix.as_ref())
            .flat_map(|it| &it.edits);
        let next = edited(&text, edits);
        locate(&mut mended, text.as_bytes(), offsets);
        text = next;
        applied.extend(mended);
    }
    Fixed {
        report: judge(text.as_bytes(), options, offsets, Limit::OneRequest),
        text,
        applied,
    }
}

/// The findings whose fixes can be applied together: of two that overlap, the first.
fn applicable(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|it| it.fix.is_some());
    let first = |it: &Finding| {
        it.fix
            .iter()
            .flat_map(|it| &it.edits)
            .map(|it| it.start)
            .min()
    };
    findings.sort_by_key(first);
    let mut end = 0;
    findings.retain(|it| {
        let edits = || it.fix.iter().flat_map(|it| &it.edits);
        let fits = edits().all(|it| it.start >= end);
        if fits {
            end = edits().map(|it| it.end).max().unwrap_or(end);
        }
        fits
    });
    findings
}

/// The text after edits, which ascend and do not overlap.
fn edited<'e>(text: &str, edits: impl Iterator<Item = &'e Edit>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.start]);
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(&text[at..]);
    out
}
