/// `VigieTuning` says how good rules are and makes their numbers better: measures over labelled
/// samples (`Outcomes`, `DecidedDocument`, `Bootstrap`), and the fit of weights, calibration and
/// thresholds (`ScoreCalibration`, `WeightFit`, `ThresholdChoice`).
///
/// No figure depends on the order in which samples come.
