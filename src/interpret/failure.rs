//! What the service says of a failure, in the shapes in which that is seen.
//!
//! Beside `{"code", "message"}`: OAuth (RFC 6749 §5.2) has `error` and `error_description`; SharePoint
//! `odata.error` and a message as an object; gateways `statusCode` and `message` by themselves; Graph
//! an `innerError` whose code says more ("use the most detailed code that you understand").

use super::errors::of_code;
use crate::delta::item::{member, text};
use crate::json::{Data, Value};

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
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.code.is_empty() && self.message.is_empty() && self.inner_code.is_none()
    }
}

/// The failure that an answer without items is; `None` where it is none.
pub(super) fn of_answer(answer: &Value) -> Option<Reported> {
    let error = member(answer, "error").or_else(|| member(answer, "odata.error"));
    match error {
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
    let first = member(answer, "errors").and_then(Value::as_array);
    let inside = first.and_then(<[_]>::first).or(member(answer, "fault"));
    of_answer(answer).unwrap_or_else(|| of_error(inside.unwrap_or(answer)))
}

/// The code and the message of an error.
pub(super) fn of_error(error: &Value) -> Reported {
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
const MESSAGES: [&str; 4] = ["message", "detail", "title", "faultstring"];

fn own_message(error: &Value) -> String {
    let messages = MESSAGES.iter().filter_map(|it| member(error, it));
    // SharePoint tells the language beside it.
    let mut texts = messages.map(|it| text_of(member(it, "value").or(Some(it))));
    texts.find(|it| !it.is_empty()).unwrap_or_default()
}

/// Whether an `error` says that something failed: published answers hold empty ones.
pub(super) fn says_something(error: &Value) -> bool {
    match &error.data {
        Data::Null | Data::Bool(false) => false,
        Data::Bool(true) | Data::Number(_) => true,
        Data::String(_) => text(error).is_some(),
        Data::Array(elements) => elements.iter().any(says_something),
        Data::Object(members) => members.iter().any(|(_, it)| says_something(it)),
    }
}

/// The most characters of a message that are kept: it is given with each item that failed for it.
const LONGEST: usize = 1_000;

/// A text or a number, of bounded length; empty where it is neither.
fn text_of(value: Option<&Value>) -> String {
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

/// An HTTP status, which some services write as text: `"403"`, or `"403 Forbidden"`.
pub(super) fn http_status(value: Option<&Value>) -> Option<u16> {
    let value = value?;
    match &value.data {
        Data::Number(digits) => digits.parse().ok(),
        _ => value.as_str()?.split_whitespace().next()?.parse().ok(),
    }
}
