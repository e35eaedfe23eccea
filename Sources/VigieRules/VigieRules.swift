/// `VigieRules` turns rule files into a checked rule set, or says all that is wrong with them.
