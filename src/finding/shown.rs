//! Somebody's text, as messages show it.

use std::ops::RangeInclusive;

/// The longest part of somebody's text that a message repeats, in characters.
const SHOWN: usize = 80;

/// Somebody's text as a message may show it: at most [`SHOWN`] characters, and none that hides or
/// reorders its neighbours (controls, bidirectional marks, white space other than the blank).
pub(crate) fn show(text: &str) -> String {
    let mut out = String::new();
    for (count, char) in text.chars().enumerate() {
        if count == SHOWN {
            out.push('…');
            break;
        }
        if is_plain(char) {
            out.push(char);
        } else {
            out.extend(char.escape_unicode());
        }
    }
    out
}

/// Characters that are not seen though they are neither controls nor white space: what fonts leave
/// out (Unicode, `Default_Ignorable_Code_Point`), the marks of annotations, the blank of Braille, and
/// those for private use, which look as some font says.
pub(crate) const HIDDEN: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{e000}'..='\u{f8ff}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
    '\u{f0000}'..='\u{ffffd}',
    '\u{100000}'..='\u{10fffd}',
];

/// Whether a character stands for itself on a screen: it is not hidden, no control, and no white
/// space but the usual one.
pub(crate) fn is_plain(char: char) -> bool {
    if char.is_ascii() {
        return (' '..='~').contains(&char);
    }
    let is_hidden = || HIDDEN.iter().any(|it| it.contains(&char));
    !(char.is_control() || char.is_whitespace() || is_hidden())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_hides_nothing() {
        assert_eq!(show("a b\u{202e}c\n"), "a b\\u{202e}c\\u{a}");
    }

    #[test]
    fn what_is_shown_is_bounded() {
        let shown = show(&"é".repeat(1_000_000));
        assert_eq!(shown.chars().count(), SHOWN + 1);
        assert!(shown.ends_with('…'));
    }
}
