//! What several words decide in the name of a column, as `ExcludeFromBackup`.

use super::marks::{Sense, Sure, is_property, sense};
use crate::list::words::{stands_in, words};

/// What stands beside a decision in the name of a column, or in a heading, and decides nothing.
pub(super) const FILLERS: &str = "from, in, into, out, to, be, being, for, the, this, these, those, following, below, of, a, is, are, \
    was, were, should, must, need, needs, needed, require, required, requires, wanted, longer, anymore, will, who, which, that, flag, \
    policy, policies, protection, list, scope, m365, microsoft, 365, exchange, onedrive, sharepoint, user, \
    users, people, mailbox, mailboxes, site, sites, drive, drives, account, accounts, unit, units, row, rows, ids, \
    please, now, \
    vom, von, aus, zu, fur, die, der, das, diese, folgende, werden, wird, soll, sollen, bitte, richtlinie, schutz, \
    benutzer, postfacher, konten, \
    de, du, des, la, le, les, ces, a, suivants, utilisateurs, comptes, boites, politique, \
    del, el, los, estos, siguientes, usuarios, cuentas, buzones, politica, \
    dal, dalla, gli, utenti, account, van, uit, het, deze, gebruikers, do, da, os, utilizadores";
/// What names the answers in the name of a column: `Include (Y/N)`.
const ANSWERS: &str =
    "y, n, yes, no, j, ja, nein, o, oui, non, s, si, sim, nao, nee, true, false, t, f";
/// What says yes by itself where nothing else in a name decides: `Needs backup`.
pub(super) const BACKUPS: &str = "backup, backups, sicherung, datensicherung, sauvegarde, respaldo";
/// What turns a decision in a name.
pub(super) const NOT: &str = "not, dont, don, t, no, nicht, pas, ne, niet, nao";

/// How a column decides whose name is a decision in several words.
pub(super) fn sense_of_name(name: &str, plain: &str) -> Option<(Sense, Sure)> {
    if is_property(plain) {
        return None;
    }
    let words = words(&with_gaps(name));
    let is_answer = |it: &&String| stands_in(ANSWERS, it);
    let ends = words.iter().rev().take_while(is_answer).count();
    let (said, answers) = words.split_at(words.len() - ends);
    let is_named = said.len() == 1 && !answers.is_empty();
    let mut found = None;
    let (mut is_turned, mut is_of_backup) = (false, false);
    for word in said {
        match sense(word).filter(|it| decides_in_names(it.0) && !stands_in(BACKUPS, word)) {
            Some((sense, sure)) if found.is_none_or(|it: (Sense, Sure)| it.0 == sense) => {
                found = Some((sense, sure));
            }
            None if stands_in(NOT, word) => is_turned = true,
            None if stands_in(BACKUPS, word) => is_of_backup = true,
            None if stands_in(FILLERS, word) => {}
            _ => return None,
        }
    }
    let by_backup =
        || (is_of_backup && said.len() + ends > 1).then_some((Sense::Selects, Sure::No));
    let (sense, sure) = found.or_else(by_backup)?;
    let sure = if is_named { sure } else { Sure::No };
    Some((if is_turned { turned(sense) } else { sense }, sure))
}

pub(super) const fn decides_in_names(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Selects | Sense::Keeps | Sense::Removes | Sense::Skips
    )
}

const fn turned(sense: Sense) -> Sense {
    match sense {
        Sense::Selects | Sense::Keeps => Sense::Skips,
        Sense::Removes | Sense::Skips => Sense::Keeps,
        other => other,
    }
}

/// A name with blanks between the words that capitals part in it.
fn with_gaps(name: &str) -> String {
    let mut gapped = String::with_capacity(name.len() + 4);
    let mut is_small = false;
    for char in name.chars() {
        if is_small && char.is_uppercase() {
            gapped.push(' ');
        }
        is_small = char.is_lowercase();
        gapped.push(char);
    }
    gapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_several_words_decide() {
        let sense =
            |name: &str| sense_of_name(name, &crate::list::words::plain(name)).map(|it| it.0);
        for (name, expected) in [
            ("ExcludeFromBackup", Sense::Skips),
            ("Exclude from the backup policy", Sense::Skips),
            ("Do not protect", Sense::Skips),
            ("RemoveFromPolicy", Sense::Removes),
            ("Include (Y/N)", Sense::Selects),
            ("Needs backup", Sense::Selects),
            ("InBackup", Sense::Selects),
            ("ShouldProtect", Sense::Keeps),
            ("Vom Backup ausschließen", Sense::Skips),
        ] {
            assert_eq!(sense(name), Some(expected), "{name}");
        }
        for name in [
            "RetainDeletedItemsUntilBackup",
            "DeletedItemCount",
            "BackupDate",
            "LastBackup",
            "UserPolicy",
            "Restore point",
            "accountEnabled",
            "In place",
            "Protection",
            "Protected",
        ] {
            assert_eq!(sense(name), None, "{name}");
        }
        assert_eq!(
            sense_of_name("Include (Y/N)", "includeyn").map(|it| it.1),
            Some(Sure::Yes)
        );
    }
}
