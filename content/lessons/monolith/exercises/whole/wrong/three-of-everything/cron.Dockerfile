# The image of the job: still to be written.
