#!/bin/bash
# Ten customers a second, for 20 seconds. Afterwards: how many got which answer; 000 is none.
for i in $(seq 200); do
  curl -s -o /dev/null -m 20 -w '%{http_code}\n' localhost:30080 >> answers &
  sleep 0.1
done
wait
sort answers | uniq -c
rm answers
