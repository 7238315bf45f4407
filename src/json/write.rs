//! Writing JSON.

/// Appends a text to JSON, in quotes, with the escapes that RFC 8259 §7 asks for and no others.
pub(crate) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    // Nearly all texts are plain. To look at all bytes in any case is done for sixteen at once.
    let is_plain = |byte: u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        out.push_str(text);
        out.push('"');
        return;
    }
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x08 => "\\b",
            0x0C => "\\f",
            0..0x20 => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        plain = at + 1;
        out.push_str(escape);
        if escape.is_empty() {
            out.push_str("\\u00");
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

/// An object in the writing.
pub(crate) struct ObjectWriter<'o> {
    out: &'o mut String,
    before: char,
}

impl<'o> ObjectWriter<'o> {
    /// An object at the end of `out`, which gets nothing else until it is closed.
    pub fn open(out: &'o mut String) -> Self {
        Self { out, before: '{' }
    }

    /// Writes the name of the next member; gives what to append its value to.
    pub fn name(&mut self, name: &str) -> &mut String {
        self.out.push(self.before);
        self.before = ',';
        push_text(self.out, name);
        self.out.push(':');
        self.out
    }

    pub fn close(self) {
        self.out
            .push_str(if self.before == '{' { "{}" } else { "}" });
    }
}

/// A hexadecimal digit.
fn digit(value: u8) -> char {
    char::from(if value < 10 {
        b'0' + value
    } else {
        b'a' - 10 + value
    })
}

/// A text as JSON.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_text(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_serde_json_writes_them() {
        let ascii: String = (0..=0x7F).map(char::from).collect();
        for text in [&*ascii, "", "é\u{2028}\u{1F600}\"\\"] {
            assert_eq!(quoted(text), serde_json::Value::from(text).to_string());
        }
    }
}
