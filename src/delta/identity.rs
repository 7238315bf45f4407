//! When two ids are the same: the only place that says so.
//!
//! GUIDs, and ids that are made of GUIDs, are the same in any casing, be they malformed; a text that may
//! be anything, such as an item key, is the same only as it is written. An item key means something
//! only in its browse session. White space around an id is none of it.

use std::borrow::Cow;

use super::id::{GUID_LENGTH, guid_at, is_guid};
use crate::resource::IdFormat;

/// What an id is compared and hashed by.
///
/// Nearly all ids are GUIDs. As numbers they are compared and hashed without a look at the text, which
/// takes half the time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Identity<'v> {
    Guid(u128),
    Text {
        key: Cow<'v, str>,
        /// The browse session that it means something in, where that is known.
        session: Option<Cow<'v, str>>,
    },
}

impl<'v> Identity<'v> {
    /// The identity of an id of that format.
    pub fn new(id: &'v str, format: IdFormat) -> Self {
        // Nearly all are GUIDs with nothing around them.
        let guid = guid_of(id).or_else(|| guid_of(id.trim()));
        guid.map_or_else(
            || {
                let id = id.trim();
                let key = match format {
                    IdFormat::Opaque | IdFormat::Token => Cow::Borrowed(id),
                    _ => folded(id),
                };
                Self::Text { key, session: None }
            },
            Self::Guid,
        )
    }

    /// The identity of a key in a browse session; of a key by itself where none is known.
    pub fn within(session: Option<&'v str>, key: &'v str, format: IdFormat) -> Self {
        let Some(session) = session else {
            return Self::new(key, format);
        };
        let (session, key) = (session.trim(), key.trim());
        Self::Text {
            key: match format {
                IdFormat::Opaque | IdFormat::Token if !is_guid(key) => Cow::Borrowed(key),
                _ => folded(key),
            },
            session: Some(match is_guid(session) {
                true => folded(session),
                false => Cow::Borrowed(session),
            }),
        }
    }

    /// The same, independent of the text it was read from.
    pub fn into_owned(self) -> Identity<'static> {
        let owned = |text: Cow<str>| Cow::Owned(text.into_owned());
        match self {
            Self::Guid(guid) => Identity::Guid(guid),
            Self::Text { key, session } => Identity::Text {
                key: owned(key),
                session: session.map(owned),
            },
        }
    }
}

/// The GUID that a text is.
fn guid_of(id: &str) -> Option<u128> {
    guid_at(id.as_bytes(), 0).filter(|_| id.len() == GUID_LENGTH)
}

/// Whether nothing says that two items were found in different browse sessions.
pub(crate) fn may_be_of_one_session(one: Option<&str>, other: Option<&str>) -> bool {
    let session = |it| Identity::new(it, IdFormat::Opaque);
    let both = one.zip(other);
    both.is_none_or(|(one, other)| session(one) == session(other))
}

/// A text in lower case, as far as it is ASCII.
fn folded(id: &str) -> Cow<'_, str> {
    match id.bytes().any(|it| it.is_ascii_uppercase()) {
        true => Cow::Owned(id.to_ascii_lowercase()),
        false => Cow::Borrowed(id),
    }
}

/// Whether the ids of two sites may be those of one, though they are not the same: one is a host and
/// two GUIDs, the other is one of these GUIDs.
pub(crate) fn may_be_one_site(one: &str, other: &str) -> bool {
    let holds = |whole: &str, guid: &str| {
        let mut parts = whole.split(',').map(str::trim);
        whole.contains(',') && is_guid(guid) && parts.any(|it| it.eq_ignore_ascii_case(guid))
    };
    let (one, other) = (one.trim(), other.trim());
    holds(one, other) || holds(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUID: &str = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";

    #[track_caller]
    fn check(one: &str, other: &str, format: IdFormat, same: bool) {
        assert_eq!(
            Identity::new(one, format) == Identity::new(other, format),
            same
        );
    }

    #[test]
    fn casing_counts_only_where_an_id_may_be_any_text() {
        let upper = GUID.to_uppercase();
        for format in [
            IdFormat::Guid,
            IdFormat::Site,
            IdFormat::FourGuids,
            IdFormat::Opaque,
        ] {
            check(GUID, &format!(" {upper}\n"), format, true);
        }
        check(&GUID[..35], &upper[..35], IdFormat::Guid, true);
        let sites = [
            format!("contoso.example,{GUID}"),
            format!("CONTOSO.example,{upper}"),
        ];
        check(&sites[0], &sites[1], IdFormat::Site, true);
        check(&sites[0], &sites[1], IdFormat::Opaque, false);
    }

    #[test]
    fn a_key_is_that_of_its_browse_session() {
        let key = |session, key| Identity::within(session, key, IdFormat::Opaque);
        assert_eq!(key(Some("a"), "k"), key(Some(" a "), "k"));
        assert_ne!(key(Some("a"), "k"), key(Some("b"), "k"));
        assert_ne!(key(Some("a"), "k"), key(None, "k"));
        assert_ne!(key(Some("a"), "k"), key(Some("A"), "k"));
        assert_eq!(
            key(Some(GUID), GUID),
            key(Some(&GUID.to_uppercase()), &GUID.to_uppercase())
        );
    }

    #[test]
    fn a_site_has_two_forms() {
        let site = format!("contoso.example,{GUID},{}", GUID.replace('1', "2"));
        assert!(may_be_one_site(&site, &GUID.to_uppercase()));
        assert!(may_be_one_site(GUID, &site));
        assert!(!may_be_one_site(GUID, GUID));
        assert!(!may_be_one_site(&site, "contoso.example"));
    }
}
