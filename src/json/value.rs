//! Reading a text for what it says, not for how it is written.

use std::borrow::Cow;

use super::quick;
use super::write::{ObjectWriter, push_text};
use super::{Comment, Kind, Path, Reader, SyntaxError, Text, Watch};
use crate::finding::{Finding, Findings, Offsets, Span, locate, show};
use crate::hashing::HashSet;

/// A value of JSON and where it stands. It borrows what it can from the text: to copy every name and
/// every id of an answer takes three times as long as to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value<'t> {
    pub data: Data<'t>,
    /// Where it stands in the text; at its start where it was made and not read.
    pub span: Span,
}

/// What a value is. A number is kept as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Data<'t> {
    Null,
    Bool(bool),
    Number(Cow<'t, str>),
    String(Cow<'t, str>),
    Array(Vec<Value<'t>>),
    Object(Members<'t>),
}

/// A name and a value of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member<'t> {
    pub name: Text<'t>,
    pub value: Value<'t>,
}

/// The members of an object, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Members<'t>(pub(super) Vec<Member<'t>>);

impl<'t> Members<'t> {
    pub const NONE: Self = Self(Vec::new());

    pub fn get(&self, name: &str) -> Option<&Value<'t>> {
        let found = self.0.iter().find(|it| it.name.value == name);
        found.map(|it| &it.value)
    }

    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn as_slice(&self) -> &[Member<'t>] {
        &self.0
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'t>)> {
        self.0.iter().map(|it| (&*it.name.value, &it.value))
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|it| &*it.name.value)
    }

    /// The members but those of some names.
    pub fn without(mut self, names: &[&str]) -> Self {
        self.0.retain(|it| !names.contains(&&*it.name.value));
        self
    }

    /// Of members of one name, the last.
    fn keep_last(&mut self) {
        let mut seen = HashSet::default();
        let names = self.0.iter().rev();
        let is_last: Vec<_> = names.map(|it| seen.insert(&*it.name.value)).collect();
        let mut is_last = is_last.into_iter().rev();
        self.0.retain(|_| is_last.next().unwrap_or_default());
    }
}

/// A value that was made, and stands nowhere.
impl<'t> From<Data<'t>> for Value<'t> {
    fn from(data: Data<'t>) -> Self {
        let span = Span::default();
        Self { data, span }
    }
}

impl<'t> Value<'t> {
    pub const NULL: Self = Self {
        data: Data::Null,
        span: Span { start: 0, end: 0 },
    };

    pub fn text(text: impl Into<Cow<'t, str>>) -> Self {
        Data::String(text.into()).into()
    }

    /// An array of values.
    pub fn array(values: impl IntoIterator<Item = Self>) -> Self {
        Data::Array(values.into_iter().collect()).into()
    }

    /// An array of texts.
    pub fn texts<T: Into<Cow<'t, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::array(texts.into_iter().map(Self::text))
    }

    /// An object of these members; no name may stand among them twice.
    pub fn object<N: Into<Cow<'t, str>>>(members: impl IntoIterator<Item = (N, Self)>) -> Self {
        let member = |(name, value): (N, Self)| Member {
            name: Text {
                value: name.into(),
                span: Span::default(),
            },
            value,
        };
        Data::Object(Members(members.into_iter().map(member).collect())).into()
    }

    /// The member of that name, of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The value that a JSON Pointer leads to from here.
    pub fn at_pointer(&self, pointer: &str) -> Option<&Self> {
        pointer.split('/').skip(1).try_fold(self, |value, token| {
            let name = token.replace("~1", "/").replace("~0", "~");
            match &value.data {
                Data::Object(members) => members.get(&name),
                Data::Array(elements) => elements.get(name.parse::<usize>().ok()?),
                _ => None,
            }
        })
    }

    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    pub fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        match &self.data {
            Data::Array(elements) => Some(elements),
            _ => None,
        }
    }

    pub fn as_object(&self) -> Option<&Members<'t>> {
        match &self.data {
            Data::Object(members) => Some(members),
            _ => None,
        }
    }

    pub fn is_object(&self) -> bool {
        self.as_object().is_some()
    }

    /// The kind of a value.
    pub fn kind(&self) -> Kind {
        match &self.data {
            Data::Null => Kind::Null,
            Data::Bool(_) => Kind::Bool,
            Data::Number(_) => Kind::Number,
            Data::String(_) => Kind::String,
            Data::Array(_) => Kind::Array,
            Data::Object(_) => Kind::Object,
        }
    }

    /// Appends it to a text, as JSON without white space.
    pub fn write(&self, out: &mut String) {
        match &self.data {
            Data::Null => out.push_str("null"),
            Data::Bool(true) => out.push_str("true"),
            Data::Bool(false) => out.push_str("false"),
            Data::Number(digits) => out.push_str(digits),
            Data::String(text) => push_text(out, text),
            Data::Array(elements) => {
                let mut before = '[';
                for element in elements {
                    out.push(before);
                    element.write(out);
                    before = ',';
                }
                out.push_str(if before == '[' { "[]" } else { "]" });
            }
            Data::Object(members) => {
                let mut object = ObjectWriter::open(out);
                for (name, value) in members.iter() {
                    value.write(object.name(name));
                }
                object.close();
            }
        }
    }

    /// The value as JSON without white space.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

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
    reader.start()?;
    let value = read_value(&mut reader).map_err(|mut error| {
        let pointer = || reader.path().pointer(&[]);
        error.pointer.get_or_insert_with(pointer);
        error
    })?;
    reader.end()?;
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
pub(super) fn read_value<'t, W: Watch>(
    reader: &mut Reader<'t, W>,
) -> Result<Value<'t>, SyntaxError> {
    let mut value = Value::NULL;
    read_into(&mut value, reader, Twice::LastCounts)?;
    Ok(value)
}

/// Reads the value that starts here, as far as it can be read: what an error stops holds what stands
/// before it. Members of one name are all there.
pub(crate) fn read_as_far_as_possible<'t, W: Watch>(
    reader: &mut Reader<'t, W>,
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

fn read_into<'t, W: Watch>(
    value: &mut Value<'t>,
    reader: &mut Reader<'t, W>,
    twice: Twice,
) -> Result<(), SyntaxError> {
    let kind = reader.kind()?;
    let start = reader.position();
    let read = read_data(&mut value.data, kind, reader, twice);
    value.span = Span::new(start, reader.position());
    read
}

fn read_data<'t, W: Watch>(
    data: &mut Data<'t>,
    kind: Kind,
    reader: &mut Reader<'t, W>,
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

fn read_members<'t, W: Watch>(
    members: &mut Members<'t>,
    reader: &mut Reader<'t, W>,
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

fn read_elements<'t, W: Watch>(
    elements: &mut Vec<Value<'t>>,
    reader: &mut Reader<'t, W>,
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
