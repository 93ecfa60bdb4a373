/// Why a JSON text cannot be read as records, as the end of a sentence about it, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordsError {
    #[error(
        "its positions are in the coordinate system {0}, which is not converted here; export it in degrees (WGS 84, \
         EPSG:4326)"
    )]
    System(String),
    #[error(
        "it is an Esri feature set with areas or lines, of which only points are read; export it as GeoJSON and open that"
    )]
    Shapes,
    #[error(
        "the JSON contains no list of records or features ({0}); export the events as GeoJSON points, as an array of records or as CSV"
    )]
    NoRecords(String),
}
