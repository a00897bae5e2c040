#!/bin/sh
node register.js || exit 1
node server.js
