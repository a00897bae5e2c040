# For an image of the worker’s own, if you want one.
