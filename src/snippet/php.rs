//! PHP, with Microsoft's SDK 3. It drops an array that is empty, as no body that `build` makes has one;
//! and it writes a control character that is neither a tab nor a line end as it is, which is no JSON: the
//! code says so where there is one.

use super::call::{Call, pascal};
use super::literal::{Brackets, Literals};
use super::text::{fill, push_braced, push_escaped};
use crate::finding::is_plain;
use crate::resource::Version;

const TEMPLATE: &str = r#"<?php

require __DIR__ . '/vendor/autoload.php';

use Microsoft\Graph~beta~\Generated\Models\ODataErrors\ODataError;
use Microsoft\Graph~beta~\Generated\Models\~Type~;
use Microsoft\Graph~beta~\GraphServiceClient;
use Microsoft\Kiota\Authentication\Oauth\ClientCredentialContext;

$tokenRequestContext = new ClientCredentialContext(
    getenv('AZURE_TENANT_ID'),
    getenv('AZURE_CLIENT_ID'),
    getenv('AZURE_CLIENT_SECRET'),
);
$graphServiceClient = new GraphServiceClient($tokenRequestContext);

~note~$requestBody = new ~Type~();
~name~$requestBody->setAdditionalData(~additional~);

try {
    $answer = $graphServiceClient
        ->solutions()
        ->backupRestore()
        ->~segment~()
        ->by~Type~Id(~id~)
        ->patch($requestBody)
        ->wait();
} catch (ODataError $refusal) {
    $error = $refusal->getError();
    fwrite(STDERR, "{$refusal->getResponseStatusCode()}: {$error?->getCode()}: {$error?->getMessage()}\n");
    exit(1);
}
~failures~"#;

const NAME: &str = "$requestBody->setDisplayName(~name~);\n";

/// Above a body that the SDK does not write as JSON.
const CONTROLS: &str = "// The SDK writes the control characters in here as they are. That is no JSON: the service refuses it.\n";

const FAILURES: &str = r#"
$items = $answer?->getAdditionalData()[~array~] ?? null;
if (!is_array($items) || !array_is_list($items)) {
    throw new RuntimeException('The service did not say what it did: list what is there.');
}
$isException = fn ($value, $name) => $value !== null && preg_match('/DataModificationException$/i', $name);
$failed = array_filter(
    $items,
    fn ($item) => !is_array($item) || array_filter($item, $isException, ARRAY_FILTER_USE_BOTH),
);
foreach ($failed as $item) {
    fwrite(STDERR, json_encode($item) . "\n");
}
if ($failed) {
    exit(1);
}
"#;

static LITERALS: Literals = Literals {
    object: Brackets {
        empty: "new stdClass()",
        open: ["[", "["],
        comma: [", ", ","],
        last: ["", ","],
        close: "]",
    },
    array: Brackets {
        empty: "[]",
        open: ["[", "["],
        comma: [", ", ","],
        last: ["", ","],
        close: "]",
    },
    key: push_key,
    member_end: "",
    string: push_string,
    plain: String::push_str,
    indent: "    ",
    width: 120,
};

/// In single quotes, where only those and the backslash mean something; in double ones if something
/// does not show itself.
fn push_string(out: &mut String, text: &str) {
    if text.chars().all(is_plain) {
        out.push('\'');
        out.push_str(&text.replace('\\', "\\\\").replace('\'', "\\'"));
        out.push('\'');
    } else {
        let mut escaped = String::new();
        push_escaped(&mut escaped, text, '"', push_braced);
        out.push('"');
        out.push_str(&escaped.replace('$', "\\$"));
        out.push('"');
    }
}

/// The control characters that the SDK does not escape, though JSON has to.
fn is_written_raw(char: char) -> bool {
    char < ' ' && !matches!(char, '\t' | '\n' | '\r')
}

fn push_key(out: &mut String, key: &str) {
    push_string(out, key);
    out.push_str(" => ");
}

pub(super) fn write(call: &Call) -> String {
    let name = call.display_name().map(|it| LITERALS.text(it));
    let name = name.map(|it| fill(NAME, &[("name", &it)]));
    let failures = call.delta().map(|it| LITERALS.text(it));
    let failures = failures.map(|it| fill(FAILURES, &[("array", &it)]));
    let beta = match call.version {
        Version::V1 => "",
        Version::Beta => "\\Beta",
    };
    let additional = LITERALS.within(&LITERALS.array, call.additional(), 0);
    let note = match call.has_text(|it| it.contains(is_written_raw)) {
        true => CONTROLS,
        false => "",
    };
    let values = [
        ("beta", beta),
        ("note", note),
        ("Type", &*pascal(call.resource.type_name)),
        ("segment", call.resource.segment),
        ("id", &LITERALS.text(&call.id)),
        ("name", &name.unwrap_or_default()),
        ("additional", &additional),
        ("failures", &failures.unwrap_or_default()),
    ];
    fill(TEMPLATE, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_string_is_a_variable() {
        assert_eq!(LITERALS.text(r"it's $a {$b} \n"), r"'it\'s $a {$b} \\n'");
        assert_eq!(LITERALS.text("{$a}\n\u{202e}"), r#""{\$a}\n\u{202e}""#);
    }
}
