//! The id within a text that has but one reading.

use super::*;

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
