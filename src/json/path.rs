//! Where in the value the reader is, as a JSON Pointer (RFC 6901).

use std::borrow::Cow;

/// One step into an object or an array.
#[derive(Debug)]
pub(crate) enum Step<'t> {
    Key(Cow<'t, str>),
    Index(usize),
}

/// The steps from the root to a value.
#[derive(Debug, Default)]
pub(crate) struct Path<'t> {
    pub(super) steps: Vec<Step<'t>>,
}

impl Path<'_> {
    /// How many steps there are.
    pub fn depth(&self) -> usize {
        self.steps.len()
    }

    /// The index of this path's value in its array.
    pub fn index(&self) -> Option<usize> {
        match self.steps.last() {
            Some(Step::Index(index)) => Some(*index),
            _ => None,
        }
    }

    /// The pointer to the value `tail` below this path.
    pub fn pointer(&self, tail: &[&str]) -> String {
        let mut pointer = pointer_along(&self.steps);
        push_tokens(&mut pointer, tail);
        pointer
    }

    /// The pointer to the value `tail` below another element of the array that this path is in.
    pub fn sibling(&self, index: usize, tail: &[&str]) -> String {
        let in_array = self
            .steps
            .iter()
            .rposition(|it| matches!(it, Step::Index(_)));
        let mut pointer = pointer_along(&self.steps[..in_array.unwrap_or_default()]);
        push_token(&mut pointer, &index.to_string());
        push_tokens(&mut pointer, tail);
        pointer
    }
}

fn pointer_along(steps: &[Step]) -> String {
    // Room for nearly every pointer into a body.
    let mut pointer = String::with_capacity(80);
    for step in steps {
        match step {
            Step::Key(key) => push_token(&mut pointer, key),
            Step::Index(index) => push_token(&mut pointer, &index.to_string()),
        }
    }
    pointer
}

/// The JSON Pointer of these tokens.
pub(crate) fn pointer_of(tokens: &[&str]) -> String {
    let mut pointer = String::new();
    push_tokens(&mut pointer, tokens);
    pointer
}

fn push_tokens(pointer: &mut String, tokens: &[&str]) {
    for token in tokens {
        push_token(pointer, token);
    }
}

/// Appends one token to a JSON Pointer: `~` and `/` escaped.
pub(crate) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    if !token.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        pointer.push_str(token);
        return;
    }
    for char in token.chars() {
        match char {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_escaped() {
        let mut path = Path::default();
        path.steps.push(Step::Key("a/b~c".into()));
        path.steps.push(Step::Index(3));
        assert_eq!(path.pointer(&["id"]), "/a~1b~0c/3/id");
        assert_eq!(path.sibling(7, &["x"]), "/a~1b~0c/7/x");
    }
}
