#!/bin/sh
set -e
tini -- "$@"
