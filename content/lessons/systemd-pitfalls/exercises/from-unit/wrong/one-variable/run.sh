docker run -d --name orders --restart always -m 200m --stop-timeout 30 answer
