//! From the bytes of a file to its text.

use std::borrow::Cow;

use crate::finding::Span;

/// Why bytes are no text, and where that shows.
pub(super) struct Undecodable {
    pub reason: String,
    pub place: Option<Span>,
}

const UNMARKED: &str = "it looks like UTF-16 without a byte order mark";
const BROKEN: &str = "it is UTF-16 that was cut off or changed";

/// The text of bytes, borrowed where they are UTF-8. UTF-16 is read where a byte order mark says so:
/// what Excel calls Unicode text, and what PowerShell writes with `>`.
pub(super) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Undecodable> {
    let units: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return utf8(bytes).map(Cow::Borrowed),
    };
    utf16(&bytes[2..], units)
        .map(Cow::Owned)
        .ok_or_else(|| Undecodable {
            reason: BROKEN.to_owned(),
            place: None,
        })
}

fn utf8(bytes: &[u8]) -> Result<&str, Undecodable> {
    if bytes.contains(&0) {
        return Err(Undecodable {
            reason: UNMARKED.to_owned(),
            place: None,
        });
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Undecodable {
            reason: format!("byte 0x{:02X} has no meaning there", bytes[at]),
            place: Some(Span::new(at, at + 1)),
        }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    let units = pairs.map(|it| unit([it[0], it[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
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
