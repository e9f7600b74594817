// Placeholder until Reader arrives.
