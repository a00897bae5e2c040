FROM node:20-slim
WORKDIR /app
COPY worker.js ./
USER node
CMD ["node", "worker.js"]
