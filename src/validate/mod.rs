//! Judging a body: one pass over the text, every finding.
//!
//! [`body`] judges the body, [`array`] its arrays; [`item`] reads the items, [`addition`] and [`removal`] judge them;
//! [`ids`] judges ids, and [`places`] keeps where each stood first.

mod addition;
#[cfg(any(test, fuzzing))]
mod agree;
mod array;
mod body;
mod fast_path;
mod ids;
mod item;
mod line;
mod named;
mod places;
mod purpose;
mod removal;
mod serialized;
mod settings;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::{
    Draft, Findings, Mend, Offsets, Report, RuleLevel, Span, Told, WrongRule, check_levels, locate,
    rules,
};
use crate::hashing::HashSet;
use crate::json::{Comment, Kind, Path, Reader, SyntaxError, Text, Watch};
use crate::resource::{
    DestinationType, PolicyUnits, Resource, ResourceName, RestoreJobType, Version,
};
#[cfg(any(test, fuzzing))]
pub use agree::quick_way_agrees;
use fast_path::Templates;
pub(crate) use ids::AboutId;
use places::{FirstPlaces, OtherUnits};
pub(crate) use purpose::{Does, Purpose};
pub(crate) use removal::REASONS;

/// How many findings a report lists unless told otherwise.
pub const MAX_FINDINGS: usize = 1_000;
/// The most findings a report lists, whatever it is told. More would be of use to nobody, and of a
/// body with a million faults they would make a longer text than JavaScript can hold.
pub const FINDINGS_LIMIT: usize = 100_000;

/// What `validate` may be told.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct ValidateOptions {
    /// The resource the body is for; by default it is recognised from the body.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub resource: Option<ResourceName>,
    /// The version of Microsoft Graph the body is sent to. Where it is told, what the version does not
    /// have is an error.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub version: Option<Version>,
    /// The request that sends the body: it tells whether the body is one of a PATCH, which changes, or of
    /// a POST, which creates, and of which resource; and what of it does not fit the body is an error.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub request: Option<SentBy>,
    /// How many findings the report lists at most; the others are counted. 1,000 by default, 100,000
    /// at the most.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_findings: Option<usize>,
    /// Levels of rules, by their codes, in place of their own. Rules about syntax (`json-…`) stay
    /// errors.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(optional, type = "Partial<Record<FindingCode, RuleLevel>>")
    )]
    pub rules: BTreeMap<String, RuleLevel>,
    /// Properties that are not told as unknown, read-only or misspelt: those that a document names
    /// which is newer than this.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub allow_properties: Vec<String>,
}

/// The request that sends a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SentBy {
    /// Its HTTP method.
    pub method: String,
    /// Its address, with the version or without.
    pub url: String,
}

impl ValidateOptions {
    /// Tells a rule whose level cannot be set, in which case it keeps its own: one that is not there,
    /// or one about syntax.
    ///
    /// ```
    /// use graph_backup_delta::{RuleLevel, ValidateOptions};
    ///
    /// let mut options = ValidateOptions::default();
    /// options.rules.insert("property-unknown".to_owned(), RuleLevel::Error);
    /// assert!(options.check().is_ok());
    /// options.rules.insert("json-comment".to_owned(), RuleLevel::Off);
    /// assert!(options.check().unwrap_err().to_string().contains("syntax"));
    /// ```
    ///
    /// # Errors
    ///
    /// The first such rule.
    pub fn check(&self) -> Result<(), WrongRule> {
        check_levels(&self.rules)
    }

    /// How many findings a report lists at most.
    pub(crate) fn listed(&self) -> usize {
        self.max_findings
            .unwrap_or(MAX_FINDINGS)
            .min(FINDINGS_LIMIT)
    }
}

/// Judges the body of a PATCH request.
///
/// `body` is any bytes; JSON in UTF-8 is expected. Offsets in the report count bytes. Nothing is an
/// error of this function: whatever is wrong with the body is in the report.
///
/// ```
/// use graph_backup_delta::{ValidateOptions, validate};
///
/// let body = r#"{"driveRestoreArtifacts@delta":[
///   {"restorePoint":{"id":"2b014d8c-71fe-4d00-a01a-31850bc5b32"},"destinationType":"new"}]}"#;
/// let report = validate(body, &ValidateOptions::default());
/// assert!(!report.valid);
/// let finding = &report.findings[0];
/// assert_eq!(finding.code, "id-malformed");
/// assert_eq!(finding.pointer, "/driveRestoreArtifacts@delta/0/restorePoint/id");
/// assert_eq!((finding.line, finding.column), (Some(2), Some(25)));
/// ```
#[must_use]
pub fn validate(body: impl AsRef<[u8]>, options: &ValidateOptions) -> Report {
    judge(body.as_ref(), options, Offsets::Bytes, Purpose::default())
}

/// Judges a body; offsets in the report count what `offsets` says.
pub(crate) fn judge(
    text: &[u8],
    options: &ValidateOptions,
    offsets: Offsets,
    purpose: Purpose,
) -> Report {
    let findings = Findings::new(options.listed()).with_levels(&options.rules);
    Validator::new(text, options, purpose, findings)
        .run()
        .report(text, offsets)
}

/// What was found in a body that may be mended.
pub(crate) struct Judged {
    pub report: Report,
    /// The mends of all findings, listed or not.
    pub mends: Vec<Mend>,
    /// What is known of the request, where a mend may take away what tells it.
    pub purpose: Purpose,
    /// Where that stands in the text.
    pub line: Option<Span>,
}

/// Judges a body that is to be mended.
pub(crate) fn judge_with_mends(
    text: &[u8],
    options: &ValidateOptions,
    offsets: Offsets,
    purpose: Purpose,
) -> Judged {
    let findings = Findings::with_mends(options.listed()).with_levels(&options.rules);
    let mut validator = Validator::new(text, options, purpose, findings).run();
    Judged {
        mends: validator.reader.watch.take_mends(),
        purpose: validator.purpose,
        line: validator.line,
        report: validator.report(text, offsets),
    }
}

/// The report on a value that cannot be written as JSON.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(crate) fn not_serializable(reason: &str) -> Report {
    let mut findings = Findings::new(1);
    findings.add(rules::NotSerializable { reason }, String::new, |it| it);
    Report {
        valid: false,
        resource: None,
        additions: 0,
        removals: 0,
        total: findings.total(),
        findings: findings.into_kept(),
    }
}

struct Validator<'t> {
    reader: Reader<'t, Findings>,
    allowed: Vec<String>,
    told: Option<&'static Resource>,
    version: Option<Version>,
    recognised: Option<&'static Resource>,
    purpose: Purpose,
    /// Where the line of the request stands, with all else before the body.
    line: Option<Span>,
    seen: Seen,
    additions: usize,
    removals: usize,
}

/// What the items so far have held, for the rules that look across items.
#[derive(Default)]
struct Seen {
    references: FirstPlaces,
    /// The array of the policy's other units, where that came before.
    other_units: Option<OtherUnits>,
    /// Which units the array holds, of a policy, and the pointer to it.
    units: Option<(PolicyUnits, String)>,
    ids: FirstPlaces,
    templates: Templates,
    destination: Option<(DestinationType, String)>,
    browse_sessions: HashSet<String>,
    /// The job type of the arrays.
    job_type: Option<RestoreJobType>,
    /// Whether it was told that the shape of an array is inferred.
    inferred: bool,
    /// Whether the array that is being read is of a request that creates.
    creates: bool,
}

impl Watch for Findings {
    fn comment(&mut self, Comment { span, instead }: Comment, path: &Path) {
        self.add(
            rules::JsonComment,
            || path.pointer(&[]),
            |it| match instead {
                Some(text) => it.at(span).fix("Remove the comment", span, text.to_owned()),
                None => it.at(span),
            },
        );
    }

    fn duplicate_key(&mut self, key: &Text, path: &Path) {
        let told = rules::JsonDuplicateKey { name: &key.value };
        self.add(told, || path.pointer(&[&key.value]), |it| it.at(key.span));
    }

    fn recovered(&mut self, error: &SyntaxError, path: &Path) {
        let pointer = || error.pointer.clone().unwrap_or_else(|| path.pointer(&[]));
        self.add(error, pointer, |it| error.detail(it));
    }

    fn byte_order_mark(&mut self, span: Span) {
        self.add(rules::JsonByteOrderMark, String::new, |it| {
            it.at(span)
                .fix("Remove the byte order mark", span, String::new())
        });
    }
}

impl<'t> Validator<'t> {
    fn new(
        text: &'t [u8],
        options: &ValidateOptions,
        purpose: Purpose,
        findings: Findings,
    ) -> Self {
        let mut validator = Self {
            reader: Reader::new(text, findings),
            allowed: options.allow_properties.clone(),
            told: options.resource.map(ResourceName::row),
            version: options.version.or(purpose.version),
            recognised: purpose.resource,
            purpose,
            line: None,
            seen: Seen::default(),
            additions: 0,
            removals: 0,
        };
        if let Some(request) = &options.request {
            validator.sent_by(request);
        }
        validator
    }

    /// Reads and judges the text.
    fn run(mut self) -> Self {
        if let Err(error) = self.text() {
            self.syntax_error(&error);
        }
        self.keep_line();
        self
    }

    /// The resource that was told, or else recognised.
    fn resource(&self) -> Option<&'static Resource> {
        self.told.or(self.recognised)
    }

    /// Whether a property of that name is not to be told.
    fn is_allowed(&self, name: &str) -> bool {
        self.allowed.iter().any(|it| it == name)
    }

    /// Adds a finding about `span`, at the value `tail` below the one that is being read.
    #[allow(clippy::needless_pass_by_value)] // a rule is written where it is told, best without `&`
    fn find(
        &mut self,
        told: impl Told,
        span: Span,
        tail: &[&str],
        detail: impl FnOnce(&mut Draft) -> &mut Draft,
    ) {
        if let Some(mut draft) = self.reader.watch.begin(told.rule()) {
            detail(draft.at(span));
            self.found(draft, &told, tail);
        }
    }

    /// Keeps a finding whose draft is done. Apart from [`Self::find`], so that little of that stands
    /// wherever something is found.
    #[inline(never)]
    fn found(&mut self, draft: Box<Draft>, told: &dyn Told, tail: &[&str]) {
        let (path, findings) = self.reader.path_and_watch();
        let pointer = draft.is_worded().then(|| path.pointer(tail));
        findings.end(draft, told, pointer.unwrap_or_default());
    }

    fn syntax_error(&mut self, error: &SyntaxError) {
        let (path, findings) = self.reader.path_and_watch();
        let pointer = || error.pointer.clone().unwrap_or_else(|| path.pointer(&[]));
        findings.add(error, pointer, |it| error.detail(it));
    }

    fn text(&mut self) -> Result<(), SyntaxError> {
        self.reader.as_dyn().start()?;
        if let Some(span) = self.reader.preface() {
            self.preface(span);
        }
        let kind = self.reader.as_dyn().kind()?;
        if kind == Kind::Object {
            self.body()?;
        } else {
            let span = self.reader.as_dyn().skip()?;
            self.body_not_object(kind, span);
        }
        self.reader.as_dyn().end()
    }

    fn report(self, text: &[u8], offsets: Offsets) -> Report {
        let resource = self.resource().map(|it| it.name);
        let findings = self.reader.watch;
        let (valid, total) = (!findings.has_errors(), findings.total());
        let mut findings = findings.into_kept();
        locate(&mut findings, text, offsets);
        Report {
            valid,
            resource,
            additions: self.additions,
            removals: self.removals,
            findings,
            total,
        }
    }
}
