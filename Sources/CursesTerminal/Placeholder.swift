// Placeholder until CursesTerminal arrives.
