//! Levels that are set for rules, and properties that are allowed.

use graph_backup_delta::{RuleLevel, Severity, ValidateOptions, fix, validate};

const BODY: &str = r#"{"driveRestoreArtifacts@delta":[
  {"restorePoint":{"id":"1b014d8c-71fe-4d00-a01a-31850bc5b32c"},"destinationType":"New","status":"added","mood":"good"},
  {"restorePoint":{"id":"2b014d8c-71fe-4d00-a01a-31850bc5b32c"},"destinationType":"New","status":"added","mood":"good"}
]}"#;

fn with(rules: &[(&str, RuleLevel)]) -> ValidateOptions {
    let rules = rules
        .iter()
        .map(|(code, level)| ((*code).to_owned(), *level));
    ValidateOptions {
        rules: rules.collect(),
        ..ValidateOptions::default()
    }
}

fn found(options: &ValidateOptions) -> Vec<(&'static str, Severity)> {
    let findings = validate(BODY, options).findings;
    findings.iter().map(|it| (it.code, it.severity)).collect()
}

#[test]
fn a_removal_of_what_is_added_is_told_where_it_stands() {
    let id = "1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
    let removals = |addition: &str, removal: &str| {
        let text = format!(
            r#"{{"driveRestoreArtifacts@delta":[{{"restorePoint":{{"id":"{addition}"}},"destinationType":"new"}},{{"@removed":{{"reason":"changed"}},"id":"{removal}"}}]}}"#
        );
        let found = validate(&text, &ValidateOptions::default()).findings;
        let told = found
            .into_iter()
            .filter(|it| it.code == "removal-of-reference");
        let places = told.map(|it| text[it.start.unwrap()..it.end.unwrap()].to_owned());
        places.collect::<Vec<_>>()
    };
    let quoted = format!("\"{id}\"");
    assert_eq!(removals(id, id), [&*quoted]);
    assert_eq!(removals(&id.replacen('1', "\\u0031", 1), id), [&*quoted]);
    // What is wrong by itself is told as that.
    for blank in [" ", "\u{a0}", "\\u0020"] {
        assert!(removals(id, &format!("{id}{blank}")).is_empty());
    }
    assert!(removals(id, &id.replace('1', "2")).is_empty());
}

#[test]
fn a_rule_that_is_off_is_not_told_and_not_counted() {
    let options = with(&[
        ("property-unknown", RuleLevel::Off),
        ("property-read-only", RuleLevel::Off),
        ("destination-unknown", RuleLevel::Off),
    ]);
    let report = validate(BODY, &options);
    assert!(report.valid);
    assert_eq!((report.total, report.additions), (0, 2));
}

#[test]
fn a_level_is_that_of_the_finding_and_of_the_report() {
    let errors = with(&[("property-unknown", RuleLevel::Error)]);
    let unknown = ("property-unknown", Severity::Error);
    assert_eq!(
        found(&errors).iter().filter(|it| **it == unknown).count(),
        2
    );
    let lower = with(&[("destination-unknown", RuleLevel::Info)]);
    assert!(found(&lower).contains(&("destination-unknown", Severity::Info)));
    assert!(validate(BODY, &lower).valid);
}

#[test]
fn what_is_off_is_not_mended() {
    let fixed = fix(BODY, &with(&[("destination-unknown", RuleLevel::Off)]));
    assert_eq!(fixed.text, BODY);
    assert_eq!(fix(BODY, &ValidateOptions::default()).applied_total, 2);
}

#[test]
fn syntax_stays_an_error() {
    for level in [RuleLevel::Off, RuleLevel::Info, RuleLevel::Warning] {
        let options = with(&[("json-comment", level)]);
        let error = options.check().unwrap_err().to_string();
        assert!(error.contains("`json-comment` is about syntax"), "{error}");
        let report = validate("{\"displayName\":\"a\" /* why */}", &options);
        assert!(!report.valid);
    }
    assert!(with(&[("json-comment", RuleLevel::Error)]).check().is_ok());
}

#[test]
fn a_rule_that_is_not_there_is_told() {
    let error = with(&[("property-unkown", RuleLevel::Off)]).check();
    assert_eq!(
        error.unwrap_err().to_string(),
        "There is no rule `property-unkown`."
    );
}

#[test]
fn what_is_not_allowed_beside_what_is_is_told() {
    let options = ValidateOptions {
        allow_properties: vec!["mood".to_owned()],
        ..ValidateOptions::default()
    };
    let codes: Vec<_> = found(&options).into_iter().map(|it| it.0).collect();
    assert!(codes.contains(&"property-read-only"));
    assert!(!codes.contains(&"property-unknown"));
}

#[test]
fn allowed_properties_are_not_told() {
    let options = ValidateOptions {
        allow_properties: vec!["mood".to_owned(), "status".to_owned()],
        ..ValidateOptions::default()
    };
    let codes: Vec<_> = found(&options).into_iter().map(|it| it.0).collect();
    assert_eq!(codes, ["destination-unknown"; 2]);
    let body = r#"{"displayName":"a","displayNames":["a"],"tags":[]}"#;
    let options = ValidateOptions {
        allow_properties: vec!["displayNames".to_owned(), "tags".to_owned()],
        ..ValidateOptions::default()
    };
    let findings = validate(body, &options).findings;
    assert!(
        findings.iter().all(|it| !it.message.contains("tags")),
        "{findings:#?}"
    );
}
