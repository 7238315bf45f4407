//! What people call things by: names, and the addresses by which they know them.

use super::row::Row;
use super::words::words;
use crate::delta::Item;
use crate::delta::item::text;
use crate::delta::spelling::sounds_like;
use crate::finding::Span;
use crate::json::read_unambiguous;

/// The properties and columns of names and addresses; what says most to people stands first.
pub(super) const LABELS: [&str; 14] = [
    "displayName",
    "userPrincipalName",
    "email",
    "mail",
    "siteName",
    "name",
    "title",
    "siteWebUrl",
    "webUrl",
    "siteUrl",
    "url",
    "primarySmtpAddress",
    "emailAddress",
    "upn",
];

/// Those of names by which one thing is told from others: a title may be that of a job.
const NAMES: [&str; 3] = ["displayName", "siteName", "name"];

/// A name or an address of an item, and which of [`LABELS`] it stands under.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub under: usize,
    pub text: String,
}

impl Label {
    /// What it is compared by as an address; `None` where it is a name.
    pub fn address(&self) -> Option<String> {
        address(&self.text)
    }

    /// What it is compared by, be it an address or a name.
    pub fn key(&self) -> String {
        let name = || self.text.to_lowercase();
        self.address().unwrap_or_else(name)
    }
}

/// The labels of an item.
pub(super) fn labels(item: &Item) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for property in &item.properties {
        let label = place_of(&property.name.value);
        let Some((under, text)) = label.zip(text(property.value)) else {
            continue;
        };
        let at = labels.partition_point(|it| it.under <= under);
        let text = text.trim().to_owned();
        labels.insert(at, Label { under, text });
    }
    labels
}

/// Which of [`LABELS`] a name is. Each name of each item is asked, and nearly all of the same length are the same.
fn place_of(name: &str) -> Option<usize> {
    let is_parted = name.contains(['_', '.']);
    let is_it = |it: &str| it.eq_ignore_ascii_case(name) || is_parted && sounds_like(name, it);
    LABELS.iter().position(|it| is_it(it))
}

impl Row {
    /// What people call it.
    pub fn label(&self) -> Option<&str> {
        self.labels.first().map(|it| &*it.text)
    }

    /// What people know it by that is an address.
    pub(super) fn address(&self) -> Option<&str> {
        let label = self.label()?;
        address(label).map(|_| label)
    }

    /// What it is known by, and another row, where that cannot be one thing: addresses, or else names.
    pub fn other_labels<'r>(&'r self, other: &'r Self) -> Option<[&'r str; 2]> {
        let have_address = |it: &Self| it.labels.iter().any(|it| it.address().is_some());
        match have_address(self) || have_address(other) {
            true => self.other_addresses(other),
            false => self.other_names(other),
        }
    }

    /// A name of it, and one of another row, where neither holds all words of the other: people are called by more or fewer
    /// of their names, and in another order.
    fn other_names<'r>(&'r self, other: &'r Self) -> Option<[&'r str; 2]> {
        let name = |it: &'r Self| {
            let mut names = it.labels.iter();
            names.find(|it| NAMES.contains(&LABELS[it.under]) && !it.text.is_empty())
        };
        let [one, two] = [name(self)?, name(other)?];
        let [first, second] = [words(&one.text), words(&two.text)];
        let holds = |all: &[String], part: &[String]| part.iter().all(|it| all.contains(it));
        let differ = !holds(&first, &second) && !holds(&second, &first);
        differ.then_some([&one.text, &two.text])
    }

    /// An address of it, and one of another row: where both bear addresses of the same kinds, and none is the same.
    fn other_addresses<'r>(&'r self, other: &'r Self) -> Option<[&'r str; 2]> {
        let pairs = self.labels.iter().filter_map(|one| {
            let two = other.labels.iter().find(|it| it.under == one.under)?;
            one.address()
                .zip(two.address())
                .map(|(a, b)| (a != b, [&*one.text, &*two.text]))
        });
        let pairs: Vec<_> = pairs.collect();
        let differ = pairs.iter().all(|it| it.0);
        pairs.first().filter(|_| differ).map(|it| it.1)
    }
}

/// What an e-mail address, a name to sign in with or the address of a site is compared by; `None` where a text is none.
fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let is_mail = || {
        let parts = text.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    match text.split_once("://") {
        Some((_, place)) => Some(place.trim_end_matches('/').to_lowercase()),
        None if text.contains(char::is_whitespace) => None,
        None => is_mail().then(|| text.to_lowercase()),
    }
}

/// The addresses in a text, and where each stands.
pub(crate) fn addresses_in(text: &str) -> impl Iterator<Item = (Span, String)> {
    let is_between = |it: char| it.is_whitespace() || "\"<>|()[]{},;`“”„".contains(it);
    let mut start = 0;
    let ends = text.match_indices(is_between);
    let ends = ends.map(|(at, it)| (at, it.len()));
    let tokens = ends.chain([(text.len(), 0)]).map(move |(end, length)| {
        let token = Span::new(start, end);
        start = end + length;
        (token, &text[token.start..end])
    });
    let may_hold = |it: &str| it.contains('@') || it.contains("//") || it.contains("\\/");
    let tokens = tokens.filter(move |it| may_hold(it.1));
    tokens.flat_map(|(place, it)| addresses_of(it).into_iter().map(move |it| (place, it)))
}

/// The addresses in what stands between blanks and quotes: `mailto:ann@contoso.com`, `url=https://…`.
fn addresses_of(token: &str) -> Vec<String> {
    let token = unescaped(token);
    let is_around = |it: char| "'’‘.!?*_~\\".contains(it);
    let url = token.find("://").map(|at| {
        let scheme = token[..at].rfind(|it: char| !it.is_ascii_alphabetic());
        &token[scheme.map_or(0, |it| it + 1)..]
    });
    let mails = token.split([':', '=', '/', '?', '&', '\\']);
    let mails = mails.filter(|it| it.contains('@'));
    let texts = url.into_iter().chain(mails);
    texts
        .filter_map(|it| address(it.trim_matches(is_around)))
        .collect()
}

/// A part of a text of JSON without its escapes: some write `\/` and `\u0027`.
fn unescaped(token: &str) -> String {
    let read = || {
        let quoted = ["\"", token.trim_end_matches('\\'), "\""].concat();
        let value = read_unambiguous(quoted.as_bytes()).ok()?;
        value.as_str().map(str::to_owned)
    };
    let has_escapes = token.contains('\\');
    has_escapes
        .then(read)
        .flatten()
        .unwrap_or_else(|| token.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, String)> {
        let found = addresses_in(text);
        found.map(|(place, it)| (place.start, it)).collect()
    }

    #[test]
    fn addresses_stand_in_whatever_people_write() {
        for text in [
            "Ann@Contoso.com",
            "<ann@contoso.com>",
            "'ann@contoso.com'.",
            "\"mailto:ann@contoso.com\"",
            "SMTP:ann@contoso.com",
            "mail=ann@contoso.com",
            "https://graph.microsoft.com/v1.0/users/ann@contoso.com",
            "\\\"ann@contoso.com\\\"",
        ] {
            let last = found(text).pop();
            assert_eq!(last.unwrap().1, "ann@contoso.com", "{text}");
        }
        for text in [
            "https://contoso.sharepoint.com/sites/a",
            "URL:HTTPS://contoso.sharepoint.com/sites/A/",
            r"https:\/\/contoso.sharepoint.com\/sites\/a",
        ] {
            let addresses = found(text);
            assert_eq!(addresses[0].1, "contoso.sharepoint.com/sites/a", "{text}");
        }
        assert_eq!(
            found(r"{'x': o\u0027neil@contoso.com; b@c.de}"),
            [
                (6, "o'neil@contoso.com".to_owned()),
                (31, "b@c.de".to_owned())
            ]
        );
    }

    #[test]
    fn what_is_no_address() {
        for text in [
            "",
            "@",
            "a @ b",
            "@odata.type",
            "#EXT#",
            "a//b",
            "x@y",
            "//",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
