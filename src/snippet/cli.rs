//! A shell, with Microsoft's command for Graph: what it would be told, if it had the command, and the
//! same call by `az rest`.

use super::az;
use super::call::{Call, separated};
use super::shell::{quoted, word};
use super::text::{fill, plain_json};
use crate::resource::Version;

const TEMPLATE: &str = r"# No release of ~mgc~ has this command, and Microsoft has archived it: this call cannot run.
# The same call with az rest stands below it.
#
~call~

";

/// A value that starts with `@` would be the name of a file, if it stood by itself.
const CALL: &str = r"~mgc~ login --scopes ~permission~
~mgc~ solutions backup-restore ~segment~ patch \
  --~type~-id=~id~ \
  --body=~body~";

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
        ("body", &quoted(&plain_json(call.body))),
    ];
    let lines = fill(CALL, &values).replace('\n', "\n# ");
    let values = [("mgc", mgc), ("call", &*["# ", &lines].concat())];
    fill(TEMPLATE, &values) + &az::write(call)
}
