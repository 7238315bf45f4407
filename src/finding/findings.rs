//! Findings as they are made: which are kept, and how many there are.

use std::iter::Peekable;
use std::vec;

use super::level::{self, Levels};
use super::rules::{Rule, Told};
use super::{Draft, Edit, Finding, Params, Severity};

/// Findings as they are made: some are kept, all are counted.
pub(crate) struct Findings {
    kept: Vec<Finding>,
    keep: Keep,
    total: usize,
    errors: usize,
    /// How many bytes of pointers may still be kept: they repeat the names of a text, and a thousand
    /// of a million bytes each are more than JavaScript's strings can hold.
    room: usize,
    /// The mends of all findings, kept or not, where they are wanted.
    mends: Option<Vec<Mend>>,
    /// The levels of rules, where somebody sets them.
    levels: Option<Levels>,
}

/// Which findings are kept.
enum Keep {
    /// The first ones, so many.
    First(usize),
    /// Those of these numbers, which ascend.
    Numbers(Peekable<vec::IntoIter<usize>>),
}

/// The mend of a finding, which is one edit: so two that do not overlap can be applied together.
pub(crate) struct Mend {
    /// How many findings were made before it.
    pub number: usize,
    pub edit: Edit,
}

/// The most bytes of pointers that are kept.
const ROOM: usize = 1 << 25;

impl Findings {
    /// Keeps the first `cap` findings.
    pub fn new(cap: usize) -> Self {
        Self::keeping(Keep::First(cap), None)
    }

    /// Keeps the first `cap` findings, and the mends of all.
    pub fn with_mends(cap: usize) -> Self {
        Self::keeping(Keep::First(cap), Some(Vec::new()))
    }

    /// Keeps the findings of these numbers, which ascend.
    pub fn of_numbers(numbers: Vec<usize>) -> Self {
        Self::keeping(Keep::Numbers(numbers.into_iter().peekable()), None)
    }

    fn keeping(keep: Keep, mends: Option<Vec<Mend>>) -> Self {
        Self {
            kept: Vec::new(),
            keep,
            total: 0,
            errors: 0,
            room: ROOM,
            mends,
            levels: None,
        }
    }

    /// The same, with levels that are set for rules.
    pub fn with_levels(self, levels: &Levels) -> Self {
        let levels = (!levels.is_empty()).then(|| levels.clone());
        Self { levels, ..self }
    }

    /// Adds a finding. `pointer` runs, and words are made of what is `told`, only where somebody will
    /// read them, and `detail` only where its mend may be wanted too: so a body with a million faults
    /// costs no million messages.
    pub fn add(
        &mut self,
        told: impl Told,
        pointer: impl FnOnce() -> String,
        detail: impl FnOnce(&mut Draft) -> &mut Draft,
    ) {
        let rule = told.rule();
        let Some(mut draft) = self.begin(rule) else {
            return;
        };
        if draft.is_listed {
            draft.word(rule, Params::of(told), pointer());
        }
        detail(&mut draft);
        self.end(draft);
    }

    /// Counts a finding of `rule`; gives its draft, where something of it is wanted.
    // What does not vary is not put in line: there are some 150 places where something is found.
    #[inline(never)]
    fn begin(&mut self, rule: &'static Rule) -> Option<Box<Draft>> {
        let severity = level::severity_of(rule, self.levels.as_ref())?;
        let number = self.count(severity);
        let is_listed = self.is_kept(number);
        let is_wanted = is_listed || self.mends.is_some();
        is_wanted.then(|| Draft::new(rule, severity, number, is_listed))
    }

    #[inline(never)]
    #[allow(clippy::boxed_local)] // out of its box, it would be copied wherever something is found
    fn end(&mut self, draft: Box<Draft>) {
        let Draft {
            finding,
            edit,
            number,
            is_listed,
        } = *draft;
        if let (Some(mends), Some(edit)) = (&mut self.mends, edit) {
            mends.push(Mend { number, edit });
        }
        if is_listed {
            self.keep(finding);
        }
    }

    /// Adds a finding that is complete.
    pub fn push(&mut self, finding: Finding) {
        let number = self.count(finding.severity);
        if self.is_kept(number) {
            self.keep(finding);
        }
    }

    /// Counts a finding; gives how many there were before it.
    fn count(&mut self, severity: Severity) -> usize {
        self.total += 1;
        self.errors += usize::from(severity == Severity::Error);
        self.total - 1
    }

    /// Whether the finding that was counted last is to be kept.
    fn is_kept(&mut self, number: usize) -> bool {
        let is_wanted = match &mut self.keep {
            Keep::First(cap) => self.kept.len() < *cap,
            Keep::Numbers(numbers) => numbers.next_if_eq(&number).is_some(),
        };
        is_wanted && self.room > 0
    }

    fn keep(&mut self, finding: Finding) {
        let related = finding.related.iter().map(|it| it.pointer.len());
        let taken = finding.pointer.len() + related.sum::<usize>();
        self.room = self.room.saturating_sub(taken);
        self.kept.push(finding);
    }

    /// Counts findings that were made elsewhere and not kept there.
    pub fn count_unlisted(&mut self, count: usize, with_errors: bool) {
        self.total += count;
        self.errors += usize::from(with_errors);
    }

    /// How many findings are kept so far.
    pub fn kept(&self) -> usize {
        self.kept.len()
    }

    /// Moves the pointers of those that were kept since there were `before`.
    pub fn move_pointers(&mut self, before: usize, moved: impl Fn(&str) -> String) {
        for finding in &mut self.kept[before..] {
            finding.pointer = moved(&finding.pointer);
            for related in &mut finding.related {
                related.pointer = moved(&related.pointer);
            }
        }
    }

    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    pub fn total(&self) -> usize {
        self.total
    }

    pub fn into_kept(self) -> Vec<Finding> {
        self.kept
    }

    /// The mends, in the order in which they were found.
    pub fn take_mends(&mut self) -> Vec<Mend> {
        self.mends.take().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;

    #[test]
    fn beyond_the_cap_findings_are_counted() {
        let mut findings = Findings::new(1);
        for _ in 0..3 {
            findings.add(rules::JsonComment, String::new, |finding| finding);
        }
        assert_eq!(findings.total(), 3);
        assert!(findings.has_errors());
        assert_eq!(findings.into_kept().len(), 1);
    }
}
