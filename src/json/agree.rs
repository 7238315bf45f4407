//! The reader against `serde_json`.
//!
//! It accepts and refuses the same texts, and finds the same values, **comments aside**. That means:
//! of a text in UTF-8, a byte order mark at its start and each comment that is closed and stands where
//! white space may stand count as blanks; then both readers agree. `//` runs to the end of the line or
//! of the text, `/* */` does not nest. A text that is not UTF-8 is refused by both, wherever it is not.
//!
//! To read on behind what is not JSON though what is meant is certain is not to accept: what is found
//! then is what `serde_json` finds after the mend. Both allow 127 objects and arrays in one another.

use std::collections::HashSet;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::read::read_value;
use super::{Comment, Path, Reader, SyntaxError, Text, Watch, read_leniently};
use crate::finding::Span;

/// What was passed over that strict JSON does not have.
#[derive(Default)]
struct Lax {
    blank: Vec<Span>,
    mends: Vec<(Span, String)>,
    duplicates: usize,
}

impl Watch for Lax {
    fn comment(&mut self, comment: Comment, _: &Path) {
        self.blank.push(comment.span);
    }
    fn duplicate_key(&mut self, _: &Text, _: &Path) {
        self.duplicates += 1;
    }
    fn recovered(&mut self, error: &SyntaxError, _: &Path) {
        let mend = error.fix.as_deref().expect("the mend is certain");
        self.mends.push((mend.span, mend.text.clone().into_owned()));
    }
    fn byte_order_mark(&mut self, span: Span) {
        self.blank.push(span);
    }
}

/// Reads `text` with both readers.
///
/// # Panics
///
/// Where they do not agree.
#[track_caller]
pub fn agree(text: &[u8]) {
    let shown = String::from_utf8_lossy(text);
    let mut reader = Reader::new(text, Lax::default());
    let read = reader.as_dyn().start().and_then(|()| {
        let value = read_value(&mut reader)?;
        reader.as_dyn().end()?;
        Ok(value)
    });
    // What reads most texts, the quick way, finds what the reader finds.
    let usual = read_leniently(text);
    match &read {
        Ok(value) if reader.watch.mends.is_empty() => assert_eq!(usual.ok().as_ref(), Some(value)),
        _ => assert!(usual.is_err(), "{shown}"),
    }
    let Lax {
        blank,
        mends,
        duplicates,
    } = reader.watch;
    if let Err(error) = &read {
        assert!(error.span.start <= error.span.end, "{shown}");
        assert!(error.span.end <= text.len(), "{shown}");
    }
    let Ok(text) = std::str::from_utf8(text) else {
        assert!(read.is_err(), "{shown}");
        assert!(serde_json::from_slice::<Value>(text).is_err(), "{shown}");
        return;
    };
    let mut strict = text.as_bytes().to_vec();
    let blanks = blanks(text);
    for span in &blanks {
        strict[span.start..span.end].fill(b' ');
    }
    let accepted = serde_json::from_slice::<Value>(&strict);
    assert_eq!(
        read.is_ok() && mends.is_empty(),
        accepted.is_ok(),
        "{read:?}, but {accepted:?}: {shown}"
    );
    if !mends.is_empty() {
        agree_mended(text, &mends, read.ok());
        return;
    }
    let expected = serde_json::from_slice::<Value>(&strict);
    match (read, expected) {
        (Ok(found), Ok(expected)) => {
            // A number is kept as it is written, so it is the value of what is written that counts.
            let found: Value = serde_json::from_str(&found.to_json()).expect("JSON is written");
            assert_eq!(found, expected, "{shown}");
            // A zero may be negative, which no comparison of numbers tells.
            assert_eq!(found.to_string(), expected.to_string(), "{shown}");
            assert_eq!(blank, blanks, "{shown}");
            assert_eq!(duplicates, duplicate_keys(&strict), "{shown}");
        }
        (Err(_), Err(_)) => {}
        (found, expected) => panic!("{found:?}, but {expected:?}: {shown}"),
    }
}

/// Holds that a text says what was read of it once it is mended, and that both readers agree on that.
#[track_caller]
fn agree_mended(text: &str, mends: &[(Span, String)], read: Option<super::Value>) {
    let mut mended = text.to_owned();
    let mut mends: Vec<_> = mends.iter().collect();
    mends.sort_by_key(|(span, _)| (span.start, span.end));
    // The last comes first, so that the places of the others stay.
    for (span, mend) in mends.into_iter().rev() {
        mended.replace_range(span.start..span.end, mend);
    }
    let found = read.map(|it| it.to_json());
    let expected = read_leniently(mended.as_bytes()).ok();
    assert_eq!(found, expected.map(|it| it.to_json()), "{text}\n{mended}");
    agree(mended.as_bytes());
}

/// Where a byte order mark and comments stand, found by rules of our own: what is no string and starts
/// with `//` or `/*`. What stands behind the first error does not matter, as both readers refuse.
fn blanks(text: &str) -> Vec<Span> {
    let mut blanks = Vec::new();
    let mut at = text.find(|it| it != '\u{feff}').unwrap_or(text.len());
    if at > 0 {
        blanks.push(Span::new(0, at));
    }
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let rest = &text.as_bytes()[at..];
        let find = |end: &dyn Fn(usize) -> bool| (0..rest.len()).find(|it| end(*it));
        let comment = match rest {
            [b'/', b'/', ..] => {
                Some(find(&|it| matches!(rest[it], b'\n' | b'\r')).unwrap_or(rest.len()))
            }
            [b'/', b'*', ..] => {
                find(&|it| it >= 2 && rest[it..].starts_with(b"*/")).map(|it| it + 2)
            }
            _ => None,
        };
        if let Some(length) = comment {
            blanks.push(Span::new(at, at + length));
            at += length;
        } else if rest[0] == b'"' {
            at += 1;
            while at < bytes.len() && bytes[at] != b'"' {
                at += if bytes[at] == b'\\' { 2 } else { 1 };
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    blanks
}

/// How many keys of a strict JSON text their objects had before.
fn duplicate_keys(text: &[u8]) -> usize {
    let mut count = 0;
    let mut reader = serde_json::Deserializer::from_slice(text);
    let counted = Duplicates(&mut count).deserialize(&mut reader);
    counted.expect("it was read before");
    count
}

struct Duplicates<'c>(&'c mut usize);

impl<'d> DeserializeSeed<'d> for Duplicates<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'d>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'d> Visitor<'d> for Duplicates<'_> {
    type Value = ();
    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("JSON")
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'d>>(self, mut array: A) -> Result<(), A::Error> {
        while array.next_element_seed(Duplicates(self.0))?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'d>>(self, mut object: A) -> Result<(), A::Error> {
        let mut keys = HashSet::new();
        while let Some(key) = object.next_key::<String>()? {
            *self.0 += usize::from(!keys.insert(key));
            object.next_value_seed(Duplicates(self.0))?;
        }
        Ok(())
    }
}
