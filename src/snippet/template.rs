//! Templates: the text of a snippet with tags, each between two `~`.
//!
//! | tag | what it becomes |
//! |---|---|
//! | `~id~` | the fact of that name, see [`Scope`] |
//! | `~sh plain body~` | the same, first escaped by `plain` and then by `sh`, see [`escape`] |
//! | `~body/1~` | a literal of the language, as it stands on a line one level in |
//! | `~?name~`…`~/~` | what is between them, if there is such a fact |
//! | `~!name~`…`~/~` | what is between them, if there is none |
//! | `~*additional~`…`~/~` | what is between them, once for each |
//! | `~>az~` | another template |
//!
//! A tag of the last four lines that has a line to itself leaves no line.

use super::language::part;
use super::scope::Scope;

/// Fills a template.
pub(super) fn render(text: &str, scope: &Scope) -> String {
    let mut out = String::with_capacity(2 * text.len());
    Template(text).fill(0, scope, &mut out);
    out
}

struct Template<'t>(&'t str);

struct Tag<'t> {
    /// What comes before the name: nothing, if it is a value.
    kind: Option<char>,
    name: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Template<'t> {
    /// Fills what stands from there to the end of the section.
    fn fill(&self, mut at: usize, scope: &Scope, out: &mut String) {
        while let Some(tag) = self.tag(at) {
            out.push_str(&self.0[at..tag.start]);
            at = tag.end;
            match tag.kind {
                Some('/') => return,
                Some('>') => out.push_str(&render(part(tag.name), scope)),
                Some(kind) => {
                    for inner in inner_scopes(kind, tag.name, scope) {
                        self.fill(at, &inner, out);
                    }
                    at = self.end_of_section(at);
                }
                None => scope.push(out, tag.name),
            }
        }
        out.push_str(&self.0[at..]);
    }

    /// Where the section ends that starts there.
    fn end_of_section(&self, mut at: usize) -> usize {
        while let Some(tag) = self.tag(at) {
            at = match tag.kind {
                Some('/') => return tag.end,
                Some('?' | '!' | '*') => self.end_of_section(tag.end),
                _ => tag.end,
            };
        }
        self.0.len()
    }

    /// The next tag.
    fn tag(&self, from: usize) -> Option<Tag<'t>> {
        let start = from + self.0[from..].find('~')?;
        let close = start + 1 + self.0[start + 1..].find('~')?;
        let inner = &self.0[start + 1..close];
        let kind = inner.chars().next().filter(|it| "?!*/>".contains(*it));
        let name = &inner[kind.map_or(0, char::len_utf8)..];
        let (before, after) = (&self.0[..start], &self.0[close + 1..]);
        let starts_line = before.is_empty() || before.ends_with('\n');
        let has_line = kind.is_some() && starts_line && after.starts_with('\n');
        let end = close + 1 + usize::from(has_line);
        Some(Tag {
            kind,
            name,
            start,
            end,
        })
    }
}

/// The facts within a section, for each time that it stands there.
fn inner_scopes<'s>(kind: char, name: &str, scope: &Scope<'s>) -> Vec<Scope<'s>> {
    match kind {
        '*' => scope.each(name),
        _ if scope.has(name) == (kind == '?') => vec![*scope],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snippet::call::{Call, Given};
    use crate::snippet::language::{LANGUAGES, Language};

    const REQUEST: &str = r#"{
        "method": "PATCH",
        "url": "https://graph.microsoft.com/beta/solutions/backupRestore/sharePointRestoreSessions/a~%27b",
        "body": "{\"siteRestoreArtifacts@delta\":[],\"note\":{\"~id~\":1}}"
    }"#;

    /// A template, filled with facts of that request as JavaScript has them.
    fn filled(template: &str) -> String {
        let request = crate::json::read_leniently(REQUEST.as_bytes()).unwrap();
        let given = Given::of(&request).unwrap();
        let body = given.read_body().unwrap();
        let call = Call::of(&given, &body).unwrap();
        let literals = Language::JavaScript.facts().literals;
        render(template, &Scope::of(&[call], literals))
    }

    #[test]
    fn a_value_is_escaped_from_right_to_left_and_not_filled_again() {
        assert_eq!(filled("<~id~>"), "<a~'b>");
        assert_eq!(filled("~sh kebab type~"), "'share-point-restore-session'");
        assert_eq!(filled("~text id~"), r#""a~'b""#);
        assert_eq!(
            filled("~additional/0~").lines().nth(2),
            Some("  note: { \"~id~\": 1 },")
        );
    }

    #[test]
    fn a_section_stands_there_if_there_is_such_a_fact() {
        assert_eq!(
            filled("~?beta~b~/~~!beta~not~/~~?name~n~/~~!name~none~/~"),
            "bnone"
        );
        assert_eq!(
            filled("~?name~~?beta~b~/~n~/~|~?beta~~!name~n~/~b~/~"),
            "|nb"
        );
    }

    #[test]
    fn a_section_is_repeated() {
        assert_eq!(
            filled("~*permissions~.~step~~/~"),
            ".BackupRestore-Restore.ReadWrite.All"
        );
        assert_eq!(
            filled("~*additional~[~key key~]~/~"),
            "[\"siteRestoreArtifacts@delta\"][note]"
        );
    }

    #[test]
    fn a_tag_of_a_section_leaves_no_line_of_its_own() {
        let template = "a\n~?beta~\nb ~?beta~c~/~\n~/~\n~?name~\nd\n~/~\n~id~\n";
        assert_eq!(filled(template), "a\nb c\na~'b\n");
    }

    #[test]
    fn every_section_of_a_template_ends() {
        let templates = LANGUAGES
            .iter()
            .flat_map(|it| [Some(it.template()), it.script()]);
        for template in templates.flatten() {
            let mut open = 0;
            let mut at = 0;
            while let Some(tag) = Template(template).tag(at) {
                at = tag.end;
                match tag.kind {
                    Some('?' | '!' | '*') => open += 1,
                    Some('/') => open -= 1,
                    _ => {}
                }
                assert!(open >= 0, "{template}");
            }
            assert_eq!(open, 0, "{template}");
        }
    }
}
