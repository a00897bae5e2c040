# Makes a thumbnail every half second, each in a process of its own.
import os, signal, sys, time

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))

# POSIX: whoever ignores SIGCHLD leaves no zombies.
signal.signal(signal.SIGCHLD, signal.SIG_IGN)

n = 0
while True:
    n += 1
    pid = os.fork()
    if pid == 0:
        time.sleep(1)
        os._exit(0)
    print(f"thumbnail {n} begun", flush=True)
    time.sleep(0.5)
