"""Survey answers counted for arbeidsmiljo where they lie: in DuckDB, PostgreSQL and Spark."""
