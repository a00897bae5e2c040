# A slow machine’s minute may see two turns of the clock, and with a clock in each copy it is as many more.
check_job_runs_once() { is "scaled.$SCALE_ROLE" "$SCALE_TO" && [ "$(got job.ran)" -ge 1 ] && [ "$(got job.ran)" -lt "$SCALE_TO" ]; }
