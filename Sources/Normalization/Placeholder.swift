// Placeholder until Normalization arrives.
