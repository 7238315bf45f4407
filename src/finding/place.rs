//! From byte offsets to lines, columns and the caller's own offsets.

use std::collections::BinaryHeap;

use super::Finding;

/// What the offsets of a report count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offsets {
    /// Bytes of UTF-8: for bytes and Rust text.
    Bytes,
    /// UTF-16 units: for JavaScript strings.
    Utf16,
    /// Nothing: the input was an object, so its text is not the caller's.
    None,
}

#[derive(Clone, Copy)]
struct Place {
    line: usize,
    column: usize,
    utf16: usize,
}

/// Sorts `findings`, whose offsets are bytes of `text`, into the order of the text, and gives each
/// its line, its column and its offsets in the units asked for.
pub(crate) fn locate(findings: &mut [Finding], text: &[u8], offsets: Offsets) {
    // One without a place comes first.
    sort_by_offset(findings, |it| it.start.map_or(0, |start| start + 1));
    if offsets == Offsets::None {
        findings.iter_mut().for_each(forget);
        return;
    }
    let mut wanted = Vec::new();
    for finding in findings.iter_mut() {
        each_offset(finding, |offset| wanted.push(*offset));
    }
    sort_by_offset(&mut wanted, |it| *it);
    wanted.dedup();
    let places = places(text, &wanted);
    let place_of = |offset: usize| {
        let index = wanted.partition_point(|&it| it < offset);
        places[index]
    };
    for finding in findings {
        if let Some(start) = finding.start {
            let place = place_of(start);
            finding.line = Some(place.line);
            finding.column = Some(place.column);
        }
        if offsets == Offsets::Utf16 {
            each_offset(finding, |offset| *offset = place_of(*offset).utf16);
        }
    }
}

/// Sorts what has offsets by them; those of one offset stay in their order.
///
/// It swaps what it sorts by an order of numbers, so that all that is sorted here shares one sorting
/// function.
pub(crate) fn sort_by_offset<T>(list: &mut [T], offset: impl Fn(&T) -> usize) {
    let order: Vec<_> = list.iter().map(offset).zip(0..).collect();
    if order.is_sorted() {
        return;
    }
    // A heap sorts in a tenth of the code that `sort_unstable` takes, which is 7 KB of the WebAssembly.
    let mut order = BinaryHeap::from(order).into_sorted_vec();
    for at in 0..order.len() {
        // What was at its place by now may have moved: on to where it was swapped to.
        let mut from = order[at].1;
        while from < at {
            from = order[from].1;
        }
        order[at].1 = from;
        list.swap(at, from);
    }
}

fn forget(finding: &mut Finding) {
    finding.start = None;
    finding.end = None;
    finding.fix = None;
}

fn each_offset(finding: &mut Finding, mut visit: impl FnMut(&mut usize)) {
    finding.start.iter_mut().for_each(&mut visit);
    finding.end.iter_mut().for_each(&mut visit);
    for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
        visit(&mut edit.start);
        visit(&mut edit.end);
    }
}

/// The places of `offsets`, which ascend, in one walk over the text.
fn places(text: &[u8], offsets: &[usize]) -> Vec<Place> {
    let mut here = Place {
        line: 1,
        column: 1,
        utf16: 0,
    };
    let mut at = 0;
    offsets
        .iter()
        .map(|&offset| {
            let between = &text[at..offset];
            at = offset;
            let units = utf16_len(between);
            here.utf16 += units;
            here.column += units;
            let lines = count(between, |byte| u8::from(byte == b'\n'));
            if lines > 0 {
                let start = between.iter().rposition(|&byte| byte == b'\n').unwrap_or(0) + 1;
                here.line += lines;
                here.column = 1 + utf16_len(&between[start..]);
            }
            here
        })
        .collect()
}

/// How many UTF-16 units the text takes: one for each character, two beyond U+FFFF (whose UTF-8
/// starts with 0xF0 or more). Bytes that are no UTF-8 count as whatever they look like.
fn utf16_len(text: &[u8]) -> usize {
    count(text, |byte| {
        u8::from(byte & 0xC0 != 0x80) + u8::from(byte >= 0xF0)
    })
}

/// The sum of what each byte counts, at most two. Sums of one byte each, as long as they last, are
/// what the compiler adds up sixteen at a time; a body of 1,000 items with ten findings is judged
/// three times as fast for it.
fn count(text: &[u8], each: impl Fn(u8) -> u8) -> usize {
    let sum = |part: &[u8]| {
        part.iter()
            .fold(0_u8, |sum, &byte| sum.wrapping_add(each(byte)))
    };
    text.chunks(127).map(|part| usize::from(sum(part))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Span, rules};

    fn located(text: &str, start: usize, end: usize, offsets: Offsets) -> Finding {
        let span = Span::new(start, end);
        let finding = Finding::new(rules::JsonComment, String::new(), |it| it.at(span));
        let mut findings = [finding];
        locate(&mut findings, text.as_bytes(), offsets);
        findings[0].clone()
    }

    #[test]
    fn columns_count_utf16_units_from_1() {
        let text = "é😀x\r\nñ😀y";
        let y = text.find('y').unwrap();
        let finding = located(text, y, y + 1, Offsets::Bytes);
        assert_eq!((finding.line, finding.column), (Some(2), Some(4)));
        assert_eq!((finding.start, finding.end), (Some(y), Some(y + 1)));
        let finding = located(text, y, y + 1, Offsets::Utf16);
        assert_eq!((finding.start, finding.end), (Some(9), Some(10)));
    }

    #[test]
    fn an_object_has_no_places() {
        let finding = located("ab", 0, 1, Offsets::None);
        assert_eq!(
            (finding.line, finding.start, finding.end),
            (None, None, None)
        );
    }
}
