//! Judging a body: one pass over the text, every finding.
//!
//! This file reads the body and its delta arrays; [`item`] reads the items, [`addition`] and
//! [`removal`] judge them, and [`ids`] judges ids.

mod addition;
pub(crate) mod id;
mod ids;
mod item;
pub(crate) mod name;
mod plain;
mod removal;

use std::borrow::Cow;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Findings, Offsets, Report, Rule, Span, locate, rules};
use crate::json::{Kind, Path, Reader, SyntaxError, Text, Watch};
use crate::resource::{
    DISPLAY_NAME, DISPLAY_NAME_LIMIT, Delta, DestinationType, Items, RESOURCES, Resource,
    ResourceName, RestoreJobType,
};
use ids::FirstPlaces;
pub(crate) use ids::id_words;
use name::{Spelling, spelling};
pub(crate) use removal::REASONS;

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
/// assert_eq!(finding.code, "id-malformed");
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

/// What the items so far have held, for the rules that look across items.
#[derive(Default)]
struct Seen<'t> {
    references: FirstPlaces<'t>,
    ids: FirstPlaces<'t>,
    destination: Option<(DestinationType, String)>,
    browse_sessions: HashSet<Cow<'t, str>>,
    /// The job type of the arrays.
    job_type: Option<RestoreJobType>,
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

    fn recovered(&mut self, error: &SyntaxError, path: &Path) {
        self.add(error.rule, || path.pointer(&[]), |it| error.detail(it));
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
        let usual = self.told.unwrap_or(&RESOURCES[0]).usual().property;
        self.find(&rules::BODY_NOT_OBJECT, span, &[], |it| {
            it.words("found", kind.words())
                .words("wrapped", &format!("{{\"{usual}\": […]}}"))
        });
    }

    fn body(&mut self) -> Result<(), SyntaxError> {
        let start = self.reader.position();
        let mut updates = false;
        let mut display_name = None;
        self.reader.open_object()?;
        while let Some(key) = self.reader.next_key()? {
            if let Some(found) = recognise(&key.value, self.told) {
                updates = true;
                self.delta_property(&found, &key)?;
            } else if let Some(spelled) = spelling(&key.value, DISPLAY_NAME) {
                display_name = Some((key, spelled, self.display_name()?));
            } else {
                self.other_property(&key, &[]);
                self.reader.skip()?;
            }
        }
        if let Some((key, spelled, length)) = display_name {
            updates |= self.judge_display_name(&key, spelled, length);
        }
        if !updates {
            let span = Span::new(start, self.reader.position());
            self.delta_missing(span);
        }
        Ok(())
    }

    fn delta_missing(&mut self, span: Span) {
        let expected = expected_delta(self.told);
        let empty = self
            .told
            .and_then(|it| it.usual().items)
            .and_then(|it| it.empty);
        self.find(&rules::DELTA_MISSING, span, &[], |it| {
            it.words("expected", &expected).service(empty)
        });
    }

    /// Reads a `displayName`: its kind, its span, and its length where it is text.
    fn display_name(&mut self) -> Result<(Kind, Span, usize), SyntaxError> {
        let kind = self.reader.kind()?;
        if kind != Kind::String {
            return Ok((kind, self.reader.skip()?, 0));
        }
        let name = self.reader.string()?;
        Ok((kind, name.span, name.value.encode_utf16().count()))
    }

    /// Judges a `displayName` after the whole body was read, and so the resource is known; gives
    /// whether it is something that can be updated.
    fn judge_display_name(
        &mut self,
        key: &Text<'t>,
        spelled: Spelling,
        (kind, span, length): (Kind, Span, usize),
    ) -> bool {
        let resource = self.told.or(self.recognised);
        if resource.is_some_and(|it| !it.has_display_name) {
            self.other_property(key, &[&key.value]);
            return false;
        }
        self.misnamed(key, spelled, DISPLAY_NAME, &[&key.value]);
        if kind != Kind::String {
            self.find(&rules::WRONG_TYPE, span, &[&key.value], |it| {
                it.text("name", &key.value)
                    .words("found", kind.words())
                    .words("expected", "text")
                    .words("example", "the name in double quotes")
            });
        } else if !(1..=DISPLAY_NAME_LIMIT).contains(&length) {
            self.find(&rules::DISPLAY_NAME_LENGTH, span, &[&key.value], |it| {
                it.number("found", length)
                    .number("limit", DISPLAY_NAME_LIMIT)
            });
        }
        true
    }

    /// A property of the body that is not the delta. Annotations are never an error (OData 4.01).
    /// `tail` leads from the value being read to it.
    fn other_property(&mut self, key: &Text<'t>, tail: &[&str]) {
        if !key.value.contains('@') {
            self.find(&rules::PROPERTY_UNKNOWN, key.span, tail, |it| {
                it.text("name", &key.value)
            });
        }
    }

    /// Judges a delta array by its place in the body, then reads it.
    fn delta_property(&mut self, found: &Found, key: &Text<'t>) -> Result<(), SyntaxError> {
        let Found {
            resource, delta, ..
        } = *found;
        self.misnamed(key, found.spelled, delta.property, &[]);
        let expected = self.told.or(self.recognised).unwrap_or(resource);
        if resource.name != expected.name {
            self.find(&rules::DELTA_OF_OTHER_RESOURCE, key.span, &[], |it| {
                it.text("name", &key.value)
                    .words("owner", resource.type_name)
                    .words("resource", expected.type_name)
                    .words("expected", &expected_delta(Some(expected)))
            });
        }
        self.recognised.get_or_insert(resource);
        if let Some(job_type) = delta.job_type {
            let first = *self.seen.job_type.get_or_insert(job_type);
            if first != job_type {
                self.find(&rules::DELTA_KINDS_MIXED, key.span, &[], |it| {
                    it.words("first", first.name())
                        .words("found", job_type.name())
                });
            }
        }
        if delta.items.is_none() {
            self.find(&rules::DELTA_UNDOCUMENTED, key.span, &[], |it| {
                it.text("name", &key.value)
            });
        }
        self.delta(delta, key)
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
        let limit = delta.items.map(|it| it.limit);
        // What was seen is known by its place in one array.
        self.seen.references = FirstPlaces::default();
        self.seen.ids = FirstPlaces::default();
        let mut count = 0;
        let mut first_over = None;
        self.reader.open_array()?;
        while self.reader.next_element()? {
            let item = self.reader.position();
            match delta.items {
                Some(items) if self.plain_item(items) => {}
                Some(items) => self.item(delta, items)?,
                None => self.undocumented_item()?,
            }
            count += 1;
            if Some(count) == limit.map(|it| it + 1) {
                first_over = Some(Span::new(item, self.reader.position()));
            }
        }
        if count == 0 {
            let span = Span::new(start, self.reader.position());
            self.delta_empty(delta, key, span);
        }
        if let (Some(span), Some(items)) = (first_over, delta.items) {
            self.too_many_items(items, count, span);
        }
        Ok(())
    }

    fn too_many_items(&mut self, items: &'static Items, count: usize, span: Span) {
        if self.limit == Limit::SeveralRequests {
            return;
        }
        let first_over = items.limit.to_string();
        self.find(&rules::DELTA_TOO_MANY_ITEMS, span, &[&first_over], |it| {
            it.number("found", count)
                .number("limit", items.limit)
                .service(items.over_limit)
        });
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
            it.text("name", &key.value)
                .service(delta.items.and_then(|it| it.empty))
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

/// A property of the body that is a delta array, or is meant to be one.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub resource: &'static Resource,
    pub delta: &'static Delta,
    pub spelled: Spelling,
}

/// The delta array that a property of the body is, or is meant to be. Where two are spelled alike,
/// the one of the resource that was told.
pub(crate) fn recognise(name: &str, told: Option<&'static Resource>) -> Option<Found> {
    let of = |resource: &'static Resource| {
        let found = move |delta| {
            let spelled = delta_spelled(name, delta)?;
            Some(Found {
                resource,
                delta,
                spelled,
            })
        };
        resource.deltas.iter().filter_map(found)
    };
    let is_told = |it: &Found| told.is_some_and(|told| told.name == it.resource.name);
    RESOURCES
        .iter()
        .flat_map(of)
        .min_by_key(|it| (it.spelled as u8, !is_told(it)))
}

/// How a property spells a delta array: by its name, by the name it had, or without `@delta`.
fn delta_spelled(name: &str, delta: &Delta) -> Option<Spelling> {
    let by_old_name = || spelling(name, delta.old_property?).map(inexact);
    spelling(name, delta.property)
        .or_else(|| spelling(name, delta.list()).map(inexact))
        .or_else(by_old_name)
}

/// Another name is not the name, however exactly it is spelled.
fn inexact(spelling: Spelling) -> Spelling {
    match spelling {
        Spelling::Exact => Spelling::Recased,
        other => other,
    }
}

/// The delta properties that may be expected, for a message.
pub(crate) fn expected_delta(told: Option<&'static Resource>) -> String {
    let documented = |it: &&Delta| it.items.is_some();
    let names: Vec<_> = match told {
        Some(told) => told
            .deltas
            .iter()
            .filter(documented)
            .map(|it| it.property)
            .collect(),
        None => RESOURCES.iter().map(|it| it.usual().property).collect(),
    };
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{}` or `{last}", others.join("`, `")),
        None => String::new(),
    }
}
