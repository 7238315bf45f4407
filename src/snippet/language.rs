//! The languages: the one table of them.

use serde::{Deserialize, Serialize};

use super::call::Call;
use super::{az, cli, csharp, curl, fetch, go, http, java, javascript, php, powershell};
use super::{powershell_cmdlet, python, typescript};

/// A language that a request can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// The request itself, as `.http` files have it.
    Http,
    /// A shell, with curl and jq.
    Curl,
    /// JavaScript, with `@microsoft/microsoft-graph-client`.
    #[serde(rename = "javascript")]
    JavaScript,
    /// JavaScript, with what every runtime has.
    Fetch,
    /// TypeScript, with `@microsoft/microsoft-graph-client`.
    #[serde(rename = "typescript")]
    TypeScript,
    /// C#, with `Microsoft.Graph` 6.x or `Microsoft.Graph.Beta`.
    #[serde(rename = "csharp")]
    CSharp,
    /// Java, with `microsoft-graph` or `microsoft-graph-beta`.
    Java,
    /// Go, with `msgraph-sdk-go` or `msgraph-beta-sdk-go`.
    Go,
    /// PHP, with `microsoft/microsoft-graph` 3.x or `microsoft/microsoft-graph-beta`.
    Php,
    /// PowerShell, with `Invoke-MgGraphRequest`.
    #[serde(rename = "powershell")]
    PowerShell,
    /// PowerShell, with the cmdlet of the resource, which takes no `-BodyParameter` in the next
    /// generation of the module: `PowerShell` is the surer one.
    #[serde(rename = "powershell-cmdlet")]
    PowerShellCmdlet,
    /// Python, with `msgraph-sdk` or `msgraph-beta-sdk`.
    Python,
    /// A shell, with Microsoft's command for Graph, `mgc` or `mgc-beta`, of which no release has the
    /// command: it stands in comments, above the same call with `az rest`.
    Cli,
    /// A shell, with `az rest`.
    Az,
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

const fn either(v1: &'static [&'static str], beta: &'static [&'static str]) -> Needs {
    Needs { v1, beta }
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
    language(Language::JavaScript, "javascript", "JavaScript", "mjs", CLIENT, javascript::write),
    language(Language::Fetch, "fetch", "JavaScript (fetch)", "mjs", needs(&[]), fetch::write),
    language(Language::TypeScript, "typescript", "TypeScript", "ts", CLIENT, typescript::write),
    language(Language::CSharp, "csharp", "C#", "cs", either(&["Azure.Identity", "Microsoft.Graph"], &["Azure.Identity", "Microsoft.Graph.Beta"]), csharp::write),
    language(Language::Java, "java", "Java", "java", either(&["com.azure:azure-identity", "com.microsoft.graph:microsoft-graph"], &["com.azure:azure-identity", "com.microsoft.graph:microsoft-graph-beta"]), java::write),
    language(Language::Go, "go", "Go", "go", either(&["github.com/Azure/azure-sdk-for-go/sdk/azidentity", "github.com/microsoftgraph/msgraph-sdk-go"], &["github.com/Azure/azure-sdk-for-go/sdk/azidentity", "github.com/microsoftgraph/msgraph-beta-sdk-go"]), go::write),
    language(Language::Php, "php", "PHP", "php", either(&["microsoft/microsoft-graph"], &["microsoft/microsoft-graph-beta"]), php::write),
    language(Language::PowerShell, "powershell", "PowerShell", "ps1", needs(&["Microsoft.Graph.Authentication"]), powershell::write),
    language(Language::PowerShellCmdlet, "powershell-cmdlet", "PowerShell (cmdlet)", "ps1", either(&["Microsoft.Graph.BackupRestore"], &["Microsoft.Graph.Beta.BackupRestore"]), powershell_cmdlet::write),
    language(Language::Python, "python", "Python", "py", either(&["azure-identity", "msgraph-sdk"], &["azure-identity", "msgraph-beta-sdk"]), python::write),
    language(Language::Cli, "cli", "Microsoft Graph CLI", "sh", either(&["mgc (no release has this command)", "az"], &["mgc-beta (no release has this command)", "az"]), cli::write),
    language(Language::Az, "az", "Azure CLI", "sh", needs(&["az"]), az::write),
];

const CLIENT: Needs = needs(&["@azure/identity", "@microsoft/microsoft-graph-client"]);

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
