# The report’s image: still to be written.
