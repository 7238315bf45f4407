//! Tables whose columns are parted by blanks, with a line of dashes below the header: `Format-Table` of
//! PowerShell, `az … --output table`.

use super::csv::{Cell, Record, line_at};
use crate::finding::Span;

/// A table that was found: where its header and its rows stand, and where each column starts.
pub(super) struct FixedTable<'t> {
    text: &'t str,
    header: usize,
    rows: usize,
    /// In characters.
    starts: Vec<usize>,
}

/// The table whose header stands at `at`, where dashes stand below its names.
pub(super) fn table_at(text: &str, at: usize) -> Option<FixedTable<'_>> {
    let header = line_at(text, at);
    let below = at + header.len();
    let ruled = below + text[below..].find(|it| !matches!(it, '\n' | '\r'))?;
    let rule = line_at(text, ruled);
    let is_rule = rule.contains("--") && rule.trim_end().bytes().all(|it| it == b'-' || it == b' ');
    if !is_rule {
        return None;
    }
    let starts = |line: &str| -> Vec<usize> {
        let chars: Vec<_> = line.chars().collect();
        let starts =
            (0..chars.len()).filter(|at| chars[*at] == '-' && (*at == 0 || chars[at - 1] == ' '));
        starts.collect()
    };
    Some(FixedTable {
        text,
        header: at,
        rows: ruled + rule.len(),
        starts: starts(rule),
    })
}

impl<'t> FixedTable<'t> {
    pub fn header(&self) -> Record<'t> {
        self.record(self.header)
    }

    /// The rows, but for empty lines.
    pub fn rows(&self) -> impl Iterator<Item = Record<'t>> {
        let text = self.text;
        let start = move |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
        let lines = text[self.rows..].split(['\n', '\r']);
        let lines = lines.filter(|it| !it.trim().is_empty());
        lines.map(move |it| self.record(start(it)))
    }

    /// Where each column of blanks and letters starts in a line: consoles give two to a letter of Chinese, Japanese
    /// or Korean, but not all tools know that.
    fn places(&self, line: &str) -> Vec<usize> {
        let of = |width: fn(char) -> usize| -> Vec<usize> {
            let chars = line.char_indices();
            let places = chars.flat_map(|(at, char)| std::iter::repeat_n(at, width(char)));
            places.chain([line.len()]).collect()
        };
        let narrow = of(|_| 1);
        if line.is_ascii() || self.fits(line, &narrow) {
            return narrow;
        }
        let wide = of(|it| if is_wide(it) { 2 } else { 1 });
        if self.fits(line, &wide) { wide } else { narrow }
    }

    /// Whether a blank stands before each column.
    fn fits(&self, line: &str, places: &[usize]) -> bool {
        let is_blank = |at: usize| line[at..].chars().next().is_none_or(|it| it == ' ');
        let before = self.starts.iter().filter_map(|it| it.checked_sub(1));
        before
            .filter_map(|it| places.get(it))
            .all(|it| is_blank(*it))
    }

    fn record(&self, at: usize) -> Record<'t> {
        let line = line_at(self.text, at);
        let places = self.places(line);
        let place = |char: usize| places.get(char).copied().unwrap_or(line.len());
        let ends = self.starts.iter().skip(1).copied().chain([usize::MAX]);
        let cell = |(start, end): (&usize, usize)| {
            let cell = &line[place(*start)..place(end)];
            let inside = cell.trim();
            let start = at + place(*start) + (cell.len() - cell.trim_start().len());
            Cell {
                text: inside.into(),
                place: Span::new(start, start + inside.len()),
            }
        };
        Record {
            cells: self.starts.iter().zip(ends).map(cell).collect(),
        }
    }
}

/// Whether a letter takes two columns of a console.
fn is_wide(char: char) -> bool {
    matches!(char,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_their_names() {
        let text = "Id   Name\n--   ----\n\né1   Ann Bo\n2    ";
        let table = table_at(text, 0).unwrap();
        let texts = |it: Record| {
            it.cells
                .into_iter()
                .map(|it| it.text.into_owned())
                .collect()
        };
        let rows: Vec<Vec<String>> = table.rows().map(texts).collect();
        assert_eq!(
            texts(table.header()),
            ["Id", "Name"].map(str::to_owned).to_vec()
        );
        assert_eq!(rows, [["é1", "Ann Bo"], ["2", ""]]);
        assert!(table_at("Id\n1\n--", 0).is_none());
        for row in ["山田 12345", "山田   12345"] {
            let text = ["Name Id\n---- --\n", row].concat();
            let found: Vec<Vec<String>> = table_at(&text, 0).unwrap().rows().map(texts).collect();
            assert_eq!(found[0], ["山田", "12345"], "{row}");
        }
    }
}
