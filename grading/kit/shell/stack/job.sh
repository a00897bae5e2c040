# How often the job of each minute runs in one, with the stack as it was scaled.
stack_job() {
  say '  a minute passes'
  before=$(job_count)
  pause 60
  after=$(job_count)
  see job.ran "$(( ${after:-0} - ${before:-0} ))"
}
job_count() { eval "compose exec -T \"$(service_of "$JOB_ROLE")\" $JOB_COUNT" < /dev/null 2> /dev/null; }
