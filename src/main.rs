fn main() {
    if let Err(e) = iraq_risk_atlas::app::run(Default::default()) {
        eprintln!("{e}");
        std::process::exit(2);
    }
}
