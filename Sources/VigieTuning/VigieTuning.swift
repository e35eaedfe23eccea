/// `VigieTuning` says how good rules are and makes their numbers better: labelled samples
/// (`SampleReader`, `SampleSet`), what the rules made of them (`TaggerPool`, `TaggedSample`), measures
/// over both (`Outcomes`, `DecidedDocument`, `Bootstrap`), and the fit of weights, calibration and
/// thresholds (`ModelFit`, of `DrawnCalibration`, `WeightFit` and `GroupFit`; `CrossValidation`).
///
/// No figure depends on the order in which samples come, or on the number of workers.
