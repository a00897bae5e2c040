#!/bin/sh
# Each day at 14:00, after the backup.
docker start worker > /dev/null && echo "$(date +%T) worker started" >> backup.log
