//! Python, with Microsoft's SDK.

use super::call::{Call, pascal, separated};
use super::literal::{Brackets, Literals};
use super::text::{fill, push_escaped, push_long};
use crate::resource::Version;

const TEMPLATE: &str = r#"import asyncio
~json~import sys

from azure.identity import DefaultAzureCredential
from ~package~ import GraphServiceClient
from ~package~.generated.models.o_data_errors.o_data_error import ODataError
from ~package~.generated.models.~type~ import ~Type~


async def main() -> None:
    scopes = ["https://graph.microsoft.com/.default"]
    client = GraphServiceClient(DefaultAzureCredential(), scopes)

    request_body = ~Type~(~name~
        additional_data=~additional~,
    )
    builder = client.solutions.backup_restore.~segment~
    try:
        ~answer~await builder.by_~type~_id(
            ~id~
        ).patch(request_body)
    except ODataError as refusal:
        error = refusal.error
        why = f": {error.code}: {error.message}" if error else ""
        sys.exit(f"{refusal.response_status_code}{why}")
~failures~

asyncio.run(main())
"#;

const NAME: &str = "\n        display_name=~name~,";

const FAILURES: &str = r#"
    items = answer.additional_data.get(~array~) if answer else None
    if not isinstance(items, list):
        sys.exit("the service did not say what it did: list what is there")
    failed = [
        item
        for item in items
        if not isinstance(item, dict)
        or any(
            key.lower().endswith("datamodificationexception") and value is not None
            for key, value in item.items()
        )
    ]
    for item in failed:
        print(json.dumps(item, default=str), file=sys.stderr)
    if failed:
        sys.exit(f"items that failed: {len(failed)}")
"#;

static LITERALS: Literals = Literals {
    object: Brackets {
        empty: "{}",
        open: ["{", "{"],
        comma: [", ", ","],
        last: ["", ","],
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
    plain: push_plain,
    indent: "    ",
    width: 120,
};

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    push_escaped(out, text, '"', push_long);
    out.push('"');
}

fn push_key(out: &mut String, key: &str) {
    push_string(out, key);
    out.push_str(": ");
}

fn push_plain(out: &mut String, text: &str) {
    out.push_str(match text {
        "null" => "None",
        "true" => "True",
        "false" => "False",
        number => number,
    });
}

pub(super) fn write(call: &Call) -> String {
    let name = call.display_name().map(|it| LITERALS.text(it));
    let name = name.map(|it| fill(NAME, &[("name", &it)]));
    let array = call.delta().map(|it| LITERALS.text(it));
    let failures = array.as_ref().map(|it| fill(FAILURES, &[("array", it)]));
    let json = match array {
        Some(_) => "import json\n",
        None => "",
    };
    let package = match call.version {
        Version::V1 => "msgraph",
        Version::Beta => "msgraph_beta",
    };
    let values = [
        ("package", package),
        ("json", json),
        ("type", &*separated(call.resource.type_name, '_')),
        ("Type", &pascal(call.resource.type_name)),
        ("segment", &separated(call.resource.segment, '_')),
        ("id", &LITERALS.text(&call.id)),
        ("name", &name.unwrap_or_default()),
        ("answer", array.map_or("", |_| "answer = ")),
        ("additional", &LITERALS.body(call.additional(), 2)),
        ("failures", &failures.unwrap_or_default()),
    ];
    fill(TEMPLATE, &values)
}
