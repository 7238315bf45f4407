//! From an answer to what became of each item.
//!
//! Three steps: [`answer`] reads what the service reported, [`decide`] matches that with what was asked
//! and comes to a verdict on each item, where [`target`] finds that it is one to the request; and
//! [`words`] says it.

mod answer;
mod batch;
mod contradiction;
mod decide;
pub(crate) mod entry;
pub(crate) mod errors;
pub(crate) mod failure;
mod given;
mod head;
mod item;
mod matching;
mod outcome;
mod pasted;
mod refusal;
mod report;
mod request;
mod retry;
mod settings;
pub(crate) mod signs;
mod strays;
mod target;
mod told;
mod verdict;
mod weak;
mod words;

pub use crate::delta::ItemKind;
use crate::finding::{Finding, Offsets, rules};
use crate::json::{Value, placed};
use answer::{Answer, Inside, NOT_JSON, Unwrapped, read_answer, unwrapped};
pub use batch::{BatchOutcome, BatchPart, interpret_batch};
use decide::{Decided, Interpreter};
use failure::Reported;
use given::{decoded, of_message};
pub use outcome::{Counts, Evidence, HttpContext, Item, Outcome, Retry, ServiceError, State};
use pasted::{Pasted, opened};
use request::{Located, Request, Unreadable, locate, read_request, read_text, request_of};
// Some of it is for the boundary alone.
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports))]
pub(crate) use {batch::interpret_batch_text, item::ItemRef};

/// Tells what an answer says became of each item.
///
/// `answer` is the body of the answer; `request` the body it answers, or the JSON of a
/// [`Request`](crate::Request): without it, what the answer leaves out cannot be seen (removals that
/// were done, additions that were not). Both are any bytes; comments in them are passed over.
/// Offsets in findings count bytes of the answer. Nothing is an error of this function: what is
/// wrong with the answer is in the outcome.
///
/// ```
/// use graph_backup_delta::{HttpContext, State, interpret};
///
/// let request = r#"{"driveRestoreArtifacts@delta":[
///   {"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}]}"#;
/// let answer = r#"{"driveRestoreArtifacts@delta":[]}"#;
/// let outcome = interpret(answer, Some(request.as_bytes()), &HttpContext::default());
/// assert_eq!(outcome.items[0].state, State::Removed);
/// assert_eq!(
///     outcome.items[0].why,
///     "The answer does not mention it: a removal is mentioned only where it fails."
/// );
/// ```
#[must_use]
pub fn interpret(answer: impl AsRef<[u8]>, request: Option<&[u8]>, http: &HttpContext) -> Outcome {
    let input = |it: &[u8]| Ok((it.to_vec(), Offsets::Bytes));
    let (answer, request) = (input(answer.as_ref()), request.map(input));
    interpret_text(&answer, request.as_ref(), http, owned)
}

/// A text and what offsets into it count; or why there is none.
pub(crate) type Input = Result<(Vec<u8>, Offsets), String>;

/// The text of an input, none where there is none, and what offsets into it count.
fn text_of(input: &Input) -> (&[u8], Offsets) {
    match input {
        Ok((text, offsets)) => (text, *offsets),
        Err(_) => (&[], Offsets::None),
    }
}

/// What an answer says became of each item, while the texts are at hand.
pub(crate) struct Interpreted<'v> {
    pub items: Vec<ItemRef<'v>>,
    /// The outcome but for its items.
    pub outcome: Outcome,
}

/// The outcome that can be kept.
fn owned(interpreted: Interpreted) -> Outcome {
    Outcome {
        items: interpreted.items.into_iter().map(Item::from).collect(),
        ..interpreted.outcome
    }
}

/// Tells what an answer says became of each item, and makes of that what is asked for.
pub(crate) fn interpret_text<R>(
    answer: &Input,
    request: Option<&Input>,
    http: &HttpContext,
    make: impl FnOnce(Interpreted) -> R,
) -> R {
    let of_file = (decoded(answer), request.and_then(as_json));
    let (answer, request) = (
        of_file.0.as_ref().unwrap_or(answer),
        of_file.1.as_ref().or(request),
    );
    let value = request.map(read_request);
    let located = value.as_ref().map(|it| located(it.as_ref()));
    let request = located.as_ref().map(|it| found(it.as_ref()));
    let pasted = opened(answer, http);
    let (inside, http) = within(pasted.as_ref(), answer, http);
    let read = read_answer(inside, http);
    let (text, offsets) = text_of(answer);
    let make = |mut interpreted: Interpreted| {
        if let Some(finding) = pasted.as_ref().and_then(Pasted::finding) {
            interpreted.outcome.findings.insert(0, finding);
            interpreted.outcome.total += 1;
        }
        make(interpreted)
    };
    let known = Known {
        request: request.as_ref(),
        http,
        batch: None,
        may_be_done: pasted.as_ref().is_some_and(|it| it.may_be_done),
    };
    interpret_read(read.as_ref(), known, text, offsets, make)
}

/// A request that is not given as JSON in UTF-8, as such.
fn as_json(request: &Input) -> Option<Input> {
    let decoded = decoded(request);
    of_message(decoded.as_ref().unwrap_or(request)).or(decoded)
}

/// What is known beside the text of an answer.
#[derive(Clone, Copy)]
struct Known<'k> {
    /// The request, which may not have been read.
    request: Option<&'k Result<Request<'k>, String>>,
    http: &'k HttpContext,
    /// The failure of the `$batch` that the request is a part of.
    batch: Option<&'k Reported>,
    /// Whether an answer before this one leaves open whether the request was done then.
    may_be_done: bool,
}

/// The answer, without the head that it may have been copied with; and what is known of it.
fn within<'i>(
    pasted: Option<&'i Pasted>,
    answer: &'i Input,
    http: &'i HttpContext,
) -> (&'i Input, &'i HttpContext) {
    pasted.map_or((answer, http), |it| (&it.answer, &it.http))
}

/// Tells what an answer that may have been read says. Findings have their places in its text.
fn interpret_read<R>(
    read: Result<&Value, &Unreadable>,
    known: Known,
    text: &[u8],
    offsets: Offsets,
    make: impl FnOnce(Interpreted) -> R,
) -> R {
    let Ok(value) = read else {
        return make_outcome(read, known, text, offsets, make);
    };
    let Unwrapped { inside, http } = unwrapped(value, known.http);
    let known = Known {
        http: &http,
        ..known
    };
    match inside {
        Inside::Value(value) => make_outcome(Ok(value), known, text, offsets, make),
        Inside::Json(json) => {
            let inner = read_text(json.as_bytes());
            make_outcome(inner.as_ref(), known, b"", Offsets::None, make)
        }
        Inside::Text => {
            let unreadable = (Some(value.span), NOT_JSON.to_owned());
            make_outcome(Err(&unreadable), known, text, offsets, make)
        }
    }
}

fn make_outcome<R>(
    read: Result<&Value, &Unreadable>,
    known: Known,
    text: &[u8],
    offsets: Offsets,
    make: impl FnOnce(Interpreted) -> R,
) -> R {
    let request = known.request.and_then(|it| it.as_ref().ok());
    let answer = Answer::of(read);
    let interpreter = Interpreter::new(&answer, known);
    let Decided {
        items,
        mut outcome,
        findings,
        is_id_missing,
    } = interpreter.run(&answer);
    outcome.total = findings.total();
    outcome.findings = placed(findings, read.ok(), text, offsets);
    // What is about the request has no place in the answer.
    let unreadable = known.request.and_then(|it| it.as_ref().err());
    let about_request = unreadable.map(|it| request_unreadable(it));
    let about_request = about_request.or_else(|| request.filter(|_| is_id_missing).map(id_missing));
    if let Some(finding) = about_request {
        outcome.total += 1;
        outcome.findings.insert(0, finding);
    }
    make(Interpreted { items, outcome })
}

/// Whether a value is an error, which tells of no items.
pub(crate) fn is_refusal(value: &Value) -> bool {
    failure::of_answer(value).is_some()
}

/// Where the request is in a value that may not have been read.
fn located<'v>(value: Result<&'v Value<'v>, &String>) -> Result<Located<'v>, String> {
    locate(value.map_err(Clone::clone)?)
}

/// The request that may have been found.
fn found<'v>(located: Result<&'v Located, &String>) -> Result<Request<'v>, String> {
    request_of(located.map_err(Clone::clone)?)
}

/// That neither the request nor the answer tells whose items are to be sent again.
fn id_missing(request: &Request) -> Finding {
    let what = request.resource.id.words;
    Finding::new(rules::RetryWithoutId { what }, String::new(), |it| it)
}

fn request_unreadable(reason: &str) -> Finding {
    Finding::new(rules::RequestUnreadable { reason }, String::new(), |it| it)
}
