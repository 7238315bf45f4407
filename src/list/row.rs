//! One item of a list.

use std::borrow::Cow;

use super::label::Label;
use crate::change::Addition;
use crate::delta::spelling::destination_meant;
use crate::finding::Span;
use crate::json::{Kind, push_token};
use crate::resource::DestinationType;

/// One item of a list.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own"
)]
pub(crate) struct Row {
    /// Its own id.
    pub id: Option<String>,
    /// What it refers to.
    pub reference: Option<String>,
    /// A text by itself: what the list is about, be that the one or the other.
    pub alone: Option<String>,
    /// Where it restores to, as it is written.
    pub destination: Option<String>,
    /// The browse session in which it was found.
    pub browse_session: Option<String>,
    /// The search that found it.
    pub search_response: Option<String>,
    /// How far it is, in the service's words; empty where nothing stands there.
    pub status: Option<String>,
    /// What it says of a failure of its own, of what is there.
    pub fault: Option<String>,
    /// Whether it is being removed, and so is as good as not there.
    pub is_going: bool,
    /// The addition as it was given, of a JSON list.
    pub given: Option<Addition>,
    /// What people call it, by the surest name first.
    pub labels: Vec<Label>,
    /// The policy that it belongs to.
    pub owner: Option<String>,
    /// The protection unit that its restore point is of.
    pub unit: Option<String>,
    /// What was meant as an id and is none, which was told.
    pub refused: Option<String>,
    /// Whether it may be something else altogether: nothing but the name `id` of its column says what it
    /// is, or it is a sentence as well.
    pub is_unsaid: bool,
    /// Whether it stands among words, so that it may be one of them.
    pub is_loose: bool,
    /// Whether it is a group.
    pub is_group: bool,
    /// Whether a dynamic rule made it.
    pub is_by_rule: bool,
    pub place: Place,
}

/// Where an item of a list stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// In text.
    Text(Span),
    /// In JSON: in which of its lists, at which index, and what it is there.
    Json {
        page: usize,
        index: usize,
        kind: Kind,
    },
}

impl Default for Place {
    fn default() -> Self {
        Self::Text(Span::new(0, 0))
    }
}

impl Place {
    /// Where it stands, of text.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Text(span) => Some(span),
            Self::Json { .. } => None,
        }
    }

    /// The pointer to it, of JSON whose lists have these.
    pub fn pointer(self, lists: &[String]) -> String {
        let Self::Json { page, index, .. } = self else {
            return String::new();
        };
        let mut pointer = lists.get(page).cloned().unwrap_or_default();
        push_token(&mut pointer, &index.to_string());
        pointer
    }
}

impl Row {
    /// What it refers to, where the list is about references.
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref().or(self.alone.as_deref())
    }

    /// The row with a place to restore to that stands in another property: as it was given, it lacks that.
    pub fn restored_to(self, place: Option<Cow<str>>) -> Self {
        match place.filter(|it| !it.trim().is_empty()) {
            Some(place) => Self {
                destination: Some(place.into_owned()),
                given: None,
                ..self
            },
            None => self,
        }
    }

    /// Where it restores to.
    pub fn destination(&self) -> Option<DestinationType> {
        destination_meant(self.destination.as_deref()?)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && self.reference().is_none()
    }
}
