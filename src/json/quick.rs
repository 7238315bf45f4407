//! The quick way to a value: through a text in which nothing is odd.
//!
//! Nearly every text is JSON as `JSON.stringify` writes it. Such a text is read here with neither a
//! path nor a stack of what is open, in half the time; at anything else, be it a comment, a fault or
//! a name that stands twice, the reader that can tell of it starts afresh.

use std::borrow::Cow;

use super::Text;
use super::keys::are_distinct;
use super::scalar;
use super::value::{Data, Member, Members, Value};
use crate::finding::Span;

/// How many objects and arrays may stand in one another here; what is deeper is left to the reader.
const DEPTH: usize = 64;

/// Reads the value that a text is; `None` where anything about the text is odd.
pub(super) fn read(text: &str) -> Option<Value<'_>> {
    let (value, end) = read_at(text, 0)?;
    // A form feed is white space in ASCII, and none in JSON.
    let mut rest = text.as_bytes()[end..].iter();
    let is_space = |it: &u8| matches!(it, b' ' | b'\t' | b'\n' | b'\r');
    rest.all(is_space).then_some(value)
}

/// Reads the value that starts at `at`, and tells where it ends; `None` where anything about it is odd.
pub(super) fn read_at(text: &str, at: usize) -> Option<(Value<'_>, usize)> {
    let mut reader = Quick {
        text,
        at,
        members: Vec::new(),
        elements: Vec::new(),
    };
    let value = reader.value(DEPTH)?;
    Some((value, reader.at))
}

/// A reader over one text.
struct Quick<'t> {
    text: &'t str,
    at: usize,
    /// The members of all objects that are open, and the elements of all arrays: so what is closed is
    /// moved once, into as much room as it takes.
    members: Vec<Member<'t>>,
    elements: Vec<Value<'t>>,
}

impl<'t> Quick<'t> {
    /// Reads the value that starts behind white space, in which so many may stand in one another.
    fn value(&mut self, depth: usize) -> Option<Value<'t>> {
        self.space();
        let start = self.at;
        let data = match self.byte()? {
            b'"' => Data::String(self.string()?),
            b'{' => self.object(depth.checked_sub(1)?)?,
            b'[' => self.array(depth.checked_sub(1)?)?,
            b'-' | b'0'..=b'9' => {
                self.at = scalar::number(self.text, start).ok()?;
                Data::Number(self.text[start..self.at].into())
            }
            b't' => self.literal("true", Data::Bool(true))?,
            b'f' => self.literal("false", Data::Bool(false))?,
            b'n' => self.literal("null", Data::Null)?,
            _ => return None,
        };
        let span = Span::new(start, self.at);
        Some(Value { data, span })
    }

    fn object(&mut self, depth: usize) -> Option<Data<'t>> {
        let first = self.members.len();
        self.at += 1;
        while !self.closes(b'}', self.members.len() == first)? {
            self.space();
            let start = self.at;
            let value = self.string()?;
            let span = Span::new(start, self.at);
            let name = Text { value, span };
            self.space();
            self.take(b':')?;
            let value = self.value(depth)?;
            self.members.push(Member { name, value });
        }
        let members: Vec<_> = self.members.drain(first..).collect();
        are_distinct(members.iter().map(|it| &*it.name.value))
            .then_some(Data::Object(Members(members)))
    }

    fn array(&mut self, depth: usize) -> Option<Data<'t>> {
        let first = self.elements.len();
        self.at += 1;
        while !self.closes(b']', self.elements.len() == first)? {
            let value = self.value(depth)?;
            self.elements.push(value);
        }
        Some(Data::Array(self.elements.drain(first..).collect()))
    }

    /// Passes what stands before the next member or element, and tells whether there is none.
    #[inline(always)]
    fn closes(&mut self, close: u8, is_first: bool) -> Option<bool> {
        self.space();
        if self.byte()? == close {
            self.at += 1;
            return Some(true);
        }
        if !is_first {
            self.take(b',')?;
        }
        Some(false)
    }

    #[inline(always)]
    fn string(&mut self) -> Option<Cow<'t, str>> {
        if self.byte()? != b'"' {
            return None;
        }
        let (value, end) = scalar::string(self.text, self.at).ok()?;
        self.at = end;
        Some(value)
    }

    fn literal(&mut self, word: &'static str, value: Data<'t>) -> Option<Data<'t>> {
        self.at = scalar::literal(self.text, self.at, word).ok()?;
        Some(value)
    }

    #[inline(always)]
    fn take(&mut self, expected: u8) -> Option<()> {
        let found = self.byte()? == expected;
        self.at += usize::from(found);
        found.then_some(())
    }

    #[inline(always)]
    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
    }

    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_odd_is_left_to_the_reader() {
        let many = format!("{{{}\"n\":0}}", "\"n\":0,".repeat(20));
        let deep = format!("{}{}", "[".repeat(65), "]".repeat(65));
        let odd = [
            r#"{"a":1,"a":2}"#,
            "[1,]",
            "[1 2]",
            "[1] // one",
            "\u{feff}[]",
            "[",
            "01",
            "",
        ];
        for text in odd.into_iter().chain([&*many, &*deep]) {
            assert_eq!(read(text), None, "{text}");
        }
        let plain = " {\"a\\n\":[1.5e3,true,false,null,{\"b\":{}}],\"c\":\"\"}\n";
        let read = read(plain).map(|it| it.to_json());
        assert_eq!(read.as_deref(), Some(plain.trim()));
    }
}
