//! From a change to requests.
//!
//! The rules of items are not repeated here: the items are written as one body, `validate` judges
//! it, and each finding is led back to the place of the change that its item came from.

mod wish;

use std::collections::BTreeMap;

use crate::change::{Built, Change, Method, Request};
use crate::finding::{Finding, Findings, Offsets, locate, rules};
use crate::json::{place_by_pointer, push_token, read_leniently};
use crate::resource::Resource;
use crate::validate::{Limit, MAX_FINDINGS, ValidateOptions, judge};
use wish::{Item, Wish, read_wish};

/// Builds the requests that make a change, of at most 50 items each: additions first, then
/// removals, both in the order given. Ids are trimmed and otherwise kept as given.
///
/// Nothing is an error of this function: a change with an error gives no requests, and findings
/// that say why.
///
/// ```
/// use graph_backup_delta::{Add, Change, DestinationType, ResourceName, Version, build};
///
/// let built = build(&Change {
///     resource: ResourceName::OneDriveForBusinessRestoreSession,
///     id: "1b014d8c-71fe-4d00-8ab2-31850bc5b32c".to_owned(),
///     version: Version::V1,
///     add: vec![Add::Reference("3b014d8c-71fe-4d00-a01a-31850bc5b32c".to_owned())],
///     remove: vec!["99954f18-c8ec-4b62-85bf-cdf3b70b140e".to_owned()],
///     destination_type: Some(DestinationType::New),
/// });
/// assert!(built.findings.is_empty());
/// assert_eq!(
///     built.requests[0].body,
///     r#"{"driveRestoreArtifacts@delta":[
/// {"restorePoint":{"id":"3b014d8c-71fe-4d00-a01a-31850bc5b32c"},"destinationType":"new"},
/// {"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}
/// ]}"#
/// );
/// ```
#[must_use]
pub fn build(change: &Change) -> Built {
    match serde_json::to_vec(change) {
        Ok(text) => build_text(&text, Offsets::None),
        Err(error) => not_serializable(&error.to_string()),
    }
}

/// Builds the requests of a change that is given as JSON text. Comments are passed over.
pub(crate) fn build_text(text: &[u8], offsets: Offsets) -> Built {
    let mut findings = Findings::new(MAX_FINDINGS);
    let read = match read_leniently(text) {
        Ok(read) => read,
        Err(error) => {
            let pointer = || error.pointer.clone().unwrap_or_default();
            findings.add(error.rule, pointer, |it| unsent(error.detail(it)));
            return built(Vec::new(), findings, text, offsets);
        }
    };
    for key in &read.duplicate_keys {
        let rule = &rules::CHANGE_DUPLICATE_PROPERTY;
        let pointer = || key.pointer.clone();
        findings.add(rule, pointer, |it| it.at(key.span).text("name", &key.name));
    }
    let wish = read_wish(&read.value, &mut findings);
    if let Some(wish) = &wish {
        judge_items(wish, &mut findings);
    }
    let requests = match wish {
        Some(wish) if !findings.has_errors() => requests(&wish),
        _ => Vec::new(),
    };
    built(requests, findings, text, offsets)
}

/// What is built from a value that cannot be written as JSON: nothing.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(crate) fn not_serializable(reason: &str) -> Built {
    let mut findings = Findings::new(1);
    let rule = &rules::NOT_SERIALIZABLE;
    findings.add(rule, String::new, |it| it.text("reason", reason));
    built(Vec::new(), findings, b"", Offsets::None)
}

fn built(requests: Vec<Request>, findings: Findings, text: &[u8], offsets: Offsets) -> Built {
    let total = findings.total();
    let mut findings = findings.into_kept();
    if offsets != Offsets::None {
        place_by_pointer(&mut findings, text);
    }
    locate(&mut findings, text, offsets);
    Built {
        requests,
        findings,
        total,
    }
}

/// A change is never sent, so no service answers to how it is written.
fn unsent(mut finding: Finding) -> Finding {
    finding.service = None;
    finding
}

/// Judges the items as one body.
fn judge_items(wish: &Wish, findings: &mut Findings) {
    if wish.items.is_empty() {
        return;
    }
    let body = body(wish.resource, &wish.items);
    let options = ValidateOptions {
        resource: Some(wish.resource.name),
        max_findings: None,
    };
    let report = judge(
        body.as_bytes(),
        &options,
        Offsets::None,
        Limit::SeveralRequests,
    );
    let unlisted = report.total - report.findings.len();
    for mut finding in report.findings {
        finding.pointer = in_change(&finding.pointer, wish);
        for related in &mut finding.related {
            related.pointer = in_change(&related.pointer, wish);
        }
        findings.push(finding);
    }
    findings.count_unlisted(unlisted, !report.valid);
}

/// The place of the change that a place of the body came from.
fn in_change(pointer: &str, wish: &Wish) -> String {
    let mut array = String::new();
    push_token(&mut array, wish.resource.delta.property);
    let below = pointer
        .strip_prefix(&array)
        .and_then(|it| it.strip_prefix('/'));
    let (index, tail) = below.map_or(("", ""), |it| it.split_at(it.find('/').unwrap_or(it.len())));
    let item: Option<&Item> = index
        .parse::<usize>()
        .ok()
        .and_then(|it| wish.items.get(it));
    item.map_or_else(String::new, |it| it.pointer(tail))
}

fn requests(wish: &Wish) -> Vec<Request> {
    let version = wish.version.segment();
    let path = wish.resource.path(&wish.id);
    let url = format!("https://graph.microsoft.com/{version}{path}");
    let slices = wish.items.chunks(wish.resource.delta.limit);
    slices
        .map(|items| Request {
            method: Method::Patch,
            url: url.clone(),
            headers: BTreeMap::from([("Content-Type", "application/json")]),
            body: body(wish.resource, items),
        })
        .collect()
}

/// The body that holds `items`: strict JSON, one item a line.
fn body(resource: &Resource, items: &[Item]) -> String {
    let mut body = format!("{{\"{}\":[\n", resource.delta.property);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            body.push_str(",\n");
        }
        body.push_str(&item.text);
    }
    body.push_str("\n]}");
    body
}
