"""Site links: what a finished site names inside itself, and whether it is there."""
