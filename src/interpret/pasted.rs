//! An answer that was copied with the head of its HTTP message.
//!
//! The head is read where it is one for sure: every line of it is a status, a header or a mark of the tool
//! that printed it, and the answer follows. What stands before JSON otherwise may be a piece of it.

use super::{HttpContext, Input};
use crate::finding::{Finding, rules};
use crate::json::read_unambiguous;

/// An answer without its head.
pub(super) struct Pasted {
    /// The answer: blanks stand where the head stood, so that places stay what they are.
    pub answer: Input,
    /// What is known of the HTTP answer, with what the head says.
    pub http: HttpContext,
    /// The first line of the head.
    first: String,
}

impl Pasted {
    /// That the head was read.
    pub fn finding(&self) -> Finding {
        let told = rules::AnswerWithHead { found: &self.first };
        Finding::new(told, String::new(), |it| it)
    }
}

/// The answer in a text that starts with the head of an HTTP message; `None` where it does not.
pub(super) fn opened(answer: &Input, http: &HttpContext) -> Option<Pasted> {
    let (bytes, offsets) = answer.as_ref().ok()?;
    let text = std::str::from_utf8(bytes).ok()?;
    // Nearly all answers start as JSON does.
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.is_empty() || start.starts_with(['{', '[', '"']) || read_unambiguous(bytes).is_ok() {
        return None;
    }
    let head = Head::of(text);
    let first = head.first?.to_owned();
    let body = text[head.length..].trim_end().trim_end_matches("```");
    let blank = |it: u8| match it {
        b'\n' | b'\r' => it,
        _ => b' ',
    };
    let blanks = text.bytes().take(head.length).map(blank);
    let is_empty = body.trim().is_empty();
    let padded = blanks.filter(|_| !is_empty).chain(body.bytes()).collect();
    Some(Pasted {
        answer: Ok((padded, *offsets)),
        http: head.merged(http),
        first,
    })
}

/// The head of an HTTP message, as it is printed.
#[derive(Default)]
struct Head<'t> {
    /// How many bytes it takes.
    length: usize,
    first: Option<&'t str>,
    status: Option<u16>,
    headers: Vec<(&'t str, &'t str)>,
}

impl<'t> Head<'t> {
    fn of(text: &'t str) -> Self {
        let mut head = Self::default();
        for line in text.split_inclusive('\n') {
            if !head.take(line) {
                break;
            }
            head.length += line.len();
        }
        head
    }

    /// Takes a line of the head; gives whether it is one.
    fn take(&mut self, line: &'t str) -> bool {
        let line = line.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
        if line.is_empty() || is_of_tool(line) {
            return true;
        }
        let line = line.strip_prefix("< ").unwrap_or(line).trim();
        if let Some(rest) = line.strip_prefix("HTTP/") {
            // Of several heads, as after a redirection, the last one is that of the answer.
            let status = rest.split_ascii_whitespace().nth(1);
            self.status = status.and_then(|it| it.parse().ok());
            self.headers.clear();
        } else if let Some((name, value)) = header(line) {
            self.headers.push((name, value));
        } else {
            return line == "<";
        }
        self.first.get_or_insert(line);
        true
    }

    /// What is known of the HTTP answer: what the caller tells counts, but for a refusal.
    fn merged(&self, http: &HttpContext) -> HttpContext {
        let by_header = || {
            let mut headers = self.headers.iter();
            let status = headers.find(|it| it.0.eq_ignore_ascii_case("status"))?.1;
            status.split_ascii_whitespace().next()?.parse().ok()
        };
        let own = HttpContext {
            status: self.status.or_else(by_header),
            headers: (self.headers.iter())
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .chain(http.headers.clone())
                .collect(),
            now: http.now,
        };
        let told = http.status.filter(|_| !own.is_refusal());
        HttpContext {
            status: told.or(own.status),
            ..own
        }
    }
}

/// Whether a line is one that tells nothing here: the fence of a block of code, or what curl sent and says
/// itself.
fn is_of_tool(line: &str) -> bool {
    let is_fence = line.starts_with("```") && line.trim_start_matches('`').len() < 8;
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
    is_name(name).then(|| (name, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Offsets;

    fn open(text: &str, told: Option<u16>) -> Option<(String, Option<u16>, Option<String>)> {
        let http = HttpContext {
            status: told,
            ..HttpContext::default()
        };
        let pasted = opened(&Ok((text.as_bytes().to_vec(), Offsets::Bytes)), &http)?;
        let wait = pasted.http.header("retry-after").map(str::to_owned);
        let text = String::from_utf8(pasted.answer.unwrap().0).unwrap();
        Some((text, pasted.http.status, wait))
    }

    #[test]
    fn a_head_is_read() {
        let head = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n\r\n";
        let (text, status, wait) = open(&format!("{head}{{\"a\":1}}"), Some(200)).unwrap();
        assert_eq!(text.trim(), "{\"a\":1}");
        assert_eq!(text.len(), head.len() + 7);
        assert_eq!((status, wait.as_deref()), (Some(429), Some("7")));
        for (head, status) in [
            ("HTTP/1.1 100 Continue\n\nHTTP/2 200\n\n", 200),
            (
                "* Connected\n> PATCH /x HTTP/2\n< HTTP/2 403\n< date: x\n<\n",
                403,
            ),
            ("Status: 503 Service Unavailable\ndate: x\n", 503),
            (":status: 201\n", 201),
            ("```http\nHTTP/1.1 200 OK\n\n", 200),
        ] {
            let (text, found, _) = open(&format!("{head}{{}}\n```"), None).unwrap();
            assert_eq!((text.trim(), found), ("{}", Some(status)), "{head}");
        }
        let (text, status, _) = open("HTTP/1.1 502 Bad Gateway\n\n", None).unwrap();
        assert_eq!((text.as_str(), status), ("", Some(502)));
        let (text, ..) = open("HTTP/1.1 502 Bad\n\n<html>", None).unwrap();
        assert_eq!(text.trim(), "<html>");
    }

    #[test]
    fn what_is_no_head_is_not_taken_for_one() {
        for text in [
            "",
            "{}",
            " [1]",
            "\"status\": \"failed\"}, {\"a\": []}",
            "<html>",
            "}\n{}",
            "some words\n{}",
            "5",
        ] {
            assert!(open(text, None).is_none(), "{text}");
        }
    }
}
