//! The words that say that a list was cut or goes on, as `words` gives them, parted by commas.
//!
//! In a phrase, `#` stands for a number and `~` for a word of [`THINGS`].

use std::sync::OnceLock;

use crate::hashing::{HashMap, HashSet};
use crate::list::words::entries;

/// What lists hold, and what they are called.
const THINGS: &str = "\
    results, result, items, item, rows, row, records, record, entries, entry, pages, page, lines, line, \
    objects, object, elements, hits, matches, users, user, sites, site, mailboxes, mailbox, members, \
    group, account, drive, people, persons, groups, accounts, drives, recipients, units, ids, list, export, data, output, download, report, \
    response, content, file, \
    ergebnisse, ergebnis, eintrage, eintragen, elemente, elementen, zeilen, datensatze, datensatzen, \
    seiten, seite, benutzer, objekte, objekten, treffer, treffern, postfacher, konten, liste, daten, \
    ausgabe, \
    resultats, resultat, lignes, elements, entrees, utilisateurs, objets, comptes, boites, exportation, \
    donnees, enregistrements, \
    resultados, resultado, filas, elementos, registros, paginas, pagina, usuarios, lineas, cuentas, \
    objetos, exportacion, lista, datos, linhas, itens, utilizadores, contas, exportacao, dados, \
    risultati, risultato, righe, elementi, voci, utenti, oggetti, elenco, esportazione, pagine, dati, \
    resultaten, rijen, regels, gebruikers, objecten, lijst, gegevens, paginas";

/// What is said of things that are shown; it stands beside their count.
const SHOWN: &str = "\
    showing, shown, displayed, displaying, exported, returned, loaded, listed, fetched, retrieved, read, \
    angezeigt, exportiert, geladen, affiches, exportes, mostrando, mostrados, exportados, visualizzati, \
    esportati, weergegeven, exibindo";

/// What says that a number is how many there are in all.
const TOTALS: &str = "\
    total, totals, count, number, of, in, all, there, are, sum, amount, quantity, qty, found, selected, affected, set, n, \
    insgesamt, gesamt, gesamtzahl, gesamtanzahl, anzahl, der, summe, stuck, gefunden, \
    nombre, de, trouves, cantidad, numero, encontrados, totale, di, conteggio, trovati, \
    totaal, aantal, gevonden, quantidade, antal";

/// What says anywhere in a line that a list is not the whole.
const CUT: &str = "\
    truncated, incomplete, partial ~, omitted, not shown, not displayed, cut off, are more ~, more ~ available, more results, \
    more pages, # more, and more, more available, more data, load more, show more, see more, for more, output clipped, only the first, only first, \
    first # ~, the first #, top #, limited to #, limited to the first, ~ limited, ~ are limited, \
    ~ is limited, ~ were limited, limit reached, limit exceeded, limit was reached, next page, \
    to be continued, to be completed, a completer, por completar, da completare, a completar, aan te vullen, continues on, timed out, aborted, interrupted, maximum number of ~, \
    # remaining, # others, # other ~, first # only, only the top, rest follows, rest to follow, \
    continued on, continued in, continues in, not complete, not yet complete, stopped at #, stopped after #, \
    maximum reached, maximum was reached, cancelled by, canceled by, could not be read, \
    could not be exported, could not be loaded, could not be retrieved, were skipped, was skipped, skipped #, \
    resultsize reached, preview of, see second sheet, on the next sheet, on the second sheet, \
    abgeschnitten, gekurzt, gekuerzt, unvollstandig, unvollstaendig, teilweise ~, teilexport, teilliste, \
    nicht angezeigt, nur die ersten, die ersten #, beschrankt auf #, begrenzt auf #, weitere ergebnisse, weitere treffer, weitere seiten, \
    fortsetzung folgt, rest folgt, weitere siehe, weitere auf, nicht vollstandig, noch nicht fertig, \
    konnte nicht gelesen werden, konnten nicht gelesen werden, ubersprungen, maximum erreicht, \
    grenze erreicht, limit erreicht, \
    gibt weitere, # weitere, und weitere, wird fortgesetzt, nachste seite, zeituberschreitung, abgebrochen, \
    mehr anzeigen, weitere anzeigen, mehr laden, weitere laden, weggelassen, ausgelassen, \
    tronque, tronquee, tronques, tronquees, incomplet, incomplete, ~ partiel, ~ partielle, ~ partiels, \
    limite a #, limites a #, limitee a #, seulement les premiers, les # premiers, les # premieres, \
    non termine, pas complet, pas complete, maximum atteint, limite atteinte, annule par, \
    autres resultats, et # autres, afficher plus, charger plus, plus de resultats, a suivre, page suivante, delai depasse, interrompu, interrompue, \
    omis, \
    truncado, truncada, truncados, incompleto, incompleta, ~ parcial, ~ parciales, limitado a #, \
    limitada a #, limitados a #, solo los primeros, primeros #, # mas, no completo, no completa, limite alcanzado, maximo alcanzado, cancelado por, mas resultados, mostrar mas, cargar mas, hay mas, y mas, continuara, \
    pagina siguiente, tiempo agotado, interrumpido, interrumpida, omitidos, omitido, \
    troncato, troncata, troncati, ~ parziale, ~ parziali, limitato a #, limitata a #, solo i primi, \
    primi #, altri #, altre #, e altri, non completo, non completa, limite raggiunto, massimo raggiunto, annullato da, altri risultati, mostra altro, carica altro, pagina successiva, tempo scaduto, interrotto, \
    interrotta, omessi, \
    afgekapt, ingekort, afgebroken, onvolledig, gedeeltelijke ~, beperkt tot #, alleen de eerste, \
    eerste #, niet volledig, niet compleet, maximum bereikt, limiet bereikt, geannuleerd door, meer resultaten, meer laden, meer weergeven, nog #, # meer, en meer, wordt vervolgd, volgende pagina, weggelaten, \
    incompletos, apenas os primeiros, nao completo, limite atingido, maximo atingido, mais resultados, mostrar mais, carregar mais, mais #, # mais, e mais, continua na, proxima pagina, \
    tempo limite, interrompido, interrompida";

/// What says so where a line says nothing else, but for numbers.
const CUT_ALONE: &str = "\
    partial, more, mehr, weitere, suite, autres, mas, altro, altri, meer, mais, etc, usw, usf, ecc, enz, snip, \
    continued, fortsetzung, continua, vervolg, teilweise, parcial, partiel, parziale, gedeeltelijk, \
    others, andere, next, nachste, suivant, siguiente, successivo, volgende, weiter, 以下省略, 以下略";

/// What a program that failed starts a line with, whatever it goes on to say.
const FAILED: &str = "\
    error, exception, fatal, traceback, fehler, ausnahme, erreur, echec, errore, eccezione, fout, erro, \
    excepcion, excecao";

/// What speaks of trouble, or of limits, in a line that nobody wrote for people who keep the list.
const TROUBLE: &str = "\
    categoryinfo, fullyqualifiederrorid, error, errors, exception, exceptions, warning, warnings, fatal, failed, failure, failures, traceback, \
    limit, limits, limited, timeout, denied, throttled, unauthorized, forbidden, unavailable, resultsize, \
    fehler, warnung, warnungen, achtung, ausnahme, fehlgeschlagen, begrenzt, beschrankt, erreur, erreurs, \
    avertissement, avertissements, echec, limite, limites, errores, advertencia, excepcion, fallo, \
    errore, errori, avviso, avvertimento, eccezione, fout, fouten, waarschuwing, mislukt, beperkt, erro, \
    erros, aviso, falha, excecao";

/// What may limit a list, in a title or a comment.
const LIMITS: &str = "\
    only, first, top, rest, remaining, remainder, continued, continues, continue, unfinished, partly, stopped, \
    maximum, reached, cancelled, canceled, preview, sample, excerpt, part, todo, tbd, draft, skipped, \
    selection, extract, shortened, abbreviated, outdated, missing, without, except, excluding, filter, filters, filtered, additions, delta, wip, progress, excl, excludes, minus, half, subset, follows, pending, sheet, not, see, where, \
    nur, erste, ersten, restliche, fortsetzung, folgt, unfertig, angehalten, erreicht, abbruch, vorschau, \
    auszug, auswahl, teilmenge, halfte, ausgenommen, veraltet, entwurf, teil, ubersprungen, fehlen, fehlt, ohne, ausser, gefiltert, blatt, nicht, siehe, \
    seulement, uniquement, premiers, reste, apercu, extrait, partie, brouillon, arrete, ignore, manque, sans, \
    sauf, hors, filtre, filtres, filtree, feuille, pas, voir, \
    seleccion, solo, solamente, primeros, resto, extracto, parte, borrador, omitido, falta, faltan, sin, excepto, \
    filtro, filtros, filtrado, filtrada, hoja, \
    selezione, soltanto, primi, anteprima, estratto, bozza, saltato, manca, mancano, senza, tranne, filtri, filtrato, foglio, \
    non, vedi, \
    selectie, alleen, eerste, voorbeeld, deel, concept, overgeslagen, ontbreekt, ontbreken, zonder, behalve, gefilterd, \
    blad, niet, zie, \
    selecao, apenas, somente, primeiros, previa, rascunho, ignorado, faltam, sem, exceto, filtrado, folha, nao";

/// The tables of words, ready to be asked.
pub(super) struct Phrases {
    things: HashSet<&'static str>,
    shown: HashSet<&'static str>,
    totals: HashSet<&'static str>,
    alone: HashSet<&'static str>,
    failed: HashSet<&'static str>,
    trouble: HashSet<&'static str>,
    limits: HashSet<&'static str>,
    /// What says that a list was cut, by its first word.
    cut: HashMap<&'static str, Vec<Vec<&'static str>>>,
}

impl Phrases {
    pub fn get() -> &'static Self {
        static PHRASES: OnceLock<Phrases> = OnceLock::new();
        PHRASES.get_or_init(|| {
            let mut cut: HashMap<_, Vec<_>> = HashMap::default();
            for phrase in entries(CUT) {
                let words: Vec<_> = phrase.split(' ').collect();
                cut.entry(words[0]).or_default().push(words);
            }
            Self {
                things: entries(THINGS).collect(),
                shown: entries(SHOWN).collect(),
                totals: entries(TOTALS).collect(),
                alone: entries(CUT_ALONE).collect(),
                failed: entries(FAILED).collect(),
                trouble: entries(TROUBLE).collect(),
                limits: entries(LIMITS).collect(),
                cut,
            }
        })
    }

    /// Whether words say anywhere that a list is not the whole.
    pub fn say_cut(&self, words: &[String]) -> bool {
        let fits = |word: &str, part: &str| match part {
            "#" => is_number(word),
            "~" => self.things.contains(word),
            _ => word == part,
        };
        let follow = |at: usize, phrase: &[&str]| {
            let words = words.get(at..at + phrase.len()).unwrap_or_default();
            !words.is_empty() && words.iter().zip(phrase).all(|(it, part)| fits(it, part))
        };
        (0..words.len()).any(|at| {
            let mut starts = [words[at].as_str(), "#", "~"].into_iter();
            starts.any(|it| {
                let phrases = self.cut.get(it).into_iter().flatten();
                phrases.into_iter().any(|it| follow(at, it))
            })
        })
    }

    /// Whether they say so and nothing else, but for numbers.
    pub fn say_cut_alone(&self, words: &[String]) -> bool {
        let mut said = words.iter().filter(|it| !is_number(it));
        let first = said.next();
        first.is_some_and(|it| self.alone.contains(it.as_str())) && said.next().is_none()
    }

    /// Whether a program starts a line with this where it failed.
    pub fn is_failure(&self, word: &str) -> bool {
        self.failed.contains(word)
    }

    pub fn is_trouble(&self, word: &str) -> bool {
        self.trouble.contains(word)
    }

    pub fn is_limit(&self, word: &str) -> bool {
        self.limits.contains(word)
    }

    /// Whether a word stands beside the count of a list.
    pub fn is_counted(&self, word: &str) -> bool {
        let words = [&self.things, &self.shown, &self.totals];
        is_number(word) || words.into_iter().any(|it| it.contains(word))
    }
}

pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|it| it.is_ascii_digit())
}
