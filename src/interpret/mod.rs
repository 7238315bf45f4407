//! From an answer to what became of each item.

mod batch;
pub(crate) mod context;
pub(crate) mod entry;
pub(crate) mod errors;
mod item;
mod matching;
mod outcome;
mod request;
mod retry;
mod words;

use std::cell::LazyCell;
use std::rc::Rc;

use crate::delta::expected_delta;
use crate::finding::{Finding, Findings, Offsets, rules, show};
use crate::json::{Value, placed};
use crate::resource::{Delta, ID, Items, Owner, RESOURCES, RemovalConvention, Resource};
use crate::validate::MAX_FINDINGS;
pub use batch::{BatchOutcome, BatchPart, interpret_batch};
use context::Context;
use entry::{DeltaArray, Entry, delta_arrays, has_next_page};
use errors::{Told, explain};
use matching::{By, Name, match_entries, names_of};
pub use outcome::{
    Counts, Evidence, HttpContext, Item, ItemKind, Outcome, Retry, ServiceError, State,
};
pub(crate) use request::read_address;
use request::{Asked, Located, Request, Unreadable, locate, read_request, read_text, request_of};
use words::Why;
// Some of it is for the boundary alone.
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports))]
pub(crate) use {batch::interpret_batch_text, entry::Place, item::ItemRef};

/// Tells what an answer says became of each item.
///
/// `answer` is the body of the answer; `request` the body it answers, or the JSON of a
/// [`Request`](crate::Request): without it, removals that were done cannot be seen. Both are any
/// bytes; comments in them are passed over. Offsets in findings count bytes of the answer. Nothing
/// is an error of this function: what is wrong with the answer is in the outcome.
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
    let (text, offsets) = text_of(answer);
    let value = request.map(read_request);
    let located = value.as_ref().map(|it| located(it.as_ref()));
    let request = located.as_ref().map(|it| known(it.as_ref()));
    let read = read_answer(answer, http);
    let answer = Answer::of(read.as_ref());
    let (interpreted, findings) = interpret_value(&answer, request.as_ref(), http);
    make(finished(
        interpreted,
        findings,
        request.as_ref(),
        text,
        offsets,
    ))
}

/// An answer, as far as it could be read, and its delta arrays.
struct Answer<'v> {
    read: Result<&'v Value<'v>, &'v Unreadable>,
    arrays: Vec<DeltaArray<'v>>,
}

impl<'v> Answer<'v> {
    fn of(read: Result<&'v Value<'v>, &'v Unreadable>) -> Self {
        let arrays = read.map_or_else(|_| Vec::new(), delta_arrays);
        Self { read, arrays }
    }
}

/// Where the request is in a value that may not have been read.
fn located<'v>(value: Result<&'v Value<'v>, &String>) -> Result<Located<'v>, String> {
    locate(value.map_err(Clone::clone)?)
}

/// The request that may have been found.
fn known<'v>(located: Result<&'v Located, &String>) -> Result<Request<'v>, String> {
    request_of(located.map_err(Clone::clone)?)
}

/// Reads an answer; a refusal may have no body.
fn read_answer<'v>(answer: &'v Input, http: &HttpContext) -> Result<Value<'v>, Unreadable> {
    match answer {
        Ok((text, _)) if text.is_empty() && http.is_refusal() => Ok(Value::Null),
        Ok((text, _)) => read_text(text),
        Err(reason) => Err((None, format!("{reason}."))),
    }
}

/// An outcome with its findings, each at its place in the text of the answer.
fn finished<'v>(
    mut interpreted: Interpreted<'v>,
    findings: Findings,
    request: Option<&Result<Request, String>>,
    text: &[u8],
    offsets: Offsets,
) -> Interpreted<'v> {
    let outcome = &mut interpreted.outcome;
    outcome.total = findings.total();
    outcome.findings = placed(findings, text, offsets);
    if let Some(Err(reason)) = request {
        outcome.total += 1;
        outcome.findings.insert(0, request_unreadable(reason));
    }
    interpreted
}

/// Tells what an answer that was read says became of each item.
fn interpret_value<'v>(
    answer: &'v Answer<'v>,
    request: Option<&'v Result<Request<'v>, String>>,
    http: &'v HttpContext,
) -> (Interpreted<'v>, Findings) {
    let known = request.and_then(|it| it.as_ref().ok());
    let answer_id = || entry::text(answer.read.ok()?.get(ID)).map(str::to_owned);
    let mut interpreter = Interpreter {
        findings: Findings::new(MAX_FINDINGS),
        resource: known.map(|it| it.resource),
        delta: known.map_or_else(|| RESOURCES[0].usual(), |it| it.delta),
        request: known,
        request_given: request.is_some(),
        id: known.and_then(|it| it.id.clone()).or_else(answer_id),
        http,
    };
    let told = interpreter.told(answer);
    let mut told = interpreter.interpreted(told);
    if let Some(request) = known {
        let Interpreted { items, outcome } = &mut told;
        let (id, error) = (interpreter.id, outcome.error.as_ref());
        outcome.retry = retry::retry(request, id, items, error, http);
    }
    (told, interpreter.findings)
}

/// The finding about the request; it has no place in the answer.
fn request_unreadable(reason: &str) -> Finding {
    let rule = &rules::REQUEST_UNREADABLE;
    Finding::new(rule, String::new(), |it| it.words("reason", reason))
}

/// What the answer as a whole tells.
struct AnswerTold<'v> {
    entries: Vec<Entry<'v>>,
    rest: Rest,
    error: Option<Rc<ServiceError>>,
}

/// What is to be thought of an item that no entry tells of.
#[derive(Clone, Copy)]
enum Rest {
    /// The service did its work and told of it.
    Done,
    /// The request as a whole was refused: nothing was done.
    Refused,
    /// Nothing is known, and why.
    Unknown(&'static str),
}

impl Rest {
    /// What it means for an item of that kind: only a removal can be done without a word, and only
    /// where the service does so.
    fn of(self, kind: ItemKind, delta: &Delta) -> Self {
        let by_absence = delta
            .items
            .is_some_and(|it| it.removal_convention == RemovalConvention::Absent);
        match self {
            Self::Done if kind == ItemKind::Removal && by_absence => self,
            Self::Done => Self::Unknown(words::NOT_MENTIONED),
            other => other,
        }
    }
}

/// Where a resource lists what it holds, if it is not known which one it is.
const SOME_LIST: &str = "/solutions/backupRestore/{sessions or policies}/{id}/{items}";

/// The longest id that advice repeats, in bytes: a longer one is none.
const LONGEST_ID: usize = 100;

struct Interpreter<'r> {
    findings: Findings,
    /// What the request or the answer is about, as far as they tell.
    resource: Option<&'static Resource>,
    delta: &'static Delta,
    /// The request, if it was given and could be read.
    request: Option<&'r Request<'r>>,
    request_given: bool,
    /// The id of the session or policy, as far as the request or the answer tells it.
    id: Option<String>,
    http: &'r HttpContext,
}

impl<'r> Interpreter<'r> {
    /// Whose errors the answer may hold, as far as that is known.
    fn owner(&self) -> Option<Owner> {
        self.resource.map(Resource::owner)
    }

    /// Where the resource lists what it holds, for advice.
    fn list(&self) -> String {
        let id = self.id.as_deref().filter(|it| it.len() <= LONGEST_ID);
        match self.resource {
            Some(resource) => resource.list(self.delta, id),
            None => SOME_LIST.to_owned(),
        }
    }

    /// What a reference is called.
    fn reference_words(&self) -> &'static str {
        self.delta
            .items
            .map_or("reference", |it| it.reference.words)
    }

    fn told<'v>(&mut self, answer: &'v Answer<'v>) -> AnswerTold<'v> {
        let Answer { read, arrays } = answer;
        let mut told = AnswerTold {
            entries: Vec::new(),
            rest: Rest::Unknown(words::NO_ITEMS),
            error: None,
        };
        if read.is_err() {
            told.rest = Rest::Unknown(words::NOT_READ);
        }
        let other = read.ok().and_then(|it| self.other_target(it, arrays));
        if let Some(delta) = arrays.first() {
            self.resource = Some(delta.resource);
            self.delta = delta.delta;
            (told.entries, told.rest) =
                self.entries(arrays, read.is_ok_and(|it| has_next_page(it, delta.delta)));
        }
        if let Some((found, asked)) = other {
            told.rest = Rest::Unknown(words::OTHER_TARGET);
            self.findings
                .add(&rules::ANSWER_OF_OTHER, String::new, |it| {
                    it.words("found", &found).words("asked", &asked)
                });
        }
        let error = read.ok().and_then(|it| it.get("error"));
        // A session has an `error` of its own, which may stand there and say nothing.
        let is_told = |it: &&Value| match arrays.is_empty() {
            true => it.is_object() || it.as_str().is_some(),
            false => !entry::told(it).is_empty(),
        };
        if let Some(error) = error.filter(is_told) {
            told.error = Some(self.refusal(entry::told(error)).into());
        } else if self.http.is_refusal() {
            told.error = Some(self.refusal(Told::default()).into());
        }
        if let Some(error) = &told.error {
            told.rest = match error.status {
                _ if !told.entries.is_empty() => Rest::Unknown(words::ABSENT_BUT),
                Some(400..500) => Rest::Refused,
                _ => Rest::Unknown(words::BROKEN),
            };
        } else {
            self.tell_missing(answer);
        }
        told
    }

    /// What an answer is about and what was asked, where these are not the same: an answer to another
    /// request shows nothing of this one by what it leaves out.
    fn other_target(&self, answer: &Value, arrays: &[DeltaArray]) -> Option<(String, String)> {
        let request = self.request?;
        let quoted = |it: &str| format!("`{}`", show(it));
        let asked = arrays.iter().all(|it| {
            let mut asked = request.asked.iter();
            asked.len() > 0 && asked.all(|asked| asked.delta.property != it.delta.property)
        });
        if let Some(found) = arrays.first().filter(|_| asked) {
            let property = request.delta.property;
            return Some((quoted(found.delta.property), quoted(property)));
        }
        let owner = || Context::of(answer).owner(request.resource);
        let of = entry::own_id(answer).or_else(owner)?;
        let id = request.id.as_deref()?;
        (Name::new(of) != Name::new(id)).then(|| (quoted(of), quoted(id)))
    }

    fn refusal(&self, told: Told) -> ServiceError {
        let status = self.http.status.filter(|_| self.http.is_refusal());
        explain(Told { status, ..told }, None, &self.list(), self.owner())
    }

    /// Tells that an answer that should tell of items does not.
    fn tell_missing(&mut self, answer: &Answer) {
        match answer.read {
            Err((span, reason)) => {
                self.findings
                    .add(&rules::ANSWER_UNREADABLE, String::new, |it| {
                        it.maybe_at(*span).words("reason", reason)
                    });
            }
            // A policy that was renamed has no items to tell of.
            Ok(_) if self.request.is_some_and(|it| it.asked.is_empty()) => {}
            Ok(read) if read.get("responses").and_then(Value::as_array).is_some() => {
                self.findings
                    .add(&rules::ANSWER_OF_BATCH, String::new, |it| it);
            }
            Ok(_) if answer.arrays.is_empty() => {
                let (expected, list) = (expected_delta(self.resource), self.list());
                self.findings
                    .add(&rules::ANSWER_WITHOUT_DELTA, String::new, |it| {
                        it.words("expected", &expected).words("list", &list)
                    });
            }
            Ok(_) if !self.request_given => {
                self.findings
                    .add(&rules::ANSWER_WITHOUT_REQUEST, String::new, |it| it);
            }
            Ok(_) => {}
        }
    }

    fn entries<'v>(
        &mut self,
        arrays: &'v [DeltaArray<'v>],
        goes_on: bool,
    ) -> (Vec<Entry<'v>>, Rest) {
        let mut entries = Vec::new();
        let mut rest = Rest::Done;
        if goes_on {
            rest = Rest::Unknown(words::GOES_ON);
            let list = self.list();
            self.findings
                .add(&rules::ANSWER_INCOMPLETE, String::new, |it| {
                    it.words("list", &list)
                });
        }
        for (delta, place, value) in arrays.iter().flat_map(DeltaArray::placed) {
            if let Some(entry) = entry::entry(value, delta.delta.items, place) {
                entries.push(entry);
            } else {
                rest = Rest::Unknown(words::ABSENT_BUT);
                let rule = &rules::ANSWER_ENTRY_UNREADABLE;
                self.findings.add(
                    rule,
                    || place.pointer(),
                    |it| it.words("found", value.kind().words()),
                );
            }
        }
        (entries, rest)
    }

    fn interpreted<'v>(&mut self, told: AnswerTold<'v>) -> Interpreted<'v>
    where
        'r: 'v,
    {
        let AnswerTold {
            entries,
            rest,
            error,
        } = told;
        let (items, unrequested) = match self.request {
            Some(request) => self.match_items(&request.asked, &entries, rest, error.as_ref()),
            None => (
                entries.iter().map(|it| self.item_of(it, None)).collect(),
                Vec::new(),
            ),
        };
        let outcome = Outcome {
            counts: count(&items),
            items: Vec::new(),
            unrequested,
            error: error.map(Rc::unwrap_or_clone),
            retry: None,
            findings: Vec::new(),
            total: 0,
        };
        Interpreted { items, outcome }
    }

    fn match_items<'v>(
        &mut self,
        asked: &'v [Asked<'v>],
        entries: &[Entry<'v>],
        rest: Rest,
        error: Option<&Rc<ServiceError>>,
    ) -> (Vec<ItemRef<'v>>, Vec<Item>) {
        // Few answers hold what asks for them.
        let names = LazyCell::new(|| names_of(asked));
        let is_asked = |name: &str| names.contains(&Name::new(name));
        self.note_content_ids(entries, is_asked);
        let matches = match_entries(asked, entries);
        let strays = || entries.iter().zip(&matches.is_matched).filter(|it| !it.1);
        // What failed may be anything; what goes by a content id of the request, that item.
        let may_be_asked = |it: &Entry| it.failure.is_some() || it.content_id.is_some_and(is_asked);
        let rest = match rest {
            Rest::Done if strays().any(|(it, _)| may_be_asked(it)) => {
                Rest::Unknown(words::ABSENT_BUT)
            }
            other => other,
        };
        let items = asked
            .iter()
            .zip(&matches.of_asked)
            .map(|(asked, entry)| match *entry {
                Some((at, by)) => self.item_of(&entries[at], Some((asked, by))),
                None => untold(asked, rest.of(asked.kind, asked.delta), error),
            });
        let unrequested = strays().map(|(entry, _)| {
            let name = entry.reference().or(entry.id);
            let again = name.is_some_and(is_asked);
            let why = match name {
                None => words::NAMELESS,
                Some(_) if again => words::TOLD_AGAIN,
                Some(_) => words::NOT_REQUESTED,
            };
            let item = Item::from(self.item_of(entry, None));
            Item {
                why: format!("{why} {}", item.why),
                ..item
            }
        });
        (items.collect(), unrequested.collect())
    }

    /// Tells of content ids that nothing requested goes by.
    fn note_content_ids(&mut self, entries: &[Entry], is_asked: impl Fn(&str) -> bool) {
        for entry in entries {
            let Some(id) = entry.content_id.filter(|it| !is_asked(it)) else {
                continue;
            };
            let pointer = || entry.place.pointer();
            self.findings
                .add(&rules::CONTENT_ID_UNMATCHED, pointer, |it| {
                    it.text("value", id)
                });
        }
    }

    /// What an entry tells, of the item it was matched with or by itself.
    fn item_of<'v>(&self, entry: &Entry<'v>, asked: Option<(&'v Asked<'v>, By)>) -> ItemRef<'v> {
        let kind = asked.map_or_else(|| entry.kind(), |(asked, _)| asked.kind);
        let items = self.delta.items;
        let (state, mut evidence, mut why) = verdict(entry, kind, items);
        let sureness = asked
            .and_then(|(asked, by)| words::less_sure(by, entry, self.reference_words(), asked.key));
        if let Some(sureness) = sureness {
            why = Why::Long(format!("{} {sureness}", why.text()));
            evidence = match evidence {
                Evidence::Confirmed => Evidence::Implied,
                other => other,
            };
        }
        let is_addition = kind == ItemKind::Addition;
        let key = asked.and_then(|(it, _)| it.key);
        // The restore point's id, if that is how the entry names it, is not the artifact's.
        let is_reference = matches!(asked, Some((_, By::ReferenceAsId)));
        let own_id = entry.id.filter(|_| !is_reference);
        let (reference, id) = match is_addition {
            true => (key.or_else(|| entry.reference()), own_id),
            false => (None, key.or(entry.id)),
        };
        let failure = entry.failure.as_ref();
        ItemRef {
            kind,
            state,
            evidence,
            why,
            reference,
            id,
            request: asked.map(|(it, _)| it.place()),
            answer: Some(entry.place),
            status: entry.status,
            error: failure
                .map(|it| explain(it.told.clone(), Some(kind), &self.list(), self.owner()).into()),
        }
    }
}

/// What an entry says of an item of that kind.
fn verdict<'v>(
    entry: &Entry<'v>,
    kind: ItemKind,
    items: Option<&Items>,
) -> (State, Evidence, Why<'v>) {
    if entry.failure.is_some() {
        return (State::Failed, Evidence::Confirmed, Why::Said(words::FAILED));
    }
    if kind == ItemKind::Removal {
        let being_removed = entry.status == Some(entry::REMOVE_REQUESTED);
        let (state, evidence, why) = match entry.is_removed {
            true if being_removed => (State::Removed, Evidence::Confirmed, words::BEING_REMOVED),
            true => (State::Removed, Evidence::Confirmed, words::REMOVED),
            false => (State::Unconfirmed, Evidence::None, words::STILL_THERE),
        };
        return (state, evidence, Why::Said(why));
    }
    let is_unprotected = |it: &&str| items.is_some_and(|items| items.unprotected.contains(it));
    let (state, evidence) = match (&entry.id, &entry.status) {
        (_, Some(status)) if is_unprotected(status) => (State::Unconfirmed, Evidence::None),
        (Some(_), _) => (State::Added, Evidence::Confirmed),
        (_, Some(_)) => (State::Added, Evidence::Implied),
        _ => (State::Unconfirmed, Evidence::None),
    };
    let (id, status) = (entry.id.is_some(), entry.status);
    (state, evidence, Why::Given { id, status })
}

/// An item that no entry tells of.
fn untold<'v>(asked: &'v Asked<'v>, rest: Rest, error: Option<&Rc<ServiceError>>) -> ItemRef<'v> {
    let is_addition = asked.kind == ItemKind::Addition;
    let (state, evidence, why) = match rest {
        Rest::Refused => (State::Failed, Evidence::Implied, words::REFUSED),
        Rest::Unknown(why) => (State::Unconfirmed, Evidence::None, why),
        Rest::Done if asked.key.is_none_or(str::is_empty) => {
            (State::Unconfirmed, Evidence::None, words::UNNAMED)
        }
        Rest::Done => (State::Removed, Evidence::Implied, words::ABSENT),
    };
    let (reference, id) = match is_addition {
        true => (asked.key, None),
        false => (None, asked.key),
    };
    ItemRef {
        kind: asked.kind,
        state,
        evidence,
        why: Why::Said(why),
        reference,
        id,
        request: Some(asked.place()),
        answer: None,
        status: None,
        error: error.filter(|_| state == State::Failed).cloned(),
    }
}

fn count(items: &[ItemRef]) -> Counts {
    let mut counts = Counts::default();
    for item in items {
        *match item.state {
            State::Added => &mut counts.added,
            State::Removed => &mut counts.removed,
            State::Failed => &mut counts.failed,
            State::Unconfirmed => &mut counts.unconfirmed,
        } += 1;
    }
    counts
}
