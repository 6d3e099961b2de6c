"""The journal, the directory and the texts of arbeidsmiljo in a SQL database."""
