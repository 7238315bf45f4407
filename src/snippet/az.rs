//! A shell, with the Azure CLI.

use super::call::Call;
use super::shell::{failures_query, quoted};
use super::text::{fill, plain_json};

const TEMPLATE: &str = r"# az login --scope https://graph.microsoft.com/.default
az rest --method patch \
  --url ~url~ \
  --headers 'Content-Type=application/json' \~query~
  --body ~body~
";

pub(super) fn write(call: &Call) -> String {
    let values = [
        ("url", &*quoted(call.url)),
        ("query", &failures_query(call)),
        ("body", &quoted(&plain_json(call.body))),
    ];
    fill(TEMPLATE, &values)
}
