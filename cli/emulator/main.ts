#!/usr/bin/env node
import {fileURLToPath} from 'node:url';
import {CodeCache} from '../../core/runtime/code-cache.ts';

const cache = new CodeCache(fileURLToPath(import.meta.url));

import('./emulate.ts')
	.then(({emulate}) => emulate(process.argv.slice(2), process.env, () => cache.keep()))
	.then(
		code => process.exit(code),
		error => {
			process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
			process.exit(1);
		},
	);
