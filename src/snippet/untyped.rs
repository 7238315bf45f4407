//! Kiota's untyped nodes, in which stands what the models of an SDK do not know. C# and Java make them
//! in the same words.

use super::call::Call;

/// The node of an answered item that holds what it was made from: its name, where it has no id. `child`
/// is what the code has for a property.
pub(super) fn reference(call: &Call) -> String {
    let inwards = |node: String, name: &&str| ["child(", &node, ", \"", name, "\")"].concat();
    call.reference().iter().fold("item".to_owned(), inwards)
}

/// A text as a node; `push_string` writes it as a literal of the language.
pub(super) fn push_text(out: &mut String, text: &str, push_string: fn(&mut String, &str)) {
    out.push_str("new UntypedString(");
    push_string(out, text);
    out.push(')');
}

/// Anything else that is neither an object nor an array, as JSON writes it.
pub(super) fn push_plain(out: &mut String, text: &str) {
    let (open, close) = match text {
        "null" => return out.push_str("new UntypedNull()"),
        "true" | "false" => ("new UntypedBoolean(", ")"),
        _ if text.parse::<i64>().is_ok() => ("new UntypedLong(", "L)"),
        _ => ("new UntypedDouble(", "d)"),
    };
    out.push_str(open);
    out.push_str(text);
    out.push_str(close);
}
