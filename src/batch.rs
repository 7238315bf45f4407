//! From requests to `$batch` requests.
//!
//! Source: Microsoft Graph, "Combine multiple HTTP requests using JSON batching": at most 20 requests
//! in one, each with an id, an address relative to the version, and what it depends on.

use crate::build::built;
use crate::change::{Built, Method, Request, json_headers};
use crate::delta::Address;
use crate::delta::payload::delta_arrays;
use crate::finding::{Findings, Offsets, Span, rules, show};
use crate::hashing::HashMap;
use crate::json::{Data, Members, ObjectWriter, Value, push_text, read_unambiguous};
use crate::resource::{RESOURCES, Resource, Version};
use crate::validate::MAX_FINDINGS;

/// The most requests one `$batch` may hold.
const LIMIT: usize = 20;

/// Why what does not read as a request is none.
pub(crate) const NOT_A_REQUEST: &str = "it is no request: `method`, `url` and `body` must be text.";

/// The address of Microsoft Graph, without a version.
pub(crate) const GRAPH: &str = "https://graph.microsoft.com";

/// What a request has that gives none.
static NO_HEADERS: Value = Value {
    data: Data::Object(Members::NONE),
    span: Span { start: 0, end: 0 },
};

/// One request of a `$batch`.
struct Part<'v> {
    id: String,
    depends_on: Option<String>,
    method: &'v str,
    url: &'v str,
    headers: &'v Value<'v>,
    /// The body, as JSON without white space.
    body: String,
}

/// Puts requests into `$batch` requests of at most 20 each, in order. Requests to the same session
/// or policy in one `$batch` are chained with `dependsOn`, since the service takes them one at a time;
/// send one `$batch` after the other. The ids count up through all of them.
///
/// Nothing is an error of this function: a request that cannot stand in a `$batch` gives no
/// `$batch`, and a finding that says why; its pointer leads into the requests.
///
/// ```
/// use graph_backup_delta::{Change, ResourceName, batch, build};
///
/// let id = "1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
/// let change = Change {
///     remove: vec!["99954f18-c8ec-4b62-85bf-cdf3b70b140e".to_owned()],
///     ..Change::new(ResourceName::OneDriveForBusinessRestoreSession, id)
/// };
/// let batched = batch(&build(&change).requests);
/// assert_eq!(batched.requests[0].url, "https://graph.microsoft.com/v1.0/$batch");
/// assert!(batched.requests[0].body.starts_with(r#"{"requests":["#));
/// ```
#[must_use]
pub fn batch(requests: &[Request]) -> Built {
    match serde_json::to_vec(requests) {
        Ok(text) => batch_text(&text, Offsets::None),
        Err(error) => crate::build::not_serializable(&error.to_string()),
    }
}

/// Puts requests, given as JSON text, into `$batch` requests.
pub(crate) fn batch_text(text: &[u8], offsets: Offsets) -> Built {
    let mut findings = Findings::new(MAX_FINDINGS);
    let read = read_unambiguous(text);
    let parts = match &read {
        Ok(value) => read_parts(value, &mut findings),
        Err((span, reason)) => {
            let told = rules::RequestsMalformed { reason };
            findings.add(told, String::new, |it| it.at(*span));
            Vec::new()
        }
    };
    let requests = match findings.has_errors() {
        true => Vec::new(),
        false => batches(parts),
    };
    built(requests, findings, read.as_ref().ok(), text, offsets)
}

/// Reads the requests: each with the version it goes to.
fn read_parts<'v>(value: &'v Value<'v>, findings: &mut Findings) -> Vec<(Version, Part<'v>)> {
    let Some(requests) = value.as_array() else {
        let told = rules::RequestsMalformed {
            reason: "an array is expected.",
        };
        findings.add(told, String::new, |it| it);
        return Vec::new();
    };
    let mut parts = Vec::new();
    for (at, request) in requests.iter().enumerate() {
        match read_part(request, at) {
            Ok(part) => parts.push(part),
            Err(reason) => findings.add(
                rules::RequestsMalformed {
                    reason: &show(&reason),
                },
                || format!("/{at}"),
                |it| it,
            ),
        }
    }
    parts
}

fn read_part<'v>(request: &'v Value<'v>, at: usize) -> Result<(Version, Part<'v>), String> {
    let text = |name| request.get(name).and_then(Value::as_str);
    let [Some(method), Some(url), Some(body)] = ["method", "url", "body"].map(text) else {
        return Err(NOT_A_REQUEST.to_owned());
    };
    let headers = request.get("headers").unwrap_or(&NO_HEADERS);
    if !are_headers(headers) {
        return Err(NOT_A_REQUEST.to_owned());
    }
    let relative = url.strip_prefix(GRAPH).unwrap_or(url);
    let versioned = Version::ALL.into_iter().find_map(|version| {
        let (segment, _) = relative.strip_prefix('/')?.split_once('/')?;
        let is_it = segment.eq_ignore_ascii_case(version.segment());
        is_it.then(|| (version, &relative[1 + segment.len()..]))
    });
    let Some((version, path)) = versioned else {
        return Err(format!(
            "its url does not start with {GRAPH}/v1.0/ or {GRAPH}/beta/."
        ));
    };
    // What creates a session is posted to the collection of sessions.
    let creates = method == "POST" && RESOURCES.iter().any(|it| path == it.collection());
    if method != "PATCH" && !creates {
        return Err(format!("its method is {}, not PATCH.", show(method)));
    }
    let read = read_unambiguous(body.as_bytes()).map_err(|(_, reason)| reason)?;
    if let Some(resource) = Address::parse(path).resource
        && let Some(other) = array_of_other(&read, resource)
    {
        let (other, named) = (show(&other), resource.type_name);
        return Err(format!("its body holds {other}, which no {named} has."));
    }
    let part = Part {
        id: (at + 1).to_string(),
        depends_on: None,
        method,
        url: path,
        headers,
        body: read.to_json(),
    };
    Ok((version, part))
}

/// The array in a body that another resource has than the one that it is sent to.
fn array_of_other(body: &Value, resource: &Resource) -> Option<String> {
    let arrays = delta_arrays(body);
    let mut properties = arrays.iter().filter(|it| it.resource.name != resource.name);
    Some(properties.next()?.delta.property.to_owned())
}

/// Whether a value is an object of texts.
fn are_headers(value: &Value) -> bool {
    let are_texts = |it: &Members| it.iter().all(|(_, value)| value.as_str().is_some());
    value.as_object().is_some_and(are_texts)
}

/// Slices the parts: a `$batch` goes to one version.
fn batches(parts: Vec<(Version, Part)>) -> Vec<Request> {
    let mut batches: Vec<(Version, Vec<Part>)> = Vec::new();
    for (version, part) in parts {
        match batches.last_mut() {
            Some((of, parts)) if *of == version && parts.len() < LIMIT => parts.push(part),
            _ => batches.push((version, vec![part])),
        }
    }
    let requests = batches.into_iter().map(|(version, mut parts)| {
        chain(&mut parts);
        Request {
            method: Method::Post,
            url: format!("{GRAPH}/{}/$batch", version.segment()),
            headers: json_headers(),
            body: body(&parts),
        }
    });
    requests.collect()
}

/// Has each part depend on the one before it to the same session or policy. What creates one depends on
/// none.
fn chain(parts: &mut [Part]) {
    let mut last: HashMap<String, String> = HashMap::default();
    for part in parts.iter_mut().filter(|it| it.method != "POST") {
        part.depends_on = last.insert(target_of(part.url), part.id.clone());
    }
}

/// What an address leads to, however it is written: ids are GUIDs, the same in any casing.
fn target_of(url: &str) -> String {
    let address = Address::parse(url);
    match (address.resource, address.id()) {
        (Some(resource), Some(id)) => format!("{}/{}", resource.segment, id.to_ascii_lowercase()),
        _ => url.to_owned(),
    }
}

/// The body: one part a line.
fn body(parts: &[Part]) -> String {
    let mut body = String::from("{\"requests\":[");
    for (at, part) in parts.iter().enumerate() {
        body.push_str(if at > 0 { ",\n" } else { "\n" });
        part.write(&mut body);
    }
    body.push_str("\n]}");
    body
}

impl Part<'_> {
    fn write(&self, out: &mut String) {
        let mut part = ObjectWriter::open(out);
        push_text(part.name("id"), &self.id);
        if let Some(before) = &self.depends_on {
            let before = Value::texts([&**before]);
            before.write(part.name("dependsOn"));
        }
        push_text(part.name("method"), self.method);
        push_text(part.name("url"), self.url);
        self.headers.write(part.name("headers"));
        part.name("body").push_str(&self.body);
        part.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Change;
    use crate::resource::ResourceName;

    #[test]
    fn what_creates_a_session_can_stand_in_a_batch() {
        let resource = ResourceName::SharePointRestoreSession;
        let create = Change {
            create: true,
            ..Change::new(resource, "")
        };
        let mut requests = crate::build::build(&create).requests;
        let batched = batch(&requests);
        assert!(batched.requests[0].body.contains(
            r#""method":"POST","url":"/solutions/backupRestore/sharePointRestoreSessions""#
        ));
        requests[0].url += "/1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
        assert_eq!(batch(&requests).findings[0].code, "requests-malformed");
    }

    #[test]
    fn what_creates_depends_on_nothing() {
        let create = Change {
            create: true,
            ..Change::new(ResourceName::SharePointRestoreSession, "")
        };
        let mut requests = crate::build::build(&create).requests;
        requests.extend(requests.clone());
        assert!(!batch(&requests).requests[0].body.contains("dependsOn"));
    }

    #[test]
    fn a_body_goes_to_what_has_its_array() {
        let id = "1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
        let change = Change {
            remove: vec![id.replace('1', "2")],
            ..Change::new(ResourceName::SharePointProtectionPolicy, id)
        };
        let mut requests = crate::build::build(&change).requests;
        assert!(batch(&requests).findings.is_empty());
        requests[0].url = requests[0].url.replace("sharePoint", "exchange");
        let found = batch(&requests);
        assert!(found.requests.is_empty());
        assert!(
            found.findings[0]
                .message
                .contains("siteProtectionUnits@delta")
        );
    }
}
