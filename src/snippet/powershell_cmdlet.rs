//! PowerShell: the cmdlet of the resource.

use super::call::{Call, pascal};
use super::literal::{Brackets, Literals};
use super::powershell::{failures, quoted};
use super::text::fill;
use crate::resource::Version;

const TEMPLATE: &str = r"# The next generation of this module has no -BodyParameter: with it, Invoke-MgGraphRequest sends the same.
$ErrorActionPreference = 'Stop'
Import-Module Microsoft.Graph~beta~.BackupRestore
Connect-MgGraph -Scopes ~permission~ -NoWelcome

$params = ~body~

$answer = $null
$answer = Update-Mg~Beta~SolutionBackupRestore~Type~ -~Type~Id ~id~ -BodyParameter $params
~failures~";

static LITERALS: Literals = Literals {
    object: Brackets {
        empty: "@{}",
        open: ["@{ ", "@{"],
        comma: ["; ", ""],
        last: [" ", ""],
        close: "}",
    },
    array: Brackets {
        empty: "@()",
        open: ["@(", "@("],
        comma: [", ", ","],
        last: ["", ""],
        close: ")",
    },
    key: push_key,
    member_end: "",
    string: push_string,
    plain: push_plain,
    indent: "    ",
    width: 120,
};

fn push_string(out: &mut String, text: &str) {
    out.push_str(&quoted(text));
}

fn push_key(out: &mut String, key: &str) {
    let starts = key.starts_with(|it: char| it.is_ascii_alphabetic());
    match starts && key.bytes().all(|it| it.is_ascii_alphanumeric()) {
        true => out.push_str(key),
        false => push_string(out, key),
    }
    out.push_str(" = ");
}

fn push_plain(out: &mut String, text: &str) {
    if matches!(text, "null" | "true" | "false") {
        out.push('$');
    }
    out.push_str(text);
}

pub(super) fn write(call: &Call) -> String {
    let (beta, in_cmdlet) = match call.version {
        Version::V1 => ("", ""),
        Version::Beta => (".Beta", "Beta"),
    };
    let values = [
        ("beta", beta),
        ("Beta", in_cmdlet),
        ("permission", &*quoted(call.resource.permission)),
        ("Type", &pascal(call.resource.type_name)),
        ("id", &quoted(&call.id)),
        ("body", &LITERALS.body(call.members.iter(), 0)),
        ("failures", &failures(call, "$answer.AdditionalProperties")),
    ];
    fill(TEMPLATE, &values)
}
