//! Ids of which no format is documented: item keys, and the ids of browse sessions.

use super::fault::{CUT, is_blank, something_else};
use super::read::goes_on;
use super::{IdCheck, LONGEST};
use crate::finding::{is_plain, show};
use crate::json::header_name;
use crate::resource::{IdFormat, IdKind};

/// What may stand around a text that is quoted.
const QUOTES: &str = "\"'`“”„‟‘’‚«»";

/// Checks an id of which no format is documented: it is one, but where it is plainly something else.
pub(super) fn check(text: &str, kind: &IdKind) -> IdCheck {
    check_inside(text, kind, LAYERS)
}

/// How many things that may stand around an id are taken off: quotes, its name, and a comma.
const LAYERS: usize = 3;

fn check_inside(text: &str, kind: &IdKind, layers: usize) -> IdCheck {
    if let Some(reason) = something_else(text.trim_matches(is_blank)) {
        return IdCheck::malformed(reason);
    }
    if let Some((inside, reason)) = surrounded(text, kind) {
        let Some(layers) = layers.checked_sub(1) else {
            return IdCheck::malformed(reason);
        };
        return match check_inside(&inside, kind, layers) {
            IdCheck::Malformed { reason: other, fix } => IdCheck::Malformed {
                reason: format!("{reason}, and {other}"),
                fix,
            },
            _ => IdCheck::Malformed {
                reason,
                fix: Some(inside),
            },
        };
    }
    if text.chars().all(is_blank) {
        IdCheck::malformed("it is empty")
    } else if goes_on(text) {
        IdCheck::malformed(CUT)
    } else if text.starts_with("```") || text.starts_with("~~~") {
        IdCheck::malformed("it is the fence of a block of code")
    } else if !text.contains(char::is_alphanumeric) {
        IdCheck::malformed("it holds neither letters nor figures")
    } else if is_no_value(text) {
        IdCheck::malformed("it is what programs and spreadsheets write where there is no value")
    } else if is_header(text) {
        IdCheck::malformed("it is a header of HTTP")
    } else if text.starts_with(['{', '[', '}', ']']) || text.ends_with(['{', '[']) {
        IdCheck::malformed("it is a piece of JSON")
    } else if text.chars().any(|it| !is_plain(it)) {
        IdCheck::malformed("white space or invisible characters stand in it")
    } else if kind.format == IdFormat::Token {
        token(text)
    } else {
        IdCheck::Valid
    }
}

/// What programs write where there is no value, in any casing, and people where it is not known yet.
pub(crate) const NO_VALUES: [&str; 6] = ["null", "none", "undefined", "nan", "n/a", "tbd"];

/// Whether a text says that there is no value: one of these words, or an error of a spreadsheet, as `#REF!`.
pub(crate) fn is_no_value(text: &str) -> bool {
    let of_spreadsheet = |it: &str| {
        let is_upper = |it: char| it.is_ascii_uppercase() || !it.is_ascii();
        it.chars().count() > 1 && it.chars().all(|it| is_upper(it) || "/0!?".contains(it))
    };
    NO_VALUES.iter().any(|it| text.eq_ignore_ascii_case(it))
        || text.strip_prefix('#').is_some_and(of_spreadsheet)
}

fn token(text: &str) -> IdCheck {
    if text.len() > LONGEST {
        return IdCheck::malformed("it is longer than any id");
    }
    let reason = match text.chars().find(|it| !stands_in_address(*it)) {
        None => return IdCheck::Valid,
        Some(' ') => "blanks stand in it".to_owned(),
        Some(char) => format!("`{char}` stands in it"),
    };
    IdCheck::Unrecognized { reason }
}

/// A text without what stands around it or is not seen in it, and what that is.
fn surrounded(text: &str, kind: &IdKind) -> Option<(String, String)> {
    let is_seen = |it: char| is_plain(it) || it.is_whitespace();
    let inside = text.trim_matches(is_blank);
    if inside.is_empty() {
        None
    } else if inside.len() < text.len() {
        let reason = "white space stands around it".to_owned();
        Some((inside.to_owned(), reason))
    } else if let Some(quoted) = unquoted(text) {
        Some((quoted.to_owned(), "quotes stand around it".to_owned()))
    } else if let Some((name, value)) = named(text, kind) {
        let reason = format!("`{}` stands before it", show(name));
        Some((value.to_owned(), reason))
    } else if !text.chars().all(is_seen) {
        let seen = text.chars().filter(|it| is_seen(*it)).collect();
        Some((seen, "invisible characters stand in it".to_owned()))
    } else if text.ends_with([',', ';']) {
        let before = text.trim_end_matches([',', ';']).to_owned();
        Some((before, "a comma or a semicolon stands behind it".to_owned()))
    } else {
        None
    }
}

/// What stands in quotes.
fn unquoted(text: &str) -> Option<&str> {
    let is_quote = |it: char| QUOTES.contains(it);
    if text.starts_with("```") {
        return None;
    }
    let inside = text.strip_prefix(is_quote)?.strip_suffix(is_quote)?;
    (inside.contains(char::is_alphanumeric) && !inside.contains(is_quote)).then_some(inside)
}

/// A text that follows its name, and the name: `itemKey=…`. A key may end in `=` itself.
fn named<'t>(text: &'t str, kind: &IdKind) -> Option<(&'t str, &'t str)> {
    let at = text.find(['=', ':'])?;
    let value = text[at + 1..].trim_matches(is_blank);
    let is_value = value.contains(char::is_alphanumeric) && !value.starts_with('=');
    let name = &text[..=at];
    (is_value && !value.contains(char::is_whitespace) && kind.is_called(name))
        .then_some((name, value))
}

/// Whether a line is a header of an HTTP answer, or its first line.
fn is_header(text: &str) -> bool {
    text.starts_with("HTTP/") || header_name(text).is_some()
}

/// Whether a character may stand in an address as it is (RFC 3986).
fn stands_in_address(char: char) -> bool {
    char.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(char)
}
