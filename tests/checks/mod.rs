//! What must hold of any bytes, whatever is done with them: fuzz targets and tests share it.

use std::collections::BTreeSet;

use graph_backup_delta::{
    Add, Change, CollectOptions, Finding, HttpContext, Item, ItemKind, Language, MAX_FINDINGS,
    Method, Outcome, Report, Request, ResourceName, Severity, State, ValidateOptions, Version,
    languages,
};
use serde_json::Value;

/// `validate`: the report agrees with itself and with the text.
pub fn validate(body: &[u8]) {
    let default = ValidateOptions::default();
    let report = graph_backup_delta::validate(body, &default);
    let Report {
        findings, total, ..
    } = &report;
    assert_eq!(findings.len(), *total.min(&MAX_FINDINGS));
    if *total == findings.len() {
        assert_eq!(report.valid, !has_errors(findings));
    }
    assert!(findings.is_sorted_by_key(|it| it.start));
    let value = strict(body, findings);
    for finding in findings {
        placed(finding, body);
        assert!(finding.start.is_some());
        resolves(finding, value.as_ref());
    }
    if let Some(items) = value.as_ref().and_then(Value::as_object) {
        let items: usize = items
            .values()
            .filter_map(|it| it.as_array())
            .map(Vec::len)
            .sum();
        assert!(report.additions + report.removals <= items);
    }
    // To list fewer findings, or to say what is recognised, changes nothing else.
    let first = with(body, None, Some(1));
    assert_eq!(first.total, report.total);
    assert_eq!(first.valid, report.valid);
    assert_eq!(first.findings.len(), 1.min(report.total));
    // What is not listed may have no fix, and then a line of a request before the body stays.
    let is_there = |first: &Finding| {
        let alike = |it: &Finding| {
            Finding {
                fix: None,
                ..it.clone()
            } == *first
        };
        findings.contains(first) || findings.iter().any(alike)
    };
    assert!(first.findings.iter().all(is_there));
    for resource in ResourceName::all() {
        let told = with(body, Some(resource), None);
        assert_eq!(told.resource, Some(resource));
        for finding in &told.findings {
            placed(finding, body);
            resolves(finding, value.as_ref());
        }
    }
}

fn with(body: &[u8], resource: Option<ResourceName>, max_findings: Option<usize>) -> Report {
    let options = ValidateOptions {
        resource,
        max_findings,
        ..ValidateOptions::default()
    };
    graph_backup_delta::validate(body, &options)
}

/// `fix`: what is mended stays mended, and is what the report is about.
pub fn fix(text: &[u8]) {
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let options = ValidateOptions::default();
    let before = graph_backup_delta::validate(text, &options);
    let fixed = graph_backup_delta::fix(text, &options);
    assert_eq!(fixed.applied_total == 0, fixed.text == text, "{text}");
    assert!(fixed.applied.len() <= fixed.applied_total);
    assert!(fixed.applied.iter().all(|it| it.fix.is_some()));
    // A line before the body tells what the request does; the body alone may say otherwise.
    if !fixed.applied.iter().any(|it| it.code == "json-text-before") {
        let judged = graph_backup_delta::validate(&fixed.text, &options);
        assert_eq!(fixed.report, judged);
        let again = graph_backup_delta::fix(&fixed.text, &options);
        assert_eq!(again.applied, [], "{text}");
        assert_eq!(again.text, fixed.text);
    }
    // What is wrong is not mended away with what shows it.
    let left = graph_backup_delta::validate(&fixed.text, &options);
    assert!(fixed.report.valid || !left.valid, "{text}");
    let mendable = |it: &Finding| it.fix.is_some();
    assert!(!fixed.report.findings.iter().any(mendable), "{text}");
    // What JSON it was, it is, and all that nothing is said of has its value and its place.
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        let after = serde_json::from_str::<Value>(&fixed.text).expect(text);
        if fixed.applied.len() == fixed.applied_total {
            unchanged(&value, &after, &mut String::new(), &fixed.applied);
        }
    }
    if before.findings.iter().any(mendable) {
        assert!(fixed.applied_total > 0);
    }
}

/// That two values differ only where something was mended.
fn unchanged(before: &Value, after: &Value, pointer: &mut String, mended: &[Finding]) {
    if mended.iter().any(|it| it.pointer == *pointer) {
        return;
    }
    let members: Vec<(String, &Value)> = match before {
        Value::Object(members) => members
            .iter()
            .map(|(name, it)| (name.clone(), it))
            .collect(),
        Value::Array(elements) => {
            let elements = elements.iter().enumerate();
            elements.map(|(at, it)| (at.to_string(), it)).collect()
        }
        leaf => return assert_eq!(Some(leaf), after.pointer(pointer), "{pointer}"),
    };
    let length = pointer.len();
    for (name, value) in members {
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        unchanged(value, after, pointer, mended);
        pointer.truncate(length);
    }
}

/// The id of a session or a policy.
const SESSION: &str = "5e000000-71fe-4d00-a01a-31850bc5b32c";

/// The array of the published sample, and one that it may be changed into.
const DELTAS: [&str; 2] = [
    "driveRestoreArtifacts@delta",
    "granularDriveRestoreArtifacts@delta",
];

/// The request of the published sample.
const REQUEST: &[u8] = include_bytes!("../fixtures/seed/request.txt");
/// The answer to it.
const ANSWER: &[u8] = include_bytes!("../fixtures/seed/answer.txt");

/// `interpret`: every item that was asked for has one outcome, and what it says is so.
pub fn interpret(bytes: &[u8]) {
    interpreted(bytes, None, None);
    interpreted(bytes, Some(REQUEST), None);
    interpreted(bytes, Some(REQUEST), Some(400));
    interpreted(bytes, Some(bytes), Some(429));
    interpreted(ANSWER, Some(bytes), Some(200));
    let http = HttpContext::default();
    for batch in [None, Some(bytes), Some(REQUEST)] {
        let outcome = graph_backup_delta::interpret_batch(bytes, batch, &http);
        for finding in &outcome.findings {
            placed(finding, bytes);
        }
        for part in &outcome.parts {
            counted(&part.outcome);
        }
        let requests = batch.and_then(lenient);
        let requests = requests.as_ref().and_then(|it| it["requests"].as_array());
        if outcome
            .findings
            .iter()
            .all(|it| it.code != "request-unreadable")
        {
            assert!(outcome.parts.len() >= requests.map_or(0, Vec::len));
        }
    }
}

fn counted(outcome: &Outcome) {
    let counts = outcome.counts;
    let counted = counts.added + counts.removed + counts.failed + counts.unconfirmed;
    assert_eq!(counted, outcome.items.len());
    assert_eq!(outcome.findings.len(), outcome.total.min(MAX_FINDINGS));
    outcome
        .items
        .iter()
        .chain(&outcome.unrequested)
        .for_each(told_rightly);
}

fn interpreted(answer: &[u8], request: Option<&[u8]>, status: Option<u16>) {
    let http = HttpContext {
        status,
        ..HttpContext::default()
    };
    let outcome = graph_backup_delta::interpret(answer, request, &http);
    counted(&outcome);
    // Of a request that holds its body, pointers lead into that.
    let holds = |it: &Value, name: &str| {
        let mut members = it.as_object().into_iter().flatten();
        members.any(|it| it.0.eq_ignore_ascii_case(name))
    };
    let is_body = |it: &Value| !holds(it, "body") && !holds(it, "requests");
    let asked = request.and_then(lenient).filter(is_body);
    // Of an answer within something else, they lead into the answer.
    let is_bare = |it: &Value| {
        it.is_object()
            && ["body", "data", "statusCode"]
                .iter()
                .all(|name| it.get(name).is_none())
    };
    let answered = lenient(answer).filter(is_bare);
    for finding in &outcome.findings {
        placed(finding, answer);
        if finding.code != "request-unreadable" {
            resolves(finding, answered.as_ref());
        }
    }
    let mut told = BTreeSet::new();
    for item in outcome.items.iter().chain(&outcome.unrequested) {
        leads(item.answer_pointer.as_deref(), answered.as_ref());
        leads(item.request_pointer.as_deref(), asked.as_ref());
    }
    // No item of the request is told of twice, and none in silence.
    for item in &outcome.items {
        if let Some(pointer) = &item.request_pointer {
            assert!(told.insert(pointer.clone()), "{pointer}");
        }
    }
    let is_read = outcome
        .findings
        .iter()
        .all(|it| it.code != "request-unreadable");
    for array in DELTAS.iter().filter(|_| is_read) {
        let items = asked.as_ref().and_then(|it| it[*array].as_array());
        for at in 0..items.map_or(0, Vec::len) {
            assert!(told.contains(&format!("/{array}/{at}")), "{array}, {at}");
        }
    }
    for item in &outcome.unrequested {
        assert_eq!(item.request_pointer, None);
    }
    if let Some(retry) = &outcome.retry {
        let change = &retry.change;
        let count = change.add.len() + change.remove.len();
        let sets = change.policy_id.is_some() || change.retention_settings.is_some();
        let asks = count > 0 || sets || change.create || change.display_name.is_some();
        assert!(
            asks,
            "nothing is left of {}",
            String::from_utf8_lossy(answer)
        );
        assert!(count <= outcome.items.len());
    }
}

fn told_rightly(item: &Item) {
    assert!(!item.why.is_empty());
    assert_eq!(item.state == State::Failed, item.error.is_some());
    match item.state {
        State::Added => assert_eq!(item.kind, ItemKind::Addition),
        State::Removed => assert_eq!(item.kind, ItemKind::Removal),
        State::Failed | State::Unconfirmed => {}
    }
}

/// `collect`: the ids stand in the list.
pub fn collect(list: &[u8]) {
    for resource in ResourceName::all() {
        for kind in [ItemKind::Addition, ItemKind::Removal] {
            let options = CollectOptions {
                resource,
                restore_job_type: None,
                units: None,
                kind: Some(kind),
            };
            let collected = graph_backup_delta::collect(list, &options);
            for finding in &collected.findings {
                placed(finding, list);
            }
            let Ok(text) = std::str::from_utf8(list) else {
                continue;
            };
            // What stands around JSON does not show which part of a text is read.
            if collected.findings.iter().any(|it| it.code == "list-around") {
                continue;
            }
            // In JSON an id may stand in escapes, and in CSV with its quotes doubled.
            let plain = match lenient(list) {
                Some(value) => texts_of(&value).join("\n"),
                None => text.replace("\"\"", "\""),
            };
            for id in &collected.ids {
                assert!(!id.trim().is_empty(), "{text}");
                assert!(
                    stands_in(id, text) || stands_in(id, &plain),
                    "{id:?} of {text}"
                );
            }
        }
    }
}

/// Whether an id stands in a text, whatever stands between its letters.
fn stands_in(id: &str, text: &str) -> bool {
    let letters = |it: &str| -> String { it.chars().filter(|it| it.is_alphanumeric()).collect() };
    let text_letters = letters(text);
    let mut parts = id.split(',').map(letters);
    text.contains(id) || parts.all(|it| text_letters.contains(&it))
}

/// Every text in a value, and every number.
fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(elements) => elements.iter().flat_map(texts_of).collect(),
        Value::Object(members) => members.values().flat_map(texts_of).collect(),
        other => vec![other.to_string()],
    }
}

/// `plan`: from a list to itself nothing changes, and what is planned can be built or is told.
pub fn plan(list: &[u8]) {
    for resource in ResourceName::all() {
        let target = Change {
            destination_type: Some(graph_backup_delta::DestinationType::New),
            ..Change::new(resource, SESSION)
        };
        let from_nothing = graph_backup_delta::plan("[]", list, &target);
        for finding in &from_nothing.findings {
            placed(finding, list);
        }
        assert_eq!(
            from_nothing.change.is_none(),
            has_errors(&from_nothing.findings)
        );
        if let Some(change) = from_nothing.change {
            assert_eq!(change.remove, Vec::<String>::new());
            built(&change);
        }
        let to_itself = graph_backup_delta::plan(list, list, &target);
        if let Some(change) = to_itself.change {
            assert_eq!(change.add, []);
            assert_eq!(change.remove, Vec::<String>::new());
        }
    }
}

/// `plan`: what a list of what is wanted names is never removed.
pub fn loses_nothing(wanted: &[u8]) {
    let id = |kind: char, n: usize| format!("{kind}{n:07}-1234-4abc-9def-0123456789ab");
    let units: Vec<_> = (1..9)
        .map(|n| serde_json::json!({"id": id('a', n), "directoryObjectId": id('b', n)}))
        .collect();
    let current = Value::from(units).to_string();
    let target = Change::new(ResourceName::ExchangeProtectionPolicy, id('c', 1));
    let planned = graph_backup_delta::plan(current, wanted, &target);
    let text = String::from_utf8_lossy(wanted).to_ascii_lowercase();
    for removed in planned.change.map_or_else(Vec::new, |it| it.remove) {
        let reference = removed.replacen('a', "b", 1);
        assert!(!text.contains(&reference), "{reference} of {text}");
    }
}

/// `build`: what is built of a change, `validate` accepts, and all of it is there.
pub fn build(bytes: &[u8]) {
    if let Ok(change) = serde_json::from_slice::<Change>(bytes) {
        built(&change);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for resource in ResourceName::all() {
        let mut change = Change::new(resource, text);
        built(&change);
        change.id = SESSION.into();
        change.version = Version::Beta;
        change.add = text
            .lines()
            .map(|it| graph_backup_delta::Add::Reference(it.to_owned()))
            .collect();
        change.remove = text.split(',').map(str::to_owned).collect();
        built(&change);
    }
}

fn built(change: &Change) {
    let built = graph_backup_delta::build(change);
    let given = serde_json::to_value(change).expect("a change is JSON");
    for finding in &built.findings {
        resolves(finding, Some(&given));
    }
    assert_eq!(built.findings.len(), built.total.min(MAX_FINDINGS));
    let options = ValidateOptions {
        resource: Some(change.resource),
        ..ValidateOptions::default()
    };
    let asked = change.add.len() + change.remove.len();
    assert!(!built.requests.is_empty() || has_errors(&built.findings) || asked == 0);
    let mut items = Vec::new();
    for request in &built.requests {
        // What a session is created with has the names of a list, and may be nothing.
        let updating = match request.method {
            Method::Post if request.body == "{}" => continue,
            Method::Post => request
                .body
                .replacen("Artifacts\":[", "Artifacts@delta\":[", 1),
            Method::Patch => request.body.clone(),
        };
        let report = graph_backup_delta::validate(updating, &options);
        assert!(report.valid, "{:?}", report.findings);
        assert!(!has_errors(&built.findings));
        let body: Value = serde_json::from_str(&request.body).expect("strict JSON");
        let body = body.as_object().expect("an object");
        let named = body.iter().filter(|(name, _)| *name != "retentionSettings");
        let arrays = named.filter_map(|(_, it)| it.as_array());
        let in_body: Vec<_> = arrays.flatten().map(Value::to_string).collect();
        assert_eq!(report.additions + report.removals, in_body.len());
        items.extend(in_body);
    }
    if !built.requests.is_empty() {
        let later = built.next.map_or(0, |it| it.add.len());
        assert_eq!(items.len() + later, asked);
        // Each in its place, with its own id.
        let removals = given["remove"].as_array().into_iter().flatten();
        let ids = given["add"]
            .as_array()
            .into_iter()
            .flatten()
            .chain(removals);
        for (item, id) in items.iter().zip(ids) {
            if let Some(id) = id.as_str() {
                let item: Value = serde_json::from_str(item).expect("strict JSON");
                let is_there = |it: &String| stands_in(it, id);
                assert!(texts_of(&item).iter().any(is_there), "{id} in {item}");
            }
        }
        let batched = graph_backup_delta::batch(&built.requests);
        assert_eq!(batched.findings, []);
        assert_eq!(batched.requests.len(), built.requests.len().div_ceil(20));
    }
}

/// `snippet`: a request is written in every language or, for the same reason, in none; what `build`
/// makes is written in every one, and nothing that somebody gave is in the code unseen.
pub fn snippet(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for resource in ResourceName::all() {
        let named = Change {
            display_name: Some(text.to_owned()),
            ..Change::new(resource, SESSION)
        };
        let removing = Change {
            remove: vec![text.to_owned()],
            ..Change::new(resource, text)
        };
        let creating = Change {
            create: true,
            add: vec![Add::Reference(text.to_owned())],
            ..Change::new(resource, "")
        };
        for change in [named, removing, creating] {
            for request in &graph_backup_delta::build(&change).requests {
                for facts in languages() {
                    let code = graph_backup_delta::snippet(request, facts.language);
                    let code = code.expect("what is built can be written");
                    assert!(code.chars().all(shows), "{}: {code}", facts.name);
                }
            }
        }
        let built = graph_backup_delta::build(&Change {
            remove: vec![SESSION.to_owned()],
            ..Change::new(resource, SESSION)
        });
        let built = built.requests.into_iter().next().expect("a request");
        let with_body = Request {
            body: text.to_owned(),
            ..built.clone()
        };
        let is_written = written(&with_body);
        assert!(!is_written || serde_json::from_str::<Value>(text).is_ok_and(|it| it.is_object()));
        let url = text.to_owned();
        written(&Request { url, ..built });
    }
}

/// Whether a request can be written as code.
fn written(request: &Request) -> bool {
    let code = |language: Language| graph_backup_delta::snippet(request, language);
    let mut said: Vec<_> = languages().iter().map(|it| code(it.language)).collect();
    if said.iter().all(Result::is_ok) {
        return true;
    }
    said.dedup();
    assert!(matches!(&said[..], [Err(_)]), "{said:?}");
    false
}

/// Whether a character is to be seen in code, or parts it.
fn shows(char: char) -> bool {
    matches!(char, '\n' | '\t') || !(char.is_control() || is_hidden(char))
}

/// Characters without a shape of their own, and those that turn the text around them.
fn is_hidden(char: char) -> bool {
    matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|it| it.severity == Severity::Error)
}

/// The value of a text that has no fault as JSON but comments; none where one pointer may lead to two
/// values.
fn strict(text: &[u8], findings: &[Finding]) -> Option<Value> {
    let is_json = |it: &&Finding| it.code.starts_with("json-") && it.code != "json-comment";
    match findings.iter().find(is_json) {
        Some(_) => None,
        None => lenient(text),
    }
}

/// The value of a text, with comments taken out where that makes it strict JSON.
fn lenient(text: &[u8]) -> Option<Value> {
    if let Ok(value) = serde_json::from_slice(text) {
        return Some(value);
    }
    let mut text = text.to_vec();
    let report = with(&text, None, Some(100_000));
    for finding in report
        .findings
        .iter()
        .filter(|it| it.code == "json-comment")
    {
        text[finding.start?..finding.end?].fill(b' ');
    }
    serde_json::from_slice(&text).ok()
}

/// That a finding's places are in the text, its line and its column where it starts, and its edits
/// places that can be replaced.
#[track_caller]
fn placed(finding: &Finding, text: &[u8]) {
    assert!(!finding.message.is_empty());
    let (Some(start), Some(end)) = (finding.start, finding.end) else {
        assert_eq!((finding.start, finding.end), (None, None));
        return;
    };
    assert!(start <= end && end <= text.len(), "{finding:?}");
    let before = std::str::from_utf8(&text[..start]).expect("it starts where a character does");
    let line_start = before.rfind('\n').map_or(0, |it| it + 1);
    let column = before[line_start..].encode_utf16().count() + 1;
    let line = before.matches('\n').count() + 1;
    let place = (finding.line, finding.column);
    assert_eq!(place, (Some(line), Some(column)), "{finding:?}");
    let mut free_from = 0;
    for edit in finding.fix.iter().flat_map(|it| &it.edits) {
        assert!(
            free_from <= edit.start && edit.start <= edit.end,
            "{finding:?}"
        );
        free_from = edit.end;
        let replaced = text.get(edit.start..edit.end).expect("a place in the text");
        assert!(std::str::from_utf8(replaced).is_ok(), "{finding:?}");
    }
}

/// That a finding's pointers lead somewhere.
#[track_caller]
fn resolves(finding: &Finding, value: Option<&Value>) {
    leads(Some(&finding.pointer), value);
    for related in &finding.related {
        leads(Some(&related.pointer), value);
    }
}

#[track_caller]
fn leads(pointer: Option<&str>, value: Option<&Value>) {
    let Some(pointer) = pointer else { return };
    assert!(pointer.is_empty() || pointer.starts_with('/'), "{pointer}");
    if let Some(value) = value {
        assert!(value.pointer(pointer).is_some(), "{pointer} in {value}");
    }
}
