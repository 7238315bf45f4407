//! Mending a body: the certain fixes, as edits that keep everything else byte for byte.

use serde::Serialize;

use crate::finding::{Finding, Mend, Offsets, Report, locate, sort_by_offset};
use crate::validate::{Judged, Purpose, ValidateOptions, judge, judge_with_mends};

/// What `fix` made of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Fixed {
    /// The text, mended.
    pub text: String,
    /// The findings that were mended, each as it was found: its place is that in the text as it was
    /// then. At most as many as a report lists, `maxFindings`.
    pub applied: Vec<Finding>,
    /// How many findings were mended in all.
    pub applied_total: usize,
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
            applied_total: 0,
            report: judge(text, options, Offsets::Utf16, Purpose::default()),
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
/// assert_eq!(fixed.applied_total, 3);
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
    let mut text = text.to_owned();
    let (mut applied, mut applied_total) = (Vec::new(), 0);
    let mut purpose = Purpose::default();
    for _ in 0..PASSES {
        let Judged {
            report,
            mut mends,
            purpose: told,
            line,
        } = judge_with_mends(text.as_bytes(), options, offsets, purpose);
        if mends.is_empty() {
            return Fixed {
                text,
                applied,
                applied_total,
                report,
            };
        }
        keep_applicable(&mut mends);
        if let Some(line) = line
            && mends.len() > 1
        {
            mends.retain(|it| it.edit.start != line.start);
        }
        let room = options.listed() - applied.len();
        let found = mends.iter_mut().filter_map(|it| it.finding.take());
        let mut found: Vec<_> = found.take(room).collect();
        locate(&mut found, text.as_bytes(), offsets);
        applied.extend(found);
        // What tells what the request does may be taken away.
        purpose = told;
        applied_total += mends.len();
        text = edited(&text, &mends);
    }
    Fixed {
        report: judge(text.as_bytes(), options, offsets, purpose),
        text,
        applied,
        applied_total,
    }
}

/// Leaves the mends that can be applied together, in the order of the text: of two that overlap, the
/// first.
fn keep_applicable(mends: &mut Vec<Mend>) {
    sort_by_offset(mends, |it| it.edit.start);
    let mut end = 0;
    mends.retain(|Mend { edit, .. }| {
        let fits = edit.start >= end;
        if fits {
            end = edit.end;
        }
        fits
    });
}

/// The text after edits, which ascend and do not overlap.
fn edited(text: &str, mends: &[Mend]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for Mend { edit, .. } in mends {
        out.push_str(&text[at..edit.start]);
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(&text[at..]);
    out
}
