//! Judging a body: one pass over the text, every finding.
//!
//! This file reads the body and its delta array; [`item`] reads and judges the items.

pub(crate) mod id;
mod item;
pub(crate) mod name;

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Findings, Offsets, Report, Rule, Span, locate, rules};
use crate::json::{Kind, Path, Reader, SyntaxError, Text, Watch};
use crate::resource::{DELTA_SUFFIX, Delta, DestinationType, RESOURCES, Resource, ResourceName};
use name::{Spelling, spelling};

/// How many findings a report lists unless told otherwise.
pub const MAX_FINDINGS: usize = 1_000;

/// What `validate` may be told.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct ValidateOptions {
    /// The resource the body is for; by default it is recognised from the body.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub resource: Option<ResourceName>,
    /// How many findings the report lists at most; the others are counted. 1,000 by default.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_findings: Option<usize>,
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
/// assert_eq!(finding.code, "restore-point-id-malformed");
/// assert_eq!(finding.pointer, "/driveRestoreArtifacts@delta/0/restorePoint/id");
/// assert_eq!((finding.line, finding.column), (Some(2), Some(25)));
/// ```
#[must_use]
pub fn validate(body: impl AsRef<[u8]>, options: &ValidateOptions) -> Report {
    judge(body.as_ref(), options, Offsets::Bytes, Limit::OneRequest)
}

/// Whether a body is judged as one request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    /// As one request, with the most items one may hold.
    OneRequest,
    /// As what will be sent in several requests.
    SeveralRequests,
}

/// Judges a body; offsets in the report count what `offsets` says.
pub(crate) fn judge(
    text: &[u8],
    options: &ValidateOptions,
    offsets: Offsets,
    limit: Limit,
) -> Report {
    let findings = Findings::new(options.max_findings.unwrap_or(MAX_FINDINGS));
    let mut validator = Validator {
        reader: Reader::new(text, findings),
        told: options.resource.map(ResourceName::row),
        recognised: None,
        limit,
        seen: Seen::default(),
        additions: 0,
        removals: 0,
    };
    if let Err(error) = validator.text() {
        validator.syntax_error(&error);
    }
    validator.report(text, offsets)
}

/// The report on a value that cannot be written as JSON.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(crate) fn not_serializable(reason: &str) -> Report {
    let mut findings = Findings::new(1);
    let rule = &rules::NOT_SERIALIZABLE;
    findings.add(rule, String::new, |it| it.text("reason", reason));
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
    told: Option<&'static Resource>,
    recognised: Option<&'static Resource>,
    limit: Limit,
    seen: Seen<'t>,
    additions: usize,
    removals: usize,
}

/// What the items so far have held, for the rules that look across items: the pointer tails and
/// indexes of first occurrences.
#[derive(Default)]
struct Seen<'t> {
    references: HashMap<Cow<'t, str>, String>,
    ids: HashMap<Cow<'t, str>, String>,
    destination: Option<(DestinationType, String)>,
}

impl Watch for Findings {
    fn comment(&mut self, span: Span, path: &Path) {
        self.add(
            &rules::JSON_COMMENT,
            || path.pointer(&[]),
            |it| {
                it.at(span)
                    .fix("Remove the comment", vec![(span, String::new())])
            },
        );
    }

    fn duplicate_key(&mut self, key: &Text, path: &Path) {
        self.add(
            &rules::JSON_DUPLICATE_KEY,
            || path.pointer(&[&key.value]),
            |it| it.at(key.span).text("name", &key.value),
        );
    }

    fn byte_order_mark(&mut self, span: Span) {
        self.add(&rules::JSON_BYTE_ORDER_MARK, String::new, |it| {
            it.at(span)
                .fix("Remove the byte order mark", vec![(span, String::new())])
        });
    }
}

impl<'t> Validator<'t> {
    /// Adds a finding about `span`, at the value `tail` below the one that is being read.
    fn find(
        &mut self,
        rule: &'static Rule,
        span: Span,
        tail: &[&str],
        detail: impl FnOnce(Finding) -> Finding,
    ) {
        let (path, findings) = self.reader.path_and_watch();
        findings.add(rule, || path.pointer(tail), |it| detail(it.at(span)));
    }

    fn syntax_error(&mut self, error: &SyntaxError) {
        let (path, findings) = self.reader.path_and_watch();
        let pointer = || error.pointer.clone().unwrap_or_else(|| path.pointer(&[]));
        findings.add(error.rule, pointer, |it| error.detail(it));
    }

    fn text(&mut self) -> Result<(), SyntaxError> {
        self.reader.start()?;
        let kind = self.reader.kind()?;
        if kind == Kind::Object {
            self.body()?;
        } else {
            let span = self.reader.skip()?;
            self.body_not_object(kind, span);
        }
        self.reader.end()
    }

    fn body_not_object(&mut self, kind: Kind, span: Span) {
        let expected = expected_delta(self.told);
        self.find(&rules::BODY_NOT_OBJECT, span, &[], |it| {
            it.words("found", kind.words())
                .words("wrapped", &format!("{{\"{expected}\": […]}}"))
        });
    }

    fn body(&mut self) -> Result<(), SyntaxError> {
        let start = self.reader.position();
        let mut found = false;
        self.reader.open_object()?;
        while let Some(key) = self.reader.next_key()? {
            if let Some((resource, spelling)) = recognise(&key.value, self.told) {
                found = true;
                self.recognised = Some(resource);
                self.misnamed(&key, spelling, resource.delta.property, &[]);
                self.delta(&resource.delta, &key)?;
            } else {
                self.other_property(&key);
                self.reader.skip()?;
            }
        }
        if !found {
            let expected = expected_delta(self.told);
            let service = self.told.unwrap_or(&RESOURCES[0]).delta.empty;
            let span = Span::new(start, self.reader.position());
            self.find(&rules::DELTA_MISSING, span, &[], |it| {
                it.words("expected", &expected).service(service)
            });
        }
        Ok(())
    }

    /// A property of the body that is not the delta. Annotations are never an error (OData 4.01).
    fn other_property(&mut self, key: &Text<'t>) {
        if !key.value.contains('@') {
            self.find(&rules::PROPERTY_UNKNOWN, key.span, &[], |it| {
                it.text("name", &key.value)
            });
        }
    }

    /// Tells a name that is not spelled exactly. `tail` leads from the value being read to it.
    fn misnamed(&mut self, key: &Text<'t>, spelled: Spelling, expected: &str, tail: &[&str]) {
        if spelled == Spelling::Exact {
            return;
        }
        self.find(&rules::PROPERTY_MISNAMED, key.span, tail, |it| {
            let it = it.text("name", &key.value).words("expected", expected);
            if spelled == Spelling::Recased {
                it.fix(
                    "Correct the name",
                    vec![(key.span, format!("\"{expected}\""))],
                )
            } else {
                it
            }
        });
    }

    fn delta(&mut self, delta: &'static Delta, key: &Text<'t>) -> Result<(), SyntaxError> {
        let kind = self.reader.kind()?;
        if kind != Kind::Array {
            let span = self.reader.skip()?;
            self.delta_not_array(delta, key, kind, span);
            return Ok(());
        }
        let start = self.reader.position();
        let mut count = 0;
        let mut first_over = None;
        self.reader.open_array()?;
        while self.reader.next_element()? {
            let item = self.reader.position();
            self.item(delta)?;
            count += 1;
            if count == delta.limit + 1 {
                first_over = Some(Span::new(item, self.reader.position()));
            }
        }
        if count == 0 {
            let span = Span::new(start, self.reader.position());
            self.delta_empty(delta, key, span);
        }
        if let Some(span) = first_over
            && self.limit == Limit::OneRequest
        {
            let first_over = delta.limit.to_string();
            self.find(&rules::DELTA_TOO_MANY_ITEMS, span, &[&first_over], |it| {
                it.number("found", count)
                    .number("limit", delta.limit)
                    .service(delta.over_limit)
            });
        }
        Ok(())
    }

    fn delta_not_array(&mut self, delta: &'static Delta, key: &Text<'t>, kind: Kind, span: Span) {
        if kind == Kind::Null {
            self.delta_empty(delta, key, span);
            return;
        }
        self.find(&rules::DELTA_NOT_ARRAY, span, &[], |it| {
            it.text("name", &key.value).words("found", kind.words())
        });
    }

    fn delta_empty(&mut self, delta: &'static Delta, key: &Text<'t>, span: Span) {
        self.find(&rules::DELTA_EMPTY, span, &[], |it| {
            it.text("name", &key.value).service(delta.empty)
        });
    }

    fn report(self, text: &[u8], offsets: Offsets) -> Report {
        let resource = self.told.or(self.recognised).map(|it| it.name);
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

/// The resource whose delta a property of the body is, or is meant to be.
pub(crate) fn recognise(
    name: &str,
    told: Option<&'static Resource>,
) -> Option<(&'static Resource, Spelling)> {
    let candidates = || {
        RESOURCES
            .iter()
            .filter(|it| told.is_none_or(|told| told.name == it.name))
    };
    let spelled = |it: &'static Resource| {
        let delta = it.delta.property;
        spelling(name, delta)
            .or_else(|| spelling(name, delta.trim_end_matches(DELTA_SUFFIX)).map(inexact))
            .map(|spelling| (it, spelling))
    };
    let best = candidates()
        .filter_map(spelled)
        .min_by_key(|(_, spelling)| *spelling as u8);
    let is_delta = name.ends_with(DELTA_SUFFIX) || name.ends_with("@odata.delta");
    best.or_else(|| {
        is_delta
            .then(|| candidates().next())
            .flatten()
            .map(|it| (it, Spelling::Near))
    })
}

/// Without `@delta` even the exact name is not the name of the delta.
fn inexact(spelling: Spelling) -> Spelling {
    match spelling {
        Spelling::Exact => Spelling::Recased,
        other => other,
    }
}

/// The delta properties that may be expected, for a message.
pub(crate) fn expected_delta(told: Option<&'static Resource>) -> String {
    let rows = RESOURCES
        .iter()
        .filter(|it| told.is_none_or(|told| told.name == it.name));
    let names: Vec<_> = rows.map(|it| it.delta.property).collect();
    names.join("` or `")
}
