//! Where the rows of a list restore to, where its column has another name than `destinationType`.

use super::survey::{Column, Survey};
use super::words::plain;
use crate::delta::spelling::destination_meant;
use crate::finding::{Findings, rules};
use crate::resource::{DESTINATION_TYPE, DestinationType, Items};

/// What a cell says of a place to restore to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    None,
    New,
    /// `inPlace`.
    Original,
    /// One in words that are not the service's.
    Words,
    Other,
}

/// Words of people for a place to restore to.
const WORDS: [&str; 22] = [
    "originallocation",
    "tooriginallocation",
    "newlocation",
    "tonewlocation",
    "samelocation",
    "alternatelocation",
    "differentlocation",
    "originalsite",
    "newsite",
    "originalmailbox",
    "newfolder",
    "overwrite",
    "ursprunglicherort",
    "ursprunglicherspeicherort",
    "neuerort",
    "neuerspeicherort",
    "emplacementdorigine",
    "nouvelemplacement",
    "ubicacionoriginal",
    "nuevaubicacion",
    "posizioneoriginale",
    "oorspronkelijkelocatie",
];

/// The longest text that names a place.
const LONGEST: usize = 32;

impl Place {
    pub const COUNT: usize = 5;

    pub fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() || text == "-" {
            return Self::None;
        }
        if text.len() > LONGEST {
            return Self::Other;
        }
        match destination_meant(text) {
            Some(DestinationType::New) => Self::New,
            Some(DestinationType::InPlace) => Self::Original,
            None if WORDS.contains(&plain(text).as_str()) => Self::Words,
            None => Self::Other,
        }
    }
}

/// Names that mean where to restore to and nothing else; and names that may.
const SURE: [&str; 17] = [
    "destination",
    "desttype",
    "restoredestination",
    "restoredestinationtype",
    "restoreto",
    "restoretotype",
    "restoretarget",
    "restorelocation",
    "restoretolocation",
    "zieltyp",
    "wiederherstellungsziel",
    "wiederherstellennach",
    "destino",
    "tipodestino",
    "destinazione",
    "bestemming",
    "typededestination",
];
const MAY_BE: [&str; 8] = [
    "target",
    "targettype",
    "dest",
    "ziel",
    "zielort",
    "cible",
    "doel",
    "objetivo",
];

/// What the columns of a list say of where to restore to.
#[derive(Default)]
pub(super) struct Destinations<'n> {
    /// The column that is read, where it is not named `destinationType`.
    pub column: Option<usize>,
    /// One that may say so, and is not understood, and a text in it.
    unclear: Option<(&'n str, String)>,
}

impl<'n> Destinations<'n> {
    pub fn of(survey: &Survey<'n>, items: &Items) -> Self {
        let mut found = Self::default();
        if !items.has_destination {
            return found;
        }
        let is_named = |it: &Column| it.plain == plain(DESTINATION_TYPE);
        let has_named = survey.columns.iter().any(is_named);
        let others = survey.columns.iter().enumerate();
        for (at, column) in others.filter(|it| !is_named(it.1)) {
            let called = SURE.contains(&&*column.plain) || MAY_BE.contains(&&*column.plain);
            let is_clear = called && is_of_places(column) && !has_named && found.column.is_none();
            if is_clear {
                found.column = Some(at);
            } else if may_be_place(column, has_named) {
                let text = column.place.clone().unwrap_or_default();
                found.unclear.get_or_insert((column.name, text));
            }
        }
        found
    }

    /// Tells of a column that is not understood.
    pub fn tell(&self, what: &str, findings: &mut Findings) {
        if let Some((name, value)) = &self.unclear {
            let told = rules::ListDestinationUnclear { name, value, what };
            findings.add(told, String::new, |it| it);
        }
    }
}

/// Whether all that a column holds are places in the service's words.
fn is_of_places(column: &Column) -> bool {
    let known = column.count(&[Place::New, Place::Original]);
    known > 0 && column.count(&[Place::Words, Place::Other]) == 0
}

/// Whether a column may say where to restore to. `new` alone says many things, but where nothing else stands.
fn may_be_place(column: &Column, has_named: bool) -> bool {
    let places = column.count(&[Place::New, Place::Original, Place::Words]);
    let others = column.count(&[Place::Other]);
    if SURE.contains(&&*column.plain) {
        return places + others > 0;
    }
    if MAY_BE.contains(&&*column.plain) {
        return places > 0;
    }
    let is_surely = column.count(&[Place::Original, Place::Words]) > 0;
    !has_named && (is_surely || places > 0 && others == 0)
}
