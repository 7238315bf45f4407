//! Lists, collected and planned from.

use graph_backup_delta::{Change, CollectOptions, ItemKind, ResourceName, collect, plan};

use super::{Class, SESSION, each, grows_as, guid};

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
    ("pages", |n| {
        each(n, "\n", |it| {
            let id = guid(it / 2);
            format!(r#"{{"@odata.nextLink":"{it}","value":[{{"directoryObjectId":"{id}"}}]}}"#)
        })
    }),
    ("addresses", |n| {
        let row = |it| format!("{},{},a{}@b.example", guid(it), guid(it / 2), it / 3);
        "id,directoryObjectId,mail\n".to_owned() + &each(n, "\n", row)
    }),
    ("one address", |n| {
        let row = |it| format!("{},a@b.example", guid(it));
        "directoryObjectId,mail\n".to_owned() + &each(n, "\n", row)
    }),
    ("errors", |n| {
        let row = |it| format!("{},{},e{it}", guid(it), guid(it));
        "id,directoryObjectId,error\n".to_owned() + &each(n, "\n", row)
    }),
    ("at signs", |n| "@".repeat(n)),
    ("escapes", |n| "a@\\u0027".repeat(n)),
    ("colons", |n| "a@b.c://".repeat(n)),
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

/// What would be removed, by all that may name it.
const NAMED: &str = r#"[{"id":"0a000000-71fe-4d00-a01a-31850bc5b32c",
    "directoryObjectId":"1a000000-71fe-4d00-a01a-31850bc5b32c","displayName":"a","email":"a@b.example"}]"#;

#[test]
fn lists() {
    let target = |resource| Change::new(resource, SESSION);
    let policy = target(ResourceName::ExchangeProtectionPolicy);
    let sites = target(ResourceName::SharePointProtectionPolicy);
    let session = target(ResourceName::OneDriveForBusinessRestoreSession);
    let options = |resource, kind| CollectOptions {
        resource,
        restore_job_type: None,
        units: None,
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
            ("plan without all but one", &|it| {
                plan(it, guid(1), &policy).kept
            }),
            ("plan without one", &|it| plan(NAMED, it, &policy).kept),
            ("plan for sites", &|it| plan(it, it, &sites).kept),
        ],
    );
}
