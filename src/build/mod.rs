//! From a change to requests.
//!
//! The rules of items are not repeated here: the items are written as one body, `validate` judges
//! it, and each finding is led back to the place of the change that its item came from.

mod item;
mod wish;

use std::collections::BTreeMap;

use crate::batch::GRAPH;
use crate::change::{Built, Change, Method, Request};
use crate::finding::{Findings, Offsets, rules};
use crate::json::{ObjectWriter, Odd, Value, placed, push_token, read_telling};
use crate::resource::DISPLAY_NAME;
use crate::validate::{Limit, MAX_FINDINGS, ValidateOptions, judge};
use item::Item;
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports))]
pub(crate) use wish::{ADD, REMOVE, change_without_items};
use wish::{Wish, read_wish};

/// Builds the requests that make a change, of at most 50 items each: additions first, then
/// removals, both in the order given. Ids are trimmed and otherwise kept as given.
///
/// Nothing is an error of this function: a change with an error gives no requests, and findings
/// that say why.
///
/// ```
/// use graph_backup_delta::{Add, Change, DestinationType, ResourceName, build};
///
/// let session = "1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
/// let built = build(&Change {
///     add: vec![Add::Reference("3b014d8c-71fe-4d00-a01a-31850bc5b32c".to_owned())],
///     remove: vec!["99954f18-c8ec-4b62-85bf-cdf3b70b140e".to_owned()],
///     destination_type: Some(DestinationType::New),
///     ..Change::new(ResourceName::OneDriveForBusinessRestoreSession, session)
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
    let read = read_telling(text, &mut |odd, path| {
        if let Odd::DuplicateKey(key) = odd {
            findings.add(
                &rules::CHANGE_DUPLICATE_PROPERTY,
                || path.pointer(&[&key.value]),
                |it| it.at(key.span).text("name", &key.value),
            );
        }
    });
    let change = match read {
        Ok(change) => change,
        Err(error) => {
            let pointer = || error.pointer.clone().unwrap_or_default();
            // A change is never sent, so no service answers to how it is written.
            findings.add(error.rule, pointer, |it| error.detail(it).unsent());
            return built(Vec::new(), findings, None, text, offsets);
        }
    };
    let wish = read_wish(&change, &mut findings);
    if let Some(wish) = &wish {
        judge_items(wish, &mut findings);
    }
    let requests = match wish {
        Some(wish) if !findings.has_errors() => requests(&wish),
        _ => Vec::new(),
    };
    built(requests, findings, Some(&change), text, offsets)
}

/// What is built from a value that cannot be written as JSON: nothing.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(crate) fn not_serializable(reason: &str) -> Built {
    let mut findings = Findings::new(1);
    let rule = &rules::NOT_SERIALIZABLE;
    findings.add(rule, String::new, |it| it.text("reason", reason));
    built(Vec::new(), findings, None, b"", Offsets::None)
}

/// What was built of a text, with the findings about it.
pub(crate) fn built(
    requests: Vec<Request>,
    findings: Findings,
    value: Option<&Value>,
    text: &[u8],
    offsets: Offsets,
) -> Built {
    Built {
        requests,
        total: findings.total(),
        findings: placed(findings, value, text, offsets),
    }
}

/// Judges what is to be changed as one body.
fn judge_items(wish: &Wish, findings: &mut Findings) {
    if wish.items.is_empty() && wish.display_name.is_none() {
        return;
    }
    let body = body(wish, &wish.items, true);
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
        let Some(pointer) = in_change(&finding.pointer, wish) else {
            continue;
        };
        finding.pointer = pointer;
        for related in &mut finding.related {
            related.pointer = in_change(&related.pointer, wish).unwrap_or_default();
        }
        findings.push(finding);
    }
    findings.count_unlisted(unlisted, !report.valid);
}

/// The place of the change that a place of the body came from. `None` where the change gives no such
/// place.
fn in_change(pointer: &str, wish: &Wish) -> Option<String> {
    let mut array = String::new();
    push_token(&mut array, wish.delta.property);
    let Some(below) = pointer
        .strip_prefix(&array)
        .and_then(|it| it.strip_prefix('/'))
    else {
        return Some(pointer.to_owned());
    };
    let (index, tail) = below.split_at(below.find('/').unwrap_or(below.len()));
    let item: &Item = wish.items.get(index.parse::<usize>().ok()?)?;
    item.pointer(tail)
}

fn requests(wish: &Wish) -> Vec<Request> {
    let version = wish.version.segment();
    let path = wish.resource.path(&wish.id);
    let url = format!("{GRAPH}/{version}{path}");
    let mut slices: Vec<_> = wish.items.chunks(wish.items_kind.limit).collect();
    if slices.is_empty() && wish.display_name.is_some() {
        slices.push(&[]);
    }
    let request = |(at, items): (usize, &[Item])| Request {
        method: Method::Patch,
        url: url.clone(),
        headers: BTreeMap::from([("Content-Type", "application/json")]),
        // A name need be given but once.
        body: body(wish, items, at == 0),
    };
    slices.into_iter().enumerate().map(request).collect()
}

/// The body that holds `items`, which follow one another: strict JSON, one item a line.
fn body(wish: &Wish, items: &[Item], with_name: bool) -> String {
    let name = wish.display_name.filter(|_| with_name);
    let texts = match items {
        [] => "",
        [first, .., last] => &wish.text[first.span.start..last.span.end],
        [item] => &wish.text[item.span.start..item.span.end],
    };
    let mut body = String::with_capacity(texts.len() + 80);
    let mut object = ObjectWriter::open(&mut body);
    if let Some(name) = name {
        name.write(object.name(DISPLAY_NAME));
    }
    if !items.is_empty() {
        let array = object.name(wish.delta.property);
        array.push_str("[\n");
        array.push_str(texts);
        array.push_str("\n]");
    }
    object.close();
    body
}
