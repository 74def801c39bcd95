import {ExitCode} from '../exit.ts';
import {controlOptions, controlTarget} from './control-options.ts';
import {defineSubcommand} from './subcommand.ts';

/** An event, now. */
export const emitCommand = defineSubcommand({
	command: 'emit <machines> <event> [data..]',
	describe: 'have a running mock tell of an event, through its control API',
	builder: parser =>
		parser
			.positional('machines', {
				type: 'string',
				demandOption: true,
				description: 'a number from 0, a name, or all',
			})
			.positional('event', {type: 'string', demandOption: true})
			.positional('data', {
				type: 'string',
				array: true,
				description:
					'members as KEY=VALUE; values are JSON where they can be; others are made to fit',
			})
			.options(controlOptions)
			.option('strict', {boolean: true, default: false, description: 'make nothing up'})
			.option('stateless', {
				boolean: true,
				default: false,
				description: 'do not change the run state that belongs to the event',
			})
			.option('unchecked', {
				boolean: true,
				default: false,
				description: 'send it as it is given, be it one that QEMU does not have',
			}),
	async run({machines, event, data: pairs = [], strict, stateless, unchecked, ...target}) {
		const {emit} = await import('../commands/emit.ts');
		await emit({
			target: controlTarget(target),
			machines,
			event,
			pairs,
			isStrict: strict,
			isStateless: stateless,
			isUnchecked: unchecked,
		});
		return ExitCode.Done;
	},
});
