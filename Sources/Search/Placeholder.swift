// Placeholder until Search arrives.
