//! Answers, and requests, which are read alike.

use graph_backup_delta::{HttpContext, interpret, interpret_batch};

use super::{Class, DELTA, addition, each, grows_as, guid, items};

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
    let seed = include_bytes!("../fixtures/seed/request.txt");
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
