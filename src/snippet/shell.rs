//! Words of a POSIX shell.

/// Text in single quotes, between which a shell reads nothing; a quote stands outside of them, behind
/// a backslash.
pub(super) fn quoted(text: &str) -> String {
    ["'", &text.replace('\'', r"'\''"), "'"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stands_outside_of_the_quotes() {
        assert_eq!(quoted(r#"a$(b)`c`\"'d"#), r#"'a$(b)`c`\"'\''d'"#);
    }
}
