FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx nodejs redis-tools cron supervisor && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY nginx.conf /etc/nginx/nginx.conf
COPY crontab /etc/cron.d/remind
COPY no-redis.conf ./supervisord.conf
COPY server.js remind.sh ./
EXPOSE 80
CMD ["supervisord", "-c", "/app/supervisord.conf"]
