//! Reading a list from text: a CSV whose first line names its columns, or plain ids.

use super::Row;
use crate::resource::{Form, ID, Items};
use crate::validate::id::{Shape, is_guid, shape};

/// What parts the columns of a CSV that has but one: what no text holds, so that ids of sites, which
/// hold commas, need no quotes there.
const NO_DELIMITER: char = '\0';

pub(super) fn read(text: &str, items: &Items, form: Form) -> Result<Vec<Row>, String> {
    let first = text.lines().next().unwrap_or_default();
    let mut delimiters = ['\t', ';', ','].into_iter();
    let delimiter = delimiters.find(|it| first.contains(*it));
    let delimiter = delimiter.unwrap_or(NO_DELIMITER);
    let names = fields(first, delimiter);
    let columns = Columns::of(&names, items);
    if columns.are_known() {
        let records = records(text, delimiter).into_iter().skip(1);
        let rows = records.filter(|it| it.iter().any(|cell| !cell.trim().is_empty()));
        return Ok(rows.map(|it| columns.row(&it)).collect());
    }
    if form != Form::Any && has_other_header(&names, text, delimiter) {
        let expected = items.reference.path.join("/");
        return Err(format!(
            "its first line names no column `{expected}` and none `{ID}`."
        ));
    }
    let ids = plain_ids(text, form).map(|it| Row::alone(Some(it.to_owned())));
    Ok(ids.collect())
}

/// Which columns of a CSV hold what.
struct Columns {
    reference: Option<usize>,
    id: Option<usize>,
    /// A column `id` without a reference beside it: what the list is about.
    alone: Option<usize>,
}

impl Columns {
    fn of(names: &[String], items: &Items) -> Self {
        let column = |wanted: &[&str]| {
            let wanted: Vec<_> = wanted.iter().map(|it| letters(it)).collect();
            names.iter().position(|it| wanted.contains(&letters(it)))
        };
        let reference = items.reference;
        let reference = column(&[&reference.path.concat(), reference.id.words]);
        let id = column(&[ID]);
        Self {
            reference,
            id: column(&[items.id.words]).or(id.filter(|_| reference.is_some())),
            alone: id.filter(|_| reference.is_none()),
        }
    }

    fn are_known(&self) -> bool {
        self.reference.or(self.id).or(self.alone).is_some()
    }

    fn row(&self, fields: &[String]) -> Row {
        let cell = |at: Option<usize>| {
            let cell = fields.get(at?)?.trim();
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        Row {
            reference: cell(self.reference),
            id: cell(self.id),
            ..Row::alone(cell(self.alone))
        }
    }
}

/// Whether the first line names columns, none of which is known: it holds words and no id, and a
/// later line with as many cells holds one.
fn has_other_header(names: &[String], text: &str, delimiter: char) -> bool {
    let is_guid = |it: &String| {
        matches!(
            shape(it.trim(), Form::Guid),
            Shape::Whole | Shape::Nearly(..)
        )
    };
    let is_name = |it: &String| it.trim().is_empty() || !is_guid(it);
    if names.len() < 2 || !names.iter().all(is_name) {
        return false;
    }
    let mut records = records(text, delimiter).into_iter().skip(1);
    records.any(|it| it.len() == names.len() && it.iter().any(|it| !it.is_empty() && is_guid(it)))
}

/// Ids by themselves, parted by anything that is no part of one.
fn plain_ids(text: &str, form: Form) -> impl Iterator<Item = &str> {
    let parts = move |char: char| match form {
        Form::Any => "\n\r\t".contains(char),
        Form::Guid => char == ',' || stands_between(char),
        Form::Site | Form::FourGuids => stands_between(char),
    };
    let ids = text.split(parts).flat_map(move |it| {
        let it = it.trim();
        let it = match form {
            Form::Any => it.trim_matches('"').trim(),
            _ => it.trim_matches(','),
        };
        // No host is a GUID: these are ids of sites without their hosts.
        let are_several = form == Form::Site && it.contains(',') && it.split(',').all(is_guid);
        it.split(move |char| are_several && char == ',')
    });
    ids.filter(|it| !it.is_empty())
}

/// Whether a character stands between ids, or around them: white space, quotes, brackets.
fn stands_between(char: char) -> bool {
    char.is_whitespace() || "\u{200b}\u{feff};|\"'`´“”„‟‘’‚«»‹›[](){}".contains(char)
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
        let rows = read(text, items, items.reference.id.form).unwrap();
        let row = |it: Row| (it.id, it.reference.or(it.alone));
        rows.into_iter().map(row).collect()
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
