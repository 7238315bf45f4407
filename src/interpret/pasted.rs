//! An answer that was copied with the head of its HTTP message.
//!
//! The head is read where it is one for sure: every line of it is a status, a header or a mark of the tool
//! that printed it, and the answer follows. What stands before JSON otherwise may be a piece of it.
//!
//! Where several answers follow each other, as `curl --retry` prints them, they are to the same request,
//! and the last one tells what became of it. One that may have done something before it makes it
//! uncertain that what failed in the end is not there; and one that says that it did its work is no reason to
//! send a request again, so that then they are answers to several requests.

use super::failure::did_nothing;
use super::{HttpContext, Input};
use crate::finding::{Finding, rules};
use crate::json::read_unambiguous;

/// An answer without its head.
pub(super) struct Pasted {
    /// The answer: blanks stand where the head stood, so that places stay what they are.
    pub answer: Input,
    /// What is known of the HTTP answer, with what the head says.
    pub http: HttpContext,
    /// Whether an answer before this one leaves open whether the request was done then.
    pub may_be_done: bool,
    /// The first line of the head.
    first: String,
    /// How many answers stand before this one.
    before: usize,
}

impl Pasted {
    /// That the head was read, or which answer of several; nothing where none of them was.
    pub fn finding(&self) -> Option<Finding> {
        let found = &self.first;
        self.answer.as_ref().ok()?;
        Some(match self.before {
            0 => Finding::new(rules::AnswerWithHead { found }, String::new(), |it| it),
            before => {
                let count = before + 1;
                let told = rules::AnswerAfterOthers { count, found };
                Finding::new(told, String::new(), |it| it)
            }
        })
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
    let mut before = head.before.iter();
    Some(Pasted {
        answer: match before.any(|it| matches!(it, Some(200..300))) {
            true => Err(SEVERAL_ANSWERS.to_owned()),
            false => Ok((padded, *offsets)),
        },
        http: head.merged(http),
        may_be_done: head.before.iter().any(|it| !it.is_some_and(did_nothing)),
        first,
        before: head.before.len(),
    })
}

const SEVERAL_ANSWERS: &str = "it holds several answers, one behind another that says that it was done; give the one to this request";

/// The head of an HTTP message, as it is printed.
#[derive(Default)]
struct Head<'t> {
    /// How many bytes it takes.
    length: usize,
    first: Option<&'t str>,
    status: Option<u16>,
    headers: Vec<(&'t str, &'t str)>,
    /// The statuses of the answers before this one, where one tells it.
    before: Vec<Option<u16>>,
    /// Whether a status was read that is that of an answer.
    is_of_answer: bool,
}

impl<'t> Head<'t> {
    /// The head that a text starts with; of several answers, that of the last.
    fn of(text: &'t str) -> Self {
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
        if line.is_empty() || is_of_tool(line) {
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
    fn of_several_answers_the_last_counts() {
        let refused = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n\r\n{\"error\":{}}";
        let done = "HTTP/1.1 200 OK\r\nDate: x\r\n\r\n";
        let (text, status, wait) = open(&format!("{refused}{refused}{done}{{}}"), None).unwrap();
        assert_eq!((text.trim(), status, wait), ("{}", Some(200), None));
        let before = |text: &str| {
            let text = (text.as_bytes().to_vec(), Offsets::Bytes);
            let pasted = opened(&Ok(text), &HttpContext::default()).unwrap();
            (pasted.before, pasted.may_be_done, pasted.answer.is_ok())
        };
        for (head, expected) in [
            ("HTTP/1.1 100 Continue\n\n", (0, false, true)),
            ("HTTP/1.1 200 Connection established\n\n", (0, false, true)),
            ("HTTP/2 307\nlocation: x\n\n", (0, false, true)),
            ("HTTP/2 429\n\n<html>", (1, false, true)),
            (
                "< HTTP/2 429\n< a: b\n<\nslow down* Connection left intact\n> PATCH /x HTTP/2\n< ",
                (1, false, true),
            ),
            ("HTTP/2 429\n\nHTTP/2 401\n\n", (2, false, true)),
            ("HTTP/2 504\n\n", (1, true, true)),
            ("HTTP/1.1 503 Service Unavailable\n\n{}\n", (1, true, true)),
            ("HTTP/1.1 408 Request Timeout\n\n{}\n", (1, true, true)),
            ("HTTP/1.1 x\n\n{}\n", (1, true, true)),
            ("HTTP/1.1 200 OK\n\n{}\n", (1, true, false)),
        ] {
            assert_eq!(before(&format!("{head}{done}{{}}")), expected, "{head}");
        }
    }

    #[test]
    fn a_text_that_speaks_of_a_status_is_no_head() {
        for body in [
            "{\"message\":\"HTTP/1.1 503 Service Unavailable\"\n\n}",
            "{\"message\":\"HTTP/1.1 503 Service\",\n\"a\": 1}",
            "{\"a\":\"HTTP/1.1 200 \",\"b\":\"HTTP/1.1\"}",
        ] {
            let (text, status, _) = open(&format!("HTTP/2 201\n\n{body}"), None).unwrap();
            assert_eq!((text.trim(), status), (body, Some(201)));
        }
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
