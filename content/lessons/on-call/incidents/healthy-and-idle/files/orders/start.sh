#!/bin/sh
# The worker in the background, the web in front.
node worker.js &
exec node web.js
