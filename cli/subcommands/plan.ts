import {MockQmpError} from '../../core/runtime/errors.ts';
import {parseSpan} from '../../core/runtime/quantity.ts';
import {readPairs} from '../flag-values.ts';
import {defineSubcommand} from './subcommand.ts';

/** What a scenario will do. */
export const planCommand = defineSubcommand({
	command: 'plan <scenario>',
	describe: 'play a scenario in no time, without a socket, and print when what happens',
	builder: parser =>
		parser
			.positional('scenario', {type: 'string', demandOption: true})
			.option('seed', {string: true, default: 'plan', description: 'what chance follows from'})
			.option('format', {
				choices: ['text', 'mermaid', 'svg'] as const,
				default: 'text' as const,
				description: 'lines, a diagram for Markdown, or a picture',
			})
			.option('for', {string: true, default: '1h', description: 'how much of it'})
			.option('set', {
				string: true,
				array: true,
				nargs: 1,
				default: [],
				description: 'KEY=VALUE: a parameter of the scenario',
			}),
	async run({scenario, seed, format, for: span, set}) {
		const forMs = parseSpan(span);
		if (forMs === undefined) {
			throw new MockQmpError('OPTION_INVALID', `--for: "${span}" is not a time such as 10m or 24h`);
		}

		const {plan} = await import('../commands/plan.ts');
		return plan({scenario, seed, format, forMs, params: readPairs(set)});
	},
});
