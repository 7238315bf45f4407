//! The languages: the one table of them. Each is a row here, which says how it writes what JSON holds, and a
//! template in `languages/`, of the row's name.

use serde::{Deserialize, Serialize};

use super::escape::{
    c_text, java_text, js_key, js_text, json_text, php_text, powershell_key, powershell_text,
};
pub(super) use super::literal::Literals;
use super::literal::brackets;

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
    /// Whether there is a script of several requests.
    pub several: bool,
    #[serde(skip)]
    pub(super) literals: &'static Literals,
    /// The template of one request. Where there is a script of several, it stands behind it.
    #[serde(skip)]
    file: &'static str,
}

/// What stands between the template of one request and that of a script of several.
const SEVERAL: &str = "\n===== several =====\n";

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

/// Makes the names and the table of the rows.
macro_rules! languages {
    ($(
        $(#[$doc:meta])*
        $language:ident = $name:literal, $title:literal, $extension:literal, $needs:expr, $literals:expr;
    )*) => {
        /// A language that a request can be written in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum Language {$(
            $(#[$doc])*
            #[serde(rename = $name)]
            $language,
        )*}

        /// Every language, in the order of the names.
        pub static LANGUAGES: &[LanguageFacts] = &[$(LanguageFacts {
            language: Language::$language,
            name: $name,
            title: $title,
            extension: $extension,
            needs: $needs,
            several: has_script(include_str!(concat!("languages/", $name, ".txt"))),
            literals: $literals,
            file: include_str!(concat!("languages/", $name, ".txt")),
        }),*];
    };
}

languages! {
    /// The request itself, as `.http` files have it.
    Http = "http", "HTTP", "http", NOTHING, &JSON;

    /// A shell, with curl and jq.
    Curl = "curl", "curl", "sh", both(&["curl", "jq"]), &JSON;

    /// JavaScript, with `@microsoft/microsoft-graph-client`.
    JavaScript = "javascript", "JavaScript", "mjs", CLIENT, &JAVASCRIPT;

    /// JavaScript, with what every runtime has.
    Fetch = "fetch", "JavaScript (fetch)", "mjs", NOTHING, &JAVASCRIPT;

    /// TypeScript, with `@microsoft/microsoft-graph-client`.
    TypeScript = "typescript", "TypeScript", "ts", CLIENT, &JAVASCRIPT;

    /// C#, with `Microsoft.Graph` 6.x or `Microsoft.Graph.Beta`.
    CSharp = "csharp", "C#", "cs", Needs {
        v1: &["Azure.Identity", "Microsoft.Graph"],
        beta: &["Azure.Identity", "Microsoft.Graph.Beta"],
    }, &Literals {
        object: brackets(
            "new UntypedObject(new Dictionary<string, UntypedNode>())",
            ["new UntypedObject(new Dictionary<string, UntypedNode> { ", ", ", " })"],
            ["new UntypedObject(new Dictionary<string, UntypedNode>\n{", ",", ",", "})"],
        ),
        array: brackets(
            "new UntypedArray(new UntypedNode[0])",
            ["new UntypedArray(new UntypedNode[] { ", ", ", " })"],
            ["new UntypedArray(new UntypedNode[]\n{", ",", ",", "})"],
        ),
        member: ["[", "] = ", ""],
        ..untyped(c_text)
    };

    /// Java, with `microsoft-graph` or `microsoft-graph-beta`.
    Java = "java", "Java", "java", Needs {
        v1: &["com.azure:azure-identity", "com.microsoft.graph:microsoft-graph"],
        beta: &["com.azure:azure-identity", "com.microsoft.graph:microsoft-graph-beta"],
    }, &Literals {
        object: brackets(
            "new UntypedObject(Map.of())",
            ["new UntypedObject(Map.ofEntries(", ", ", "))"],
            ["new UntypedObject(Map.ofEntries(", ",", "", "))"],
        ),
        array: brackets(
            "new UntypedArray(List.of())",
            ["new UntypedArray(List.of(", ", ", "))"],
            ["new UntypedArray(List.of(", ",", "", "))"],
        ),
        member: ["Map.entry(", ", ", ")"],
        ..untyped(java_text)
    };

    /// Go, with `msgraph-sdk-go` or `msgraph-beta-sdk-go`.
    Go = "go", "Go", "go", Needs {
        v1: &["github.com/Azure/azure-sdk-for-go/sdk/azidentity", "github.com/microsoftgraph/msgraph-sdk-go"],
        beta: &["github.com/Azure/azure-sdk-for-go/sdk/azidentity", "github.com/microsoftgraph/msgraph-beta-sdk-go"],
    }, &Literals {
        object: brackets("map[string]any{}", ["map[string]any{", ", ", "}"], ["map[string]any{", ",", ",", "}"]),
        array: brackets("[]any{}", ["[]any{", ", ", "}"], ["[]any{", ",", ",", "}"]),
        null: "nil",
        numbers: [["int64(", ")"], ["float64(", ")"]],
        indent: "\t",
        // Go wraps no lines, and aligns the values of keys that stand below each other.
        width: usize::MAX,
        ..plain(c_text)
    };

    /// PHP, with `microsoft/microsoft-graph` 3.x or `microsoft/microsoft-graph-beta`.
    Php = "php", "PHP", "php", Needs {
        v1: &["microsoft/microsoft-graph"],
        beta: &["microsoft/microsoft-graph-beta"],
    }, &Literals {
        // The SDK drops an empty array, as no body that `build` makes has one.
        object: brackets("new stdClass()", ["[", ", ", "]"], ["[", ",", ",", "]"]),
        member: ["", " => ", ""],
        ..plain(php_text)
    };

    /// PowerShell, with `Invoke-MgGraphRequest`.
    PowerShell = "powershell", "PowerShell", "ps1", both(&["Microsoft.Graph.Authentication"]), &POWERSHELL;

    /// PowerShell, with the cmdlet of the resource, which takes no `-BodyParameter` in the next
    /// generation of the module: `PowerShell` is the surer one.
    PowerShellCmdlet = "powershell-cmdlet", "PowerShell (cmdlet)", "ps1", Needs {
        v1: &["Microsoft.Graph.BackupRestore"],
        beta: &["Microsoft.Graph.Beta.BackupRestore"],
    }, &POWERSHELL;

    /// Python, with `msgraph-sdk` or `msgraph-beta-sdk`.
    Python = "python", "Python", "py", Needs {
        v1: &["azure-identity", "msgraph-sdk"],
        beta: &["azure-identity", "msgraph-beta-sdk"],
    }, &Literals {
        null: "None",
        bools: ["False", "True"],
        ..plain(c_text)
    };

    /// A shell, with Microsoft's command for Graph, `mgc` or `mgc-beta`, of which no release has the
    /// command: it stands in comments, above the same call with `az rest`.
    Cli = "cli", "Microsoft Graph CLI", "sh", Needs {
        v1: &["mgc (no release has this command)", "az", "jq"],
        beta: &["mgc-beta (no release has this command)", "az", "jq"],
    }, &JSON;

    /// A shell, with `az rest`.
    Az = "az", "Azure CLI", "sh", both(&["az", "jq"]), &JSON;
}

/// Makes the table of what several templates hold.
macro_rules! parts {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("languages/", $name, ".txt")))),*]
    };
}

/// What several templates hold.
const PARTS: &[(&str, &str)] = parts![
    "az",
    "csharp-failures",
    "csharp-fails",
    "javascript-answer",
    "javascript-comment",
    "javascript-failures",
    "javascript-fails",
    "javascript-function",
    "javascript-several",
    "jq",
    "jq-created",
    "jq-fails",
    "powershell-answer",
    "powershell-created",
    "powershell-failures",
    "powershell-fails",
    "python-failures",
    "python-fails",
    "python-told",
];

const NOTHING: Needs = both(&[]);
const CLIENT: Needs = both(&["@azure/identity", "@microsoft/microsoft-graph-client"]);

static JSON: Literals = plain(json_text);

static JAVASCRIPT: Literals = Literals {
    object: brackets("{}", ["{ ", ", ", " }"], ["{", ",", ",", "}"]),
    key: js_key,
    indent: "  ",
    ..plain(js_text)
};

static POWERSHELL: Literals = Literals {
    object: brackets("@{}", ["@{ ", "; ", " }"], ["@{", "", "", "}"]),
    array: brackets("@()", ["@(", ", ", ")"], ["@(", ",", "", ")"]),
    key: powershell_key,
    member: ["", " = ", ""],
    null: "$null",
    bools: ["$false", "$true"],
    ..plain(powershell_text)
};

/// Literals as most languages have them.
const fn plain(text: fn(&str) -> String) -> Literals {
    Literals {
        object: brackets("{}", ["{", ", ", "}"], ["{", ",", ",", "}"]),
        array: brackets("[]", ["[", ", ", "]"], ["[", ",", ",", "]"]),
        key: text,
        member: ["", ": ", ""],
        text,
        text_value: ["", ""],
        null: "null",
        bools: ["false", "true"],
        numbers: [["", ""], ["", ""]],
        indent: "    ",
        width: 120,
    }
}

/// Kiota's untyped nodes, in which stands what the models of an SDK do not know.
const fn untyped(text: fn(&str) -> String) -> Literals {
    Literals {
        text_value: ["new UntypedString(", ")"],
        null: "new UntypedNull()",
        bools: ["new UntypedBoolean(false)", "new UntypedBoolean(true)"],
        numbers: [["new UntypedLong(", "L)"], ["new UntypedDouble(", "d)"]],
        ..plain(text)
    }
}

const fn both(needs: &'static [&'static str]) -> Needs {
    Needs {
        v1: needs,
        beta: needs,
    }
}

/// Whether a script of several requests stands behind a template.
const fn has_script(file: &str) -> bool {
    let (file, line) = (file.as_bytes(), SEVERAL.as_bytes());
    let mut at = 0;
    let mut same = 0;
    while at < file.len() && same < line.len() {
        same = if file[at] == line[same] {
            same + 1
        } else {
            (file[at] == line[0]) as usize
        };
        at += 1;
    }
    same == line.len()
}

/// A template that stands in others.
pub(super) fn part(name: &str) -> &'static str {
    let found = PARTS.iter().find(|(it, _)| *it == name);
    debug_assert!(found.is_some(), "there is no part {name}");
    found.map_or("", |it| it.1)
}

impl LanguageFacts {
    /// The template of one request.
    pub(super) fn template(&self) -> &'static str {
        match self.file.find(SEVERAL) {
            Some(end) => &self.file[..=end],
            None => self.file,
        }
    }

    /// The template of a script that sends several requests, if there is one.
    pub(super) fn script(&self) -> Option<&'static str> {
        self.file.split_once(SEVERAL).map(|(_, script)| script)
    }
}

impl Language {
    /// The language's row: the macro writes both in the same order.
    pub(super) fn facts(self) -> &'static LanguageFacts {
        &LANGUAGES[self as usize]
    }
}
