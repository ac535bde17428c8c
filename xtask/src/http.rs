//! What is answered to a request: a file of the folder, its type, and the headers that hold the page to its promises.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The policy that the page needs: its own files and its own WebAssembly, nothing from anywhere else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      img-src 'self'; base-uri 'none'; form-action 'none'";

/// Head and body of an answer.
pub struct Answer {
    /// Status line and headers, with the empty line.
    pub head: String,
    /// The file; empty for HEAD.
    pub body: Vec<u8>,
}

/// The answer to a request line, from the files under `root`.
pub fn answer(request: &str, root: &Path) -> Answer {
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if !matches!(method, "GET" | "HEAD") {
        return write("405 Method Not Allowed", "text/plain", b"only GET and HEAD\n".to_vec(), false);
    }
    let found =
        path(target).map(|path| root.join(path)).and_then(|path| fs::read(&path).ok().map(|bytes| (path, bytes)));
    match found {
        Some((path, bytes)) => write("200 OK", kind(&path), bytes, method == "HEAD"),
        None => write("404 Not Found", "text/plain", b"no such file\n".to_vec(), method == "HEAD"),
    }
}

fn write(status: &str, kind: &str, body: Vec<u8>, head_only: bool) -> Answer {
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncontent-security-policy: {POLICY}\r\n\
         x-content-type-options: nosniff\r\nreferrer-policy: no-referrer\r\ncache-control: no-cache\r\nconnection: close\r\n\r\n",
        body.len()
    );
    Answer { head, body: if head_only { Vec::new() } else { body } }
}

/// The file that a target names; `None` where it points outside the folder.
fn path(target: &str) -> Option<PathBuf> {
    let name = target.split(['?', '#']).next().unwrap_or_default().strip_prefix('/')?;
    let name = if name.is_empty() { "index.html" } else { name };
    let path = PathBuf::from(name);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ext| ext.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{answer, path};
    use std::path::{Path, PathBuf};

    #[test]
    fn a_target_never_leaves_the_folder() {
        assert_eq!(path("/"), Some(PathBuf::from("index.html")));
        assert_eq!(path("/a/b.js?x=1"), Some(PathBuf::from("a/b.js")));
        for outside in ["/../Cargo.toml", "/a/../../b", "//etc/passwd", "etc", ""] {
            assert_eq!(path(outside), None, "{outside}");
        }
    }

    #[test]
    fn every_answer_carries_the_policy() {
        for request in ["GET / HTTP/1.1", "HEAD /src/main.rs HTTP/1.1", "POST / HTTP/1.1", ""] {
            let found = answer(request, Path::new(env!("CARGO_MANIFEST_DIR")));
            assert!(found.head.contains("content-security-policy: default-src 'none';"), "{request}");
        }
    }

    #[test]
    fn head_gives_the_length_and_no_body() {
        let found = answer("HEAD /src/main.rs HTTP/1.1", Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(found.head.starts_with("HTTP/1.1 200 OK") && found.body.is_empty());
    }
}
