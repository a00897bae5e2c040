#!/bin/sh
# Builds pictures and runs it in the place of the one before.
docker build -q -t pictures pictures > /dev/null || exit 1
docker rm -f pictures > /dev/null 2>&1
docker run -d --name pictures --restart unless-stopped --memory 128m -p 8081:3000 pictures > /dev/null
