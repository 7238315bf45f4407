//! Reading a text for what it says, not for how it is written.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::{Kind, Path, Reader, SyntaxError, Text, Watch};
use crate::finding::{Finding, Findings, Offsets, Span, locate};

/// A value, and the keys that stood in one object twice.
pub(crate) struct Lenient {
    pub value: Value,
    pub duplicate_keys: Vec<DuplicateKey>,
}

/// A key that stands in one object twice; the value holds the last one.
pub(crate) struct DuplicateKey {
    pub pointer: String,
    pub name: String,
    pub span: Span,
}

/// Reads JSON in which comments, duplicate keys and a byte order mark do no harm.
pub(crate) fn read_leniently(text: &[u8]) -> Result<Lenient, SyntaxError> {
    let mut reader = Reader::new(text, PassedOver::default());
    reader.start()?;
    let value = read_value(&mut reader)?;
    reader.end()?;
    match reader.watch.first_error {
        Some(error) => Err(error),
        None => Ok(Lenient {
            value,
            duplicate_keys: reader.watch.duplicate_keys,
        }),
    }
}

/// Reads the value that starts here.
pub(super) fn read_value<W: Watch>(reader: &mut Reader<W>) -> Result<Value, SyntaxError> {
    Ok(match reader.kind()? {
        Kind::String => reader.string()?.value.into_owned().into(),
        Kind::Object => {
            let mut members = Map::new();
            reader.open_object()?;
            while let Some(key) = reader.next_key()? {
                members.insert(key.value.into_owned(), read_value(reader)?);
            }
            members.into()
        }
        Kind::Array => {
            let mut elements = Vec::new();
            reader.open_array()?;
            while reader.next_element()? {
                elements.push(read_value(reader)?);
            }
            elements.into()
        }
        Kind::Null | Kind::Bool | Kind::Number => {
            let span = reader.skip()?;
            // The reader accepts the scalars that serde_json accepts, which a differential test shows.
            serde_json::from_str(&reader.text()[span.start..span.end]).unwrap_or_default()
        }
    })
}

#[derive(Default)]
struct PassedOver {
    first_error: Option<SyntaxError>,
    duplicate_keys: Vec<DuplicateKey>,
}

impl Watch for PassedOver {
    fn comment(&mut self, _: Span, _: &Path) {}

    fn duplicate_key(&mut self, key: &Text, path: &Path) {
        self.duplicate_keys.push(DuplicateKey {
            pointer: path.pointer(&[&key.value]),
            name: key.value.to_string(),
            span: key.span,
        });
    }

    fn recovered(&mut self, error: &SyntaxError, _: &Path) {
        self.first_error.get_or_insert_with(|| error.clone());
    }

    fn byte_order_mark(&mut self, _: Span) {}
}

/// Closes findings about a text that was read for what it says: each gets its place, by its pointer
/// where that is all it has, in the units that `offsets` asks for.
pub(crate) fn placed(findings: Findings, text: &[u8], offsets: Offsets) -> Vec<Finding> {
    let mut findings = findings.into_kept();
    if offsets != Offsets::None {
        place_by_pointer(&mut findings, text);
    }
    locate(&mut findings, text, offsets);
    findings
}

/// Gives each finding that has only a pointer the place in the text where that leads.
fn place_by_pointer(findings: &mut [Finding], text: &[u8]) {
    let placeless = findings.iter().filter(|it| it.start.is_none());
    let pointers: HashSet<_> = placeless.map(|it| it.pointer.clone()).collect();
    if pointers.is_empty() {
        return;
    }
    let spans = spans(text, &pointers);
    for finding in findings.iter_mut().filter(|it| it.start.is_none()) {
        let span = spans.get(&finding.pointer);
        finding.start = span.map(|it| it.start);
        finding.end = span.map(|it| it.end);
    }
}

/// Where the values at `pointers` stand in a text that was read before. Of duplicates, the last.
fn spans(text: &[u8], pointers: &HashSet<String>) -> HashMap<String, Span> {
    let mut found = HashMap::new();
    let mut reader = Reader::new(text, PassedOver::default());
    let read = reader
        .start()
        .and_then(|()| find_spans(&mut reader, pointers, &mut found));
    debug_assert!(read.is_ok(), "the text was read before");
    found
}

fn find_spans(
    reader: &mut Reader<PassedOver>,
    pointers: &HashSet<String>,
    found: &mut HashMap<String, Span>,
) -> Result<(), SyntaxError> {
    let pointer = reader.path().pointer(&[]);
    let kind = reader.kind()?;
    let start = reader.position();
    match kind {
        Kind::Object => {
            reader.open_object()?;
            while reader.next_key()?.is_some() {
                find_spans(reader, pointers, found)?;
            }
        }
        Kind::Array => {
            reader.open_array()?;
            while reader.next_element()? {
                find_spans(reader, pointers, found)?;
            }
        }
        _ => {
            reader.skip()?;
        }
    }
    if pointers.contains(&pointer) {
        found.insert(pointer, Span::new(start, reader.position()));
    }
    Ok(())
}

impl Kind {
    /// The kind of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Bool,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_a_byte_order_mark_are_passed_over() {
        let read = read_leniently("\u{feff}{ // é\n\"a\": /* x */ 1}".as_bytes()).unwrap();
        assert_eq!(read.value, serde_json::json!({"a": 1}));
    }

    #[test]
    fn of_duplicates_the_last_counts() {
        let text = br#"{"a":1,"b":{"c":[0,22]},"a":3}"#;
        let read = read_leniently(text).unwrap();
        assert_eq!(read.value["a"], 3);
        assert_eq!(read.duplicate_keys[0].pointer, "/a");
        let spans = spans(text, &HashSet::from(["/a", "/b/c/1"].map(str::to_owned)));
        assert_eq!(spans["/a"], Span::new(28, 29));
        assert_eq!(spans["/b/c/1"], Span::new(19, 21));
    }
}
