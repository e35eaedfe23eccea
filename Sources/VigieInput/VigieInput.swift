/// `VigieInput` reads files and streams into documents.
