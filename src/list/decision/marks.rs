//! The words and signs by which people decide, as `words::plain` gives them.

use std::sync::OnceLock;

use crate::hashing::HashMap;
use crate::list::words::{by_word, plain, stands_in};

/// What a cell says, as far as it may decide on its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::list) enum Mark {
    Blank,
    /// `x`, `✓`, `☑`.
    Tick,
    /// `☐`, `✗`.
    Cross,
    Yes,
    No,
    /// As programs write it.
    True,
    False,
    /// A word for what stays or comes.
    Keeps,
    /// A word for what goes, or is left out.
    Removes,
    /// A word for somebody who goes, which says so only where that is asked: `leaver`.
    Goes,
    /// `=>`, `+`: a sign of one of two lists.
    Sign,
    /// `==`: a sign of both.
    Same,
    Other,
}

impl Mark {
    pub const ALL: [Self; 13] = [
        Self::Blank,
        Self::Tick,
        Self::Cross,
        Self::Yes,
        Self::No,
        Self::True,
        Self::False,
        Self::Keeps,
        Self::Removes,
        Self::Goes,
        Self::Sign,
        Self::Same,
        Self::Other,
    ];
    pub const COUNT: usize = Self::ALL.len();

    pub fn of(text: &str) -> Self {
        let text = text.trim();
        if text.len() > LONGEST {
            return Self::Other;
        }
        match text {
            "" | "-" | "–" | "—" | "/" | "[]" => return Self::Blank,
            "x" | "X" | "✓" | "✔" | "✔️" | "☑" | "☑️" | "✅" | "☒" | "🗹" | "🗸" | "[x]" | "[X]"
            | "•" | "●" | "*" => {
                return Self::Tick;
            }
            "☐" | "□" | "✗" | "✘" | "❌" | "✖" | "✕" | "[ ]" | "○" | "◯" | "⬜" =>
            {
                return Self::Cross;
            }
            "true" | "True" | "1" => return Self::True,
            "false" | "False" | "0" => return Self::False,
            "=>" | "<=" | "<" | ">" | "+" | "->" | "<-" | "←" | "→" => return Self::Sign,
            "==" | "=" => return Self::Same,
            _ => {}
        }
        known(&plain(text)).unwrap_or(Self::Other)
    }
}

/// The longest text that decides.
const LONGEST: usize = 24;

const BLANK: &str = "na, none, null, nil, nochange, noaction, nothing, unchanged, keine, unverandert, aucun, ninguno, nessuno, geen";
const YES: &str = "yes, y, ja, j, oui, o, si, s, sim, on, ok, tak, da, да, はい, 是, 예";
const NO: &str = "no, n, nein, non, nee, nao, off, nej, nei, nie, нет, いいえ, 否, 아니요";
/// As spreadsheets write what programs have given.
const TRUE: &str =
    "true, t, enabled, active, aktiviert, aktiv, wahr, vrai, verdadero, vero, waar, verdadeiro";
const FALSE: &str =
    "false, f, disabled, inactive, deaktiviert, inaktiv, falsch, faux, falso, onwaar";
const KEEPS: &str = "keep, kept, retain, stay, add, added, include, included, inscope, approved, needed, protect, restore, create, created, \
    update, updated, modify, backup, existing, \
    behalten, bleibt, hinzufugen, neu, aufnehmen, einschliessen, schutzen, sichern, wiederherstellen, \
    garder, conserver, sauvegarder, ajouter, inclure, inclus, proteger, restaurer, \
    mantener, conservar, anadir, agregar, incluir, incluido, restaurar, \
    mantenere, conservare, aggiungere, includere, incluso, proteggere, ripristinare, \
    behouden, toevoegen, opnemen, beschermen, herstellen, manter, adicionar, \
    behall, behold, zachowaj, оставить, 保持, 対象, 追加, 保护, 유지";
const REMOVES: &str = "remove, removed, removal, removals, delete, deleted, deletion, deletions, exclude, excluded, exclusion, exclusions, skip, skipped, ignore, ignored, drop, \
    dropped, unprotect, outofscope, denied, offboard, optout, optedout, omit, omitted, leaveout, reject, rejected, cancel, \
    cancelled, canceled, obsolete, disable, \
    entfernen, entfernt, loschen, loeschen, geloscht, geloescht, ausschliessen, ausgeschlossen, \
    uberspringen, ignorieren, weglassen, abmelden, \
    supprimer, supprime, exclure, exclu, ignorer, retirer, retire, \
    eliminar, eliminado, excluir, excluido, omitir, ignorar, quitar, borrar, \
    eliminare, eliminato, escludere, escluso, ignorare, rimuovere, rimosso, \
    verwijderen, verwijderd, uitsluiten, uitgesloten, overslaan, negeren, remover, removido, apagar, \
    tabort, borttagen, undanta, fjern, fjernes, slett, slet, ekskluder, usun, usunac, wyklucz, wykluczony, \
    удалить, исключить, исключен, 削除, 除外, 対象外, 删除, 排除, 刪除, 삭제, 제외";

const GOES: &str = "removing, deleting, absent, leaver, leavers, leaving, departed, terminated, decommissioned, gone, unwanted, revoke, \
    revoked, ausgetreten, ausgeschieden, austritt, baja";

/// What a word decides, as `words::plain` gives it.
pub(super) fn known(word: &str) -> Option<Mark> {
    words().get(word).copied()
}

fn words() -> &'static HashMap<&'static str, Mark> {
    static WORDS: OnceLock<HashMap<&'static str, Mark>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let tables = [
            (BLANK, Mark::Blank),
            (YES, Mark::Yes),
            (NO, Mark::No),
            (TRUE, Mark::True),
            (FALSE, Mark::False),
            (KEEPS, Mark::Keeps),
            (REMOVES, Mark::Removes),
            (GOES, Mark::Goes),
        ];
        by_word(tables)
    })
}

/// How a column decides, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// By yes, that a row counts.
    Selects,
    /// By yes, that it is to stay or to come.
    Keeps,
    /// By yes, that it is to go.
    Removes,
    /// By yes, that it is left out.
    Skips,
    /// By a word, what to do with it.
    Acts,
    /// It may be about something else: only a word for what goes counts.
    Hint,
    /// By anything, as the time of its deletion, that it is gone.
    Gone,
}

/// Whether a name means a decision and nothing else, so that what cannot be read is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    Yes,
    No,
}

const SELECTS: &str = "include, included, select, selected, inscope, wanted, chosen, optin, optedin, \
    einschliessen, eingeschlossen, auswahl, ausgewahlt, mitnehmen, inclure, inclus, selectionne, \
    incluir, incluido, seleccionado, includere, incluso, selezionato, opnemen, meenemen, geselecteerd, \
    selecionado";
const ENABLES: &str = "enabled, isenabled, active, isactive, isselected, isincluded, backup, backupenabled, \
    aktiv, aktiviert, sicherung, datensicherung, actif, sauvegarde, activo, respaldo, copiadeseguridad, \
    attivo, actief, ativo";
const KEEPS_BY_NAME: &str = "keep, retain, protect, restore, toprotect, tokeep, torestore, behalten, beibehalten, \
    schutzen, sichern, wiederherstellen, garder, conserver, sauvegarder, proteger, restaurer, mantener, conservar, \
    restaurar, mantenere, conservare, proteggere, ripristinare, behouden, beschermen, herstellen, manter";
const REMOVES_BY_NAME: &str = "remove, toremove, delete, todelete, toberemoved, tobedeleted, unprotect, offboard, \
    drop, loschen, loeschen, zuloschen, entfernen, zuentfernen, abmelden, supprimer, asupprimer, retirer, \
    eliminar, quitar, borrar, eliminare, daeliminare, rimuovere, verwijderen, remover, apagar, tabort, fjern, slett, slet, usun, \
    удалить, 削除, 删除, 刪除, 삭제";
const REMOVED: &str = "removed, deleted, isremoved, isdeleted, softdeleted, issoftdeleted, geloscht, geloescht, entfernt, supprime, eliminado, \
    eliminato, verwijderd, removido";
const SKIPS: &str = "exclude, excluded, isexcluded, toexclude, skip, skipped, ignore, ignored, optout, optedout, \
    omit, leaveout, outofscope, ausschliessen, ausgeschlossen, ausnehmen, uberspringen, ignorieren, \
    weglassen, exclure, aexclure, exclu, ignorer, excluir, excluido, omitir, ignorar, escludere, escluso, \
    ignorare, uitsluiten, uitgesloten, overslaan, negeren, undanta, ekskluder, wyklucz, \
    исключить, 除外, 対象外, 排除, 제외";
const ACTS: &str = "action, operation, todo, aktion, massnahme, entscheidung, decision, accion, azione, \
    decisione, actie, beslissing, acao, decisao, atgard, handling, akcja, действие, 操作, アクション, 作業, 작업";
const HINTS: &str = "ensure, desiredstate, change, changetype, state, mode, status, statut, estado, stato, zustand, modus, anderung, \
    changement, cambio, modifica, wijziging, alteracao";

const GONE: &str = "removeon, removedate, removeafter, deleteon, deletedate, deleteafter, excludeon, unprotecton, offboardon, \
    offboardingdate, removeddatetime, removedon, removedat, removeddate, removaldate, offboardrequesteddatetime, \
    deleteddatetime, softdeletiontimestamp, softdeletedon, softdeletedat, whensoftdeleted, \
    deletedat, deletedon, deleteddate, deletiondate, deletiontime, deletiontimestamp, geloschtam, \
    loschdatum, datedesuppression, supprimele, fechadeeliminacion, eliminadoel, datadieliminazione, \
    verwijderdop, dataexclusao, 削除日時";

/// What people and mailboxes are, whatever that is answered by.
const PROPERTIES: &str = "accountenabled, dirsyncenabled, isdirsynced, onpremisessyncenabled, islicensed, licensed, \
    isguest, guest, isadmin, admin, ismailboxenabled, hiddenfromaddresslists, hiddenfromaddresslistsenabled, \
    litigationhold, litigationholdenabled, retentionhold, retentionholdenabled, inplacehold, archive, \
    archiveenabled, hasarchive, auditenabled, singleitemrecoveryenabled, forwarding, \
    delivertomailboxandforward, isshared, shared, issharedmailbox, blockcredential, signinblocked, mfa, \
    mfaenabled, mailenabled, securityenabled, isteam, teamsenabled, isteamsconnected, ishubsite, \
    externalsharing, passwordneverexpires, \
    kontoaktiviert, kontoaktiv, lizenziert, istgast, gast, archiv, anmeldungblockiert, \
    compteactive, compteactif, licencie, invite, archivage, \
    cuentahabilitada, cuentaactiva, conlicencia, invitado, \
    accountabilitato, accountattivo, conlicenza, ospite, \
    accountingeschakeld, accountactief, gelicentieerd, contaativada, contaativa, licenciado, convidado";

/// Whether a name is that of a property of people or mailboxes, which decides nothing.
pub(super) fn is_property(name: &str) -> bool {
    stands_in(PROPERTIES, name)
}

/// How a column of that name decides on its rows, if it does.
pub(super) fn sense(name: &str) -> Option<(Sense, Sure)> {
    static NAMES: OnceLock<HashMap<&'static str, (Sense, Sure)>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let tables = [
            (SELECTS, (Sense::Selects, Sure::Yes)),
            (ENABLES, (Sense::Selects, Sure::No)),
            (KEEPS_BY_NAME, (Sense::Keeps, Sure::Yes)),
            (REMOVES_BY_NAME, (Sense::Removes, Sure::Yes)),
            (REMOVED, (Sense::Removes, Sure::No)),
            (SKIPS, (Sense::Skips, Sure::Yes)),
            (ACTS, (Sense::Acts, Sure::Yes)),
            (HINTS, (Sense::Hint, Sure::No)),
            (GONE, (Sense::Gone, Sure::Yes)),
        ];
        by_word(tables)
    });
    names.get(name).copied()
}
