import type { Proofs } from './proof';

const echo = (lines: string) => ({ Dockerfile: `FROM debian:trixie-slim\n${lines}\n` });
const build = { run: 'docker build -q -t it . > /dev/null && echo built', shows: 'built' };

/** What the lines of a Dockerfile make the container run. */
export const commands: Proofs = {
  'shell-form-equals-exec-form': {
    demo: {
      files: echo('CMD sleep 100'),
      steps: [
        build,
        {
          run: 'docker run -d --name shell it > /dev/null; docker top shell -o pid,args',
          shows: '/bin/sh -c sleep 100',
        },
        {
          run: 'docker run -d --name list it sleep 100 > /dev/null; docker top list -o pid,args | tail -n +2',
          shows: 'sleep 100',
        },
      ],
    },
    recheck: {
      question: 'debian:trixie-slim, `CMD sleep 100`. How many processes has the container?',
      options: ['One: sleep', 'Two: a shell, and sleep as its child', 'One: a shell'],
      answer: 1,
      why: 'Shell form starts /bin/sh -c, and dash stays in front of its command.',
    },
  },
  'almost-json-is-exec-form': {
    demo: {
      files: echo("CMD ['sleep', '100']"),
      steps: [
        build,
        { run: "docker inspect -f '{{json .Config.Cmd}}' it", shows: '"/bin/sh","-c"' },
        { run: 'docker run --rm it; echo "exit $?"', shows: 'exit 127' },
      ],
    },
    recheck: {
      question: 'What does `CMD ["node", "x.js",]` start?',
      options: ['node x.js', '/bin/sh -c with the whole text', 'Nothing: the build fails'],
      answer: 1,
      why: 'A comma before the bracket is no JSON, so BuildKit takes the line as shell form.',
    },
  },
  'shell-entrypoint-takes-arguments': {
    demo: {
      files: echo('ENTRYPOINT echo entry'),
      steps: [build, { run: 'docker run --rm it more words', shows: 'entry\n' }],
    },
    recheck: {
      question: '`ENTRYPOINT echo entry`, then `docker run it more`. What is printed?',
      options: ['entry more', 'entry', 'more'],
      answer: 1,
      why: 'The text after sh -c never reads the arguments behind it.',
    },
  },
  'two-cmds-both-run': {
    demo: {
      files: echo('CMD ["echo", "first"]\nCMD ["echo", "second"]'),
      steps: [build, { run: 'docker run --rm it', shows: 'second' }],
    },
    recheck: {
      question: 'A Dockerfile ends with two CMD lines. Which programs start?',
      options: ['Both, in order', 'The first', 'The last'],
      answer: 2,
      why: 'CMD is one setting of the image; the last line sets it.',
    },
  },
  'npm-start-is-transparent': {
    demo: {
      files: {
        Dockerfile: 'FROM node:20-slim\nWORKDIR /app\nCOPY . .\nCMD ["npm", "start"]\n',
        'package.json': '{"name":"x","version":"1.0.0","scripts":{"start":"node server.js"}}',
        'server.js': "require('http').createServer((q, r) => r.end()).listen(3000);\n",
      },
      steps: [
        build,
        { run: 'docker run -d --name it it > /dev/null; sleep 2; docker top it -o pid,args', shows: 'npm start' },
      ],
    },
    recheck: {
      question: '`CMD ["npm", "start"]`: who is PID 1?',
      options: ['The application', 'npm', '/bin/sh'],
      answer: 1,
      why: 'npm stays and starts the script through sh -c; the application is its grandchild.',
    },
  },
  'shell-form-always-keeps-the-shell': {
    demo: {
      steps: [
        {
          run: "docker run -d --name dash debian:trixie-slim sh -c 'sleep 100' > /dev/null; docker top dash -o pid,args | tail -n +2 | head -1",
          shows: 'sh -c sleep 100',
        },
        {
          run: "docker run -d --name bash debian:trixie-slim bash -c 'sleep 100' > /dev/null; docker top bash -o pid,args | tail -n +2 | head -1",
          shows: 'sleep 100',
        },
      ],
    },
    recheck: {
      question: 'Which shell stays in front of `sh -c "sleep 100"`?',
      options: ['dash', 'bash', 'busybox ash'],
      answer: 0,
      why: 'bash and ash replace themselves by a simple last command; dash does not.',
    },
  },
  'wrapper-needs-no-exec': {
    demo: {
      files: {
        'no.sh': '#!/bin/sh\n"$@"\n',
        Dockerfile: 'FROM debian:trixie-slim\nCOPY no.sh /\nENTRYPOINT ["/no.sh"]\nCMD ["sleep", "100"]\n',
      },
      steps: [
        build,
        { run: 'docker run -d --name it it > /dev/null; docker top it -o pid,args', shows: '/bin/sh /no.sh sleep 100' },
      ],
    },
    recheck: {
      question: 'A script ends with `"$@"`, without exec. Who is PID 1?',
      options: ['The command', 'The script’s shell', 'Neither'],
      answer: 1,
      why: 'Without exec the shell starts a child and waits for it.',
    },
  },
  'ampersand-makes-a-service': {
    demo: {
      steps: [
        { run: 'docker run --name it debian:trixie-slim sh -c \'sleep 100 &\'; echo "exit $?"', shows: 'exit 0' },
        { run: "docker ps -a --format '{{.Names}} {{.Status}}'", shows: 'it Exited (0)' },
      ],
    },
    recheck: {
      question: '`CMD nginx -g "daemon off;" &`. How long does the container live?',
      options: ['As long as nginx', 'It ends at once', 'Until docker stop'],
      answer: 1,
      why: 'The shell has nothing left to do and ends; it is PID 1.',
    },
  },
  'expose-publishes': {
    demo: {
      files: { Dockerfile: 'FROM nginx:1.26\nEXPOSE 80\n' },
      steps: [
        build,
        {
          run: 'docker run -d --name it it > /dev/null; docker port it; echo "ports: $(docker port it | wc -l)"',
          shows: 'ports: 0',
        },
        { run: 'curl -s -o /dev/null localhost:80; echo "curl $?"', shows: 'curl 7' },
      ],
    },
    recheck: {
      question: '`EXPOSE 80`, `docker run -d web`. What answers on localhost:80 of the host?',
      options: ['The container', 'Nothing', 'It depends on the image'],
      answer: 1,
      why: 'EXPOSE is a note. -p opens a port of the host.',
    },
  },
};
