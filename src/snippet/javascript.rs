//! JavaScript, with Microsoft's client for Graph.

use super::call::Call;
use super::js::{FAILURES, LITERALS};
use super::text::fill;

const TEMPLATE: &str = r#"import { DefaultAzureCredential } from "@azure/identity";
import { Client } from "@microsoft/microsoft-graph-client";
import { TokenCredentialAuthenticationProvider } from "@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js";

const authProvider = new TokenCredentialAuthenticationProvider(new DefaultAzureCredential(), {
  scopes: ["https://graph.microsoft.com/.default"],
});
const client = Client.initWithMiddleware({ authProvider });

~answer~await client
  .api(~path~)
  .version("~version~")
  .update(~body~);
~failures~"#;

pub(super) fn write(call: &Call) -> String {
    let array = call.delta().map(|it| LITERALS.text(it));
    let failures = array.map(|it| fill(FAILURES, &[("array", &it)]));
    let answer = match failures {
        Some(_) => "const answer = ",
        None => "",
    };
    let values = [
        ("answer", answer),
        ("path", &LITERALS.text(call.path)),
        ("version", call.version.segment()),
        ("body", &LITERALS.body(call.members.iter(), 1)),
        ("failures", &failures.unwrap_or_default()),
    ];
    fill(TEMPLATE, &values)
}
