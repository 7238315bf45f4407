//! What a text says of a list that was cut or goes on: in the lines around and between its items, in its comments,
//! in a row of a table that is none, and in JSON beside the list.

mod holder;
mod phrases;
mod remark;

use super::words::words;
use crate::delta::enclosed::{http_status, is_of_tool};
use crate::finding::{Findings, Span, rules};
use crate::json::header_name;
pub(super) use holder::{Ends, goes_on, limit, next_page, notes};
use phrases::{Phrases, is_number};
pub(crate) use remark::Remark;

/// Of a line longer than this, the start is read.
const LONGEST: usize = 2000;

/// Whether a line says that the list is not the whole. It stands in any place, be it a comment.
pub(super) fn says_cut(line: &str) -> bool {
    let line = start_of(line);
    if is_ellipsis(line) {
        return true;
    }
    let (words, phrases) = (words(line), Phrases::get());
    let has_failed = || {
        let first = words.first();
        first.is_some_and(|it| phrases.is_failure(it)) && line.contains(':')
    };
    phrases.say_cut(&words)
        || phrases.say_cut_alone(&words)
        || is_of_part(&words, line)
        || has_failed()
}

/// Whether a line says that the list is not the whole, or speaks of trouble.
fn is_doubtful(line: &str) -> bool {
    says_cut(line) || tells_failure(line) || {
        let words = words(start_of(line));
        words.iter().any(|it| Phrases::get().is_trouble(it))
    }
}

/// Whether a line around JSON does: what tools say of their requests, as `$top=999`, is about pages.
pub(super) fn is_doubtful_around_json(line: &str, is_strict: bool) -> bool {
    let is_of_curl = || line.starts_with("* ") || line.starts_with(['<', '>']);
    let is_written = || !is_of_curl() && !is_of_tool(line);
    tells_failure(line)
        || line.contains("rel=\"next\"")
        || is_written() && is_doubtful_if(is_strict, line)
}

/// Whether a line around JSON is of people, or of a tool that speaks to them: neither a header nor what was typed.
pub(super) fn is_remark_around_json(line: &str) -> bool {
    let is_header = header_name(line).is_some() || http_status(line).is_some();
    !is_header && !is_of_tool(line) && !line.starts_with(['*', '<', '>', '{', '}'])
}

/// Whether a text says so that could be a key: any may be one, but for several words and for dots.
pub(super) fn says_cut_among_keys(text: &str) -> bool {
    let text = text.trim();
    let is_no_key = !text.contains(char::is_alphanumeric) || text.contains(char::is_whitespace);
    is_no_key && says_cut(text)
}

/// Whether a line that is neither an item nor a comment makes it doubtful that the list is the whole; of a list of
/// which not all must be understood, only where it says so.
pub(super) fn is_doubtful_if(is_strict: bool, line: &str) -> bool {
    match is_strict {
        true => is_doubtful(line),
        false => says_cut(line) || tells_failure(line),
    }
}

/// Whether a line heads an answer of HTTP that is a part, or none.
pub(super) fn tells_failure(line: &str) -> bool {
    http_status(line).is_some_and(is_failure)
}

/// Whether what was answered with such a status is a part of a list, or none.
pub(super) fn is_failure(status: u16) -> bool {
    status == 206 || !(200..300).contains(&status)
}

/// Tells of a line that makes it doubtful that the list is the whole.
pub(super) fn tell(line: &str, at: Option<usize>, what: &str, findings: &mut Findings) {
    let place = at.map(|at| Span::new(at, at + line.len()));
    let value = line.trim();
    let told = rules::ListGoesOn { what, value };
    findings.add(told, String::new, |it| it.maybe_at(place));
}

/// Whether a line is dots, with nothing but brackets, marks of comments and the like around and between them.
fn is_ellipsis(line: &str) -> bool {
    let is_between = |it: char| it.is_whitespace() || "[](){}<>,;:|\"'`-*#/%!".contains(it);
    let dots = line.trim_matches(is_between);
    let is_dot = |it: char| matches!(it, '.' | '…' | '⋮' | '⋯' | '︙');
    !dots.is_empty() && dots != "." && dots.chars().all(|it| is_dot(it) || is_between(it))
}

fn start_of(line: &str) -> &str {
    line.get(..LONGEST).unwrap_or(line)
}

/// The words that stand between the number of a page, or of rows, and how many there are.
const OF: [&str; 11] = [
    "of", "out", "von", "aus", "sur", "de", "di", "su", "van", "av", "do",
];
const PAGES: [&str; 8] = [
    "page", "pages", "seite", "pagina", "sida", "part", "teil", "deel",
];

/// How many words may stand between such a number and the word `of`.
const BETWEEN: usize = 2;

/// Whether a line says that what stands beside it is a part: `Page 1 of 3`, `Rows 1-50 of 120`, `38/40`.
fn is_of_part(words: &[String], line: &str) -> bool {
    let number = |it: &String| it.parse::<usize>().ok();
    let page = words.iter().position(|it| PAGES.contains(&it.as_str()));
    if line.matches('/').count() == 1 && is_fraction(words, page) {
        return true;
    }
    let of = |at: usize| OF.contains(&words[at].as_str());
    let mut places = (1..words.len()).filter(|at| of(*at));
    places.any(|of| {
        let all = words[of + 1..].iter().take(BETWEEN).find_map(number);
        let part = words[..of].iter().rev().take(BETWEEN).find_map(number);
        all.zip(part).is_some_and(|(all, part)| match page {
            Some(_) => all > 1,
            // A week or a month of a year is none.
            None => part < all && !(1900..2200).contains(&all),
        })
    })
}

/// Whether words are one number of another, and what is counted: `38/40 rows`.
fn is_fraction(words: &[String], page: Option<usize>) -> bool {
    let numbers = words.iter().filter(|it| is_number(it));
    let numbers: Vec<usize> = numbers.filter_map(|it| it.parse().ok()).collect();
    let [part, all] = numbers[..] else {
        return false;
    };
    if page.is_some() {
        return all > 1;
    }
    part < all && words.iter().all(|it| Phrases::get().is_counted(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_that_a_list_is_not_the_whole() {
        for line in [
            "…",
            "...",
            "\"…\"",
            "| … | … |",
            "# ...",
            "// ... 2 more",
            "[. . .]",
            "and 12 more",
            "-- More --",
            "--More--(50%)",
            "TRUNCATED",
            "Partial export",
            "Results limited to 100",
            "WARNING: There are more results available than are currently displayed.",
            "By default, only the first 1000 items are returned.",
            "Operation timed out",
            "ERROR: no more memory",
            "38/40",
            "38/40 rows exported",
            "# Showing 38 of 40",
            "# to be completed",
            "# à compléter",
            "Showing 1,000 of 12,000",
            "Rows 1-50 of 120",
            "Page 1/2",
            "# Seite 1 von 2",
            "Zeilen 1 bis 50 von insgesamt 120",
            "und 12 weitere",
            "Teilexport",
            "Liste gekürzt",
            "# Fehler: Zeitüberschreitung",
            "et 12 autres",
            "liste tronquée",
            "Page 1 sur 3",
            "y 12 más",
            "lista incompleta",
            "Mostrando 38 de 40",
            "e altri 12",
            "elenco troncato",
            "en nog 12",
            "lijst ingekort",
            "e mais 12",
            "usw.",
        ] {
            assert!(says_cut(line), "{line}");
        }
    }

    #[test]
    fn what_says_nothing_of_it() {
        for line in [
            "",
            "Who is to be protected",
            "Protection units, 28 November 2026",
            "Week 12 of 2026",
            "1 de mayo de 2026",
            "Version 2 of the list for 50 users",
            "12.000 von 12.000",
            "Page 1 of 1",
            "40/40",
            "28/11/2026",
            "Everybody in finance, 40 of 40 users",
            "# Add more users below this line",
            "# Weitere Benutzer bitte unten eintragen",
            "Remaining users",
            "Partial restores, done",
            "# TYPE Selected.System.Object",
            "--------",
            "|---|---|",
            "(4 rows affected)",
            "PS C:\\> Get-MgUser -All | ConvertTo-Json",
            "const answer =",
            "HTTP/1.1 200 OK",
            "Office suite, Lyon",
            "Benutzer der Finanzabteilung",
            "Utilisateurs à protéger",
            "Usuarios de finanzas",
        ] {
            assert!(!says_cut(line) && !is_doubtful(line), "{line}");
        }
        assert!(!says_cut("Error reports by team"));
        assert!(is_doubtful("WARNING: This command is in preview."));
        assert!(is_doubtful("HTTP/1.1 503 Service Unavailable"));
        assert!(is_doubtful("HTTP/2 206") && !is_doubtful("HTTP/2 204"));
    }
}
