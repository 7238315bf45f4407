//! By which names an answer, or an entry of it, tells of a failure: one table.
//!
//! `error` is documented; what others write must not be read as done. A name that is not in the table and
//! speaks of a failure is not understood, and then nothing beside it is taken for done.

use super::failure::{self, Reported, http_status};
use crate::delta::item::text;
use crate::delta::payload::{is_exception, wrapped};
use crate::delta::spelling::sounds_like;
use crate::json::{Data, Members, Value, pointer_of};
use crate::resource::STATUS;

/// What the value of a name in the table is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// An error, or its code.
    Error,
    /// The message of one.
    Message,
    /// An HTTP status.
    Status,
    /// Whether all went well.
    Success,
}

/// The names that tell of a failure where their values do, in any casing; what says most stands first.
const NAMES: [(&str, Says); 40] = [
    ("error", Says::Error),
    ("errors", Says::Error),
    ("odataError", Says::Error),
    ("publicError", Says::Error),
    ("innerError", Says::Error),
    ("lastError", Says::Error),
    ("errorDetails", Says::Error),
    ("errorInfo", Says::Error),
    ("failure", Says::Error),
    ("failures", Says::Error),
    ("failureDetails", Says::Error),
    ("failureInfo", Says::Error),
    ("exception", Says::Error),
    ("exceptions", Says::Error),
    ("fault", Says::Error),
    ("errorCode", Says::Error),
    ("failureCode", Says::Error),
    ("resultCode", Says::Error),
    ("code", Says::Error),
    ("errorMessage", Says::Message),
    ("errorDescription", Says::Message),
    ("errorReason", Says::Message),
    ("failureMessage", Says::Message),
    ("failureReason", Says::Message),
    ("exceptionMessage", Says::Message),
    ("faultString", Says::Message),
    ("hasError", Says::Error),
    ("hasErrors", Says::Error),
    ("isError", Says::Error),
    ("failed", Says::Error),
    ("hasFailed", Says::Error),
    ("isFailed", Says::Error),
    ("statusCode", Says::Status),
    ("responseCode", Says::Status),
    ("httpStatusCode", Says::Status),
    ("httpStatus", Says::Status),
    ("success", Says::Success),
    ("isSuccess", Says::Success),
    ("isSuccessful", Says::Success),
    ("succeeded", Says::Success),
];

/// What members tell of a failure.
#[derive(Default)]
pub(super) struct Signs {
    /// A failure that is understood.
    pub failure: Option<Reported>,
    /// The pointer, from the members, to what may tell of one and is not understood.
    pub unclear: Option<String>,
}

impl Signs {
    /// Looks for signs in members, and in the objects among them.
    pub fn of<'v>(members: &mut dyn Iterator<Item = (&'v str, &'v Value<'v>)>) -> Self {
        let mut told = Vec::new();
        let mut unclear = None;
        for (name, value) in members {
            match sign(name, value) {
                Some(Sign::Known(rank)) => told.push((rank, value)),
                Some(Sign::Unclear) => drop(unclear.get_or_insert((name, None))),
                None => {
                    let inner = inside(name, value).find(|(name, it)| sign(name, it).is_some());
                    unclear = unclear.or_else(|| Some((name, Some(inner?.0))));
                }
            }
        }
        Self {
            failure: reported(&told),
            unclear: unclear.map(|(name, inner)| pointer(name, inner)),
        }
    }

    /// Looks for signs in a value, and in what a serialiser wraps in it.
    pub fn in_value(value: &Value) -> Self {
        let all = || value.as_object().into_iter().flat_map(Members::iter);
        let own = Self::of(&mut all().filter(|it| wrapped(it.0, it.1).is_none()));
        let inside = all().filter_map(|(name, value)| Some((name, wrapped(name, value)?)));
        inside.fold(own, |signs, (name, members)| {
            let more = Self::of(&mut members.iter());
            let unclear = || Some(pointer(name, None) + &more.unclear?);
            Self {
                failure: signs.failure.or(more.failure),
                unclear: signs.unclear.or_else(unclear),
            }
        })
    }
}

/// The members of an object in which a failure may be told of what it stands in. A count of what failed
/// (`restoreSessionArtifactCount`) counts what failed at any time.
fn inside<'v>(name: &str, value: &'v Value<'v>) -> impl Iterator<Item = (&'v str, &'v Value<'v>)> {
    let is_count = name.ends_with("Count") || name.ends_with("_count");
    let object = value.as_object().filter(|_| !is_count);
    object.into_iter().flat_map(Members::iter)
}

fn pointer(name: &str, inner: Option<&str>) -> String {
    match inner {
        Some(inner) => pointer_of(&[name, inner]),
        None => pointer_of(&[name]),
    }
}

/// What was told, surest first: what one name does not say, another may.
fn reported(told: &[(usize, &Value)]) -> Option<Reported> {
    if told.is_empty() {
        return None;
    }
    let mut all = Reported::default();
    let of_rank = |rank| told.iter().filter(move |it| it.0 == rank);
    for &(rank, value) in (0..=NAMES.len()).flat_map(of_rank) {
        let more = match NAMES.get(rank).map(|it| it.1) {
            Some(Says::Message) => Reported {
                message: failure::text_of(Some(value)),
                ..Reported::default()
            },
            Some(Says::Status) => Reported {
                status: http_status(Some(value)),
                ..Reported::default()
            },
            Some(Says::Success) => Reported::default(),
            Some(Says::Error) => failure::of_error(value),
            None => failure::of_exception(value),
        };
        all = all.with(more);
    }
    Some(all)
}

/// What a member tells of a failure.
enum Sign {
    /// By the name of that place in the table; behind its end, by the annotation.
    Known(usize),
    Unclear,
}

/// What a member tells of a failure; `None` where it tells of none.
fn sign(name: &str, value: &Value) -> Option<Sign> {
    by_name(name, value).or_else(|| says_failure(name, value).then_some(Sign::Unclear))
}

fn by_name(name: &str, value: &Value) -> Option<Sign> {
    if !may_speak(name) {
        return None;
    }
    if is_exception(name) {
        return (!value.is_null()).then_some(Sign::Known(NAMES.len()));
    }
    // `error@odata.type` tells of the error's type.
    let term = name.split('#').next()?.rsplit('@').next()?;
    let Some(rank) = NAMES
        .iter()
        .position(|it| sounds_like(&term.replace('.', ""), it.0))
    else {
        return (speaks(term) && says_something(value)).then_some(Sign::Unclear);
    };
    let tells = match NAMES[rank].1 {
        Says::Error if is_code(term) => !is_code_of_success(value),
        Says::Error | Says::Message => says_something(value),
        Says::Success => says_no(value),
        Says::Status => match http_status(Some(value)) {
            Some(400..) => true,
            _ if is_code_of_success(value) => false,
            _ => return Some(Sign::Unclear),
        },
    };
    tells.then_some(Sign::Known(rank))
}

/// Words that say of what they stand in that it was not done, under whatever name: `"result": "Failure"`.
const FAILURES: [&str; 16] = [
    "failed",
    "failure",
    "fail",
    "faulted",
    "error",
    "errored",
    "rejected",
    "refused",
    "denied",
    "aborted",
    "unsuccessful",
    "skipped",
    "ignored",
    "canceled",
    "cancelled",
    "invalid",
];

/// What somebody calls something by may be any word.
const LABELS: [&str; 5] = ["name", "title", "label", "path", "url"];

/// Whether a text is such a word, and nothing else.
pub(super) fn is_failure_word(text: &str) -> bool {
    let word = text.trim();
    FAILURES.iter().any(|it| word.eq_ignore_ascii_case(it))
}

/// What says of what it stands in that it was done: `"isValid": false`.
const DONE: [&str; 12] = [
    "accepted",
    "added",
    "applied",
    "complete",
    "completed",
    "done",
    "ok",
    "processed",
    "protected",
    "removed",
    "restored",
    "valid",
];

/// Whether a no under that name says of what it stands in that it was not done.
fn says_undone(name: &str) -> bool {
    let asked = ["is", "was", "has"];
    let rest = asked.iter().filter_map(|it| {
        let (start, rest) = name.split_at_checked(it.len())?;
        start.eq_ignore_ascii_case(it).then_some(rest)
    });
    let mut names = rest.chain([name]);
    names.any(|name| DONE.iter().any(|it| sounds_like(name, it)))
}

/// Whether a value says of what it stands in that it was not done. A status is read for itself.
pub(super) fn says_failure(name: &str, value: &Value) -> bool {
    if matches!(value.data, Data::Bool(false)) {
        return says_undone(name);
    }
    let is_label = || {
        let name = name.to_ascii_lowercase();
        name == STATUS || LABELS.iter().any(|it| name.ends_with(it))
    };
    text(value).is_some_and(is_failure_word) && !is_label()
}

/// Parts of names that speak of failures, or of what was not done.
pub(crate) const STEMS: [&str; 20] = [
    "error",
    "exception",
    "fail",
    "fault",
    "reject",
    "refus",
    "denied",
    "abort",
    "unsuccess",
    "skipped",
    "ignored",
    "cancel",
    "invalid",
    "incomplete",
    "partial",
    "timedout",
    "unprocessed",
    "notfound",
    "notremoved",
    "warning",
];

fn speaks(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace("default", "");
    STEMS.iter().any(|it| name.contains(it))
}

/// Whether a name may be in the table or speak of a failure. Names in answers are asked by the million, so
/// this looks at each letter once.
pub(crate) fn may_speak(name: &str) -> bool {
    let bytes = name.as_bytes();
    let starts = |at: usize, words: &[&str]| {
        words.iter().any(|word| {
            let found = bytes.get(at..at + word.len());
            found.is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()))
        })
    };
    (0..bytes.len()).any(|at| match bytes[at] | 0x20 {
        b'a' => starts(at, &["abort"]),
        b'c' => starts(at, &["code", "cancel"]),
        b'd' => starts(at, &["denied", "datamodification"]),
        b'e' => starts(at, &["error", "exception"]),
        b'f' => starts(at, &["fail", "fault"]),
        b'h' => starts(at, &["http"]),
        b'i' => starts(at, &["ignored", "invalid", "incomplete"]),
        b'n' => starts(at, &["notfound", "notremoved"]),
        b'p' => starts(at, &["partial"]),
        b'r' => starts(at, &["reject", "refus"]),
        b's' => starts(at, &["succe", "skipped"]),
        b't' => starts(at, &["timedout"]),
        b'u' => starts(at, &["unprocessed"]),
        b'w' => starts(at, &["warning"]),
        _ => false,
    })
}

/// Whether the value of an `error`, or of another such name, says that something failed: published answers
/// hold empty ones, and some services write that there is none.
pub(super) fn says_something(error: &Value) -> bool {
    match &error.data {
        Data::Null | Data::Bool(false) => false,
        Data::Bool(true) => true,
        Data::Number(digits) => !is_zero(digits),
        Data::String(_) => text(error).is_some_and(|it| !is_nothing(it)),
        Data::Array(elements) => elements.iter().any(says_something),
        Data::Object(members) => members.iter().any(|(name, it)| {
            let is_type = name.ends_with("@odata.type");
            let is_fine = is_type || is_code(name) && is_code_of_success(it);
            !is_fine && says_something(it)
        }),
    }
}

/// Words that say that there is no failure.
const NOTHING: [&str; 9] = [
    "none",
    "noerror",
    "noerrors",
    "ok",
    "success",
    "succeeded",
    "successful",
    "null",
    "false",
];

fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    is_zero(text) || NOTHING.iter().any(|it| sounds_like(text, it))
}

fn is_zero(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|it| matches!(it, b'0' | b'.'))
}

fn is_code(name: &str) -> bool {
    let at = name.len().saturating_sub("code".len());
    name.get(at..)
        .is_some_and(|it| it.eq_ignore_ascii_case("code"))
}

/// Words of HTTP that say that something was done.
const CODES: [&str; 3] = ["created", "accepted", "noContent"];

/// Whether the value of a code says that all went well, or nothing.
fn is_code_of_success(code: &Value) -> bool {
    let word =
        || text(code).is_some_and(|it| CODES.iter().any(|code| sounds_like(it.trim(), code)));
    matches!(http_status(Some(code)), Some(0 | 200..300)) || !says_something(code) || word()
}

/// Whether a value says no, as a service writes it.
fn says_no(value: &Value) -> bool {
    match &value.data {
        Data::Bool(yes) => !yes,
        Data::Number(digits) => is_zero(digits),
        _ => value
            .as_str()
            .is_some_and(|it| it.trim().eq_ignore_ascii_case("false")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_the_table_is_passed_over() {
        let names = NAMES.iter().map(|it| it.0);
        for name in names.chain(STEMS) {
            assert!(may_speak(name), "{name}");
        }
    }
}
