//! The words of people, as they are compared: in lower case and without accents, which consoles and exports lose.

use crate::hashing::HashMap;

/// The words of a text. A number keeps its figures alone: `1,000` and `1.000` are one thousand.
pub(super) fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let parts_thousands = |at: usize| {
        let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let is_mark = matches!(chars[at], ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{202f}');
        let are_three = (1..=3).all(|it| is_digit(at + it)) && !is_digit(at + 4);
        is_mark && at > 0 && is_digit(at - 1) && are_three
    };
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, char) in chars.iter().enumerate() {
        if char.is_alphanumeric() {
            push_plain(&mut word, *char);
        } else if !parts_thousands(at) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The letters and figures of a name: what it is known by, however it is written.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for char in name.chars().filter(|it| it.is_alphanumeric()) {
        push_plain(&mut plain, char);
    }
    plain
}

/// The words of a table, which commas part.
pub(super) fn entries(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.split(',').map(str::trim)
}

/// What each word of some tables says.
pub(super) fn by_word<M: Copy, const N: usize>(
    tables: [(&'static str, M); N],
) -> HashMap<&'static str, M> {
    let of_table = |(table, says)| entries(table).map(move |it| (it, says));
    tables.into_iter().flat_map(of_table).collect()
}

/// Whether a word stands in a table.
pub(super) fn stands_in(table: &'static str, word: &str) -> bool {
    entries(table).any(|it| it == word)
}

fn push_plain(word: &mut String, char: char) {
    if char == 'ß' {
        word.push_str("ss");
        return;
    }
    word.extend(char.to_lowercase().map(|it| match it {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_accents() {
        assert_eq!(
            words("Gekürzt: 1.000 / 12,5"),
            ["gekurzt", "1000", "12", "5"]
        );
        assert_eq!(words("1,2,345"), ["1", "2345"]);
        assert_eq!(plain("In-Größe ÀÉ"), "ingrosseae");
    }
}
