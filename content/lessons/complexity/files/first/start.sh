#!/bin/bash
node worker.js &
node server.js
