# Makes a thumbnail every half second, each in a process of its own.
import os, signal, sys, time

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))

def reap(*_):
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, reap)

n = 0
while True:
    n += 1
    pid = os.fork()
    if pid == 0:
        time.sleep(1)
        os._exit(0)
    print(f"thumbnail {n} begun", flush=True)
    time.sleep(0.5)
