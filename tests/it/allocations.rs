//! Reckoning a deadline allocates nothing: what is written down is written by the proof alone.

use super::mixed::Mixed;
use super::support::trials;

trials![reckoning_allocates_nothing];

fn reckoning_allocates_nothing() {
    let mixed = Mixed::new();
    let calendars = mixed.calendars();
    let mut latest = None;
    let counted = allocation_counter::measure(|| {
        for number in 0..100_000 {
            latest = latest.max(Some(mixed.deadline(number, &calendars).at));
        }
    });
    assert_eq!((counted.count_total, counted.bytes_total), (0, 0));
    // The mixture is one: it reaches over the years, and the counter counts.
    assert!(latest.unwrap().to_rfc3339().as_str() > "2036-06", "{latest:?}");
    assert_eq!(allocation_counter::measure(|| drop(std::hint::black_box(Box::new(latest)))).count_total, 1);
}
