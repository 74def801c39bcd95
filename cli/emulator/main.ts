#!/usr/bin/env node
import {emulate} from './emulate.ts';

// Whoever reads what we print may have left.
process.stdout.on('error', () => {});

emulate(process.argv.slice(2), process.env).then(
	code => process.exit(code),
	error => {
		process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
		process.exit(1);
	},
);
