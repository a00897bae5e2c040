import type { Proofs } from './proof';

const stack = (services: string) => ({ 'compose.yaml': `services:\n${services}` });
const nap = (name: string, more = '') =>
  `  ${name}:\n    image: debian:trixie-slim\n    init: true\n    command: sleep 100\n${more}`;

const pod = `apiVersion: v1
kind: Pod
metadata: { name: two }
spec:
  containers:
    - { name: one, image: 'busybox:1.37', command: [sleep, '1000'] }
    - { name: other, image: 'busybox:1.37', command: [sleep, '1000'] }
`;

/** Health, restarts, and containers beside each other. */
export const severalContainers: Proofs = {
  'restart-always-fixes-crashes': {
    demo: {
      steps: [
        {
          run: "docker run -d --restart always --name it debian:trixie-slim sh -c 'echo broken; exit 1' > /dev/null; sleep 3; docker logs it | grep -c broken > n; [ $(cat n) -gt 3 ] && echo again and again",
          shows: 'again and again',
        },
      ],
    },
    recheck: {
      question: 'A program fails at its start for want of a setting. restart: always …',
      options: ['repairs it', 'starts it again and again', 'gives up after three times'],
      answer: 1,
      why: 'The cause is started, too.',
    },
  },
  'healthcheck-restarts': {
    demo: {
      steps: [
        {
          run: "docker run -d --name it --restart always --health-cmd false --health-interval 1s --health-retries 1 debian:trixie-slim sleep 100 > /dev/null; sleep 5; docker inspect -f '{{.State.Health.Status}}, {{.RestartCount}} restarts' it",
          shows: 'unhealthy, 0 restarts',
        },
      ],
    },
    recheck: {
      question: 'A container is unhealthy, restart: always. What does Docker do?',
      options: ['It restarts it', 'It stops it', 'Nothing but say so'],
      answer: 2,
      why: 'A restart policy looks at exits. Health is a label, except to Swarm.',
    },
  },
  'scaling-all-in-one-is-harmless': {
    demo: {
      files: stack(nap('all').replace('command: sleep 100', `command: sh -c 'sleep 100 & sleep 200'`)),
      steps: [
        {
          run: 'docker compose up -d --scale all=3 2> /dev/null; sleep 1; for c in $(docker ps -q); do docker top $c -o pid,args; done | grep -c " sleep 100$"',
          shows: '3',
        },
      ],
    },
    recheck: {
      question: 'Web and database share an image; it is scaled to three. How many databases are there?',
      options: ['One', 'Three, each with data of its own', 'Three copies of the same data'],
      answer: 1,
      why: 'What is in the image is started with each copy.',
    },
  },
  'sidecar-is-a-second-process': {
    demo: {
      files: stack(`${nap('app')}${nap('shipper')}`),
      steps: [
        {
          run: "docker compose up -d 2> /dev/null; docker compose kill shipper 2> /dev/null; docker ps --format '{{.Names}}'",
          shows: 'app-app-1',
        },
      ],
    },
    recheck: {
      question: 'A log shipper beside the app, as a sidecar, is …',
      options: ['a second process of the app’s container', 'a second container'],
      answer: 1,
      why: 'It has limits, restarts and an end of its own.',
    },
  },
  'depends-on-waits-for-readiness': {
    demo: {
      files: stack(
        `${nap('web', '    depends_on: [db]\n')}${nap('db', '    healthcheck: { test: [CMD, "false"], interval: 1s, retries: 30 }\n')}`,
      ),
      steps: [
        {
          run: "docker compose up -d 2> /dev/null; docker ps --format '{{.Names}} {{.Status}}'",
          shows: '(health: starting)',
        },
      ],
    },
    recheck: {
      question: '`depends_on: [db]`. When does web start?',
      options: ['When db answers', 'When db’s container has started', 'When db is healthy'],
      answer: 1,
      why: 'Only with condition: service_healthy does it ask for more.',
    },
  },
  'pod-shares-its-filesystem': {
    demo: {
      files: { 'pod.yaml': pod },
      steps: [
        {
          run: 'kubectl apply -f pod.yaml; kubectl wait pod/two --for condition=Ready',
          shows: 'pod/two condition met',
        },
        {
          run: 'kubectl exec two -c one -- touch /tmp/note; kubectl exec two -c other -- ls /tmp/note',
          shows: '/tmp/note: No such file or directory',
        },
        { run: 'kubectl exec two -c one -- hostname; kubectl exec two -c other -- hostname', shows: 'two\ntwo' },
      ],
    },
    recheck: {
      question:
        'A container of a Pod writes /data/orders. A second container of the same Pod opens /data/orders. What does it find?',
      options: ['The file', 'Nothing, unless both mount a volume at /data', 'The file, but it can’t write to it'],
      answer: 1,
      why: 'Each container has the files of its own image. A volume is what they can have in common.',
    },
  },
  'localhost-works-across-containers': {
    demo: {
      files: stack('  web:\n    image: nginx:1.26\n  other:\n    image: nginx:1.26\n    command: sleep 100\n'),
      steps: [
        {
          run: 'docker compose up -d 2> /dev/null; sleep 1; docker compose exec -T other curl -s -o /dev/null localhost; echo "localhost: $?"',
          shows: 'localhost: 7',
        },
        { run: 'docker compose exec -T other curl -s -o /dev/null http://web; echo "web: $?"', shows: 'web: 0' },
      ],
    },
    recheck: {
      question: 'Under which address does one service of Compose reach another called db?',
      options: ['localhost', 'db', '127.0.0.1 with the published port'],
      answer: 1,
      why: 'Each container has a loopback of its own; the service’s name is the address.',
    },
  },
};
