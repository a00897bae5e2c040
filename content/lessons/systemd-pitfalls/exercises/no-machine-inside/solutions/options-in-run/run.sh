docker run -d --name orders --user 1000:1000 --restart unless-stopped -p 3000:3000 answer
