//! What stands in a list for people alone.

use crate::resource::IdFormat;

/// Whether a line is a comment: `#` or `//`, and what the list's ids cannot be.
pub(super) fn is_comment(line: &str, form: IdFormat) -> bool {
    let line = line.trim_start();
    let Some(rest) = line.strip_prefix('#').or_else(|| line.strip_prefix("//")) else {
        return false;
    };
    match rest.bytes().next() {
        None | Some(b' ') => true,
        // Here `#` heads the column of numbers.
        Some(b',' | b';' | b'|' | b'\t') => false,
        // Windows PowerShell heads its CSVs with the type of what it exports.
        Some(_) if rest.starts_with("TYPE ") => true,
        // A key may start with anything.
        Some(_) if form == IdFormat::Opaque => false,
        Some(_) => !is_failed_formula(rest),
    }
}

/// Whether a spreadsheet wrote this behind a `#` where it has no value: `N/A`, `REF!`, `NV`. What
/// should stand there must not be lost in silence.
fn is_failed_formula(rest: &str) -> bool {
    let mut bytes = rest.bytes();
    bytes.next().is_some_and(|it| it.is_ascii_uppercase())
        && bytes
            .next()
            .is_some_and(|it| it.is_ascii_uppercase() || it == b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments() {
        for line in [
            "# list",
            "#",
            " // x",
            "#list",
            "//",
            "#TYPE System.Object",
            "#1a000000",
        ] {
            assert!(is_comment(line, IdFormat::Guid), "{line}");
        }
        for line in ["#N/A", "#REF!;x", "#,name", "a # b", "/", ""] {
            assert!(!is_comment(line, IdFormat::Guid), "{line}");
        }
        assert!(is_comment("// x", IdFormat::Opaque) && !is_comment("//8A=", IdFormat::Opaque));
    }
}
