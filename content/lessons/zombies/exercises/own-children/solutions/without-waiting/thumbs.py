# Makes a thumbnail every half second, each in a process of its own.
import os, signal, sys, time

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))

n = 0
running = []
while True:
    n += 1
    pid = os.fork()
    if pid == 0:
        time.sleep(1)
        os._exit(0)
    print(f"thumbnail {n} begun", flush=True)
    running = [one for one in running + [pid] if os.waitpid(one, os.WNOHANG)[0] == 0]
    time.sleep(0.5)
