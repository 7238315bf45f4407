//! The request in the languages of those who send it.
//!
//! A language is a row in `language.rs` and a template in `languages/`: text with tags, see [`template`].
//! Whatever ids and names hold, what arrives is what was given, and nothing of it is run: each value that a
//! template names is escaped as the template says.

mod answer;
mod call;
mod escape;
mod language;
mod literal;
mod scope;
mod template;

use std::{fmt, slice};

use call::{Call, Given};
use language::{LANGUAGES, Literals};
pub use language::{Language, LanguageFacts, Needs};
use scope::Scope;

use crate::change::Request;
use crate::json::{Value, read_leniently};

/// Writes a request as the code that sends it, in a language: complete, with a client that takes its
/// credential from where the language's people keep it, and which ends in failure where the answer does not
/// tell all items as done, tells of a failure or is about another session or policy. Of a request that creates a session, it prints the id. It sends what [`build`](crate::build) made: the same method, address and content type,
/// and a body of the same value.
///
/// # Errors
///
/// Where the request is no PATCH of one of the resources, and no POST that creates one, as `build` makes
/// them: another method or address, another header than `Content-Type: application/json`, a body that is no
/// strict JSON object. A snippet never holds a token, so it does not take a request with one.
///
/// ```
/// use graph_backup_delta::{Change, Language, ResourceName, build, snippet};
///
/// let built = build(&Change {
///     display_name: Some("Don't $(rm)".to_owned()),
///     ..Change::new(
///         ResourceName::ExchangeProtectionPolicy,
///         "5e000000-71fe-4d00-a01a-31850bc5b32c",
///     )
/// });
/// let code = snippet(&built.requests[0], Language::Fetch)?;
/// assert!(code.contains(r#"displayName: "Don't $(rm)","#));
/// # Ok::<(), graph_backup_delta::NoSnippet>(())
/// ```
pub fn snippet(request: &Request, language: Language) -> Result<String, NoSnippet> {
    let text = serde_json::to_vec(request).map_err(|error| NoSnippet(error.to_string()))?;
    snippet_text(&text, language)
}

/// Writes several requests as one script, in a language that has such: it sends them in order, waits where
/// the service asks for it (429, with `Retry-After`), and stops where it refuses one. Run again,
/// it goes on behind the last request that was answered: a file beside it counts them.
///
/// # Errors
///
/// As of [`snippet`], of any of the requests; where there are none, where one creates a session, or where they
/// go to both versions of Microsoft Graph; and where the language has no such script.
///
/// ```
/// use graph_backup_delta::{Change, Language, ResourceName, build, snippets};
///
/// let built = build(&Change {
///     remove: (0..120).map(|it| format!("99954f18-c8ec-4b62-85bf-{it:012}")).collect(),
///     ..Change::new(
///         ResourceName::ExchangeProtectionPolicy,
///         "5e000000-71fe-4d00-a01a-31850bc5b32c",
///     )
/// });
/// let script = snippets(&built.requests, Language::PowerShell)?;
/// assert_eq!(script.matches("Uri = ").count(), 3);
/// # Ok::<(), graph_backup_delta::NoSnippet>(())
/// ```
pub fn snippets(requests: &[Request], language: Language) -> Result<String, NoSnippet> {
    let text = serde_json::to_vec(requests).map_err(|error| NoSnippet(error.to_string()))?;
    snippet_text(&text, language)
}

/// Writes a request, or an array of them, given as JSON text, as code.
pub(crate) fn snippet_text(request: &[u8], language: Language) -> Result<String, NoSnippet> {
    let read = read_leniently(request).map_err(|it| NoSnippet::because(&it.words(request)))?;
    let facts = language.facts();
    if let Some(requests) = read.as_array() {
        let script = facts.script().ok_or_else(|| no_script(facts.name))?;
        return written(requests, script, facts.literals, true);
    }
    let request = slice::from_ref(&read);
    written(request, facts.template(), facts.literals, false)
}

/// Fills a template with requests. An error of a script says which of them it is about.
fn written(
    requests: &[Value],
    template: &str,
    literals: &'static Literals,
    is_script: bool,
) -> Result<String, NoSnippet> {
    let placed = |it: NoSnippet, at| match is_script {
        true => it.of_request(at),
        false => it,
    };
    let mut read = Vec::with_capacity(requests.len());
    for (at, request) in requests.iter().enumerate() {
        let given = Given::of(request).map_err(|it| placed(it, at))?;
        let body = given.read_body().map_err(|it| placed(it, at))?;
        read.push((given, body));
    }
    let mut calls: Vec<Call> = Vec::with_capacity(read.len());
    for (at, (given, body)) in read.iter().enumerate() {
        let call = Call::of(given, body).map_err(|it| placed(it, at))?;
        if call.creates() && is_script {
            let reason = "it creates what has no id yet; write it as code by itself.";
            return Err(placed(NoSnippet::because(reason), at));
        }
        if calls.first().is_some_and(|it| it.version != call.version) {
            let reason = "its version of Microsoft Graph is not that of the first one.";
            return Err(placed(NoSnippet::because(reason), at));
        }
        calls.push(call);
    }
    match calls.is_empty() {
        true => Err(NoSnippet::because("there is none.")),
        false => Ok(template::render(template, &Scope::of(&calls, literals))),
    }
}

fn no_script(name: &str) -> NoSnippet {
    let with_script = LANGUAGES.iter().filter(|it| it.several);
    let names: Vec<_> = with_script.map(|it| it.name).collect();
    let names = names.join(", ");
    let reason = [
        "in ",
        name,
        " it takes one alone; scripts of several are written in ",
        &names,
        ".",
    ];
    NoSnippet::because(&reason.concat())
}

/// The languages, and what is known of each.
///
/// ```
/// use graph_backup_delta::{Language, languages};
///
/// let curl = languages().iter().find(|it| it.language == Language::Curl).unwrap();
/// assert_eq!((curl.title, curl.extension), ("curl", "sh"));
/// assert_eq!(curl.needs.beta, ["curl", "jq"]);
/// ```
#[must_use]
pub fn languages() -> &'static [LanguageFacts] {
    LANGUAGES
}

/// Why a request cannot be written as code: a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSnippet(String);

impl NoSnippet {
    /// What is given is no request of this kind, for a reason in words.
    pub(crate) fn because(reason: &str) -> Self {
        Self([Self::START, " cannot be written as code: ", reason].concat())
    }

    const START: &str = "The request";

    /// The same, of one of several requests, counted from 0.
    fn of_request(self, at: usize) -> Self {
        let rest = self.0.strip_prefix(Self::START).unwrap_or(&self.0);
        Self(["Request ", &(at + 1).to_string(), rest].concat())
    }
}

impl fmt::Display for NoSnippet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NoSnippet {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{Method, json_headers};

    const URL: &str =
        "https://graph.microsoft.com/v1.0/solutions/backupRestore/exchangeProtectionPolicies/a%27b";

    fn request(body: &str) -> Request {
        Request {
            method: Method::Patch,
            url: URL.to_owned(),
            headers: json_headers(),
            body: body.to_owned(),
        }
    }

    #[test]
    fn what_is_no_such_request_is_refused_with_a_reason() {
        let refused = |text: &str, reason: &str| {
            let error = snippet_text(text.as_bytes(), Language::Http).unwrap_err();
            assert_eq!(
                error.to_string(),
                ["The request cannot be written as code: ", reason].concat()
            );
        };
        let with = |member: &str| {
            let start = r#"{"method":"PATCH","url":""#;
            [start, URL, r#"","body":"{}""#, member, "}"].concat()
        };
        assert!(snippet_text(with("").as_bytes(), Language::Http).is_ok());
        refused(
            "{",
            "line 1, column 2: The text ends where a property name or `}` is expected.",
        );
        refused(
            "{}",
            "it is no request: `method`, `url` and `body` must be text.",
        );
        refused(
            &with(r#","method":"PUT""#),
            "its method is PUT, not PATCH or POST.",
        );
        refused(
            &with(r#","url":"https://example.com/""#),
            "its url is https://example.com/; `build` writes https://graph.microsoft.com/{v1.0|beta}/solutions/backupRestore/{collection}/{id}, what is neither letter, digit nor `-._~` in the id escaped.",
        );
        refused(
            &with(r#","headers":{"Authorization":"Bearer x"}"#),
            "it has the header `Authorization`; `Content-Type: application/json` alone is sent, beside the authorization that the code itself asks for.",
        );
        refused(&with(r#","body":"[]""#), "its body is no JSON object.");
        refused(
            &with(r#","body":"{} // x""#),
            "its body is no strict JSON: JSON has no comments.",
        );
    }

    #[test]
    fn several_requests_are_refused_with_the_one_that_cannot_be_written() {
        let refused = |requests: &[Request], language, reason: &str| {
            let error = snippets(requests, language).unwrap_err();
            assert_eq!(error.to_string(), reason);
        };
        let one = request("{}");
        let no_object = request("[]");
        let other = Request {
            url: URL.replace("v1.0", "beta"),
            ..request("{}")
        };
        assert!(snippets(&[one.clone(), one.clone()], Language::Curl).is_ok());
        refused(
            &[],
            Language::Curl,
            "The request cannot be written as code: there is none.",
        );
        refused(
            &[one.clone(), no_object],
            Language::Curl,
            "Request 2 cannot be written as code: its body is no JSON object.",
        );
        refused(
            &[one.clone(), other],
            Language::Curl,
            "Request 2 cannot be written as code: its version of Microsoft Graph is not that of the first one.",
        );
        refused(
            &[one],
            Language::Go,
            "The request cannot be written as code: in go it takes one alone; scripts of several are written in curl, javascript, fetch, csharp, powershell, python.",
        );
    }

    #[test]
    fn the_facts_say_which_languages_have_scripts() {
        for row in LANGUAGES {
            assert_eq!(row.several, row.script().is_some(), "{}", row.name);
        }
    }

    #[test]
    fn a_shell_reads_nothing_of_a_body() {
        let body = r#"{"a'\"$(x)`@delta":["EOF\n$(x) `x` 'x' \\ "]}"#;
        let code = snippet(&request(body), Language::Curl).unwrap();
        assert!(code.contains(r#"check 'a'\''b' 'a'\''"$(x)`@delta' 1 0 \"#));
        assert!(code.ends_with(&["\n", body, "\nEOF\n"].concat()));
    }
}
