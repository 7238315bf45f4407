//! Time and memory grow as the input does, whatever the input: of every class of input that somebody
//! might send to keep a program busy, four times as much takes about four times as many bytes of
//! memory. Time is not measured: where it grows faster than memory, `npm run bench` shows it.

use std::fmt::Write;
use std::hint::black_box;

use allocation_counter::measure;
use graph_backup_delta::{
    Change, CollectOptions, HttpContext, ItemKind, ResourceName, ValidateOptions, collect, fix,
    interpret, interpret_batch, plan, validate,
};
use serde_json::{Value, json};

const DELTA: &str = "driveRestoreArtifacts@delta";
const SESSION: &str = "5e000000-71fe-4d00-a01a-31850bc5b32c";

fn guid(n: usize) -> String {
    format!("{n:08x}-71fe-4d00-a01a-31850bc5b32c")
}

fn addition(n: usize) -> String {
    format!(
        r#"{{"restorePoint":{{"id":"{}"}},"destinationType":"new"}}"#,
        guid(n)
    )
}

/// What `part` makes of each number below `count`, with `between` between them.
fn each(count: usize, between: &str, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().join(between)
}

fn items(items: &str) -> String {
    format!("{{\"{DELTA}\":[{items}]}}")
}

/// A class of inputs: its name, and one of a size.
type Class = (&'static str, fn(usize) -> String);

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

/// What is done with an input, by its name; it gives how much came of it.
type Operation<'o> = (&'static str, &'o dyn Fn(&str) -> usize);

#[track_caller]
fn grows_as(classes: &[Class], operations: &[Operation]) {
    const SMALL: usize = 1_500;
    let mut worse = Vec::new();
    for (class, input) in classes {
        let (small, large) = (input(SMALL), input(4 * SMALL));
        for (name, operation) in operations {
            let taken = |input| {
                let measured = measure(|| {
                    black_box(operation(input));
                });
                measured.bytes_total
            };
            let (less, more) = (taken(&small), taken(&large));
            // What does not grow with the input may be some kilobytes.
            if more > 6 * (less + (1 << 18)) {
                worse.push(format!("{name}, {class}: {less} bytes, then {more}"));
            }
        }
    }
    assert_eq!(worse, Vec::<String>::new());
}

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

const LISTS: &[Class] = &[
    ("ids", |n| each(n, "\n", guid)),
    ("ids in one line", |n| each(n, ",", guid)),
    ("one id", |n| each(n, "\n", |_| guid(1))),
    ("JSON", |n| {
        format!("[{}]", each(n, ",", |it| format!("\"{}\"", guid(it))))
    }),
    ("rows", |n| {
        "id,directoryObjectId\n".to_owned()
            + &each(n, "\n", |it| format!("{},{}", guid(it), guid(it + n)))
    }),
    ("rows too long", |n| {
        "id,directoryObjectId\n".to_owned() + &each(n, "\n", |it| format!("{},,,,", guid(it)))
    }),
    ("columns", |n| {
        each(n, ",", |it| format!("c{it}")) + ",directoryObjectId\n" + &guid(1)
    }),
    ("columns, none known", |n| {
        each(n, ",", |it| format!("c{it}")) + "\n" + &each(n, ",", guid)
    }),
    ("delimiters", |n| ",;|\t".repeat(n) + "\n" + &guid(1)),
    ("quotes", |n| "\"".repeat(n)),
    ("quotes in rows", |n| {
        "id;directoryObjectId\n".to_owned() + &"\"\"\n;".repeat(n)
    }),
    ("lines in quotes", |n| {
        "id;directoryObjectId\n\"".to_owned() + &"\n".repeat(n) + "\";\"" + &"\n".repeat(n)
    }),
    ("unclosed in each row", |n| {
        "id;directoryObjectId\n".to_owned() + &"\"a;b\n".repeat(n)
    }),
    ("comments", |n| "# a\n".repeat(n)),
    ("comments before", |n| "# a\n".repeat(n) + &guid(1)),
    ("hashes", |n| "#".repeat(n)),
    ("spaces", |n| " ".repeat(n)),
    ("lines of spaces", |n| " \n".repeat(n)),
    ("empty lines", |n| "\n".repeat(n) + &guid(1)),
    ("carriage returns", |n| "\r".repeat(n)),
    ("words", |n| "word ".repeat(n) + &guid(1)),
    ("lines of words", |n| "word word\n".repeat(n) + &guid(1)),
    ("brackets", |n| "[".repeat(n)),
    ("bytes of a word", |n| "a".repeat(n)),
    ("byte order marks", |n| "\u{feff}".repeat(n)),
    ("hosts", |n| "h,".repeat(n)),
    ("statuses", |n| {
        format!(
            "[{}]",
            each(n, ",", |it| format!(
                r#"{{"id":"{0}","directoryObjectId":"{0}","status":"s{it}"}}"#,
                guid(it)
            ))
        )
    }),
    ("destinations", |n| {
        format!(
            "[{}]",
            each(n, ",", |it| format!(
                r#"{{"id":"{0}","restorePoint":{{"id":"{0}"}},"destinationType":"{it}"}}"#,
                guid(it)
            ))
        )
    }),
    ("arrays in arrays", |n| {
        format!("[{}]", each(n, ",", |_| "[]".to_owned()))
    }),
    ("under a long name", |n| {
        format!(
            "{{\"value\":[{{\"{}\":[{}]}}]}}",
            "k".repeat(n),
            each(n, ",", |_| "{\"a\":1,\"a\":2}".to_owned())
        )
    }),
];

#[test]
fn lists() {
    let target = |resource| Change::new(resource, SESSION);
    let policy = target(ResourceName::ExchangeProtectionPolicy);
    let sites = target(ResourceName::SharePointProtectionPolicy);
    let session = target(ResourceName::OneDriveForBusinessRestoreSession);
    let options = |resource, kind| CollectOptions {
        resource,
        restore_job_type: None,
        kind: Some(kind),
    };
    let users = options(ResourceName::ExchangeProtectionPolicy, ItemKind::Addition);
    let removals = options(ResourceName::SharePointProtectionPolicy, ItemKind::Removal);
    grows_as(
        LISTS,
        &[
            ("collect", &|it| collect(it, &users).ids.len()),
            ("collect what to remove", &|it| {
                collect(it, &removals).ids.len()
            }),
            ("plan", &|it| plan("[]", it, &policy).kept),
            ("plan from", &|it| plan(it, "", &session).kept),
            ("plan for sites", &|it| plan(it, it, &sites).kept),
        ],
    );
}

fn answer(entries: &str) -> String {
    items(entries)
}

fn failure(n: usize) -> String {
    format!(
        r#"{{"id":"{}","@Core.DataModificationException":{{"failedOperation":"remove","responseCode":409,"info":{{"code":"Invalid","message":"No"}}}}}}"#,
        guid(n)
    )
}

fn removal(n: usize) -> String {
    format!(r#"{{"@removed":{{}},"id":"{}"}}"#, guid(n))
}

/// Answers, and requests, which are read alike.
const ANSWERS: &[Class] = &[
    ("items", |n| {
        answer(&each(n, ",", |it| {
            format!(
                r#"{{"id":"{}","status":"added","restorePoint":{{"id":"{}"}}}}"#,
                guid(it + n),
                guid(it)
            )
        }))
    }),
    ("failures", |n| answer(&each(n, ",", failure))),
    ("one failure", |n| answer(&each(n, ",", |_| failure(1)))),
    ("removals", |n| answer(&each(n, ",", removal))),
    ("one removal", |n| answer(&each(n, ",", |_| removal(1)))),
    ("one reference", |n| answer(&each(n, ",", |_| addition(1)))),
    ("one malformed reference", |n| {
        answer(&each(n, ",", |_| addition(1).replace("-31850", "-3185")))
    }),
    ("malformed references", |n| {
        answer(&each(n, ",", |it| addition(it).replace("-31850", "-3185")))
    }),
    ("content ids", |n| {
        answer(&each(n, ",", |it| {
            format!(r#"{{"id":"{}","@contentId":"{it}"}}"#, guid(it))
        }))
    }),
    ("no objects", |n| answer(&each(n, ",", |_| "5".to_owned()))),
    ("nothing in objects", |n| {
        answer(&each(n, ",", |_| "{}".to_owned()))
    }),
    ("arrays", |n| {
        format!(
            "{{{}}}",
            each(n, ",", |it| format!(
                "\"drive{}RestoreArtifacts@delta\":[{{}}]",
                "_".repeat(it % 9)
            ))
        )
    }),
    ("under a long name", |n| {
        format!(
            "{{\"{}\":[{}],\"{DELTA}\":[5,{{\"@contentId\":\"x\"}}]}}",
            "k".repeat(n),
            each(n, ",", |_| "{\"a\":1,\"a\":2}".to_owned())
        )
    }),
    ("names of an entry", |n| {
        answer(&format!(
            "{{{}}}",
            each(n, ",", |it| format!("\"@k{it}\":1"))
        ))
    }),
    ("a long message", |n| {
        format!(
            r#"{{"error":{{"code":"{0}","message":"{0}"}}}}"#,
            "x".repeat(n)
        )
    }),
    ("a long id", |n| {
        format!(
            "{{\"id\":\"{}\",\"{DELTA}\":[{}]}}",
            "x".repeat(n),
            each(n, ",", failure)
        )
    }),
    ("a long message in an entry", |n| {
        answer(&failure(1).replace("No", &"x".repeat(n)))
    }),
    ("parts of a batch", |n| {
        let part = |it| {
            format!(
                "{{\"id\":\"{it}\",\"status\":200,\"url\":\"/x\",\"body\":{}}}",
                items(&addition(it))
            )
        };
        let parts = each(n, ",", part);
        format!("{{\"requests\":[{parts}],\"responses\":[{parts}]}}")
    }),
    ("one part of a batch", |n| {
        let parts = each(n, ",", |_| "{\"id\":\"1\",\"status\":200}".to_owned());
        format!("{{\"requests\":[{parts}],\"responses\":[{parts}]}}")
    }),
    ("a refused batch", |n| {
        let part = |it| format!("{{\"id\":\"{it}\",\"body\":{}}}", items(&addition(it)));
        format!(
            "{{\"requests\":[{}],\"error\":{{\"code\":\"{}\"}},\"more\":[{}]}}",
            each(n, ",", part),
            "x".repeat(n),
            each(n, ",", guid).replace(|it: char| it != ',', "1")
        )
    }),
    ("broken", |n| {
        answer(&each(n, ",", failure)).replace("]}", "")
    }),
    ("levels", |n| "[".repeat(n)),
];

#[test]
fn answers() {
    let seed = include_bytes!("fixtures/seed/request.txt");
    let http = HttpContext::default();
    let refused = HttpContext::of_status(500);
    grows_as(
        ANSWERS,
        &[
            ("interpret", &|it| {
                interpret(it, Some(it.as_bytes()), &http).items.len()
            }),
            ("interpret a refusal", &|it| {
                interpret(it, Some(it.as_bytes()), &refused).items.len()
            }),
            ("interpret without a request", &|it| {
                interpret(it, None, &http).items.len()
            }),
            ("interpret for the sample", &|it| {
                interpret(it, Some(seed), &http).items.len()
            }),
            ("interpret a batch", &|it| {
                interpret_batch(it, Some(it.as_bytes()), &http).parts.len()
            }),
            ("interpret a refused batch", &|it| {
                interpret_batch(it, Some(it.as_bytes()), &refused)
                    .parts
                    .len()
            }),
            ("interpret a batch without a request", &|it| {
                interpret_batch(it, None, &http).parts.len()
            }),
        ],
    );
}

fn change(with: &Value) -> String {
    let mut change = json!({"resource": "oneDriveForBusinessRestoreSession", "id": SESSION});
    change
        .as_object_mut()
        .unwrap()
        .append(&mut with.as_object().unwrap().clone());
    change.to_string()
}

fn guids(n: usize) -> Vec<String> {
    (0..n).map(guid).collect()
}

const CHANGES: &[Class] = &[
    ("additions and removals", |n| {
        change(&json!({"add": guids(n), "remove": guids(n), "destinationType": "new"}))
    }),
    ("no destination", |n| change(&json!({"add": guids(n)}))),
    ("one addition", |n| {
        change(&json!({"add": vec![guid(1); n], "destinationType": "new"}))
    }),
    ("opaque ids", |n| {
        change(&json!({"remove": (0..n).map(|it| format!("x{it}")).collect::<Vec<_>>()}))
    }),
    ("broken ids", |n| {
        change(&json!({"remove": (0..n).map(|it| guid(it)[1..].to_owned()).collect::<Vec<_>>()}))
    }),
    ("a long browse session", |n| {
        change(&json!({"add": guids(n), "browseSessionId": "x".repeat(n)}))
    }),
    ("a long session id", |n| {
        change(&json!({"id": "x".repeat(n), "remove": guids(n)}))
    }),
    ("a long key", |n| {
        change(&json!({"add": ["x".repeat(n)], "browseSessionId": SESSION}))
    }),
    ("a long name", |n| {
        change(
            &json!({"resource": "exchangeProtectionPolicy", "displayName": "x".repeat(n), "add": guids(n)}),
        )
    }),
];

#[test]
fn changes() {
    let built = |text: &str| graph_backup_delta::build(&serde_json::from_str(text).unwrap());
    grows_as(
        CHANGES,
        &[
            ("build", &|it| built(it).requests.len()),
            ("batch", &|it| {
                graph_backup_delta::batch(&built(it).requests)
                    .requests
                    .len()
            }),
        ],
    );
}
