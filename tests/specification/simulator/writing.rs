//! How a hard answer is written.

use serde_json::{Map, Value, json};

use super::choices::Choices;

/// Words for a status that no document gives as one of success.
pub const ODD_STATUSES: [&str; 9] = [
    "rejected",
    "cancelled",
    "notFound",
    "error",
    "completedWithErrors",
    "Unprotected",
    "RemoveRequested",
    "unknownFutureValue",
    "addedNot",
];

/// An answer as text, and as the value of a `$batch`.
#[derive(Debug)]
pub struct Written {
    pub text: String,
    pub value: Value,
}

impl Written {
    pub fn plain(value: Value) -> Self {
        let text = value.to_string();
        Self { text, value }
    }

    /// The answer with these arrays.
    pub fn of(
        arrays: Vec<(&str, Vec<Value>)>,
        owner: Option<&str>,
        goes_on: bool,
        choices: &mut Choices,
    ) -> Self {
        let mut answer = Map::new();
        if let Some(owner) = owner {
            answer.insert("id".into(), json!(owner));
            answer.insert("status".into(), json!("draft"));
        }
        let respell = choices.of::<fn(Value) -> Value>(&[|it| it, |it| it, pascal, wrapped]);
        let name = choices.of::<fn(&str) -> String>(&[
            str::to_owned,
            |it| it.replace("@delta", ""),
            |it| it.replace("@delta", "@odata.delta"),
            capital,
        ]);
        for (property, entries) in arrays {
            let entries: Vec<_> = entries.into_iter().map(respell).collect();
            answer.insert(name(property), entries.into());
        }
        if goes_on {
            answer.insert("@odata.nextLink".into(), json!("https://graph.example/2"));
        }
        let value = Value::Object(answer);
        let pretty = serde_json::to_string_pretty(&value).expect("JSON");
        let text = match choices.upto(4) {
            1 => pretty.replace('\n', " // \"a comment\": {\n"),
            2 => json!({"statusCode": 200, "body": value}).to_string(),
            3 => Value::String(pretty).to_string(),
            4 => json!([value]).to_string(),
            _ => pretty,
        };
        Self { text, value }
    }
}

/// A refusal of the whole, in the shapes in which that is seen.
pub fn refusal(choices: &mut Choices) -> Written {
    let error = json!({"code": "InvalidArtifactRequest", "message": "No"});
    Written::plain(match choices.upto(3) {
        1 => json!({"code": "Throttled", "message": "Later"}),
        2 => json!({"odata.error": error}),
        3 => Value::Null,
        _ => json!({ "error": error }),
    })
}

/// Puts a reference where an addition as it is shown says that one stands.
pub fn fill(addition: &mut Value, reference: &str) {
    for (name, value) in addition.as_object_mut().expect("an object") {
        match value {
            Value::Object(_) => fill(value, reference),
            Value::String(_) if name != "destinationType" => *value = json!(reference),
            _ => {}
        }
    }
}

/// An entry that names nothing, or is none.
pub fn nonsense(choices: &mut Choices) -> Value {
    let all = [
        json!({}),
        json!({"status": "failed"}),
        json!({"ValueKind": 1}),
        json!({"error": {"code": "Invalid"}}),
        json!("one could not be removed"),
        Value::Null,
        json!([]),
    ];
    all[choices.upto(all.len() - 1)].clone()
}

/// The annotation of a failed operation, which may not say which one it was.
pub fn exception(entry: &mut Map<String, Value>, operations: &[&str], choices: &mut Choices) {
    let prefix = choices.of(&["@Core.", "@Org.OData.Core.V1.", "@", "@core."]);
    let qualifier = choices.of(&["", "", "", "#x"]);
    let name = format!("{prefix}DataModificationException{qualifier}");
    let exception = match choices.upto(3) {
        1 => json!({"failedOperation": choices.of(operations), "info": null}),
        2 => json!({"FailedOperation": choices.of(operations), "ResponseCode": "409"}),
        _ => json!({"failedOperation": choices.of(operations), "responseCode": 409,
            "info": {"code": "Invalid", "message": "It failed"}}),
    };
    entry.insert(name, exception);
}

/// An `error` that says that something failed, in some words.
pub fn odd_error(choices: &mut Choices) -> Value {
    let all = [
        json!({"code": "UnknownError", "message": "It failed"}),
        json!(true),
        json!("It failed"),
        json!({"details": [{"code": "UnknownError"}]}),
        json!({"innerError": {"code": "UnknownError"}}),
        json!({"message": {"lang": "en", "value": "It failed"}}),
    ];
    all[choices.upto(all.len() - 1)].clone()
}

/// An `error` that says nothing.
pub fn empty_error(choices: &mut Choices) -> Value {
    let all = [
        Value::Null,
        json!({}),
        json!({"code": "", "message": ""}),
        json!(false),
        json!([]),
    ];
    all[choices.upto(all.len() - 1)].clone()
}

/// A word in some casing.
pub fn recased(word: &str, choices: &mut Choices) -> String {
    match choices.upto(2) {
        1 => capital(word),
        2 => word.to_uppercase(),
        _ => word.to_owned(),
    }
}

fn capital(name: &str) -> String {
    let (first, rest) = name.split_at(usize::from(!name.is_empty()));
    first.to_uppercase() + rest
}

/// The names as SDKs write them that know types: with a capital.
fn pascal(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (capital(&name), pascal(value)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(elements) => elements.into_iter().map(pascal).collect(),
        other => other,
    }
}

/// The same, with what such types do not know in a wrapper.
fn wrapped(value: Value) -> Value {
    let Value::Object(members) = pascal(value.clone()) else {
        return value;
    };
    let is_known = |name: &String| ["Id", "Status", "RestorePoint"].contains(&name.as_str());
    let (mut known, others): (Map<_, _>, Map<_, _>) =
        members.into_iter().partition(|(name, _)| is_known(name));
    known.insert("AdditionalData".into(), others.into());
    known.into()
}
