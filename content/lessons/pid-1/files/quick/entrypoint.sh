#!/bin/sh
echo "starting as $(id -un)"
exec "$@"
