docker run -d --name rates --restart always answer
