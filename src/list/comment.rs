//! What stands in a list for people alone.

use crate::delta::id::IdCheck;
use crate::delta::id::{check_id, resembles_id};
use crate::finding::Span;
use crate::resource::{IdFormat, IdKind};

/// Whether a line is a comment: `#` or `//`, and what the list's ids cannot be.
pub(super) fn is_comment(line: &str, format: IdFormat) -> bool {
    let line = line.trim_start();
    if foreign_mark(line, format).is_some() {
        return true;
    }
    let Some(rest) = line.strip_prefix('#').or_else(|| line.strip_prefix("//")) else {
        return false;
    };
    match rest.trim_start_matches('#').bytes().next() {
        None | Some(b' ') => true,
        // Here `#` heads the column of numbers, or `####` stands for a date that its column is too narrow for.
        Some(b',' | b';' | b'|' | b'\t') => false,
        // A type: `#microsoft.graph.user`.
        Some(_) if rest.starts_with("microsoft.graph.") => false,
        // Windows PowerShell heads its CSVs with the type of what it exports.
        Some(_) if rest.starts_with("TYPE ") => true,
        // A key may start with anything.
        Some(_) if matches!(format, IdFormat::Opaque | IdFormat::Token) => false,
        Some(_) => !is_failed_formula(rest),
    }
}

/// The mark of a comment in SQL, in XML, in C or in a batch file that a line starts with. A key may start with
/// anything.
fn foreign_mark(line: &str, format: IdFormat) -> Option<&'static str> {
    if matches!(format, IdFormat::Opaque | IdFormat::Token) {
        return None;
    }
    let starts_with = |mark: &&&str| {
        let start = line.get(..mark.len());
        start.is_some_and(|it| it.eq_ignore_ascii_case(mark))
    };
    let mark = FOREIGN_MARKS.iter().find(starts_with)?;
    line[mark.len()..]
        .contains(char::is_alphanumeric)
        .then_some(mark)
}

const FOREIGN_MARKS: [&str; 4] = ["-- ", "<!--", "/*", "REM "];

/// Whether a spreadsheet wrote this behind a `#` where it has no value: `N/A`, `REF!`, `NV`, `¡REF!`.
/// What should stand there must not be lost in silence.
fn is_failed_formula(rest: &str) -> bool {
    let mut chars = rest.trim_start_matches(['¡', '¿']).chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars
            .next()
            .is_some_and(|it| it.is_uppercase() || it == '/')
}

/// An id in a comment, which the list passes over.
#[derive(Debug)]
pub(crate) struct Aside {
    pub id: String,
    /// Where the comment stands; `None` in JSON.
    pub place: Option<Span>,
    /// Whether the comment may be none, as its mark may be the start of a number: `#4711 …`.
    pub is_doubtful: bool,
    /// Whether it is no whole id, so that it cannot be told from others.
    pub is_malformed: bool,
}

/// The ids in a comment that stands at `at`, of text that is no JSON.
pub(super) fn asides(line: &str, at: Option<usize>, kind: &IdKind) -> Vec<Aside> {
    let are_keys = matches!(kind.format, IdFormat::Opaque | IdFormat::Token);
    if !are_keys && !resembles_id(line) {
        return Vec::new();
    }
    let place = at.map(|at| Span::new(at, at + line.len()));
    let inside = line.trim_start();
    let foreign = foreign_mark(inside, kind.format);
    let own = if inside.starts_with('#') { "#" } else { "//" };
    let mark = foreign.unwrap_or(own);
    let is_open = || foreign.is_some() || !inside[mark.len()..].starts_with([' ', '\t']);
    let is_doubtful = at.is_some() && !are_keys && is_open();
    let parts_at_commas = kind.format == IdFormat::Guid;
    let is_between =
        |it: char| it.is_whitespace() || "\"';|".contains(it) || parts_at_commas && it == ',';
    let words = inside[mark.len()..].split(is_between);
    let aside = |word: &str| {
        let word = word.trim_matches(',');
        let (id, is_malformed) = match check_id(word, kind) {
            IdCheck::Valid => (word.to_owned(), false),
            IdCheck::Malformed { fix: Some(id), .. } => (id, false),
            _ if resembles_id(word) => (word.to_owned(), true),
            _ => return None,
        };
        Some(Aside {
            id,
            place,
            is_doubtful,
            is_malformed,
        })
    };
    words.filter_map(aside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments() {
        for line in [
            "# list",
            "#",
            " // x",
            "#list",
            "//",
            "#TYPE System.Object",
            "#1a000000",
            "-- x",
            "<!-- x -->",
            "/* x */",
            "rem x",
            "## list",
            "#####",
        ] {
            assert!(is_comment(line, IdFormat::Guid), "{line}");
        }
        for line in [
            "#N/A",
            "#REF!;x",
            "#¡REF!",
            "#ÜBERLAUF!",
            "#,name",
            "########,x",
            "#microsoft.graph.user,x",
            "a # b",
            "-- ---- --",
            "- x",
            "--x",
            "remix",
            "/",
            "",
        ] {
            assert!(!is_comment(line, IdFormat::Guid), "{line}");
        }
        let key = IdFormat::Opaque;
        assert!(is_comment("// x", key) && !is_comment("//8A=", key));
    }
}
