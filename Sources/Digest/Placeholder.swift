// Placeholder until Digest arrives.
