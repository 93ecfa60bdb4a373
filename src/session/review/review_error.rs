use crate::model::{FeatureId, Precision};

/// Why a draft cannot be changed like this: a sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    #[error("The text gives {}; {} would be more precise.", given.words(), wanted.words())]
    MorePrecise { given: Precision, wanted: Precision },
    #[error("Its governorate is not known.")]
    NoGovernorate,
    #[error("Its centre is not known.")]
    NoCentre,
    #[error("No area of this size is known around it.")]
    NoArea,
    #[error(
        "{other} is a different place from {here}: a claim can only be added to a feature of the same place."
    )]
    OtherPlace { other: String, here: String },
    #[error("There is no accepted feature {0} that it could belong to.")]
    NoFeature(FeatureId),
}
