//! Writing text so that it says what it holds.

use crate::finding::is_plain;

/// Fills a template: what stands between two `~` is the name of a value.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(2 * template.len());
    for (at, part) in template.split('~').enumerate() {
        if at % 2 == 0 {
            out.push_str(part);
            continue;
        }
        let value = values.iter().find(|(name, _)| *name == part);
        debug_assert!(value.is_some(), "the template names no {part}");
        out.push_str(value.map_or("", |it| it.1));
    }
    out
}

/// Writes the text of a string literal as most languages have it, quotes not included: `quote` and
/// the backslash behind a backslash, line breaks and tabs by letter, and by `code` what does not
/// show itself.
pub(super) fn push_escaped(out: &mut String, text: &str, quote: char, code: fn(&mut String, char)) {
    for char in text.chars() {
        match char {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if char == quote => {
                out.push('\\');
                out.push(quote);
            }
            _ if is_plain(char) => out.push(char),
            _ => code(out, char),
        }
    }
}

/// The same, with all that is not ASCII by `code`, and `"` as the quote.
pub(super) fn push_ascii_escaped(out: &mut String, text: &str, code: fn(&mut String, char)) {
    for char in text.chars() {
        match char.is_ascii() {
            true => push_escaped(out, char.encode_utf8(&mut [0; 4]), '"', code),
            false => code(out, char),
        }
    }
}

/// `\uXXXX`, twice for what UTF-16 writes with two units: JSON, Java.
pub(super) fn push_units(out: &mut String, char: char) {
    for unit in char.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        push_hex(out, u32::from(*unit), 4);
    }
}

/// `\uXXXX`, or `\UXXXXXXXX`: C#, Go, Python.
pub(super) fn push_long(out: &mut String, char: char) {
    let code = u32::from(char);
    if code <= 0xffff {
        out.push_str("\\u");
        push_hex(out, code, 4);
    } else {
        out.push_str("\\U");
        push_hex(out, code, 8);
    }
}

/// `\u{X}`: JavaScript, PHP.
pub(super) fn push_braced(out: &mut String, char: char) {
    out.push_str("\\u{");
    push_hex(out, u32::from(char), 1);
    out.push('}');
}

/// Writes a number in hexadecimal, of at least that many digits.
pub(super) fn push_hex(out: &mut String, number: u32, digits: u32) {
    let digits = digits.max(8 - number.leading_zeros() / 4);
    for at in (0..digits).rev() {
        let digit = (number >> (4 * at)) & 15;
        out.push(char::from(b"0123456789abcdef"[digit as usize]));
    }
}

/// The JSON text with the same meaning that shows all it holds: what hides or reorders its
/// neighbours is escaped, and lines end with a line feed alone.
pub(super) fn plain_json(json: &str) -> String {
    escaped_json(json, |char| is_plain(char) || matches!(char, '\n' | '\t'))
}

/// The same in ASCII.
pub(super) fn ascii_json(json: &str) -> String {
    escaped_json(json, |char| matches!(char, ' '..='~' | '\n' | '\t'))
}

/// Raw control characters but line breaks and tabs, and all that is not ASCII, stand in strings
/// alone, where JSON knows escapes.
fn escaped_json(json: &str, stays: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(json.len());
    let mut chars = json.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => out.push('\n'),
            _ if stays(char) => out.push(char),
            _ => push_units(&mut out, char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_not_filled_again() {
        assert_eq!(fill("a ~x~ b", &[("x", "~x~")]), "a ~x~ b");
    }

    #[test]
    fn what_does_not_show_itself_is_written_by_its_code() {
        let escaped = |code| {
            let mut out = String::new();
            push_escaped(&mut out, "\"'\\\n\0é\u{202e}\u{e0001}😀", '"', code);
            out
        };
        let start = r#"\"'\\\n"#;
        let units = r"\u0000é\u202e\udb40\udc01😀";
        assert_eq!(escaped(push_units), [start, units].concat());
        let long = r"\u0000é\u202e\U000e0001😀";
        assert_eq!(escaped(push_long), [start, long].concat());
        let braced = r"\u{0}é\u{202e}\u{e0001}😀";
        assert_eq!(escaped(push_braced), [start, braced].concat());
    }

    #[test]
    fn json_keeps_its_meaning() {
        let json = "{\r\"a\":\r\n\"\u{202e}é\u{7f}😀\\u202e\"\t}";
        let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        let shown = plain_json(json);
        assert_eq!(shown, "{\n\"a\":\n\"\\u202eé\\u007f😀\\u202e\"\t}");
        assert_eq!(read(&shown), read(json));
        let ascii = ascii_json(json);
        assert!(ascii.is_ascii());
        assert_eq!(read(&ascii), read(json));
    }
}
