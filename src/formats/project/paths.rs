/// A path in steps: its root (`/`, `c:`, `\\server\share`; empty for a relative one) and the names after it.
/// Unix and Windows paths are understood on both systems, so that projects are portable.
struct Steps<'a> {
    root: String,
    names: Vec<&'a str>,
}

impl<'a> Steps<'a> {
    fn of(path: &'a str) -> Self {
        let split = |rest: &'a str, windows: bool| -> Vec<&'a str> {
            let between = move |c: char| c == '/' || windows && c == '\\';
            rest.split(between).filter(|name| !name.is_empty() && *name != ".").collect()
        };
        let bytes = path.as_bytes();
        if bytes.len() >= 2 && bytes[1] == b':' && bytes[0].is_ascii_alphabetic() {
            let (drive, rest) = path.split_at(2);
            return Self { root: drive.to_ascii_lowercase(), names: split(rest, true) };
        }
        if path.starts_with("\\\\") {
            let mut names = split(path, true);
            let share: Vec<&str> = names.drain(..names.len().min(2)).collect();
            return Self { root: format!("\\\\{}", share.join("\\")).to_lowercase(), names };
        }
        let root = if path.starts_with('/') { "/".to_owned() } else { String::new() };
        Self { root, names: split(path, false) }
    }

    fn is_windows(&self) -> bool {
        !self.root.is_empty() && self.root != "/"
    }
}

/// The path of a file relative to a folder, with `/` as separator, if both have a common ancestor; otherwise,
/// and on another drive, the path unchanged.
pub fn relative(folder: &str, path: &str) -> String {
    let (from, to) = (Steps::of(folder), Steps::of(path));
    if from.root.is_empty() || from.root != to.root || from.names.contains(&"..") || to.names.contains(&"..")
    {
        return path.to_owned();
    }
    let windows = from.is_windows();
    let same = |a: &str, b: &str| a == b || windows && a.eq_ignore_ascii_case(b);
    let common = from.names.iter().zip(&to.names).take_while(|(a, b)| same(a, b)).count();
    // A path up to the root reveals as much about the machine as the absolute path.
    if common == 0 && !from.names.is_empty() || common >= to.names.len() {
        return path.to_owned();
    }
    let ups = from.names.iter().skip(common).map(|_| "..");
    let names: Vec<&str> = ups.chain(to.names.iter().skip(common).copied()).collect();
    // A name that looks like a drive or contains the other system's separator requires the absolute path.
    let unclear = !windows && names.iter().any(|n| n.contains('\\'))
        || names.first().is_some_and(|n| n.as_bytes().get(1) == Some(&b':'));
    if unclear { path.to_owned() } else { names.join("/") }
}

/// Resolves a path of a project file against the project's folder.
pub fn absolute(folder: &str, path: &str) -> String {
    let (from, to) = (Steps::of(folder), Steps::of(path));
    if !to.root.is_empty() || from.root.is_empty() {
        return path.to_owned();
    }
    let mut names: Vec<&str> = from.names;
    // A relative path may have been written by hand on the other system.
    let slashes = path.replace('\\', "/");
    for name in slashes.split('/').filter(|name| !name.is_empty() && *name != ".") {
        match name {
            ".." => _ = names.pop(),
            name => names.push(name),
        }
    }
    let (root, between) = match folder.as_bytes() {
        [b'/', ..] => ("/".to_owned(), "/"),
        [drive, b':', ..] => (format!("{}:\\", char::from(*drive)), "\\"),
        _ => (format!("{}\\", from.root), "\\"),
    };
    root + &names.join(between)
}

/// The last component of a path of either system.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|name| !name.is_empty()).unwrap_or(path)
}

/// The parent folder of a path.
pub fn folder_of(path: &str) -> &str {
    let end = path.rfind(if Steps::of(path).is_windows() { &['/', '\\'][..] } else { &['/'][..] });
    match end {
        Some(0) => &path[..1],
        Some(at) => &path[..at],
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_below_or_beside_the_project_is_reported_relative_to_it() {
        for (folder, path, relative_path) in [
            ("/home/r/brief", "/home/r/brief/data/a.csv", "data/a.csv"),
            ("/home/r/brief", "/home/r/a.csv", "../a.csv"),
            ("/home/r/brief", "/home/r/other/a.csv", "../other/a.csv"),
            ("/", "/a.csv", "a.csv"),
            ("C:\\Users\\R\\Brief", "c:\\users\\r\\Data\\a.csv", "../Data/a.csv"),
            ("\\\\server\\share\\brief", "\\\\Server\\Share\\brief\\a b.csv", "a b.csv"),
        ] {
            assert_eq!(relative(folder, path), relative_path, "{path} from {folder}");
        }
    }

    #[test]
    fn a_file_elsewhere_is_told_by_its_whole_path() {
        for (folder, path) in [
            ("/home/r/brief", "/mnt/data/a.csv"),
            ("C:\\brief", "D:\\data\\a.csv"),
            ("C:\\brief", "\\\\server\\share\\a.csv"),
            ("/home/r/brief", "C:\\data\\a.csv"),
            ("/home/r/brief", "/home/r/brief/odd\\name.csv"),
            ("/home/r/brief", "/home/r/brief/c:odd.csv"),
            ("", "/home/r/a.csv"),
        ] {
            assert_eq!(relative(folder, path), path, "{path} from {folder}");
            assert_eq!(absolute(folder, path), path, "{path} from {folder}");
        }
    }

    #[test]
    fn a_relative_path_leads_back_to_the_file() {
        for (folder, path) in [
            ("/home/r/brief", "/home/r/brief/data/a.csv"),
            ("/home/r/brief", "/home/r/other/الموصل.csv"),
            ("C:\\Users\\R\\Brief", "C:\\Users\\R\\Data\\a.csv"),
            ("/", "/a.csv"),
        ] {
            assert_eq!(absolute(folder, &relative(folder, path)), path);
        }
        assert_eq!(absolute("/home/r", "data\\a.csv"), "/home/r/data/a.csv", "as written by hand on Windows");
        assert_eq!(absolute("/home", "../../../etc/a.csv"), "/etc/a.csv", "never above the root");
    }

    #[test]
    fn name_and_folder_are_found_in_paths_of_both_systems() {
        for (path, folder, name) in [
            ("/home/r/a.csv", "/home/r", "a.csv"),
            ("/a.csv", "/", "a.csv"),
            ("a.csv", "", "a.csv"),
            ("C:\\data\\a.csv", "C:\\data", "a.csv"),
        ] {
            assert_eq!((folder_of(path), file_name(path)), (folder, name));
        }
    }
}
