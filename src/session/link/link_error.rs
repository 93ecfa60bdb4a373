/// How a link is written, for messages.
const EXAMPLE: &str = "iraq-risk-atlas --select FP-17 --at 43.77,35.325,9";

/// Why a text is no link, or no view of one: a sentence for the user, with an example.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    #[error("The link ends with a backslash; an example: {example}.", example = EXAMPLE)]
    EndsWithBackslash,
    #[error("The link has an unclosed quote {0}; an example: {example}.", example = EXAMPLE)]
    UnclosedQuote(char),
    #[error(
        "A link names one project, but this one names “{first}” and “{second}”; put a name with spaces in \
         quotes, such as 'my work.atlas.json'."
    )]
    TwoProjects { first: String, second: String },
    #[error("“{0}” is not part of a link; an example: {example}.", example = EXAMPLE)]
    UnknownOption(String),
    #[error("A value is missing after “{0}”; an example: {example}.", example = EXAMPLE)]
    NoValue(String),
    #[error("“{0}” is given twice in the link; remove one of the two.")]
    Twice(String),
    #[error("The address asks for “{0}”, which is unknown; write “open”.")]
    UnknownRequest(String),
    #[error("“{0}” in the address has a percent sign without two digits, or is no text.")]
    WrongEncoding(String),
    #[error("The address names a project on another computer, “{0}”; open it with File, Open project.")]
    OtherComputer(String),
    #[error("“{0}” is not a view; write longitude,latitude and optionally a zoom, such as 43.77,35.325,9.")]
    NotAView(String),
}
