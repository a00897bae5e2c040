check_job_runs_once() { is job.ran 1; }
