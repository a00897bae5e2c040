// npm run bench: every figure the project promises, from one run, as JSON. A figure is one module under bench/.

import { chunks } from './bench/chunks';
import { compute } from './bench/compute';
import type { Measure } from './bench/figure';
import { firstLoad } from './bench/first-load';
import { inBrowser } from './bench/in-browser';
import { build } from './build.mjs';

const measures: Measure[] = [firstLoad, chunks, compute, inBrowser];

if (!build('export')) process.exit(1);
const figures = [];
for (const measure of measures) figures.push(...(await measure()));
console.log(JSON.stringify({ figures }));
