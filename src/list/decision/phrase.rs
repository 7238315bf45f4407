//! What several words decide: in a cell, as `No - leaver` or `to be removed`, and in a heading.

use super::marks::{Mark, Sense, known, sense};
use super::name::{BACKUPS, FILLERS, NOT, decides_in_names};
use crate::list::words::{stands_in, words};

/// A text of more words tells of something else, too.
const MOST: usize = 12;

/// How far before a word its negation stands: `not to be removed`.
const BEFORE: usize = 3;

/// What turns a word that keeps into one that removes; and what does not, as that is still to come: `not yet added`.
const NEGATIONS: &str = "not, dont, don, never, no, nicht, kein, keine, pas, non, nao, niet, geen";
const YET: &str = "yet, noch, encore, aun, todavia, ancora, nog, ainda";
/// Of these alone none turns a word that removes: `no longer needed: remove`.
const NEGATIONS_OF_VERBS: &str = "not, dont, don, never, nicht, pas, non, nao, niet";

/// The starts of words for what goes, in texts of several words.
const STEMS: [&str; 21] = [
    "remov",
    "delet",
    "unprotect",
    "offboard",
    "exclud",
    "exclur",
    "exclui",
    "entfern",
    "losch",
    "loesch",
    "gelosch",
    "geloesch",
    "ausschl",
    "ausgeschl",
    "supprim",
    "elimin",
    "esclud",
    "rimoss",
    "verwijder",
    "uitgesl",
    "decommission",
];

fn has_stem(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|it| word.starts_with(it))
}

/// What a text of several words says that may decide on its row. Where a question is answered, its first word may be
/// the answer: `No - leaver`.
pub(super) fn of_text(text: &str, is_answer: bool) -> Mark {
    if text.chars().all(char::is_alphanumeric) {
        return Mark::Other;
    }
    let words = with_verb(words(text));
    let said = of_words(&words);
    match words.first().and_then(|it| known(it)).filter(|_| is_answer) {
        Some(no @ (Mark::No | Mark::False)) => no,
        // `OK to remove` and `on hold` are none.
        Some(yes @ (Mark::Yes | Mark::True)) if said != Mark::Removes && is_first_alone(text) => {
            yes
        }
        _ => said,
    }
}

/// Words in which `back up` and `backed up` are the one word that they mean.
fn with_verb(mut words: Vec<String>) -> Vec<String> {
    let is_verb = |it: &[String]| it[0].starts_with("back") && it[1] == "up";
    while let Some(at) = words.windows(2).position(is_verb) {
        words.remove(at + 1);
        "backup".clone_into(&mut words[at]);
    }
    words
}

/// Whether no other word follows the first one without a sign between them.
fn is_first_alone(text: &str) -> bool {
    let text = text.trim_start_matches(|it: char| !it.is_alphanumeric());
    let rest = text.trim_start_matches(char::is_alphanumeric).trim_start();
    !rest.starts_with(char::is_alphanumeric)
}

fn of_words(words: &[String]) -> Mark {
    if words.len() > MOST {
        return Mark::Other;
    }
    let is_yet = words.iter().any(|it| stands_in(YET, it));
    let is_negated = |at: usize, negations: &'static str| {
        let mut before = words[..at].iter().rev().take(BEFORE);
        before.any(|it| stands_in(negations, it))
    };
    let mut said = Mark::Other;
    for (at, word) in words.iter().enumerate() {
        let mark = known(word).unwrap_or(Mark::Other);
        let removes = matches!(mark, Mark::Removes | Mark::Goes) || has_stem(word, &STEMS);
        if removes && !is_negated(at, NEGATIONS_OF_VERBS) {
            return Mark::Removes;
        }
        if mark == Mark::Keeps && !is_yet && is_negated(at, NEGATIONS) {
            return Mark::Removes;
        }
        if removes || mark == Mark::Keeps {
            said = Mark::Keeps;
        }
    }
    said
}

/// The columns of what people note.
const NOTES: &str = "note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, \
    anmerkung, kommentar, kommentare, commentaire, commentaires, remarque, remarques, comentario, comentarios, \
    nota, notas, commento, commenti, opmerking, opmerkingen, observacao, observacoes";
const REASONS: [&str; 7] = [
    "reason",
    "notes",
    "comment",
    "comments",
    "grund",
    "kommentar",
    "motivo",
];
/// A note of more words tells of something else, too.
const MOST_OF_NOTE: usize = 6;

/// Whether a column is of notes.
pub(in crate::list) fn is_note(plain: &str) -> bool {
    stands_in(NOTES, plain) || REASONS.iter().any(|it| plain.ends_with(it))
}

/// Whether a note may say of its row that it is not meant.
pub(in crate::list) fn says_no(note: &str, mark: Mark) -> bool {
    match mark {
        Mark::Removes | Mark::Goes => true,
        Mark::Other => {
            note.split_whitespace().count() <= MOST_OF_NOTE && of_text(note, false) == Mark::Removes
        }
        _ => false,
    }
}

const LONGEST_HEADING: usize = 100;

/// What stands below a heading.
const ITEMS: &str = "item, items, file, files, folder, folders, document, documents, artifact, artifacts, point, points";

/// Whether a text says to keep what stands beside it: `keep`, `do not remove`. What was added or changed is not kept
/// for that.
pub(in crate::list) fn says_keep(text: &str, mark: Mark) -> bool {
    let speaks = || speaks_of(text, Sense::Keeps) || speaks_of(text, Sense::Removes);
    matches!(mark, Mark::Keeps | Mark::Other)
        && speaks()
        && (mark == Mark::Keeps || of_text(text, false) == Mark::Keeps)
}

/// The starts of words for what was deleted, which may be what is to be restored.
const DELETED: [&str; 8] = [
    "delet",
    "gelosch",
    "geloesch",
    "supprim",
    "elimin",
    "verwijder",
    "borrad",
    "apagad",
];

/// Whether a text speaks of what was deleted.
pub(in crate::list) fn speaks_of_deletion(text: &str) -> bool {
    let mut words = words(text).into_iter();
    words.any(|it| has_stem(&it, &DELETED))
}

/// What is said of what a policy protects, which is not to be left out.
const PROTECTED: &str = "protected, geschutzt, protege, protegee, protegido, protetto, beschermd";

pub(super) fn says_protected(text: &str) -> bool {
    words(text).iter().all(|it| stands_in(PROTECTED, it))
}

/// Whether one of the words of a text would decide so in the name of a column.
pub(super) fn speaks_of(text: &str, kind: Sense) -> bool {
    words(text)
        .iter()
        .any(|it| sense(it).is_some_and(|it| it.0 == kind))
}

/// What a heading says of what stands below it: `# Remove these`, `Excluded users`. Whoever tells of something else
/// says more: `# removed Ann on 3 November`.
pub(in crate::list) fn of_heading(line: &str) -> Mark {
    if line.len() > LONGEST_HEADING {
        return Mark::Other;
    }
    let words = with_verb(words(line));
    let is_heading = words.len() <= MOST
        && words.iter().all(|it| {
            let is_decided = || {
                known(it).is_some_and(|it| matches!(it, Mark::Keeps | Mark::Removes | Mark::Goes))
                    || has_stem(it, &STEMS)
                    || sense(it).is_some_and(|it| decides_in_names(it.0))
            };
            [FILLERS, NOT, BACKUPS, ITEMS]
                .iter()
                .any(|table| stands_in(table, it))
                || is_decided()
                || it == "protected"
        });
    if !is_heading {
        return Mark::Other;
    }
    let is_out =
        words.iter().any(|it| it == "scope") && words.iter().any(|it| it == "out" || it == "not");
    if is_out {
        Mark::Removes
    } else {
        of_words(&words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_several_words_decide() {
        for text in [
            "to be removed",
            "Removed on 2026-11-01",
            "do not protect",
            "do NOT back up",
            "no longer needed",
            "Don't restore!",
            "pending deletion",
            "wird gelöscht",
            "zu entfernen",
            "nicht sichern",
            "ne pas protéger",
            "no proteger",
            "no longer needed: remove",
            "Leaver (HR)",
        ] {
            assert_eq!(of_text(text, false), Mark::Removes, "{text}");
        }
        for text in [
            "not to be removed",
            "do not delete",
            "keep it",
            "not yet added",
        ] {
            assert_eq!(of_text(text, false), Mark::Keeps, "{text}");
        }
        for text in [
            "active",
            "not protected",
            "no action",
            "Sales, Berlin",
            "2026-11-01",
        ] {
            assert_eq!(of_text(text, false), Mark::Other, "{text}");
        }
        for text in ["keep", "please keep!", "do not remove", "behalten"] {
            assert!(says_keep(text, Mark::of(text)), "{text}");
        }
        for text in [
            "added",
            "protected",
            "updated on 3 May",
            "to be removed",
            "remove",
        ] {
            assert!(!says_keep(text, Mark::of(text)), "{text}");
        }
        assert_eq!(of_text("No - leaver", true), Mark::No);
        assert_eq!(of_text("Ja (2026)", true), Mark::Yes);
        assert_eq!(of_text("❌ No", true), Mark::No);
        assert_eq!(of_text("no longer here", true), Mark::No);
        assert_eq!(of_text("OK, to be removed", true), Mark::Removes);
        assert_eq!(of_text("on hold", true), Mark::Other);
    }

    #[test]
    fn headings_decide() {
        for line in [
            "## Exclude",
            "# Remove these:",
            "Users to remove from backup",
            "Excluded users",
            "Excluded items:",
            "# leavers, not to be protected",
            "# do not restore",
            "# Out of scope",
            "# Not to be backed up",
            "# No longer needed:",
            "# Bitte entfernen:",
            "# À supprimer",
        ] {
            assert_eq!(of_heading(line), Mark::Removes, "{line}");
        }
        for line in [
            "# removed Ann on 3 November",
            "# removed duplicates",
            "# Remove this line before the import",
            "# Finance",
            "# To exclude somebody, put a # before the line",
            "",
            "----",
        ] {
            assert_eq!(of_heading(line), Mark::Other, "{line}");
        }
        assert_eq!(of_heading("# Protect"), Mark::Keeps);
        assert_eq!(of_heading("# Do not remove these"), Mark::Keeps);
    }
}
