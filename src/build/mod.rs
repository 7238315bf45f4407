//! From a change to requests.
//!
//! The rules of items are not repeated here: the items are written as one body, `validate` judges
//! it, and each finding is led back to the place of the change that its item came from.

mod id;
mod item;
mod items;
mod read;
mod rest;
mod whole;

use crate::batch::GRAPH;
use crate::change::{Built, Change, Method, Request, json_headers};
use crate::finding::{Findings, Offsets, rules};
use crate::json::{ObjectWriter, Odd, Value, placed, read_telling};
use crate::validate::{Does, MAX_FINDINGS, Purpose, ValidateOptions, judge};
use item::Item;
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports))]
pub(crate) use read::{ADD, REMOVE, change_without_items};
use read::{ParsedChange, UNITS, at, read_change};

/// Builds the requests that make a change, of at most 50 items each: additions first, then
/// removals, both in the order given. Ids are trimmed and otherwise kept as given.
///
/// Of a session that is to be created, it builds the one request that does so, with the first 50
/// items; the rest is a change for the session that there will be, [`Built::next`].
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

/// Builds the requests of a change that is given as JSON text: the change itself, or what was built of
/// one that goes on, with the id of the session that was created since. Comments are passed over.
pub(crate) fn build_text(text: &[u8], offsets: Offsets) -> Built {
    let mut findings = Findings::new(MAX_FINDINGS);
    let read = read_telling(text, &mut |odd, path| {
        if let Odd::DuplicateKey(key) = odd {
            let told = rules::ChangeDuplicateProperty { name: &key.value };
            findings.add(told, || path.pointer(&[&key.value]), |it| it.at(key.span));
        }
    });
    let change = match read {
        Ok(change) => change,
        Err(error) => {
            let pointer = || error.pointer.clone().unwrap_or_default();
            // A change is never sent, so no service answers to how it is written.
            findings.add(&error, pointer, |it| error.detail(it).unsent());
            return built(Vec::new(), findings, None, text, offsets);
        }
    };
    let rest = rest::in_built(&change);
    let within = rest.as_ref().unwrap_or(&change);
    let before = findings.kept();
    let parsed = read_change(within, rest.is_some(), &mut findings);
    if let Some(parsed) = &parsed {
        judge_items(parsed, &mut findings);
    }
    let sound = parsed.filter(|_| !findings.has_errors());
    let requests = sound.as_ref().map(requests).unwrap_or_default();
    let next = sound.and_then(|it| rest::of(&it, within));
    if rest.is_some() {
        findings.move_pointers(before, |it| rest::pointer_in_built(&change, it));
    }
    Built {
        next,
        ..built(requests, findings, Some(&change), text, offsets)
    }
}

/// What is built from a value that cannot be written as JSON: nothing.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(crate) fn not_serializable(reason: &str) -> Built {
    let mut findings = Findings::new(1);
    findings.add(rules::NotSerializable { reason }, String::new, |it| it);
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
        next: None,
        total: findings.total(),
        findings: placed(findings, value, text, offsets),
    }
}

/// Judges what is to be changed as one body.
fn judge_items(parsed: &ParsedChange, findings: &mut Findings) {
    if parsed.items.is_empty() && parsed.settings.is_empty() {
        return;
    }
    let body = body(parsed, &parsed.items, true);
    let options = ValidateOptions {
        resource: Some(parsed.resource.name),
        version: Some(parsed.version),
        ..ValidateOptions::default()
    };
    let does = match parsed.creates {
        true => Does::Creates,
        false => Does::Updates,
    };
    let purpose = Purpose {
        does: Some(does),
        is_several: true,
        ..Purpose::default()
    };
    let report = judge(body.as_bytes(), &options, Offsets::None, purpose);
    let unlisted = report.total - report.findings.len();
    for mut finding in report.findings {
        let Some(pointer) = in_change(&finding.pointer, parsed) else {
            continue;
        };
        finding.pointer = pointer;
        for related in &mut finding.related {
            related.pointer = in_change(&related.pointer, parsed).unwrap_or_default();
        }
        findings.push(finding);
    }
    findings.count_unlisted(unlisted, !report.valid);
}

/// The place of the change that a place of the body came from. `None` where the change gives no such
/// place.
fn in_change(pointer: &str, parsed: &ParsedChange) -> Option<String> {
    let array = at(parsed.property());
    if pointer == array {
        // It is not the usual array.
        return Some(at(UNITS));
    }
    let Some(below) = pointer
        .strip_prefix(&array)
        .and_then(|it| it.strip_prefix('/'))
    else {
        return Some(pointer.to_owned());
    };
    let (index, tail) = below.split_at(below.find('/').unwrap_or(below.len()));
    let item: &Item = parsed.items.get(index.parse::<usize>().ok()?)?;
    item.pointer(tail)
}

fn requests(parsed: &ParsedChange) -> Vec<Request> {
    let (method, path) = match parsed.creates {
        true => (Method::Post, parsed.resource.collection()),
        false => (Method::Patch, parsed.resource.path(&parsed.id)),
    };
    let url = format!("{GRAPH}/{}{path}", parsed.version.segment());
    let mut slices: Vec<_> = parsed.items.chunks(parsed.items_kind.limit).collect();
    if slices.is_empty() && (parsed.creates || !parsed.settings.is_empty()) {
        slices.push(&[]);
    }
    if parsed.creates {
        // The session has no id yet that others could be sent to.
        slices.truncate(1);
    }
    let request = |(at, items): (usize, &[Item])| Request {
        method,
        url: url.clone(),
        headers: json_headers(),
        body: body(parsed, items, at == 0),
    };
    slices.into_iter().enumerate().map(request).collect()
}

/// The body that holds `items`, which follow one another: strict JSON, one item a line. Of several, the
/// first holds all settings.
fn body(parsed: &ParsedChange, items: &[Item], is_first: bool) -> String {
    let texts = match items {
        [] => "",
        [first, .., last] => &parsed.text[first.span.start..last.span.end],
        [item] => &parsed.text[item.span.start..item.span.end],
    };
    let mut body = String::with_capacity(texts.len() + 80);
    let mut object = ObjectWriter::open(&mut body);
    for (setting, value) in &parsed.settings {
        if is_first || setting.in_each {
            value.write(object.name(setting.name));
        }
    }
    if !items.is_empty() {
        let array = object.name(parsed.property());
        array.push_str("[\n");
        array.push_str(texts);
        array.push_str("\n]");
    }
    object.close();
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_built_out_of_what_was_built() {
        let add: Vec<_> = (0..51)
            .map(|it| format!("\"b{it:07x}-71fe-4d00-a01a-31850bc5b32c\""))
            .collect();
        let change = format!(
            r#"{{"resource":"sharePointRestoreSession","create":true,"destinationType":"new","add":[{}]}}"#,
            add.join(",")
        );
        let first = build_text(change.as_bytes(), Offsets::None);
        let mut built = serde_json::to_value(&first).unwrap();
        let of = |it: &serde_json::Value| build_text(it.to_string().as_bytes(), Offsets::Bytes);
        let without = of(&built);
        assert_eq!(without.findings[0].code, "change-id-missing");
        assert_eq!(without.findings[0].pointer, "/next");
        assert!(without.findings[0].help.contains("as the `id` of `next`"));
        let session = "5e551000-8ab2-4d00-a01a-31850bc5b32c";
        built["id"] = session.into();
        let beside = of(&built);
        built["next"]["id"] = session.into();
        let inside = of(&built);
        assert_eq!(beside.requests, inside.requests);
        let [request] = &inside.requests[..] else {
            panic!("it is one request");
        };
        assert!(request.url.ends_with(session) && request.body.contains("b0000032-"));
        built["next"]["id"] = "x".into();
        assert_eq!(of(&built).findings[0].pointer, "/next/id");
        assert!(of(&built).findings[0].line.is_some());
    }
}
