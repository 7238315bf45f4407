//! Bodies of requests that create a session or a policy: judged as that where a line says so, and asked
//! about where nothing does.

use graph_backup_delta::{ResourceName, SentBy, Severity, ValidateOptions, Version, fix, validate};

const SETS: &str = "https://graph.microsoft.com/v1.0/solutions/backupRestore";
const G: &str = "a0000001-71fe-4d00-a01a-31850bc5b32c";

fn session(property: &str) -> String {
    format!(r#"{{"{property}":[{{"restorePoint":{{"id":"{G}"}},"destinationType":"new"}}]}}"#)
}

fn posted(set: &str, body: &str) -> String {
    format!("POST {SETS}/{set}\nContent-Type: application/json\n\n{body}")
}

/// The codes of what is found, but for that of the line before the body.
fn codes(text: &str) -> Vec<&'static str> {
    let found = validate(text, &ValidateOptions::default()).findings;
    let codes = found.iter().map(|it| it.code);
    let around = ["json-text-before", "json-after-end"];
    codes.filter(|it| !around.contains(it)).collect()
}

fn fixed(text: &str) -> String {
    fix(text, &ValidateOptions::default()).text
}

#[test]
fn under_the_line_of_a_post_a_creation_is_right() {
    let drives = session("driveRestoreArtifacts");
    let text = posted("oneDriveForBusinessRestoreSessions", &drives);
    assert_eq!(codes(&text), <[&str; 0]>::default());
    assert_eq!(fixed(&text), drives);
    let fixed = fix(&text, &ValidateOptions::default());
    assert!(fixed.report.valid && fixed.report.findings.is_empty());
    let command =
        format!("curl -X POST '{SETS}/oneDriveForBusinessRestoreSessions' -d '{drives}'\n");
    assert_eq!(codes(&command), <[&str; 0]>::default());
    for body in ["{}", &format!(r#"{{"policyId":"{G}"}}"#)] {
        let text = posted("exchangeRestoreSessions", body);
        assert_eq!(codes(&text), <[&str; 0]>::default());
    }
    let policy = format!(
        r#"{{"displayName":"x","siteProtectionUnits":[{{"siteId":"c.example,{G},{G}"}}]}}"#
    );
    let text = posted("sharePointProtectionPolicies", &policy);
    assert_eq!(codes(&text), <[&str; 0]>::default());
}

#[test]
fn a_creation_is_judged_by_the_rules_of_items() {
    let set = "oneDriveForBusinessRestoreSessions";
    let item = |id: usize| {
        format!(
            r#"{{"restorePoint":{{"id":"a{id:07}-71fe-4d00-a01a-31850bc5b32c"}},"destinationType":"new"}}"#
        )
    };
    let many: Vec<_> = (0..51).map(item).collect();
    let body = format!(r#"{{"driveRestoreArtifacts":[{}]}}"#, many.join(","));
    let report = validate(posted(set, &body), &ValidateOptions::default());
    let service = report.findings[1].service.unwrap();
    assert_eq!(report.findings[1].code, "delta-too-many-items");
    assert_eq!(service.status, 413);
    let removal = format!(r#"{{"driveRestoreArtifacts":[{{"@removed":{{}},"id":"{G}"}}]}}"#);
    assert_eq!(codes(&posted(set, &removal)), ["removal-at-creation"]);
    for (body, code) in [
        (session("driveRestoreArtifacts@delta"), "property-misnamed"),
        (session("driveRestoreArtifact"), "property-misnamed"),
        (session("siteRestoreArtifacts"), "delta-of-other-resource"),
        (
            r#"{"granularDriveRestoreArtifacts":[]}"#.to_owned(),
            "delta-empty",
        ),
    ] {
        let text = posted(set, &body);
        assert_eq!(codes(&text), [code], "{body}");
        // Without its line, the body would look right.
        assert_eq!(fixed(&text), text, "{body}");
    }
    let exclusion = format!(r#"{{"driveExclusionUnits":[{{"directoryObjectId":"{G}"}}]}}"#);
    let text = posted("oneDriveForBusinessProtectionPolicies", &exclusion);
    assert_eq!(
        codes(&text),
        ["delta-undocumented", "delta-of-other-version"]
    );
}

#[test]
fn the_line_stays_while_there_are_errors_that_stay() {
    let set = format!("{SETS}/oneDriveForBusinessRestoreSessions");
    let body = session("driveRestoreArtifacts@delta");
    let other = session("siteRestoreArtifacts@delta");
    let missing = body.replace(r#""id":"#, r#""ids":"#);
    for (line, body) in [
        (format!("DELETE {set}/{G}"), &body),
        (format!("PUT {set}/{G}"), &body),
        (format!("POST {set}/{G}"), &body),
        (format!("PATCH {set}/{G}/activate"), &body),
        (format!("PATCH {set}/{G}"), &other),
        (format!("PATCH {set}/{G}"), &missing),
        (format!("PATCH {set}/{}", &G[1..]), &body),
        (
            format!("PATCH {}/{G}", set.replace("/solutions", "")),
            &body,
        ),
    ] {
        let text = format!("{line}\nContent-Type: application/json\n\n{body}");
        let mended = fix(&text, &ValidateOptions::default());
        assert!(!mended.report.valid, "{line}");
        assert_eq!(mended.text, text, "{line}");
        let commented = text.replace("[{", "[// a note\n{");
        assert!(fixed(&commented).starts_with(&line), "{line}");
    }
    let text = format!("PATCH {set}/{G}\n\n{}", body.replace("[{", "[// a note\n{"));
    assert_eq!(fixed(&text), body.replace("[{", "[\n{"));
}

#[test]
fn what_is_told_of_the_request_is_what_its_line_says() {
    let text = posted("exchangeRestoreSessions", "{}");
    let told = |options: ValidateOptions| {
        let report = validate(&text, &options);
        report.findings.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    let mut options = ValidateOptions {
        resource: Some(ResourceName::ExchangeRestoreSession),
        version: Some(Version::V1),
        ..ValidateOptions::default()
    };
    assert_eq!(told(options.clone()), ["json-text-before"]);
    options.version = Some(Version::Beta);
    assert!(told(options.clone()).contains(&"request-line-unexpected"));
    options.version = None;
    options.resource = Some(ResourceName::SharePointRestoreSession);
    assert!(told(options).contains(&"request-line-unexpected"));
}

fn sent_by(method: &str, url: &str) -> ValidateOptions {
    let (method, url) = (method.to_owned(), url.to_owned());
    ValidateOptions {
        request: Some(SentBy { method, url }),
        ..ValidateOptions::default()
    }
}

#[test]
fn a_request_that_fits_no_body_is_told_and_so_is_one_that_another_line_contradicts() {
    let change = session("driveRestoreArtifacts@delta");
    let set = format!("{SETS}/oneDriveForBusinessRestoreSessions");
    let one = format!("{set}/{G}");
    let unfit = |method: &str, url: &str, text: &str| {
        let options = sent_by(method, url);
        let found = validate(text, &options).findings;
        let told = found
            .into_iter()
            .find(|it| it.code == "request-line-unexpected");
        assert!(told.is_none() || !fix(text, &options).report.valid);
        told.map(|it| it.message)
    };
    assert_eq!(unfit("PATCH", &one, &change), None);
    for url in [
        "",
        "/me",
        &format!("{SETS}/restoreSessions/{G}"),
        &format!("{set}/undefined"),
    ] {
        assert!(unfit("PATCH", url, &change).is_some(), "{url}");
    }
    let deletes = unfit("\u{202e}DELETE", &one, &change).unwrap();
    assert!(
        deletes.contains("`\\u{202e}DELETE` sends no change"),
        "{deletes}"
    );
    let of_other = format!("PATCH {SETS}/exchangeRestoreSessions/{G}\n\n{change}");
    let told = unfit("PATCH", &one, &of_other).unwrap();
    assert!(
        told.contains("`exchangeRestoreSession`")
            && told.contains("`oneDriveForBusinessRestoreSession`")
    );
    let creates = posted(
        "oneDriveForBusinessRestoreSessions",
        &session("driveRestoreArtifacts"),
    );
    assert!(unfit("PATCH", &one, &creates).is_some());
    assert_eq!(unfit("POST", &set, &creates), None);
}

#[test]
fn a_request_that_is_told_is_heeded_as_its_line_is() {
    let set = format!("{SETS}/oneDriveForBusinessRestoreSessions");
    let bodies = [
        session("driveRestoreArtifacts"),
        session("driveRestoreArtifacts@delta"),
        "{}".to_owned(),
        format!(r#"{{"siteRestoreArtifacts":[{{"id":"{G}"}}]}}"#),
    ];
    let requests = [
        ("POST", set.clone()),
        ("PATCH", format!("{set}/{G}")),
        ("PATCH", set.clone()),
        ("GET", set.clone()),
    ];
    for (method, url) in &requests {
        for body in &bodies {
            let line = format!("{method} {url}\n\n{body}");
            let by_line = codes(&line);
            let options = sent_by(method, url);
            let report = validate(body, &options);
            let told: Vec<_> = report.findings.iter().map(|it| it.code).collect();
            assert_eq!(told, by_line, "{line}");
            let mended = fix(body, &options);
            assert!(mended.report.total <= report.total, "{line}");
        }
    }
}

#[test]
fn without_a_line_it_is_asked_what_the_body_is_of() {
    for property in [
        "driveRestoreArtifacts",
        "mailboxRestoreArtifacts",
        "siteRestoreArtifacts",
    ] {
        let body = session(property);
        let report = validate(&body, &ValidateOptions::default());
        assert!(report.valid, "{property}");
        assert_eq!(report.findings[0].code, "creation-or-change");
        assert_eq!(report.findings[0].severity, Severity::Warning);
        assert_eq!(fixed(&body), body);
    }
    let recased = session("drive_restore_artifacts");
    assert_eq!(codes(&recased), ["property-misnamed", "creation-or-change"]);
    assert_eq!(fixed(&recased), session("driveRestoreArtifacts"));
}

#[test]
fn what_is_a_change_for_sure_is_named_as_one() {
    let removal = format!(r#"{{"driveRestoreArtifacts":[{{"@removed":{{}},"id":"{G}"}}]}}"#);
    assert_eq!(codes(&removal), ["property-misnamed"]);
    assert!(fixed(&removal).contains("driveRestoreArtifacts@delta"));
    let body = session("driveRestoreArtifacts");
    for address in ["oneDriveForBusinessRestoreSessions/", "me/"] {
        let text = format!("PATCH {SETS}/{address}{G}\n\n{body}");
        let is_known = address != "me/";
        let code = ["creation-or-change", "property-misnamed"][usize::from(is_known)];
        assert_eq!(codes(&text), [code]);
        assert_eq!(fixed(&text).contains("@delta"), is_known);
    }
    let exclusion = format!(r#"{{"driveExclusionUnits":[{{"directoryObjectId":"{G}"}}]}}"#);
    assert!(fixed(&exclusion).contains("driveExclusionUnits@delta"));
}

#[test]
fn items_of_mailboxes_stand_in_a_creation_alone() {
    let body = format!(
        r#"{{"granularMailboxRestoreArtifacts":[{{"restorePoint":{{"id":"{G}"}},"destinationType":"new","searchResponseId":"x"}}]}}"#
    );
    for text in [&body, &posted("exchangeRestoreSessions", &body)] {
        assert_eq!(codes(text), <[&str; 0]>::default());
        assert_eq!(fixed(text), body);
    }
    let text = format!("PATCH {SETS}/exchangeRestoreSessions/{G}\n\n{body}");
    assert_eq!(codes(&text), ["delta-undocumented"]);
    assert_eq!(fixed(&text), body);
    let incomplete = body.replace(r#","searchResponseId":"x""#, "");
    assert_eq!(codes(&incomplete), ["search-response-missing"]);
}
