docker run -d --name orders --restart always --stop-timeout 30 answer
