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
use super::head::{FENCE, Head};
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
    /// The first line of the head; none where nothing but the fence of a block of code stands there.
    first: Option<String>,
    /// How many answers stand before this one.
    before: usize,
}

impl Pasted {
    /// That the head was read, or which answer of several; nothing where none of them was.
    pub fn finding(&self) -> Option<Finding> {
        let found = self.first.as_ref()?;
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
    // Nearly all answers start as JSON does.
    let start = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let is_json = matches!(start.trim_ascii_start(), [] | [b'{' | b'[' | b'"', ..]);
    if is_json || read_unambiguous(bytes).is_ok() {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let head = Head::of(text);
    if head.first.is_none() && !head.is_fenced {
        return None;
    }
    let first = head.first.map(str::to_owned);
    let body = without_end(text[head.length..].trim_end().trim_end_matches(FENCE));
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

/// An answer without the line that `curl --verbose` ends with where all of it was read; it adds no line break to it.
fn without_end(body: &str) -> &str {
    let body = body.trim_end();
    let line = body.rsplit('\n').next().unwrap_or(body);
    match line.find("* Connection #") {
        Some(at) if line.ends_with("left intact") => &body[..body.len() - line.len() + at],
        _ => body,
    }
}

const SEVERAL_ANSWERS: &str = "it holds several answers, one behind another that says that it was done; give the one to this request";

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
        let (text, status, _) = open("```json\n{}\n```\n", None).unwrap();
        assert_eq!((text.trim(), status), ("{}", None));
        let (text, ..) = open("HTTP/1.1 502 Bad\n\n<html>", None).unwrap();
        assert_eq!(text.trim(), "<html>");
    }

    #[test]
    fn what_stands_behind_a_head_and_is_no_json_stays_with_the_answer() {
        let head = "HTTP/1.1 200 OK\nSPRequestDuration: 5\nNEL: {\"failure_fraction\":0.01}\n";
        let (text, ..) = open(&format!("{head}\n{{}}"), None).unwrap();
        assert_eq!(text.trim(), "{}");
        let verbose = "< HTTP/2 200\n<\n{}";
        for (end, rest) in [
            ("* Connection #0 to host a left intact\n", ""),
            ("\n* Connection #0 to host a:443 left intact\n```", ""),
            (
                "\n* transfer closed with 9 bytes remaining\n* Closing connection",
                "\n* transfer closed with 9 bytes remaining\n* Closing connection",
            ),
        ] {
            let (text, ..) = open(&format!("{verbose}{end}"), None).unwrap();
            assert_eq!(text.trim(), format!("{{}}{rest}"));
        }
        for words in [
            "ERROR: Conflict",
            "Invoke-MgGraphRequest: Conflict",
            "curl: (22) The requested URL returned error: 409",
            "* The requested URL returned error: 409",
        ] {
            let (text, ..) = open(&format!("{head}\n{words}\n{{}}"), None).unwrap();
            assert_eq!(text.trim(), format!("{words}\n{{}}"));
        }
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
            "ERROR: Conflict\n{}",
            "Error: the request failed (409)\n\n{}",
            "ERROR: Conflict({\"error\":{}})\n{}",
            "Fehler: Konflikt\n{}",
            "Erreur: conflit\n{}",
            "Fout: conflict\n{}",
            "Errore: conflitto\n{}",
            "Erro: conflito\n{}",
            "Conflict: it is there\n{}",
            "Status: failed\n{}",
            "Invoke-MgGraphRequest: Conflict\n{}",
            "curl: (22) The requested URL returned error: 409\n{}",
            "* The requested URL returned error: 409\n{}",
            "5",
        ] {
            assert!(open(text, None).is_none(), "{text}");
        }
    }
}
