"""What a survey said: questionnaire, results, and the part of them that may be shown."""
