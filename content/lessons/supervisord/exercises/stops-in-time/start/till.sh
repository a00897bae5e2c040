#!/bin/sh
umask 027
echo "till: checking the cash book"
node server.js
