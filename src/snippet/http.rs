//! The request as `.http` files have it, and as it goes over the wire.

use super::call::Call;
use super::text::{fill, plain_json};

const TEMPLATE: &str = "\
PATCH ~url~
Authorization: Bearer {{token}}
Content-Type: application/json

~body~
";

pub(super) fn write(call: &Call) -> String {
    // Editors put a variable in the place of its name between two braces, in a body too. Two of the
    // same stand side by side in strings alone.
    let body = plain_json(call.body).replace("{{", "{\\u007b");
    fill(TEMPLATE, &[("url", call.url), ("body", &body)])
}

#[cfg(test)]
mod tests {
    use crate::snippet::tests::written;

    #[test]
    fn a_name_is_no_variable() {
        let body = r#"{"displayName":"{{token}} {{{ \\{{$x}}"}"#;
        let code = written(super::write, body);
        let (_, sent) = code.split_once("\n\n").unwrap();
        assert!(!sent.contains("{{"));
        let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(read(sent), read(body));
    }
}
