//! TypeScript, with Microsoft's client for Graph. Its own types know no delta.

use super::call::Call;
use super::js::{FAILURES, LITERALS};
use super::text::fill;

const TEMPLATE: &str = r#"import { DefaultAzureCredential } from "@azure/identity";
import { Client } from "@microsoft/microsoft-graph-client";
import { TokenCredentialAuthenticationProvider } from "@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js";
~types~
const authProvider = new TokenCredentialAuthenticationProvider(new DefaultAzureCredential(), {
  scopes: ["https://graph.microsoft.com/.default"],
});
const client = Client.initWithMiddleware({ authProvider });

const body = ~body~;

~answer~await client
  .api(~path~)
  .version("~version~")
  .update(body);
~failures~"#;

const TYPES: &str = r"
interface Answer {
  ~array~?: unknown;
}
";

pub(super) fn write(call: &Call) -> String {
    let array = call.delta().map(|it| LITERALS.text(it));
    let with_array = |template| match &array {
        Some(it) => fill(template, &[("array", it)]),
        None => String::new(),
    };
    let values = [
        ("types", &*with_array(TYPES)),
        ("answer", &with_array("const answer: Answer | undefined = ")),
        ("path", &LITERALS.text(call.path)),
        ("version", call.version.segment()),
        ("body", &LITERALS.body(call.members.iter(), 0)),
        ("failures", &with_array(FAILURES)),
    ];
    fill(TEMPLATE, &values)
}
