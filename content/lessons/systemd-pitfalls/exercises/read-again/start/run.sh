# The docker run line: still to be written. The image is called answer.
