FROM redis:8
COPY remind.sh /
ENTRYPOINT ["sh", "-c", "trap exit TERM; while :; do sleep 60 & wait; sh /remind.sh; done"]
