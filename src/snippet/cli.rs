//! A shell, with Microsoft's command for Graph.

use super::call::{Call, separated};
use super::shell::{failures_note, failures_query, quoted, word};
use super::text::{fill, plain_json};
use crate::resource::Version;

/// A value that starts with `@` would be the name of a file, if it stood by itself.
const TEMPLATE: &str = r"# Microsoft has archived this command; az rest and PowerShell are kept up.
~mgc~ login --scopes ~permission~
~note~~mgc~ solutions backup-restore ~segment~ patch \
  --~type~-id=~id~ \~query~
  --body=~body~
";

pub(super) fn write(call: &Call) -> String {
    let mgc = match call.version {
        Version::V1 => "mgc",
        Version::Beta => "mgc-beta",
    };
    let values = [
        ("mgc", mgc),
        ("permission", call.resource.permission),
        ("segment", &*separated(call.resource.segment, '-')),
        ("type", &separated(call.resource.type_name, '-')),
        ("id", &word(&call.id)),
        ("note", failures_note(call)),
        ("query", &failures_query(call)),
        ("body", &quoted(&plain_json(call.body))),
    ];
    fill(TEMPLATE, &values)
}
