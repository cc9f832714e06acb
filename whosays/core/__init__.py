"""What everything stands on and knows nothing of articles: errors, paths, schemas, words."""
