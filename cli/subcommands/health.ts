import {ExitCode} from '../exit.ts';
import {controlOptions, controlTarget} from './control-options.ts';
import {defineSubcommand} from './subcommand.ts';

/** For health checks of containers. */
export const healthCommand = defineSubcommand({
	command: 'health [address]',
	describe: 'tell by the exit code whether a mock accepts clients; takes no monitor from anyone',
	builder: parser => parser.positional('address', {type: 'string'}).options(controlOptions),
	async run({address, ...target}) {
		const {health, healthOfControl} = await import('../commands/health.ts');
		if (target.control === undefined) {
			await health(address ?? process.env.MOCK_QMP_LISTEN ?? 'tcp:127.0.0.1:4444');
		} else {
			await healthOfControl(controlTarget(target));
		}

		return ExitCode.Done;
	},
});
