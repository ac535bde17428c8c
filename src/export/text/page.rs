//! A page of text: wrapping, labels, and colour where the reader's terminal takes it.

/// How wide the page is, and whether it is coloured.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns; a word that is longer stands on a line of its own.
    pub width: usize,
    /// Plain, or with ANSI escapes.
    pub paint: Paint,
}

impl Default for Layout {
    fn default() -> Self {
        Self { width: 100, paint: Paint::Plain }
    }
}

/// Whether colours are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Text alone.
    Plain,
    /// ANSI escapes around what stands out.
    Ansi,
}

/// What stands out, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Nothing.
    Body,
    /// Heads and deadlines.
    Strong,
    /// What is late, or what cannot be missed.
    Alarm,
    /// What is open.
    Open,
    /// What is settled well.
    Good,
    /// What only a second look needs.
    Dim,
}

impl Style {
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Body => None,
            Self::Strong => Some("1"),
            Self::Alarm => Some("1;31"),
            Self::Open => Some("33"),
            Self::Good => Some("32"),
            Self::Dim => Some("2"),
        }
    }
}

/// Columns of a label such as `Send to`.
const LABEL: usize = 10;

/// The page under the pen.
pub(super) struct Page {
    layout: Layout,
    out: String,
}

impl Page {
    pub(super) fn new(layout: Layout) -> Self {
        // Narrower than this, labels and text have no room side by side.
        let width = layout.width.max(40);
        Self { layout: Layout { width, ..layout }, out: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A heading between blank lines.
    pub(super) fn section(&mut self, title: &str) {
        self.blank();
        self.text(0, Style::Strong, title);
        self.blank();
    }

    /// A paragraph, wrapped and indented.
    pub(super) fn text(&mut self, indent: usize, style: Style, text: &str) {
        self.hanging(indent, indent, style, text);
    }

    /// A paragraph that starts with a bullet.
    pub(super) fn bullet(&mut self, indent: usize, style: Style, text: &str) {
        self.hanging(indent, indent + 2, style, &format!("- {text}"));
    }

    /// A labelled paragraph: the label at the indent, the text in the column behind it.
    pub(super) fn labelled(&mut self, indent: usize, label: &str, style: Style, text: &str) {
        let column = indent + LABEL;
        for (at, line) in wrapped(text, self.layout.width.saturating_sub(column)).iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            self.out.push_str(&" ".repeat(indent));
            let padded = format!("{label:LABEL$}");
            self.painted(if label.is_empty() { Style::Body } else { Style::Dim }, &padded);
            self.painted(style, line);
            self.out.push('\n');
        }
    }

    /// Two texts on a line, the second at the right edge; on two lines where they have no room.
    pub(super) fn apart(&mut self, indent: usize, left: (Style, &str), right: (Style, &str)) {
        let (first, second) = (clean(left.1), clean(right.1));
        let used = indent + first.chars().count() + second.chars().count();
        if second.is_empty() || used + 2 > self.layout.width {
            self.text(indent, left.0, &first);
            self.text(indent, right.0, &second);
            return;
        }
        self.out.push_str(&" ".repeat(indent));
        self.painted(left.0, &first);
        self.out.push_str(&" ".repeat(self.layout.width - used));
        self.painted(right.0, &second);
        self.out.push('\n');
    }

    fn hanging(&mut self, first: usize, rest: usize, style: Style, text: &str) {
        let lines = wrapped(text, self.layout.width.saturating_sub(rest));
        for (at, line) in lines.iter().enumerate() {
            self.out.push_str(&" ".repeat(if at == 0 { first } else { rest }));
            self.painted(style, line);
            self.out.push('\n');
        }
    }

    fn painted(&mut self, style: Style, text: &str) {
        match style.code().filter(|_| self.layout.paint == Paint::Ansi) {
            Some(code) => {
                self.out.push_str("\u{1b}[");
                self.out.push_str(code);
                self.out.push('m');
                self.out.push_str(text);
                self.out.push_str("\u{1b}[0m");
            }
            None => self.out.push_str(text),
        }
    }
}

/// Control characters of the input (an escape sequence in a name, say) must not reach a terminal: they become spaces.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Lines of at most `width` characters, broken at spaces.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let clean = clean(text);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in clean.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
