//! The program: its command line and its window are rooms of the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    iraq_risk_atlas::cli::main()
}
