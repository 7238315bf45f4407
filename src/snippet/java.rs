//! Java, with Microsoft's SDK 6. What its models do not know stands beside, as untyped nodes: a map
//! is written as no JSON.

use super::call::{Call, pascal};
use super::literal::{Brackets, Literals};
use super::text::{fill, push_ascii_escaped, push_units};
use super::untyped;
use crate::resource::Version;

const TEMPLATE: &str = r#"import com.azure.identity.DefaultAzureCredentialBuilder;
import com.microsoft.graph~beta~.models.~Type~;
import com.microsoft.graph~beta~.models.odataerrors.ODataError;
import com.microsoft.graph~beta~.serviceclient.GraphServiceClient;
import com.microsoft.kiota.serialization.*;
import java.util.HashMap;
import java.util.List;
~locale~import java.util.Map;

public class Update {
    public static void main(String[] args) {
        final var credential = new DefaultAzureCredentialBuilder().build();
        final var graphClient = new GraphServiceClient(credential, "https://graph.microsoft.com/.default");

        final var requestBody = new ~Type~();
~name~~additional~        final ~Type~ answer;
        try {
            answer = graphClient.solutions().backupRestore().~segment~()
                    .by~Type~Id(~id~)
                    .patch(requestBody);
        } catch (ODataError refusal) {
            final var error = refusal.getError();
            final var why = error == null ? "" : ": " + error.getCode() + ": " + error.getMessage();
            System.err.println(refusal.getResponseStatusCode() + why);
            System.exit(1);
            return;
        }
~failures~    }
~helpers~}
"#;

const NAME: &str = "        requestBody.setDisplayName(~name~);\n";

const ADDITIONAL: &str = r"        // A Map has no order: the members of an object are sent in another one with each run. OData allows any.
        final var additionalData = new HashMap<String, Object>();
~puts~        requestBody.setAdditionalData(additionalData);
";

const PUT: &str = "        additionalData.put(~key~, ~value~);\n";

const FAILURES: &str = r#"
        if (answer == null || !(answer.getAdditionalData().get(~array~) instanceof UntypedArray items)) {
            throw new IllegalStateException("The service did not say what it did: list what is there.");
        }
        var failed = 0;
        for (final var item : items.getValue()) {
            if (!(item instanceof UntypedObject properties)) {
                failed++;
                System.err.println("An entry of the answer is not an item: what became of that one is unknown.");
                continue;
            }
            for (final var property : properties.getValue().entrySet()) {
                if (!property.getKey().toLowerCase(Locale.ROOT).endsWith("datamodificationexception")) continue;
                if (property.getValue() instanceof UntypedNull) continue;
                failed++;
                final var info = child(property.getValue(), "info");
                final var id = text(child(item, "id"));
                final var name = id.isEmpty() ? text(~reference~) : id;
                System.err.println(name + ": " + text(child(info, "code")) + ": " + text(child(info, "message")));
            }
        }
        if (failed > 0) System.exit(1);
"#;

const HELPERS: &str = r#"
    private static UntypedNode child(UntypedNode node, String name) {
        return node instanceof UntypedObject object ? object.getValue().get(name) : null;
    }

    private static String text(UntypedNode node) {
        return node instanceof UntypedString string ? string.getValue() : "";
    }
"#;

static LITERALS: Literals = Literals {
    object: Brackets {
        empty: "new UntypedObject(Map.of())",
        open: [
            "new UntypedObject(Map.ofEntries(",
            "new UntypedObject(Map.ofEntries(",
        ],
        comma: [", ", ","],
        last: ["", ""],
        close: "))",
    },
    array: Brackets {
        empty: "new UntypedArray(List.of())",
        open: ["new UntypedArray(List.of(", "new UntypedArray(List.of("],
        comma: [", ", ","],
        last: ["", ""],
        close: "))",
    },
    key: push_key,
    member_end: ")",
    string: push_node,
    plain: untyped::push_plain,
    indent: "    ",
    width: 120,
};

/// In ASCII: which encoding a compiler reads depends on where it runs. Controls have an octal escape,
/// since Java reads `\uXXXX` before it reads what a string is.
fn push_string(out: &mut String, text: &str) {
    out.push('"');
    push_ascii_escaped(out, text, |out, char| match u32::from(char) {
        code @ 0..0x100 if char.is_control() => {
            out.push('\\');
            for at in [6, 3, 0] {
                out.push(char::from(b"01234567"[(code >> at) as usize & 7]));
            }
        }
        _ => push_units(out, char),
    });
    out.push('"');
}

fn push_key(out: &mut String, key: &str) {
    out.push_str("Map.entry(");
    push_string(out, key);
    out.push_str(", ");
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
    let mut puts = String::new();
    for (key, value) in call.additional() {
        let values = [("key", &*quoted(key)), ("value", &LITERALS.value(value, 2))];
        puts.push_str(&fill(PUT, &values));
    }
    let additional = match puts.is_empty() {
        true => "\n".to_owned(),
        false => fill(ADDITIONAL, &[("puts", &puts)]) + "\n",
    };
    let reference = untyped::reference(call);
    let failures = call.delta().map(quoted);
    let failures = failures.map(|it| fill(FAILURES, &[("array", &*it), ("reference", &reference)]));
    let (locale, helpers) = match failures {
        Some(_) => ("import java.util.Locale;\n", HELPERS),
        None => ("", ""),
    };
    let beta = match call.version {
        Version::V1 => "",
        Version::Beta => ".beta",
    };
    let values = [
        ("beta", beta),
        ("locale", locale),
        ("Type", &*pascal(call.resource.type_name)),
        ("segment", call.resource.segment),
        ("id", &quoted(&call.id)),
        ("name", &name.unwrap_or_default()),
        ("additional", &additional),
        ("failures", &failures.unwrap_or_default()),
        ("helpers", helpers),
    ];
    fill(TEMPLATE, &values)
}
