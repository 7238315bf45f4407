//! What the address of a request names.
//!
//! An address is read as people and clients write it: absolute or relative, in any casing, with an id
//! as a segment or in brackets (OData 4.01 URL conventions, 4.3.1), with a slash at its end, a query,
//! and escapes (RFC 3986).

use super::id::is_placeholder;
use crate::json::METHODS;
use crate::resource::{RESOURCES, Resource, Version, unescape_segment};

/// The collections that hold the sessions, and the policies, of every kind.
const BASES: [&str; 2] = ["restoreSessions", "protectionPolicies"];

/// What an address names, as far as it tells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Address<'a> {
    pub version: Option<Version>,
    /// The kind of session or policy.
    pub resource: Option<&'static Resource>,
    /// Its id, as it is written: escapes are not undone.
    id: Option<&'a str>,
    /// Whether it names the collection of such, where one is created, and none of them.
    pub is_collection: bool,
    /// Whether it goes on behind the id: to something that the session or policy holds.
    pub goes_on: bool,
    /// What follows the version, query included; empty where there is no version.
    pub below_version: &'a str,
}

impl<'a> Address<'a> {
    pub fn parse(address: &'a str) -> Self {
        let address = address.trim();
        let mut parsed = Self::default();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let mut segments = path.split('/');
        while let Some(segment) = segments.next() {
            if parsed.version.is_none()
                && let Some(version) = version_of(segment)
            {
                parsed.version = Some(version);
                let end = offset_in(address, segment) + segment.len();
                parsed.below_version = &address[end..];
                continue;
            }
            let (name, key) = split_key(segment);
            let name = unescape_segment(name);
            parsed.resource = of_segment(&name);
            if parsed.resource.is_none() && !is_base(&name) {
                continue;
            }
            let id = key.or_else(|| segments.find(|it| !it.is_empty() && !is_cast(it)));
            parsed.is_collection = parsed.resource.is_some() && id.is_none();
            parsed.id = id.filter(|it| is_id(&unescape_segment(it)));
            parsed.goes_on = segments.any(|it| !it.is_empty() && !is_cast(it));
            break;
        }
        parsed
    }

    /// Whether it leads to where such sessions or policies are, as far as it says whence: they stand
    /// right behind the version.
    pub fn leads_to(&self, resource: &Resource) -> bool {
        let collection = resource.collection();
        let start = self.below_version.get(..collection.len());
        self.version.is_none() || start.is_some_and(|it| it.eq_ignore_ascii_case(&collection))
    }

    /// The id of the session or policy, its escapes undone. `None` where the address holds none, or
    /// what templates write where one is to stand.
    pub fn id(&self) -> Option<String> {
        self.id.map(unescape_segment)
    }
}

/// The line that starts a request, or a command that sends it.
pub(crate) struct RequestLine<'a> {
    pub method: &'a str,
    pub address: Address<'a>,
}

impl<'a> RequestLine<'a> {
    /// The request in what stands before its body; `None` where that says no method, or no address of
    /// sessions or policies.
    pub fn find(text: &'a str) -> Option<Self> {
        let words = || {
            let words = text.split_ascii_whitespace();
            words.map(|it| it.trim_matches(['\'', '"', '`', ',']))
        };
        let mut addresses = words().map(Address::parse);
        Some(Self {
            method: words().find(|it| METHODS.contains(it))?,
            address: addresses.find(|it| it.resource.is_some())?,
        })
    }

    /// Whether it creates what its address names: the method is POST, to the collection.
    pub fn creates(&self) -> bool {
        self.method.eq_ignore_ascii_case("POST") && self.address.is_collection
    }

    /// Whether it changes what is there.
    pub fn updates(&self) -> bool {
        self.method.eq_ignore_ascii_case("PATCH")
    }
}

/// Where a part of a text starts in it.
fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

fn version_of(segment: &str) -> Option<Version> {
    let mut all = Version::ALL.into_iter();
    all.find(|it| it.segment().eq_ignore_ascii_case(segment))
}

/// The kind of what a collection of that name holds.
fn of_segment(name: &str) -> Option<&'static Resource> {
    let mut all = RESOURCES.iter();
    all.find(|it| it.segment.eq_ignore_ascii_case(name))
}

/// Whether a collection of that name holds sessions or policies of every kind.
fn is_base(name: &str) -> bool {
    BASES.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// The name and the key of `sessions('key')`, `sessions(key)` or `sessions(id='key')`.
fn split_key(segment: &str) -> (&str, Option<&str>) {
    let Some((name, rest)) = segment.split_once(['(']) else {
        return (segment, None);
    };
    let key = rest.strip_suffix(')').unwrap_or(rest);
    let key = key.strip_prefix("id=").unwrap_or(key);
    (name, Some(without_quotes(key)))
}

/// A key without the quotes around it, which clients escape or not.
fn without_quotes(key: &str) -> &str {
    let quotes = ["'", "%27"];
    let start = quotes.iter().find_map(|it| key.strip_prefix(it));
    let key = start.unwrap_or(key);
    let end = quotes.iter().find_map(|it| key.strip_suffix(it));
    end.unwrap_or(key)
}

/// Whether a segment names a type and no id: `…/restoreSessions/microsoft.graph.…/`.
fn is_cast(segment: &str) -> bool {
    let start = segment.get(.."microsoft.graph.".len());
    start.is_some_and(|it| it.eq_ignore_ascii_case("microsoft.graph."))
}

fn is_id(id: &str) -> bool {
    !id.trim().is_empty() && !id.starts_with([':', '$']) && !is_placeholder(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::escape_segment;

    #[track_caller]
    fn check(address: &str, version: Option<Version>, resource: Option<&str>, id: Option<&str>) {
        let parsed = Address::parse(address);
        assert_eq!(parsed.version, version, "{address}");
        assert_eq!(
            parsed.resource.map(|it| it.type_name),
            resource,
            "{address}"
        );
        assert_eq!(parsed.id().as_deref(), id, "{address}");
    }

    #[test]
    fn one_session_however_its_address_is_written() {
        for address in [
            "https://graph.microsoft.com/v1.0/solutions/backupRestore/sharePointRestoreSessions/A",
            "/v1.0/solutions/backupRestore/sharePointRestoreSessions/A/?$select=id",
            "V1.0/Solutions/BackupRestore/SHAREPOINTRESTORESESSIONS('A')",
            "https://x.example/v1.0/solutions/backupRestore/sharePointRestoreSessions(id=%27A%27)/",
            " /v1.0/solutions//backupRestore/sharePointRestoreSessions//%41#x ",
            "/v1.0/solutions/backupRestore/sharePointRestoreSessions(A)/siteRestoreArtifacts",
        ] {
            check(
                address,
                Some(Version::V1),
                Some("sharePointRestoreSession"),
                Some("A"),
            );
        }
    }

    #[test]
    fn what_an_address_does_not_tell() {
        let policy = Some("exchangeProtectionPolicy");
        check("/me", None, None, None);
        check("", None, None, None);
        check("exchangeProtectionPolicies", None, policy, None);
        for id in ["{id}", ":id", "%7Bid%7D", "<id>", "", "%20", "$ref"] {
            check(
                &format!("/beta/exchangeProtectionPolicies/{id}"),
                Some(Version::Beta),
                policy,
                None,
            );
        }
        check("exchangeProtectionPolicies('')", None, policy, None);
        check(
            "/v1.0/restoreSessions/microsoft.graph.x/a%2Fb%zz%C3%A9",
            Some(Version::V1),
            None,
            Some("a/b%zzé"),
        );
        check("exchangeProtectionPolicies('A", None, policy, Some("A"));
    }

    #[test]
    fn a_segment_is_read_as_it_is_written() {
        for id in ["a b", "a/b", "100%", "%41", "%+1", "é😀", "a'b"] {
            assert_eq!(unescape_segment(&escape_segment(id)), id);
        }
        for odd in ["%", "%4", "%+1", "%zz", "%%"] {
            assert_eq!(unescape_segment(odd), odd);
        }
        assert_eq!(unescape_segment("%2f%2F%"), "//%");
    }

    #[test]
    fn what_a_session_holds_is_below_it() {
        let goes_on = |it| Address::parse(it).goes_on;
        assert!(goes_on("sharePointRestoreSessions/A/siteRestoreArtifacts"));
        assert!(!goes_on("sharePointRestoreSessions/A/?x"));
        assert!(!goes_on(
            "restoreSessions/A/microsoft.graph.sharePointRestoreSession"
        ));
    }

    #[test]
    fn what_creates_is_posted_to_a_collection() {
        let line = |it: &str| RequestLine::find(it).map(|it| (it.creates(), it.updates()));
        let set =
            "https://graph.microsoft.com/beta/solutions/backupRestore/exchangeRestoreSessions";
        for (text, found) in [
            (format!("POST {set} HTTP/1.1\nHost: x"), Some((true, false))),
            (
                format!("curl -X POST '{set}/' --data '"),
                Some((true, false)),
            ),
            (format!("POST {set}/A"), Some((false, false))),
            (format!("POST {set}/{{id}}"), Some((false, false))),
            (format!("POST {set}/A/activate"), Some((false, false))),
            (format!("PATCH {set}/A"), Some((false, true))),
            (format!("GET {set}"), Some((false, false))),
            ("POST /v1.0/users".to_owned(), None),
        ] {
            assert_eq!(line(&text), found, "{text}");
        }
    }

    #[test]
    fn what_follows_the_version() {
        let below = |it| Address::parse(it).below_version;
        assert_eq!(below("https://graph.microsoft.com/V1.0/a/b?c"), "/a/b?c");
        assert_eq!(below("/a/b"), "");
    }
}
