"""News in, incidents out, and every value says who said so."""
