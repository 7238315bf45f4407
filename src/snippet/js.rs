//! What JavaScript and TypeScript have in common: their literals.

use super::literal::{Brackets, Literals};
use super::text::{push_braced, push_escaped};

/// Tells of the items of the answer that failed, and fails where there are any.
pub(super) const FAILURES: &str = r#"
const items = answer?.[~array~];
if (!Array.isArray(items)) throw new Error("the service did not say what it did: list what is there");
const failed = items.filter(
  (item) =>
    !(item instanceof Object) ||
    Object.entries(item).some(([key, value]) => value !== null && /DataModificationException$/i.test(key)),
);
for (const item of failed) console.error(JSON.stringify(item));
if (failed.length > 0) throw new Error(`items that failed: ${failed.length}`);
"#;

pub(super) static LITERALS: Literals = Literals {
    object: Brackets {
        empty: "{}",
        open: ["{ ", "{"],
        comma: [", ", ","],
        last: [" ", ","],
        close: "}",
    },
    array: Brackets {
        empty: "[]",
        open: ["[", "["],
        comma: [", ", ","],
        last: ["", ","],
        close: "]",
    },
    key: push_key,
    member_end: "",
    string: push_string,
    plain: String::push_str,
    indent: "  ",
    width: 120,
};

/// A string literal. `</script>` and `<!--` would end or hide the code where it stands in a page.
fn push_string(out: &mut String, text: &str) {
    let mut escaped = String::new();
    push_escaped(&mut escaped, text, '"', push_braced);
    out.push('"');
    out.push_str(&escaped.replace("</", "<\\/").replace("<!", "\\x3c!"));
    out.push('"');
}

fn push_key(out: &mut String, key: &str) {
    let starts = key.starts_with(|it: char| it.is_ascii_alphabetic());
    if starts && key.chars().all(|it| it.is_ascii_alphanumeric()) {
        out.push_str(key);
    } else if key == "__proto__" {
        // Without brackets it would set the prototype.
        out.push_str("[\"__proto__\"]");
    } else {
        push_string(out, key);
    }
    out.push_str(": ");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        write(&mut out, text);
        out
    }

    #[test]
    fn a_string_stays_in_its_quotes() {
        assert_eq!(
            written(push_string, "a\"'`\\${x}</script><!--\u{2028}\u{202e}\0😀"),
            r#""a\"'`\\${x}<\/script>\x3c!--\u{2028}\u{202e}\u{0}😀""#
        );
    }

    #[test]
    fn keys_are_quoted_where_they_have_to_be() {
        assert_eq!(written(push_key, "restorePoint"), "restorePoint: ");
        assert_eq!(written(push_key, "@removed"), "\"@removed\": ");
        assert_eq!(written(push_key, "1a"), "\"1a\": ");
        assert_eq!(written(push_key, "__proto__"), "[\"__proto__\"]: ");
    }
}
