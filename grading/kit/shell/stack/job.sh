# How often the job of each minute runs in one, with the stack as it was scaled.
stack_job() {
  say '  a minute passes'
  before=$(job_count)
  pause 60
  after=$(job_count)
  see job.ran "$((after - before))"
}
# Of all containers of the role together: a copy may count for itself.
job_count() {
  sum=0
  for one in $(those "$JOB_ROLE" | cut -d ' ' -f 1); do
    runs=$(eval "docker exec \"$one\" $JOB_COUNT" < /dev/null 2> /dev/null)
    sum=$((sum + ${runs:-0}))
  done
  echo $sum
}
