//! Which files of a module need one another in a ring. A reference counts from the file it is
//! written in to the file that defines what it names, however many `mod.rs` hand that on; handing
//! on alone is no reference. Tests are left out: they may look at whatever they test.
//!
//! Out of scope: methods. `impl Table` in two files may call each other's functions unseen.

use std::collections::{BTreeMap, BTreeSet};

use crate::tokens::{Path, Token, paths, tokens, without_tests};

/// Files that need one another, and the references that make it so.
#[derive(Debug)]
pub struct Ring {
    pub files: BTreeSet<String>,
    /// `from.rs:12 → to.rs (super::Thing)`.
    pub references: Vec<String>,
}

/// The rings of a crate whose sources are given by path and text.
pub fn rings(sources: &[(&str, &str)]) -> Vec<Ring> {
    let tree = Tree::new(sources);
    let edges: Vec<Edge> = (0..tree.modules.len()).flat_map(|m| tree.edges(m)).collect();
    let reach: Vec<BTreeSet<usize>> = (0..tree.modules.len()).map(|m| reached(m, &edges)).collect();
    let mut rings = Vec::new();
    let mut seen = BTreeSet::new();
    for m in 0..reach.len() {
        let ring: BTreeSet<usize> = reach[m].iter().copied().filter(|n| reach[*n].contains(&m)).collect();
        if ring.len() > 1 && seen.insert(ring.clone()) {
            let inside = edges.iter().filter(|e| ring.contains(&e.from) && ring.contains(&e.to));
            let references = inside.map(|e| tree.reference(e)).collect();
            rings.push(Ring {
                files: ring.iter().map(|m| tree.modules[*m].file.clone()).collect(),
                references,
            });
        }
    }
    rings
}

/// Paths into the crate that were followed to nothing: each is a hole in this check.
pub fn unresolved(sources: &[(&str, &str)]) -> Vec<String> {
    let tree = Tree::new(sources);
    let mut out = Vec::new();
    for (at, module) in tree.modules.iter().enumerate() {
        for path in &module.paths {
            let into_crate = matches!(path.parts[0].as_str(), "crate" | "super" | "self" | "iraq_risk_atlas");
            if into_crate && path.parts.len() > 1 && tree.resolve(at, path).is_none() {
                out.push(format!("{}:{}: {}", module.file, path.line, path.parts.join("::")));
            }
        }
    }
    out
}

struct Edge {
    from: usize,
    to: usize,
    line: usize,
    name: String,
}

fn reached(from: usize, edges: &[Edge]) -> BTreeSet<usize> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(m) = open.pop() {
        for edge in edges.iter().filter(|e| e.from == m) {
            if seen.insert(edge.to) {
                open.push(edge.to);
            }
        }
    }
    seen
}

/// One file and what it holds.
struct Module {
    file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    /// What it defines, and whether that is a trait: a trait is used without being named.
    items: BTreeMap<String, bool>,
    paths: Vec<Path>,
}

#[derive(Clone, Copy, PartialEq)]
enum Target {
    Module(usize),
    Item { file: usize, is_trait: bool },
}

struct Tree {
    modules: Vec<Module>,
}

impl Tree {
    fn new(sources: &[(&str, &str)]) -> Self {
        let mut tree = Tree { modules: Vec::new() };
        tree.add(sources, "lib.rs", "", None);
        tree
    }

    /// Adds a file and the files of the modules that it declares outside tests.
    fn add(
        &mut self,
        sources: &[(&str, &str)],
        file: &str,
        folder: &str,
        parent: Option<usize>,
    ) -> Option<usize> {
        let (_, text) = sources.iter().find(|(path, _)| *path == file)?;
        let words = without_tests(&tokens(text));
        let at = self.modules.len();
        let (items, paths) = (items(&words), paths(&words));
        self.modules.push(Module { file: file.to_owned(), parent, children: BTreeMap::new(), items, paths });
        for name in declared_modules(&words) {
            let folder = format!("{folder}{name}/");
            let file = folder.trim_end_matches('/').to_owned() + ".rs";
            let child = self
                .add(sources, &file, &folder, Some(at))
                .or_else(|| self.add(sources, &format!("{folder}mod.rs"), &folder, Some(at)));
            if let Some(child) = child {
                self.modules[at].children.insert(name, child);
            }
        }
        Some(at)
    }

    fn reference(&self, edge: &Edge) -> String {
        let file = |m: usize| &self.modules[m].file;
        format!("{}:{} → {} ({})", file(edge.from), edge.line, file(edge.to), edge.name)
    }

    /// The references of one file to others of its module.
    fn edges(&self, from: usize) -> Vec<Edge> {
        let mut out = Vec::new();
        for path in &self.modules[from].paths {
            let hands_on = path.public && !self.modules[from].children.is_empty();
            if path.is_member || hands_on {
                continue;
            }
            let (to, is_trait) = match self.resolve(from, path) {
                Some(Target::Item { file, is_trait }) => (file, is_trait),
                // All of a file; what is taken from all of a folder is found by its names.
                Some(Target::Module(m)) if ends_in_glob(path) && self.modules[m].children.is_empty() => {
                    (m, true)
                }
                Some(Target::Module(_)) | None => continue,
            };
            // What a folder's `mod.rs` takes from its own files may be there for their sisters
            // only; what it needs itself it names again.
            let for_sisters = path.imported && !is_trait && self.lies_below(to, from);
            if to != from && !for_sisters && self.module_name(to) == self.module_name(from) {
                out.push(Edge { from, to, line: path.line, name: path.parts.join("::") });
            }
        }
        out
    }

    fn module_name(&self, m: usize) -> &str {
        self.modules[m].file.split('/').next().unwrap_or_default()
    }

    fn lies_below(&self, mut m: usize, top: usize) -> bool {
        while let Some(parent) = self.modules[m].parent {
            if parent == top {
                return true;
            }
            m = parent;
        }
        false
    }

    fn resolve(&self, from: usize, path: &Path) -> Option<Target> {
        self.resolve_parts(from, &path.parts, path.depth, 0)
    }

    fn resolve_parts(&self, from: usize, parts: &[String], depth: usize, steps: usize) -> Option<Target> {
        // `use a::a` may name itself on the way.
        if steps > 16 {
            return None;
        }
        match parts.first()?.as_str() {
            "crate" | "iraq_risk_atlas" => self.walk(0, &parts[1..], steps),
            "self" => self.walk(from, &parts[1..], steps),
            "super" => {
                let ups = parts.iter().take_while(|p| *p == "super").count();
                let mut module = from;
                for _ in depth..ups {
                    module = self.modules[module].parent?;
                }
                self.walk(module, &parts[ups..], steps)
            }
            _ => self.walk(from, parts, steps),
        }
    }

    fn walk(&self, module: usize, rest: &[String], steps: usize) -> Option<Target> {
        let Some((first, rest)) = rest.split_first() else { return Some(Target::Module(module)) };
        if first == "self" || first == "*" {
            return Some(Target::Module(module));
        }
        match self.lookup(module, first, rest.is_empty(), steps)? {
            Target::Module(m) => self.walk(m, rest, steps),
            item @ Target::Item { .. } => Some(item),
        }
    }

    /// What a name is in a module. A module and a function may bear one name (`disc::disc`): at
    /// the end of a path the function is meant.
    fn lookup(&self, module: usize, name: &str, is_last: bool, steps: usize) -> Option<Target> {
        let here = &self.modules[module];
        let child = here.children.get(name).map(|m| Target::Module(*m));
        if child.is_some() && !is_last {
            return child;
        }
        if let Some(is_trait) = here.items.get(name) {
            return Some(Target::Item { file: module, is_trait: *is_trait });
        }
        let imports = || here.paths.iter().filter(|p| p.imported);
        let named = imports().filter(|p| given_name(p) == Some(name));
        let globs = imports().filter(|p| ends_in_glob(p));
        let named = named.filter_map(|p| self.resolve_parts(module, &p.parts, p.depth, steps + 1));
        let through =
            globs.filter_map(|p| match self.resolve_parts(module, &p.parts, p.depth, steps + 1)? {
                Target::Module(m) if m != module => self.lookup(m, name, is_last, steps + 1),
                Target::Module(_) | Target::Item { .. } => None,
            });
        named.chain(through).next().or(child)
    }
}

fn ends_in_glob(path: &Path) -> bool {
    path.parts.last().is_some_and(|p| p == "*")
}

/// The name under which a `use` makes its path known.
fn given_name(path: &Path) -> Option<&str> {
    if let Some(alias) = &path.alias {
        return Some(alias);
    }
    let last = path.parts.iter().rev().find(|p| *p != "self")?;
    (last != "*").then_some(last)
}

fn declared_modules(words: &[Token]) -> Vec<String> {
    let found = words.windows(3).filter(|w| w[0].text == "mod" && w[2].text == ";");
    found.map(|w| w[1].text.clone()).collect()
}

/// What a file defines outside of all braces.
fn items(words: &[Token]) -> BTreeMap<String, bool> {
    let (mut out, mut depth) = (BTreeMap::new(), 0_usize);
    for (at, word) in words.iter().enumerate() {
        let ahead = |n: usize| words.get(at + n).map_or("", |t| t.text.as_str());
        let name = match word.text.as_str() {
            "{" => {
                depth += 1;
                continue;
            }
            "}" => {
                depth = depth.saturating_sub(1);
                continue;
            }
            "const" if ahead(1) == "fn" => continue,
            "mod" if ahead(2) == ";" => continue,
            "struct" | "enum" | "union" | "trait" | "type" | "const" | "static" | "fn" | "mod" => ahead(1),
            "macro_rules" => ahead(2),
            _ => continue,
        };
        if depth == 0 {
            out.insert(name.to_owned(), word.text == "trait");
        }
    }
    out
}
