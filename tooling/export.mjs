// npm run export: the self-paced course as static files in out/.
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
if (!build('export')) process.exit(1);
console.log('The static site is in out/. Any web server can serve it.');
