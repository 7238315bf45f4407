//! Findings as they are made: which are kept, and how many there are.

use super::level::{self, Levels};
use super::rules::{Rule, Told};
use super::{Draft, Edit, Finding, Params, Severity, Span};

/// Findings as they are made: some are kept, all are counted.
pub(crate) struct Findings {
    kept: Vec<Finding>,
    /// How many are kept at most.
    cap: usize,
    total: usize,
    errors: usize,
    /// How many errors have no mend, or one that nobody wants to know.
    unmended: usize,
    /// How many bytes of pointers may still be kept: they repeat the names of a text, and a thousand
    /// of a million bytes each are more than JavaScript's strings can hold.
    room: usize,
    /// The mends of all findings, where they are wanted.
    mends: Option<Vec<Mend>>,
    /// The levels of rules, where somebody sets them.
    levels: Option<Levels>,
}

/// The mend of a finding, which is one edit: so two that do not overlap can be applied together.
pub(crate) struct Mend {
    pub edit: Edit,
    /// The finding; of the first ones alone, as many as are kept.
    pub finding: Option<Finding>,
}

/// The most bytes of pointers that are kept.
const ROOM: usize = 1 << 25;

impl Findings {
    /// Keeps the first `cap` findings.
    pub fn new(cap: usize) -> Self {
        Self {
            kept: Vec::new(),
            cap,
            total: 0,
            errors: 0,
            unmended: 0,
            room: ROOM,
            mends: None,
            levels: None,
        }
    }

    /// Keeps the first `cap` findings, and the mends of all.
    pub fn with_mends(cap: usize) -> Self {
        Self {
            mends: Some(Vec::new()),
            ..Self::new(cap)
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
    #[allow(clippy::needless_pass_by_value)] // a rule is written where it is told, best without `&`
    pub fn add(
        &mut self,
        told: impl Told,
        pointer: impl FnOnce() -> String,
        detail: impl FnOnce(&mut Draft) -> &mut Draft,
    ) {
        let Some(mut draft) = self.begin(told.rule()) else {
            return;
        };
        detail(&mut draft);
        let pointer = draft.is_worded().then(pointer);
        self.end(draft, &told, pointer.unwrap_or_default());
    }

    /// Counts a finding of `rule`; gives its draft, where something of it is wanted.
    // What does not vary is not put in line: there are some 150 places where something is found.
    #[inline(never)]
    pub fn begin(&mut self, rule: &'static Rule) -> Option<Box<Draft>> {
        let severity = level::severity_of(rule, self.levels.as_ref())?;
        self.count(severity);
        let is_listed = self.has_room(self.kept.len());
        let mends = self.mends.as_ref().map(Vec::len);
        let with_mend = mends.is_some_and(|it| self.has_room(it));
        if is_listed || mends.is_some() {
            return Some(Draft::new(rule, severity, is_listed, with_mend));
        }
        self.unmended += usize::from(severity == Severity::Error);
        None
    }

    /// Keeps what is wanted of a finding whose draft is done.
    #[inline(never)]
    #[allow(clippy::boxed_local)] // out of its box, it would be copied wherever something is found
    pub fn end(&mut self, mut draft: Box<Draft>, told: &dyn Told, pointer: String) {
        if draft.is_worded() {
            draft.word(told.rule(), Params::of(told), pointer);
        }
        let is_mended = draft.is_mended();
        let Draft {
            finding,
            edit,
            is_listed,
            ..
        } = *draft;
        let is_unmended = edit.is_none() && finding.severity == Severity::Error;
        self.unmended += usize::from(is_unmended);
        if let (Some(mends), Some(edit)) = (&mut self.mends, edit) {
            let finding = is_mended.then(|| finding.clone());
            self.room = room_after(self.room, finding.as_ref());
            mends.push(Mend { edit, finding });
        }
        if is_listed {
            self.keep(finding);
        }
    }

    /// Adds a finding that is complete.
    pub fn push(&mut self, finding: Finding) {
        self.count(finding.severity);
        let is_unmended = finding.fix.is_none() && finding.severity == Severity::Error;
        self.unmended += usize::from(is_unmended);
        if self.has_room(self.kept.len()) {
            self.keep(finding);
        }
    }

    fn count(&mut self, severity: Severity) {
        self.total += 1;
        self.errors += usize::from(severity == Severity::Error);
    }

    /// Whether there is room for one more finding than `count`.
    fn has_room(&self, count: usize) -> bool {
        count < self.cap && self.room > 0
    }

    fn keep(&mut self, finding: Finding) {
        self.room = room_after(self.room, Some(&finding));
        self.kept.push(finding);
    }

    /// Counts findings that were made elsewhere and not kept there.
    pub fn count_unlisted(&mut self, count: usize, with_errors: bool) {
        self.total += count;
        self.errors += usize::from(with_errors);
        self.unmended += usize::from(with_errors);
    }

    /// Takes back the mend that edits `span`: it would take away what others are seen by.
    pub fn withdraw_mend(&mut self, span: Span) {
        let is_it = |it: &Edit| (it.start, it.end) == (span.start, span.end);
        for finding in &mut self.kept {
            finding.fix.take_if(|it| it.edits.iter().any(is_it));
        }
        if let Some(mends) = &mut self.mends {
            mends.retain(|it| !is_it(&it.edit));
        }
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

    /// Whether there are errors that no mend is known of.
    pub fn has_unmended_errors(&self) -> bool {
        self.unmended > 0
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

/// The room for pointers that is left behind those of a finding.
fn room_after(room: usize, finding: Option<&Finding>) -> usize {
    let taken = finding.map_or(0, |it| {
        let related = it.related.iter().map(|it| it.pointer.len());
        it.pointer.len() + related.sum::<usize>()
    });
    room.saturating_sub(taken)
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
