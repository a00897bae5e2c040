export const spawnerPy = `# Starts a short-lived child every second and never waits for it.
import os, time
n = 0
while True:
    n += 1
    if os.fork() == 0:
        os._exit(0)
    print(f"spawned child {n}", flush=True)
    time.sleep(1)
`;
