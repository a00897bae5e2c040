import type { Proofs } from './proof';

/** More than one program in a container. */
export const services: Proofs = {
  'container-is-a-small-vm': {
    demo: {
      steps: [
        {
          run: 'docker run -d --name it debian:trixie-slim sleep 100 > /dev/null; docker top it -o pid,args | tail -n +2',
          shows: 'sleep 100',
        },
        { run: 'echo "$(docker top it | tail -n +2 | wc -l) process"', shows: '1 process' },
      ],
    },
    recheck: {
      question: 'What runs in a fresh container of debian beside your command?',
      options: ['init and cron', 'Nothing', 'sshd'],
      answer: 1,
      why: 'A container is your process, seen through namespaces.',
    },
  },
  'lives-while-any-process-lives': {
    demo: {
      steps: [
        {
          run: "docker run --name it debian:trixie-slim sh -c 'sleep 100 & sleep 1'; docker ps -a --format '{{.Names}} {{.Status}}'",
          shows: 'it Exited (0)',
        },
      ],
    },
    recheck: {
      question: 'PID 1 ends; a worker in the same container is busy. What happens to it?',
      options: ['It becomes PID 1', 'It is killed', 'It finishes its work'],
      answer: 1,
      why: 'The PID namespace ends with its PID 1.',
    },
  },
  'supervisor-restart-is-known': {
    demo: {
      steps: [
        {
          run: "docker run -d --name it debian:trixie-slim sh -c 'while :; do sleep 0.5; echo crashed >&2; done' > /dev/null; sleep 2; docker logs it 2>&1 | grep -c crashed; docker inspect -f '{{.RestartCount}} restarts, {{.State.Status}}' it",
          shows: '0 restarts, running',
        },
      ],
    },
    recheck: {
      question: 'supervisord restarted a program forty times. What does docker ps show?',
      options: ['Up', 'Restarting (40)', 'Up (unhealthy)'],
      answer: 0,
      why: 'PID 1 never ended.',
    },
  },
  'log-file-reaches-docker': {
    demo: {
      steps: [
        {
          run: "docker run --name it debian:trixie-slim sh -c 'echo to the file > /var/log/app.log; echo to the output'; docker logs it",
          shows: 'to the output',
        },
        { run: 'docker logs it | grep -c file', shows: '0' },
      ],
    },
    recheck: {
      question: 'An application writes to /var/log/app.log. What does docker logs show of it?',
      options: ['All', 'The last lines', 'Nothing'],
      answer: 2,
      why: 'Docker keeps the output streams, not files.',
    },
  },
  'one-process-means-no-workers': {
    demo: {
      steps: [
        {
          run: 'docker run -d --name web nginx:1.26 > /dev/null; sleep 1; docker top web -o pid,args',
          shows: 'nginx: worker process',
        },
        { run: 'time docker stop web 2>&1', shows: 'real\t0m0' },
      ],
    },
    recheck: {
      question: 'nginx with its workers in one container: is that one service?',
      options: ['Yes', 'No: one container, one PID'],
      answer: 0,
      why: 'The master looks after its own workers; that is one service.',
    },
  },
  'init-is-a-supervisor': {
    demo: {
      steps: [
        {
          run: "docker run -d --init --name it debian:trixie-slim sh -c 'sleep 1 & sleep 100' > /dev/null; sleep 3; docker top it -o pid,args; docker inspect -f '{{.State.Status}}' it",
          shows: 'running',
        },
      ],
    },
    recheck: {
      question: 'With --init, a background program of the container crashes. Who starts it again?',
      options: ['The init', 'Docker', 'Nobody'],
      answer: 2,
      why: 'An init reaps. It starts nothing but its one child.',
    },
  },
  'systemd-only-needs-privileged': {
    demo: {
      steps: [
        { run: 'docker run --rm --privileged debian:trixie-slim systemctl status; echo "exit $?"', shows: 'exit 127' },
      ],
    },
    recheck: {
      question: 'What does --privileged take away?',
      options: ['Nothing', 'Most of the isolation from the host', 'The network'],
      answer: 1,
      why: 'All capabilities and all devices: root in it is root on the host.',
    },
  },
  'exec-is-how-to-run-the-second-service': {
    demo: {
      steps: [
        {
          run: 'docker run -d --name it debian:trixie-slim sleep 100 > /dev/null; docker exec -d it sleep 200; docker top it -o pid,args',
          shows: 'sleep 200',
        },
        {
          run: 'docker restart -t 0 it > /dev/null; docker top it -o pid,args; echo "$(docker top it | grep -c 200) left"',
          shows: '0 left',
        },
      ],
    },
    recheck: {
      question: 'A cron started with docker exec. After docker restart it is …',
      options: ['running', 'gone', 'PID 1'],
      answer: 1,
      why: 'Only the container’s own command is started again.',
    },
  },
};
