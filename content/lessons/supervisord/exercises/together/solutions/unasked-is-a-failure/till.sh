#!/bin/sh
umask 027
echo "till: checking the cash book"
exec node server.js
