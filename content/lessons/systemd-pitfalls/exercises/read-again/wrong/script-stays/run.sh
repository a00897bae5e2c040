docker run -d --name rates --restart on-failure answer
