check_job_runs_once() { is "scaled.$SCALE_ROLE" "$SCALE_TO" && is job.ran 1; }
