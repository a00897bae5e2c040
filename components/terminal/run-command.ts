// How a lesson's code block reaches the terminal: whoever shows a terminal subscribes, the newest subscriber gets the command.
type Listener = (command: string) => void;

const listeners: Listener[] = [];
let waiting: string[] = [];

// Types `command` (one or more lines) into the terminal and presses Enter. With no terminal yet, it waits for one.
export function run(command: string): void {
  const listener = listeners.at(-1);
  if (listener) listener(command);
  else waiting.push(command);
}

export function subscribe(listener: Listener): () => void {
  listeners.push(listener);
  const early = waiting;
  waiting = [];
  for (const command of early) listener(command);
  return () => {
    listeners.splice(listeners.indexOf(listener), 1);
  };
}
