//! Strings, numbers and literals: functions from a text and an offset to a value and where it ends.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{Mend, SyntaxError};
use crate::finding::{Params, Span, Told, rules};

type Scanned<T> = Result<(T, usize), SyntaxError>;

/// An error about the text from `start` to `end`.
#[cold]
#[allow(clippy::needless_pass_by_value)] // a rule is written where it is told, best without `&`
pub(super) fn error(told: impl Told, start: usize, end: usize) -> SyntaxError {
    SyntaxError {
        rule: told.rule(),
        span: Span::new(start, end),
        pointer: None,
        params: Params::of(&told),
        fix: None,
    }
}

impl SyntaxError {
    /// The error with its certain mend.
    pub(super) fn mend(
        mut self,
        title: &'static str,
        span: Span,
        text: impl Into<Cow<'static, str>>,
    ) -> Self {
        let text = text.into();
        self.fix = Some(Box::new(Mend { title, span, text }));
        self
    }
}

/// Reads the string whose opening quote is at `start`.
#[inline(always)]
pub(super) fn string(text: &str, start: usize) -> Scanned<Cow<'_, str>> {
    let body = start + 1;
    let end = plain_end(text, body);
    match text.as_bytes().get(end) {
        Some(b'"') => Ok((Cow::Borrowed(&text[body..end]), end + 1)),
        Some(b'\\') => escaped_string(text, start, end).map(|(it, end)| (Cow::Owned(it), end)),
        other => Err(bad_character(text, start, end, other.copied())),
    }
}

/// Where the run of characters that stand for themselves ends, from `at`.
#[inline(always)]
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_mut))]
fn plain_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    #[cfg(target_arch = "wasm32")]
    while let Some(chunk) = bytes[at..].first_chunk() {
        let ends = ends_in(chunk);
        if ends != 0 {
            return at + ends.trailing_zeros() as usize;
        }
        at += chunk.len();
    }
    let rest = &bytes[at..];
    let ends = |&byte: &u8| byte == b'"' || byte == b'\\' || byte < 0x20;
    at + rest.iter().position(ends).unwrap_or(rest.len())
}

/// Which of sixteen bytes do not stand for themselves, a bit for each: so where the first one is takes
/// no loop, and `interpret` a twelfth less time.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn ends_in(at: &[u8; 16]) -> u16 {
    use core::arch::wasm32::{u8x16, u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, v128_or};
    let it = u8x16(
        at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9], at[10], at[11],
        at[12], at[13], at[14], at[15],
    );
    let quotes = u8x16_eq(it, u8x16_splat(b'"'));
    let backslashes = u8x16_eq(it, u8x16_splat(b'\\'));
    let controls = u8x16_lt(it, u8x16_splat(0x20));
    u8x16_bitmask(v128_or(v128_or(quotes, backslashes), controls))
}

#[cold]
fn bad_character(text: &str, start: usize, at: usize, byte: Option<u8>) -> SyntaxError {
    match byte {
        None => error(rules::JsonUnclosedString, start, text.len()),
        Some(byte) => error(
            rules::JsonControlCharacter {
                found: &format!("U+{byte:04X}"),
            },
            at,
            at + 1,
        ),
    }
}

/// Reads on from the first backslash, at `at`, of the string that starts at `start`.
fn escaped_string(text: &str, start: usize, mut at: usize) -> Scanned<String> {
    let mut out = text[start + 1..at].to_owned();
    loop {
        match text.as_bytes().get(at) {
            Some(b'"') => return Ok((out, at + 1)),
            Some(b'\\') => {
                let (char, end) = escape(text, start, at)?;
                out.push(char);
                at = end;
            }
            other => return Err(bad_character(text, start, at, other.copied())),
        }
        let end = plain_end(text, at);
        out.push_str(&text[at..end]);
        at = end;
    }
}

/// Reads the escape whose backslash is at `at`.
fn escape(text: &str, start: usize, at: usize) -> Scanned<char> {
    let char = match text.as_bytes().get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(text, start, at),
        Some(_) => return Err(bad_escape(text, at, 1)),
        None => return Err(error(rules::JsonUnclosedString, start, text.len())),
    };
    Ok((char, at + 2))
}

#[cold]
fn bad_escape(text: &str, at: usize, length: usize) -> SyntaxError {
    let found: String = text[at..].chars().take(1 + length).collect();
    error(rules::JsonEscape { found: &found }, at, at + found.len())
}

/// The four hexadecimal digits at `at`.
fn hex4(text: &str, at: usize) -> Option<u32> {
    let digits = text.as_bytes().get(at..at + 4)?;
    digits.iter().try_fold(0, |sum, &digit| {
        Some(sum * 16 + char::from(digit).to_digit(16)?)
    })
}

/// Reads `\uXXXX`, or the two of them that make one character.
fn unicode_escape(text: &str, start: usize, at: usize) -> Scanned<char> {
    let Some(unit) = hex4(text, at + 2) else {
        let cut = text.len() < at + 6 && text[at + 2..].bytes().all(|it| it.is_ascii_hexdigit());
        return Err(if cut {
            error(rules::JsonUnclosedString, start, text.len())
        } else {
            bad_escape(text, at, 5)
        });
    };
    if let Some(char) = char::from_u32(unit) {
        return Ok((char, at + 6));
    }
    let partner = (unit < 0xDC00 && text[at + 6..].starts_with("\\u"))
        .then(|| hex4(text, at + 8))
        .flatten()
        .filter(|low| (0xDC00..0xE000).contains(low));
    let Some(low) = partner else {
        let found = &text[at..at + 6];
        return Err(error(rules::JsonLoneSurrogate { found }, at, at + 6));
    };
    let scalar = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    let char = char::from_u32(scalar).expect("two surrogates make a character");
    Ok((char, at + 12))
}

/// Passes the number that starts at `start`; gives where it ends.
pub(super) fn number(text: &str, start: usize) -> Result<usize, SyntaxError> {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let rest = &bytes[from.min(bytes.len())..];
        from + rest.iter().take_while(|it| it.is_ascii_digit()).count()
    };
    let wrong = |end: usize, reason: &str| {
        if end >= text.len() {
            return error(
                rules::JsonUnexpectedEnd {
                    expected: "a digit",
                },
                end,
                end,
            );
        }
        let end = end + text[end..].chars().next().map_or(0, char::len_utf8);
        error(rules::JsonNumber { reason }, start, end)
    };
    let whole = start + usize::from(bytes[start] == b'-');
    let mut end = digits(whole);
    if end == whole {
        return Err(wrong(end, "a digit is expected after `-`"));
    }
    if bytes[whole] == b'0' && end > whole + 1 {
        return Err(wrong(whole + 1, "it starts with 0"));
    }
    if bytes.get(end) == Some(&b'.') {
        let fraction = end + 1;
        end = digits(fraction);
        if end == fraction {
            return Err(wrong(end, "a digit is expected after the point"));
        }
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let exponent = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        end = digits(exponent);
        if end == exponent {
            return Err(wrong(end, "a digit is expected in the exponent"));
        }
    }
    if is_too_large(&text[start..end]) {
        let reason = "it is larger than any number can be";
        return Err(error(rules::JsonNumber { reason }, start, end));
    }
    Ok(end)
}

/// The smallest number that rounds to no finite double (IEEE 754): 2^1024 - 2^970.
const TOO_LARGE: &str = "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792";

/// Whether a number is larger than a double can be. Told by its digits, as nothing else here needs
/// the tables by which numbers are parsed, 30 KB of them.
fn is_too_large(number: &str) -> bool {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let mantissa = mantissa.trim_start_matches('-');
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = whole.bytes().chain(fraction.bytes());
    let zeros = digits.clone().take_while(|it| *it == b'0').count();
    let mut digits = digits.skip(zeros).peekable();
    if digits.peek().is_none() {
        return false;
    }
    let length = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let Ok(exponent) = exponent.parse::<i64>() else {
        return !exponent.starts_with('-');
    };
    // The number is 0.d… × 10^power.
    let power = (length(whole.len()) - length(zeros)).saturating_add(exponent);
    match power.cmp(&length(TOO_LARGE.len())) {
        Ordering::Less => false,
        Ordering::Equal => digits.ge(TOO_LARGE.bytes()),
        Ordering::Greater => true,
    }
}

/// Passes `true`, `false` or `null`, of which the first letter stands at `start`.
pub(super) fn literal(text: &str, start: usize, word: &'static str) -> Result<usize, SyntaxError> {
    let rest = &text[start..];
    if rest.starts_with(word) {
        return Ok(start + word.len());
    }
    if word.starts_with(rest) {
        let end = text.len();
        return Err(error(rules::JsonUnexpectedEnd { expected: word }, end, end));
    }
    Err(bad_word(text, start))
}

/// The error of a number that starts as none may, with a plus sign or a point; `None` where it is none.
#[cold]
pub(super) fn bad_number(text: &str, start: usize) -> Option<SyntaxError> {
    let rest = &text[start..];
    let in_number = |it: char| it.is_ascii_digit() || "+-.eE".contains(it);
    let number = &rest[..rest.find(|it| !in_number(it)).unwrap_or(rest.len())];
    let reason = match number.as_bytes() {
        [b'+', b'0'..=b'9' | b'.', ..] => "a plus sign stands before it",
        [b'.', b'0'..=b'9', ..] => "a digit is expected before the point",
        _ => return None,
    };
    Some(error(
        rules::JsonNumber { reason },
        start,
        start + number.len(),
    ))
}

/// The word that a value of other languages is in JSON: `True`, `None`.
fn word_in_json(word: &str) -> Option<&'static str> {
    let mut words = ["true", "false", "null"].into_iter();
    let recased = words.find(|it| it.eq_ignore_ascii_case(word));
    recased.or_else(|| (word == "None").then_some("null"))
}

/// The error of a word that is no value.
#[cold]
pub(super) fn bad_word(text: &str, start: usize) -> SyntaxError {
    let in_word =
        |char: char| char.is_alphanumeric() || matches!(char, '_' | '$' | '-' | '@' | '.');
    let rest = &text[start..];
    let length = rest.find(|char| !in_word(char)).unwrap_or(rest.len());
    let word = &rest[..length];
    let found = error(rules::JsonLiteral { found: word }, start, start + length);
    match word_in_json(word) {
        Some(meant) => found.mend(
            "Write it as JSON does",
            Span::new(start, start + length),
            meant,
        ),
        None => found,
    }
}
