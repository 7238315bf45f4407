//! What a title or a comment says that may limit the list it stands at, though it does not say so for sure.

use super::phrases::{Phrases, is_number};
use crate::finding::Span;
use crate::list::words::words;

/// A line around a list that may say that it is not the whole.
#[derive(Debug)]
pub(crate) struct Remark {
    pub line: String,
    pub place: Option<Span>,
    /// The numbers in it that are no dates.
    numbers: Vec<usize>,
    /// Whether nothing stands in it but one number, be it twice, and what it counts.
    is_count: bool,
    /// Whether a word in it is one of limits.
    is_limit: bool,
}

/// A line of more words than this is no title.
const TITLE: usize = 12;

impl Remark {
    /// What a line says; `None` where that limits nothing.
    pub fn of(line: &str, place: Option<Span>) -> Option<Self> {
        let line = super::start_of(line).trim();
        // Windows PowerShell heads its CSVs with the type of what it exports.
        if line.starts_with("#TYPE ") {
            return None;
        }
        let (words, phrases) = (words(line), Phrases::get());
        let numbers = numbers(line);
        let is_counted = |it: &String| phrases.is_counted(it);
        let are_same = !numbers.is_empty() && numbers.iter().all(|it| *it == numbers[0]);
        let has_word = words.iter().any(|it| !is_number(it));
        let is_limit = words.len() > TITLE
            || words
                .iter()
                .any(|it| phrases.is_trouble(it) || phrases.is_limit(it));
        (is_limit || !numbers.is_empty()).then(|| Self {
            line: line.to_owned(),
            place,
            is_count: are_same && has_word && words.iter().all(is_counted),
            numbers,
            is_limit,
        })
    }

    /// How many items the list has by it, where it says nothing else.
    pub fn count(&self) -> Option<usize> {
        self.numbers.first().copied().filter(|_| self.is_count)
    }

    /// Whether it may limit a list of so many items.
    pub fn may_limit(&self, items: usize) -> bool {
        self.is_limit || self.numbers.iter().any(|it| *it != items)
    }
}

/// The numbers in a line, but for those of dates and times.
fn numbers(line: &str) -> Vec<usize> {
    let is_mark = |it: char| !it.is_alphanumeric();
    let texts = parts(line).into_iter().map(|it| it.trim_matches(is_mark));
    let texts: Vec<_> = texts.filter(|it| !it.is_empty()).collect();
    let plain = |it: &str| it.replace([',', '.', '\''], "").parse::<usize>().ok();
    let is_thousands = |it: &str| {
        let parts: Vec<_> = it.split([',', '.', '\'']).collect();
        parts[1..].iter().all(|it| it.len() == 3)
    };
    let is_year = |it: usize| (1900..2200).contains(&it);
    let number = |it: &&str| {
        plain(it)
            .filter(|_| is_thousands(it))
            .or_else(|| whole_of(it))
    };
    let found: Vec<_> = texts.iter().filter_map(number).collect();
    let has_year = found.iter().any(|it| is_year(*it));
    // A day and a week stand beside their year.
    let is_of_date = |it: usize| has_year && (is_year(it) || it <= 53);
    found.into_iter().filter(|it| !is_of_date(*it)).collect()
}

/// The parts of a line that may be numbers: what blanks and signs part, but for those within a number or a time.
fn parts(line: &str) -> Vec<&str> {
    let mut before = ' ';
    let mut following = line.chars().skip(1);
    line.split(|it: char| {
        let next = following.next().unwrap_or(' ');
        let is_inside = before.is_ascii_digit() && next.is_ascii_digit();
        before = it;
        it.is_whitespace() || "=;|".contains(it) || it == ',' && !is_inside
    })
    .collect()
}

/// How many parts there are by one of them: `1/3`.
fn whole_of(text: &str) -> Option<usize> {
    let (part, all) = text.split_once('/')?;
    let (part, all) = (part.parse::<usize>().ok()?, all.parse().ok()?);
    (part < all).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_limit() {
        for line in [
            "# cancelled by user",
            "Vorschau",
            "# 1 mailbox could not be read",
            "Stand: 14 Zeilen",
            "// skipped 1 mailbox: access denied",
            "# TODO",
            "Filter: Berlin",
            "Applied filters: Department is Sales",
            "# work in progress",
            "# Auswahl",
            "excl. shared mailboxes",
            "# Resultsize reached",
            "n=25",
            "Total,25",
            "Total;25;;",
            "Lot 1/2",
            "$top=100",
        ] {
            assert!(
                Remark::of(line, None).is_some_and(|it| it.may_limit(15)),
                "{line}"
            );
        }
        assert_eq!(
            Remark::of("# 15 mailboxes", None).unwrap().count(),
            Some(15)
        );
        for line in [
            "Mailboxes (1,500)",
            "Total: 1500",
            "total=1500",
            "Total,1500",
            "Number of users: 1,500",
            "Anzahl: 1.500",
            "(1500 rows affected)",
            "1500 items found",
            "1500 of 1500",
        ] {
            assert_eq!(
                Remark::of(line, None).unwrap().count(),
                Some(1500),
                "{line}"
            );
        }
    }

    #[test]
    fn lines_that_do_not() {
        for line in [
            "",
            "Who is to be protected",
            "# Exported 28/11/2026, week 48 of 2026",
            "Protection units, 28 November 2026",
            "Export vom 29.11.2026 12:30 von admin@contoso.com",
            "#TYPE Selected.System.Object",
            "Everybody in finance, 15 of 15 users",
            "# 15 users",
            "Benutzer der Finanzabteilung",
            "Utilisateurs à protéger",
            "# Version v2",
            "Export 15:30, 28/11",
            "Total: 15",
            "Export von Max Mustermann, nach Abteilung",
        ] {
            let said = Remark::of(line, None);
            assert!(!said.is_some_and(|it| it.may_limit(15)), "{line}");
        }
    }
}
