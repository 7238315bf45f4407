//! JavaScript, with the `fetch` of every runtime.

use super::call::Call;
use super::js::{FAILURES, LITERALS};
use super::text::fill;

const TEMPLATE: &str = r#"const token = process.env.ACCESS_TOKEN;
if (!token) throw new Error("the environment variable ACCESS_TOKEN must hold the access token");

const response = await fetch(~url~, {
  method: "PATCH",
  headers: {
    Authorization: `Bearer ${token}`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(~body~),
});
if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
~failures~"#;

pub(super) fn write(call: &Call) -> String {
    let array = call.delta().map(|it| LITERALS.text(it));
    let answer = "\nconst answer = JSON.parse((await response.text()) || \"null\");";
    let failures = array.map(|it| answer.to_owned() + &fill(FAILURES, &[("array", &it)]));
    let values = [
        ("url", &*LITERALS.text(call.url)),
        ("body", &LITERALS.body(call.members.iter(), 1)),
        ("failures", &failures.unwrap_or_default()),
    ];
    fill(TEMPLATE, &values)
}
