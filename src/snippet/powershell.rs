//! PowerShell: the request as it is, by `Invoke-MgGraphRequest`.

use super::call::Call;
use super::text::{ascii_json, fill};

const TEMPLATE: &str = r"$ErrorActionPreference = 'Stop'
Import-Module Microsoft.Graph.Authentication
Connect-MgGraph -Scopes ~permission~ -NoWelcome

$body = ~body~

$answer = $null
$answer = Invoke-MgGraphRequest -Method PATCH -Uri ~url~ -ContentType 'application/json' -Body $body
~failures~";

/// Tells of the items that failed, and fails where there are any.
const FAILURES: &str = r"
$items = ~properties~.~array~
$isList = $items -is [System.Collections.IEnumerable] -and $items -isnot [string]
if (-not $isList -or $items -is [System.Collections.IDictionary]) {
    throw 'The service did not say what it did: list what is there.'
}
$failed = 0
foreach ($item in $items) {
    $exceptions = @($item.Keys | Where-Object { $_ -like '*DataModificationException' -and $null -ne $item[$_] })
    if ($null -ne $item.Keys -and -not $exceptions) { continue }
    $failed++
    Write-Warning (ConvertTo-Json -InputObject $item -Compress -Depth 9)
}
if ($failed) { throw ('items that failed: {0}' -f $failed) }
";

/// The reading of an answer, of which `properties` holds the properties; nothing where the request has
/// no items.
pub(super) fn failures(call: &Call, properties: &str) -> String {
    let array = call.delta().map(quoted);
    let read = |it: String| fill(FAILURES, &[("properties", properties), ("array", &it)]);
    array.map(read).unwrap_or_default()
}

pub(super) fn write(call: &Call) -> String {
    let body = ascii_json(call.body).replace('\'', "''");
    let values = [
        ("permission", &*quoted(call.resource.permission)),
        ("body", &["'", &body, "'"].concat()),
        ("url", &quoted(call.url)),
        ("failures", &failures(call, "$answer")),
    ];
    fill(TEMPLATE, &values)
}

/// Text in single quotes, between which PowerShell reads nothing but a doubled quote.
///
/// In ASCII: Windows PowerShell takes a file without a byte order mark for one of Windows' old code
/// pages, in which parts of other characters are quotes; and PowerShell takes U+2018 to U+201B for
/// quotes as well. Other characters are joined by their codes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for char in text.chars() {
        match char {
            '\'' => out.push_str("''"),
            ' '..='~' => out.push(char),
            _ => {
                out.push_str("' + [char]::ConvertFromUtf32(0x");
                super::text::push_hex(&mut out, u32::from(char), 2);
                out.push_str(") + '");
            }
        }
    }
    out.push('\'');
    if text.bytes().all(|it| matches!(it, b' '..=b'~')) {
        return out;
    }
    ["(", &out, ")"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_quote_ends_the_text() {
        assert_eq!(quoted("a'b$c`d\"@"), "'a''b$c`d\"@'");
        assert_eq!(
            quoted("\u{2019}$(x)"),
            "('' + [char]::ConvertFromUtf32(0x2019) + '$(x)')"
        );
    }
}
