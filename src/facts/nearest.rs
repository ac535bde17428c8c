//! "Did you mean": the known name nearest to a misspelt one.

/// The candidate with the smallest edit distance to `name`, if it is near enough to be meant: at most a third of the
/// longer of both names differs. Letter case does not count. Of equally near names the first one wins.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_ascii_lowercase();
    let scored = candidates.into_iter().filter_map(|candidate| {
        let distance = distance(&wanted, &candidate.to_ascii_lowercase());
        let longer = wanted.chars().count().max(candidate.chars().count());
        (distance * 3 <= longer).then_some((distance, candidate))
    });
    scored.min_by_key(|&(distance, _)| distance).map(|(_, candidate)| candidate)
}

/// Edit distance in characters, where swapping two neighbours counts once (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (i, x) in a.chars().enumerate() {
        let mut row = vec![i + 1];
        let mut left = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            let mut best = (left + 1).min(at(&last, j + 1) + 1).min(at(&last, j) + usize::from(x != y));
            let swapped = j > 0 && previous == Some(y) && b.get(j - 1) == Some(&x);
            if swapped {
                best = best.min(at(&before_last, j - 1) + 1);
            }
            row.push(best);
            left = best;
        }
        before_last = std::mem::replace(&mut last, row);
        previous = Some(x);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn counts_edits_and_swaps() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("recieve", "receive"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
    }

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let known = ["discovered", "determined", "ssn"];
        assert_eq!(nearest("discoverd", known), Some("discovered"));
        assert_eq!(nearest("Determined", known), Some("determined"));
        assert_eq!(nearest("snn", known), Some("ssn"));
        assert_eq!(nearest("zzzz", known), None);
    }
}
