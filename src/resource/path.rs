//! Ids in the segments of a path.

/// Whether an id can stand in an address, its escapes done: a URL's path takes `.` and `..` as steps
/// however they are escaped, and servers refuse addresses that hold control characters.
pub(crate) fn is_segment(id: &str) -> bool {
    !matches!(id, "" | "." | "..") && !id.contains(char::is_control)
}

/// Escapes what may not stand in a path segment (RFC 3986 §3.3), byte for byte.
pub(crate) fn escape_segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    out
}

/// Undoes the escapes of a path segment (RFC 3986 §2.1).
pub(crate) fn unescape_segment(segment: &str) -> String {
    let digit = |it: &u8| {
        char::from(*it)
            .to_digit(16)
            .and_then(|it| u8::try_from(it).ok())
    };
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = match tail {
            [high, low, ..] if *first == b'%' => digit(high).zip(digit(low)),
            _ => None,
        };
        bytes.push(digits.map_or(*first, |(high, low)| high << 4 | low));
        rest = &tail[2 * usize::from(digits.is_some())..];
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
