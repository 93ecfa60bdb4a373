/// What stands before the decimals of a number. Only counts need it, for `1.200`: a count has no fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    #[default]
    Point,
    Comma,
}

/// How a column of dates writes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// `2017-03-17`, `17 March 2017` and the like.
    #[default]
    Text,
    /// Days since 1899-12-30, as spreadsheets store them.
    Serial1900,
    /// Seconds since 1970-01-01, as are the next in parts of a second.
    EpochSeconds,
    EpochMillis,
    EpochMicros,
    EpochNanos,
}

/// Which number of a position in one cell comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PointOrder {
    /// Latitude, but in JSON's square brackets longitude. WKT always has the longitude first.
    #[default]
    Usual,
    LatitudeFirst,
    LongitudeFirst,
}

/// What the numbers of a position are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CoordinateSystem {
    /// Degrees (WGS 84).
    #[default]
    Degrees,
    /// Metres of a UTM zone of the northern hemisphere (WGS 84).
    UtmNorth(u8),
    /// Metres of web maps (EPSG:3857).
    WebMercator,
    /// Named row by row in this column: `38N`, `EPSG:32638`.
    InColumn(usize),
}
