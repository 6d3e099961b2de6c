"""What keeps somebody from reading a document: found in any docx or pptx file."""
