FROM node:20-slim
WORKDIR /app
COPY server.js ./
USER node
CMD ["node", "server.js"]
