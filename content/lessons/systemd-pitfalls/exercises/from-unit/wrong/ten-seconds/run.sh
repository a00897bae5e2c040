docker run -d --name orders --restart always -m 200m answer
