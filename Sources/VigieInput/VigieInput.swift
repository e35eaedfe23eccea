/// `VigieInput` reads files, folders and streams into documents.
///
/// `DocumentReader` gives one document after the other, or the problem that stood in its place;
/// `InputOptions` sets the limits. Nothing is skipped in silence.
