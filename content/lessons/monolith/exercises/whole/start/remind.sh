#!/bin/sh
# The job of each minute: remind the people who have a seat.
redis-cli -h "${REDIS_HOST:-localhost}" INCR reminders
