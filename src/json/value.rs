//! What a text says, as a tree: each value with where it stands.

use std::borrow::Cow;

use super::write::{ObjectWriter, push_text};
use super::{Kind, Text};
use crate::finding::Span;
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
    pub(super) fn keep_last(&mut self) {
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
