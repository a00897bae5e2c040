docker run -d --name orders --privileged -p 3000:3000 answer
