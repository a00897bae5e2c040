FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends cron redis-tools tini && rm -rf /var/lib/apt/lists/*
COPY remind.sh crontab /srv/
RUN crontab /srv/crontab
ENTRYPOINT ["tini", "--"]
CMD ["cron", "-f"]
