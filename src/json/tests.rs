//! The reader against `serde_json`: it accepts and refuses the same texts, and finds the same values.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use super::agree::agree;
use super::{Odd, read_leniently, read_telling};

const REQUEST: &[u8] = include_bytes!("../../tests/fixtures/seed/request.txt");
const ANSWER: &[u8] = include_bytes!("../../tests/fixtures/seed/answer.txt");
const PARSING: &str = include_str!("../../tests/fixtures/json/parsing.txt");

/// The bytes of a text in which `<XX>` stands for one of them, and `<XX*n>` for several.
fn bytes(written: &str) -> Vec<u8> {
    let mut parts = written.split('<');
    let mut bytes = parts.next().expect("a part").as_bytes().to_vec();
    for part in parts {
        let (byte, rest) = part.split_once('>').expect("`<` is closed");
        let (byte, count) = byte.split_once('*').unwrap_or((byte, "1"));
        let byte = u8::from_str_radix(byte, 16).expect("a byte");
        bytes.extend(vec![byte; count.parse().expect("a count")]);
        bytes.extend(rest.as_bytes());
    }
    bytes
}

#[test]
fn what_every_reader_must_accept_or_refuse() {
    let lines = PARSING
        .lines()
        .filter(|it| !it.is_empty() && !it.starts_with("# "));
    let mut counts = [0, 0];
    for line in lines {
        let (verdict, written) = line.split_once('\t').expect("a verdict and a text");
        let is_accepted = match verdict {
            "accept" | "pinned accept" => true,
            "refuse" | "pinned refuse" => false,
            other => panic!("no verdict: {other}"),
        };
        counts[usize::from(is_accepted)] += 1;
        let text = bytes(written);
        let mut is_strict = true;
        let read = read_telling(&text, &mut |odd, _| {
            is_strict &= matches!(odd, Odd::DuplicateKey(_));
        });
        assert_eq!(read.is_ok() && is_strict, is_accepted, "{line}");
        let other = serde_json::from_slice::<Value>(&text);
        assert_eq!(other.is_ok(), is_accepted, "{line}");
        agree(&text);
    }
    assert!(counts[1] >= 95 && counts[0] >= 188, "{counts:?}");
}

#[test]
fn every_prefix() {
    for text in [REQUEST, ANSWER] {
        (0..=text.len()).for_each(|end| agree(&text[..end]));
    }
}

#[test]
fn every_change_of_one_byte() {
    for text in [REQUEST, ANSWER] {
        let mut changed = text.to_vec();
        for at in 0..text.len() {
            for byte in 0..=u8::MAX {
                changed[at] = byte;
                agree(&changed);
            }
            changed[at] = text[at];
        }
    }
}

#[test]
fn every_removal_of_one_byte() {
    for at in 0..REQUEST.len() {
        agree(&[&REQUEST[..at], &REQUEST[at + 1..]].concat());
    }
}

#[test]
fn every_depth() {
    for depth in 1..300 {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            agree(text.as_bytes());
            assert_eq!(read_leniently(text.as_bytes()).is_ok(), depth <= 127);
        }
    }
}

#[test]
fn numbers() {
    for text in [
        "0",
        "-0",
        "00",
        "01",
        "-",
        "-a",
        "+1",
        ".5",
        "1.",
        "1.e1",
        "1e",
        "1e+",
        "1E-9",
        "0e0",
        "1e308",
        "1e309",
        "-1e309",
        "123456789012345678901234567890",
        "1.7976931348623159e308",
        "1.7976931348623157e308",
        "179769313486231580793e288",
        "17976931348623158079372897140530341507993413271003782693617377898044e241",
        "0.0017976931348623158079372897140530341507993413271003782693617377e311",
        "-1797693134862315.7079e293",
        "1e-99999999999999999999",
        "-1e+99999999999999999999",
        "0e99999999999999999999",
        "0.00e+400",
        "000.1e400",
        "0.0000001e314",
        "0.0000001e316",
        "0x10",
        "1_000",
        "Infinity",
        "NaN",
        "1 2",
        "1e999999999999999999999999",
        "0.0000e-99999999",
    ] {
        agree(text.as_bytes());
    }
}

#[test]
fn strings() {
    for text in [
        r#""\u0000""#,
        r#""\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ude00\ud83d""#,
        r#""\ud83d\u0041""#,
        r#""\ud83dx""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\x41""#,
        r#""\"#,
        r#""\\""#,
        r#""a\/b""#,
        "\"\t\"",
        "\"\u{7f}\"",
        "\"\u{0}\"",
        "\"é😀\"",
        "\"\u{2028}\"",
        "'a'",
        r#""\ud800\ud800\udc00""#,
    ] {
        agree(text.as_bytes());
    }
    agree(b"\"\xff\"");
    agree(b"\"\xc3");
    agree(b"\"\xed\xa0\x80\"");
    agree(b"[1]\xff");
    agree(b"\xef\xbb\xbf{}");
    agree(b"\xff\xfe{\0}\0");
}

#[test]
fn many_keys() {
    let keys: Vec<_> = (0..100_000)
        .map(|at| format!("\"k{}\":{at}", at % 70_000))
        .collect();
    agree(format!("{{{}}}", keys.join(",")).as_bytes());
}

fn json() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    scalar.prop_recursive(6, 60, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Value::from),
            vec((".{0,6}", inner), 0..8).prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

/// Pieces that texts are broken with.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        "[\\[\\]{}\",:0-9eE+. /*\n\\\\u-]{1,3}".prop_map(String::into_bytes),
        vec(any::<u8>(), 0..3),
        prop_oneof!["true", "null", "//", "/\\*", "\\\\ud83d", "\u{feff}"]
            .prop_map(String::into_bytes),
        odd_piece().prop_map(|it| it.as_bytes().to_vec()),
    ]
}

/// Pieces of what is not JSON though it may be certain what is meant.
fn odd_piece() -> impl Strategy<Value = &'static str> {
    let odd = [
        "“",
        "”",
        "‘",
        "’",
        "'",
        "„",
        "\u{a0}",
        "\u{200b}",
        "\u{2028}",
        " \u{a0} ",
        "\\\n",
        "`\r\n",
        "=",
        "=>",
        ":",
        ",",
        "\0",
        "\u{1a}",
        "```\n",
        "'{",
        "x = {",
        "True",
        "None",
        "+1",
        ".5",
        "{\\\"",
        "&quot;",
        "\"\"",
        "PATCH /\n\n",
        "“a”",
        "'a':",
        "a:",
        "\"a\" ",
        "“a\"",
    ];
    prop::sample::select(odd.to_vec())
}

#[test]
fn a_brace_in_a_comment_starts_no_body() {
    for text in ["1//2'{3", "1/*'*/ '{", "\"a\"//({\n"] {
        agree(text.as_bytes());
    }
}

proptest! {
    #[test]
    fn generated_json(value in json()) {
        agree(value.to_string().as_bytes());
        agree(serde_json::to_string_pretty(&value).unwrap().as_bytes());
    }

    #[test]
    fn broken_json(value in json(), breaks in vec((any::<prop::sample::Index>(), 0..3usize, piece()), 1..4)) {
        let mut text = value.to_string().into_bytes();
        for (at, length, piece) in breaks {
            let at = at.index(text.len() + 1);
            let end = (at + length).min(text.len());
            text.splice(at..end, piece);
        }
        agree(&text);
    }

    #[test]
    fn soup(pieces in vec(piece(), 0..12)) {
        agree(&pieces.concat());
    }

    #[test]
    fn odd_soup(pieces in vec(odd_piece(), 0..12), open in "[\\[{]?") {
        agree((open + &pieces.concat()).as_bytes());
    }

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..40)) {
        agree(&bytes);
    }
}
