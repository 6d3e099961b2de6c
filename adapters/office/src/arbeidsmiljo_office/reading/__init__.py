"""Reading fields back out of documents that people have edited."""
