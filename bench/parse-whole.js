// What `longpole analyze` is compared with: reads the file that it is given, parses it whole, and ends.
import { readFileSync } from 'node:fs';

const read = JSON.parse(readFileSync(process.argv[2], 'utf8'));
process.stdout.write(`${Object.keys(read).length}\n`);
