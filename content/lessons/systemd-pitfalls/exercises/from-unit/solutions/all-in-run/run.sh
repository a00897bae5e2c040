docker run -d --name orders \
  --workdir /app \
  --user node \
  --env PORT=8080 --env NODE_ENV=production \
  --restart unless-stopped \
  --memory 200m --memory-swap 200m \
  --stop-signal SIGINT --stop-timeout 30 \
  answer
