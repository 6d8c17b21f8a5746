"""From the first call to a promise that is kept: agreements checked, promises held to."""
