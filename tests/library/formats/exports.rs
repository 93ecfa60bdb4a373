//! Exports, read back by independent parsers: our layer reader, the csv crate, geo, GDAL, and two small
//! citation parsers of these tests.

use std::collections::BTreeSet;
use std::fs;

use geo::orient::{Direction, Orient};
use geo::winding_order::Winding;
use iraq_risk_atlas::formats::export::{ExportFormat, FeatureExport};
use iraq_risk_atlas::formats::{check_layer, read_layer};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::{Annotation, AnnotationShape, FeatureLayerId, Precision, Subject};
use iraq_risk_atlas::session::{Action, ExportFeatures, LayerAction, Session};
use serde_json::Value;

use super::cite;
use crate::support::files::folder;
use crate::support::session;
use crate::support::tools::ogrinfo;

const ALL: ExportFeatures = ExportFeatures { these: None, own_marks: false };

fn written(export: &FeatureExport, format: ExportFormat) -> String {
    let mut out = Vec::new();
    export.write(format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// All layers, hidden ones too.
fn everything() -> Session {
    let mut session = session();
    session.apply(Action::Layer(LayerAction::ShowAll(true)));
    session
}

fn json(export: &FeatureExport) -> Value {
    serde_json::from_str(&written(export, ExportFormat::GeoJson)).unwrap()
}

#[test]
fn each_layer_comes_back_from_its_export_with_equal_features_and_claims() {
    let atlas = session();
    for layer in &atlas.atlas().layers {
        let mut session = session();
        session.show_only(&[FeatureLayerId::built_in(&layer.meta.id)]);
        let text = written(&session.export_features(&ALL), ExportFormat::GeoJson);
        let (read, notes) = read_layer("export.geojson", text.as_bytes()).unwrap();
        assert!(notes.is_empty(), "{}: {notes:?}", layer.meta.id);
        assert_eq!(read.meta, layer.meta);
        assert_eq!(read.features.len(), layer.features.len());
        for (read, own) in read.features.iter().zip(&layer.features) {
            let mut plain = read.properties.clone();
            let added = ["stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity", "marker-color"];
            plain.other.retain(|name, _| !added.contains(&name.as_str()) && name != "atlas_layer");
            assert_eq!((&read.id, &plain, &read.geometry), (&own.id, &own.properties, &own.geometry));
        }
    }
}

#[test]
fn all_layers_in_one_file_are_a_layer_without_fault() {
    let export = everything().export_features(&ALL);
    let text = written(&export, ExportFormat::GeoJson);
    let faults = check_layer(text.as_bytes());
    assert!(faults.is_empty(), "{faults:?}");
    let (read, notes) = read_layer("export.geojson", text.as_bytes()).unwrap();
    assert!(notes.is_empty(), "{notes:?}");
    let own: usize = session().atlas().layers.iter().map(|l| l.features.len()).sum();
    assert_eq!(read.features.len(), own);
    let ids: BTreeSet<&str> = read.features.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(ids.len(), own, "each id once");
}

#[test]
fn what_the_file_says_of_itself_is_what_can_be_counted_in_it() {
    let mut session = session();
    let shown = ["designated-2018", "said-missing-2018"].map(FeatureLayerId::built_in);
    session.show_only(&shown);
    let file = json(&session.export_features(&ALL));
    let features = file["features"].as_array().unwrap();
    let about = &file["iraq_risk_atlas"]["features"];
    let claims: usize = features.iter().map(|f| f["properties"]["claims"].as_array().unwrap().len()).sum();
    assert_eq!(about["features"], features.len());
    assert_eq!(about["claims"], claims);
    let nowhere = features.iter().filter(|f| f["geometry"].is_null()).count();
    assert_eq!(about["without_geometry"], nowhere);
    for layer in about["layers"].as_array().unwrap() {
        let own = session.atlas().layer(layer["id"].as_str().unwrap()).unwrap().features.len();
        let here = features.iter().filter(|f| f["properties"]["atlas_layer"] == layer["id"]).count();
        assert_eq!((&layer["taken"], &layer["of"]), (&here.into(), &own.into()), "{layer}");
        assert_eq!(layer["shown"], here > 0, "{layer}");
    }
    let left_out = file["iraq_risk_atlas"]["left_out"].to_string();
    assert!(left_out.contains("8 hidden layers"), "{left_out}");
}

#[test]
fn rings_are_wound_and_positions_ordered_as_rfc_7946_says() {
    let file = json(&everything().export_features(&ALL));
    assert!(file.get("crs").is_none());
    let [west, south, east, north] =
        [0, 1, 2, 3].map(|n| file["bbox"][n].as_f64().expect("west, south, east, north"));
    let mut rings = 0;
    for feature in file["features"].as_array().unwrap() {
        let geometry: Option<geojson::Geometry> =
            serde_json::from_value(feature["geometry"].clone()).unwrap();
        let Some(geometry) = geometry else { continue };
        let geometry = geo::Geometry::<f64>::try_from(geometry).unwrap();
        let polygons: Vec<geo::Polygon<f64>> = match geometry {
            geo::Geometry::Polygon(p) => vec![p],
            geo::Geometry::MultiPolygon(all) => all.0,
            _ => Vec::new(),
        };
        for polygon in polygons {
            assert!(polygon.exterior().is_ccw(), "{}", feature["id"]);
            assert!(polygon.interiors().iter().all(Winding::is_cw), "{}", feature["id"]);
            assert_eq!(polygon, polygon.orient(Direction::Default));
            rings += 1 + polygon.interiors().len();
            for c in polygon.exterior().coords() {
                assert!(c.x >= west && c.x <= east && c.y >= south && c.y <= north);
                // Longitudes of Iraq are never latitudes of it.
                assert!(c.x > c.y && (28.0..38.5).contains(&c.y), "{c:?}");
            }
        }
    }
    assert!(rings > 20, "only {rings} rings were seen");
}

#[test]
fn gdal_opens_the_features_and_counts_as_many() {
    let export = everything().export_features(&ALL);
    let path = folder("exports", "gdal").join("features.geojson");
    fs::write(&path, written(&export, ExportFormat::GeoJson)).unwrap();
    let Some(count) = ogrinfo(&path) else { return };
    assert_eq!(count, export.features.len());
}

#[test]
fn colours_are_those_of_the_map_and_what_fades_there_has_no_outline_here() {
    let export = everything().export_features(&ALL);
    let file = json(&export);
    let of = |id: &str| {
        let features = file["features"].as_array().unwrap();
        features.iter().find(|f| f["id"] == id).unwrap()["properties"].clone()
    };
    // Hawija, designated: a disc with a fading rim. Diyala, said to be missing: dashed.
    let (hawija, diyala) = (of("FP-07"), of("FP-17"));
    assert_eq!([&hawija["fill"], &hawija["stroke-opacity"]], [&Value::from("#c04a00"), &Value::from(0.0)]);
    assert_eq!([&diyala["stroke"], &diyala["fill-opacity"]], [&Value::from("#9b2f7d"), &Value::from(0.0)]);
}

#[test]
fn the_table_has_a_line_for_each_claim_and_no_position_for_an_area() {
    let session = everything();
    let export = session.export_features(&ALL);
    let text = written(&export, ExportFormat::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let layers = &session.atlas().layers;
    let features = || layers.iter().flat_map(|l| &l.features);
    let lines: usize = features().map(|f| f.properties.claims.len().max(1)).sum();
    assert_eq!(rows.len(), lines);
    for row in &rows {
        let id = &row[column("feature_id")];
        let feature = features().find(|f| f.id.as_str() == id).unwrap();
        assert_eq!(row[column("feature_name")], feature.properties.name);
        let town = feature.properties.precision == Precision::Town && feature.geometry.is_some();
        assert_eq!(!row[column("town_longitude")].is_empty(), town, "{id}");
        let claim = feature.properties.claims.iter().find(|c| c.id == row[column("claim_id")]).unwrap();
        assert_eq!(row[column("paraphrase")], claim.paraphrase);
        assert_eq!(row[column("speaker")], claim.speaker.name);
        let paragraphs: Vec<String> = claim.paragraphs.iter().map(u32::to_string).collect();
        assert_eq!(row[column("paragraphs")], paragraphs.join(";"));
    }
    // What no row of the table may say, whatever its text: lines end as RFC 4180 has it.
    assert!(text.ends_with("\r\n") && text.starts_with("feature_id,"));
}

#[test]
fn beside_the_table_its_columns_are_described_in_their_order() {
    let export = session().export_features(&ALL);
    let beside: Value = serde_json::from_str(&export.csv_metadata("my claims.csv", 7)).unwrap();
    assert_eq!(beside["@context"], "http://www.w3.org/ns/csvw");
    assert_eq!(beside["url"], "my%20claims.csv");
    let text = written(&export, ExportFormat::Csv);
    let header: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let titles = beside["tableSchema"]["columns"].as_array().unwrap();
    assert_eq!(titles.iter().map(|c| c["titles"].as_str().unwrap()).collect::<Vec<_>>(), header);
    assert_eq!(beside["notes"][0]["features"]["claims"], export.about.features.as_ref().unwrap().claims);
}

#[test]
fn citations_hold_what_the_article_says_of_itself_and_nothing_else() {
    let export = everything().export_features(&ALL);
    let bib = cite::bibtex(&written(&export, ExportFormat::BibTex));
    let ris = cite::ris(&written(&export, ExportFormat::Ris));
    assert_eq!((bib.len(), ris.len(), export.citations.len()), (2, 2, 2));
    let fp = &bib["fp-2018"];
    assert_eq!(fp["author"], "Dubin, Rhys");
    assert_eq!(fp["title"], "{Coalition Analysis Warns of Potential Islamic State Resurgence}");
    assert_eq!((fp["howpublished"].as_str(), fp.get("month")), ("Foreign Policy", None));
    assert_eq!(fp["year"], "on or before 16 January 2018");
    let other = &bib["iraq-progress-2025"];
    assert!(["author", "year", "month", "howpublished"].iter().all(|f| !other.contains_key(*f)), "{other:?}");
    assert!(other["note"].contains("undated; speaks of 2025"));
    let one = |id: &str, tag: &str| ris[id].get(tag).cloned().unwrap_or_default();
    assert_eq!(one("fp-2018", "AU"), ["Dubin, Rhys"]);
    assert_eq!(one("fp-2018", "DA"), ["///on or before 16 January 2018"]);
    assert_eq!((one("iraq-progress-2025", "AU").len(), one("iraq-progress-2025", "DA").len()), (0, 0));
    let text = written(&export, ExportFormat::Text);
    assert!(text.starts_with("Rhys Dubin, “") || text.contains("\nRhys Dubin, “"), "{text}");
    assert!(!text.contains("no author"), "{text}");
}

#[test]
fn only_the_paragraphs_that_the_chosen_features_cite_are_cited() {
    let session = session();
    let these = Some(vec![Subject::feature(&FeatureLayerId::built_in("said-missing-2018"), &"FP-17".into())]);
    let export = session.export_features(&ExportFeatures { these, own_marks: false });
    let claims = &session
        .feature(&Subject::feature(&FeatureLayerId::built_in("said-missing-2018"), &"FP-17".into()))
        .unwrap()
        .properties
        .claims;
    let wanted: BTreeSet<u32> = claims.iter().flat_map(|c| c.paragraphs.clone()).collect();
    let [only] = &export.citations[..] else { panic!("one article") };
    assert_eq!((&only.paragraphs, only.claims.len()), (&wanted, claims.len()));
    let file = json(&export);
    assert_eq!(file["features"].as_array().unwrap().len(), 1);
    assert!(file["iraq_risk_atlas"]["left_out"].to_string().contains("not selected"));
}

#[test]
fn annotations_are_exported_only_on_request_and_say_what_they_are() {
    let mut session = session();
    session.show_only(&[]);
    let square = [(44.0, 33.0), (44.0, 34.0), (45.0, 34.0), (45.0, 33.0)].map(|(x, y)| LonLat::new(x, y));
    let mark = |id: &str, shape| Annotation::new(id.to_owned(), "=mine".to_owned(), shape);
    let area = mark("own-1", AnnotationShape::Area(square.into()));
    let point = mark("own-2", AnnotationShape::Point(LonLat::new(43.5, 35.0)));
    let mut export = session.export_features(&ExportFeatures { these: None, own_marks: true });
    assert!(json(&export)["features"].as_array().unwrap().is_empty());
    export.marks = vec![area, point];
    let file = json(&export);
    let features = file["features"].as_array().unwrap();
    assert_eq!(features.len(), 2);
    assert!(features.iter().all(|f| f["properties"]["evidence"] == false), "{file}");
    assert_eq!(features[0]["properties"]["annotation"], "area");
    let ring = features[0]["geometry"]["coordinates"][0].as_array().unwrap();
    assert_eq!((ring.len(), &ring[0]), (5, &ring[4]), "closed");
    assert_eq!(features[1]["geometry"]["coordinates"], serde_json::json!([43.5, 35.0]));
    // Opened again they do not count as evidence, with a note to the user.
    let text = written(&export, ExportFormat::GeoJson);
    let (read, notes) = read_layer("export.geojson", text.as_bytes()).unwrap();
    assert_eq!((read.features.len(), notes.len()), (0, 2), "{notes:?}");
    assert!(notes[0].to_string().contains("not evidence"), "{}", notes[0]);
}

#[test]
fn the_same_session_gives_the_same_bytes() {
    for format in ExportFormat::ALL {
        let [a, b] = [(); 2].map(|()| written(&everything().export_features(&ALL), format));
        assert_eq!(a, b, "{format:?}");
    }
}
