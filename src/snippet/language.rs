//! The languages: the one table of them.

use serde::{Deserialize, Serialize};

use super::call::Call;
use super::{curl, fetch, http};

/// A language that a request can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// The request itself, as `.http` files have it.
    Http,
    /// A shell, with curl and jq.
    Curl,
    /// JavaScript, with what every runtime has.
    Fetch,
}

/// What is known of a language.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LanguageFacts {
    /// The name that `snippet` takes.
    pub language: Language,
    /// The name as it is written.
    #[serde(skip)]
    pub name: &'static str,
    /// The name for people.
    pub title: &'static str,
    /// What the names of its files end in, without the dot.
    pub extension: &'static str,
    /// What has to be installed beside the language itself.
    pub needs: Needs,
    #[serde(skip)]
    pub(super) write: fn(&Call) -> String,
}

/// What has to be installed, by the version of Microsoft Graph: names as the language's package
/// manager has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Needs {
    /// For v1.0.
    #[serde(rename = "v1.0")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string[]"))]
    pub v1: &'static [&'static str],
    /// For beta.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string[]"))]
    pub beta: &'static [&'static str],
}

impl Language {
    /// The language's row.
    pub(super) fn facts(self) -> &'static LanguageFacts {
        // A test holds that the rows stand in the order of the names.
        &LANGUAGES[self as usize]
    }
}

const fn needs(both: &'static [&'static str]) -> Needs {
    Needs {
        v1: both,
        beta: both,
    }
}

const fn language(
    language: Language,
    name: &'static str,
    title: &'static str,
    extension: &'static str,
    needs: Needs,
    write: fn(&Call) -> String,
) -> LanguageFacts {
    LanguageFacts {
        language,
        name,
        title,
        extension,
        needs,
        write,
    }
}

/// Every language, in the order of the names.
#[rustfmt::skip]
pub static LANGUAGES: &[LanguageFacts] = &[
    language(Language::Http, "http", "HTTP", "http", needs(&[]), http::write),
    language(Language::Curl, "curl", "curl", "sh", needs(&["curl", "jq"]), curl::write),
    language(Language::Fetch, "fetch", "JavaScript (fetch)", "mjs", needs(&[]), fetch::write),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_row() {
        for (at, row) in LANGUAGES.iter().enumerate() {
            assert_eq!(row.language as usize, at);
            assert_eq!(serde_json::to_value(row.language).unwrap(), row.name);
        }
    }
}
