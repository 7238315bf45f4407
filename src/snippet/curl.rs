//! A shell, with curl, and with jq to show what failed.

use super::call::Call;
use super::shell::quoted;
use super::text::{fill, plain_json, push_escaped, push_units};

/// No line of JSON is `EOF`, and behind a quoted end a shell reads nothing of what follows.
const TEMPLATE: &str = r#": "${ACCESS_TOKEN:?must hold the access token}" &&
curl --silent --show-error --fail-with-body \
  --request PATCH ~url~ \
  --header "Authorization: Bearer $ACCESS_TOKEN" \
  --header 'Content-Type: application/json' \
  --data-binary @- <<'EOF'~failures~
~body~
EOF
"#;

/// Why the request was refused, or the items that failed: either makes jq fail, as does an answer
/// that tells of no items, and none at all, which jq would take for nothing to do if it were not told what
/// to take instead.
const FILTER: &str = r#"first(inputs, null) | if .error then .error | halt_error(1) else .["~array~"] end | if type == "array" then map(select(type != "object" or (to_entries | any(.value != null and (.key | test("DataModificationException$"; "i")))))) else "The service did not say what it did: list what is there.\n" | halt_error(1) end | if . == [] then "No item failed." else halt_error(1) end"#;

pub(super) fn write(call: &Call) -> String {
    let failures = match call.delta() {
        Some(array) => {
            let mut name = String::new();
            push_escaped(&mut name, array, '"', push_units);
            " | jq --null-input ".to_owned() + &quoted(&fill(FILTER, &[("array", &name)]))
        }
        None => String::new(),
    };
    let values = [
        ("url", &*quoted(call.url)),
        ("failures", &failures),
        ("body", &plain_json(call.body)),
    ];
    fill(TEMPLATE, &values)
}

#[cfg(test)]
mod tests {
    use crate::snippet::tests::written;

    #[test]
    fn nothing_is_read_by_the_shell() {
        let body = r#"{"a'\"$(x)`@delta":["EOF\n$(x) `x` 'x' \\ "]}"#;
        let code = written(super::write, body);
        assert!(code.contains(r#"else .["a'\''\"$(x)`@delta"] end |"#));
        assert!(code.ends_with(&["\n", body, "\nEOF\n"].concat()));
    }
}
