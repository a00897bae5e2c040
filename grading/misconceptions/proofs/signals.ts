import type { Proofs } from './proof';

const nap = { run: 'docker run -d --name nap debian:trixie-slim sleep 100 > /dev/null; echo up', shows: 'up' };

/** PID 1, signals and exit codes. */
export const signals: Proofs = {
  'signals-reach-children': {
    demo: {
      steps: [
        {
          run: 'docker run -d --name it debian:trixie-slim bash -c \'trap "echo parent heard" TERM; bash -c "trap \\"echo child heard\\" TERM; while :; do sleep 0.1; done" & while :; do sleep 0.1; done\' > /dev/null; sleep 1; docker kill -s TERM it > /dev/null; sleep 1; docker logs it',
          shows: 'parent heard\n',
        },
      ],
    },
    recheck: {
      question: 'docker stop sends SIGTERM. Which processes get it?',
      options: ['All of the container', 'PID 1', 'PID 1 and its children'],
      answer: 1,
      why: 'One process is signalled. The others hear of it only if PID 1 passes it on.',
    },
  },
  'pid-1-is-ordinary': {
    demo: {
      steps: [
        nap,
        { run: 'docker exec nap kill -TERM 1; sleep 1; docker inspect -f "{{.State.Running}}" nap', shows: 'true' },
        { run: 'sleep 100 & kill -TERM $!; wait $!; echo "on the host: $?"', shows: 'on the host: 143' },
      ],
    },
    recheck: {
      question: '`sleep 100` is PID 1 and gets SIGTERM. What happens?',
      options: ['It ends, 143', 'Nothing', 'It ends after ten seconds by itself'],
      answer: 1,
      why: 'sleep has no handler, and PID 1 has no default action.',
    },
  },
  'stop-always-waits-ten-seconds': {
    demo: {
      steps: [
        {
          run: 'docker run -d --name web nginx:1.26 > /dev/null; sleep 1; time docker stop web 2>&1',
          shows: 'real\t0m0',
        },
        nap,
        { run: 'time docker stop nap 2>&1', shows: 'real\t0m10' },
      ],
    },
    recheck: {
      question: 'A program handles SIGTERM within 0.2 s. How long does docker stop take?',
      options: ['10 s', 'A moment', '2 s'],
      answer: 1,
      why: 'Ten seconds is the end of its patience, not a pause.',
    },
  },
  'stop-kills-at-once': {
    demo: {
      steps: [
        nap,
        { run: 'time docker stop nap; docker inspect -f "{{.State.ExitCode}}" nap', shows: '137' },
        {
          run: 'docker run -d --name web nginx:1.26 > /dev/null; sleep 1; docker stop web > /dev/null; docker inspect -f "{{.State.ExitCode}}" web',
          shows: '0',
        },
      ],
    },
    recheck: {
      question: 'What is the first thing docker stop sends?',
      options: ['SIGKILL', 'The image’s STOPSIGNAL, SIGTERM by default', 'Nothing: it ends the namespace'],
      answer: 1,
      why: 'It asks, waits, and only then kills.',
    },
  },
  'sigkill-stops-better': {
    demo: {
      steps: [
        nap,
        {
          run: 'docker run -d --name quick --stop-signal KILL nginx:1.26 > /dev/null; sleep 1; docker stop quick > /dev/null; docker inspect -f "{{.State.ExitCode}}" quick',
          shows: '137',
        },
      ],
    },
    recheck: {
      question: 'With STOPSIGNAL SIGKILL a stop is quick. What is lost?',
      options: ['Nothing', 'Everything the program would have finished', 'The logs'],
      answer: 1,
      why: 'No program can handle SIGKILL.',
    },
  },
  'trap-runs-at-once': {
    demo: {
      steps: [
        {
          run: 'docker run -d --name it debian:trixie-slim sh -c \'trap "echo trapped; exit 0" TERM; sleep 5; echo late\' > /dev/null; sleep 1; docker kill -s TERM it > /dev/null; sleep 1; docker logs it; echo "so far: $(docker logs it | wc -l) lines"',
          shows: 'so far: 0 lines',
        },
        { run: 'sleep 5; docker logs it', shows: 'trapped' },
      ],
    },
    recheck: {
      question: 'A script with a trap waits for a foreground `sleep 60`. SIGTERM comes. When does the trap run?',
      options: ['At once', 'When sleep ends', 'Never'],
      answer: 1,
      why: 'A shell runs traps between commands.',
    },
  },
  'init-cures-shell-form': {
    demo: {
      steps: [
        {
          run: "docker run -d --init --name it debian:trixie-slim sh -c 'sleep 100; true' > /dev/null; docker stop it > /dev/null; docker inspect -f '{{.State.ExitCode}}' it",
          shows: '143',
        },
      ],
    },
    recheck: {
      question: '`docker run --init`, `CMD node server.js` on Debian. Does node hear SIGTERM?',
      options: ['Yes', 'No: the shell gets it and ends', 'Only after ten seconds'],
      answer: 1,
      why: 'The init signals its one child, and that is the shell.',
    },
  },
  '137-means-out-of-memory': {
    demo: {
      steps: [
        nap,
        {
          run: 'docker stop nap > /dev/null; docker inspect -f "{{.State.ExitCode}} {{.State.OOMKilled}}" nap',
          shows: '137 false',
        },
      ],
    },
    recheck: {
      question: 'Exit code 137. What do you look at next?',
      options: ['The memory limit', 'State.OOMKilled', 'The disk'],
      answer: 1,
      why: '137 says SIGKILL. OOMKilled says whether the kernel sent it for want of memory.',
    },
  },
  'zombies-eat-memory': {
    demo: {
      steps: [
        nap,
        {
          run: "docker exec nap sh -c '(sleep 0.1 &)'; sleep 1; ps -o stat,rss,args --ppid $(docker inspect -f '{{.State.Pid}}' nap)",
          shows: 'Z',
        },
      ],
    },
    recheck: {
      question: 'A thousand zombies. What is used up?',
      options: ['Memory', 'Process numbers', 'Processor time'],
      answer: 1,
      why: 'A zombie keeps its number and its exit status, and nothing else.',
    },
  },
};
