docker run -d --name orders --cap-add SYS_ADMIN --tmpfs /run -p 3000:3000 answer
