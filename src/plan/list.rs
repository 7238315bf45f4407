//! Reading a list of items: JSON, a CSV, or plain references.

use serde_json::Value;

use crate::finding::{Findings, rules};
use crate::interpret::entry::{self, delta_array};
use crate::json::{Kind, read_leniently};
use crate::resource::{Delta, Form, ID, Items};

/// A list that was read.
pub(super) struct List {
    pub rows: Vec<Row>,
}

/// One item of a list.
pub(super) struct Row {
    /// Its own id.
    pub id: Option<String>,
    /// What it refers to.
    pub reference: Option<String>,
    /// Whether it is being removed, and so is as good as not there.
    is_going: bool,
    /// What it was read from, of a JSON list.
    pub given: Option<Value>,
}

impl Row {
    /// The reference without case, by which rows are compared.
    pub fn name(&self) -> Option<String> {
        self.reference.as_ref().map(|it| it.to_ascii_lowercase())
    }

    fn of(id: Option<String>, reference: Option<String>) -> Self {
        Self {
            id,
            reference,
            is_going: false,
            given: None,
        }
    }
}

/// Reads a list. `what` names it in findings.
pub(super) fn read_list(
    bytes: &[u8],
    delta: &Delta,
    what: &'static str,
    findings: &mut Findings,
) -> List {
    let Ok(text) = std::str::from_utf8(bytes) else {
        unreadable(findings, what, "it is not UTF-8.");
        return List { rows: Vec::new() };
    };
    let Some(items) = delta.items else {
        unreadable(findings, what, "no document says what its items hold.");
        return List { rows: Vec::new() };
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut rows = if text.starts_with(['{', '[', '/']) {
        json_rows(text, items, what, findings)
    } else {
        text_rows(text, items)
    };
    rows.retain(|it| !it.is_going);
    List { rows }
}

fn unreadable(findings: &mut Findings, what: &str, reason: &str) {
    findings.add(&rules::LIST_UNREADABLE, String::new, |it| {
        it.words("what", what).words("reason", reason)
    });
}

fn json_rows(
    text: &str,
    items: &'static Items,
    what: &'static str,
    findings: &mut Findings,
) -> Vec<Row> {
    let value = match read_leniently(text.as_bytes()) {
        Ok(read) => read.value,
        Err(error) => {
            unreadable(findings, what, &error.words(text.as_bytes()));
            return Vec::new();
        }
    };
    let (list, pointer) = match json_list(&value) {
        Ok(found) => found,
        Err(reason) => {
            unreadable(findings, what, reason);
            return Vec::new();
        }
    };
    if value
        .get("@odata.nextLink")
        .or_else(|| value.get("@nextLink"))
        .is_some()
    {
        findings.add(&rules::LIST_INCOMPLETE, String::new, |it| {
            it.words("what", what)
        });
    }
    let mut rows = Vec::new();
    for (index, item) in list.iter().enumerate() {
        match json_row(item, items) {
            Some(row) => rows.push(row),
            None => findings.add(
                &rules::LIST_ITEM_UNCLEAR,
                || format!("{pointer}/{index}"),
                |it| {
                    it.words("what", what)
                        .words("found", Kind::of(item).words())
                },
            ),
        }
    }
    rows
}

/// The list that a value is or holds, and the pointer to it.
fn json_list(value: &Value) -> Result<(&[Value], String), &'static str> {
    let members = match value {
        Value::Array(list) => return Ok((list, String::new())),
        Value::Object(members) => members,
        _ => return Err("an object or an array is expected."),
    };
    if let Some(Value::Array(list)) = members.get("value") {
        return Ok((list, "/value".to_owned()));
    }
    let delta = delta_array(value).ok_or("it has no array `value`.")?;
    Ok((delta.items, delta.pointer))
}

/// The row that a value is; `None` where it names nothing.
fn json_row(item: &Value, items: &'static Items) -> Option<Row> {
    if let Value::String(reference) = item {
        let reference = reference.trim();
        return (!reference.is_empty()).then(|| Row::of(None, Some(reference.to_owned())));
    }
    let entry = entry::entry(item, Some(items), String::new())?;
    let reference = entry.reference().map(str::to_owned);
    if entry.id.is_none() && reference.is_none() {
        return None;
    }
    Some(Row {
        id: entry.id,
        reference,
        is_going: entry.is_removed,
        given: Some(item.clone()),
    })
}

/// What parts the columns of a CSV that has but one: what no text holds, so that ids of sites, which
/// hold commas, need no quotes there.
const NO_DELIMITER: char = '\0';

/// The rows of a CSV, where the first line names its columns; else plain references.
fn text_rows(text: &str, items: &Items) -> Vec<Row> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = ['\t', ';', ',']
        .into_iter()
        .find(|it| first.contains(*it))
        .unwrap_or(NO_DELIMITER);
    let names = fields(first, delimiter);
    let column = |wanted: &dyn Fn(&str) -> bool| names.iter().position(|it| wanted(&letters(it)));
    let reference_name = letters(&items.reference.path.concat());
    let reference = column(&|it| it == reference_name);
    let id = column(&|it| it == ID || it == "artifactid" || it == "protectionunitid");
    if reference.is_none() && id.is_none() {
        return plain_references(text, items);
    }
    let cell = |fields: &[String], at: Option<usize>| {
        let cell = fields.get(at?)?.trim();
        (!cell.is_empty()).then(|| cell.to_owned())
    };
    let records = records(text, delimiter).into_iter().skip(1);
    let rows = records.map(|fields| match reference {
        Some(_) => Row::of(cell(&fields, id), cell(&fields, reference)),
        // A lone column of ids is what the list is about.
        None => Row::of(None, cell(&fields, id)),
    });
    rows.filter(|it| it.id.is_some() || it.reference.is_some())
        .collect()
}

/// References by themselves: one a line where commas are part of them, else parted by anything usual.
fn plain_references(text: &str, items: &Items) -> Vec<Row> {
    let with_commas = matches!(
        items.reference.id.form,
        Form::Site | Form::FourGuids | Form::Any
    );
    let parts = |char: char| match char {
        '\n' | '\r' => true,
        _ => !with_commas && (char.is_whitespace() || ",;|".contains(char)),
    };
    let cells = text.split(parts).map(|it| it.trim().trim_matches('"'));
    let cells = cells.filter(|it| !it.is_empty());
    cells.map(|it| Row::of(None, Some(it.to_owned()))).collect()
}

fn letters(name: &str) -> String {
    let letters = name.chars().filter(|char| char.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}

fn fields(line: &str, delimiter: char) -> Vec<String> {
    records(line, delimiter)
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// The records of a CSV (RFC 4180): fields may be quoted, and then hold anything.
fn records(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut reader = csv_core::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .build();
    // The reader gives back a record once it has seen its end, which the last one may lack.
    let text = format!("{text}\n");
    let (mut input, mut records) = (text.as_bytes(), Vec::new());
    let (mut fields, mut ends) = (vec![0; text.len()], vec![0; text.len() + 1]);
    loop {
        let (result, read, _, count) = reader.read_record(input, &mut fields, &mut ends);
        input = &input[read..];
        match result {
            csv_core::ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends.iter().copied());
                let spans = starts.zip(ends.iter().copied()).take(count);
                let cell = |(start, end): (usize, usize)| {
                    String::from_utf8_lossy(&fields[start..end]).into_owned()
                };
                records.push(spans.map(cell).collect());
            }
            csv_core::ReadRecordResult::End => return records,
            // The buffers hold the whole text; what is left is the end of the input.
            _ => input = &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::ResourceName;

    fn rows(text: &str, resource: ResourceName) -> Vec<(Option<String>, Option<String>)> {
        let items = resource.row().usual().items.unwrap();
        let rows = text_rows(text, items);
        rows.into_iter().map(|it| (it.id, it.reference)).collect()
    }

    fn row(id: &str, reference: &str) -> (Option<String>, Option<String>) {
        (Some(id.to_owned()), Some(reference.to_owned()))
    }

    #[test]
    fn the_last_record_needs_no_end() {
        for text in [
            "id,directoryObjectId\na,b\nc,d",
            "id,directoryObjectId\r\na,b\r\nc,d\r\n",
        ] {
            let rows = rows(text, ResourceName::ExchangeProtectionPolicy);
            assert_eq!(rows, [row("a", "b"), row("c", "d")]);
        }
    }

    #[test]
    fn a_lone_column_keeps_its_commas() {
        let rows = rows("siteId\na,b,c\n", ResourceName::SharePointProtectionPolicy);
        assert_eq!(rows, [(None, Some("a,b,c".to_owned()))]);
    }

    #[test]
    fn a_field_in_quotes_holds_anything() {
        let rows = rows(
            "id;x;siteId\n1;\"\";\"a;b\"\"c\n,d\"",
            ResourceName::SharePointProtectionPolicy,
        );
        assert_eq!(rows, [row("1", "a;b\"c\n,d")]);
    }
}
