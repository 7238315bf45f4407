//! The rules of a body as a JSON Schema, for editors and other validators.

use serde_json::{Map, Value, json};

use crate::resource::{
    BROWSE_SESSION_ID, DESTINATION_TYPE, DISPLAY_NAME, DISPLAY_NAME_LIMIT, Delta, DestinationType,
    Form, ID, Items, REMOVED, Reference, ResourceName,
};
use crate::validate::REASONS;

const GUID: &str = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

/// The JSON Schema (2020-12) of a resource's bodies.
///
/// It holds what `validate` calls an error, as far as JSON Schema can say it. It cannot say that no
/// item is given twice, that all additions have one destination, or that a name is misspelt; nor
/// does it see how the text is written. What `validate` calls a warning, the schema allows.
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
    properties.insert("$schema".to_owned(), json!({"type": "string"}));
    let mut required = Vec::new();
    for delta in row.deltas {
        let array = match delta.items {
            Some(items) => array_of(delta, items),
            None => json!({"type": "array", "minItems": 1}),
        };
        properties.insert(delta.property.to_owned(), array);
        required.push(json!({"required": [delta.property]}));
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
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("The body of a delta update of a {}", row.type_name),
        "type": "object",
        "properties": properties,
        choice: required,
    })
}

fn array_of(delta: &Delta, items: &Items) -> Value {
    json!({
        "description": format!("{}s to add and to remove", delta.item),
        "type": "array",
        "minItems": 1,
        "maxItems": items.limit,
        "items": {
            "type": "object",
            "if": {"required": [REMOVED]},
            "then": removal(items),
            "else": addition(items),
        },
    })
}

fn removal(items: &Items) -> Value {
    json!({
        "title": "removal",
        "properties": {
            REMOVED: {"type": "object", "properties": {"reason": {"enum": REASONS}}},
            ID: id(items.id.form),
        },
        "required": [ID],
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
    properties.insert(reference.path[0].to_owned(), reference_value(reference));
    let mut schema = json!({"title": "addition"});
    if let Some(alternative) = reference.alternative {
        properties.insert(alternative.to_owned(), id(reference.id.form));
        let names = [reference.path[0], alternative];
        schema["anyOf"] = names.iter().map(|it| json!({"required": [it]})).collect();
    } else {
        required.push(reference.path[0]);
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

/// An id: any text, but not one that is nearly of its form.
fn id(form: Form) -> Value {
    let nearly = match form {
        Form::Any => return json!({"type": "string", "pattern": r"^\S(?:[^]*\S)?$"}),
        Form::Guid => format!("^(?:{})$", nearly_guid(",")),
        Form::Site => {
            let part = nearly_guid("");
            format!("^(?:{part}|\\s*,[^]*|[^,]*,(?:{part},[^,]*|{GUID},{part}))$")
        }
        Form::FourGuids => {
            let part = nearly_guid("");
            format!("^\\s*$|^(?=[^,]*(?:,[^,]*){{3}}$)(?:{GUID},){{0,3}}{part}(?:,|$)")
        }
    };
    json!({"type": "string", "not": {"pattern": nearly}})
}

/// What is nearly a GUID: nothing, one with something around it, or hexadecimal digits and hyphens
/// in other groups. `comma` stands with what may be around, where a comma does not part ids.
fn nearly_guid(comma: &str) -> String {
    let hidden = r"\s\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}";
    let around = format!("[{{}}()\"';{comma}{hidden}]*");
    let not_in_id = if comma.is_empty() { "," } else { "" };
    let beside = format!("[^\\p{{Alphabetic}}\\p{{N}}{not_in_id}]*");
    let grouped = "[0-9A-Fa-f-]*-[0-9A-Fa-f-]*";
    let run = "[0-9A-Fa-f]{24,}";
    format!("(?!{GUID}(?:,|$))(?:\\s*|{beside}{GUID}{beside}|{around}(?:{grouped}|{run}){around})")
}
