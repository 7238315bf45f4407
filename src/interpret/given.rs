//! The text of an answer or of a request, from what it was saved as.

use super::Input;
use crate::finding::Offsets;
use crate::json::{METHODS, marked_utf16, quoted};

/// The text of an input in UTF-16, as PowerShell writes files; places in it are those of another text, so
/// none are told. `None` where it is in UTF-8, or cannot be read.
pub(super) fn decoded(input: &Input) -> Option<Input> {
    let (bytes, _) = input.as_ref().ok()?;
    let text = marked_utf16(bytes).ok()??;
    Some(Ok((text.into_bytes(), Offsets::None)))
}

/// A request as JSON that was given as the message of HTTP that it is sent as, which is what `build` prints:
/// its lines stay where they are. `None` where it is none.
pub(super) fn of_message(request: &Input) -> Option<Input> {
    let (bytes, _) = request.as_ref().ok()?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    // Nearly all requests are JSON, of which not every byte need be looked at for this.
    if !METHODS
        .iter()
        .any(|it| bytes.trim_ascii_start().starts_with(it.as_bytes()))
    {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.split_inclusive('\n');
    let mut words = lines.next()?.split_ascii_whitespace();
    let method = words.next().filter(|it| METHODS.contains(it))?;
    let address = words.next()?;
    let (mut count, mut length) = (1, text.find('\n')? + 1);
    for line in lines {
        (count, length) = (count + 1, length + line.len());
        if line.trim().is_empty() {
            break;
        }
    }
    // As text: what is wrong with it is told of it alone.
    let body = "\n".repeat(count) + text[length..].trim_end();
    let json = [
        "{\"method\":",
        &quoted(method),
        ",\"url\":",
        &quoted(address),
        ",\"body\":",
        &quoted(&body),
        "}",
    ]
    .concat();
    Some(Ok((json.into_bytes(), Offsets::None)))
}

#[cfg(test)]
mod tests {
    use crate::interpret::{HttpContext, State, interpret};

    const ANSWER: &str = r#"{"driveRestoreArtifacts@delta":[]}"#;
    const BODY: &str = r#"{"driveRestoreArtifacts@delta":[{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}]}"#;
    const ADDRESS: &str = "https://graph.microsoft.com/v1.0/solutions/backupRestore/oneDriveForBusinessRestoreSessions/1b014d8c-71fe-4d00-8ab2-31850bc5b32c";

    fn states(answer: &[u8], request: &[u8]) -> Vec<State> {
        let outcome = interpret(answer, Some(request), &HttpContext::default());
        outcome.items.iter().map(|it| it.state).collect()
    }

    #[test]
    fn a_file_of_powershell_is_read() {
        let wide = |text: &str| -> Vec<u8> {
            let units = ["\u{feff}", text].concat();
            units.encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        let (answer, body) = (wide(ANSWER), wide(BODY));
        assert_eq!(states(&answer, &body), [State::Removed]);
        let cut = &answer[..answer.len() - 1];
        assert_eq!(states(cut, &body), [State::Unconfirmed]);
    }

    #[test]
    fn a_request_is_read_as_it_is_printed() {
        let answer = ANSWER.as_bytes();
        for head in ["Content-Type: application/json\n\n", "\r\n", "\n"] {
            let request = format!("PATCH {ADDRESS}\n{head}{BODY}\n");
            assert_eq!(states(answer, request.as_bytes()), [State::Removed]);
        }
        let elsewhere = format!("PUT {ADDRESS} HTTP/1.1\n\n{BODY}");
        assert_eq!(states(answer, elsewhere.as_bytes()), [State::Unconfirmed]);
        let two = format!("PATCH {ADDRESS}\n\n{BODY}\n\nPATCH {ADDRESS}\n\n{BODY}");
        let outcome = interpret(answer, Some(two.as_bytes()), &HttpContext::default());
        assert_eq!(outcome.findings[0].code, "request-unreadable");
        assert!(outcome.findings[0].message.contains("line 5"));
        assert_eq!(states(answer, b"PATCH x"), []);
    }
}
