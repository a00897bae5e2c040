#!/bin/sh
printf "PORT=8080\n" > orders.env
docker run --detach --init --name orders --env-file orders.env --restart=always --memory=199m --stop-signal=INT --stop-timeout=30 answer
