//! JavaScript, with the `fetch` of every runtime.

use super::call::Call;
use super::js::LITERALS;
use super::text::fill;

const TEMPLATE: &str = r#"// The environment variable ACCESS_TOKEN holds the access token.
const response = await fetch(~url~, {
  method: "PATCH",
  headers: {
    Authorization: `Bearer ${process.env.ACCESS_TOKEN}`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(~body~),
});
if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
~failures~"#;

const FAILURES: &str = r#"
const answer = await response.json();
for (const item of answer[~array~] ?? []) {
  const failure = item["@Core.DataModificationException"];
  if (failure) console.error(`${item.id}: ${failure.info?.code}: ${failure.info?.message}`);
}
"#;

pub(super) fn write(call: &Call) -> String {
    let array = call.delta().map(|it| LITERALS.text(it));
    let failures = array.map(|it| fill(FAILURES, &[("array", &it)]));
    let values = [
        ("url", &*LITERALS.text(call.url)),
        ("body", &LITERALS.body(call.members.iter(), 1)),
        ("failures", &failures.unwrap_or_default()),
    ];
    fill(TEMPLATE, &values)
}
