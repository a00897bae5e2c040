#!/bin/sh
# New notes in the place of the one that runs, which is kept, stopped, until the next deploy.
docker build -q -t notes notes > /dev/null || exit 1
docker rm notes-before > /dev/null 2>&1
docker rename notes notes-before 2> /dev/null && docker stop notes-before > /dev/null
docker run -d --name notes -p 8084:3000 notes > /dev/null
