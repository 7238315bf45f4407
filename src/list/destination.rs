//! Where the rows of a list restore to, where its column has another name than `destinationType`.

use std::sync::OnceLock;

use super::decision::Mark;
use super::survey::{Column, Survey};
use super::words::{by_word, entries, plain, stands_in};
use crate::delta::spelling::destination_meant;
use crate::finding::{Findings, rules};
use crate::hashing::HashMap;
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
    /// A word that says so in a column which may be of places: `neu`.
    Hint,
    Other,
}

/// Words of people for a place to restore to; where they name a column, it says so by yes or no.
const WORDS: &str = "originallocation, tooriginallocation, newlocation, tonewlocation, samelocation, \
    alternatelocation, differentlocation, originalsite, newsite, originalmailbox, samemailbox, newfolder, \
    tonewfolder, overwrite, overwriteexisting, replaceexisting, restoreasnew, restoreascopy, \
    ursprunglicherort, ursprunglicherspeicherort, originalspeicherort, originalort, gleicherort, \
    gleicherspeicherort, neuerort, neuerspeicherort, andererort, neuerordner, uberschreiben, ueberschreiben, \
    alskopie, emplacementdorigine, emplacementoriginal, nouvelemplacement, memeemplacement, nouveaudossier, \
    ecraser, ubicacionoriginal, nuevaubicacion, mismaubicacion, nuevacarpeta, sobrescribir, sobreescribir, \
    posizioneoriginale, nuovaposizione, stessaposizione, nuovacartella, sovrascrivi, sovrascrivere, \
    oorspronkelijkelocatie, nieuwelocatie, zelfdelocatie, nieuwemap, overschrijven, localoriginal, \
    novolocal, mesmolocal, novapasta, sobrescrever, ursprungligplats, nyplats, skrivover, \
    元の場所, 新しい場所, 別の場所, 上書き, 原始位置, 新位置, 覆盖";
const HINTS: &str = "neu, neue, neuer, neues, nouveau, nouvelle, nuevo, nueva, nuovo, nuova, nieuw, nieuwe, \
    novo, nova, original, originale, originel, originell, origineel, ursprunglich, same, gleich, copy, kopie, \
    copie, copia, replace, ersetzen, remplacer, reemplazar, sostituire, vervangen, substituir, alternate";
/// What names a column that says by yes or no where to restore to, and is no place itself.
const FLAGS: &str = "inplace, isinplace, restoreinplace, restoretonew, restoretooriginal, \
    restoretooriginallocation, restoretonewlocation, restoretonewfolder, ascopy, asnew, createcopy, copy, \
    kopie, copie, copia, replace, ersetzen, remplacer, reemplazar, sostituire, vervangen, substituir";

/// What a word says of a place that is not the service's.
fn said(word: &str) -> Option<Place> {
    static SAID: OnceLock<HashMap<&'static str, Place>> = OnceLock::new();
    let said = SAID.get_or_init(|| by_word([(HINTS, Place::Hint), (WORDS, Place::Words)]));
    said.get(word).copied()
}

/// The longest text that names a place.
const LONGEST: usize = 32;

impl Place {
    pub const COUNT: usize = 6;

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
            None => said(&plain(text)).unwrap_or(Self::Other),
        }
    }
}

/// Names that mean where to restore to and nothing else; names that may; and those of which only a cell that names
/// a place says so.
const SURE: &str = "destination, desttype, restoredestination, restoredestinationtype, restoreto, restoretotype, \
    restoretarget, restorelocation, restoretolocation, restoremode, restoreoption, ziel, zielort, \
    zielspeicherort, zieltyp, wiederherstellungsziel, wiederherstellungsort, wiederherstellungsart, \
    wiederherstellennach, cible, typededestination, destinationderestauration, emplacementderestauration, \
    modederestauration, destino, tipodestino, tipodedestino, destinoderestauracion, ubicacionderestauracion, \
    destinazione, destinazioneripristino, destinazionediripristino, bestemming, doel, herstelbestemming, \
    hersteldoel, herstellocatie, destinoderestauro, localderestauro, aterstalltill, gendantil, 復元先, \
    还原位置, 恢复位置";
const MAY_BE: &str = "target, targettype, dest, objetivo";
const OF_PLACES: &str = "type, typ, tipo, art, mode, modus, modo, option, location, restoretype, ort, \
    speicherort, emplacement, lieu, ubicacion, lugar, posizione, luogo, locatie, plaats, local";

/// Whether a property that stands beside a list may say where to restore to.
pub(super) fn is_name(name: &str) -> bool {
    let name = plain(name);
    let tables = [SURE, MAY_BE, FLAGS, WORDS];
    name == plain(DESTINATION_TYPE) || tables.into_iter().any(|it| stands_in(it, &name))
}

/// What the columns of a list say of where to restore to.
#[derive(Default)]
pub(super) struct Destinations {
    /// The column that is read, where it is not named `destinationType`.
    pub column: Option<usize>,
    /// One that may say so, and is not understood, and a text in it.
    unclear: Option<(String, String)>,
}

impl Destinations {
    pub fn of(survey: &Survey, items: &Items) -> Self {
        let mut found = Self::default();
        if !items.has_destination {
            return found;
        }
        let has_named = survey.columns.iter().any(is_destination_type);
        let others = survey.columns.iter().enumerate();
        for (at, column) in others.filter(|it| !is_destination_type(it.1)) {
            let called = stands_in(SURE, &column.plain) || stands_in(MAY_BE, &column.plain);
            let is_clear = called && is_of_places(column) && !has_named && found.column.is_none();
            if is_clear {
                found.column = Some(at);
            } else if may_be_place(column, has_named) {
                let text = column.place.as_ref().or(column.first.as_ref());
                let text = text.cloned().unwrap_or_default();
                found
                    .unclear
                    .get_or_insert_with(|| (column.name.to_string(), text));
            } else if let Some(note) = &column.note_of_place {
                found
                    .unclear
                    .get_or_insert_with(|| (column.name.to_string(), note.clone()));
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

/// Whether a column has the service's own name.
pub(super) fn is_destination_type(column: &Column) -> bool {
    column.plain == plain(DESTINATION_TYPE)
}

/// Whether all that a column holds are places in the service's words.
fn is_of_places(column: &Column) -> bool {
    let known = column.count(&[Place::New, Place::Original]);
    known > 0 && column.count(&[Place::Words, Place::Hint, Place::Other]) == 0
}

/// Whether a column may say where to restore to. `new` alone says many things, but where nothing else stands.
fn may_be_place(column: &Column, has_named: bool) -> bool {
    let places = column.count(&[Place::New, Place::Original, Place::Words]);
    let others = column.count(&[Place::Hint, Place::Other]);
    let name = &*column.plain;
    if stands_in(SURE, name) {
        return places + others > 0;
    }
    if stands_in(FLAGS, name) || stands_in(WORDS, name) {
        return column.has(&DECIDED);
    }
    if stands_in(MAY_BE, name) || stands_in(OF_PLACES, name) {
        return places + column.count(&[Place::Hint]) > 0;
    }
    let is_surely = column.count(&[Place::Original, Place::Words]) > 0;
    !has_named && (is_surely || places > 0 && others == 0)
}

/// What answers a column that is named as a place.
const DECIDED: [Mark; 6] = [
    Mark::Tick,
    Mark::Cross,
    Mark::Yes,
    Mark::No,
    Mark::True,
    Mark::False,
];

/// Whether what is written for people around a list may say where to restore to: `Restore to NEW folders only`.
pub(super) fn speaks_of_place(line: &str) -> bool {
    let said = plain(line);
    let mut places = entries(WORDS).chain(["inplace"]);
    places.any(|it| said.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_speak_of_places() {
        for line in [
            "Restore to NEW folders only",
            "# in-place",
            "# Bitte am ursprünglichen Ort überschreiben",
            "Restaurer vers un nouvel emplacement",
        ] {
            assert!(speaks_of_place(line), "{line}");
        }
        for line in ["Restore points of November", "# New users", "Neue Benutzer"] {
            assert!(!speaks_of_place(line), "{line}");
        }
    }

    #[test]
    fn cells_name_places() {
        assert_eq!(Place::of("Neu"), Place::Hint);
        assert_eq!(Place::of("gleicher Ort"), Place::Words);
        assert_eq!(Place::of("Überschreiben"), Place::Words);
        assert_eq!(Place::of("in place"), Place::Original);
        assert_eq!(Place::of("?"), Place::Other);
    }
}
