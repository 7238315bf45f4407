//! What a reader finds where the text is not as it should be: comments, and the errors of each place.

use super::odd::is_odd_quote;
use super::reader::{Cut, Reader};
use super::scalar::{self, error};
use super::{Comment, SyntaxError, Watch};
use crate::finding::{Span, rules};

impl<'t> Reader<'t, dyn Watch + '_> {
    #[cold]
    pub(super) fn comment(&mut self) -> Result<(), SyntaxError> {
        let rest = &self.text[self.at..];
        let length = if rest.starts_with("//") {
            match (rest.find(['\n', '\r']), self.cut) {
                (None, Cut::Byte(byte)) => return Err(self.not_utf8(byte)),
                (end, _) => end.unwrap_or(rest.len()),
            }
        } else if let Some(inside) = rest.strip_prefix("/*") {
            match (inside.find("*/"), self.cut) {
                (Some(end), _) => end + 4,
                (None, Cut::Byte(byte)) => return Err(self.not_utf8(byte)),
                (None, Cut::End) => {
                    let end = self.text.len();
                    return Err(error(rules::JsonUnclosedComment, self.at, end));
                }
            }
        } else {
            return Err(self.unexpected("JSON"));
        };
        let span = Span::new(self.at, self.at + length);
        self.at = span.end;
        let instead = self.instead(span);
        self.watch.comment(Comment { span, instead }, &self.path);
        Ok(())
    }

    /// What can stand in the place of a comment, so that nothing else changes.
    fn instead(&self, span: Span) -> Option<&'static str> {
        let text = self.text.as_bytes();
        let is_line = text[span.start..].starts_with(b"//");
        if is_line && span.end == text.len() && !self.is_behind {
            return None;
        }
        Some(if self.is_between_words(span) { " " } else { "" })
    }

    /// Whether what is taken out would join two words: `1/**/2` must not become another number.
    /// Another comment may be taken out as well.
    pub(super) fn is_between_words(&self, span: Span) -> bool {
        let text = self.text.as_bytes();
        let joins = |it: Option<&u8>| {
            it.is_some_and(|it| it.is_ascii_alphanumeric() || b"+-./".contains(it))
        };
        let before = span.start.checked_sub(1).and_then(|it| text.get(it));
        joins(before) && joins(text.get(span.end))
    }

    /// Runs a scan; where it met the end of a text that a bad byte cuts short, that byte is the
    /// error.
    pub(super) fn whole<T>(
        &self,
        scan: impl FnOnce(&'t str) -> Result<T, SyntaxError>,
    ) -> Result<T, SyntaxError> {
        scan(self.text).map_err(|error| match self.cut {
            Cut::Byte(byte) if ends_early(&error) => self.not_utf8(byte),
            _ => error,
        })
    }

    #[cold]
    fn not_utf8(&self, byte: u8) -> SyntaxError {
        let at = self.text.len();
        error(
            rules::JsonNotUtf8 {
                byte: &format!("0x{byte:02X}"),
            },
            at,
            at + 1,
        )
    }

    #[cold]
    pub(super) fn unexpected(&self, expected: &str) -> SyntaxError {
        match (self.text[self.at..].chars().next(), self.cut) {
            (Some(char), _) => {
                let end = self.at + char.len_utf8();
                error(
                    rules::JsonUnexpectedCharacter {
                        found: char.encode_utf8(&mut [0; 4]),
                        expected,
                    },
                    self.at,
                    end,
                )
            }
            (None, Cut::Byte(byte)) => self.not_utf8(byte),
            (None, Cut::End) => error(rules::JsonUnexpectedEnd { expected }, self.at, self.at),
        }
    }

    pub(super) fn starts_with(&self, is_it: impl Fn(char) -> bool) -> bool {
        self.text[self.at..].starts_with(is_it)
    }

    #[cold]
    pub(super) fn no_value(&self) -> SyntaxError {
        match self.text[self.at..].chars().next() {
            Some(char) if char.is_alphabetic() || char == '_' => {
                scalar::bad_word(self.text, self.at)
            }
            Some('+' | '.') => {
                scalar::bad_number(self.text, self.at).unwrap_or_else(|| self.unexpected("a value"))
            }
            _ => self.unexpected("a value"),
        }
    }

    /// The error of a member, or of the element of that index, which no comma parts from the one
    /// before, which ends at `before`.
    #[cold]
    pub(super) fn no_comma(&self, close: u8, before: usize, index: Option<usize>) -> SyntaxError {
        let starts_value = match self.byte() {
            Some(b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => true,
            _ => self.starts_with(is_odd_quote),
        };
        let step = match index {
            Some(index) => starts_value.then(|| index.to_string().into()),
            None => self.name_here(),
        };
        let Some(step) = step else {
            return self.unexpected(if close == b'}' {
                "`,` or `}`"
            } else {
                "`,` or `]`"
            });
        };
        let length = self.text[self.at..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        let mut missing = error(rules::JsonMissingComma, self.at, self.at + length);
        missing.pointer = Some(self.path.pointer(&[&step]));
        missing.mend("Insert the comma", Span::new(before, before), ",")
    }
}

fn ends_early(error: &SyntaxError) -> bool {
    [
        rules::JsonUnclosedString::RULE,
        rules::JsonUnexpectedEnd::RULE,
    ]
    .contains(&error.rule)
}

#[cold]
pub(super) fn trailing_comma(comma: usize) -> SyntaxError {
    let span = Span::new(comma, comma + 1);
    error(rules::JsonTrailingComma, comma, comma + 1).mend("Remove the comma", span, "")
}
