docker run -d --name orders -m 200m --stop-timeout 30 answer
