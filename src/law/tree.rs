//! A rule file as a tree of values: the shape of the RON text, before any of its words mean something.
//!
//! Every letter borrows from the file, so that the place of any piece is known by its address (see `Source`). The notation is
//! RON's, of which rule files use texts, whole numbers, words, lists and forms; a test holds every file against the `ron` crate.
//! It is read here once and without types, since a reader made for each type of the language was a fifth of the browser's module.

use std::borrow::Cow;

/// How deep brackets may stand inside one another.
const DEPTH: usize = 64;

/// A value of a rule file.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The letters that it stands in.
    pub at: &'a str,
    /// What it is.
    pub kind: Kind<'a>,
}

/// The shapes of values.
#[derive(Clone, Debug)]
pub enum Kind<'a> {
    /// `"text"`, on one line.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(u64),
    /// `ssn`.
    Word,
    /// `[a, b]`.
    List(Vec<Node<'a>>),
    /// `Within(30, Days, determined)`: the name, which may be missing, and what stands in the brackets.
    Call(&'a str, Vec<Node<'a>>),
    /// `Duty(id: "…")`: the name, which may be missing, and the fields.
    Form(&'a str, Vec<(&'a str, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// The name of a word, a call or a form; empty where there is none.
    pub fn name(&self) -> &'a str {
        match self.kind {
            Kind::Word => self.at,
            Kind::Call(name, _) | Kind::Form(name, _) => name,
            _ => "",
        }
    }

    /// The letters to underline where the value as a whole is meant: its name, or the bracket or mark that it begins with.
    pub fn head(&self) -> &'a str {
        match (self.name(), &self.kind) {
            ("", Kind::List(_) | Kind::Call(..) | Kind::Form(..)) => self.at.get(..1).unwrap_or(self.at),
            ("", _) => self.at,
            (name, _) => name,
        }
    }

    /// What stands in the brackets of a call.
    pub fn args(&self) -> &[Self] {
        match &self.kind {
            Kind::Call(_, args) => args,
            _ => &[],
        }
    }
}

/// Where a text is no RON: the letters, what is wrong with them, and how to mend it.
pub struct Broken<'a> {
    pub at: &'a str,
    pub message: &'static str,
    pub help: Option<&'static str>,
}

impl<'a> Broken<'a> {
    const fn new(at: &'a str, message: &'static str, help: &'static str) -> Self {
        Self { at, message, help: Some(help) }
    }
}

/// Reads a whole text.
///
/// # Errors
///
/// The first place where it is no RON.
pub fn tree(text: &str) -> Result<Node<'_>, Broken<'_>> {
    let mut parser = Parser { rest: text, depth: 0 };
    let node = parser.value()?;
    parser.blanks()?;
    if parser.rest.is_empty() {
        Ok(node)
    } else {
        Err(Broken { at: parser.here(), message: "nothing may follow here", help: None })
    }
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn value(&mut self) -> Result<Node<'a>, Broken<'a>> {
        self.blanks()?;
        let start = self.rest;
        let kind = match start.bytes().next() {
            Some(b'"') => Kind::Text(self.text()?),
            Some(b'[') => Kind::List(self.items(']')?),
            Some(b'(') => self.brackets("")?,
            Some(b'0'..=b'9' | b'-' | b'+') => Kind::Number(self.number()?),
            Some(first) if first.is_ascii_alphabetic() || first == b'_' => {
                let name = self.word();
                let after = self.rest;
                self.blanks()?;
                if self.rest.starts_with('(') {
                    self.brackets(name)?
                } else {
                    self.rest = after;
                    Kind::Word
                }
            }
            None => return Err(self.end()),
            Some(_) => {
                let help = "a text in quotation marks, a number, a word, a list [ … ] or a form Name( … )";
                return Err(Broken::new(self.here(), "expected a value", help));
            }
        };
        Ok(Node { at: self.since(start), kind })
    }

    /// What stands in round brackets: fields, where the first is followed by a colon, or values.
    fn brackets(&mut self, name: &'a str) -> Result<Kind<'a>, Broken<'a>> {
        let mut ahead = Parser { rest: self.rest.get(1..).unwrap_or_default(), depth: 0 };
        ahead.blanks()?;
        let named = !ahead.word().is_empty() && {
            ahead.blanks()?;
            ahead.rest.starts_with(':')
        };
        if !named {
            return Ok(Kind::Call(name, self.items(')')?));
        }
        let mut fields = Vec::new();
        self.list(')', |parser| {
            let key = parser.word();
            if key.is_empty() {
                return Err(Broken { at: parser.here(), message: "expected the name of a field", help: None });
            }
            parser.blanks()?;
            let Some(rest) = parser.rest.strip_prefix(':') else {
                let message = "expected a colon after the name of the field";
                return Err(Broken { at: parser.here(), message, help: None });
            };
            parser.rest = rest;
            fields.push((key, parser.value()?));
            Ok(())
        })?;
        Ok(Kind::Form(name, fields))
    }

    fn items(&mut self, close: char) -> Result<Vec<Node<'a>>, Broken<'a>> {
        let mut items = Vec::new();
        self.list(close, |parser| {
            items.push(parser.value()?);
            Ok(())
        })?;
        Ok(items)
    }

    /// An opening bracket, items with commas between them and perhaps after the last, and the closing bracket.
    fn list(
        &mut self,
        close: char,
        mut item: impl FnMut(&mut Self) -> Result<(), Broken<'a>>,
    ) -> Result<(), Broken<'a>> {
        if self.depth == DEPTH {
            return Err(Broken { at: self.here(), message: "too many brackets inside one another", help: None });
        }
        self.depth += 1;
        self.skip(1);
        loop {
            self.blanks()?;
            if self.rest.starts_with(close) {
                break;
            }
            item(self)?;
            self.blanks()?;
            if self.rest.starts_with(',') {
                self.skip(1);
            } else if self.rest.is_empty() {
                return Err(self.end());
            } else if !self.rest.starts_with(close) {
                let message = "expected a comma or the closing bracket";
                return Err(Broken { at: self.here(), message, help: None });
            }
        }
        self.skip(1);
        self.depth -= 1;
        Ok(())
    }

    /// A text in quotation marks. Prose may run over several lines of the file; the line breaks are the file's, not the text's.
    fn text(&mut self) -> Result<Cow<'a, str>, Broken<'a>> {
        let open = self.here();
        self.skip(1);
        let start = self.rest;
        let mut plain: Option<String> = None;
        loop {
            let Some(stop) = self.rest.find(['"', '\\']) else {
                return Err(Broken::new(open, "the text has no end", "a quotation mark is not closed"));
            };
            let (piece, rest) = self.rest.split_at_checked(stop).unwrap_or_default();
            self.rest = rest;
            if rest.starts_with('"') {
                self.skip(1);
                let Some(mut text) = plain else {
                    let text = start.get(..start.len() - rest.len()).unwrap_or_default();
                    return Ok(if text.contains('\n') { folded(text).into() } else { Cow::Borrowed(text) });
                };
                text.push_str(piece);
                return Ok(folded(&text).into());
            }
            let text = plain.get_or_insert_default();
            text.push_str(piece);
            text.push(match rest.as_bytes().get(1) {
                // At the end of a line: the text goes on with the next letter.
                Some(b'\n' | b'\r') => {
                    self.rest = rest.get(1..).unwrap_or_default().trim_start();
                    continue;
                }
                Some(b'n') => '\n',
                Some(b't') => '\t',
                Some(b'"') => '"',
                Some(b'\\') => '\\',
                _ => {
                    let help = "after a backslash stand n, t, a quotation mark or a backslash; other letters stand as they are";
                    return Err(Broken::new(self.here(), "no such escape", help));
                }
            });
            self.skip(2);
        }
    }

    fn number(&mut self) -> Result<u64, Broken<'a>> {
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && !"+-._".contains(c));
        let letters = self.rest.get(..end.unwrap_or(self.rest.len())).unwrap_or_default();
        let digits: String = letters.chars().filter(|&letter| letter != '_').collect();
        let number = digits.parse().ok().filter(|_| !digits.starts_with('+'));
        let Some(number) = number else {
            return Err(Broken { at: letters, message: "expected a whole number", help: None });
        };
        self.skip(letters.len());
        Ok(number)
    }

    /// A word, or nothing where none stands here.
    fn word(&mut self) -> &'a str {
        let start = self.rest;
        if !start.starts_with(|c: char| c.is_ascii_digit()) {
            let end = start.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            self.skip(end.unwrap_or(start.len()));
        }
        self.since(start)
    }

    /// Blanks, line breaks and remarks.
    fn blanks(&mut self) -> Result<(), Broken<'a>> {
        loop {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if self.rest.starts_with("//") {
                self.rest = self.rest.split_once('\n').map_or("", |(_, after)| after);
            } else if self.rest.starts_with("/*") {
                let Some((_, after)) = self.rest.split_once("*/") else {
                    return Err(Broken::new(self.here(), "the remark has no end", "close it with */"));
                };
                self.rest = after;
            } else {
                return Ok(());
            }
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn since(&self, start: &'a str) -> &'a str {
        start.get(..start.len() - self.rest.len()).unwrap_or_default()
    }

    /// The letter at hand.
    fn here(&self) -> &'a str {
        let length = self.rest.chars().next().map_or(0, char::len_utf8);
        self.rest.get(..length).unwrap_or_default()
    }

    fn end(&self) -> Broken<'a> {
        Broken::new(self.rest, "the file ends too early", "a bracket or a quotation mark is not closed")
    }
}

/// The text on one line, each run of blanks and line breaks as one blank.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Kind, tree};

    fn broken(text: &str) -> (usize, &'static str) {
        let Err(broken) = tree(text) else { panic!("it is RON: {text}") };
        (broken.at.as_ptr() as usize - text.as_ptr() as usize, broken.message)
    }

    #[test]
    fn every_shape_borrows_its_letters() {
        let text = "Law( // remark\n id: \"a b\", list: [x, 3_000,], /* y */ due: Within(30, Days, e), none: (), )";
        let node = tree(text).ok().unwrap();
        let Kind::Form("Law", fields) = &node.kind else { panic!("{node:?}") };
        let letters: Vec<(&str, &str)> = fields.iter().map(|(key, node)| (*key, node.at)).collect();
        let expected = [("id", "\"a b\""), ("list", "[x, 3_000,]"), ("due", "Within(30, Days, e)"), ("none", "()")];
        assert_eq!(letters, expected);
        assert!(matches!(fields[0].1.kind, Kind::Text(std::borrow::Cow::Borrowed("a b"))));
        assert!(matches!(&fields[1].1.kind, Kind::List(items) if matches!(items[1].kind, Kind::Number(3000))));
        assert_eq!(fields[2].1.args().len(), 3);
    }

    #[test]
    fn prose_over_several_lines_is_one_line() {
        for (text, expected) in
            [("\"one\n   two\"", "one two"), ("\"one \\\n   two\"", "one two"), (r#""a \"b\" \\ c""#, r#"a "b" \ c"#)]
        {
            let node = tree(text).ok().unwrap();
            assert!(matches!(&node.kind, Kind::Text(text) if text == expected), "{node:?}");
        }
    }

    #[test]
    fn what_is_no_ron_is_refused_at_its_place() {
        assert_eq!(broken("A(b: 1 c: 2)"), (7, "expected a comma or the closing bracket"));
        assert_eq!(broken("A(b: 1, 2)"), (8, "expected the name of a field"));
        assert_eq!(broken("A(b: 1, c 2)"), (10, "expected a colon after the name of the field"));
        assert_eq!(broken("A(b: -1)"), (5, "expected a whole number"));
        assert_eq!(broken("A(b: \"x)"), (5, "the text has no end"));
        assert_eq!(broken("A(b: [x"), (7, "the file ends too early"));
        assert_eq!(broken("A() B"), (4, "nothing may follow here"));
        assert_eq!(broken("A(/* b"), (2, "the remark has no end"));
        assert_eq!(broken("A(b: ?)"), (5, "expected a value"));
        assert_eq!(broken("\"\\x\""), (1, "no such escape"));
        assert_eq!(broken(&"[".repeat(100)).1, "too many brackets inside one another");
    }
}
