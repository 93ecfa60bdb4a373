//! Draws the shapes of the built-in layers anew from their recipes:
//! `cargo run --example draw_layers` rewrites the geometry in `assets/layers/*.geojson`
//! and leaves all else in the files as it is.

use std::error::Error;
use std::fs;
use std::path::Path;

use iraq_risk_atlas::atlas::{BaseFiles, BaseMap, draw_recipe};
use iraq_risk_atlas::formats::{read_layer, write_layer};

fn main() -> Result<(), Box<dyn Error>> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let read = |name: &str| fs::read(assets.join(name));
    let base = BaseMap::read(&BaseFiles {
        governorates: &read("governorates.geojson")?,
        iraq: &read("base/iraq.geojson")?,
        neighbours: &read("base/neighbours.geojson")?,
        sea: &read("base/sea.geojson")?,
        lakes: &read("base/lakes.geojson")?,
        rivers: &read("base/rivers.geojson")?,
    })?;
    let mut files: Vec<_> =
        fs::read_dir(assets.join("layers"))?.map(|f| f.map(|f| f.path())).collect::<Result<_, _>>()?;
    files.sort();
    for path in files {
        let (mut layer, notes) = read_layer(&path.to_string_lossy(), &fs::read(&path)?)?;
        for note in notes {
            println!("{}: {note}", path.display());
        }
        let mut drawn = 0;
        for feature in &mut layer.features {
            if let Some(recipe) = &feature.properties.basis.recipe {
                feature.geometry = draw_recipe(recipe, &base);
                drawn += usize::from(feature.geometry.is_some());
            }
        }
        let beside = path.with_extension("part");
        fs::write(&beside, write_layer(&layer))?;
        fs::rename(&beside, &path)?;
        println!("{}: {drawn} of {} features drawn", layer.meta.id, layer.features.len());
    }
    Ok(())
}
