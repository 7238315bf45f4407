//! What code looks for in an answer: the names and words by which `interpret` reads it too, as regular
//! expressions. What code does not take for done, it tells.

use super::call::Call;
use crate::delta::payload::EXCEPTION;
use crate::interpret::entry::REMOVE_REQUESTED;
use crate::interpret::failure::FAILED;
use crate::interpret::signs::STEMS;
use crate::resource::{Owner, REMOVED, UNKNOWN_FUTURE_VALUE};

/// The properties by which an answer, or an entry of it, tells that it failed, where their values do.
pub(super) fn failing() -> String {
    let stems = STEMS.map(|it| if it == FAULT { NO_DEFAULT } else { it });
    ["^[^@]*(", &stems.join("|"), ")[^@]*$|", &exception()].concat()
}

/// The one of them that tells it by being there, whatever its value.
pub(super) fn exception() -> String {
    [EXCEPTION, "(#|$)"].concat()
}

/// The values of the others, as JSON, that tell of nothing: an error that holds none of what errors hold. What
/// `interpret` takes for nothing besides, such as `"none"`, is told: code that is read stays short. No string
/// but an empty one is passed over, as each pair of quotes in JSON without a backslash is a string.
pub(super) const EMPTY: &str = r#"^(?:[\s{}\[\],.0]|"[\w@.#-]*"\s*:|null|false|"")+$"#;

/// A part of names that speak of failures, and of `default`, which does not speak of one.
const FAULT: &str = "fault";
/// The same where no `default` has it. Not every language can look behind.
const NO_DEFAULT: &str = "(^|[^e@]|[^d@]e)fault";

/// The statuses by which a session tells that it failed. Who does not ask for all members of its enum gets the
/// last one for it; a policy has others that are sent so.
pub(super) fn failed(calls: &[Call]) -> String {
    let is_of_session = |it: &Call| it.resource.owner() == Owner::Session;
    match calls.iter().any(is_of_session) {
        true => [FAILED, "|", UNKNOWN_FUTURE_VALUE].concat(),
        false => FAILED.to_owned(),
    }
}

/// What is found of an entry that is removed, or is being removed.
pub(super) fn removed() -> String {
    [REMOVED, "|", REMOVE_REQUESTED].concat()
}

/// The statuses that say of an addition to one of the requests that it was taken. Where entries have no
/// status, none is among them.
pub(super) fn added(calls: &[Call]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for items in calls.iter().filter_map(Call::items) {
        let silence: &[&str] = if items.has_status() { &[] } else { &[""] };
        for word in items.added.iter().chain(silence) {
            if !words.contains(word) {
                words.push(word);
            }
        }
    }
    words.join("|")
}
