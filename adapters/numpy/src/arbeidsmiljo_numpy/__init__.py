"""Survey answers counted, added up and protected, many times faster, with numpy."""
