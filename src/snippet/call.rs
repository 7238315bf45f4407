//! Reading the request that is to be written.

use super::NoSnippet;
use crate::batch::{GRAPH, NOT_A_REQUEST};
use crate::finding::show;
use crate::json::{Members, Odd, Path, Value, read_telling};
use crate::resource::{DISPLAY_NAME, RESOURCES, Resource, Version, is_segment, unescape_segment};
use crate::validate::recognise;

/// What the languages need to know of a request.
pub(super) struct Call<'r> {
    pub resource: &'static Resource,
    pub version: Version,
    /// The address: nothing but letters, digits and `:/-._~%`.
    pub url: &'r str,
    /// The address below the version.
    pub path: &'r str,
    /// The id in the address, its escapes undone.
    pub id: String,
    /// The body as it is written.
    pub body: &'r str,
    /// The body's properties.
    pub members: &'r Members<'r>,
}

/// The texts of a request.
pub(super) struct Given<'r> {
    url: &'r str,
    body: &'r str,
}

impl<'r> Given<'r> {
    /// Takes a request's texts from it, if it is one that these code snippets send.
    pub fn of(request: &'r Value<'r>) -> Result<Self, NoSnippet> {
        let text = |name| request.get(name).and_then(Value::as_str);
        let [Some(method), Some(url), Some(body)] = ["method", "url", "body"].map(text) else {
            return Err(NoSnippet::because(NOT_A_REQUEST));
        };
        if method != "PATCH" {
            let reason = ["its method is ", &show(method), ", not PATCH."];
            return Err(NoSnippet::because(&reason.concat()));
        }
        match request.get("headers").map(Value::as_object) {
            None => {}
            Some(None) => return Err(NoSnippet::because(NOT_A_REQUEST)),
            Some(Some(headers)) => {
                if let Some((name, _)) = headers.iter().find(|it| !is_content_type(it)) {
                    let reason = ["it has the header `", &show(name), HEADERS];
                    return Err(NoSnippet::because(&reason.concat()));
                }
            }
        }
        Ok(Self { url, body })
    }

    /// Reads the body.
    pub fn read_body(&self) -> Result<Value<'r>, NoSnippet> {
        let body = self.body.as_bytes();
        let mut odd = None;
        let read = read_telling(body, &mut |it, path| {
            odd.get_or_insert_with(|| words_of(&it, path));
        });
        let value = read.map_err(|it| it.words(body));
        match (value, odd) {
            (Ok(value), None) => Ok(value),
            (Err(reason), _) | (Ok(_), Some(reason)) => {
                let reason = ["its body is no strict JSON: ", &reason];
                Err(NoSnippet::because(&reason.concat()))
            }
        }
    }
}

/// Why a text with that in it is no strict JSON.
fn words_of(odd: &Odd, path: &Path) -> String {
    match odd {
        Odd::Comment => "JSON has no comments.".to_owned(),
        Odd::ByteOrderMark => "it starts with a byte order mark.".to_owned(),
        Odd::DuplicateKey(key) => {
            let pointer = path.pointer(&[&key.value]);
            [&show(&pointer), " stands twice."].concat()
        }
    }
}

/// What is wrong with a header, behind its name.
const HEADERS: &str = "`; `Content-Type: application/json` alone is sent, beside the authorization \
                       that the code itself asks for.";

fn is_content_type((name, value): &(&str, &Value)) -> bool {
    let is = |text: &str| text.eq_ignore_ascii_case("application/json");
    name.eq_ignore_ascii_case("Content-Type") && value.as_str().is_some_and(is)
}

impl<'r> Call<'r> {
    /// Takes a request apart, if it is one that `build` makes.
    pub fn of(given: &Given<'r>, body: &'r Value<'r>) -> Result<Self, NoSnippet> {
        let Some((resource, version, path, id)) = read_address(given.url) else {
            let address = "/{v1.0|beta}/solutions/backupRestore/{collection}/{id}, what is neither \
                           letter, digit nor `-._~` in the id escaped.";
            let url = show(given.url);
            let reason = ["its url is ", &url, "; `build` writes ", GRAPH, address];
            return Err(NoSnippet::because(&reason.concat()));
        };
        let Some(members) = body.as_object() else {
            return Err(NoSnippet::because("its body is no JSON object."));
        };
        Ok(Self {
            resource,
            version,
            url: given.url,
            path,
            id,
            body: given.body,
            members,
        })
    }

    /// The property whose items may fail: the delta array, if the body has one.
    pub fn delta(&self) -> Option<&'r str> {
        let mut members = self.members.iter();
        let array = members.find(|(_, it)| it.as_array().is_some());
        array.map(|(name, _)| name)
    }

    /// The path, from an item inwards, to what an addition refers to; empty where that is not known.
    pub fn reference(&self) -> &'static [&'static str] {
        let known = self
            .delta()
            .and_then(|it| recognise(it, Some(self.resource)));
        let items = known.and_then(|it| it.delta.items);
        items.map_or(&[], |it| it.reference.path)
    }

    /// The name that a typed model has as a property.
    pub fn display_name(&self) -> Option<&'r str> {
        let name = self.members.get(DISPLAY_NAME).and_then(Value::as_str);
        name.filter(|_| self.resource.has_display_name)
    }

    /// Whether there is a text in the body, a name or a value, of which that is true.
    pub fn has_text(&self, is: fn(&str) -> bool) -> bool {
        self.members.iter().any(|it| has_text(it, is))
    }

    /// The properties that a typed model does not have.
    pub fn additional(&self) -> Vec<(&'r str, &'r Value<'r>)> {
        let has_name = self.display_name().is_some();
        let members = self.members.iter();
        members
            .filter(|(name, _)| !has_name || *name != DISPLAY_NAME)
            .collect()
    }
}

fn has_text((name, value): (&str, &Value), is: fn(&str) -> bool) -> bool {
    let within = match value {
        Value::String(text) => is(text),
        Value::Array(elements) => elements.iter().any(|it| has_text(("", it), is)),
        Value::Object(members) => members.iter().any(|it| has_text(it, is)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    };
    within || is(name)
}

/// The resource, version, path below it and id of an address that `build` writes.
fn read_address(url: &str) -> Option<(&'static Resource, Version, &str, String)> {
    let relative = url.strip_prefix(GRAPH)?.strip_prefix('/')?;
    let (segment, _) = relative.split_once('/')?;
    let version = Version::ALL
        .into_iter()
        .find(|it| it.segment() == segment)?;
    let path = &relative[segment.len()..];
    let (collection, id) = path.rsplit_once('/')?;
    let id = unescape_segment(id);
    let resource = RESOURCES
        .iter()
        .find(|it| collection.ends_with(it.segment))?;
    (is_segment(&id) && resource.path(&id) == path).then_some((resource, version, path, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str =
        "https://graph.microsoft.com/beta/solutions/backupRestore/sharePointRestoreSessions/";

    #[test]
    fn an_address_is_taken_apart() {
        let url = [URL, "a%2F%22b~"].concat();
        let (resource, version, path, id) = read_address(&url).unwrap();
        assert_eq!(resource.type_name, "sharePointRestoreSession");
        assert_eq!(version, Version::Beta);
        assert_eq!(
            path,
            "/solutions/backupRestore/sharePointRestoreSessions/a%2F%22b~"
        );
        assert_eq!(id, "a/\"b~");
    }

    #[test]
    fn an_address_that_build_does_not_write_is_none() {
        for id in [
            "",
            ".",
            "..",
            "%2E",
            "a/b",
            "a?b",
            "a#b",
            "a'b",
            "a\"b",
            "$(a)",
            "a b",
            "a%2f",
            "a%FF",
            "a%",
            "é",
            "a\nb",
            "a%00",
            "a%0A",
            "1/../../x",
        ] {
            assert!(read_address(&[URL, id].concat()).is_none(), "{id}");
        }
        let other = |from, to| URL.replace(from, to) + "a";
        for url in [
            other("https", "http"),
            other("graph.microsoft.com", "graph.microsoft.com.example"),
            other("graph.microsoft.com", "x@graph.microsoft.com"),
            other("beta", "v2.0"),
            other("/solutions", ""),
            other("sharePointRestoreSessions", "restoreSessions"),
            other("sharePointRestoreSessions", "x/sharePointRestoreSessions"),
        ] {
            assert!(read_address(&url).is_none(), "{url}");
        }
    }
}
