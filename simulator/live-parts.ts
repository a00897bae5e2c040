// The files of images and host, and behind them the rest: fetched from here, so that bundlers see what is already there.
export { hostTree } from './images/host';
export { hubImages } from './images/hub';

export { lateParts } from './programs/late';

export const fetchTools = () => import('./programs/registry');
export const fetchDocker = () => import('./docker-host');
export const fetchSwarm = () => import('./swarm-host');
export const fetchCompose = () => import('./compose-host');
export const fetchKubernetes = () => import('./kubernetes-host');
