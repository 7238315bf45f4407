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

    fn record(&self, at: usize) -> Record<'t> {
        let line = line_at(self.text, at);
        let mut places: Vec<_> = line.char_indices().map(|it| it.0).collect();
        places.push(line.len());
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
    }
}
