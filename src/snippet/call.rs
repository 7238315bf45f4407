//! Reading the request that is to be written.

use super::NoSnippet;
use crate::batch::{GRAPH, NOT_A_REQUEST};
use crate::delta::item::ItemReader;
use crate::delta::{Address, Found, ItemKind, recognise};
use crate::finding::show;
use crate::json::{Data, Members, Odd, Path, Value, read_telling};
use crate::resource::{DISPLAY_NAME, Items, RemovalConvention, Resource, Version, is_segment};

/// What the languages need to know of a request.
pub(super) struct Call<'r> {
    pub resource: &'static Resource,
    pub version: Version,
    /// The address as `build` writes it: nothing but letters, digits and `:/-._~%`.
    pub url: String,
    /// The address below the version.
    pub path: String,
    /// The id in the address, its escapes undone; none where the request creates what will have one.
    pub id: Option<String>,
    /// The body as it is written.
    pub body: &'r str,
    /// The body's properties.
    pub members: &'r Members<'r>,
}

/// The texts of a request.
pub(super) struct Given<'r> {
    /// Whether it creates a session or policy: it is a POST.
    creates: bool,
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
        if !["PATCH", "POST"].contains(&method) {
            let reason = ["its method is ", &show(method), ", not PATCH or POST."];
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
        Ok(Self {
            creates: method == "POST",
            url,
            body,
        })
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
        let Some((resource, version, id)) = read_address(given.url, given.creates) else {
            let address = match given.creates {
                true => "/{v1.0|beta}/solutions/backupRestore/{collection} of a POST.",
                false => {
                    "/{v1.0|beta}/solutions/backupRestore/{collection}/{id}, what is neither \
                     letter, digit nor `-._~` in the id escaped."
                }
            };
            let url = show(given.url);
            let reason = ["its url is ", &url, "; `build` writes ", GRAPH, address];
            return Err(NoSnippet::because(&reason.concat()));
        };
        let Some(members) = body.as_object() else {
            return Err(NoSnippet::because("its body is no JSON object."));
        };
        let path = id
            .as_ref()
            .map_or_else(|| resource.collection(), |it| resource.path(it));
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

    /// The array of items that the body has.
    fn array(&self) -> Option<(&'r str, &'r [Value<'r>])> {
        let mut members = self.members.iter();
        members.find_map(|(name, it)| {
            let is_meant = name.contains('@') || (self.creates() && self.found(name).is_some());
            it.as_array().filter(|_| is_meant).map(|it| (name, it))
        })
    }

    fn found(&self, name: &str) -> Option<Found> {
        recognise(name, Some(self.resource))
    }

    /// Whether it creates what there is not yet.
    pub fn creates(&self) -> bool {
        self.id.is_none()
    }

    /// The property whose items the answer tells of: the delta array, if the body has one.
    pub fn delta(&self) -> Option<&'r str> {
        self.array().filter(|_| !self.creates()).map(|it| it.0)
    }

    /// Where the items are listed that what is created begins with, if it has some.
    pub fn list(&self) -> Option<&'static str> {
        let (name, _) = self.array().filter(|_| self.creates())?;
        Some(self.found(name)?.delta.list())
    }

    /// What an item holds. Of an array that is not known, as of the usual one.
    pub fn items(&self) -> Option<&'static Items> {
        let found = self.array().and_then(|it| self.found(it.0)?.delta.items);
        found.or(self.resource.usual().items)
    }

    /// How many items the request has that are additions, and how many that are removals.
    pub fn counts(&self) -> (usize, usize) {
        let items = self.array().map_or(&[][..], |it| it.1);
        let mut reader = ItemReader::new(self.items());
        let kinds = items.iter().map(|it| reader.read(it).kind);
        let removals = kinds.filter(|it| *it == ItemKind::Removal).count();
        (items.len() - removals, removals)
    }

    /// Whether the answer says nothing of a removal that is done.
    pub fn is_silent_of_removals(&self) -> bool {
        let known = self.array().and_then(|it| self.found(it.0)?.delta.items);
        known.is_some_and(|it| it.removal_convention == RemovalConvention::Absent)
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

/// What an address of one session or policy names: the resource, the version and the id; of a request that
/// `creates` one, the collection that it is posted to. `None` where it is one of something else, or of
/// another host.
fn read_address(url: &str, creates: bool) -> Option<(&'static Resource, Version, Option<String>)> {
    let url = url.trim();
    let is_of_graph = |url: &str| {
        let start = url.get(..GRAPH.len());
        let rest = url.get(GRAPH.len()..).unwrap_or_default();
        start.is_some_and(|it| it.eq_ignore_ascii_case(GRAPH)) && rest.starts_with('/')
    };
    let path = url.split(['?', '#']).next()?;
    if path.contains("://") && !is_of_graph(url) {
        return None;
    }
    let address = Address::parse(url);
    let (resource, version) = (address.resource?, address.version.unwrap_or_default());
    if creates {
        let collection = path.trim_end_matches('/').rsplit('/').next()?;
        let is_it = collection.eq_ignore_ascii_case(resource.segment);
        return is_it.then_some((resource, version, None));
    }
    let id = address
        .id()
        .filter(|it| is_segment(it) && !it.contains('\u{fffd}'))?;
    (!address.goes_on).then_some((resource, version, Some(id)))
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
            let (resource, version, id) = read_address(&url, false).unwrap();
            assert_eq!(resource.type_name, "sharePointRestoreSession");
            assert_eq!(version, Version::Beta);
            assert_eq!(id.as_deref(), Some("a/\"b~"));
        }
    }

    #[test]
    fn an_address_of_something_else_is_none() {
        for id in [
            "", ".", "..", "%2E", "a/b", "a%FF", "a\nb", "a%00", "a%0A", "{id}",
        ] {
            assert!(read_address(&[URL, id].concat(), false).is_none(), "{id}");
        }
        let other = |from, to| URL.replace(from, to) + "a";
        for url in [
            other("https", "http"),
            other("graph.microsoft.com", "graph.microsoft.com.example"),
            other("graph.microsoft.com", "x@graph.microsoft.com"),
            other("sharePointRestoreSessions", "restoreSessions"),
        ] {
            assert!(read_address(&url, false).is_none(), "{url}");
        }
    }

    #[test]
    fn what_creates_is_posted_to_a_collection() {
        for url in [URL.to_owned(), URL.trim_end_matches('/').to_owned() + "?x"] {
            let (resource, version, id) = read_address(&url, true).unwrap();
            assert_eq!(resource.type_name, "sharePointRestoreSession");
            assert_eq!((version, id), (Version::Beta, None));
            assert!(read_address(&url, false).is_none());
        }
        for end in ["a", "{id}", "a/siteRestoreArtifacts", "('a')"] {
            assert!(read_address(&[URL, end].concat(), true).is_none(), "{end}");
        }
    }
}
