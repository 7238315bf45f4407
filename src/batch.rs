//! From requests to `$batch` requests.
//!
//! Source: Microsoft Graph, "Combine multiple HTTP requests using JSON batching": at most 20 requests
//! in one, each with an id, an address relative to the version, and what it depends on.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::build::built;
use crate::change::{Built, Method, Request};
use crate::finding::{Findings, Offsets, rules, show};
use crate::json::read_leniently;
use crate::resource::Version;
use crate::validate::MAX_FINDINGS;

/// The most requests one `$batch` may hold.
const LIMIT: usize = 20;

/// Why what does not read as a request is none.
const NOT_A_REQUEST: &str = "it is no request: `method`, `url` and `body` must be text.";

/// The address of Microsoft Graph, without a version.
pub(crate) const GRAPH: &str = "https://graph.microsoft.com";

/// One request as it is read: what `build` made, or alike.
#[derive(Deserialize)]
struct Given {
    method: String,
    url: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: String,
}

/// One request of a `$batch`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    depends_on: Vec<String>,
    method: String,
    url: String,
    headers: BTreeMap<String, String>,
    body: Value,
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
    let parts = match read_leniently(text) {
        Ok(read) => read_parts(&read.value, &mut findings),
        Err(error) => {
            findings.add(&rules::REQUESTS_MALFORMED, String::new, |it| {
                it.at(error.span).words("reason", &error.words(text))
            });
            Vec::new()
        }
    };
    let requests = match findings.has_errors() {
        true => Vec::new(),
        false => batches(parts),
    };
    built(requests, findings, text, offsets)
}

/// Reads the requests: each with the version it goes to.
fn read_parts(value: &Value, findings: &mut Findings) -> Vec<(Version, Part)> {
    let Some(requests) = value.as_array() else {
        findings.add(&rules::REQUESTS_MALFORMED, String::new, |it| {
            it.words("reason", "an array is expected.")
        });
        return Vec::new();
    };
    let mut parts = Vec::new();
    for (at, request) in requests.iter().enumerate() {
        match read_part(request, at) {
            Ok(part) => parts.push(part),
            Err(reason) => findings.add(
                &rules::REQUESTS_MALFORMED,
                || format!("/{at}"),
                |it| it.text("reason", &reason),
            ),
        }
    }
    parts
}

fn read_part(request: &Value, at: usize) -> Result<(Version, Part), String> {
    let given = Given::deserialize(request).map_err(|_| NOT_A_REQUEST)?;
    if given.method != "PATCH" {
        return Err(format!("its method is {}, not PATCH.", show(&given.method)));
    }
    let relative = given.url.strip_prefix(GRAPH).unwrap_or(&given.url);
    let versioned = Version::ALL.into_iter().find_map(|version| {
        let path = relative
            .strip_prefix('/')?
            .strip_prefix(version.segment())?;
        path.starts_with('/').then_some((version, path))
    });
    let Some((version, path)) = versioned else {
        return Err(format!(
            "its url does not start with {GRAPH}/v1.0/ or {GRAPH}/beta/."
        ));
    };
    let body = read_leniently(given.body.as_bytes());
    let body = body
        .map_err(|error| error.words(given.body.as_bytes()))?
        .value;
    let part = Part {
        id: (at + 1).to_string(),
        depends_on: Vec::new(),
        method: given.method,
        url: path.to_owned(),
        headers: given.headers,
        body,
    };
    Ok((version, part))
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
            headers: BTreeMap::from([("Content-Type", "application/json")]),
            body: body(&parts),
        }
    });
    requests.collect()
}

/// Has each part depend on the one before it to the same address.
fn chain(parts: &mut [Part]) {
    let mut last: HashMap<String, String> = HashMap::new();
    for part in parts {
        let before = last.insert(part.url.clone(), part.id.clone());
        part.depends_on.extend(before);
    }
}

/// The body: one part a line.
fn body(parts: &[Part]) -> String {
    let part = |it: &Part| serde_json::to_string(it).expect("a part has text keys only");
    let parts: Vec<_> = parts.iter().map(part).collect();
    format!("{{\"requests\":[\n{}\n]}}", parts.join(",\n"))
}
