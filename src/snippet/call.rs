//! Reading the request that is to be written.

use super::NoSnippet;
use crate::batch::{GRAPH, NOT_A_REQUEST};
use crate::delta::{Address, recognise};
use crate::finding::show;
use crate::json::{Data, Members, Odd, Path, Value, read_telling};
use crate::resource::{DISPLAY_NAME, Resource, Version, is_segment};

/// What the languages need to know of a request.
pub(super) struct Call<'r> {
    pub resource: &'static Resource,
    pub version: Version,
    /// The address as `build` writes it: nothing but letters, digits and `:/-._~%`.
    pub url: String,
    /// The address below the version.
    pub path: String,
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
        let Some((resource, version, id)) = read_address(given.url) else {
            let address = "/{v1.0|beta}/solutions/backupRestore/{collection}/{id}, what is neither \
                           letter, digit nor `-._~` in the id escaped.";
            let url = show(given.url);
            let reason = ["its url is ", &url, "; `build` writes ", GRAPH, address];
            return Err(NoSnippet::because(&reason.concat()));
        };
        let Some(members) = body.as_object() else {
            return Err(NoSnippet::because("its body is no JSON object."));
        };
        let path = resource.path(&id);
        Ok(Self {
            resource,
            version,
            url: [GRAPH, "/", version.segment(), &path].concat(),
            path,
            id,
            body: given.body,
            members,
        })
    }

    /// The property whose items may fail: the delta array, if the body has one.
    pub fn delta(&self) -> Option<&'r str> {
        let mut members = self.members.iter();
        let array = members.find(|(name, it)| name.contains('@') && it.as_array().is_some());
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
        name.filter(|_| self.resource.setting(DISPLAY_NAME).is_some())
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
    let within = match &value.data {
        Data::String(text) => is(text),
        Data::Array(elements) => elements.iter().any(|it| has_text(("", it), is)),
        Data::Object(members) => members.iter().any(|it| has_text(it, is)),
        Data::Null | Data::Bool(_) | Data::Number(_) => false,
    };
    within || is(name)
}

/// What an address of one session or policy names: the resource, the version and the id. `None` where
/// it is one of something else, or of another host.
fn read_address(url: &str) -> Option<(&'static Resource, Version, String)> {
    let url = url.trim();
    let is_of_graph = |url: &str| {
        let start = url.get(..GRAPH.len());
        let rest = url.get(GRAPH.len()..).unwrap_or_default();
        start.is_some_and(|it| it.eq_ignore_ascii_case(GRAPH)) && rest.starts_with('/')
    };
    if url.split(['?', '#']).next()?.contains("://") && !is_of_graph(url) {
        return None;
    }
    let address = Address::parse(url);
    let id = address
        .id()
        .filter(|it| is_segment(it) && !it.contains('\u{fffd}'))?;
    let version = address.version.unwrap_or_default();
    (!address.goes_on).then_some((address.resource?, version, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str =
        "https://graph.microsoft.com/beta/solutions/backupRestore/sharePointRestoreSessions/";

    #[test]
    fn an_address_is_taken_apart_however_it_is_written() {
        let path = "sharepointrestoresessions('a%2F%22b~')/?x";
        let relative = format!("/BETA/solutions/backupRestore/{path}");
        for url in [[URL, "a%2F%22b~"].concat(), relative] {
            let (resource, version, id) = read_address(&url).unwrap();
            assert_eq!(resource.type_name, "sharePointRestoreSession");
            assert_eq!(version, Version::Beta);
            assert_eq!(id, "a/\"b~");
        }
    }

    #[test]
    fn an_address_of_something_else_is_none() {
        for id in [
            "", ".", "..", "%2E", "a/b", "a%FF", "a\nb", "a%00", "a%0A", "{id}",
        ] {
            assert!(read_address(&[URL, id].concat()).is_none(), "{id}");
        }
        let other = |from, to| URL.replace(from, to) + "a";
        for url in [
            other("https", "http"),
            other("graph.microsoft.com", "graph.microsoft.com.example"),
            other("graph.microsoft.com", "x@graph.microsoft.com"),
            other("sharePointRestoreSessions", "restoreSessions"),
        ] {
            assert!(read_address(&url).is_none(), "{url}");
        }
    }
}
