//! How far north a latitude lies on the Web Mercator square.

use std::f64::consts::FRAC_PI_4;
use std::sync::LazyLock;

/// Steps per degree of latitude.
const STEPS: f64 = 32.0;

/// Latitudes from here on have their own formula, where few positions lie and the function is steep.
const LIMIT: f64 = 78.0;

/// Derivatives at the middle of each step, divided by the factorials.
type Terms = [f64; 5];

/// The Mercator ordinate of a latitude in degrees, in radians: 0 at the equator, π at the northern edge of the square. The
/// positions of millions of rows need it, so a Taylor series takes the place of a tangent and a logarithm; the two
/// differ by less than 1e-14.
#[inline]
pub(super) fn northing(latitude: f64) -> f64 {
    static STEP_TERMS: LazyLock<Vec<Terms>> = LazyLock::new(step_terms);
    let step = (latitude + LIMIT) * STEPS;
    // No step has a negative number, and of NaN the conversion makes 0.
    let Some([a, b, c, d, e]) = STEP_TERMS.get(step as usize).filter(|_| step >= 0.0) else {
        return exact(latitude);
    };
    let from_middle = (latitude - middle(step as usize)).to_radians();
    let squared = from_middle * from_middle;
    // In this order the processor can do several of them at once.
    (a + b * from_middle) + squared * ((c + d * from_middle) + e * squared)
}

fn exact(latitude: f64) -> f64 {
    (FRAC_PI_4 + latitude.to_radians() / 2.0).tan().ln()
}

fn middle(step: usize) -> f64 {
    (step as f64 + 0.5) / STEPS - LIMIT
}

fn step_terms() -> Vec<Terms> {
    let steps = (2.0 * LIMIT * STEPS) as usize;
    (0..steps).map(|step| terms(middle(step))).collect()
}

/// The derivative of the ordinate is the secant.
fn terms(latitude: f64) -> Terms {
    let (s, t) = (latitude.to_radians().cos().recip(), latitude.to_radians().tan());
    let squared = s * s;
    [exact(latitude), s, s * t / 2.0, s * (2.0 * squared - 1.0) / 6.0, s * t * (6.0 * squared - 1.0) / 24.0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_gives_what_the_formula_gives() {
        for n in 0..2_000_000_u32 {
            let latitude = (f64::from(n) / 1_000_000.0 - 1.0) * 85.06;
            let (got, want) = (northing(latitude), exact(latitude));
            assert!((got - want).abs() < 1e-14, "{latitude}: {got} instead of {want}");
        }
        assert!(northing(f64::NAN).is_nan());
    }
}
