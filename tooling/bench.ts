// npm run bench: every figure the project promises, from one run, as JSON. A figure is one module under bench/.
// --sizes leaves out what depends on the machine's speed: that is what npm test looks at.

import { chunks } from './bench/chunks';
import { compute } from './bench/compute';
import type { Measure } from './bench/figure';
import { firstLoad } from './bench/first-load';
import { grading } from './bench/grading';
import { floods, onDemand } from './bench/in-browser';
import { inspection } from './bench/inspection';
import { manyContainers } from './bench/many-containers';
import { build } from './build.mjs';

const sizes: Measure[] = [firstLoad, chunks, onDemand];
const times: Measure[] = [compute, grading, inspection, manyContainers, floods];
const measures = process.argv.includes('--sizes') ? sizes : [...sizes, ...times];

if (!build('export')) process.exit(1);
const figures = [];
for (const measure of measures) figures.push(...(await measure()));
console.log(JSON.stringify({ figures }));
