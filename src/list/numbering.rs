//! The numbers that count the rows of a list: where one is missing, its row may be.

use super::words::stands_in;

/// The numbers before the rows of a list, as they are read.
#[derive(Default)]
pub(super) struct Numbering {
    last: Option<u32>,
    /// How many were read, and how many follow one that they do not follow on.
    count: usize,
    gaps: usize,
    first: Option<Gap>,
    /// Whether they count something else.
    is_none: bool,
}

/// Numbers that stand beside one another, and between which others are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub before: usize,
    pub after: usize,
}

impl Numbering {
    /// Adds the number of the next row.
    pub fn add(&mut self, number: Option<u32>) {
        let Some(number) = number else {
            self.is_none = true;
            return;
        };
        self.count += 1;
        // A list that starts once more is another one.
        let before = self.last.filter(|_| number > 1).unwrap_or(0);
        self.last = Some(number);
        if number > before + 1 {
            self.gaps += 1;
            self.first.get_or_insert(Gap {
                before: before as usize,
                after: number as usize,
            });
        }
        self.is_none |= number <= before && number > 1;
    }

    /// The first gap, where most follow on one another: what was filtered has many.
    pub fn gap(&self) -> Option<Gap> {
        let are_few = self.gaps * 2 < self.count;
        self.first.filter(|_| are_few && !self.is_none)
    }
}

/// The columns that count the rows; that of `#` has no letters.
const NAMES: &str = ", no, nr, n, num, number, row, rows, rownumber, rownum, index, idx, lfdnr, lfd, pos, position, seq, \
    sequence, line, zeile, zeilennummer, nummer, numero, ligne, fila, riga, rij, regel, linha, srno, slno, 序号, 番号";

/// Whether a column counts the rows.
pub(super) fn is_name(plain: &str) -> bool {
    stands_in(NAMES, plain)
}

/// The number before what stands in a line, and that: `1. …`, `(2) …`, `3 - …`.
pub(super) fn numbered(line: &str) -> Option<(u32, &str)> {
    let inside = line.trim_start();
    let open = inside.strip_prefix('(');
    let from = open.unwrap_or(inside);
    let rest = from.trim_start_matches(|it: char| it.is_ascii_digit());
    let digits = &from[..from.len() - rest.len()];
    if digits.is_empty() || digits.len() > 6 {
        return None;
    }
    let after = match open {
        Some(_) => rest.strip_prefix(')'),
        None => [". ", ".\t", ") ", ")\t", ": ", ":\t", "\t", " - ", " – "]
            .iter()
            .find_map(|it| rest.strip_prefix(*it)),
    };
    Some((digits.parse().ok()?, after?.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(numbers: &[u32]) -> Option<(usize, usize)> {
        let mut numbering = Numbering::default();
        for number in numbers {
            numbering.add(Some(*number));
        }
        numbering.gap().map(|it| (it.before, it.after))
    }

    #[test]
    fn gaps() {
        assert_eq!(gap(&[1, 2, 3, 5, 6]), Some((3, 5)));
        assert_eq!(gap(&[51, 52, 53]), Some((0, 51)));
        assert_eq!(gap(&[0, 1, 3, 4]), Some((1, 3)));
        for all in [
            &[1, 2, 3][..],
            &[0, 1, 2],
            &[1, 2, 1, 2, 3],
            &[3, 17, 40],
            &[1, 3, 2, 4, 5],
            &[7, 7, 7],
            &[],
        ] {
            assert_eq!(gap(all), None, "{all:?}");
        }
        let mut some = Numbering::default();
        for number in [Some(1), None, Some(4), Some(5), Some(6)] {
            some.add(number);
        }
        assert_eq!(some.gap(), None);
    }

    #[test]
    fn numbers_before_lines() {
        for line in [
            "1. a", " 1) a", "(1) a", "1: a", "1\ta", "1 - a", "(1)a", "001. a",
        ] {
            assert_eq!(numbered(line), Some((1, "a")), "{line}");
        }
        for line in ["1a", "1-a", "1 a", "a 1. b", "1234567. a", "1.a", "", "("] {
            assert_eq!(numbered(line), None, "{line}");
        }
    }
}
