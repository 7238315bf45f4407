//! Writing text so that it says what it holds, whatever that is: the escapes that templates name, and the
//! texts and names of the languages.

use super::language::Literals;
use crate::finding::is_plain;

/// A way to write a text.
pub(super) type Escape = fn(&str) -> String;

/// The escapes of any template.
const ESCAPES: &[(&str, Escape)] = &[
    ("ascii", ascii_json),
    ("braces", braces),
    ("commented", commented),
    ("doubled", doubled),
    ("in-sh", in_sh),
    ("kebab", kebab),
    ("pascal", pascal),
    ("plain", plain_json),
    ("sh", sh),
    ("snake", snake),
    ("word", word),
];

/// The escape of that name: one of the list, or the texts and names of the language.
pub(super) fn by_name(name: &str, literals: &Literals) -> Escape {
    match name {
        "text" => literals.text,
        "key" => literals.key,
        _ => {
            let found = ESCAPES.iter().find(|(it, _)| *it == name);
            debug_assert!(found.is_some(), "there is no escape {name}");
            found.map_or(str::to_owned, |(_, escape)| *escape)
        }
    }
}

/// `oneDriveForBusinessRestoreSession`, as `OneDriveForBusinessRestoreSession`.
fn pascal(name: &str) -> String {
    let mut out = name.to_owned();
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out
}

/// The same, as `one-drive-for-business-restore-session`.
fn kebab(name: &str) -> String {
    separated(name, '-')
}

/// The same, as `one_drive_for_business_restore_session`.
fn snake(name: &str) -> String {
    separated(name, '_')
}

fn separated(name: &str, between: char) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    for char in name.chars() {
        if char.is_ascii_uppercase() {
            out.push(between);
        }
        out.push(char.to_ascii_lowercase());
    }
    out
}

/// The JSON text with the same meaning that shows all it holds: what hides or reorders its
/// neighbours is escaped, and lines end with a line feed alone.
fn plain_json(json: &str) -> String {
    escaped_json(json, |char| is_plain(char) || matches!(char, '\n' | '\t'))
}

/// The same in ASCII.
fn ascii_json(json: &str) -> String {
    escaped_json(json, |char| matches!(char, ' '..='~' | '\n' | '\t'))
}

/// Raw control characters but line breaks and tabs, and all that is not ASCII, stand in strings
/// alone, where JSON knows escapes.
fn escaped_json(json: &str, stays: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(json.len());
    let mut chars = json.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => out.push('\n'),
            _ if stays(char) => out.push(char),
            _ => push_units(&mut out, char),
        }
    }
    out
}

/// Editors of `.http` files put a variable in the place of its name between two braces, in a body too. Two
/// of the same stand side by side in strings alone.
fn braces(json: &str) -> String {
    json.replace("{{", "{\\u007b")
}

/// Further lines of a comment whose lines start with `#`.
fn commented(text: &str) -> String {
    text.replace('\n', "\n# ")
}

/// Text between two single quotes of PowerShell.
fn doubled(text: &str) -> String {
    text.replace('\'', "''")
}

/// Text within single quotes of a POSIX shell, between which it reads nothing; a quote stands outside of
/// them, behind a backslash.
fn in_sh(text: &str) -> String {
    text.replace('\'', r"'\''")
}

/// The same, with the quotes.
fn sh(text: &str) -> String {
    ["'", &in_sh(text), "'"].concat()
}

/// Text as one word of a POSIX shell that shows all it holds: what would not show itself is printed by its
/// bytes.
fn word(text: &str) -> String {
    if text.chars().all(is_plain) {
        return sh(text);
    }
    let mut format = String::new();
    for char in text.chars() {
        match char {
            '%' => format.push_str("%%"),
            '\\' => format.push_str("\\\\"),
            _ if is_plain(char) => format.push(char),
            _ => {
                for byte in char.encode_utf8(&mut [0; 4]).bytes() {
                    push_octal(&mut format, u32::from(byte));
                }
            }
        }
    }
    ["\"$(printf ", &sh(&format), ")\""].concat()
}

/// JSON.
pub(super) fn json_text(text: &str) -> String {
    quoted(text, push_units)
}

/// C#, Go, Python.
pub(super) fn c_text(text: &str) -> String {
    quoted(text, push_long)
}

/// JavaScript. `</script>` and `<!--` would end or hide the code where it stands in a page.
pub(super) fn js_text(text: &str) -> String {
    let quoted = quoted(text, push_braced);
    quoted.replace("</", "<\\/").replace("<!", "\\x3c!")
}

/// A name of JavaScript. Without brackets `__proto__` would set the prototype.
pub(super) fn js_key(key: &str) -> String {
    match key {
        _ if is_bare(key) => key.to_owned(),
        "__proto__" => "[\"__proto__\"]".to_owned(),
        _ => js_text(key),
    }
}

/// Java, in ASCII: which encoding a compiler reads depends on where it runs. Controls have an octal escape,
/// since Java reads `\uXXXX` before it reads what a string is.
pub(super) fn java_text(text: &str) -> String {
    let code = |out: &mut String, char: char| match u32::from(char) {
        code @ 0..0x100 if char.is_control() => push_octal(out, code),
        _ => push_units(out, char),
    };
    let mut out = String::from("\"");
    for char in text.chars() {
        match char.is_ascii() {
            true => push_escaped(&mut out, char, code),
            false => code(&mut out, char),
        }
    }
    out.push('"');
    out
}

/// PHP: in single quotes, where only those and the backslash mean something; in double ones if something
/// does not show itself.
pub(super) fn php_text(text: &str) -> String {
    if text.chars().all(is_plain) {
        let inner = text.replace('\\', "\\\\").replace('\'', "\\'");
        return ["'", &inner, "'"].concat();
    }
    quoted(text, push_braced).replace('$', "\\$")
}

/// PowerShell: in single quotes, between which it reads nothing but a doubled quote.
///
/// In ASCII: Windows PowerShell takes a file without a byte order mark for one of Windows' old code
/// pages, in which parts of other characters are quotes; and PowerShell takes U+2018 to U+201B for
/// quotes as well. Other characters are joined by their codes.
pub(super) fn powershell_text(text: &str) -> String {
    let mut out = String::from("'");
    for char in text.chars() {
        match char {
            '\'' => out.push_str("''"),
            ' '..='~' => out.push(char),
            _ => {
                out.push_str("' + [char]::ConvertFromUtf32(0x");
                push_hex(&mut out, u32::from(char), 2);
                out.push_str(") + '");
            }
        }
    }
    out.push('\'');
    if text.bytes().all(|it| matches!(it, b' '..=b'~')) {
        return out;
    }
    ["(", &out, ")"].concat()
}

/// A name of PowerShell.
pub(super) fn powershell_key(key: &str) -> String {
    match is_bare(key) {
        true => key.to_owned(),
        false => powershell_text(key),
    }
}

/// Whether a name needs no quotes where languages have such.
fn is_bare(key: &str) -> bool {
    let starts = key.starts_with(|it: char| it.is_ascii_alphabetic());
    starts && key.bytes().all(|it| it.is_ascii_alphanumeric())
}

/// A text between double quotes, as most languages have it: by `code` what does not show itself.
fn quoted(text: &str, code: fn(&mut String, char)) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        push_escaped(&mut out, char, code);
    }
    out.push('"');
    out
}

fn push_escaped(out: &mut String, char: char, code: impl Fn(&mut String, char)) {
    match char {
        '\\' => out.push_str("\\\\"),
        '"' => out.push_str("\\\""),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if is_plain(char) => out.push(char),
        _ => code(out, char),
    }
}

/// `\uXXXX`, twice for what UTF-16 writes with two units: JSON, Java.
fn push_units(out: &mut String, char: char) {
    for unit in char.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        push_hex(out, u32::from(*unit), 4);
    }
}

/// `\uXXXX`, or `\UXXXXXXXX`: C#, Go, Python.
fn push_long(out: &mut String, char: char) {
    let code = u32::from(char);
    let (start, digits) = match code <= 0xffff {
        true => ("\\u", 4),
        false => ("\\U", 8),
    };
    out.push_str(start);
    push_hex(out, code, digits);
}

/// `\u{X}`: JavaScript, PHP.
fn push_braced(out: &mut String, char: char) {
    out.push_str("\\u{");
    push_hex(out, u32::from(char), 1);
    out.push('}');
}

/// `\OOO`: Java, POSIX shells.
fn push_octal(out: &mut String, code: u32) {
    out.push('\\');
    for at in [6, 3, 0] {
        out.push(char::from(b"01234567"[(code >> at) as usize & 7]));
    }
}

/// Writes a number in hexadecimal, of at least that many digits.
fn push_hex(out: &mut String, number: u32, digits: u32) {
    let digits = digits.max(8 - number.leading_zeros() / 4);
    for at in (0..digits).rev() {
        let digit = (number >> (4 * at)) & 15;
        out.push(char::from(b"0123456789abcdef"[digit as usize]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_show_itself_is_written_by_its_code() {
        let text = "\"'\\\n\0é\u{202e}\u{e0001}😀";
        let start = r#""\"'\\\n"#;
        let expected = |rest: &str| [start, rest, "\""].concat();
        assert_eq!(json_text(text), expected(r"\u0000é\u202e\udb40\udc01😀"));
        assert_eq!(c_text(text), expected(r"\u0000é\u202e\U000e0001😀"));
        assert_eq!(js_text(text), expected(r"\u{0}é\u{202e}\u{e0001}😀"));
        let java = r"\000\u00e9\u202e\udb40\udc01\ud83d\ude00";
        assert_eq!(java_text(text), expected(java));
    }

    #[test]
    fn json_keeps_its_meaning() {
        let json = "{\r\"a\":\r\n\"\u{202e}é\u{7f}😀\\u202e{{\"\t}";
        let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        let shown = plain_json(json);
        assert_eq!(shown, "{\n\"a\":\n\"\\u202eé\\u007f😀\\u202e{{\"\t}");
        let ascii = ascii_json(json);
        assert!(ascii.is_ascii());
        let without_variables = braces(&shown);
        assert!(!without_variables.contains("{{"));
        for it in [shown, ascii, without_variables] {
            assert_eq!(read(&it), read(json));
        }
    }

    #[test]
    fn a_shell_reads_nothing() {
        assert_eq!(sh(r#"a$(b)`c`\"'d"#), r#"'a$(b)`c`\"'\''d'"#);
        assert_eq!(word("a'b"), r"'a'\''b'");
        assert_eq!(
            word("%\\'$(x)\u{202e}"),
            r#""$(printf '%%\\'\''$(x)\342\200\256')""#
        );
    }

    #[test]
    fn nothing_in_a_text_ends_it() {
        assert_eq!(js_text("</script><!--${x}"), r#""<\/script>\x3c!--${x}""#);
        assert_eq!(php_text(r"it's $a {$b} \n"), r"'it\'s $a {$b} \\n'");
        assert_eq!(php_text("{$a}\n\u{202e}"), r#""{\$a}\n\u{202e}""#);
        assert_eq!(powershell_text("a'b$c`d\"@"), "'a''b$c`d\"@'");
        assert_eq!(
            powershell_text("\u{2019}$(x)"),
            "('' + [char]::ConvertFromUtf32(0x2019) + '$(x)')"
        );
    }

    #[test]
    fn names_are_written_as_languages_write_them() {
        let name = "oneDriveForBusinessRestoreSession";
        assert_eq!(pascal(name), "OneDriveForBusinessRestoreSession");
        assert_eq!(kebab(name), "one-drive-for-business-restore-session");
        assert_eq!(js_key("restorePoint"), "restorePoint");
        assert_eq!(js_key("@removed"), "\"@removed\"");
        assert_eq!(js_key("1a"), "\"1a\"");
        assert_eq!(js_key("__proto__"), "[\"__proto__\"]");
        assert_eq!(powershell_key("@removed"), "'@removed'");
    }
}
