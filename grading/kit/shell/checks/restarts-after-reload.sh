check_restarts_after_reload() { is reloaded.wentOn yes && [ "$(got reloaded.restarts)" -gt 0 ]; }
