// Placeholder until TextLayout arrives.
