check_healthcheck_tells_truth() { is health.working healthy && is health.broken unhealthy; }
