mod reading;

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
