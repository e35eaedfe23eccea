/// `VigieOutput` writes tagged records.
