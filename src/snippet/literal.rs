//! Writing JSON values as the literals of a programming language.

use crate::json::{Data, Value};

/// How a language writes what JSON holds.
pub(super) struct Literals {
    pub object: Brackets,
    pub array: Brackets,
    /// Writes the key of a member, and what stands around it.
    pub key: fn(&mut String, &str),
    /// What stands after the value of a member.
    pub member_end: &'static str,
    pub string: fn(&mut String, &str),
    /// Writes a number, `true`, `false` or `null`, as JSON spells it.
    pub plain: fn(&mut String, &str),
    /// One level of indentation.
    pub indent: &'static str,
    /// The width up to which what is not asked to take several lines takes one.
    pub width: usize,
}

/// What stands around and between elements: first where they share a line, second where each has
/// its own. A line break in it is indented.
pub(super) struct Brackets {
    pub empty: &'static str,
    pub open: [&'static str; 2],
    pub comma: [&'static str; 2],
    /// What stands before the bracket that closes.
    pub last: [&'static str; 2],
    pub close: &'static str,
}

/// The levels that always have an element a line: the body, and its arrays.
const BROKEN: usize = 2;

impl Literals {
    /// The body as a literal that starts on a line `depth` levels in.
    pub fn body<'v>(
        &self,
        members: impl IntoIterator<Item = (&'v str, &'v Value<'v>)>,
        depth: usize,
    ) -> String {
        self.within(&self.object, members, depth)
    }

    /// The members between other brackets than an object's.
    pub fn within<'v>(
        &self,
        brackets: &Brackets,
        members: impl IntoIterator<Item = (&'v str, &'v Value<'v>)>,
        depth: usize,
    ) -> String {
        let members = members.into_iter().map(|(key, it)| (Some(key), it));
        let mut out = String::new();
        self.push_all(&mut out, brackets, members.collect(), Some(depth), BROKEN);
        out
    }

    /// One of the body's values as a literal.
    pub fn value(&self, value: &Value, depth: usize) -> String {
        let mut out = String::new();
        let broken = usize::from(value.as_array().is_some());
        self.push(&mut out, value, Some(depth), broken);
        out
    }

    /// Text as a literal.
    pub fn text(&self, text: &str) -> String {
        let mut out = String::new();
        (self.string)(&mut out, text);
        out
    }

    /// Writes a value, on one line where `depth` is none. The first `broken` levels take several.
    fn push(&self, out: &mut String, value: &Value, depth: Option<usize>, broken: usize) {
        let depth = depth.filter(|it| broken > 0 || !self.fits(value, *it));
        match &value.data {
            Data::Null => (self.plain)(out, "null"),
            Data::Bool(true) => (self.plain)(out, "true"),
            Data::Bool(false) => (self.plain)(out, "false"),
            Data::Number(digits) => (self.plain)(out, digits),
            Data::String(text) => (self.string)(out, text),
            Data::Object(members) => {
                let members = members.iter().map(|(key, it)| (Some(key), it));
                self.push_all(out, &self.object, members.collect(), depth, broken);
            }
            Data::Array(elements) => {
                let elements = elements.iter().map(|it| (None, it));
                self.push_all(out, &self.array, elements.collect(), depth, broken);
            }
        }
    }

    fn push_all(
        &self,
        out: &mut String,
        brackets: &Brackets,
        elements: Vec<(Option<&str>, &Value)>,
        depth: Option<usize>,
        broken: usize,
    ) {
        if elements.is_empty() {
            return out.push_str(brackets.empty);
        }
        let way = usize::from(depth.is_some());
        let inner = depth.map(|it| it + 1);
        self.push_indented(out, brackets.open[way], depth);
        for (at, (key, value)) in elements.into_iter().enumerate() {
            if at > 0 {
                out.push_str(brackets.comma[way]);
            }
            self.break_line(out, inner);
            if let Some(key) = key {
                (self.key)(out, key);
            }
            self.push(out, value, inner, broken.saturating_sub(1));
            if key.is_some() {
                out.push_str(self.member_end);
            }
        }
        out.push_str(brackets.last[way]);
        self.break_line(out, depth);
        out.push_str(brackets.close);
    }

    fn fits(&self, value: &Value, depth: usize) -> bool {
        let mut line = String::new();
        self.push(&mut line, value, None, 0);
        line.chars().count() + depth * self.indent.len() <= self.width
    }

    fn push_indented(&self, out: &mut String, text: &str, depth: Option<usize>) {
        let mut lines = text.split('\n');
        out.push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.break_line(out, depth);
            out.push_str(line);
        }
    }

    fn break_line(&self, out: &mut String, depth: Option<usize>) {
        let Some(depth) = depth else { return };
        out.push('\n');
        for _ in 0..depth {
            out.push_str(self.indent);
        }
    }
}
