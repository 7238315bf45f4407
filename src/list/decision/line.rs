//! How a line of ids by themselves decides: by a box before an id, or a line through it.

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
    match struck_out(rest) {
        Some(how) => Line::NotMeant(how),
        None => Line::Rest(ticked.unwrap_or(line)),
    }
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
        for line in ["- a", "a", "[a]", "[ a ]", "- [a](b)", "12 a", "~a", "xa"] {
            assert_eq!(of_line(line), Line::Rest(line), "{line}");
        }
    }
}
