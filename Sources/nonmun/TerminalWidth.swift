import Glibc
import Surface
import Terminal

/// How many cells a line of standard output has, nil where that is no terminal.
var terminalWidth: Int? { Size(ofTerminal: STDOUT_FILENO)?.columns }
