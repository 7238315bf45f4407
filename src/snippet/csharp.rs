//! C#, with Microsoft's SDK 6. What its models do not know stands beside, as untyped nodes.

use super::call::{Call, pascal};
use super::literal::{Brackets, Literals};
use super::text::{fill, push_escaped, push_long};
use super::untyped;
use crate::resource::Version;

const TEMPLATE: &str = r#"using System;
using System.Collections.Generic;
using Azure.Identity;
using Microsoft.Graph~beta~;
using Microsoft.Graph~beta~.Models;
using Microsoft.Graph~beta~.Models.ODataErrors;
using Microsoft.Kiota.Abstractions.Serialization;

var scopes = new[] { "https://graph.microsoft.com/.default" };
var graphClient = new GraphServiceClient(new DefaultAzureCredential(), scopes);

var requestBody = new ~Type~
{~name~
    AdditionalData = ~additional~,
};
~declared~try
{
    ~answer~await graphClient.Solutions.BackupRestore.~Segment~[~id~].PatchAsync(requestBody);
}
catch (ODataError refusal)
{
    Console.Error.WriteLine(refusal.ResponseStatusCode + ": " + refusal.Error?.Code + ": " + refusal.Error?.Message);
    Environment.ExitCode = 1;
    return;
}
~failures~"#;

const NAME: &str = "\n    DisplayName = ~name~,";

const FAILURES: &str = r#"
Func<UntypedNode, string, UntypedNode> child = (node, name) =>
    node is UntypedObject parent && parent.GetValue().TryGetValue(name, out var value) ? value : null;
Func<UntypedNode, string> text = node => (node as UntypedString)?.GetValue();
object answered = null;
answer?.AdditionalData.TryGetValue(~array~, out answered);
var items = answered as UntypedArray ?? throw new InvalidOperationException("The service did not say what it did: list what is there.");
var failed = 0;
foreach (var item in items.GetValue())
{
    var properties = (item as UntypedObject)?.GetValue();
    if (properties == null)
    {
        failed++;
        Console.Error.WriteLine("An entry of the answer is not an item: what became of that one is unknown.");
        continue;
    }
    foreach (var property in properties)
    {
        if (!property.Key.EndsWith("DataModificationException", StringComparison.OrdinalIgnoreCase)) continue;
        if (property.Value is UntypedNull) continue;
        failed++;
        var info = child(property.Value, "info");
        var id = text(child(item, "id")) ?? text(~reference~);
        Console.Error.WriteLine(id + ": " + text(child(info, "code")) + ": " + text(child(info, "message")));
    }
}
if (failed > 0) Environment.ExitCode = 1;
"#;

static LITERALS: Literals = Literals {
    object: Brackets {
        empty: "new UntypedObject(new Dictionary<string, UntypedNode>())",
        open: [
            "new UntypedObject(new Dictionary<string, UntypedNode> { ",
            "new UntypedObject(new Dictionary<string, UntypedNode>\n{",
        ],
        comma: [", ", ","],
        last: [" ", ","],
        close: "})",
    },
    array: Brackets {
        empty: "new UntypedArray(new UntypedNode[0])",
        open: [
            "new UntypedArray(new UntypedNode[] { ",
            "new UntypedArray(new UntypedNode[]\n{",
        ],
        comma: [", ", ","],
        last: [" ", ","],
        close: "})",
    },
    key: push_key,
    member_end: "",
    string: push_node,
    plain: untyped::push_plain,
    indent: "    ",
    width: 120,
};

/// The data beside what the model knows: a dictionary of any objects.
static ADDITIONAL: Brackets = Brackets {
    empty: "new Dictionary<string, object>()",
    open: ["", "new Dictionary<string, object>\n{"],
    comma: ["", ","],
    last: ["", ","],
    close: "}",
};

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    push_escaped(out, text, '"', push_long);
    out.push('"');
}

fn push_key(out: &mut String, key: &str) {
    out.push('[');
    push_string(out, key);
    out.push_str("] = ");
}

fn push_node(out: &mut String, text: &str) {
    untyped::push_text(out, text, push_string);
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    push_string(&mut out, text);
    out
}

pub(super) fn write(call: &Call) -> String {
    let name = call.display_name().map(quoted);
    let name = name.map(|it| fill(NAME, &[("name", &it)]));
    let reference = untyped::reference(call);
    let failures = call.delta().map(quoted);
    let failures = failures.map(|it| fill(FAILURES, &[("array", &*it), ("reference", &reference)]));
    let declared = fill("~Type~ answer;\n", &[("Type", &pascal(call.resource.type_name))]);
    let (declared, answer) = match failures {
        Some(_) => (&*declared, "answer = "),
        None => ("", ""),
    };
    let beta = match call.version {
        Version::V1 => "",
        Version::Beta => ".Beta",
    };
    let values = [
        ("beta", beta),
        ("Type", &*pascal(call.resource.type_name)),
        ("Segment", &pascal(call.resource.segment)),
        ("id", &quoted(&call.id)),
        ("name", &name.unwrap_or_default()),
        (
            "additional",
            &LITERALS.within(&ADDITIONAL, call.additional(), 1),
        ),
        ("declared", declared),
        ("answer", answer),
        ("failures", &failures.unwrap_or_default()),
    ];
    fill(TEMPLATE, &values)
}
