//! How a line of ids by themselves decides: by a box before an id, a line through it, or a sign beside it; and how a
//! cell, or a text in JSON, does.

use crate::delta::id::resembles_id;

/// What a line says of the id in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::list) enum Line<'t> {
    /// It is not meant, and how the line says so.
    NotMeant(&'static str),
    /// It may be meant: what stands behind the box, if there is one.
    Rest(&'t str),
}

const TICKED: [&str; 6] = ["[x]", "[X]", "[✓]", "☑", "✅", "✓"];
const UNTICKED: [&str; 9] = ["[ ]", "[-]", "[_]", "☐", "□", "⬜", "✗", "✘", "❌"];

const NOT_TICKED: &str = "not ticked";
const STRUCK_OUT: &str = "struck out";
const AGAINST: &str = "marked with a sign that says no";
const DOUBTED: &str = "marked with a question mark";
pub(in crate::list) const SIGNED: &str =
    "marked with a sign that others have not, or that says no elsewhere";

/// The signs that say no of what they stand beside.
const SIGNS_AGAINST: &str = "✗✘✖✕❌❎🚫⛔🛑➖🗑👎☐□⬜⊘⨯⛌❗‼";
/// What stands right before an id, or behind it, and says no in some notations, is a bullet in others, or leads to a
/// note.
const SIGNS_BEFORE: &str = "!-~^*#;";
const SIGN_BEHIND: char = '*';

/// What a line of a list says.
pub(in crate::list) fn of_line(line: &str) -> Line<'_> {
    let item = without_bullet(line);
    let behind = |box_: &&str| {
        let rest = item.strip_prefix(*box_)?;
        rest.starts_with([' ', '\t']).then(|| rest.trim_start())
    };
    if UNTICKED.iter().any(|it| behind(it).is_some()) {
        return Line::NotMeant(NOT_TICKED);
    }
    let ticked = TICKED.iter().find_map(behind);
    let rest = ticked.unwrap_or(item);
    match struck_out(rest).or_else(|| against(rest)) {
        Some(how) => Line::NotMeant(how),
        None => Line::Rest(ticked.unwrap_or(line)),
    }
}

/// How a sign in a line says that the id in it is not meant, or may not be.
fn against(line: &str) -> Option<&'static str> {
    let is_around = |it: char| it.is_whitespace() || "\"'()[],.;\u{fe0f}".contains(it);
    let inside = line.trim_matches(is_around);
    let is_doubted = inside.starts_with(['?', '？']) || inside.ends_with(['?', '？']);
    let is_signed = || !line.is_ascii() && line.contains(|it| SIGNS_AGAINST.contains(it));
    match is_doubted || is_signed() {
        true if !resembles_id(line) => None,
        true if is_doubted => Some(DOUBTED),
        true => Some(AGAINST),
        false => None,
    }
}

/// Whether a sign stands right before an id, or behind it, that says no where others have none.
pub(in crate::list) fn is_signed(id: &str) -> bool {
    let mut chars = id.chars();
    let first = chars.next();
    let is_before = first.is_some_and(|it| SIGNS_BEFORE.contains(it))
        && chars.next().is_some_and(char::is_alphanumeric);
    let is_behind = id.ends_with(SIGN_BEHIND);
    // Between two of them stands what is in bold or in italics.
    match is_behind {
        true => first.is_some_and(char::is_alphanumeric),
        false => is_before,
    }
}

/// How a cell, or a text in JSON, says by a sign beside the id in it that this is not meant.
pub(in crate::list) fn marked(text: &str) -> Option<&'static str> {
    let signed = || is_signed(text.trim()).then_some(SIGNED);
    against(text).or_else(signed)
}

/// Whether a cell may say of its row that it is not meant, by a line through it or a sign.
pub(in crate::list) fn may_be_marked(text: &str) -> bool {
    let is_first = |it: &u8| matches!(it, b'~' | b'<') || !it.is_ascii();
    text.as_bytes().first().is_some_and(is_first) && (struck_out(text).is_some() || has_sign(text))
}

/// Whether a cell says of its row that it is not meant: by a line through all of it or, where it names the row, by a
/// sign before it.
pub(in crate::list) fn marks_row(text: &str, is_name: bool) -> bool {
    let is_struck = || struck_out(text).is_some() && text.trim_end().ends_with(['~', '>']);
    is_struck() || is_name && has_sign(text)
}

/// Whether a text starts with a sign that says no, and says more.
fn has_sign(text: &str) -> bool {
    let mut chars = text.chars();
    let is_sign = chars.next().is_some_and(|it| SIGNS_AGAINST.contains(it));
    is_sign && chars.any(char::is_alphanumeric)
}

/// How a text says that it is not meant: `~~…~~`, `<s>…</s>`.
pub(in crate::list) fn struck_out(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let marks = [("~~", "~~"), ("<s>", "</s>"), ("<del>", "</del>")];
    let is_struck = marks.iter().any(|(start, end)| {
        let inside = text.strip_prefix(start);
        inside.is_some_and(|it| it.contains(end))
    });
    is_struck.then_some(STRUCK_OUT)
}

/// A line without the bullet before it.
fn without_bullet(line: &str) -> &str {
    let line = line.trim_start();
    let bullet = line.strip_prefix(['-', '*', '+', '•']);
    let number = || {
        let digits = line.trim_start_matches(|it: char| it.is_ascii_digit());
        (digits.len() < line.len()).then(|| digits.strip_prefix(['.', ')']))?
    };
    let rest = bullet
        .or_else(number)
        .filter(|it| it.starts_with([' ', '\t']));
    rest.map_or(line, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_lines_decide() {
        for line in ["- [ ] a", "* ☐ a", "[ ] a", "1. [ ] a", "❌ a"] {
            assert_eq!(of_line(line), Line::NotMeant(NOT_TICKED), "{line}");
        }
        for line in ["~~a~~", "- ~~a~~ left", "- [x] ~~a~~", "<del>a</del>"] {
            assert_eq!(of_line(line), Line::NotMeant(STRUCK_OUT), "{line}");
        }
        for line in ["- [x] a", "☑ a", "  12) [X] a"] {
            assert_eq!(of_line(line), Line::Rest("a"), "{line}");
        }
        let id = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
        for line in [
            format!("🚫 {id}"),
            format!("- {id} ❌"),
            format!("{id} ✗, {id} ✓"),
        ] {
            assert_eq!(of_line(&line), Line::NotMeant(AGAINST), "{line}");
        }
        for line in [format!("? {id}"), format!("{id} (?)"), format!("\"{id}\"?")] {
            assert_eq!(of_line(&line), Line::NotMeant(DOUBTED), "{line}");
        }
        for line in [
            format!("✓ {id}"),
            format!("{id} ✅"),
            format!("“{id}”, {id}"),
        ] {
            assert!(matches!(of_line(&line), Line::Rest(_)), "{line}");
        }
        for line in ["- a", "a", "[a]", "[ a ]", "- [a](b)", "12 a", "~a", "xa"] {
            assert_eq!(of_line(line), Line::Rest(line), "{line}");
        }
    }

    #[test]
    fn signs_decide() {
        for id in ["!1b", "-1b", "~1b", "1b*", "#1b"] {
            assert!(is_signed(id), "{id}");
        }
        for id in ["1b", "*1b*", "**1b**", "--1b", "{1b}", "-", "+1b"] {
            assert!(!is_signed(id), "{id}");
        }
        for text in ["🚫 Ann", "~~Ann~~", "<s>Ann</s>"] {
            assert!(may_be_marked(text), "{text}");
        }
        for text in ["Ann", "Ärzte", "🚫", "~Ann", "<Ann>", ""] {
            assert!(!may_be_marked(text), "{text}");
        }
    }
}
