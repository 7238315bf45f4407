//! Go, with Microsoft's SDK.

use super::call::{Call, pascal};
use super::literal::{Brackets, Literals};
use super::text::{fill, push_escaped, push_long};
use crate::resource::Version;

const TEMPLATE: &str = r#"package main

import (
	"context"
~json~	"errors"
	"log"
~strings~
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	graph "github.com/microsoftgraph/~module~"
	"github.com/microsoftgraph/~module~/models"
	"github.com/microsoftgraph/~module~/models/odataerrors"
)

func main() {
	credential, err := azidentity.NewDefaultAzureCredential(nil)
	if err != nil {
		log.Fatal(err)
	}
	scopes := []string{"https://graph.microsoft.com/.default"}
	client, err := graph.NewGraphServiceClientWithCredentials(credential, scopes)
	if err != nil {
		log.Fatal(err)
	}

	body := models.New~Type~()
~name~	body.SetAdditionalData(~additional~)

	builder := client.Solutions().BackupRestore().~Segment~().By~Type~Id(~id~)
	~answer~, err ~assign~ builder.Patch(context.Background(), body, nil)
	var refusal *odataerrors.ODataError
	if errors.As(err, &refusal) {
		log.Fatalf("%d: %s", refusal.ResponseStatusCode, why(refusal.GetErrorEscaped()))
	}
	if err != nil {
		log.Fatal(err)
	}
~failures~}

func why(refused odataerrors.MainErrorable) string {
	if refused == nil || refused.GetCode() == nil || refused.GetMessage() == nil {
		return "the service did not say why"
	}
	return *refused.GetCode() + ": " + *refused.GetMessage()
}
"#;

const NAME: &str = "	displayName := ~name~\n	body.SetDisplayName(&displayName)\n";

const FAILURES: &str = r#"
	var items []any
	if answer != nil {
		items, _ = answer.GetAdditionalData()[~array~].([]any)
	}
	if items == nil {
		log.Fatal("the service did not say what it did: list what is there")
	}
	failures := 0
	for _, item := range items {
		properties, understood := item.(map[string]any)
		failed := !understood
		for name, value := range properties {
			isException := strings.HasSuffix(strings.ToLower(name), "datamodificationexception")
			failed = failed || isException && value != nil
		}
		if failed {
			failures++
			told, _ := json.Marshal(item)
			log.Println(string(told))
		}
	}
	if failures > 0 {
		log.Fatalf("items that failed: %d", failures)
	}
"#;

static LITERALS: Literals = Literals {
    object: Brackets {
        empty: "map[string]any{}",
        open: ["map[string]any{", "map[string]any{"],
        comma: [", ", ","],
        last: ["", ","],
        close: "}",
    },
    array: Brackets {
        empty: "[]any{}",
        open: ["[]any{", "[]any{"],
        comma: [", ", ","],
        last: ["", ","],
        close: "}",
    },
    key: push_key,
    member_end: "",
    string: push_string,
    plain: push_plain,
    indent: "\t",
    // Go wraps no lines, and aligns the values of keys that stand below each other.
    width: usize::MAX,
};

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    push_escaped(out, text, '"', push_long);
    out.push('"');
}

fn push_key(out: &mut String, key: &str) {
    push_string(out, key);
    out.push_str(": ");
}

fn push_plain(out: &mut String, text: &str) {
    match text {
        "null" => out.push_str("nil"),
        "true" | "false" => out.push_str(text),
        _ if text.parse::<i64>().is_ok() => {
            out.push_str("int64(");
            out.push_str(text);
            out.push(')');
        }
        _ => {
            out.push_str("float64(");
            out.push_str(text);
            out.push(')');
        }
    }
}

pub(super) fn write(call: &Call) -> String {
    let name = call.display_name().map(|it| LITERALS.text(it));
    let name = name.map(|it| fill(NAME, &[("name", &it)]));
    let array = call.delta().map(|it| LITERALS.text(it));
    let failures = array.as_ref().map(|it| fill(FAILURES, &[("array", it)]));
    let (json, strings, answer, assign) = match array {
        Some(_) => ("\t\"encoding/json\"\n", "\t\"strings\"\n", "answer", ":="),
        None => ("", "", "_", "="),
    };
    let module = match call.version {
        Version::V1 => "msgraph-sdk-go",
        Version::Beta => "msgraph-beta-sdk-go",
    };
    let values = [
        ("json", json),
        ("strings", strings),
        ("answer", answer),
        ("assign", assign),
        ("module", module),
        ("Type", &*pascal(call.resource.type_name)),
        ("Segment", &pascal(call.resource.segment)),
        ("id", &LITERALS.text(&call.id)),
        ("name", &name.unwrap_or_default()),
        ("additional", &LITERALS.body(call.additional(), 1)),
        ("failures", &failures.unwrap_or_default()),
    ];
    fill(TEMPLATE, &values)
}
