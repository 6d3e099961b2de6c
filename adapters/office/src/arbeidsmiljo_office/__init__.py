"""Word and PowerPoint documents for arbeidsmiljo: find yellow fields, fill them, read them back."""
