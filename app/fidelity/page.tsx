import type { Metadata } from 'next';
import { DifferenceList } from '@/components/fidelity/difference-list';
import { TopicTable } from '@/components/fidelity/topic-table';
import { Page } from '@/components/site/page';
import { fidelity, reasons } from '@/content/fidelity';
import { session } from '@/simulator/kubernetes/http/session';

export const metadata: Metadata = {
  title: 'How true the terminal is',
  description:
    'The simulated Docker host beside transcripts of a real engine: what agrees, what differs, what was never recorded.',
};

const kubectlCommands = session.split('\n').filter((line) => line.startsWith('kubectl ')).length;

const sum = (key: 'scenarios' | 'steps' | 'matched') => fidelity.topics.reduce((total, topic) => total + topic[key], 0);

export default function FidelityPage() {
  const { docker = '', compose = '', buildx = '', kernel = '' } = fidelity.engine;
  const share = Math.floor((1000 * sum('matched')) / sum('steps')) / 10;
  return (
    <Page
      title="How true the terminal is"
      lead={`${sum('scenarios')} sessions, ${sum('steps')} commands, recorded on a real Docker Engine and played again on the simulated one: ${share} % of the answers agree.`}
    >
      <p>
        Recorded with Docker Engine {docker}, Compose {compose}, Buildx {buildx}, Linux {kernel}. A command agrees when
        exit status, standard output, standard error and the time it took are the same; ids, addresses, process numbers
        and times of day may differ. Two recordings of the real engine agree with each other on about 98.7 %.
      </p>
      <h2>By topic</h2>
      <TopicTable topics={fidelity.topics} reasons={reasons} />
      <h2>What differs</h2>
      <DifferenceList differences={fidelity.differences} />
      <h2>What is simulated but was never recorded</h2>
      <ul>
        <li>
          Interactive use: line editing, completion, job control, and the moving display of docker build on a terminal.
        </li>
        <li>
          The images as on Docker Hub. The recordings’ images have ps and curl everywhere; the course’s have what Docker
          Hub’s have, and lessons say how to install the rest.
        </li>
        <li>
          apt-get, npm and pip install from a closed catalogue. What they change in an image is exact; what they print
          is shorter than life.
        </li>
        <li>Memory and CPU of programs, which are declared and not measured.</li>
      </ul>
      <h2 id="kubernetes">What rests on documentation: Kubernetes</h2>
      <p>
        No cluster was recorded. What the simulated one does (its API, scheduler, controllers, kubelet and proxy)
        follows the documentation of Kubernetes v1.32; its one node runs containers on the Docker that is held against
        recordings. What can be compared with the real thing is its client: a real kubectl 1.32 is given{' '}
        {kubectlCommands} commands, and those of the lesson, on the simulated API, and prints what the simulated kubectl
        prints; names, times and addresses may differ. The second that a Service needs to notice an ended Pod is the
        default of kube-proxy; a large cluster may take longer.
      </p>
      <h2>What is not simulated</h2>
      <p>
        Applications other than the course’s own, registries, TLS, a swarm or a cluster of several machines, and
        whatever says “not part of this simulation”. A command that is not simulated says so in one line; nothing
        pretends.
      </p>
    </Page>
  );
}
