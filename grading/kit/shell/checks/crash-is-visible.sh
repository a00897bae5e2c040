check_crash_is_visible() { [ "$(got crashes.count)" -gt 0 ] && [ "$(got crashes.noticed)" -ge "$(got crashes.count)" ]; }
