//! Writing JSON values as the literals of a programming language.

use crate::json::{Data, Value};

/// How a language writes what JSON holds.
#[derive(Debug)]
pub(super) struct Literals {
    pub object: Brackets,
    pub array: Brackets,
    /// Writes the name of a member.
    pub key: fn(&str) -> String,
    /// What stands before and after the name, and after the value.
    pub member: [&'static str; 3],
    /// Writes a text, as the language has it.
    pub text: fn(&str) -> String,
    /// What stands around the text where it is a value in a body.
    pub text_value: [&'static str; 2],
    pub null: &'static str,
    /// `false` and `true`.
    pub bools: [&'static str; 2],
    /// What stands around a whole number of 64 bits, and around any other.
    pub numbers: [[&'static str; 2]; 2],
    /// One level of indentation.
    pub indent: &'static str,
    /// The width up to which what is not asked to take several lines takes one.
    pub width: usize,
}

/// What stands around and between elements. A line break in it is indented.
#[derive(Debug)]
pub(super) struct Brackets {
    pub empty: &'static str,
    /// Where they share a line: before, between and after them.
    pub line: [&'static str; 3],
    /// Where each has its own: before, between, behind the last, and on the line after it.
    pub lines: [&'static str; 4],
}

impl Brackets {
    fn of(&self, has_lines: bool) -> [&'static str; 4] {
        let [open, comma, close] = self.line;
        match has_lines {
            true => self.lines,
            false => [open, comma, "", close],
        }
    }
}

pub(super) const fn brackets(
    empty: &'static str,
    line: [&'static str; 3],
    lines: [&'static str; 4],
) -> Brackets {
    Brackets { empty, line, lines }
}

type Element<'v> = (Option<&'v str>, &'v Value<'v>);

impl Literals {
    /// An object of members, each on its own line, that starts on a line `depth` levels in. It is a body,
    /// whose arrays take several lines too.
    pub fn members<'v>(
        &self,
        members: impl IntoIterator<Item = (&'v str, &'v Value<'v>)>,
        depth: usize,
    ) -> String {
        let members = members.into_iter().map(|(key, it)| (Some(key), it));
        let mut out = String::new();
        self.push_all(&mut out, &self.object, members.collect(), Some(depth), true);
        out
    }

    /// One of the body's values as a literal.
    pub fn value(&self, value: &Value, depth: usize) -> String {
        let mut out = String::new();
        self.push(&mut out, value, Some(depth), value.as_array().is_some());
        out
    }

    /// Writes a value, on one line where `depth` is none or it fits there and need not be `broken`.
    fn push(&self, out: &mut String, value: &Value, depth: Option<usize>, broken: bool) {
        let depth = depth.filter(|it| broken || !self.fits(value, *it));
        match &value.data {
            Data::Null => out.push_str(self.null),
            Data::Bool(it) => out.push_str(self.bools[usize::from(*it)]),
            Data::Number(digits) => {
                let [before, after] = self.numbers[usize::from(digits.parse::<i64>().is_err())];
                push_around(out, before, digits, after);
            }
            Data::String(text) => {
                let [before, after] = self.text_value;
                push_around(out, before, &(self.text)(text), after);
            }
            Data::Object(members) => {
                let members = members.iter().map(|(key, it)| (Some(key), it));
                self.push_all(out, &self.object, members.collect(), depth, false);
            }
            Data::Array(elements) => {
                let elements = elements.iter().map(|it| (None, it));
                self.push_all(out, &self.array, elements.collect(), depth, false);
            }
        }
    }

    /// Writes elements with their brackets; of a `body`, arrays take several lines.
    fn push_all(
        &self,
        out: &mut String,
        brackets: &Brackets,
        elements: Vec<Element>,
        depth: Option<usize>,
        body: bool,
    ) {
        if elements.is_empty() {
            return out.push_str(brackets.empty);
        }
        let [open, comma, last, close] = brackets.of(depth.is_some());
        let inner = depth.map(|it| it + 1);
        self.push_indented(out, open, depth);
        for (at, (key, value)) in elements.into_iter().enumerate() {
            if at > 0 {
                out.push_str(comma);
            }
            self.break_line(out, inner);
            let broken = body && value.as_array().is_some();
            let Some(key) = key else {
                self.push(out, value, inner, broken);
                continue;
            };
            let [before, after, end] = self.member;
            push_around(out, before, &(self.key)(key), after);
            self.push(out, value, inner, broken);
            out.push_str(end);
        }
        out.push_str(last);
        self.break_line(out, depth);
        out.push_str(close);
    }

    fn fits(&self, value: &Value, depth: usize) -> bool {
        let mut line = String::new();
        self.push(&mut line, value, None, false);
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

fn push_around(out: &mut String, before: &str, text: &str, after: &str) {
    out.push_str(before);
    out.push_str(text);
    out.push_str(after);
}
