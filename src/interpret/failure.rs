//! What the service says of a failure, in the shapes in which that is seen.
//!
//! Beside `{"code", "message"}`: OAuth (RFC 6749 §5.2) has `error` and `error_description`; SharePoint
//! `odata.error` and a message as an object; gateways `statusCode` and `message` by themselves; Graph
//! an `innerError` whose code says more ("use the most detailed code that you understand").

use super::errors::of_code;
use super::signs::{is_failure_word, says_something};
use crate::delta::item::{member, text};
use crate::delta::payload::{is_core_annotation, members};
use crate::delta::spelling::sounds_like;
use crate::json::{Data, Value};
use crate::resource::{ID, STATUS, UNKNOWN_FUTURE_VALUE};

/// What the service says of a failure; what it does not say is empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reported {
    pub status: Option<u16>,
    pub code: String,
    pub message: String,
    /// A code further in that explains the failure, where the code itself does not.
    pub inner_code: Option<String>,
}

impl Reported {
    /// The same, with what another says that this one does not.
    pub fn with(self, other: Self) -> Self {
        let (code, inner_code) = match self.code.is_empty() {
            true => (other.code, other.inner_code),
            false => (self.code, self.inner_code),
        };
        Self {
            status: self.status.or(other.status),
            message: match self.message.is_empty() {
                true => other.message,
                false => self.message,
            },
            code,
            inner_code,
        }
    }

    /// All that is said, in one line; empty where nothing is.
    pub fn words(&self) -> String {
        let status = self.status.map(|it| it.to_string()).unwrap_or_default();
        let said = [&status, &self.code, &self.message].map(String::as_str);
        let said: Vec<_> = said.into_iter().filter(|it| !it.is_empty()).collect();
        said.join(": ")
    }
}

/// The failure that an answer without items is; `None` where it is none.
pub(super) fn of_answer(answer: &Value) -> Option<Reported> {
    let error = member(answer, "error").or_else(|| member(answer, "odata.error"));
    // A session has an `error` of its own, which may stand there and say nothing.
    let is_session = || member(answer, ID).is_some();
    match error.filter(|it| says_something(it) || !is_session()) {
        Some(error) if error.is_object() => Some(of_error(error)),
        Some(error) if text(error).is_some() => Some(Reported {
            message: text_of(member(answer, "error_description")),
            ..of_error(error)
        }),
        _ => bare(answer),
    }
}

/// A refusal that is not within an `error`: one with a code or a status, and a message; or a problem of
/// RFC 9457, which has a status and says in `detail` or `title` what it is.
fn bare(answer: &Value) -> Option<Reported> {
    let told = http_status(member(answer, "status")).filter(|it| *it >= 400);
    let status = http_status(member(answer, "statusCode")).or(told);
    let has_code = status.is_some() || member(answer, "code").is_some();
    (has_code && !own_message(answer).is_empty()).then(|| Reported {
        status,
        ..of_error(answer)
    })
}

/// What an answer without items says that is known to be a refusal, however it says so.
pub(super) fn of_refusal(answer: &Value) -> Reported {
    let inside = member(answer, "errors").or_else(|| member(answer, "fault"));
    of_answer(answer).unwrap_or_else(|| of_error(inside.unwrap_or(answer)))
}

/// The code and the message of an error; of several, of the first.
pub(super) fn of_error(error: &Value) -> Reported {
    let error = error.as_array().and_then(<[_]>::first).unwrap_or(error);
    // OAuth writes the code as the error itself.
    let code = text_of(member(error, "code").or(Some(error)));
    let inner = inner_errors(error);
    let mut inner_codes = inner.iter().filter_map(|it| text(member(it, "code")?));
    let explained = inner_codes.clone().rfind(|it| of_code(it).is_some());
    let inner_code = explained.or_else(|| inner_codes.next());
    let inner_code = inner_code.filter(|_| of_code(&code).is_none());
    let inner_code = inner_code.map(str::to_owned);
    Reported {
        status: None,
        message: message_of(error, &inner),
        code: match code.is_empty() {
            true => inner_code.clone().unwrap_or_default(),
            false => code,
        },
        inner_code,
    }
}

/// The status of a session, or of what it holds, that failed.
pub(crate) const FAILED: &str = "failed";
/// The annotation that says what there is to say of something.
const MESSAGES: &str = "Messages";

/// Whether messages of OData tell of an error.
fn tells_of_error(messages: &Value) -> bool {
    let of_error = |it: &Value| {
        let severity = member(it, "severity").and_then(text);
        severity.is_some_and(|it| it.eq_ignore_ascii_case("error"))
    };
    messages
        .as_array()
        .is_some_and(|it| it.iter().any(of_error))
}

/// What an annotation that says that something was not done says of it.
pub(super) fn of_exception(exception: &Value) -> Reported {
    let exception = exception
        .as_array()
        .and_then(<[_]>::first)
        .unwrap_or(exception);
    Reported {
        status: http_status(member(exception, "responseCode")),
        ..of_error(member(exception, "info").unwrap_or(&Value::NULL))
    }
}

/// Whether an answer says that it tells of a failure, and not which.
pub(super) fn says_failed(answer: &Value) -> bool {
    let fails = |(name, value): (&str, &Value)| match text(value) {
        Some(status) => sounds_like(name, STATUS) && is_failure_word(status),
        None => tells_messages(name, value),
    };
    members(answer).any(fails)
}

/// Whether a member is the annotation `Core.Messages`, of an object or of a property of it, and tells of an error.
pub(super) fn tells_messages(name: &str, value: &Value) -> bool {
    let annotation = name.rfind('@').map(|at| &name[at..]);
    annotation.is_some_and(|it| is_core_annotation(it, MESSAGES)) && tells_of_error(value)
}

/// Whether the status of a session is one that may be `failed`: who does not ask for all members of its enum
/// gets the last one for it.
pub(super) fn may_have_failed(session: &Value) -> bool {
    members(session).any(|(name, value)| {
        let hides = || text(value).is_some_and(|it| sounds_like(it, UNKNOWN_FUTURE_VALUE));
        sounds_like(name, STATUS) && hides()
    })
}

/// How deep errors are looked for in one another: deeper ones were never seen.
const DEPTH: usize = 5;

/// The errors in one another, outermost first.
fn inner_errors<'v>(error: &'v Value<'v>) -> Vec<&'v Value<'v>> {
    let inside = |error: &'v Value<'v>| {
        let inner = member(error, "innerError").or_else(|| member(error, "details"))?;
        inner.as_array().map_or(Some(inner), <[_]>::first)
    };
    let errors = std::iter::successors(inside(error), |it| inside(it));
    errors.take(DEPTH).collect()
}

/// The message of an error, and of those in it what that does not say.
fn message_of(error: &Value, inner: &[&Value]) -> String {
    let mut message = own_message(error);
    for other in inner.iter().map(|it| own_message(it)) {
        if !message.contains(&other) {
            message.push_str(if message.is_empty() { "" } else { " " });
            message.push_str(&other);
        }
    }
    bounded(&message)
}

/// Where errors say what happened: the first that does.
const MESSAGE_NAMES: [&str; 4] = ["message", "detail", "title", "faultstring"];

pub(super) fn own_message(error: &Value) -> String {
    let messages = MESSAGE_NAMES.iter().filter_map(|it| member(error, it));
    // SharePoint tells the language beside it.
    let mut texts = messages.map(|it| text_of(member(it, "value").or(Some(it))));
    texts.find(|it| !it.is_empty()).unwrap_or_default()
}

/// The most characters of a message that are kept: it is given with each item that failed for it.
const LONGEST: usize = 1_000;

/// A text or a number, of bounded length; empty where it is neither.
pub(super) fn text_of(value: Option<&Value>) -> String {
    let text = match value.map(|it| &it.data) {
        Some(Data::Number(digits)) => digits,
        _ => value.and_then(text).unwrap_or_default(),
    };
    bounded(text)
}

fn bounded(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether what was answered with that status was not done: who gave up waiting does not know.
pub(super) fn did_nothing(status: u16) -> bool {
    matches!(status, 400..500) && !matches!(status, 408 | 499)
}

/// An HTTP status, which some services write as text: `"403"`, or `"403 Forbidden"`.
pub(super) fn http_status(value: Option<&Value>) -> Option<u16> {
    let value = value?;
    match &value.data {
        Data::Number(digits) => digits.parse().ok(),
        _ => value.as_str()?.split_whitespace().next()?.parse().ok(),
    }
}
