//! What stands in a list for people alone.

use super::csv::lines;
use crate::delta::id::{IdCheck, check_id, resembles_id};
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
        Some(_) if format.is_opaque() => false,
        Some(_) => !is_failed_formula(rest),
    }
}

/// The mark of a comment in SQL, in XML, in C or in a batch file that a line starts with. A key may start with
/// anything.
fn foreign_mark(line: &str, format: IdFormat) -> Option<&'static str> {
    if format.is_opaque() {
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

const FOREIGN_MARKS: [&str; 7] = ["-- ", "<!--", "/*", "<#", "(*", "{-", "REM "];

/// The marks of comments that may take several lines: in C, XML, PowerShell, Pascal, Haskell.
const BLOCKS: [(&str, &str); 5] = [
    ("/*", "*/"),
    ("<!--", "-->"),
    ("<#", "#>"),
    ("(*", "*)"),
    ("{-", "-}"),
];

/// The lines of the comments that take several, each with where it starts; or why they have no end. A key may start
/// with anything.
pub(super) fn blocks(text: &str, format: IdFormat) -> Result<Vec<(usize, &str)>, String> {
    let mut found = Vec::new();
    if format.is_opaque() {
        return Ok(found);
    }
    let (mut end, mut is_quoted) = (0, false);
    for (at, line) in lines(text) {
        let start = line.trim_start();
        let marks = BLOCKS.iter().find(|it| start.starts_with(it.0));
        // A cell in quotes may hold lines.
        if at >= end
            && !is_quoted
            && let Some((open, close)) = marks
        {
            let inside = at + (line.len() - start.len()) + open.len();
            let Some(length) = text[inside..].find(close) else {
                return Err(format!(
                    "a comment that opens with `{open}` is not closed in it."
                ));
            };
            // One that ends in its line is known by how that starts.
            if inside + length >= at + line.len() {
                end = inside + length + 1;
            }
        }
        if at < end {
            found.push((at, line));
        } else if !line.matches('"').count().is_multiple_of(2) && !is_comment(line, format) {
            is_quoted = !is_quoted && opens_cell(line);
        }
    }
    Ok(found)
}

/// Whether a quote in a line stands where a cell starts: an inch mark and a quote in a sentence do not.
fn opens_cell(line: &str) -> bool {
    let starts = |(at, _): (usize, &str)| {
        let before = line[..at].trim_end_matches(' ');
        before.is_empty() || before.ends_with([',', ';', '\t', '|'])
    };
    line.match_indices('"').any(starts)
}

/// The marks that start a comment in INI files, Basic, TeX, batch files, Fortran. Only where nothing but ids by
/// themselves are: cells may start so.
const MARKS_AMONG_IDS: [&str; 5] = ["; ", "' ", "% ", ":: ", "! "];

/// Whether a line among ids by themselves is such a comment.
pub(super) fn is_comment_among_ids(line: &str, format: IdFormat) -> bool {
    let line = line.trim();
    let rest = MARKS_AMONG_IDS.iter().find_map(|it| line.strip_prefix(it));
    let are_keys = format.is_opaque();
    // An apostrophe may be a quote.
    rest.is_some_and(|it| it.contains(char::is_alphanumeric) && !it.contains('\'')) && !are_keys
}

/// A text in which blanks stand in place of some lines, so that places stay what they are.
pub(super) fn blanked(text: &str, lines: &[(usize, &str)]) -> String {
    let mut blanked = String::with_capacity(text.len());
    for (at, line) in lines {
        blanked.push_str(&text[blanked.len()..*at]);
        blanked.extend(std::iter::repeat_n(' ', line.len()));
    }
    blanked.push_str(&text[blanked.len()..]);
    blanked
}

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
    let are_keys = kind.format.is_opaque();
    let inside = line.trim_start();
    let foreign = foreign_mark(inside, kind.format);
    let own = ["#", "//"].into_iter().find(|it| inside.starts_with(it));
    let mark = foreign.or(own).unwrap_or_default();
    let is_open = foreign.is_some() || !inside[mark.len()..].starts_with([' ', '\t']);
    let is_doubtful = at.is_some() && !are_keys && is_open;
    let place = at.map(|at| Span::new(at, at + line.len()));
    asides_in(&inside[mark.len()..], place, is_doubtful, kind)
}

/// The ids in what a comment says that stands at a place.
pub(super) fn asides_in(
    text: &str,
    place: Option<Span>,
    is_doubtful: bool,
    kind: &IdKind,
) -> Vec<Aside> {
    let are_keys = kind.format.is_opaque();
    if !are_keys && !resembles_id(text) {
        return Vec::new();
    }
    let parts_at_commas = kind.format == IdFormat::Guid;
    let is_between =
        |it: char| it.is_whitespace() || "\"';|".contains(it) || parts_at_commas && it == ',';
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
    text.split(is_between).filter_map(aside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_several_lines() {
        fn found(text: &str) -> Result<Vec<&str>, String> {
            blocks(text, IdFormat::Guid).map(|it| it.into_iter().map(|it| it.1).collect())
        }
        let all = Ok(vec!["<#", "a", "#> b"]);
        assert_eq!(found("x\n<#\na\n#> b\ny"), all);
        let all = Ok(vec![" /* a", "*/"]);
        assert_eq!(found("/* x */ y\n /* a\n*/\nz /* not one\n"), all);
        assert!(found("a\n<!-- b").is_err());
        assert_eq!(found("\"a\n/* b\",c\nd"), Ok(Vec::new()));
        for above in ["15\" flat,x", "# the \"list", "a\",b"] {
            let all = Ok(vec!["/*", "x", "*/"]);
            assert_eq!(found(&format!("{above}\n/*\nx\n*/")), all, "{above}");
        }
        let text = "é\n/*é\n*/\nb";
        let blocks = blocks(text, IdFormat::Guid).unwrap();
        assert_eq!(blanked(text, &blocks), "é\n    \n  \nb");
        for line in ["; a", " ' a", "% a", ":: a"] {
            assert!(is_comment_among_ids(line, IdFormat::Guid), "{line}");
        }
        for line in ["; ", "' a'", "a ; b", ";a", "!"] {
            assert!(!is_comment_among_ids(line, IdFormat::Guid), "{line}");
        }
    }

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
