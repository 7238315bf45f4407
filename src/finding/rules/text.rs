//! What the text of a body can have, before anything is known of what it says.

use super::{INVALID_PATCH, RFC_8259, Rule, STRICT, Severity, rules};

rules! {
    JsonComment { "json-comment", "Comment in JSON", Error, INVALID_PATCH,
        message: "JSON has no comments.",
        help: "Remove the comment.",
        why: "The published samples carry `//` comments to explain themselves; strict JSON has none, and a body that holds one is refused whole.",
        source: RFC_8259 }
    JsonByteOrderMark { "json-byte-order-mark", "Byte order mark", Error, INVALID_PATCH,
        message: "The text starts with a byte order mark.",
        help: "Save it as UTF-8 without a byte order mark (BOM).",
        why: "RFC 8259 §8.1 forbids a byte order mark in JSON that is sent; some editors and shells add one unasked.",
        source: RFC_8259 }
    JsonNotUtf8 { "json-not-utf8", "Not UTF-8", Error, INVALID_PATCH,
        params: { byte: Text },
        message: "The text is not UTF-8: byte {byte} has no meaning there.",
        help: "Save the file as UTF-8. What follows was not read.",
        why: STRICT, source: RFC_8259 }
    JsonUtf16 { "json-utf16", "UTF-16 text", Error, INVALID_PATCH,
        message: "The text is UTF-16, not UTF-8.",
        help: "Save the file as UTF-8. In Windows PowerShell, `>` writes UTF-16: use `Out-File -Encoding utf8`.",
        why: STRICT, source: RFC_8259 }
    JsonBinary { "json-binary", "No text at all", Error, INVALID_PATCH,
        params: { found: Text, todo: Text },
        message: "This is no text: it is {found}.",
        help: "{todo}.",
        why: "Files of other kinds are dropped or piped by mistake; nothing of them can be read as text.",
        source: RFC_8259 }
    JsonNul { "json-nul", "NUL characters at the end", Error, INVALID_PATCH,
        message: "NUL characters stand behind the end of the text.",
        help: "Remove them.",
        why: "They are left where a buffer was written whole, or a file was not written to its end. Strict JSON has none.",
        source: RFC_8259 }
    JsonTextBefore { "json-text-before", "Text before the body", Error, INVALID_PATCH,
        params: { found: Text },
        message: "{found} stands before the JSON.",
        help: "Send the JSON alone.",
        why: "What stands around a body where it was copied from is no part of it.",
        source: RFC_8259 }
    JsonTypographicQuotes { "json-typographic-quotes", "Typographic quotes", Error, INVALID_PATCH,
        message: "These are typographic quotes; JSON takes straight ones (U+0022).",
        help: "Put the text in straight double quotes.",
        why: "Word, Outlook, Teams and many web pages set other quotes than those that were typed.",
        source: RFC_8259 }
    JsonBlank { "json-blank", "Blank that JSON does not know", Error, INVALID_PATCH,
        params: { found: Text },
        message: "A blank stands here that JSON does not know ({found}).",
        help: "Write usual blanks.",
        why: "No-break blanks, and those that are not seen, come along where text is copied from a page, a document or a chat.",
        source: RFC_8259 }
    JsonLineContinuation { "json-line-continuation", "Mark of a shell", Error, INVALID_PATCH,
        params: { found: Text },
        message: "A {found} at the end of a line is the shell's, not JSON's.",
        help: "Remove it.",
        why: "A shell reads on in the next line behind it; it is no part of what is sent.",
        source: RFC_8259 }
    JsonEscaped { "json-escaped", "Escaped JSON", Error, INVALID_PATCH,
        params: { found: Text, from: Text },
        message: "The quotes are escaped (`{found}`): the JSON was copied out of {from}.",
        help: "Copy it from where it is not escaped, or undo the escapes.",
        why: STRICT, source: RFC_8259 }
    JsonMissingColon { "json-missing-colon", "Missing colon", Error, INVALID_PATCH,
        params: { name: Text },
        message: "No colon stands between `{name}` and its value.",
        help: "Put a colon after the name.",
        why: STRICT, source: RFC_8259 }
    JsonEmpty { "json-empty", "No text", Error, INVALID_PATCH,
        message: "There is no text to read.",
        help: "Give a JSON object.",
        why: "A PATCH without a body changes nothing.", source: RFC_8259 }
    JsonUnexpectedEnd { "json-unexpected-end", "Text ends early", Error, INVALID_PATCH,
        params: { expected: Text },
        message: "The text ends where {expected} is expected.",
        help: "Check that the whole body was copied, and that each brace and bracket is closed.",
        why: STRICT, source: RFC_8259 }
    JsonUnexpectedCharacter { "json-unexpected-character", "Unexpected character", Error, INVALID_PATCH,
        params: { found: Text, expected: Text },
        message: "`{found}` stands where {expected} is expected.",
        help: "Correct the text at this place.",
        why: STRICT, source: RFC_8259 }
    JsonMissingComma { "json-missing-comma", "Missing comma", Error, INVALID_PATCH,
        message: "A comma is missing before this value.",
        help: "Put a comma after the value before.",
        why: STRICT, source: RFC_8259 }
    JsonTrailingComma { "json-trailing-comma", "Trailing comma", Error, INVALID_PATCH,
        message: "A comma stands after the last value.",
        help: "Remove the comma.",
        why: STRICT, source: RFC_8259 }
    JsonAfterEnd { "json-after-end", "Text after the end", Error, INVALID_PATCH,
        message: "There is more text after the end of the JSON value.",
        help: "Send one JSON object and nothing after it.",
        why: STRICT, source: RFC_8259 }
    JsonSingleQuotes { "json-single-quotes", "Single quotes", Error, INVALID_PATCH,
        message: "JSON takes double quotes, not single ones.",
        help: "Put the text in double quotes.",
        why: STRICT, source: RFC_8259 }
    JsonUnquotedName { "json-unquoted-name", "Property name without quotes", Error, INVALID_PATCH,
        message: "A property name must be in double quotes.",
        help: "Put the name in double quotes.",
        why: STRICT, source: RFC_8259 }
    JsonLiteral { "json-literal", "Not a JSON value", Error, INVALID_PATCH,
        params: { found: Text },
        message: "`{found}` is no JSON value.",
        help: "JSON knows `true`, `false` and `null`, in small letters; any other word must be in double quotes.",
        why: STRICT, source: RFC_8259 }
    JsonNumber { "json-number", "Malformed number", Error, INVALID_PATCH,
        params: { reason: Text },
        message: "This number is not written as JSON writes numbers: {reason}.",
        help: "Write it as digits with an optional `-`, fraction and exponent. Ids are text: put them in double quotes.",
        why: STRICT, source: RFC_8259 }
    JsonUnclosedString { "json-unclosed-string", "Unclosed text", Error, INVALID_PATCH,
        message: "This text has no closing quote.",
        help: "Close it with a double quote.",
        why: STRICT, source: RFC_8259 }
    JsonControlCharacter { "json-control-character", "Control character", Error, INVALID_PATCH,
        params: { found: Text },
        message: "A control character ({found}) stands in a text.",
        help: "Remove it, or write it as an escape. A line break here often means a missing closing quote.",
        why: STRICT, source: RFC_8259 }
    JsonEscape { "json-escape", "Unknown escape", Error, INVALID_PATCH,
        params: { found: Text },
        message: "`{found}` is no escape that JSON knows.",
        help: "Write a backslash itself as `\\\\`, and any character as `\\u` and four hexadecimal digits.",
        why: STRICT, source: RFC_8259 }
    JsonLoneSurrogate { "json-lone-surrogate", "Half a character", Error, INVALID_PATCH,
        params: { found: Text },
        message: "`{found}` is half of a character: a surrogate without its partner.",
        help: "Write both halves, or remove this one. It is often left where a text was cut.",
        why: STRICT, source: RFC_8259 }
    JsonUnclosedComment { "json-unclosed-comment", "Unclosed comment", Error, INVALID_PATCH,
        message: "This comment is never closed.",
        help: "Remove the comment.",
        why: STRICT, source: RFC_8259 }
    JsonTooDeep { "json-too-deep", "Nested too deep", Error, INVALID_PATCH,
        params: { limit: Text },
        message: "Objects and arrays are nested more than {limit} deep.",
        help: "A delta body is 4 deep. What follows was not read.",
        why: "Readers of JSON bound the depth, so that no body exhausts their stack.",
        source: RFC_8259 }
    JsonDuplicateKey { "json-duplicate-key", "Property given twice", Error, INVALID_PATCH,
        params: { name: Text },
        message: "The property `{name}` stands twice in one object.",
        help: "Keep one of the two.",
        why: "Which of the two counts is left to each reader: what is checked may not be what is done.",
        source: "RFC 8259 §4" }
    NotSerializable { "not-serializable", "Not writable as JSON", Error, None,
        params: { reason: Text },
        message: "This value cannot be written as JSON: {reason}.",
        help: "Give text, UTF-8 bytes, or an object that JSON.stringify accepts.",
        why: "An object is judged as the text that would be sent.",
        source: "ECMA-262, JSON.stringify" }
}
