//! What stands around a body that was copied with its surroundings: the head of an HTTP message, the
//! fence of a block of code, the quotes of a shell, a piece of a program.

use super::reader::Reader;
use super::scalar::error;
use super::{SyntaxError, Watch};
use crate::finding::{Span, rules};

/// What may stand behind a body that something stands before: quotes, brackets and the like.
const BEHIND: &str = "'\"`;)@,\\ \t\r\n";
/// The longest such text.
const BEHIND_LENGTH: usize = 12;

/// What a request may be sent with (RFC 9110, 9.3; RFC 5789).
pub(crate) const METHODS: [&str; 5] = ["PATCH", "POST", "PUT", "DELETE", "GET"];

impl Reader<'_, dyn Watch + '_> {
    /// Passes what stands before the body, where it is certain that it is no part of it.
    #[cold]
    pub(super) fn pass_preface(&mut self) -> Result<(), SyntaxError> {
        let rest = &self.text[self.at..];
        let Some((words, length)) = preface(rest) else {
            return Ok(());
        };
        let behind = rest[length..].trim_start_matches(|it: char| it.is_ascii_whitespace());
        if !behind.starts_with(['{', '[']) {
            return Ok(());
        }
        let span = Span::new(self.at, self.at + length);
        let found = error(rules::JsonTextBefore { found: words }, span.start, span.end).mend(
            "Remove it",
            span,
            "",
        );
        self.recover(found)?;
        self.preface = Some(span);
        self.at = span.end;
        self.skip_space()
    }

    /// Passes what stands behind the body and is no part of it.
    pub(super) fn pass_behind(&mut self) -> Result<(), SyntaxError> {
        let rest = &self.text[self.at..];
        let are_zeros = rest
            .chars()
            .all(|it| matches!(it, '\0' | '\u{1a}') || it.is_ascii_whitespace());
        let closes = self.preface.is_some()
            && (rest.starts_with("```")
                || rest.len() <= BEHIND_LENGTH && rest.chars().all(|it| BEHIND.contains(it)));
        let span = Span::new(self.at, self.text.len());
        let found = match are_zeros {
            true => error(rules::JsonNul, span.start, span.end),
            false => error(rules::JsonAfterEnd, span.start, span.end),
        };
        if !are_zeros && !closes {
            return Err(found);
        }
        self.recover(found.mend("Remove it", span, ""))?;
        self.at = span.end;
        Ok(())
    }
}

/// What stands before a body, and how long it is.
fn preface(text: &str) -> Option<(&'static str, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let (line, length) = (line.trim_end(), line.len());
    if line.starts_with("```") || line.starts_with("~~~") {
        return (length < text.len()).then_some(("The fence of a block of code", length));
    }
    let has_method = || {
        let word = line.split_once(' ').map(|it| it.0);
        word.is_some_and(|it| METHODS.contains(&it))
    };
    let is_header = || header_name(line).is_some_and(|it| !is_of_error(it));
    if has_method() || line.starts_with("HTTP/") || is_header() {
        // Where it was copied from a page, the empty line behind it may be lost.
        let ends = ["\n\n", "\n\r\n", "\n{", "\n["];
        let ends = ends.iter().filter_map(|it| {
            let length = it.trim_end_matches(['{', '[']).len();
            Some(text.find(it)? + length)
        });
        return ends.min().map(|end| ("The head of an HTTP message", end));
    }
    let brace = text.find(['{', '['])?;
    let before = text[..brace].trim_end();
    // What precedes must end as what a value follows: `$body = @'`, `send(`, `--data '`.
    let opens = before.ends_with(['=', '(', '\'', '"', '`', ':']);
    // Behind a comment, the brace is a part of it; addresses hold slashes as well.
    let mut slashes = before.match_indices("//");
    let has_comment = before.contains("/*") || slashes.any(|it| !before[..it.0].ends_with(':'));
    (opens && !has_comment && !before.contains('\n') && before.len() <= LONGEST_START)
        .then_some(("A piece of a command or a program", brace))
}

/// The longest start of a statement that a body may follow.
const LONGEST_START: usize = 500;

/// The name of the header of HTTP that a line is, as tools print it: `Content-Type: application/json`.
pub(crate) fn header_name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(": ")?;
    let mut bytes = name.bytes();
    let is_name = !name.is_empty() && bytes.all(|it| it.is_ascii_alphabetic() || it == b'-');
    is_name.then_some(name)
}

/// Words for errors in names, in the languages that tools speak.
const ERRORS: [&str; 9] = [
    "erro",
    "exception",
    "failed",
    "failure",
    "fault",
    "fehler",
    "erreur",
    "fallo",
    "fout",
];

/// Whether what stands before a colon speaks of an error: `ERROR: Conflict` is no header.
pub(crate) fn is_of_error(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ERRORS.iter().any(|it| name.contains(it))
}
