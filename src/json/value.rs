//! Reading a text for what it says, not for how it is written.

use std::borrow::Cow;

use super::quick;
use super::write::{ObjectWriter, push_text};
use super::{Comment, Kind, Path, Reader, SyntaxError, Text, Watch};
use crate::finding::{Finding, Findings, Offsets, Span, locate, show};
use crate::hashing::{HashMap, HashSet};

/// A value of JSON that borrows what it can from the text: to copy every name and every id of an
/// answer takes three times as long as to read it. A number is kept as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'t> {
    Null,
    Bool(bool),
    Number(Cow<'t, str>),
    String(Cow<'t, str>),
    Array(Vec<Value<'t>>),
    Object(Members<'t>),
}

/// The members of an object, in the order of the text; no name stands there twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Members<'t>(Vec<(Cow<'t, str>, Value<'t>)>);

impl<'t> Members<'t> {
    pub const NONE: Self = Self(Vec::new());

    pub fn get(&self, name: &str) -> Option<&Value<'t>> {
        let found = self.0.iter().find(|it| it.0 == name);
        found.map(|(_, value)| value)
    }

    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'t>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// The members but those of some names.
    pub fn without(mut self, names: &[&str]) -> Self {
        self.0.retain(|(name, _)| !names.contains(&&**name));
        self
    }

    /// Members of which no two have one name.
    pub(super) fn of_distinct(members: Vec<(Cow<'t, str>, Value<'t>)>) -> Self {
        Self(members)
    }

    /// Of members of one name, the last.
    fn keep_last(&mut self) {
        let mut seen = HashSet::default();
        let is_last: Vec<_> = self.0.iter().rev().map(|it| seen.insert(&*it.0)).collect();
        let mut is_last = is_last.into_iter().rev();
        self.0.retain(|_| is_last.next().unwrap_or_default());
    }
}

impl<'t> Value<'t> {
    pub fn text(text: impl Into<Cow<'t, str>>) -> Self {
        Self::String(text.into())
    }

    /// An array of texts.
    pub fn texts<T: Into<Cow<'t, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Array(texts.into_iter().map(Self::text).collect())
    }

    /// An object of these members; no name may stand among them twice.
    pub fn object<N: Into<Cow<'t, str>>>(members: impl IntoIterator<Item = (N, Self)>) -> Self {
        let members = members.into_iter();
        Self::Object(Members(
            members.map(|(name, value)| (name.into(), value)).collect(),
        ))
    }

    /// The member of that name, of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    pub fn as_object(&self) -> Option<&Members<'t>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    pub fn is_object(&self) -> bool {
        self.as_object().is_some()
    }

    /// The kind of a value.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Bool(_) => Kind::Bool,
            Self::Number(_) => Kind::Number,
            Self::String(_) => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }

    /// Appends it to a text, as JSON without white space.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(digits) => out.push_str(digits),
            Self::String(text) => push_text(out, text),
            Self::Array(elements) => {
                let mut before = '[';
                for element in elements {
                    out.push(before);
                    element.write(out);
                    before = ',';
                }
                out.push_str(if before == '[' { "[]" } else { "]" });
            }
            Self::Object(members) => {
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

/// Reads the value that starts here.
pub(super) fn read_value<'t, W: Watch>(
    reader: &mut Reader<'t, W>,
) -> Result<Value<'t>, SyntaxError> {
    Ok(match reader.kind()? {
        Kind::String => Value::String(reader.string()?.value),
        Kind::Object => {
            let duplicates = reader.duplicate_keys();
            let mut members = Members::default();
            reader.open_object()?;
            while let Some(key) = reader.next_key()? {
                members.0.push((key.value, read_value(reader)?));
            }
            // They may be those of an object within, which does no harm.
            if reader.duplicate_keys() > duplicates {
                members.keep_last();
            }
            Value::Object(members)
        }
        Kind::Array => {
            let mut elements = Vec::new();
            reader.open_array()?;
            while reader.next_element()? {
                elements.push(read_value(reader)?);
            }
            Value::Array(elements)
        }
        Kind::Null => reader.skip().map(|_| Value::Null)?,
        Kind::Bool => {
            let span = reader.skip()?;
            Value::Bool(reader.text()[span.start..].starts_with('t'))
        }
        Kind::Number => {
            let span = reader.skip()?;
            Value::Number(reader.text()[span.start..span.end].into())
        }
    })
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
    let placeless = findings.iter_mut().filter(|it| it.start.is_none());
    let placeless: Vec<_> = placeless.collect();
    if placeless.is_empty() {
        return;
    }
    let mut sought = Sought::default();
    for finding in &placeless {
        sought.at(&finding.pointer);
    }
    sought.find_in(text);
    for finding in placeless {
        let span = sought.at(&finding.pointer).span;
        finding.start = span.map(|it| it.start);
        finding.end = span.map(|it| it.end);
    }
}

/// The values that pointers lead to, as the tree of the pointers' tokens: so what no pointer leads
/// into is passed over, and no pointer to it is made, which a text might make long.
#[derive(Default)]
struct Sought {
    below: HashMap<String, Sought>,
    /// Where it stands, once it was found. Of duplicates, the last.
    span: Option<Span>,
}

impl Sought {
    /// The value that a pointer leads to.
    fn at(&mut self, pointer: &str) -> &mut Self {
        pointer.split('/').skip(1).fold(self, |it, token| {
            let name = token.replace("~1", "/").replace("~0", "~");
            it.below.entry(name).or_default()
        })
    }

    /// Finds them in a text that was read before.
    fn find_in(&mut self, text: &[u8]) {
        let watch = PassedOver {
            first_error: None,
            tell: &mut |_, _| {},
        };
        let mut reader = Reader::new(text, watch);
        let read = reader.start().and_then(|()| self.find(&mut reader));
        debug_assert!(read.is_ok(), "the text was read before");
    }

    fn find(&mut self, reader: &mut Reader<PassedOver>) -> Result<(), SyntaxError> {
        let kind = reader.kind()?;
        let start = reader.position();
        match kind {
            Kind::Object if !self.below.is_empty() => {
                reader.open_object()?;
                while let Some(key) = reader.next_key()? {
                    self.find_below(&key.value, reader)?;
                }
            }
            Kind::Array if !self.below.is_empty() => {
                reader.open_array()?;
                while reader.next_element()? {
                    let index = reader.path().index().unwrap_or_default();
                    self.find_below(&index.to_string(), reader)?;
                }
            }
            _ => {
                reader.skip()?;
            }
        }
        self.span = Some(Span::new(start, reader.position()));
        Ok(())
    }

    fn find_below(
        &mut self,
        name: &str,
        reader: &mut Reader<PassedOver>,
    ) -> Result<(), SyntaxError> {
        match self.below.get_mut(name) {
            Some(below) => below.find(reader),
            None => reader.skip().map(drop),
        }
    }
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
        let mut sought = Sought::default();
        for pointer in ["/a", "/b/c/1", "/none/0"] {
            sought.at(pointer);
        }
        sought.find_in(text);
        assert_eq!(sought.at("/a").span, Some(Span::new(28, 29)));
        assert_eq!(sought.at("/b/c/1").span, Some(Span::new(19, 21)));
        assert_eq!(sought.at("/none/0").span, None);
    }
}
