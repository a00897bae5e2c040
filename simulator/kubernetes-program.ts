/** The client of a Kubernetes cluster; it brings the cluster with it. */
export const KUBECTL_PROGRAM = 'kubectl';
