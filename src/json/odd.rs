//! What is not written as JSON has it, though what is meant is certain: it is told with its mend, and
//! read as what it means.
//!
//! Such texts come from where people write: word processors and chats set other quotes and blanks,
//! shells break lines with a backslash, and languages of programs take names without quotes.

use std::borrow::Cow;

use super::reader::Reader;
use super::scalar::{self, error};
use super::write::quoted;
use super::{SyntaxError, Text, Watch, read_leniently};
use crate::finding::{Span, rules};

/// The quotes that word processors and keyboards of other languages set for `"`, and for `'`.
const DOUBLE: &str = "“”„‟″‶〝〞＂«»";
const SINGLE: &str = "'‘’‚‛′‵";

/// Blanks that JSON does not know.
fn is_odd_blank(char: char) -> bool {
    let is_known = matches!(char, ' ' | '\n' | '\r' | '\t');
    (char.is_whitespace() && !is_known) || is_unseen(char)
}

/// What takes no room: it joins or parts words, or marks the order of bytes.
fn is_unseen(char: char) -> bool {
    matches!(
        char,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

pub(super) fn is_odd_quote(char: char) -> bool {
    DOUBLE.contains(char) || SINGLE.contains(char)
}

/// Whether a byte may start what [`Reader::odd_blank`] passes.
#[inline(always)]
pub(super) fn may_be_odd(byte: u8) -> bool {
    byte >= 0x80 || matches!(byte, b'\\' | b'`' | b'^' | 0x0B | 0x0C)
}

/// A text in quotes that JSON does not take.
struct Quoted<'t> {
    value: Cow<'t, str>,
    end: usize,
    /// The same as JSON writes it.
    written: String,
}

impl<'t> Reader<'t, dyn Watch + '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Passes a blank that is none for JSON, or the mark by which a shell goes on in the next line;
    /// gives whether there was one.
    #[cold]
    pub(super) fn odd_blank(&mut self) -> Result<bool, SyntaxError> {
        let (rest, start) = (self.rest(), self.at);
        if let Some(first) = rest.chars().next().filter(|it| is_odd_blank(*it)) {
            let is_blank = |it: char| is_odd_blank(it) || it.is_ascii_whitespace();
            let run = &rest[..rest.find(|it| !is_blank(it)).unwrap_or(rest.len())];
            let run = run.trim_end_matches(|it: char| !is_odd_blank(it));
            let span = Span::new(start, start + run.len());
            let mended = run.chars().filter(|it| !is_unseen(*it));
            let mended = mended.map(|it| if is_odd_blank(it) { ' ' } else { it });
            let mut mended: String = mended.collect();
            if mended.is_empty() && self.is_between_words(span) {
                mended.push(' ');
            }
            let found = error(
                rules::JsonBlank {
                    found: &format!("U+{:04X}", u32::from(first)),
                },
                span.start,
                span.end,
            )
            .mend("Write blanks", span, mended);
            self.recover(found)?;
            self.at = span.end;
            return Ok(true);
        }
        let mark = match rest.as_bytes() {
            [b'\\', ..] => "backslash",
            [b'`', ..] => "backtick",
            [b'^', ..] => "caret",
            _ => return Ok(false),
        };
        let after = rest[1..].trim_start_matches([' ', '\t']);
        if !after.starts_with(['\n', '\r']) {
            return Ok(false);
        }
        let span = Span::new(start, start + 1);
        let found = error(
            rules::JsonLineContinuation { found: mark },
            span.start,
            span.end,
        )
        .mend("Remove it", span, "");
        self.recover(found)?;
        self.at = span.end;
        Ok(true)
    }

    /// Reads a text in quotes that JSON does not take.
    #[cold]
    pub(super) fn odd_string(&mut self) -> Result<Text<'t>, SyntaxError> {
        self.quoted_text(false)
    }

    /// Reads a name that is not in double quotes.
    #[cold]
    pub(super) fn odd_name(&mut self) -> Result<Text<'t>, SyntaxError> {
        let rest = self.rest();
        match rest.chars().next() {
            Some(char) if is_odd_quote(char) => self.quoted_text(true),
            Some(char) if char.is_alphanumeric() || matches!(char, '_' | '$' | '@') => {
                self.bare_name()
            }
            Some('\\') if rest.starts_with("\\\"") => Err(self.escaped("\\\"", self.at)),
            Some('&') if rest.starts_with("&quot;") => Err(self.escaped("&quot;", self.at)),
            _ => Err(self.unexpected("a property name")),
        }
    }

    fn quoted_text(&mut self, is_name: bool) -> Result<Text<'t>, SyntaxError> {
        let open = self.rest().chars().next().unwrap_or_default();
        let error = |end: usize| match open {
            '\'' => error(rules::JsonSingleQuotes, self.at, end),
            _ => error(rules::JsonTypographicQuotes, self.at, end),
        };
        let Some(Quoted {
            value,
            end,
            written,
        }) = self.quoted_here(is_name)
        else {
            return Err(error(self.at + open.len_utf8()));
        };
        let span = Span::new(self.at, end);
        let found = error(end).mend("Write double quotes", span, written);
        self.recover_at(found, is_name.then_some(&*value))?;
        self.at = end;
        Ok(Text { value, span })
    }

    /// The text in odd quotes that starts here, where it is certain that it ends at the next one: in its
    /// line, and before what may stand behind it.
    fn quoted_here(&self, is_name: bool) -> Option<Quoted<'t>> {
        let rest = self.rest();
        let open = rest.chars().next()?;
        let is_double = DOUBLE.contains(open);
        let closes = |it: char| match is_double {
            true => DOUBLE.contains(it) || it == '"',
            false => SINGLE.contains(it),
        };
        // The first one ends it: another within would mean that it is not certain where it ends.
        let ends = |it: char| closes(it) || matches!(it, '\n' | '\r');
        let mut chars = rest.char_indices().skip(1);
        let (close, quote) = chars.find(|(_, char)| ends(*char))?;
        if !closes(quote) {
            return None;
        }
        let is_blank = |it: char| is_odd_blank(it) || matches!(it, ' ' | '\t');
        let behind = rest[close + quote.len_utf8()..].trim_start_matches(is_blank);
        let may_follow = |it: char| match is_name {
            true => ":=\n\r".contains(it),
            false => ",}]/\"\n\r".contains(it) || is_odd_quote(it),
        };
        if !(behind.is_empty() || behind.starts_with(may_follow)) {
            return None;
        }
        let inside = &rest[open.len_utf8()..close];
        let (value, written) = if inside.contains('\\') {
            let written = ["\"", inside, "\""].concat();
            let (value, end) = scalar::string(&written, 0).ok()?;
            (
                Cow::Owned((end == written.len()).then(|| value.into_owned())?),
                written,
            )
        } else if inside.contains(char::is_control) {
            return None;
        } else {
            (Cow::Borrowed(inside), quoted(inside))
        };
        let end = self.at + close + quote.len_utf8();
        Some(Quoted {
            value,
            end,
            written,
        })
    }

    /// A name without any quotes.
    fn bare_name(&mut self) -> Result<Text<'t>, SyntaxError> {
        let span = scalar::bad_word(self.text, self.at).span;
        let name = &self.text[span.start..span.end];
        let found = error(rules::JsonUnquotedName, span.start, span.end);
        if self.significant_after(span.end) != Some(b':') {
            return Err(found);
        }
        let found = found.mend("Write double quotes", span, quoted(name));
        self.recover_at(found, Some(name))?;
        self.at = span.end;
        let value = Cow::Borrowed(name);
        Ok(Text { value, span })
    }

    /// The error of quotes that are escaped, as all of the text is that was copied out of another.
    fn escaped(&self, quote: &'static str, at: usize) -> SyntaxError {
        let told = rules::JsonEscaped {
            found: quote,
            from: copied_from(quote),
        };
        let mut found = error(told, at, at + quote.len());
        found.pointer = Some(String::new());
        if self.open.len() > 1 {
            return found;
        }
        let whole = unescaped(self.text, quote);
        match read_leniently(whole.as_bytes()) {
            Ok(_) => found.mend("Undo the escapes", Span::new(0, self.text.len()), whole),
            Err(_) => found,
        }
    }

    /// Passes what stands where the colon behind a name should.
    #[cold]
    pub(super) fn no_colon(&mut self, name: &Text) -> Result<(), SyntaxError> {
        let rest = self.rest();
        if name.value.is_empty() && rest.starts_with(|it: char| it.is_alphanumeric()) {
            return Err(self.escaped("\"\"", name.span.start));
        }
        let sign = match rest {
            _ if rest.starts_with("=>") => 2,
            _ if rest.starts_with('=') => 1,
            _ => 0,
        };
        let starts_value = match rest.chars().next() {
            Some('"') => self.name_here().is_none(),
            Some(char) => is_odd_quote(char) || "{[-0123456789tfn".contains(char),
            None => false,
        };
        if sign == 0 && !starts_value {
            return Err(self.unexpected("`:`"));
        }
        let place = match sign {
            0 => Span::new(name.span.end, name.span.end),
            _ => Span::new(self.at, self.at + sign),
        };
        let length = rest.chars().next().map_or(0, char::len_utf8).max(sign);
        let found = error(
            rules::JsonMissingColon { name: &name.value },
            self.at,
            self.at + length,
        )
        .mend("Write the colon", place, ":");
        self.recover(found)?;
        self.at += sign;
        Ok(())
    }

    /// The name of the member that starts here, if one does.
    pub(super) fn name_here(&self) -> Option<Cow<'t, str>> {
        let first = self.rest().chars().next()?;
        let (name, end) = if first == '"' {
            scalar::string(self.text, self.at).ok()?
        } else if is_odd_quote(first) {
            let quoted = self.quoted_here(true)?;
            (quoted.value, quoted.end)
        } else if first.is_alphabetic() || matches!(first, '_' | '$' | '@') {
            let span = scalar::bad_word(self.text, self.at).span;
            (Cow::Borrowed(&self.text[span.start..span.end]), span.end)
        } else {
            return None;
        };
        (self.significant_after(end) == Some(b':')).then_some(name)
    }

    /// The first byte behind white space and comments.
    fn significant_after(&self, at: usize) -> Option<u8> {
        let mut rest = self.text.get(at..)?;
        loop {
            rest = rest.trim_start_matches(is_odd_blank_or_blank);
            if rest.starts_with("//") {
                rest = &rest[rest.find(['\n', '\r']).unwrap_or(rest.len())..];
            } else if rest.starts_with("/*") {
                rest = &rest[rest.find("*/")? + 2..];
            } else {
                return rest.bytes().next();
            }
        }
    }
}

fn is_odd_blank_or_blank(char: char) -> bool {
    is_odd_blank(char) || char.is_ascii_whitespace()
}

/// Where JSON whose quotes are written so was copied from.
fn copied_from(quote: &str) -> &'static str {
    match quote {
        "&quot;" => "a web page",
        "\"\"" => "a cell of a CSV",
        _ => "a text in a program or in other JSON",
    }
}

/// A text with its quotes as they were before they were escaped.
fn unescaped(text: &str, quote: &str) -> String {
    let unquoted = text.replace(quote, "\"");
    match quote {
        "&quot;" => ["&lt;<", "&gt;>", "&#39;'", "&amp;&"]
            .iter()
            .fold(unquoted, |text, pair| {
                let (entity, char) = pair.split_at(pair.len() - 1);
                text.replace(entity, char)
            }),
        _ => unquoted,
    }
}
