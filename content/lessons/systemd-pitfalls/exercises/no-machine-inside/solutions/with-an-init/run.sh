docker run -d --name orders --init --restart on-failure -p 3000:3000 answer
