import {writeFileSync} from 'node:fs';
import {builtinNames} from '../../scenarios/library.ts';
import {goldenTranscript} from './golden.ts';

// `npm run transcripts`: writes anew what a client gets of each built-in scenario.
const FOLDER = new URL('../../../scenarios/builtin/', import.meta.url);

for (const name of builtinNames()) {
	writeFileSync(new URL(`${name}.qmp`, FOLDER), await goldenTranscript(name), 'latin1');
}
