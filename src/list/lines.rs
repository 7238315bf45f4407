//! The lines of a text that say something.

use super::comment::is_comment;
use super::csv::{after_line_end, line_at};
use crate::resource::IdFormat;

/// The lines of a text from a place on, but for comments.
#[derive(Clone)]
pub(super) struct Lines<'t> {
    pub text: &'t str,
    pub at: usize,
    pub format: IdFormat,
}

impl<'t> Iterator for Lines<'t> {
    /// Where a line starts, and the line.
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.text.len() {
            let (at, line) = (self.at, line_at(self.text, self.at));
            self.at = after_line_end(self.text, at + line.len());
            if !line.trim().is_empty() && !is_comment(line, self.format) {
                return Some((at, line));
            }
        }
        None
    }
}
