"""Survey answers for arbeidsmiljo from SurveyXact."""
