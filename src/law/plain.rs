//! A rule file without what is there for the reader alone: remarks, blank lines, indentation.
//!
//! Also compiled into `build.rs`, so that the files on board carry no remarks, and used for the digest, so that a remark or
//! a new layout leaves it as it is.

/// The text without remarks (`// …`, `/* … */`), blank lines and blanks at both ends of lines. What stands in quotation marks is
/// left as it is.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' => quoted(rest),
            '/' if rest.starts_with("//") => {
                rest = rest.split_once('\n').map_or("", |(remark, _)| rest.get(remark.len()..).unwrap_or_default());
                continue;
            }
            '/' if rest.starts_with("/*") => {
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            '\n' => {
                let length = plain.trim_end_matches([' ', '\t', '\r']).len();
                plain.truncate(length);
                if !plain.is_empty() && !plain.ends_with('\n') {
                    plain.push('\n');
                }
                rest = rest.trim_start();
                continue;
            }
            ' ' | '\t' | '\r' if plain.is_empty() || plain.ends_with('\n') => {
                rest = rest.trim_start_matches([' ', '\t', '\r']);
                continue;
            }
            other => other.len_utf8(),
        };
        let (piece, after) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        plain.push_str(piece);
        rest = after;
    }
    plain
}

/// The length of a text in quotation marks, at whose first mark `rest` begins.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (index, letter) in rest.char_indices().skip(1) {
        match letter {
            '"' if !escaped => return index + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn remarks_and_layout_go_and_texts_stay() {
        let text = "// head\nLaw(\n    id: \"us-tx\", // why\n\n    note: \"see https://x // y\n        and \\\" z\",\n    /* a\n b */ kind: Statute,\n)\n";
        let expected = "Law(\nid: \"us-tx\",\nnote: \"see https://x // y\n        and \\\" z\",\nkind: Statute,\n)\n";
        assert_eq!(plain(text), expected);
        assert_eq!(plain(expected), expected, "plain text stays as it is");
    }

    #[test]
    fn an_open_quotation_mark_ends_with_the_file() {
        assert_eq!(plain("a: \"b // c"), "a: \"b // c");
    }
}
