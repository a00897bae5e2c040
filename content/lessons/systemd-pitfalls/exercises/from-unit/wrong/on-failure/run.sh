docker run -d --name orders --restart on-failure -m 200m --stop-timeout 30 answer
