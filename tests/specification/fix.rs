//! What `fix` mends, and what it leaves alone because no mend of it is certain.

use graph_backup_delta::{Fixed, ValidateOptions, fix};

const G: &str = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";

/// Mends a OneDrive body that holds one item.
fn fixed(item: &str) -> Fixed {
    let text = format!("{{\"driveRestoreArtifacts@delta\":[{item}]}}");
    fix(&text.replace('G', G), &ValidateOptions::default())
}

#[track_caller]
fn mends(item: &str, mended: &str) {
    let expected = format!("{{\"driveRestoreArtifacts@delta\":[{mended}]}}");
    assert_eq!(fixed(item).text, expected.replace('G', G));
}

#[track_caller]
fn leaves(item: &str, code: &str) {
    let fixed = fixed(item);
    assert_eq!(fixed.applied, []);
    let codes: Vec<_> = fixed.report.findings.iter().map(|it| it.code).collect();
    assert!(codes.contains(&code), "{codes:?}");
}

#[test]
fn no_removal_is_made_of_what_says_no() {
    for no in ["false", "null"] {
        leaves(
            &format!(
                r#"{{"@removed":{no},"id":"G","restorePoint":{{"id":"G"}},"destinationType":"new"}}"#
            ),
            "removed-malformed",
        );
    }
    mends(
        r#"{"@removed":true,"id":"G"}"#,
        r#"{"@removed":{"reason":"changed"},"id":"G"}"#,
    );
}

#[test]
fn the_reason_of_a_removal_stays() {
    mends(
        r#"{"@removed":"deleted","id":"G"}"#,
        r#"{"@removed":{"reason":"deleted"},"id":"G"}"#,
    );
}

#[test]
fn a_name_that_joins_two_is_parted() {
    mends(
        r#"{"restorePointId":"G","destinationType":"new"}"#,
        r#"{"restorePoint":{"id":"G"},"destinationType":"new"}"#,
    );
    mends(
        r#"{"restore_point_id":{"id":"G"},"destinationType":"new"}"#,
        r#"{"restorePoint":{"id":"G"},"destinationType":"new"}"#,
    );
}

#[test]
fn no_name_is_made_one_that_stands_there() {
    let code = "property-duplicate";
    let point = r#""restorePoint":{"id":"G"},"destinationType":"new""#;
    for other in [
        r#""restore_point":{}"#,
        r#""restorePointId":"G""#,
        r#""restorePoint_":{}"#,
    ] {
        leaves(&format!("{{{point},{other}}}"), code);
        leaves(&format!("{{{other},{point}}}"), code);
    }
    leaves(r#"{"@removed":{},"removed":true,"id":"G"}"#, code);
    let item = format!("{{{point}}}").replace('G', G);
    for other in ["drive_restore_artifacts@delta", "driveRestoreArtifacts"] {
        for names in [
            [other, "driveRestoreArtifacts@delta"],
            ["driveRestoreArtifacts@delta", other],
        ] {
            let [one, two] = names.map(|it| format!("\"{it}\":[{item}]"));
            let text = format!("{{{one},{two}}}");
            let fixed = fix(&text, &ValidateOptions::default());
            assert_eq!(fixed.text, text);
            assert_eq!(fixed.report.findings[0].code, code);
            assert_eq!(fixed.report.total, 1);
        }
    }
}

/// A body whose line breaks were lost: all that follows `//` is comment, and must not be lost too.
#[test]
fn a_comment_that_may_hold_the_rest_of_the_body_stays() {
    for text in [
        r#"{"driveRestoreArtifacts@delta":[ // first {"@removed":true,"id":"a"}]}"#,
        "// {}",
        "{ // */",
    ] {
        let fixed = fix(text, &ValidateOptions::default());
        assert_eq!(fixed.text, text);
        assert_eq!(fixed.applied, []);
    }
    let whole = fix("{} // the end", &ValidateOptions::default());
    assert_eq!(whole.text, "{} ");
}

#[test]
fn without_a_comment_its_neighbours_stay_apart() {
    for (text, mended) in [
        (r#"{"a":1/**/2}"#, r#"{"a":1 2}"#),
        (r#"{"a":1/**//**/2}"#, r#"{"a":1  2}"#),
        (r#"{"a":1/**/e5}"#, r#"{"a":1 e5}"#),
        (r#"{"a":1/**/,"b":2/**/}"#, r#"{"a":1,"b":2}"#),
    ] {
        let fixed = fix(text, &ValidateOptions::default());
        assert_eq!(fixed.text, mended);
    }
}

/// What `fix` makes of a body in `tests/fixtures/validate`.
fn fixed_fixture(name: &str) -> Fixed {
    let path = format!(
        "{}/tests/fixtures/validate/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    fix(&text, &ValidateOptions::default())
}

#[test]
fn what_was_copied_from_elsewhere_is_mended() {
    for name in [
        "additional-data",
        "additional-data-in-items",
        "escaped-for-csv",
        "escaped-for-html",
        "escaped-quotes",
        "fenced",
        "http-message",
        "line-continuations",
        "missing-comma-before-comment",
        "missing-colon",
        "names-of-csharp",
        "names-of-csharp-policy",
        "no-break-blanks",
        "nul-behind",
        "quoted-for-a-shell",
        "removed-of-java",
        "single-item",
        "single-quoted-removal",
        "typographic-quotes",
        "value-and-count",
        "values-by-reference",
        "written-in-javascript",
        "written-in-python",
    ] {
        let fixed = fixed_fixture(name);
        assert!(fixed.report.valid, "{name}: {:#?}", fixed.report.findings);
        let read = serde_json::from_str::<serde_json::Value>(&fixed.text);
        assert!(read.is_ok(), "{name}: {}", fixed.text);
    }
}

#[test]
fn what_is_lost_is_not_made_up() {
    for name in [
        "additional-data-of-python",
        "all-of-it-cut-off",
        "cut-off-by-depth",
        "nul-inside",
        "value-kind",
        "zero-ids",
    ] {
        let fixed = fixed_fixture(name);
        assert!(!fixed.report.valid, "{name}: {}", fixed.text);
        assert_eq!(fixed.applied, [], "{name}");
    }
}
