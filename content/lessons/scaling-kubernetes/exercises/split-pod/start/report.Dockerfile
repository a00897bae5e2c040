FROM node:20-slim
WORKDIR /app
COPY report.js ./
USER node
CMD ["node", "report.js"]
