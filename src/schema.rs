//! The rules of a body as a JSON Schema, for editors and other validators.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::delta::id::NO_VALUES;
use crate::finding::HIDDEN;
use crate::json::{Data, Value};
use crate::resource::{
    BROWSE_SESSION, BROWSE_SESSION_ID, DESTINATION_TYPE, DISPLAY_NAME_LIMIT, Delta,
    DestinationType, ID, INTERVAL, IdFormat, IdKind, Items, PERIOD, REMOVED, Reference, Resource,
    ResourceName, SettingValue, letters,
};
use crate::validate::REASONS;

const GUID: &str = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";
const HEX: &str = "0-9A-Fa-f";

/// A hyphen, and the dashes that are seen in its place.
const DASHES: &str = r"\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d";

/// A duration of ISO 8601. What it looks ahead at is that an amount follows each letter, and that only
/// the last amount is a fraction.
const DURATION: &str = concat!(
    r"^P(?=\d|T\d)(?!.*[.,]\d+[A-Z].)(?!.*T$)",
    r"(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?W)?(?:\d+(?:[.,]\d+)?D)?",
    r"(?:T(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?$"
);

/// The JSON Schema (2020-12) of a resource's bodies.
///
/// It holds what `validate` calls an error, as far as JSON Schema can say it. It cannot say that no
/// item is given twice, that all additions have one destination, or that a name is misspelt; nor
/// does it see how the text is written. It counts the characters of a `displayName` as code points,
/// the service as UTF-16 units. What `validate` calls a warning, the schema allows.
///
/// ```
/// use graph_backup_delta::{ResourceName, schema};
///
/// let schema = schema(ResourceName::ExchangeRestoreSession);
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert!(schema["properties"]["mailboxRestoreArtifacts@delta"].is_object());
/// ```
#[must_use]
pub fn schema(resource: ResourceName) -> serde_json::Value {
    // It is JSON, as a test shows for each resource.
    serde_json::from_str(&schema_text(resource)).unwrap_or_default()
}

/// The schema as JSON.
pub(crate) fn schema_text(resource: ResourceName) -> String {
    let row = resource.row();
    // An editor that is pointed at the schema by the body itself must not complain of that.
    let mut properties = vec![("$schema".to_owned(), Data::Bool(true).into())];
    let (mut arrays, mut choices) = (Vec::new(), Vec::new());
    for delta in row.deltas {
        let array = match delta.items {
            Some(items) => array_of(delta, items),
            None => Value::object([("type", Value::text("array")), ("minItems", number(1))]),
        };
        arrays.push((delta.list(), array));
        for name in both_names(delta.property) {
            choices.push(required([name.clone()]));
            let array = Value::text(format!("#/$defs/{}", delta.list()));
            properties.push((name, Value::object([("$ref", array)])));
        }
    }
    for setting in row.settings {
        properties.push((setting.name.to_owned(), setting_value(setting.value)));
        choices.push(required([setting.name]));
    }
    let title = format!("The body of a delta update: {}", row.type_name);
    let schema = Value::object([
        (
            "$schema",
            Value::text("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("title", Value::text(title)),
        ("type", Value::text("object")),
        ("properties", Value::object(properties)),
        (
            "not",
            Value::object([("anyOf", Value::array(never_together(row)))]),
        ),
        ("anyOf", Value::array(choices)),
        ("$defs", Value::object(arrays)),
    ]);
    schema.to_json()
}

/// What no body holds together: the two names of an array, and a standard and a granular array.
fn never_together(row: &Resource) -> Vec<Value<'static>> {
    let mut together = Vec::new();
    for (at, delta) in row.deltas.iter().enumerate() {
        let names = both_names(delta.property);
        let others = row.deltas[at + 1..].iter();
        for other in others.filter(|it| it.job_type != delta.job_type) {
            let pairs = names
                .iter()
                .flat_map(|name| both_names(other.property).map(|it| required([name.clone(), it])));
            together.extend(pairs);
        }
        together.push(required(names));
    }
    together
}

/// The schema of a property beside the arrays.
fn setting_value(value: SettingValue) -> Value<'static> {
    match value {
        SettingValue::DisplayName => Value::object([
            ("type", Value::text("string")),
            ("minLength", number(1)),
            ("maxLength", number(DISPLAY_NAME_LIMIT)),
        ]),
        SettingValue::Id(kind) => id(kind),
        SettingValue::RetentionSettings => {
            let text = Value::object([("type", Value::text("string"))]);
            let period = Value::object([
                ("type", Value::text("string")),
                ("pattern", Value::text(DURATION)),
            ]);
            let setting = Value::object([
                ("type", Value::text("object")),
                (
                    "properties",
                    Value::object([(INTERVAL, text), (PERIOD, period)]),
                ),
            ]);
            Value::object([("type", Value::text("array")), ("items", setting)])
        }
    }
}

fn number(number: usize) -> Value<'static> {
    Data::Number(number.to_string().into()).into()
}

/// Requires properties, all of them.
fn required<'n, N: Into<Cow<'n, str>>>(names: impl IntoIterator<Item = N>) -> Value<'n> {
    Value::object([("required", Value::texts(names))])
}

/// The name of an annotation, and the one with `odata.` in it, which is as good (OData 4.01).
fn both_names(name: &str) -> [String; 2] {
    [name.to_owned(), name.replacen('@', "@odata.", 1)]
}

/// Requires one of several properties.
fn one_of(names: [String; 2]) -> (&'static str, Value<'static>) {
    ("anyOf", Value::array(names.map(|it| required([it]))))
}

fn array_of(delta: &Delta, items: &Items) -> Value<'static> {
    let item = Value::object([
        ("type", Value::text("object")),
        ("not", required(both_names(REMOVED))),
        ("if", Value::object([one_of(both_names(REMOVED))])),
        ("then", removal(items)),
        ("else", addition(items)),
    ]);
    Value::object([
        (
            "description",
            Value::text(format!("{}s to add and to remove", delta.item)),
        ),
        ("type", Value::text("array")),
        ("minItems", number(1)),
        ("maxItems", number(items.limit)),
        ("items", item),
    ])
}

fn removal(items: &Items) -> Value<'static> {
    let reason = Value::object([("enum", Value::texts(REASONS))]);
    let removed = Value::object([
        ("type", Value::text("object")),
        ("properties", Value::object([("reason", reason)])),
    ]);
    let mut properties: Vec<_> = both_names(REMOVED).map(|it| (it, removed.clone())).into();
    properties.push((ID.to_owned(), id(items.id)));
    // OData knows a deleted entity by its `@id` too; a reference does not say which item it is.
    let not_blank = Value::object([
        ("type", Value::text("string")),
        ("pattern", Value::text(format!("[^{BLANK}]"))),
    ]);
    let says = |name: String| {
        Value::object([
            ("required", Value::texts([name.clone()])),
            ("properties", Value::object([(name, not_blank.clone())])),
        ])
    };
    let by_entity_id = Value::object([
        ("anyOf", Value::array(both_names("@id").map(says))),
        ("not", required([items.reference.path[0]])),
    ]);
    Value::object([
        ("title", Value::text("removal")),
        ("properties", Value::object(properties)),
        ("anyOf", Value::array(vec![required([ID]), by_entity_id])),
    ])
}

fn addition(items: &Items) -> Value<'static> {
    let (mut properties, mut names) = (Vec::new(), Vec::new());
    if items.has_destination || items.may_have_destination {
        let all = Value::texts(DestinationType::ALL.map(DestinationType::name));
        properties.push((DESTINATION_TYPE, Value::object([("enum", all)])));
    }
    if items.has_destination {
        names.push(DESTINATION_TYPE);
    }
    if items.has_browse_session {
        properties.push((BROWSE_SESSION_ID, id(&BROWSE_SESSION)));
        names.push(BROWSE_SESSION_ID);
    }
    let reference = items.reference;
    let name = reference.path[0];
    properties.push((name, reference_value(reference)));
    let bound = both_names("@bind").map(|it| format!("{name}{it}"));
    let mut schema = vec![
        ("title", Value::text("addition")),
        ("not", Value::object([one_of(bound)])),
    ];
    if let Some(alternative) = reference.alternative {
        let form = Value::object([(alternative, id(reference.id))]);
        let by_alternative = Value::object([
            ("required", Value::texts([alternative])),
            ("properties", form),
        ]);
        schema.push((
            "anyOf",
            Value::array(vec![required([name]), by_alternative]),
        ));
    } else {
        names.push(name);
    }
    schema.push(("properties", Value::object(properties)));
    schema.push(("required", Value::texts(names)));
    Value::object(schema)
}

fn reference_value(reference: &Reference) -> Value<'static> {
    let nest = |value, name: &&'static str| {
        Value::object([
            ("type", Value::text("object")),
            ("properties", Value::object([(*name, value)])),
            ("required", Value::texts([*name])),
        ])
    };
    reference.path[1..]
        .iter()
        .rev()
        .fold(id(reference.id), nest)
}

/// White space, and a byte order mark.
const BLANK: &str = r"\s\u0085";
/// Letters and figures.
const ALNUM: &str = r"\p{Alphabetic}\p{N}";
/// A host, before the comma behind it.
const HOST: &str = r"[0-9A-Za-z](?=[^,]*\.)[0-9A-Za-z.\-]{0,252}";

/// An id of a kind.
fn id(kind: &IdKind) -> Value<'static> {
    let pattern = match kind.format {
        IdFormat::Guid => ("pattern", Value::text(format!("^{}$", guid()))),
        IdFormat::Site => {
            let guid = guid();
            let site = format!("^(?:{HOST},{guid},)?{guid}$");
            ("pattern", Value::text(site))
        }
        // Text that is no known id may be one all the same.
        IdFormat::FourGuids => ("not", any_of(&four_guids_malformed())),
        IdFormat::Opaque | IdFormat::Token => ("not", any_of(&opaque_malformed(kind))),
    };
    Value::object([("type", Value::text("string")), pattern])
}

/// A GUID, but the one of zeros.
fn guid() -> String {
    format!("(?!0{{8}}-(?:0{{4}}-){{3}}0{{12}}){GUID}")
}

/// A schema of texts that one of some patterns finds.
fn any_of(patterns: &[String]) -> Value<'static> {
    Value::object([("pattern", Value::text(patterns.join("|")))])
}

/// What is no id of any format.
fn something_else() -> Vec<String> {
    let blanks = format!("[{BLANK}]*");
    let starts = [r"@\{", r"System\.", r"Microsoft\.", r"\[object "].join("|");
    vec![
        format!("^{}$", placeholder(r"[\s\S]")),
        format!("^{blanks}0{{8}}-(?:0{{4}}-){{3}}0{{12}}{blanks}$"),
        "://".to_owned(),
        format!("^{blanks}(?:{starts})"),
    ]
}

/// What is meant as four GUIDs, and is none; or is something else.
fn four_guids_malformed() -> Vec<String> {
    let guid = guid();
    let placeholder = placeholder("[^,]");
    let meant = format!(
        "^[{BLANK}]*(?=[^,]*(?:,[^,]*){{3}}$)(?:{guid},){{0,3}}(?!{guid}(?:,|$))(?:[{HEX}{DASHES}{BLANK}]*|{placeholder})(?:,|$)"
    );
    let dashed = format!("[{HEX}]{{8}}(?:[{DASHES}][{HEX}]{{4}}){{3}}[{DASHES}][{HEX}]{{12}}");
    let read = format!(
        "^(?!{guid}(?:,{guid}){{3}}$)[^{ALNUM}]*{dashed}(?:[ ,;|\"']+{dashed}){{3}}[^{ALNUM}]*$"
    );
    let cut = r"^(?![^,]*(?:,[^,]*){3}$)[\s\S]*(?:…|\.{3})".to_owned();
    let mut patterns = something_else();
    patterns.extend([
        format!("^[{BLANK}]*$"),
        format!("[^{BLANK}@,;]@[^{BLANK}@,;]"),
        meant,
        read,
        cut,
    ]);
    patterns
}

/// The words for no value, in any casing.
fn no_values() -> String {
    let any_case = |it: char| match it.is_ascii_lowercase() {
        true => format!("[{it}{}]", it.to_ascii_uppercase()),
        false => it.to_string(),
    };
    NO_VALUES
        .map(|it| it.chars().map(any_case).collect::<String>())
        .join("|")
}

/// What is plainly no id though its format is not documented.
fn opaque_malformed(kind: &IdKind) -> Vec<String> {
    let quotes = "\"'`“”„‟‘’‚«»";
    let names = kind.all_names().map(called).collect::<Vec<_>>();
    let value = format!("[{BLANK}]*(?!=)[^{BLANK}]*[{ALNUM}][^{BLANK}]*");
    let mut patterns = something_else();
    patterns.extend([
        format!("^[^{ALNUM}]*$"),
        format!(r"[^\S ]|\u0085|[\p{{Cc}}{}]", hidden()),
        format!(
            "^(?:{})$|^#(?:[A-Z/0!?]|[^\\x00-\\x7f]){{2,}}$",
            no_values()
        ),
        "^ | $|…|[.]{3}|[,;{[]$|^[{}[\\]]|^~~~|^```|^HTTP/|^[A-Za-z\\-]+: ".to_owned(),
        format!("^(?!```)[{quotes}][^{quotes}]*[{ALNUM}][^{quotes}]*[{quotes}]$"),
        format!("^(?:{})[=:]{value}$", names.join("|")),
    ]);
    patterns
}

/// A name in whatever casing, with whatever between its letters.
fn called(name: &str) -> String {
    let between = format!("[^{ALNUM}=:]*");
    let letter = |it: char| format!("[{it}{}]{between}", it.to_ascii_uppercase());
    let letters: String = letters(name).chars().map(letter).collect();
    between + &letters
}

/// What stands where an id is to be written; of `any` characters.
fn placeholder(any: &str) -> String {
    let stands = format!(r"\$?\{{{any}*\}}|<{any}*>|[.…]*…[.…]*|\.{{3,}}");
    format!("[{BLANK}]*(?:{stands})[{BLANK}]*")
}

/// The characters that are not seen, as they stand in a class of a regular expression.
fn hidden() -> String {
    let range = |it: &RangeInclusive<char>| {
        let [start, end] = [it.start(), it.end()].map(|it| it.escape_unicode());
        format!("{start}-{end}")
    };
    HIDDEN.iter().map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_is_json() {
        for resource in ResourceName::all() {
            assert!(schema(resource).is_object(), "{resource:?}");
        }
    }
}
