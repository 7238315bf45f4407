//! The head of an HTTP message, as tools print it.

use std::collections::BTreeMap;

use super::HttpContext;
use crate::json::is_of_error;

/// The head of an HTTP message, as it is printed.
#[derive(Default)]
pub(super) struct Head<'t> {
    /// How many bytes it takes.
    pub length: usize,
    /// Its first line.
    pub first: Option<&'t str>,
    status: Option<u16>,
    headers: Vec<(&'t str, &'t str)>,
    /// The statuses of the answers before this one, where one tells it.
    pub before: Vec<Option<u16>>,
    /// Whether a status was read that is that of an answer.
    is_of_answer: bool,
    /// Whether a status or a header was read, and no empty line behind it.
    is_open: bool,
    /// Whether it starts with the fence of a block of code.
    pub is_fenced: bool,
}

impl<'t> Head<'t> {
    /// The head that a text starts with; of several answers, that of the last.
    pub fn of(text: &'t str) -> Self {
        let mut head = Self::default();
        head.take_all(text);
        while head.first.is_some()
            && let Some(at) = head_in(&text[head.length..])
        {
            head.length += at;
            head.take_all(&text[head.length..]);
        }
        head
    }

    fn take_all(&mut self, text: &'t str) {
        for line in text.split_inclusive('\n') {
            if !self.take(line) {
                break;
            }
            self.length += line.len();
        }
    }

    /// Takes a line of the head; gives whether it is one.
    fn take(&mut self, line: &'t str) -> bool {
        let line = line.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
        if line.is_empty() {
            self.is_open = false;
            return true;
        }
        if is_of_tool(line) {
            self.is_fenced |= line.starts_with(FENCE);
            return true;
        }
        let line = line.strip_prefix("< ").unwrap_or(line).trim();
        if let Some(rest) = line.strip_prefix("HTTP/") {
            if self.is_of_answer {
                self.before.push(self.status);
            }
            let (_, status) = rest.split_once(' ').unwrap_or_default();
            self.status = status
                .split_ascii_whitespace()
                .next()
                .and_then(|it| it.parse().ok());
            self.is_of_answer = is_of_answer(status);
            self.headers.clear();
        } else if let Some((name, value)) = header(line)
            && (self.is_open || self.first.is_none() && opens(name, value))
        {
            self.headers.push((name, value));
        } else {
            self.is_open = false;
            return line == "<";
        }
        self.is_open = true;
        self.first.get_or_insert(line);
        true
    }

    /// What is known of the HTTP answer: what the caller tells counts, but for a refusal.
    pub fn merged(&self, http: &HttpContext) -> HttpContext {
        let by_header = || {
            let mut headers = self.headers.iter();
            let status = headers.find(|it| it.0.eq_ignore_ascii_case("status"))?.1;
            status.split_ascii_whitespace().next()?.parse().ok()
        };
        let mut headers = BTreeMap::new();
        for (name, value) in &self.headers {
            headers.insert((*name).to_owned(), (*value).to_owned());
        }
        headers.extend(http.headers.clone());
        HttpContext {
            status: http.status_beside(self.status.or_else(by_header)),
            headers,
            now: http.now,
        }
    }
}

/// Whether a status is that of an answer: not that of one on the way to it, or of a proxy that opened the way.
fn is_of_answer(status: &str) -> bool {
    let is_of_proxy = status
        .to_ascii_lowercase()
        .contains("connection established");
    !status.starts_with(['1', '3']) && !is_of_proxy
}

/// Where in a text a head starts, in a line of its own or not: `curl` adds no line break to an answer.
fn head_in(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find("HTTP/") {
        let start = from + at;
        let passed = match whole_head(&text[start..]) {
            Ok(()) => return Some(start),
            Err(passed) => passed,
        };
        from = start + passed;
    }
    None
}

/// Whether a text starts with a status, headers, and the empty line that ends them; or else how much of
/// it need not be looked at again.
fn whole_head(text: &str) -> Result<(), usize> {
    let Some(mut passed) = status_line(text) else {
        return Err("HTTP/".len());
    };
    for line in text[passed..].split_inclusive('\n') {
        let line_as_sent = line.strip_prefix('<').unwrap_or(line).trim();
        if line_as_sent.is_empty() {
            break;
        }
        if header(line_as_sent).is_none() {
            return Err(passed);
        }
        passed += line.len();
    }
    Ok(())
}

/// The longest status line that is looked for.
const LONGEST_STATUS: usize = 100;

/// The length of the line with a status that a text starts with: `HTTP/1.1 429 Too Many Requests`.
fn status_line(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().take(LONGEST_STATUS);
    let length = bytes
        .position(|it| it == b'\n')
        .map_or(text.len(), |it| it + 1);
    let line = text.get(..length.min(LONGEST_STATUS))?.trim_end();
    let (version, status) = line.split_once(' ')?;
    let is_version = version
        .bytes()
        .skip("HTTP/".len())
        .all(|it| it.is_ascii_digit() || it == b'.');
    let (status, reason) = status.split_once(' ').unwrap_or((status, ""));
    let is_status = status.len() == 3 && status.bytes().all(|it| it.is_ascii_digit());
    let is_reason = |it: char| it.is_ascii_alphanumeric() || " -'".contains(it);
    (is_version && is_status && reason.chars().all(is_reason)).then_some(length)
}

/// How headers start that a head may start with, where its status was not copied. Anything may stand before a
/// colon: `Invoke-MgGraphRequest: Conflict` is no header.
const FIRST_HEADERS: [&str; 16] = [
    "status",
    "date",
    "content-",
    "cache-control",
    "request-id",
    "client-request-id",
    "retry-after",
    "transfer-encoding",
    "strict-transport-security",
    "vary",
    "odata-version",
    "server",
    "etag",
    "location",
    "connection",
    "x-ms-",
];

/// Whether a head may start with that header.
fn opens(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_status = || value.starts_with(|it: char| it.is_ascii_digit());
    FIRST_HEADERS.iter().any(|it| match it.ends_with('-') {
        true => name.starts_with(it),
        false => name == *it,
    }) && (name != "status" || is_status())
}

/// What stands around a block of code.
pub(super) const FENCE: &str = "```";

/// Whether a line is one that tells nothing here: the fence of a block of code, or what curl sent and says
/// itself, but for `* The requested URL returned error: 409`.
fn is_of_tool(line: &str) -> bool {
    let is_fence = line.starts_with(FENCE) && line.trim_start_matches('`').len() < 8;
    if line.starts_with('*') && is_of_error(line) {
        return false;
    }
    is_fence
        || [">", "*", "{ [", "} ["]
            .iter()
            .any(|it| line.starts_with(it))
}

/// A header of HTTP, or of HTTP/2, where the status is one.
fn header(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix(':').unwrap_or(line);
    let (name, value) = line.split_once(':')?;
    let is_name = |it: &str| {
        let mut bytes = it.bytes();
        !it.is_empty() && bytes.all(|it| it.is_ascii_alphanumeric() || it == b'-')
    };
    (is_name(name) && !is_of_error(name)).then(|| (name, value.trim()))
}
