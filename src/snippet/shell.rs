//! Words of a POSIX shell.

use super::call::Call;
use super::text::{push_escaped, push_units};
use crate::finding::is_plain;

/// Text in single quotes, between which a shell reads nothing; a quote stands outside of them, behind
/// a backslash.
pub(super) fn quoted(text: &str) -> String {
    ["'", &text.replace('\'', r"'\''"), "'"].concat()
}

/// Text as one word that shows all it holds: what would not show itself is printed by its bytes.
pub(super) fn word(text: &str) -> String {
    if text.chars().all(is_plain) {
        return quoted(text);
    }
    let mut format = String::new();
    for char in text.chars() {
        match char {
            '%' => format.push_str("%%"),
            '\\' => format.push_str("\\\\"),
            _ if is_plain(char) => format.push(char),
            _ => {
                for byte in char.encode_utf8(&mut [0; 4]).bytes() {
                    format.push('\\');
                    for at in [6, 3, 0] {
                        format.push(char::from(b"01234567"[usize::from(byte >> at) & 7]));
                    }
                }
            }
        }
    }
    ["\"$(printf ", &quoted(&format), ")\""].concat()
}

/// The line that says what [`failures_query`] shows: the command ends well whatever it finds.
pub(super) fn failures_note(call: &Call) -> &'static str {
    match call.delta() {
        Some(_) => {
            "# Prints the items that failed, [] where none did, and nothing or null where the service does not\n\
             # say what it did: then list what is there. It ends with 0 all the same.\n"
        }
        None => "",
    }
}

/// What there is of an item that did not fail: an object in whose text no exception but null stands. What
/// is no object at all is shown too.
const QUERY: &str = r#"[?type(@)!='object' || contains(to_string(@), 'DataModificationException":') && !contains(to_string(@), 'DataModificationException":null')]"#;

/// An option `--query` that shows the items that failed, on a line of its own.
pub(super) fn failures_query(call: &Call) -> String {
    let Some(array) = call.delta() else {
        return String::new();
    };
    let mut query = String::from("\"");
    push_escaped(&mut query, array, '"', push_units);
    query.push('"');
    query.push_str(QUERY);
    ["\n  --query ", &quoted(&query), " \\"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stands_outside_of_the_quotes() {
        assert_eq!(quoted(r#"a$(b)`c`\"'d"#), r#"'a$(b)`c`\"'\''d'"#);
    }

    #[test]
    fn what_does_not_show_itself_is_printed() {
        assert_eq!(word("a'b"), r"'a'\''b'");
        assert_eq!(
            word("%\\'$(x)\u{202e}"),
            r#""$(printf '%%\\'\''$(x)\342\200\256')""#
        );
    }
}
