//! A shell, with the Azure CLI.

use super::call::Call;
use super::shell::{failures_note, failures_query, quoted};
use super::text::{fill, plain_json};

const TEMPLATE: &str = r"# Log in as an app (az login --service-principal) that has ~permission~:
# the Azure CLI itself has not, so a user's login is refused.
~note~az rest --method patch \
  --url ~url~ \
  --headers 'Content-Type=application/json' \~query~
  --body ~body~
";

pub(super) fn write(call: &Call) -> String {
    let values = [
        ("permission", call.resource.permission),
        ("url", &*quoted(call.url)),
        ("note", failures_note(call)),
        ("query", &failures_query(call)),
        ("body", &quoted(&plain_json(call.body))),
    ];
    fill(TEMPLATE, &values)
}
