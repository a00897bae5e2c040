docker run --detach --name rates --user 1000 --restart=on-failure:5 --stop-signal=TERM answer
