//! Reading the records of a CSV (RFC 4180), each cell with its place.
//!
//! No library gives the places, nor tells of a quote that is never closed, which glues what follows
//! into one cell.

use std::borrow::Cow;

use super::BYTE_ORDER_MARK;
use super::comment::is_comment;
use crate::finding::Span;
use crate::resource::IdFormat;

/// A line of cells, which is several lines where a quoted cell holds line breaks.
#[derive(Default)]
pub(super) struct Record<'t> {
    pub cells: Vec<Cell<'t>>,
}

pub(super) struct Cell<'t> {
    /// What it says, without its quotes and the blanks around it.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub place: Span,
}

impl Record<'_> {
    /// Where it stands; properties a line each may stand in another order than their columns.
    pub fn place(&self) -> Span {
        let starts = self.cells.iter().map(|it| it.place.start);
        let ends = self.cells.iter().map(|it| it.place.end);
        Span::new(starts.min().unwrap_or(0), ends.max().unwrap_or(0))
    }

    /// How many cells there are, but for empty ones at the end.
    pub fn width(&self) -> usize {
        let last = self.cells.iter().rposition(|it| !it.text.is_empty());
        last.map_or(0, |it| it + 1)
    }
}

/// The records of a text from `at` on. Those that say nothing and comments are passed over. The place of a quote
/// that is not closed where its cell ends is an error, and the end.
pub(super) struct Records<'t> {
    pub text: &'t str,
    pub at: usize,
    /// What stands between cells; `None` where there is but one a line.
    pub delimiter: Option<char>,
    /// What the ids in it look like, on which it depends what is a comment.
    pub format: IdFormat,
    /// The comments that were passed over, and where they start.
    pub comments: Vec<(usize, &'t str)>,
}

impl<'t> Iterator for Records<'t> {
    type Item = Result<Record<'t>, Span>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.text.len() {
            let line = line_at(self.text, self.at);
            if is_comment(line, self.format) {
                self.comments.push((self.at, line));
                self.at = after_line_end(self.text, self.at + line.len());
                continue;
            }
            match self.record() {
                Ok(record) if self.says_nothing(&record) => {}
                Ok(record) => return Some(Ok(record)),
                Err(place) => {
                    self.at = self.text.len();
                    return Some(Err(place));
                }
            }
        }
        None
    }
}

impl<'t> Records<'t> {
    /// Reads to the end of the line.
    fn record(&mut self) -> Result<Record<'t>, Span> {
        let mut record = Record::default();
        loop {
            let cell = self.cell()?;
            self.at = cell.place.end;
            record.cells.push(cell);
            let rest = self.text[self.at..].trim_start_matches(' ');
            self.at = self.text.len() - rest.len();
            match rest.chars().next() {
                Some(char) if Some(char) == self.delimiter => self.at += char.len_utf8(),
                _ => {
                    self.at = after_line_end(self.text, self.at);
                    return Ok(record);
                }
            }
        }
    }

    /// Whether all cells are empty, or rule a line as in Markdown. One dash by itself does so only in a table of
    /// Markdown: elsewhere it stands for what is not known.
    fn says_nothing(&self, record: &Record) -> bool {
        let shortest = if self.delimiter == Some('|') { 1 } else { 2 };
        let is_rule = |it: &str| {
            let rule = it.trim_matches(['|', ':', '+', ' ']);
            rule.chars().all(|it| "-=_+|: ".contains(it))
                && (rule.is_empty() || rule.len() >= shortest)
        };
        let is_opaque = self.format == IdFormat::Opaque;
        let mut cells = record.cells.iter().map(|it| &it.text);
        cells.all(|it| it.is_empty() || !is_opaque && is_rule(it))
    }

    fn cell(&self) -> Result<Cell<'t>, Span> {
        let rest = self.text[self.at..].trim_start_matches(' ');
        let start = self.text.len() - rest.len();
        if rest.starts_with('"') {
            return self.quoted(start);
        }
        let end = start + rest.find(|it| self.ends_cell(it)).unwrap_or(rest.len());
        Ok(Cell {
            text: self.text[start..end].trim().into(),
            place: Span::new(start, end),
        })
    }

    /// The cell whose opening quote stands at `start`.
    fn quoted(&self, start: usize) -> Result<Cell<'t>, Span> {
        let (mut text, mut at) = (String::new(), start + 1);
        loop {
            let rest = &self.text[at..];
            let Some(length) = rest.find('"') else {
                return Err(Span::new(start, at + line_at(self.text, at).len()));
            };
            text.push_str(&rest[..length]);
            at += length + 1;
            if !self.text[at..].starts_with('"') {
                break;
            }
            text.push('"');
            at += 1;
        }
        let after = self.text[at..].trim_start_matches(' ').chars().next();
        if after.is_some_and(|it| !self.ends_cell(it)) {
            return Err(Span::new(start, at));
        }
        Ok(Cell {
            text: text.trim().to_owned().into(),
            place: Span::new(start, at),
        })
    }

    fn ends_cell(&self, char: char) -> bool {
        matches!(char, '\n' | '\r') || Some(char) == self.delimiter
    }
}

/// The lines of a text, each with where it starts; the mark of its encoding is none of them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
    std::iter::from_fn(move || {
        let at = next;
        let line = (at < text.len()).then(|| line_at(text, at))?;
        next = after_line_end(text, at + line.len());
        Some((at, line))
    })
}

/// The rest of the line at `at`.
pub(super) fn line_at(text: &str, at: usize) -> &str {
    text[at..].split(['\n', '\r']).next().unwrap_or_default()
}

/// What comes after the line end at `at`, where one is.
pub(super) fn after_line_end(text: &str, at: usize) -> usize {
    let mut ends = ["\r\n", "\n", "\r"].into_iter();
    let end = ends.find(|it| text[at..].starts_with(it));
    at + end.map_or(0, str::len)
}

/// The delimiter that the first line tells: `sep=;` is how Excel is told.
pub(super) fn told_delimiter(line: &str) -> Option<char> {
    let line = line.trim_matches(['"', ' ']);
    let (name, delimiter) = line.split_once('=')?;
    let mut chars = delimiter.chars();
    let delimiter = chars.next().filter(|it| !it.is_alphanumeric())?;
    (name.eq_ignore_ascii_case("sep") && chars.next().is_none()).then_some(delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str, delimiter: char) -> Result<Vec<Vec<String>>, Span> {
        let records = Records {
            text,
            at: 0,
            delimiter: Some(delimiter),
            format: IdFormat::Guid,
            comments: Vec::new(),
        };
        let texts = |it: Record| it.cells.into_iter().map(|it| it.text.into()).collect();
        records.map(|it| it.map(texts)).collect()
    }

    #[test]
    fn records_end_with_lines_of_any_kind() {
        for text in [
            "a,b\nc,d",
            "a,b\r\n\r\nc,d\r\n",
            "a,b\rc,d\r",
            "a, b\n# x\n,\nc ,d\n",
        ] {
            assert_eq!(
                records(text, ',').unwrap(),
                [["a", "b"], ["c", "d"]],
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_cell_in_quotes_holds_anything() {
        let text = "1;\"\"; \"a;b\"\"c\r\n# d\" \r\ne\"f;;\"é\"";
        let expected = [["1", "", "a;b\"c\r\n# d"], ["e\"f", "", "é"]];
        assert_eq!(records(text, ';').unwrap(), expected);
    }

    #[test]
    fn a_quote_must_be_closed_where_its_cell_ends() {
        assert_eq!(records("a,b\nc,\"d\ne,f", ','), Err(Span::new(6, 8)));
        assert_eq!(records("a,\"b\nc,\"d\"", ','), Err(Span::new(2, 8)));
        assert_eq!(records("\"a\"b", ','), Err(Span::new(0, 3)));
    }
}
