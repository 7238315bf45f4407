//! Whether an id looks like the service's ids, and if not, why.
//!
//! The schema says `Edm.String`; in practice ids are GUIDs. An id that is nearly a GUID is surely a
//! mistake; any other may be one of another kind.

use std::borrow::Cow;

use crate::finding::is_plain;
use crate::resource::Form;

/// What an id looks like.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Shape<'t> {
    /// What it should be.
    Whole,
    /// Text of which no form is known.
    Unknown,
    /// Nearly what it should be: why not, and the id where it is certain.
    Nearly(String, Option<Cow<'t, str>>),
    /// Something else: why it is none.
    Other(String),
}

const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "last"];
/// How many characters a GUID has.
pub(crate) const GUID_LENGTH: usize = 36;
const DIGITS: usize = 32;

/// The most bytes of an id of a known form: a host name of 253 and two GUIDs take a third of it. Each
/// request of many repeats an id, and each addition another one.
const LONGEST: usize = 1_000;

/// This many hexadecimal digits in one run are a GUID without its hyphens, or a part of it.
const RUN: usize = 24;

/// Whether `text` is a GUID, in either case.
pub(crate) fn is_guid(text: &str) -> bool {
    text.len() == GUID_LENGTH && guid_at(text.as_bytes(), 0).is_some()
}

/// The GUID that stands where there is no id.
pub(crate) const NO_ID: &str = "00000000-0000-0000-0000-000000000000";

/// What an id is compared by: a GUID is the same in either case.
pub(crate) fn folded_guid(id: &str) -> String {
    match is_guid(id) {
        true => id.to_ascii_lowercase(),
        false => id.to_owned(),
    }
}

/// A number that stands for the GUID at `at`, the same in either case; `None` where there is none.
///
/// What is done to all digits alike becomes one instruction for sixteen of them, several times as
/// fast as to look each one up in a table. So each byte of the number holds a digit of the GUID's
/// first half and one of its second.
#[inline(always)]
pub(crate) fn guid_at(text: &[u8], at: usize) -> Option<u128> {
    let guid: &[u8; GUID_LENGTH] = text.get(at..at + GUID_LENGTH)?.first_chunk()?;
    if [guid[8], guid[13], guid[18], guid[23]] != *b"----" {
        return None;
    }
    let (mut first, mut second) = ([0; DIGITS / 2], [0; DIGITS / 2]);
    first[..8].copy_from_slice(&guid[..8]);
    first[8..12].copy_from_slice(&guid[9..13]);
    first[12..].copy_from_slice(&guid[14..18]);
    second[..4].copy_from_slice(&guid[19..23]);
    second[4..].copy_from_slice(&guid[24..]);
    let (mut number, mut wrong) = ([0; DIGITS / 2], 0);
    for at in 0..DIGITS / 2 {
        let (high, low) = (digit(first[at]), digit(second[at]));
        number[at] = high << 4 | low;
        wrong |= high | low;
    }
    (wrong < 16).then(|| u128::from_ne_bytes(number))
}

/// What a hexadecimal digit is worth; more than 15 where it is none.
const fn digit(byte: u8) -> u8 {
    let in_letters = (byte | 0x20).wrapping_sub(b'a');
    let in_figures = byte.wrapping_sub(b'0');
    if in_letters < 6 {
        in_letters + 10
    } else if in_figures < 10 {
        in_figures
    } else {
        u8::MAX
    }
}

/// What `text` looks like, where `form` is expected.
pub(crate) fn shape(text: &str, form: Form) -> Shape<'_> {
    let inside = text.trim_matches(is_blank);
    if inside.is_empty() {
        return Shape::Nearly("it is empty".to_owned(), None);
    }
    let found = match form {
        Form::Guid => guid(text),
        Form::Site => site(text),
        Form::FourGuids => guids(text, 4, 0),
        Form::Any if inside.len() < text.len() => {
            let whole = Some(Cow::Borrowed(inside));
            Shape::Nearly("white space stands around it".to_owned(), whole)
        }
        Form::Any if !text.chars().all(is_plain) => {
            Shape::Other("it holds invisible characters".to_owned())
        }
        Form::Any => Shape::Unknown,
    };
    match found {
        Shape::Other(_) | Shape::Unknown if is_placeholder(inside) => {
            Shape::Nearly(PLACEHOLDER.to_owned(), None)
        }
        Shape::Other(_) if text.len() > LONGEST && form != Form::Any => {
            Shape::Nearly("it is longer than any id".to_owned(), None)
        }
        found => found,
    }
}

const PLACEHOLDER: &str = "a placeholder stands where the id should be";

/// Whether a text is what documents and templates write where an id is to stand: `{id}`, `${id}`,
/// `<id>`, or dots.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    let is_in = |open, close| text.starts_with(open) && text.ends_with(close);
    let are_dots = text.chars().all(|char| matches!(char, '.' | '…'));
    let is_long = text.contains('…') || text.len() >= 3;
    is_in("{", "}") || is_in("${", "}") || is_in("<", ">") || (are_dots && is_long)
}

/// What word processors make of a hyphen, and what looks like one.
fn is_dash(char: char) -> bool {
    matches!(
        char,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// White space; and a byte order mark, which files leave behind.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}

fn site(text: &str) -> Shape<'_> {
    match text.split_once(',') {
        None => guid(text),
        Some((host, _)) if host.chars().all(is_blank) => {
            Shape::Nearly("its host is missing".to_owned(), None)
        }
        Some((_, ids)) => guids(ids, 2, 1),
    }
}

/// GUIDs joined by commas; `before` parts stood before them.
fn guids(text: &str, expected: usize, before: usize) -> Shape<'_> {
    let found = text.split(',').count();
    if found != expected {
        let (found, expected) = (found + before, expected + before);
        let parts = if found == 1 { "part" } else { "parts" };
        return Shape::Other(format!("it has {found} {parts}, {expected} are expected"));
    }
    for (at, part) in text.split(',').enumerate() {
        let place = ORDINALS[at + before];
        match guid(part) {
            Shape::Nearly(reason, _) => {
                return Shape::Nearly(format!("in its {place} part, {reason}"), None);
            }
            Shape::Other(reason) => return Shape::Other(format!("in its {place} part, {reason}")),
            Shape::Whole | Shape::Unknown => {}
        }
    }
    Shape::Whole
}

fn guid(text: &str) -> Shape<'_> {
    if is_guid(text) {
        return Shape::Whole;
    }
    if !text.contains(is_dash) {
        return nearly_guid(text);
    }
    let hyphenated = text.replace(is_dash, "-");
    let reason = "its hyphens are dashes";
    if is_guid(&hyphenated) {
        return Shape::Nearly(reason.to_owned(), Some(hyphenated.into()));
    }
    match nearly_guid(&hyphenated) {
        Shape::Nearly(other, whole) => {
            let whole = whole.map(|it| Cow::Owned(it.into_owned()));
            Shape::Nearly(format!("{reason}, and {other}"), whole)
        }
        _ => Shape::Other(other(text)),
    }
}

/// What a text looks like that is not a GUID.
fn nearly_guid(text: &str) -> Shape<'_> {
    if text.chars().all(is_blank) {
        return Shape::Nearly("a GUID is missing".to_owned(), None);
    }
    let inside = text.trim_matches(|char: char| !char.is_alphanumeric());
    if is_guid(inside) {
        let rest = text.replacen(inside, "", 1);
        return Shape::Nearly(around(&rest), Some(Cow::Borrowed(inside)));
    }
    let bare = text.trim_matches(|char: char| "{}()\"',; ".contains(char) || !is_plain(char));
    let hex = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    if bare.bytes().all(hex) && (bare.contains('-') || bare.len() >= RUN) {
        return Shape::Nearly(wrong_groups(bare), None);
    }
    if is_placeholder(text) {
        return Shape::Nearly(PLACEHOLDER.to_owned(), None);
    }
    Shape::Other(other(text))
}

/// Why a text that holds a GUID and `rest` is none.
fn around(rest: &str) -> String {
    let what = if rest.chars().all(char::is_whitespace) {
        "white space stands"
    } else if rest.chars().all(|char| "{}()".contains(char)) {
        "brackets stand"
    } else if !rest.chars().any(is_plain) {
        "invisible characters stand"
    } else {
        "other characters stand"
    };
    format!("{what} around it")
}

/// Why hexadecimal digits and hyphens are no GUID.
fn wrong_groups(text: &str) -> String {
    let groups: Vec<usize> = text.split('-').take(GUID_LENGTH).map(str::len).collect();
    if groups.len() == 1 {
        return match text.len() {
            DIGITS => "its hyphens are missing".to_owned(),
            found => format!("it has {found} digits and no hyphens, {DIGITS} digits are expected"),
        };
    }
    if groups.len() != GROUPS.len() {
        let found = text.split('-').count();
        return format!("it has {found} groups, 5 are expected");
    }
    let wrong = (0..GROUPS.len()).find(|&at| groups[at] != GROUPS[at]);
    let at = wrong.expect("a GUID in all its groups was found before");
    let (found, expected) = (groups[at], GROUPS[at]);
    let digits = if found == 1 { "digit" } else { "digits" };
    format!(
        "its {} group has {found} {digits}, {expected} are expected",
        ORDINALS[at]
    )
}

fn other(text: &str) -> String {
    let mut chars = text.chars();
    let grouped = text.chars().count() == GUID_LENGTH && text.matches('-').count() == 4;
    match chars.find(|char| !char.is_ascii_hexdigit() && *char != '-') {
        Some(char) if grouped && char.is_ascii_graphic() => {
            format!("`{char}` is not a hexadecimal digit")
        }
        _ => "it is not a GUID".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn nearly(text: &str, reason: &str, guid: Option<&str>) {
        assert_eq!(
            shape(text, Form::Guid),
            Shape::Nearly(reason.to_owned(), guid.map(Cow::Borrowed))
        );
    }

    #[track_caller]
    fn other_for(text: &str, reason: &str) {
        assert_eq!(shape(text, Form::Guid), Shape::Other(reason.to_owned()));
    }

    const GUID: &str = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";

    #[test]
    fn guids_in_either_case() {
        assert_eq!(shape(GUID, Form::Guid), Shape::Whole);
        assert_eq!(shape(&GUID.to_uppercase(), Form::Guid), Shape::Whole);
    }

    #[test]
    fn a_guid_is_a_number() {
        let text = format!("x{}", GUID.to_uppercase());
        let number = guid_at(GUID.as_bytes(), 0);
        assert_eq!(guid_at(text.as_bytes(), 1), number);
        assert_eq!(guid_at(text.as_bytes(), 0), None);
        assert_eq!(guid_at(text.as_bytes(), 2), None);
        for at in 0..GUID_LENGTH {
            for byte in 0..=u8::MAX {
                let mut guid = GUID.as_bytes().to_vec();
                guid[at] = byte;
                let fits = match at {
                    8 | 13 | 18 | 23 => byte == b'-',
                    _ => byte.is_ascii_hexdigit(),
                };
                let found = guid_at(&guid, 0);
                assert_eq!(found.is_some(), fits, "{at} {byte}");
                let same = guid.eq_ignore_ascii_case(GUID.as_bytes());
                assert_eq!(found == number, same, "{at} {byte}");
            }
        }
    }

    #[test]
    fn nearly_guids_say_why() {
        let cut = &GUID[..35];
        nearly(cut, "its last group has 11 digits, 12 are expected", None);
        nearly(
            "1b014d8-71fe-4d00-a01a-31850bc5b32c",
            "its first group has 7 digits, 8 are expected",
            None,
        );
        nearly(
            "1b014d8c-71fe-4d00-a01a-3",
            "its last group has 1 digit, 12 are expected",
            None,
        );
        nearly(&GUID.replace('-', ""), "its hyphens are missing", None);
        nearly(&GUID[..18], "it has 3 groups, 5 are expected", None);
        nearly(
            &"a".repeat(30),
            "it has 30 digits and no hyphens, 32 digits are expected",
            None,
        );
        nearly("", "it is empty", None);
    }

    #[test]
    fn what_stands_around_a_guid_can_be_taken_off() {
        nearly(
            &format!(" {GUID}\n"),
            "white space stands around it",
            Some(GUID),
        );
        nearly(
            &format!("{{{GUID}}}"),
            "brackets stand around it",
            Some(GUID),
        );
    }

    #[test]
    fn dashes_are_no_hyphens() {
        let dashes = "its hyphens are dashes";
        for dash in ["–", "—", "\u{2011}", "−"] {
            nearly(&GUID.replace('-', dash), dashes, Some(GUID));
        }
        nearly(&GUID.replacen('-', "–", 2), dashes, Some(GUID));
        nearly(
            &format!(" {}", GUID.replace('-', "–")),
            "its hyphens are dashes, and white space stands around it",
            Some(GUID),
        );
        nearly(
            &GUID[..35].replace('-', "–"),
            "its hyphens are dashes, and its last group has 11 digits, 12 are expected",
            None,
        );
        other_for("point – one", "it is not a GUID");
    }

    #[test]
    fn placeholders_are_no_ids() {
        let texts = [
            "{id}",
            "${id}",
            "{{restorePointId}}",
            "<id>",
            "<your id>",
            "...",
            "…",
            " …",
        ];
        for text in texts {
            nearly(text, PLACEHOLDER, None);
            let reason = match shape(&format!("a.example,{GUID},{text}"), Form::Site) {
                Shape::Nearly(reason, None) => reason,
                other => panic!("{other:?}"),
            };
            assert_eq!(reason, format!("in its third part, {PLACEHOLDER}"));
        }
        for form in [Form::Site, Form::FourGuids, Form::Any] {
            assert_eq!(
                shape("{id}", form),
                Shape::Nearly(PLACEHOLDER.to_owned(), None)
            );
        }
        for text in ["..", "id", "a…", "{id", "$id"] {
            other_for(text, "it is not a GUID");
        }
    }

    #[test]
    fn other_ids_may_be_ids() {
        other_for("g-1a-2b", "it is not a GUID");
        other_for(&format!("point {GUID}"), "it is not a GUID");
        other_for("beef", "it is not a GUID");
        other_for("01ABC!s-xyz", "it is not a GUID");
        other_for(
            "1b014d8c-71fe-4d00-a01a-31850bc5b32g",
            "`g` is not a hexadecimal digit",
        );
        other_for(&"é".repeat(36), "it is not a GUID");
    }

    #[test]
    fn a_million_hyphens_are_read_once() {
        nearly(
            &"-".repeat(1_000_000),
            "it has 1000001 groups, 5 are expected",
            None,
        );
    }

    #[test]
    fn ids_of_several_parts() {
        let reason = |text: &str, form| match shape(text, form) {
            Shape::Nearly(reason, _) => format!("nearly: {reason}"),
            Shape::Other(reason) => reason,
            whole => format!("{whole:?}"),
        };
        let site = |text: &str| reason(text, Form::Site);
        assert_eq!(site(&format!("contoso.example,{GUID},{GUID}")), "Whole");
        assert_eq!(site(GUID), "Whole");
        assert_eq!(
            site(&format!(",{GUID},{GUID}")),
            "nearly: its host is missing"
        );
        assert_eq!(
            site(&format!("contoso.example,{GUID}")),
            "it has 2 parts, 3 are expected"
        );
        assert_eq!(
            site(&format!("contoso.example,{GUID},{}", &GUID[..35])),
            "nearly: in its third part, its last group has 11 digits, 12 are expected"
        );
        let four = |text: &str| reason(text, Form::FourGuids);
        assert_eq!(four(&[GUID; 4].join(",")), "Whole");
        assert_eq!(four(GUID), "it has 1 part, 4 are expected");
        assert_eq!(
            four(&format!("{GUID},{GUID},,{GUID}")),
            "nearly: in its third part, a GUID is missing"
        );
        assert_eq!(reason("any", Form::Any), "Unknown");
        assert_eq!(
            reason("report\u{202e}xslx.exe", Form::Any),
            "it holds invisible characters"
        );
        assert_eq!(
            reason("any ", Form::Any),
            "nearly: white space stands around it"
        );
    }
}
