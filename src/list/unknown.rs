//! Why a text without a header that is known is no list of ids.

use super::Unreadable;
use super::plain;
use super::table::Header;
use super::text::{Source, TITLE_LINES};
use crate::delta::id::resembles_id;
use crate::finding::Span;
use crate::resource::ID;

impl Source<'_, '_> {
    /// Tells why a text without a known header is no list of ids.
    pub(super) fn is_none(&self, names_others: bool) -> Result<(), Unreadable> {
        let mut lines = self.lines();
        let Some((at, first)) = lines.next() else {
            return Ok(());
        };
        let is_opaque = self.kind.format.is_opaque();
        let place = Span::new(at, at + first.len());
        let has_no_id = || !is_opaque && !self.lines().any(|it| resembles_id(it.1));
        if names_others || has_no_id() || !is_opaque && self.heads_others(first) {
            let expected = self.items.reference.path.join("/");
            let reason = if first.starts_with("HTTP/") {
                "these are the headers of an answer: give its body.".to_owned()
            } else if self.text.contains("System.Collections.") {
                "a script wrote `System.Collections…` in place of its objects: write them with ConvertTo-Json, as deep as they are.".to_owned()
            } else if has_no_id() && first.contains('@') {
                let words = self.kind.words;
                format!(
                    "no {words} stands in it, but e-mail addresses: give the ids of those who have them."
                )
            } else {
                format!("its first line names no column `{expected}` and none `{ID}`.")
            };
            return Err(Unreadable {
                place: Some(place),
                columns: self.columns_of(first),
                ..reason.into()
            });
        }
        match plain::is_none(self.text, self.lines(), self.kind, self.wanted.is_strict) {
            Some(reason) => Err(Unreadable {
                place: Some(place),
                ..reason.into()
            }),
            None => Ok(()),
        }
    }

    /// Whether the first line names columns, none of which is known: it holds words and no id, and a
    /// later line has as many cells or more, and an id in one.
    fn heads_others(&self, first: &str) -> bool {
        if resembles_id(first) {
            return false;
        }
        let widths = |line: &str| {
            ['\t', ';', '|', ','].map(|it| {
                let cells = line.split(it).map(str::trim);
                cells
                    .collect::<Vec<_>>()
                    .iter()
                    .rposition(|it| !it.is_empty())
                    .map_or(0, |it| it + 1)
            })
        };
        let names = widths(first);
        let is_below = |line: &str| {
            let cells = widths(line);
            resembles_id(line) && (0..4).any(|it| names[it] > 1 && cells[it] >= names[it])
        };
        self.lines()
            .skip(1)
            .take(TITLE_LINES)
            .any(|it| is_below(it.1))
    }

    /// The names of the columns in a line of a table that is not known.
    fn columns_of(&self, line: &str) -> Vec<String> {
        let [delimiter, ..] = self.delimiters(line)[..] else {
            return Vec::new();
        };
        let at = line.as_ptr() as usize - self.text.as_ptr() as usize;
        match self.records(at, delimiter).next() {
            Some(Ok(record)) if record.width() > 1 => Header::of(&record).columns(),
            _ => Vec::new(),
        }
    }
}
