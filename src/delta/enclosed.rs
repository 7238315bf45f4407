//! JSON in what it is copied with: the headers of an answer, a prompt, a fence, a warning of the tool
//! that printed it; or several values of JSON one after the other.

use std::borrow::Cow;

use super::id::resembles_id;
use crate::json::header_name;

/// The JSON in a text.
pub(crate) struct Enclosed<'t> {
    /// The text of each value, in order.
    pub values: Vec<Cow<'t, str>>,
    /// The lines that stand around them; of several heads of one answer, as after a redirection, the last status.
    pub around: Vec<&'t str>,
}

impl<'t> Enclosed<'t> {
    /// The first line around them that says something.
    pub fn first_around(&self) -> Option<&'t str> {
        let mut lines = self.around.iter().copied();
        lines.find(|it| it.contains(char::is_alphanumeric))
    }
}

/// Finds the JSON in a text that is not JSON from its start to its end. `None` where there is none; an
/// error tells why it cannot be told from what stands around it.
///
/// What is found starts like JSON and may be broken all the same: a list that was cut off is none.
pub(crate) fn enclosed(text: &str) -> Result<Option<Enclosed<'_>>, String> {
    if let Some(members) = bare_members(text) {
        return Ok(Some(members));
    }
    let (mut values, mut around, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(start) = value_in(text, at) {
        let end = end_of_value(text, start);
        let before = &text[at..start];
        if closes_more(before) {
            return Err(STARTS_INSIDE.to_owned());
        }
        pass_over(before, &mut around)?;
        values.push(Cow::Borrowed(&text[start..end]));
        at = end;
    }
    if values.is_empty() {
        return Ok(None);
    }
    let rest = &text[at..];
    if rest.contains(['{', '[']) {
        return Err("it ends in the middle of its JSON.".to_owned());
    }
    if rest.contains(['}', ']']) {
        return Err(STARTS_INSIDE.to_owned());
    }
    pass_over(rest, &mut around)?;
    Ok(Some(Enclosed { values, around }))
}

const STARTS_INSIDE: &str = "it starts in the middle of its JSON.";

/// Whether a text closes a bracket that was not opened in it, as the end of JSON does that was cut at its start.
/// What `curl` sends, it tells in such brackets.
fn closes_more(text: &str) -> bool {
    let mut depth = 0_usize;
    let lines = text.lines().filter(|it| !it.starts_with("} ["));
    lines.flat_map(str::bytes).any(|it| {
        match it {
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return true,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        false
    })
}

/// The inside of an object, copied without its braces: `"value": […]`.
fn bare_members(text: &str) -> Option<Enclosed<'_>> {
    let inside = text.trim().trim_end_matches(',');
    let name = inside.strip_prefix('"')?;
    let (name, rest) = name.split_once('"')?;
    let is_member = !name.contains('\n') && rest.trim_start().starts_with(':');
    is_member.then(|| Enclosed {
        values: vec![Cow::Owned(["{", inside, "}"].concat())],
        around: Vec::new(),
    })
}

/// Where the next object or array of JSON starts: a bracket, and what may follow it there.
fn value_in(text: &str, at: usize) -> Option<usize> {
    let mut from = at;
    loop {
        let start = from + text[from..].find(['{', '['])?;
        let inside = text[start + 1..].trim_start();
        let is_json = match text.as_bytes()[start] {
            b'{' => inside.starts_with('"') || inside.starts_with("//"),
            _ => inside.starts_with(['"', '{', '[']),
        };
        if is_json {
            return Some(start);
        }
        // White space is looked through once for each bracket before it.
        from = text.len() - inside.len();
    }
}

/// Where the value that starts at `start` ends: at the bracket that closes it, or with the text.
fn end_of_value(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (start, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = end_of_text(bytes, at + 1),
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// Where the closing quote of a text stands, or the end.
fn end_of_text(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => break,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

/// Passes over what stands around JSON, noting its lines; refuses to where ids may stand in it.
fn pass_over<'t>(text: &'t str, around: &mut Vec<&'t str>) -> Result<(), String> {
    let mut status = None;
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        if resembles_id(line) && !is_of_tool(line) {
            return Err(
                "ids stand beside the JSON in it, so which of them count is not clear.".to_owned(),
            );
        }
        match (http_status(line), status) {
            (Some(_), Some(at)) => around[at] = line,
            (found, _) => {
                status = status.or(found.map(|_| around.len()));
                around.push(line);
            }
        }
    }
    Ok(())
}

/// The status that a line tells which heads an answer of HTTP: `HTTP/1.1 200 OK`.
pub(crate) fn http_status(line: &str) -> Option<u16> {
    let line = line.trim_start_matches(['<', ' ']);
    let status = line.strip_prefix("HTTP/")?.split_ascii_whitespace().nth(1);
    status?.parse().ok()
}

/// Whether a line is one of a tool that sends requests: a header, a command, an address.
pub(crate) fn is_of_tool(line: &str) -> bool {
    let line = line.trim_start_matches(['<', '>', '*', ' ']);
    let is_header = header_name(line).is_some_and(|it| it.contains('-'));
    is_header || line.contains("://") || line.starts_with("PS ")
}

/// The comments in JSON, each with where it starts.
pub(crate) fn comments(text: &str) -> Vec<(usize, &str)> {
    let mut slashes = text.match_indices("//");
    // Addresses hold slashes as well.
    let has_comments = text.contains("/*") || slashes.any(|it| !text[..it.0].ends_with(':'));
    let (bytes, mut at, mut found) = (text.as_bytes(), 0, Vec::new());
    while has_comments && at < bytes.len() {
        let rest = &text.as_bytes()[at..];
        let end = match rest {
            [b'"', ..] => {
                at = end_of_text(bytes, at + 1) + 1;
                continue;
            }
            [b'/', b'/', ..] => text[at..].find('\n'),
            [b'/', b'*', ..] => text[at..].find("*/").map(|it| it + 2),
            _ => {
                at += 1;
                continue;
            }
        };
        let end = at + end.unwrap_or(rest.len());
        found.push((at, &text[at..end]));
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";

    #[track_caller]
    fn finds(text: &str, values: &[&str], around: Option<&str>) {
        let found = enclosed(text).unwrap().unwrap();
        assert_eq!(found.values, values, "{text}");
        assert_eq!(found.first_around(), around, "{text}");
    }

    #[test]
    fn what_stands_around_json_is_passed_over() {
        let json = r#"{"value":[{"id":"a}\"]"}]}"#;
        for (around, first) in [
            ("WARNING: a notice\n_", "WARNING: a notice"),
            ("```json\n_\n```", "```json"),
            ("const answer = _;", "const answer ="),
            (
                "PS C:\\> Get-Content a.json\n_\nPS C:\\>",
                "PS C:\\> Get-Content a.json",
            ),
            ("Response:\n_", "Response:"),
        ] {
            finds(&around.replace('_', json), &[json], Some(first));
        }
        let headers = format!("HTTP/1.1 200 OK\r\nrequest-id: {ID}\r\n\r\n{json}");
        finds(&headers, &[json], Some("HTTP/1.1 200 OK"));
        let verbose = format!(
            "> GET https://graph.microsoft.com/v1.0/users/{ID} HTTP/2\n< request-id: {ID}\n{json}"
        );
        assert_eq!(enclosed(&verbose).unwrap().unwrap().values, [json]);
    }

    #[test]
    fn the_last_status_before_an_answer_is_its_own() {
        let text = "HTTP/1.1 302 Found\nHTTP/2 206\n{\"a\":1}\nHTTP/2 200\n{\"a\":2}";
        assert_eq!(
            enclosed(text).unwrap().unwrap().around,
            ["HTTP/2 206", "HTTP/2 200"]
        );
        assert_eq!(http_status("< HTTP/2 503 "), Some(503));
        assert_eq!(http_status("> GET /x HTTP/2"), None);
    }

    #[test]
    fn values_may_follow_one_another() {
        finds("{\"a\":1}\n{\"a\":2}\n", &["{\"a\":1}", "{\"a\":2}"], None);
        finds("[\"a\"][\"b\"]", &["[\"a\"]", "[\"b\"]"], None);
        assert!(enclosed("{\"a\":1},{").is_err());
        assert!(enclosed("{\"a\":1}]}").is_err());
        assert!(enclosed("mail\":\"a@b.c\"}\n{\"a\":1}").is_err());
        assert!(enclosed("{\"a\":1}\n\"}\n{\"a\":1}").is_err());
        let sent = "} [5 bytes data]";
        finds(&format!("{sent}\n{{\"a\":1}}"), &["{\"a\":1}"], Some(sent));
        finds(
            "[INFO] a {b}\n{\"a\":1}",
            &["{\"a\":1}"],
            Some("[INFO] a {b}"),
        );
    }

    #[test]
    fn comments_are_found_outside_of_texts() {
        let text = "{ // a\n\"b\": \"https://c // d\", /* e */ \"f\": 1 }";
        let found: Vec<_> = comments(text).into_iter().map(|it| it.1).collect();
        assert_eq!(found, ["// a", "/* e */"]);
        assert!(comments("{\"a\":\"https://b\"}").is_empty());
    }

    #[test]
    fn the_inside_of_an_object_is_one() {
        finds(r#""value": [1, 2]"#, &[r#"{"value": [1, 2]}"#], None);
    }

    #[test]
    fn ids_beside_json_are_not_passed_over() {
        assert!(enclosed(&format!("{ID}\n[\"a\"]")).is_err());
        assert!(enclosed(&format!("[\"a\"]\n{ID}")).is_err());
    }

    #[test]
    fn other_texts_hold_none() {
        for text in ["", ID, "{1b014d8c}", "[a, b]", "@{id=1}", "a { b"] {
            assert!(enclosed(text).unwrap().is_none(), "{text}");
        }
    }
}
