import {ExitCode} from '../exit.ts';
import {defineSubcommand} from './subcommand.ts';

/** What editors check scenario files with. */
export const schemaCommand = defineSubcommand({
	command: 'schema',
	describe: 'print the JSON Schema of scenario files',
	builder: parser => parser,
	async run() {
		const {scenarioJsonSchema} = await import('../../scenarios/json-schema.ts');
		process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), undefined, '\t')}\n`);
		return ExitCode.Done;
	},
});
