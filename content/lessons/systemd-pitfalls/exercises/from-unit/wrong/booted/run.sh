docker run -d --name orders --privileged --restart always -m 200m --stop-timeout 30 answer
