docker run -d --name orders answer
