//! From the answer to a `$batch` to the outcome of each of its requests.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use serde::Serialize;

use super::answer::{headers_in, read_answer};
use super::failure::{self, Reported, http_status};
use super::given::decoded;
use super::pasted::{Pasted, opened};
use super::report::report_unclear;
use super::request::{Located, Request, Unreadable, locate, read_request, request_of};
use super::signs::{Signs, says_something};
use super::{HttpContext, Input, Known, Outcome, as_json, interpret_read, text_of, within};
use crate::delta::Address;
use crate::delta::item::{member, text};
use crate::finding::{Finding, Findings, Offsets, rules};
use crate::hashing::{HashMap, HashSet};
use crate::json::{Data, Value, placed};
use crate::resource::Version;
use crate::validate::MAX_FINDINGS;

/// What became of each request of a `$batch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BatchOutcome {
    /// The requests: in the order of the `$batch`, or without it of the answer.
    pub parts: Vec<BatchPart>,
    /// What is wrong with the answer or the `$batch` as a whole.
    pub findings: Vec<Finding>,
}

/// What became of one request of a `$batch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BatchPart {
    /// The request's id in the `$batch`.
    pub id: String,
    /// The HTTP status of its answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub status: Option<u16>,
    /// What became of its items.
    pub outcome: Outcome,
}

/// Tells what the answer to a `$batch` says became of each of its requests.
///
/// `answer` is the body of the answer; `batch` the body it answers, or the JSON of what
/// [`batch`](crate::batch) made. Answers stand in any order. `http` is that of the answer as a whole:
/// where it was refused, each request was, and what it tells beside that confirms nothing. Nothing is an error of this function: what is wrong is in
/// the outcome.
///
/// ```
/// use graph_backup_delta::{HttpContext, interpret_batch};
///
/// let answer = r#"{"responses":[{"id":"1","status":429,"headers":{"Retry-After":"5"}}]}"#;
/// let outcome = interpret_batch(answer, None, &HttpContext::default());
/// assert!(outcome.parts[0].outcome.error.as_ref().unwrap().retryable);
/// ```
#[must_use]
pub fn interpret_batch(
    answer: impl AsRef<[u8]>,
    batch: Option<&[u8]>,
    http: &HttpContext,
) -> BatchOutcome {
    let input = |it: &[u8]| Ok((it.to_vec(), Offsets::Bytes));
    interpret_batch_text(&input(answer.as_ref()), batch.map(input).as_ref(), http)
}

/// Tells what the answer to a `$batch` says became of each of its requests.
pub(crate) fn interpret_batch_text(
    answer: &Input,
    batch: Option<&Input>,
    http: &HttpContext,
) -> BatchOutcome {
    let mut findings = Findings::new(MAX_FINDINGS);
    let of_file = (decoded(answer), batch.and_then(as_json));
    let (answer, batch) = (
        of_file.0.as_ref().unwrap_or(answer),
        of_file.1.as_ref().or(batch),
    );
    let (text, offsets) = text_of(answer);
    let pasted = opened(answer, http);
    let (inside, http) = within(pasted.as_ref(), answer, http);
    let read = read_answer(inside, http);
    let value = batch.map(read_request);
    let located = value.as_ref().map(|it| super::located(it.as_ref()));
    let parts = located.as_ref().map(|it| parts_in(it.as_ref()));
    let requests = parts.as_ref().map(|it| requests_in(it.as_ref()));
    let whole = Whole {
        http,
        failure: failure_of(&read, http, &mut findings),
        may_be_done: pasted.as_ref().is_some_and(|it| it.may_be_done),
    };
    if let Some(Ok(requests)) = &requests
        && is_refused(&read, http)
    {
        return BatchOutcome {
            parts: refused(requests, &read, &whole),
            findings: pasted.iter().filter_map(Pasted::finding).collect(),
        };
    }
    let responses = match read.as_ref().map_err(Clone::clone).and_then(responses_in) {
        Ok(responses) => {
            if responses.is_empty() {
                findings.add(rules::BatchAnswerEmpty, String::new, |it| it);
            }
            responses
        }
        Err((span, reason)) => {
            let told = rules::BatchAnswerUnreadable { reason: &reason };
            findings.add(told, String::new, |it| it.maybe_at(span));
            &[]
        }
    };
    let parts = match &requests {
        Some(Ok(requests)) => parts_of(requests, responses, &whole, &mut findings),
        _ => responses.iter().map(|it| part(it, None, &whole)).collect(),
    };
    let mut findings = placed(findings, read.as_ref().ok(), text, offsets);
    findings.splice(0..0, pasted.as_ref().and_then(Pasted::finding));
    if let Some(Err(reason)) = &requests {
        findings.insert(0, super::request_unreadable(reason));
    }
    BatchOutcome { parts, findings }
}

/// What is known of the answer to a `$batch` as a whole.
struct Whole<'w> {
    http: &'w HttpContext,
    /// What it says of a failure of the whole, beside the answers to the requests.
    failure: Option<Reported>,
    /// Whether an answer before this one leaves open whether the `$batch` was done then.
    may_be_done: bool,
}

impl Whole<'_> {
    /// The headers that count for each request: how long to wait, where the whole failed.
    fn headers(&self) -> BTreeMap<String, String> {
        let failed = self.failure.as_ref();
        failed.map_or_else(BTreeMap::new, |_| self.http.headers.clone())
    }

    /// What became of one request. Its answer is a part of a text, so findings have no places.
    fn outcome_of(
        &self,
        read: Result<&Value, &Unreadable>,
        request: Option<&Result<Request, String>>,
        http: &HttpContext,
        batch: Option<&Reported>,
    ) -> Outcome {
        let known = Known {
            request,
            http,
            batch,
            may_be_done: self.may_be_done,
        };
        interpret_read(read, known, b"", Offsets::None, super::owned)
    }
}

/// Whether the `$batch` as a whole was refused, so that none of its requests was done.
fn is_refused(read: &Result<Value, Unreadable>, http: &HttpContext) -> bool {
    let has_error = || read.as_ref().is_ok_and(|it| member(it, "error").is_some());
    let responses = read.as_ref().ok().and_then(|it| member(it, "responses"));
    !responses.is_some_and(says_something) && (http.is_refusal() || has_error())
}

/// What an answer that holds answers to requests says of a failure of the whole. The two contradict each
/// other: something may have been done, and nothing that they tell is sure.
fn failure_of(
    read: &Result<Value, Unreadable>,
    http: &HttpContext,
    findings: &mut Findings,
) -> Option<Reported> {
    let read = read.as_ref().ok()?;
    let signs = Signs::in_value(read);
    if let Some(pointer) = &signs.unclear {
        report_unclear(pointer, findings);
    }
    let told = signs.failure;
    let fails = || http.is_refusal() || signs.unclear.is_some() || failure::says_failed(read);
    let told = told.or_else(|| fails().then(Reported::default))?;
    let status = http.status.filter(|_| http.is_refusal());
    let status = status.or(told.status);
    Some(Reported { status, ..told })
}

/// What became of the requests of a `$batch` that was refused: the refusal is that of each.
fn refused(requests: &Requests, read: &Result<Value, Unreadable>, whole: &Whole) -> Vec<BatchPart> {
    // The rest of the answer, which may be long, tells nothing of any request.
    let error = read.as_ref().ok().and_then(|it| it.get("error"));
    let error = Value::object(error.map(|it| ("error", it.clone())));
    let read = read.as_ref().map(|_| &error);
    let part = |(id, request): &(String, Result<Request, String>)| BatchPart {
        id: id.clone(),
        status: whole.http.status,
        outcome: whole.outcome_of(read, Some(request), whole.http, None),
    };
    requests.iter().map(part).collect()
}

fn responses_in<'v>(answer: &'v Value<'v>) -> Result<&'v [Value<'v>], Unreadable> {
    let responses = member(answer, "responses").and_then(Value::as_array);
    responses.ok_or_else(|| (None, "it has no array `responses`.".to_owned()))
}

/// The parts of a `$batch`, each with its id.
struct Parts<'v> {
    /// The version in the address of the `$batch`: those of the parts are relative to it.
    version: Version,
    parts: Vec<(String, Result<Located<'v>, String>)>,
}

/// Finds the parts in a `$batch`: its body, or what `batch` made with the body as text in it.
fn parts_in<'v>(batch: Result<&'v Located, &String>) -> Result<Parts<'v>, String> {
    let batch = batch.map_err(Clone::clone)?;
    let parts = member(&batch.body, "requests").and_then(Value::as_array);
    let parts = parts.ok_or("it has no array `requests`.")?;
    Ok(Parts {
        version: Address::parse(batch.address).version.unwrap_or_default(),
        parts: parts.iter().map(|it| (id_of(it), locate(it))).collect(),
    })
}

type Requests<'v> = Vec<(String, Result<Request<'v>, String>)>;

fn requests_in<'v>(batch: Result<&'v Parts, &String>) -> Result<Requests<'v>, String> {
    let Parts { version, parts } = batch.map_err(Clone::clone)?;
    let request = |located: &'v Result<Located, String>| {
        let version = *version;
        let request = request_of(located.as_ref().map_err(Clone::clone)?);
        request.map(|it| Request { version, ..it })
    };
    let requests = parts.iter();
    Ok(requests.map(|(id, it)| (id.clone(), request(it))).collect())
}

/// The id of a part, which some write as a number.
fn id_of(part: &Value) -> String {
    match member(part, "id") {
        Some(Value {
            data: Data::Number(id),
            ..
        }) => id.to_string(),
        id => id.and_then(text).unwrap_or_default().to_owned(),
    }
}

/// What became of each request; then the answers that are to none, or to one that has its answer:
/// told, not dropped.
fn parts_of(
    requests: &Requests,
    responses: &[Value],
    whole: &Whole,
    findings: &mut Findings,
) -> Vec<BatchPart> {
    let mut by_id: HashMap<_, _> = HashMap::default();
    let mut strays = Vec::new();
    let mut answered_twice = HashSet::default();
    let (mut asked, mut twice) = (HashSet::default(), HashSet::default());
    for (id, _) in requests {
        if !asked.insert(id.as_str()) && twice.insert(id.as_str()) {
            findings.add(rules::BatchIdTwice { id }, String::new, |it| it);
        }
    }
    for response in responses {
        let id = id_of(response);
        if !asked.contains(id.as_str()) || twice.contains(id.as_str()) {
            strays.push(response);
            continue;
        }
        match by_id.entry(id) {
            Entry::Vacant(entry) => drop(entry.insert(response)),
            Entry::Occupied(entry) => {
                let id = entry.key();
                findings.add(rules::BatchAnswerTwice { id }, String::new, |it| it);
                strays.push(response);
                answered_twice.insert(id.clone());
            }
        }
    }
    // Which of two answers is true cannot be told, so neither is taken for the one.
    for id in &answered_twice {
        strays.extend(by_id.remove(id));
    }
    let answered = |(id, request): &(String, Result<Request, String>)| match by_id.get(id) {
        Some(response) => part(response, Some(request), whole),
        None if twice.contains(id.as_str()) => unanswered(id, request, ID_TWICE, whole),
        None if answered_twice.contains(id) => unanswered(id, request, ANSWERED_TWICE, whole),
        None => unanswered(id, request, NO_ANSWER, whole),
    };
    let answered = requests.iter().map(answered);
    let strays = strays.into_iter().map(|it| part(it, None, whole));
    answered.chain(strays).collect()
}

fn part(response: &Value, request: Option<&Result<Request, String>>, whole: &Whole) -> BatchPart {
    let mut headers = whole.headers();
    headers.extend(headers_in(response));
    let http = HttpContext {
        status: http_status(member(response, "status")),
        headers,
        now: whole.http.now,
    };
    let body = member(response, "body").unwrap_or(&Value::NULL);
    let unread = (None, NO_STATUS.to_owned());
    let read = http.status.map(|_| body).ok_or(&unread);
    BatchPart {
        id: id_of(response),
        status: http.status,
        outcome: whole.outcome_of(read, request, &http, whole.failure.as_ref()),
    }
}

const NO_ANSWER: &str = "the answer to the batch holds no answer of this id.";
const NO_STATUS: &str = "it has no HTTP `status`.";
const ANSWERED_TWICE: &str = "the answer to the batch holds more than one answer of this id.";
const ID_TWICE: &str = "several requests of the batch have this id.";

fn unanswered(
    id: &str,
    request: &Result<Request, String>,
    reason: &str,
    whole: &Whole,
) -> BatchPart {
    let http = HttpContext {
        status: None,
        headers: whole.headers(),
        now: whole.http.now,
    };
    let unread = (None, reason.to_owned());
    let read = Err(&unread);
    BatchPart {
        id: id.to_owned(),
        status: None,
        outcome: whole.outcome_of(read, Some(request), &http, whole.failure.as_ref()),
    }
}
