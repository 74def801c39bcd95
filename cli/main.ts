#!/usr/bin/env node
import {fileURLToPath} from 'node:url';
import {CodeCache} from '../core/runtime/code-cache.ts';

const cache = new CodeCache(fileURLToPath(import.meta.url));

void import('./program.ts').then(({runProgram}) => runProgram(() => cache.keep()));
