//! What an id looks like: the one judge of it, for every operation.
//!
//! The schema says `Edm.String`; in practice ids are GUIDs, alone or joined. So where a GUID or the id
//! of a site is expected, anything else is none. [`read`] finds the id within a word that has but one
//! reading, and [`fault`] says why a text is none.

mod fault;
mod opaque;
mod read;
#[cfg(test)]
mod tests;

use crate::resource::{IdFormat, IdKind};
pub(crate) use fault::is_placeholder;
pub(crate) use opaque::NO_VALUES;
pub(crate) use opaque::is_no_value;
use read::Reading;

/// What was found of an id.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum IdCheck {
    /// It is what is expected.
    Valid,
    /// It is surely none.
    Malformed {
        /// Why not.
        reason: String,
        /// The id that is meant, where there is but one reading.
        fix: Option<String>,
    },
    /// It does not look like one, and may be one of a format that is not known.
    Unrecognized {
        /// What it lacks.
        reason: String,
    },
}

impl IdCheck {
    fn malformed(reason: impl Into<String>) -> Self {
        Self::Malformed {
            reason: reason.into(),
            fix: None,
        }
    }
}

impl From<Reading> for IdCheck {
    fn from(it: Reading) -> Self {
        Self::Malformed {
            reason: it.reason,
            fix: Some(it.id),
        }
    }
}

/// Checks an id of a kind.
pub(crate) fn check_id(text: &str, kind: &IdKind) -> IdCheck {
    if kind.format.is_opaque() {
        return opaque::check(text, kind);
    }
    if is_whole(text, kind.format) {
        return IdCheck::Valid;
    }
    if text.len() > LONGEST {
        return IdCheck::malformed("it is longer than any id");
    }
    match read::read(text, kind) {
        Some(reading) => reading.into(),
        None => fault::fault(text, kind.format),
    }
}

/// The id within a text that is none itself, and has but one reading; and how the two differ.
pub(crate) fn read_id(text: &str, kind: &IdKind) -> Option<(String, String)> {
    match check_id(text, kind) {
        IdCheck::Malformed {
            reason,
            fix: Some(id),
        } => Some((id, reason)),
        _ => None,
    }
}

/// Whether a text is what stands where an id is to be written, so that two of it are not the same thing.
pub(crate) fn names_nothing(text: &str) -> bool {
    let text = text.trim_matches(fault::is_blank);
    text.is_empty() || fault::something_else(text).is_some()
}

/// Whether a text is meant as an id, be it none: it holds the digits of most of a GUID.
pub(crate) fn resembles_id(text: &str) -> bool {
    let words = text.split(|it: char| !it.is_alphanumeric() && it != '-' && !fault::is_dash(it));
    words.into_iter().any(|word| {
        let digits = word.bytes().filter(u8::is_ascii_hexdigit).count();
        let first = word.split(|it| it == '-' || fault::is_dash(it)).next();
        let first = first.map_or(0, |it| it.chars().count());
        let is_grouped = first < word.len() && (6..=10).contains(&first);
        let others = word.chars().filter(|it| it.is_alphanumeric()).count() - digits;
        digits >= 8 && others * 4 <= digits && (is_grouped || digits >= fault::RUN)
    })
}

/// Whether a text is an id of a format, as it should be written.
fn is_whole(text: &str, format: IdFormat) -> bool {
    let are_guids =
        |text: &str, count| text.split(',').count() == count && text.split(',').all(is_guid);
    match format {
        IdFormat::Guid => is_guid(text),
        IdFormat::Site => match text.split_once(',') {
            None => is_guid(text),
            Some((host, ids)) => is_host(host) && are_guids(ids, 2),
        },
        IdFormat::FourGuids => are_guids(text, 4),
        IdFormat::Opaque | IdFormat::Token => false,
    }
}

/// Whether a text may be the name of a host: that of a site holds a full stop at least.
pub(crate) fn is_host(text: &str) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-';
    let starts = text.starts_with(|it: char| it.is_ascii_alphanumeric());
    starts && text.len() <= HOST_LENGTH && text.contains('.') && text.bytes().all(is_of_name)
}

/// How many characters a GUID has.
pub(crate) const GUID_LENGTH: usize = 36;
const DIGITS: usize = 32;
/// How many characters the name of a host has at most (RFC 1035).
const HOST_LENGTH: usize = 253;

/// The most bytes of an id of a known format: a host name of 253 and two GUIDs take a third of it. Each
/// request of many repeats an id, and each addition another one.
const LONGEST: usize = 1_000;

/// Whether `text` is a GUID that may be somebody's, in either case.
pub(crate) fn is_guid(text: &str) -> bool {
    text.len() == GUID_LENGTH && guid_at(text.as_bytes(), 0).is_some()
}

/// The GUID that stands where there is no id.
pub(crate) const NO_ID: &str = "00000000-0000-0000-0000-000000000000";

/// A number that stands for the GUID at `at`, the same in either case; `None` where there is none, or
/// none that may be somebody's.
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
    let number = u128::from_ne_bytes(number);
    // The one of nothing but zeros is nobody's.
    (wrong < 16 && number != 0).then_some(number)
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
