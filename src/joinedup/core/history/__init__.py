"""History: what one command changed, as a line that can be folded, hashed and read aloud."""
