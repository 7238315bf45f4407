//! Whether pages follow one another: where one stands twice, or a later one seems to be the last, another may be
//! missing, of which the last page says nothing.

use std::hash::BuildHasher;

use super::Wanted;
use super::page::{Page, count, identities, told_count};
use super::partial::{self, Ends};
use crate::delta::Identity;
use crate::delta::payload::next_link;
use crate::finding::{Findings, rules};
use crate::hashing::{HashMap, HashSet, Hashing};

/// Tells where pages are not those of a whole list; nothing is, where the list counts its items and has them all.
pub(super) fn tell(pages: &[Page], wanted: &Wanted, findings: &mut Findings) {
    let what = wanted.what;
    let has_all = || {
        let counts = pages.iter().filter_map(|it| told_count(it.holder?, wanted));
        counts.max() == Some(count(pages))
    };
    if let Some(Twice { page, first, same }) = twice(pages, wanted).filter(|_| !has_all()) {
        let told = rules::ListPageTwice {
            what,
            page: page + 1,
            first: first + 1,
            same,
        };
        findings.add(told, || pages[page].pointer.clone(), |it| it);
    } else if let Some(page) = last_too_soon(pages, wanted).filter(|_| !has_all()) {
        let told = rules::ListPageApart {
            what,
            page: page + 1,
            count: pages.len(),
        };
        findings.add(told, || pages[page].pointer.clone(), |it| it);
    }
}

/// Which ends of its list a page is: another one may stand before it or behind it.
pub(super) fn ends(pages: &[Page], at: usize) -> Ends {
    let page = &pages[at];
    let holder = page.holder.filter(|_| !page.is_whole);
    let belongs = |it: &Page| holder.is_some_and(|holder| it.may_follow(holder));
    let before = at.checked_sub(1).and_then(|it| pages.get(it));
    Ends {
        is_first: !before.is_some_and(belongs),
        is_last: !pages.get(at + 1).is_some_and(belongs),
    }
}

/// A page that another one is once more.
struct Twice {
    page: usize,
    first: usize,
    same: &'static str,
}

/// The first page that stands twice: with the same items, or with the same page to follow it.
fn twice(pages: &[Page], wanted: &Wanted) -> Option<Twice> {
    let (mut by_link, mut by_items) = (HashMap::default(), HashMap::default());
    let parts = pages.iter().enumerate().filter(|it| it.1.is_part());
    for (page, it) in parts {
        let link = next_page(it, wanted);
        if let Some(first) = link.and_then(|it| by_link.insert(it, page)) {
            let same = "next page";
            return Some(Twice { page, first, same });
        }
        let known = by_items.insert(sum_of(it), page);
        let is_same = |first: &usize| {
            let first = &pages[*first];
            let is_same_list = || it.holder.is_none_or(|it| first.may_follow(it));
            !it.items.is_empty() && is_same_list() && items_of(first) == items_of(it)
        };
        if let Some(first) = known.filter(is_same) {
            let same = "items";
            return Some(Twice { page, first, same });
        }
    }
    None
}

fn items_of<'v>(page: &Page<'v>) -> HashSet<Identity<'v>> {
    identities(page.items).collect()
}

/// What pages with the same items have in common, in whatever order these stand.
fn sum_of(page: &Page) -> u64 {
    let hashing = Hashing::default();
    let hashes = identities(page.items).map(|it| hashing.hash_one(it));
    hashes.fold(0, u64::wrapping_add)
}

/// The first page that names none to follow it, though another page does, and more stand behind it.
fn last_too_soon(pages: &[Page], wanted: &Wanted) -> Option<usize> {
    let mut start = 0;
    while start < pages.len() {
        let follows = |at: &usize| {
            let [before, page] = [&pages[at - 1], &pages[*at]];
            let may_follow = || before.holder.is_none_or(|it| page.may_follow(it));
            before.is_part() && page.is_part() && may_follow()
        };
        let end = (start + 1..pages.len()).find(|it| !follows(it));
        let end = end.unwrap_or(pages.len());
        let run = &pages[start..end];
        let links: Vec<_> = run.iter().map(|it| next_page(it, wanted)).collect();
        let named: HashSet<_> = links.iter().flatten().collect();
        if !named.is_empty() && named.len() < run.len() - 1 {
            let first = links.iter().position(Option::is_none);
            return first.filter(|it| it + 1 < run.len()).map(|it| start + it);
        }
        start = end;
    }
    None
}

/// Where a page says that the next one is.
fn next_page(page: &Page, wanted: &Wanted) -> Option<String> {
    let holder = page.holder?;
    let by_link = || next_link(holder, wanted.delta).map(str::to_owned);
    partial::next_page(holder).or_else(by_link)
}
