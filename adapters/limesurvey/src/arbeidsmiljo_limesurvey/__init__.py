"""Survey answers for arbeidsmiljo from LimeSurvey."""
