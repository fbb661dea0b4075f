//! Whether what is known of a lead can be true: checks, duplicates, how well data are kept.
