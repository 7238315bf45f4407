//! What must hold of any bytes, where it takes the inside of the crate to see it: fuzz targets and
//! tests share it. What is seen from outside is in `tests/checks`.

pub use crate::json::agree as reader_agrees;
pub use crate::validate::quick_way_agrees;

#[cfg(test)]
#[path = "../tests/checks/corpus.rs"]
mod corpus;

#[cfg(test)]
mod tests {
    use super::corpus::{Mutations, neighbours, texts};
    use super::*;

    #[test]
    fn of_the_corpus() {
        for text in texts() {
            reader_agrees(&text);
            quick_way_agrees(&text);
        }
    }

    #[test]
    fn of_neighbours_of_the_corpus() {
        for name in [
            "fuzz/seeds/alike.json",
            "fuzz/seeds/alike-parted-oddly.json",
        ] {
            neighbours(name, quick_way_agrees);
        }
        for name in ["fuzz/seeds/escapes.json", "fuzz/seeds/comments.json"] {
            neighbours(name, reader_agrees);
        }
    }

    #[test]
    fn of_mutations_of_the_corpus() {
        for text in Mutations::of(texts(), 1).take(60_000) {
            reader_agrees(&text);
        }
        for text in Mutations::of(texts(), 2).take(30_000) {
            quick_way_agrees(&text);
        }
    }
}
