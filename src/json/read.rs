//! Reading a text for what it says, not for how it is written.

use super::path::Path;
use super::quick;
use super::reader::Reader;
use super::value::{Data, Member, Members, Value};
use super::{Comment, Kind, SyntaxError, Text, Watch};
use crate::finding::{Finding, Findings, Offsets, Span, locate, show};

/// Reads JSON in which comments, duplicate keys and a byte order mark do no harm.
pub(crate) fn read_leniently(text: &[u8]) -> Result<Value<'_>, SyntaxError> {
    read_telling(text, &mut |_, _| {})
}

/// Something that is passed over: strict JSON has it not, or should not.
pub(crate) enum Odd<'k, 't> {
    Comment,
    ByteOrderMark,
    /// A key that the object already had: the value holds the last one.
    DuplicateKey(&'k Text<'t>),
}

/// Reads JSON leniently, and tells what is passed over and where.
pub(crate) fn read_telling<'t>(
    text: &'t [u8],
    tell: &mut dyn FnMut(Odd, &Path),
) -> Result<Value<'t>, SyntaxError> {
    let watch = PassedOver {
        first_error: None,
        tell,
    };
    let mut reader = Reader::new(text, watch);
    if let Some(value) = reader.whole_text().and_then(quick::read) {
        return Ok(value);
    }
    reader.as_dyn().start()?;
    let value = read_value(&mut reader).map_err(|mut error| {
        let pointer = || reader.path().pointer(&[]);
        error.pointer.get_or_insert_with(pointer);
        error
    })?;
    reader.as_dyn().end()?;
    reader.watch.first_error.map_or(Ok(value), Err)
}

/// Reads JSON leniently, but none in which a key stands twice: of two lists, or of two ids of an
/// item, one would be lost. The error is where and why it cannot be read.
pub(crate) fn read_unambiguous(text: &[u8]) -> Result<Value<'_>, (Span, String)> {
    let mut twice = None;
    let read = read_telling(text, &mut |odd, path| {
        if let Odd::DuplicateKey(key) = odd {
            twice.get_or_insert_with(|| (key.span, path.pointer(&[&key.value])));
        }
    });
    let value = read.map_err(|it| (it.span, it.words(text)))?;
    match twice {
        Some((span, pointer)) => Err((span, format!("{} stands in it twice.", show(&pointer)))),
        None => Ok(value),
    }
}

/// Reads the value that starts here. Of members of one name, the last counts.
pub(super) fn read_value<'t>(
    reader: &mut Reader<'t, dyn Watch + '_>,
) -> Result<Value<'t>, SyntaxError> {
    let mut value = Value::NULL;
    read_into(&mut value, reader, Twice::LastCounts)?;
    Ok(value)
}

/// Reads the value that starts here, as far as it can be read: what an error stops holds what stands
/// before it. Members of one name are all there.
pub(crate) fn read_as_far_as_possible<'t>(
    reader: &mut Reader<'t, dyn Watch + '_>,
) -> (Value<'t>, Result<(), SyntaxError>) {
    if let Some((value, end)) = quick::read_at(reader.text(), reader.position()) {
        reader.move_to(end, 0);
        return (value, Ok(()));
    }
    let mut value = Value::NULL;
    let read = read_into(&mut value, reader, Twice::AllStay);
    (value, read)
}

/// What becomes of members of one name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twice {
    LastCounts,
    AllStay,
}

fn read_into<'t>(
    value: &mut Value<'t>,
    reader: &mut Reader<'t, dyn Watch + '_>,
    twice: Twice,
) -> Result<(), SyntaxError> {
    let kind = reader.kind()?;
    let start = reader.position();
    let read = read_data(&mut value.data, kind, reader, twice);
    value.span = Span::new(start, reader.position());
    read
}

fn read_data<'t>(
    data: &mut Data<'t>,
    kind: Kind,
    reader: &mut Reader<'t, dyn Watch + '_>,
    twice: Twice,
) -> Result<(), SyntaxError> {
    match kind {
        Kind::Object => {
            let duplicates = reader.duplicate_keys();
            let mut members = Members::default();
            let read = read_members(&mut members, reader, twice);
            // They may be those of an object within, which does no harm.
            if twice == Twice::LastCounts && reader.duplicate_keys() > duplicates {
                members.keep_last();
            }
            *data = Data::Object(members);
            read
        }
        Kind::Array => {
            let mut elements = Vec::new();
            let read = read_elements(&mut elements, reader, twice);
            *data = Data::Array(elements);
            read
        }
        Kind::String => {
            *data = Data::String(reader.string()?.value);
            Ok(())
        }
        Kind::Null => reader.skip().map(drop),
        Kind::Bool => {
            let span = reader.skip()?;
            *data = Data::Bool(reader.text()[span.start..].starts_with('t'));
            Ok(())
        }
        Kind::Number => {
            let span = reader.skip()?;
            *data = Data::Number(reader.text()[span.start..span.end].into());
            Ok(())
        }
    }
}

fn read_members<'t>(
    members: &mut Members<'t>,
    reader: &mut Reader<'t, dyn Watch + '_>,
    twice: Twice,
) -> Result<(), SyntaxError> {
    reader.open_object()?;
    while let Some(name) = reader.next_key()? {
        let mut value = Value::NULL;
        let read = read_into(&mut value, reader, twice);
        // Of a value that an error stops, an object may hold what is worth a look.
        if read.is_ok() || value.is_object() {
            members.0.push(Member { name, value });
        }
        read?;
    }
    Ok(())
}

fn read_elements<'t>(
    elements: &mut Vec<Value<'t>>,
    reader: &mut Reader<'t, dyn Watch + '_>,
    twice: Twice,
) -> Result<(), SyntaxError> {
    reader.open_array()?;
    while reader.next_element()? {
        let mut value = Value::NULL;
        let read = read_into(&mut value, reader, twice);
        elements.push(value);
        read?;
    }
    Ok(())
}

struct PassedOver<'d> {
    first_error: Option<SyntaxError>,
    tell: &'d mut dyn FnMut(Odd, &Path),
}

impl Watch for PassedOver<'_> {
    fn comment(&mut self, _: Comment, path: &Path) {
        (self.tell)(Odd::Comment, path);
    }

    fn duplicate_key(&mut self, key: &Text, path: &Path) {
        (self.tell)(Odd::DuplicateKey(key), path);
    }

    fn recovered(&mut self, error: &SyntaxError, _: &Path) {
        self.first_error.get_or_insert_with(|| error.clone());
    }

    fn byte_order_mark(&mut self, _: Span) {
        (self.tell)(Odd::ByteOrderMark, &Path::default());
    }
}

/// Closes findings about a text that was read: each gets its place, by its pointer into the value of
/// the text where that is all it has, in the units that `offsets` asks for.
pub(crate) fn placed(
    findings: Findings,
    value: Option<&Value>,
    text: &[u8],
    offsets: Offsets,
) -> Vec<Finding> {
    let mut findings = findings.into_kept();
    if offsets != Offsets::None {
        for finding in findings.iter_mut().filter(|it| it.start.is_none()) {
            let found = value.and_then(|it| it.at_pointer(&finding.pointer));
            finding.start = found.map(|it| it.span.start);
            finding.end = found.map(|it| it.span.end);
        }
    }
    locate(&mut findings, text, offsets);
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_a_byte_order_mark_are_passed_over() {
        let read = read_leniently("\u{feff}{ // é\n\"a\": /* x */ 1}".as_bytes()).unwrap();
        assert_eq!(read.to_json(), r#"{"a":1}"#);
    }

    #[test]
    fn of_duplicates_the_last_counts() {
        let text = br#"{"a":1,"b":{"c":[0,22]},"a":3}"#;
        let mut told = Vec::new();
        let read = read_telling(text, &mut |odd, path| {
            if let Odd::DuplicateKey(key) = odd {
                told.push(path.pointer(&[&key.value]));
            }
        });
        assert_eq!(read.unwrap().to_json(), r#"{"b":{"c":[0,22]},"a":3}"#);
        assert_eq!(told, ["/a"]);
        let read = read_leniently(text).unwrap();
        let span = |pointer| read.at_pointer(pointer).map(|it| it.span);
        assert_eq!(span("/a"), Some(Span::new(28, 29)));
        assert_eq!(span("/b/c/1"), Some(Span::new(19, 21)));
        assert_eq!(span("/none/0"), None);
    }
}
