FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx nodejs supervisor && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY nginx.conf /etc/nginx/nginx.conf
COPY web.conf ./supervisord.conf
COPY server.js ./
EXPOSE 80
CMD ["supervisord", "-c", "/app/supervisord.conf"]
