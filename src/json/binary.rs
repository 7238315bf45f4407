//! What bytes are that are no text.

/// A kind of file that people give instead of text.
pub(crate) struct Binary {
    /// What it is.
    pub words: &'static str,
    /// What to do with it.
    pub help: &'static str,
}

const SHEET: &str = "If it is an Excel workbook, save what you need of it as \"CSV UTF-8\"";
const COPY: &str = "Copy the text out of it, and give that";

/// The kinds, and the bytes that they start with.
const KINDS: &[(&[u8], Binary)] = &[
    (
        b"PK\x03\x04",
        Binary {
            words: "a ZIP file, as Excel workbooks (.xlsx) and Word documents (.docx) are",
            help: SHEET,
        },
    ),
    (
        b"\xD0\xCF\x11\xE0",
        Binary {
            words: "an old document of Office (.xls, .doc)",
            help: SHEET,
        },
    ),
    (
        b"\x1F\x8B",
        Binary {
            words: "compressed (gzip)",
            help: "Decompress it first; `curl --compressed` does so by itself",
        },
    ),
    (
        b"\x28\xB5\x2F\xFD",
        Binary {
            words: "compressed (Zstandard)",
            help: "Decompress it first",
        },
    ),
    (
        b"BZh",
        Binary {
            words: "compressed (bzip2)",
            help: "Decompress it first",
        },
    ),
    (
        b"%PDF-",
        Binary {
            words: "a PDF document",
            help: COPY,
        },
    ),
    (
        b"{\\rtf",
        Binary {
            words: "a document in rich text (RTF)",
            help: COPY,
        },
    ),
    (
        b"\x89PNG",
        Binary {
            words: "a picture (PNG)",
            help: COPY,
        },
    ),
    (
        b"\xFF\xD8\xFF",
        Binary {
            words: "a picture (JPEG)",
            help: COPY,
        },
    ),
];

/// What bytes are that are a file of another kind than text.
pub(crate) fn binary(bytes: &[u8]) -> Option<&'static Binary> {
    let found = KINDS.iter().find(|(start, _)| bytes.starts_with(start));
    found.map(|(_, kind)| kind)
}

/// Whether bytes are UTF-16, or UTF-32: every other one of the first is zero.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 0, 0xFE, 0xFF, ..] => true,
        [first, 0, second, 0, ..] | [0, first, 0, second, ..] => *first != 0 && *second != 0,
        [first, 0, ..] | [0, first, ..] => b"{[".contains(first),
        _ => false,
    }
}

/// That a text is UTF-16 which was cut off or changed.
pub(crate) struct BrokenUtf16;

/// The text of UTF-16 where a byte order mark says that it is: what Excel calls Unicode text, and what
/// PowerShell writes with `>`. `None` where there is no mark.
pub(crate) fn marked_utf16(bytes: &[u8]) -> Result<Option<String>, BrokenUtf16> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return Ok(None),
    };
    let (pairs, rest) = bytes[2..].as_chunks();
    let units = pairs.iter().map(|it| unit(*it));
    let text = char::decode_utf16(units).collect::<Result<_, _>>();
    match text {
        Ok(text) if rest.is_empty() => Ok(Some(text)),
        _ => Err(BrokenUtf16),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_known_with_a_mark_and_without() {
        for text in ["{}", "{\"a\":1}", " [1]", "\u{feff}{}"] {
            let units: Vec<_> = text.encode_utf16().collect();
            let little: Vec<_> = units.iter().flat_map(|it| it.to_le_bytes()).collect();
            let big: Vec<_> = units.iter().flat_map(|it| it.to_be_bytes()).collect();
            assert!(is_utf16(&little) && is_utf16(&big), "{text}");
            assert!(!is_utf16(text.as_bytes()), "{text}");
        }
        for text in [&b"\0\0\0\0"[..], b"a\0", b"", b"{", b"{}\0\0"] {
            assert!(!is_utf16(text), "{text:?}");
        }
    }

    #[test]
    fn files_are_known_by_their_start() {
        assert!(binary(b"PK\x03\x04\x14\0").unwrap().words.contains(".xlsx"));
        assert!(binary(b"\x1F\x8B\x08\0").unwrap().words.contains("gzip"));
        assert!(binary(b"{\"a\":1}").is_none());
    }
}
