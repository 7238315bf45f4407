//! Files that are no text, by how they start.

/// What kind of file bytes are that are no text, in words; `None` where that is not known.
pub(crate) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 7] = [
        (b"PK\x03\x04", "an Excel workbook, or another ZIP archive"),
        (
            b"\xD0\xCF\x11\xE0",
            "an old Excel workbook, or another old Office file",
        ),
        (b"\x1F\x8B", "compressed with gzip"),
        (b"%PDF", "a PDF"),
        (b"{\\rtf", "a document of Word in RTF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
    ];
    let kind = KINDS.iter().find(|it| bytes.starts_with(it.0));
    kind.map(|it| it.1)
}
