docker run -d --name orders --restart always -p 3000:3000 answer
