//! Reading JSON text where it lies: no copies, a position for everything, comments passed over and
//! told, duplicate keys told, depth bounded.
//!
//! The reader reads on behind what is not JSON though what is meant is certain, such as a comma that is
//! missing or too many or a quote of a word processor, so that one reading finds all of it. It accepts and refuses exactly what `serde_json` does for a `Value`, comments and a byte
//! order mark aside: `agree` says what that means, and holds it to it. It exists because no library gives positions, comments and duplicate keys
//! together.

#[cfg(any(test, fuzzing))]
mod agree;
mod around;
mod binary;
mod faults;
mod keys;
mod odd;
mod path;
mod quick;
mod read;
mod reader;
mod scalar;
#[cfg(test)]
mod tests;
mod value;
mod write;

use std::borrow::Cow;

use crate::finding::{Draft, Finding, Offsets, Params, Rule, Span, Told, locate};
#[cfg(any(test, fuzzing))]
pub use agree::agree;
#[allow(unused_imports)] // for the readers of lists
pub(crate) use around::{METHODS, header_name, is_of_error};
pub(crate) use binary::{Binary, binary, marked_utf16};
pub(crate) use path::{Path, pointer_of, push_token};
pub(crate) use read::{
    Odd, placed, read_as_far_as_possible, read_leniently, read_telling, read_unambiguous,
};
pub(crate) use reader::Reader;
pub(crate) use value::{Data, Member, Members, Value};
pub(crate) use write::{ObjectWriter, push_text, quoted};

/// The kind of a value, as its first character tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// The kind in words, with its article.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::String => "text",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// A text of the input: what it says, and the span it stands in, quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text<'t> {
    pub value: Cow<'t, str>,
    pub span: Span,
}

/// A comment in the text.
#[derive(Clone, Copy)]
pub(crate) struct Comment {
    pub span: Span,
    /// What can stand in its place. `None` where the rest of the value may stand in it: of a body
    /// that lost its line breaks, all that follows a `//` is comment.
    pub instead: Option<&'static str>,
}

/// Is told what the reader passes over.
pub(crate) trait Watch {
    /// A comment, and the path of the innermost object or array it stands in.
    fn comment(&mut self, comment: Comment, path: &Path);
    /// A key that the object at `path` already had.
    fn duplicate_key(&mut self, key: &Text, path: &Path);
    /// A syntax error whose mend is certain: the text is read on as if it was mended. `path` leads
    /// to the object or array it is in.
    fn recovered(&mut self, error: &SyntaxError, path: &Path);
    /// A byte order mark at the start.
    fn byte_order_mark(&mut self, span: Span);
}

/// A place where the text is no JSON. Nothing behind it is read, unless its mend is certain.
#[derive(Clone, Debug)]
pub(crate) struct SyntaxError {
    pub rule: &'static Rule,
    pub span: Span,
    /// Where it is, if not at the path the reader stands at.
    pub pointer: Option<String>,
    /// The params of the rule's words.
    pub params: Params,
    pub fix: Option<Box<Mend>>,
}

/// The certain mend of a syntax error.
#[derive(Clone, Debug)]
pub(crate) struct Mend {
    pub title: &'static str,
    /// What to replace.
    pub span: Span,
    pub text: Cow<'static, str>,
}

impl Told for &SyntaxError {
    fn rule(&self) -> &'static Rule {
        self.rule
    }

    fn tell(&self, params: &mut Params) {
        params.clone_from(&self.params);
    }
}

impl SyntaxError {
    /// Puts what else is known into a finding of it.
    pub fn detail<'f>(&self, finding: &'f mut Draft) -> &'f mut Draft {
        finding.at(self.span);
        if let Some(Mend { title, span, text }) = self.fix.as_deref() {
            finding.fix(title, *span, text.clone().into_owned());
        }
        finding
    }

    /// The error in one line, with its place in `text`.
    pub fn words(&self, text: &[u8]) -> String {
        let mut finding = [Finding::new(self, String::new(), |it| self.detail(it))];
        locate(&mut finding, text, Offsets::Bytes);
        let [
            Finding {
                line,
                column,
                message,
                ..
            },
        ] = finding;
        let (line, column) = (line.unwrap_or_default(), column.unwrap_or_default());
        format!("line {line}, column {column}: {message}")
    }
}
