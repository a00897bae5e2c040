FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends cron redis-tools && rm -rf /var/lib/apt/lists/*
COPY crontab /etc/cron.d/remind
COPY remind.sh /app/
CMD ["cron", "-f"]
