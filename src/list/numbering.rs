//! The numbers that count the rows of a list: where one is missing, its row may be.

use super::words::stands_in;

/// The numbers before the rows of a list, as they are read.
#[derive(Default)]
pub(super) struct Numbering {
    numbers: Vec<u32>,
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
        self.is_none |= number.is_none();
        self.numbers.extend(number);
    }

    /// The first gap, where most follow on one another: what was filtered has many. Where the first rows are missing,
    /// that is one; of a row by itself, its number says little.
    pub fn gap(&self) -> Option<Gap> {
        if self.is_none || self.numbers.len() < 2 {
            return None;
        }
        let falls = self.numbers.windows(2).all(|it| it[0] > it[1]);
        let (mut first, mut inside) = (None, 0);
        let mut last = None;
        let mut add = |number: u32| {
            // A list that starts once more is another one.
            let before = last.filter(|_| number > 1).unwrap_or(0);
            if number > before + 1 {
                inside += usize::from(last.is_some());
                first.get_or_insert(Gap {
                    before: before as usize,
                    after: number as usize,
                });
            }
            last = Some(number);
            number > before || number <= 1
        };
        let counts = match falls {
            true => self.numbers.iter().rev().all(|it| add(*it)),
            false => self.numbers.iter().all(|it| add(*it)),
        };
        first.filter(|_| counts && inside * 2 < self.numbers.len())
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
        assert_eq!(gap(&[19, 20]), Some((0, 19)));
        assert_eq!(gap(&[6, 5, 4]), Some((0, 4)));
        assert_eq!(gap(&[5, 4, 2, 1]), Some((2, 4)));
        for all in [
            &[1, 2, 3][..],
            &[0, 1, 2],
            &[1, 2, 1, 2, 3],
            &[3, 2, 1],
            &[3, 17, 40],
            &[40, 17, 3],
            &[4711],
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
