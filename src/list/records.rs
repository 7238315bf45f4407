//! Items whose properties stand a line each: `Format-List` of PowerShell, YAML, hash tables.

use super::csv::{Cell, Record, lines};
use super::decision::{Mark, of_heading};
use crate::finding::Span;

/// The longest name of a property.
const LONGEST_NAME: usize = 60;

/// The items of a text of which nearly each line names a property, as records below one header.
pub(super) struct Listed<'t> {
    pub header: Record<'t>,
    pub records: Vec<Record<'t>>,
    /// Lines that name none, and where they start.
    pub others: Vec<(usize, &'t str)>,
}

/// A property: its name, and its value.
struct Property<'t> {
    name: &'t str,
    value: &'t str,
    /// How far it is indented; and whether a bullet stands before it.
    indent: usize,
    is_first: bool,
}

/// Reads a text whose lines are properties; `None` where they are not.
pub(super) fn listed(text: &str) -> Option<Listed<'_>> {
    let mut items = Items {
        wrapper: wrapper(text),
        ..Items::default()
    };
    let (mut count, mut properties) = (0, 0);
    let mut others = Vec::new();
    for (at, line) in lines(text) {
        if line.trim().is_empty() {
            items.end();
            continue;
        }
        count += 1;
        let found = of_hash_table(line).unwrap_or_else(|| property(line).into_iter().collect());
        match found.is_empty() {
            true => others.push((at, line)),
            false => properties += 1,
        }
        for property in found {
            items.add(text, &property);
        }
        // A text of other lines need not be read to its end.
        if count >= 20 && properties * 2 < count {
            return None;
        }
    }
    items.end();
    let are_items = !items.records.is_empty() && !items.are_labelled(text);
    (properties * 3 >= count * 2 && are_items).then(|| items.listed(text, others))
}

/// The name of a list of YAML that a text starts with, but where it may be one of what is not meant.
fn wrapper(text: &str) -> Option<&str> {
    let mut lines = lines(text)
        .map(|it| it.1)
        .filter(|it| !it.trim().is_empty());
    let name = list_name(lines.next()?)?;
    lines.next()?.trim_start().starts_with("- ").then_some(name)
}

/// The name of a list that a line of YAML is, with nothing behind it.
pub(super) fn list_name(line: &str) -> Option<&str> {
    let name = line.trim_end().strip_suffix(':')?;
    let is_name = |it: char| it.is_alphanumeric() || "_-".contains(it);
    let fits = !name.is_empty() && name.len() <= LONGEST_NAME && name.chars().all(is_name);
    (fits && of_heading(name) != Mark::Removes).then_some(name)
}

/// The property that a line names.
fn property(line: &str) -> Option<Property<'_>> {
    let inside = line.trim_start();
    let indent = line.len() - inside.len();
    let unbulleted = inside.strip_prefix("- ").map(str::trim_start);
    let at = unbulleted.unwrap_or(inside);
    let (name, value) = at.split_once([':', '='])?;
    let name = name.trim_end();
    let is_name = |it: char| it.is_alphanumeric() || "_@.-".contains(it);
    // A number before an id counts it.
    let is_number = name.bytes().all(|it| it.is_ascii_digit());
    let fits = !is_number && name.len() <= LONGEST_NAME && name.chars().all(is_name);
    // An address is none, nor is a name that starts like one.
    let is_address = value.starts_with("//") || name.eq_ignore_ascii_case("urn");
    (fits && !is_address).then(|| Property {
        name,
        value: value.trim().trim_matches(['"', '\'']),
        indent: indent + (inside.len() - at.len()),
        is_first: unbulleted.is_some(),
    })
}

/// The properties of a hash table that PowerShell wrote in one line: `@{id=…; displayName=…}`.
fn of_hash_table(line: &str) -> Option<Vec<Property<'_>>> {
    let inside = line.trim().strip_prefix("@{")?.strip_suffix('}')?;
    let mut properties: Vec<_> = inside.split(';').filter_map(property).collect();
    if let Some(first) = properties.first_mut() {
        first.is_first = true;
    }
    for property in &mut properties {
        property.indent = 0;
    }
    Some(properties)
}

/// The items of a table of names and values, as PowerShell writes hash tables.
pub(super) fn of_pairs<'t>(text: &'t str, records: impl Iterator<Item = Record<'t>>) -> Listed<'t> {
    let mut items = Items::default();
    for record in records {
        let mut cells = record.cells.into_iter();
        if let (Some(name), Some(value)) = (cells.next(), cells.next()) {
            items.add_value(name.text.into_owned(), value);
        }
    }
    items.end();
    items.listed(text, Vec::new())
}

/// Items in the making: the values of each, with the columns they stand in.
#[derive(Default)]
struct Items<'t> {
    names: Vec<String>,
    records: Vec<Vec<(usize, Cell<'t>)>>,
    open: Vec<(usize, Cell<'t>)>,
    /// The property without a value that those below it, indented more, stand in.
    outer: Option<(&'t str, usize)>,
    /// What the first line names, where that holds all items.
    wrapper: Option<&'t str>,
}

impl<'t> Items<'t> {
    fn add(&mut self, text: &'t str, property: &Property<'t>) {
        if property.is_first {
            self.end();
        }
        self.outer = self.outer.filter(|it| property.indent > it.1);
        if property.value.is_empty() {
            self.outer = Some((property.name, property.indent));
            return;
        }
        let name = match self.outer {
            Some((outer, _)) if outer != "value" && Some(outer) != self.wrapper => {
                [outer, property.name].concat()
            }
            _ => property.name.to_owned(),
        };
        let start = property.value.as_ptr() as usize - text.as_ptr() as usize;
        let place = Span::new(start, start + property.value.len());
        let text = property.value.into();
        self.add_value(name, Cell { text, place });
    }

    fn add_value(&mut self, name: String, value: Cell<'t>) {
        let known = self.names.iter().position(|it| *it == name);
        let column = known.unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        if self.open.iter().any(|it| it.0 == column) {
            self.end();
        }
        self.open.push((column, value));
    }

    /// Whether each is a value right behind the same label, `id=…`: that is an id within words.
    fn are_labelled(&self, text: &str) -> bool {
        let is_labelled = |it: &(usize, Cell)| text[..it.1.place.start].ends_with('=');
        self.names.len() == 1 && self.records.iter().flatten().all(is_labelled)
    }

    /// Ends the item that is open.
    fn end(&mut self) {
        if !self.open.is_empty() {
            self.records.push(std::mem::take(&mut self.open));
        }
    }

    fn listed(self, text: &'t str, others: Vec<(usize, &'t str)>) -> Listed<'t> {
        let width = self.names.len();
        let empty = |at: usize| Cell {
            text: "".into(),
            place: Span::new(at, at),
        };
        let record = |cells: Vec<(usize, Cell<'t>)>| {
            let at = cells.first().map_or(0, |it| it.1.place.start);
            let mut record = Record {
                cells: (0..width).map(|_| empty(at)).collect(),
            };
            for (column, cell) in cells {
                record.cells[column] = cell;
            }
            record
        };
        let line = text.find(['\n', '\r']).unwrap_or(text.len());
        let names = self.names.into_iter().map(|it| Cell {
            text: it.into(),
            place: Span::new(0, line),
        });
        Listed {
            header: Record {
                cells: names.collect(),
            },
            records: self.records.into_iter().map(record).collect(),
            others,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(record: &Record) -> Vec<String> {
        record
            .cells
            .iter()
            .map(|it| it.text.clone().into_owned())
            .collect()
    }

    #[track_caller]
    fn reads(text: &str, header: &[&str], rows: &[&[&str]]) {
        let listed = listed(text).expect(text);
        assert_eq!(texts(&listed.header), header, "{text}");
        let found: Vec<_> = listed.records.iter().map(texts).collect();
        assert_eq!(found, rows, "{text}");
    }

    #[test]
    fn properties_a_line_each() {
        let rows: &[&[&str]] = &[&["1", "2"], &["3", "4"]];
        reads(
            "\nId : 1\nName : 2\n\nId : 3\nName : 4\n",
            &["Id", "Name"],
            rows,
        );
        reads("Id=1\r\nName=2\r\nId=3\r\nName=4", &["Id", "Name"], rows);
        reads(
            "value:\n- a: 1\n  b: '2'\n- a: 3\n  b: \"4\"\n",
            &["a", "b"],
            rows,
        );
        reads("@{a=1; b=2}\n@{a=3; b=4}", &["a", "b"], rows);
        reads("users:\n- a: 1\n  b: 2\n- a: 3\n  b: 4", &["a", "b"], rows);
        reads(
            "exclude:\n- a: 1\n  b: 2",
            &["excludea", "excludeb"],
            &[&["1", "2"]],
        );
        reads(
            "- restorePoint:\n    id: 1\n  status: 2\n",
            &["restorePointid", "status"],
            &[&["1", "2"]],
        );
    }

    #[test]
    fn other_lines_are_none() {
        for text in [
            "",
            "a\nb: 1\nc",
            "https://a.example/b",
            "1b014d8c-71fe-4d00-a01a-31850bc5b32c",
        ] {
            assert!(listed(text).is_none(), "{text}");
        }
    }
}
