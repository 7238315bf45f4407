//! The rules of a body as a JSON Schema, for editors and other validators.

use serde_json::{Map, Value, json};

use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, DISPLAY_NAME, DISPLAY_NAME_LIMIT, Delta, DestinationType,
    Form, ID, Items, REMOVED, Reference, ResourceName,
};
use crate::validate::REASONS;

const GUID: &str = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";
const HEX: &str = "0-9A-Fa-f";

/// A hyphen, and the dashes that are seen in its place.
const DASHES: &str = r"\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d";

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
pub fn schema(resource: ResourceName) -> Value {
    let row = resource.row();
    let mut properties = Map::new();
    // An editor that is pointed at the schema by the body itself must not complain of that.
    properties.insert("$schema".to_owned(), json!(true));
    let (mut arrays, mut required) = (Map::new(), Vec::new());
    for delta in row.deltas {
        let array = match delta.items {
            Some(items) => array_of(delta, items),
            None => json!({"type": "array", "minItems": 1}),
        };
        arrays.insert(delta.list().to_owned(), array);
        for name in both_names(delta.property) {
            let array = json!({"$ref": format!("#/$defs/{}", delta.list())});
            required.push(json!({"required": [name]}));
            properties.insert(name, array);
        }
    }
    if row.has_display_name {
        let name = json!({"type": "string", "minLength": 1, "maxLength": DISPLAY_NAME_LIMIT});
        properties.insert(DISPLAY_NAME.to_owned(), name);
        required.push(json!({"required": [DISPLAY_NAME]}));
    }
    // A session is standard or granular; a policy takes any of its properties together.
    let choice = if row.has_display_name {
        "anyOf"
    } else {
        "oneOf"
    };
    let twice = row.deltas.iter().map(|it| given_twice(it.property));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("The body of a delta update: {}", row.type_name),
        "type": "object",
        "properties": properties,
        "not": {"anyOf": twice.collect::<Vec<_>>()},
        choice: required,
        "$defs": arrays,
    })
}

/// Requires an annotation under both its names.
fn given_twice(name: &str) -> Value {
    json!({"required": both_names(name)})
}

/// The name of an annotation, and the one with `odata.` in it, which is as good (OData 4.01).
fn both_names(name: &str) -> [String; 2] {
    [name.to_owned(), name.replacen('@', "@odata.", 1)]
}

/// Requires one of several properties.
fn one_of(names: impl IntoIterator<Item = String>) -> Value {
    let required = names.into_iter().map(|it| json!({"required": [it]}));
    json!({"anyOf": required.collect::<Vec<_>>()})
}

fn array_of(delta: &Delta, items: &Items) -> Value {
    json!({
        "description": format!("{}s to add and to remove", delta.item),
        "type": "array",
        "minItems": 1,
        "maxItems": items.limit,
        "items": {
            "type": "object",
            "not": given_twice(REMOVED),
            "if": one_of(both_names(REMOVED)),
            "then": removal(items),
            "else": addition(items),
        },
    })
}

fn removal(items: &Items) -> Value {
    let removed = json!({"type": "object", "properties": {"reason": {"enum": REASONS}}});
    let mut properties = Map::new();
    for name in both_names(REMOVED) {
        properties.insert(name, removed.clone());
    }
    properties.insert(ID.to_owned(), id(items.id.form));
    // OData knows a deleted entity by its `@id` too; a reference does not say which item it is.
    let mut by_entity_id = one_of(both_names("@id"));
    by_entity_id["not"] = json!({"required": [items.reference.path[0]]});
    json!({
        "title": "removal",
        "properties": properties,
        "anyOf": [{"required": [ID]}, by_entity_id],
    })
}

fn addition(items: &Items) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    if items.has_destination {
        let names: Vec<_> = DestinationType::ALL.iter().map(|it| it.name()).collect();
        properties.insert(DESTINATION_TYPE.to_owned(), json!({"enum": names}));
        required.push(DESTINATION_TYPE);
    }
    if items.has_browse_session {
        properties.insert(BROWSE_SESSION_ID.to_owned(), id(Form::Guid));
        required.push(BROWSE_SESSION_ID);
    }
    let reference = items.reference;
    let name = reference.path[0];
    properties.insert(name.to_owned(), reference_value(reference));
    let mut schema = json!({"title": "addition"});
    if let Some(alternative) = reference.alternative {
        let by_alternative = json!({
            "required": [alternative],
            "properties": {alternative: id(reference.id.form)},
        });
        schema["anyOf"] = json!([{"required": [name]}, by_alternative]);
    } else {
        required.push(name);
    }
    schema["properties"] = properties.into();
    schema["required"] = required.into();
    schema
}

fn reference_value(reference: &Reference) -> Value {
    let nest = |value, name: &&str| json!({"type": "object", "properties": {*name: value}, "required": [name]});
    reference.path[1..]
        .iter()
        .rev()
        .fold(id(reference.id.form), nest)
}

/// White space, and a byte order mark.
const BLANK: &str = r"\s\u0085";

/// An id: any text, but not one that is nearly of its form.
fn id(form: Form) -> Value {
    let placeholder = format!("^{}$", placeholder(r"[\s\S]"));
    let nearly = match form {
        Form::Any => {
            let whole = format!("^[^{BLANK}](?:[\\s\\S]*[^{BLANK}])?$");
            return json!({"type": "string", "pattern": whole, "not": {"pattern": placeholder}});
        }
        Form::Guid => format!("^(?:{})$|{placeholder}", nearly_guid(",")),
        Form::Site => {
            let part = nearly_guid("");
            let no_host = format!("[{BLANK}]*,[\\s\\S]*");
            format!("^(?:{part}|{no_host}|[^,]*,(?:{part},[^,]*|{GUID},{part}))$|{placeholder}")
        }
        Form::FourGuids => {
            let part = nearly_guid("");
            let parts = format!("(?=[^,]*(?:,[^,]*){{3}}$)(?:{GUID},){{0,3}}{part}(?:,|$)");
            format!("^[{BLANK}]*$|^{parts}|{placeholder}")
        }
    };
    json!({"type": "string", "not": {"pattern": nearly}})
}

/// What stands where an id is to be written; of `any` characters.
fn placeholder(any: &str) -> String {
    let stands = format!(r"\$?\{{{any}*\}}|<{any}*>|[.…]*…[.…]*|\.{{3,}}");
    format!("[{BLANK}]*(?:{stands})[{BLANK}]*")
}

/// What is nearly a GUID: nothing, a placeholder, one with something around it or with dashes, or
/// hexadecimal digits and hyphens in other groups. `comma` stands with what may be around, where a
/// comma does not part ids.
fn nearly_guid(comma: &str) -> String {
    let hidden = r"\s\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}";
    let around = format!("[{{}}()\"';{comma}{hidden}]*");
    let (not_in_id, end) = match comma {
        "" => (",", "(?:,|$)"),
        _ => ("", "$"),
    };
    let beside = format!("[^\\p{{Alphabetic}}\\p{{N}}{not_in_id}]*");
    let grouped = format!("[{HEX}{DASHES}]*[{DASHES}][{HEX}{DASHES}]*");
    let run = format!("[{HEX}]{{24,}}");
    let dashed = format!("[{HEX}]{{8}}(?:[{DASHES}][{HEX}]{{4}}){{3}}[{DASHES}][{HEX}]{{12}}");
    let placeholder = placeholder("[^,]");
    format!(
        "(?!{GUID}{end})(?:[{BLANK}]*|{placeholder}|{beside}{dashed}{beside}|{around}(?:{grouped}|{run}){around})"
    )
}
