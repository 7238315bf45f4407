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

    /// The pointer to the value `tail` below this path.
    pub fn pointer(&self, tail: &[&str]) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            match step {
                Step::Key(key) => push_token(&mut pointer, key),
                Step::Index(index) => push_token(&mut pointer, &index.to_string()),
            }
        }
        for token in tail {
            push_token(&mut pointer, token);
        }
        pointer
    }
}

/// Appends one token to a JSON Pointer: `~` and `/` escaped.
pub(crate) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
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
    }
}
