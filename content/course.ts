// The whole course, in order. A lesson is written once its folder has a lesson.mdx; until then the map marks it as coming.
export type CourseLesson = { slug: string; title: string; summary: string };
export type CoursePart = { title: string; summary: string; lessons: CourseLesson[] };

export const course: CoursePart[] = [
  {
    title: 'One container, one process',
    summary: 'What Docker starts, what it watches, and what happens when that ends.',
    lessons: [
      {
        slug: 'what-a-container-runs',
        title: 'What a container runs',
        summary: 'A container is one process and its children, fenced in. Run the app as that process.',
      },
      {
        slug: 'pid-1',
        title: 'PID 1, signals and exit codes',
        summary: 'Why one container stops at once with 0 and its twin takes ten seconds and ends with 137.',
      },
      {
        slug: 'zombies',
        title: 'Zombies and inits',
        summary: 'Who reaps the children nobody waits for, and what a two-hundred-line init adds.',
      },
    ],
  },
  {
    title: 'What one process buys',
    summary: 'Isolation, simplicity and reproducibility, each measured rather than praised.',
    lessons: [
      {
        slug: 'isolation',
        title: 'Isolation',
        summary: 'A worker that runs out of memory must not take the web server with it.',
      },
      {
        slug: 'simplicity',
        title: 'Simplicity',
        summary: 'Images that hold the app and little else: smaller, quicker to read, easier to replace.',
      },
      {
        slug: 'reproducibility',
        title: 'Reproducibility',
        summary: 'The same image on every machine: pins, lock files, and no secret baked in.',
      },
    ],
  },
  {
    title: 'What many processes cost',
    summary: 'The price appears when something fails, and again when you scale.',
    lessons: [
      {
        slug: 'complexity',
        title: 'Complexity',
        summary: 'What a wrapper script must do to tell the truth, and the split that needs no wrapper.',
      },
      {
        slug: 'scaling-compose',
        title: 'Scaling with Compose',
        summary: 'Three web servers without three databases.',
      },
      {
        slug: 'scaling-swarm',
        title: 'Scaling with Swarm',
        summary: 'A service that updates without dropping a request.',
      },
      {
        slug: 'scaling-kubernetes',
        title: 'Scaling with Kubernetes',
        summary: 'The same service as a Deployment: probes, grace period, replicas.',
      },
    ],
  },
  {
    title: 'When many are right',
    summary: 'The exceptions, what each one costs, and how to pay no more than that.',
    lessons: [
      {
        slug: 'sidecars',
        title: 'Sidecars',
        summary: 'A helper beside the app: a second container, rather than a second process.',
      },
      {
        slug: 'supervisord',
        title: 'Supervisord',
        summary: 'Two processes that must live together, and a supervisor that admits failure.',
      },
      {
        slug: 'systemd-pitfalls',
        title: 'Systemd pitfalls',
        summary: 'Why it asks for --privileged, and how to translate a unit into run flags.',
      },
    ],
  },
  {
    title: 'On your own',
    summary: 'Everything at once, with a context that decides what is right.',
    lessons: [
      {
        slug: 'monolith',
        title: 'Take the monolith apart',
        summary: 'nginx, an app, redis and cron under one supervisor. Split what should be split.',
      },
      {
        slug: 'on-call',
        title: 'On call',
        summary: 'Incidents: diagnose from the symptoms, then fix.',
      },
    ],
  },
];
