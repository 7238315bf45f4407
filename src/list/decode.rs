//! From the bytes of a file to its text.

use std::borrow::Cow;

use crate::finding::Span;
use crate::json::{Binary, binary, marked_utf16};

/// Why bytes are no text, and where that shows.
pub(super) struct Undecodable {
    pub reason: String,
    pub place: Option<Span>,
    /// Whether they are no text in any encoding.
    pub is_binary: bool,
}

impl Undecodable {
    fn new(reason: impl Into<String>, place: Option<Span>) -> Self {
        Self {
            reason: reason.into(),
            place,
            is_binary: false,
        }
    }

    fn binary(reason: impl Into<String>, place: Option<Span>) -> Self {
        Self {
            is_binary: true,
            ..Self::new(reason, place)
        }
    }
}

const UNMARKED: &str = "it looks like UTF-16 without a byte order mark";
const BROKEN: &str = "it is UTF-16 that was cut off or changed";

/// The text of bytes, borrowed where they are UTF-8. UTF-16 is read where a byte order mark says so:
/// what Excel calls Unicode text, and what PowerShell writes with `>`.
pub(super) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Undecodable> {
    if let Some(Binary { words, help }) = binary(bytes) {
        let reason = format!("it is no text, but {words}. {help}.");
        return Err(Undecodable::binary(reason, None));
    }
    match marked_utf16(bytes) {
        Ok(Some(text)) => Ok(Cow::Owned(text)),
        Ok(None) => utf8(bytes).map(Cow::Borrowed),
        Err(_) => Err(Undecodable::new(BROKEN, None)),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Undecodable> {
    if bytes.contains(&0) {
        return Err(holds_nul(bytes));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let reason = format!("byte 0x{:02X} has no meaning there", bytes[at]);
        Undecodable::new(reason, Some(Span::new(at, at + 1)))
    })
}

/// Why bytes with a NUL among them are no text.
fn holds_nul(bytes: &[u8]) -> Undecodable {
    let at = bytes.iter().position(|it| *it == 0).unwrap_or_default();
    let is_behind_text = std::str::from_utf8(&bytes[..at]).is_ok();
    let place = is_behind_text.then(|| Span::new(at, at + 1));
    if bytes[at..].iter().all(|it| *it == 0) {
        let reason = "NUL bytes stand behind its end: it may not have been written whole.";
        return Undecodable::binary(reason, place);
    }
    // Each second byte of Latin text is NUL.
    let start = &bytes[..bytes.len().min(64)];
    let nuls = |at: usize| {
        start
            .iter()
            .skip(at)
            .step_by(2)
            .filter(|it| **it == 0)
            .count()
    };
    match nuls(0).max(nuls(1)) * 4 > start.len() {
        true => Undecodable::new(UNMARKED, None),
        false => Undecodable::binary("a NUL byte stands in it, which no text holds.", place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_with_a_byte_order_mark() {
        let text = "\u{feff}Müller\t😀\r\n";
        let little: Vec<_> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<_> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [&little, &big] {
            assert_eq!(decoded(bytes).ok().unwrap(), &text[3..]);
        }
        assert_eq!(decoded(&little[..5]).err().unwrap().reason, BROKEN);
        let half = [0xFF, 0xFE, 0x00, 0xD8];
        assert_eq!(decoded(&half).err().unwrap().reason, BROKEN);
        assert_eq!(decoded(&little[2..]).err().unwrap().reason, UNMARKED);
    }
}
