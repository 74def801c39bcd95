import {writeFileSync} from 'node:fs';
import {generateTypes} from '../../core/schema/generate-types.ts';

import {scenarioJsonSchema} from '../../scenarios/json-schema.ts';
import {commandLinePage} from './command-line-page.ts';
import {controlPage} from './control-page.ts';
import {errorsPage} from './errors-page.ts';
import {libraryPage} from './library-page.ts';
import {commandsPage, eventsPage} from './reference-pages.ts';

// `npm run generate`: writes what is made from recordings of QEMU and from the code.
const SNAPSHOT = 'qemu-7.2';
writeFileSync(
	new URL(`../../../core/schema/generated/${SNAPSHOT}.ts`, import.meta.url),
	generateTypes(SNAPSHOT),
);
writeFileSync(
	new URL('../../../scenarios/scenario.schema.json', import.meta.url),
	`${JSON.stringify(scenarioJsonSchema(), undefined, '\t')}\n`,
);
for (const [page, text] of [
	['events', eventsPage()],
	['commands', commandsPage()],
	['library', libraryPage()],
	['errors', errorsPage()],
	['command-line', await commandLinePage()],
	['control-api', await controlPage()],
]) {
	writeFileSync(new URL(`../../../docs/reference/${page}.md`, import.meta.url), text ?? '');
}
