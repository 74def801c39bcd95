import type {Environment} from '../settings.ts';
import {isDaemonChild} from './daemon.ts';
import {type ProcessOptions, readProcessOptions} from './process-options.ts';

/**
 * Runs as the process of QEMU that the words of a command line ask for, and loads no more than that takes. `onEnd` is
 * called when a machine has come to its end. Gives the exit code.
 */
export const emulate = async (
	words: readonly string[],
	environment: Environment,
	onEnd: () => void,
): Promise<number> => {
	let options: ProcessOptions;
	try {
		options = readProcessOptions(words);
	} catch (error) {
		const {FAILED, Speech} = await import('./messages.ts');
		new Speech().complain(error);
		return FAILED;
	}

	if (options.question !== undefined) {
		const {answer} = await import('./answers.ts');
		return answer(options.question, environment);
	}

	if (options.isDaemon && !isDaemonChild()) {
		const {startDaemon} = await import('./start-daemon.ts');
		return startDaemon(options.descriptors);
	}

	const {Emulation} = await import('./emulation.ts');
	const code = await new Emulation(options, environment).run();
	if (!options.isProbe) {
		onEnd();
	}

	return code;
};
