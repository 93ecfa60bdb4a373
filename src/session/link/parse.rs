use std::str::FromStr;

use crate::geo::LonLat;

use super::link_error::LinkError;
use super::{LayerChoice, Link, LinkView, PROGRAM, quote};

impl FromStr for Link {
    type Err = LinkError;

    /// Parses an address, or a command with or without the program's name.
    fn from_str(text: &str) -> Result<Self, LinkError> {
        if Self::is_address(text) {
            return Self::of_address(text);
        }
        let mut words = quote::words(text)?.into_iter().peekable();
        if words.peek().is_some_and(|word| is_program(word)) {
            words.next();
        }
        let mut link = Self::default();
        let mut only_paths = false;
        while let Some(word) = words.next() {
            if only_paths || !word.starts_with('-') {
                path(&mut link, word)?;
            } else if word == "--" {
                only_paths = true;
            } else {
                let (name, value) = match word.split_once('=') {
                    Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                    None => (word, words.next()),
                };
                option(&mut link, &name, value)?;
            }
        }
        Ok(link)
    }
}

fn path(link: &mut Link, path: String) -> Result<(), LinkError> {
    match link.project.replace(path.clone()) {
        None => Ok(()),
        Some(first) => Err(LinkError::TwoProjects { first, second: path }),
    }
}

fn option(link: &mut Link, name: &str, value: Option<String>) -> Result<(), LinkError> {
    if !["--select", "--layers", "--at"].contains(&name) {
        return Err(LinkError::UnknownOption(name.to_owned()));
    }
    let Some(value) = value else {
        return Err(LinkError::NoValue(name.to_owned()));
    };
    let twice = match name {
        "--select" => link.select.replace(value).is_some(),
        "--layers" => link.layers.replace(value.parse().unwrap_or(LayerChoice::None)).is_some(),
        _ => link.at.replace(value.parse()?).is_some(),
    };
    if twice { Err(LinkError::Twice(name.to_owned())) } else { Ok(()) }
}

/// Whether a word is the program, with any path.
fn is_program(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    name.strip_suffix(".exe").unwrap_or(name) == PROGRAM
}

impl FromStr for LinkView {
    type Err = LinkError;

    /// `LON,LAT` or `LON,LAT,ZOOM`, longitude first, as everywhere on the command line.
    fn from_str(text: &str) -> Result<Self, LinkError> {
        let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
        let view = match numbers.as_deref() {
            Some(&[lon, lat]) => Self::new(LonLat::new(lon, lat), None),
            Some(&[lon, lat, zoom]) => Self::new(LonLat::new(lon, lat), Some(zoom)),
            _ => None,
        };
        view.ok_or_else(|| LinkError::NotAView(text.to_owned()))
    }
}
