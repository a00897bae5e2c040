#!/bin/bash
trap 'kill -TERM $worker; exit 0' TERM
node worker.js & worker=$!
node server.js
