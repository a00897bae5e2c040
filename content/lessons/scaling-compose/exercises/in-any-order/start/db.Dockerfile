FROM redis:8
# Two seconds, for as long as the data of a real shop takes to load.
CMD ["sh", "-c", "sleep 2; exec redis-server --protected-mode no"]
