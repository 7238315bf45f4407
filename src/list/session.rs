//! The browse session that a title or a comment names, where no column does.

use crate::finding::Span;

/// A line that names a browse session.
#[derive(Debug)]
pub(crate) struct NamedSession {
    pub id: String,
    /// Where it stands; `None` in JSON.
    pub place: Option<Span>,
}

/// An id of a browse session is not shorter than this.
const SHORTEST: usize = 20;

/// The browse session that a line names: `# browse session m_…`.
pub(super) fn named_in(line: &str) -> Option<&str> {
    let lower = line.to_ascii_lowercase();
    let behind = "browse".len() + lower.find("browse")?;
    let rest = lower[behind..].trim_start_matches([' ', '-', '_']);
    if !rest.starts_with("session") && !rest.starts_with("sesion") {
        return None;
    }
    let is_of_token = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    let mut words = line[line.len() - rest.len()..].split(|it| !is_of_token(it));
    words.find(|it| it.len() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::named_in;

    #[test]
    fn lines_name_browse_sessions() {
        let id = "m_RtZ8BiiUXOK69caaaaaaaaaaaaaaa";
        for line in [
            "# browse session ",
            "BrowseSessionId: \"",
            "// the browse-session_id of Ann = ",
        ] {
            assert_eq!(named_in(&[line, id, "\""].concat()), Some(id), "{line}");
        }
        for line in [
            "# browse session B",
            "# session m_RtZ8BiiUXOK69caaaaaaaaaaaaaaa",
            "# to browse",
            "",
        ] {
            assert_eq!(named_in(line), None, "{line}");
        }
    }
}
