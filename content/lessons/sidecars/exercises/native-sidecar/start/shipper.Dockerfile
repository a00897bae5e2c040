FROM node:20-slim
WORKDIR /app
COPY ship.js ./
USER node
CMD ["node", "ship.js"]
