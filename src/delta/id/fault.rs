//! Why a text is no id, in words that tell what it is.

use std::borrow::Cow;

use super::read::{goes_on, guids_in};
use super::{DIGITS, GUID_LENGTH, IdCheck, NO_ID, is_guid, is_host};
use crate::finding::is_plain;
use crate::resource::IdFormat;

const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "last"];

/// This many hexadecimal digits in one run are a GUID without its hyphens, or a part of it.
pub(super) const RUN: usize = 24;

/// This many wrong characters among the digits of a GUID are slips; more of them are words.
const SLIPS: usize = 8;

/// Ids in the documents' samples that are cut there.
const SAMPLES: [&str; 2] = [
    "2b014d8c-71fe-4d00-a01a-31850bc5b32",
    "845457dc-4bb2-4815-bef3-8628ebd1952",
];

/// Why a text that is no id of a format is none.
pub(super) fn fault(text: &str, format: IdFormat) -> IdCheck {
    let text = text.trim_matches(is_blank);
    if text.is_empty() {
        return IdCheck::malformed("it is empty");
    }
    if let Some(reason) = something_else(text) {
        return IdCheck::malformed(reason);
    }
    if is_mail(text) {
        return IdCheck::malformed("it is an e-mail address or a user principal name");
    }
    match format {
        IdFormat::Guid => IdCheck::malformed(of_guid(text)),
        IdFormat::Site => IdCheck::malformed(of_site(text)),
        IdFormat::FourGuids | IdFormat::Opaque | IdFormat::Token => of_four_guids(text),
    }
}

/// What a text plainly is, that is no id of any format.
pub(super) fn something_else(text: &str) -> Option<&'static str> {
    let starts_with = |names: &[&str]| names.iter().any(|it| text.starts_with(it));
    if is_placeholder(text) {
        Some(PLACEHOLDER)
    } else if text == NO_ID {
        Some(ZEROS)
    } else if text.contains("://") {
        Some("it is an address")
    } else if starts_with(&["@{", "System.", "Microsoft.", "[object "]) {
        Some("a script wrote it in place of a whole object")
    } else {
        None
    }
}

pub(super) const CUT: &str = "it was cut: dots stand in it";
const PLACEHOLDER: &str = "a placeholder stands where the id should be";
const ZEROS: &str = "it is all zeros, which is nobody's id";

/// Whether a text is what documents and templates write where an id is to stand: `{id}`, `${id}`,
/// `<id>`, or dots.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    let is_in = |open, close| text.starts_with(open) && text.ends_with(close);
    let are_dots = text.chars().all(|char| matches!(char, '.' | '…'));
    let is_long = text.contains('…') || text.len() >= 3;
    is_in("{", "}") || is_in("${", "}") || is_in("<", ">") || (are_dots && is_long)
}

/// Whether an `@` joins two words.
fn is_mail(text: &str) -> bool {
    let says = |it: Option<char>| it.is_some_and(|it| !it.is_whitespace() && !"@,;".contains(it));
    let mut marks = text.match_indices('@');
    marks.any(|(at, _)| says(text[..at].chars().next_back()) && says(text[at + 1..].chars().next()))
}

/// What word processors make of a hyphen, and what looks like one.
pub(super) fn is_dash(char: char) -> bool {
    matches!(
        char,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// White space; and a byte order mark, which files leave behind.
pub(super) fn is_blank(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}

fn of_site(text: &str) -> String {
    let parts: Vec<_> = text.split(',').map(str::trim).collect();
    match parts[..] {
        [host] if is_host(host) => "two GUIDs are missing behind its host".to_owned(),
        [guid] => of_guid(guid),
        ["", ..] => "its host is missing".to_owned(),
        [one, other] if is_guid(one) && is_guid(other) => "its host is missing".to_owned(),
        [host, ref guids @ ..] if guids.len() == 2 => match wrong_part(guids) {
            Some((at, reason)) => format!("in its {} part, {reason}", ORDINALS[at + 1]),
            None if is_host(host) => "blanks stand in it".to_owned(),
            None => "its first part is no name of a host".to_owned(),
        },
        _ => format!("it has {} parts, 3 are expected", parts.len()),
    }
}

fn of_four_guids(text: &str) -> IdCheck {
    let parts: Vec<_> = text.split(',').collect();
    if parts.len() != 4 && goes_on(text) {
        return IdCheck::malformed(CUT);
    }
    if parts.len() != 4 {
        let count = parts.len();
        let noun = if count == 1 { "part" } else { "parts" };
        let reason = format!("it has {count} {noun}, 4 are expected");
        return IdCheck::Unrecognized { reason };
    }
    let Some((at, reason)) = wrong_part(&parts) else {
        return IdCheck::malformed("other characters stand in it");
    };
    let reason = format!("in its {} part, {reason}", ORDINALS[at]);
    match is_meant(parts[at]) {
        true => IdCheck::malformed(reason),
        false => IdCheck::Unrecognized { reason },
    }
}

/// The first part that is no GUID, and why.
fn wrong_part(parts: &[&str]) -> Option<(usize, String)> {
    let at = parts.iter().position(|it| !is_guid(it))?;
    let part = parts[at];
    let reason = match something_else(part) {
        Some(reason) => reason.to_owned(),
        None if part.chars().all(is_blank) => "a GUID is missing".to_owned(),
        None => of_guid(part),
    };
    Some((at, reason))
}

/// Whether a part of an id is meant as a GUID, or as what is to become one.
fn is_meant(text: &str) -> bool {
    let is_digit = |it: char| it.is_ascii_hexdigit() || it == '-' || is_dash(it) || is_blank(it);
    something_else(text).is_some() || text.chars().all(is_digit)
}

/// Why a text is no GUID.
fn of_guid(text: &str) -> String {
    if goes_on(text) {
        return CUT.to_owned();
    }
    match guids_in(text)[..] {
        [guid] if guid.bytes().all(|it| b"0-".contains(&it)) => return ZEROS.to_owned(),
        [_] => return "other words stand beside it".to_owned(),
        [_, _, ..] => return format!("it holds {} ids, 1 is expected", guids_in(text).len()),
        [] => {}
    }
    let bare = text.trim_matches(|char: char| "{}()\"',; ".contains(char) || !is_plain(char));
    let hyphenated = match bare.is_ascii() {
        true => Cow::Borrowed(bare),
        false => bare.replace(is_dash, "-").into(),
    };
    let is_wrong = |it: &char| !it.is_ascii_hexdigit() && *it != '-';
    let wrong = || hyphenated.chars().filter(is_wrong);
    let says = hyphenated.contains(char::is_alphanumeric);
    let has_groups = says && hyphenated.contains('-') || hyphenated.len() >= RUN;
    match wrong().next() {
        None if has_groups => {
            let dashes = match bare.contains(is_dash) {
                true => "its hyphens are dashes, and ",
                false => "",
            };
            let sample = match SAMPLES.contains(&bare) {
                true => ", as in the documents' sample",
                false => "",
            };
            [dashes, &wrong_groups(&hyphenated), sample].concat()
        }
        Some(char) if is_grouped(&hyphenated) && wrong().count() <= SLIPS => no_digit(char),
        _ => "it is not a GUID".to_owned(),
    }
}

/// Whether a text has about the groups and the length of a GUID.
fn is_grouped(text: &str) -> bool {
    let (length, hyphens) = (text.chars().count(), text.matches('-').count());
    length.abs_diff(GUID_LENGTH) <= 2 && hyphens.abs_diff(GROUPS.len() - 1) <= 1
}

/// What a character is that stands where a hexadecimal digit should.
fn no_digit(char: char) -> String {
    match char {
        'O' | 'o' => format!("the letter `{char}` stands where a digit should, maybe a zero"),
        'l' | 'I' | 'i' => format!("the letter `{char}` stands where a digit should, maybe a one"),
        char if char.is_ascii_graphic() => format!("`{char}` is not a hexadecimal digit"),
        char if is_plain(char) => {
            let number = u32::from(char);
            format!(
                "`{char}` (U+{number:04X}) is not a hexadecimal digit, though it may look like one"
            )
        }
        char => format!(
            "a character that is not seen (U+{:04X}) stands in it",
            u32::from(char)
        ),
    }
}

/// Why hexadecimal digits and hyphens are no GUID.
fn wrong_groups(text: &str) -> String {
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    let count = groups.len();
    if count == 1 {
        let found = text.len();
        return format!("it has {found} digits and no hyphens, {DIGITS} digits are expected");
    }
    let wrong = (0..GROUPS.len().min(count)).find(|&at| groups[at] != GROUPS[at]);
    let Some(at) = wrong.filter(|_| count == GROUPS.len()) else {
        return format!("it has {count} groups, 5 are expected");
    };
    let (found, expected) = (groups[at], GROUPS[at]);
    let digits = if found == 1 { "digit" } else { "digits" };
    format!(
        "its {} group has {found} {digits}, {expected} are expected",
        ORDINALS[at]
    )
}
