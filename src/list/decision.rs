//! What people write beside a row of what is to become of it: `Action`, `Include`, a tick; in the columns of a
//! table and in the properties of JSON alike.

mod line;
mod marks;
mod name;
mod phrase;

use std::borrow::Cow;

use super::survey::{Column, Survey};
use super::words::{plain, stands_in};
use super::{Wanted, kind};
use crate::delta::ItemKind;
use crate::finding::{Findings, rules, show};
use crate::resource::PolicyUnits;
pub(super) use line::{
    Line, SIGNED, is_signed, marked, marks_row, may_be_marked, of_line, struck_out,
};
pub(super) use marks::Mark;
use marks::{Sense, Sure, is_property, sense};
pub(super) use phrase::{is_note, of_heading, says_keep, says_no, speaks_of_deletion};

/// What the rows of a list are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Add,
    Remove,
    /// To be left out by a policy: what excludes them means them.
    LeaveOut,
}

impl Purpose {
    pub fn of(wanted: &Wanted) -> Self {
        match (wanted.kind, wanted.delta.units) {
            (ItemKind::Removal, _) => Self::Remove,
            (ItemKind::Addition, Some(PolicyUnits::Exclusion)) => Self::LeaveOut,
            (ItemKind::Addition, _) => Self::Add,
        }
    }
}

/// The columns of a list that say which of its rows are meant.
pub(super) struct Decisions {
    columns: Vec<Decider>,
    /// A column that may say so.
    unclear: Option<String>,
    /// A column of notes that may, and what it says.
    note: Option<(String, String)>,
}

/// A column that says of each row whether it is meant.
struct Decider {
    at: usize,
    name: String,
    sense: Sense,
    sure: Sure,
    /// Whether a cell that is empty says that its row is not meant, as others are ticked.
    are_blanks_no: bool,
}

/// What says that a row is.
const YES: [Mark; 3] = [Mark::Tick, Mark::Yes, Mark::True];

impl Decisions {
    /// The columns that decide; or why it is not clear which rows are meant. Of a list of which not all must be
    /// understood, that is told.
    pub fn of(survey: &Survey, wanted: &Wanted) -> Result<Self, String> {
        let (purpose, is_strict) = (Purpose::of(wanted), wanted.is_strict);
        let mut decisions = Self {
            columns: Vec::new(),
            unclear: None,
            note: None,
        };
        let names: Vec<_> = survey.columns.iter().map(|it| it.plain.as_str()).collect();
        // An outcome tells what became of each item: of a removal, that it is removed.
        let is_outcome = names.contains(&"kind") && names.contains(&"state");
        for (at, column) in survey.columns.iter().enumerate() {
            if is_outcome && column.plain == "state" {
                continue;
            }
            if is_difference(column, survey.rows, is_strict) {
                return Err(format!(
                    "its \"{}\" tells in which of two lists each row stands, and not which of them are meant.",
                    show(&column.name)
                ));
            }
            if let Some((sense, sure)) = sense_of(column) {
                decisions.columns.push(Decider {
                    at,
                    name: column.name.to_string(),
                    sense,
                    sure,
                    are_blanks_no: column.has(&YES),
                });
            } else if is_ticked(column, survey.rows) && is_strict {
                return Err(format!(
                    "its \"{}\" ticks some rows and not others, and does not say which of them are meant.",
                    show(&column.name)
                ));
            } else if differs(column, survey.rows) {
                decisions
                    .unclear
                    .get_or_insert_with(|| column.name.to_string());
            } else if let Some(note) = column.note_against(purpose) {
                decisions
                    .note
                    .get_or_insert_with(|| (column.name.to_string(), note.clone()));
            }
        }
        Ok(decisions)
    }

    /// Whether any column decides.
    pub fn decide(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Tells of a column that may decide, and was not followed.
    pub fn tell(&self, what: &str, findings: &mut Findings) {
        if let Some(name) = &self.unclear {
            let told = rules::ListColumnUnclear { name, what };
            findings.add(told, String::new, |it| it);
        }
        if let Some((name, value)) = &self.note {
            let told = rules::ListNoteUnclear { name, value, what };
            findings.add(told, String::new, |it| it);
        }
    }

    /// The column that says of a row that it is not meant, and what it says.
    pub fn against<'t>(
        &self,
        purpose: Purpose,
        cell: impl Fn(usize) -> Option<Cow<'t, str>>,
    ) -> Option<(&str, String)> {
        self.columns.iter().find_map(|column| {
            let text = cell(column.at).unwrap_or_default();
            let is_meant = column.is_meant(&text, purpose);
            (!is_meant).then(|| (&*column.name, text.trim().to_owned()))
        })
    }

    /// What stands beside a list and says for sure that nothing in it is meant: what cannot be read may tell of the
    /// list itself, as a number may.
    pub fn against_all(
        beside: &Survey,
        wanted: &Wanted,
    ) -> Result<Option<(String, String)>, String> {
        let is_clear = |text: &str| match Mark::of(text) {
            Mark::Other => phrase::of_text(text, false) == Mark::Removes,
            _ => text.parse::<usize>().is_err(),
        };
        let text = |at: usize| {
            let said = beside.columns[at].first.as_deref();
            Some(Cow::from(said.filter(|it| is_clear(it))?))
        };
        let decisions = Self::of(beside, wanted)?;
        let found = decisions.against(Purpose::of(wanted), text);
        Ok(found.map(|(name, text)| (name.to_owned(), text)))
    }
}

/// Whether a name means a decision: what stands there is apart from what stands elsewhere.
pub(super) fn is_decision(name: &str) -> bool {
    let plain = plain(name);
    let for_sure = sense(&plain).filter(|it| it.1 == Sure::Yes && name::decides_in_names(it.0));
    let against = || {
        let named = name::sense_of_name(name, &plain)?;
        matches!(named.0, Sense::Removes | Sense::Skips).then_some(named)
    };
    for_sure.or_else(against).is_some() || stands_in(EXCEPTIONS, &plain)
}

/// What names what is not meant of what stands beside it.
const EXCEPTIONS: &str = "except, excepting, exception, exceptions, exceptfor, excluding, exclusion, exclusions, excludes, \
    without, minus, notincluded, ausser, ausnahme, ausnahmen, ohne, sauf, excepto, excepciones, salvo, tranne, \
    eccezioni, behalve, uitzonderingen, exceto, excecoes";

impl Decider {
    fn is_meant(&self, text: &str, purpose: Purpose) -> bool {
        let is_answer = !matches!(self.sense, Sense::Acts | Sense::Hint);
        let mark = match Mark::of(text) {
            Mark::Other if self.sense != Sense::Gone => phrase::of_text(text, is_answer),
            Mark::Goes => Mark::Removes,
            mark => mark,
        };
        let (sense, mark) = match purpose {
            Purpose::LeaveOut => self.for_leaving_out(mark, text),
            Purpose::Add | Purpose::Remove => (self.sense, mark),
        };
        let is_yes = YES.contains(&mark);
        let is_no = matches!(mark, Mark::No | Mark::False | Mark::Cross);
        let is_blank_no = mark == Mark::Blank && self.are_blanks_no;
        if sense == Sense::Gone {
            return mark == Mark::Blank || purpose == Purpose::Remove;
        }
        // What cannot be read is not followed, where the name says that it decides.
        let is_unread = mark == Mark::Other || mark == Mark::Sign;
        if is_unread && sense != Sense::Hint {
            return self.sure == Sure::No;
        }
        if purpose == Purpose::Remove {
            return match sense {
                Sense::Hint => !phrase::says_keep(text, mark),
                Sense::Gone => true,
                Sense::Selects | Sense::Removes => !is_no && !is_blank_no && mark != Mark::Keeps,
                Sense::Keeps => !is_yes && mark != Mark::Keeps,
                Sense::Skips => !is_yes,
                Sense::Acts => mark != Mark::Keeps,
            };
        }
        match sense {
            _ if mark == Mark::Removes => false,
            Sense::Hint | Sense::Gone => true,
            Sense::Selects | Sense::Keeps => !is_no && !is_blank_no,
            Sense::Removes | Sense::Skips => !is_yes,
            Sense::Acts => !is_no,
        }
    }

    /// What the column and a cell of it say where rows are for what is left out.
    fn for_leaving_out(&self, mark: Mark, text: &str) -> (Sense, Mark) {
        let sense = match self.sense {
            Sense::Skips => Sense::Selects,
            Sense::Keeps => Sense::Removes,
            sense => sense,
        };
        let mark = match mark {
            Mark::Removes if phrase::speaks_of(text, Sense::Skips) => Mark::Keeps,
            Mark::Keeps if phrase::speaks_of(text, Sense::Keeps) => Mark::Removes,
            Mark::Other if phrase::says_protected(text) => Mark::Removes,
            mark => mark,
        };
        (sense, mark)
    }
}

/// How a column decides: by its name, or by its cells.
fn sense_of(column: &Column) -> Option<(Sense, Sure)> {
    let by_words = || name::sense_of_name(&column.name, &column.plain);
    sense(&column.plain)
        .or_else(by_words)
        .or_else(|| by_last(&column.name))
        .or_else(|| by_cells(column))
}

/// What the last part of the path to a property means, where nothing else may be meant: `settings.include`.
fn by_last(name: &str) -> Option<(Sense, Sure)> {
    let (_, last) = name.rsplit_once('.')?;
    let decides = |it: Sense| name::decides_in_names(it) || it == Sense::Acts;
    sense(&plain(last)).filter(|it| decides(it.0) && it.1 == Sure::Yes)
}

/// What a column of any name says by its cells alone: what to do with each row.
fn by_cells(column: &Column) -> Option<(Sense, Sure)> {
    let acts = [Mark::Keeps, Mark::Removes];
    let decides = column.has(&[Mark::Removes]) && column.has_only(&acts);
    decides.then_some((Sense::Acts, Sure::No))
}

/// Whether a column holds signs as those between two lists that were compared. Rows that all bear one were chosen by
/// it; but to be the whole of what is wanted, they must be in both.
fn is_difference(column: &Column, rows: usize, is_strict: bool) -> bool {
    let has_signs = column.has(&[Mark::Sign, Mark::Same]);
    let are_signs = has_signs && column.has_only(&[Mark::Sign, Mark::Same]);
    let are_mixed = column.has_blank(rows) || column.has_only(&[]) || column.has(&[Mark::Same]);
    are_signs && column.has(&[Mark::Sign]) && (is_strict || are_mixed)
}

/// Whether a column ticks some rows and not others.
fn is_ticked(column: &Column, rows: usize) -> bool {
    let (ticks, crosses) = (column.has(&[Mark::Tick]), column.has(&[Mark::Cross]));
    let are_marks = column.has_only(&[Mark::Tick, Mark::Cross]);
    are_marks && (ticks && (crosses || column.has_blank(rows)) || crosses && column.has_blank(rows))
}

/// Whether a column of which it is not known what it means says yes of some rows, in the words of people, and not of
/// others. What programs write as `True` is a property of a thing.
fn differs(column: &Column, rows: usize) -> bool {
    let words = [Mark::Yes, Mark::No, Mark::Tick, Mark::Cross];
    let (yes, no) = (
        column.has(&[Mark::Yes, Mark::Tick]),
        column.has(&[Mark::No, Mark::Cross]),
    );
    let is_known =
        || is_property(&column.plain) || kind::names().any(|it| plain(it) == column.plain);
    let differ = yes && no || (yes || no) && column.has_blank(rows);
    differ && column.has_only(&words) && !is_known()
}
