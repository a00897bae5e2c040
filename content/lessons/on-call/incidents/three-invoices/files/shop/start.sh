#!/bin/sh
# Both halves of the shop.
node cron.js &
exec node web.js
