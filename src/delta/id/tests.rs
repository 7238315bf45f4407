use super::*;
use crate::resource::{BROWSE_SESSION, ResourceName};

const GUID: &str = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
const OTHER: &str = "2c014d8c-71fe-4d00-a01a-31850bc5b32c";

fn kinds(name: ResourceName, delta: usize) -> (&'static IdKind, &'static IdKind) {
    let items = name.row().deltas[delta].items.expect("a documented array");
    (items.reference.id, items.id)
}

fn user() -> &'static IdKind {
    kinds(ResourceName::ExchangeProtectionPolicy, 0).0
}

fn unit() -> &'static IdKind {
    kinds(ResourceName::ExchangeProtectionPolicy, 0).1
}

fn site() -> &'static IdKind {
    kinds(ResourceName::SharePointProtectionPolicy, 0).0
}

fn restore_point() -> &'static IdKind {
    kinds(ResourceName::ExchangeRestoreSession, 0).0
}

fn key() -> &'static IdKind {
    kinds(ResourceName::OneDriveForBusinessRestoreSession, 1).0
}

fn four() -> &'static IdKind {
    kinds(ResourceName::OneDriveForBusinessRestoreSession, 1).1
}

#[track_caller]
fn valid(text: &str, kind: &IdKind) {
    assert_eq!(check_id(text, kind), IdCheck::Valid, "{text}");
}

/// That a text is no id, and why.
#[track_caller]
fn malformed(text: &str, kind: &IdKind, reason: &str) {
    assert_eq!(check_id(text, kind), IdCheck::malformed(reason), "{text}");
}

#[track_caller]
fn unrecognized(text: &str, kind: &IdKind, reason: &str) {
    let reason = reason.to_owned();
    assert_eq!(
        check_id(text, kind),
        IdCheck::Unrecognized { reason },
        "{text}"
    );
}

/// That an id is read from a text, and how they differ.
#[track_caller]
fn reads(text: &str, kind: &IdKind, id: &str, reason: &str) {
    let expected = Some((id.to_owned(), reason.to_owned()));
    assert_eq!(read_id(text, kind), expected, "{text}");
}

#[test]
fn guids_in_either_case() {
    valid(GUID, user());
    valid(&GUID.to_uppercase(), user());
}

#[test]
fn a_guid_is_a_number() {
    let text = format!("x{}", GUID.to_uppercase());
    let number = guid_at(GUID.as_bytes(), 0);
    assert_eq!(guid_at(text.as_bytes(), 1), number);
    assert_eq!(guid_at(text.as_bytes(), 0), None);
    assert_eq!(guid_at(text.as_bytes(), 2), None);
    for at in 0..GUID_LENGTH {
        for byte in 0..=u8::MAX {
            let mut guid = GUID.as_bytes().to_vec();
            guid[at] = byte;
            let fits = match at {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            };
            let found = guid_at(&guid, 0);
            assert_eq!(found.is_some(), fits, "{at} {byte}");
            let same = guid.eq_ignore_ascii_case(GUID.as_bytes());
            assert_eq!(found == number, same, "{at} {byte}");
        }
    }
}

#[test]
fn all_zeros_are_nobodys_id() {
    let zeros = "it is all zeros, which is nobody's id";
    assert_eq!(guid_at(NO_ID.as_bytes(), 0), None);
    malformed(NO_ID, user(), zeros);
    malformed(
        &format!("{{{NO_ID}}}"),
        user(),
        "a placeholder stands where the id should be",
    );
    malformed(&NO_ID.replace('-', ""), user(), zeros);
    malformed(NO_ID, site(), zeros);
    let reason = format!("in its second part, {zeros}");
    malformed(&format!("contoso.example,{NO_ID},{GUID}"), site(), &reason);
    malformed(NO_ID, key(), zeros);
}

#[test]
fn what_is_cut_says_where() {
    malformed(
        &GUID[..35],
        user(),
        "its last group has 11 digits, 12 are expected",
    );
    malformed(
        &GUID[1..],
        user(),
        "its first group has 7 digits, 8 are expected",
    );
    malformed(
        &GUID[..25],
        user(),
        "its last group has 1 digit, 12 are expected",
    );
    malformed(&GUID[..18], user(), "it has 3 groups, 5 are expected");
    malformed(
        &"a".repeat(30),
        user(),
        "it has 30 digits and no hyphens, 32 digits are expected",
    );
    malformed(
        &format!("{}…", &GUID[..30]),
        user(),
        "it was cut: dots stand in it",
    );
    malformed(
        &format!("{}...", &GUID[..30]),
        user(),
        "it was cut: dots stand in it",
    );
    malformed(&format!("{GUID}…"), user(), "it was cut: dots stand in it");
    malformed("", user(), "it is empty");
    malformed(" \u{feff}", user(), "it is empty");
    malformed(
        "2b014d8c-71fe-4d00-a01a-31850bc5b32",
        restore_point(),
        "its last group has 11 digits, 12 are expected, as in the documents' sample",
    );
    malformed(&"-".repeat(1_000_000), user(), "it is longer than any id");
}

#[test]
fn characters_that_look_like_digits_are_named() {
    let with = |char: &str| GUID.replacen('0', char, 1);
    malformed(
        &with("O"),
        user(),
        "the letter `O` stands where a digit should, maybe a zero",
    );
    malformed(
        &with("o"),
        user(),
        "the letter `o` stands where a digit should, maybe a zero",
    );
    malformed(
        &with("l"),
        user(),
        "the letter `l` stands where a digit should, maybe a one",
    );
    malformed(&with("g"), user(), "`g` is not a hexadecimal digit");
    let alike = |char: char, number: &str| {
        format!("`{char}` (U+{number}) is not a hexadecimal digit, though it may look like one")
    };
    malformed(&with("а"), user(), &alike('а', "0430"));
    malformed(&with("ｄ"), user(), &alike('ｄ', "FF44"));
    malformed(&with("٠"), user(), &alike('٠', "0660"));
    let reason = format!("in its last part, {}", alike('а', "0430"));
    let reason = reason.replace("last", "third");
    malformed(
        &format!("contoso.example,{GUID},{}", with("а")),
        site(),
        &reason,
    );
}

#[test]
fn what_is_something_else_is_called_by_its_name() {
    for mail in [
        "adele@contoso.example",
        "Adele <adele@contoso.example>",
        "a_b#EXT#@c.example",
    ] {
        malformed(
            mail,
            user(),
            "it is an e-mail address or a user principal name",
        );
    }
    for type_name in [
        "System.Object[]",
        "System.Collections.Hashtable",
        "Microsoft.Graph.PowerShell.Models.MicrosoftGraphRestorePoint",
        "@{id=1b014d8c-71fe-4d00-a01a-31850bc5b32c; displayName=Bob}",
        "[object Object]",
    ] {
        malformed(
            type_name,
            user(),
            "a script wrote it in place of a whole object",
        );
        malformed(
            type_name,
            key(),
            "a script wrote it in place of a whole object",
        );
    }
    malformed(
        "https://contoso.sharepoint.com/sites/a",
        site(),
        "it is an address",
    );
    malformed(
        "contoso.sharepoint.com",
        site(),
        "two GUIDs are missing behind its host",
    );
    for text in [
        "Total",
        "point – one",
        "01ABC!s-xyz",
        "beef",
        "g-1a-2b",
        &"é".repeat(36),
    ] {
        malformed(text, user(), "it is not a GUID");
    }
    malformed(
        &format!("point {GUID}"),
        user(),
        "other words stand beside it",
    );
    malformed(
        &format!("{GUID};{OTHER}"),
        user(),
        "it holds 2 ids, 1 is expected",
    );
    malformed(
        &format!("é{GUID}"),
        user(),
        "`é` (U+00E9) is not a hexadecimal digit, though it may look like one",
    );
}

#[test]
fn placeholders_are_no_ids() {
    const PLACEHOLDER: &str = "a placeholder stands where the id should be";
    let texts = [
        "{id}",
        "${id}",
        "{{restorePointId}}",
        "<id>",
        "<your id>",
        "...",
        "…",
        " …",
    ];
    for text in texts {
        for kind in [user(), site(), four()] {
            malformed(text, kind, PLACEHOLDER);
        }
        let reason = format!("in its third part, {PLACEHOLDER}");
        malformed(
            &format!("a.example,{GUID},{}", text.trim()),
            site(),
            &reason,
        );
    }
    malformed("{id}", key(), PLACEHOLDER);
    for text in ["..", "id", "{id", "$id"] {
        malformed(text, user(), "it is not a GUID");
    }
}

#[test]
fn an_id_is_read_from_what_stands_around_it() {
    reads(
        &format!(" {GUID}\n"),
        user(),
        GUID,
        "white space stands around it",
    );
    let brackets = "brackets stand around it";
    reads(
        &format!("{{{GUID}}}"),
        user(),
        GUID,
        "brackets stand around it",
    );
    reads(&format!("({GUID})"), user(), GUID, brackets);
    for around in [
        "\"_\"", "'_'", "`_`", "=\"_\"", "_.", "_,", "~~_~~", "<_>", "“_”", "- _", "_\\",
    ] {
        let text = around.replace('_', GUID);
        reads(&text, user(), GUID, "other characters stand around it");
    }
    for before in [
        "id=",
        "Id : ",
        "urn:uuid:",
        "guid'",
        "objectId=",
        "directory_object_id: ",
    ] {
        let reason = format!("`{}` stands before it", before.trim());
        reads(&format!("{before}{GUID}"), user(), GUID, &reason);
    }
    for before in ["displayName=", "policyId=", "managerId: ", "Adele ", "x"] {
        assert_eq!(
            read_id(&format!("{before}{GUID}"), user()),
            None,
            "{before}"
        );
    }
}

#[test]
fn an_id_is_read_without_its_hyphens_and_with_marks() {
    let run = GUID.replace('-', "");
    reads(&run, user(), GUID, "its hyphens are missing");
    reads(
        &format!("{{{run}}}"),
        user(),
        GUID,
        "its hyphens are missing, and brackets stand around it",
    );
    for dash in ["–", "—", "\u{2011}", "−"] {
        reads(
            &GUID.replace('-', dash),
            user(),
            GUID,
            "its hyphens are dashes",
        );
    }
    reads(
        &format!(" {}", GUID.replace('-', "–")),
        user(),
        GUID,
        "its hyphens are dashes, and white space stands around it",
    );
    malformed(
        &GUID[..35].replace('-', "–"),
        user(),
        "its hyphens are dashes, and its last group has 11 digits, 12 are expected",
    );
    let hidden = "invisible characters stand in it";
    for text in [
        format!("\u{200e}{GUID}"),
        format!("{GUID}\u{200b}"),
        format!("\u{feff}{GUID}"),
        GUID.replacen('-', "-\u{ad}", 1),
    ] {
        reads(&text, user(), GUID, hidden);
    }
}

#[test]
fn an_id_is_read_from_an_address_that_says_what_it_is_of() {
    let address = "it is an address that holds one";
    for text in [
        "https://graph.microsoft.com/v1.0/users/_",
        "https://graph.microsoft.com/beta/users('_')",
        "https://graph.microsoft.com/v1.0/directoryObjects/_?$select=id",
        "/users/_",
        "https://admin.microsoft.com/#/users/:/UserDetails/_/Account",
        "https://portal.azure.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/_/hidePreviewBanner~/true",
        "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/_",
    ] {
        reads(&text.replace('_', GUID), user(), GUID, address);
    }
    for text in [
        "https://graph.microsoft.com/v1.0/users/_/manager",
        "https://graph.microsoft.com/v1.0/devices/_",
        "https://graph.microsoft.com/v1.0/solutions/backupRestore/restorePoints/_",
        "https://entra.microsoft.com/?tenant=_",
        "https://entra.microsoft.com/_",
        "https://contoso.example/a/_",
    ] {
        malformed(&text.replace('_', GUID), user(), "it is an address");
    }
    let unit_of = format!(
        "https://graph.microsoft.com/v1.0/solutions/backupRestore/exchangeProtectionPolicies/{OTHER}/mailboxProtectionUnits/{GUID}"
    );
    reads(&unit_of, unit(), GUID, address);
    assert_eq!(read_id(&unit_of, user()), None);
    let point =
        format!("https://graph.microsoft.com/v1.0/solutions/backupRestore/restorePoints/{GUID}");
    reads(&point, restore_point(), GUID, address);
}

#[test]
fn ids_of_several_parts() {
    let whole = format!("contoso.sharepoint.com,{GUID},{OTHER}");
    valid(&whole, site());
    valid(GUID, site());
    for between in [", ", ";", "\t", " ; "] {
        reads(
            &whole.replace(',', between),
            site(),
            &whole,
            "its parts are not parted by commas alone",
        );
    }
    reads(
        &format!("\"{whole}\""),
        site(),
        &whole,
        "other characters stand around it",
    );
    let address = "it is an address that holds one";
    reads(
        &format!("https://graph.microsoft.com/v1.0/sites/{whole}"),
        site(),
        &whole,
        address,
    );
    let escaped = whole.replace(',', "%2C");
    reads(
        &format!("https://graph.microsoft.com/v1.0/sites/{escaped}"),
        site(),
        &whole,
        address,
    );
    malformed(&format!(",{GUID},{GUID}"), site(), "its host is missing");
    malformed(&format!("{GUID},{GUID}"), site(), "its host is missing");
    malformed(
        &format!("1,{GUID},{GUID}"),
        site(),
        "its first part is no name of a host",
    );
    malformed(
        &format!("contoso.example,{GUID}"),
        site(),
        "it has 2 parts, 3 are expected",
    );
    malformed(
        &format!("{whole},Team A"),
        site(),
        "it has 4 parts, 3 are expected",
    );
    malformed(
        &format!("contoso.example,{GUID},{}", &GUID[..35]),
        site(),
        "in its third part, its last group has 11 digits, 12 are expected",
    );
    let all = [GUID; 4].join(",");
    valid(&all, four());
    reads(
        &all.replace(',', ", "),
        four(),
        &all,
        "its parts are not parted by commas alone",
    );
    unrecognized(GUID, four(), "it has 1 part, 4 are expected");
    unrecognized("a-b", four(), "it has 1 part, 4 are expected");
    unrecognized(
        &format!("{GUID},{GUID},drive,{GUID}"),
        four(),
        "in its third part, it is not a GUID",
    );
    malformed(
        &format!("{GUID},{GUID},,{GUID}"),
        four(),
        "in its third part, a GUID is missing",
    );
}

#[test]
fn opaque_ids_are_any_text_but_what_is_plainly_something_else() {
    let token = "m_Rt-Z8.BiiU~XOK69c%2F";
    for text in [
        "k1=",
        "aGVsbG8==",
        "id=",
        token,
        &[GUID; 4].join(","),
        "//8A=",
        "#1",
    ] {
        valid(text, key());
        valid(text, &BROWSE_SESSION);
    }
    for (text, reason) in [
        ("```json", "it is the fence of a block of code"),
        ("------  -------", "it holds neither letters nor figures"),
        ("|---|:--|", "it holds neither letters nor figures"),
        ("HTTP/1.1 200 OK", "it is a header of HTTP"),
        ("Content-Type: application/json", "it is a header of HTTP"),
        ("\"value\": [", "it is a piece of JSON"),
        ("[a", "it is a piece of JSON"),
        ("a\tb", "white space or invisible characters stand in it"),
        ("", "it is empty"),
    ] {
        malformed(text, key(), reason);
    }
    reads(" k1=", key(), "k1=", "white space stands around it");
    reads("'k1='", key(), "k1=", "quotes stand around it");
    reads(
        "k1=,",
        key(),
        "k1=",
        "a comma or a semicolon stands behind it",
    );
    reads(
        "k\u{200b}1=",
        key(),
        "k1=",
        "invisible characters stand in it",
    );
    reads("itemKey=k1=", key(), "k1=", "`itemKey=` stands before it");
    reads(
        "\"itemKey\": \"k1=\",",
        key(),
        "k1=",
        "`\"itemKey\":` stands before it, and a comma or a semicolon stands behind it, and quotes stand around it",
    );
    valid("key 2/ü", key());
    unrecognized("key 2", &BROWSE_SESSION, "blanks stand in it");
    unrecognized("Schlüssel", &BROWSE_SESSION, "`ü` stands in it");
}

#[test]
fn what_resembles_an_id_is_no_word() {
    for text in [
        GUID,
        &GUID[..20],
        &GUID.replace('-', "")[..30],
        &GUID.replacen('0', "O", 1),
    ] {
        assert!(resembles_id(text), "{text}");
    }
    for text in [
        "2025-11-28",
        "Total",
        "directoryObjectId",
        "+49 30 1234-567",
        "beef",
        "face-ade",
    ] {
        assert!(!resembles_id(text), "{text}");
    }
}
