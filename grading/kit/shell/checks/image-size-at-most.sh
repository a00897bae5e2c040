check_image_size_at_most() { [ "$(got image.megabytes)" -le "$1" ]; }
