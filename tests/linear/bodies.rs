//! Bodies, judged and mended.

use std::fmt::Write;

use graph_backup_delta::{ValidateOptions, fix, validate};

use super::{Class, DELTA, addition, each, grows_as, guid, items};

/// A text with the quotes of a word processor.
fn typographic(text: &str) -> String {
    let mut parts = text.split('"');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        out.push(if at % 2 == 0 { '“' } else { '”' });
        out.push_str(part);
    }
    out
}

const BODIES: &[Class] = &[
    ("valid items", |n| items(&each(n, ",", addition))),
    ("pretty items", |n| {
        items(&each(n, ",\n    ", |it| addition(it).replace(':', ": ")))
    }),
    ("truncated ids", |n| {
        items(&each(n, ",", |it| addition(it).replace("-31850", "-3185")))
    }),
    ("one id", |n| items(&each(n, ",", |_| addition(1)))),
    ("ids in turn", |n| {
        items(&each(n, ",", |it| addition(it % 7)))
    }),
    ("opaque ids with one start", |n| {
        items(&each(n, ",", |it| {
            addition(it).replace(&guid(it), &format!("{}{it}", "x".repeat(100)))
        }))
    }),
    ("one opaque id", |n| {
        items(&each(n, ",", |it| addition(it).replace(&guid(it), "x y")))
    }),
    ("escapes", |n| escaped(&items(&each(n, ",", addition)))),
    ("levels", |n| format!("{{\"{DELTA}\":{}", "[".repeat(n))),
    ("levels of objects", |n| "{\"a\":".repeat(n)),
    ("bytes of an id", |n| {
        items(&addition(1).replace(&guid(1), &"a".repeat(n)))
    }),
    ("bytes of a key", |n| {
        items(&addition(1).replace("destinationType", &"a".repeat(n)))
    }),
    ("bytes of a word", |n| items(&"a".repeat(n))),
    ("bytes of an escape", |n| {
        format!("\"{}\"", "\\u00e9".repeat(n))
    }),
    ("digits", |n| items(&"1".repeat(n))),
    ("quotes", |n| "\"".repeat(n)),
    ("slashes", |n| "/".repeat(n)),
    ("stars", |n| format!("/{}", "*".repeat(n))),
    ("comments", |n| "//\n".repeat(n) + "{}"),
    ("comments in items", |n| {
        items(&each(n, ",", |it| format!("/**/{}", addition(it))))
    }),
    ("no commas", |n| items(&each(n, " ", addition))),
    ("no commas, far apart", |n| {
        let gap = " ".repeat(n);
        items(&(each(n, " ", |_| "\"a\"".to_owned()) + &gap + "\"b\"" + &gap + "\"c\""))
    }),
    ("no commas between names", |n| {
        format!("{{{}}}", each(n, " ", |it| format!("\"k{it}\":1")))
    }),
    ("typographic quotes", |n| {
        items(&each(n, ",", |it| typographic(&addition(it))))
    }),
    ("typographic quotes that do not close", |n| {
        items(&"“".repeat(n))
    }),
    ("single quotes without commas", |n| {
        items(&each(n, " ", |it| format!("'{it}'")))
    }),
    ("names without quotes", |n| {
        format!("{{{}}}", each(n, ",", |it| format!("k{it}:1")))
    }),
    ("no colons", |n| {
        format!("{{{}}}", each(n, ",", |it| format!("\"k{it}\" 1")))
    }),
    ("no commas, and comments behind names", |n| {
        let member = |it| format!("\"k{it}\"/* why */:1");
        format!("{{{}}}", each(n, " ", member))
    }),
    ("no-break blanks", |n| "\u{a0} ".repeat(n) + "{}"),
    ("no-break blanks in items", |n| {
        items(&each(n, ",\u{a0}", addition))
    }),
    ("backslashes at ends of lines", |n| "\\\n".repeat(n) + "{}"),
    ("escaped quotes", |n| {
        items(&each(n, ",", addition)).replace('"', "\\\"")
    }),
    ("zeros behind", |n| "{}".to_owned() + &"\0".repeat(n)),
    ("lines before", |n| "Prefer: a\n".repeat(n) + "\n{}"),
    ("wrappers", |n| {
        let wrapped = |it| format!("{{\"additionalData\":{}}}", addition(it));
        items(&each(n, ",", wrapped))
    }),
    ("settings", |n| {
        let setting = |_| r#"{"interval":"a","period":"P1Y"}"#.to_owned();
        format!("{{\"retentionSettings\":[{}]}}", each(n, ",", setting))
    }),
    ("commas too many", |n| {
        items(&each(n, ",", |_| "[1,]".to_owned()))
    }),
    ("names of the body", |n| {
        format!("{{{}}}", each(n, ",", |it| format!("\"k{it}\":1")))
    }),
    ("one name of the body", |n| {
        format!("{{\"{DELTA}\":[]{}}}", ",\"displayName\":\"a\"".repeat(n))
    }),
    ("arrays of the body", |n| {
        format!(
            "{{{}}}",
            each(n, ",", |_| format!("\"{DELTA}\":[{}]", addition(1)))
        )
    }),
    ("misspelt arrays of the body", |n| {
        format!(
            "{{{}}}",
            each(n, ",", |it| format!(
                "\"drive{}RestoreArtifacts@delta\":[]",
                "_".repeat(it % 9)
            ))
        )
    }),
    ("names of an item", |n| {
        items(&format!(
            "{{{}}}",
            each(n, ",", |it| format!("\"k{it}\":1"))
        ))
    }),
    ("one name of an item", |n| {
        items(&format!("{{{}}}", each(n, ",", |_| "\"id\":1".to_owned())))
    }),
    ("misspelt names of an item", |n| {
        items(&format!(
            "{{{}}}",
            each(n, ",", |it| format!(
                "\"restore{}Point\":{{}}",
                "_".repeat(it % 9)
            ))
        ))
    }),
    ("names inside a reference", |n| {
        items(&format!(
            "{{\"restorePoint\":{{{}}}}}",
            each(n, ",", |it| format!("\"i{}d\":1", "_".repeat(it % 9)))
        ))
    }),
    ("near names", |n| {
        items(&format!(
            "{{{}}}",
            each(n, ",", |it| format!("\"restorePiont{}\":1", it % 9))
        ))
    }),
    ("browse sessions", |n| {
        let item = |it| format!(r#"{{"browseSessionId":"{}","itemKey":"a"}}"#, guid(it));
        items(&each(n, ",", item)).replace("driveR", "granularDriveR")
    }),
    ("reasons", |n| {
        items(&each(n, ",", |it| {
            format!(r#"{{"@removed":"no","id":"{}"}}"#, guid(it))
        }))
    }),
    ("under a long name", |n| {
        format!(
            "{{\"{}\":[{}]}}",
            "k".repeat(n),
            each(n, ",", |_| "{\"a\":1,\"a\":2}".to_owned())
        )
    }),
    ("lines", |n| "\n".repeat(n)),
    ("spaces between", |n| {
        items(&each(2, &(" ".repeat(n) + ","), addition))
    }),
];

#[test]
fn bodies() {
    let options = ValidateOptions::default();
    grows_as(
        BODIES,
        &[
            ("validate", &|it| validate(it, &options).total),
            ("fix", &|it| fix(it, &options).applied_total),
        ],
    );
}

/// Every character of the strings of a text as an escape.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split('"').enumerate() {
        if at % 2 == 0 {
            out.push_str(part);
            continue;
        }
        out.push('"');
        for unit in part.encode_utf16() {
            write!(out, "\\u{unit:04x}").unwrap();
        }
        out.push('"');
    }
    out
}
